"""The meaning of each kind of expression: a stretch of the calendar, given the day of writing and the date last spoken of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from timeline import calendars
from timeline.calendars import PRECISIONS
from timeline.lexicon.loader import load_table
from timeline.lexicon.rows import Holiday
from timeline.model import Interval, Precision
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

_NEAR = dt.timedelta(days=60)
_AHEAD = frozenset({"future", "present", "bare"})


@dataclass(frozen=True, slots=True)
class Moment:
    """When something is said: the day of writing, the date last spoken of, and the tense of the clause (past,
    present, future, near, bare or empty)."""

    today: dt.date | None = None
    spoken: Interval | None = None
    tense: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the calendar with its TIMEX3 value."""

    value: str
    interval: Interval
    precision: Precision
    notes: tuple[str, ...] = ()


def resolve(expression: Expression, at: Moment) -> Stretch | None:
    """The stretch that an expression names, or None when the moment does not tell enough."""
    return _RESOLVERS[type(expression)](expression, at)


def _stretch(interval: Interval | None, precision: Precision, notes: tuple[str, ...] = (), value: str = "") -> Stretch | None:
    return Stretch(value or timex_value(interval, precision), interval, precision, notes) if interval else None


def timex_value(interval: Interval, precision: Precision) -> str:
    """The TIMEX3 value of a stretch."""
    start = interval.start
    iso = start.isoformat()
    match precision:
        case Precision.DAY if interval.days == 1:
            return iso
        case Precision.WEEK if interval.days == 7:
            year, week, _ = start.isocalendar()
            return f"{year}-W{week:02}"
        case Precision.MONTH:
            return iso[:7]
        case Precision.YEAR:
            return iso[:4]
        case Precision.QUARTER:
            return f"{iso[:4]}-Q{(start.month + 2) // 3}"
        case Precision.HALF:
            return f"{iso[:4]}-H{1 if start.month == 1 else 2}"
        case Precision.DECADE:
            return iso[:3]
    return f"{iso}/{interval.end.isoformat()}"


def _choose(options: Iterable[Interval | None], at: Moment, shift: int | None) -> Interval | None:
    """Of the same stretch in neighbouring years, the one that tense or adjective points to; past is the default."""
    today = at.today
    known = [option for option in options if option is not None]
    if today is None or not known:
        return None
    before = [o for o in known if o.start <= today]
    if shift == 1:
        return next((o for o in known if o.start > today), None)
    if shift == -1:
        return next((o for o in reversed(known) if o.end < today), None)
    if shift == 0:
        return next((o for o in known if o.start.replace(day=1) <= today <= calendars.months(_month_number(o), 1).end), None) or (  # type: ignore[union-attr]
            before[-1] if before else None
        )
    if known[0].days == 1 and (day := _near_day(known, today, at.tense)):
        return day
    if at.tense in _AHEAD:
        return next((o for o in known if o.end >= today), None)
    return before[-1] if before else None


def _near_day(days: list[Interval], today: dt.date, tense: str) -> Interval | None:
    """The day without a year that is close by, where tense does not forbid it: nobody leaves out the year of a day a year away."""
    near = [day for day in days if abs(day.start - today) <= _NEAR]
    if not near:
        return None
    if tense == "past":
        return next((day for day in reversed(near) if day.start <= today), near[0])
    if tense == "future":
        return next((day for day in near if day.start >= today), near[-1])
    return min(near, key=lambda day: abs(day.start - today))


def _month_number(interval: Interval) -> int:
    return interval.start.year * 12 + interval.start.month - 1


def _named(named: Named, at: Moment) -> Stretch | None:
    build, base = (_hijri, calendars.hijri_year) if named.hijri else (_gregorian, lambda day: day.year)
    precision = Precision.DAY if named.day else Precision.MONTH if named.month else Precision.YEAR
    if named.month is None and named.year is None:
        return _day_of_month(named, at)
    if named.year is not None:
        interval = build(named.year, named.month, named.day)
    elif at.today is None:
        return None
    else:
        years = range(base(at.today) - 2, base(at.today) + 3)
        interval = _choose((build(year, named.month, named.day) for year in years), at, named.shift)
    if interval is None:
        return None
    value = "" if not named.hijri or named.day else f"{interval.start}/{interval.end}"
    return _stretch(interval, precision, _weekday_note(named, interval), value)


