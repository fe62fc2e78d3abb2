"""What a date expression says before anybody knows when it was written: small frozen values, resolved by ``timeline.resolve``.

``shift`` is what an adjective adds: -1 last, 0 this, +1 next, None nothing. ``Anchor.TODAY`` is the day of writing,
``Anchor.SPOKEN`` the date last spoken of.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

DEADLINE = "deadline"
"""The slot of a date before whose end something is to be done."""
TILL = "till"
"""The slot of a date until which something lasts: it lies after what the sentence dates before it."""
IN_PASSING = "in passing"
"""The slot of a year that is but named on the way, *since 2011*, *the elections of 2016*: what follows need not lie in it."""


class Anchor(StrEnum):
    """What a relative expression reckons from."""

    TODAY = "today"
    SPOKEN = "spoken"


@dataclass(frozen=True, slots=True)
class Named:
    """Calendar fields as written: any of year, month, day; ``weekday`` (1 Monday) only to be checked; ``hijri`` calendar or not."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int | None = None
    hijri: bool = False
    anchor: Anchor = Anchor.TODAY


@dataclass(frozen=True, slots=True)
class Twin:
    """One day in two calendars; the Gregorian one stands, the Hijri one is checked against it."""

    gregorian: Named
    hijri: Named


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday alone: tense or ``shift`` says which one."""

    weekday: int
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """The ``unit`` that is ``count`` units away from the one that holds the anchor; a weekday named with a day is checked.

    Of a ``loose`` one nothing says whether it is this one: tense may point to its neighbour.
    """

    unit: str
    count: int
    anchor: Anchor = Anchor.TODAY
    weekday: int | None = None
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Away:
    """Counted units before (negative) or after the anchor: three days ago, a year and two months later."""

    amounts: tuple[tuple[int, str], ...]
    sign: int
    anchor: Anchor = Anchor.TODAY


@dataclass(frozen=True, slots=True)
class Part:
    """The ``start``, ``middle``, ``end`` or ``close`` of a longer stretch; ``rest`` is what is left of it; ``earlier`` is in it."""

    part: str
    whole: Expression


@dataclass(frozen=True, slots=True)
class Nth:
    """The n-th (from the end when negative) unit or weekday inside a stretch: third quarter, second Tuesday, last week; or ``after`` it."""

    n: int
    unit: str
    whole: Expression
    weekday: int | None = None
    after: bool = False


@dataclass(frozen=True, slots=True)
class Inside:
    """What ``inner`` names within ``whole``: the fourth of last month, June of next year, Tuesday of this week."""

    inner: Expression
    whole: Expression


@dataclass(frozen=True, slots=True)
class Range:
    """From the first day of one expression to the last of another; fields missing in the first are the last's."""

    first: Expression
    last: Expression


@dataclass(frozen=True, slots=True)
class Decade:
    """The years ``tens`` to ``tens + 9`` of a century: of the named one, else of the nearest past."""

    tens: int
    century: Expression | None = None


@dataclass(frozen=True, slots=True)
class Century:
    """The n-th century; negative before Christ."""

    n: int


@dataclass(frozen=True, slots=True)
class Season:
    """A season ``SP``, ``SU``, ``FA`` or ``WI``, in a year or nearest in the direction of ``shift`` and tense."""

    season: str
    year: Expression | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast of the ``holidays`` table, in a year or nearest."""

    id: str
    year: Expression | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Anniversary:
    """So many years after a known first day."""

    n: int
    start: str


@dataclass(frozen=True, slots=True)
class Foreign:
    """A date in another language, still to be read by ``timeline.foreign``."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A constant TIMEX3 value without an interval: a duration, a set, a vague reference."""

    value: str


Expression = (
    Named | Twin | Weekday | Step | Away | Part | Nth | Inside | Range | Decade | Century | Season | Feast | Anniversary | Fixed | Foreign
)


def needs_tense(expression: Expression) -> bool:
    """Whether past or future decides what an expression means: nothing in it says last or next."""
    match expression:
        case Weekday(_, shift):
            return not shift
        case Named(year, _, _, _, shift):
            return year is None and shift is None
        case Season(_, year, shift) | Feast(_, year, shift):
            return year is None and shift is None
        case Range(_, last):
            return needs_tense(last)
        case Part(_, whole) | Nth(_, _, whole):
            return needs_tense(whole)
        case Twin(gregorian, _):
            return needs_tense(gregorian)
        case Away() | Step(loose=True):
            return True
    return False


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


def unresolved(expression: Expression) -> str:
    """A TIMEX3 value with X for what nobody knows."""
    match expression:
        case Named(year, month, day):
            parts = [f"{year:04}" if year else "XXXX", f"{month:02}" if month else "XX" if day else "", f"{day:02}" if day else ""]
            return "-".join(p for p in parts if p)
        case Twin(gregorian, _):
            return unresolved(gregorian)
        case Weekday(weekday, _):
            return f"XXXX-WXX-{weekday}"
        case Step("day", _, _, weekday) if weekday:
            return f"XXXX-WXX-{weekday}"
    return "XXXX"
