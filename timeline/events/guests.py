"""Visits told beside the reception of the visitor or the invitation to him: whose visit it is, and to which land, and who invites."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.clause import Complement, complements, subject_before
from timeline.events.items import Item
from timeline.events.parts import CLOSERS, JOURNEYS, WORDS, is_land
from timeline.events.places import where
from timeline.model import EntityMention, Kind

_HOSTING = frozenset({"receive", "host", "meet", "invite", "discuss"})
_RECEIVING = frozenset({"receive", "host"})
_NEAR = 3
_INVITED, _ASKED = 6, 12
_QUALIFYING = WORDS | {"adverb"}


def guest(row: Sequence[Item], at: int) -> Complement | None:
    """Who is received in the clause of an event noun: it is his visit that the pronoun on the noun means."""
    sides = _sides(row, at, _RECEIVING)
    return sides[1] if len(sides) > 1 else None


def land(row: Sequence[Item], at: int) -> EntityMention | None:
    """The state of the host where a visit goes to ``the land``, as his press says, or to ``his land``."""
    if not any(is_land(row, i) for i in range(at + 1, min(at + _NEAR, len(row)))):
        return None
    sides = _sides(row, at, _HOSTING)
    host = sides[0].entities[0] if len(sides) > 1 else None
    return host.as_state() if host and host.country else None


def inviting(row: Sequence[Item], at: int) -> EntityMention | None:
    """The state that somebody is to visit after an invitation of which nobody says whose it is."""
    for i in range(at + 1, min(at + _INVITED, len(row))):
        if row[i].nouns.among(JOURNEYS):
            goal = next((c.entities[0] for c in complements(row, i + 1) if c.preposition in ("", "to") and c.gap <= 1), None)
            return goal.as_state() if goal and goal.country and goal.kind in (Kind.PLACE, Kind.STATE) else None
        if row[i].kind not in _QUALIFYING:
            return None
    return None


def invitee(row: Sequence[Item], at: int) -> Sequence[EntityMention]:
    """Whom an invitation to a visit is to, told between the two (``an invitation from X to Y to visit``)."""
    if row[at].preposition != "for":
        return ()
    for i in range(at - 1, max(0, at - _ASKED), -1):
        if row[i].kind in CLOSERS or row[i].nouns:
            break
        if row[i].kind == "entity" and row[i].entities[0].kind is Kind.PERSON and (row[i].preposition == "for" or row[i - 1].kind == "to"):
            return row[i].entities if any("invitation" in item.nouns.ids for item in row[max(0, i - _ASKED) : i]) else ()
    return ()


def there_before(row: Sequence[Item], at: int) -> EntityMention | None:
    """Where an earlier visit went since which a visit is the first: to the same land (``the first to India since that of Nixon``)."""
    if row[at - 1].kind != "since" or not any(item.nouns.among(JOURNEYS) for item in row[:at]):
        return None
    for i in range(at - 2, 0, -1):
        if row[i].kind in CLOSERS:
            return None
        if row[i].kind == "entity" and (row[i].preposition == "for" or row[i - 1].kind == "to") and row[i].entities[0].basis != "group":
            return where(row[i].entities)
    return None


def _sides(row: Sequence[Item], at: int, verbs: frozenset[str]) -> list[Complement]:
    """The subject and the object of the nearest verb before an event noun in its clause, if it is one of some verbs."""
    for i in range(at - 1, -1, -1):
        if row[i].kind in CLOSERS:
            return []
        if row[i].kind == "verb":
            if not row[i].verbs.among(verbs):
                return []
            before = subject_before(row, i)
            after = [c for c in complements(row[:at], i + 1) if c.preposition in ("", "with")]
            return [before, *after] if before else after
    return []
