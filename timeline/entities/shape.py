"""What a single word tells of itself: whether by its letters alone it may belong to a name."""

from __future__ import annotations

from functools import cache

from timeline import arabic
from timeline.entities.knowledge import Knowledge, knowledge
from timeline.memo import Memo

HASH, DASH = "#", "-"
SIGNS = frozenset({HASH, DASH})
"""Signs that may stand inside a name."""
_GOVERNING = frozenset({arabic.BY, arabic.LIKE})
_PRONOUNS = tuple(p for p in arabic.POSSESSIVES if len(p) > 1 and p != arabic.POSSESSIVES[-2])


def letters(word: str) -> bool:
    """Whether it is an Arabic word of two letters or more, and no bare article."""
    return len(word) > 1 and word.isalpha() and "\u0621" <= word[0] <= "\u06ff" and word != arabic.ARTICLE


def suffixed(word: str) -> bool:
    """Whether a pronoun is written onto the word: no name ends so."""
    return len(word) > 4 and word.endswith(_PRONOUNS)


def reflexive(word: str) -> bool:
    """Whether the word has the shape of a verb that hardly a name shares (``receives``, ``inspects``)."""
    return len(word) > 4 and word.startswith(arabic.REFLEXIVE)


def masdar(word: str) -> bool:
    """Whether the word has the shape of a masdar of the second measure (``reduction``)."""
    return len(word) == 5 and (word[0], word[-2]) == arabic.TAFIL


@cache
def alien() -> Memo[str, bool]:
    """Whether a word is no part of a name, unless tables have it in one."""
    know = knowledge()
    return Memo(lambda word: know.ordinary(word) or suffixed(word) or not letters(word) or particled(know, word))


def particled(know: Knowledge, word: str) -> bool:
    """Whether a word reads better as particles before a word that we know than as part of a name."""
    if word.startswith(arabic.FOR_ARTICLE) or (word[0] == arabic.BY and masdar(word[1:])):
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
            (know.ordinary(rest) and not (prefix in _GOVERNING and _accusative(know, rest)))
            or rest in know.given
            or rest in know.heads
            or rest in know.styles
            or (prefix == arabic.AND[0] and rest in know.names)
        ):
            return True
    return word.startswith(arabic.AND[0])


def _accusative(know: Knowledge, word: str) -> bool:
    """Whether a word is the accusative of a noun or a verb's dual, which no preposition governs."""
    stem = word.removesuffix(arabic.ALEF)
    return stem != word and (stem in know.common or stem in know.verbs) and word not in know.stops and word not in know.names


@cache
def leading() -> frozenset[str]:
    """What takes the word after it into a name, whatever that is."""
    return knowledge().linkers | knowledge().particles | SIGNS


@cache
def ending() -> Memo[str, bool]:
    """Whether no name goes on with a word, wherever it stands."""
    know, strange = knowledge(), alien()
    known = know.names | know.twins | leading()
    return Memo(lambda word: strange[word] and word not in known and word.removeprefix(arabic.ARTICLE) not in know.given)


@cache
def closing() -> Memo[str, bool]:
    """Whether no name goes on with a word, however many words it has already, unless a particle or a sign leads into it."""
    ends, eastern = ending(), knowledge().eastern
    relative = arabic.RELATIVE[0]
    return Memo(lambda word: ends[word] and word not in eastern and not (word.startswith(arabic.ARTICLE) and word.endswith(relative)))
