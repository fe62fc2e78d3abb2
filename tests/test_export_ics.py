"""The calendar is one that calendar programs read: days, folded lines, escaped text, nothing that breaks out of its line."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from icalendar import Calendar, Event
from tables import DENIED, MENTIONS, TABLE, UNDATED, VISIT, tables

from timeline.export import ics
from timeline.table import Row


def written(rows: Sequence[Row]) -> bytes:
    stream = io.BytesIO()
    ics.write(rows, stream, MENTIONS)
    return stream.getvalue()


def events(rows: Sequence[Row]) -> list[Event]:
    return list(Calendar.from_ical(written(rows)).walk("VEVENT"))


def test_an_event() -> None:
    (event,) = events([VISIT])
    assert (event["uid"], event["status"], event["summary"]) == ("visit-1", "CONFIRMED", VISIT.title)
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (dt.date(2023, 9, 12), dt.date(2023, 9, 18))
    assert event.decoded("dtstamp") == dt.datetime(2023, 9, 30, tzinfo=dt.UTC)
    assert (event["location"], event["geo"].latitude, event["url"]) == (VISIT.place, 43.1332445, "https://example.org/a?b=1,2")
    assert str(event["description"]).split("\n") == [
        "Kim Jong-un visits Russia",
        "2023-09-12/2023-09-17 (span), occurred",
        "- زار كيم روسيا، وقال: «نعم».",
        "b",
        "a صحيفة https://example.org/a?b=1,2",
    ]


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        ("occurred", "CONFIRMED"),
        ("planned", "TENTATIVE"),
        ("speculated", "TENTATIVE"),
        ("cancelled", "CANCELLED"),
        ("denied", "CANCELLED"),
    ],
)
def test_status(status: str, shown: str) -> None:
    assert [event["status"] for event in events([replace(VISIT, status=status)])] == [shown]


def test_undated_events_are_left_out_and_counted() -> None:
    assert [event["uid"] for event in events(TABLE)] == ["meeting-2", "visit-1"]
    assert ics.lost(TABLE) == "1 without a date left out: a calendar has no place for them"
    assert ics.lost([VISIT, DENIED]) == ""
    assert events([UNDATED]) == []


@settings(max_examples=100)
@given(tables())
def test_any_table_is_a_calendar(rows: Sequence[Row]) -> None:
    data = written(rows)
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert [line.decode() for line in lines]
    unfolded = data.replace(b"\r\n ", b"")
    assert not any(byte < 32 and byte != 9 for line in unfolded.split(b"\r\n") for byte in line)
    dated = [row for row in rows if row.start]
    assert unfolded.count(b"BEGIN:VEVENT") == unfolded.count(b"\r\nEND:VEVENT") == len(dated)
    found = events(rows)
    assert [event["uid"] for event in found] == [row.event_id for row in dated]
    assert [event.decoded("dtstart").isoformat() for event in found] == [row.start for row in dated]


def test_the_last_day_there_is_has_no_day_after_it() -> None:
    (event,) = events([replace(VISIT, end="9999-12-31")])
    assert "dtend" not in event
