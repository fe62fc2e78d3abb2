"""Arabic names in Latin letters: by the known names that share a word, else by the charmap of camel-tools made readable."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache

from rapidfuzz import fuzz

from timeline import arabic
from timeline.bases import UNKNOWN
from timeline.lexicon import load
from timeline.lexicon.rows import Person

_DIGRAPHS = {
    "v": "th", "j": "j", "H": "h", "x": "kh", "V": "dh", "c": "sh", "S": "s", "D": "d", "T": "t", "Z": "z", "E": "a", "g": "gh", "O": "a",
    "I": "i", "A": "a", "C": "", "p": "a", "Y": "a", "W": "u", "Q": "i", "M": "a", "q": "q", "k": "k", "P": "p", "J": "ch", "G": "g",
}  # fmt: skip
_VOWELS = frozenset("aeiou")
_ARTICLE = re.compile(r"^(al|el|ad|as|ash|at|an)-", re.IGNORECASE)
_ABDUL = re.compile(r"\b(Abd|Abde[lr]|Abdu[lr]|Abdal) ")
_LIKE = 35.0
"""Below it, two words of a name in two alphabets were set side by side by mistake."""
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=1 << 12)
def romanise(name: str) -> str:
    """A readable Latin form of an Arabic name, each word by the commonest spelling among known people where there is one."""
    parts: list[str] = []
    for word in _joined(name.split()):
        folded = "".join(arabic.words(word))
        if folded:
            parts.append(_known(folded) or _servant(folded) or _article(word, folded) or _by_letters(word))
    return " ".join(part if i else part[:1].upper() + part[1:] for i, part in enumerate(parts))


def slug(name: str) -> str:
    """The id of somebody whom the lexicon does not know: ``x-`` and the romanised name."""
    plain = unicodedata.normalize("NFKD", romanise(name)).encode("ascii", "ignore").decode().lower()
    return UNKNOWN + (_NOT_SLUG.sub("-", plain).strip("-") or "unnamed")


def _joined(words: Sequence[str]) -> list[str]:
    """Words with ``servant of`` written onto the next, as half the writers do."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in (arabic.SERVANT, arabic.ARTICLE + arabic.SERVANT):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _servant(folded: str) -> str:
    stem = arabic.SERVANT + arabic.ARTICLE
    if not folded.startswith(stem) or len(folded) < len(stem) + 3:
        return ""
    rest = folded[len(stem) :]
    return "Abdul " + (_known(rest) or _known(arabic.ARTICLE + rest) or _by_letters(rest))


def _article(word: str, folded: str) -> str:
    if not folded.startswith(arabic.ARTICLE) or len(folded) < 5:
        return ""
    latin = _known(folded[len(arabic.ARTICLE) :]) or _by_letters(word[len(arabic.ARTICLE) :])
    return "al-" + latin[:1].upper() + latin[1:]


@lru_cache(maxsize=1 << 12)
def _known(word: str) -> str:
    """The commonest Latin spelling of a folded word of known names, the first of equals; empty for another word."""
    letters, forms = _by_letters(word).lower(), Counter[str]()
    for form, count in _spellings().get(word, {}).items():
        if fuzz.ratio(letters, form.lower()) >= _LIKE:
            forms[form if word.startswith(arabic.ARTICLE) else _ARTICLE.sub("", form)] += count
    return min(forms, key=lambda form: (-forms[form], form), default="")


@cache
def _spellings() -> dict[str, Counter[str]]:
    """What stands in Latin letters for each folded word in names whose two forms have equally many words."""
    pairs = Counter[tuple[str, str]]()
    for person in load("people", "countries").rows(Person):
        ours, theirs = _joined(person.label_ar.split()), _ABDUL.sub("\\1\u00a0", person.label_en).split(" ")
        if len(ours) == len(theirs):
            pairs.update(zip(ours, theirs, strict=True))
    spellings = defaultdict[str, Counter[str]](Counter)
    for words, (pair, count) in zip(arabic.words_of(word for word, _ in pairs), pairs.items(), strict=True):
        spellings["".join(words)][pair[1].replace("\u00a0", " ")] += count
    return spellings


@cache
def _letters() -> dict[str, str]:
    from camel_tools.utils.charmap import CharMapper

    mapper = CharMapper.builtin_mapper("ar2safebw")
    return {chr(c): mapper.map_string(chr(c)) for c in range(0x621, 0x64B)}


def _by_letters(word: str) -> str:
    """Letter by letter, with an ``a`` between consonants that no vowel parts."""
    safe = "".join(_letters().get(c, c) for c in word)
    out = ""
    for i, letter in enumerate(safe):
        if i == 0 and letter in "AIO" and safe[1:2] in ("w", "y") and safe[2:3] not in ("", "A"):
            continue
        latin = _semivowel(safe, i) or _DIGRAPHS.get(letter, letter.lower() if letter.isascii() and letter.isalpha() else "")
        if out and latin and latin[0] not in _VOWELS and out[-1] not in _VOWELS and i < len(safe) - 1 and (len(out) < 3 or i < 3):
            out += "a"
        out += latin
    return out[:1].upper() + out[1:]


def _semivowel(safe: str, i: int) -> str:
    """Waw and ya are vowels between consonants and at the end, consonants before a vowel."""
    if safe[i] not in "wy":
        return ""
    follows_vowel = i + 1 < len(safe) and safe[i + 1] in "AwyYpOI"
    if i == 0 or follows_vowel:
        return safe[i]
    return "u" if safe[i] == "w" else "i"
