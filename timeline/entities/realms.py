"""The kingdom, the sultanate: which state is meant, by the states that the article speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from timeline.entities.page import Page
from timeline.lexicon.rows import Realm
from timeline.model import EntityMention, Kind


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
        if spoken[ranked[0]] and spoken[ranked[0]] > spoken[ranked[1]]:
            state = page.know.states[ranked[0]]
            span = page.reading.span(first, last, prefix)
            yield EntityMention(
                span, first, last, Kind.STATE, state.iso3, state.label_ar, state.label_en, state.iso3, prefix=prefix, basis="realm"
            )
