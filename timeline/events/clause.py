"""The walks that grammar takes through a row of items: from a trigger to what it governs, no further than its clause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from timeline.events.items import Item
from timeline.events.parts import ADJUNCTS, CLOSERS, GOVERNING, PREPOSITIONS, WORDS, is_noun
from timeline.events.passing import after_adjunct, after_noun, after_relative, before_aside
from timeline.events.plans import past_its_time, past_plan, scheduled
from timeline.model import EntityMention, Kind

"""The kinds of a finite verb, some of which say something of the event that they govern."""
_TALKS = frozenset({"talks", "meeting", "summit"})
_WITH_HIM = frozenset({"between_him", "between_her"})
"""``Between him and``, behind which the others stand."""
_SIDES = frozenset({"with", "between"})
_PARTING = CLOSERS | {"verb", "rel", "later"}
_ACCORDS = frozenset({"agreement"})
_RESUMING = GOVERNING | {"date", "adverb"}


class Complement(NamedTuple):
    """Entities that stand together in one slot: after a preposition, as a genitive or bare; ``gap`` counts the words before.

    It is ``owned`` when the preposition follows a word that is no trigger, and may be that word's (``the ties with``), and ``oblique``
    when the case of the first entity is that of no subject.
    """

    preposition: str
    entities: tuple[EntityMention, ...]
    gap: int
    at: int
    owned: bool = False
    oblique: bool = False


def complements(row: Sequence[Item], start: int, *, through: frozenset[str] = frozenset()) -> list[Complement]:
    """What follows a trigger in its clause, in order; nouns of ``through`` lend what follows them (to arrive *on a visit to* somewhere)."""
    found: list[Complement] = []
    preposition, gap, after_word, owned, i, told = "", 0, False, False, start, 0
    while i < len(row) and gap <= 8:
        item = row[i]
        kind = item.kind
        if kind in WORDS:
            after_word = bool(preposition)
            gap += 1
        elif kind == "entity":
            named = preposition if preposition == "attended" else item.preposition or preposition
            repeated = found and named and named == found[-1].preposition and _joins(row, found[-1].at, i)
            if found and not named and _again(found[-1], item) and _adjacent(row, found[-1].at, i):
                found[-1] = found[-1]._replace(at=i)
            elif repeated or (
                found
                and (item.joined or _comes_next(row, found[-1].entities[-1], i))
                and not item.preposition
                and _adjacent(row, found[-1].at, i)
            ):
                found[-1] = found[-1]._replace(entities=found[-1].entities + item.entities, at=i)
            else:
                found.append(
                    Complement(
                        f"{named}~" if after_word and named else named,
                        item.entities,
                        gap,
                        i,
                        owned,
                        item.oblique or row[i - 1].kind == "each_of",
                    )
                )
            preposition, gap, after_word, owned = "", 0, False, False
        elif kind in _PARTING and (past := _past(row, i, start)) != i:
            if past < 0:
                break
            i = past
            continue
        elif kind in ADJUNCTS or (kind == "at" and i + 1 < len(row) and row[i + 1].nouns):
            i = after_adjunct(row, i + 1)
            preposition, after_word = "", False
            continue
        elif kind in _WITH_HIM:
            preposition, after_word = "between", False
        elif kind in PREPOSITIONS:
            owned = owned or (not item.joined and kind != "led" and (i == told or _after_word(row, i)))
            preposition, after_word = preposition if kind == "between" and preposition == row[i - 1].kind else kind, False
        elif i == start and (_topic(row, i) or _coordinate(row, i)):
            gap += 1
        elif kind in ("noun", "verb") and not (through and item.nouns.among(through)):
            i = told = after_noun(row, i)
            preposition, after_word = "", False
            continue
        elif kind in ("date", "noun", "verb"):
            preposition = ""
        i += 1
    return found


def _past(row: Sequence[Item], i: int, start: int) -> int:
    """Past what only describes what stands before it, or says when that is or was planned; -1 where the clause of what stands before
    ``start`` ends, ``i`` itself if neither.
    """
    kind = row[i].kind
    if kind == "verb":
        return past_its_time(row, i) or (i if is_noun(row, i) else -1)
    if kind == "later":
        return -1 if i + 1 < len(row) and row[i + 1].kind == "with" else i
    if kind == "rel":
        told = i - start <= 2 and row[start - 1].nouns and i + 1 < len(row) and row[i + 1].kind == "verb"
        return past_plan(row, i) or (i + 2 if told else after_relative(row, i))
    if kind == "paren" and row[i - 1].kind == "comma":
        return after_relative(row, i)
    return i + 2 if scheduled(row, i) else -1


def up_to_noun(row: Sequence[Item], verb: int, noun: int) -> list[Complement]:
    """What follows a governor before its noun; one more object with sides of its own leaves to the one before what follows that
    (``held talks with X and a meeting with Y``).
    """
    end = noun
    if row[noun].joined and any(c.preposition in _SIDES for c in complements(row, noun + 1)[:1]):
        objects = (j for j in range(verb + 1, noun) if row[j].kind == "noun" and not row[j].preposition)
        end = next((j for j in objects if row[j - 1].kind not in GOVERNING), noun)
    return complements(row[:end], verb + 1)


def _after_word(row: Sequence[Item], i: int) -> bool:
    """Whether a word stands right before, its adjectives aside."""
    before = i - 1
    while before >= 0 and row[before].kind in ("demonym", "adverb", "mark"):
        before -= 1
    return before >= 0 and row[before].kind in WORDS


def _joins(row: Sequence[Item], last: int, i: int) -> bool:
    """Whether a conjunction repeats the preposition of what stands at ``last`` (``from X and from Y``, ``to X and then to Y``)."""
    head = i if row[i].preposition else i - 1
    return (row[head].joined or row[head - 1].kind == "later") and _adjacent(row, last, head)


def _comes_next(row: Sequence[Item], last: EntityMention, i: int) -> bool:
    """Whether a place comes after another of which nothing more is said (``to Moscow, then Tbilisi``), or somebody who does nothing after
    another person (``received X, then Y``).
    """
    kinds = {e.kind for e in row[i].entities}
    both = {last.kind} | kinds == {Kind.PERSON} if last.kind is Kind.PERSON else kinds <= {Kind.PLACE, Kind.STATE}
    acts = i + 1 < len(row) and row[i + 1].kind == "verb"
    return row[i - 1].kind == "later" and both and not acts


def _topic(row: Sequence[Item], i: int) -> bool:
    """Whether a noun right after talks or an accord says what they are about (``the normalisation talks between X and Y``): after talks,
    which may be followed by other talks, a definite one.
    """
    if i == 0 or not row[i].nouns or row[i].verbs or row[i].preposition or row[i].joined:
        return False
    before = row[i - 1]
    accord = not before.definite and before.nouns.among(_ACCORDS)
    return accord or (row[i].definite and before.nouns.among(_TALKS))


def _coordinate(row: Sequence[Item], i: int) -> bool:
    """Whether an indefinite noun is joined to the trigger, with which it shares what follows (``condolences and sympathy to X``)."""
    item = row[i]
    return i > 0 and item.kind == "noun" and item.joined and not item.definite and not row[i - 1].definite


def _again(complement: Complement, item: Item) -> bool:
    """Whether an item names in apposition what was just told (the Finnish capital, Helsinki)."""
    last, one = complement.entities[-1], item.entities[0]
    return bool(last.id) and last.id == one.id and last.kind is one.kind


def _adjacent(row: Sequence[Item], left: int, right: int) -> bool:
    return all(row[i].kind in ("comma", "mark", "adverb", "date", "demonym", "later") for i in range(left + 1, right))


def in_construct(row: Sequence[Item], at: int, behind: Complement, kind: str) -> bool:
    """Whether what stands behind the noun of an event of some kind is its genitive: no definite noun has one, nor one with the alef of
    the accusative, and it does not stand behind a comma, if the noun is that of a resolution, nor behind a verb that has it already.
    """
    closed = row[at].definite or (bool(row[at].nouns) and all(form.endswith("+accusative") for _, form in row[at].nouns))
    apart = closed or behind.preposition or behind.gap > (0 if kind == "call" else 2)
    between = row[at + 1 : behind.at] if kind == "resolution" else ()
    return not apart and not any(item.kind == "comma" or (item.kind == "verb" and _with_object(item)) for item in between)


def subject_before(row: Sequence[Item], at: int) -> Complement | None:
    """The entities that stand as subject before a verb in its clause: no preposition governs them, no conjunction opens a new one.

    For whom it is that he did something (``it had befallen X to visit``) is its subject too, and so is the sender of a call or letter
    for the verbs that say what it was for (``a letter from X congratulating him and inviting him``).
    """
    i, gap = at - 1, 0
    if row[at].joined and _with_object(row[at]):
        before = next((j for j in range(at - 1, -1, -1) if row[j].kind in CLOSERS or row[j].kind == "verb"), -1)
        writer = subject_before(row, before) if before >= 0 and _with_object(row[before]) else None
        return writer if writer and _writes(row, writer.at, before) else None
    if row[at].joined or row[at].preposition or row[at - 1].kind == "later":
        return None
    if at > 1 and row[at - 1].kind == "that" and row[at - 2].kind == "entity" and row[at - 2].preposition == "for":
        return Complement("", row[at - 2].entities, 0, at - 2)
    while i >= 0 and gap <= 4:
        item = row[i]
        if item.kind == "rel":
            return _antecedent(row, i, several=any(form.endswith(("3mp", "3md", "3fd")) for _, form in row[at].verbs))
        if item.kind in CLOSERS or item.kind == "verb":
            return None
        if item.kind == "comma" and (before := before_aside(row, i)) < i:
            i = before
            continue
        if item.kind == "entity":
            first = i
            while first > 0 and row[first].joined and not row[first].preposition:
                before = first - 1
                while before > 0 and row[before].kind in ("comma", "mark", "date"):
                    before -= 1
                if row[before].kind != "entity":
                    break
                first = before
            head = row[first]
            governed = head.preposition or _governed(row, first)
            if _writes(row, first, at):
                return Complement("", head.entities, gap, first)
            if governed:
                i = first - 1
                gap += 1
                continue
            if called := _called(row, first):
                return called
            members = tuple(entity for j in range(first, i + 1) for entity in row[j].entities)
            return Complement("", members, gap, first)
        gap += item.kind in WORDS
        i -= 1
    return None


def _called(row: Sequence[Item], at: int) -> Complement | None:
    """The person of whom an office or a state's man without a name only says what he is (``X became the first president to visit``)."""
    one, before = row[at].entities[0], row[at - 2] if at > 1 else None
    nameless = one.basis == "group" if one.kind is Kind.STATE else one.kind is Kind.PERSON and not one.name
    if before is None or row[at - 1].kind != "adverb" or before.kind != "entity" or before.preposition or not nameless:
        return None
    named = before.entities[0].kind is Kind.PERSON and bool(before.entities[0].name) and not _governed(row, at - 2)
    return Complement("", before.entities[:1], 0, at - 2) if named and len(row[at].entities) == 1 else None


