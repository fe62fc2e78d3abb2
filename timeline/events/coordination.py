"""Where ``and`` opens a clause of its own: after a comma, before a phrase that belongs to the verb behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.items import Item
from timeline.events.parts import ADJUNCTS, CLOSERS, COORDINATE, PREPOSITIONS, is_noun

_OPENING = PREPOSITIONS | ADJUNCTS | {"date", "background", "later"}
_IMPERSONAL = frozenset({"planned", "speculated"})
_REACH = 10


def with_clauses(row: Sequence[Item]) -> list[Item]:
    """The items with each such comma as a bound (``X signed a treaty, and in May Y recalled its ambassador``)."""
    found = list(row)
    for i, item in enumerate(row):
        if item.joined and i and row[i - 1].kind == "comma" and _opens_clause(row, i):
            found[i - 1] = replace(row[i - 1], kind=COORDINATE)
    return found


def _opens_clause(row: Sequence[Item], i: int) -> bool:
    """Whether what is joined there is impersonal, or belongs to a verb behind it."""
    return _impersonal(row, i) or (row[i].kind in _OPENING and _leads_to_verb(row, i))


def _impersonal(row: Sequence[Item], i: int) -> bool:
    """Whether it is said of nobody that something is planned or possible (``and it is planned that``)."""
    return row[i].kind in _IMPERSONAL and any(item.kind == "that" for item in row[i + 1 : i + 3])


def _leads_to_verb(row: Sequence[Item], i: int) -> bool:
    """Whether a finite verb follows before anything else closes the phrase."""
    for j in range(i + 1, min(i + _REACH, len(row))):
        if row[j].kind in CLOSERS or row[j].kind in ("comma", "rel"):
            return False
        if row[j].kind == "verb" and not is_noun(row, j):
            return True
    return False
