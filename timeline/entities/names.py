"""Where a name ends: known names by the lexicon, unknown ones by the grammar of names."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from timeline import arabic
from timeline.entities.knowledge import Knowledge, knowledge
from timeline.entities.page import DASH, DEMONYMS, PEOPLE, Page
from timeline.lexicon.rows import City, Honorific, Medium, Organisation, Person, State, Title
from timeline.matching import Hit
from timeline.memo import Memo

LONGEST = 8
"""Words of the longest name that the grammar believes."""
_HASH = "#"
SIGNS = (_HASH, DASH)
"""Signs that may stand inside a name."""
_PHRASES = frozenset({Title, State, City, Organisation})
_OTHERS = _PHRASES | {Medium, Honorific}
_PRONOUNS = tuple(p for p in arabic.POSSESSIVES if len(p) > 1 and p != arabic.POSSESSIVES[-2])


class Name(NamedTuple):
    """A bare name: its tokens, and the people of the lexicon that it may stand for."""

    first: int
    last: int
    people: tuple[Person, ...] = ()
    weak: bool = False


def known(page: Page, i: int, limit: int, *, weak: bool, prefixes: frozenset[str] = frozenset({""})) -> tuple[Name, str] | None:
    """The longest known name there, with the particles before it; weak forms only if asked for."""
    hits = [h for h in page.listed(i, Person) if h.last <= limit and h.prefix in prefixes and (weak or h.form != "weak_ar")]
    if not hits:
        return None
    best = hits[0]
    same = [h for h in hits if h.last == best.last and h.prefix == best.prefix]
    if strong := [h for h in same if h.form != "weak_ar"]:
        same = strong
    first, last = best.first, _descent(page, best.last, limit)
    while (
        first < best.last - 1
        and not best.prefix
        and (page.words[first] in page.know.heads or page.words[first] in page.know.honorifics)
        and page.definite(first)
    ):
        first += 1
    return Name(first, last, tuple(h.row for h in same), not strong), best.prefix


def _descent(page: Page, i: int, limit: int) -> int:
    """The end of a name that goes on with the father's or the family's: ``bin X``, ``al X``."""
    while i + 1 < limit and page.words[i] in page.know.linkers and not page.know.ordinary(page.words[i + 1]):
        if (end := _word(page, i, limit, 1)) == i:
            break
        i = end
    return i


def unknown(page: Page, i: int, limit: int, *, titled: bool, prefix: str = "") -> Name | None:
    """The name that begins there by its shape, after the particles ``prefix``.

    After a title any word may begin it that is no word of the language; elsewhere its first word must be a given name that we know,
    and one more must follow. What a model of names sees there counts where the grammar finds none.
    """
    if (name := _shaped(page, i, limit, titled, prefix)) is not None:
        return name
    last, particles = page.spotted.get(i, (i, ""))
    fits = i < last <= limit and particles == prefix and not _phrase(page, i) and not _other(page, i)
    return Name(i, last) if fits else None


def _shaped(page: Page, i: int, limit: int, titled: bool, prefix: str) -> Name | None:
    word = page.words[i][len(prefix) :] if i < limit else ""
    know = page.know
    given = word in know.given or word in know.linkers or word in know.twins
    if not (titled or given) or not _opens(page, i, limit, word, titled):
        return None
    if not titled and page.words[i] not in know.linkers and (i + 1 >= limit or _ends(know, page.words[i + 1])):
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


def _opens(page: Page, i: int, limit: int, word: str, titled: bool) -> bool:
    if i >= limit or i in page.dated:
        return False
    know = page.know
    if not _letters(word) or _phrase(page, i):
        return False
    if word in know.linkers:
        return True
    if word in know.twins and not page.stop(i):
        return i + 1 < limit and know.is_name(page.words[i + 1])
    if page.definite(i) and i + 1 < limit and page.words[i + 1] in know.given:
        return False
    if page.hit(i, Title, lambda h: h.prefix == "" and h.row.office != "other") and page.state(i + 1, limit, frozenset({""})):
        return False
    if know.ordinary(word):
        after = page.words[i + 1] if i + 1 < limit else ""
        named = after in know.linkers or (len(after) > 1 and not know.ordinary(after) and not _particled(know, after))
        if titled and (word in know.given or after in know.linkers) and word not in know.verbs:
            return word not in know.stops or after in know.linkers
        return word in know.names and word not in know.stops and named
    if (_suffixed(word) or _reflexive(word)) and word not in know.names:
        return False
    return word in know.given or (not _other(page, i) and not _particled(know, page.words[i]))


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
    if not word.isalpha() or (word.isascii() and count):
        return i
    if word in know.linkers and i + 1 < limit and words[i + 1].isalpha() and (words[i + 1] not in know.stops - know.status):
        return i + 2 if i + 1 not in page.dated else i
    if count == 0:
        return i + 1
    if word in know.particles and i + 1 < limit and page.definite(i + 1) and not know.ordinary(words[i + 1]):
        return i + 2
    return i + 1 if _continues(page, i, count) else i


def _continues(page: Page, i: int, count: int) -> bool:
    word, know = page.words[i], page.know
    if page.stop(i):
        return False
    family = count == 1 and page.definite(i) and word.removeprefix(arabic.ARTICLE) in know.given
    ordinary = (word in know.verbs or word in know.common) and not family
    if word in know.twins:
        return True
    if word in know.names:
        ranked = page.definite(i) and page.definite(i - 1) and page.hit(i, Title) is not None
        last = i + 1 >= len(page.words) or not page.words[i + 1].isalnum()
        return not (ordinary and count > 1 and not last) and not ranked and not _phrase(page, i)
    if (_alien()[word] and not family) or _other(page, i):
        return False
    if page.definite(i):
        return not page.definite(i - 1) or page.words[i - 1] in know.names
    return not (count > 1 and page.definite(i - 1))


def _letters(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and "\u0621" <= word[0] <= "\u06ff" and word != arabic.ARTICLE


def _suffixed(word: str) -> bool:
    """Whether a pronoun is written onto the word: no name ends so."""
    return len(word) > 4 and word.endswith(_PRONOUNS)


def _reflexive(word: str) -> bool:
    """Whether the word has the shape of a verb that hardly a name shares (``receives``, ``inspects``)."""
    return len(word) > 4 and word.startswith(arabic.REFLEXIVE)


def _masdar(word: str) -> bool:
    """Whether the word has the shape of a masdar of the second measure (``reduction``)."""
    return len(word) == 5 and (word[0], word[-2]) == arabic.TAFIL


def _phrase(page: Page, i: int) -> bool:
    """Whether a phrase of several words begins there that is no name: a title, a state, a body."""
    hits = page.starts.get(i)
    return hits is not None and any(type(h.row) in _PHRASES and h.prefix == "" and h.last > i + 1 for h in hits)


def _other(page: Page, i: int) -> bool:
    """Whether a state, a place, a body, a title or an honorific begins there."""
    hits = page.starts.get(i)
    return hits is not None and any(type(h.row) in _OTHERS and h.form != PEOPLE and _counts(h) for h in hits)


def _counts(hit: Hit) -> bool:
    placed = hit.prefix in (arabic.BY, arabic.FOR) and isinstance(hit.row, State | City)
    return hit.prefix == "" or placed or (hit.prefix == arabic.ARTICLE and hit.form in DEMONYMS)


def _ends(know: Knowledge, word: str) -> bool:
    """Whether no name goes on with a word, wherever it stands."""
    known = word in know.names or word in know.twins or word in know.linkers or word in know.particles
    known = known or word.removeprefix(arabic.ARTICLE) in know.given
    return not known and word not in SIGNS and _alien()[word]


@cache
def _alien() -> Memo[str, bool]:
    """Whether a word is no part of a name, unless tables have it in one."""
    know = knowledge()
    return Memo(lambda word: know.ordinary(word) or _suffixed(word) or not _letters(word) or _particled(know, word))


def _particled(know: Knowledge, word: str) -> bool:
    """Whether a word reads better as particles before a word that we know than as part of a name."""
    if word.startswith(arabic.FOR_ARTICLE) or (word[0] == arabic.BY and _masdar(word[1:])):
        return True
    for prefix, rest in arabic.readings(word)[1:]:
        if prefix.endswith(arabic.ARTICLE) and len(prefix) > len(arabic.ARTICLE):
            if prefix[0] != arabic.LIKE or know.ordinary(rest) or know.ordinary(arabic.ARTICLE + rest):
                return True
            continue
        if prefix == arabic.LIKE and not rest.startswith(arabic.ARTICLE):
            continue
        if prefix == arabic.ARTICLE:
            if know.ordinary(rest) and rest not in know.given:
                return True
            continue
        if (
            know.ordinary(rest)
            or rest in know.given
            or rest in know.heads
            or rest in know.styles
            or (prefix == arabic.AND[0] and rest in know.names)
        ):
            return True
    return word.startswith(arabic.AND[0])
