"""Arabic letters: the one fold of spelling, with offsets back into the raw text, and the particles written onto a word.

Every Arabic literal of the code lives here; words live in the lexicon.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, compress

# One letter for one letter: nothing here moves an offset. Chained replace beats str.translate thirtyfold on Arabic text.
_REPLACED = (
    *((alef, "ا") for alef in "أإآٱ"),
    ("ى", "ي"), ("ة", "ه"), ("ؤ", "و"), ("ئ", "ي"), ("ک", "ك"), ("ی", "ي"), ("گ", "ك"), ("ڤ", "ف"), ("پ", "ب"), ("ژ", "ز"), ("چ", "ج"),
    ("ھ", "ه"), ("ہ", "ه"),
    *(zip("٠١٢٣٤٥٦٧٨٩", "0123456789", strict=True)), *(zip("۰۱۲۳۴۵۶۷۸۹", "0123456789", strict=True)),
    ("\u00a0", " "), ("\u2013", "-"), ("\u2014", "-"), ("\u2011", "-"),
)  # fmt: skip

# Written but not read: vowel signs, tatweel, direction marks, soft hyphen, zero-width characters.
_SILENT = "\u0640\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
_SILENT += "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c"
_PRESENTATION = "\ufb50-\ufdff\ufe70-\ufefc"
_LONE = re.compile(r"(?<!\S)\u0640(?!\S)")  # a tatweel between spaces, as many papers write a dash
_MOVING = re.compile(f"[{_SILENT}{_PRESENTATION}]")
_letters = cache(lambda sign: _MOVING.sub("", unicodedata.normalize("NFKC", sign)).replace(" ", ""))  # none of a silent sign
# Letters, Arabic ones first, since a range is looked up faster than a class; numbers; a mark. A text is mostly words and blanks.
_WORD, _OTHER = r"[\u0621-\u064a]+[^\W\d_]*", r"[^\W\d_]+|\d+|[^\w\s]|_"
_TOKEN, _PIECE = re.compile(rf"{_WORD}|{_OTHER}"), re.compile(rf"{_WORD}|\s+|{_OTHER}")

FOLD = {"letters": dict(_REPLACED), "silent": _SILENT, "presentation": _PRESENTATION}
"""The fold as data, for a program in another language: letters to replace, and two classes of characters, as in a regular expression."""

AND = ("و", "ف")
BY, FOR, LIKE = "ب", "ل", "ك"
ARTICLE = "ال"
NO_ARTICLES = ("أل", "إل", "آل")
"""What the fold makes look like the article."""
HAMZA_BELOW = "إ"
"""The seat of hamza in *that* (``inna``), and so in *for*, which folded is a *van*."""
MAQSURA = "ى"
ALEF, CONSTRUCT = "ا", "ت"
"""A long vowel, and how the feminine ending is written before a pronoun."""
RELATIVE = ("ي", "يه")
"""Endings of an adjective made from a noun, folded."""
PLURAL_FEMININE = "ات"
OBLIQUE, OBLIQUE_OWNED = "ين", ("ي", "يه", "يها", "يهم", "يهما")
"""How the oblique of duals and sound plurals ends, and that of a dual before its genitive or a pronoun, folded: no subject ends so."""
SERVANT = "عبد"
FOR_ARTICLE = "لل"
FEMININE = "ه"
ELATIVES = ("العليا", "الكبري", "العظمي", "الاولي", "الاخري", "الوسطي", "القصوي")
"""Feminine adjectives that do not end so, folded."""
TA_MARBUTA, UNDOTTED = "ة", " فى "
"""An ending of feminines, and how *in* is written by who dots no final ya."""
DAMMA = "\u064f"
"""Written in a perfect it makes a passive of it."""
COMMA, NOT = "،", "غير"
"""A comma, and what makes an adjective its contrary."""
QAD = "قد"
"""The particle after which a verb follows and no noun."""

# Particles in the order in which they may stand on one word; the empty one first, so that the whole word is tried first.
PARTICLES = tuple(
    conjunction + rest for conjunction in ("", *AND) for rest in ("", BY, FOR, LIKE, ARTICLE, BY + ARTICLE, LIKE + ARTICLE, FOR_ARTICLE)
)

REFLEXIVE = ("يت", "يست")
"""How the imperfect of verbs of the fifth, sixth and tenth measures begins in the masculine."""
TAFIL = ("ت", "ي")
"""The first letter and the last but one of a masdar of the second measure, which has five (``reduction``, ``extension``)."""
FUTURE = "س"

POSSESSIVES = ("ه", "ها", "هما", "هم", "هن", "نا", "ي")
"""Pronouns written onto a noun or a verb, folded: his, her, their (two), their, our, my."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and the way back: ``source(i)`` is the offset in the raw text of folded offset ``i``."""

    text: str
    at: tuple[int, ...]
    shift: tuple[int, ...]

    def source(self, offset: int) -> int:
        """Raw offset for a folded one; the end of a span takes the silent signs after its last letter with it."""
        if not self.at:
            return offset
        i = bisect_right(self.at, offset) - 1
        return offset + self.shift[i] if i >= 0 else offset

    def sources(self, offsets: list[int]) -> list[int]:
        """Raw offsets for folded ones in rising order."""
        if not self.at:
            return offsets
        raw, last, shift = list[int](), 0, 0
        for at, next_shift in zip(self.at, self.shift, strict=True):
            cut = bisect_left(offsets, at, last)
            if cut > last:
                raw += [offset + shift for offset in offsets[last:cut]]
                last = cut
            shift = next_shift
        raw += [offset + shift for offset in offsets[last:]]
        return raw