def _gregorian(year: int, month: int | None, day: int | None) -> Interval | None:
    if month is None:
        return calendars.year(year)
    if day is None:
        return calendars.month(year, month)
    found = calendars.day(year, month, day) if 1 <= year <= calendars.MAX_YEAR else None
    return Interval.day(found) if found else None


def _hijri(year: int, month: int | None, day: int | None) -> Interval | None:
    return calendars.hijri(year, month, day)


def _weekday_note(named: Named, interval: Interval) -> tuple[str, ...]:
    if named.weekday is None or interval.days > 1 or interval.start.isoweekday() == named.weekday:
        return ()
    return ("the weekday does not agree with the date",)


def _day_of_month(named: Named, at: Moment) -> Stretch | None:
    anchor = at.spoken.start if named.anchor is Anchor.SPOKEN and at.spoken else at.today
    if anchor is None or named.day is None:
        return None
    days = (calendars.day(m.start.year, m.start.month, named.day) for n in (-1, 0, 1) if (m := calendars.unit("month", anchor, n)))
    options = [Interval.day(day) for day in days if day]
    if named.weekday is not None:
        agreeing = [option for option in options if option.start.isoweekday() == named.weekday]
        if not agreeing and named.day <= 5:
            return _nth(Nth(named.day, "day", Step("month", 0), named.weekday), at)
        options = agreeing or options
    interval = _choose(options, replace(at, today=anchor), named.shift)
    return _stretch(interval, Precision.DAY, () if interval is None else _weekday_note(named, interval))


def _twin(twin: Twin, at: Moment) -> Stretch | None:
    stretch = _named(twin.gregorian, at)
    if stretch is None:
        return _named(twin.hijri, at)
    hijri = _named(twin.hijri, Moment(stretch.interval.start))
    if hijri and abs(hijri.interval.start - stretch.interval.start) > calendars.DAY:
        return replace(stretch, notes=(*stretch.notes, f"the Hijri date is {hijri.value}"))
    return stretch


def _weekday(expression: Weekday, at: Moment) -> Stretch | None:
    if at.today is None:
        return None
    shift = expression.shift
    if shift == 0:
        day = calendars.weekday(expression.weekday, at.today, -1 if at.tense == "past" else 1)
    elif shift:
        day = calendars.weekday(expression.weekday, at.today + shift * calendars.DAY, shift)
        day += (abs(shift) - 1) * (7 if shift > 0 else -7) * calendars.DAY
    elif at.tense == "near":
        day = calendars.weekday(expression.weekday, at.today - 3 * calendars.DAY, 1)
    else:
        day = calendars.weekday(expression.weekday, at.today, 1 if at.tense in _AHEAD else -1)
    return _stretch(Interval.day(day), Precision.DAY)


def _step(step: Step, at: Moment) -> Stretch | None:
    anchor = at.today
    if step.anchor is Anchor.SPOKEN and at.spoken is not None:
        held = calendars.unit(step.unit, at.spoken.start)
        if held is None or at.spoken.end > held.end:
            return None
        anchor = at.spoken.start
    if anchor is None:
        return None
    interval = calendars.unit(step.unit, anchor, step.count)
    if interval is None or step.weekday is None or interval.start.isoweekday() == step.weekday:
        return _stretch(interval, PRECISIONS[step.unit])
    day = calendars.weekday(step.weekday, interval.start, -1)
    return _stretch(Interval.day(day), Precision.DAY, ("the weekday stands: it is not the day that the word before it says",))


