"""When an article was published, from its own text: what is evidence, what it is called, and what is none."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_dates import reading
from timeline import date_finder
from timeline import infer as publication_of
from timeline.infer.clues import Clue, together
from timeline.model import Interval


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("يؤدي الوزير اليوم الجمعة 23 أكتوبر 2015 زيارة إلى تونس.", "2015-10-23", "2015-10-23"),
        ("وصل الوفد أمس الخميس 22 أكتوبر 2015 إلى تونس.", "2015-10-23", "2015-10-23"),
        ("الأربعاء 12 مايو 2021\nالتقى الوزير نظيره.", "2021-05-12", "2021-05-12"),
        ("التقى الوزير نظيره السبت 16 سبتمبر 2023 في موسكو.", "2023-09-16", "2023-09-18"),
        ("التقى الوزير نظيره الجمعة 15 سبتمبر 2023 في موسكو. وكان قد وصل أمس الجمعة.", "2023-09-16", "2023-09-16"),
        ("الخرطوم - 12 مايو 2021 - التقى الوزير السوداني أمين النور نظيره الليبي في مقر الوزارة.", "2021-05-12", "2021-05-12"),
        ("يؤدي الوزير زيارة إلى تونس يومي 8 و9 مارس 2017.\nواستقبله الرئيس اليوم الأربعاء.", "2017-03-08", "2017-03-08"),
        ("يزور الوزير تونس يومي 4 و5 جوان 2017. وقال يوم 3 جوان الجاري إنه متفائل.", "2017-06-03", "2017-06-07"),
        ("وصل الوفد في 3 مايو 2021. وسيلتقي الوزير في 9 مايو 2021.", "2021-05-03", "2021-05-09"),
        ("وصل الوفد في 3 مايو 2021. وسيلتقي الوزير في 9 مايو 2021. وقال اليوم الخميس إنه متفائل.", "2021-05-06", "2021-05-06"),
        ("التقى الوزير نظيره بعد أكثر من ثلاث سنوات من الغزو الروسي لأوكرانيا.", "2025-02-24", "2026-02-23"),
        ("احتفل الوفد يوم الجمعة بالذكرى الثمانين لانتصار الاتحاد السوفيتي على ألمانيا النازية.", "2025-05-09", "2025-05-15"),
        ("هنأ الرئيس نظيره بالذكرى الثمانين لانتصار الاتحاد السوفيتي على ألمانيا النازية.", "2025-04-08", "2025-07-10"),
    ],
)
def test_publication_is_inferred(text: str, first: str, last: str) -> None:
    article = reading(text)
    publication = publication_of.infer(date_finder.find(article), article)
    assert publication.interval == Interval(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert publication.basis == "inferred"
    assert publication.evidence
    assert all(clue.split(": ", 1)[1] in text for clue in publication.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "التقى الوزير نظيره في موسكو.",
        "وصل الوفد أمس الخميس إلى تونس.",
        "سيصل الوفد السبت 16 سبتمبر 2023 إلى موسكو.",
        "اندلعت الحرب عام 1990.",
        "كان قد ولد في 12 مايو 1950 في قرية صغيرة قرب العاصمة.",
        "وصل اليوم الجمعة 23 أكتوبر 2015. ووصل آخر اليوم السبت 24 أكتوبر 2015.",
        "وقع البلدان الاتفاق عام 1998، وسيوقعان آخر في العام 2000.",
        "وصل الوفد في 3 مايو 2021.",
        "سيلتقي الوزير نظيره بعد أكثر من ثلاث سنوات.",
        "وصل الوفد في 9 مايو 2021. وسيلتقي الوزير في 3 مايو 2021.",
        "قال اليوم الخميس إن الوفد وصل الشهر الماضي.",
    ],
)
def test_publication_is_not_guessed(text: str) -> None:
    article = reading(text)
    assert publication_of.infer(date_finder.find(article), article).interval is None


@pytest.mark.parametrize(
    ("text", "first", "last", "basis"),
    [
        ("وقع الوزيران يوم 19 / 11 الحالي مذكرة في الرياض.", "2003-11-19", "2003-11-30", "inferred"),
        ("يزور الوفد اليمن في سبتمبر الجاري.", "2003-09-01", "2003-09-30", "inferred"),
        ("وصل الوفد أمس الخميس 22 أكتوبر 2015 إلى تونس.", "2015-10-23", "2015-10-23", "inferred"),
        ("وقع الوزيران يوم 19 يوليو الحالي مذكرة في الرياض.", "2004-07-15", "2004-07-15", "given"),
        ("وقع الوزيران يوم 28 يونيو الجاري مذكرة في الرياض.", "2004-07-15", "2004-07-15", "given"),
        ("وقع الوزيران يوم 19 نوفمبر الماضي مذكرة في الرياض.", "2004-07-15", "2004-07-15", "given"),
        ("وقع الوزيران اليوم مذكرة كانت معدة منذ 12 مايو 2001.", "2004-07-15", "2004-07-15", "given"),
    ],
)
def test_a_given_date_stands_unless_the_text_contradicts_it(text: str, first: str, last: str, basis: str) -> None:
    article = reading(text)
    publication = publication_of.given(Interval.day(dt.date(2004, 7, 15)), date_finder.find(article), article)
    assert publication.interval == Interval(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert publication.basis == basis


KINDS = {
    "today or yesterday with its date": "وصل الوفد أمس الخميس 22 أكتوبر 2015 إلى تونس.",
    "dateline": "الأربعاء 12 مايو 2021\nالتقى الوزير نظيره.",
    "a date on today's weekday": "يؤدي الوزير زيارة إلى تونس يومي 8 و9 مارس 2017.\nواستقبله الرئيس اليوم الأربعاء.",
    "the day reported": "التقى الوزير نظيره السبت 16 سبتمبر 2023 في موسكو.",
    "a weekday beside today or yesterday": "وصل في 3 مايو 2021. وسيعود في 9 مايو 2021. وقال اليوم الخميس إنه متفائل.",
    "the current month": "وصل في 29 أبريل 2021. وسيعود في 9 مايو 2021، وقال في مايو الجاري إنه متفائل.",
    "a weekday and a date that must agree": "وصل في 29 أبريل 2021. وسيعود في 9 مايو 2021. وكان قد زارها الخميس 29 أبريل.",
    "a dated past event": "وصل الوفد في 3 مايو 2021. وسيلتقي الوزير في 9 مايو 2021.",
    "a dated future event": "وصل الوفد في 3 مايو 2021. وسيلتقي الوزير في 9 مايو 2021.",
    "a dated event under way or at hand": "يزور الوزير تونس يومي 4 و5 جوان 2017. وقال يوم 3 جوان الجاري إنه متفائل.",
    "the years since Russian invasion of Ukraine": "التقى الوزير نظيره بعد أكثر من ثلاث سنوات من الغزو الروسي لأوكرانيا.",
    "an anniversary": "هنأ الرئيس نظيره بالذكرى الثمانين لانتصار الاتحاد السوفيتي على ألمانيا النازية.",
    "an anniversary on the weekday reported": "احتفل الوفد يوم الجمعة بالذكرى الثمانين لانتصار الاتحاد السوفيتي على ألمانيا النازية.",
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_evidence_is_named(kind: str) -> None:
    article = reading(KINDS[kind])
    assert kind in {clue.split(": ", 1)[0] for clue in publication_of.infer(date_finder.find(article), article).evidence}


@given(st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31)), st.integers(0, 20), st.integers(0, 20))
def test_what_is_past_and_what_is_to_come_bound_the_day_of_writing(day: dt.date, ago: int, ahead: int) -> None:
    first, last = day - dt.timedelta(days=ago), day + dt.timedelta(days=ahead)
    clues = [Clue("past", "", first=first), Clue("future", "", last=last), Clue("weekday", "", weekday=day.isoweekday())]
    interval = together(clues).interval
    assert interval is not None
    assert first <= interval.start <= day <= interval.end <= last
    assert interval.start.isoweekday() == interval.end.isoweekday() == day.isoweekday()
