"""One real event, one row: mentions are grouped first within each article, then across articles, and fused.

Grouping is by ordered, named levels of agreement on participants, dates and status (``compare``), each group compared as a whole, so
that no chain of half-alike mentions ever joins two events.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Literal

from timeline.link.compare import level
from timeline.link.group import Group, key
from timeline.link.hosts import away, with_hosts
from timeline.model import Anchored, Event, Interval

__all__ = ["Merge", "link"]

Merge = Literal["corpus", "document", "none"]


def link(anchored: Iterable[Anchored], merge: Merge = "corpus") -> list[Event]:
    """Events of the mentions, in chronological order; undated ones last.

    Args:
        anchored: mentions of one document after another.
        merge: one event in the ``corpus``, in each ``document``, or ``none``: one mention, one event.
    """
    groups: list[Group] = []
    for _, mentions in groupby(anchored, key=lambda a: a.event.document.id):
        own = [Group((mention,)) for mention in sorted(mentions, key=lambda m: m.event.span.start)]
        groups += own if merge == "none" else _grouped(with_hosts(_grouped(own, within=True)), within=True)
    if merge == "corpus":
        groups = _grouped(groups, within=False)
    return _identified(sorted((group for group in groups if group.tells), key=_order))


def _order(group: Group) -> tuple[bool, str, str, str, tuple[str, int]]:
    interval = group.interval
    start, end = (interval.start.isoformat(), interval.end.isoformat()) if interval else ("", "")
    return interval is None, start, end, group.type, _stands(group)


def _stands(group: Group) -> tuple[str, int]:
    """Where the best mention stands, so that the order of reading decides nothing."""
    event = group.mentions[0].event
    return event.document.id, event.span.start


def _grouped(groups: Sequence[Group], *, within: bool) -> list[Group]:
    """Join each group to the one that agrees with it best; the best-told groups are placed first."""
    placed: list[Group] = []
    for group in sorted(groups, key=lambda g: (*(-count for count in g.weight), *_stands(g))):
        options = [
            (found, _shares(other, group), len(other.documents), *_near(other, group), -i)
            for i, other in enumerate(placed)
            if (found := level(other, group, within=within))
        ]
        if not options:
            placed.append(group)
            continue
        best, *_, at = max(options)
        placed[-at] = placed[-at].joined(group, best.name.lower().replace("_", " "))
    return placed


def _shares(a: Group, b: Group) -> bool:
    """Whether groups of two articles share a day; one that comes near to two events belongs to the one that it meets."""
    return a.documents == b.documents or (a.interval is not None and b.interval is not None and a.interval.meets(b.interval))


def _near(a: Group, b: Group) -> tuple[bool, int]:
    """Whether the first has days, and how near they stand in their article; an echo means what was told last, if it is an event of days."""
    return a.interval is not None, -away(a, b) if a.documents == b.documents else 0


def _identified(groups: Sequence[Group]) -> list[Event]:
    """Events with ids that hang on what, when and who alone, and so are the same in every run."""
    events, seen = list[Event](), set[str]()
    for group in groups:
        text = "|".join([group.type, _days(group.interval), *sorted(key(e) for e in (*group.actors, *group.recipients))])
        digest = hashlib.blake2b(text.encode(), digest_size=5).hexdigest()
        turn = 1
        while (name := f"{group.type}-{digest}" if turn == 1 else f"{group.type}-{digest}-{turn}") in seen:
            turn += 1
        seen.add(name)
        events.append(group.event(name))
    return events


def _days(interval: Interval | None) -> str:
    return f"{interval.start}/{interval.end}" if interval else ""
