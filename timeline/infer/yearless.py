"""Clues in dates without a year: what they leave open, terms of office and weekdays often settle."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cache

from timeline import arabic
from timeline.infer.clues import Clue
from timeline.infer.spoken import LATER
from timeline.infer.standing import is_byline, is_dateline, sentence_at, tense_of
from timeline.lexicon.date_rows import DateCue
from timeline.lexicon.loader import load_table
from timeline.model import DateMention, Reading
from timeline.tense import PAST
from timeline.timex import Named, Twin

_LEAD = 2
"""The title and the first sentence."""
_EARLIEST, _LATEST = 1900, 2100


def said(mentions: Sequence[DateMention], reading: Reading) -> Iterator[Clue]:
    """A day and a month beside *today* or *yesterday*."""
    for mention in mentions:
        away, named = dict(mention.slots).get("ref"), _yearless(mention)
        if named and away is not None:
            lag = 0 if away == "day" else -int(away)
            yield Clue("today or yesterday with its date", reading.text(mention.span), named=named, lags=(lag, lag))


def datelines(mentions: Sequence[DateMention], reading: Reading) -> Iterator[Clue]:
    """A day and a month that have a line for themselves, or that a dash or a bracket parts from the first sentence."""
    for mention in mentions:
        if (named := _yearless(mention)) and (is_byline(mention, reading) or is_dateline(mention, reading)):
            yield Clue("dateline", reading.text(mention.span), named=named, lags=(0, 0))


def reported(mentions: Sequence[DateMention], reading: Reading) -> Iterator[Clue]:
    """The days after the day that the first sentence tells as past with its weekday and its month."""
    for mention in mentions:
        named = _yearless(mention)
        if named and named.weekday and sentence_at(mention.first, reading) < _LEAD and tense_of(mention, reading) == PAST:
            yield Clue("the day reported", reading.text(mention.span), named=named, lags=(0, LATER))
            return


def years(mentions: Sequence[DateMention], reading: Reading) -> Iterator[Clue]:
    """The year of writing that *last year, 2017* or *this year of 2018* names."""
    for mention in mentions:
        match mention.expression:
            case Named(int(told), None, None, hijri=False):
                words = reading.tokens.words
                inside = [shift for word in words[mention.first : mention.last] for shift in _shifts("MOD", "THIS").get(word, ())]
                shifts = {*inside, *(shift for word in words[mention.last : mention.last + 1] for shift in _shifts("MOD").get(word, ()))}
                year = told - shifts.pop() if len(shifts) == 1 else 0
                if _EARLIEST <= year <= _LATEST:
                    yield Clue("the current year", reading.text(mention.span), dt.date(year, 1, 1), dt.date(year, 12, 31))


@cache
def _shifts(*slots: str) -> dict[str, tuple[int, ...]]:
    """The single words of slots with the years that they lie away."""
    rows = [row for row in load_table(DateCue) if row.slot in slots]
    forms = [(arabic.words(form), int(row.value)) for row in rows for form in row.forms_ar if row.value]
    return {words[0]: (shift,) for words, shift in forms if len(words) == 1}


def _yearless(mention: DateMention) -> Named | None:
    """The Gregorian day and month of a date without a year that looks neither back nor ahead."""
    expression = mention.expression.gregorian if isinstance(mention.expression, Twin) else mention.expression
    match expression:
        case Named(None, int(), int(), shift=None, hijri=False):
            return expression
    return None
