"""Clues in what an article says of the known events of the world: how long ago they were, and which anniversary is kept."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from timeline import world
from timeline.calendars import DAY, add
from timeline.infer.clues import Clue
from timeline.lexicon.rows import WorldEvent
from timeline.model import DateMention, Reading
from timeline.tense import PAST
from timeline.timex import Anniversary, Fixed, Weekday

_YEARS = re.compile(r"P(\d+)Y")
_BESIDE = 4
_HALF = 183
_WEEK = 6
_BEFORE, _AFTER = 31, 62


def since(mentions: Sequence[DateMention], reading: Reading) -> Iterator[Clue]:
    """*More than three years after* something known was written in the fourth year after it; a bare number of years may be rounded."""
    events = sorted((hit.first, hit.last, hit.row) for hit in world.phrases().hits(reading.tokens.words))
    for mention in mentions:
        match = _YEARS.fullmatch(mention.expression.value) if isinstance(mention.expression, Fixed) else None
        event = match and _beside(mention, events)
        if match is None or event is None:
            continue
        start, about = dt.date.fromisoformat(event.start), dict(mention.slots).get("about", "")
        first, last = add(start, int(match[1]), "year"), add(start, int(match[1]) + 1, "year")
        if first is None or last is None:
            continue
        first -= 0 * DAY if about == "more" else 2 * _HALF * DAY if about == "less" else _HALF * DAY
        last -= _HALF * DAY if about == "less" else DAY
        yield Clue(f"the years since {event.label_en}", reading.text(mention.span), first, last)


def _beside(mention: DateMention, events: Sequence[tuple[int, int, WorldEvent]]) -> WorldEvent | None:
    """The lasting or single event that is named right after a number of years, or right before it."""
    near = [
        (first - mention.last if first >= mention.last else mention.first - last, row)
        for first, last, row in events
        if (0 <= first - mention.last <= 1 or 0 <= mention.first - last <= _BESIDE) and not row.end
    ]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def anniversaries(mentions: Sequence[DateMention], reading: Reading) -> Iterator[Clue]:
    """An anniversary is written about around its day; on it or in the week after it where the first weekday told as past is its own."""
    weekday = next((m for m in mentions if isinstance(m.expression, Weekday)), None)
    past = weekday is not None and dict(weekday.slots).get("tense") == PAST
    for mention in mentions:
        expression = mention.expression
        if not isinstance(expression, Anniversary):
            continue
        day = add(dt.date.fromisoformat(expression.start), expression.n, "year")
        if day is None:
            continue
        text = reading.text(mention.span)
        if past and isinstance(weekday.expression, Weekday) and weekday.expression.weekday == day.isoweekday():  # type: ignore[union-attr]
            yield Clue("an anniversary on the weekday reported", text, day, day + _WEEK * DAY)
        else:
            yield Clue("an anniversary", text, day - _BEFORE * DAY, day + _AFTER * DAY)
