"""Put events on the calendar. Only this stage knows when an article was published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from timeline import stretches
from timeline.calendars import day
from timeline.lengths import days_of, since
from timeline.model import (
    AGREED,
    CIRCUMSTANCE,
    ENDING,
    LATER,
    NEXT,
    THEREAFTER,
    THEREIN,
    TOUR,
    UNTIL,
    Anchored,
    Basis,
    DateMention,
    EventMention,
    Interval,
    Precision,
    Publication,
    Reading,
    ResolvedDate,
    Status,
)
from timeline.resolve import LONGEST, resolve_all
from timeline.stretch import Moment
from timeline.timex import DEADLINE, Expression, Named, Twin

_WEAK = frozenset({Basis.PUBLISH_DATE, Basis.INFERRED})
PRESENT, FUTURE = "PRESENT_REF", "FUTURE_REF"
_LASTING = frozenset({"visit", "conference"})
_MEASURES = frozenset({"relations", "sanction"})
"""What holds on: said to do so for two years, it was done two years ago."""
_SELDOM_NEWS = frozenset({"sanction", "invitation"})
_ANSWERS = frozenset({"accepted", "declined"})
_TOLD_BY_VERBS = frozenset({"agreement", "relations", "resolution", "ceremony", "conference", "envoy"})
_LEGS = frozenset({TOUR})
_AHEAD = frozenset({f"status: {CIRCUMSTANCE}", f"status: {NEXT}"})
"""Why something is planned that has happened where its days are past."""
_LEAD = 4
_TOP = 2
_HEAD = 300
_FRESH = 2


def dates(mentions: Sequence[DateMention], reading: Reading, publication: Publication) -> list[ResolvedDate]:
    """The date mentions of an article resolved against its publication interval."""
    return resolve_all(mentions, reading, publication.interval)


def anchor(events: Iterable[EventMention], resolved: Iterable[ResolvedDate], publication: Publication) -> list[Anchored]:
    """Give each event mention of one article the interval that its dates, or else the article's own, allow."""
    events, resolved = list(events), list(resolved)
    if publication.interval and publication.interval.days > LONGEST:
        publication = replace(publication, interval=None)
    on = {date.mention.span: date for date in resolved}
    back = {date.span for event in events if _looks_back(event) for date in event.dates}
    news = replace(publication, interval=_news_day([d for d in resolved if d.mention.span not in back], publication.interval))
    anchored: list[Anchored] = []
    for event in events:
        told = [on[d.span] for d in event.dates if d.span in on]
        found = _linked(_anchored(event, told, news, publication.interval), publication)
        found = replace(found, lasts=lasts) if (lasts := days_of(told)) else found
        anchored.append(_settled(_sequel(_recalled(found, anchored, publication.interval), anchored, publication), publication))
    settled = [_settled(_set_apart(mention, anchored, resolved, news), publication) for mention in anchored]
    return [_in_stay(mention, settled) for mention in settled]


def _linked(mention: Anchored, publication: Publication) -> Anchored:
    """What is reckoned from the day of an article that other articles date comes from them."""
    reckoned = publication.basis == Basis.LINKED and mention.basis is Basis.RELATIVE
    return replace(mention, basis=Basis.LINKED) if reckoned else mention


def _in_stay(mention: Anchored, told: Sequence[Anchored]) -> Anchored:
    """What took place in the course of a stay of some days, and its own words give no day, is on any of these."""
    event = mention.event
    if THEREIN not in event.subtypes or event.type in _LASTING or any(date.first > event.first for date in event.dates):
        return mention
    for stay in told:
        long = stay.precision is Precision.SPAN and stay.event.type in _LASTING and stay.event.sentence == event.sentence
        if long and stay.interval and (mention.interval is None or mention.interval.intersect(stay.interval) == mention.interval):
            return replace(mention, interval=stay.interval, precision=Precision.RANGE, basis=stay.basis, evidence=stay.evidence)
    return mention


def _set_apart(mention: Anchored, told: Sequence[Anchored], dates: Sequence[ResolvedDate], publication: Publication) -> Anchored:
    """What took place so long before or after what its sentence tells, from the day told there, else the article's if it is news."""
    event = mention.event
    if event.apart is None or mention.interval is not None:
        return mention
    here = event.sentence
    before = [d.interval for d in dates if here.first <= d.mention.first < event.first and d.interval and d.interval.days == 1]
    fit = [a for a in told if a.event.apart is None and not (event.apart.sign > 0 and a.basis in _WEAK)]
    beside = [a.interval for a in fit if a.event.sentence == here and a.interval and a.interval.days == 1]
    news = publication.interval if here.paragraph < _LEAD and LATER not in event.subtypes and event.apart.sign < 0 else None
    day = before[-1] if before else _of_its_kind(event, fit) or (beside[-1] if beside else news)
    found = stretches.resolve(event.apart, Moment(day.start, day)) if day and day.days == 1 else None
    return replace(mention, interval=found.interval, precision=found.precision, basis=Basis.RELATIVE) if found else mention


