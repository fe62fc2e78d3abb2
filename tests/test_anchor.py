"""Events on the calendar: the days that their dates allow, the article's own day as a last resort, and what lies ahead is planned."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import days, document, mention, person, state

from timeline import anchor, pipeline
from timeline.model import (
    Anchored,
    Basis,
    DateMention,
    Document,
    EventMention,
    Interval,
    Precision,
    Publication,
    ResolvedDate,
    Span,
    Status,
)
from timeline.timex import Fixed

PUBLISHED = "2031-05-14"
GIVEN = Publication(days(PUBLISHED), "given")
WIDE = Publication(days("2031-05-01/2031-05-31"), "inferred")
UNKNOWN = Publication(None, "unknown")


def told(type: str = "meeting", **how: Any) -> EventMention:
    return mention(type, (person("nora", "NOR"),), (state("OMN"),), **how)


def date(
    when: str, precision: Precision | None = None, *, at: int = 0, kind: str = "DATE", value: str = "", notes: tuple[str, ...] = ()
) -> ResolvedDate:
    """A resolved date that stands at a character; ``value`` without days is a duration or a vague reference."""
    interval = days(when) if when else None
    found = DateMention(Span(at, at + 4), at, at + 1, kind, Fixed(value), "by hand")
    exact = Precision.DAY if interval and interval.days == 1 else Precision.RANGE if interval else None
    return ResolvedDate(found, value or when, interval, precision or exact, Basis.RELATIVE, notes=notes)


def anchored(event: EventMention, *found: ResolvedDate, publication: Publication = GIVEN) -> Anchored:
    """The event with these dates as its own."""
    (result,) = anchor.anchor([replace(event, dates=tuple(d.mention for d in found))], found, publication)
    return result


def placed(result: Anchored) -> tuple[Interval | None, Precision | None, Basis | None, Status]:
    return result.interval, result.precision, result.basis, result.event.status


# dates of its own


@pytest.mark.parametrize(
    ("when", "precision"),
    [
        ("2031-05-04", Precision.DAY),
        ("2031-04-01/2031-04-30", Precision.MONTH),
        ("2031-04-21/2031-04-27", Precision.WEEK),
        ("2029-01-01/2029-12-31", Precision.YEAR),
        ("2020-01-01/2029-12-31", Precision.DECADE),
    ],
)
def test_one_date_gives_its_days_and_its_precision(when: str, precision: Precision) -> None:
    result = anchored(told(), date(when, precision, notes=("by tense",)))
    assert placed(result) == (days(when), precision, Basis.RELATIVE, Status.OCCURRED)
    assert result.notes == ("by tense",)
    assert result.evidence == document().text[:4]


@pytest.mark.parametrize(("type", "precision"), [("visit", Precision.SPAN), ("conference", Precision.SPAN), ("meeting", Precision.RANGE)])
def test_two_dates_bound_it_and_only_what_lasts_spans_them(type: str, precision: Precision) -> None:
    result = anchored(told(type), date("2031-05-04"), date("2031-05-07", at=9))
    assert (result.interval, result.precision) == (days("2031-05-04/2031-05-07"), precision)


@pytest.mark.parametrize(("type", "precision"), [("visit", Precision.SPAN), ("meeting", Precision.RANGE)])
def test_from_a_day_to_a_day(type: str, precision: Precision) -> None:
    result = anchored(told(type), date("2031-05-04/2031-05-07", Precision.SPAN))
    assert (result.interval, result.precision) == (days("2031-05-04/2031-05-07"), precision)


@pytest.mark.parametrize(
    ("type", "value", "when"),
    [
        ("visit", "P2D", "2031-05-04/2031-05-05"),
        ("visit", "P15D", "2031-05-04/2031-05-18"),
        ("conference", "P3D", "2031-05-04/2031-05-06"),
        ("visit", "P1D", "2031-05-04"),
        ("visit", "P40D", "2031-05-04"),
        ("visit", "P3M", "2031-05-04"),
        ("meeting", "P2D", "2031-05-04"),
    ],
)
def test_a_duration_counts_from_the_first_day_of_what_lasts(type: str, value: str, when: str) -> None:
    result = anchored(told(type), date("2031-05-04"), date("", at=9, kind="DURATION", value=value))
    assert result.interval == days(when)
    assert result.precision is (Precision.DAY if days(when).days == 1 else Precision.SPAN)


def test_a_duration_does_not_stretch_a_month() -> None:
    result = anchored(told("visit"), date("2031-04-01/2031-04-30", Precision.MONTH), date("", at=9, kind="DURATION", value="P2D"))
    assert (result.interval, result.precision) == (days("2031-04-01/2031-04-30"), Precision.MONTH)


# the article's own day


@pytest.mark.parametrize(
    ("event", "publication", "expected"),
    [
        pytest.param(told(), GIVEN, (days(PUBLISHED), Precision.DAY, Basis.PUBLISH_DATE), id="news"),
        pytest.param(told(), WIDE, (WIDE.interval, Precision.RANGE, Basis.INFERRED), id="news-of-an-unsure-day"),
        pytest.param(told(), UNKNOWN, (None, None, None), id="nobody-knows-when"),
        pytest.param(told(at=3), GIVEN, (days(PUBLISHED), Precision.DAY, Basis.PUBLISH_DATE), id="near-the-top"),
        pytest.param(told(at=4), GIVEN, (None, None, None), id="far-down"),
        pytest.param(told(status=Status.PLANNED), GIVEN, (None, None, None), id="planned"),
        pytest.param(told(status=Status.DENIED), GIVEN, (None, None, None), id="denied"),
        pytest.param(told(status=Status.CANCELLED), GIVEN, (None, None, None), id="cancelled"),
        pytest.param(told("visit", subtypes=frozenset({"tour"})), GIVEN, (None, None, None), id="a-tour"),
        pytest.param(told("agreement", firm=False), GIVEN, (None, None, None), id="a-treaty-in-a-noun"),
        pytest.param(told("agreement"), GIVEN, (days(PUBLISHED), Precision.DAY, Basis.PUBLISH_DATE), id="a-treaty-signed"),
        pytest.param(told("sanction", at=3), GIVEN, (None, None, None), id="sanctions-as-background"),
        pytest.param(told("sanction"), GIVEN, (days(PUBLISHED), Precision.DAY, Basis.PUBLISH_DATE), id="sanctions-as-news"),
    ],
)
def test_an_undated_event_is_the_news_of_its_article_or_of_no_day(
    event: EventMention, publication: Publication, expected: tuple[object, ...]
) -> None:
    assert placed(anchored(event, publication=publication))[:3] == expected


@pytest.mark.parametrize("vague", ["PAST_REF", "FUTURE_REF"])
def test_a_vague_date_sends_it_elsewhere(vague: str) -> None:
    assert anchored(told(firm=False), date("", value=vague)).interval is None


def test_now_is_the_day_of_the_article() -> None:
    result = anchored(told(firm=False, at=9), date("", value="PRESENT_REF"))
    assert placed(result) == (days(PUBLISHED), Precision.DAY, Basis.RELATIVE, Status.OCCURRED)


def test_a_day_at_the_head_right_before_publication_is_the_day_of_the_news() -> None:
    yesterday = date("2031-05-13", at=40)
    (result,) = anchor.anchor([told()], [yesterday], GIVEN)
    assert result.interval == days("2031-05-13")
    (far,) = anchor.anchor([told()], [date("2031-05-03", at=40)], GIVEN)
    assert far.interval == days(PUBLISHED)
    (two,) = anchor.anchor([told()], [yesterday, date("2031-05-12", at=60)], GIVEN)
    assert two.interval == days(PUBLISHED)


# what lies ahead, what lies behind


@pytest.mark.parametrize(
    ("when", "how", "status"),
    [
        ("2031-05-15", {}, Status.PLANNED),
        ("2031-06-01/2031-06-30", {"firm": False}, Status.PLANNED),
        (PUBLISHED, {}, Status.OCCURRED),
        (PUBLISHED, {"present": True}, Status.PLANNED),
        ("2031-05-13", {"present": True}, Status.OCCURRED),
        ("2031-05-01/2031-05-31", {}, Status.OCCURRED),
        ("2031-05-15", {"status": Status.DENIED}, Status.DENIED),
        ("2031-05-15", {"status": Status.CANCELLED}, Status.CANCELLED),
        ("2031-05-15", {"status": Status.SPECULATED}, Status.SPECULATED),
    ],
)
def test_what_falls_after_publication_is_planned(when: str, how: dict[str, Any], status: Status) -> None:
    assert anchored(told(**how), date(when, Precision.RANGE)).event.status is status


def test_nothing_is_ahead_of_an_article_of_an_unknown_day() -> None:
    assert anchored(told(), date("2031-05-15"), publication=UNKNOWN).event.status is Status.OCCURRED


def test_what_may_lie_on_either_side_of_publication_stands_as_told() -> None:
    assert anchored(told(), date("2031-05-20"), publication=WIDE).event.status is Status.OCCURRED
    assert anchored(told(), date("2031-06-01"), publication=WIDE).event.status is Status.PLANNED


# an article whose day is not known


RELATIVE = [
    "أمس",
    "غدا",
    "اليوم",
    "الثلاثاء",
    "الثلاثاء الماضي",
    "الأسبوع الماضي",
    "قبل ثلاثة أيام",
    "الشهر المقبل",
    "العام الماضي",
    "5 مايو",
]
EXACT = ["أمس", "غدا", "اليوم", "الثلاثاء", "الثلاثاء الماضي", "قبل ثلاثة أيام"]


def resolved(phrase: str, published: Interval) -> Interval:
    reading = pipeline.cut(Document("a", f"التقى الوزيران {phrase} في عمان."))
    (found,) = anchor.dates(pipeline.dated(reading).mentions, reading, Publication(published, "inferred"))
    assert found.interval is not None
    return found.interval


@given(st.sampled_from(RELATIVE), st.dates(dt.date(1990, 1, 1), dt.date(2040, 1, 1)), st.integers(1, 40), st.data())
def test_an_unsure_day_of_publication_holds_what_each_of_its_days_would_give(
    phrase: str, first: dt.date, width: int, data: st.DataObject
) -> None:
    published = Interval(first, first + dt.timedelta(days=width))
    day = first + dt.timedelta(days=data.draw(st.integers(0, width)))
    wide, exact = resolved(phrase, published), resolved(phrase, Interval.day(day))
    assert wide.intersect(exact) == exact


@given(st.sampled_from(EXACT), st.dates(dt.date(1990, 1, 1), dt.date(2040, 1, 1)), st.integers(7, 61))
def test_an_unsure_day_of_publication_gives_no_single_day(phrase: str, first: dt.date, width: int) -> None:
    assert resolved(phrase, Interval(first, first + dt.timedelta(days=width))).days > 1


@pytest.mark.parametrize(("phrase", "expected"), [("أمس", None), ("يوم 3 مايو الماضي", "2030-05-03")])
def test_beyond_two_months_of_doubt_only_what_is_the_same_on_all_days_is_resolved(phrase: str, expected: str | None) -> None:
    reading = pipeline.cut(Document("a", f"التقى الوزيران {phrase} في عمان."))
    (found,) = anchor.dates(pipeline.dated(reading).mentions, reading, Publication(days("2030-06-01/2030-09-30"), "inferred"))
    assert found.interval == (days(expected) if expected else None)


def test_beyond_two_months_of_doubt_the_news_is_undated() -> None:
    assert anchored(told(), publication=Publication(days("2030-01-01/2030-03-31"), "inferred")).interval is None


@given(st.dates(dt.date(1990, 1, 1), dt.date(2040, 1, 1)), st.integers(1, 61))
def test_the_news_of_an_unsure_day_is_of_an_unsure_day(first: dt.date, width: int) -> None:
    publication = Publication(Interval(first, first + dt.timedelta(days=width)), "inferred")
    assert placed(anchored(told(), publication=publication))[:3] == (publication.interval, Precision.RANGE, Basis.INFERRED)


def test_part_of_a_month_is_no_stay_of_ten_days() -> None:
    found = anchored(told("visit"), date("2031-06-01/2031-06-10", Precision.RANGE))
    assert placed(found)[:2] == (days("2031-06-01/2031-06-10"), Precision.RANGE)
