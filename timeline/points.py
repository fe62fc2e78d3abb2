"""The meaning of the expressions that hold no other: named days, weekdays, units near a day, counted units away."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from timeline import calendars
from timeline.calendars import PRECISIONS
from timeline.model import Interval, Precision
from timeline.stretch import AHEAD, Moment, Stretch, choose, stretch
from timeline.timex import Anchor, Away, Named, Step, Twin, Weekday


def resolve_named(named: Named, at: Moment) -> Stretch | None:
    """What calendar fields name."""
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
        interval = choose((build(year, named.month, named.day) for year in years), at, named.shift)
    if interval is None:
        return None
    value = "" if not named.hijri or named.day else f"{interval.start}/{interval.end}"
    return stretch(interval, precision, _weekday_note(named, interval), value)


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
            return nth_weekday(named.day, named.weekday, calendars.unit("month", anchor))
        options = agreeing or options
    interval = choose(options, replace(at, today=anchor), named.shift)
    return stretch(interval, Precision.DAY, () if interval is None else _weekday_note(named, interval))


def resolve_twin(twin: Twin, at: Moment) -> Stretch | None:
    """The day of two calendars, with a note where they clash."""
    found = resolve_named(twin.gregorian, at)
    if found is None:
        return resolve_named(twin.hijri, at)
    hijri = resolve_named(twin.hijri, Moment(found.interval.start))
    if hijri and abs(hijri.interval.start - found.interval.start) > calendars.DAY:
        return replace(found, notes=(*found.notes, f"the Hijri date is {hijri.value}"))
    return found


def resolve_weekday(expression: Weekday, at: Moment) -> Stretch | None:
    """A weekday alone."""
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
        day = calendars.weekday(expression.weekday, at.today, 1 if at.tense in AHEAD else -1)
    return stretch(Interval.day(day), Precision.DAY)


def resolve_step(step: Step, at: Moment) -> Stretch | None:
    """A unit near the day of writing or the date last spoken of."""
    anchor = at.today
    if step.anchor is Anchor.SPOKEN and at.spoken is not None:
        held = calendars.unit(step.unit, at.spoken.start)
        if held is None or at.spoken.end > held.end:
            return None
        anchor = at.spoken.start
    if anchor is None:
        return None
    if step.unit == "week" and step.count < 0 and anchor == at.today:
        anchor = _in_working_week(anchor)
    interval = calendars.unit(step.unit, anchor, step.count)
    if interval is None or step.weekday is None or interval.start.isoweekday() == step.weekday:
        value = f"{(interval.start.year - 1) // 100:02}" if interval and step.unit == "century" else ""
        return stretch(interval, PRECISIONS[step.unit], value=value)
    day = calendars.weekday(step.weekday, interval.start, -1)
    return stretch(Interval.day(day), Precision.DAY, ("the weekday stands: it is not the day that the word before it says",))


def _in_working_week(day: dt.date) -> dt.date:
    """The working week of Arab states starts on Sunday, and on that day the week that ended with it is already the last one."""
    return day + calendars.DAY if day.isoweekday() == calendars.SUNDAY else day


def resolve_away(away: Away, at: Moment) -> Stretch | None:
    """What lies counted units away."""
    anchor = at.today
    spoken = away.anchor is Anchor.SPOKEN or (away.sign > 0 and at.tense not in AHEAD)
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
    return stretch(calendars.unit(unit, day), PRECISIONS[unit])


def nth_weekday(n: int, number: int, whole: Interval | None) -> Stretch | None:
    """The n-th (from the end when negative) such weekday of a stretch."""
    if whole is None or not n:
        return None
    first = calendars.weekday(number, whole.start, 1) + 7 * (n - 1) * calendars.DAY
    if n < 0:
        first = calendars.weekday(number, whole.end, -1) + 7 * (n + 1) * calendars.DAY
    return stretch(Interval.day(first), Precision.DAY) if whole.start <= first <= whole.end else None
