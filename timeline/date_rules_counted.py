"""The rules of counted units: so long ago, durations, sets, and vague references."""

from __future__ import annotations

from timeline.date_grammar import Found, Rule
from timeline.timex import Anchor, Away, Expression, Fixed

_CODES = {"day": "D", "week": "W", "month": "M", "year": "Y", "decade": "DE", "century": "CE"}
_HALVES = {"year": (6, "month"), "month": (15, "day"), "decade": (5, "year")}
_SMALLER = {"year": (12, "month"), "decade": (10, "year"), "century": (100, "year")}
_AND_HALF = "(?: AND (?: half:FRACTION (?:YEARD|YEAR|MONTHD|DECADED)? | (?:n2:N|CARD)? u2:U|U2|UP ) )?"
_AND_MORE = "(?: AND (?:n2:N|CARD)? u2:U|U2|UP )? (?: AND (?:n3:N|CARD)? u3:U|U2|UP )?"
_NOT_NAMED = "(?!MOD|MOD2|SAME|FOLLOW|RECENT|THIS|ORDD|YYYY|N|CARD|NEW|FISCAL)"
_NOT_COUNTED = "(?!JUST? (?:OF|ON)|DD|N|ORDD|FIRST|DOW|MON|CARD|YYYY)"
_N_UNITS = "n:N|CARD|DD|YY|CARDD u:UP|U|UPD"


def _amount(found: Found, suffix: str = "") -> tuple[int, str] | None:
    """A counted unit: ``n`` of ``u``; a dual is two, a bare singular one."""
    unit = found.text("u" + suffix, "U", "U2", "UP", "UPD", "U2D", "UD")
    n = found.number("n" + suffix)
    if n in (1, 2) and found.has("n" + suffix, "CARD") and found.item("n" + suffix).first < found.item("u" + suffix).first:
        return None
    if n is None:
        n = 2 if found.has("u" + suffix, "U2") or found.has("u" + suffix, "U2D") else 1
    return (n, unit) if n else None


def _amounts(found: Found) -> tuple[tuple[int, str], ...]:
    first = _amount(found)
    if first is None:
        return ()
    if "half" in found and (half := _HALVES.get(first[1])):
        count, unit = half
        return ((first[0] * 10 + count, unit),) if first[1] == "decade" else (first, half)
    if "u3" in found and (second := _amount(found, "2")) and (third := _amount(found, "3")):
        return (first, second, third)
    if "u2" in found and (second := _amount(found, "2")):
        return (first, second)
    return (first,)


def _away(found: Found) -> Expression | None:
    amounts = _amounts(found)
    if not amounts or amounts[0][0] > 3000:
        return None
    if "then" in found:
        return Away(amounts, found.number("then") or 1, Anchor.SPOKEN)
    anchor = Anchor.SPOKEN if "that" in found else Anchor.TODAY
    return Away(amounts, -1 if "before" in found else 1, anchor)


def _duration(found: Found) -> Expression | None:
    amounts = _amounts(found)
    if not amounts or any(unit == "hour" or unit not in _CODES for _, unit in amounts):
        return None
    return Fixed("P" + "".join(f"{count}{_CODES[unit]}" for count, unit in amounts))


def _fraction(found: Found) -> Expression | None:
    """The whole smaller units of half or a quarter of a unit: half a century is fifty years."""
    whole = _SMALLER.get(found.text("u", "U"))
    parts = found.number("about", "FRACTION") or 1
    if whole is None or whole[0] % parts:
        return None
    return Fixed(f"P{whole[0] // parts}{_CODES[whole[1]]}")


def _set(found: Found) -> Expression | None:
    return Fixed(found.text("code", "SET")) if "code" in found else _duration(found)


def _recent(found: Found) -> Expression | None:
    return Fixed("FUTURE_REF" if (found.number("mod") or -1) > 0 else "PAST_REF")


def _vague(found: Found) -> Expression | None:
    return Fixed(found.text("v", "VAGUE"))


