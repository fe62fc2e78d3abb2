"""The words of a portfolio that no table lists (``of animal wealth and fisheries``), and where they end."""

from __future__ import annotations

from functools import cache

from timeline import arabic
from timeline.entities.knowledge import knowledge
from timeline.entities.names import strangers
from timeline.entities.page import Page
from timeline.entities.particles import DEFINITE, FOR, PLAIN
from timeline.lexicon.rows import Honorific
from timeline.lexicon.rows import Title as TitleRow
from timeline.memo import Memo

_NISBA = (*arabic.RELATIVE, arabic.FEMININE)


def affairs(page: Page, j: int) -> bool:
    """Whether the field of an envoy or an adviser follows: ``for the affairs of``, ``for foreign affairs``."""
    return _affairs()[page.words[j]]


@cache
def _affairs() -> Memo[str, bool]:
    domains, prefixes = knowledge().domains, (FOR, FOR + arabic.ARTICLE)
    return Memo(lambda word: any(rest in domains for prefix, rest in arabic.readings(word) if prefix in prefixes))


def qualifies(page: Page, j: int, limit: int) -> bool:
    """Whether an adjective of the definite word before stands there (``of the animal wealth``) and no family name: one that we know, a
    feminine after a feminine, or one after which the title goes on or the name begins.
    """
    word, before, know = page.words[j], page.words[j - 1], page.know
    if not (page.definite(j) and before.startswith(DEFINITE)) or word in know.given or page.demonym(j, limit) or page.hit(j, Honorific):
        return False
    if word in know.adjectives or (word.endswith(arabic.FEMININE) and before.endswith(arabic.FEMININE)):
        return True
    after = page.words[j + 1] if j + 1 < limit else ""
    return word.endswith(_NISBA) and (after.startswith(DEFINITE[1]) or after in know.given)


def annexed(page: Page, j: int, limit: int, noun: str = "") -> bool:
    """Whether a common noun stands there in construct with the next word: ``market`` in ``head of the capital market authority``; a
    ``noun`` behind ``and`` is so with a definite word.
    """
    after = page.words[j + 1] if j + 1 < limit else ""
    return (
        (noun or page.words[j]) in page.know.common and (page.definite(j + 1) or (not noun and after in page.know.common))
        if after
        else False
    )


def named_after(page: Page, j: int, limit: int) -> bool:
    """Whether a demonym, a name, a comma or another definite word follows, after more of the chain: it is one portfolio then."""
    while j < limit and (page.words[j].startswith(DEFINITE[1]) or qualifies(page, j, limit)) and not page.demonym(j, limit):
        j += 1
    if j >= limit:
        return False
    word = page.words[j]
    return (
        page.demonym(j, limit) is not None
        or page.pause(j, limit)
        or word in page.know.given
        or page.hit(j, Honorific) is not None
        or strangers(page, j, limit)
        or (page.definite(j) and not page.know.ordinary(word))
        or page.hit(j, TitleRow, lambda h: h.prefix == "") is not None
        or (word in page.know.towards and j + 1 < limit and page.state(j + 1, limit, PLAIN) is not None)
    )
