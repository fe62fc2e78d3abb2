"""The row of each lexicon table: header = field names, cells by field type, ``|`` between the values of a tuple cell.

A field named ``*_ar`` holds Arabic phrases; ``phrases()`` yields those that the matcher looks for, each with the field's name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import ClassVar

Text = tuple[str, ...]


NEEDED = {"required": True}
SLUG = NEEDED | {"slug": True}
OFFICE = NEEDED | {"choices": "offices"}
DAY = {"date": True}


@dataclass(frozen=True, slots=True)
class Row:
    """Base of all rows: what the loader and the matcher need to know of a table."""

    table: ClassVar[str] = ""
    key: ClassVar[tuple[str, ...]] = ("id",)
    matched: ClassVar[tuple[str, ...]] = ()

    def phrases(self) -> Iterator[tuple[str, str]]:
        """Every phrase to look for, with the name of the field that it stands in."""
        for name in self.matched:
            value = getattr(self, name)
            for phrase in (value,) if isinstance(value, str) else value:
                if phrase:
                    yield phrase, name


@dataclass(frozen=True, slots=True)
class Person(Row):
    """An office-holder; strong forms name nobody else, weak ones may."""

    table: ClassVar[str] = "people"
    matched: ClassVar[tuple[str, ...]] = ("label_ar", "strong_ar", "weak_ar")
    id: str = field(metadata=SLUG)
    label_en: str = field(metadata=NEEDED)
    country: str = field(metadata={"references": ("countries", "iso3")})
    label_ar: str = field(metadata=NEEDED)
    strong_ar: Text
    weak_ar: Text


@dataclass(frozen=True, slots=True)
class Office(Row):
    """A term of office; an empty end means still in office. ``country`` is a state or a body of ``organisations``."""

    table: ClassVar[str] = "offices"
    key: ClassVar[tuple[str, ...]] = ("person_id", "office", "country", "start")
    person_id: str = field(metadata=NEEDED | {"references": ("people", "id")})
    office: str = field(metadata=OFFICE)
    country: str = field(metadata=NEEDED | {"references": ("countries", "iso3", "organisations", "id")})
    start: str = field(metadata=DAY)
    end: str = field(metadata=DAY)


@dataclass(frozen=True, slots=True)
class State(Row):
    """A state, the words for its people and the capitals and palaces that stand for it."""

    table: ClassVar[str] = "countries"
    key: ClassVar[tuple[str, ...]] = ("iso3",)
    matched: ClassVar[tuple[str, ...]] = ("label_ar", "names_ar", "demonym_m_ar", "demonym_f_ar", "demonym_pl_ar", "metonyms_ar")
    iso3: str = field(metadata=NEEDED)
    label_en: str = field(metadata=NEEDED)
    capital_en: str
    label_ar: str = field(metadata=NEEDED)
    names_ar: Text
    demonym_m_ar: Text
    demonym_f_ar: Text
    demonym_pl_ar: Text
    metonyms_ar: Text


@dataclass(frozen=True, slots=True)
class Realm(Row):
    """What a state's own press calls it without a name: the kingdom, the sultanate."""

    table: ClassVar[str] = "realms"
    key: ClassVar[tuple[str, ...]] = ("iso3", "phrase_ar")
    matched: ClassVar[tuple[str, ...]] = ("phrase_ar",)
    iso3: str = field(metadata=NEEDED | {"references": ("countries", "iso3")})
    phrase_ar: str = field(metadata=NEEDED)


@dataclass(frozen=True, slots=True)
class Seat(Row):
    """Where a body of several states always gathers, or has a seat for whose sake one goes there: who calls on its officials is a guest."""

    table: ClassVar[str] = "seats"
    key: ClassVar[tuple[str, ...]] = ("body", "city")
    body: str = field(metadata=NEEDED | {"references": ("organisations", "id")})
    city: str = field(metadata=NEEDED | {"references": ("cities", "id")})


@dataclass(frozen=True, slots=True)
class City(Row):
    """A place that has coordinates: a city, a palace, an airport, a region."""

    table: ClassVar[str] = "cities"
    matched: ClassVar[tuple[str, ...]] = ("label_ar", "names_ar")
    id: str = field(metadata=SLUG)
    label_en: str = field(metadata=NEEDED)
    iso3: str = field(metadata={"references": ("countries", "iso3")})
    latitude: float
    longitude: float
    label_ar: str = field(metadata=NEEDED)
    names_ar: Text


