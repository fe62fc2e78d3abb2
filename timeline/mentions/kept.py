"""Mentions read back from beside a table, as the linker takes them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from timeline.errors import InputError
from timeline.model import (
    Anchored,
    Basis,
    DateMention,
    Document,
    EntityMention,
    EventMention,
    Interval,
    Kind,
    Precision,
    Sentence,
    Span,
    Status,
)
from timeline.timex import Fixed

_DATE = Fixed("")
"""What stands for a date expression whose days are known already."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Mentions, those of one article together, and the ``ids`` of the events that they belong to, empty for none."""

    mentions: tuple[Anchored, ...]
    ids: tuple[str, ...]


def read(records: Iterable[Mapping[str, Any]], name: str) -> Kept:
    """The mentions of records as ``timeline.mentions.records`` makes them.

    Args:
        records: one a line of a file.
        name: what faults call the file.

    Raises:
        InputError: When a line is not one of a mention.
    """
    articles: defaultdict[str, list[tuple[int, Mapping[str, Any]]]] = defaultdict(list)
    for number, record in enumerate(records, 1):
        articles[str(record.get("doc_id"))].append((number, record))
    kept: list[tuple[Anchored, str]] = []
    for lines in articles.values():
        document: Document | None = None
        for number, record in lines:
            try:
                document = document or _document([line for _, line in lines])
                kept.append((_anchored(record, document), str(record["event_id"])))
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise InputError(f"{name}:{number}: not a mention as extract and update write them ({error})") from error
    return Kept(tuple(mention for mention, _ in kept), tuple(event_id for _, event_id in kept))


def _document(records: Sequence[Mapping[str, Any]]) -> Document:
    """An article with as much of its text as its mentions know, each stretch in its place."""
    first, once = records[0], next((r for r in records if "sketch" in r or "article" in r), {})
    return Document(
        id=first["doc_id"],
        text=once.get("article") or _text(records),
        published=_days(*first["publish_date"].split("/")) if first["publish_date"] else None,
        source=first["source"],
        title=first["title"],
        url=first["url"],
        outlet=first["outlet"],
        sketch=tuple(int(number, 16) for number in once.get("sketch", "").split()),
    )


def _text(records: Sequence[Mapping[str, Any]]) -> str:
    sentences = {int(r["sentence_offset"]): str(r["sentence"]) for r in records}
    text = ""
    for start, sentence in sorted(sentences.items()):
        text += " " * (start - len(text)) + sentence[max(0, len(text) - start) :]
    return text


def _anchored(record: Mapping[str, Any], document: Document) -> Anchored:
    first, last = record["sentence_tokens"]
    event = EventMention(
        document=document,
        sentence=Sentence(Span(record["sentence_offset"], record["sentence_offset_end"]), first, last, record["paragraph"]),
        span=_span(record),
        first=record["first"],
        type=record["type"],
        status=Status(record["status"]),
        actors=tuple(map(_entity, record["actors"])),
        recipients=tuple(map(_entity, record["recipients"])),
        others=tuple(map(_entity, record["others"])),
        place=_entity(record["place"]) if record["place"] else None,
        dates=tuple(DateMention(_span(date), 0, 0, "DATE", _DATE, "") for date in record["dates"]),
        subtypes=frozenset(record["subtypes"]),
        firm=record["firm"],
        present=record["present"],
        rule=record["rule"],
        reasons=tuple(record["reasons"]),
        years=record["years"],
        main=record["main"],
        ordinal=record["ordinal"],
        dateline=_entity(record["dateline"]) if record["dateline"] else None,
    )
    return Anchored(
        event=event,
        interval=_days(record["start"], record["end"]) if record["start"] else None,
        precision=Precision(record["precision"]) if record["precision"] else None,
        basis=Basis(record["date_basis"]) if record["date_basis"] else None,
        evidence=record["date_evidence"],
        notes=tuple(record["notes"]),
        lasts=record["lasts"],
    )


def _entity(record: Mapping[str, Any]) -> EntityMention:
    first, last = record["tokens"]
    return EntityMention(
        span=_span(record),
        first=first,
        last=last,
        kind=Kind(record["kind"]),
        id=record["id"],
        name=record["name"],
        name_en=record["name_en"],
        country=record["country"],
        office=record["office"],
        prefix=record["prefix"],
        plural=record["plural"],
        basis=record["basis"],
        latitude=record["latitude"],
        longitude=record["longitude"],
    )


def _span(record: Mapping[str, Any]) -> Span:
    return Span(record["offset"], record["offset_end"])


def _days(first: str, last: str = "") -> Interval:
    return Interval(dt.date.fromisoformat(first), dt.date.fromisoformat(last or first))
