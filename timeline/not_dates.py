"""Contexts in which what looks like a date is none: a title, a surname, a resolution's number, an age, a count."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from timeline import arabic
from timeline.lexicon.date_rows import NotDate
from timeline.lexicon.date_rows import Weekday as WeekdayRow
from timeline.lexicon.loader import load_table
from timeline.memo import Memo
from timeline.timex import Away, Expression, Feast, Fixed, Inside, Named, Step, Weekday

if TYPE_CHECKING:
    from timeline.date_grammar import Parsed

_AGES = 6
_LONG = 10
"""So many years *after* something lie behind it, not ahead."""
_COUNTED = 1000
"""A smaller number beside *year* may count what comes after it in the accusative: *within a year, 120 kilos*."""
_QUOTES = frozenset("\"'\u00ab\u201c\u201d")
_DATELINE = "day-month in a dateline"
_ARTICLES = (arabic.ARTICLE, arabic.FOR_ARTICLE)
_YEARS_ALONE = frozenset({"year alone", "year in words", "year named twice"})
_LAST_OF_CLAUSE = frozenset({
    "month and day in words", "day.month after preposition", "a unit ago, spoken", "weekday and day", "day alone",
    "day/month after preposition",
})  # fmt: skip


def _unarticled(word: str) -> frozenset[str]:
    """What a word may be once particles are read off it, but for the article."""
    return frozenset(rest for prefix, rest in arabic.readings(word) if not prefix.endswith(_ARTICLES))


_bare = Memo(_unarticled)


class NotDates:
    """The words beside which each slot is no date."""

    def __init__(self, rows: Sequence[NotDate], weekdays: Sequence[WeekdayRow]) -> None:
        self._weekdays = frozenset(name for row in weekdays for form in row.definite_ar for name in arabic.words(form))
        self._words = {(row.side, row.slot): frozenset(arabic.words(w)[0] for w in row.words_ar) for row in rows}

    def veto(self, words: Sequence[str], first: int, last: int, parsed: Parsed) -> bool:
        """Whether the neighbours of the tokens ``first`` to ``last`` (exclusive) say that they are no date."""
        expression, rule, slot = parsed.expression, parsed.rule.name, parsed.context
        if slot == "weekday" and words[first] not in self._weekdays:
            return False
        before = words[first - 1] if first else ""
        after = words[last] if last < len(words) else ""
        if rule in _LAST_OF_CLAUSE and (after[:1].isalpha() or after == "%") and not self._holds("after", "day", after):
            return True
        if rule == _DATELINE and before != "-" and not self._holds("before", "dateline", before):
            return True
        if isinstance(expression, Away) and expression.sign > 0 and any(n >= _LONG and unit == "year" for n, unit in expression.amounts):
            return True
        if slot == "duration" and ((before == "(" and after == ")") or self._of_ages(words, first)):
            return True
        if (
            isinstance(expression, Weekday)
            and expression.weekday == 1
            and (self._holds("before", "monday", before) or self._holds("after", "monday", after))
        ):
            return True
        if slot == "today" and first > 1 and self._holds("before", "outlet", words[first - 2]):
            return True
        if slot == "old year" and after.endswith(arabic.ALEF):
            return True
        return bool(slot) and (self._holds("before", slot, before) or self._holds("after", slot, after))

    def _of_ages(self, words: Sequence[str], first: int) -> bool:
        """Whether a word of ages stands a few words before: their ages lie between 20 and 30 years."""
        ages = self._words.get(("before", "age"), frozenset())
        return any(not ages.isdisjoint(_bare[word]) for word in words[max(0, first - _AGES) : first])

    def names_an_event(self, words: Sequence[str], first: int) -> bool:
        """Whether a day or month that begins at a token is the name of an event after the word before it, in quotes or not: a movement."""
        at = first - 2 if first > 1 and words[first - 1] in _QUOTES else first - 1
        return self._holds("before", "event", words[at])

    def _holds(self, side: str, slot: str, word: str) -> bool:
        known = self._words.get((side, slot))
        return known is not None and not known.isdisjoint(_bare[word])


def context_of(expression: Expression, rule: str) -> str:
    """The slot of the table whose words beside an expression that a rule read speak against it, or empty."""
    match expression:
        case Named(year, month, day):
            return _context_of_named(year, month, day, rule)
        case Fixed(value) if value[:1] == "P" and value[1:2].isdigit():
            return "decade" if value.endswith("DE") else "duration"
        case Fixed("PRESENT_REF"):
            return "now"
        case Weekday():
            return "weekday"
        case Step("year" | "decade" as unit):
            return unit
        case Inside(Step("year"), Feast()):
            return "year"
        case Step("day", 0) if rule in ("today", "this unit"):
            return "today"
    return ""


def _context_of_named(year: int | None, month: int | None, day: int | None, rule: str) -> str:
    if month and not (year or day):
        return "month"
    if not (month or day) and rule in _YEARS_ALONE:
        return "number"
    if year and year < _COUNTED and rule == "year" and not (month or day):
        return "old year"
    return "number" if rule.endswith("in digits") else ""


@cache
def not_dates() -> NotDates:
    """The contexts of the shipped table."""
    return NotDates(load_table(NotDate), load_table(WeekdayRow))