def _away(away: Away, at: Moment) -> Stretch | None:
    anchor = at.today
    spoken = away.anchor is Anchor.SPOKEN or (away.sign > 0 and at.tense not in _AHEAD)
    if spoken and at.spoken is not None:
        if at.spoken.days > 1 and away.amounts[-1][1] in ("day", "hour"):
            return None
        anchor = at.spoken.end if away.sign > 0 else at.spoken.start
    if anchor is None:
        return None
    day: dt.date | None = anchor
    for count, unit in away.amounts:
        if unit == "hour":
            count, unit = count // 24, "day"
        day = day and calendars.add(day, away.sign * count, unit)
    unit = away.amounts[-1][1]
    if day is None:
        return None
    unit = {"hour": "day", "decade": "year", "century": "year"}.get(unit, unit)
    if len(away.amounts) > 1:
        unit = {"year": "month"}.get(unit, unit)
    return _stretch(calendars.unit(unit, day), PRECISIONS[unit])


def _part(part: Part, at: Moment) -> Stretch | None:
    whole = resolve(part.whole, at)
    if whole is None:
        return None
    if part.part == "rest":
        start = max(whole.interval.start, at.today or whole.interval.start)
        return _stretch(Interval(start, max(start, whole.interval.end)), Precision.RANGE)
    if part.part in ("earlier", "later"):
        return whole
    return replace(whole, interval=calendars.part(part.part, whole.interval, whole.precision), precision=Precision.RANGE)


def _nth(nth: Nth, at: Moment) -> Stretch | None:
    whole = resolve(nth.whole, at)
    if whole is None or not nth.n:
        return None
    if nth.weekday and nth.after:
        first = calendars.weekday(nth.weekday, whole.interval.end + calendars.DAY, 1)
        return _stretch(Interval.day(first + 7 * (nth.n - 1) * calendars.DAY), Precision.DAY)
    if nth.weekday:
        days = [
            d for i in range(min(whole.interval.days, 366)) if (d := whole.interval.start + i * calendars.DAY).isoweekday() == nth.weekday
        ]
        index = nth.n - 1 if nth.n > 0 else nth.n
        return _stretch(Interval.day(days[index]), Precision.DAY) if -len(days) <= index < len(days) else None
    return _stretch(_nth_unit(nth, whole), PRECISIONS[nth.unit])


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
    return found if found and found.intersect(whole.interval) else None


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
        return _named(replace(inner, year=start.year, month=month, hijri=False), at)
    if isinstance(inner, Weekday):
        return _stretch(Interval.day(calendars.weekday(inner.weekday, start, 0)), Precision.DAY) if whole.interval.days == 7 else None
    if isinstance(inner, Step) and at.spoken and inner.unit == "day" and at.spoken.days == 1:
        day = calendars.day(start.year, at.spoken.start.month, at.spoken.start.day)
        return _stretch(Interval.day(day) if day else None, Precision.DAY)
    return resolve(inner, replace(at, today=start, spoken=whole.interval))


def _hijri_inside(inner: Named, whole: Interval) -> Stretch | None:
    """A day or month of the Hijri calendar that starts in a Gregorian year."""
    first = calendars.hijri_year(whole.start)
    for year in (first, first + 1, first + 2):
        stretch = _named(replace(inner, year=year), Moment())
        if stretch and stretch.interval.start >= whole.start:
            return stretch if stretch.interval.start <= whole.end else None
    return None


def _range(pair: Range, at: Moment) -> Stretch | None:
    last = resolve(pair.last, at)
    start = last and until(pair.first, pair.last, last, at)
    if last is None or start is None or start.interval.start > last.interval.end:
        return None
    interval = start.interval.hull(last.interval)
    return Stretch(f"{start.value}/{last.value}", interval, Precision.SPAN, (*start.notes, *last.notes))


def until(first: Expression, last: Expression, end: Stretch, at: Moment) -> Stretch | None:
    """The first of two joined dates when the last is known: the weekday before it, the day or month of its year or the year before."""
    if isinstance(first, Weekday):
        return _weekday(replace(first, shift=None), Moment(end.interval.start, end.interval, "past"))
    if isinstance(first, Named) and isinstance(last, Named) and first.year is None and first.month and last.month and not first.hijri:
        later = (first.month, first.day or 0) > (last.month, last.day or 31)
        return _named(replace(first, year=end.interval.start.year - later, shift=None), at)
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
    return _stretch(calendars.months(first * 12, 120), Precision.DECADE)