COUNTED_RULES: tuple[Rule, ...] = (
    Rule("a unit ago, spoken", "(?<=LINE) OF u:U (?!MON|MONW|HIJ|HIJW|N|CARD|ORDD|DOW|DOWB)", lambda found: Away(_amounts(found), -1)),
    Rule("counted units away", f"(?: before:BEFORE | AFTER ) APPROX? {_N_UNITS} {_AND_HALF} (?!JUST? (?:OF|ON))", _away),
    Rule("counted units from now", f"(?: before:BEFORE | AFTER )? APPROX? (?:n:N|CARD)? u:U|U2|UP {_AND_MORE} OF NOW", _away),
    Rule("counted units after that", f"(?: before:BEFORE | AFTER ) {_N_UNITS} OF that:THAT", _away),
    Rule("that, then counted units", f"(?: before:BEFORE | AFTER ) that:THAT PRE {_N_UNITS}", _away),
    Rule("then, by counted units", f"then:THEN PRE {_N_UNITS}", _away),
    Rule("then, by one or two units", "then:THEN PRE u:U2|U", _away),
    Rule("dual units away", f"(?: before:BEFORE | AFTER ) APPROX? u:U2 {_AND_HALF} (?!JUST? (?:OF|ON)|DD|DOW)", _away),
    Rule("dual units after that", "(?: before:BEFORE | AFTER ) u:U2|U OF that:THAT", _away),
    Rule("that, then dual units", "(?: before:BEFORE | AFTER ) that:THAT PRE u:U2|U", _away),
    Rule(
        "a unit away",
        f"(?: before:BEFORE | AFTER ) APPROX? u:U n:CARD? {_AND_HALF} {_NOT_COUNTED}",
        _away,
    ),
    Rule("counted units", f"(?: about:APPROX )? {_N_UNITS} {_AND_HALF} (?: OF TIME )?", _duration, kind="DURATION"),
    Rule("counted units, unit first", "u:UPD n:CARDD|N MOD|RECENT", _duration, kind="DURATION"),
    Rule("counted units, number first", "u:UPD MOD|RECENT n:CARDD", _duration, kind="DURATION"),
    Rule("dual units", f"(?: about:APPROX )? u:U2 {_AND_HALF} (?: OF TIME )? (?!DD|DOW|YYYY)", _duration, kind="DURATION"),
    Rule("dual units, modified", "u:U2D MOD", _duration, kind="DURATION"),
    Rule("one unit", "(?: about:APPROX )? u:U n:CARD", _duration, kind="DURATION"),
    Rule("a unit apart", "(?<=BEFORE|AFTER) u:U (?=JUST? (?:OF|ON))", _duration, kind="DURATION"),
    Rule("a part of a unit", "about:FRACTION u:U (?!OF NOW|THIS|MOD|MOD2|N|YYYY|HIJ)", _fraction, kind="DURATION"),
    Rule("a unit of time", "u:U OF TIME", _duration, kind="DURATION"),
    Rule(
        "a unit that lasts",
        f"(?<=LASTING|WITHIN) APPROX? u:U {_AND_HALF} (?!OF|ON|DD|N|ORDD|DOW|MON|CARD|YYYY)",
        _duration,
        kind="DURATION",
    ),
    Rule("a unit gone by", f"(?<=ELAPSED) APPROX? u:U {_AND_HALF}", _duration, kind="DURATION"),
    Rule("frequency", "code:SET", _set, kind="SET"),
    Rule("every unit", "EVERY n:N|CARD? u:U|UP|U2", _set, kind="SET"),
    Rule("every weekday", "EVERY (?:DAY)? DOW|DOWB", lambda found: Fixed("P1W"), kind="SET"),
    Rule("vague", "v:VAGUE", _vague),
    Rule("a unit and a half", "APPROX? u:U AND half:FRACTION (?:YEARD|YEAR|MONTHD|DECADED)?", _duration, kind="DURATION"),
    Rule("about a unit", "about:APPROX u:U (?!OF (?:NOW|THAT|DD|MON)|DD|N|ORDD|DOW|MON|CARD|YYYY)", _duration, kind="DURATION"),
    Rule("about the unit", f"APPROX u:UD {_NOT_NAMED}", _duration, kind="DURATION"),
    Rule("about the unit away", f"(?: before:BEFORE | AFTER ) APPROX u:UD {_NOT_NAMED}", _away),
    Rule("units ago", "BEFORE UP FEW? (?!OF|ON)", lambda found: Fixed("PAST_REF")),
    Rule("some units ago", "BEFORE SOME UP", lambda found: Fixed("PAST_REF")),
    Rule("recent units", "u:UPD FEW? (?: RECENT | mod:MOD )", _recent),
)
