"""The rules of dates that need a reference: days around today, weekdays, counted units, parts of stretches; durations and sets."""

from __future__ import annotations

from timeline.date_grammar import Found, Rule
from timeline.timex import (
    Anchor,
    Anniversary,
    Century,
    Decade,
    Expression,
    Feast,
    Inside,
    Named,
    Nth,
    Part,
    Range,
    Season,
    Step,
    Weekday,
)  # fmt: skip

_DPART = "(?: DPART (?:OF|IN)? (?:DAY)? )?"
_DOW = "(?: COMMA? LP? (?:DAY)? dow:DOW|DOWB RP? )"
_FRACTIONS = {2: "half", 4: "quarter", 3: "third"}


def _today(found: Found) -> Expression | None:
    return Step("day", int(found.text("ref", "DREF", "TODAY")), weekday=found.number("dow", "DOW", "DOWB"))


def _weekday(found: Found) -> Expression | None:
    shift = 0 if "this" in found and "mod" not in found else found.number("mod")
    return Weekday((found.number("dow", "DOW", "DOWB") or 1), shift)


def _two_weekdays(found: Found) -> Expression | None:
    return Range(Weekday(found.number("dow0") or 1), Weekday((found.number("dow", "DOW", "DOWB") or 1), found.number("mod")))


def _night(found: Found) -> Expression | None:
    first, last = found.number("dow0") or 0, found.number("dow") or 0
    return Range(Weekday(first), Weekday(last)) if last == first % 7 + 1 else None


def _step(found: Found) -> Expression | None:
    unit, shift = found.text("u", "UD", "U"), found.number("mod")
    if unit == "hour" or (unit == "decade" and shift == 0):
        return None
    return Step(unit, shift or 0)


def _this_decade(found: Found) -> Expression | None:
    return Step("decade", 0)


def _anaphor(found: Found) -> Expression | None:
    unit = found.text("u", "UD", "U")
    if unit == "hour":
        return None
    return Step(unit, found.number("mod") or 0, Anchor.SPOKEN)


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
    return Inside(Step(unit, 0, Anchor.SPOKEN), whole) if whole is not None and grain(whole) == "year" else None


def grain(expression: Expression | None) -> str:
    """How long a stretch an expression names: day, week, month ... or empty."""
    match expression:
        case Named(_, month, day):
            return "day" if day else "month" if month else "year"
        case Step(unit):
            return unit
        case Nth(_, unit, _, weekday):
            return "day" if weekday else unit
        case Decade():
            return "decade"
        case Century():
            return "century"
        case Season():
            return "season"
        case Inside(inner, _):
            return grain(inner)
    return ""


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
    order = ["day", "week", "month", "quarter", "third", "half", "season", "year", "decade", "century"]
    if whole is None or n is None or unit not in order or outer not in order or order.index(unit) >= order.index(outer):
        return None
    return Nth(n, unit, whole)


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


def _decade(found: Found) -> Expression | None:
    tens = int(found.text("dec", "TENS"))
    if found.whole is None:
        return Decade(tens)
    return Decade(tens, found.whole) if grain(found.whole) == "century" else None


def _century(found: Found) -> Expression | None:
    n = found.number("n") or found.number("digits")
    return Century(n) if n and 1 <= n <= 30 else None


def _season(found: Found) -> Expression | None:
    season, year = found.text("s", "SEASON"), found.number("y")
    if found.whole is not None:
        return Season(season, found.whole) if grain(found.whole) == "year" else None
    return Season(season, Named(year) if year else None, found.number("mod"))


def _winter(found: Found) -> Expression | None:
    """A winter is named by both of its years."""
    first, last = found.number("y", "YYYY") or 0, found.number("next") or 0
    in_both = last % 100 == (first + 1) % 100 and found.text("s", "SEASON") == "WI"
    return Season("WI", Named(first)) if in_both else None


def _feast(found: Found) -> Expression | None:
    if found.whole is not None:
        return Feast(found.text("f", "FEAST"), found.whole) if grain(found.whole) == "year" else None
    year = found.number("y")
    return Feast(found.text("f", "FEAST"), Named(year) if year else None, found.number("mod"))


def _anniversary(found: Found) -> Expression | None:
    n = found.number("n")
    return Anniversary(n, "") if n else None


