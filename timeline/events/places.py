"""Where an event takes place, as its clause says."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from timeline.events.clause import complements, subject_before
from timeline.events.items import Item
from timeline.events.lexemes import BE
from timeline.events.parts import CLOSERS, GATHERINGS, JOURNEYS, PREPOSITIONS, WORDS, masdar_above
from timeline.model import ASIDE, ASIDE_OF_IT, EntityMention, Kind

_BOTH = "coreference"
"""The basis of states that a word for two means."""
_AROUND = 4
_BEYOND = 16
_FRONT = 3
_HOSTING = frozenset({"witness", "host", "embrace"})
_FAR = 8
_WHEN = frozenset({"comma", "mark", "date", "adverb", "demonym", "word"})
"""What may stand between a place and ``where``: what it is like, and when it was."""
_APART = frozenset({"after", "morrow", "before", "eve", "for"})
_MATTERS = frozenset({"about", "after", "morrow", "before", "since", "eve"})
_PARTING = CLOSERS | _MATTERS
_DESCRIBING = WORDS | {"demonym", "adverb", "mark", "in"}
_DISCUSSING = frozenset({"discuss", "debate", "negotiate", "review"})


def place_of(row: Sequence[Item], triggers: Sequence[int], *, seats: bool = False) -> EntityMention | None:
    """Where it happens: the first place after a locative preposition in the clause, else the nearest around the trigger.

    Where an embassy stands counts only if ``seats`` do: for what happens to the embassy itself.
    """
    first = min(triggers)
    if host := _hosted_by(row, triggers) or _therein(row, first):
        return host
    told, there = _told(row, triggers), _there(row, first)
    if there and row[first - 1].kind == "where" and not (told and told.country in ("", there.country)):
        return there
    if told and there and row[first - 1].kind == "where" and told.kind is Kind.PLACE and not told.country:
        return replace(told, country=there.country)
    named = told or _goal(row, first) or _went_there(row, first) or _around(row, triggers, seats=seats) or there
    return named or _at_gathering(row) or _witness(row, triggers)


def _hosted_by(row: Sequence[Item], triggers: Sequence[int]) -> EntityMention | None:
    """The place that hosts what a noun tells, as the relative clause right behind it says (``the summit which Riyadh hosted``)."""
    noun = next((i for i in sorted(triggers) if row[i].nouns), len(row))
    for i in range(noun + 1, min(len(row) - 1, noun + _BEYOND)):
        if row[i].kind in ("stop", "where") or (row[i].kind == "comma" and row[i + 1].kind != "rel"):
            break
        if any(verb.id in _HOSTING and form.endswith("+object") for verb, form in row[i].verbs):
            return where(row[i + 1].entities)
        if i not in triggers and (row[i].nouns or (row[i].verbs and BE not in row[i].verbs.ids)):
            break
    return None


def _therein(row: Sequence[Item], first: int) -> EntityMention | None:
    """The place where it happens that the words before name, to which ``in it`` points (``the summit of Lahore, during which``)."""
    if first + 1 >= len(row) or row[first + 1].kind != "therein":
        return None
    rel = next((i for i in range(first - 1, 0, -1) if row[i].kind in ("rel", "stop")), 0)
    at = next((i for i in range(rel - 1, -1, -1) if row[i].kind not in ("comma", "mark", "date", "adverb", "demonym")), -1)
    place = where(row[at].entities) if at >= 0 and row[rel].kind == "rel" else None
    return place if place and place.kind is Kind.PLACE else None


def _went_there(row: Sequence[Item], first: int) -> EntityMention | None:
    """The town to which the verb before one that goes on in it says that somebody went (``visited Rome and met in it``)."""
    if not (row[first].joined and row[first].verbs and row[first + 1 : first + 2] and row[first + 1].kind == "therein"):
        return None
    above = next((i for i in range(first - 1, -1, -1) if row[i].kind == "verb"), first)
    towns = (e for item in row[above:first] if item.kind == "entity" for e in item.entities if e.kind is Kind.PLACE)
    return None if any(item.nouns.among(JOURNEYS) for item in row[above:first]) else next(towns, None)


def _told(row: Sequence[Item], triggers: Sequence[int]) -> EntityMention | None:
    """What stands between a verb and its noun is told of the verb; what follows the noun may belong to the noun's matter."""
    first, last = min(triggers), max(triggers)
    between = [c for c in complements(row[:last], first + 1) if c.entities[0].kind is Kind.PLACE and not c.owned]
    after = [*complements(row, last + 1), *(complements(row, first + 1) if first < last else ())]
    for complement in (*between, *after):
        near = complement.gap <= (_AROUND if complement.entities[0].kind is Kind.PLACE else 0)
        here = near and complement.preposition.rstrip("~") in ("in", "by") and not _of_other(row, triggers, complement.at)
        if here and (place := where(complement.entities)):
            return place
    return None


