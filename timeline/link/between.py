"""Do groups of two articles tell one event? How alike they are, what forbids it, and which groups are alike in all that is compared."""

from __future__ import annotations

from typing import NamedTuple

from timeline.link.compare import OPEN, Level, participants, same_kind
from timeline.link.group import LASTING, Group
from timeline.link.people import Party
from timeline.model import Status

SLACK = 3
"""How many days apart two groups may lie at most and still be one event."""

_BESIDE = 1
_STAY = 15
_WORTH = {Level.SAME_PEOPLE: 1.0, Level.SAME_STATES: 0.8}
_DAYS_APART = 0.7
_HOSTED = frozenset({"visit", "meeting", "conference", "ceremony", "inspection"})


def agreement(a: Group, b: Group) -> Level:
    """How two groups agree in all but their days; NONE below the level of states."""
    if not same_kind(a, b) or (Status.DENIED in (a.status, b.status) and a.status is not b.status):
        return Level.NONE
    found = participants(a, b)
    return found if found >= Level.SAME_STATES else Level.NONE


def similarity(a: Group, b: Group) -> float | None:
    """How alike two dated groups are, from 0 to 1; None for two days of what may be one stay, which says nothing either way."""
    found = agreement(a, b)
    if not found or a.interval is None or b.interval is None:
        return 0.0
    if a.interval.meets(b.interval):
        return _WORTH[found]
    if a.interval.meets(b.interval, slack=_slack(a, b)):
        return _WORTH[found] * _DAYS_APART
    return None if a.type in LASTING and a.interval.meets(b.interval, slack=_STAY) else 0.0


def _slack(a: Group, b: Group) -> int:
    """How many days apart two groups may lie: reports come a day late, plans shift, a traveller is seen on his way there and back."""
    if a.type == "visit":
        return 2
    if (a.status in OPEN) != (b.status in OPEN):
        return SLACK
    return 1 if a.weak or b.weak else 0


def clash(a: Group, b: Group) -> str:
    """What forbids that two groups are one event, empty if nothing does."""
    if {a.status, b.status} == {Status.OCCURRED, Status.DENIED}:
        return "held against never held"
    if a.ordinal and b.ordinal and a.ordinal != b.ordinal:
        return "another round"
    there, here = _host(a), _host(b)
    if there and here and there != here:
        return "another host"
    return "other days" if _days_clash(a, b) and not (a.ordinal and a.ordinal == b.ordinal and there == here) else ""


def _days_clash(a: Group, b: Group) -> bool:
    if a.interval is None or b.interval is None or a.weak or b.weak or (a.status in OPEN) != (b.status in OPEN):
        return False
    if a.type in LASTING:
        return not a.interval.meets(b.interval, slack=_STAY)
    return a.interval.days == b.interval.days == 1 and not a.interval.meets(b.interval, slack=_BESIDE)


def _host(group: Group) -> str:
    if group.type == "visit":
        return group.destination
    return group.place.country if group.place and group.type in _HOSTED else ""


class Signature(NamedTuple):
    """All that is compared across articles; groups that share it are compared once, so that copies weigh nothing."""

    type: str
    first: int
    last: int
    told: int
    weak: bool
    firm: bool
    status: str
    subtypes: tuple[str, ...]
    ordinal: int
    host: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]


def signature(group: Group) -> Signature:
    """The signature of a group: its days as ordinals (0 for none), and when an undated one was told."""
    interval = group.interval
    return Signature(
        group.type,
        interval.start.toordinal() if interval else 0,
        interval.end.toordinal() if interval else 0,
        0 if interval or group.published is None else group.published.start.toordinal(),
        group.weak,
        group.firm,
        group.status,
        tuple(sorted(group.subtypes)),
        group.ordinal,
        _host(group),
        group.acting,
        group.parties[len(group.acting) :],
    )
