"""What resolving comes to: a stretch of the calendar with its TIMEX3 value; and the choice among the same days of several years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from timeline.model import Interval, Precision

_NEAR, _SEASON = dt.timedelta(days=60), dt.timedelta(days=92)
AHEAD = frozenset({"future", "present", "bare"})
PAST, PRESENT, NEAR, SINCE, SAID = "past", "present", "near", "since", "said"


@dataclass(frozen=True, slots=True)
class Moment:
    """When something is said: the day of writing, the date last spoken of, and the tense of the clause (past,
    present, future, near, bare, since or empty)."""

    today: dt.date | None = None
    spoken: Interval | None = None
    tense: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the calendar with its TIMEX3 value."""

    value: str
    interval: Interval
    precision: Precision
    notes: tuple[str, ...] = ()


def stretch(interval: Interval | None, precision: Precision, notes: tuple[str, ...] = (), value: str = "") -> Stretch | None:
    """The stretch of an interval, if there is one."""
    return Stretch(value or timex_value(interval, precision), interval, precision, notes) if interval else None


def timex_value(interval: Interval, precision: Precision) -> str:
    """The TIMEX3 value of a stretch."""
    start = interval.start
    iso = start.isoformat()
    match precision:
        case Precision.DAY if interval.days == 1:
            return iso
        case Precision.WEEK if interval.days == 7:
            year, week, _ = start.isocalendar()
            return f"{year}-W{week:02}"
        case Precision.MONTH:
            return iso[:7]
        case Precision.YEAR:
            return iso[:4]
        case Precision.QUARTER:
            return f"{iso[:4]}-Q{(start.month + 2) // 3}"
        case Precision.HALF:
            return f"{iso[:4]}-H{1 if start.month == 1 else 2}"
        case Precision.DECADE:
            return iso[:3]
    return f"{iso}/{interval.end.isoformat()}"


def choose(options: Iterable[Interval | None], at: Moment, shift: int | None) -> Interval | None:
    """Of the same stretch in neighbouring years, the one that tense or adjective points to; past is the default."""
    today = at.today
    known = [option for option in options if option is not None]
    if today is None or not known:
        return None
    before = [o for o in known if o.start <= today]
    if shift == 1:
        return next((o for o in known if o.start > today), None)
    if shift == -1:
        return next((o for o in reversed(known) if o.end < today), None)
    if shift == 0:
        this = (o for o in known if o.start <= today <= o.end or (o.start.year, o.start.month) == (today.year, today.month))
        return next(this, before[-1] if before else None)
    if known[0].days == 1 and at.tense != SINCE and (day := _near_day(known, today, at.tense)):
        return day
    nearest = min(known, key=lambda option: _gap(option, today))
    if at.tense == SAID and nearest.start > today and _gap(nearest, today) <= _SEASON:
        return nearest
    if at.tense == NEAR or (at.tense == PRESENT and _gap(nearest, today) <= _NEAR):
        return nearest
    if at.tense in AHEAD:
        return next((o for o in known if o.end >= today), None)
    return before[-1] if before else None


def _gap(interval: Interval, day: dt.date) -> dt.timedelta:
    """How far a day lies from a stretch."""
    return max(interval.start - day, day - interval.end, dt.timedelta())


def _near_day(days: list[Interval], today: dt.date, tense: str) -> Interval | None:
    """The day without a year that is close by, where tense does not forbid it: nobody leaves out the year of a day a year away."""
    near = [day for day in days if abs(day.start - today) <= _NEAR]
    if not near:
        return None
    if tense == "past":
        return next((day for day in reversed(near) if day.start <= today), near[0])
    if tense == "future":
        return next((day for day in near if day.start >= today), near[-1])
    return min(near, key=lambda day: abs(day.start - today))
