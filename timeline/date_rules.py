"""The rules of absolute dates: what names its own year, month or day. ``RULES`` is the whole table, in order of preference."""

from __future__ import annotations

from dataclasses import replace

from timeline import calendars
from timeline.date_grammar import Found, Rule
from timeline.date_rules_counted import COUNTED_RULES
from timeline.date_rules_relative import RELATIVE_RULES
from timeline.date_rules_within import WITHIN_RULES
from timeline.timex import Expression, Fixed, Foreign, Inside, Named, Nth, Range, Step, Twin

_LEAD = """(?: DPART (?:OF|IN)? )? (?: ref:DREF|TODAY (?:COMMA|LP)? (?: MATCHING PRE? )? )? (?: DAY|DAYD )?
           (?: dow:DOW|DOWB RP? MOD? (?:COMMA|LP)? (?:IN|OF)? (?:DAY)? (?: MATCHING PRE? )? )? """
_DAY = "ART? (?:DAYD)? d:DD|ORDD|ORD|CARD|CARDD|FIRSTDAY"
_MONTH = "(?: (?:MONTH|MONTHD) OF? )? m:MON|MONW"
_YEAR = "(?: (?:COMMA|DOT|OF|IN|PRE|DASH|SLASH)? (?: (?:YEAR|YEARD) OF? )? y:YYYY|CARD CE? )"
_MOD = "(?: (?:COMMA|OF)? mod:MOD )"
_MORE_DAYS = "(?: (?:AND|COMMA) (?:DD|ORDD) )?" * 4


def _year(found: Found, name: str = "y") -> int | None:
    year = found.number(name)
    return year if year is None or 1000 <= year <= 2199 else -1


def _weekday(found: Found) -> int | None:
    return found.number("dow", "DOW", "DOWB")


def _shift(found: Found) -> int | None:
    return found.number("mod")


def _day_month(found: Found) -> Expression | None:
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


def _days_month(found: Found) -> Expression | None:
    last = _day_month(found)
    first = found.number("d0")
    if not isinstance(last, Named) or not last.day or not first or not 1 <= first < 32 or first >= last.day:
        return None
    return Range(Named(last.year, last.month, first, None, last.shift, last.hijri), last)


def _days_months(found: Found) -> Expression | None:
    last = _day_month(found)
    first, month = found.number("d0"), found.number("m0")
    if not isinstance(last, Named) or not first or not 1 <= first < 32 or not month:
        return None
    return Range(Named(last.year, month, first, hijri=last.hijri), last)


def _month(found: Found) -> Expression | None:
    year = _year(found)
    hijri = found.has("m", "HIJ") or found.has("m", "HIJW")
    return None if year == -1 else Named(year, found.number("m"), shift=_shift(found), hijri=hijri)


def _numeric(found: Found) -> Expression | None:
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
    named = _numeric(found)
    if not isinstance(named, Named) or not named.day or not named.month or named.day > 12 or (found.number("m") or 0) > 12:
        return named
    return replace(named, month=named.day, day=named.month)


def _numeric_day_month(found: Found) -> Expression | None:
    first, second = found.number("d"), found.number("m")
    if (first, second) == (24, 7) or max(first or 0, second or 0) <= 12:
        return None
    return _numeric(found)


def _day_alone(found: Found) -> Expression | None:
    day = found.number("d")
    return Named(day=day, weekday=_weekday(found)) if day and 1 <= day <= 31 else None


def _late_day_month(found: Found) -> Expression | None:
    return _day_month(found) if (found.number("d") or 0) > 10 else None


def _year_in_words(found: Found) -> Expression | None:
    year = found.number("y")
    return Named(year) if year and 1800 <= year <= 2100 and year != 2000 else None


def _foreign(found: Found) -> Expression | None:
    return Foreign()


def _year_2000(found: Found) -> Expression | None:
    return Named(2000) if found.number("y") == 2000 else None


def _year_alone(found: Found) -> Expression | None:
    year = found.number("y")
    return Named(year) if year and 100 <= year <= 2199 else None


def _year_bc(found: Found) -> Expression | None:
    return Fixed(f"BC{found.number('y'):04}")


def _hijri_year(found: Found) -> Expression | None:
    year = found.number("y")
    return Named(year, hijri=True) if year and 1 <= year <= 1600 else None