def fold(text: str) -> Folded:
    """Fold spelling variants together: hamza seats, final ya and ta marbuta, digits, presentation forms, silent signs."""
    text = _LONE.sub("-", text) if "\u0640" in text else text
    at: list[int] = []
    shift: list[int] = []
    pieces: list[str] = []
    last = length = 0
    for match in _MOVING.finditer(text):
        pieces.append(text[last : match.start()])
        length += match.start() - last
        last = match.end()
        if letters := _letters(match[0]):
            pieces.append(letters)
            at.extend(range(length + 1, length + len(letters)))
            shift.extend(last - i for i in range(length + 1, length + len(letters)))
            length += len(letters)
        at.append(length)
        shift.append(last - length)
    if not at:
        return Folded(_replace(text), (), ())
    pieces.append(text[last:])
    return Folded(_replace("".join(pieces)), tuple(at), tuple(shift))


def _replace(text: str) -> str:
    for old, new in _REPLACED:
        if old in text:
            text = text.replace(old, new)
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(low if len(low := c.lower()) == 1 else c for c in text)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text: ``words`` folded, ``starts`` and ``ends`` their raw offsets; each punctuation mark is a word.

    Letters and digits that touch are two tokens, so that a year or a day is found wherever it is glued.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    folded: Folded
    folded_starts: list[int]

    def span(self, first: int, last: int, prefix: str = "") -> tuple[int, int]:
        """Raw offsets of the tokens ``first`` to ``last`` (exclusive), without the particles ``prefix`` of the first."""
        start = self.folded.source(self.folded_starts[first] + len(prefix)) if prefix else self.starts[first]
        return start, self.ends[last - 1]

    def text(self, first: int, last: int) -> str:
        """The folded words from ``first`` to ``last`` (exclusive), joined by spaces."""
        return " ".join(self.words[first:last])


def tokenise(text: str) -> Tokens:
    """Fold a text and cut it into tokens."""
    folded = fold(text)
    pieces = _PIECE.findall(folded.text)
    after = list(accumulate(map(len, pieces)))
    solid = [not blank for blank in map(str.isspace, pieces)]
    folded_starts, ends = list(compress([0, *after], solid)), list(compress(after, solid))
    return Tokens(list(compress(pieces, solid)), folded.sources(folded_starts), folded.sources(ends), folded, folded_starts)


@lru_cache(maxsize=1 << 14)
def words(phrase: str) -> tuple[str, ...]:
    """The folded tokens of a lexicon phrase."""
    return tuple(_TOKEN.findall(fold(phrase).text))


def words_of(phrases: Iterable[str]) -> list[tuple[str, ...]]:
    """The folded tokens of many lexicon phrases at once, ten times as fast as one by one."""
    joined = "\n".join(phrases)
    return [tuple(_TOKEN.findall(line)) for line in fold(joined).text.split("\n")] if joined else []


_PARTICLES_FROM = {
    first: tuple(particle for particle in PARTICLES[1:] if first.startswith(particle[:2])) for first in {p[:2] for p in PARTICLES[1:]}
}
"""Particles by the first one or two letters of a word."""


@lru_cache(maxsize=1 << 14)
def readings(word: str) -> tuple[tuple[str, str], ...]:
    """Every way to read a folded word as particles and a rest: ``(prefix, rest)``, the whole word first.

    A word in ``لل`` also reads as ``ل`` before a word that keeps its article.
    """
    particles = _PARTICLES_FROM.get(word[:2]) or _PARTICLES_FROM.get(word[:1])
    if particles is None:
        return (("", word),)
    found = [("", word)]
    for particle in particles:
        if word.startswith(particle) and len(word) > len(particle) + 1:
            rest = word[len(particle) :]
            if particle.endswith(FOR_ARTICLE):
                found.append((particle[:-1], ARTICLE + rest))
            found.append((particle, rest))
    return tuple(found)


def behind_particles(word: str) -> Iterator[str]:
    """Every way to write a folded word so that it is one of its ``readings``, the word itself first."""
    yield word
    if len(word) > 1:
        yield from (particle + word for particle in PARTICLES[1:])
    if word.startswith(ARTICLE) and len(word) > len(ARTICLE) + 1:
        yield from (particle + word[len(ARTICLE) :] for particle in PARTICLES if particle.endswith(FOR_ARTICLE))


_SOUNDS = str.maketrans({"ج": "غ", "ق": "غ", "ك": "غ", "ط": "ت", "ص": "س", "ث": "س", "ذ": "د", "ض": "د", "ظ": "ز", "ح": "ه"})
_QUIET = re.compile("[اوي\u0621ه]")


def skeleton(name: Iterable[str]) -> str:
    """The consonants of a name's folded words, letters that transcribers confuse made one: what its spellings share."""
    return "".join(map(_consonants, name))


@lru_cache(maxsize=1 << 12)
def _consonants(word: str) -> str:
    return _QUIET.sub("", word.removeprefix(ARTICLE).translate(_SOUNDS))
