"""What expressions come to on the calendar, at references of every width."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_dates import resolved
from timeline import calendars
from timeline.model import Basis, Interval, Precision

PARTS = st.sampled_from(["start", "middle", "end", "close"])
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31))
RELATIVE = (
    "وصل الوفد الثلاثاء.",
    "سيصل الوفد الثلاثاء.",
    "وصل الوفد أمس.",
    "وصل الوفد الشهر الماضي.",
    "سيصل الوفد العام المقبل.",
    "وصل الوفد في يوليو.",
    "وصل الوفد في 12 مايو.",
    "وصل الوفد قبل ثلاثة أيام.",
    "عاد قبل سنتين.",
    "وصل الوفد الصيف الماضي.",
    "سيصل في عيد الأضحى المقبل.",
    "وصل أمس الجمعة.",
    "وصل في نهاية الشهر.",
    "وصل يومي الجمعة والسبت الماضيين.",
    "وصل في الربع الأول من العام الجاري.",
)
ABSOLUTE = ("في 12 مايو 2019", "عام 1990", "في مارس 2015", "القرن التاسع عشر", "صيف 2015", "يومي 4 و5 جوان 2017", "12 رمضان 1445 هـ")


@pytest.mark.parametrize("text", RELATIVE)
def test_without_a_reference_nothing_relative_is_resolved(text: str) -> None:
    (date,) = resolved(text, None)
    assert date.interval is None
    assert date.basis is Basis.RELATIVE


@pytest.mark.parametrize("text", ABSOLUTE)
def test_absolute_dates_need_no_reference(text: str) -> None:
    (alone,) = resolved(text, None)
    (known,) = resolved(text)
    assert alone.interval == known.interval
    assert alone.interval is not None
    assert alone.basis is Basis.EXPLICIT


@pytest.mark.parametrize("text", RELATIVE)
@given(first=DAYS, width=st.integers(1, 40))
def test_a_wide_reference_never_narrows(text: str, first: dt.date, width: int) -> None:
    """Whatever the true day of writing is, the interval of a wide reference holds the true answer."""
    wide = Interval(first, first + dt.timedelta(days=width))
    (date,) = resolved(text, wide)
    for n in {0, width // 2, width}:
        (true,) = resolved(text, Interval.day(first + dt.timedelta(days=n)))
        if date.interval is not None and true.interval is not None:
            assert date.interval.hull(true.interval) == date.interval


@pytest.mark.parametrize("text", RELATIVE)
@pytest.mark.parametrize("today", [dt.date.min, dt.date.max, dt.date(622, 7, 1)])
def test_the_edges_of_time_break_nothing(text: str, today: dt.date) -> None:
    (date,) = resolved(text, Interval.day(today))
    assert date.interval is None or date.interval.start <= date.interval.end


@given(DAYS, st.integers(1, 7))
def test_weekdays_follow_tense(today: dt.date, number: int) -> None:
    name = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")[number - 1]
    (past,) = resolved(f"وصل الوفد {name} إلى العاصمة.", Interval.day(today))
    (future,) = resolved(f"سيصل الوفد {name} إلى العاصمة.", Interval.day(today))
    assert past.interval is not None and future.interval is not None
    assert past.interval.start.isoweekday() == future.interval.start.isoweekday() == number
    assert 0 <= (today - past.interval.start).days < 7
    assert 0 <= (future.interval.start - today).days < 7


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("السبت 17 سبتمبر 2023", "the weekday does not agree with the date"),
        ("وصل أمس الجمعة.", "the weekday stands"),
        ("12 رمضان 1445 هـ الموافق 29 مارس 2024", "the Hijri date is 2024-03-22"),
    ],
)
def test_clashes_are_noted(text: str, note: str) -> None:
    (date,) = resolved(text)
    assert any(n.startswith(note) for n in date.notes)


@pytest.mark.parametrize(
    ("hijri", "gregorian"),
    [((1445, 9, 1), "2024-03-11"), ((1444, 12, 10), "2023-06-28"), ((1446, 1, 1), "2024-07-07"), ((1400, 1, 1), "1979-11-20")],
)
def test_hijri_days(hijri: tuple[int, int, int], gregorian: str) -> None:
    assert calendars.hijri(*hijri) == Interval.day(dt.date.fromisoformat(gregorian))


@given(st.integers(1, 1600), st.integers(1, 12))
def test_hijri_months_follow_each_other(year: int, month: int) -> None:
    this = calendars.hijri(year, month)
    after = calendars.hijri(year + month // 12, month % 12 + 1)
    assert this is not None and after is not None
    assert 29 <= this.days <= 30 or year in (1342, 1343, 1500, 1501)
    assert this.end + calendars.DAY == after.start


@pytest.mark.parametrize(("year", "day"), [(2013, "03-31"), (2024, "03-31"), (2025, "04-20"), (2000, "04-23")])
def test_easter(year: int, day: str) -> None:
    assert calendars.easter(year).isoformat() == f"{year}-{day}"


@given(DAYS, st.sampled_from(["day", "week", "month", "quarter", "half", "year", "decade", "century"]), st.integers(-20, 20))
def test_units_are_next_to_each_other(day: dt.date, name: str, count: int) -> None:
    this, after = calendars.unit(name, day, count), calendars.unit(name, day, count + 1)
    if this is not None and after is not None:
        assert this.end + calendars.DAY == after.start
    held = calendars.unit(name, day)
    assert held is not None and held.start <= day <= held.end


@given(
    DAYS,
    st.sampled_from([Precision.WEEK, Precision.MONTH, Precision.YEAR, Precision.DECADE]),
    st.sampled_from(["start", "middle", "end", "close"]),
)
def test_parts_lie_inside(day: dt.date, precision: Precision, part: str) -> None:
    whole = calendars.unit(precision.value, day)
    assert whole is not None
    assert calendars.part(part, whole, precision).hull(whole) == whole
