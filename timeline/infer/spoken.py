"""Clues in how an article speaks of days: what it calls today or this month, what it tells as past or to come, where a date stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from timeline.calendars import DAY
from timeline.infer.clues import Clue
from timeline.infer.standing import is_byline, is_dateline, paragraph_of, tense_of
from timeline.model import DateMention, Interval, Reading
from timeline.resolve import absolute
from timeline.tense import FUTURE, PAST, PRESENT, tenses
from timeline.timex import Anchor, Anniversary, Decade, Expression, Fixed, Named, Range, Step, Twin

LATER = 2
"""Days after which what was reported as news is news no more."""
_LEAD, _TOP = 3, 2
_NEWS = 7
_AHEAD = 330
_MONTH = 31


def said(mentions: Sequence[DateMention], reading: Reading) -> Iterator[Clue]:
    """The days of writing that a word like *yesterday* with a full date beside it names."""
    for mention in mentions:
        away = dict(mention.slots).get("ref")
        if away is not None and (day := _full_day(mention)) is not None:
            day -= (0 if away == "day" else int(away)) * DAY
            yield Clue("today or yesterday with its date", reading.text(mention.span), day, day)


def bylines(mentions: Sequence[DateMention], reading: Reading) -> Iterator[Clue]:
    """Full dates that have a line nearly for themselves at the head or the foot of an article."""
    for mention in mentions:
        if (day := _full_day(mention)) and is_byline(mention, reading):
            yield Clue("dateline", reading.text(mention.span), day, day)


def datelines(mentions: Sequence[DateMention], reading: Reading) -> Iterator[Clue]:
    """Full dates that a dash or a bracket parts from the first sentence, with no more than a town and an agency before them."""
    for mention in mentions:
        day = _full_day(mention)
        if day and is_dateline(mention, reading):
            yield Clue("dateline", reading.text(mention.span), day, day)


def agreeing(mentions: Sequence[DateMention], reading: Reading) -> Iterator[Clue]:
    """The full day in the first paragraphs, or in a span told there, that falls on the weekday which the article calls today's."""
    weekdays = {clue.weekday for clue in today(mentions, reading) if clue.weekday}
    if len(weekdays) != 1:
        return
    (weekday,) = weekdays
    for mention in mentions:
        interval = _absolute(mention.expression)
        if interval is None or interval.days > _NEWS or paragraph_of(mention, reading) >= _LEAD or tense_of(mention, reading) == FUTURE:
            continue
        day = interval.start + (weekday - interval.start.isoweekday()) % 7 * DAY
        if day <= interval.end:
            yield Clue("a date on today's weekday", reading.text(mention.span), day, day)


def reported(mentions: Sequence[DateMention], reading: Reading) -> Iterator[Clue]:
    """The days after the day that the first sentence reports with its weekday, if it is the latest of all."""
    head = reading.sentences[0].last if reading.sentences else 0
    latest = max((day for mention in mentions if (day := _full_day(mention))), default=None)
    for mention in mentions:
        day, expression = _full_day(mention), mention.expression
        if mention.last > head or day is None or day != latest or not isinstance(expression, Named) or expression.weekday is None:
            continue
        if tenses().at(reading.tokens.words, mention.first, mention.last, 0, head) == PAST:
            yield Clue("the day reported", reading.text(mention.span), day, day + LATER * DAY)
        return


def today(mentions: Sequence[DateMention], reading: Reading) -> Iterator[Clue]:
    """Today's weekday, the current month, and days without a year that must fall on their weekday."""
    for mention in mentions:
        text = reading.text(mention.span)
        match mention.expression:
            case Step("day", count, Anchor.TODAY, weekday) if weekday:
                yield Clue("a weekday beside today or yesterday", text, weekday=(weekday - count - 1) % 7 + 1)
            case Named(None, month, day, None | int(), 0, False) | Range(_, Named(None, month, day, None | int(), 0, False)) if month:
                yield Clue("the current month", text, month=month, days=_days(day, tense_of(mention, reading)))
            case Named(None, month, day, weekday, None, False) if month and day and weekday:
                tense = dict(mention.slots).get("tense", "")
                yield Clue("a weekday and a date that must agree", text, named=mention.expression, tense=tense)


def _days(day: int | None, tense: str) -> tuple[int, int]:
    """On which days of the month in which a day lies one may speak so of it."""
    if day is None:
        return 1, 31
    return (day, 31) if tense == PAST else (1, day) if tense == FUTURE else (1, 31)


def tensed(mentions: Sequence[DateMention], reading: Reading) -> Iterator[Clue]:
    """Dated past events lie before the writing and dated future ones after it; one of days is seldom spoken of a year ahead."""
    for mention in mentions:
        interval, text = _absolute(mention.expression), reading.text(mention.span)
        if interval is None:
            continue
        tense, near = tense_of(mention, reading), interval.days <= _NEWS
        if tense == PAST:
            yield Clue("a dated past event", text, first=interval.start)
        elif tense == FUTURE and interval.days <= _MONTH:
            yield Clue("a dated future event", text, interval.start - _AHEAD * DAY if near else None, interval.end, soft=True)
        elif tense == PRESENT and near and paragraph_of(mention, reading) < _TOP:
            yield Clue("a dated event under way or at hand", text, interval.start - _AHEAD * DAY, interval.end + LATER * DAY, soft=True)


def _absolute(expression: Expression) -> Interval | None:
    """The days of a date that needs nothing from outside; those of an anniversary or a decade tell nothing of the writing."""
    if isinstance(expression, Fixed | Anniversary | Decade):
        return None
    stretch = absolute(expression)
    return stretch.interval if stretch and not stretch.notes else None


def _full_day(mention: DateMention) -> dt.date | None:
    """The day of a date that is written with its year."""
    interval = _absolute(mention.expression) if isinstance(mention.expression, Named | Twin) else None
    return interval.start if interval and interval.days == 1 else None