def _around(row: Sequence[Item], triggers: Sequence[int], *, seats: bool) -> EntityMention | None:
    """The nearest place between the triggers or before them in their clause, else the first town after them."""
    first = min(triggers)
    goes_on = row[first].joined and not any(item.kind == "therein" for item in row[first + 1 : first + 2])
    for i in range(max(triggers) - 1, 0, -1):
        kind = row[i].kind
        if kind in CLOSERS or (goes_on and i < first and kind == "verb"):
            break
        if kind == "entity" and (place := _located(row, i)) and (seats or not _seat(row, i)):
            return place
    for i in range(max(triggers) + 1, min(len(row), max(triggers) + _BEYOND)):
        if row[i].kind in _PARTING or _elsewhere(row, i):
            break
        if row[i].kind == "entity" and (place := _located(row, i)) and place.kind is Kind.PLACE and not _of_other(row, triggers, i):
            return place
    return None


def _located(row: Sequence[Item], i: int) -> EntityMention | None:
    """The place or the state that a locative preposition governs there."""
    here = row[i].kind == "entity" and (row[i].preposition == "by" or (not row[i].preposition and i > 0 and row[i - 1].kind == "in"))
    return where(row[i].entities) if here else None


def fronted(row: Sequence[Item], trigger: int) -> EntityMention | None:
    """The place with which a sentence opens (``In Washington, the president expelled``)."""
    for i in range(min(_FRONT, trigger)):
        if (place := _located(row, i)) and place.kind is Kind.PLACE:
            return place
    return None


def _there(row: Sequence[Item], trigger: int) -> EntityMention | None:
    """The place where a clause happens that ``where`` ties to it: ``to Moscow, where he met``."""
    for i in range(trigger - 1, 0, -1):
        if row[i].kind == "stop":
            break
        if row[i].kind == "where":
            back = (j for j in range(i - 1, max(-1, i - _FAR), -1) if row[j].kind not in _WHEN)
            at = next((j for j in back if not (row[j].kind == "in" and row[j + 1].kind == "date")), i)
            return where(row[at].entities)
    return None


def _at_gathering(row: Sequence[Item]) -> EntityMention | None:
    """The town of the gathering on whose sidelines something takes place."""
    aside = next((i for i, item in enumerate(row) if item.kind == "aside"), len(row))
    before = ""
    for item in row[aside + 1 : aside + _BEYOND]:
        if item.kind in CLOSERS or item.kind in ("comma", "verb"):
            break
        before = item.kind if item.kind in PREPOSITIONS else before
        if item.kind == "entity" and item.entities[0].kind is Kind.PLACE and (item.preposition or before) in ("in", "by"):
            return item.entities[0]
    return None


def gathering_in(row: Sequence[Item], lemmas: Set[str]) -> EntityMention | None:
    """The town of the gathering that a sentence names: ``the summit in Sochi``, ``Baghdad hosted a conference``."""
    if GATHERINGS.isdisjoint(lemmas):
        return None
    for i, item in enumerate(row):
        if item.kind == "noun" and item.nouns.among(GATHERINGS):
            place = place_of(row, (i,))
            if place and place.kind is Kind.PLACE and place.country:
                return place
    return None


def on_its_sidelines(row: Sequence[Item]) -> bool:
    """Whether a sentence tells what happens on the sidelines of ``the`` gathering, the one told of before."""
    aside = next((i for i, item in enumerate(row) if item.kind == "aside"), len(row))
    nouns = [item for item in row[aside + 1 : aside + 3] if item.nouns.among(GATHERINGS)]
    return bool(nouns) and nouns[0].definite


