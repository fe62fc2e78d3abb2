"""Do two groups tell one event? An ordered level of agreement, or none."""

from __future__ import annotations

from enum import IntEnum

from timeline.link.group import Group, key
from timeline.model import TALK, EntityMention, Kind, Status

_AHEAD = 14
_TWO_SIDED = frozenset({"meeting", "call"})
_OPEN = frozenset({Status.PLANNED, Status.SPECULATED, Status.CANCELLED})


class Level(IntEnum):
    """How two groups agree, weakest first."""

    NONE = 0
    ECHO = 1
    ONE_SIDE = 2
    SAME_STATES = 3
    SAME_PEOPLE = 4


def level(a: Group, b: Group, *, within: bool) -> Level:
    """The level at which two groups agree; NONE when they are different events.

    Args:
        a: the group that stands.
        b: the group that may join it.
        within: whether both lie in one article, where an undated mention repeats the dated one.
    """
    if not _types_agree(a, b, within=within) or not _dates_agree(a, b, within=within) or not _statuses_agree(a, b, within=within):
        return Level.NONE
    found = _travellers(a, b) if a.type == "visit" else _sides(a, b)
    if not within and found < Level.SAME_STATES:
        return Level.NONE
    return found


def _types_agree(a: Group, b: Group, *, within: bool) -> bool:
    """One type, and to envoys one thing done; or in one article a call and talk of which nothing says that it was face to face."""
    if a.type == b.type:
        return a.type != "envoy" or not (a.subtypes and b.subtypes) or bool(a.subtypes & b.subtypes)
    return (
        within
        and {a.type, b.type} == {"call", "meeting"}
        and all(TALK in m.event.subtypes for g in (a, b) if g.type == "meeting" for m in g.mentions)
    )


def _dates_agree(a: Group, b: Group, *, within: bool) -> bool:
    if a.interval is None or b.interval is None:
        return within
    if a.weak or b.weak:
        later = a.interval.start > b.interval.end if b.weak else b.interval.start > a.interval.end
        ahead = within and later and not (a.weak and b.weak) and not (a if a.weak else b).firm
        vague = within and a.weak != b.weak and not (a if a.weak else b).firm
        return a.interval.meets(b.interval, slack=_AHEAD if ahead or vague else 1)
    if a.type == "visit" and a.interval.days < 15 and b.interval.days < 15:
        return a.interval.meets(b.interval, slack=3 if within else 2)
    return a.interval.meets(b.interval)


def _statuses_agree(a: Group, b: Group, *, within: bool) -> bool:
    if a.status == b.status:
        return True
    pair = {a.status, b.status}
    if Status.DENIED in pair:
        return False
    if within and not (a.firm and b.firm):
        return True
    if pair <= _OPEN:
        return True
    if within:
        return a.interval is not None and a.interval == b.interval and a.interval.days == 1
    return a.interval is not None and b.interval is not None


def _travellers(a: Group, b: Group) -> Level:
    """Visits are one when who travels and where to agree."""
    there, here = _destination(a), _destination(b)
    if there and here and there != here:
        return Level.NONE
    if not a.actors or not b.actors:
        return Level.ECHO
    who = max(_same(x, y) for x in a.actors for y in b.actors)
    return who if there and here else min(who, Level.ONE_SIDE)


def _destination(group: Group) -> str:
    place = group.place
    if place and place.country:
        return place.country
    return next((e.country for e in group.recipients if e.country), "")


def _sides(a: Group, b: Group) -> Level:
    """Symmetric events are one when every participant of the shorter list is in the longer; talks of three states are not those of two."""
    left, right = [*a.actors, *a.recipients], [*b.actors, *b.recipients]
    if len(left) > len(right):
        left, right = right, left
    free, levels = list(right), list[Level]()
    for entity in left:
        best = max(free, key=lambda other: _same(entity, other), default=None)
        if best is None or not _same(entity, best):
            return Level.NONE
        levels.append(_same(entity, best))
        free.remove(best)
    if not levels:
        return Level.ECHO
    states = {e.country for e in free if e.kind is Kind.STATE} - {e.country for e in left}
    if states and min(levels) is Level.SAME_STATES and len(levels) > 1:
        return Level.NONE
    if len(levels) == len(right) == 1 and levels[0] is Level.SAME_PEOPLE and a.type not in _TWO_SIDED and _one_day(a, b):
        return Level.SAME_PEOPLE
    return min(levels) if len(levels) > 1 else Level.ONE_SIDE


def _one_day(a: Group, b: Group) -> bool:
    """Whether both are told of one and the same day."""
    return a.interval is not None and a.interval == b.interval and a.interval.days == 1 and not (a.weak or b.weak)


def _same(a: EntityMention, b: EntityMention) -> Level:
    if key(a) == key(b):
        return Level.SAME_PEOPLE
    if Kind.STATE in (a.kind, b.kind) and a.country and a.country == b.country:
        return Level.SAME_STATES
    if a.country and a.country == b.country and a.office and a.office == b.office and not (a.name and b.name):
        return Level.SAME_STATES
    return Level.NONE
