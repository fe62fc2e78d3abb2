"""A table brought up to date: its mentions and those of new articles are linked as if all had been read together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from timeline import explain, export, pipeline, table
from timeline.errors import InputError
from timeline.link import Settle, settled
from timeline.link.keep import keep
from timeline.mentions.kept import Kept, read
from timeline.model import Anchored, Document, Event
from timeline.ner import Ner
from timeline.table import Row

LOCKED = "yes"


@dataclass(frozen=True, slots=True)
class Updated:
    """The table as it is now, its events, and all mentions that were linked."""

    rows: tuple[Row, ...]
    events: tuple[Event, ...]
    mentions: tuple[Anchored, ...]


def load(path: Path) -> tuple[list[Row], Kept]:
    """A table and the mentions beside it.

    Raises:
        InputError: When either cannot be read, or the mentions are those of another table.
    """
    rows, beside = export.load(path), export.mentions_path(path)
    if not beside.exists():
        raise InputError(f"{path}: no mentions beside it ({beside.name}), which extract -o writes")
    kept = read(export.load_mentions(path), str(beside))
    if strange := {row.event_id for row in rows if not _is_locked(row)}.difference(kept.ids):
        raise InputError(f"{beside}: no mention of {min(strange)}: written with another table than {path}, or that row is to be locked")
    return rows, kept


def _is_locked(row: Row) -> bool:
    return row.locked.strip().lower() == LOCKED


def explanation(event_id: str, path: Path) -> Iterator[str]:
    """Lines that say what the articles tell of an event of a table, and why they were joined.

    Raises:
        InputError: When there is no such event, or the mentions beside the table cannot be read.
    """
    beside = export.mentions_path(path)
    mentions = [record for record in export.load_mentions(path) if record.get("event_id") == event_id]
    if not mentions:
        raise InputError(f"{beside}: no event {event_id}" if beside.exists() else f"{beside}: no such file")
    return explain.row(event_id, mentions)


def unknown(documents: Iterable[Document], kept: Kept) -> Iterator[Document]:
    """The articles of which a table does not know yet."""
    known = {mention.event.document.id for mention in kept.mentions}
    return (document for document in documents if document.id not in known)


def update(
    rows: Sequence[Row], kept: Kept, found: Iterable[Anchored], *, undated: bool = False, ner: Ner | None = None, settle: Settle = settled
) -> Updated:
    """The table of old and new mentions; events keep their ids, and rows that a user has locked stay as they are.

    Args:
        rows: the table as it was.
        kept: the mentions behind it.
        found: the mentions of new articles.
        undated: keep events that nothing dates.
        ner: the model by which undated articles are read again.
        settle: finds which mentions of different articles are one event.
    """
    mentions = tuple(pipeline.placed((*kept.mentions, *found), ner))
    ids: defaultdict[str, list[Anchored]] = defaultdict(list)
    for mention, event_id in zip(kept.mentions, kept.ids, strict=True):
        if event_id:
            ids[event_id].append(mention)
    locked = {row.event_id: row for row in rows if _is_locked(row)}
    events = keep(pipeline.linked(mentions, undated=undated, settle=settle), ids, locked)
    fresh = {event.id: pipeline.row(event) for event in events}
    return Updated(tuple(table.chronological((fresh | locked).values())), tuple(events), mentions)