def subject_above(row: Sequence[Item], verb: int, noun: int) -> Complement | None:
    """The subject of a verb that resumes a noun in a relative clause: there, or of the verb that governs the noun (``lifted what it
    had imposed``).
    """
    here = subject_before(row, verb) if row[verb - 1].kind != "rel" else None
    if here and here.at > noun:
        return here
    opens = next((row[i].kind for i in range(verb - 1, noun, -1) if row[i].kind not in ("adverb", "perhaps", "background")), "")
    resumed = opens == "rel" and any(form.endswith("+object") for _, form in row[verb].verbs)
    if not resumed or not any(item.kind in _RESUMING for item in row[verb + 1 : verb + 2]):
        return None
    above = next((i for i in range(noun - 1, -1, -1) if row[i].kind in CLOSERS or (row[i].verbs and not is_noun(row, i))), -1)
    if above < 0 or row[above].kind in CLOSERS:
        return None
    after = [c for c in complements(row[:noun], above + 1) if not c.preposition and c.gap <= 2]
    return after[0] if after else subject_before(row, above)


def _writes(row: Sequence[Item], first: int, at: int) -> bool:
    """Whether a verb that has its own object says what a call or a letter was for, and ``first`` is from whom it came."""
    return _with_object(row[at]) and "from" in (row[first].preposition, row[first - 1].kind if first else "")


def _with_object(item: Item) -> bool:
    return any(form.endswith("+object") for _, form in item.verbs)


def _governed(row: Sequence[Item], first: int) -> bool:
    """Whether a preposition or a noun governs what stands at ``first``, through its construct if need be."""
    if first > 0 and row[first - 1].kind == "noun":
        return True
    i = first - 1
    while i >= max(0, first - 3) and row[i].kind in WORDS:
        i -= 1
    return i >= 0 and row[i].kind in GOVERNING


def _antecedent(row: Sequence[Item], i: int, *, several: bool) -> Complement | None:
    """The entity that a relative clause describes: right before it; all that are joined there, where its verb has several."""
    j = i - 1
    while j >= 0 and row[j].kind in ("comma", "mark", "date"):
        j -= 1
    if j < 0 or row[j].kind != "entity":
        return None
    first = j
    while several and first > 0 and row[first].joined and not row[first].preposition and row[first - 1].kind == "entity":
        first -= 1
    members = tuple(entity for item in row[first : j + 1] for entity in item.entities)
    return Complement("", members if first < j else row[j].entities[-1:], 0, j)
