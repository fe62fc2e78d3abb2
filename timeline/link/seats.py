"""Where bodies of several states have their seats, and who of them is host there."""

from __future__ import annotations

from functools import cache

from timeline.lexicon import load
from timeline.lexicon.rows import Seat
from timeline.model import EntityMention, Interval, Kind
from timeline.terms import careers


def at_seat(entity: EntityMention, place: EntityMention | None, days: Interval | None) -> bool:
    """Whether somebody serves on some days the body whose seat is at a place."""
    if place is None or entity.kind is not Kind.PERSON or entity.country or not entity.name:
        return False
    bodies = _bodies().get(place.id, frozenset())
    terms = careers().get(entity.id, ()) if bodies else ()
    return any(t.country in bodies and (days is None or (t.earliest <= days.end and days.start <= t.latest)) for t in terms)


@cache
def _bodies() -> dict[str, frozenset[str]]:
    """The bodies of each city of the table."""
    found: dict[str, set[str]] = {}
    for seat in load("seats", "organisations", "cities", "countries").rows(Seat):
        found.setdefault(seat.city, set()).add(seat.body)
    return {city: frozenset(bodies) for city, bodies in found.items()}
