"""The trigger table as frames: what fills which role around a verb, a light verb with its noun, or a noun alone."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cache

from timeline.bases import AIRPORT, ENVOYS, METONYMS, SPEAKING, international
from timeline.lexicon import load_table
from timeline.lexicon.event_rows import Trigger
from timeline.model import EntityMention, Kind

SPEAKERS = frozenset({"foreign_ministry_spokesperson", "government_spokesperson", SPEAKING})
_ROLES = frozenset({"actor", "recipient", "destination", "envoy", "purpose"})
_GOALS = frozenset({"destination", "actor_or_destination", "origin"})


@dataclass(frozen=True, slots=True)
class Slot:
    """A role and the filter on what may fill it."""

    role: str
    accepts: str = ""

    @classmethod
    def parse(cls, text: str) -> Slot:
        """Read ``role`` or ``role:filter``."""
        role, _, accepts = text.partition(":")
        return cls(role, accepts)

    def admits(self, entity: EntityMention) -> bool:
        """Whether the filter lets an entity in; nobody travels to what lies in no known state."""
        nowhere = entity.basis in ("ner", "site", "building", AIRPORT) or (entity.kind is Kind.PLACE and self.role in _GOALS)
        if nowhere and not entity.country and (self.role in _GOALS or self.accepts == "body"):
            return self.role == "actor_or_destination" and entity.kind is Kind.PERSON
        if self.accepts in ("person", "host"):
            return is_somebody(entity) or (self.accepts == "host" and (entity.kind is Kind.STATE or entity.basis in METONYMS))
        if self.accepts == "mover":
            return entity.kind is Kind.PERSON or entity.plural
        if self.accepts in ("place", "organ"):
            organ = entity.kind is Kind.ORGANIZATION and entity.basis == "group" and bool(entity.country) and not entity.plural
            return organ or (self.accepts == "place" and entity.kind in (Kind.PLACE, Kind.STATE))
        if self.accepts == "body":
            return international(entity)
        if self.accepts == "state":
            return entity.kind is not Kind.PLACE or entity.basis in METONYMS
        if self.accepts == "nation":
            return entity.kind is Kind.STATE or (international(entity))
        if self.accepts == "ambassador":
            return entity.office in ENVOYS
        if self.role in ("destination", "actor_or_destination", "origin", "host"):
            return True
        if self.role == "site":
            return entity.kind is not Kind.PERSON
        return entity.kind is not Kind.PLACE or entity.basis in METONYMS


def is_somebody(entity: EntityMention) -> bool:
    """Whether a mention can travel and shake hands: a person, officials without names, a delegation's body."""
    return entity.kind is Kind.PERSON or entity.plural or entity.kind is Kind.ORGANIZATION


@dataclass(frozen=True, slots=True)
class Frame:
    """A trigger row with its slots parsed."""

    name: str
    type: str
    subtypes: frozenset[str]
    subject: Slot | None
    object: Slot | None
    complements: dict[str, Slot]
    needs: frozenset[str]
    roles: tuple[str, ...]
    """Those of its needs that are roles, in their order."""
    bare: bool


@dataclass(frozen=True, slots=True)
class Frames:
    """Frames by what triggers them."""

    verbs: dict[str, Frame]
    governed: dict[tuple[str, str], Frame]
    nouns: dict[str, Frame]
    governors: dict[str, set[str]]
    """The verbs and masdars that each noun may have beside it."""


def _frame(row: Trigger) -> Frame:
    pairs = [pair.split("=", 1) for pair in row.complements]
    return Frame(
        row.id,
        row.type,
        frozenset(row.subtypes),
        Slot.parse(row.subject) if row.subject else None,
        Slot.parse(row.object) if row.object else None,
        {preposition: Slot.parse(slot) for preposition, slot in pairs},
        frozenset(row.needs),
        tuple(sorted(_ROLES.intersection(row.needs))),
        not row.governors,
    )


def build(rows: Iterable[Trigger]) -> Frames:
    """Index trigger rows; the first row of a pair of governor and noun wins."""
    frames = Frames({}, {}, {}, {})
    for row in rows:
        frame = _frame(row)
        for noun in row.nouns:
            if row.governors:
                frames.governors.setdefault(noun, set()).update(row.governors)
                for governor in row.governors:
                    frames.governed.setdefault((governor, noun), frame)
            else:
                frames.nouns.setdefault(noun, frame)
        if not row.nouns:
            for governor in row.governors:
                frames.verbs.setdefault(governor, frame)
    return frames


@cache
def frames() -> Frames:
    """The frames of the project's trigger table."""
    return build(load_table(Trigger))


@dataclass(frozen=True, slots=True)
class Telling:
    """The verbs and nouns that tell an event by themselves, and the governors that each noun may have beside it."""

    alone: frozenset[str]
    governors: dict[str, set[str]]

    def by(self, words: Set[str]) -> bool:
        """Whether a sentence with these verbs and nouns may tell an event."""
        if not self.alone.isdisjoint(words):
            return True
        return any(not self.governors[noun].isdisjoint(words) for noun in self.governors.keys() & words)


@cache
def telling() -> Telling:
    """The words of the project's trigger table."""
    table = frames()
    return Telling(frozenset({*table.verbs, *table.nouns}), table.governors)
