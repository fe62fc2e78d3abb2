"""What a length of time beside an event says of it: how many days it lasts, or how long ago what goes on since began."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline import stretches
from timeline.model import Interval, ResolvedDate
from timeline.stretch import Moment, Stretch
from timeline.timex import IN_PASSING, Away

_DAYS = re.compile(r"P(\d+)([DW])")
_LENGTH = re.compile(r"P(\d+)([DWMY])")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_LIKELY = 15


def days_of(found: Sequence[ResolvedDate]) -> int:
    """How many days a duration beside the date says, 0 for none or an unlikely one."""
    for date in found:
        if date.mention.kind == "DURATION" and (match := _DAYS.fullmatch(date.value)):
            days = int(match[1]) * (7 if match[2] == "W" else 1)
            return days if 1 < days <= _LIKELY else 0
    return 0


def since(found: Sequence[ResolvedDate], published: Interval | None) -> tuple[ResolvedDate, Stretch] | None:
    """When that was which holds *for two years now*: so long before its article; None where a length says nothing of it, or is rough."""
    for date in found:
        slots = dict(date.mention.slots)
        match = _LENGTH.fullmatch(date.value) if IN_PASSING in slots and "about" not in slots else None
        if match and published and published.days == 1:
            began = stretches.resolve(Away(((int(match[1]), _UNITS[match[2]]),), -1), Moment(published.start, published))
            return (date, began) if began else None
    return None
