"""How many years back lies what an anniversary marks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from timeline.arabic import ARTICLE, words
from timeline.events.items import Item
from timeline.events.parts import CLOSERS
from timeline.lexicon import load_table
from timeline.lexicon.date_rows import Number
from timeline.model import Reading


def anniversary(reading: Reading, row: Sequence[Item], at: int) -> int:
    """How many years an event lies back (``the tenth anniversary of the signing of``, ``50 years after``), 0 where nothing says it."""
    for i in range(at - 1, -1, -1):
        item = row[i]
        if item.kind in CLOSERS or item.kind == "verb":
            return 0
        if "anniversary" in item.nouns.ids:
            after = reading.tokens.words[item.last : item.last + 2]
            return next((count for word in after if (count := _count(word))), 0)
    return 0


def _count(word: str) -> int:
    return int(word) if word.isdecimal() else _numbers().get(word.removeprefix(ARTICLE), 0)


@cache
def _numbers() -> dict[str, int]:
    """The number words of the table, as tokens have them."""
    return {word: row.value for row in load_table(Number) for phrase in row.forms_ar for word in words(phrase)[:1]}
