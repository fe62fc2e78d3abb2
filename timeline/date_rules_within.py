"""The rules of what lies within a longer stretch: days of a month, weekdays of a week, parts, n-th units and days, and days after it."""

from __future__ import annotations

from timeline.date_grammar import Found, Rule
from timeline.timex import Anchor, Expression, Feast, Inside, Named, Nth, Part, Range, Step, Weekday, grain

_DPART = "(?: DPART (?:OF|IN)? (?:DAY)? )?"
_LENGTHS = {
    unit: length for length, unit in enumerate(("day", "week", "month", "quarter", "third", "half", "season", "year", "decade", "century"))
}
_FRACTIONS = {2: "half", 4: "quarter", 3: "third"}


def _weekday_of_week(found: Found) -> Expression | None:
    whole = found.whole
    if not isinstance(whole, Step) or whole.unit != "week":
        return None
    return Inside(Weekday(found.number("dow", "DOW", "DOWB") or 1), whole)


def _week_then_weekday(found: Found) -> Expression | None:
    return Inside(Weekday(found.number("dow", "DOW", "DOWB") or 1), Step("week", found.number("mod") or 0))


def _day_of_month(found: Found) -> Expression | None:
    return _day_in(found, found.whole)


def _days_of_month(found: Found) -> Expression | None:
    return _days_in(found, found.whole)


def _day_of_this_month(found: Found) -> Expression | None:
    return _day_in(found, Step("month", 0))


def _days_of_this_month(found: Found) -> Expression | None:
    return _days_in(found, Step("month", 0))


def _day_thereof(found: Found) -> Expression | None:
    return _day_in(found, Step("month", 0, Anchor.SPOKEN))


def _days_thereof(found: Found) -> Expression | None:
    return _days_in(found, Step("month", 0, Anchor.SPOKEN))


def _day_in(found: Found, month: Expression | None) -> Expression | None:
    day = found.number("d")
    if not isinstance(month, Step) or month.unit != "month" or not day or not 1 <= day <= 31:
        return None
    return Inside(Named(day=day, weekday=found.number("dow", "DOW", "DOWB")), month)


def _days_in(found: Found, month: Expression | None) -> Expression | None:
    first, last = found.number("d0"), found.number("d")
    if not isinstance(month, Step) or month.unit != "month" or not first or not last or not 1 <= first < last <= 31:
        return None
    return Range(Inside(Named(day=first), month), Inside(Named(day=last), month))


def _same_day_of_year(found: Found) -> Expression | None:
    return _same_of_year(found, "day")


def _same_month_of_year(found: Found) -> Expression | None:
    return _same_of_year(found, "month")


def _same_of_year(found: Found, unit: str) -> Expression | None:
    whole = found.whole
    anchor = Anchor.TODAY if "like" in found else Anchor.SPOKEN
    return Inside(Step(unit, 0, anchor), whole) if whole is not None and grain(whole) == "year" else None


def _part(found: Found) -> Expression | None:
    whole = found.whole
    if whole is None or grain(whole) in ("", "day", "hour"):
        return None
    part = next(kind.lower() for kind in ("START", "MIDDLE", "END", "CLOSE", "REST") if found.has("part", kind))
    return Part(part, whole)


def _earlier(found: Found) -> Expression | None:
    whole = found.whole
    if whole is None or grain(whole) in ("", "hour"):
        return _early_day(found)
    return whole if grain(whole) == "day" else Part("earlier", whole)


def _early_day(found: Found) -> Expression | None:
    return found.whole if grain(found.whole) == "day" or isinstance(found.whole, Weekday) else None


def _nth(found: Found) -> Expression | None:
    unit = found.text("u", "UD", "U")
    if "f" in found:
        unit = _FRACTIONS.get((found.number("f") or 0), "")
    whole, n, outer = found.whole, found.number("n"), grain(found.whole)
    if unit == "half" and outer == "month" and whole is not None and n in (1, 2):
        return Part(("first half", "second half")[n - 1], whole)
    if whole is None or n is None or not _LENGTHS.get(unit, 99) < _LENGTHS.get(outer, 0):
        return None
    return Nth(n, unit, whole)


def _new_year(found: Found) -> Expression | None:
    """The year that starts with the New Year's Day close by."""
    return Inside(Step("year", 0), Feast("new-year"))


def _several(found: Found) -> Expression | None:
    """The first or the last few units of a stretch."""
    unit, count = found.text("u", "UPD", "UP") or found.text("u2", "U2D", "U2"), found.number("n") or 2
    whole, which = found.whole, found.number("which")
    if whole is None or which not in (1, -1) or not _LENGTHS.get(unit, 99) < _LENGTHS.get(grain(whole), 0):
        return None
    near, far = Nth(which, unit, whole), Nth(which * count, unit, whole)
    return Range(near, far) if which > 0 else Range(far, near)


def _nth_day(found: Found) -> Expression | None:
    whole, n = found.whole, found.number("n")
    if whole is None or n is None or not (isinstance(whole, Feast) or grain(whole) in ("month", "year")):
        return None
    return Nth(n, "day", whole)


