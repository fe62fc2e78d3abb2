"""Codes of the two public event ontologies, CAMEO and PLOVER, from the table that says when each applies."""

from __future__ import annotations

from functools import cache

from timeline.lexicon import load_table
from timeline.lexicon.rows import EventCode
from timeline.model import Event, Status

DEFAULT = "default"


def codes(event: Event) -> tuple[str, str]:
    """``(cameo, plover)`` of an event; empty where the ontologies have none. Several PLOVER codes are joined by ``|``."""
    held = {DEFAULT, *event.subtypes, *_circumstances(event)}
    for row in _rows()[event.type]:
        if held.issuperset(row.condition.split("+")):
            return row.cameo, "|".join(row.plover)
    return "", ""


def _circumstances(event: Event) -> set[str]:
    """What the table's conditions ask of the participants and the status."""
    found = set() if event.status is Status.OCCURRED else {event.status.value}
    countries = {e.country for e in (*event.actors, *event.recipients)} - {""}
    if len(countries) > 2:
        found.add("multilateral")
    if event.type == "meeting" and event.place and event.place.country and len(countries) > 1 and event.place.country not in countries:
        found.add("third_country")
    return found


@cache
def _rows() -> dict[str, list[EventCode]]:
    by_type: dict[str, list[EventCode]] = {}
    for row in load_table(EventCode):
        by_type.setdefault(row.type, []).append(row)
    return by_type
