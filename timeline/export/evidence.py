"""What a page shows of the mentions: sentences cut up where trigger, dates, participants and place stand.

A mentions file is a user's to edit. What a record lacks, or holds in another shape than we write it, is not shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from timeline.export.articles import Record

Mark = tuple[str, int, int]
"""A role in the event, and the half-open offsets of its words in the sentence."""

Piece = tuple[str, str]
"""A stretch of a sentence, and the roles that it has in the event, parted by spaces."""

PARTIES = {"actor": "actors", "recipient": "recipients", "other": "others", "place": "place"}
"""The roles of people and places, and where a record names them."""

ROLES = ("trigger", "date", *PARTIES)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that tells an event: its article, its pieces, words elsewhere in the article that date it, how it was read."""

    article: str
    pieces: list[Piece]
    dated: list[str]
    reasons: list[str]


def told(records: Iterable[Record]) -> dict[str, list[Told]]:
    """The sentences that tell each event, by its id: each sentence of an article once, with the marks of all its mentions."""
    sentences: dict[tuple[str, str, int], list[Record]] = {}
    for record in records:
        key = _text(record, "event_id"), _text(record, "doc_id"), _number(record, "sentence_offset")
        sentences.setdefault(key, []).append(record)
    events: dict[str, list[Told]] = {}
    for (event_id, doc_id, offset), same in sentences.items():
        sentence = _text(same[0], "sentence")
        dated = dict.fromkeys(evidence for record in same if (evidence := _text(record, "date_evidence")) not in sentence)
        reasons = dict.fromkeys(reason for record in same for reason in (_text(record, "rule"), *_texts(record, "reasons")) if reason)
        marks = [(role, start - offset, end - offset) for record in same for role, start, end in _marks(record)]
        events.setdefault(event_id, []).append(Told(doc_id, pieces(sentence, marks), [*dated], [*reasons]))
    return events


def pieces(sentence: str, marks: Iterable[Mark]) -> list[Piece]:
    """A sentence cut wherever a mark begins or ends; joined, the pieces are the sentence. Marks that lie outside it are left out."""
    inside = [(role, start, end) for role, start, end in marks if 0 <= start < end <= len(sentence)]
    cuts = sorted({0, len(sentence), *(offset for _, *span in inside for offset in span)})
    return [(sentence[first:last], _roles(inside, first, last)) for first, last in pairwise(cuts)]


def _roles(marks: Iterable[Mark], first: int, last: int) -> str:
    found = {role for role, start, end in marks if start <= first and last <= end}
    return " ".join(role for role in ROLES if role in found)


def names(records: Iterable[Record]) -> dict[str, str]:
    """English names of people and places, by id and by Arabic name."""
    entities = [part for record in records for key in PARTIES.values() for part in _parts(record, key)]
    return {_text(part, key): english for part in entities if (english := _text(part, "name_en")) for key in ("id", "name")}


def _marks(record: Record) -> Iterator[Mark]:
    """The roles of a record, with offsets into the article."""
    yield "trigger", _number(record, "offset"), _number(record, "offset_end")
    for role, key in {"date": "dates", **PARTIES}.items():
        for part in _parts(record, key):
            yield role, _number(part, "offset"), _number(part, "offset_end")


def _text(record: Record, name: str) -> str:
    value = record.get(name)
    return value if isinstance(value, str) else ""


def _texts(record: Record, name: str) -> list[str]:
    value = record.get(name)
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []


def _number(record: Record, name: str) -> int:
    value = record.get(name)
    return value if isinstance(value, int) else 0


def _parts(record: Record, name: str) -> list[Record]:
    value = record.get(name)
    return [part for part in (value if isinstance(value, list) else [value]) if isinstance(part, dict)]
