"""Where a name ends: known names by the lexicon, unknown ones by the grammar of names."""

from __future__ import annotations

from dataclasses import dataclass

from timeline import arabic
from timeline.entities.page import DASH, Page
from timeline.lexicon.rows import City, Honorific, Medium, Organisation, Person, State, Title
from timeline.matching import Hit

LONGEST = 8
"""Words of the longest name that the grammar believes."""
_HASH = "#"


@dataclass(frozen=True, slots=True)
class Name:
    """A bare name: its tokens, and the people of the lexicon that it may stand for."""

    first: int
    last: int
    people: tuple[Person, ...] = ()
    weak: bool = False


def known(page: Page, i: int, limit: int, *, weak: bool, prefixes: frozenset[str] = frozenset({""})) -> tuple[Name, str] | None:
    """The longest known name there, with the particles before it; weak forms only if asked for."""
    hits = [
        h
        for h in page.starts.get(i, ())
        if isinstance(h.row, Person) and h.last <= limit and h.prefix in prefixes and (weak or h.form != "weak_ar")
    ]
    if not hits:
        return None
    best = hits[0]
    same = [h for h in hits if h.last == best.last and h.prefix == best.prefix]
    if strong := [h for h in same if h.form != "weak_ar"]:
        same = strong
    last = _descent(page, best.last, limit)
    return Name(best.first, last, tuple(h.row for h in same), not strong), best.prefix


def _descent(page: Page, i: int, limit: int) -> int:
    """The end of a name that goes on with the father's or the family's: ``bin X``, ``al X``."""
    while i + 1 < limit and page.words[i] in page.know.linkers and not page.know.ordinary(page.words[i + 1]):
        i = _word(page, i, limit, 1)
    return i


def unknown(page: Page, i: int, limit: int, *, titled: bool) -> Name | None:
    """The name that begins there by its shape.

    After a title any word may begin it that is no word of the language; elsewhere its first word must be a given name that we know,
    and one more must follow.
    """
    word = page.words[i] if i < limit else ""
    if not _opens(page, i, limit) or not (titled or word in page.know.given or word in page.know.linkers):
        return None
    end, count = i, 0
    while end < limit and count < LONGEST:
        after = _word(page, end, limit, count)
        if after == end:
            break
        end, count = after, count + 1
    if count == 0 or (not titled and count < 2):
        return None
    return Name(i, end)


def _opens(page: Page, i: int, limit: int) -> bool:
    if i >= limit or i in page.dated:
        return False
    word, know = page.words[i], page.know
    if not word.isalpha() or len(word) < 2 or word.isascii():
        return False
    if word in know.linkers:
        return True
    if word in know.stops or word in know.verbs - know.names or word in know.common - know.names:
        return False
    return word in know.given or not _other(page, i) and not _particled(page, i)


def _word(page: Page, i: int, limit: int, count: int) -> int:
    """The token after one more word of a name, or ``i`` when the name has ended."""
    words, know = page.words, page.know
    if i < limit and words[i] == _HASH and i + 1 < limit:
        i += 1
    if i >= limit or i in page.dated:
        return i
    word = words[i]
    if word == DASH and count and page.tight(i) and i + 1 < limit and page.tight(i + 1) and words[i + 1].isalpha():
        return i + 2
    if not word.isalpha() or word.isascii():
        return i
    if word in know.linkers and i + 1 < limit and words[i + 1].isalpha() and words[i + 1] not in know.stops:
        return i + 2 if i + 1 not in page.dated else i
    if count == 0:
        return i + 1
    if word in know.particles and i + 1 < limit and page.definite(i + 1) and not know.ordinary(words[i + 1]):
        return i + 2
    return i + 1 if _continues(page, i, count) else i


def _continues(page: Page, i: int, count: int) -> bool:
    word, know = page.words[i], page.know
    if word in know.stops and not (_ali(page, i)):
        return False
    ordinary = word in know.verbs or word in know.common
    if word in know.names:
        return not (ordinary and count > 1) and not _title(page, i)
    if ordinary or len(word) < 2 or _other(page, i) or _particled(page, i):
        return False
    if page.definite(i):
        return not page.definite(i - 1) or page.words[i - 1] in know.names
    return not (count > 1 and page.definite(i - 1))


def _ali(page: Page, i: int) -> bool:
    return False


def _title(page: Page, i: int) -> bool:
    hit = page.hit(i, Title)
    return hit is not None and hit.prefix == "" and hit.last - hit.first > 1


def _other(page: Page, i: int) -> bool:
    """Whether a state, a place, a body, a title or an honorific begins there."""

    def counts(hit: Hit) -> bool:
        return hit.prefix in ("", arabic.ARTICLE) or hit.form != "weak_ar"

    return any(page.hit(i, kind, counts) is not None for kind in (State, City, Organisation, Medium, Title, Honorific))


def _particled(page: Page, i: int) -> bool:
    """Whether the word reads better as particles before a word that we know than as part of a name."""
    word, know = page.words[i], page.know
    if word.startswith(arabic.FOR_ARTICLE):
        return True
    for prefix, rest in arabic.readings(word)[1:]:
        if prefix.endswith(arabic.ARTICLE) and len(prefix) > len(arabic.ARTICLE):
            return True
        if prefix == arabic.ARTICLE:
            if know.ordinary(rest):
                return True
            continue
        if know.ordinary(rest) or rest in know.given or (prefix == arabic.AND[0] and rest in know.names):
            return True
    return word.startswith(arabic.AND[0])
