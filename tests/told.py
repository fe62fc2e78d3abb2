"""Mentions of events made by hand, for the tests of what comes after finding them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from timeline.model import (
    Anchored,
    Basis,
    Document,
    EntityMention,
    Event,
    EventMention,
    Interval,
    Kind,
    Precision,
    Sentence,
    Span,
    Status,
)

TEXT = "-" * 200
PARAGRAPH = 20
"""Characters, and so tokens, of a sentence of ``TEXT``; each is a paragraph of its own."""

PERSON, PLACE = Kind.PERSON, Kind.PLACE
_NOWHERE = Span(0, 1)


def days(text: str) -> Interval:
    """``2031-05-04`` or ``2031-05-04/2031-05-07``."""
    first, _, last = text.partition("/")
    return Interval(dt.date.fromisoformat(first), dt.date.fromisoformat(last or first))


def person(id: str, country: str, office: str = "foreign_minister", name: str = "") -> EntityMention:
    """Somebody in office, whose name is his id unless another is given."""
    return EntityMention(_NOWHERE, 0, 1, Kind.PERSON, id, name or id, id.title(), country, office)


def state(iso3: str) -> EntityMention:
    """A state as the table has it: named when the table is made."""
    return EntityMention(_NOWHERE, 0, 1, Kind.STATE, iso3, "", "", iso3)


def place(name: str, iso3: str) -> EntityMention:
    return EntityMention(_NOWHERE, 0, 1, Kind.PLACE, name, name, name.title(), iso3)


def document(id: str = "a", published: str = "") -> Document:
    return Document(id, TEXT, days(published) if published else None)


def mention(
    type: str,
    actors: tuple[EntityMention, ...],
    recipients: tuple[EntityMention, ...] = (),
    *,
    doc: str = "a",
    at: int = 0,
    status: Status = Status.OCCURRED,
    published: str = "",
    where: EntityMention | None = None,
    firm: bool = True,
    present: bool = False,
    subtypes: frozenset[str] = frozenset(),
    ordinal: int = 0,
) -> EventMention:
    """An event told in the paragraph ``at`` of an article."""
    start = at * PARAGRAPH
    return EventMention(
        document=document(doc, published),
        sentence=Sentence(Span(start, start + PARAGRAPH), start, start + PARAGRAPH, at),
        span=Span(start + 5, start + 9),
        first=start + 5,
        type=type,
        status=status,
        actors=actors,
        recipients=recipients,
        place=where,
        firm=firm,
        present=present,
        subtypes=subtypes,
        ordinal=ordinal,
        rule=type,
    )


def on(event: EventMention, when: str = "", basis: Basis = Basis.EXPLICIT, precision: Precision | None = None) -> Anchored:
    """The event on the calendar: a day, a span of days, or undated."""
    if not when:
        return Anchored(event, None, None, None)
    interval = days(when)
    return Anchored(event, interval, precision or (Precision.DAY if interval.days == 1 else Precision.SPAN), basis)


def corpus(name: str) -> list[list[str]]:
    """The cases of a corpus, their cells padded to the number of columns that its first line names."""
    lines = (Path(__file__).parent / "corpus" / name).read_text(encoding="utf-8").splitlines()
    width = len(lines[0].split(";")[0].split("\t"))
    cases = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert all(len(case) == width for case in cases), [case for case in cases if len(case) != width]
    return cases


def entity(text: str, kind: Kind = PERSON) -> EntityMention:
    """Somebody or somewhere as a line of a corpus has it.

    ``OMN`` is a state, ``OMN:Arabic:English`` a person or place of it, with ``*`` a body of people, ``OMN::`` an office without its holder.
    """
    iso3, named, rest = text.partition(":")
    if not named:
        return state(iso3)
    arabic, _, english = rest.removesuffix("*").partition(":")
    own = english.lower() or ""
    return EntityMention(_NOWHERE, 0, 1, kind, own, arabic, english, iso3, "foreign_minister", plural=text.endswith("*"))


def entities(text: str) -> tuple[EntityMention, ...]:
    return tuple(entity(part) for part in text.split(";") if part)


def event(type: str, status: str, actors: str, recipients: str = "", where: str = "", subtypes: str = "") -> Event:
    """A finished event as a line of a corpus has it."""
    return Event(
        id=type,
        type=type,
        status=Status(status),
        interval=None,
        precision=None,
        basis=None,
        actors=entities(actors),
        recipients=entities(recipients),
        others=(),
        place=entity(where, PLACE) if where else None,
        mentions=(),
        confidence=0.5,
        subtypes=frozenset(subtypes.split("+")) - {""},
    )
