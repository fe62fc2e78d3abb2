"""A sentence as a row of items: what the event stage reads.

Items cover the tokens left to right: entities, dates, forms of known verbs and event nouns, particles of ``grammar``, punctuation and
other words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple, Protocol, TypeVar

from timeline.arabic import AND, OBLIQUE, OBLIQUE_OWNED
from timeline.bases import BOTH, ENVOYS
from timeline.events.lexemes import BACKGROUND, NO_NOUNS, Lemmas, Lexeme, Nouns, Part, Verbs, is_definite, lexemes, part, phrases
from timeline.lexicon.event_rows import EventNoun
from timeline.lexicon.rows import City, Organisation, State, Title
from timeline.matching import Hit
from timeline.memo import Memo
from timeline.model import DateMention, EntityMention, Kind, Reading, Sentence

_CONFERENCE = "conference"
_GATHERINGS = frozenset({_CONFERENCE, "summit"})
_NAMES = frozenset({"label_ar", "names_ar", "metonyms_ar"})
_TITLED = frozenset({"title", "coreference", BOTH})
_NEAR, _NAME = 3, 12
_IF, _SUPPOSED = "if", frozenset({"that", "neg"})
UNREAL = "unreal"
"""The kind of what says that what follows is not so: *as if*, *would that*, *if* before a perfect."""
GATHERING = "gathering"
"""The kind of a body that is only what it is called when it meets: a summit."""


class _Placed(Protocol):
    @property
    def first(self) -> int:
        """The first token."""


T_co = TypeVar("T_co", bound=_Placed, covariant=True)


class InOrder(tuple[T_co, ...]):
    """What stands in a text, in its order."""

    @cached_property
    def _firsts(self) -> list[int]:
        return [one.first for one in self]

    def within(self, first: int, last: int) -> Sequence[T_co]:
        """What begins at the tokens ``first`` to ``last`` (exclusive)."""
        return self[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]


@dataclass(slots=True, eq=False)
class Item:
    """A stretch of tokens of one kind.

    ``kind`` is ``entity``, ``demonym`` (a lone adjective of a state), ``date``, ``verb``, ``noun``, ``stop``, ``comma``, ``mark``,
    ``word`` or a role of ``grammar``. A form that reads as verb and as noun has both. ``dash`` marks a dash or a slash; ``preposition``
    is that among the particles, as a role of ``grammar``: ``by``, ``for`` or none; ``joined`` says that they begin with a conjunction,
    ``definite`` that a noun has the article or a possessive pronoun, and so takes no genitive. ``post`` is the city or the state where an
    ambassador is accredited, ``oblique`` a dual or a plural whose case is that of no subject.

    No item is ever changed; it isn't frozen since many are made, and those take long to make.
    """

    first: int
    last: int
    kind: str
    prefix: str
    verbs: Verbs
    nouns: Nouns
    dash: bool
    preposition: str
    joined: bool
    definite: bool
    entities: tuple[EntityMention, ...] = ()
    date: DateMention | None = None
    post: EntityMention | None = None
    oblique: bool = False

    def as_noun(self, kind: str, nouns: Nouns = NO_NOUNS) -> Item:
        """The item as one of another kind that is these nouns, or none."""
        return replace(self, kind=kind, nouns=nouns, definite=is_definite(self.prefix, nouns))


_named: Memo[tuple[str, str], Part] = Memo(lambda named: part(*named))
"""The parts that names and dates play, by their kinds and their particles."""


class Row(NamedTuple):
    """The items of a sentence, of which kinds its words are, where verbs and nouns stand among them, and the ids of these."""

    items: list[Item]
    kinds: frozenset[str]
    spoken: list[int]
    lemmas: frozenset[str]


def items(reading: Reading, sentence: Sentence, entities: InOrder[EntityMention], dates: InOrder[DateMention]) -> Row:
    """Cover a sentence's tokens with items: the longest stretch at each token, entities before dates before words."""
    found: dict[int, Item] = {}
    for entity in entities.within(sentence.first, sentence.last):
        kind = "demonym" if entity.basis == "demonym" else "entity"
        held = found.get(entity.first)
        if held and held.last == entity.last and held.kind == kind:
            found[entity.first] = replace(held, entities=(*held.entities, entity))
        elif held is None or entity.last > held.last:
            post, oblique = _post(reading, entity), _oblique(reading, entity)
            found[entity.first] = Item(entity.first, entity.last, *_named[kind, entity.prefix], (entity,), None, post, oblique)
    hits = reading.hits.within(sentence.first, sentence.last)
    if any(item.entities[0].kind is Kind.ORGANIZATION or item.entities[0].basis == "building" for item in found.values()):
        _read_names(hits, found)
    dated = dates.within(sentence.first, sentence.last)
    for date in dated:
        first = _past_name(entities, date)
        held = found.get(first)
        if held is None or date.last > held.last:
            prefix = reading.tokens.words[first][:1] if date.span.start > reading.tokens.starts[first] else ""
            found[first] = Item(first, date.last, *_named["date", prefix if prefix in AND else ""], date=date)
    words = lexemes(reading, sentence.first, sentence.last)
    told = list(phrases(reading, hits))
    related = {sentence.first + i for i, word in enumerate(words, 1) if word.relates} | {phrase.last for phrase in told if phrase.relates}
    for phrase in told:
        held = found.get(phrase.first)
        played = phrase.related if phrase.first in related else phrase.part
        if played and phrase.last - phrase.first > 1 and any(phrase.first < date.first < phrase.last < date.last for date in dated):
            continue  # ``at the end`` of May is a date, that of a visit none
        if played and (held is None or phrase.last > held.last):
            found[phrase.first] = Item(phrase.first, phrase.last, *played)
    row = _cover(sentence, found, words, related)
    kinds = frozenset([item.kind for item in row])
    spoken = [i for i, item in enumerate(row) if item.verbs or item.nouns]
    lemmas = frozenset([lemma for i in spoken for lemma in row[i].verbs.ids | row[i].nouns.ids])
    if "before" in kinds and "invitation" in lemmas:
        row = _accepting(row)
    if _IF in kinds:
        row = _supposing(row)
    if "precede" in lemmas and BACKGROUND in kinds:
        row = _preceding(row)
    return Row(_unwelcome(row) if "unwelcome" in lemmas else row, kinds, spoken, lemmas)


