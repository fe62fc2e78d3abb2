"""The rules of absolute dates: what names its own year, month or day."""

from __future__ import annotations

from dataclasses import replace

from timeline import calendars
from timeline.date_grammar import Found, Rule
from timeline.timex import Expression, Fixed, Foreign, Inside, Named, Nth, Range, Step

LEAD = """(?: DPART (?:OF|IN)? )? (?: ref:DREF|TODAY (?:COMMA|LP)? (?: MATCHING PRE? )? )? (?: DAY|DAYD )?
           (?: dow:DOW|DOWB RP? MOD? (?:COMMA|LP)? (?:IN|OF)? (?:DAY)? (?: MATCHING PRE? )? )? """
DAY = "ART? (?:DAYD)? d:DD|ORDD|ORD|CARD|CARDD|FIRSTDAY"
MONTH = "(?: (?:MONTH|MONTHD) OF? )? m:MON|MONW"
YEAR = "(?: (?:COMMA|DOT|OF|IN|PRE|DASH|SLASH)? (?: (?:YEAR|YEARD) OF? )? y:YYYY|CARD CE? )"
_MOD = "(?: (?:COMMA|OF)? mod:MOD )"
_MORE_DAYS = "(?: (?:AND|COMMA) (?:DD|ORDD) )?" * 4

_MODERN = 1800


def _year(found: Found, name: str = "y") -> int | None:
    year = found.number(name)
    return year if year is None or 1000 <= year <= 2199 else -1


def _weekday(found: Found) -> int | None:
    return found.number("dow", "DOW", "DOWB")


def _shift(found: Found) -> int | None:
    return found.number("mod")


def day_month(found: Found) -> Expression | None:
    """A day and month as written; a weekday beside an ordinal that agrees with no calendar is counted."""
    day, month, year = found.number("d"), found.number("m"), _year(found)
    if not day or not 1 <= day <= 31 or not month or not 1 <= month <= 12 or year == -1:
        return None
    named = Named(year, month, day, _weekday(found), _shift(found), hijri=found.has("m", "HIJ") or found.has("m", "HIJW"))
    if year and named.weekday and day <= 5 and found.has("d", "ORDD") and not _agrees(year, month, day, named.weekday):
        return Nth(day, "day", Named(year, month), named.weekday)
    return named


def _agrees(year: int, month: int, day: int, weekday: int) -> bool:
    found = calendars.day(year, month, day)
    return found is not None and found.isoweekday() == weekday


def days_month(found: Found) -> Expression | None:
    """The first and last of several days of one month."""
    last = day_month(found)
    first = found.number("d0")
    if not isinstance(last, Named) or not last.day or not first or not 1 <= first < 32 or first >= last.day:
        return None
    return Range(Named(last.year, last.month, first, None, last.shift, last.hijri), last)


def _days_months(found: Found) -> Expression | None:
    last = day_month(found)
    first, month = found.number("d0"), found.number("m0")
    if not isinstance(last, Named) or not first or not 1 <= first < 32 or not month:
        return None
    return Range(Named(last.year, month, first, hijri=last.hijri), last)


def _month(found: Found) -> Expression | None:
    year = _year(found)
    hijri = found.has("m", "HIJ") or found.has("m", "HIJW")
    return None if year == -1 else Named(year, found.number("m"), shift=_shift(found), hijri=hijri)


def numeric(found: Found) -> Expression | None:
    """A day and month in digits, day first unless that cannot be."""
    day, month, year = found.number("d") or 0, found.number("m") or 0, found.number("y")
    if found.has("y", "HYEAR"):
        return None
    if year is not None and year < 100:
        year += 2000 if year < 70 else 1900
    if month > 12 >= day:
        day, month = month, day
    if not 1 <= day <= 31 or not 1 <= month <= 12:
        return None
    return Named(year, month, day, _weekday(found), _shift(found))


def _month_first(found: Found) -> Expression | None:
    """The American order, which the comma before the year gives away."""
    named = numeric(found)
    if not isinstance(named, Named) or not named.day or not named.month or named.day > 12 or (found.number("m") or 0) > 12:
        return named
    return replace(named, month=named.day, day=named.month)


def _numeric_day_month(found: Found) -> Expression | None:
    first, second = found.number("d"), found.number("m")
    if (first, second) == (24, 7) or max(first or 0, second or 0) <= 12:
        return None
    return numeric(found)


def _day_alone(found: Found) -> Expression | None:
    day = found.number("d")
    return Named(day=day, weekday=_weekday(found)) if day and 1 <= day <= 31 else None


def _late_day_month(found: Found) -> Expression | None:
    return day_month(found) if (found.number("d") or 0) > 10 else None


def _year_in_words(found: Found) -> Expression | None:
    year = found.number("y")
    return Named(year) if year and 1800 <= year <= 2100 and year != 2000 else None


def _foreign(found: Found) -> Expression | None:
    return Foreign()


