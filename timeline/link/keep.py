"""The ids that events had in a table that is brought up to date: once issued they stay."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from timeline.model import Anchored, Event, Span

Place = tuple[str, Span, str, tuple[Span, ...]]
"""Which mention of its article one is, whatever was read since: article, trigger, type, and where its participants stand."""


def keep(events: Sequence[Event], ids: Mapping[str, Sequence[Anchored]], locked: Collection[str] = ()) -> list[Event]:
    """Events under the ids that they had.

    An event keeps the id under which most of its mentions of old stood; of several events that share one the best-told keeps it, and
    of several ids that come together in one event a locked one stays, else the oldest, which is the one told first.

    Args:
        events: the events as linked now.
        ids: the mentions that each id had.
        locked: ids that stay whatever else is known.
    """
    homes = {_place(mention): number for number, event in enumerate(events) for mention in event.mentions}
    claims: defaultdict[int, list[tuple[bool, str, str]]] = defaultdict(list)
    for name, mentions in ids.items():
        votes = Counter(home for mention in mentions if (home := homes.get(_place(mention))) is not None)
        if votes:
            claims[max(votes, key=lambda home: (votes[home], -home))].append((name not in locked, _told_first(mentions), name))
    kept = {number: min(claimed)[2] for number, claimed in claims.items()}
    taken = set(ids)
    return [_named(event, kept.get(number, ""), taken) for number, event in enumerate(events)]


def _place(mention: Anchored) -> Place:
    event = mention.event
    return event.document.id, event.span, event.type, tuple(e.span for e in (*event.actors, *event.recipients))


def _told_first(mentions: Sequence[Anchored]) -> str:
    return min((p.start.isoformat() for m in mentions if (p := m.event.document.published)), default="9999")


def _named(event: Event, name: str, taken: set[str]) -> Event:
    """An event under the id that it had, or else under its own, numbered if that is taken."""
    if not name:
        turn, name = 1, event.id
        while name in taken:
            turn += 1
            name = f"{event.id}-{turn}"
        taken.add(name)
    return event if name == event.id else replace(event, id=name)
