"""The name that stands beside a title: after honorifics, between commas, in quotation marks or brackets."""

from __future__ import annotations

from timeline import arabic
from timeline.entities.names import Name, known, unknown
from timeline.entities.page import Draft, Page
from timeline.entities.particles import AND, PLAIN, QUOTES
from timeline.lexicon.rows import Honorific, Person
from timeline.matching import Hit

BRACKETS = QUOTES | frozenset("()")


def honorifics_at(page: Page, i: int, limit: int, opening: frozenset[str] = PLAIN) -> tuple[str, int]:
    """Particles before the first honorific and the token after the last one."""
    prefix, j = "", i
    while j < limit:
        hit = _honorific(page, j, limit, opening if j == i else PLAIN)
        if hit is None or _otherwise(page, hit):
            break
        prefix = hit.prefix if j == i else prefix
        j = hit.last
    return prefix, j


def _honorific(page: Page, j: int, limit: int, prefixes: frozenset[str]) -> Hit | None:
    return page.hit(j, Honorific, lambda h: h.last <= limit and h.prefix in prefixes)


def _otherwise(page: Page, hit: Hit) -> bool:
    """Whether only the fold makes a word of respect of what is written there: a name that means mercy is no ``may he have mercy``."""
    first = hit.row.phrase_ar.split()[0]
    return page.raw(hit.first, hit.first + 1).endswith(arabic.TA_MARBUTA) and not first.endswith(arabic.TA_MARBUTA)


def name_after(page: Page, j: int, limit: int, *, listed: bool = False) -> Name | None:
    """The name beside a title that ends before ``j``; of a ``listed`` one, ``and`` may follow as well as a comma."""
    if inside := _bracketed(page, j, limit):
        return inside
    pause = page.pause(j, limit)
    start = j + 1 if pause else j
    _, k = honorifics_at(page, start, limit)
    if k > start and (inside := _bracketed(page, k, limit)):
        return inside
    name = name_at(page, k, limit, titled=not pause or k > start, weak=not pause or k > start)
    if name is None and pause and (found := unknown(page, k, limit, titled=True)) and closed(page, found.last, limit):
        name = found
    if pause and name and not name.people and not closed(page, name.last, limit):
        joined = listed and page.words[name.last].startswith(AND)
        return name if joined else None
    return name


def _bracketed(page: Page, j: int, limit: int) -> Name | None:
    """A name that fills quotation marks or brackets."""
    if j + 1 >= limit or page.words[j] not in BRACKETS:
        return None
    name = name_at(page, j + 1, limit, titled=True, weak=True)
    return name if name and name.last < limit and page.words[name.last] in BRACKETS else None


def name_at(page: Page, j: int, limit: int, *, titled: bool, weak: bool) -> Name | None:
    """The name that begins there: the known one, or the longer one that grammar reads where the known is but a short form."""
    if j >= limit:
        return None
    found = known(page, j, limit, weak=weak)
    if found is None:
        return unknown(page, j, limit, titled=titled)
    name, eastern = found[0], page.know.eastern
    if not name.weak and page.words[j] not in eastern:
        return name
    shape = unknown(page, j, limit, titled=titled)
    longer = shape is not None and shape.last > name.last and (name.weak or eastern.issuperset(page.words[j : shape.last]))
    return shape if longer else name


def closed(page: Page, j: int, limit: int) -> bool:
    """Whether a comma, a sign or the end of the sentence stands there."""
    return j >= limit or page.pause(j, limit) or not page.words[j].isalnum()


def spelled(page: Page, first: int, last: int, skip: int = 0) -> tuple[Person, ...]:
    """The people whose full name some tokens are, once signs that break it up are left out."""
    return page.know.by_name.get(_words(page, first, last, skip), ())


def name_words(page: Page, draft: Draft) -> tuple[str, ...]:
    """The folded words of a draft's name."""
    return _words(page, *(draft.name or (0, 0)), draft.skip)


def _words(page: Page, first: int, last: int, skip: int) -> tuple[str, ...]:
    words = [word for word in page.words[first:last] if word.isalpha()]
    return (words[0][skip:], *words[1:]) if words else ()
