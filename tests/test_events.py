"""Sentences and the events that they must tell: ``tests/corpus/events/<type>.toml``, or the folder that ``EVENT_CORPUS`` names.

An expected event reads ``type status start end ACTORS > RECIPIENTS @ place``: dates are ``-`` when there is none, participants are
``ISO3:name`` joined by `` + `` (``ISO3:`` for the state or anybody of it, ``:name`` for a body of no state), the place stands where the
sentence names one, its state behind it if that matters (``@ Royal Palace = MAR``), and ``@ -`` where the event has none.
`` | `` separates readings that are equally right, a leading ``?`` marks an event or a participant that careful
readers may leave out. Sides are compared where one side acts upon the other.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from timeline import pipeline, titles
from timeline.arabic import fold
from timeline.model import EVENT_TYPES, Document, EntityMention, Event, Interval, Status

CORPUS = Path(os.environ.get("EVENT_CORPUS", Path(__file__).parent / "corpus" / "events"))
NOWHERE = "-"
DIRECTED = frozenset({"visit", "inspection", "invitation", "message", "envoy", "sanction"})
EVENT = re.compile(
    r"(?P<type>\w+) (?P<status>\w+) (?P<start>\S+) (?P<end>\S+) (?P<actors>[^>@]*)>(?P<recipients>[^>@]*)(?:@ (?P<place>.+))?"
)


@dataclass(frozen=True)
class Party:
    """Somebody who is expected: a country, a name, or both."""

    country: str
    name: str
    optional: bool

    def is_(self, entity: EntityMention) -> bool:
        """Whether an entity is meant: of this country, and the one name inside the other."""
        return self.country == entity.country and (not self.name or any(_within(self.name, name) for name in _names(entity)))


@dataclass(frozen=True)
class Expected:
    """One reading of an event that a sentence must tell."""

    head: tuple[str, str, str, str]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: str

    def fits(self, event: Event) -> bool:
        """Whether an event is this one: type, status, days, participants, place."""
        if _head(event) != self.head or not self._placed(event.place):
            return False
        if self.head[0] in DIRECTED:
            return _same(self.actors, event.actors) and _same(self.recipients, event.recipients)
        return _same(self.actors + self.recipients, event.actors + event.recipients)

    def _placed(self, place: EntityMention | None) -> bool:
        name, _, country = self.place.partition(" = ")
        if not name or name == NOWHERE:
            return not (name and place)
        return bool(place and any(_within(name, n) for n in _names(place))) and country in ("", place.country if place else "")


def _bare(text: str) -> str:
    return "".join(word.removeprefix("ال") for word in fold(text).text.split())


def _within(a: str, b: str) -> bool:
    a, b = _bare(a), _bare(b)
    return bool(a and b) and (a in b or b in a)


def _names(entity: EntityMention) -> tuple[str, str]:
    return entity.name, titles.name(entity, 0)


def _head(event: Event) -> tuple[str, str, str, str]:
    days = (event.interval.start.isoformat(), event.interval.end.isoformat()) if event.interval else ("-", "-")
    return event.type, event.status, *days


def _same(parties: tuple[Party, ...], entities: tuple[EntityMention, ...]) -> bool:
    left = list(entities)
    for party in sorted(parties, key=lambda p: (p.optional, not p.name)):
        if found := next((entity for entity in left if party.is_(entity)), None):
            left.remove(found)
        elif not party.optional:
            return False
    return not left


def _parties(text: str) -> tuple[Party, ...]:
    named = [part.strip() for part in text.split("+") if part.strip()]
    assert all(re.fullmatch(r"\??([A-Z]{3})?:.*", part) for part in named), f"not participants: {text}"
    return tuple(Party(p.removeprefix("?").partition(":")[0], p.partition(":")[2], p.startswith("?")) for p in named)


def _expected(line: str) -> Expected:
    match = EVENT.fullmatch(line)
    assert match, f"not an event: {line}"
    head = (match["type"], match["status"], match["start"], match["end"])
    assert head[0] in EVENT_TYPES and head[1] in set(Status), line
    assert head[2:] == ("-", "-") or dt.date.fromisoformat(head[2]) <= dt.date.fromisoformat(head[3]), line
    return Expected(head, _parties(match["actors"]), _parties(match["recipients"]), (match["place"] or "").strip())


def _shown(event: Event) -> str:
    sides = [" + ".join(f"{e.country}:{titles.name(e, 0)}" for e in side) for side in (event.actors, event.recipients)]
    place = f" @ {titles.name(event.place, 0)}" if event.place else ""
    rules = ", ".join(sorted({mention.event.rule for mention in event.mentions}))
    return f"{' '.join(_head(event))} {sides[0]} > {sides[1]}{place}   [{rules}]"


def _cases() -> list[object]:
    cases = []
    for path in sorted(CORPUS.glob("*.toml")):
        for n, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8")).get("case", ()), 1):
            cases.append(pytest.param(case, id=f"{path.stem}-{n}"))
    return cases


@pytest.mark.parametrize("case", _cases())
def test_sentence(case: dict) -> None:
    day = dt.date.fromisoformat(case["published"])
    document = Document("case", case["text"], Interval.day(day))
    told = pipeline.events([document], merge="document", undated=True)
    unexpected, missing = list(told), []
    for line in sorted(case["events"], key=lambda line: line.startswith("?")):
        readings = [_expected(reading.strip()) for reading in line.removeprefix("?").strip().split(" | ")]
        if found := next((event for reading in readings for event in unexpected if reading.fits(event)), None):
            unexpected.remove(found)
        elif not line.startswith("?"):
            missing.append(line)
    faults = [f"  missing:    {line}" for line in missing] + [f"  unexpected: {_shown(event)}" for event in unexpected]
    assert not faults, "\n".join([case["text"], case.get("why", ""), *faults])
