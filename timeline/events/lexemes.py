"""What words are to grammar, by themselves and as phrases: the part that each plays, remembered from text to text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple, TypeVar

from timeline.arabic import AND, ARTICLE, BY, DAMMA, FOR, FOR_ARTICLE, QAD, TA_MARBUTA
from timeline.lexicon.event_rows import EventNoun, Particle, Verb
from timeline.matching import Hit
from timeline.memo import EVERY
from timeline.model import Reading

STOPS = frozenset(".!?:;/\u061b\u061f\u2026\n")
DASHES = frozenset("-\u2013\u2014\u2015\u2500")
SLASHES = DASHES | {"/"}
COMMAS = DASHES | frozenset(",\u060c")
BE, RELATIVE, CANCEL, BACKGROUND = "be", "rel", "cancel", "background"
PASSIVE = "+passive"
_CUES = frozenset({"speculated", CANCEL, "deny", "neg", "wont"})
_FIRST = frozenset({CANCEL, BACKGROUND})
"""Parts that words play before any other, whatever is written onto them."""
_NO_ADJECTIVE = ("+object", "plural+possessive")
"""Forms that end in a pronoun, and so never in a ta marbuta as adjectives do."""
_OWNED = ("+possessive", "+definite")
MAY_BE_PASSIVE = frozenset({"perfect 3ms", "perfect 3fs"})
_READ = frozenset({Verb, EventNoun, Particle})
_ARTICLED = 4
"""A shorter word that begins like the article may only look so."""
Lemma = TypeVar("Lemma", Verb, EventNoun)


class Lemmas(tuple[tuple[Lemma, str], ...]):
    """The lemmas of which words may be a form, each with that form."""

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of the lemmas."""
        return frozenset([lemma.id for lemma, _ in self])

    def among(self, ids: Iterable[str]) -> bool:
        """Whether a lemma is one of these."""
        return not self.ids.isdisjoint(ids)


Verbs = Lemmas[Verb]
Nouns = Lemmas[EventNoun]
NO_VERBS: Verbs = Lemmas()
NO_NOUNS: Nouns = Lemmas()

Part = tuple[str, str, Verbs, Nouns, bool, str, bool, bool]
"""The part that words play, as the fields ``kind`` to ``definite`` of ``items.Item``: a plain tuple, the fastest to make an item of."""


def part(kind: str, prefix: str = "", verbs: Verbs = NO_VERBS, nouns: Nouns = NO_NOUNS, *, dash: bool = False) -> Part:
    """The part that words of a kind play."""
    letters = prefix.lstrip("".join(AND)) if len(prefix) > 1 else prefix
    preposition = "by" if letters.startswith(BY) else "for" if letters.startswith(FOR) else ""
    return kind, prefix, verbs, nouns, dash, preposition, prefix.startswith(AND), is_definite(prefix, nouns)


def is_definite(prefix: str, nouns: Nouns) -> bool:
    """Whether nouns have the article or a possessive pronoun."""
    return ARTICLE in prefix or prefix.endswith(FOR_ARTICLE) or any(form.endswith(_OWNED) for _, form in nouns)


@dataclass(frozen=True, slots=True)
class Lexeme:
    """What a word is by itself, what it is behind a relative pronoun or *has*, and whether it is such.

    A relative pronoun has a verb after it, as *has* in *it has cut* does.
    """

    part: Part
    related: Part
    relates: bool


class Phrase(NamedTuple):
    """What several tokens are together, if they play a part."""

    first: int
    last: int
    part: Part | None
    related: Part | None
    relates: bool


_Read = tuple[Part | None, Part | None, bool]
"""What words are by themselves, what related, and whether they relate."""
_known: dict[str | tuple[str, bool, bool], Lexeme] = {}
"""Words, and those of which it matters how they are spelt with their spelling."""
_together: dict[tuple[tuple[str, ...], tuple[bool, bool]], _Read] = {}
"""What several words are together, with their spelling."""


def lexemes(reading: Reading, first: int, last: int) -> list[Lexeme]:
    """What the words of the tokens ``first`` to ``last`` (exclusive) are by themselves."""
    words = reading.tokens.words[first:last]
    return [_known.get(word) or _as_spelt(reading, token, word) for token, word in enumerate(words, first)]


def _as_spelt(reading: Reading, token: int, word: str) -> Lexeme:
    spelling = _spelling(reading, token, token + 1)
    return _known.get((word, *spelling)) or _learnt(reading, token, word, spelling)


def _learnt(reading: Reading, token: int, word: str, spelling: tuple[bool, bool]) -> Lexeme:
    if len(_known) > EVERY:
        _known.clear()
    hits = [hit for hit in reading.hits.within(token, token + 1) if hit.last == token + 1 and type(hit.row) in _READ]
    kind = "stop" if word in STOPS else "comma" if word in COMMAS else "word" if word[0].isalnum() else "mark"
    known = plain = _plain(kind, dash=word in SLASHES, definite=word.startswith(ARTICLE) and len(word) > _ARTICLED)
    if hits:
        own, related, relates = _read(hits, word, *spelling)
        known = Lexeme(own or plain.part, related or plain.part, relates)
    _known[(word, *spelling) if any(map(_is_spelt, hits)) else word] = known
    return known


