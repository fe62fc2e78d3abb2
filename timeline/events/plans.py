"""Clauses that only say of the noun before them that it was planned."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.items import BE, Item


def scheduled(row: Sequence[Item], i: int) -> bool:
    """Whether ``that`` and its verb only say of the noun before them that it was planned (``a visit that he was to pay to X``)."""
    if row[i].kind != "that" or i < 2 or i + 1 >= len(row) or row[i - 1].kind != "planned" or row[i - 1].joined:
        return False
    j = i - 2
    while j > 0 and row[j].kind == "adverb":
        j -= 1
    if j > 0 and row[j].kind == "rel" and row[j - 1].nouns:
        return row[i + 1].kind == "verb"
    return row[i + 1].kind == "verb" and bool(row[j].nouns) and not row[j].definite


def past_plan(row: Sequence[Item], i: int) -> int:
    """Past a relative clause that only says that its noun was planned (``the visit which was scheduled to X``); 0 where there is none."""
    planned = i + 2 < len(row) and row[i + 2].kind == "planned" and not row[i + 2].verbs
    return i + 3 if planned and any(verb.id == BE for verb, _ in row[i + 1].verbs) else 0