def _year_2000(found: Found) -> Expression | None:
    return Named(2000) if found.number("y") == 2000 else None


def year_alone(found: Found) -> Expression | None:
    """A year by itself."""
    year = found.number("y")
    return Named(year) if year and 100 <= year <= 2199 else None


def _modern_year(found: Found) -> Expression | None:
    """A year that follows a number without a word for year; resolutions of the Security Council are joined like that, too."""
    year = found.number("y")
    return Named(year) if year and year >= _MODERN else None


def _year_bc(found: Found) -> Expression | None:
    return Fixed(f"BC{found.number('y'):04}")


def _years(found: Found) -> Expression | None:
    first, last = found.number("y0"), found.number("y")
    if not first or not last or not 1000 <= first < last + (last < 100) * 2000:
        return None
    return Range(Named(first), Named(last))


def _month_of(found: Found) -> Expression | None:
    inner = day_month(found) if "d" in found else _month(found)
    if inner is None or not isinstance(found.whole, Step) or found.whole.unit != "year":
        return None
    return Inside(inner, found.whole)


def _two_months(found: Found) -> Expression | None:
    last = _month(found)
    return Range(Named(month=found.number("m0")), last) if isinstance(last, Named) else None


def _two_months_of_year(found: Found) -> Expression | None:
    if not isinstance(found.whole, Step) or found.whole.unit != "year":
        return None
    return Range(Inside(Named(month=found.number("m0")), found.whole), Inside(Named(month=found.number("m")), found.whole))


def _days_of_year(found: Found) -> Expression | None:
    days = days_month(found)
    if not isinstance(days, Range) or not isinstance(found.whole, Step) or found.whole.unit != "year":
        return None
    return Range(Inside(days.first, found.whole), Inside(days.last, found.whole))


