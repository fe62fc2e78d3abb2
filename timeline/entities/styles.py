"""Words of respect that stand for somebody told before: His Majesty, his excellency."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from timeline import arabic
from timeline.entities.knowledge import knowledge
from timeline.entities.page import Draft, Page
from timeline.entities.particles import OPENING
from timeline.memo import Memo
from timeline.model import Kind


def styled_at(page: Page, i: int, prefix: str, j: int) -> list[Draft]:
    """Who is meant by a style with a pronoun, or by honorifics up to ``j`` that no name follows; none or one."""
    know = page.know
    if (owned := owned_styles()[page.words[i]]) is not None:
        particles, rest = owned
        return [_styled(i, i + 1, particles, know.styled[rest], feminine=rest.endswith(_HERS))]
    if j == i:
        return []
    definite = (word.removeprefix(arabic.ARTICLE) for word in page.words[i + 1 : j] if word.startswith(arabic.ARTICLE))
    style = next((word for word in definite if word in know.styles), "")
    return [_styled(i, j, prefix, style, feminine=page.words[i].endswith(arabic.FEMININE))] if style else []


@cache
def owned_styles() -> Memo[str, tuple[str, str] | None]:
    """The particles and the style with a pronoun that a word may be."""
    styled = knowledge().styled

    def read(word: str) -> Iterator[tuple[str, str]]:
        return ((particles, rest) for particles, rest in arabic.readings(word) if particles in OPENING and rest in styled)

    return Memo(lambda word: next(read(word), None))


_HERS = arabic.POSSESSIVES[1]


def _styled(first: int, last: int, prefix: str, style: str, *, feminine: bool) -> Draft:
    return Draft(first, last, prefix, Kind.PERSON, "style", heads=(style,), offices=("other",), feminine=feminine, definite=True)


def styles_of(page: Page, first: int, last: int) -> tuple[str, ...]:
    """The words of respect before a title or a name, without article: a prince is called prince again, a majesty His Majesty."""
    words = [(word, word.removeprefix(arabic.ARTICLE)) for word in page.words[first:last]]
    return tuple([bare for word, bare in words if word != bare or word in page.know.styles])