@cache
def _plain(kind: str, *, dash: bool, definite: bool) -> Lexeme:
    """What a word of no table is."""
    alone = (*part(kind, dash=dash)[:-1], definite)
    return Lexeme(alone, alone, relates=False)


def phrases(reading: Reading, hits: Sequence[Hit]) -> Iterator[Phrase]:
    """The phrases of several words among some hits."""
    groups: dict[tuple[int, int], list[Hit]] = {}
    for hit in hits:
        if hit.last - hit.first > 1 and type(hit.row) in _READ:
            groups.setdefault((hit.first, hit.last), []).append(hit)
    for (first, last), group in groups.items():
        words, spelling = tuple(reading.tokens.words[first:last]), _spelling(reading, first, last)
        if (read := _together.get((words, spelling))) is None:
            if len(_together) > EVERY:
                _together.clear()
            read = _together[words, spelling] = _read(group, words[-1], *spelling)
        yield Phrase(first, last, *read)


def _spelling(reading: Reading, first: int, last: int) -> tuple[bool, bool]:
    """Whether words end in a ta marbuta, and whether a damma stands before their end."""
    text, start, end = reading.document.text, reading.tokens.starts[first], reading.tokens.ends[last - 1] - 1
    return text[end] == TA_MARBUTA, DAMMA in text[start:end]


def _is_spelt(hit: Hit) -> bool:
    """Whether it shows in the spelling if a hit is what it seems."""
    return hit.form.endswith(_NO_ADJECTIVE) or hit.form in MAY_BE_PASSIVE


def _read(found: Sequence[Hit], last: str, feminine: bool, damma: bool) -> _Read:
    """What the words are at which some hits stand, of which ``last`` is the last: by themselves, related, and whether they relate.

    What is written with a ta marbuta ends in no pronoun, a perfect with a damma is a passive.
    """
    kept = [hit for hit in found if not (feminine and hit.form.endswith(_NO_ADJECTIVE))]
    hits = [_passive(hit) if damma and hit.form in MAY_BE_PASSIVE else hit for hit in kept]
    roles = [hit.row.role for hit in hits if type(hit.row) is Particle]
    verbs = [hit for hit in hits if type(hit.row) is Verb] if CANCEL not in roles else []
    own = _part(hits) if hits else None
    return own, _part(verbs) if verbs and BACKGROUND not in roles else own, RELATIVE in roles or bool(roles and last == QAD)


def _passive(hit: Hit) -> Hit:
    return Hit(hit.first, hit.last, hit.prefix, hit.row, f"{hit.form}{PASSIVE}")


def _part(hits: Sequence[Hit]) -> Part | None:
    """The part of the words that stand at one place; a whole word beats one read through particles."""
    nouns = Lemmas((hit.row, hit.form) for hit in hits if isinstance(hit.row, EventNoun))
    verbs = Lemmas((hit.row, hit.form) for hit in hits if isinstance(hit.row, Verb) and is_verbal(hit))
    if nouns:
        verbs = Lemmas((verb, form) for verb, form in verbs if not form.endswith("+object"))
    particles = sorted(
        (hit for hit in hits if isinstance(hit.row, Particle) and (hit.prefix in ("", *AND) or _governed_cue(hit.row, hit.prefix))),
        key=lambda hit: len(hit.prefix),
    )
    shortest = min((hit.prefix for hit in hits), key=len)
    role = particles[0].row.role if particles else ""
    first = particles and (particles[0].prefix == "" or role in _FIRST or not (verbs or nouns))
    if first and not (verbs and role == "adverb"):
        return part(role, particles[0].prefix, verbs, nouns)
    if nouns and not verbs:
        return part("noun", min((h.prefix for h in hits if isinstance(h.row, EventNoun)), key=len), NO_VERBS, nouns)
    if verbs and all(verb.id == BE and not form.startswith("future") for verb, form in verbs):
        return part("adverb", shortest, verbs)
    if verbs:
        return part("verb", shortest, verbs, nouns)
    return None


def _governed_cue(row: Particle, prefix: str) -> bool:
    """Whether a preposition stands on a word that says something of an event (``spoke *of calling off* a visit``)."""
    return row.role in _CUES and prefix.lstrip("".join(AND)) in (BY, FOR)


def is_verbal(hit: Hit) -> bool:
    """A verb takes a conjunction before it, the imperfect also the particle of purpose; never an article or another preposition."""
    return hit.prefix in ("", *AND) or (hit.form.startswith("imperfect") and hit.prefix.lstrip("".join(AND)) == FOR)
