"""One readable line for an event, in Arabic and in English."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, reduce

from timeline.lexicon import load_table
from timeline.lexicon.event_rows import Headline
from timeline.lexicon.rows import State
from timeline.model import EntityMention, Event, Kind

ANY = "*"


def title(event: Event) -> tuple[str, str]:
    """The headline of an event in Arabic and in English, marked when it did not plainly take place."""
    held = {"", *event.subtypes, *_who(event)}
    row = next((row for conditions, row in _templates()[event.type] if conditions <= held), None)
    if row is None:
        return "", ""
    wrap = _wraps().get(event.status)
    arabic, english = (_filled(event, row, language) for language in (0, 1))
    if wrap:
        return wrap.template_ar.format(headline=arabic), wrap.template_en.format(headline=english)
    return arabic, english


def _who(event: Event) -> Iterator[str]:
    """What the table's conditions ask of those who take part."""
    if event.recipients:
        yield "both"
    if _one_person(event.actors):
        yield "person"


def _one_person(actors: Sequence[EntityMention]) -> bool:
    """Whether one named person acts, so that a verb in the singular agrees."""
    return len(actors) == 1 and actors[0].kind is Kind.PERSON and bool(actors[0].name) and not actors[0].plural


@cache
def _templates() -> dict[str, list[tuple[frozenset[str], Headline]]]:
    """The headlines of each type with what must hold of an event, in the order of the table."""
    by_type: dict[str, list[tuple[frozenset[str], Headline]]] = defaultdict(list)
    for row in load_table(Headline):
        by_type[row.type].append((frozenset(row.condition.split("+")), row))
    return by_type


@cache
def _wraps() -> dict[str, Headline]:
    return {row.condition: row for _, row in _templates()[ANY]}


@cache
def _states() -> dict[str, tuple[str, str]]:
    return {state.iso3: (state.label_ar, state.label_en) for state in load_table(State)}


def _filled(event: Event, row: Headline, language: int) -> str:
    template = (row.template_ar, row.template_en)[language]
    return template.format(
        actors=_names(event.actors, language),
        recipients=_names(event.recipients, language),
        where=_where(event, language),
    )


def _names(people: Sequence[EntityMention], language: int) -> str:
    row = _wraps()["and"]
    template = (row.template_ar, row.template_en)[language]
    named = [name(person, language) for person in people]
    return reduce(lambda first, then: template.format(first=first, then=then), named) if named else ""


def name(entity: EntityMention, language: int) -> str:
    """What a participant is called: 0 in Arabic, 1 in English; a state and an office without a holder by the state's name."""
    own = (entity.name, entity.name_en)[language]
    return own or _states().get(entity.country, (entity.id, entity.id))[language]


def _where(event: Event, language: int) -> str:
    """The state visited, else the place."""
    country = event.place.country if event.place else next((e.country for e in event.recipients), "")
    if country in _states():
        return _states()[country][language]
    return name(event.place, language) if event.place else _names(event.recipients, language)
