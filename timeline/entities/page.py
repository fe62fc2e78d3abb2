"""A document under the eyes of the entity grammar: its words, the lexicon rows that start at each, the dates to keep out of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from timeline import arabic
from timeline.entities.knowledge import Knowledge, knowledge
from timeline.lexicon.event_rows import EventNoun, Particle
from timeline.lexicon.rows import City, Honorific, Medium, Organisation, Person, Realm, State, Title
from timeline.matching import Hit
from timeline.model import DateMention, Kind, Reading

_GOT = frozenset({"message", "cable", "invitation", "call", "visit", "trip", "credentials", "condolence", "congratulation"})
ROWS = (City, Honorific, Medium, Organisation, Person, Realm, State, Title)
DEMONYMS = {"demonym_m_ar": "m", "demonym_f_ar": "f", "demonym_pl_ar": "p"}
PEOPLE, WEAK = "people_ar", "weak_ar"
"""Words for a body's people; forms of names that open no mention by themselves, but follow a title or a full name."""
NAMES = frozenset({"label_ar", "names_ar"})
"""The columns of a state's or a town's own names."""
_ROWS, _PLACES = frozenset(ROWS), frozenset({City, State})
_PLURAL, _AGENT = "demonym_pl_ar", "agent"
_DESCRIBING = frozenset({"", arabic.ARTICLE, arabic.AND[0], arabic.AND[0] + arabic.ARTICLE})
"""Particles after which an adjective may belong to the noun before it."""
_HEAD = 40
"""Words among which a report names its agency."""
_MARKS = frozenset("()/-–—")
_PAUSES = frozenset({arabic.COMMA, ","})


class Draft(NamedTuple):
    """A mention before the article as a whole has been considered; a tuple, since many are made and most come to nothing.

    ``name`` are the tokens of the bare name; ``people`` who that name may stand for; ``form`` the grammar that found it,
    ``heads`` the first words of its titles without article, ``skip`` the letters of particles before the name,
    ``unnamed_last`` where the mention ends if its name turns out to be none.
    """

    first: int
    last: int
    prefix: str
    kind: Kind
    form: str
    name: tuple[int, int] | None = None
    unnamed_last: int = 0
    people: tuple[Person, ...] = ()
    weak: bool = False
    country: str = ""
    body: str = ""
    offices: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    number: str = ""
    former: bool = False
    status: str = ""
    owned: bool = False
    feminine: bool = False
    definite: bool = False
    indefinite: bool = False
    skip: int = 0
    row: State | City | Organisation | None = None
    basis: str = ""

    def begins(self, word: str) -> bool:
        """Whether a name that the tables have of what is mentioned begins with a word, which then lacks no article (``for Lebanon``)."""
        row = self.row
        return isinstance(row, City | State) and any(word == arabic.words(name)[0] for name in (row.label_ar, *row.names_ar))


