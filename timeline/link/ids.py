"""Names of events that hang on what, when and who alone, and so are the same in every run."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from timeline.link.group import Group
from timeline.model import Event


def identified(groups: Sequence[Group]) -> list[Event]:
    """The events of groups in chronological order; of two that would have the same name the later one is numbered."""
    events, turns = list[Event](), dict[str, int]()
    for group in groups:
        text = "|".join([group.type, _days(group), *sorted(p.key for p in group.parties)])
        name = f"{group.type}-{hashlib.blake2b(text.encode(), digest_size=5).hexdigest()}"
        turns[name] = turn = turns.get(name, 0) + 1
        events.append(group.event(name if turn == 1 else f"{name}-{turn}"))
    return events


def _days(group: Group) -> str:
    return f"{group.interval.start}/{group.interval.end}" if group.interval else ""
