"""Clauses that only say of the noun before them that it was planned."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.items import Item
from timeline.events.lexemes import BE

_OFF = "cancel"
_PLAN = 12
_BESIDE = frozenset({"with", "to"})
"""Prepositions that may say of the noun before them with whom or where."""
_TIMING = frozenset({"last", "last2", "extend_over", "begin", "start", "end2", "conclude", "conclude2"})


def scheduled(row: Sequence[Item], i: int) -> bool:
    """Whether ``that`` and its verb only say of the noun before them that it was planned (``a visit that he was to pay to X``)."""
    if row[i].kind != "that" or i < 2 or i + 1 >= len(row) or row[i - 1].kind != "planned" or row[i - 1].joined:
        return False
    j = i - 2
    while j > 0 and row[j].kind == "adverb":
        j -= 1
    if j > 2 and row[j].kind == "entity" and row[j - 1].kind in _BESIDE:
        j -= 2
    if j > 0 and row[j].kind == "rel" and (row[j - 1].nouns or row[j - 1].kind == "entity"):
        return row[i + 1].kind == "verb"
    return row[i + 1].kind == "verb" and bool(row[j].nouns) and not row[j].definite


def past_plan(row: Sequence[Item], i: int) -> int:
    """Past a relative clause that only says that its noun was planned (``the visit which was scheduled to X``); 0 where there is none."""
    planned = i + 2 < len(row) and row[i + 2].kind == "planned" and not row[i + 2].verbs
    return i + 3 if planned and BE in row[i + 1].verbs.ids else 0


def that_before(row: Sequence[Item], at: int) -> int:
    """The first of the clauses with ``that`` which ``and that`` continues, and which what governs it governs (``to meet, and to tour``)."""
    for i in range(at - 1, 0, -1):
        if row[i].kind == "stop":
            return 0
        if row[i].kind == "that" and not row[i].joined:
            return i
    return 0


def past_its_time(row: Sequence[Item], i: int) -> int:
    """Past a verb without a relative pronoun that only says when what its noun tells is (``a visit of two days to X``)."""
    told = row[i].kind == "verb" and not row[i].joined and row[i].verbs.among(_TIMING)
    at = i + 2 if i + 2 < len(row) and row[i + 1].kind == "in" else i + 1
    if not told or i < 2 or at + 1 >= len(row) or not row[at].date or not any(item.nouns for item in row[max(0, i - 3) : i]):
        return 0
    return at + 1 if row[at + 1].kind == "to" or row[at + 1].preposition == "for" else 0


def planned_for(row: Sequence[Item], triggers: Sequence[int]) -> int:
    """Where the plan is told of what the triggers say was called off (``called off the talks that were to be held on``); 0 if nowhere.

    A date before is that of calling off.
    """
    first = min(triggers)
    clause = next((i for i in range(first, -1, -1) if row[i].kind in ("stop", "bound", "that")), 0)
    if not any(verb.cue == _OFF for item in row[clause : first + 1] for verb, _ in item.verbs):
        return 0
    for i in range(first + 1, min(first + _PLAN, len(row) - 1)):
        if row[i].kind in ("stop", "bound"):
            return 0
        if row[i].kind == "planned" or any(form.startswith("future") for _, form in row[i].verbs):
            return i
    return 0
