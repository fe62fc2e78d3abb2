"""The years of the entries of a chronology: one that names none goes on from the one before it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from timeline.model import Interval
from timeline.timex import Expression, Named, Part, Range, Twin

_YEAR = 12 * 31


def names_year(expression: Expression) -> bool:
    """Whether an expression says its year."""
    named = _named(expression)
    return named is not None and named.year is not None


def backwards(headings: Sequence[Expression]) -> bool:
    """Whether entries with these headings tell the last first: read so, they lie closer together, and years that are named agree."""
    named = [named for expression in headings if (named := _named(expression)) and named.month]
    rising = falling = 0
    for before, after in pairwise(named):
        if before.year and after.year and before.year != after.year:
            rising += _YEAR * (after.year < before.year)
            falling += _YEAR * (after.year > before.year)
        else:
            ahead = _day(after) - _day(before)
            rising, falling = rising + ahead % _YEAR, falling + -ahead % _YEAR
    return falling < rising


def year_after(entry: Interval, expression: Expression, *, backwards: bool) -> int | None:
    """The year of an entry without one that follows another: the first, or last, in which it comes after that."""
    named = _named(expression)
    if named is None or named.year or named.shift is not None or named.hijri or not named.month:
        return None
    then = entry.end if backwards else entry.start
    at = (named.month, named.day or then.day)
    if backwards:
        return then.year if at <= (then.month, then.day) else then.year - 1
    return then.year if at >= (then.month, then.day) else then.year + 1


def _named(expression: Expression) -> Named | None:
    """The fields of the calendar that an expression names last."""
    match expression:
        case Named():
            return expression
        case Twin(gregorian, _):
            return gregorian
        case Part(_, whole):
            return _named(whole)
        case Range(_, last):
            return _named(last)
    return None


def _day(named: Named) -> int:
    """Roughly which day of its year a heading names."""
    return 31 * (named.month or 0) + (named.day or 0)
