"""The groups of many articles: clustered where they are dated well, and where they are not, joined to the one event that fits them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.link.between import Signature, agreement, clash, signature
from timeline.link.blocks import Index
from timeline.link.cluster import clusters
from timeline.link.compare import OPEN, Level
from timeline.link.copies import independent
from timeline.link.group import Group
from timeline.model import Interval, Precision, Status

FITS = "the only one that fits"
_WIDTHS = (15, 62, 200)
_ABOUT = dt.timedelta(days=14)
_LATELY = dt.timedelta(days=31)
_MANY = 32
"""Events among which nobody could say which one is meant."""
_DAY = dt.timedelta(days=1)


def joined(groups: Iterable[Group]) -> list[Group]:
    """One group for each event of the corpus, whatever the order of its articles.

    What is dated to days is clustered first; then, from the best dated to the undated, each group joins the one event that fits
    it, and what fits none or more than one is clustered with its like. Groups that nothing dates stay by themselves.

    Args:
        groups: the groups of single articles, taken one by one.
    """
    alike = _alike(groups)
    copies = independent(group for same in alike for group in same)
    events = _Events([same[0] for same in alike])
    tiers: defaultdict[int, list[int]] = defaultdict(list)
    for unit, same in enumerate(alike):
        tiers[_tier(same[0])].append(unit)
    for _, units in sorted(tiers.items()):
        events.settle(units)
    members, fitted = events.members, events.fitted
    del events
    return [group for units in members for group in _fused(units, alike, fitted, copies)]


def _alike(groups: Iterable[Group]) -> list[list[Group]]:
    """Groups that do not differ in what is compared, in an order that hangs on that alone."""
    alike: defaultdict[Signature, list[Group]] = defaultdict(list)
    for group in groups:
        alike[signature(group)].append(group)
    return [alike[found] for found in sorted(alike)]


def _tier(group: Group) -> int:
    """How well a group is dated: to days, by a report that names it in passing, to ever longer stretches, not at all."""
    if group.interval is None:
        return 2 + len(_WIDTHS) + 1
    exact = group.interval.days == 1 or (group.precision is Precision.SPAN and group.interval.days <= _WIDTHS[0])
    if exact:
        return int(group.weak and not group.firm)
    return 2 + sum(group.interval.days > width for width in _WIDTHS)


class _Events:
    """The events as they grow, as lists of units; ``fitted`` are the units that joined as the only fit."""

    def __init__(self, units: Sequence[Group]) -> None:
        self.units = units
        self.members: list[list[int]] = []
        self.fitted: set[int] = set()
        self._index = Index(_WIDTHS[-1])

    def settle(self, tier: Sequence[int]) -> None:
        """Join each unit of a tier to the event that it fits, and cluster the rest."""
        rest: list[int] = []
        for unit in tier:
            event = self._fit(self.units[unit])
            if event is None:
                rest.append(unit)
            else:
                self.members[event].append(unit)
                self.fitted.add(unit)
        first = len(self.members)
        self.members += [[rest[i] for i in found] for found in clusters([self.units[unit] for unit in rest])]
        self._index.add((event, [self.units[unit] for unit in self.members[event]]) for event in range(first, len(self.members)))

    def _fit(self, group: Group) -> int | None:
        """The one event that agrees with a group best, if no other agrees as well."""
        best: dict[int, tuple[bool, Level, int]] = {}
        barred: set[int] = set()
        for event, other in self._index.find(group, window) if (window := _window(group)) else ():
            if event in barred:
                continue
            if clash(group, other):
                barred.add(event)
                continue
            near = bool(group.interval and other.interval and group.interval.meets(other.interval, slack=int(group.weak)))
            found = agreement(group, other)
            if found >= (Level.SAME_STATES if near else Level.SAME_PEOPLE):
                if event not in best and len(best) == _MANY:
                    return None
                best[event] = max(best.get(event, (False, Level.NONE, 0)), (near, found, len(group.keys & other.keys)))
        fits = {event: found for event, found in best.items() if event not in barred}
        chosen = [event for event, found in fits.items() if found == max(fits.values())]
        return chosen[0] if len(chosen) == 1 else None


def _window(group: Group) -> Interval | None:
    """The days on which an event that a group may mean can lie; None for a group that means its own."""
    told, interval = group.published, group.interval
    if interval is None:
        return _lately(group, told) if told else None
    if group.precision is Precision.DAY and group.weak and not group.firm:
        return Interval(_before(interval.start, _ABOUT), interval.end + _DAY)
    return Interval(_before(interval.start, _DAY), interval.end + _DAY) if group.weak else interval


def _lately(group: Group, told: Interval) -> Interval | None:
    """What an undated group means lies not long before its article, and if it is planned, or named in passing, not long after it."""
    if group.status is Status.DENIED:
        return None
    first = told.start if group.firm and group.status in OPEN else _before(told.start, _LATELY)
    return Interval(first, told.end if group.firm and group.status is Status.OCCURRED else told.end + _LATELY)


def _before(day: dt.date, by: dt.timedelta) -> dt.date:
    return max(day, dt.date.min + by) - by


def _fused(units: Sequence[int], alike: Sequence[list[Group]], fitted: set[int], copies: Mapping[str, str]) -> Iterator[Group]:
    """The groups of an event as one; groups that nobody would take for one event but for their likeness stay apart.

    They are taken out of ``alike``, so that what has been fused is let go.
    """
    groups = [(group, unit) for unit in units for group in alike[unit]]
    if len(groups) == 1 or (len(units) == 1 and not agreement(groups[0][0], groups[0][0])) or groups[0][0].interval is None:
        yield from (group for group, _ in groups)
        return
    weights = {unit: (unit in fitted, *(-count for count in alike[unit][0].weight)) for unit in units}
    groups.sort(key=lambda told: (weights[told[1]], -len(told[0].mentions), told[0].stands))
    first = groups[0][1]
    reasons = {unit: FITS if unit in fitted else _reason(unit, first, units, alike) for unit in units}
    for unit in units:
        alike[unit].clear()
    yield Group.of_articles([(group, reasons[unit] if i else "") for i, (group, unit) in enumerate(groups)], copies)


def _reason(unit: int, first: int, units: Sequence[int], alike: Sequence[list[Group]]) -> str:
    """The level at which a unit agrees with the one that tells an event best, or else with another of it."""
    own = alike[unit][0]
    found = agreement(own, alike[first][0]) or max(agreement(own, alike[other][0]) for other in units if other != unit)
    return found.label
