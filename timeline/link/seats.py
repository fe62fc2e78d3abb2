"""Where bodies of several states have their seats or always gather, and who of them is host there."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache

from timeline.lexicon import load
from timeline.lexicon.rows import City, Organisation, Seat
from timeline.model import EntityMention, Interval, Kind
from timeline.terms import careers


def at_seat(entity: EntityMention, place: EntityMention | None, days: Interval | None) -> bool:
    """Whether somebody serves on some days the body whose seat is at a place."""
    if place is None or entity.kind is not Kind.PERSON or entity.country or not entity.name:
        return False
    bodies = _bodies().get(place.id, frozenset())
    terms = careers().get(entity.id, ()) if bodies else ()
    return any(t.country in bodies and (days is None or (t.earliest <= days.end and days.start <= t.latest)) for t in terms)


def gathers_at(entity: EntityMention) -> EntityMention | None:
    """The town in which a gathering always takes place (the Munich conference), as the mention of its name gives it."""
    city = _towns().get(entity.id)
    if city is None:
        return None
    here = replace(entity, kind=Kind.PLACE, id=city.id, name=city.label_ar, name_en=city.label_en, country=city.iso3, basis="name")
    return replace(here, latitude=city.latitude, longitude=city.longitude, prefix="", plural=False)


@cache
def _towns() -> dict[str, City]:
    """The towns of gatherings that have but one."""
    lexicon = load("seats", "organisations", "cities", "countries")
    gatherings = {row.id for row in lexicon.rows(Organisation) if row.kind == "gathering"}
    cities = {row.id: row for row in lexicon.rows(City)}
    seats = [seat for seat in lexicon.rows(Seat) if seat.body in gatherings]
    held = Counter(seat.body for seat in seats)
    return {seat.body: cities[seat.city] for seat in seats if held[seat.body] == 1}


@cache
def _bodies() -> dict[str, frozenset[str]]:
    """The bodies of each city of the table."""
    found: dict[str, set[str]] = {}
    for seat in load("seats", "organisations", "cities", "countries").rows(Seat):
        found.setdefault(seat.city, set()).add(seat.body)
    return {city: frozenset(bodies) for city, bodies in found.items()}
