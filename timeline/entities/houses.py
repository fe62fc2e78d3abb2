"""Places that act as their state and are no towns: the houses of rulers and ministries in its capital."""

from __future__ import annotations

from functools import cache

from timeline import arabic
from timeline.entities.knowledge import knowledge
from timeline.lexicon import load_table
from timeline.lexicon.rows import City, NameWord

_NEAR = 0.15
"""Degrees from the middle of a capital within which what is named for its state is a house there, and no other town."""


def is_house(city: City, first: str) -> bool:
    """Whether a place is a building, by the first word of its name or because it acts as its state in whose capital it stands."""
    words = _words()
    return first in words or first.removeprefix(arabic.ARTICLE) in words or city.id in houses()


@cache
def airfields() -> frozenset[str]:
    """The words for places where journeys begin and end."""
    return frozenset(word for row in load_table(NameWord) if row.kind == "airfield" for word in arabic.words(row.word_ar))


@cache
def _words() -> frozenset[str]:
    """The words with which the names of buildings begin."""
    know = knowledge()
    return (know.namesakes | know.premises | know.palaces | know.sites) - know.towns


@cache
def houses() -> frozenset[str]:
    """The ids of places that are metonyms of the state in whose capital they stand."""
    know = knowledge()
    named: dict[tuple[str, ...], list[City]] = {}
    for city in know.places.values():
        for name in (city.label_ar, *city.names_ar):
            named.setdefault(arabic.words(name), []).append(city)
    capitals = {(city.iso3, city.label_en): city for city in know.places.values()}
    found: set[str] = set()
    for state in know.states.values():
        capital = capitals.get((state.iso3, state.capital_en))
        acting = (city for name in state.metonyms_ar for city in named.get(arabic.words(name), ()) if city.iso3 == state.iso3)
        found.update(city.id for city in acting if capital and city is not capital and _beside(city, capital))
    return frozenset(found)


def _beside(house: City, town: City) -> bool:
    return max(abs(house.latitude - town.latitude), abs(house.longitude - town.longitude)) < _NEAR
