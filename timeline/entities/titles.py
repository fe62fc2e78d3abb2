"""Titles: an office with the words that complete it, and the state or the body in which it is held."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from timeline import arabic
from timeline.entities.complements import Title, at_house, in_charge, of_body, of_state, portfolio, posted
from timeline.entities.knowledge import knowledge
from timeline.entities.page import Page
from timeline.entities.particles import AND, BY, DEFINITE, FOR, OPENING
from timeline.entities.ranks import COUNTERPART, MINISTERS, POSTED
from timeline.lexicon.rows import Title as TitleRow
from timeline.matching import Hit
from timeline.memo import Memo

_LONGEST = 24
"""Tokens in which titles may stand one inside another."""
_DESCRIBED = 3
"""Words of the longest bare title with adjectives."""
_INNER, _JOINED = frozenset({"", FOR}), frozenset({AND})
_OF_STATES = POSTED | MINISTERS


class _Phrase(NamedTuple):
    """The words of a title's phrase: its first that is no style, this without article in the masculine, its last; ``definite`` if it begins
    with the article.
    """

    named: str
    head: str
    last: str
    definite: bool


@cache
def _phrases() -> Memo[str, _Phrase]:
    """What titles say by their phrases alone."""
    styles = knowledge().styles

    def read(phrase: str) -> _Phrase:
        words = arabic.words(phrase)
        named = next((word for word in words if word not in styles), words[0])
        head = named.removeprefix(arabic.ARTICLE).removesuffix(arabic.FEMININE)
        return _Phrase(named, head, words[-1], words[0].startswith(arabic.ARTICLE))

    return Memo(read)


def title_at(page: Page, i: int, limit: int, prefixes: frozenset[str] = OPENING) -> Title | None:
    """The title that begins at a token, with all that completes it."""
    if i not in page.starts or i in page.dated:
        return None
    hit = page.hit(i, TitleRow, lambda h: h.last <= limit and h.prefix.removesuffix(arabic.ARTICLE) in prefixes)
    if hit is None:
        return None
    row, know, phrase = hit.row, page.know, _phrases()[hit.row.phrase_ar]
    prefix, scope = hit.prefix.removesuffix(arabic.ARTICLE), row.scope
    definite, owned = phrase.definite or prefix != hit.prefix, _owned(page, hit, phrase.last)
    title = Title(
        i, hit.last, prefix, row.office, phrase.head, row.number,
        country=scope if scope in know.states else "", body=scope if scope in know.bodies else "",
        feminine=not owned and _feminine(row, phrase.named), owned=owned, definite=definite,
        construct=not owned and _open(page, hit, definite=definite),
    )  # fmt: skip
    if row.phrase_ar in know.possessed and not owned:
        return None
    title = _complete(page, title, limit)
    return title if title.complement or not title.construct or title.country or title.body else _indefinite(page, title)


def _feminine(row: TitleRow, word: str) -> bool:
    """Whether a title's first word is of a woman; in ``her counterpart`` its ending stands before the pronoun."""
    if row.office != COUNTERPART:
        return word.endswith(arabic.FEMININE)
    return any(word.endswith(arabic.CONSTRUCT + pronoun) for pronoun in arabic.POSSESSIVES)


def _open(page: Page, hit: Hit, *, definite: bool) -> bool:
    """Whether a noun may follow in construct: not after the article."""
    word = page.words[hit.last - 1]
    if word in page.know.stops:
        return True
    return not (word.startswith(DEFINITE) or (definite and len(hit) < _DESCRIBED))


def appointed(page: Page, i: int, limit: int) -> str:
    """The office of an envoy whose title stands there in the accusative and with its posting: ``named X ambassador to``."""
    hit = page.hit(i, TitleRow, lambda h: h.last <= limit and h.row.office in POSTED and h.prefix == "")
    after = page.words[hit.last] if hit and hit.last < limit else ""
    word = page.words[hit.last - 1] if hit else ""
    posted_there = after.startswith(FOR) or after in page.know.towards
    return hit.row.office if hit and word.endswith(arabic.ALEF) and word[:-1] in page.know.heads and posted_there else ""


