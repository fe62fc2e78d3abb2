"""Arithmetic on calendar days and stretches; nothing here knows of words or tenses."""

from __future__ import annotations

import datetime as dt

from timeline.model import Interval, Precision

DAY = dt.timedelta(days=1)
SUNDAY = 7
_LONG = 20_000
MIN_YEAR, MAX_YEAR = 1, 9998
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
HIJRI_YEARS = range(1343, 1501)
_MONTHS = {"month": 1, "quarter": 3, "third": 4, "half": 6, "year": 12, "decade": 120, "century": 1200}
_OF_MONTHS = frozenset({Precision.YEAR, Precision.HALF, Precision.QUARTER, Precision.SEASON})
PRECISIONS = {
    "hour": Precision.DAY,
    "day": Precision.DAY,
    "week": Precision.WEEK,
    "month": Precision.MONTH,
    "quarter": Precision.QUARTER,
    "third": Precision.RANGE,
    "half": Precision.HALF,
    "year": Precision.YEAR,
    "decade": Precision.DECADE,
    "century": Precision.RANGE,
}


def day(year: int, month: int, number: int) -> dt.date | None:
    """The day, or None when the calendar has no such day."""
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def months(first_month: int, count: int) -> Interval | None:
    """``count`` whole months from the month ``first_month``, counted from January of year 0; None beyond the calendar."""
    last = first_month + count
    if not first_month >= MIN_YEAR * 12 or last > MAX_YEAR * 12:
        return None
    start = dt.date(first_month // 12, first_month % 12 + 1, 1)
    return Interval(start, dt.date(last // 12, last % 12 + 1, 1) - DAY)


def year(number: int) -> Interval | None:
    """A Gregorian year."""
    return months(number * 12, 12)


def month(year_number: int, number: int) -> Interval | None:
    """A Gregorian month."""
    return months(year_number * 12 + number - 1, 1)


def century(number: int) -> Interval | None:
    """The n-th century, 1901 to 2000 for the twentieth."""
    return months(((number - 1) * 100 + 1) * 12, 1200)


def season(year_number: int, name: str) -> Interval | None:
    """A season of the northern year; winter starts in December of its year."""
    return months(year_number * 12 + SEASON_MONTHS[name] - 1, 3)


def week(of: dt.date) -> Interval:
    """Monday to Sunday around a day."""
    monday = of - (of.isoweekday() - 1) * DAY
    return Interval(monday, monday + 6 * DAY)


def unit(name: str, of: dt.date, count: int = 0) -> Interval | None:
    """The calendar unit that is ``count`` units after the one that holds ``of``; None beyond the calendar."""
    try:
        if name == "day":
            return Interval.day(of + count * DAY)
        if name == "week":
            return week(of + 7 * count * DAY)
    except OverflowError:
        return None
    size = _MONTHS[name]
    if name == "century":
        return century((of.year - 1) // 100 + 1 + count)
    number = of.year * 12 + of.month - 1
    return months(number - number % size + count * size, size)


def add(of: dt.date, count: int, name: str) -> dt.date | None:
    """The day ``count`` units after a day; the last of the month when the month is too short; None beyond the calendar."""
    try:
        if name in ("day", "week"):
            return of + count * (7 if name == "week" else 1) * DAY
    except OverflowError:
        return None
    number = of.year * 12 + of.month - 1 + count * _MONTHS[name]
    whole = months(number, 1)
    return whole.start.replace(day=min(of.day, whole.end.day)) if whole else None


def weekday(number: int, of: dt.date, step: int) -> dt.date:
    """The nearest such weekday: on or before a day (step -1), on or after it (+1), in its week (0)."""
    gap = (number - of.isoweekday()) % 7
    if step == 0:
        return week(of).start + (number - 1) * DAY
    return of + gap * DAY if step > 0 or not gap else of - (7 - gap) * DAY


def part(name: str, whole: Interval, precision: Precision) -> Interval:
    """The start, middle, end or close of a stretch: tens of a month, years of a decade, thirds of anything else.

    A year closes with its last month, a half, a quarter or a season of it where that ends; the close of anything else is its end.
    """
    if name == "close" and precision in _OF_MONTHS:
        last = Interval(whole.end.replace(day=1), whole.end)
        return last if precision is Precision.YEAR else part("end", last, Precision.MONTH)
    index = {"start": 0, "middle": 1, "end": 2, "close": 2}[name]
    if precision is Precision.MONTH:
        first = whole.start + 10 * index * DAY
        return Interval(first, whole.end if index == 2 else first + 9 * DAY)
    if precision is Precision.DECADE:
        first_year, last_year = ((0, 3), (4, 6), (7, 9))[index]
        return Interval(whole.start.replace(year=whole.start.year + first_year), whole.end.replace(year=whole.start.year + last_year))
    if precision is Precision.YEAR:
        return months(whole.start.year * 12 + 4 * index, 4) or whole
    if precision is Precision.WEEK:
        head, tail = ((0, 1), (2, 4), (4, 6))[index]
        return Interval(whole.start + head * DAY, whole.start + tail * DAY)
    if whole.days > _LONG:
        years = (0, 33, 66, 100)[index : index + 2]
        return months((whole.start.year + years[0]) * 12, 12 * (years[1] - years[0])) or whole
    third = whole.days // 3
    if not third:
        return whole
    cuts = (whole.start, whole.start + third * DAY, whole.end - (third - 1) * DAY, whole.end + DAY)
    return Interval(cuts[index], cuts[index + 1] - DAY)


def hijri(year_number: int, month_number: int | None = None, number: int | None = None) -> Interval | None:
    """A year, month or day of the Umm al-Qura calendar; outside its tables the civil reckoning by arithmetic."""
    first = _hijri_day(year_number, month_number or 1, number or 1)
    if number is not None:
        return Interval.day(first) if first else None
    if month_number is None or month_number == 12:
        after = _hijri_day(year_number + 1, 1, 1)
    else:
        after = _hijri_day(year_number, month_number + 1, 1)
    return Interval(first, after - DAY) if first and after else None


def _hijri_day(year_number: int, month_number: int, number: int) -> dt.date | None:
    if not (1 <= year_number <= 9000 and 1 <= month_number <= 12 and 1 <= number <= 30):
        return None
    if year_number in HIJRI_YEARS:
        from hijridate import Hijri

        try:
            return dt.date.fromordinal(Hijri(year_number, month_number, number).to_gregorian().toordinal())
        except (ValueError, OverflowError):
            return None
    days = number + (59 * (month_number - 1) + 1) // 2 + (year_number - 1) * 354 + (3 + 11 * year_number) // 30
    return dt.date.fromordinal(days + 227014)


def hijri_year(of: dt.date) -> int:
    """The Hijri year that holds a day, give or take one at its edges."""
    return int((of.toordinal() - 227015) / 354.367) + 1


def easter(year_number: int) -> dt.date:
    """Easter Sunday of the Gregorian reckoning."""
    golden, hundreds = year_number % 19, year_number // 100
    epact = (hundreds - hundreds // 4 - (8 * hundreds + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    sunday = moon - (year_number + year_number // 4 + moon + 2 - hundreds + hundreds // 4) % 7
    number = 3 + (sunday + 40) // 44
    return dt.date(year_number, number, sunday + 28 - 31 * (number // 4))