def _of_its_kind(event: EventMention, told: Sequence[Anchored]) -> Interval | None:
    """The day of the visit that was told last before another, so long before which that one was."""
    visits = (a for a in reversed(told) if a.event.type == event.type == "visit" and a.event.recipients and a.event.first < event.first)
    return next((a.interval for a in visits if a.interval and a.interval.days == 1), None)


def _recalled(mention: Anchored, before: Sequence[Anchored], published: Interval | None) -> Anchored:
    """What an anniversary recalls happened so many years before it is kept, on the days told of that; else in that calendar year."""
    event = mention.event
    if not event.years:
        return mention
    kept = None if event.dates else next((a for a in reversed(before) if _told_beside(a, event)), None)
    if kept is not None and kept.interval is not None:
        then = Interval(_ago(kept.interval.start, event.years), _ago(kept.interval.end, event.years))
        return replace(mention, interval=then, precision=kept.precision, basis=Basis.RELATIVE, evidence=kept.evidence)
    now = {day.year for held in (published, mention.interval) if held for day in (held.start, held.end)}
    year = max(now, default=0) - event.years
    if published is None or len(now) > 1 or year < 1:
        return mention
    return replace(mention, interval=Interval(dt.date(year, 1, 1), dt.date(year, 12, 31)), precision=Precision.YEAR, basis=Basis.RELATIVE)


def _told_beside(kept: Anchored, event: EventMention) -> bool:
    told = kept.interval is not None and kept.basis not in _WEAK and not kept.event.years
    return told and kept.event.sentence == event.sentence


def _ago(date: dt.date, years: int) -> dt.date:
    return day(date.year - years, date.month, date.day) or dt.date(date.year - years, date.month, 28)


def _sequel(mention: Anchored, before: Sequence[Anchored], publication: Publication) -> Anchored:
    """What came later than an event told before it, and no day says when, lies between that event and the article."""
    dated = mention.interval is not None and mention.basis not in _WEAK
    if LATER not in mention.event.subtypes or mention.event.status is not Status.OCCURRED or dated or publication.interval is None:
        return mention
    if (told := _right_before(mention.event, before)) and told.interval:
        return replace(mention, interval=told.interval, precision=Precision.DAY, basis=told.basis, evidence=told.evidence)
    told = next((a for a in reversed(before) if a.interval and a.basis not in _WEAK and LATER not in a.event.subtypes), None)
    if told is None or told.interval is None or not told.interval.end < publication.interval.end:
        return mention
    between = Interval(told.interval.end, publication.interval.end)
    return replace(mention, interval=between, precision=Precision.RANGE, basis=Basis.RELATIVE)


def _right_before(event: EventMention, before: Sequence[Anchored]) -> Anchored | None:
    """What the same sentence tells before a sequel on one day, that of both: a journey goes on only within the land."""
    told = next((a for a in reversed(before) if a.interval and a.event.sentence == event.sentence and LATER not in a.event.subtypes), None)
    if told is None or told.interval is None or told.interval.days > 1 or told.event.status is not Status.OCCURRED:
        return None
    here, there = (e.place.country if e.place else "" for e in (event, told.event))
    return told if event.type not in _LASTING or (here and here == there) else None


def _anchored(event: EventMention, found: Sequence[ResolvedDate], publication: Publication, published: Interval | None) -> Anchored:
    if published and (ahead := _ahead(event, found, published)):
        date, interval = ahead
        evidence = event.document.text[date.mention.span.start : date.mention.span.end]
        return Anchored(event, interval, Precision.RANGE, Basis.RELATIVE, evidence, date.notes)
    points = [(date, date.interval) for date in found if date.interval is not None]
    if event.main and event.status is Status.OCCURRED and published and all(_until_when(date, published) for date, _ in points):
        points, found = [], [date for date in found if date.interval is None]
    if points:
        date, interval = points[0]
        for _, other in points[1:]:
            interval = interval.hull(other)
        precision = date.precision or Precision.RANGE
        if len(points) > 1 or (precision is Precision.SPAN and interval.days > 1):
            precision = Precision.SPAN if event.type in _LASTING else Precision.RANGE
        if event.type in _LASTING and interval.days == 1 and days_of(found):
            interval, precision = _lasted(event, interval, found), Precision.SPAN
        evidence = event.document.text[date.mention.span.start : date.mention.span.end]
        return Anchored(event, interval, precision, date.basis, evidence, tuple(note for d, _ in points for note in d.notes))
    if publication.interval and event.status is Status.OCCURRED and any(date.value == PRESENT for date in found):
        now = next(date.mention.span for date in found if date.value == PRESENT)
        precision = Precision.DAY if publication.interval.days == 1 else Precision.RANGE
        held = replace(event, firm=True, present=False)
        return Anchored(held, publication.interval, precision, Basis.RELATIVE, event.document.text[now.start : now.end])
    if event.type in _MEASURES and event.status is Status.OCCURRED and (began := since(found, published)):
        date, ago = began
        evidence = event.document.text[date.mention.span.start : date.mention.span.end]
        return Anchored(event, ago.interval, ago.precision, Basis.RELATIVE, evidence)
    if publication.interval and _is_news(event, found):
        basis = Basis.PUBLISH_DATE if publication.basis == "given" else Basis.INFERRED
        precision = Precision.DAY if publication.interval.days == 1 else Precision.RANGE
        if ENDING in event.subtypes and precision is Precision.DAY and days_of(found):
            return Anchored(event, _lasted(event, publication.interval, found), Precision.SPAN, basis)
        return Anchored(event, publication.interval, precision, basis)
    return Anchored(event, None, None, None)


