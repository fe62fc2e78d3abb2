"""The date that somebody gave an article, and the texts that cannot have been written then."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from timeline import calendars
from timeline.infer.spoken import said
from timeline.model import DateMention, Interval, Publication, Reading
from timeline.timex import Named

_LATE = 31


def given(published: Interval, mentions: Sequence[DateMention], reading: Reading) -> Publication:
    """The date that somebody gave an article, unless its text says that it was written in another month.

    *Today, 12 May 2003* or *the 19th of this November* cannot be said in July: archives date articles by the day on which they took
    them in.
    """
    outright = ((Interval.day(clue.first), clue.evidence) for clue in said(mentions, reading) if clue.first)
    current = ((days, f"the current month: {reading.text(mention.span)}") for mention in mentions if (days := _current(mention, published)))
    for days, evidence in chain(outright, current):
        if not days.meets(published, slack=_LATE):
            return Publication(days, "inferred", (evidence,))
    return Publication(published, "given")


def _current(mention: DateMention, published: Interval) -> Interval | None:
    """What is left of a month that is called the current one, from the day that is named with it; the latest such month."""
    expression = mention.expression
    if not isinstance(expression, Named) or expression.shift != 0 or expression.year or not expression.month or expression.hijri:
        return None
    last = published.end + _LATE * calendars.DAY
    for year in (last.year, last.year - 1):
        day, month = calendars.day(year, expression.month, expression.day or 1), calendars.month(year, expression.month)
        if day and month and day <= last:
            return Interval(day, month.end)
    return None
