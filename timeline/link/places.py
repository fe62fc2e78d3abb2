"""Where the events of one article took place that do not say it themselves, or name no more than a state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from timeline.bases import HOUSES
from timeline.link.group import Group
from timeline.link.hosts import away, changed
from timeline.model import ASIDE, EntityMention, Kind, Status

_PLACED = frozenset({"meeting", "agreement", "message", "ceremony", "envoy"})
_HELD = dt.timedelta(days=2)


def with_places(groups: Sequence[Group]) -> list[Group]:
    """The groups of one article, each with the place of another one that it shares, else with the town of the dateline."""
    for rule in (_aside, _together, _of_visit, _datelined):
        groups = [_placed(group, groups, rule) for group in groups]
    return list(groups)


def _placed(group: Group, groups: Sequence[Group], rule: Callable[[Group, Sequence[Group]], EntityMention | None]) -> Group:
    """A group with the place that a rule finds, if it names none, or but the state in which that town lies."""
    if group.place and group.place.kind is Kind.PLACE:
        return group
    place = rule(group, groups)
    if place is None or (group.place and not (_town(place) and place.country == group.place.country)):
        return group
    return changed(group, place=place)


def _town(place: EntityMention) -> bool:
    return place.kind is Kind.PLACE and place.basis not in HOUSES


def _aside(group: Group, groups: Sequence[Group]) -> EntityMention | None:
    """The place of the conference on whose sidelines it happens, the nearest one that the article tells of."""
    if not any(ASIDE in mention.event.subtypes for mention in group.mentions):
        return None
    held = [other for other in groups if other.type == "conference" and other.place and _meet(group, other)]
    return min(held, key=lambda other: away(other, group)).place if held else None


def _together(group: Group, groups: Sequence[Group]) -> EntityMention | None:
    """The place of what the same people do on the same days."""
    if group.type not in _PLACED - {"envoy"}:
        return None
    for other in groups:
        together = (len(group.keys & other.keys) > 1 or len(group.states & other.states) > 1) and other.status is group.status
        if other is not group and other.type != "call" and together and other.place and _meet(group, other):
            return other.place
    return None


def _of_visit(group: Group, groups: Sequence[Group]) -> EntityMention | None:
    """The town in which a traveller meets somebody of the state that he visits."""
    if group.type != "visit" or group.place is None:
        return None
    met = (other for other in groups if other.type in _PLACED and _meet(group, other) and group.keys & other.keys)
    return next((other.place for other in met if other.place and _town(other.place)), None)


def _datelined(group: Group, groups: Sequence[Group]) -> EntityMention | None:
    """The town of the dateline, for what somebody of its state has just done and not abroad."""
    event = group.mentions[0].event
    town, published = event.dateline, event.document.published
    if town is None or published is None or group.interval is None or group.status is not Status.OCCURRED:
        return None
    home = (town.country in group.states and group.type in _PLACED) or group.place is not None
    lately = group.interval.end >= published.start - _HELD
    return town if home and lately and not any(_abroad(group, town, other) for other in groups) else None


def _abroad(group: Group, town: EntityMention, other: Group) -> bool:
    """Whether another event is a visit that takes somebody of the dateline's state out of it."""
    return other.type == "visit" and any(e.country == town.country for e in other.actors) and bool(group.keys & other.keys)


def _meet(group: Group, other: Group) -> bool:
    """Whether two events may fall on the same days."""
    return bool(group.interval and other.interval and group.interval.meets(other.interval))