def _years(found: Found) -> Expression | None:
    first, last = found.number("y0"), found.number("y")
    if not first or not last or not 1000 <= first < last + (last < 100) * 2000:
        return None
    return Range(Named(first), Named(last))


def _hijri(found: Found) -> Expression | None:
    year, day = found.number("hy"), found.number("hd")
    if year is not None and year < 1000 and not found.has("ah", "AH"):
        return None
    if day is not None and not 1 <= day <= 30:
        return None
    if year is not None and year > 1600:
        return Inside(Named(None, found.number("hm"), day, hijri=True), Named(year))
    hijri = Named(year, found.number("hm"), day, None if "m" in found else _weekday(found), _shift(found), hijri=True)
    if "m" not in found:
        return hijri
    gregorian = _day_month(found)
    return Twin(gregorian, hijri) if isinstance(gregorian, Named) else None


def _hijri_years(found: Found) -> Expression | None:
    first, last = found.number("y0"), found.number("y")
    return Range(Named(first, hijri=True), Named(last, hijri=True)) if first and last and first < last <= 1600 else None


def _numeric_twin(found: Found) -> Expression | None:
    gregorian = _numeric(found)
    hijri = Named(found.number("hy"), found.number("hm"), found.number("hd"), hijri=True)
    return Twin(gregorian, hijri) if isinstance(gregorian, Named) else None


def _hijri_numeric_twin(found: Found) -> Expression | None:
    gregorian = _numeric(found)
    year, month, day = found.number("hy"), found.number("hm"), found.number("hd")
    return Twin(gregorian, Named(year, month, day, hijri=True)) if isinstance(gregorian, Named) else None


def _month_of(found: Found) -> Expression | None:
    inner = _day_month(found) if "d" in found else _month(found)
    if inner is None or not isinstance(found.whole, Step) or found.whole.unit != "year":
        return None
    return Inside(inner, found.whole)


def _days_of_year(found: Found) -> Expression | None:
    days = _days_month(found)
    if not isinstance(days, Range) or not isinstance(found.whole, Step) or found.whole.unit != "year":
        return None
    return Range(Inside(days.first, found.whole), Inside(days.last, found.whole))


_HIJ = "HIJ|HIJW"
_TWIN = f"(?: (?:COMMA|LP|SLASH|DASH)? (?:MATCHING)? (?:PRE|OF)? (?:DAY)? {_DAY} (?:OF|DASH|DOT|SLASH)? {_MONTH} {_YEAR}? RP? )"
_HIJRI_DAY = f"{_LEAD} ART? hd:DD|ORDD|ORD|CARD|CARDD|FIRSTDAY (?:OF|DASH|SLASH)? (?:MONTH)? hm:{_HIJ}"
_HIJRI_YEAR = "(?: (?:COMMA|OF|IN|PRE)? (?:YEAR|YEARD)? hy:YYYY|N|CARD )"
_THEN_HIJRI = f"(?:MATCHING|LP|DASH|SLASH) PRE? hd:DD|ORDD|ORD|CARD|CARDD|FIRSTDAY (?:OF|DASH|SLASH)? hm:{_HIJ} (?:{_HIJRI_YEAR} AH?)? RP?"

