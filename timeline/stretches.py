"""The meaning of each kind of expression: a stretch of the calendar, given the day of writing and the date last spoken of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from timeline import calendars
from timeline.calendars import PRECISIONS
from timeline.feasts import feast_of, feasts
from timeline.model import Interval, Precision
from timeline.points import nth_weekday, resolve_away, resolve_named, resolve_step, resolve_twin, resolve_weekday
from timeline.stretch import AHEAD, NEAR, PAST, Moment, Stretch, choose, stretch
from timeline.timex import (
    Anchor,
    Anniversary,
    Away,
    Century,
    Decade,
    Expression,
    Feast,
    Fixed,
    Foreign,
    Inside,
    Named,
    Nth,
    Part,
    Range,
    Season,
    Step,
    Twin,
    Weekday,
)  # fmt: skip


def resolve(expression: Expression, at: Moment) -> Stretch | None:
    """The stretch that an expression names, or None when the moment does not tell enough or the years 1 to 9999 do not hold it."""
    try:
        return _RESOLVERS[type(expression)](expression, at)
    except OverflowError:
        return None


def _part(part: Part, at: Moment) -> Stretch | None:
    """A part of a stretch; of one that nothing ties to today, the part that the tense points to: he came back at the end of the month."""
    found = _part_of(part, at)
    step = part.whole
    if found is None or at.today is None or not isinstance(step, Step) or not step.loose:
        return found
    away = -1 if at.tense == PAST and found.interval.start > at.today else 1 if at.tense in AHEAD and found.interval.end < at.today else 0
    return _part_of(replace(part, whole=replace(step, count=away)), at) if away else found


def _part_of(part: Part, at: Moment) -> Stretch | None:
    whole = resolve(part.whole, at)
    if whole is None:
        return None
    if part.part == "rest":
        start = max(whole.interval.start, at.today or whole.interval.start)
        return stretch(Interval(start, max(start, whole.interval.end)), Precision.RANGE)
    if part.part in ("earlier", "later"):
        return whole
    if part.part.endswith("half"):
        middle = whole.interval.start + 14 * calendars.DAY
        halves = Interval(whole.interval.start, middle), Interval(middle + calendars.DAY, whole.interval.end)
        return replace(whole, interval=halves[part.part == "second half"], precision=Precision.RANGE)
    return replace(whole, interval=calendars.part(part.part, whole.interval, whole.precision), precision=Precision.RANGE)


def _nth(nth: Nth, at: Moment) -> Stretch | None:
    whole = resolve(nth.whole, at)
    if whole is None or not nth.n:
        return None
    if nth.weekday and nth.after:
        first = calendars.weekday(nth.weekday, whole.interval.end + calendars.DAY, 1)
        return stretch(Interval.day(first + 7 * (nth.n - 1) * calendars.DAY), Precision.DAY)
    if nth.weekday:
        return nth_weekday(nth.n, nth.weekday, whole.interval)
    return stretch(_nth_unit(nth, whole), PRECISIONS[nth.unit])


def _nth_unit(nth: Nth, whole: Stretch) -> Interval | None:
    start, end = whole.interval.start, whole.interval.end
    if nth.unit == "week":
        first = calendars.week(start)
        last = calendars.week(end)
        if whole.precision is Precision.YEAR:
            first = first if start.isoweekday() <= 4 else calendars.week(first.end + calendars.DAY)
            last = last if end.isoweekday() >= 4 else calendars.week(last.start - calendars.DAY)
        else:
            first = first if first.start == start else calendars.week(first.end + calendars.DAY)
            last = last if last.end == end else calendars.week(last.start - calendars.DAY)
        found = calendars.unit("week", first.start, nth.n - 1) if nth.n > 0 else calendars.unit("week", last.start, nth.n + 1)
    else:
        found = calendars.unit(nth.unit, start, nth.n - 1) if nth.n > 0 else calendars.unit(nth.unit, end, nth.n + 1)
    return found if found and (isinstance(nth.whole, Feast) or found.intersect(whole.interval)) else None


def _inside(inside: Inside, at: Moment) -> Stretch | None:
    whole = resolve(inside.whole, at)
    if whole is None:
        return None
    inner, start = inside.inner, whole.interval.start
    if isinstance(inner, Named):
        month = inner.month or (start.month if whole.precision is Precision.MONTH else None)
        if month is None:
            return None
        if inner.hijri:
            return _hijri_inside(inner, whole.interval)
        return resolve_named(replace(inner, year=start.year, month=month, hijri=False), at)
    if isinstance(inner, Weekday):
        return stretch(Interval.day(calendars.weekday(inner.weekday, start, 0)), Precision.DAY) if whole.interval.days == 7 else None
    if isinstance(inner, Step) and inner.unit in ("day", "month"):
        return _same_of_year(inner, start.year, at)
    return resolve(inner, replace(at, today=start, spoken=whole.interval))


def _same_of_year(same: Step, year: int, at: Moment) -> Stretch | None:
    """The day or the month last spoken of, or today's, in another year."""
    today = Interval.day(at.today) if at.today else None
    spoken = at.spoken or today if same.anchor is Anchor.SPOKEN else today
    if spoken is None or (same.unit == "day" and spoken.days > 1):
        return None
    return resolve_named(Named(year, spoken.start.month, spoken.start.day if same.unit == "day" else None), at)


