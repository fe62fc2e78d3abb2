"""When undated articles were published, from events that they share with dated ones, once and again until nothing moves."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby

from timeline.link import within
from timeline.link.between import agreement, clash
from timeline.link.blocks import Token, tokens
from timeline.link.compare import Level, participants, same_kind
from timeline.link.group import Group
from timeline.link.mention import WEAK
from timeline.model import Anchored, Basis, Interval, Precision, Publication, Status

_DAY = dt.timedelta(days=1)
_ROUNDS = 10
_BEFORE, _AFTER = 62, 366
_LONG = 31
_NARROW = 62


@dataclass(frozen=True, slots=True)
class Undated:
    """An article of an unknown day: what it says of it, what days it ``allows``, and how its events lie ``at`` a publication.

    The mentions ``at`` any publication are the same ones in the same order.
    """

    id: str
    publication: Publication
    allows: Callable[[dt.date], bool]
    at: Callable[[Publication], Sequence[Anchored]]


def publications(undated: Sequence[Undated], dated: Iterable[Anchored]) -> dict[str, Publication]:
    """The publication of each undated article, as far as the others tell.

    Each round looks at all articles as the round before has left them, so that their order decides nothing.

    Args:
        undated: the articles to be dated.
        dated: the mentions of the others, one article after another.
    """
    known = {article.id: _by_itself(article) for article in undated}
    fixed = [group for _, mentions in groupby(dated, key=lambda a: a.event.document.id) for group in _told(list(mentions))]
    readings = {article.id: _Readings(article) for article in undated}
    for _ in range(_ROUNDS):
        told = {article.id: _told(article.at(known[article.id])) for article in undated if known[article.id].interval}
        events = _Events((*fixed, *(group for groups in told.values() for group in groups)))
        found = {article.id: _seen(article, known[article.id], events, readings[article.id]) for article in undated}
        if found == known:
            break
        known = found
    return known


def _told(mentions: Sequence[Anchored]) -> list[Group]:
    """The events of an article that can date another: they took place on days of their own, and people on both sides have names.

    Days that are but a range among which an event lies may miss those that the other article means.
    """
    groups = within.grouped(within.in_order(mentions))
    own = [g for g in groups if g.interval and g.interval.days <= _LONG and g.precision is not Precision.RANGE and not g.weak]
    return [g for g in own if g.status is Status.OCCURRED and _named(g)]


def _named(group: Group) -> bool:
    return len(group.parties) > 1 and any(party.named for party in group.parties)


class _Events:
    """Events that can date an article, by block."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._blocks: defaultdict[Token, list[Group]] = defaultdict(list)
        for group in groups:
            for token in tokens(group):
                self._blocks[token].append(group)

    def like(self, group: Group) -> Iterator[Group]:
        """The events of other articles with the same people, where nothing but days could tell them from a group."""
        seen = set[int]()
        for token in tokens(group):
            for other in self._blocks.get(token, ()):
                if id(other) not in seen and other.documents != group.documents:
                    seen.add(id(other))
                    if agreement(group, other) is Level.SAME_PEOPLE and clash(group, other) in ("", "other days"):
                        yield other


@dataclass(frozen=True, slots=True)
class _Sight:
    """The days of writing that a shared event allows, and what it is."""

    days: frozenset[dt.date]
    evidence: str


def _seen(article: Undated, known: Publication, events: _Events, readings: _Readings) -> Publication:
    """The publication that all shared events allow together; as it was known where they contradict each other or it."""
    if known.interval and known.interval.days == 1:
        return known
    sights = list(_sights(article, known, events, readings))
    if not sights:
        return known
    days = frozenset.intersection(*(sight.days for sight in sights))
    if not days:
        return known
    interval = Interval(min(days), max(days))
    if interval == known.interval:
        return known
    evidence = (*(known.evidence if known.basis != Basis.LINKED else ()), *dict.fromkeys(sight.evidence for sight in sights))
    return Publication(interval, Basis.LINKED, evidence)


