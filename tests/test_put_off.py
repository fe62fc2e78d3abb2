"""What is put off is one row, called off on its old day, and what was held after all is no longer called off."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import mention, on, person, state

from timeline.link import link
from timeline.model import Anchored, Event, Status

NORA, OMAR, LENA = person("nora", "NOR"), person("omar", "OMN"), person("lena", "FRA", "head_of_state")
OLD, NEW = "2031-05-05", "2031-05-20"


def visit(status: Status, doc: str, published: str, when: str, at: int = 0, **told: Any) -> Anchored:
    return on(mention("visit", told.pop("actors", (NORA,)), (state("OMN"),), doc=doc, published=published, status=status, at=at), when)


PLAN = visit(Status.PLANNED, "a", "2031-05-01", OLD)
PUT_OFF = visit(Status.CANCELLED, "b", "2031-05-03", NEW)


def shown(events: list[Event]) -> list[tuple[str, str]]:
    return [(event.status.value, str(event.interval.start)) for event in events if event.interval]


def test_a_plan_that_another_article_puts_off_is_one_row_on_its_old_day() -> None:
    (event,) = link([PLAN, PUT_OFF])
    assert shown([event]) == [("cancelled", OLD)]
    assert event.notes == (f"put off to {NEW}", "status: planned > cancelled", "merged by put off")
    assert event.mentions == (PLAN, PUT_OFF)


def test_the_new_plan_is_no_row_of_its_own() -> None:
    assert shown(link([PLAN, PUT_OFF, visit(Status.PLANNED, "c", "2031-05-04", NEW)])) == [("cancelled", OLD)]


def test_an_article_that_goes_on_to_tell_the_new_plan() -> None:
    told = [visit(Status.CANCELLED, "a", "2031-05-03", OLD), visit(Status.PLANNED, "a", "2031-05-03", NEW, at=1)]
    (event,) = link(told)
    assert shown([event]) == [("cancelled", OLD)]
    assert f"put off to {NEW}" in event.notes
    assert shown(link(told, "document")) == [("cancelled", OLD)]
    assert len(link(told, "none")) == 2


def test_a_visit_put_off_by_two_days_was_to_be_on_the_first() -> None:
    (event,) = link([PLAN, visit(Status.CANCELLED, "b", "2031-05-03", "2031-05-07")])
    assert shown([event]) == [("cancelled", OLD)]
    assert "also dated 2031-05-07..2031-05-07" in event.notes


def test_a_meeting_is_put_off_by_a_week() -> None:
    plan = on(mention("meeting", (NORA,), (OMAR,), doc="a", published="2031-05-01", status=Status.PLANNED), OLD)
    later = on(mention("meeting", (OMAR,), (NORA,), doc="b", published="2031-05-03", status=Status.CANCELLED), "2031-05-12/2031-05-18")
    (event,) = link([plan, later])
    assert "put off to 2031-05-12..2031-05-18" in event.notes


@pytest.mark.parametrize(
    "told",
    [
        [PLAN, visit(Status.CANCELLED, "b", "2031-05-03", "2031-05-20", actors=(LENA,))],
        [PLAN, visit(Status.CANCELLED, "b", "2031-05-08", NEW)],
        [visit(Status.PLANNED, "c", "2031-05-04", OLD), PUT_OFF],
        [PLAN, visit(Status.CANCELLED, "b", "2031-05-03", "2031-09-20")],
        [visit(Status.PLANNED, "a", "2031-05-01", NEW), visit(Status.CANCELLED, "b", "2031-05-03", OLD)],
        [visit(Status.CANCELLED, "a", "2031-05-01", NEW), visit(Status.PLANNED, "a", "2031-05-01", OLD, at=1)],
        [visit(Status.OCCURRED, "a", "2031-05-05", OLD), visit(Status.CANCELLED, "b", "2031-05-05", NEW)],
    ],
    ids=["another traveller", "its day was past", "planned afterwards", "months later", "an earlier day", "brought forward", "held before"],
)
def test_what_is_called_off_is_another_event(told: list[Anchored]) -> None:
    assert len(link(told)) == 2


def test_nobody_knows_which_of_two_plans_is_put_off() -> None:
    assert len(link([PLAN, visit(Status.PLANNED, "a", "2031-05-01", "2031-05-12", at=1), PUT_OFF])) == 3


def test_what_is_held_on_the_new_day_was_held() -> None:
    events = link([PUT_OFF, visit(Status.OCCURRED, "c", "2031-05-20", NEW)])
    assert shown(events) == [("occurred", NEW)]
    assert "status: cancelled > occurred" in events[0].notes


@pytest.mark.parametrize("seen", ["2031-05-19", "2031-05-03"])
def test_what_is_called_off_stays_so_for_who_told_it_beforehand(seen: str) -> None:
    assert shown(link([PUT_OFF, visit(Status.OCCURRED, "c", seen, NEW)])) == [("cancelled", NEW)]


@given(st.permutations([PLAN, PUT_OFF, visit(Status.PLANNED, "c", "2031-05-04", NEW), visit(Status.PLANNED, "d", "2031-05-02", OLD)]))
def test_the_order_of_articles_decides_nothing(told: list[Anchored]) -> None:
    (event,) = link(told)
    assert (event.status, str(event.interval.start) if event.interval else "") == (Status.CANCELLED, OLD)
    assert [m.event.document.id for m in event.mentions] == ["a", "d", "b", "c"]
