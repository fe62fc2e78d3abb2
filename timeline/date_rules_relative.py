"""The rules of dates that need a reference: days around today, weekdays, units, decades and centuries, seasons and feasts."""

from __future__ import annotations

from timeline.date_grammar import Found, Rule
from timeline.timex import Anchor, Anniversary, Century, Decade, Expression, Feast, Named, Range, Season, Step, Weekday, grain

_DPART = "(?: DPART (?:OF|IN)? (?:DAY)? )?"
_DOW = "(?: COMMA? LP? (?:DAY)? dow:DOW|DOWB RP? )"


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


def _loose_step(found: Found) -> Expression | None:
    unit = found.text("u", "UD")
    return None if unit in ("hour", "decade") else Step(unit, 0, loose=True)


def _this_decade(found: Found) -> Expression | None:
    return Step("decade", 0)


def _next_day(found: Found) -> Expression | None:
    return Step("day", found.number("mod") or 0, Anchor.SPOKEN)


def _anaphor(found: Found) -> Expression | None:
    unit = found.text("u", "UD", "U")
    if unit == "hour":
        return None
    return Step(unit, found.number("mod") or 0, Anchor.SPOKEN)


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


def _this_season(found: Found) -> Expression | None:
    return Season(found.text("s", "SEASON"), None, 0)


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
    Rule("weekday in brackets", f"{_DPART} DAY LP dow:DOW RP", _weekday),
    Rule("weekday without article", "(?: DPART (?:DAY)? | DAY ) dow:DOWB (?: mod:MOD )?", _weekday),
    Rule("weekdays, a list", "DAYS dow0:DOW (?: (?:AND|COMMA) DOW )? (?: (?:AND|COMMA) DOW )? COMMA? AND dow:DOW mod:MOD?", _two_weekdays),
    Rule("night between two days", "DPART (?:DAY)? dow0:DOW (?:DASH|SLASH|AND|UNTIL|ON)? dow:DOW", _night),
    Rule("two weekdays", "(?:DAY2) dow0:DOW AND dow:DOW mod:MOD?", _two_weekdays),
    Rule("the unit", "u:UD", _loose_step, nested=True),
    Rule("my week", "MYWEEK", lambda found: Step("week", 0), nested=True),
    Rule("this unit", "THIS u:UD", _step),
    Rule("unit, this", "u:UD THIS", _step),
    Rule("unit, last or next", "u:UD mod:MOD|MOD2", _step),
    Rule("this decade", "(?<=IN|OF|SINCE|UNTIL|START|MIDDLE|END|CLOSE) DECADED MOD", _this_decade),
    Rule("same unit", "u:UD SAME", _anaphor),
    Rule("the same unit", "SELF u:UD", _anaphor),
    Rule("that unit", "THAT u:UD", _anaphor),
    Rule("day after or before that", "mod:NEXTDAY", _next_day),
    Rule("following unit", "u:UD mod:FOLLOW", _anaphor),
    Rule("decade of a century", "dec:TENS (?:OF)?", _decade, whole=True),
    Rule("decade", "dec:TENS", _decade),
    Rule("century", "CENTURYD (?: n:ORDD|CARDD CE? | ART digits:N CE? )", _century),
    Rule("season", "(?:SEASONWORD)? s:SEASON (?: mod:MOD | (?:YEAR|YEARD|OF)? y:YYYY )", _season),
    Rule("this season", "THIS s:SEASON", _this_season),
    Rule("winter of two years", "(?:SEASONWORD)? s:SEASON y:YYYY (?:DASH|SLASH) next:YYYY|YY", _winter),
    Rule("season, part of", "s:SEASON", _season, nested=True),
    Rule("season, alone", "(?<=IN) s:SEASON", _season),
    Rule("season of a year", "(?:SEASONWORD)? s:SEASON (?:OF|IN)?", _season, whole=True),
    Rule("feast", "f:FEAST (?: mod:MOD | (?:PRE)? (?:YEAR|YEARD)? y:YYYY )?", _feast),
    Rule("feast of a year", "f:FEAST (?:OF|IN|PRE)?", _feast, whole=True),
    Rule("anniversary", "ANNIVERSARY YEARLY? ART? n:ORDD|CARDD|N YEARLY?", _anniversary),
)