@dataclass(frozen=True)
class Page:
    """A reading with its hits by first token, longest first, the whole word before its particles."""

    reading: Reading
    words: Sequence[str]
    know: Knowledge
    starts: dict[int, list[Hit]]
    opening: frozenset[int]
    """The tokens at which a hit starts that is no weak form of a name."""
    titles: list[int]
    """The tokens at which a title starts, in order."""
    dated: frozenset[int]
    spotted: dict[int, tuple[int, str]] = field(default_factory=dict)
    """The people that a model of names sees: the token after each and the particles before it, by its first token."""
    apposed: dict[int, tuple[int, str]] = field(default_factory=dict)
    """The same of those whom only a title behind their name tells."""

    @cached_property
    def nations(self) -> Counter[str]:
        """How often each state is named on the page beyond doubt."""
        return _nations(self.starts, self.words, self.know)

    @cached_property
    def agency(self) -> str:
        """The state whose own agency heads the report, between brackets or strokes."""
        marked = (i for i in range(1, min(_HEAD, len(self.words))) if self.words[i - 1] in _MARKS)
        hits = (self.hit(i, Medium) for i in marked)
        closed = (hit for hit in hits if hit and hit.last < len(self.words) and self.words[hit.last] in _MARKS)
        return next((hit.row.iso3 for hit in closed), "")

    def hit(self, i: int, kind: type, accept: Callable[[Hit], bool] | None = None) -> Hit | None:
        """The longest hit of a row type that starts at a token, words for a body's people aside."""
        for hit in self.starts.get(i, ()):
            if type(hit.row) is kind and hit.form != PEOPLE and (accept is None or accept(hit)):
                return hit
        return None

    def agent(self, i: int) -> bool:
        """Whether the word there ends what brings him who does something (*on the part of*), and means no side itself."""
        before = self.reading.hits.within(max(0, i - 1), i)
        return any(type(hit.row) is Particle and hit.row.role == _AGENT and hit.last == i + 1 for hit in before)

    def titled(self, first: int, last: int) -> bool:
        """Whether a title begins at a token from ``first`` on and before ``last``."""
        return bisect_left(self.titles, first) < bisect_left(self.titles, last)

    def pause(self, i: int, limit: int) -> bool:
        """Whether a comma stands there."""
        return i < limit and self.words[i] in _PAUSES

    def demonym(self, i: int, limit: int, plural: bool = False, *, sure: bool = False) -> Hit | None:
        """An adjective of a state there, with or without article, after no other particle than ``and``; ``sure`` if it is nothing else."""
        for hit in self.starts.get(i, ()):
            if type(hit.row) is not State or hit.form not in DEMONYMS or hit.last > limit or (hit.form == _PLURAL and not plural):
                continue
            if hit.prefix in _DESCRIBING and (sure or not self.doubtful(hit)):
                return hit
        return None

    def stop(self, i: int) -> bool:
        """Whether the word there ends names: a preposition whose final letter, as written, is not that of the name like it."""
        word = self.words[i]
        if word not in self.know.stops:
            return False
        raw = self.reading.document.text[self.reading.tokens.ends[i] - 1]
        return not (word in self.know.twins and raw == word[-1] and not raw.isascii())

    def doubtful(self, hit: Hit) -> bool:
        """Whether a demonym is as much an ordinary adjective (``financial``), and nothing else on the page names its state."""
        if hit.form not in DEMONYMS or len(hit) > 1:
            return False
        word = self.words[hit.first][len(hit.prefix) :]
        return word in self.know.adjectives and not self.nations[hit.row.iso3]

    def regional(self, i: int, limit: int) -> Hit | None:
        """An adjective of a body's people there: Gulf, Arab, European."""
        return next((h for h in self.starts.get(i, ()) if h.form == PEOPLE and h.last <= limit and h.prefix in ("", arabic.ARTICLE)), None)

    def state(self, i: int, limit: int, prefixes: frozenset[str]) -> Hit | None:
        """A state's name there (no demonym, no capital), after one of the particles."""
        for hit in self.starts.get(i, ()):
            if type(hit.row) is State and hit.form in NAMES and hit.last <= limit and hit.prefix in prefixes:
                return hit
        return None

    def realm(self, i: int, limit: int, prefixes: frozenset[str]) -> Hit | None:
        """The state called by its form of government there (``the kingdom``): of those so called the one that the page names most."""
        hits = [h for h in self.starts.get(i, ()) if type(h.row) is Realm and h.last <= limit and h.prefix in prefixes]
        if not hits:
            return None
        ranked = sorted(hits, key=lambda h: -self.nations[h.row.iso3])
        told = [self.nations[h.row.iso3] for h in ranked]
        return ranked[0] if told[0] > max(told[1:], default=0) else None

    def definite(self, i: int) -> bool:
        """Whether the word there carries the article: as it is written, not as it is folded."""
        word = self.words[i]
        if not word.startswith(arabic.ARTICLE) or len(word) < 5 or word in self.know.radical:
            return False
        start = self.reading.tokens.starts[i]
        return not self.reading.document.text[start : start + len(arabic.ARTICLE)].startswith(arabic.NO_ARTICLES)

    def raw(self, first: int, last: int) -> str:
        """The raw text of tokens."""
        tokens = self.reading.tokens
        return self.reading.document.text[tokens.starts[first] : tokens.ends[last - 1]]

    def sentence(self, i: int) -> int:
        """The number of the sentence in which the token stands."""
        return bisect_right(self.reading.sentences, i, key=lambda sentence: sentence.first) - 1

    def event(self, i: int) -> bool:
        """Whether a noun of what somebody gets or does stands there, without particles, that is nobody's name: a letter, a visit."""
        return any(type(hit.row) is EventNoun and hit.row.id in _GOT and not hit.prefix for hit in self.reading.hits.within(i, i + 1))

    def tight(self, i: int) -> bool:
        """Whether no space parts the token from the one before."""
        tokens = self.reading.tokens
        return i > 0 and tokens.starts[i] == tokens.ends[i - 1]


def page_of(reading: Reading, dates: Sequence[DateMention]) -> Page:
    """Lay a reading out for the grammar."""
    starts: dict[int, list[Hit]] = {}
    named = [hit for hit in reading.hits if type(hit.row) in _ROWS]
    for hit in named:
        starts.setdefault(hit.first, []).append(hit)
    for hits in starts.values():
        if len(hits) > 1:
            hits.sort(key=lambda h: (-h.last, len(h.prefix)))
    dated = frozenset(i for date in dates for i in range(date.first, date.last))
    opening = frozenset([hit.first for hit in named if hit.form != WEAK])
    titles = [hit.first for hit in reading.hits.by_row[Title]]
    return Page(reading, reading.tokens.words, knowledge(), starts, opening, titles, dated)


def _nations(starts: dict[int, list[Hit]], words: Sequence[str], know: Knowledge) -> Counter[str]:
    """Mentions of each state by words that mean no other."""
    nations: Counter[str] = Counter()
    for hits in starts.values():
        best = [
            h
            for h in hits
            if type(h.row) in _PLACES and h.last == hits[0].last and (h.form in DEMONYMS or not h.prefix.endswith(arabic.ARTICLE))
        ]
        meant = {h.row.iso3 for h in best if h.row.iso3 and not (h.form in DEMONYMS and words[h.first][len(h.prefix) :] in know.adjectives)}
        if len(meant) == 1:
            nations.update(meant)
    return nations