RELATIVE_RULES: tuple[Rule, ...] = (
    Rule("today", f"{_DPART} (?:DAY)? ref:TODAY {_DOW}? (?!ORDD|FOLLOW|SAME|RECENT|MOD|DD|MON|CARDD)", _today),
    Rule("day around today", f"{_DPART} (?:DAY|DAYD)? ref:DREF {_DOW}?", _today),
    Rule("weekday", f"{_DPART} this:THIS? (?:DAY|DAYD)? (?:THIS)? dow:DOW (?: COMMA? mod:MOD|MOD2 )?", _weekday),
    Rule("weekday without article", "(?: DPART (?:DAY)? | DAY ) dow:DOWB (?: mod:MOD )?", _weekday),
    Rule("night between two days", "DPART (?:DAY)? dow0:DOW (?:DASH|SLASH|AND|UNTIL|ON)? dow:DOW", _night),
    Rule("two weekdays", "(?:DAY2) dow0:DOW AND dow:DOW mod:MOD?", _two_weekdays),
    Rule("weekday of a week", f"{_DPART} (?:DAY|DAYD)? dow:DOW|DOWB (?:COMMA|OF|IN)?", _weekday_of_week, whole=True),
    Rule("week, then weekday", "WEEKD mod:MOD (?:DAY|COMMA)? dow:DOW", _week_then_weekday),
    Rule("the unit", "u:UD", _step, nested=True),
    Rule("my week", "MYWEEK", lambda found: Step("week", 0), nested=True),
    Rule("this unit", "THIS u:UD", _step),
    Rule("unit, this", "u:UD THIS", _step),
    Rule("unit, last or next", "u:UD mod:MOD|MOD2", _step),
    Rule("this decade", "(?<=IN|OF|SINCE|UNTIL|START|MIDDLE|END|CLOSE) DECADED MOD", _this_decade),
    Rule("same unit", "u:UD SAME", _anaphor),
    Rule("the same unit", "SELF u:UD", _anaphor),
    Rule("that unit", "THAT u:UD", _anaphor),
    Rule("following unit", "u:UD mod:FOLLOW", _anaphor),
    Rule("same day of a year", "(?: SELF DAYD | DAYD SAME ) (?:OF|IN)", _same_day_of_year, whole=True),
    Rule("same month of a year", "(?: SELF MONTHD | MONTHD SAME ) (?:OF|IN)", _same_month_of_year, whole=True),
    Rule(
        "day of a month",
        f"{_DPART} (?:DAY)? (?:dow:DOW|DOWB COMMA?)? ART? (?:DAYD)? d:DD|ORDD|ORD|CARD|FIRSTDAY OF?",
        _day_of_month,
        whole=True,
    ),
    Rule("days of a month", "(?:DAY2)? d0:DD|ORDD (?:AND|DASH|UNTIL) d:DD|ORDD OF?", _days_of_month, whole=True),
    Rule(
        "day of the current",
        f"{_DPART} (?:DAY|DAYD)? (?: dow:DOW|DOWB (?:COMMA|LP|IN)? (?: MATCHING PRE? )? )? ART? (?:DAYD)? d:DD OF? CURRENT RP?",
        _day_of_this_month,
    ),
    Rule("nth of the current", f"{_DPART} (?:DAY|DAYD)? (?: dow:DOW|DOWB COMMA? )? d:ORDD OF CURRENT", _day_of_this_month),
    Rule("days of the current", "(?:DAY2|DAYS)? ART? d0:DD (?:AND|DASH|UNTIL) ART? d:DD OF? CURRENT", _days_of_this_month),
    Rule("day thereof", "(?: DAY | (?<=IN|UNTIL|SINCE|DAY) ) ART? d:DD THEREOF", _day_thereof),
    Rule("part of a stretch", "part:START|MIDDLE|END|CLOSE|REST (?:OF)?", _part, whole=True),
    Rule("earlier in a stretch", "EARLIER (?:OF|IN)?", _earlier, whole=True),
    Rule("early or late in a day", "DPART", _early_day, whole=True),
    Rule("nth unit of a stretch", "u:UD n:ORDD|LASTONE (?:OF|IN|PRE)?", _nth, whole=True),
    Rule("nth unit, number first", "n:ORD|LASTONE u:U (?:OF|IN|PRE)?", _nth, whole=True),
    Rule("nth day of a feast or month", "n:ORD|LASTONE DAYS (?:OF)?", _nth_day, whole=True),
    Rule("nth of the days of a feast", "n:ORD|LASTONE", _nth_feast_day, whole=True),
    Rule("quarter, half or third", "f:FRACTION n:ORDD|LASTONE (?:OF|IN|PRE)?", _nth, whole=True),
    Rule("nth weekday", "(?:DAYD|DAY)? dow:DOW n:ORDD|LASTONE (?:OF|IN|PRE)?", _nth_weekday, whole=True),
    Rule("nth weekday, number first", "n:ORD|LASTONE (?:DAY)? dow:DOWB (?:OF|IN|PRE)?", _nth_weekday, whole=True),
    Rule("nth weekday after", "n:ORD (?:DAY)? dow:DOWB AFTER", _nth_weekday_after, whole=True),
    Rule("decade of a century", "dec:TENS (?:OF)?", _decade, whole=True),
    Rule("decade", "dec:TENS", _decade),
    Rule("century", "CENTURYD (?: n:ORDD|CARDD CE? | ART digits:N CE? )", _century),
    Rule("season", "(?:SEASONWORD)? s:SEASON (?: mod:MOD | (?:YEAR|YEARD|OF)? y:YYYY )", _season),
    Rule("winter of two years", "(?:SEASONWORD)? s:SEASON y:YYYY (?:DASH|SLASH) next:YYYY|YY", _winter),
    Rule("season, part of", "s:SEASON", _season, nested=True),
    Rule("season, alone", "(?<=IN) s:SEASON", _season),
    Rule("season of a year", "(?:SEASONWORD)? s:SEASON (?:OF|IN)?", _season, whole=True),
    Rule("feast", "f:FEAST (?: mod:MOD | (?:PRE)? (?:YEAR|YEARD)? y:YYYY )?", _feast),
    Rule("feast of a year", "f:FEAST (?:OF|IN|PRE)?", _feast, whole=True),
    Rule("anniversary", "ANNIVERSARY YEARLY? ART? n:ORDD|CARDD|N YEARLY?", _anniversary),
)
