"""What a text lets slip of the day of its writing, and the days that all of it together allows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from timeline.calendars import DAY
from timeline.model import Interval, Publication
from timeline.points import resolve_named
from timeline.stretch import Moment
from timeline.timex import Named

UNKNOWN = Publication(None, "unknown")
_WIDEST, _ROUGH, _CLOSE = 400, 184, 62
"""Days of a stretch that is worth knowing; fewer where terms of office bound it or what is but usual."""


@dataclass(frozen=True, slots=True)
class Clue:
    """The days of writing that one piece of a text allows: from ``first`` to ``last``, on a weekday, in a month on some of its days.

    ``named`` is a day without a year: with ``lags`` the writing is so many days later, at least and at most, in whatever year; else
    the day must fall on its weekday in the year nearest to the writing. A ``soft`` first day is only what is usual, and counts where
    other clues leave little of what lies after it. ``within`` are stretches of which one holds the writing.
    """

    kind: str
    text: str
    first: dt.date | None = None
    last: dt.date | None = None
    weekday: int = 0
    month: int = 0
    days: tuple[int, int] = (1, 31)
    named: Named | None = None
    tense: str = ""
    soft: bool = False
    within: tuple[Interval, ...] = ()
    lags: tuple[int, int] | None = None

    def allows(self, day: dt.date) -> bool:
        """Whether the text may have been written on a day."""
        if (self.first and day < self.first) or (self.last and day > self.last):
            return False
        if (self.weekday and day.isoweekday() != self.weekday) or (self.month and day.month != self.month):
            return False
        if self.month and not self.days[0] <= day.day <= self.days[1]:
            return False
        if self.within and not any(days.start <= day <= days.end for days in self.within):
            return False
        if self.named is None:
            return True
        if self.lags:
            return any(_is(self.named, day - lag * DAY) for lag in range(self.lags[0], self.lags[1] + 1))
        meant = resolve_named(self.named, Moment(day, None, self.tense))
        return meant is not None and not meant.notes

    @property
    def earliest(self) -> dt.date | None:
        """The first day that it allows, None if it bounds none."""
        first = self.first or min((days.start for days in self.within), default=dt.date.min)
        return first if first > dt.date.min else None

    @property
    def latest(self) -> dt.date | None:
        """The last day that it allows, None if it bounds none."""
        last = self.last or max((days.end for days in self.within), default=dt.date.max)
        return last if last < dt.date.max else None

    @property
    def evidence(self) -> str:
        """The kind of clue and the text that gives it."""
        return f"{self.kind}: {self.text}"


def _is(named: Named, day: dt.date) -> bool:
    return (day.month, day.day) == (named.month, named.day) and named.weekday in (None, day.isoweekday())


def consistent(clues: Iterable[Clue]) -> list[Clue]:
    """The clues without those on which an article contradicts itself: two weekdays or two months of writing."""
    clues = list(clues)
    weekdays, months = {c.weekday for c in clues if c.weekday}, {c.month for c in clues if c.month}
    return [c for c in clues if not (c.weekday and len(weekdays) > 1) and not (c.month and len(months) > 1)]


def together(clues: Sequence[Clue]) -> Publication:
    """The days that all clues allow, if they bound them on both sides and closely enough."""
    lower, upper = [(c.earliest, not c.soft, c) for c in clues if c.earliest], [(c.latest, c) for c in clues if c.latest]
    if not lower or not upper:
        return UNKNOWN
    (first, _, since), (last, until) = max(lower, key=lambda bound: bound[:2]), min(upper, key=lambda bound: bound[0])
    picking = {replace(c, kind="", text="", first=None, last=None) for c in clues if c.weekday or c.month or c.named or c.within}
    days = (first + n * DAY for n in range((last - first).days + 1))
    allowed = [day for day in days if all(clue.allows(day) for clue in picking)]
    widest = _CLOSE if since.soft else _ROUGH if since.within or until.within else _WIDEST
    if not allowed or (allowed[-1] - allowed[0]).days >= widest:
        return UNKNOWN
    return Publication(Interval(allowed[0], allowed[-1]), "inferred", tuple(dict.fromkeys(c.evidence for c in clues)))
