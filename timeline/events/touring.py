"""Journeys of which a sentence says neither whose they are nor where they go: the tour told before, the country of the report."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from timeline.arabic import ARTICLE, FOR_ARTICLE
from timeline.events.filling import Roles, same
from timeline.events.frames import Frame, Slot
from timeline.events.items import Item
from timeline.events.parts import is_land
from timeline.model import TOUR, EntityMention, EventMention, Kind, Reading

_TOUR = "tour"
_GUESSED = "actor: whom the clause is about"
_ARRIVAL, _DEPARTURE = "arrival", "departure"
_NEAR = 3


def touring(lemmas: Set[str], events: Sequence[EventMention]) -> tuple[EntityMention, ...]:
    """Who makes the tour of which a sentence of these lemmas speaks."""
    return next((event.actors for event in events if event.type == "visit" and event.actors), ()) if _TOUR in lemmas else ()


def on_tour(frame: Frame, roles: Roles, noun: Item, told: Sequence[EntityMention]) -> None:
    """``The`` tour is that of which was told before (``the tour also takes in Chile``)."""
    known = noun.definite and not any(form.endswith("+possessive") for _, form in noun.nouns)
    guessed = not roles.filled.get("actor") or _GUESSED in roles.reasons
    if TOUR in frame.subtypes and known and guessed and told:
        roles.filled["actor"] = list(told)
        roles.reasons.append("actor: whose tour was told")


def of_leg(event: EventMention, row: Sequence[Item], trigger: int) -> EventMention:
    """A visit that is a further leg of what a verb tells: on what day that began says nothing of where it goes from there."""
    place = event.place if event.type == "visit" else None
    if place is None:
        return event
    at = next((i for i, item in enumerate(row) if item.first == place.first), 0)
    head = at - 1 if at and row[at - 1].kind == "to" else at
    onward = (at > trigger and row[head - 1].kind == "later") or (head < at and row[head].joined)
    days = tuple(date for date in event.dates if not row[trigger].first < date.first < row[at].first)
    if not onward or days == event.dates:
        return event
    return replace(event, dates=days, subtypes=event.subtypes | {TOUR})


def _to_the_same(roles: Roles, row: Sequence[Item], at: int, place: EntityMention | None) -> None:
    """A visit so long after which another came, or since which that is the first, went where that went, if nothing else is said
    (``two days after the visit of X``).
    """
    since = at > 0 and row[at - 1].kind == "since"
    before = since or (at > 1 and row[at - 1].kind == "from" and any(item.kind == "after" for item in row[max(0, at - 4) : at - 1]))
    acting = roles.filled.get("actor", [])
    if before and place and acting and not roles.filled.get("destination") and all(e.country != place.country for e in acting):
        roles.put(Slot("destination"), [place.as_state()], "where the visit after it went")


def _to_the_country(roles: Roles, reading: Reading, row: Sequence[Item], at: int, dateline: EntityMention | None, role: str) -> None:
    """Who comes to ``the country`` or ``the capital`` from abroad, or leaves it, means that from which the article reports."""
    acting = roles.filled.get("actor", [])
    home = dateline.country if dateline and dateline.kind in (Kind.PLACE, Kind.STATE) else ""
    if not home or not acting or roles.filled.get(role) or any(e.country in ("", home) for e in acting):
        return
    lands = (row[i].first for i in range(at + 1, min(at + 1 + _NEAR, len(row))) if is_land(row, i))
    if any(reading.tokens.words[first].startswith((ARTICLE, FOR_ARTICLE)) for first in lands) and dateline:
        roles.put(Slot(role), [dateline.as_state()], "the country of the report")


def _there_too(frame: Frame, roles: Roles, row: Sequence[Item], at: int, before: EventMention | None) -> None:
    """Who is only said to have arrived came to where the one of whom was told right before had come (``and X arrived on Thursday``)."""
    acting, place = roles.filled.get("actor", []), before.place if before else None
    told = _ARRIVAL in frame.subtypes and any(form.startswith("perfect") for _, form in row[at].verbs)
    if not (told and before and place and acting) or roles.filled.get("destination"):
        return
    if any(e.country in ("", place.country) or same(e, other) for e in acting for other in before.actors):
        return
    after = next((item for item in row[at + 1 :] if item.kind not in ("entity", "adverb", "mark") or item.preposition), None)
    if after is not None and after.kind == "date" and not after.preposition:
        roles.put(Slot("destination"), [place], "where the one before arrived")


def to_where(
    frame: Frame,
    roles: Roles,
    reading: Reading,
    row: Sequence[Item],
    at: int,
    dateline: EntityMention | None,
    visited: EventMention | None,
) -> None:
    """Where a visit goes of which no goal is told: to the country of the report, where the one after it went, or the one right before."""
    _to_the_country(roles, reading, row, at, dateline, "origin" if _DEPARTURE in frame.subtypes else "destination")
    _to_the_same(roles, row, at, visited.place if visited else None)
    _there_too(frame, roles, row, at, visited if visited and row[0].first - visited.sentence.last <= 0 else None)
