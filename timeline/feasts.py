"""On which days the feasts of a year fall."""

from __future__ import annotations

from functools import cache

from timeline import calendars
from timeline.lexicon.loader import load_table
from timeline.lexicon.rows import Holiday
from timeline.model import Interval


@cache
def feasts() -> dict[str, Holiday]:
    """The feasts of the shipped table by id."""
    return {row.id: row for row in load_table(Holiday)}


def feast_of(row: Holiday, year: int) -> Interval | None:
    """The feast in a year of its own calendar."""
    if row.calendar == "hijri":
        first = calendars.hijri(year, row.month, row.day)
    elif row.calendar == "easter":
        day = calendars.easter(year) + (row.day - 1) * calendars.DAY
        first = Interval.day(day)
    elif row.calendar == "weekday":
        month = calendars.month(year, row.month)
        first_one = calendars.weekday(row.day % 10, month.start, 1) if month else None
        first = Interval.day(first_one + 7 * (row.day // 10 - 1) * calendars.DAY) if first_one else None
    else:
        day_of = calendars.day(year, row.month, row.day)
        first = Interval.day(day_of) if day_of else None
    return Interval(first.start, first.start + (row.length_days - 1) * calendars.DAY) if first else None