ABSOLUTE_RULES: tuple[Rule, ...] = (
    Rule(
        "days and month",
        f"(?:DAY2)? {LEAD} ART? d0:DD|ORDD|CARD|CARDD (?:AND|DASH|SLASH|UNTIL)? {DAY} (?:OF|DASH)? {MONTH} {YEAR}? {_MOD}?",
        days_month,
    ),
    Rule(
        "days and month, with their weekdays",
        f"DAY2 DOW AND DOW (?:COMMA|LP|MATCHING)? PRE? d0:DD|ORDD|CARDD (?:AND|DASH) {DAY} (?:OF|DASH)? {MONTH} {YEAR}? {_MOD}? RP?",
        days_month,
    ),
    Rule(
        "days and month, a list",
        f"(?:DAY2|DAYS)? d0:DD|ORDD (?:AND|COMMA) (?:DD|ORDD) {_MORE_DAYS} COMMA? AND {DAY} (?:OF|DASH)? {MONTH} {YEAR}? {_MOD}?",
        days_month,
    ),
    Rule(
        "days and month, each after its weekday",
        f"DAY2 DOW d0:DD|ORDD AND DOW {DAY} (?:OF|DASH)? {MONTH} {YEAR}? {_MOD}?",
        days_month,
    ),
    Rule("month and days", f"{MONTH} d0:DD (?:DASH|UNTIL) {DAY} {YEAR}?", days_month),
    Rule("days of two months", f"d0:DD (?:MONTH)? m0:MON|MONW DASH {DAY} {MONTH} {YEAR}?", _days_months),
    Rule("two days of two months", f"DAY2 d0:DD|ORDD OF? (?:MONTH)? m0:MON|MONW AND {DAY} OF? {MONTH} {YEAR}? {_MOD}?", _days_months),
    Rule("month, between days", f"{MONTH} BETWEEN d0:DD|ORDD AND d:DD|ORDD {YEAR}?", days_month),
    Rule("day and month", f"{LEAD} {DAY} (?:OF|DASH|DOT|SLASH)? {MONTH} {YEAR}? {_MOD}? RP?", day_month),
    Rule("month and day", f"{LEAD} m:MON|MONW d:DD COMMA? y:YYYY|CARD", day_month),
    Rule("month and ordinal", f"{LEAD} m:MON|MONW d:ORDD {YEAR}?", day_month),
    Rule("day, month of a year", f"{LEAD} {DAY} (?:OF|DASH)? {MONTH} (?:OF|IN|PRE)?", _month_of, whole=True),
    Rule(
        "days, month of a year",
        f"(?:DAY2|DAYS)? d0:DD|ORDD (?:AND|DASH|UNTIL) {DAY} (?:OF|DASH)? {MONTH} (?:OF|IN|PRE)?",
        _days_of_year,
        whole=True,
    ),
    Rule("month of a year", f"{MONTH} (?:OF|IN|PRE)?", _month_of, whole=True),
    Rule("day/month/year", f"{LEAD} d:DD SLASH m:DD SLASH y:YYYY|YY CE? RP?", numeric),
    Rule("day-month-year", f"{LEAD} d:DD DASH m:DD DASH y:YYYY|YY CE? RP?", numeric),
    Rule("day.month.year", f"{LEAD} d:DD DOT m:DD DOT y:YYYY CE? RP?", numeric),
    Rule("year/month/day", f"{LEAD} y:YYYY SLASH m:MM SLASH d:DD CE?", numeric),
    Rule("year-month-day", f"{LEAD} y:YYYY DASH m:MM DASH d:DD CE?", numeric),
    Rule("day/month", "DAY (?:dow:DOW|DOWB COMMA?)? d:DD SLASH m:DD mod:MOD?", numeric),
    Rule("weekday, day/month", "DPART? (?:DREF|TODAY)? DAY? dow:DOW MOD? (?:COMMA|LP|MATCHING)? d:DD SLASH m:DD RP?", numeric),
    Rule("day/month, year", f"{LEAD} d:DD SLASH m:DD COMMA y:YYYY|YY", _month_first),
    Rule("year. month .day", "y:YYYY DOT m:MON DOT d:DD", day_month),
    Rule("day/month after preposition", "(?<=IN|SINCE|AFTER|BEFORE) d:DD SLASH m:DD (?!SLASH)", numeric),
    Rule("day/month alone", "d:DD SLASH m:DD (?!SLASH)", _numeric_day_month),
    Rule("day-month in a dateline", "d:DD DASH m:MM (?=LP)", numeric),
    Rule("day.month after preposition", "(?<=IN) d:DD DOT m:DD", _numeric_day_month),
    Rule("weekday and day", "(?:DAY)? dow:DOW|DOWB (?:IN|COMMA)? d:DD|ORDD|CARDD|CARD", _day_alone),
    Rule("month and day in words", "m:MON d:CARD", _late_day_month),
    Rule("day alone", "DAY d:DD", _day_alone),
    Rule("day/month, this", "d:DD SLASH m:DD mod:MOD", numeric),
    Rule("month and year", f"{MONTH} {YEAR}", _month),
    Rule("month, relative", "(?:MONTH|MONTHD)? m:MON mod:MOD?", _month),
    Rule("two months", f"MONTH2 m0:MON|MONW AND m:MON|MONW {YEAR}? mod:MOD?", _two_months),
    Rule("two months of a year", "MONTH2 m0:MON|MONW AND m:MON|MONW (?:OF|IN|PRE)?", _two_months_of_year, whole=True),
    Rule("this month by name", "THIS (?:MONTH|MONTHD)? m:MON|MONW", _month),
    Rule("weak month, relative", "(?:MONTH|MONTHD) m:MONW mod:MOD?", _month),
    Rule("weak month, modified", "m:MONW mod:MOD", _month),
    Rule("weak month after preposition", "(?<=IN|SINCE|UNTIL|BETWEEN|START|MIDDLE|END|CLOSE|AFTER) m:MONW", _month),
    Rule("weak month joined to a month", "(?<=(?:MON)(?:AND)) m:MONW", _month),
    Rule("foreign day", "(?: LATDOW COMMA? )? (?: LAT DD SUFFIX? | DD SUFFIX? LATOF? LAT ) (?: COMMA? YYYY )?", _foreign),
    Rule("foreign month", "LAT COMMA? YYYY", _foreign),
    Rule("years", "(?:YEAR|YEARD|YEAR2|YEAR2D|YEARS|YEARSD)? FISCAL? y0:YYYY (?:DASH|SLASH) y:YYYY|YY", _years),
    Rule("two years", "YEAR2|YEAR2D y0:YYYY AND y:YYYY", _years),
    Rule("year before Christ", "(?:YEAR|YEARD)? y:N|CARD BC", _year_bc),
    Rule("year named twice", "(?: THIS YEARD | YEARD MOD ) LP? y:YYYY CE? RP?", _modern_year),
    Rule("year", "(?:YEAR|YEARD|YEAR2) (?:FISCAL|CE)? y:YYYY|CARD|N CE?", year_alone),
    Rule("month and year in digits", "m:MM (?:SLASH|DASH) y:YYYY", _month),
    Rule("year and month in digits", "y:YYYY (?:SLASH|DASH) m:MM", _month),
    Rule("year at the start of a line", "(?<=LINE) y:YYYY (?=DASH|COLON)", year_alone),
    Rule("year, of a stretch", "y:YYYY|CARD", year_alone, nested=True),
    Rule("year in words", "(?<=IN|SINCE|UNTIL|OF) y:CARD", _year_in_words),
    Rule("year 2000 in words", "(?<=OF|DATED) y:CARD", _year_2000),
    Rule("year joined to a year", "(?<=(?:YYYY)(?:AND)) y:YYYY", _modern_year),
    Rule("year of several", "(?:YEARS|YEARSD) y:YYYY", year_alone),
    Rule("year alone", "(?<=IN|SINCE|UNTIL|BETWEEN|OF|AFTER|BEFORE|DATED) y:YYYY CE?", year_alone),
)
