"""Intervals in EDTF, with the edtf package as the judge of what the text means."""

from __future__ import annotations

import datetime as dt

import edtf as oracle
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from timeline import edtf
from timeline.model import Interval, Precision

DAYS = st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31))


def interval(start: str, end: str) -> Interval:
    return Interval(dt.date.fromisoformat(start), dt.date.fromisoformat(end))


def meaning(text: str) -> Interval:
    parsed = oracle.parse_edtf(text)
    first, last = parsed.lower_strict(), parsed.upper_strict()
    return Interval(dt.date(*first[:3]), dt.date(*last[:3]))


@pytest.mark.parametrize(
    ("start", "end", "precision", "text"),
    [
        ("2023-09-13", "2023-09-13", "day", "2023-09-13"),
        ("2023-09-12", "2023-09-17", "span", "2023-09-12/2023-09-17"),
        ("2023-09-12", "2023-09-12", "span", "2023-09-12"),
        ("2023-10-16", "2023-10-22", "week", "[2023-10-16..2023-10-22]"),
        ("2023-09-01", "2023-09-30", "month", "2023-09"),
        ("2024-02-01", "2024-02-29", "month", "2024-02"),
        ("2023-09-01", "2023-09-15", "month", "[2023-09-01..2023-09-15]"),
        ("2023-06-01", "2023-08-31", "season", "2023-22"),
        ("2023-03-01", "2023-05-31", "season", "2023-21"),
        ("2023-09-01", "2023-11-30", "season", "2023-23"),
        ("2023-12-01", "2024-02-29", "season", "2023-24"),
        ("2023-06-01", "2023-06-20", "season", "[2023-06-01..2023-06-20]"),
        ("2023-01-01", "2023-03-31", "quarter", "2023-33"),
        ("2023-10-01", "2023-12-31", "quarter", "2023-36"),
        ("2023-01-01", "2023-06-30", "half", "2023-40"),
        ("2023-07-01", "2023-12-31", "half", "2023-41"),
        ("2018-01-01", "2018-12-31", "year", "2018"),
        ("2018-01-01", "2018-04-30", "year", "[2018-01-01..2018-04-30]"),
        ("1990-01-01", "1999-12-31", "decade", "199X"),
        ("1995-01-01", "2004-12-31", "decade", "[1995-01-01..2004-12-31]"),
        ("2023-09-01", "2023-09-30", "range", "[2023-09-01..2023-09-30]"),
        ("0622-01-01", "0622-12-31", "year", "0622"),
    ],
)
def test_cases(start: str, end: str, precision: str, text: str) -> None:
    assert edtf.write(interval(start, end), Precision(precision)) == text


def test_an_undated_event_has_no_date() -> None:
    assert edtf.write(None, None) == ""


@given(DAYS, st.integers(0, 4000), st.sampled_from(Precision))
def test_the_text_means_the_interval(start: dt.date, length: int, precision: Precision) -> None:
    assume(not (precision is Precision.SEASON and start.month == 12))  # the judge ends a winter with its year
    known = Interval(start, min(start + dt.timedelta(length), dt.date(2999, 12, 31)))
    assert meaning(edtf.write(known, precision)) == known


@given(st.integers(1000, 2999), st.integers(1, 12), st.sampled_from([("month", 1), ("quarter", 3), ("half", 6), ("year", 12)]))
def test_whole_units_are_written_as_units(year: int, month: int, unit: tuple[str, int]) -> None:
    name, months = unit
    first = (month - 1) // months * months + 1
    after = dt.date(year + (first + months - 1) // 12, (first + months - 1) % 12 + 1, 1)
    known = Interval(dt.date(year, first, 1), after - dt.timedelta(1))
    text = edtf.write(known, Precision(name))
    assert "." not in text
    assert meaning(text) == known


@given(DAYS, st.integers(0, 4000), st.sampled_from(Precision))
def test_what_was_written_is_read(start: dt.date, length: int, precision: Precision) -> None:
    known = Interval(start, start + dt.timedelta(length))
    text = edtf.write(known, precision)
    interval, implied = edtf.read(text)
    assert interval == known
    assert edtf.write(interval, implied) == text


@given(st.integers(1000, 2999), st.sampled_from([*range(1, 13), *range(21, 25), *range(33, 37), 40, 41]))
def test_every_part_of_a_year_is_read(year: int, part: int) -> None:
    text = f"{year}-{part:02d}"
    assert edtf.write(*edtf.read(text)) == text


@pytest.mark.parametrize("text", ["", "soon", "2023-13", "2023-25", "2023-02-30", "2023-09-13/2023-09-12", "[2023-09-13..]", "99X", "0000"])
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError):
        edtf.read(text)
