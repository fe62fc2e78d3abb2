"""Which part a word plays: the kinds of items that grammar goes by, and whether a form that may be verb or noun is a noun."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.items import Item

COORDINATE = "and"
"""The kind of a comma behind which ``and`` opens a clause of its own."""
BOUNDS = frozenset({"bound", "where", "that", "ere", "until", "paren", COORDINATE})
FINITE = frozenset({"verb", "planned", "speculated", "cancel", "deny"})
FACING = "facing"
"""The kind of the word for before whom something is said."""
LAND, NATION = "land", "nation"
"""The kinds of ``the land`` and of ``the state``, which may be that from which an article reports."""
JOURNEYS, GATHERINGS = frozenset({"visit", "trip"}), frozenset({"conference", "summit"})
"""The nouns of a journey, and of a gathering that has a name."""
TAKING_PLACE = frozenset({"convene", "convene2"})
"""Verbs of what takes place: without a subject of its own it is the gathering that does."""
DRAFT = "draft"
"""The noun of a resolution or a law that is yet to be voted on."""
WORDS = frozenset({"word", LAND, NATION, "apart", "time_of", FACING})
CLOSERS = BOUNDS | {"stop"}
ADJUNCTS = frozenset({"during", "aside", "after", "morrow", "since", "before", "eve", "source"})
PREPOSITIONS = frozenset(
    {"with", "to", "in", "from", "for", "on", "about", "between", "by", "led", "agent", "at", "invited", "attended", "back"}
)
GOVERNING = PREPOSITIONS | ADJUNCTS
"""The kinds of what has a noun after it."""
_WHOLE = CLOSERS | GOVERNING | {"comma", "date", "adverb", "mark"}
_QUALIFIED = 6
_DECIDERS, _ANNOUNCERS = WORDS | {"entity", "mark", "adverb", "date"}, WORDS | {"entity", "from", "adverb"}
_SAYING_OF = frozenset({"planned", "speculated", "cancel", "deny"})
_PARTICIPLES, _EXPELLED = frozenset({"signed", "severed", "issued"}), "diplomat"
_HOLDING = "holding"
_DECIDING = frozenset({"announce", "decide"})


def is_noun(row: Sequence[Item], i: int) -> bool:
    """Whether a form that may be verb or noun is a noun: after a preposition, or with one written onto it, or a perfect after ``that``,
    or what somebody's decision is to do, or the object of a verb: two finite verbs need a conjunction.
    """
    item = row[i]
    if not item.nouns:
        return False
    if i > 0 and row[i - 1].kind == "that" and all(form.startswith("perfect") for _, form in item.verbs):
        return True
    construct = i > 0 and row[i - 1].kind == "noun" and not row[i - 1].definite and not item.joined
    if construct or decided(row, i) or _after_verb(row, i) or _disagrees(row, i):
        return True
    return bool(item.preposition) or (i > 0 and (row[i - 1].kind in GOVERNING or row[i - 1].kind == "verb"))


def is_land(row: Sequence[Item], i: int) -> bool:
    """Whether a word means the land of the report or of a host: ``the land``, or ``the state`` of which nothing says which it is."""
    return row[i].kind == LAND or (row[i].kind == NATION and (i + 1 == len(row) or row[i + 1].kind in _WHOLE))


def is_participle(item: Item) -> bool:
    """Whether an item is a passive participle, which only describes the noun before it (``the agreement signed in 2015``)."""
    return item.nouns.among(_PARTICIPLES)


def decided(row: Sequence[Item], i: int) -> bool:
    """Whether a decision and those who took it stand right before."""
    j = i - 1
    while j >= max(0, i - _QUALIFIED) and row[j].kind in _DECIDERS:
        j -= 1
    whose = any(item.kind == "entity" for item in row[j + 1 : i])
    return whose and j >= 0 and row[j].nouns.among({"resolution", DRAFT})


def _disagrees(row: Sequence[Item], i: int) -> bool:
    """Whether a joined masculine form without a subject of its own follows a verb whose subject is not masculine: no verb goes on so.

    Diplomats do nothing that a trigger tells.
    """
    own = i + 1 < len(row) and row[i + 1].kind == "entity" and row[i + 1].entities[0].office != _EXPELLED
    if not row[i].joined or i + 1 == len(row) or own or not all(form == "perfect 3ms" for _, form in row[i].verbs):
        return False
    for item in reversed(row[:i]):
        if item.kind in CLOSERS:
            return False
        if item.verbs and not item.nouns and item.kind in FINITE:
            return not any(form.split("+")[0].endswith("3ms") for _, form in item.verbs)
    return False


def _after_verb(row: Sequence[Item], i: int) -> bool:
    """Whether a finite verb other than ``be`` precedes in the clause, with nothing but its subject and its time between.

    What is announced or decided may have more words before it: who does, with whom, from where.
    """
    if row[i].joined or not all(form.startswith("perfect") for _, form in row[i].verbs):
        return False
    j = i - 1
    while j >= 0 and row[j].kind in ("entity", "date", "adverb", "comma"):
        j -= 1
    k = j
    while k >= 0 and row[k].kind in _ANNOUNCERS:
        k -= 1
    if k >= 0 and row[k].verbs.among(_DECIDING):
        return True
    if j >= 0 and row[j].kind in _SAYING_OF:
        return j == i - 1 or any(item.kind == "entity" for item in row[j + 1 : i])
    return j >= 0 and row[j].kind == "verb" and all(verb.id != "be" for verb, _ in row[j].verbs)


def masdar_above(row: Sequence[Item], i: int) -> int:
    """The masdar of holding that an event noun completes, right before it, else the noun itself (``to hold talks``)."""
    held = i > 0 and _HOLDING in row[i - 1].nouns.ids
    return i - 1 if held else i


def goes_straight_on(row: Sequence[Item], at: int) -> bool:
    """Whether a preposition follows a verb where its subject would stand, so that a pronoun is its subject."""
    after = next((item for item in row[at + 1 :] if item.kind not in ("adverb", "date", "mark")), None)
    return after is not None and (after.kind in PREPOSITIONS or bool(after.preposition) or after.kind.startswith("to_"))
