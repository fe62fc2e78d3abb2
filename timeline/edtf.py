"""Intervals as text in EDTF, the extended date format of ISO 8601-2."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from timeline.model import Interval, Precision

_SEASON_OF_MONTH = {3: 21, 6: 22, 9: 23, 12: 24}
_SEASON_DAYS = range(85, 97)
_MONTHS = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.HALF: 6, Precision.YEAR: 12, Precision.DECADE: 120}
_PARTS = {
    **{n: (Precision.MONTH, n, 1) for n in range(1, 13)},
    **{season: (Precision.SEASON, month, 3) for month, season in _SEASON_OF_MONTH.items()},
    **{33 + n: (Precision.QUARTER, 1 + 3 * n, 3) for n in range(4)},
    **{40 + n: (Precision.HALF, 1 + 6 * n, 6) for n in range(2)},
}
"""What stands for a part of a year: its precision, its first month and how many it has."""


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


def read(text: str) -> tuple[Interval, Precision]:
    """The interval that a text in EDTF names and the precision that it implies; ``read(write(...))`` gives back the interval.

    Raises:
        ValueError: When the text is none of the forms that ``write`` writes.
    """
    if match := re.fullmatch(r"([\d-]+)/([\d-]+)|\[([\d-]+)\.\.([\d-]+)\]", text):
        first, last = (dt.date.fromisoformat(day) for day in match.groups() if day)
        return Interval(first, last), Precision.SPAN if match[1] else Precision.RANGE
    if match := re.fullmatch(r"(\d{3})X", text):
        return _whole(int(match[1]) * 10, 1, 120), Precision.DECADE
    if match := re.fullmatch(r"(\d{4})(?:-(\d\d))?", text):
        precision, month, months = _PARTS.get(int(match[2]), (None, 0, 0)) if match[2] else (Precision.YEAR, 1, 12)
        if precision is None:
            raise ValueError(f"no such part of a year: {text}")
        return _whole(int(match[1]), month, months), precision
    return Interval.day(dt.date.fromisoformat(text)), Precision.DAY


def _whole(year: int, month: int, months: int) -> Interval:
    """So many whole months, from one on."""
    years, last = divmod(month + months - 2, 12)
    end = dt.date(year + years, last + 1, calendar.monthrange(year + years, last + 1)[1])
    return Interval(dt.date(year, month, 1), end)
