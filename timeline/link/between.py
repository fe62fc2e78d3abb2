"""Do groups of two articles tell one event? How alike they are, and what forbids it."""

from __future__ import annotations

from timeline.link.compare import OPEN, Level, participants, same_kind
from timeline.link.group import LASTING
from timeline.link.unit import Compared
from timeline.model import Status

SLACK = 3
"""How many days apart two groups may lie at most and still be one event."""

_TOLD = (Status.OCCURRED, Status.DENIED)
_BESIDE = 1
_STAY = 15
_WORTH = {Level.SAME_PEOPLE: 1.0, Level.SAME_STATES: 0.8}
_DAYS_APART = 0.7


def agreement(a: Compared, b: Compared) -> Level:
    """How two groups agree in all but their days; NONE below the level of states."""
    denied = Status.DENIED in (a.status, b.status) and a.status is not b.status and Status.CANCELLED not in (a.status, b.status)
    if not same_kind(a, b) or denied:
        return Level.NONE
    found = participants(a, b)
    return found if found >= Level.SAME_STATES else Level.NONE


def similarity(a: Compared, b: Compared) -> float | None:
    """How alike two dated groups are, from 0 to 1; None for two days of what may be one stay, which says nothing either way."""
    found = agreement(a, b)
    if not found or a.interval is None or b.interval is None:
        return 0.0
    if a.interval.meets(b.interval):
        return _WORTH[found]
    if a.interval.meets(b.interval, slack=_slack(a, b)):
        return _WORTH[found] * _DAYS_APART
    return None if a.type in LASTING and a.interval.meets(b.interval, slack=_STAY) else 0.0


def _slack(a: Compared, b: Compared) -> int:
    """How many days apart two groups may lie: reports come a day late, plans shift, a traveller is seen on his way there and back."""
    if a.type == "visit":
        return 2
    if (a.status in OPEN) != (b.status in OPEN):
        return SLACK
    return 1 if a.weak or b.weak else 0


def clash(a: Compared, b: Compared) -> str:
    """What forbids that two groups are one event, empty if nothing does."""
    if a.status is not b.status and a.status in _TOLD and b.status in _TOLD:
        return "held against never held"
    if a.ordinal and b.ordinal and a.ordinal != b.ordinal:
        return "another round"
    if a.host and b.host and a.host != b.host:
        return "another host"
    return "other days" if _days_clash(a, b) and not (a.ordinal and a.ordinal == b.ordinal and a.host == b.host) else ""


def _days_clash(a: Compared, b: Compared) -> bool:
    if a.interval is None or b.interval is None or a.weak or b.weak or (a.status in OPEN) != (b.status in OPEN):
        return False
    if a.type in LASTING:
        return not a.interval.meets(b.interval, slack=_STAY)
    return a.interval.days == b.interval.days == 1 and not a.interval.meets(b.interval, slack=_BESIDE)