def _century(century: Century, at: Moment) -> Stretch | None:
    return _stretch(calendars.century(century.n), Precision.RANGE, value=f"{century.n - 1:02}")


def _season(season: Season, at: Moment) -> Stretch | None:
    if season.year is not None:
        year = resolve(season.year, at)
        interval = calendars.season(year.interval.start.year, season.season) if year else None
    elif at.today is None:
        return None
    else:
        interval = _choose((calendars.season(at.today.year + n, season.season) for n in (-2, -1, 0, 1)), at, season.shift)
    return _stretch(interval, Precision.SEASON, value=f"{interval.start.year}-{season.season}" if interval else "")


@cache
def _feasts() -> dict[str, Holiday]:
    return {row.id: row for row in load_table(Holiday)}


def _feast_of(row: Holiday, year: int) -> Interval | None:
    """The feast in a year of its own calendar."""
    if row.calendar == "hijri":
        first = calendars.hijri(year, row.month, row.day)
    elif row.calendar == "easter":
        day = calendars.easter(year) + (row.day - 1) * calendars.DAY
        first = Interval.day(day)
    elif row.calendar == "weekday":
        month = calendars.month(year, row.month)
        first_one = calendars.weekday(row.day % 10, month.start, 1) if month else None
        first = Interval.day(first_one + 7 * (row.day // 10 - 1) * calendars.DAY) if first_one else None
    else:
        day_of = calendars.day(year, row.month, row.day)
        first = Interval.day(day_of) if day_of else None
    return Interval(first.start, first.start + (row.length_days - 1) * calendars.DAY) if first else None


def _feast(feast: Feast, at: Moment) -> Stretch | None:
    row = _feasts()[feast.id]
    of_hijri = row.calendar == "hijri"
    if feast.year is not None:
        year = resolve(feast.year, at)
        if year is None:
            return None
        base = calendars.hijri_year(year.interval.start) if of_hijri else year.interval.start.year
        options = [_feast_of(row, base + n) for n in ((0, 1, 2) if of_hijri else (0,))]
        interval = next((o for o in options if o and o.start >= year.interval.start), None)
        if interval and interval.start > year.interval.end:
            interval = None
    elif at.today is None:
        return None
    else:
        base = calendars.hijri_year(at.today) if of_hijri else at.today.year
        interval = _choose([_feast_of(row, base + n) for n in (-2, -1, 0, 1, 2)], at, feast.shift)
    if interval is None:
        return None
    precision = Precision.DAY if interval.days == 1 else Precision.SPAN
    return _stretch(interval, precision)


def _anniversary(anniversary: Anniversary, at: Moment) -> Stretch | None:
    start = dt.date.fromisoformat(anniversary.start)
    day = calendars.add(start, anniversary.n, "year")
    return _stretch(Interval.day(day) if day else None, Precision.DAY)


def _fixed(fixed: Fixed | Foreign, at: Moment) -> Stretch | None:
    return None


def unresolved(expression: Expression) -> str:
    """A TIMEX3 value with X for what nobody knows."""
    match expression:
        case Named(year, month, day):
            parts = [f"{year:04}" if year else "XXXX", f"{month:02}" if month else "XX" if day else "", f"{day:02}" if day else ""]
            return "-".join(p for p in parts if p)
        case Twin(gregorian, _):
            return unresolved(gregorian)
        case Weekday(weekday, _):
            return f"XXXX-WXX-{weekday}"
        case Step("day", _, _, weekday) if weekday:
            return f"XXXX-WXX-{weekday}"
    return "XXXX"


_RESOLVERS: dict[type, Callable[[Any, Moment], Stretch | None]] = {
    Named: _named, Twin: _twin, Weekday: _weekday, Step: _step, Away: _away, Part: _part, Nth: _nth, Inside: _inside, Range: _range,
    Foreign: _fixed, Decade: _decade, Century: _century, Season: _season, Feast: _feast, Anniversary: _anniversary, Fixed: _fixed,
}  # fmt: skip
