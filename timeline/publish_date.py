"""Publish dates as users give them: any format and language that dateparser reads, as the days they name.

A date that names only a month or a year is the whole of it, never its first day. Words that count from today ("yesterday") are
refused: they would mean another day at every run. Where day and month could be either, the day comes first.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from timeline import arabic
from timeline.errors import InputError
from timeline.model import Interval

if TYPE_CHECKING:
    from dateparser.date import DateData, DateDataParser

# Each names the months in a way of its own: Egypt and the Gulf, the Levant and Iraq, Algeria and Tunisia, Morocco, Mauritania.
ARABIC_LOCALES = ("ar", "ar-SY", "ar-DZ", "ar-MA", "ar-MR")
YEARS = range(1700, 2200)
"""Earlier ones are Hijri years that were read as Gregorian ones; no newspaper is dated later."""

_SETTINGS = {
    "DATE_ORDER": "DMY",
    "PARSERS": ["timestamp", "absolute-time"],
    "REQUIRE_PARTS": ["year"],
    "PREFER_DAY_OF_MONTH": "first",
    "PREFER_MONTH_OF_YEAR": "first",
    "TIMEZONE": "UTC",
}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_ISO = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{8})([T ][0-9]{2}:?[0-9]{2}\S*)?")
_NAME = r"([^\W\d]+(?:\s+[^\W\d]+)*)"
_DOUBLED = re.compile(rf"{_NAME}\s*[/(]\s*{_NAME}\s*\)?")
_LABEL = re.compile(r"^[^\d:]+:\s*")
_HIJRI_YEAR = re.compile(r"(?<!\d)1[345]\d\d(?!\d)")
_LONGEST = 100


@lru_cache(maxsize=1 << 16)
def parse(text: str) -> Interval:
    """The days that a publish date names.

    Args:
        text: A date in any format: ``2023-09-13``, ``13 Sep 2023, 10:30 PM``, an ISO time with its zone (the day is the one
            written), Arabic months of any country, a Hijri date, a Unix timestamp (in UTC).

    Returns:
        One day, or the whole month, quarter or year that the text names.

    Raises:
        InputError: When it is no date, or holds no year.
    """
    text = "".join(letter for letter in text if unicodedata.category(letter) != "Cf").strip()
    if not text:
        raise InputError("the publish date is empty")
    if day := _iso(text):
        return Interval.day(day)
    for data in _answers(_LABEL.sub("", text)) if len(text) <= _LONGEST else ():
        if interval := _interval(data):
            return interval
    raise InputError(f"{text[:_LONGEST]!r} is no date with a year from {YEARS.start} to {YEARS.stop - 1}")


def _iso(text: str) -> dt.date | None:
    """The day of an ISO 8601 date or time, by far the commonest form and not worth a guess."""
    if not (match := _ISO.fullmatch(text)):
        return None
    try:
        day = dt.date.fromisoformat(match[1])
    except ValueError:
        return None
    return day if day.year in YEARS else None


def _answers(text: str) -> Iterator[DateData]:
    """What dateparser makes of a text, most trusted reading first."""
    for spelling in dict.fromkeys((text, *(_DOUBLED.sub(name, text) for name in (r"\1", r"\2")))):
        if any(unicodedata.bidirectional(letter) == "AL" for letter in spelling):
            for locale in ARABIC_LOCALES:
                yield _parser(locale).get_date_data(spelling)
        yield _parser("").get_date_data(spelling)
    yield from _hijri(text)


@cache
def _parser(locale: str) -> DateDataParser:
    """The parser of one locale; of all languages when it is empty."""
    from dateparser.date import DateDataParser

    return DateDataParser(locales=[locale] if locale else None, settings=_SETTINGS)


def _hijri(text: str) -> Iterator[DateData]:
    """The day of a Hijri date; a Hijri month or year is no month or year of ours, and is refused."""
    from dateparser.calendars.hijri import HijriCalendar

    if _HIJRI_YEAR.search(arabic.fold(text).text) and (data := HijriCalendar(text).get_date()) and data.period == "day":
        yield data


def _interval(data: DateData) -> Interval | None:
    """The days that dateparser's answer stands for; None for no answer, and for one whose month or century it made up."""
    if data.date_obj is None or data.date_obj.year not in YEARS:
        return None
    day = data.date_obj.date()
    if data.period not in _MONTHS:
        return Interval.day(day) if "month" in data.parts else None
    months = _MONTHS[data.period]
    first = (day.month - 1) // months * months + 1
    last = first + months - 1
    return Interval(dt.date(day.year, first, 1), dt.date(day.year, last, calendar.monthrange(day.year, last)[1]))
