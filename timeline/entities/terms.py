"""Terms of office against the days of an article."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from timeline.lexicon.rows import Office
from timeline.model import Interval

SLACK, LATELY = dt.timedelta(days=365), dt.timedelta(days=60)
"""How far from its days an article may name an office-holder by his office; how far to take him for the holder now."""


def covers(term: Office, day: Interval | None, slack: dt.timedelta = SLACK) -> bool:
    """Whether a term of office touches the days, give or take the slack; any term does when the days are unknown."""
    if day is None:
        return True
    start, end = _bound(term.start, "0001-01-01"), _bound(term.end, "9999-12-31", last=True)
    return start <= _shift(day.end, slack) and _shift(day.start, -slack) <= end


@lru_cache(maxsize=1 << 12)
def _bound(text: str, default: str, last: bool = False) -> dt.date:
    text = text or default
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 3:
        return dt.date(*parts)
    if not last:
        return dt.date(parts[0], parts[1] if len(parts) > 1 else 1, 1)
    if len(parts) == 2 and parts[1] < 12:
        return dt.date(parts[0], parts[1] + 1, 1) - dt.timedelta(days=1)
    return dt.date(parts[0], 12, 31)


def _shift(day: dt.date, by: dt.timedelta) -> dt.date:
    try:
        return day + by
    except OverflowError:
        return day
