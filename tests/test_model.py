"""Laws of intervals and spans, held against the sets of days and characters that they stand for."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import EntityMention, Interval, Kind, Span

EPOCH = dt.date(2024, 2, 20)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    start, days = draw(st.integers(0, 30)), draw(st.integers(0, 12))
    return Interval(EPOCH + dt.timedelta(days=start), EPOCH + dt.timedelta(days=start + days))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, 20))
    return Span(start, start + draw(st.integers(1, 10)))


def days(interval: Interval | None) -> set[int]:
    return set(range(interval.start.toordinal(), interval.end.toordinal() + 1)) if interval else set()


def characters(span: Span) -> set[int]:
    return set(range(span.start, span.end))


@given(intervals(), intervals())
def test_what_is_common_is_the_common_days(a: Interval, b: Interval) -> None:
    assert days(a.intersect(b)) == days(a) & days(b)
    assert a.intersect(b) == b.intersect(a)
    assert a.meets(b) == (a.intersect(b) is not None)


@given(intervals(), intervals(), intervals())
def test_the_hull_is_the_shortest_that_holds_both(a: Interval, b: Interval, c: Interval) -> None:
    both = days(a) | days(b)
    assert days(a.hull(b)) == set(range(min(both), max(both) + 1))
    assert a.hull(b) == b.hull(a)
    assert a.hull(b).hull(c) == a.hull(b.hull(c))
    assert a.hull(a) == a == a.intersect(a)
    assert a.intersect(a.hull(b)) == a


@given(intervals(), intervals(), st.integers(0, 8))
def test_slack_is_the_days_that_may_lie_between(a: Interval, b: Interval, slack: int) -> None:
    widened = Interval(a.start - dt.timedelta(days=slack), a.end + dt.timedelta(days=slack))
    assert a.meets(b, slack) == b.meets(a, slack) == bool(days(widened) & days(b))


@given(intervals())
def test_days_are_counted_with_both_ends(a: Interval) -> None:
    assert a.days == len(days(a)) >= 1
    assert Interval.day(a.start).days == 1
    assert a.intersect(Interval.day(a.end)) == Interval.day(a.end)


def test_neighbours_share_no_day() -> None:
    monday, tuesday = Interval.day(dt.date(2024, 2, 26)), Interval.day(dt.date(2024, 2, 27))
    assert monday.intersect(tuesday) is None
    assert not monday.meets(tuesday)
    assert monday.meets(tuesday, slack=1)


def test_no_interval_ends_before_it_starts() -> None:
    with pytest.raises(ValueError, match="2024-02-20, 2024-02-19"):
        Interval(EPOCH, EPOCH - dt.timedelta(days=1))


@given(spans(), spans(), spans())
def test_spans_are_their_characters(a: Span, b: Span, c: Span) -> None:
    assert a.overlaps(b) == b.overlaps(a) == bool(characters(a) & characters(b))
    assert a.covers(b) == (characters(b) <= characters(a))
    assert not (a.covers(b) and b.covers(c)) or a.covers(c)
    assert not (a.covers(b) and b.covers(a)) or a == b


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_no_span_stands_outside_its_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_spans_side_by_side_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))


def test_somebody_as_his_state_loses_what_was_his_own() -> None:
    minister = EntityMention(
        Span(0, 4), 0, 1, Kind.PERSON, "x-somebody", "فلان", "Somebody", "JOR", office="foreign_minister", basis="title", prefix="و"
    )
    state = minister.as_state()
    assert state == replace(minister, kind=Kind.STATE, id="JOR", name="", name_en="", office="", basis="state")
    assert state.as_state() is state