def beside(row: Sequence[Item], trigger: int) -> frozenset[str]:
    """``aside`` when the sentence tells what happens on the sidelines of a gathering, ``aside_of_it`` too when that was told of before."""
    if any(item.kind == "aside" for item in row):
        return frozenset({ASIDE, ASIDE_OF_IT} if on_its_sidelines(row) else {ASIDE})
    after = next((item.kind for item in row[trigger + 1 :] if item.kind in CLOSERS | {"verb", ASIDE_OF_IT}), "")
    return frozenset({ASIDE, ASIDE_OF_IT}) if after == ASIDE_OF_IT else frozenset()


def _witness(row: Sequence[Item], triggers: Sequence[int]) -> EntityMention | None:
    """The place that hosts or witnesses what the triggers tell: the subject, on either side, of such a verb before or after it."""
    for i in range(min(triggers), -1, -1):
        if row[i].kind in CLOSERS:
            break
        if row[i].verbs.among(_HOSTING):
            after = next((item for item in row[i + 1 : max(triggers)] if item.kind == "entity"), None)
            before = subject_before(row, i)
            return where(after.entities if after else before.entities if before else ())
    for i in range(max(triggers) + 1, min(len(row) - 1, max(triggers) + _BEYOND)):
        if row[i].kind == "stop":
            break
        if row[i].verbs and any(verb.id in _HOSTING and form.endswith("+object") for verb, form in row[i].verbs):
            return where(row[i + 1].entities)
    return None


def _goal(row: Sequence[Item], first: int) -> EntityMention | None:
    """The town to which somebody goes for it (``flew to Rome to sign``)."""
    first = masdar_above(row, first)
    if row[first].preposition != "for":
        return None
    for i in range(first - 1, 0, -1):
        if row[i].kind in CLOSERS:
            break
        head = i - 1 if row[i - 1].kind != "word" else i - 2
        if row[i].kind == "entity" and row[head].kind == "to" and (place := where(row[i].entities)) and place.kind is Kind.PLACE:
            return place
    return None


def _elsewhere(row: Sequence[Item], i: int) -> bool:
    """Whether another event stands there that happens at its own place: what comes before or after it, what it is to discuss."""
    return bool(row[i].nouns) and (row[i].preposition == "for" or row[i - 1].kind in _APART)


def visited(row: Sequence[Item]) -> EntityMention | None:
    """Where the visit goes that a sentence tells beside something else (``during his visit to X he toured a factory``)."""
    for i, item in enumerate(row):
        if item.nouns.among(JOURNEYS):
            for complement in complements(row, i + 1):
                if complement.preposition in ("to", "for", "in") and (place := where(complement.entities)):
                    return place
    return None


def _of_other(row: Sequence[Item], triggers: Sequence[int], at: int) -> bool:
    """Whether a place is that of another event, of what is discussed, or of what came before or after (``after unrest in X``)."""
    if any(row[i].nouns and _elsewhere(row, i) for i in range(max(triggers) + 1, at)):
        return True
    words = 0
    for item in reversed(row[max(triggers) + 1 : at]):
        if item.kind in _MATTERS:
            return words > 0
        if item.kind not in _DESCRIBING:
            break
        words += item.kind in WORDS
    return words > 0 and any(row[i].verbs.among(_DISCUSSING) for i in triggers)


def _seat(row: Sequence[Item], i: int) -> bool:
    """Whether a place only says where an embassy or another organ is (``its embassy in Vienna``), or of which land somebody is minister."""
    organ = row[i - 2].entities if i > 1 and row[i - 1].kind == "in" else row[i - 1].entities
    if row[i].entities[0].kind is Kind.STATE and any(e.kind is Kind.PERSON and e.country == row[i].entities[0].country for e in organ):
        return True
    return any(e.kind is Kind.ORGANIZATION and e.basis == "group" and not e.plural for e in organ)


def house_of(hosts: Sequence[EntityMention]) -> EntityMention | None:
    """The embassy or ministry that is visited, as a place; where it stands, the text does not say."""
    return next((replace(e, kind=Kind.PLACE, country="", basis="building") for e in hosts if e.basis == "group" and not e.plural), None)


def where(entities: Sequence[EntityMention]) -> EntityMention | None:
    """The first of some mentions that is a place or a state; ``both countries`` are no one place."""
    two = len(entities) > 1 and all(e.basis == _BOTH for e in entities)
    return None if two else next((e for e in entities if e.kind in (Kind.PLACE, Kind.STATE)), None)
