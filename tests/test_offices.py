"""Who held an office on a day, held by cases; and offices of events that become their holders."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from timeline import offices, pipeline
from timeline.model import Anchored, Document, Interval

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "corpus" / "offices.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def interval(days: str) -> Interval:
    first, _, last = days.partition("/")
    return Interval(dt.date.fromisoformat(first), dt.date.fromisoformat(last or first))


@pytest.mark.parametrize(("office", "country", "days", "expected"), CASES)
def test_holder(office: str, country: str, days: str, expected: str) -> None:
    person = offices.holder(office, country, interval(days))
    assert (person.id if person else "-") == expected


def test_there_are_cases_enough() -> None:
    assert len(CASES) >= 60
    assert sum(case[3] == "-" for case in CASES) >= 10


def test_no_days_no_holder() -> None:
    assert offices.holder("foreign_minister", "RUS", None) is None


def told(text: str, published: str | None) -> list[Anchored]:
    document = Document("a", text, interval(published) if published else None)
    return list(pipeline.understood(document).events)


def test_an_unnamed_minister_is_the_minister_of_that_day() -> None:
    text = "التقى وزير الخارجية الروسي نظيره الإيراني في موسكو يوم 12 مارس 2003"
    (meeting,) = [e for e in told(text, "2018-03-04") if e.event.type == "meeting"]
    named = [*meeting.event.actors, *meeting.event.recipients]
    assert [(p.id, p.basis) for p in named] == [("ivanov-igor", "office"), ("kharrazi-kamal", "office")]
    assert any("foreign_minister of RUS on 2003-03-12" in note for note in meeting.notes)


def test_without_a_date_the_day_of_publication_decides() -> None:
    document = Document("a", "", interval("2018-03-04"))
    text = "التقى وزير الخارجية الروسي نظيره الإيراني في موسكو"
    (meeting,) = [e for e in told(text, "2018-03-04") if e.event.type == "meeting"]
    bare = replace(meeting.event.actors[0], id="", name="", name_en="", basis="title")
    event = replace(meeting.event, actors=(bare,), recipients=(), document=document)
    (held,) = offices.resolve([Anchored(event, None, None, None)])
    assert held.event.actors[0].id == "lavrov-sergei"
    assert any("publish date" in note for note in held.notes)


def test_in_the_week_of_a_change_it_stays_the_office() -> None:
    text = "التقى وزير الخارجية المصري نظيره الإيراني في القاهرة"
    meetings = [e for e in told(text, "2024-07-04") if e.event.type == "meeting"]
    assert [p.name for e in meetings for p in e.event.actors] == [""]
