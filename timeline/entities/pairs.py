"""Who is meant by a word for two: both sides, the two countries."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from timeline.arabic import ARTICLE
from timeline.bases import METONYMS
from timeline.entities.page import Draft, Page
from timeline.entities.particles import AND
from timeline.lexicon.event_rows import Verb
from timeline.model import EntityMention, Kind

_HEAD = 2
_NEAR = 80
"""Tokens beyond which a word for two no longer reaches back."""
_SAYING = frozenset({"add", "announce", "clarify", "confirm", "declare", "mention", "point", "report", "reveal", "say"})
_FREE = frozenset({"", AND})
_HITS = 8
"""Readings of one word among which a verb is looked for."""


def both(page: Page, told: Sequence[EntityMention], draft: Draft, past: Collection[str] = ()) -> list[EntityMention]:
    """Those whom a word for two means, at its place; none if that is in doubt.

    The states of the two demonyms that follow; for two states those of which alone the sentence has told; else the last two people of
    different states for two sides, if nobody else came between, those in office and spoken of before those in the ``past`` and who only
    says it; else the last two states; else those with which the article opens.
    """
    if states := _of_demonyms(page, draft) or (_of_sentence(page, told, draft) if draft.kind is Kind.STATE else []):
        return [_state(page, draft, iso3) for iso3 in states]
    if draft.kind is Kind.PERSON and (two := _who_talked(page, told, draft)):
        return [_again(page, draft, m) for m in two]
    near = [m for m in told if draft.first - m.last <= _NEAR and not m.plural and m.country]
    people = [m for m in near if m.kind is Kind.PERSON]
    telling = _telling(page, told, draft)
    sides = [m for m in people if m.id not in past and m is not telling]
    nations = [m for m in near if m.kind is Kind.STATE or m.basis in METONYMS | {"demonym"}]
    for pool in (sides, people, nations) if draft.kind is Kind.PERSON else (nations, sides, people):
        two = _last_two(pool) if pool else ()
        if two and {m.country for m in pool} <= {m.country for m in two}:
            asked = pool is nations or draft.kind is Kind.STATE
            return [_state(page, draft, m.country) if asked and m.country in page.know.states else _again(page, draft, m) for m in two]
    return [_state(page, draft, iso3) for iso3 in _of_opening(page, told)]


def _telling(page: Page, told: Sequence[EntityMention], draft: Draft) -> EntityMention | None:
    """Who alone of his sentence says what a word for two tells (``the minister's adviser said that both sides ...``), if anybody."""
    start = page.reading.sentences[page.sentence(draft.first)].first
    here = [m for m in told if m.first >= start and m.kind is Kind.PERSON and not m.plural]
    states = {m.country for m in here}
    if len(states) != 1 or here[0].prefix not in _FREE:
        return None
    return here[0] if any(verb in _SAYING for verb, _ in verbs_before(page, here[0].first)) else None


def verbs_before(page: Page, token: int) -> Iterator[tuple[str, str]]:
    """The ids and forms of the verbs that the word before a token may be."""
    hits = page.reading.hits
    at = bisect_left(hits, token - 1, key=lambda h: h.first)
    return ((h.row.id, h.form) for h in hits[at : at + _HITS] if h.last == token and isinstance(h.row, Verb))


def _of_sentence(page: Page, told: Sequence[EntityMention], draft: Draft) -> list[str]:
    """The two states of which a sentence has told before the word, if it has told of two and no more."""
    start = page.reading.sentences[page.sentence(draft.first)].first
    named = dict.fromkeys(m.country for m in told if m.first >= start and m.country in page.know.states)
    return list(named) if len(named) == 2 else []


def _who_talked(page: Page, told: Sequence[EntityMention], draft: Draft) -> tuple[EntityMention, ...]:
    """The two people of different states of whom alone the sentence has told before a word for two sides."""
    start = page.reading.sentences[page.sentence(draft.first)].first
    people = [m for m in told if m.first >= start and m.kind is Kind.PERSON and m.country and not m.plural]
    two = _last_two(people) if people else ()
    return two if len({m.id or m.country for m in people}) == 2 else ()


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
