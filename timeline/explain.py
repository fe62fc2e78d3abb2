"""What was found in a text and by which rules, for reading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from timeline import edtf
from timeline.matching import Hit
from timeline.model import Anchored, DateMention, EntityMention, Interval, Precision, Publication, Reading, ResolvedDate, Span


def phrases(reading: Reading, hits: Iterable[Hit]) -> Iterator[str]:
    """Every lexicon phrase that was matched, with its table, its row and the particles before it."""
    yield "phrases"
    for hit in hits:
        key = " ".join(str(getattr(hit.row, name)) for name in hit.row.key)
        particles = f" after {hit.prefix}" if hit.prefix else ""
        yield f"  {_quoted(reading, reading.span(hit.first, hit.last, hit.prefix))}  {hit.row.table} {key} ({hit.form}{particles})"


def dates(reading: Reading, publication: Publication, resolved: Iterable[ResolvedDate]) -> Iterator[str]:
    """Each date expression: its rule and slots, what it reckons from, the days it comes to."""
    yield f"dates  (published {_days(publication.interval)}, {publication.basis})"
    for evidence in publication.evidence:
        yield f"  publication: {evidence}"
    for date in resolved:
        yield from _date(reading, date)


def _date(reading: Reading, date: ResolvedDate) -> Iterator[str]:
    mention = date.mention
    yield f"  {_quoted(reading, mention.span)}  {mention.kind} {date.value}  {_days(date.interval)}"
    yield f"    rule {mention.rule}: {_slots(mention) or 'no slots'}"
    if date.reference:
        yield f"    {date.basis}, reckoned from {_days(date.reference)}"
    for note in date.notes:
        yield f"    note: {note}"


def _slots(mention: DateMention) -> str:
    return ", ".join(f"{name} = {value}" for name, value in mention.slots)


def entities(reading: Reading, mentions: Iterable[EntityMention]) -> Iterator[str]:
    """Each person, state, body and place: who it is taken for and how it was recognised."""
    yield "people and places"
    for mention in mentions:
        facts = (mention.kind, mention.id, mention.country, mention.office, mention.name_en)
        yield f"  {_quoted(reading, mention.span)}  {' '.join(fact for fact in facts if fact)}  [{mention.basis}]"


def events(reading: Reading, anchored: Iterable[Anchored], dropped: Iterable[tuple[int, int, str, str]]) -> Iterator[str]:
    """Each event: its trigger, rule, roles, date and reasons; then each trigger that told none, ``(first, last, rule, why)``."""
    yield "events"
    for event in anchored:
        yield from _event(reading, event)
    for first, last, rule, why in dropped:
        yield f"  {_quoted(reading, reading.span(first, last))}  no event by {rule}: {why}"


def _event(reading: Reading, anchored: Anchored) -> Iterator[str]:
    event = anchored.event
    yield f"  {_quoted(reading, event.span)}  {event.type}, {event.status}  rule {event.rule}"
    for role, people in (("actors", event.actors), ("recipients", event.recipients), ("others", event.others)):
        if people:
            yield f"    {role}: {_named(reading, people)}"
    if event.place:
        yield f"    place: {_named(reading, [event.place])}"
    evidence = f", from «{anchored.evidence}»" if anchored.evidence else ""
    precision = f" ({anchored.precision}, {anchored.basis}{evidence})" if anchored.interval else ""
    yield f"    date: {edtf.write(anchored.interval, anchored.precision) or 'none'}{precision}"
    for reason in (*event.reasons, *anchored.notes):
        yield f"    {reason}"


def row(event_id: str, mentions: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The mentions behind an event of a table, the best-told one first: what each says, and why it was taken for the same event."""
    yield event_id
    for mention in mentions:
        published = mention["publish_date"] or "undated"
        yield f"{mention['doc_id']} ({published})  {mention['offset']}-{mention['offset_end']} «{mention['text']}»"
        yield f"    {' '.join(str(mention['sentence']).split())}"
        yield f"    {mention['type']}, {mention['status']}  rule {mention['rule']}"
        for role in ("actors", "recipients", "others"):
            if mention[role]:
                yield f"    {role}: {'; '.join(map(_known, mention[role]))}"
        if mention["place"]:
            yield f"    place: {_known(mention['place'])}"
        if mention["start"]:
            evidence = f", from «{mention['date_evidence']}»" if mention["date_evidence"] else ""
            interval = Interval(*(dt.date.fromisoformat(mention[day]) for day in ("start", "end")))
            date = edtf.write(interval, Precision(mention["precision"]))
            yield f"    date: {date} ({mention['precision']}, {mention['date_basis']}{evidence})"
        yield f"    joined by: {mention['joined_by'] or 'the others joined it'}"
        yield from (f"    {reason}" for reason in (*mention["reasons"], *mention["notes"]))


def _known(person: Mapping[str, Any]) -> str:
    known = person["id"] or person["country"] or person["kind"]
    return f"{person['name']} ({known})" if person["name"] else str(known)


def _named(reading: Reading, people: Sequence[EntityMention]) -> str:
    return "; ".join(f"{p.name or reading.text(p.span)} ({p.id or p.country or p.kind})" for p in people)


def _quoted(reading: Reading, span: Span) -> str:
    return f"{span.start}-{span.end} «{reading.text(span)}»"


def _days(interval: Interval | None) -> str:
    if interval is None:
        return "no days"
    return f"{interval.start}" if interval.days == 1 else f"{interval.start} to {interval.end}"
