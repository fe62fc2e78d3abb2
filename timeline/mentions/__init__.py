"""The mentions behind a table: where each event is told, by whom, with what dates and why it was taken so.

A mention is kept as it was read, so that a table and new articles can be linked as if all had been read together; what linking made
of it is in its ``event_id`` and its ``joined_by``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timeline.model import Anchored, Document, EntityMention, Event, Interval, Span


def records(events: Iterable[Event], mentions: Iterable[Anchored] = ()) -> Iterator[dict[str, object]]:
    """One JSON object for each mention, in the order of the table; offsets are half-open code points into the raw text.

    Args:
        events: the events of the table.
        mentions: all that was linked; those of no row come last, with an empty ``event_id``.
    """
    told, seen = set[int](), set[str]()
    for event in events:
        for mention, reason in zip(event.mentions, event.merges, strict=True):
            told.add(id(mention))
            yield {"event_id": event.id, "joined_by": reason, **_mention(mention), **_article(mention.event.document, seen)}
    for mention in mentions:
        if id(mention) not in told:
            yield {"event_id": "", "joined_by": "", **_mention(mention), **_article(mention.event.document, seen)}


def _article(document: Document, seen: set[str]) -> dict[str, object]:
    """What is said of an article once: what copies of it share, and if nobody dated it, its text, for others may date it yet."""
    if document.id in seen:
        return {}
    seen.add(document.id)
    facts: dict[str, object] = {}
    if document.sketch:
        facts["sketch"] = " ".join(f"{number:x}" for number in document.sketch)
    if document.published is None:
        facts["article"] = document.text
    return facts


def _mention(anchored: Anchored) -> dict[str, object]:
    mention, document, sentence = anchored.event, anchored.event.document, anchored.event.sentence
    return {
        "doc_id": document.id,
        "publish_date": interval_text(document.published),
        "url": document.url,
        "outlet": document.outlet,
        "title": document.title,
        "source": document.source,
        **_offsets(mention.span),
        "text": document.text[mention.span.start : mention.span.end],
        "first": mention.first,
        "sentence_offset": sentence.span.start,
        "sentence_offset_end": sentence.span.end,
        "sentence_tokens": [sentence.first, sentence.last],
        "paragraph": sentence.paragraph,
        "sentence": document.text[sentence.span.start : sentence.span.end],
        "type": mention.type,
        "subtypes": sorted(mention.subtypes),
        "status": mention.status,
        "firm": mention.firm,
        "present": mention.present,
        "main": mention.main,
        "years": mention.years,
        "ordinal": mention.ordinal,
        "start": anchored.interval.start.isoformat() if anchored.interval else None,
        "end": anchored.interval.end.isoformat() if anchored.interval else None,
        "precision": anchored.precision,
        "date_basis": anchored.basis,
        "date_evidence": anchored.evidence,
        "lasts": anchored.lasts,
        "dates": [_offsets(date.span) for date in mention.dates],
        "actors": [_entity(entity) for entity in mention.actors],
        "recipients": [_entity(entity) for entity in mention.recipients],
        "others": [_entity(entity) for entity in mention.others],
        "place": _entity(mention.place) if mention.place else None,
        "dateline": _entity(mention.dateline) if mention.dateline else None,
        "rule": mention.rule,
        "reasons": list(mention.reasons),
        "notes": list(anchored.notes),
    }


def _entity(entity: EntityMention) -> dict[str, object]:
    return {
        **_offsets(entity.span),
        "tokens": [entity.first, entity.last],
        "kind": entity.kind,
        "id": entity.id,
        "name": entity.name,
        "name_en": entity.name_en,
        "country": entity.country,
        "office": entity.office,
        "prefix": entity.prefix,
        "plural": entity.plural,
        "basis": entity.basis,
        "latitude": entity.latitude,
        "longitude": entity.longitude,
    }


def _offsets(span: Span) -> dict[str, object]:
    return {"offset": span.start, "offset_end": span.end}


def interval_text(interval: Interval | None) -> str | None:
    """A day, ``first/last`` for a longer stretch, None for none."""
    if interval is None:
        return None
    return interval.start.isoformat() if interval.days == 1 else f"{interval.start.isoformat()}/{interval.end.isoformat()}"
