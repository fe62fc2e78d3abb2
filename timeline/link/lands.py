"""In which land a building stands of which its sentence tells no more than its name: that of the host of what takes place there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.bases import ENVOYS
from timeline.link.group import Group
from timeline.link.told import retold
from timeline.model import HOST_SIDE, Kind

_OWN = frozenset({"meeting", "agreement", "message", "ceremony", "inspection", "visit", "conference", "envoy"})


def with_land(group: Group, groups: Sequence[Group]) -> Group:
    """A group of one article with the land of its building or town, if one of those who take part is at home there or visits it."""
    place = group.place
    if place is None or place.kind is not Kind.PLACE or place.country or group.type not in _OWN:
        return group
    land = next(_lands(group, groups), "")
    if not land:
        return group
    return retold(group, lambda e: replace(e, place=replace(e.place, country=land)) if e.place and e.place.name == place.name else e)


def _lands(group: Group, groups: Sequence[Group]) -> Iterator[str]:
    """The states where it may be, the likeliest first."""
    told = (m.event.place for m in group.mentions)
    yield from (place.country for place in told if place and place.country)
    if group.type == "visit" or (group.type == "envoy" and "accredited" not in group.subtypes):
        return
    abroad = {land: land in group.states for other in groups if (land := _visited(group, other))}
    yield from (land for land, takes_part in abroad.items() if takes_part)
    received = (m.event.actors[0] for m in group.mentions if HOST_SIDE in m.event.subtypes and m.event.actors)
    yield from (e.country for e in received if e.country)
    if group.type == "inspection" or "accredited" in group.subtypes:
        yield from (e.country for e in group.recipients if e.country)
    if abroad:
        yield from abroad if len(abroad) == 1 else ()
        return
    people = (*group.actors, *group.recipients)
    posted = [e for e in people if e.office in ENVOYS]
    if posted and len(group.states) == 2:
        yield from group.states - {e.country for e in posted}
    home = next((m.event.dateline.country for m in group.mentions if m.event.dateline), "")
    if home in group.states:
        yield home


def _visited(group: Group, other: Group) -> str:
    """The state to which another event is the journey of somebody who takes part, on those days."""
    if other.type != "visit" or not {p.key for p in other.acting} & group.keys or (other.place and not other.place.country):
        return ""
    there = group.interval and other.interval and group.interval.meets(other.interval)
    return other.host if there and group.status is other.status else ""
