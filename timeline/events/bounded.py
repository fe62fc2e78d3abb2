"""Dates that are no event's day: since when something goes on, and that of what an event came so long after."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.items import Item
from timeline.events.parts import CLOSERS, WORDS, is_participle

_DISTANCE, _SINCE = 6, 12
"""Items in which it is told how long after something an event came, and since what something goes on, with its date."""
_SINCE_WHAT = WORDS | frozenset({"in", "noun", "entity", "to", "for", "adverb", "demonym", "mark", "on", "by", "from"})
_SINCE_THEN = (_SINCE_WHAT | {"since", "between", "with"}) - WORDS
_ARRIVAL = "arrival"


def since(row: Sequence[Item], at: int, trigger: int) -> bool:
    """Whether a date only says since when: it stands in the phrase that the particle opens, and the event does not.

    Since an arrival, be it in power, goes on what the sentence tells.
    """
    told = bool(row[trigger].nouns) and all(noun.id != _ARRIVAL for noun, _ in row[trigger].nouns)
    quoted = False
    for i in range(at - 1, max(-1, at - _SINCE), -1):
        quoted ^= row[i].kind == "mark"
        if row[i].kind == "since" or (row[i].kind == "previous" and i == at - 1):
            return True
        if (told and i == trigger) or not (quoted or row[i].kind in _SINCE_WHAT):
            return False
    return False


def since_then(row: Sequence[Item], trigger: int, at: int) -> bool:
    """Whether a measure goes on since a date (``the ties cut since 1998``), not the first of its kind since then."""
    return all(item.kind in _SINCE_THEN and not is_participle(item) for item in row[trigger + 1 : at])


def set_off(row: Sequence[Item], trigger: int, at: int) -> bool:
    """Whether a date is that of what an event came so long after (``his visit comes less than a month after they signed on``)."""
    after = next((i for i in range(trigger + 1, at) if row[i].kind == "after"), at)
    for i in range(after + 1, min(after + _DISTANCE, at - 1)):
        if row[i].kind in CLOSERS or row[i].kind == "verb":
            return False
        if (date := row[i].date) is not None and date.kind == "DURATION":
            return row[i + 1].kind in ("on", "from")
    return False
