"""The days on which all articles together allow an event: what each says is intersected, and only where nothing is left they vote."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import reduce
from typing import NamedTuple

from timeline.model import Interval

LONG = 15
"""Days that no single stay or talks last; whatever is told of so many is told roughly."""


class Told(NamedTuple):
    """What one article says of an event's days.

    ``weak``: only the article's own date says it. ``held``: it tells of it as past. ``exact``: the days are those of the event itself,
    not days among which it lies. ``copy``: another article says the same in the same words.
    """

    interval: Interval
    weak: bool = False
    held: bool = True
    exact: bool = True
    copy: bool = False


def agreed(told: Sequence[Told]) -> Interval | None:
    """The days of an event of one day or one sitting."""
    own = _held([t for t in told if not t.weak])
    weak = [t for t in told if t.weak]
    if not own:
        return _vote(weak)
    found = _vote(own)
    near = [t for t in weak if found and t.interval.meets(found)]
    return found.intersect(day) or found if found and found.days > 1 and (day := _vote(near)) else found


def stay(told: Sequence[Told]) -> Interval | None:
    """The days of a visit: all on which somebody saw it; where nobody knows any, as for other events."""
    own = _held([t for t in told if not t.weak]) or list(told)
    seen = [t.interval for t in own if t.exact]
    return reduce(Interval.hull, seen) if seen else agreed(own)


def lasting(found: Interval, lasts: int, arrival: dt.date | None) -> Interval:
    """The days of a visit from its arrival on for as long as it is said to last, where all other days lie among them."""
    if arrival != found.start or not found.days < lasts < LONG:
        return found
    return Interval(found.start, found.start + dt.timedelta(days=lasts - 1))


def _held(told: Sequence[Told]) -> list[Told]:
    """What is told of the event itself; a plan counts only as far as it was kept."""
    held = [t for t in told if t.held]
    return [t for t in told if t.held or any(t.interval.meets(other.interval) for other in held)] if held else list(told)


def _vote(told: Sequence[Told]) -> Interval | None:
    """The days common to all, or else to those who agree with most independent articles; the more exact and the earlier one on a tie."""
    if not told:
        return None
    common = _common(t.interval for t in told)
    if common:
        return common
    ballots = [t for t in told if not t.copy] or told
    exact = [t for t in told if not any(_inside(other.interval, t.interval) for other in told)]
    chosen = min(exact, key=lambda t: (-sum(t.interval.meets(b.interval) for b in ballots), t.interval.days, t.interval))
    agreeing = sorted((t.interval for t in told if t.interval.meets(chosen.interval)), key=lambda i: (i.days, i))
    return reduce(lambda held, new: held.intersect(new) or held, agreeing, chosen.interval)


def _inside(a: Interval, b: Interval) -> bool:
    """Whether the second holds the first and more."""
    return a != b and a.intersect(b) == a


def _common(intervals: Iterable[Interval]) -> Interval | None:
    """The days that all intervals hold, if there are any."""
    found: Interval | None = None
    for interval in intervals:
        found = interval if found is None else found.intersect(interval)
        if found is None:
            return None
    return found
