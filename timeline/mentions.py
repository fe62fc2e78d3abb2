"""The mentions behind a table: where each event is told, by whom, with what dates and why it was taken so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timeline.model import Anchored, EntityMention, Event, Interval, Span


def records(events: Iterable[Event]) -> Iterator[dict[str, object]]:
    """One JSON object for each mention of each event, in the order of the table; offsets are half-open code points into the raw text."""
    for event in events:
        for mention in event.mentions:
            yield {"event_id": event.id, **_mention(mention)}


def _mention(anchored: Anchored) -> dict[str, object]:
    mention, document = anchored.event, anchored.event.document
    return {
        "doc_id": document.id,
        "publish_date": interval_text(document.published),
        "url": document.url,
        "outlet": document.outlet,
        "title": document.title,
        **_offsets(mention.span),
        "text": document.text[mention.span.start : mention.span.end],
        "sentence_offset": mention.sentence.span.start,
        "sentence_offset_end": mention.sentence.span.end,
        "sentence": document.text[mention.sentence.span.start : mention.sentence.span.end],
        "type": mention.type,
        "subtypes": sorted(mention.subtypes),
        "status": mention.status,
        "start": anchored.interval.start.isoformat() if anchored.interval else None,
        "end": anchored.interval.end.isoformat() if anchored.interval else None,
        "precision": anchored.precision,
        "date_basis": anchored.basis,
        "date_evidence": anchored.evidence,
        "dates": [_offsets(date.span) for date in mention.dates],
        "actors": [_entity(entity) for entity in mention.actors],
        "recipients": [_entity(entity) for entity in mention.recipients],
        "others": [_entity(entity) for entity in mention.others],
        "place": _entity(mention.place) if mention.place else None,
        "rule": mention.rule,
        "reasons": list(mention.reasons),
        "notes": list(anchored.notes),
    }


def _entity(entity: EntityMention) -> dict[str, object]:
    return {
        **_offsets(entity.span),
        "kind": entity.kind,
        "id": entity.id,
        "name": entity.name,
        "name_en": entity.name_en,
        "country": entity.country,
        "office": entity.office,
        "basis": entity.basis,
    }


def _offsets(span: Span) -> dict[str, object]:
    return {"offset": span.start, "offset_end": span.end}


def interval_text(interval: Interval | None) -> str | None:
    """A day, ``first/last`` for a longer stretch, None for none."""
    if interval is None:
        return None
    return interval.start.isoformat() if interval.days == 1 else f"{interval.start.isoformat()}/{interval.end.isoformat()}"
