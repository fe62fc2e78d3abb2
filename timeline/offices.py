"""Who held an office on a day: an office that a text names without its holder is given him, if history leaves no doubt."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from timeline.lexicon import load
from timeline.lexicon.rows import Office, Person
from timeline.model import Anchored, EntityMention, Interval, Kind

SINGLE = frozenset({
    "head_of_state", "head_of_government", "deputy_head_of_state", "deputy_head_of_government", "foreign_minister", "defence_minister",
    "interior_minister", "parliament_speaker", "national_security_adviser", "intelligence_chief", "foreign_ministry_spokesperson",
    "government_spokesperson", "secretary_general", "high_representative", "chairperson", "supreme_leader",
})  # fmt: skip
"""Offices that one person holds at a time; of envoys and ambassadors there are many."""

WEEK = 7
"""Days about a change of holder on which the office stays an office: texts lag behind, and so do tables."""


@dataclass(frozen=True, slots=True)
class _Term:
    """A term of office: the days that surely belong to it, within those that may."""

    person: Person
    earliest: dt.date
    surely_from: dt.date
    surely_to: dt.date
    latest: dt.date


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
    possible = [t for t in _terms().get((office, country), ()) if t.earliest <= last and first <= t.latest]
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
        return tuple(_held(entity, interval, dated, notes) for entity in entities)

    held = replace(event, actors=each(event.actors), recipients=each(event.recipients), others=each(event.others))
    return replace(anchored, event=held, notes=(*anchored.notes, *dict.fromkeys(notes))) if notes else anchored


def _held(entity: EntityMention, interval: Interval | None, dated: bool, notes: list[str]) -> EntityMention:
    if entity.kind is not Kind.PERSON or entity.name or entity.plural:
        return entity
    person = holder(entity.office, entity.country or entity.id, interval)
    if person is None or interval is None:
        return entity
    day = interval.start.isoformat() if interval.days == 1 else f"{interval.start}/{interval.end}"
    whose = entity.country or entity.id
    notes.append(f"{entity.office} of {whose} on {day}{'' if dated else ' (publish date)'}: {person.label_en}")
    return replace(entity, id=person.id, name=person.label_ar, name_en=person.label_en, basis="office")


@cache
def _terms() -> dict[tuple[str, str], tuple[_Term, ...]]:
    lexicon = load("people", "offices", "countries", "organisations")
    people = {person.id: person for person in lexicon.rows(Person)}
    terms: dict[tuple[str, str], list[_Term]] = defaultdict(list)
    for row in lexicon.rows(Office):
        earliest, surely_from = _bounds(row.start) if row.start else (dt.date.min, dt.date.max)
        surely_to, latest = _bounds(row.end) if row.end else (dt.date.max, dt.date.max)
        terms[row.office, row.country].append(_Term(people[row.person_id], earliest, surely_from, surely_to, latest))
    return {post: tuple(rows) for post, rows in terms.items()}


def _bounds(text: str) -> tuple[dt.date, dt.date]:
    """The first and the last day that a date of the table, be it a year or a month, may mean."""
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    if day:
        return dt.date(year, month, day), dt.date(year, month, day)
    if month:
        return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def _shift(day: dt.date, days: int) -> dt.date:
    ordinal = min(max(day.toordinal() + days, dt.date.min.toordinal()), dt.date.max.toordinal())
    return dt.date.fromordinal(ordinal)
