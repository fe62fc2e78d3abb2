"""Bodies called for short by the first word of their name, once an article has named them: the council, the movement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress, count

from timeline import arabic
from timeline.entities.knowledge import knowledge
from timeline.entities.page import Page
from timeline.entities.particles import OPENING
from timeline.lexicon.rows import Organisation
from timeline.matching import Hit
from timeline.memo import Memo
from timeline.model import EntityMention, Kind


def shortened(page: Page, mentions: Sequence[EntityMention]) -> Iterator[EntityMention]:
    """Further mentions of the bodies told by their names, be it in somebody's title; none where two of those told before share the word."""
    named = [(m.id, m.first, m.prefix) for m in mentions if m.kind is Kind.ORGANIZATION and m.id and m.basis == "name" and not m.plural]
    named += [(hit.row.id, hit.first, hit.prefix) for m in mentions if m.basis == "title" for hit in _in_title(page, m)]
    if not named:
        return
    heads = {body: page.words[first].removeprefix(prefix).removeprefix(arabic.ARTICLE) for body, first, prefix in named}
    short, called = _short(), frozenset(heads.values())
    words = ((i, short[page.words[i]]) for i in compress(count(), map(short.__getitem__, page.words)))
    found = [(i, *read) for i, read in words if read and read[1] in called]
    taken = {token for mention in mentions for token in range(mention.first, mention.last)} | page.dated if found else page.dated
    for i, bare, head in found:
        if i in taken or _goes_on(page, i + 1):
            continue
        told = {body for body, first, _ in named if first < i and heads[body] == head}
        if len(told) == 1:
            body = page.know.bodies[next(iter(told))]
            span = page.reading.span(i, i + 1, bare)
            yield EntityMention(
                span, i, i + 1, Kind.ORGANIZATION, body.id, body.label_ar, body.label_en, body.iso3, prefix=bare, basis="short"
            )


def _in_title(page: Page, mention: EntityMention) -> Iterator[Hit]:
    """The bodies of no state whose names are part of somebody's title."""
    for k in range(mention.first + 1, mention.last):
        hit = page.hit(k, Organisation, lambda h: len(h) > 1 and h.last <= mention.last and not h.row.iso3)
        if hit and page.definite(k):
            yield hit


@cache
def _short() -> Memo[str, tuple[str, str] | None]:
    """The first word of names that a word may be with its article, and the particles before it."""
    shorts = knowledge().shorts

    def read(word: str) -> Iterator[tuple[str, str]]:
        for prefix, rest in arabic.readings(word):
            bare, head = prefix.removesuffix(arabic.ARTICLE), rest.removeprefix(arabic.ARTICLE)
            if (bare != prefix or head != rest) and bare in OPENING and head in shorts:
                yield bare, head

    return Memo(lambda word: next(read(word), None))


def _goes_on(page: Page, i: int) -> bool:
    """Whether an adjective follows, so that the words name another body (``the Supreme Council``)."""
    if i >= len(page.words) or i in page.dated or not page.definite(i):
        return False
    word = page.words[i]
    return word in page.know.adjectives or word.endswith(arabic.RELATIVE) or page.demonym(i, len(page.words)) is not None
