"""The dateline of an article: where its report was written, which says nothing of what the sentence tells."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.items import Item, within
from timeline.lexicon.rows import Medium
from timeline.model import EntityMention, Kind, Reading

_LONGEST = 12
_FILLERS = frozenset({"entity", "comma", "mark", "word", "date", "in"})


def without_dateline(reading: Reading, row: Sequence[Item]) -> list[Item]:
    """The items with what a dateline says (``Dubai, United Arab Emirates, 4 May (CNN) --``) taken out of grammar's reach."""
    end = _end(reading, row)
    return [*(item._replace(kind="mark", date=None) if item.kind in ("entity", "date") else item for item in row[:end]), *row[end:]]


def dateline(row: Sequence[Item]) -> EntityMention | None:
    """The town of the dateline that was taken out of grammar's reach, if the sentence has one."""
    return next((item.entities[0] for item in row[:1] if item.kind == "mark" and item.entities), None)


def _end(reading: Reading, row: Sequence[Item]) -> int:
    """The item after a dateline: a dash closes it, or the name of the agency that reports."""
    if not row or row[0].kind != "entity" or row[0].prefix or row[0].entities[0].kind not in (Kind.PLACE, Kind.STATE):
        return 0
    hits = within(reading.hits, row[0].last, row[min(len(row), _LONGEST) - 1].last)
    sources = {i for hit in hits if isinstance(hit.row, Medium) for i in range(hit.first, hit.last)}
    for i, item in enumerate(row[:_LONGEST]):
        if item.dash and item.kind == "comma":
            return i
        if i and item.first in sources:
            return i
        if item.kind not in _FILLERS and not (item.kind == "stop" and item.dash):
            return 0
        if item.kind == "entity" and item.entities[0].kind not in (Kind.PLACE, Kind.STATE):
            return 0
    return 0
