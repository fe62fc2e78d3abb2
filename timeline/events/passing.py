"""Past what stands between a trigger and what it governs: relative clauses, adjuncts, other event nouns with what completes them."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.items import Item
from timeline.events.parts import CLOSERS, JOURNEYS, WORDS

_ASIDE = 14
"""Items of the longest relative clause between commas."""
_QUALIFYING, _ADJECTIVES = WORDS | {"adverb", "mark"}, WORDS | {"adverb", "demonym"}


def after_relative(row: Sequence[Item], i: int) -> int:
    """Past a relative clause: the comma that closes it, or its verb and what time it takes; -1 when it has no plain end."""
    if i + 2 < len(row) and row[i + 1].kind == "verb" and row[i + 2].kind == "date":
        return i + 3
    for j in range(i + 1, min(i + 14, len(row))):
        if row[j].kind == "stop":
            return -1
        if row[j].kind == "comma":
            return j + 1
    return -1


def after_adjunct(row: Sequence[Item], i: int) -> int:
    """Past the noun phrase that a temporal or a source preposition governs."""
    while i < len(row) and row[i].kind in _QUALIFYING:
        i += 1
    if i < len(row) and row[i].kind in ("noun", "verb"):
        past = after_noun(row, i)
        met = i + 1 < past < len(row) and row[past].kind == "entity" and row[past].preposition == "by" and not row[i].nouns.among(JOURNEYS)
        return past + met
    return i + 1 if i < len(row) and row[i].kind in ("entity", "date") else i


def after_noun(row: Sequence[Item], i: int) -> int:
    """Past an event noun that is not the trigger, with its adjectives, its genitive unless it is definite, and where it goes."""
    closed = row[i].definite
    i += 1
    while i < len(row) and row[i].kind in _ADJECTIVES and not row[i].prefix:
        i += 1
    if i < len(row) and row[i].kind == "entity" and (row[i].preposition == "for" or not (row[i].preposition or closed)):
        i += 1
        if i < len(row) and row[i].kind == "entity" and row[i].preposition == "for":
            i += 1
    quoted = next((j for j in range(i, min(i + 2, len(row))) if row[j].kind != "mark"), i)
    if quoted + 1 < len(row) and row[quoted].kind in ("to", "between") and row[quoted + 1].kind == "entity":
        i = quoted + 2
        while row[quoted].kind == "between" and i < len(row) and row[i].kind == "entity" and row[i].joined and not row[i].preposition:
            i += 1
    return i


def before_aside(row: Sequence[Item], i: int) -> int:
    """What stands before the relative clause between commas that the comma at ``i`` closes, else ``i`` itself."""
    for j in range(i - 1, max(0, i - _ASIDE), -1):
        if row[j].kind == "rel":
            return j - 2 if row[j - 1].kind == "comma" and row[j - 2].kind == "entity" else i
        if row[j].kind in CLOSERS or row[j].kind == "comma":
            return i
    return i
