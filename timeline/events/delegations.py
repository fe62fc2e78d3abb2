"""Delegations whose head is named: it is he who comes, meets and is received."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.items import Item, Row
from timeline.events.parts import WORDS
from timeline.model import EntityMention, Kind

_APART = 4
_DELEGATION, _LED = "delegation", "led"
_QUALIFYING = WORDS | {"adverb", "mark", "comma", "demonym", "rel"}


def with_heads(row: list[Item]) -> list[Item]:
    """The items with the head of a delegation in its place (``a delegation of the ministry led by X``, ``the delegation of X``)."""
    found = list(row)
    for i, item in enumerate(row):
        group = item.entities[0] if item.kind == "entity" and len(item.entities) == 1 and _delegation(item.entities[0]) else None
        nameless = item.kind == "noun" and _DELEGATION in item.nouns.ids
        if not (nameless or group):
            continue
        if nameless and _of_somebody(row, i):
            found[i] = item.as_noun("mark")
            continue
        if not (heads := _heads(row, i)):
            continue
        home = group.country if group else ""
        people = tuple(replace(e, country=e.country or home) for j in heads for e in row[j].entities)
        if group and group.kind is Kind.STATE and any(e.country != home for e in people):
            continue
        found[i] = replace(item.as_noun("entity"), entities=people)
        for j in (heads[0] - 1, *heads):
            found[j] = replace(row[j], kind="mark", entities=())
    return found


def may_be_headed(row: Row) -> bool:
    """Whether a sentence has the words without which it tells of nobody's delegation."""
    return _LED in row.kinds or _DELEGATION in row.lemmas


def _of_somebody(row: Sequence[Item], i: int) -> bool:
    """Whether a delegation is called by the name of him whose it is."""
    if i + 1 >= len(row) or row[i].definite:
        return False
    after = row[i + 1]
    return after.kind == "entity" and not after.prefix and all(e.kind is Kind.PERSON and not e.plural for e in after.entities)


def _delegation(entity: EntityMention) -> bool:
    return entity.plural and entity.basis == "group" and entity.kind is not Kind.PERSON


def _heads(row: Sequence[Item], group: int) -> list[int]:
    """Where the people stand who lead a delegation: after the first word of leading that follows it."""
    for i in range(group + 1, min(group + _APART, len(row) - 1)):
        if row[i].kind == _LED:
            return _people(row, i + 1)
        if row[i].kind not in _QUALIFYING:
            return []
    return []


def _people(row: Sequence[Item], first: int) -> list[int]:
    """The person at a place, and those whom ``and`` joins to him."""
    found: list[int] = []
    for i in range(first, len(row)):
        person = row[i].kind == "entity" and all(e.kind is Kind.PERSON and not e.plural for e in row[i].entities)
        if not person or (found and not row[i].joined) or (not found and row[i].prefix):
            break
        found.append(i)
    return found