def _owned(page: Page, hit: Hit, word: str) -> bool:
    """Whether a pronoun ends a word of the title: ``her ambassador``; only as it is written is ``his`` no feminine ending."""
    office, phrase = hit.row.office, hit.row.phrase_ar
    if phrase.endswith(arabic.TA_MARBUTA):
        return (office in POSTED or arabic.words(phrase)[0] in page.know.aides) and page.raw(hit.first, hit.last).endswith(arabic.FEMININE)
    if (at := page.know.possessed.get(phrase)) is not None:
        return not page.raw(hit.first, hit.first + at).endswith(arabic.TA_MARBUTA)
    return office in _OF_STATES and len(word) > 5 and word.endswith(arabic.POSSESSIVES[:2]) and word not in page.know.domains


def _indefinite(page: Page, title: Title) -> Title | None:
    """A construct title without a complement names nobody, unless a name can follow it."""
    return title if title.office in (COUNTERPART, "other", "special_envoy", "ambassador", "diplomat") else None


def _complete(page: Page, title: Title, limit: int) -> Title:
    for _ in range(16):
        grown = _grow(page, title, limit)
        if grown is None:
            return title
        title = grown
    return title


def _grow(page: Page, title: Title, limit: int) -> Title | None:
    """The title with one more word or phrase of its complement, or None."""
    j = title.last
    if j >= limit or j in page.dated:
        return None
    word, know = page.words[j], page.know
    if word in know.charged and (grown := in_charge(page, title, j, limit)):
        return grown
    if word in know.former:
        return title._replace(last=j + 1, former=True)
    if title.office == "other" and title.complement and page.definite(j) and (office := know.parted.get((title.head, word))):
        return title._replace(last=j + 1, office=office)
    if word in know.status and (page.definite(j) or title.construct or word.startswith(BY)):
        return title._replace(last=j + 1, status=word.removeprefix(arabic.ARTICLE).removesuffix(arabic.FEMININE))
    if word == arabic.NOT and j + 1 < limit and page.words[j + 1] in know.status:
        return title._replace(last=j + 2)
    if grown := of_state(page, title, j, limit):
        return grown
    if grown := of_body(page, title, j, limit):
        return grown
    if title.country and word in know.epithets:
        return title._replace(last=j + 1)
    if title.number == "dual" and title.construct and not title.complement and word in know.pairs:
        return title._replace(last=j + 1, complement=True)
    if (title.definite or title.office == COUNTERPART) and page.definite(j) and _describes(page, title, j):
        return title._replace(last=j + 1)
    if title.office in POSTED and not title.number and (grown := posted(page, title, j, limit)):
        return grown
    if title.number == "plural" and not title.body and (region := page.regional(j, limit)):
        return title._replace(last=region.last, body=region.row.id, complement=True)
    if (title.number and (title.complement or title.office != "other")) or title.office == COUNTERPART:
        return None
    if title.office in ("other", "special_envoy") and (inner := _inner(page, title, j, limit)):
        return inner
    return portfolio(page, title, j, limit) or at_house(page, title, j, limit)


def _describes(page: Page, title: Title, j: int) -> bool:
    """Whether an adjective describes a bare title, of a counterpart too; anybody of rank may have several, also from an unknown region."""
    word, know = page.words[j], page.know
    if title.last - title.first == 1 and word in know.adjectives:
        return True
    beside = title.last - title.first < _DESCRIBED and title.head in know.anybody and word.endswith(arabic.RELATIVE[0])
    return beside and not (title.complement or word in know.names)


def _inner(page: Page, title: Title, j: int, limit: int) -> Title | None:
    """Another's title inside: ``deputy of the foreign minister``, ``adviser to the king``."""
    inner = title_at(page, j, min(limit, title.first + _LONGEST), _INNER)
    if inner is None or inner.number or not (inner.definite or inner.complement or not inner.construct):
        return None
    if not inner.prefix and ((title.definite and not title.construct) or (title.complement and page.words[j - 1].startswith(DEFINITE))):
        return None
    if title.country and inner.country not in ("", title.country):
        return None
    if inner.office.startswith("deputy") and (more := title_at(page, inner.last, limit, _JOINED)) and more.office in MINISTERS:
        inner = more._replace(country=inner.country or more.country, body=inner.body)
    return title._replace(last=inner.last, country=title.country or inner.country, body=title.body or inner.body, complement=True)
