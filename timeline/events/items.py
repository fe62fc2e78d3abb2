"""A sentence as a row of items: what the event stage reads.

Items cover the tokens left to right: entities, dates, forms of known verbs and event nouns, particles of ``grammar``, punctuation and
other words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple, Protocol, TypeVar

from timeline.arabic import AND, ARTICLE, BY, DAMMA, FOR, FOR_ARTICLE, OBLIQUE, OBLIQUE_OWNED, QAD, TA_MARBUTA
from timeline.bases import BOTH
from timeline.lexicon.event_rows import EventNoun, Particle, Verb
from timeline.lexicon.rows import City, Organisation, State, Title
from timeline.matching import Hit
from timeline.memo import MOST, Memo
from timeline.model import DateMention, EntityMention, Kind, Reading, Sentence

STOPS = frozenset(".!?:;/\u061b\u061f\u2026\n")
DASHES = frozenset("-\u2013\u2014\u2015\u2500")
SLASHES = DASHES | {"/"}
COMMAS = DASHES | frozenset(",\u060c")
_GATHERINGS = frozenset({"conference", "summit"})
_NAMES = frozenset({"label_ar", "names_ar", "metonyms_ar"})
BE, RELATIVE, CANCEL = "be", "rel", "cancel"
_TITLED = frozenset({"title", "coreference", BOTH})
_CUES = frozenset({"speculated", CANCEL, "deny", "neg", "wont"})
_SENT = frozenset({"ambassador", "special_envoy", "diplomat"})
_NEAR = 3
GATHERING = "gathering"
"""The kind of a body that is only what it is called when it meets: a summit."""
PASSIVE = "+passive"
_NO_ADJECTIVE = ("+object", "plural+possessive")
"""Forms that end in a pronoun, and so never in a ta marbuta as adjectives do."""
_MAY_BE_PASSIVE = frozenset({"perfect 3ms", "perfect 3fs"})
_FIRST = attrgetter("first")
_READ = frozenset({Verb, EventNoun, Particle})
_item = tuple.__new__
"""Makes an item in half the time of ``Item(...)``."""


class _Placed(Protocol):
    @property
    def first(self) -> int:
        """The first token."""


T = TypeVar("T", bound=_Placed)


def within(found: Sequence[T], first: int, last: int) -> Sequence[T]:
    """What begins at the tokens ``first`` to ``last`` (exclusive); ``found`` is in the order of the text."""
    return found[bisect_left(found, first, key=_FIRST) : bisect_left(found, last, key=_FIRST)]


class Item(NamedTuple):
    """A stretch of tokens of one kind.

    ``kind`` is ``entity``, ``demonym`` (a lone adjective of a state), ``date``, ``verb``, ``noun``, ``stop``, ``comma``, ``mark``,
    ``word`` or a role of ``grammar``. A form that reads as verb and as noun has both. ``post`` is the city or the state where an
    ambassador is accredited, ``dash`` marks a dash or a slash, ``oblique`` a dual or a plural whose case is that of no subject.
    """

    first: int
    last: int
    kind: str
    prefix: str = ""
    entities: tuple[EntityMention, ...] = ()
    date: DateMention | None = None
    verbs: tuple[tuple[Verb, str], ...] = ()
    nouns: tuple[tuple[EventNoun, str], ...] = ()
    dash: bool = False
    post: EntityMention | None = None
    oblique: bool = False

    @property
    def preposition(self) -> str:
        """The preposition written onto the item, as a role of ``grammar``: ``by``, ``for`` or none."""
        return _prepositions[self.prefix]

    @property
    def definite(self) -> bool:
        """Whether a noun has the article or a possessive pronoun, and so takes no genitive."""
        article = ARTICLE in self.prefix or self.prefix.endswith(FOR_ARTICLE)
        return article or any(form.endswith(("+possessive", "+definite")) for _, form in self.nouns)

    @property
    def joined(self) -> bool:
        """Whether the item begins with a conjunction."""
        return self.prefix[:1] in AND and self.prefix != ""


def _preposition(prefix: str) -> str:
    letters = prefix.lstrip("".join(AND)) if len(prefix) > 1 else prefix
    return "by" if letters.startswith(BY) else "for" if letters.startswith(FOR) else ""


def _plain(word: str) -> tuple[str, bool]:
    """The kind of a word in which nothing is read, and whether it is a dash or a slash."""
    kind = "stop" if word in STOPS else "comma" if word in COMMAS else "word" if word[0].isalnum() else "mark"
    return kind, word in SLASHES


_prepositions, _kinds = Memo(_preposition), Memo(_plain)


def items(reading: Reading, sentence: Sentence, entities: Sequence[EntityMention], dates: Sequence[DateMention]) -> list[Item]:
    """Cover a sentence's tokens with items: the longest stretch at each token, entities before dates before words."""
    found: dict[int, Item] = {}
    for entity in within(entities, sentence.first, sentence.last):
        kind = "demonym" if entity.basis == "demonym" else "entity"
        held = found.get(entity.first)
        if held and held.last == entity.last and held.kind == kind:
            found[entity.first] = held._replace(entities=(*held.entities, entity))
        elif held is None or entity.last > held.last:
            post, oblique = _post(reading, entity), _oblique(reading, entity)
            found[entity.first] = Item(entity.first, entity.last, kind, entity.prefix, (entity,), post=post, oblique=oblique)
    hits = reading.hits.within(sentence.first, sentence.last)
    if found:
        _read_names(hits, found)
    for date in within(dates, sentence.first, sentence.last):
        held = found.get(date.first)
        if held is None or date.last > held.last:
            prefix = reading.tokens.words[date.first][:1] if date.span.start > reading.tokens.starts[date.first] else ""
            found[date.first] = Item(date.first, date.last, "date", prefix if prefix in AND else "", date=date)
    for first, last, group in _grouped(reading, hits):
        held = found.get(first)
        if (held is None or last > held.last) and (part := _part(group)):
            kind, prefix, verbs, nouns = part
            found[first] = _item(Item, (first, last, kind, prefix, (), None, verbs, nouns, False, None, False))
    return _accepting(_cover(reading.tokens.words, sentence, found))


