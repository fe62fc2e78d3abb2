"""What a noun says of a meeting besides who meets: which round of talks it is, that it is one of two apart, that leaders meet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from timeline.arabic import ARTICLE, words
from timeline.bases import APART, CABLED, SUMMIT
from timeline.events.items import Item
from timeline.lexicon import load_table
from timeline.lexicon.date_rows import Number

_ROUNDS = frozenset({"meeting", "conference"})
_TALKS = frozenset({"meeting", "talks", "summit"})
_BEFORE = _BESIDE = 2
_CABLE = "cable"


def ordinal(tokens: Sequence[str], first: int, last: int, type: str) -> int:
    """The number of the round that the trigger ``first`` to ``last`` (exclusive) is, 0 when nothing says.

    It follows the trigger, or what the trigger completes; the first of anything may be the first for whatever reason, and tells nothing.

    Args:
        tokens: the words of the article.
        first: the first word of the trigger.
        last: the word after its last one.
        type: the type of event.
    """
    if type not in _ROUNDS:
        return 0
    beside = (last, *range(first - 1, max(first - 1 - _BEFORE, 0), -1))
    return next((count for at in beside if at < len(tokens) and (count := _ordinals().get(tokens[at], 0)) > 1), 0)


def kind_of(row: Sequence[Item], at: int) -> frozenset[str]:
    """``apart`` when a meeting is said to be one of two (``a bilateral meeting``, ``met him separately``), ``summit`` when it is one,
    ``cabled`` when a message is a cable.
    """
    aside = any(item.kind == APART for item in row[at + 1 : at + 1 + _BESIDE])
    found = {APART} if aside and row[at].nouns.among(_TALKS) else set[str]()
    lemmas = {noun.id for noun, _ in row[at].nouns} | {verb.id for verb, _ in row[at].verbs}
    return frozenset(found | ({SUMMIT} & lemmas) | ({CABLED} if _CABLE in lemmas else set()))


@cache
def _ordinals() -> dict[str, int]:
    """The ordinals of one word with their article, as tokens have them."""
    rows = (row for row in load_table(Number) if row.kind == "ordinal")
    return {words(ARTICLE + form)[0]: row.value for row in rows for form in row.forms_ar if len(words(form)) == 1}
