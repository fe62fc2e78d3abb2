"""Those who take part, as far as telling them apart goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from timeline import arabic
from timeline.bases import PRIVATE, international
from timeline.model import EntityMention, Kind

_REMEMBERED = 1 << 16
_ATTENDED = "conference-attend"
_JOINED = frozenset({"ratified", "in_force"})
_RANKS = ("head_of_state", "head_of_government", "deputy_head_of_state", "deputy_head_of_government", "foreign_minister")


def key(entity: EntityMention) -> str:
    """What two mentions of one participant share: the state, the lexicon's id, else the folded name."""
    if entity.kind is Kind.STATE:
        return entity.country or entity.id
    return entity.id or " ".join(arabic.words(entity.name)) or f"{entity.country} {entity.office}"


class Party(NamedTuple):
    """What is compared of a participant: ``key`` and ``country``, whether he is a state, and the office of one who is not ``named``."""

    key: str
    country: str
    state: bool
    office: str
    named: bool


def party(entity: EntityMention) -> Party:
    """A participant as he is compared."""
    return _party(key(entity), entity.country, entity.kind is Kind.STATE, entity.office, bool(entity.name))


@lru_cache(maxsize=_REMEMBERED)
def _party(key: str, country: str, state: bool, office: str, named: bool) -> Party:
    return Party(key, country, state, office, named)


@lru_cache(maxsize=_REMEMBERED)
def shared(marks: frozenset[str]) -> frozenset[str]:
    """One object for equal sets: the same few people take part in most of what happens."""
    return marks


def distinct(entities: Iterable[EntityMention]) -> tuple[EntityMention, ...]:
    """Each participant once, in order of appearance, under the fullest name that it has."""
    best: dict[str, EntityMention] = {}
    for entity in entities:
        own = key(entity)
        held = best.get(own)
        if held is None:
            best[own] = entity
        elif len(entity.name) > len(held.name):
            best[own] = replace(entity, id=held.id or entity.id, country=held.country or entity.country)
    return tuple(best.values())


def facing_states(actors: Sequence[EntityMention], recipients: Sequence[EntityMention]) -> set[str]:
    """The states that stand on one side with a body of their own on the other (a government and its rebels)."""
    return {
        state.country
        for one, other in ((actors, recipients), (recipients, actors))
        for state in one
        for body in other
        if state.kind is Kind.STATE and body.kind is Kind.ORGANIZATION and state.country == body.country
    }


def one_side(entities: Iterable[EntityMention], represented: frozenset[str]) -> tuple[EntityMention, ...]:
    """Each participant once, without the state for which somebody stands, be he named or called by his office alone."""
    own = [e for e in distinct(entities) if (e.kind is not Kind.STATE and (e.name or e.id)) or e.country not in represented]
    untold = {e.country for e in own if e.kind is Kind.PERSON and not (e.name or e.id)}
    return tuple([e for e in own if e.kind is not Kind.STATE or e.country not in untold])


def guests(told: Sequence[EntityMention], hosts: Sequence[EntityMention], place: EntityMention | None) -> list[EntityMention]:
    """Those at a gathering, less the land in which a body of several states holds it."""
    lent = place.country if place and any(map(international, hosts)) else ""
    return [e for e in told if not (lent and e.kind is Kind.STATE and e.country == lent)]


def stands_alone(entity: EntityMention, type: str, subtypes: frozenset[str], rules: set[str]) -> bool:
    """Whether somebody may be told alone: not who only attends something, nor who agrees, unless he is a body, which is several, or
    ratifies or joins a treaty.
    """
    if type == "agreement":
        return entity.plural or international(entity) or bool(subtypes & _JOINED)
    return entity.kind is not Kind.PERSON or rules != {_ATTENDED}


def public(entity: EntityMention) -> bool:
    """Whether an event in which somebody takes part is more than private: a state, a body, officials, the holder of an office."""
    return entity.kind is not Kind.PERSON or entity.plural or entity.office not in ("", PRIVATE)


def standing(entity: EntityMention) -> int:
    """How high somebody stands in his state, 0 for its head."""
    return _RANKS.index(entity.office) if entity.office in _RANKS else len(_RANKS)
