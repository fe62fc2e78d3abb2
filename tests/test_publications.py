"""When an article was published, from all that it says: cases, and what holds for whoever was in office on whatever day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import pipeline, terms
from timeline.lexicon import load_table
from timeline.lexicon.rows import State
from timeline.model import Document, Interval, Publication

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "corpus" / "publications.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def published(text: str) -> Publication:
    return pipeline.understood(Document("a", text)).dated.publication


@pytest.mark.parametrize(("first", "last", "text"), CASES)
def test_publication(first: str, last: str, text: str) -> None:
    text = text.replace("\\n", "\n")
    found = published(text)
    assert found.interval == (None if first == "-" else Interval(dt.date.fromisoformat(first), dt.date.fromisoformat(last)))
    assert all(clue.split(": ", 1)[1] in text for clue in found.evidence)


def test_a_given_date_asks_nobody_for_his_office() -> None:
    day = Interval.day(dt.date(2003, 1, 1))
    text = "قال وزير الخارجية الأمريكي الجديد مايك بومبيو إن بلاده متمسكة بحلفائها."
    assert pipeline.understood(Document("a", text, day)).dated.publication == Publication(day, "given")


STATES = {state.iso3: state.label_ar for state in load_table(State)}
TITLES = {"foreign_minister": "وزير خارجية", "defence_minister": "وزير دفاع", "head_of_government": "رئيس وزراء"}
WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
MONTHS = ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")
HELD = [term for (office, country), held in terms.by_post().items() if office in TITLES and country in STATES for term in held]


@given(st.data(), st.dates(dt.date(1995, 1, 1), dt.date(2024, 12, 31)), st.booleans())
def test_whoever_is_in_office_the_day_of_writing_is_among_those_inferred(data: st.DataObject, day: dt.date, dateline: bool) -> None:
    serving = [term for term in HELD if term.surely_from <= day <= term.surely_to]
    chosen = data.draw(st.lists(st.sampled_from(serving), min_size=1, max_size=5, unique_by=lambda term: term.country))
    people = " و".join(f"{TITLES[term.office]} {STATES[term.country]} {term.person.label_ar}" for term in chosen)
    head = f"جنيف - {day.day} {MONTHS[day.month - 1]} - " if dateline else ""
    found = published(f"{head}اجتمع {people} اليوم {WEEKDAYS[day.weekday()]} في جنيف.").interval
    assert found is None or found.start <= day <= found.end