def _accepting(row: list[Item]) -> list[Item]:
    """Items in which what is written as *before*, between somebody and an invitation, is that he accepted it."""
    for i in range(1, len(row) - 1):
        invited = row[i].kind == "before" and row[i].verbs and any(noun.id == "invitation" for noun, _ in row[i + 1].nouns)
        if invited and row[i - 1].kind in ("entity", "perhaps") and not row[i + 1].definite:
            row[i] = row[i]._replace(kind="verb")
        who = i + 2 if row[i + 1].kind == "therein" else i + 1
        subject = row[i].kind == "before" and row[i].verbs and who + 1 < len(row) and row[who].kind == "entity"
        if subject and not row[who].preposition and any(noun.id == "invitation" for noun, _ in row[who + 1].nouns):
            row[i] = row[i]._replace(kind="verb")
    return _unwelcome(row)


def _unwelcome(row: list[Item]) -> list[Item]:
    """Items in which an ambassador who is announced *to be* unwelcome is what is announced."""
    for i in range(1, len(row) - 1):
        if row[i].kind == "that" and row[i + 1].kind == "entity" and row[i + 1].entities[0].office in _SENT:
            after = row[i + 2 : i + 2 + _NEAR]
            if any(noun.id == "unwelcome" for item in after for noun, _ in item.nouns):
                row[i] = row[i]._replace(kind="mark")
    return row


def _read_names(hits: Iterable[Hit], found: dict[int, Item]) -> None:
    """Add to the items of names the event nouns that they are too."""
    gatherings = {(h.first, h.last) for h in hits if type(h.row) is Organisation and h.row.kind == GATHERING}
    for hit in hits:
        held = found.get(hit.first)
        if held and type(hit.row) is EventNoun and hit.last <= held.last and _is_also(held, hit.row.id):
            kind = "noun" if (hit.first, hit.last) in gatherings and hit.last == held.last else "entity"
            found[hit.first] = held._replace(kind=kind, nouns=((hit.row, hit.form),))


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


