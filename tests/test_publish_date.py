"""Publish dates in any format become the days that they name, through dateparser."""

from __future__ import annotations

import contextlib
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import publish_date
from timeline.errors import InputError
from timeline.model import Interval

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "corpus/publish_dates.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_corpus(case: list[str]) -> None:
    if len(case) == 1:
        with pytest.raises(InputError, match="is no date with a year"):
            publish_date.parse(case[0])
    else:
        assert publish_date.parse(case[0]) == Interval(*map(dt.date.fromisoformat, case[1:]))


@pytest.mark.parametrize("text", ["", "  ", "\u200f"])
def test_an_empty_date_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="empty"):
        publish_date.parse(text)


@given(st.dates(dt.date(1800, 1, 1), dt.date(2100, 12, 31)), st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%Y/%m/%d"]))
def test_a_day_comes_back_from_every_way_to_write_it(day: dt.date, form: str) -> None:
    assert publish_date.parse(day.strftime(form)) == Interval.day(day)


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_is_refused(text: str) -> None:
    with contextlib.suppress(InputError):
        assert publish_date.parse(text).days <= 366


def test_dateparser_reads_them(asked_of_dateparser: list[str]) -> None:
    assert publish_date.parse("17 نيسان 2019") == Interval.day(dt.date(2019, 4, 17))
    assert "17 نيسان 2019" in asked_of_dateparser


def test_the_answer_does_not_depend_on_the_zone_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    publish_date.parse.cache_clear()
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    time.tzset()
    try:
        assert publish_date.parse("1694563200") == Interval.day(dt.date(2023, 9, 13))
    finally:
        monkeypatch.undo()
        time.tzset()
