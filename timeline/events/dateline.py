"""The dateline of an article: where its report was written, which says nothing of what the sentence tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.items import Item
from timeline.lexicon.rows import Medium
from timeline.model import EntityMention, Kind, Reading

_LONGEST, _NAME = 12, 4
_SEATED = "UN"
_FILLERS = frozenset({"entity", "comma", "mark", "word", "date", "in"})


def without_dateline(reading: Reading, row: list[Item]) -> list[Item]:
    """The items with what a dateline says (``Dubai, United Arab Emirates, 4 May (CNN) --``) taken out of grammar's reach."""
    for i, item in enumerate(row[: _end(reading, row)]):
        if item.kind in ("entity", "date"):
            row[i] = replace(item, kind="mark", date=None)
    return row


def dateline(row: Sequence[Item]) -> EntityMention | None:
    """The town of the dateline that was taken out of grammar's reach, if the sentence has one."""
    return next((item.entities[0] for item in row[:1] if item.kind == "mark" and item.entities), None)


def _end(reading: Reading, row: Sequence[Item]) -> int:
    """The item after a dateline: a dash closes it, or the name of the agency that reports."""
    if not row or not (_place(row[0]) or _bracketed(row)):
        return 0
    hits = reading.hits.within(row[0].last, row[min(len(row), _LONGEST) - 1].last)
    sources = {i for hit in hits if isinstance(hit.row, Medium) for i in range(hit.first, hit.last)}
    for i, item in enumerate(row[:_LONGEST]):
        if item.dash and item.kind == "comma":
            return i
        if i and item.first in sources:
            return i
        if item.kind not in _FILLERS and not (item.kind == "stop" and item.dash):
            return 0
        if item.kind == "entity" and not _place(item):
            return 0
    return 0


def _place(item: Item) -> bool:
    """Whether an item is a town or a state, or the body that has a seat of its own, from which agencies report."""
    if item.kind != "entity" or item.prefix:
        return False
    return item.entities[0].kind in (Kind.PLACE, Kind.STATE) or item.entities[0].id == _SEATED


def _bracketed(row: Sequence[Item]) -> bool:
    """Whether a town of which no table knows opens a sentence, with its land in brackets."""
    opening = next((i for i, item in enumerate(row[:_NAME]) if item.kind != "word"), 0) if row[0].kind == "word" else 0
    return 0 < opening < len(row) - 1 and row[opening].kind == "mark" and _place(row[opening + 1])