def _grouped(reading: Reading, hits: Iterable[Hit]) -> Iterator[tuple[int, int, list[Hit]]]:
    """Hits by where they stand; what is written with a ta marbuta ends in no pronoun, a perfect with a damma is a passive, and a relative
    pronoun has a verb after it, as *has* in *it has cut* does.
    """
    groups: dict[tuple[int, int], list[Hit]] = {}
    text, tokens = reading.document.text, reading.tokens
    related: set[int] = set()
    for hit in hits:
        first, last, prefix, row, form = hit
        if type(row) is Particle:
            if row.role == RELATIVE or tokens.words[last - 1] == QAD:
                related.add(last)
        elif type(row) not in _READ or (form.endswith(_NO_ADJECTIVE) and text[tokens.ends[last - 1] - 1] == TA_MARBUTA):
            continue
        elif form in _MAY_BE_PASSIVE and DAMMA in text[tokens.starts[first] : tokens.ends[last - 1] - 1]:
            hit = Hit(first, last, prefix, row, f"{form}{PASSIVE}")
        groups.setdefault((first, last), []).append(hit)
    for (first, last), group in groups.items():
        cue = any(type(hit.row) is Particle and hit.row.role == CANCEL for hit in group)
        verbs = [hit for hit in group if type(hit.row) is Verb] if first in related and not cue else []
        yield first, last, verbs or group


_Part = tuple[str, str, tuple[tuple[Verb, str], ...], tuple[tuple[EventNoun, str], ...]]
_parts: dict[tuple[tuple[str, str, int], ...], tuple[_Part | None, list[Hit]]] = {}
"""What hits have come to, with them, so that no other row takes the identity of theirs."""


def _part(hits: list[Hit]) -> _Part | None:
    """The part that the words at one place play, remembered: its kind, its particles, the verbs and the nouns that it may be."""
    key = tuple([(hit.prefix, hit.form, id(hit.row)) for hit in hits])
    known = _parts.get(key)
    if known is None:
        if len(_parts) > MOST:
            _parts.clear()
        known = _parts[key] = _lexical(hits), hits
    return known[0]


def _lexical(hits: Sequence[Hit]) -> _Part | None:
    """The part of the words that stand at one place; a whole word beats one read through particles."""
    nouns = tuple((hit.row, hit.form) for hit in hits if isinstance(hit.row, EventNoun))
    verbs = tuple((hit.row, hit.form) for hit in hits if isinstance(hit.row, Verb) and _verbal(hit))
    if nouns:
        verbs = tuple((verb, form) for verb, form in verbs if not form.endswith("+object"))
    particles = sorted(
        (hit for hit in hits if isinstance(hit.row, Particle) and (hit.prefix in ("", *AND) or _governed_cue(hit.row, hit.prefix))),
        key=lambda hit: len(hit.prefix),
    )
    shortest = min((hit.prefix for hit in hits), key=len)
    role = particles[0].row.role if particles else ""
    if particles and (particles[0].prefix == "" or role == CANCEL or not (verbs or nouns)) and not (verbs and role == "adverb"):
        return role, particles[0].prefix, verbs, nouns
    if nouns and not verbs:
        return "noun", min((h.prefix for h in hits if isinstance(h.row, EventNoun)), key=len), (), nouns
    if verbs and all(verb.id == BE and not form.startswith("future") for verb, form in verbs):
        return "adverb", shortest, verbs, ()
    if verbs:
        return "verb", shortest, verbs, nouns
    return None


def _governed_cue(row: Particle, prefix: str) -> bool:
    """Whether a preposition stands on a word that says something of an event (``spoke *of calling off* a visit``)."""
    return row.role in _CUES and prefix.lstrip("".join(AND)) in (BY, FOR)


def _verbal(hit: Hit) -> bool:
    """A verb takes a conjunction before it, the imperfect also the particle of purpose; never an article or another preposition."""
    return hit.prefix in ("", *AND) or (hit.form.startswith("imperfect") and hit.prefix.lstrip("".join(AND)) == FOR)


def _cover(words: Sequence[str], sentence: Sentence, found: dict[int, Item]) -> list[Item]:
    """The items one after another, with one of its own for each word in which nothing was found."""
    row: list[Item] = []
    token, last = sentence.first, sentence.last
    while token < last:
        if item := found.get(token):
            row.append(item)
            token = item.last
        else:
            kind, dash = _kinds[words[token]]
            row.append(_item(Item, (token, token := token + 1, kind, "", (), None, (), (), dash, None, False)))
    return row
