"""The flow from an article to events; every stage is called here and knows nothing of the others."""

from __future__ import annotations

from dataclasses import dataclass

from timeline import anchor, dates
from timeline.arabic import tokenise
from timeline.matching import Trie
from timeline.model import DateMention, Document, Publication, Reading, ResolvedDate
from timeline.segment import segment


@dataclass(frozen=True, slots=True)
class Dated:
    """An article with its date expressions, as found and as resolved, and the days on which it may have been published."""

    reading: Reading
    mentions: tuple[DateMention, ...]
    publication: Publication
    resolved: tuple[ResolvedDate, ...]


def cut(document: Document, phrases: Trie | None = None) -> Reading:
    """An article cut into tokens and sentences, with every phrase of a trie that stands in it."""
    tokens = tokenise(document.text)
    hits = tuple(phrases.hits(tokens.words)) if phrases else ()
    return Reading(document, tokens, segment(document, tokens), hits)


def dated(reading: Reading) -> Dated:
    """Find and resolve the date expressions of an article."""
    mentions = dates.find(reading)
    publication = Publication(reading.document.published, "given" if reading.document.published else "unknown")
    return Dated(reading, tuple(mentions), publication, tuple(anchor.dates(mentions, reading, publication)))


def date_records(document: Document) -> list[dict[str, str | int | None]]:
    """The lines of ``timeline dates`` for an article; no table of people or places is read."""
    return [dates.as_json(date, document) for date in dated(cut(document)).resolved]


def document_record(document: Document) -> dict[str, object]:
    """The line of ``timeline documents`` for an article."""
    publication = dated(cut(document)).publication
    interval = publication.interval
    return {
        "doc_id": document.id,
        "start": interval.start.isoformat() if interval else None,
        "end": interval.end.isoformat() if interval else None,
        "basis": publication.basis,
        "evidence": list(publication.evidence),
    }