def _sights(article: Undated, known: Publication, events: _Events, readings: _Readings) -> Iterator[_Sight]:
    for group in within.grouped(within.in_order(article.at(known))):
        others = [other for other in events.like(group) if _named(group)]
        if not others or group.status is Status.DENIED:
            continue
        for mention in group.mentions:
            fits = [
                (other, days) for other in others if other.interval and (days := readings.days(mention, other.interval, known.interval))
            ]
            if fits and all(a.interval.meets(b.interval) for (a, _), (b, _) in combinations(fits, 2) if a.interval and b.interval):
                days = frozenset.intersection(*(days for _, days in fits))
                first = min((other for other, _ in fits), key=lambda g: g.stands)
                said = mention.event.dates[0].span
                text = mention.event.document.text[said.start : said.end]
                yield _Sight(days or fits[0][1], f"the same {group.type} in {first.stands[0]}: {text}")


class _Readings:
    """How an article's mentions lie for each day of writing; worked out where asked for, once."""

    def __init__(self, article: Undated) -> None:
        self._article = article
        self._at: dict[dt.date, Mapping[int, Interval]] = {}

    def days(self, mention: Anchored, event: Interval, known: Interval | None) -> frozenset[dt.date]:
        """The days of writing on which a mention with a date of its own means an event's days; what took place has begun."""
        if not mention.event.dates:
            return frozenset()
        first, last = _shift(event.start, -_BEFORE), _shift(event.end, _AFTER)
        if known:
            first, last = max(first, known.start), min(last, known.end)
        if mention.event.status is Status.OCCURRED:
            first = max(first, event.start)
        start, found = mention.event.span.start, set[dt.date]()
        for n in range((last - first).days + 1):
            day = first + n * _DAY
            meant = self._on(day).get(start) if self._article.allows(day) else None
            if meant and (meant.intersect(event) == event or event.intersect(meant) == meant):
                found.add(day)
        everywhere = len(found) == (last - first).days + 1
        return frozenset() if everywhere else frozenset(found)

    def _on(self, day: dt.date) -> Mapping[int, Interval]:
        if day not in self._at:
            self._at[day] = _own(self._article.at(Publication(Interval.day(day), Basis.LINKED)))
        return self._at[day]


def _own(mentions: Iterable[Anchored]) -> dict[int, Interval]:
    """The days of the mentions that have dates of their own, by where they stand."""
    return {m.event.span.start: m.interval for m in mentions if m.interval and m.basis not in WEAK and m.event.dates}


def _by_itself(article: Undated) -> Publication:
    """The days on which what one sentence tells twice of an event, such as *this week* and *on the 11th*, agrees."""
    known, interval = article.publication, article.publication.interval
    if interval is None or not 1 < interval.days <= _NARROW:
        return known
    pairs = [(a.event.span.start, b.event.span.start) for a, b in combinations(article.at(known), 2) if _told_twice(a, b)]
    days = [interval.start + n * _DAY for n in range(interval.days)]
    at = {day: _own(article.at(replace(known, interval=Interval.day(day)))) for day in days if article.allows(day)}
    for one, other in pairs:
        agreeing = {day: own for day, own in at.items() if one not in own or other not in own or own[one].meets(own[other])}
        at = agreeing or at
    return known if len(at) == interval.days else replace(known, interval=Interval(min(at), max(at)))


def _told_twice(a: Anchored, b: Anchored) -> bool:
    """Whether one sentence tells the same of the same person twice."""
    if a.event.sentence != b.event.sentence:
        return False
    one, other = Group.of_one(a), Group.of_one(b)
    return same_kind(one, other) and participants(one, other) >= Level.ONE_SIDE and not one.keys.isdisjoint(other.keys)


def _shift(day: dt.date, days: int) -> dt.date:
    return dt.date.fromordinal(min(max(day.toordinal() + days, dt.date.min.toordinal()), dt.date.max.toordinal()))
