"""Where ``and`` opens a clause of its own: after a comma, before a phrase that belongs to the verb behind it; in a headline also before
somebody who does something else or goes somewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.frames import Frame, frames
from timeline.events.items import Item, Row
from timeline.events.lexemes import NO_NOUNS, NO_VERBS
from timeline.events.parts import ADJUNCTS, CLOSERS, COORDINATE, PREPOSITIONS, is_noun
from timeline.events.places import where

_OPENING = PREPOSITIONS | ADJUNCTS | {"date", "background", "later"}
_IMPERSONAL = frozenset({"planned", "speculated"})
_GATHERING = frozenset({"meeting", "talks", "summit", "conference"})
_REACH, _NEAR = 10, 5


def with_clauses(row: Sequence[Item]) -> list[Item]:
    """The items with each such comma as a bound (``X signed a treaty, and in May Y recalled its ambassador``)."""
    found = list(row)
    for i, item in enumerate(row):
        if item.joined and i and row[i - 1].kind == "comma" and _opens_clause(row, i):
            found[i - 1] = replace(row[i - 1], kind=COORDINATE)
    return found


def with_news(row: Row) -> Row:
    """The items of a headline with a bound before each such clause (``X meets Y and Z to Rome on Friday``)."""
    items: list[Item] = []
    for i, item in enumerate(row.items):
        news = item.joined and (_meets(row.items, i) if item.kind == "noun" else _acts(row.items, i) or _goes(row.items, i))
        if i and news and item.kind in ("entity", "noun"):
            items.append(Item(item.first, item.first, COORDINATE, "", NO_VERBS, NO_NOUNS, False, "", False, False))
        items.append(item)
    if len(items) == len(row.items):
        return row
    return row._replace(items=items, spoken=[i for i, item in enumerate(items) if item.verbs or item.nouns])


def _acts(row: Sequence[Item], i: int) -> bool:
    """Whether a verb in the singular follows somebody, after another clause that has its own or says where somebody goes."""
    alone = i + 1 < len(row) and row[i + 1].kind == "verb" and not is_noun(row, i + 1) and not row[i + 1].joined
    one = alone and all(form.split("+")[0].endswith(("3ms", "3fs")) for _, form in row[i + 1].verbs)
    return one and any(item.kind in ("verb", "to") for item in row[:i])


def _meets(row: Sequence[Item], i: int) -> bool:
    """Whether a gathering with its day stands behind a clause that has a verb, and is not its object (``and a summit tomorrow``)."""
    told = any(item.kind == "verb" and not is_noun(row, j) for j, item in enumerate(row[:i]))
    gathers = row[i].nouns.among(_GATHERING) and not (row[i].definite or row[i].preposition)
    subject = all(not form.endswith("+accusative") for _, form in row[i].nouns)
    return told and gathers and subject and any(item.date for item in row[i + 1 : i + _NEAR])


def _goes(row: Sequence[Item], i: int) -> bool:
    """Whether only a place to which he goes follows somebody, who is not one of several that go there or are sent."""
    if i + 2 >= len(row) or row[i + 1].kind != "to" or row[i + 2].preposition or where(row[i + 2].entities) is None:
        return False
    told = (frame for item in row[:i] for lemma in item.verbs.ids | item.nouns.ids for frame in _telling(lemma))
    return row[i - 1].kind != "entity" or not any("to" in frame.complements for frame in told if frame.type != "meeting")


def _telling(lemma: str) -> list[Frame]:
    table = frames()
    return [frame for held in (table.verbs, table.nouns) if (frame := held.get(lemma))]


def _opens_clause(row: Sequence[Item], i: int) -> bool:
    """Whether what is joined there is impersonal, negates a verb, or belongs to a verb behind it."""
    negates = row[i].kind == "neg" and i + 1 < len(row) and bool(row[i + 1].verbs)
    return negates or _impersonal(row, i) or (row[i].kind in _OPENING and _leads_to_verb(row, i))


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
