"""People whom no title opens and no table lists: a given name or a title behind tells them, or the adjective of their state before."""

from __future__ import annotations

from timeline import arabic
from timeline.entities.beside import closed, spelled
from timeline.entities.names import Name, known, stranger, unknown
from timeline.entities.page import Draft, Page
from timeline.entities.particles import AND, BY, FOR, PLAIN
from timeline.entities.phrase import person
from timeline.entities.titles import title_at
from timeline.lexicon.rows import Honorific, Person

BEHIND = 3
"""Tokens behind a name at which its title may begin: after a bracket and a comma."""
_LONGEST = 5
"""Words of the longest name that is read backwards from its title."""
_SHORTEST = 3
"""Letters of the shortest word that particles are taken off."""


def unlisted_at(page: Page, i: int, limit: int) -> list[Draft]:
    """The person whom a name tells and a title behind it, or the tables, which have him spelled otherwise."""
    end, prefix = page.apposed.get(i) or (i, _particle(page, i))
    if end == i and page.words[i][len(prefix) :] not in page.know.given:
        return []
    if inside_name(page, i):
        return []
    name = Name(i, end) if end > i else unknown(page, i, limit, titled=False, prefix=prefix)
    if name is None or not (page.titled(name.last, name.last + BEHIND) or spelled(page, i, name.last)):
        return []
    draft = person(page, i, prefix, [], name, limit)
    return [draft] if draft.offices or spelled(page, i, name.last) else []


def _particle(page: Page, i: int) -> str:
    """The ``and`` before a given name that no table has with its letter."""
    word, know = page.words[i], page.know
    joined = word.startswith(AND) and word not in know.names and word[1:] in know.given and not know.ordinary(word[1:])
    return AND if joined else ""


def inside_name(page: Page, i: int) -> bool:
    """Whether the word before is a given name, so that what follows is another man's."""
    before = page.words[i - 1] if i else ""
    return before in page.know.given and before in page.know.names and not page.know.ordinary(before) and (i - 1) not in page.dated


def national_at(page: Page, i: int, limit: int) -> list[Draft]:
    """Somebody told by the adjective of his state and his full name: ``the Dutchman X``."""
    demonym = page.demonym(i, limit)
    if demonym is None or not demonym.prefix.endswith(arabic.ARTICLE):
        return []
    if not demonym.prefix.startswith(AND) and i and _described(page, i - 1):
        return []
    found = known(page, demonym.last, limit, weak=False)
    name = found[0] if found else unknown(page, demonym.last, limit, titled=False)
    if name is None or name.last < name.first + 2:
        return []
    draft = person(page, i, demonym.prefix.removesuffix(arabic.ARTICLE), [], name, limit)
    return [draft._replace(country=draft.country or demonym.row.iso3)]


def _described(page: Page, i: int) -> bool:
    """Whether an adjective with the article may describe the word there: it has the article too, or it is a proper name."""
    word = page.words[i]
    if word in page.know.verbs or page.hit(i, Honorific):
        return False
    return arabic.ARTICLE in (word[:2], word[1:3]) or word.startswith(arabic.FOR_ARTICLE) or word in page.know.names


def apposed(page: Page) -> dict[int, tuple[int, str]]:
    """Names that only the title behind them tells, read backwards from it: the token after each and the particle before it."""
    found: dict[int, tuple[int, str]] = {}
    sentences = iter(page.reading.sentences)
    first = limit = 0
    for i in page.titles:
        while i >= limit:
            first, limit = limit, next(sentences).last
        pause = i > first and page.pause(i - 1, limit)
        start, prefix = _backwards(page, i - pause, first)
        if start is not None and start not in found and _tells(page, i, limit, start if not pause else i, first):
            found[start] = (i - pause, prefix)
    return found


def _backwards(page: Page, end: int, first: int) -> tuple[int | None, str]:
    """The first token of a name of two words or more that ends before a token, and the particle before it."""
    start = end
    while start > max(first, end - _LONGEST) and (stranger(page, start - 1) or page.words[start - 1] in page.know.linkers):
        start -= 1
    prefix = ""
    if start > first and start > end - _LONGEST and (prefix := _glued(page, start - 1)):
        start -= 1
    words = [word for word in page.words[start:end] if word not in page.know.linkers]
    whole = len(words) > 1 and end - start > 1 and not page.definite(start)
    listed = any(isinstance(hit.row, Person) and hit.form != "weak_ar" for hit in page.starts.get(start, ()))
    return (start, prefix) if whole and not listed else (None, "")


def _glued(page: Page, i: int) -> str:
    """The particle on the first word of a name: any before a given name, ``and`` before an unknown word too."""
    word, know = page.words[i], page.know
    rest = word[1:]
    if i in page.dated or len(rest) < _SHORTEST or word[0] not in (AND, FOR, BY) or any(hit.prefix for hit in page.starts.get(i, ())):
        return ""
    if rest in know.given and not know.ordinary(rest):
        return word[0]
    odd = know.ordinary(rest) or know.ordinary(word) or rest in know.heads or rest.startswith(arabic.ARTICLE)
    return word[0] if word[0] == AND and not odd and not rest.startswith(arabic.REFLEXIVE) else ""


def _tells(page: Page, i: int, limit: int, start: int, first: int) -> bool:
    """Whether a title that stands there tells whose the name before it is: between commas, or with its state behind a name that is opened
    by a verb.
    """
    title = title_at(page, i, limit, PLAIN)
    if title is None or title.number:
        return False
    whose = bool(title.country or title.body)
    return closed(page, title.last, limit) and (whose or title.complement) if start == i else whose and _opened(page, start, first)


def _opened(page: Page, start: int, first: int) -> bool:
    """Whether a verb or a preposition stands before a name, or nothing."""
    before = page.words[start - 1] if start > first else ""
    return not before or any(rest in page.know.verbs or rest in page.know.stops for p, rest in arabic.readings(before) if p in ("", AND))
