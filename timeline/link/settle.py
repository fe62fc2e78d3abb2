"""Which units are one event: clustered where they are dated well, and where they are not, joined to the one event that fits them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from timeline.link.between import agreement, clash
from timeline.link.blocks import Index
from timeline.link.cluster import clusters
from timeline.link.compare import OPEN, Level
from timeline.link.unit import Signature, Unit
from timeline.model import Interval, Status

_WIDTHS = (15, 62, 200)
_ABOUT = dt.timedelta(days=14)
_LATELY = dt.timedelta(days=31)
_MANY = 32
"""Events among which nobody could say which one is meant."""
_DAY = dt.timedelta(days=1)


class Settled(NamedTuple):
    """The units of each event by their numbers, those that founded it first, and the units that joined as the only fit."""

    members: list[list[int]]
    fitted: set[int]


def settled(signatures: Sequence[Signature]) -> Settled:
    """The events of units.

    What is dated to days is clustered first; then, from the best dated to the undated, each unit joins the one event that fits it, and
    what fits none or more than one is clustered with its like.

    Args:
        signatures: those of the units, in an order that hangs on them alone.
    """
    events = _Events([Unit.of(signature) for signature in signatures])
    tiers: defaultdict[int, list[int]] = defaultdict(list)
    for unit, signature in enumerate(signatures):
        tiers[tier(signature)].append(unit)
    for _, units in sorted(tiers.items()):
        events.settle(units)
    return Settled(events.members, events.fitted)


def tier(signature: Signature) -> int:
    """How well a unit is dated: to days, by a report that names it in passing, to ever longer stretches, not at all."""
    if not signature.first:
        return 2 + len(_WIDTHS) + 1
    if signature.exact:
        return int(signature.weak and not signature.firm)
    return 2 + sum(signature.last - signature.first >= width for width in _WIDTHS)


class _Events:
    """The events as they grow, as lists of units; ``fitted`` are the units that joined as the only fit."""

    def __init__(self, units: Sequence[Unit]) -> None:
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

    def _fit(self, unit: Unit) -> int | None:
        """The one event that agrees with a unit best, if no other agrees as well."""
        best: dict[int, tuple[bool, Level, int]] = {}
        barred: set[int] = set()
        for event, other in self._index.find(unit, days) if (days := window(unit)) else ():
            if event in barred:
                continue
            if clash(unit, other):
                barred.add(event)
                continue
            near = bool(unit.interval and other.interval and unit.interval.meets(other.interval, slack=int(unit.weak)))
            found = agreement(unit, other)
            if found >= (Level.SAME_STATES if near else Level.SAME_PEOPLE):
                if event not in best and len(best) == _MANY:
                    return None
                best[event] = max(best.get(event, (False, Level.NONE, 0)), (near, found, len(unit.keys & other.keys)))
        fits = {event: found for event, found in best.items() if event not in barred}
        chosen = [event for event, found in fits.items() if found == max(fits.values())]
        return chosen[0] if len(chosen) == 1 else None


def window(unit: Unit) -> Interval | None:
    """The days on which an event that a unit may mean can lie; None for one that means its own."""
    interval = unit.interval
    if interval is None:
        return _lately(unit, unit.told) if unit.told else None
    if interval.days == 1 and unit.weak and not unit.firm:
        return Interval(_before(interval.start, _ABOUT), interval.end + _DAY)
    return Interval(_before(interval.start, _DAY), interval.end + _DAY) if unit.weak else interval


def _lately(unit: Unit, told: Interval) -> Interval | None:
    """What an undated unit means lies not long before its article, and if it is planned, or named in passing, not long after it."""
    if unit.status is Status.DENIED:
        return None
    first = told.start if unit.firm and unit.status in OPEN else _before(told.start, _LATELY)
    return Interval(first, told.end if unit.firm and unit.status is Status.OCCURRED else told.end + _LATELY)


def _before(day: dt.date, by: dt.timedelta) -> dt.date:
    return max(day, dt.date.min + by) - by
