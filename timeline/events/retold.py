"""Further events that a clause tells in passing after one: the one before it, the same again elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from timeline.events.hosting import met_there
from timeline.events.items import Item
from timeline.events.owners import next_leg
from timeline.events.parts import CLOSERS
from timeline.events.places import where
from timeline.model import EventMention, Kind, Status

_REACH = 18
_AGAIN, _WITH_EACH = frozenset({"meeting", "conference"}), frozenset({"meeting", "call"})
_FROM_EACH = frozenset({"call", "message", "invitation"})
_BESIDE, _NEXT_LEG = 6, 26
_ARRIVED = "arrival"
_TRAVEL = frozenset({"head", "travel", "arrive", "depart", "move_to", "fly", "leave_from", "visit", "return", "make_for"})
_PARTING = CLOSERS | {"comma", "later"}
_OBJECT = "recipient: object"


def retold(event: EventMention, row: Sequence[Item], at: int) -> Iterator[EventMention]:
    """Events that repeat one whose trigger stands at ``at``, each with a date of its own."""
    yield from _previous(event, row, at)
    if event.type in _AGAIN and event.dates:
        yield from _elsewhere(event, row, at)
    if event.type in _WITH_EACH:
        yield from _with_another(event, row, at)
    if event.type in _FROM_EACH and event.recipients:
        yield from _from_another(event, row, at)
    if event.type == "visit" and event.place and event.actors:
        yield from _onward(event, row, at)
        if _ARRIVED in event.subtypes:
            yield from _come_from(event, row, at)
    if event.type == "agreement":
        yield from _one_more(event, row, at)


def _previous(event: EventMention, row: Sequence[Item], at: int) -> Iterator[EventMention]:
    """The event before this one that a text dates in passing (``his visit, the first since 2019``)."""
    for i in range(at + 1, min(at + _REACH, len(row) - 1)):
        if row[i].kind == "previous" and (date := row[i + 1].date) is not None and date.kind == "DATE":
            yield replace(event, dates=(date,), status=Status.OCCURRED, firm=True, present=False, rule=f"{event.rule}-previous")


def _elsewhere(event: EventMention, row: Sequence[Item], at: int) -> Iterator[EventMention]:
    """The same again at another place and time, without a verb (``they met in London in April, then in Paris in May``)."""
    for i in range(at + 1, len(row) - 2):
        if row[i].kind in ("stop", "verb"):
            return
        dated = row[i + 3] if row[i + 2].kind == "in" and i + 3 < len(row) else row[i + 2]
        place = where(row[i + 1].entities)
        joined = row[i].joined or row[i - 1].kind in ("later", "another")
        if row[i].kind == "in" and joined and place and dated.date and dated.date not in event.dates:
            yield replace(event, dates=(dated.date,), place=place, rule=f"{event.rule}-again")


def _with_another(event: EventMention, row: Sequence[Item], at: int) -> Iterator[EventMention]:
    """The same with somebody else, without a verb (``discussed it with the king, then with the emir in Doha the next day``, ``received
    the envoy, then the ambassador``).
    """
    for i in range(at + 1, len(row) - 1):
        if row[i].kind in ("stop", "verb"):
            return
        whom = _whom(row, i + 1, bare=_OBJECT in event.reasons) if row[i].kind == "later" else 0
        if whom:
            after = list(takewhile(lambda item: item.kind not in ("stop", "verb", "later", "comma"), row[whom + 1 : whom + 1 + _BESIDE]))
            there = next((where(item.entities) for before, item in pairwise(after) if before.kind == "in" and where(item.entities)), None)
            dates = tuple(item.date for item in after if item.date) or (event.dates if _OBJECT in event.reasons else ())
            yield replace(event, recipients=row[whom].entities, place=there, dates=dates, rule=f"{event.rule}-another")


def _from_another(event: EventMention, row: Sequence[Item], at: int) -> Iterator[EventMention]:
    """The other of two that are told one by one (``got two calls, one from X and the second from Y``)."""
    for i in range(at + 2, len(row) - 2):
        if row[i].kind in ("stop", "verb"):
            return
        if row[i].kind == "another" and row[i + 1].kind == "from" and (people := row[i + 2].entities):
            dates = tuple(item.date for item in row[i + 3 : i + 5] if item.date) or event.dates
            yield replace(event, actors=people, dates=dates, rule=f"{event.rule}-another")


def _onward(event: EventMention, row: Sequence[Item], at: int) -> Iterator[EventMention]:
    """The next leg of a journey, without a verb of its own (``goes to Rome to meet X, then to Paris on Friday, where Y receives him``)."""
    for i in range(at + 1, min(at + _NEXT_LEG, len(row) - 2)):
        if row[i].kind == "stop" or row[i].verbs.among(_TRAVEL):
            return
        place = where(row[i + 1].entities)
        dated = row[i + 3] if row[i + 2].kind == "in" and i + 3 < len(row) else row[i + 2]
        away = place and event.place and place.country not in ("", event.place.country, *(e.country for e in event.actors))
        if place and away and next_leg(row, i) and dated.date:
            host, _ = met_there(row, i + 1, place.country)
            told = replace(event, place=place, recipients=(host or place.as_state(),), dates=(dated.date,))
            yield replace(told, rule=f"{event.rule}-onward")


def _come_from(event: EventMention, row: Sequence[Item], at: int) -> Iterator[EventMention]:
    """The stay before an arrival, if something was done there (``arrived in Rome from Paris, where he met X``)."""
    for i in range(at + 1, min(at + _REACH, len(row) - 3)):
        if row[i].kind in CLOSERS or row[i].kind == "verb":
            return
        place = where(row[i + 1].entities) if row[i].kind == "from" else None
        there = i + 3 if row[i + 2].kind == "comma" else i + 2
        away = place and place.country not in ("", *(e.country for e in event.actors), event.place.country if event.place else "")
        if place and away and row[there].kind == "where":
            host, _ = met_there(row, i + 1, place.country)
            yield replace(event, place=place, recipients=(host or place.as_state(),), rule=f"{event.rule}-from")


def _one_more(event: EventMention, row: Sequence[Item], at: int) -> Iterator[EventMention]:
    """One more of what was signed, without its noun (``a treaty in 1998 and another on security in 2001``)."""
    for i in range(at + 2, min(at + _REACH, len(row) - 1)):
        if row[i].kind in ("stop", "verb", "rel"):
            return
        dated = next((item.date for item in row[i + 1 : i + 1 + _BESIDE] if item.date), None) if row[i].kind == "one_more" else None
        if dated and dated.kind == "DATE" and dated not in event.dates:
            yield replace(event, dates=(dated,), rule=f"{event.rule}-another")


def _whom(row: Sequence[Item], i: int, *, bare: bool) -> int:
    """Where somebody stands of whom the same is told after ``then``: behind ``with``, or as one more object; 0 for nobody.

    He who has a verb after him is its subject.
    """
    if row[i].kind == "with" and i + 1 < len(row) and row[i + 1].entities:
        return i + 1
    people = row[i].kind == "entity" and not row[i].prefix and all(e.kind is Kind.PERSON for e in row[i].entities)
    clause = takewhile(lambda item: item.kind not in _PARTING, row[i + 1 :])
    return i if bare and people and not any(item.kind == "verb" for item in clause) else 0
