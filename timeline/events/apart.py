"""How long before or after what its sentence tells an event took place: ``the day after their talks``, ``two days before his visit``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.events.items import Item
from timeline.model import DateMention
from timeline.timex import Away, Fixed

_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_LENGTH = re.compile(r"P(\d+)([DWMY])")
_BETWEEN = frozenset({"word", "adverb", "mark", "demonym", "previous"})
_TIES = frozenset({"from", "on"})
_ADJECTIVES = 2
_DAY_AFTER = Away(((1, "day"),), -1)


def apart(row: Sequence[Item], first: int) -> Away | None:
    """From the day of what the sentence tells to that of the event whose words begin at ``first``; None where nothing says it."""
    at = first - 1
    while at >= max(0, first - 1 - _ADJECTIVES) and row[at].kind in _BETWEEN:
        at -= 1
    if at < 0:
        return None
    if row[at].kind == "morrow":
        return _DAY_AFTER
    if at < 3 or row[at].kind not in _TIES:
        return None
    at -= row[at - 1].date is None
    if row[at - 1].date is None:
        return None
    length, sign = _length(row[at - 1].date), {"after": -1, "before": 1}.get(row[at - 2].kind, 0)
    return Away((length,), sign) if length and sign else None


def is_distance(row: Sequence[Item], at: int) -> bool:
    """Whether a duration says how far two events lie apart (``a week after the visit of``), not how long one lasts."""
    following = [item.kind for item in row[at + 1 : at + 3]]
    ties = following[:1] if following[:1] and following[0] in _TIES else following[1:] if following[:1] == ["word"] else []
    return row[at - 1].kind in ("after", "before") and any(kind in _TIES for kind in ties)


def _length(duration: DateMention | None) -> tuple[int, str] | None:
    """The count and the unit of a duration, if it is no rough one."""
    if duration is None or duration.kind != "DURATION" or not isinstance(duration.expression, Fixed):
        return None
    found = _LENGTH.fullmatch(duration.expression.value)
    return (int(found[1]), _UNITS[found[2]]) if found and "about" not in dict(duration.slots) else None


def after_them(
    dates: Sequence[DateMention], row: Sequence[Item], triggers: Sequence[int], rivals: frozenset[int]
) -> tuple[DateMention, ...]:
    """The dates that an event keeps from which another lies apart: those after its words and not after another's that is not in it."""
    others = (i for i in range(max(triggers) + 1, len(row)) if i in rivals and row[min(i + 1, len(row) - 1)].kind != "therein")
    bound = next((row[i].first for i in others), row[-1].last)
    return tuple(date for date in dates if row[min(triggers)].first <= date.first < bound)
