"""Who an unspoken subject or a pronoun means, by where people stand before it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from timeline.arabic import AND, FEMININE
from timeline.bases import METONYMS
from timeline.events.frames import SPEAKERS
from timeline.events.items import InOrder, Item
from timeline.events.lexemes import BE
from timeline.events.parts import BOUNDS, CLOSERS, COORDINATE, PREPOSITIONS
from timeline.model import EntityMention, Kind, Sentence

_WITHOUT_OBJECT = frozenset({BE, "say", "announce", "confirm", "decide", "deny", "intend", "reveal", "mention"})
_TITLED = frozenset({"title", "coreference"})
_THEN = "later"
_BEFORE_CLAUSES = CLOSERS | {"comma", "date"}


class Antecedents:
    """What finds antecedents in one sentence, given a token, a number and a state of which they cannot be; no pronoun reaches further back
    than to the token ``start``.

    The number is ``s`` one or a masculine state, ``f`` one or a state, ``d`` two, ``n`` two that may be states, ``p`` many, ``o`` for
    the owner in a possessive, whom a preposition may govern, ``h`` for her who is, ``m`` and ``w`` for whom a pronoun after a preposition
    means, ``t`` for the town or state that one on a verb does, ``b`` for a state or body. One person: the first who stands free of
    prepositions in the innermost clause, then in the sentence, then in the one before; after a preposition the last person told, or the
    last state too. Two: the last two people, else the last two states. Many: the last body. Spokespeople speak for others and are nobody's
    antecedent.
    """

    def __init__(self, entities: InOrder[EntityMention], start: int, sentence: Sentence, row: Sequence[Item], words: Sequence[str]) -> None:
        self._entities, self._start, self._sentence, self._row, self._words = entities, start, sentence, row, words

    @cached_property
    def _earlier(self) -> list[EntityMention]:
        first = self._sentence.first
        return [e for e in self._entities.within(self._start, first) if e.last <= first]

    @cached_property
    def _governed(self) -> frozenset[int]:
        return _governed(self._row)

    @cached_property
    def _men(self) -> frozenset[str]:
        """Who has a title that is no woman's anywhere in the article."""
        titled = (e for e in self._entities if e.kind is Kind.PERSON and e.id and e.basis in _TITLED)
        return frozenset([e.id for e in titled if not self._words[e.first].endswith(FEMININE)])

    def __call__(self, token: int, number: str, away: str) -> tuple[EntityMention, ...]:
        """Whom an unspoken subject or a pronoun before a token means."""
        told = self._entities.within(self._sentence.first, token)
        here = [e for e in told if e.last <= token and not (away and e.country == away)]
        if number in ("s", "f", "o"):
            return self._person(here, token, number, anew=bool(away), stated=bool(told))
        if number == "h":
            return self._hers(here, token)
        if number == "t":
            return _there([e for e in (*self._earlier, *here) if e.country != away])
        if number in ("m", "w", "b"):
            pool = [e for e in (*self._earlier, *here) if not (away and e.country == away)]
            return _bodies(pool) if number == "b" else _last(pool, states=number == "w")
        if number == "p":
            return _many([*self._earlier, *here])
        if number == "n" and (states := _two(here, (Kind.STATE,)) or _two([*self._earlier, *here], (Kind.STATE,))):
            return states
        return _two([*self._earlier, *here]) if number in ("d", "n") else ()

    def _person(self, here: list[EntityMention], token: int, number: str, *, anew: bool, stated: bool) -> tuple[EntityMention, ...]:
        """One person; ``anew`` if he is not who acts already, ``stated`` if anybody is told before him in the sentence."""
        free = self._free(here, token) if here else ()
        if number == "o" and (owner := free or _one(here[::-1], free=False)):
            return owner
        free = free or (_state(self._row, token, number) if stated and number != "o" else ()) or _ahead(self._row, token)
        free = free or (_one(here, free=False) if anew else ()) or _one(self._earlier)
        return free or _one(here, free=False) or _one(self._earlier, free=False)

    def _hers(self, here: Sequence[EntityMention], token: int) -> tuple[EntityMention, ...]:
        """Whose the pronoun of a woman says that something is: somebody who is no man, else the last state or body."""
        told, before = ([e for e in pool if e.id not in self._men] for pool in (here, self._earlier))
        return self._free(told, token) or _one(told[::-1], free=False) or _one(before) or _bodies([*self._earlier, *here])

    def _free(self, here: Sequence[EntityMention], token: int) -> tuple[EntityMention, ...]:
        """Who stands free of prepositions, in the innermost clause or else before it."""
        if (aside := _resumed(self._row, token)) and (before := [e for e in here if e.first < aside]):
            here, token = before, aside
        opens = (item.first for item in reversed(self._row) if item.kind in BOUNDS and item.first < token)
        clause = next(opens, self._sentence.first)
        clear = [e for e in here if e.first not in self._governed]
        free = _one([e for e in clear if e.first >= clause])
        return free or _one([e for e in clear if e.first >= _said(self._row, clause)]) or _one(clear)


def _said(row: Sequence[Item], clause: int) -> int:
    """Where the words that open a clause with ``that`` are told to be somebody's: at the verb before; else where it opens.

    What is said to be planned, by nobody, is no verb's.
    """
    at = next((i for i, item in enumerate(row) if item.first == clause), 0)
    if row[at].kind != "that":
        return clause
    return next((row[i].first for i in range(at - 1, -1, -1) if row[i].kind in ("verb", COORDINATE)), clause)


