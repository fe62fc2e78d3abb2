"""What a text lets slip of the day of its writing, and the days that all of it together allows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline.calendars import DAY
from timeline.model import Interval, Publication
from timeline.points import resolve_named
from timeline.stretch import Moment
from timeline.timex import Named

UNKNOWN = Publication(None, "unknown")
_WIDEST = 400
"""Days; from a longer stretch nothing could be reckoned."""
_CLOSE = 62


@dataclass(frozen=True, slots=True)
class Clue:
    """The days of writing that one piece of a text allows: from ``first`` to ``last``, on a weekday, in a month on some of its days.

    ``named`` is a day without a year that must fall on its weekday in the year nearest to the writing. A ``soft`` first day is only
    what is usual, and counts where other clues leave little of what lies after it.
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

    def allows(self, day: dt.date) -> bool:
        """Whether the text may have been written on a day."""
        if (self.first and day < self.first) or (self.last and day > self.last):
            return False
        if (self.weekday and day.isoweekday() != self.weekday) or (self.month and day.month != self.month):
            return False
        if self.month and not self.days[0] <= day.day <= self.days[1]:
            return False
        if self.named is None:
            return True
        meant = resolve_named(self.named, Moment(day, None, self.tense))
        return meant is not None and not meant.notes

    @property
    def evidence(self) -> str:
        """The kind of clue and the text that gives it."""
        return f"{self.kind}: {self.text}"


def consistent(clues: Iterable[Clue]) -> list[Clue]:
    """The clues without those on which an article contradicts itself: two weekdays or two months of writing."""
    clues = list(clues)
    weekdays, months = {c.weekday for c in clues if c.weekday}, {c.month for c in clues if c.month}
    return [c for c in clues if not (c.weekday and len(weekdays) > 1) and not (c.month and len(months) > 1)]


def together(clues: Sequence[Clue]) -> Publication:
    """The days that all clues allow, if they bound them on both sides and closely enough."""
    lowest = max((c for c in clues if c.first), key=lambda c: (c.first, not c.soft), default=None)
    last = min((c.last for c in clues if c.last), default=None)
    if lowest is None or lowest.first is None or last is None:
        return UNKNOWN
    first = lowest.first
    allowed = [day for n in range((last - first).days + 1) if all(c.allows(day := first + n * DAY) for c in clues)]
    if not allowed or (allowed[-1] - allowed[0]).days >= (_CLOSE if lowest.soft else _WIDEST):
        return UNKNOWN
    return Publication(Interval(allowed[0], allowed[-1]), "inferred", tuple(dict.fromkeys(c.evidence for c in clues)))
