"""Who is at a gathering because he does something there: meets somebody on its sidelines, in its course or at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.arabic import Tokens
from timeline.events.filling import Roles, same
from timeline.events.frames import Frame
from timeline.events.gatherings import Gathering, decides, in_it, known
from timeline.events.items import Item
from timeline.events.parts import CLOSERS, WORDS
from timeline.events.sides import Parties
from timeline.model import EventMention, Kind, Status

_GATHERINGS = frozenset({"conference", "meeting"})
_AT = frozenset({"aside", "during", "in"})
_BESIDE = frozenset({"aside", "during"})
_MEETINGS = frozenset({"meeting"})
_NEAR = 4
_UNDONE = frozenset({Status.DENIED, Status.CANCELLED})


def gathering(
    frame: Frame,
    roles: Roles,
    row: Sequence[Item],
    triggers: Sequence[int],
    here: Sequence[EventMention],
    gathered: Gathering,
    told: EventMention | None,
    tokens: Tokens,
) -> tuple[EventMention | None, bool]:
    """Fill whose a gathering is; the meeting of the sentence that was at it, and whether it is the one told of before."""
    met, again = None, False
    if frame.type in _GATHERINGS:
        met = met_at(row, triggers, here)
        again = known(frame, roles, row, triggers, gathered, tokens, guests=met is not None)
        in_it(frame, roles, told)
    elif frame.type == "resolution":
        decides(roles, row, triggers, gathered, tokens)
    return met, again


def met_at(row: Sequence[Item], triggers: Sequence[int], events: Sequence[EventMention]) -> EventMention | None:
    """The meeting that its clause says took place at a gathering: the nearest before its word, or after one that opens the clause.

    What is to come some day says nothing of who will be there.
    """
    way = _way(row, triggers[0]) if len(triggers) == 1 else -1
    if way < 0:
        return None
    meetings = [e for e in events if e.type in _MEETINGS and (e.status is Status.OCCURRED or (e.dates and e.status not in _UNDONE))]
    before = max((e for e in meetings if e.first < row[way].first), key=lambda e: e.first, default=None)
    if before and not any(_parts(row, i) for i in range(way) if row[i].first >= before.first):
        return before if row[way].kind in _BESIDE or not any(row[i].verbs for i in range(way) if row[i].first > before.first) else None
    after = min((e for e in meetings if e.first > row[triggers[0]].first), key=lambda e: e.first, default=None)
    fronted = row[way].kind in _BESIDE and not any(item.verbs and not item.nouns for item in row[:way])
    return (
        after if after and fronted and not any(_parts(row, i) for i in range(triggers[0], len(row)) if row[i].first < after.first) else None
    )


def with_guests(sides: list[Parties], met: EventMention | None) -> list[Parties]:
    """The sides of gatherings with those who met at them among their guests."""
    return [_with(told, met) if met and told.type == "conference" else told for told in sides]


def _with(told: Parties, met: EventMention) -> Parties:
    held = (*told.actors, *told.recipients, *told.others)
    guests = (e for e in (*met.actors, *met.recipients) if e.kind in (Kind.PERSON, Kind.STATE))
    return replace(told, recipients=(*told.recipients, *(e for e in guests if not any(same(e, one) for one in held))))


def _way(row: Sequence[Item], noun: int) -> int:
    """Where a preposition says that something takes place at the gathering whose word follows, past its sessions; -1 without one."""
    for i in range(noun - 1, max(-1, noun - _NEAR), -1):
        if row[i].kind in _AT:
            return i
        if not (row[i].kind in WORDS | {"adverb"} or (row[i].kind == "noun" and row[noun].preposition)):
            return -1
    return -1


def _parts(row: Sequence[Item], i: int) -> bool:
    return row[i].kind in CLOSERS or row[i].kind == "rel"
