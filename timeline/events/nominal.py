"""Visits told without a verb: a headline or an entry of a chronology that only says who is where (``the minister in Moscow today``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from timeline.bases import ENVOYS
from timeline.events.candidates import Candidate
from timeline.events.filling import Roles
from timeline.events.frames import Slot, frames
from timeline.events.items import Item
from timeline.events.lexemes import BE
from timeline.events.parts import CLOSERS, COORDINATE
from timeline.events.places import where
from timeline.model import EntityMention, Kind

WHERE, FUTURE = frozenset({"in", "to"}), "future"
"""The kinds of what says where somebody is or goes, and the form of a verb that is understood before the latter."""
_PRESENT, _GUEST = "presence", "guest"
_CLAUSE = CLOSERS | {"verb"}
_BEFORE = frozenset({"date", "mark", "comma", "stop"})
_AFTER = frozenset({COORDINATE, "date", "comma", "stop", "where", "in", "mark", "adverb", "led", "invited", "word"})


def present(row: Sequence[Item], *, dated: bool) -> Iterator[Candidate]:
    """The visits that a sentence or its clauses tell by a person and ``in`` a land that is not his, or ``to`` it, where he is yet to go;
    a date or a headline makes it news.
    """
    opens = [i + 1 for i, item in enumerate(row) if item.kind == COORDINATE and item.first == item.last]
    first = next((i for i, item in enumerate(row) if item.kind not in _BEFORE), len(row))
    for who in (first, *opens):
        if who + 2 >= len(row) or row[who + 1].kind not in WHERE or row[who + 1].joined or not _can_travel(row[who]):
            continue
        place, after = where(row[who + 2].entities), row[who + 3] if who + 3 < len(row) else None
        abroad = place is not None and place.basis != "demonym" and place.country not in ("", row[who].entities[0].country)
        further = row[who + 4] if who + 4 < len(row) else None
        alone = after is not None and after.kind == "word" and (further is None or further.kind in ("comma", "stop"))
        closed = after is None or after.kind in _AFTER or after.preposition == "for" or alone
        bound = row[who + 1].kind == "to"
        told = dated or (not bound and any(item.date for item in row))
        if abroad and closed and told:
            yield Candidate(frames().nouns[_PRESENT], (who + 1,), FUTURE if bound else "")


def was_present(row: Sequence[Item]) -> list[Candidate]:
    """The visit that a clause tells by ``was`` with somebody and ``in`` a land that is not his, on a day (``in May X was in Rome``)."""
    for i in range(len(row) - 3):
        if not any(verb.id == BE and form.startswith("perfect") for verb, form in row[i].verbs):
            continue
        who = i - 1 if i and row[i - 1].kind == "entity" else i + 1
        at = max(who, i) + 1
        at += 2 if row[at].kind == "in" and row[at + 1].date else 1 if row[at].date else 0
        if at + 1 < len(row) and row[at].kind == "in":
            place = where(row[at + 1].entities)
            abroad = place is not None and place.basis != "demonym" and place.country not in ("", *(e.country for e in row[who].entities))
            after = row[at + 2] if at + 2 < len(row) else None
            closed = after is None or after.kind in _AFTER or after.preposition == "for"
            if abroad and closed and _can_travel(row[who]) and _dated_here(row, i):
                return [Candidate(frames().nouns[_PRESENT], (at,))]
    return []


_BETWEEN = frozenset({"adverb", "in"})
"""What may stand, beside a date, between somebody and where he was."""


def _dated_here(row: Sequence[Item], at: int) -> bool:
    """Whether a date stands beside what is told at a place: right before it, or after it in its clause."""
    after = takewhile(lambda item: item.kind not in _CLAUSE, row[at + 1 :])
    return (at > 0 and row[at - 1].date is not None) or any(item.date for item in after)


def is_guest(row: Sequence[Item], triggers: Sequence[int]) -> bool:
    """Whether the word for a guest alone is what tells something."""
    return len(triggers) == 1 and _GUEST in row[triggers[0]].nouns.ids


def as_guest(row: Sequence[Item], at: int) -> Roles:
    """Who is called the guest of a person or a land on some day, without a verb (``the president is the king's guest tomorrow``)."""
    named = at and at + 1 < len(row) and _can_travel(row[at - 1]) and row[at + 1].kind == "entity" and not row[at + 1].preposition
    dated = any(item.date is not None and item.date.kind == "DATE" for item in row)
    abroad = named and row[at + 1].entities[0].country not in ("", row[at - 1].entities[0].country)
    return of_present(row, at) if abroad and dated else Roles()


def of_present(row: Sequence[Item], at: int) -> Roles:
    """Who is there, and where."""
    roles = Roles()
    who = next((item for item in reversed(row[:at]) if item.kind not in _BETWEEN and not item.date), row[at])
    roles.put(Slot("actor"), who.entities, "who is there")
    roles.put(Slot("destination"), row[at + 1].entities, "where he is")
    return roles


def _can_travel(item: Item) -> bool:
    """Whether an item is somebody of one state, by name or by an office that only one holds, and nobody who is posted abroad."""
    if item.kind != "entity" or item.preposition or len(item.entities) != 1:
        return False
    one: EntityMention = item.entities[0]
    known = bool(one.name) or one.office not in ("", "other")
    return one.kind is Kind.PERSON and known and not one.plural and bool(one.country) and one.office not in ENVOYS
