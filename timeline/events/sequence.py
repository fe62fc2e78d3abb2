"""What the events of one sentence tell each other: days, and that two clauses speak of one gathering."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from timeline.events.filling import same
from timeline.events.items import Item
from timeline.model import AGREED, CIRCUMSTANCE, LATER, NEXT, TALK, THEREAFTER, TOUR, DateMention, EventMention, Status
from timeline.timex import Step

MEASURES = frozenset({"sanction", "relations", "envoy"})
"""The types of what one state does to another, and may undo."""
_ATTENDING = "conference-attend"
"""The rule that tells who attends."""


def nearest_dated(events: Sequence[tuple[int, EventMention]]) -> list[EventMention]:
    """The events of a sentence; two that tell the same have one date: a meeting's before that of mere talk, then the nearer one."""
    kept = []
    for cost, event in events:
        mine = (TALK in event.subtypes, cost)
        told = [((TALK in other.subtypes, c), other.dates) for c, other in events if other.dates and _alike(event, other)]
        best, dates = min(told, key=lambda pair: pair[0], default=(mine, event.dates))
        kept.append(replace(event, dates=dates) if event.dates and best < mine else event)
    return kept


def made_of_each_other(events: Sequence[tuple[int, EventMention]]) -> list[EventMention]:
    """The events of a sentence, with what their clauses make of each other, each with what its dates cost."""
    return taken_up(one_journey(one_gathering(nearest_dated(events))))


def after_words(event: EventMention) -> EventMention:
    """An event only talked of, a leg of a tour, or what comes in the course of another event keeps no date that stands before it."""
    talked = event.status in (Status.SPECULATED, Status.DENIED) or TOUR in event.subtypes
    next_leg = event.type == "visit" and f"status: {NEXT}" in event.reasons
    if not (talked or next_leg) and {f"status: {CIRCUMSTANCE}", f"status: {AGREED}"}.isdisjoint(event.reasons):
        return event
    return replace(event, dates=tuple(date for date in event.dates if date.first >= event.first))


def in_sequence(events: Sequence[EventMention], row: Sequence[Item]) -> list[EventMention]:
    """Events told one after another as having happened share the date of the first, unless somebody's words begin between them."""
    told: list[EventMention] = []
    words = [item.first for item in row if item.kind in ("that", "stop")] if len(events) > 1 else []
    for event in sorted(events, key=lambda e: e.first):
        before = next((other for other in reversed(told) if other.span != event.span), None)
        undated = event.dates == () and event.apart is None
        if before and undated and before.dates and before.status is Status.OCCURRED and _as_told(event, row):
            between = range(before.first, event.first)
            if before.first < event.first and not any(word in between for word in words):
                event = replace(event, dates=before.dates)
        told.append(event)
    return told


def carried_on(events: list[EventMention], row: Sequence[Item], before: EventMention | None) -> list[EventMention]:
    """The events of a sentence that a connective ties to the one before (``he also invited her``), on the day told there."""
    tied = before and row[0].kind == "bound" and before.sentence.last == row[0].first and before.status is Status.OCCURRED
    if (
        before is None
        or not events
        or not tied
        or not before.dates
        or _ahead(before.dates[0])
        or before.sentence.paragraph != events[0].sentence.paragraph
    ):
        return events
    return [replace(event, dates=before.dates) if event.main and event.dates == () else event for event in events]


def _ahead(date: DateMention) -> bool:
    """Whether a date is so many days or more after the day of writing (``which ends tomorrow``): nothing has happened then."""
    return isinstance(date.expression, Step) and date.expression.count > 0


def _as_told(event: EventMention, row: Sequence[Item]) -> bool:
    """Whether a verb in the perfect tells an event, or one more object of the verb that told the one before (``and a declaration``), or
    that came before it (``before she received him``).
    """
    if event.status is not Status.OCCURRED or f"status: {THEREAFTER}" in event.reasons:
        return any(before.kind == "ere" and item.first == event.first for before, item in pairwise(row))
    told = next((item for item in row if item.first == event.first), None)
    if told is None:
        return False
    another = told.joined and any(form.endswith("+accusative") for _, form in told.nouns)
    return another or any(form.startswith("perfect") for _, form in told.verbs)


def _alike(a: EventMention, b: EventMention) -> bool:
    same = a.type == b.type != "visit" and (a.type not in MEASURES or a.subtypes == b.subtypes)
    return same and a.status == b.status and _sides(a) == _sides(b)


def _sides(event: EventMention) -> set[str]:
    return {e.id or e.country for e in (*event.actors, *event.recipients)}


def one_gathering(events: Sequence[EventMention]) -> list[EventMention]:
    """The events, those as one that tell in two clauses of the same gathering, who attends it and who holds it."""
    kept: list[EventMention] = []
    for event in events:
        i = next((i for i, other in enumerate(kept) if event.type == other.type == "conference" and event.span == other.span), -1)
        if i < 0:
            kept.append(event)
        else:
            kept[i] = _both(*sorted((kept[i], event), key=lambda e: e.rule == _ATTENDING))
    return kept


def _both(held: EventMention, attended: EventMention) -> EventMention:
    """A gathering as one clause tells that it is held and another who attends."""
    actors = held.actors or attended.actors
    guests = [e for e in attended.recipients if not any(same(e, other) for other in (*actors, *held.recipients))]
    days = held.dates or attended.dates
    if held.dates and held.status is attended.status is Status.OCCURRED:
        days = tuple(sorted({*held.dates, *attended.dates}, key=lambda date: date.first))
    return replace(
        held, actors=actors, recipients=(*held.recipients, *guests), place=held.place or attended.place,
        dates=days, reasons=(*held.reasons, *attended.reasons),
    )  # fmt: skip


def taken_up(events: Sequence[EventMention]) -> list[EventMention]:
    """The events, of which one that takes up what another undoes came before it (``lifted the ban that it had imposed``)."""
    before = f"status: {THEREAFTER}"
    return [replace(event, main=False, reasons=(*event.reasons, before)) if _undone(event, events) else event for event in events]


def _undone(event: EventMention, events: Sequence[EventMention]) -> bool:
    """Whether an earlier verb of the sentence undoes the same measure."""
    measures = (other for other in events if other.type in MEASURES)
    return event.type in MEASURES and any(other.span == event.span and other.first < event.first for other in measures)


def one_journey(events: Sequence[EventMention]) -> list[EventMention]:
    """The events without a departure for where the same traveller is said to arrive later (``left for X, which he reaches tomorrow``)."""
    return [event for event in events if not any(_arrives(event, other) for other in events)]


def _arrives(left: EventMention, other: EventMention) -> bool:
    """Whether another event is the arrival, on days of its own, of a traveller who is said before to have left for there."""
    journeys = left.type == other.type == "visit" and "departure" in left.subtypes and "arrival" in other.subtypes
    if not journeys or left.first > other.first or not (other.dates and left.place and other.place):
        return False
    return left.place.country == other.place.country and any(same(a, b) for a in left.actors for b in other.actors)


def sequel(row: Sequence[Item], at: int) -> frozenset[str]:
    """``later`` when the sentence says before that it goes on after what was told."""
    before = (item.kind for item in reversed(row[:at]))
    return frozenset({LATER}) if LATER in takewhile(lambda kind: kind != "stop", before) else frozenset()


def told_of_before(kind: str, row: Sequence[Item], noun: int) -> bool:
    """Whether a letter or sanctions are said to be like those told of before, or are *the* sanctions."""
    known = kind == "sanction" and row[noun].definite and "sanction" in row[noun].nouns.ids
    return known or any(item.kind == "alike" for item in row[noun:][:3])
