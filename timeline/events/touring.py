"""Journeys of which a sentence says neither whose they are nor where they go: the tour told before, the country of the report."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.arabic import ARTICLE, FOR_ARTICLE
from timeline.events.filling import Roles
from timeline.events.frames import Frame, Slot
from timeline.events.items import Item
from timeline.model import TOUR, EntityMention, EventMention, Kind, Reading

_TOUR = "tour"
_GUESSED = "actor: whom the clause is about"
_NEAR = 3


def touring(row: Sequence[Item], events: Sequence[EventMention]) -> tuple[EntityMention, ...]:
    """Who makes the tour of which a sentence speaks."""
    if not any(noun.id == _TOUR for item in row for noun, _ in item.nouns):
        return ()
    return next((event.actors for event in events if event.type == "visit" and event.actors), ())


def on_tour(frame: Frame, roles: Roles, noun: Item, told: Sequence[EntityMention]) -> None:
    """``The`` tour is that of which was told before (``the tour also takes in Chile``)."""
    known = noun.definite and not any(form.endswith("+possessive") for _, form in noun.nouns)
    guessed = not roles.filled.get("actor") or _GUESSED in roles.reasons
    if TOUR in frame.subtypes and known and guessed and told:
        roles.filled["actor"] = list(told)
        roles.reasons.append("actor: whose tour was told")


def to_the_country(roles: Roles, reading: Reading, row: Sequence[Item], at: int, dateline: EntityMention | None) -> None:
    """Who comes to ``the country`` from abroad comes to that from which the article reports."""
    acting = roles.filled.get("actor", [])
    home = dateline.country if dateline and dateline.kind in (Kind.PLACE, Kind.STATE) else ""
    if not home or not acting or roles.filled.get("destination") or any(e.country in ("", home) for e in acting):
        return
    lands = (item for item in row[at + 1 : at + 1 + _NEAR] if item.kind == "land")
    if any(reading.tokens.words[item.first].startswith((ARTICLE, FOR_ARTICLE)) for item in lands) and dateline:
        roles.put(Slot("destination"), [dateline.as_state()], "the country of the report")
