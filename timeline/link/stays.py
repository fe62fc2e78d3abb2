"""Which days of a visit are those of what is told beside it, and when it lends none."""

from __future__ import annotations

from timeline.link.group import Group
from timeline.model import CIRCUMSTANCE, EventMention, Interval, Status

_SOON = 3
_LATELY = 10
_DURING = 60
NEAR = 250
"""Characters between a visit and what is told right beside it."""


def still_there(visit: Group, group: Group) -> bool:
    """Whether the traveller had arrived shortly before the article that tells, as its news, what he does there."""
    if not (group.weak and group.interval and visit.interval and visit.interval.days == 1):
        return False
    arrived = any("arrival" in m.event.subtypes and m.event.firm and not (m.event.main or m.event.present) for m in visit.mentions)
    return arrived and 0 <= (group.interval.start - visit.interval.end).days <= _SOON


def its_part(days: Interval, event: EventMention) -> Interval:
    """The days of a visit on which an event can have been: what has happened not after its article, what will happen not before."""
    published = event.document.published
    if published is None:
        return days
    if event.status is Status.OCCURRED and days.start <= published.end < days.end:
        return Interval(days.start, published.end)
    if event.status is Status.PLANNED and f"status: {CIRCUMSTANCE}" not in event.reasons and days.start < published.start:
        return Interval(published.start, max(published.end, days.end))
    return days


def wider(group: Group, visit: Group) -> bool:
    """Whether the days told of a group are looser than those of the visit that they hold."""
    if group.interval is None or visit.interval is None or group.interval.days == 1:
        return False
    return group.interval != visit.interval and group.interval.intersect(visit.interval) == visit.interval


def long_over(visit: Group, group: Group) -> bool:
    """Whether a visit took place well before the article that tells a group without a date."""
    known = visit.interval and group.published and not visit.weak and visit.status is Status.OCCURRED
    return bool(known and visit.interval and group.published and (group.published.start - visit.interval.end).days > _LATELY)


def told_of(visit: Group, group: Group) -> bool:
    """Whether an event is told as part of a visit: in what is said of it next, or right before it (``met him during his visit``)."""
    stands = [m.event.span.start for m in visit.mentions]
    return any(-_DURING < m.event.span.start - stand < NEAR for m in group.mentions for stand in stands)
