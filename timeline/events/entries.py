"""The entries of a chronology, an agenda or a digest: a paragraph that opens with its date and a colon or a dash tells what happened then,
one that opens with a bullet or its town and a colon is a headline.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.items import Item
from timeline.events.parts import FINITE
from timeline.events.sides import Parties
from timeline.model import DateMention, EntityMention, EventMention, Kind, Reading, Status

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


def is_headline(reading: Reading, row: Sequence[Item], verb: int) -> bool:
    """Whether a verb in the present is the first of an entry, after its subject, and so tells news wherever the entry stands."""
    opened = (row[0].kind == "comma" and row[0].dash) or opening_town(reading, row) is not None
    before = row[:verb]
    plain = before and before[-1].kind in ("entity", "adverb", "date") and not any(item.kind in FINITE for item in before)
    return opened and bool(plain) and any(form.startswith("imperfect") for _, form in row[verb].verbs)


def opening_town(reading: Reading, row: Sequence[Item]) -> EntityMention | None:
    """The town with which an entry opens, after its bullet."""
    opens = next((i for i, item in enumerate(row) if item.kind not in ("comma", "mark")), len(row))
    if opens + 1 >= len(row) or row[opens].kind != "entity" or row[opens].prefix:
        return None
    place = row[opens].entities[0]
    return place if place.kind is Kind.PLACE and reading.tokens.words[row[opens + 1].first] == _COLON else None


def at_its_town(sides: Parties, reading: Reading, row: Sequence[Item]) -> Parties:
    """A visit of which no goal is told, in an entry that opens with a town abroad, goes there."""
    unplaced = sides.type == "visit" and sides.actors and not sides.recipients and sides.place is None
    place = opening_town(reading, row) if unplaced else None
    if place is None or place.country in {e.country for e in sides.actors}:
        return sides
    return replace(sides, place=place, recipients=(place.as_state(),))
