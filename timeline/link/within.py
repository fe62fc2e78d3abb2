"""The mentions of one article: joined to the event with which they agree best, the best-told ones placed first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline.bases import SUMMIT
from timeline.link.compare import level
from timeline.link.group import Group
from timeline.link.hosts import away, with_hosts
from timeline.link.occasions import with_occasions
from timeline.link.people import standing
from timeline.link.places import with_places
from timeline.link.sites import with_sites
from timeline.model import Anchored

_STRETCH = 500
"""Mentions of the longest article."""
_LEADERS = 2
"""The lowest standing of those who meet at a summit: a head of state or government, or his deputy."""


def grouped(mentions: Sequence[Anchored]) -> list[Group]:
    """The events of one article; of a book those of each stretch, as if it were an article, for all mentions of one are compared."""
    stretches = (mentions[first : first + _STRETCH] for first in range(0, len(mentions), _STRETCH))
    return [group for stretch in stretches for group in _grouped(stretch)]


def _grouped(mentions: Sequence[Anchored]) -> list[Group]:
    """Mentions joined, then told of each other's hosts, places and days, and joined once more."""
    single = [Group.of_one(mention) for mention in mentions]
    first = _joined(single)
    told = with_sites(with_places(with_occasions(with_hosts(first))))
    return told if len(first) == len(single) and all(a is b for a, b in zip(first, told, strict=True)) else _joined(told)


def in_order(mentions: Iterable[Anchored]) -> list[Anchored]:
    """The mentions of an article as they stand in it."""
    return sorted(mentions, key=lambda m: m.event.span.start)


def _joined(groups: Sequence[Group]) -> list[Group]:
    placed: list[Group] = []
    for group in sorted(groups, key=lambda g: (not g.parties, *(-count for count in g.weight), -len(g.mentions), g.stands)):
        options = [(found, *_near(other, group), -i) for i, other in enumerate(placed) if (found := level(other, group))]
        if not options:
            placed.append(group)
            continue
        best, *_, at = max(options)
        placed[-at] = placed[-at].joined(group, best.label)
    return placed


def _summit(group: Group) -> bool:
    return any(SUMMIT in m.event.subtypes for m in group.mentions)


def _near(a: Group, b: Group) -> tuple[bool, bool, bool, int]:
    """Whether the first has days, is one of leaders as a summit is, stands before the other, and how near.

    An echo means what was told last, if it is an event of days.
    """
    at = min(m.event.first for m in b.mentions)
    before = [at - m.event.first for m in a.mentions if m.event.first < at]
    leaders = _summit(b) and all(standing(e) <= _LEADERS for e in (*a.actors, *a.recipients))
    return a.interval is not None, leaders, bool(before), -(min(before) if before else away(a, b))