def _lasted(event: EventMention, day: Interval, found: Sequence[ResolvedDate]) -> Interval:
    """As many days as a duration says, up to the day of an event told at its end, else from the day on."""
    rest = dt.timedelta(days=max(days_of(found) - 1, 0))
    return Interval(day.start - rest, day.end) if ENDING in event.subtypes else Interval(day.start, day.start + rest)


def _until_when(date: ResolvedDate, published: Interval) -> bool:
    """Whether a date is the end of a stretch ahead before which something is to be done, and says nothing of what has happened."""
    return DEADLINE in dict(date.mention.slots) and date.interval is not None and date.interval.end > published.end


def _ahead(event: EventMention, found: Sequence[ResolvedDate], published: Interval) -> tuple[ResolvedDate, Interval] | None:
    """What lasts until a day, or is to come before the end of a stretch or within hours, lies between its article and that end."""
    closing = next((date for date in found if UNTIL in event.subtypes and date.interval), None)
    if closing and closing.interval and closing.interval.end >= published.start:
        return closing, Interval(published.start, closing.interval.end)
    if event.status is Status.OCCURRED:
        return None
    for date in found:
        slots = dict(date.mention.slots)
        if date.value == FUTURE and slots.get("u") == "hour":
            return date, Interval(published.start, published.end + dt.timedelta(days=1))
        if DEADLINE in slots and date.interval and date.interval.end > published.start:
            return date, Interval(published.start, date.interval.end)
    return None


def _news_day(resolved: Sequence[ResolvedDate], published: Interval | None) -> Interval | None:
    """The day that an article reports: the one day at its head that lies right before its publication, else its publication.

    The date under which it was written says nothing of that, unless it is named with its weekday as the day of something.
    """
    if published is None:
        return None
    before = _FRESH if published.days == 1 else 0
    told = (d for d in resolved if d.mention.kind == "DATE" and d.mention.span.start < _HEAD)
    head = [d.interval for d in told if d.interval != published or not _bare(d.mention.expression)]
    days = {i for i in head if i and i.days == 1 and 0 <= (published.start - i.start).days <= before}
    return days.pop() if len(days) == 1 else published


def _bare(expression: Expression) -> bool:
    """Whether an expression is a date alone, as it stands in a dateline."""
    return isinstance(expression, Twin) or (isinstance(expression, Named) and not expression.weekday)


def _looks_back(event: EventMention) -> bool:
    """Whether a verb tells of something before the news (``he had arrived yesterday``)."""
    return event.firm and event.status is Status.OCCURRED and not (event.main or event.present)


def _is_news(event: EventMention, found: Sequence[ResolvedDate]) -> bool:
    """Whether an undated event is what the article reports: asserted near its top, and no vague date sends it elsewhere."""
    told, answered = event.firm or event.present, bool(event.subtypes & _ANSWERS)
    near = event.sentence.paragraph < (_LEAD if event.main and not answered else _TOP)
    if event.type in _SELDOM_NEWS and not (told and (near or _extended(event))):
        return False
    if event.apart or event.subtypes & _LEGS or f"status: {THEREAFTER}" in event.reasons or (event.type in _TOLD_BY_VERBS and not told):
        return False
    vague = any(date.mention.kind == "DATE" and not (event.firm and date.value == FUTURE) for date in found)
    return event.status is Status.OCCURRED and (event.main or event.sentence.paragraph < _LEAD) and not vague


def _extended(event: EventMention) -> bool:
    """Whether a main verb says that somebody invites: wherever it stands, it is of the article's day."""
    return event.type == "invitation" and event.main and not event.subtypes


def _settled(anchored: Anchored, publication: Publication) -> Anchored:
    """An event whose days all lie after the article's is planned, whatever the tense; one on its day if the present tense tells it.

    When something of which the article speaks had been planned says nothing of when it is.
    """
    event, interval, published = anchored.event, anchored.interval, publication.interval
    if interval is None or published is None:
        return anchored
    if _AHEAD.intersection(event.reasons) and interval.end < published.start:
        return replace(anchored, event=replace(event, status=Status.OCCURRED))
    nobody = not (event.actors or event.recipients)
    if event.status is Status.PLANNED and interval.end < published.start and (nobody or f"status: {AGREED}" in event.reasons):
        return replace(anchored, interval=None, precision=None, basis=None)
    if event.status is not Status.OCCURRED:
        return anchored
    if interval.end < published.start and anchored.basis not in _WEAK:
        return replace(anchored, event=replace(event, firm=True))
    today = event.present and anchored.basis not in _WEAK and interval.start == published.start and UNTIL not in event.subtypes
    if today or interval.start > published.end:
        return replace(anchored, event=replace(event, status=Status.PLANNED, firm=True))
    return anchored
