"""Where the events of one article took place that do not say it themselves, or name no more than a state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from timeline.bases import AIRPORT, CABLED, HOUSES
from timeline.link.group import Group
from timeline.link.hosts import away
from timeline.link.lands import with_land
from timeline.link.people import key
from timeline.link.seats import gathers_at
from timeline.link.stays import told_of
from timeline.link.told import changed, retold
from timeline.model import ASIDE, EntityMention, Kind, Status

_PLACED = frozenset({"meeting", "agreement", "message", "ceremony", "envoy"})
_SHARED = (_PLACED | {"invitation"}) - {"envoy"}
"""What people do in one place when they do it together on one day."""
_HELD = dt.timedelta(days=2)
_SHORT, _LONG = 3, 31
"""Days of an event too loosely dated to tell where a journey led."""


def with_places(groups: Sequence[Group]) -> list[Group]:
    """The groups of one article, each with the place of another one that it shares, else with the town of the dateline."""
    if not any(m.event.place or m.event.dateline or m.event.type == "conference" for group in groups for m in group.mentions):
        return list(groups)
    cabled = {i for i, group in enumerate(groups) if any(CABLED in mention.event.subtypes for mention in group.mentions)}
    for rule in (_convened, _seated, _aside, _together, _of_visit, _as_host, _abroad_then, _datelined):
        groups = [group if i in cabled else _placed(group, groups, rule) for i, group in enumerate(groups)]
    return [_unplaced(group) if i in cabled else with_land(group, groups) for i, group in enumerate(groups)]


def _unplaced(group: Group) -> Group:
    """What is cabled without the places of its matter, told behind it (``congratulated him on the summit in``)."""
    return retold(group, lambda event: replace(event, place=None) if event.place and event.place.first > event.first else event)


def _placed(group: Group, groups: Sequence[Group], rule: Callable[[Group, Sequence[Group]], EntityMention | None]) -> Group:
    """A group with the place that a rule finds, if it names none, or but the state in which that town lies."""
    if group.place and group.place.kind is Kind.PLACE:
        return group
    place = rule(group, groups)
    if place is None or (group.place and not (_town(place) and place.country == group.place.country)):
        return group
    return changed(group, place=place)


def _town(place: EntityMention) -> bool:
    return place.kind is Kind.PLACE and bool(place.country) and place.basis not in HOUSES


def _aside(group: Group, groups: Sequence[Group]) -> EntityMention | None:
    """The place of the conference on whose sidelines it happens, the nearest one that the article tells of."""
    if not any(ASIDE in mention.event.subtypes for mention in group.mentions):
        return None
    held = [other for other in groups if other.type == "conference" and other.place and _meet(group, other, slack=1)]
    held = [other for other in held if other.interval] or held
    return min(held, key=lambda other: away(other, group)).place if held else None


def _together(group: Group, groups: Sequence[Group]) -> EntityMention | None:
    """The place of what the same people do on the same days; two meetings of the same states may be of others elsewhere."""
    if group.type not in _SHARED:
        return None
    for other in groups:
        meet = group.type == other.type == "meeting"
        both = len({p.country for p in group.parties if p.key in other.keys}) > 1
        together = both or (not meet and (len(group.keys & other.keys) > 1 or len(group.states & other.states) > 1))
        together = together and other.status is group.status
        apart = other is group or other.type == "call" or not _meet(group, other, slack=int(group.weak or other.weak))
        left = "departure" in other.subtypes and other.place and other.place.basis in HOUSES
        if together and not apart and other.place and not left and other.place.basis != AIRPORT:
            return other.place
    return None


def _of_visit(group: Group, groups: Sequence[Group]) -> EntityMention | None:
    """The town in which a traveller meets somebody of the state that he visits."""
    if group.type != "visit" or group.place is None:
        return None
    near = [other for other in groups if other.type in _PLACED and other.interval and other.interval.days <= _LONG]
    met = (other for other in near if _meet(group, other) and group.keys & other.keys)
    return next((other.place for other in met if other.place and _town(other.place)), None)


def _as_host(group: Group, groups: Sequence[Group]) -> EntityMention | None:
    """The town where a host meets others at home on the same days, for a meeting with one more guest."""
    if group.type != "meeting" or group.place or len(group.states) < 2 or any(_travels(group, other) for other in groups):
        return None
    for other in groups:
        town = other.place
        if (
            other is group
            or other.type not in _PLACED
            or town is None
            or not _town(town)
            or other.interval is None
            or group.interval is None
        ):
            continue
        hosts = {key(e) for e in (*other.actors, *other.recipients) if e.country == town.country and e.kind is Kind.PERSON}
        if hosts & group.keys and other.interval.meets(group.interval, slack=1):
            return town
    return None


def _abroad_then(group: Group, groups: Sequence[Group]) -> EntityMention | None:
    """Where somebody is on a visit who meets others than his hosts in its course, if he makes no more than one in those days."""
    if group.type != "meeting" or group.place or group.interval is None or group.interval.days > _SHORT or len(group.parties) < 2:
        return None
    held = [
        v for v in groups if v.place and v.place.country and _travels(group, v, slack=0) and v.status in (group.status, Status.OCCURRED)
    ]
    around = [v for v in held if v.interval and v.interval.intersect(group.interval) == group.interval]
    around = [v for v in around if not (group.weak or v.weak) or told_of(v, group)]
    if len({v.place.country for v in held if v.place}) != 1 or not around:
        return None
    there = around[0].place
    return there.as_state() if there and there.basis in HOUSES else there


def _travels(group: Group, other: Group, slack: int = 1) -> bool:
    """Whether another event is the journey of somebody who takes part, in these days."""
    journey = other.type == "visit" and group.interval and other.interval and other.interval.meets(group.interval, slack=slack)
    return bool(journey) and any(p.key in group.keys for p in other.acting)


def _convened(group: Group, groups: Sequence[Group]) -> EntityMention | None:
    """The town of the dateline for a gathering that nobody of another state convenes."""
    town = _dateline(group) if group.type == "conference" and group.firm else None
    return None if town and any(e.country not in ("", town.country) for e in group.actors) else town


def _seated(group: Group, groups: Sequence[Group]) -> EntityMention | None:
    """The town in which the gathering always takes place."""
    bodies = group.actors if group.type == "conference" else ()
    return next((town for body in bodies if (town := gathers_at(body))), None)


def _datelined(group: Group, groups: Sequence[Group]) -> EntityMention | None:
    """The town of the dateline, for what somebody of its state has just done and not abroad."""
    town = _dateline(group)
    if town is None or not ((town.country in group.states and group.type in _PLACED) or group.place):
        return None
    return None if any(_abroad(group, town, other) for other in groups) else town


def _dateline(group: Group) -> EntityMention | None:
    """Where the article of what has just happened was written."""
    event = group.mentions[0].event
    if event.dateline is None:
        return None
    published = event.document.published
    lately = published and group.interval and group.interval.end >= published.start - _HELD
    return event.dateline if lately and group.status is Status.OCCURRED else None


def _abroad(group: Group, town: EntityMention, other: Group) -> bool:
    """Whether another event is a visit that takes somebody of the dateline's state out of it, or one abroad in which he takes part then."""
    if other.type == "visit":
        return any(e.country == town.country for e in other.actors) and bool(group.keys & other.keys)
    own = {p.key for p in group.parties if p.country == town.country and not p.state}
    elsewhere = other.type == "meeting" and other.place is not None and other.place.country not in ("", town.country)
    return elsewhere and bool(own & other.keys) and _meet(group, other)


def _meet(group: Group, other: Group, slack: int = 0) -> bool:
    """Whether two events may fall on the same days, or no more than ``slack`` days apart."""
    return bool(group.interval and other.interval and group.interval.meets(other.interval, slack=slack))
