"""Sides that only a pronoun names: on a preposition (``held talks with him``), or on the verb that governs an event noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from timeline.events.filling import Antecedent, Roles, same
from timeline.events.frames import Frame, Slot
from timeline.events.items import Item
from timeline.events.lexemes import BE
from timeline.events.parts import CLOSERS, WORDS, is_noun
from timeline.memo import Memo
from timeline.model import EntityMention

_NUMBERS = {"him": "m", "her": "w", "two": "d"}
_MEANT = frozenset({"recipient", "actor", "pair"})
_OF_STATES = frozenset({"relations", "sanction"})
"""The types in which a pronoun means a state or a body."""
_SEVERAL_OBJECTS = frozenset({"ceremony", "conference", "inspection"})
"""Types whose verb may have another object before the event noun: attended the closing session of the conference."""
_RESUMED = 3
_OF_SUBJECT = WORDS | {"mark", "perhaps", "demonym"}
_PLACE = "her"
"""Towns and most states are feminine."""


def referred(frame: Frame, roles: Roles, row: Sequence[Item], triggers: Sequence[int], antecedent: Antecedent) -> None:
    """Fill the roles that pronouns name and nothing else does; nobody meets, calls or writes to his own state."""
    for i, preposition, whom in _pronouns(row, triggers):
        item, slot = row[i], frame.complements.get(preposition)
        if item.kind == "therein" and frame.type not in _OF_STATES:
            continue
        if slot and slot.role == "destination" and whom == _PLACE and not roles.filled.get(slot.role):
            home = next((e.country for e in roles.filled.get("actor", [])), "")
            roles.put(slot, antecedent(item.first, "t", home), "pronoun of a place")
        if frame.type == "visit" and preposition == "by":  # which he ``was to pay``: it is the visit itself that is meant
            continue
        if slot is None or slot.role not in _MEANT or (_resumes(row, i) and not (frame.type in _OF_STATES and _described(row, i, roles))):
            continue
        if slot.role == "pair" and whom != "two":
            roles.lead(antecedent(item.first, "s", ""), f"pronoun after {preposition}")
        elif slot.role == "pair" and not (roles.filled.get("actor") and roles.filled.get("recipient")):
            both = antecedent(item.first, "d", "")
            if len(both) > 1:
                roles.filled = {role: held for role, held in roles.filled.items() if role not in ("actor", "recipient")}
                roles.put(slot, both, f"pronoun after {preposition}")
        elif slot.role != "pair" and not roles.filled.get(slot.role):
            other = roles.filled.get("recipient" if slot.role == "actor" else "actor", [])
            number = "b" if frame.type in _OF_STATES else _NUMBERS[whom]
            away = other[0].country if other else ""
            meant = antecedent(item.first, number, away)
            if any(same(e, o) for e in meant for o in other):
                meant = antecedent(item.first, _NUMBERS[whom], away)
            roles.put(slot, meant, f"pronoun after {preposition}")


def nobody(token: int, number: str, away: str) -> tuple[EntityMention, ...]:
    """The antecedents of a subject that cannot be unspoken."""
    return ()


def stranger(token: int, number: str, away: str) -> tuple[EntityMention, ...]:
    """The antecedents of a subject that is told, of whom we know nothing."""
    return ()


def unspoken(row: Sequence[Item], at: int, antecedent: Antecedent, frame: Frame, noun: int = -1) -> Antecedent:
    """The antecedents of a verb's subject: none if a word that we do not know stands in its place: behind the object's pronoun, between
    *had* and the verb, or, where an event noun is the object, definite right behind the verb.
    """
    after = row[at + 1] if at + 1 < len(row) else row[at]
    told = any(form.endswith("+object") for _, form in row[at].verbs) and after.kind in WORDS
    takes_more = frame.type in _SEVERAL_OBJECTS or frame.name.endswith("-attend")
    own = at + 1 < noun and not takes_more and after.definite and not after.preposition and after.kind in (*WORDS, "noun")
    return stranger if own else nobody if told or _had(row, at) else antecedent


def _had(row: Sequence[Item], at: int) -> bool:
    """Whether words that we do not know stand between *was* and a perfect: they are its subject."""
    i = at - 1
    while i > 0 and row[i].kind in _OF_SUBJECT:
        i -= 1
    words = [item for item in row[i + 1 : at] if item.kind in WORDS]
    return bool(words) and row[i].kind == "adverb" and BE in row[i].verbs.ids and row[at].verbs[0][1].startswith("perfect")


def object_of(frame: Frame, slot: Slot, roles: Roles, item: Item, antecedent: Antecedent, *, there: bool = False) -> bool:
    """Whom a verb's own pronoun means (``handed him a letter``): the last person told of another state; True if there is one.

    ``there``: where a journey went (``to Rome, where she received him``), he is who travels.
    """
    acting = next((e.country for role in ("actor", "other") for e in roles.filled.get(role, [])), "")
    return roles.put(slot, antecedent(item.first, "s" if there else "m", acting), "object pronoun")


def _read(kind: str) -> tuple[str, str] | None:
    """The preposition of a kind of items that has a pronoun on it, and whom that means."""
    preposition, _, whom = ("in_her" if kind == "therein" else kind).rpartition("_")
    return (preposition, whom) if whom in _NUMBERS else None


_meant = Memo(_read)


def has_pronouns(kinds: Set[str]) -> bool:
    """Whether there are prepositions with a pronoun among some kinds of items."""
    return any(map(_meant.__getitem__, kinds))


def _pronouns(row: Sequence[Item], triggers: Sequence[int]) -> Iterator[tuple[int, str, str]]:
    """Where prepositions with a pronoun stand in the clause of the triggers."""
    first = min(triggers)
    for i in range(first + 1, len(row)):
        kind = row[i].kind
        if kind in CLOSERS or (kind == "verb" and i not in triggers and not is_noun(row, i)):
            return
        if meant := _meant[kind]:
            yield i, *meant


def _described(row: Sequence[Item], i: int, roles: Roles) -> bool:
    """Whether it is the one who acts whom a relative clause describes, so that its pronoun means somebody else."""
    rel = next((j for j in range(i - 1, 0, -1) if row[j].kind == "rel"), 0)
    return rel > 0 and any(e in roles.filled.get("actor", []) for e in row[rel - 1].entities)


def _resumes(row: Sequence[Item], i: int) -> bool:
    """Whether a pronoun only resumes the noun that a relative clause describes: somebody else is the subject of the clause."""
    if not any(row[j].kind == "rel" for j in range(max(0, i - _RESUMED), i)):
        return False
    if any(form.endswith("+object") for item in row[max(0, i - _RESUMED) : i] for _, form in item.verbs):
        return False
    return not (row[i - 1].verbs and row[i - 2].kind == "rel" and i + 1 < len(row) and row[i + 1].nouns)
