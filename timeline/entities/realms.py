"""The kingdom, the sultanate: which state is meant, by the states that the article speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from timeline import arabic
from timeline.entities.page import Page
from timeline.lexicon.rows import Realm
from timeline.model import EntityMention, Kind

_ADJECTIVAL = arabic.RELATIVE[0] + arabic.FEMININE
"""How an adjective made from a noun ends in the feminine."""


def _describes(page: Page, i: int) -> bool:
    """Whether a word that is an adjective too only describes a definite noun, feminine or a plural, before it (*mass organisations*)."""
    before = page.words[i - 1]
    return page.words[i].endswith(_ADJECTIVAL) and page.definite(i - 1) and before.endswith((arabic.FEMININE, arabic.PLURAL_FEMININE))


def realms(page: Page, mentions: Sequence[EntityMention]) -> Iterator[EntityMention]:
    """Mentions of states by their form of government alone; none where the article speaks of no such state, or of two as much."""
    named = page.reading.hits.by_row[Realm]
    if not named:
        return
    taken = {token for mention in mentions for token in range(mention.first, mention.last)}
    spoken = Counter(mention.country for mention in mentions if mention.country)
    claims: dict[tuple[int, int, str], set[str]] = {}
    for hit in named:
        if taken.isdisjoint(range(hit.first, hit.last)):
            claims.setdefault((hit.first, hit.last, hit.prefix), set()).add(hit.row.iso3)
    for (first, last, prefix), states in claims.items():
        ranked = sorted(states, key=lambda state: -spoken[state])
        rest = spoken[ranked[1]] if len(ranked) > 1 else 0
        if spoken[ranked[0]] > rest and not (first and _describes(page, first)):
            state = page.know.states[ranked[0]]
            span = page.reading.span(first, last, prefix)
            yield EntityMention(
                span, first, last, Kind.STATE, state.iso3, state.label_ar, state.label_en, state.iso3, prefix=prefix, basis="realm"
            )
