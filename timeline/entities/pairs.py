"""Who is meant by a word for two: both sides, the two countries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from timeline.arabic import ARTICLE
from timeline.bases import METONYMS
from timeline.entities.figures import Figure
from timeline.entities.page import Draft, Page
from timeline.entities.titles import AND
from timeline.model import EntityMention, Kind

_HEAD = 2
_NEAR = 80
"""Tokens beyond which a word for two no longer reaches back."""


def both(page: Page, told: Sequence[EntityMention], draft: Draft) -> list[EntityMention]:
    """Those whom a word for two means, at its place; none if that is in doubt.

    The states of the two demonyms that follow; for two states those of which alone the sentence has told; else the last two people of
    different states for two sides, if nobody else came between; else the last two states; else those with which the article opens.
    """
    if states := _of_demonyms(page, draft) or (_of_sentence(page, told, draft) if draft.kind is Kind.STATE else []):
        return [_state(page, draft, iso3) for iso3 in states]
    near = [m for m in told if draft.first - m.last <= _NEAR and not m.plural and m.country]
    people = [m for m in near if m.kind is Kind.PERSON]
    nations = [m for m in near if m.kind is Kind.STATE or m.basis in METONYMS | {"demonym"}]
    for pool in (people, nations) if draft.kind is Kind.PERSON else (nations, people):
        two = _last_two(pool) if pool else ()
        if two and {m.country for m in pool} <= {m.country for m in two}:
            asked = pool is nations or draft.kind is Kind.STATE
            return [_state(page, draft, m.country) if asked and m.country in page.know.states else _again(page, draft, m) for m in two]
    return [_state(page, draft, iso3) for iso3 in _of_opening(page, told)]


def _of_sentence(page: Page, told: Sequence[EntityMention], draft: Draft) -> list[str]:
    """The two states of which a sentence has told before the word, if it has told of two and no more."""
    start = next((s.first for s in reversed(page.reading.sentences) if s.first <= draft.first), 0)
    named = dict.fromkeys(m.country for m in told if m.first >= start and m.country in page.know.states)
    return list(named) if len(named) == 2 else []


def _of_opening(page: Page, told: Sequence[EntityMention]) -> list[str]:
    """The two states of which alone an article tells at its head, if it goes on to tell of both."""
    first = max((s.last for s in page.reading.sentences[:_HEAD] if not s.paragraph), default=0)
    named = dict.fromkeys(m.country for m in told if m.first < first and m.country in page.know.states)
    again = {m.country for m in told if m.first >= first}
    return list(named) if len(named) == 2 and again.issuperset(named) else []


def _of_demonyms(page: Page, draft: Draft) -> list[str]:
    """The states of the two demonyms that follow (``the two sides, the Kuwaiti and the Iraqi``)."""
    limit = min(len(page.words), draft.last + 2)
    two = [hit for i in range(draft.last, limit) if (hit := page.demonym(i, limit)) and hit.prefix.endswith(ARTICLE)]
    return [hit.row.iso3 for hit in two] if len(two) == 2 and two[1].prefix.startswith(AND) else []


def _state(page: Page, draft: Draft, iso3: str) -> EntityMention:
    row, span = page.know.states[iso3], page.reading.span(draft.first, draft.last, draft.prefix)
    return EntityMention(
        span, draft.first, draft.last, Kind.STATE, iso3, row.label_ar, row.label_en, iso3, prefix=draft.prefix, basis="coreference"
    )


def _again(page: Page, draft: Draft, mention: EntityMention) -> EntityMention:
    """A mention told before, at the place of a word that stands for it."""
    span = page.reading.span(draft.first, draft.last, draft.prefix)
    return replace(mention, span=span, first=draft.first, last=draft.last, prefix=draft.prefix, basis="coreference")


def _last_two(pool: Sequence[EntityMention]) -> tuple[EntityMention, ...]:
    last = pool[-1]
    other = next((m for m in reversed(pool) if m.country != last.country), None)
    return (other, last) if other else ()


def most_told(page: Page, told: Sequence[EntityMention], figures: Sequence[Figure], last: Sequence[Figure]) -> Sequence[Figure]:
    """The last two, if the first of them was told in the last two sentences; else the two of different states who are told most often."""
    at = next((m.first for m in reversed(told) if m.id == last[0].id), 0)
    if sum(at < sentence.first <= told[-1].first for sentence in page.reading.sentences) <= 1:
        return last
    times = Counter(m.id for m in told if m.kind is Kind.PERSON)
    most = sorted((f for f in figures if f.country), key=lambda f: -times[f.id])
    other = next((f for f in most if f.country != most[0].country), None)
    return [most[0], other] if other and times[other.id] > 1 else last
