"""The rules of Hijri dates, alone and beside the Gregorian ones that they match."""

from __future__ import annotations

from timeline.date_grammar import Found, Rule
from timeline.date_rules_absolute import DAY, LEAD, MONTH, YEAR, day_month, days_month, numeric, year_alone
from timeline.timex import Expression, Inside, Named, Range, Twin

_HIJ = "HIJ|HIJW"
_TWIN = f"(?: (?:COMMA|LP|SLASH|DASH)? (?:MATCHING)? (?:PRE|OF)? (?:DAY)? {DAY} (?:OF|DASH|DOT|SLASH)? {MONTH} {YEAR}? RP? )"
_HIJRI_DAY = f"{LEAD} ART? hd:DD|ORDD|ORD|CARD|CARDD|FIRSTDAY (?:OF|DASH|SLASH)? (?:MONTH)? hm:{_HIJ}"
_HIJRI_YEAR = "(?: (?:COMMA|OF|IN|PRE)? (?:YEAR|YEARD)? hy:YYYY|N|CARD )"
_HIJRI_DAYS = f"(?:DAY2|DAYS)? h0:DD|ORDD (?:AND|DASH|UNTIL) hd:DD|ORDD OF? hm:{_HIJ} (?:{_HIJRI_YEAR} AH?)?"
_THEN_HIJRI = f"(?:MATCHING|LP|DASH|SLASH) PRE? hd:DD|ORDD|ORD|CARD|CARDD|FIRSTDAY (?:OF|DASH|SLASH)? hm:{_HIJ} (?:{_HIJRI_YEAR} AH?)? RP?"


def _hijri(found: Found) -> Expression | None:
    year, day = found.number("hy"), found.number("hd")
    if year is not None and year < 1000 and not found.has("ah", "AH"):
        return None
    if day is not None and not 1 <= day <= 30:
        return None
    if year is not None and year > 1600:
        return Inside(Named(None, found.number("hm"), day, hijri=True), Named(year))
    hijri = Named(
        year, found.number("hm"), day, None if "m" in found else found.number("dow", "DOW", "DOWB"), found.number("mod"), hijri=True
    )
    if "m" not in found:
        return hijri
    gregorian = day_month(found)
    return Twin(gregorian, hijri) if isinstance(gregorian, Named) else None


def _hijri_year(found: Found) -> Expression | None:
    year = found.number("y")
    return Named(year, hijri=True) if year and 1 <= year <= 1600 else None


def _hijri_years(found: Found) -> Expression | None:
    first, last = found.number("y0"), found.number("y")
    return Range(Named(first, hijri=True), Named(last, hijri=True)) if first and last and first < last <= 1600 else None


def _hijri_days(found: Found) -> Expression | None:
    if "m" in found:
        return days_month(found)
    first, last = found.number("h0"), found.number("hd")
    year, month = found.number("hy"), found.number("hm")
    if not first or not last or not 1 <= first < last <= 30:
        return None
    return Range(Named(year, month, first, hijri=True), Named(year, month, last, hijri=True))


def _numeric_twin(found: Found) -> Expression | None:
    gregorian = numeric(found)
    hijri = Named(found.number("hy"), found.number("hm"), found.number("hd"), hijri=True)
    return Twin(gregorian, hijri) if isinstance(gregorian, Named) else None


def _hijri_numeric_twin(found: Found) -> Expression | None:
    gregorian = numeric(found)
    year, month, day = found.number("hy"), found.number("hm"), found.number("hd")
    return Twin(gregorian, Named(year, month, day, hijri=True)) if isinstance(gregorian, Named) else None


HIJRI_RULES: tuple[Rule, ...] = (
    Rule("Hijri day", f"{_HIJRI_DAY} (?:{_HIJRI_YEAR} ah:AH?)? {_TWIN}? MOD?", _hijri),
    Rule("Hijri days", f"{_HIJRI_DAYS} (?: MATCHING PRE? (?:DAY2)? d0:DD|ORDD (?:AND|DASH) {DAY} OF? {MONTH} {YEAR}? )?", _hijri_days),
    Rule("Gregorian and Hijri day", f"{LEAD} {DAY} (?:OF|DASH|SLASH)? {MONTH} {YEAR}? {_THEN_HIJRI}", _hijri),
    Rule("Gregorian in digits and Hijri day", f"{LEAD} d:DD SLASH m:DD SLASH y:YYYY CE? {_THEN_HIJRI}", _numeric_twin),
    Rule("Hijri day in digits", f"{LEAD} hd:DD (?:SLASH|DASH) hm:DD (?:SLASH|DASH) hy:HYEAR AH?", _hijri),
    Rule("Hijri day in digits, year first", f"{LEAD} hy:HYEAR (?:SLASH|DASH) hm:MM (?:SLASH|DASH) hd:DD AH?", _hijri),
    Rule("Hijri years", "(?:YEAR|YEARD|YEAR2)? y0:YYYY (?:SLASH|DASH|AND) y:YYYY AH", _hijri_years),
    Rule("Hijri month", f"hm:{_HIJ} {_HIJRI_YEAR} ah:AH?", _hijri),
    Rule("Hijri month, relative", "hm:HIJ mod:MOD?", _hijri),
    Rule(
        "Hijri and Gregorian in digits",
        f"{LEAD} hd:DD SLASH hm:DD SLASH hy:HYEAR AH? (?:MATCHING|LP)? PRE? d:DD SLASH m:DD SLASH y:YYYY CE?",
        _hijri_numeric_twin,
    ),
    Rule("weak Hijri month after preposition", "(?<=IN|SINCE|UNTIL|START|MIDDLE|END|CLOSE|AFTER|BEFORE|DAYS) hm:HIJW mod:MOD?", _hijri),
    Rule("Hijri year", "(?:YEAR|YEARD)? y:N|CARD AH", _hijri_year),
    Rule("Hijri and Gregorian year", "(?:YEAR|YEARD)? N AH (?:MATCHING|LP|DASH|SLASH) PRE? (?:YEAR|YEARD)? y:YYYY CE? RP?", year_alone),
)
