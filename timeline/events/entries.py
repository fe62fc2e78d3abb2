"""The entries of a chronology or an agenda: a paragraph that opens with its date and a colon or a dash tells what happened then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.items import Item
from timeline.model import DateMention, EventMention, Reading, Status

_COLON = ":"
_TOLD = frozenset({Status.OCCURRED, Status.CANCELLED})


def heading(reading: Reading, row: Sequence[Item]) -> DateMention | None:
    """The date that heads an entry, after its bullet and perhaps a preposition."""
    opens = next((i for i, item in enumerate(row) if item.kind not in ("comma", "mark", "in")), len(row))
    if opens + 1 >= len(row) or (date := row[opens].date) is None or date.kind != "DATE":
        return None
    after = row[opens + 1]
    closed = (after.kind == "comma" and after.dash) or reading.tokens.words[after.first] == _COLON
    return date if closed else None


def on_its_day(event: EventMention, entry: DateMention) -> EventMention:
    """An event told in an entry as having happened, and without a date of its own, has that of the entry."""
    dated = any(date.kind == "DATE" for date in event.dates)
    return event if dated or event.status not in _TOLD else replace(event, dates=(entry, *event.dates))
