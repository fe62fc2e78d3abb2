"""Whom a resolution concerns."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.bases import METONYMS
from timeline.events.items import Item
from timeline.events.parts import WORDS
from timeline.model import EntityMention, Kind

_MATTER = 16
_MATTER_OF = WORDS | {"demonym", "adverb", "mark", "noun", "cancel"}
_BLAMING = WORDS | {"noun"}
_NUMBERED = WORDS | {"rel", "mark"}


def concerned(row: Sequence[Item], noun: int) -> tuple[EntityMention, ...]:
    """Whom a resolution concerns: the first state after it that stands in its matter, and those joined to it."""
    for i in range(noun + 1, min(len(row), noun + _MATTER)):
        item, before = row[i], row[i - 1].kind
        if item.kind == "stop":
            break
        asked = _asks(row, noun, i - 2 if before == "therein" else i - 1, item)
        matter = next((j for j in range(i - 1, noun, -1) if row[j].kind == "about"), noun)
        blamed = asked or (before in _BLAMING and all(it.kind in _MATTER_OF for it in row[matter + 1 : i]))
        if item.kind != "entity" or not (before in ("about", "on", "between", "in") or item.preposition == "by" or blamed):
            continue
        state = item.entities[0].kind is Kind.STATE or (blamed and item.entities[0].basis in METONYMS)
        if not item.entities[0].country or (not state and before not in ("about", "between")):
            continue
        joined = row[i + 1].entities if i + 1 < len(row) and row[i + 1].kind == "entity" and row[i + 1].joined else ()
        return tuple(e.as_state() for e in (*item.entities, *joined) if e.country)
    return ()


def _asks(row: Sequence[Item], noun: int, verb: int, whom: Item) -> bool:
    """Whether a verb without an object says what a resolution does to somebody, right behind it or in a relative clause (``which demands
    of Y``); where we do not know the verb, only for whom it does it is no subject (``which allows Y to``).
    """
    if whom.preposition not in ("", "for") or verb <= noun or not all(item.kind in _NUMBERED for item in row[noun + 1 : verb]):
        return False
    if row[verb].kind in WORDS:
        return whom.preposition == "for" and any(item.kind == "rel" for item in row[noun + 1 : verb])
    return row[verb].kind == "verb" and not any(form.endswith("+object") for _, form in row[verb].verbs)
