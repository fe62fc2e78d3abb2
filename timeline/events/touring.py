"""Journeys of which a sentence says neither whose they are nor where they go: the tour told before, the country of the report."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from timeline.arabic import ARTICLE, FOR_ARTICLE
from timeline.events.filling import Roles
from timeline.events.frames import Frame, Slot
from timeline.events.items import Item
from timeline.model import TOUR, EntityMention, EventMention, Kind, Reading

_TOUR = "tour"
_GUESSED = "actor: whom the clause is about"
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
    """A visit so long after which another came went where that went, if nothing else is said (``two days after the visit of X``)."""
    before = at > 1 and row[at - 1].kind == "from" and any(item.kind == "after" for item in row[max(0, at - 4) : at - 1])
    acting = roles.filled.get("actor", [])
    if before and place and acting and not roles.filled.get("destination") and all(e.country != place.country for e in acting):
        roles.put(Slot("destination"), [place.as_state()], "where the visit after it went")


def _to_the_country(roles: Roles, reading: Reading, row: Sequence[Item], at: int, dateline: EntityMention | None) -> None:
    """Who comes to ``the country`` from abroad comes to that from which the article reports."""
    acting = roles.filled.get("actor", [])
    home = dateline.country if dateline and dateline.kind in (Kind.PLACE, Kind.STATE) else ""
    if not home or not acting or roles.filled.get("destination") or any(e.country in ("", home) for e in acting):
        return
    lands = (item for item in row[at + 1 : at + 1 + _NEAR] if item.kind == "land")
    if any(reading.tokens.words[item.first].startswith((ARTICLE, FOR_ARTICLE)) for item in lands) and dateline:
        roles.put(Slot("destination"), [dateline.as_state()], "the country of the report")


def to_where(
    roles: Roles, reading: Reading, row: Sequence[Item], at: int, dateline: EntityMention | None, visited: EntityMention | None
) -> None:
    """Where a visit goes of which no goal is told: to the country of the report, or where the one after it went."""
    _to_the_country(roles, reading, row, at, dateline)
    _to_the_same(roles, row, at, visited)