ABSOLUTE_RULES: tuple[Rule, ...] = (
    Rule(
        "days and month",
        f"(?:DAY2)? {_LEAD} ART? d0:DD|ORDD|CARD|CARDD (?:AND|DASH|SLASH|UNTIL)? {_DAY} (?:OF|DASH)? {_MONTH} {_YEAR}? {_MOD}?",
        _days_month,
    ),
    Rule(
        "days and month, with their weekdays",
        f"DAY2 DOW AND DOW (?:COMMA|LP|MATCHING)? PRE? d0:DD|ORDD|CARDD (?:AND|DASH) {_DAY} (?:OF|DASH)? {_MONTH} {_YEAR}? {_MOD}? RP?",
        _days_month,
    ),
    Rule(
        "days and month, a list",
        f"(?:DAY2|DAYS)? d0:DD|ORDD (?:AND|COMMA) (?:DD|ORDD) {_MORE_DAYS} COMMA? AND {_DAY} (?:OF|DASH)? {_MONTH} {_YEAR}? {_MOD}?",
        _days_month,
    ),
    Rule(
        "days and month, each after its weekday",
        f"DAY2 DOW d0:DD|ORDD AND DOW {_DAY} (?:OF|DASH)? {_MONTH} {_YEAR}? {_MOD}?",
        _days_month,
    ),
    Rule("month and days", f"{_MONTH} d0:DD (?:DASH|UNTIL) {_DAY} {_YEAR}?", _days_month),
    Rule("days of two months", f"d0:DD (?:MONTH)? m0:MON|MONW DASH {_DAY} {_MONTH} {_YEAR}?", _days_months),
    Rule("two days of two months", f"DAY2 d0:DD|ORDD OF? (?:MONTH)? m0:MON|MONW AND {_DAY} OF? {_MONTH} {_YEAR}? {_MOD}?", _days_months),
    Rule("month, between days", f"{_MONTH} BETWEEN d0:DD|ORDD AND d:DD|ORDD {_YEAR}?", _days_month),
    Rule("day and month", f"{_LEAD} {_DAY} (?:OF|DASH|DOT|SLASH)? {_MONTH} {_YEAR}? {_MOD}? RP?", _day_month),
    Rule("month and day", f"{_LEAD} m:MON|MONW d:DD COMMA? y:YYYY|CARD", _day_month),
    Rule("month and ordinal", f"{_LEAD} m:MON|MONW d:ORDD {_YEAR}?", _day_month),
    Rule("day, month of a year", f"{_LEAD} {_DAY} (?:OF|DASH)? {_MONTH} (?:OF|IN|PRE)?", _month_of, whole=True),
    Rule(
        "days, month of a year",
        f"(?:DAY2|DAYS)? d0:DD|ORDD (?:AND|DASH|UNTIL) {_DAY} (?:OF|DASH)? {_MONTH} (?:OF|IN|PRE)?",
        _days_of_year,
        whole=True,
    ),
    Rule("month of a year", f"{_MONTH} (?:OF|IN|PRE)?", _month_of, whole=True),
    Rule("day/month/year", f"{_LEAD} d:DD SLASH m:DD SLASH y:YYYY|YY CE?", _numeric),
    Rule("day-month-year", f"{_LEAD} d:DD DASH m:DD DASH y:YYYY|YY CE?", _numeric),
    Rule("day.month.year", f"{_LEAD} d:DD DOT m:DD DOT y:YYYY CE?", _numeric),
    Rule("year/month/day", f"{_LEAD} y:YYYY SLASH m:MM SLASH d:DD CE?", _numeric),
    Rule("year-month-day", f"{_LEAD} y:YYYY DASH m:MM DASH d:DD CE?", _numeric),
    Rule("day/month", "DAY (?:dow:DOW|DOWB COMMA?)? d:DD SLASH m:DD mod:MOD?", _numeric),
    Rule("weekday, day/month", "dow:DOW (?:COMMA|LP)? d:DD SLASH m:DD RP?", _numeric),
    Rule("day/month, year", f"{_LEAD} d:DD SLASH m:DD COMMA y:YYYY|YY", _month_first),
    Rule("year. month .day", "y:YYYY DOT m:MON DOT d:DD", _day_month),
    Rule("day/month after preposition", "(?<=IN|SINCE|AFTER|BEFORE) d:DD SLASH m:DD (?!SLASH)", _numeric),
    Rule("day/month alone", "d:DD SLASH m:DD (?!SLASH)", _numeric_day_month),
    Rule("day-month in a dateline", "d:DD DASH m:MM (?=LP)", _numeric),
    Rule("day.month after preposition", "(?<=IN) d:DD DOT m:DD", _numeric_day_month),
    Rule("weekday and day", "(?:DAY)? dow:DOW|DOWB (?:IN|COMMA)? d:DD|ORDD|CARDD|CARD", _day_alone),
    Rule("month and day in words", "m:MON d:CARD", _late_day_month),
    Rule("day alone", "DAY d:DD", _day_alone),
    Rule("day/month, this", "d:DD SLASH m:DD mod:MOD", _numeric),
    Rule("Hijri day", f"{_HIJRI_DAY} (?:{_HIJRI_YEAR} ah:AH?)? {_TWIN}? MOD?", _hijri),
    Rule("Gregorian and Hijri day", f"{_LEAD} {_DAY} (?:OF|DASH|SLASH)? {_MONTH} {_YEAR}? {_THEN_HIJRI}", _hijri),
    Rule("Gregorian in digits and Hijri day", f"{_LEAD} d:DD SLASH m:DD SLASH y:YYYY CE? {_THEN_HIJRI}", _numeric_twin),
    Rule("Hijri day in digits", f"{_LEAD} hd:DD (?:SLASH|DASH) hm:DD (?:SLASH|DASH) hy:HYEAR AH?", _hijri),
    Rule("Hijri day in digits, year first", f"{_LEAD} hy:HYEAR (?:SLASH|DASH) hm:MM (?:SLASH|DASH) hd:DD AH?", _hijri),
    Rule("Hijri years", "(?:YEAR|YEARD|YEAR2)? y0:YYYY (?:SLASH|DASH|AND) y:YYYY AH", _hijri_years),
    Rule("Hijri month", f"hm:{_HIJ} {_HIJRI_YEAR} ah:AH?", _hijri),
    Rule("Hijri month, relative", "hm:HIJ mod:MOD?", _hijri),
    Rule(
        "Hijri and Gregorian in digits",
        f"{_LEAD} hd:DD SLASH hm:DD SLASH hy:HYEAR AH? (?:MATCHING|LP)? PRE? d:DD SLASH m:DD SLASH y:YYYY CE?",
        _hijri_numeric_twin,
    ),
    Rule("month and year", f"{_MONTH} {_YEAR}", _month),
    Rule("month, relative", "(?:MONTH|MONTHD)? m:MON mod:MOD?", _month),
    Rule("this month by name", "THIS (?:MONTH|MONTHD)? m:MON|MONW", _month),
    Rule("weak month, relative", "(?:MONTH|MONTHD) m:MONW mod:MOD?", _month),
    Rule("weak month, modified", "m:MONW mod:MOD", _month),
    Rule("weak month after preposition", "(?<=IN|SINCE|UNTIL|BETWEEN|START|MIDDLE|END|CLOSE|AFTER) m:MONW", _month),
    Rule("weak month joined to a month", "(?<=(?:MON)(?:AND)) m:MONW", _month),
    Rule("weak Hijri month after preposition", "(?<=IN|SINCE|UNTIL|START|MIDDLE|END|CLOSE|AFTER|BEFORE|DAYS) hm:HIJW mod:MOD?", _hijri),
    Rule("foreign day", "(?: LATDOW COMMA? )? (?: LAT DD SUFFIX? | DD SUFFIX? LATOF? LAT ) (?: COMMA? YYYY )?", _foreign),
    Rule("foreign month", "LAT COMMA? YYYY", _foreign),
    Rule("years", "(?:YEAR|YEARD|YEAR2|YEAR2D|YEARS|YEARSD)? FISCAL? y0:YYYY (?:DASH|SLASH) y:YYYY|YY", _years),
    Rule("two years", "YEAR2|YEAR2D y0:YYYY AND y:YYYY", _years),
    Rule("year before Christ", "(?:YEAR|YEARD)? y:N|CARD BC", _year_bc),
    Rule("Hijri year", "(?:YEAR|YEARD)? y:N|CARD AH", _hijri_year),
    Rule("Hijri and Gregorian year", "(?:YEAR|YEARD)? N AH (?:MATCHING|LP|DASH|SLASH) PRE? (?:YEAR|YEARD)? y:YYYY CE? RP?", _year_alone),
    Rule("year", "(?:YEAR|YEARD|YEAR2) FISCAL? y:YYYY|CARD|N CE?", _year_alone),
    Rule("month and year in digits", "m:MM (?:SLASH|DASH) y:YYYY", _month),
    Rule("year and month in digits", "y:YYYY (?:SLASH|DASH) m:MM", _month),
    Rule("year at the start of a line", "(?<=LINE) y:YYYY (?=DASH|COLON)", _year_alone),
    Rule("year, of a stretch", "y:YYYY|CARD", _year_alone, nested=True),
    Rule("year in words", "(?<=IN|SINCE|UNTIL|OF) y:CARD", _year_in_words),
    Rule("year 2000 in words", "(?<=OF|DATED) y:CARD", _year_2000),
    Rule("year joined to a year", "(?<=(?:YYYY)(?:AND)) y:YYYY", _year_alone),
    Rule("year of several", "(?:YEARS|YEARSD) y:YYYY", _year_alone),
    Rule("year alone", "(?<=IN|SINCE|UNTIL|BETWEEN|OF|AFTER|BEFORE|DATED) y:YYYY CE?", _year_alone),
)
RULES = ABSOLUTE_RULES + RELATIVE_RULES + WITHIN_RULES + COUNTED_RULES