def _past_name(entities: InOrder[EntityMention], date: DateMention) -> int:
    """The first token of a date that is none of the name before it (``Al-Sabah yesterday``, which reads ``in the morning`` as well)."""
    before = entities.within(date.first - _NAME, date.first)
    return next((e.last for e in before if date.first < e.last < date.last), date.first)


def _accepting(row: list[Item]) -> list[Item]:
    """Items in which what is written as *before*, between somebody and an invitation, is that he accepted it."""
    for i in range(1, len(row) - 1):
        invited = row[i].kind == "before" and row[i].verbs and "invitation" in row[i + 1].nouns.ids
        if invited and row[i - 1].kind in ("entity", "perhaps") and not row[i + 1].definite:
            row[i] = replace(row[i], kind="verb")
        who = i + 2 if row[i + 1].kind == "therein" else i + 1
        subject = row[i].kind == "before" and row[i].verbs and who + 1 < len(row) and row[who].kind == "entity"
        if subject and not row[who].preposition and "invitation" in row[who + 1].nouns.ids:
            row[i] = replace(row[i], kind="verb")
    return row


def _supposing(row: list[Item]) -> list[Item]:
    """Items in which *if* supposes what is not so before a perfect, *that* or a negation (``if he had come``), and else what may be."""
    for i, item in enumerate(row):
        if item.kind == _IF:
            after = row[i + 1] if i + 1 < len(row) else item
            perfect = any(form.startswith("perfect") for _, form in after.verbs)
            row[i] = replace(item, kind=UNREAL if perfect or after.kind in _SUPPOSED else "perhaps")
    return row


def _preceding(row: list[Item]) -> list[Item]:
    """Items in which somebody precedes somebody else: what otherwise says that it *befell* before has a person bare behind it."""
    for i in range(len(row) - 1):
        person = row[i + 1].kind == "entity" and not row[i + 1].preposition and row[i + 1].entities[0].kind is Kind.PERSON
        if row[i].kind == BACKGROUND and row[i].verbs and person:
            row[i] = replace(row[i], kind="verb")
    return row