@dataclass(frozen=True, slots=True)
class Organisation(Row):
    """A body that acts: an international organisation, a movement, an organ, a company; ``people_ar`` are words for its people."""

    table: ClassVar[str] = "organisations"
    matched: ClassVar[tuple[str, ...]] = ("label_ar", "names_ar", "people_ar")
    id: str = field(metadata=NEEDED)
    label_en: str = field(metadata=NEEDED)
    kind: str = field(metadata=NEEDED)
    iso3: str = field(metadata={"references": ("countries", "iso3")})
    label_ar: str = field(metadata=NEEDED)
    names_ar: Text
    people_ar: Text


@dataclass(frozen=True, slots=True)
class Organ(Row):
    """An organ that any state may have, in English; what the text calls it without the state, articles aside."""

    table: ClassVar[str] = "organs"
    key: ClassVar[tuple[str, ...]] = ("label_en",)
    label_en: str = field(metadata=NEEDED)
    phrases_ar: Text = field(metadata=NEEDED)


@dataclass(frozen=True, slots=True)
class Title(Row):
    """A phrase that names an office; ``scope`` is the state or the body that the phrase itself implies."""

    table: ClassVar[str] = "titles"
    key: ClassVar[tuple[str, ...]] = ("office", "phrase_ar")
    matched: ClassVar[tuple[str, ...]] = ("phrase_ar",)
    office: str = field(metadata=OFFICE)
    number: str = field(metadata={"choices": ("dual", "plural")})
    scope: str = field(metadata={"references": ("countries", "iso3", "organisations", "id")})
    phrase_ar: str = field(metadata=NEEDED)


@dataclass(frozen=True, slots=True)
class NameWord(Row):
    """A word that the grammar of names knows: what may stand in a name, what ends it, what stands around it.

    A word may be of several kinds. A ``verb`` is its perfect and its imperfect, parted by a space.
    """

    table: ClassVar[str] = "name_words"
    key: ClassVar[tuple[str, ...]] = ("kind", "word_ar")
    kind: str = field(metadata=NEEDED | {"choices": "name_word_kinds"})
    word_ar: str = field(metadata=NEEDED)


@dataclass(frozen=True, slots=True)
class Honorific(Row):
    """A word of respect before or after a name."""

    table: ClassVar[str] = "honorifics"
    key: ClassVar[tuple[str, ...]] = ("phrase_ar",)
    matched: ClassVar[tuple[str, ...]] = ("phrase_ar",)
    phrase_ar: str = field(metadata=NEEDED)


@dataclass(frozen=True, slots=True)
class Medium(Row):
    """A news agency or an outlet: a source, never a participant; ``iso3`` is the state whose agency it is."""

    table: ClassVar[str] = "media"
    key: ClassVar[tuple[str, ...]] = ("phrase_ar",)
    matched: ClassVar[tuple[str, ...]] = ("phrase_ar",)
    label_en: str = field(metadata=NEEDED)
    iso3: str = field(metadata={"references": ("countries", "iso3")})
    phrase_ar: str = field(metadata=NEEDED)


@dataclass(frozen=True, slots=True)
class WorldEvent(Row):
    """A dated event of the world that texts reckon from."""

    table: ClassVar[str] = "world_events"
    matched: ClassVar[tuple[str, ...]] = ("phrases_ar",)
    id: str = field(metadata=SLUG)
    label_en: str = field(metadata=NEEDED)
    start: str = field(metadata=NEEDED | DAY)
    end: str = field(metadata=DAY)
    kind: str = field(metadata=NEEDED)
    phrases_ar: Text = field(metadata=NEEDED)


@dataclass(frozen=True, slots=True)
class Holiday(Row):
    """A feast with a fixed day of the Gregorian or the Hijri year, so many days from
    Easter (1 is Easter Sunday), or the n-th weekday of a month (44 is its fourth Thursday)."""

    table: ClassVar[str] = "holidays"
    matched: ClassVar[tuple[str, ...]] = ("phrases_ar",)
    id: str = field(metadata=SLUG)
    label_en: str = field(metadata=NEEDED)
    calendar: str = field(metadata=NEEDED | {"choices": ("gregorian", "hijri", "easter", "weekday")})
    month: int
    day: int
    length_days: int
    phrases_ar: Text = field(metadata=NEEDED)


@dataclass(frozen=True, slots=True)
class EventCode(Row):
    """CAMEO and PLOVER codes of an event type; the first row whose conditions, joined by ``+``, all hold."""

    table: ClassVar[str] = "event_codes"
    key: ClassVar[tuple[str, ...]] = ("type", "condition")
    type: str = field(metadata=NEEDED | {"choices": "event_types"})
    condition: str = field(metadata=NEEDED)
    cameo: str
    plover: Text
    note: str


def row_fields(row_type: type[Row]) -> tuple[str, ...]:
    """The header of a table."""
    return tuple(f.name for f in fields(row_type))
