"""Terms of office, as exactly as the tables know their days."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from timeline.lexicon import load
from timeline.lexicon.rows import Office, Person

SINGLE = frozenset({
    "head_of_state", "head_of_government", "deputy_head_of_state", "deputy_head_of_government", "foreign_minister", "defence_minister",
    "interior_minister", "parliament_speaker", "national_security_adviser", "intelligence_chief", "foreign_ministry_spokesperson",
    "government_spokesperson", "secretary_general", "high_representative", "chairperson", "supreme_leader",
})  # fmt: skip
"""Offices that one person holds at a time; of envoys and ambassadors there are many."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of office: the days that surely belong to it, within those that may."""

    person: Person
    office: str
    country: str
    earliest: dt.date
    surely_from: dt.date
    surely_to: dt.date
    latest: dt.date


@cache
def by_post() -> dict[tuple[str, str], tuple[Term, ...]]:
    """The terms in each office of each state or body."""
    found: defaultdict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in _terms():
        found[term.office, term.country].append(term)
    return {post: tuple(held) for post, held in found.items()}


@cache
def by_person() -> dict[tuple[str, str], tuple[Term, ...]]:
    """The terms of each person, by his id, in each office."""
    found: defaultdict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in _terms():
        found[term.person.id, term.office].append(term)
    return {holder: tuple(held) for holder, held in found.items()}


@cache
def careers() -> dict[str, tuple[Term, ...]]:
    """All terms of each person, by his id."""
    found: defaultdict[str, list[Term]] = defaultdict(list)
    for term in _terms():
        found[term.person.id].append(term)
    return {person: tuple(held) for person, held in found.items()}


@cache
def _terms() -> tuple[Term, ...]:
    lexicon = load("people", "offices", "countries", "organisations")
    people = {person.id: person for person in lexicon.rows(Person)}
    found = list[Term]()
    for row in lexicon.rows(Office):
        earliest, surely_from = _bounds(row.start) if row.start else (dt.date.min, dt.date.max)
        surely_to, latest = _bounds(row.end) if row.end else (dt.date.max, dt.date.max)
        found.append(Term(people[row.person_id], row.office, row.country, earliest, surely_from, surely_to, latest))
    return tuple(found)


def _bounds(text: str) -> tuple[dt.date, dt.date]:
    """The first and the last day that a date of the table, be it a year or a month, may mean."""
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    if day:
        return dt.date(year, month, day), dt.date(year, month, day)
    if month:
        return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
    return dt.date(year, 1, 1), dt.date(year, 12, 31)