def _unwelcome(row: list[Item]) -> list[Item]:
    """Items in which an ambassador who is announced *to be* unwelcome, or told that *he is*, is what is announced."""
    for i in range(1, len(row) - 1):
        if row[i].kind == "that" and "unwelcome" in row[i + 1].nouns.ids and any(_is_sent(item) for item in row[max(0, i - _NEAR) : i]):
            row[i] = replace(row[i], kind="mark")
        if row[i].kind == "that" and _is_sent(row[i + 1]):
            after = row[i + 2 : i + 2 + _NEAR]
            if any("unwelcome" in item.nouns.ids for item in after):
                row[i] = replace(row[i], kind="mark")
    return row


def _is_sent(item: Item) -> bool:
    return item.kind == "entity" and item.entities[0].office in ENVOYS


def _read_names(hits: Iterable[Hit], found: dict[int, Item]) -> None:
    """Add to the items of names the event nouns that they are too."""
    gatherings = {(h.first, h.last) for h in hits if type(h.row) is Organisation and h.row.kind == GATHERING}
    for hit in hits:
        held = found.get(hit.first)
        if held and type(hit.row) is EventNoun and hit.last <= held.last and _is_also(held, hit.row.id):
            whole = hit.last == held.last or hit.row.id == _CONFERENCE
            kind = "noun" if whole and (held.first, held.last) in gatherings else "entity"
            found[hit.first] = held.as_noun(kind, Lemmas([(hit.row, hit.form)]))


def _is_also(item: Item, noun: str) -> bool:
    """Whether a name is an event noun too: a forum is a body and what it convenes, a museum a place and what is shown, and the embassy
    of a state is what is opened or closed. The name of a gathering says nothing else, and is a noun whose entity is the body.
    """
    if item.kind != "entity" or len(item.entities) != 1:
        return False
    entity = item.entities[0]
    if entity.kind is Kind.ORGANIZATION:
        return noun == "embassy" if entity.country else noun in _GATHERINGS
    return noun == "site" and entity.basis == "building"


def _post(reading: Reading, entity: EntityMention) -> EntityMention | None:
    """The city or the state that an ambassador's mention names beside his own state (``his ambassador in Paris``)."""
    if entity.office != "ambassador":
        return None
    state = None
    for hit in reading.hits.within(entity.first + 1, entity.last):
        if hit.last > entity.last or hit.form not in _NAMES:
            continue
        if isinstance(hit.row, City) and hit.row.iso3 not in ("", entity.country):
            span, row = reading.span(hit.first, hit.last, hit.prefix), hit.row
            return EntityMention(
                span, hit.first, hit.last, Kind.PLACE, row.id, row.label_ar, row.label_en, row.iso3, prefix=hit.prefix,
                latitude=row.latitude, longitude=row.longitude,
            )  # fmt: skip
        if isinstance(hit.row, State) and hit.row.iso3 != entity.country:
            state = state or replace(entity, country=hit.row.iso3).as_state()
    return state


def _oblique(reading: Reading, entity: EntityMention) -> bool:
    """Whether somebody is told by a title in the dual, or several by a plural, that stands in the oblique (``met the two ministers``)."""
    word = reading.tokens.words[entity.first]
    if entity.plural:
        return word.endswith(OBLIQUE)
    if entity.kind is not Kind.PERSON or entity.basis not in _TITLED or not word.endswith((OBLIQUE, *OBLIQUE_OWNED)):
        return False
    return any(isinstance(hit.row, Title) and hit.row.number == "dual" for hit in reading.hits.within(entity.first, entity.first + 1))


def _cover(sentence: Sentence, found: dict[int, Item], words: Sequence[Lexeme], related: Set[int]) -> list[Item]:
    """The items one after another: those that are found, else one for each word; a relative pronoun stands before the ``related``."""
    row: list[Item] = []
    token, first, last = sentence.first, sentence.first, sentence.last
    while token < last:
        item = found.get(token)
        if item is None:
            word = words[token - first]
            item = Item(token, token + 1, *(word.related if token in related else word.part))
        row.append(item)
        token = item.last
    return row