def _nth_feast_day(found: Found) -> Expression | None:
    """The feast is named by its days, as *the days of Eid*."""
    whole, n = found.whole, found.number("n")
    return Nth(n, "day", whole) if isinstance(whole, Feast) and n and whole.id.endswith("-days") else None


def _nth_weekday(found: Found) -> Expression | None:
    whole, n = found.whole, found.number("n")
    if whole is None or n is None or grain(whole) not in ("month", "year"):
        return None
    return Nth(n, "day", whole, (found.number("dow", "DOW", "DOWB") or 1))


def _nth_weekday_after(found: Found) -> Expression | None:
    whole, n = found.whole, found.number("n", "ORD")
    if whole is None or n is None or not (isinstance(whole, Feast) or grain(whole) == "day"):
        return None
    return Nth(n, "day", whole, found.number("dow", "DOWB"), after=True)


WITHIN_RULES: tuple[Rule, ...] = (
    Rule("weekday of a week", f"{_DPART} (?:DAY|DAYD)? dow:DOW|DOWB (?:COMMA|OF|IN)?", _weekday_of_week, whole=True),
    Rule("week, then weekday", "WEEKD mod:MOD (?:DAY|COMMA)? dow:DOW", _week_then_weekday),
    Rule("the new year", "YEARD CE? NEW", _new_year),
    Rule("same day of a year", "(?: SELF DAYD | DAYD SAME | like:LIKETHIS DAYD ) (?:OF|IN)", _same_day_of_year, whole=True),
    Rule("same month of a year", "(?: SELF MONTHD | MONTHD SAME | like:LIKETHIS MONTHD ) (?:OF|IN)", _same_month_of_year, whole=True),
    Rule(
        "day of a month",
        f"{_DPART} (?:DAY)? (?:dow:DOW|DOWB COMMA?)? ART? (?:DAYD)? d:DD|ORDD|ORD|CARD|FIRSTDAY OF?",
        _day_of_month,
        whole=True,
    ),
    Rule(
        "days of a month",
        "(?:DAY2|DAYS)? d0:DD|ORDD (?: (?:AND|COMMA) (?:DD|ORDD) )? (?: (?:AND|COMMA) (?:DD|ORDD) )? (?:AND|DASH|UNTIL) d:DD|ORDD OF?",
        _days_of_month,
        whole=True,
    ),
    Rule(
        "day of the current",
        f"{_DPART} (?:DAY|DAYD)? (?: dow:DOW|DOWB (?:COMMA|LP|IN)? (?: MATCHING PRE? )? )? ART? (?:DAYD)? d:DD OF? CURRENT RP?",
        _day_of_this_month,
    ),
    Rule("nth of the current", f"{_DPART} (?:DAY|DAYD)? (?: dow:DOW|DOWB COMMA? )? d:ORDD OF CURRENT", _day_of_this_month),
    Rule(
        "days of the current",
        "(?:DAY2|DAYS)? ART? d0:DD (?: (?:AND|COMMA) DD )? (?:AND|DASH|UNTIL) ART? d:DD OF? CURRENT",
        _days_of_this_month,
    ),
    Rule("day thereof", "(?: DAY | (?<=IN|UNTIL|SINCE|DAY) ) ART? d:DD|ORDD THEREOF", _day_thereof),
    Rule("days thereof", "(?: DAY2 | (?<=OF|IN|BETWEEN) ) ART? d0:DD|ORDD (?:AND|DASH|UNTIL) ART? d:DD|ORDD THEREOF", _days_thereof),
    Rule("part of a stretch", "part:START|MIDDLE|END|CLOSE|REST (?:OF)?", _part, whole=True),
    Rule("earlier in a stretch", "EARLIER (?:OF|IN)?", _earlier, whole=True),
    Rule("early or late in a day", "DPART", _early_day, whole=True),
    Rule("nth unit of a stretch", "u:UD n:ORDD|LASTONE (?:OF|IN|PRE)?", _nth, whole=True),
    Rule("nth unit, number first", "n:ORD|LASTONE u:U (?:OF|IN|PRE)?", _nth, whole=True),
    Rule("first or last units", "(?: u:UPD n:CARDD|N | u2:U2D ) which:ORDD|LASTONE (?:OF|IN|PRE)?", _several, whole=True),
    Rule("first or last units, rank first", "which:ORD|LASTONE (?: n:CARD|N|DD u:UP | u2:U2 ) (?:OF|IN|PRE)?", _several, whole=True),
    Rule("nth day of a feast or month", "n:ORD|LASTONE DAYS (?:OF)?", _nth_day, whole=True),
    Rule("nth of the days of a feast", "n:ORD|LASTONE", _nth_feast_day, whole=True),
    Rule("quarter, half or third", "f:FRACTION n:ORDD|LASTONE (?:OF|IN|PRE)?", _nth, whole=True),
    Rule("nth weekday", "(?:DAYD|DAY)? dow:DOW n:ORDD|LASTONE (?:OF|IN|PRE)?", _nth_weekday, whole=True),
    Rule("nth weekday, number first", "n:ORD|LASTONE (?:DAY)? dow:DOWB (?:OF|IN|PRE)?", _nth_weekday, whole=True),
    Rule("nth weekday after", "n:ORD (?:DAY)? dow:DOWB AFTER", _nth_weekday_after, whole=True),
)
