"""When an article without a date was published, from what it says of itself.

Nothing is guessed. *Today*, *yesterday* or *tomorrow* beside a full date names the day of writing; so does a full date that stands
alone in a line. A full date with its weekday in the first sentence names the news, which is written down on that day or in the two
days after it, and on the right weekday where *today* or *yesterday* names one.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain

from timeline import calendars
from timeline.model import DateMention, Interval, Publication, Reading
from timeline.resolve import absolute
from timeline.tense import PAST, tenses
from timeline.timex import Named, Step, Twin

_UNKNOWN = Publication(None, "unknown")
_OTHER_WORDS = 4
_LATER = 2
_LATE = 31
_WORD = 3


def infer(mentions: Sequence[DateMention], reading: Reading) -> Publication:
    """The days on which an article may have been published.

    Args:
        mentions: what ``date_finder.find`` found in it.
        reading: the article as cut up.
    """
    for clues in (_said(mentions), _bylines(mentions, reading)):
        found = list(clues)
        if days := {day for day, _ in found}:
            evidence = tuple(dict.fromkeys(reading.text(mention.span) for _, mention in found))
            return Publication(Interval.day(days.pop()), "inferred", evidence) if len(days) == 1 else _UNKNOWN
    return _reported(mentions, reading)


def given(published: Interval, mentions: Sequence[DateMention], reading: Reading) -> Publication:
    """The date that somebody gave an article, unless its text says that it was written in another month.

    *Today, 12 May 2003* or *the 19th of this November* cannot be said in July: archives date articles by the day on which they took
    them in.
    """
    said = ((Interval.day(day), mention) for day, mention in _said(mentions))
    current = ((days, mention) for mention in mentions if (days := _current(mention, published)))
    for days, mention in chain(said, current):
        if not days.meets(published, slack=_LATE):
            return Publication(days, "inferred", (reading.text(mention.span),))
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


def _full_day(mention: DateMention) -> dt.date | None:
    """The day of a date that is written with its year."""
    if not isinstance(mention.expression, Named | Twin):
        return None
    stretch = absolute(mention.expression)
    return stretch.interval.start if stretch and stretch.interval.days == 1 and not stretch.notes else None


def _said(mentions: Sequence[DateMention]) -> Iterator[tuple[dt.date, DateMention]]:
    """Days of writing that a word like *yesterday* with a full date beside it names."""
    for mention in mentions:
        away, day = dict(mention.slots).get("ref"), _full_day(mention)
        if away is not None and day is not None:
            yield day - (0 if away == "day" else int(away)) * calendars.DAY, mention


def _bylines(mentions: Sequence[DateMention], reading: Reading) -> Iterator[tuple[dt.date, DateMention]]:
    """Full dates that have a line nearly for themselves at the head or the foot of an article."""
    sentences = reading.sentences
    edges = {0, 1, sentences[-1].paragraph if sentences else 0}
    lines = {edge: [s for s in sentences if s.paragraph == edge] for edge in edges}
    for mention in mentions:
        sentence = sentences[bisect_right(sentences, mention.first, key=lambda s: s.first) - 1]
        day = _full_day(mention)
        if day is None or sentence.paragraph not in edges:
            continue
        line = lines[sentence.paragraph]
        outside = (*reading.tokens.words[line[0].first : mention.first], *reading.tokens.words[mention.last : line[-1].last])
        if sum(len(word) >= _WORD for word in outside) <= _OTHER_WORDS and not any(map(tenses().cue, outside)):
            yield day, mention


def _reported(mentions: Sequence[DateMention], reading: Reading) -> Publication:
    """The days after the day that the first sentence reports."""
    head = reading.sentences[0].last if reading.sentences else 0
    latest = max((day for mention in mentions if (day := _full_day(mention))), default=None)
    for mention in mentions:
        day = _full_day(mention)
        expression = mention.expression
        if mention.last > head or day is None or day != latest or not isinstance(expression, Named) or expression.weekday is None:
            continue
        if tenses().at(reading.tokens.words, mention.first, mention.last, 0, head) != PAST:
            return _UNKNOWN
        days = [day + n * calendars.DAY for n in range(_LATER + 1)]
        on = {calendars.weekday(s.weekday, day, 1) - s.count * calendars.DAY for m in mentions if (s := _spoken_day(m)) and s.weekday}
        days = [d for d in days if d in on] or days
        return Publication(Interval(days[0], days[-1]), "inferred", (reading.text(mention.span),))
    return _UNKNOWN


def _spoken_day(mention: DateMention) -> Step | None:
    expression = mention.expression
    return expression if isinstance(expression, Step) and expression.unit == "day" else None