def _hijri_inside(inner: Named, whole: Interval) -> Stretch | None:
    """A day or month of the Hijri calendar that starts in a Gregorian year."""
    first = calendars.hijri_year(whole.start)
    for year in (first, first + 1, first + 2):
        stretch = resolve_named(replace(inner, year=year), Moment())
        if stretch and stretch.interval.start >= whole.start:
            return stretch if stretch.interval.start <= whole.end else None
    return None


def _range(pair: Range, at: Moment) -> Stretch | None:
    last = resolve(pair.last, at)
    start = last and until(pair.first, pair.last, last, at)
    if last is None or start is None or start.interval.start > last.interval.end:
        return None
    interval = start.interval.hull(last.interval)
    if isinstance(pair.last, Weekday) and pair.last.shift == 1 and at.today and interval.start <= at.today:
        return _range(pair, replace(at, today=interval.end))
    value = f"{start.value}/{last.value}"
    if value.count("/") > 1:
        value = f"{interval.start}/{interval.end}"
    return Stretch(value, interval, Precision.SPAN, (*start.notes, *last.notes))


def until(first: Expression, last: Expression, end: Stretch, at: Moment) -> Stretch | None:
    """The first of two joined dates when the last is known: the weekday before it, the day or month of its year or the year before."""
    if isinstance(first, Weekday):
        return resolve(replace(first, shift=None), Moment(end.interval.start, end.interval, "past"))
    if isinstance(first, Named) and isinstance(last, Named) and first.year is None and first.month and last.month and not first.hijri:
        later = (first.month, first.day or 0) > (last.month, last.day or 31)
        return resolve(replace(first, year=end.interval.start.year - later, shift=None), at)
    return resolve(first, at)


def _decade(decade: Decade, at: Moment) -> Stretch | None:
    if decade.century is not None:
        century = resolve(decade.century, at)
        if century is None:
            return None
        first = (century.interval.start.year // 100) * 100 + decade.tens
    else:
        year = at.today.year if at.today else 2000
        first = year // 100 * 100 + decade.tens
        while first + 9 >= year:
            first -= 100
    return stretch(calendars.months(first * 12, 120), Precision.DECADE)


def _century(century: Century, at: Moment) -> Stretch | None:
    return stretch(calendars.century(century.n), Precision.RANGE, value=f"{century.n - 1:02}")


def _season(season: Season, at: Moment) -> Stretch | None:
    if season.year is not None:
        year = resolve(season.year, at)
        interval = calendars.season(year.interval.start.year, season.season) if year else None
    elif at.today is None:
        return None
    else:
        options = (calendars.season(at.today.year + n, season.season) for n in (-2, -1, 0, 1))
        interval = choose(options, at, season.shift) if season.shift != 0 else choose(options, replace(at, tense=NEAR), None)
    return stretch(interval, Precision.SEASON, value=f"{interval.start.year}-{season.season}" if interval else "")


def _feast(feast: Feast, at: Moment) -> Stretch | None:
    row = feasts()[feast.id]
    of_hijri = row.calendar == "hijri"
    if feast.year is not None:
        year = resolve(feast.year, at)
        if year is None:
            return None
        base = calendars.hijri_year(year.interval.start) if of_hijri else year.interval.start.year
        options = [feast_of(row, base + n) for n in ((0, 1, 2) if of_hijri else (0,))]
        interval = next((o for o in options if o and o.start >= year.interval.start), None)
        if interval and interval.start > year.interval.end:
            interval = None
    elif at.today is None:
        return None
    else:
        base = calendars.hijri_year(at.today) if of_hijri else at.today.year
        interval = choose([feast_of(row, base + n) for n in (-2, -1, 0, 1, 2)], at, feast.shift)
    if interval is None:
        return None
    precision = Precision.DAY if interval.days == 1 else Precision.SPAN
    return stretch(interval, precision)


def _anniversary(anniversary: Anniversary, at: Moment) -> Stretch | None:
    start = dt.date.fromisoformat(anniversary.start)
    day = calendars.add(start, anniversary.n, "year")
    return stretch(Interval.day(day) if day else None, Precision.DAY)


def _fixed(fixed: Fixed | Foreign, at: Moment) -> Stretch | None:
    return None


_RESOLVERS: dict[type, Callable[[Any, Moment], Stretch | None]] = {
    Named: resolve_named, Twin: resolve_twin, Weekday: resolve_weekday, Step: resolve_step, Away: resolve_away, Part: _part, Nth: _nth,
    Inside: _inside, Range: _range, Decade: _decade, Century: _century, Season: _season, Feast: _feast, Anniversary: _anniversary,
    Foreign: _fixed, Fixed: _fixed,
}  # fmt: skip