def _resumed(row: Sequence[Item], token: int) -> int:
    """The token at which what was done ``where`` one went opens, if ``then`` behind a comma goes on with the journey; else 0."""
    told = [i for i, item in enumerate(row) if item.first <= token]
    goes_on = next((i for i in reversed(told) if row[i].kind == _THEN and i and row[i - 1].kind == "comma"), 0)
    return next((row[i].first for i in range(goes_on - 1, 0, -1) if row[i].kind in CLOSERS and row[i].kind == "where"), 0)


def _governed(row: Sequence[Item]) -> frozenset[int]:
    """Where entities begin that a preposition governs: right before them, or through those to which they are joined."""
    found: set[int] = set()
    for before, item in pairwise(row):
        shared = item.joined and before.kind == "entity" and before.first in found
        if item.kind == "entity" and (item.preposition or shared or before.kind in PREPOSITIONS):
            found.add(item.first)
    return frozenset(found)


def _ahead(row: Sequence[Item], token: int) -> tuple[EntityMention, ...]:
    """The subject of the main verb that a fronted adjunct waits for (``After talks with the minister, the president said``), right behind
    it where no comma parts the two.
    """
    if any(item.kind == "verb" and not (item.first == token and item.nouns) for item in row if item.first <= token):
        return ()
    for i, item in enumerate(row):
        if item.first <= token:
            continue
        if item.kind in CLOSERS:
            break
        if item.kind == "verb" and not item.joined and row[i - 1].kind != "rel" and _told_by(row, i):
            return _one(row[i + 1].entities)
        if item.kind == "comma" and i + 1 < len(row) and row[i + 1].kind not in ("entity", "rel"):
            near = [e for it in row[i + 2 : i + 5] if it.kind == "entity" and not it.preposition for e in it.entities]
            if near:
                return _one(near)
    return ()


def _told_by(row: Sequence[Item], verb: int) -> bool:
    """Whether a verb in the perfect has its subject right behind it."""
    past = all(form.startswith("perfect") and not form.endswith("+object") for _, form in row[verb].verbs)
    return past and verb + 1 < len(row) and row[verb + 1].kind == "entity" and not row[verb + 1].preposition


def _state(row: Sequence[Item], token: int, number: str) -> tuple[EntityMention, ...]:
    """The state or its organ that is the subject of a verb before a token (``Canada denied that it would close its embassy``).

    That a state is masculine, as few are, its own verb has to show.
    """
    for i in range(len(row) - 2, -1, -1):
        if row[i + 1].kind == "entity" and row[i + 1].last <= token and _may_be_verb(row, i):
            subject = row[i + 1].entities[0] if not row[i + 1].preposition else None
            if number == "s" and (subject is None or subject.basis != "name" or not _masculine(row[i])):
                return ()
            organ = subject is not None and subject.kind is Kind.ORGANIZATION and bool(subject.country) and not subject.plural
            return (subject,) if subject and (organ or subject.kind is Kind.STATE or subject.basis in METONYMS) else ()
    return ()


def _masculine(item: Item) -> bool:
    """Whether a verb that has no object beside its subject is masculine."""
    return any(verb.id in _WITHOUT_OBJECT and form.split("+")[0].endswith("3ms") for verb, form in item.verbs)


def _may_be_verb(row: Sequence[Item], i: int) -> bool:
    """Whether a word is a known verb, or stands where a clause begins, as a verb does."""
    return bool(row[i].verbs) or (row[i].kind == "word" and (i == 0 or row[i - 1].kind in _BEFORE_CLAUSES))


def _one(pool: Sequence[EntityMention], *, free: bool = True) -> tuple[EntityMention, ...]:
    people = [e for e in pool if e.kind is Kind.PERSON and not e.plural and e.office not in SPEAKERS]
    return tuple(e for e in people if not free or not e.prefix.strip("".join(AND)))[:1]


def _last(pool: Sequence[EntityMention], *, states: bool) -> tuple[EntityMention, ...]:
    """The last person told, or the last person or state."""
    kinds = (Kind.PERSON, Kind.STATE) if states else (Kind.PERSON,)
    return tuple(e for e in pool if e.kind in kinds and not e.plural and e.office not in SPEAKERS and e.basis != "demonym")[-1:]


def _bodies(pool: Sequence[EntityMention]) -> tuple[EntityMention, ...]:
    """The last state or body; a capital is its state."""
    found = [e for e in pool if e.kind in (Kind.STATE, Kind.ORGANIZATION) or e.basis in METONYMS]
    return tuple(e.as_state() if e.kind is Kind.PLACE else e for e in found if not e.plural and e.basis != "demonym")[-1:]


def _there(pool: Sequence[EntityMention]) -> tuple[EntityMention, ...]:
    """The last town or state."""
    return tuple(e for e in pool if e.kind in (Kind.PLACE, Kind.STATE) and e.basis != "demonym")[-1:]


def _many(pool: Sequence[EntityMention]) -> tuple[EntityMention, ...]:
    """The last body of people that no preposition governs."""
    bodies = [e for e in pool if e.plural or e.kind is Kind.ORGANIZATION]
    return tuple(e for e in bodies if not e.prefix.strip("".join(AND)))[-1:]


def _two(pool: Sequence[EntityMention], kinds: Sequence[Kind] = (Kind.PERSON, Kind.STATE)) -> tuple[EntityMention, ...]:
    for kind in kinds:
        distinct: dict[str, EntityMention] = {}
        for entity in reversed(pool):
            if entity.kind is kind and not entity.plural and entity.basis != "demonym" and entity.office not in SPEAKERS:
                distinct.setdefault(entity.id or entity.name or str(entity.span), entity)
        if len(distinct) == 2 or (len(distinct) > 2 and kind is Kind.PERSON):
            return tuple(reversed(tuple(distinct.values())[:2]))
    return ()
