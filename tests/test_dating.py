"""Undated articles are dated by the events that they share with dated ones, and only where one answer is left."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import days

from timeline import pipeline
from timeline.model import Basis, Document

MET = "التقى وزير الخارجية المصري سامح شكري نظيره الأردني أيمن الصفدي في عمّان يوم {day}."
DATED = Document("dated", MET.format(day="الثلاثاء 2 مايو 2023"), days("2023-05-03"))
UNDATED = Document("undated", MET.format(day="الثلاثاء"))
SHARED = "وزار وزير الخارجية العراقي فؤاد حسين عمّان أمس."
SECOND = Document("second", f"{MET.format(day='الثلاثاء')} {SHARED} وقال اليوم الخميس إنه متفائل.")
THIRD = Document("third", SHARED.replace("أمس", "يوم الأربعاء"))


def published(*documents: Document) -> dict[str, tuple[str, object, object]]:
    """For each article its first and last day, empty for none, the basis, and the evidence."""
    return {str(r["doc_id"]): (_days(r), r["basis"], r["evidence"]) for r in pipeline.document_records(documents)}


def _days(record: dict[str, object]) -> str:
    if record["start"] is None:
        return ""
    return str(record["start"]) if record["start"] == record["end"] else f"{record['start']}/{record['end']}"


def test_an_event_that_two_articles_share_dates_the_undated_one() -> None:
    found = published(DATED, UNDATED)["undated"]
    assert found == ("2023-05-02/2023-05-08", "linked", ["the same meeting in dated: يوم الثلاثاء"])


def test_what_is_reckoned_from_a_linked_day_says_so() -> None:
    (event,) = pipeline.events([DATED, UNDATED])
    assert event.interval == days("2023-05-02")
    bases = {m.event.document.id: m.basis for m in event.mentions}
    assert bases == {"dated": Basis.EXPLICIT, "undated": Basis.LINKED}


def test_an_article_that_has_been_dated_dates_the_next() -> None:
    found = published(DATED, SECOND, THIRD)
    assert found["second"][0] == "2023-05-04"
    assert found["third"][0] == "2023-05-03/2023-05-09"
    assert published(DATED, THIRD)["third"][0] == ""


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(MET.format(day="الأربعاء"), id="another-weekday"),
        pytest.param("التقى وزير الخارجية المصري سامح شكري نظيره العراقي فؤاد حسين في عمّان يوم الثلاثاء.", id="other-people"),
        pytest.param("التقى سامح شكري نظيره الأردني أيمن الصفدي في القاهرة يوم الثلاثاء.", id="another-host"),
        pytest.param("بحث الوزيران التعاون بين البلدين.", id="nothing-shared"),
    ],
)
def test_what_is_not_the_same_event_dates_nothing(other: str) -> None:
    assert published(DATED, Document("other", other))["other"][0] == ""


def test_two_meetings_on_such_a_day_leave_more_than_one_answer() -> None:
    later = Document("later", MET.format(day="الثلاثاء 9 مايو 2023"), days("2023-05-10"))
    assert published(DATED, later, UNDATED)["undated"][0] == ""


def test_one_sentence_that_tells_a_visit_twice_agrees_with_itself() -> None:
    text = (
        "يصل وزير الخارجية المصري سامح شكري إلى عمّان هذا الأسبوع، وتمتد زيارة شكري إلى الأردن من 11 يوليو حتى 13 يوليو الجاري، "
        "وقال اليوم الأربعاء إنه متفائل، بعد أكثر من ثلاث سنوات من الغزو الروسي لأوكرانيا."
    )
    assert published(Document("a", text))["a"][0] == "2025-07-09"


@settings(max_examples=10, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_articles_changes_nothing(chance: random.Random) -> None:
    articles = [DATED, SECOND, THIRD, UNDATED]
    assert published(*chance.sample(articles, len(articles))) == published(*articles)
