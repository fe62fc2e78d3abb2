"""Intervals as text in EDTF, the extended date format of ISO 8601-2."""

from __future__ import annotations

import calendar
import datetime as dt

from timeline.model import Interval, Precision

_SEASON_OF_MONTH = {3: 21, 6: 22, 9: 23, 12: 24}
_SEASON_DAYS = range(85, 97)
_MONTHS = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.HALF: 6, Precision.YEAR: 12, Precision.DECADE: 120}


def write(interval: Interval | None, precision: Precision | None) -> str:
    """An interval in EDTF: ``2023-09-13``, ``2023-09``, ``2023-33``, ``199X``, ``2023-09-12/2023-09-17``, empty for None.

    A span lasted from its first day to its last: ``a/b``. Whatever is known only to lie between two days, a week or the part of
    a month that is left of it among them, is one of a set: ``[a..b]``.
    """
    if interval is None:
        return ""
    if interval.start == interval.end:
        return _day(interval.start)
    if precision is Precision.SPAN:
        return f"{_day(interval.start)}/{_day(interval.end)}"
    return _unit(interval, precision) or f"[{_day(interval.start)}..{_day(interval.end)}]"


def _day(day: dt.date) -> str:
    return f"{day.year:04d}-{day.month:02d}-{day.day:02d}"


def _unit(interval: Interval, precision: Precision | None) -> str:
    """The calendar unit that an interval is exactly, as EDTF has it; empty when it is none of its precision."""
    start = interval.start
    year = f"{start.year:04d}"
    if precision is Precision.SEASON:
        season = _SEASON_OF_MONTH.get(start.month)
        return f"{year}-{season}" if season and interval.days in _SEASON_DAYS else ""
    months = _MONTHS.get(precision) if precision else None
    if not months or not _is_whole(interval, months):
        return ""
    return {
        1: f"{year}-{start.month:02d}",
        3: f"{year}-{33 + start.month // 3}",
        6: f"{year}-{40 + start.month // 6}",
        12: year,
        120: f"{year[:3]}X",
    }[months]


def _is_whole(interval: Interval, months: int) -> bool:
    """Whether an interval is one of the stretches of so many months that follow each other from the year 0 on."""
    start, end = interval.start, interval.end
    first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    whole_months = start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]
    return whole_months and first % months == 0 and last - first == months - 1
