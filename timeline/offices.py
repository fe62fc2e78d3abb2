"""Who held an office on a day: an office that a text names without its holder is given him, if history leaves no doubt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from timeline.bases import BOTH, UNKNOWN
from timeline.lexicon.rows import Person
from timeline.model import Anchored, EntityMention, Interval, Kind
from timeline.terms import SINGLE, by_post, careers

WEEK = 7
"""Days about a change of holder on which the office stays an office: texts lag behind, and so do tables."""


def holder(office: str, country: str, interval: Interval | None) -> Person | None:
    """The one holder of an office throughout an interval, or None.

    None too when the office changed hands within a week of the interval, when a term's bounds are too vague to say, when rivals or
    colleagues share the office, and when no interval is given.

    Args:
        office: an office code of the lexicon.
        country: ISO 3166 alpha-3 of a state, or the id of a body.
        interval: the days to ask for.
    """
    if office not in SINGLE or interval is None:
        return None
    first, last = _shift(interval.start, -WEEK), _shift(interval.end, WEEK)
    possible = [t for t in by_post().get((office, country), ()) if t.earliest <= last and first <= t.latest]
    if len({t.person.id for t in possible}) != 1:
        return None
    sure = any(t.surely_from <= first and last <= t.surely_to for t in possible)
    return possible[0].person if sure else None


def resolve(anchored: Iterable[Anchored]) -> list[Anchored]:
    """Give each office without a holder its holder on the event's day; on the day of publication if the event has none.

    A mention stays as it is when its office is not single, or its holder not sure. Each resolution is noted.
    """
    return [_resolved(mention) for mention in anchored]


def _resolved(anchored: Anchored) -> Anchored:
    event = anchored.event
    dated = anchored.interval is not None
    interval = anchored.interval or event.document.published
    notes: list[str] = []

    def each(entities: tuple[EntityMention, ...]) -> tuple[EntityMention, ...]:
        return tuple([_held(entity, interval, dated, notes) for entity in entities])

    actors, recipients, others = each(event.actors), each(event.recipients), each(event.others)
    if (actors, recipients, others) == (event.actors, event.recipients, event.others):
        return anchored
    held = replace(event, actors=actors, recipients=recipients, others=others)
    return replace(anchored, event=held, notes=(*anchored.notes, *dict.fromkeys(notes)))


def _held(entity: EntityMention, interval: Interval | None, dated: bool, notes: list[str]) -> EntityMention:
    if entity.kind is not Kind.PERSON or entity.plural:
        return entity
    if entity.basis == BOTH and _out_of_office(entity, interval):
        entity = replace(entity, id="", name="", name_en="", basis="title")
    if entity.name:
        return entity if entity.office else replace(entity, office=_on_its_day(entity.id, interval))
    person = holder(entity.office, entity.country or entity.id, interval)
    if person is None or interval is None:
        return entity
    day = interval.start.isoformat() if interval.days == 1 else f"{interval.start}/{interval.end}"
    whose = entity.country or entity.id
    notes.append(f"{entity.office} of {whose} on {day}{'' if dated else ' (publish date)'}: {person.label_en}")
    return replace(entity, id=person.id, name=person.label_ar, name_en=person.label_en, basis="office")


def _out_of_office(entity: EntityMention, interval: Interval | None) -> bool:
    """Whether tables know when somebody held his office, and an interval lies outside of that."""
    terms = [t for t in careers().get(entity.id, ()) if t.office == entity.office]
    return bool(terms and interval) and not any(interval and t.earliest <= interval.end and interval.start <= t.latest for t in terms)


def _on_its_day(person: str, interval: Interval | None) -> str:
    """The office that somebody told without one held then, ``other`` if no table says; none once all his terms are over."""
    terms = careers().get(person, ())
    if interval is None or not terms:
        return "" if person.startswith(UNKNOWN) else "other"
    held = next((t.office for t in terms if t.earliest <= interval.end and interval.start <= t.latest), "")
    return held or ("other" if any(interval.end < t.earliest for t in terms) else "")


def _shift(day: dt.date, days: int) -> dt.date:
    ordinal = min(max(day.toordinal() + days, dt.date.min.toordinal()), dt.date.max.toordinal())
    return dt.date.fromordinal(ordinal)
