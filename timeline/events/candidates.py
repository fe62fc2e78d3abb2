"""Every way in which the trigger table reads a sentence: a verb, a light verb or a masdar with its noun, a noun alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from timeline.events.adjuncts import SUPPORTS
from timeline.events.frames import Frame, Frames
from timeline.events.gatherings import only_asked
from timeline.events.items import Item, Row
from timeline.events.parts import (
    ADJUNCTS,
    CLOSERS,
    FACING,
    FINITE,
    GATHERINGS,
    GOVERNING,
    PREPOSITIONS,
    TAKING_PLACE,
    is_noun,
    is_participle,
    masdar_above,
)
from timeline.events.plans import scheduled
from timeline.events.resumption import governs, resumed, takes_up
from timeline.model import THEREAFTER, Kind

_REACH = 18
_AFTER = 6
_NAMED = 9
"""How far before its relative clause a gathering is, with its name."""
_CONVENING = frozenset({"host", "embrace", "inaugurate", "open", "chair", "chair2"})
_TAKING_PLACE = TAKING_PLACE | {"leave_from"}
"""Verbs that tell of a gathering that it takes place, and of somebody that he goes somewhere."""
_GATHERING = frozenset({"gather_tr", "include"})
_SESSION, _BESIDE = "session", 4
_IN_SESSION = GATHERINGS | {"committee", "joint_committee"}
_WITH = frozenset({"with", "with_him", "with_her", "with_two", "between"})
_WITH_HER = "by_her"
"""The pronoun by which a verb of doing takes up a visit."""
_AT_A_SITE = "site-visit"
"""The frame whose verb tells a visit too, where it names what is abroad."""
_BEFORE_OTHERS = frozenset({"message", "cable", "opening", "inauguration", "delegation"})
"""What may hold what is told after it, and so be handed over with that, and what may be of what is told after it."""
_TAKING_PART = "participate"
"""The verb whose pronoun after a preposition is what somebody takes part in."""
_ASIDE = "aside"
"""The kind of what says that something takes place beside a gathering, which it then says who is at."""
_LIFTED = "lifted"
_DIRECT = frozenset({"verb", "entity", "date", "adverb", "mark"})
"""What stands right before the object of a verb."""
_OBLIQUE = GOVERNING - {"on"}
"""What makes of a noun no object of a verb, as *on* does not: to vote on it."""
_AT = frozenset({"in", "during", "aside", FACING})
_ARRIVAL = "arrival"
_STIPULATING = "spend2"
"""The verb that means *stipulates* before what it brings with *by*."""
_HEADING = "heading"
"""The need of nouns that tell something by themselves where a headline opens with them."""
_DESIST = "desist"
"""The cue of verbs that take what they call off after a preposition."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A frame and the items that trigger it: the verb, the noun, or the governors and their noun; ``form`` is the verb's, if any."""

    frame: Frame
    triggers: tuple[int, ...]
    form: str = ""


def candidates(sentence: Row, table: Frames) -> Iterator[Candidate]:
    """Every way in which the trigger table reads a sentence: a noun with its governor before a noun alone, then verbs."""
    row, lemmas = sentence.items, sentence.lemmas
    used: set[int] = set()
    alone: list[Candidate] = []
    for i in sentence.spoken:
        item = row[i]
        for noun, _ in item.nouns if item.kind in ("noun", "verb", "cancel", "entity") else ():
            governable = not lemmas.isdisjoint(table.governors.get(noun.id, ())) and not (noun.id == _SESSION and _of_gathering(row, i))
            again = resumed(row, i, noun.id, table) if governable else None
            governor = (_governor(row, i, noun.id, table) or again) if governable else None
            if governor and governor[1] > i and "direct" in governor[0].needs:
                continue
            if governor and not only_asked(row, governor[1]):
                frame, at, form = governor
                frame = _with_somebody(row, at, i, table) or frame if noun.id == _SESSION else frame
                if again and again[1] != at and any(form.endswith("+object") for _, form in row[again[1]].verbs):
                    used.add(again[1])
                    yield Candidate(again[0], (again[1], i), again[2])
                used |= {at, i}
                gathering = _gathering(row, at, i, noun.id, table)
                alone.append(Candidate(gathering[0], (gathering[1], at, i), form) if gathering else Candidate(frame, (at, i), form))
                if frame.type == "invitation" and noun.id in table.nouns and table.nouns[noun.id].type == "visit":
                    yield Candidate(table.nouns[noun.id], (i,))
                break
        else:
            bare = next((table.nouns[noun.id] for noun, _ in item.nouns if noun.id in table.nouns), None) if item.nouns else None
            heads = bare is None or _HEADING not in bare.needs or (_is_news(row, i) and not _goes_on(row, i))
            if bare and heads and item.kind in ("noun", "verb", "cancel") and (item.kind == "noun" or i not in used):
                alone.append(Candidate(bare, (i,)))
    taken = used - {candidate.triggers[-1] for candidate in alone}
    taken |= {i for candidate in alone if len(candidate.triggers) > 1 for i in candidate.triggers[:1]}
    taken -= {candidate.triggers[0] for candidate in alone if candidate.frame.name == _AT_A_SITE}
    nouns = {i: candidate for candidate in alone for i in candidate.triggers[-1:]}
    for i in sentence.spoken:
        item = row[i]
        told_by = [(table.verbs[v.id], form) for v, form in item.verbs if v.id in table.verbs and not _stipulates(v.id, row, i)]
        telling = [(frame, form) for frame, form in told_by if not _lacks_it(frame, row, i)]
        masdars = [(table.verbs[lemma.id], "") for lemma, _ in item.nouns if lemma.id in table.verbs] if item.nouns else []
        if i in taken or not (telling or masdars):
            continue
        masdar = is_noun(row, i)
        told = masdars if masdar else telling + masdars
        if told and not (i in nouns and (item.kind == "noun" or masdar)) and not _convenes(row, i):
            nouns.pop(i, None)
            frame, form = told[0]
            yield Candidate(frame, (i,), form)
    yield from (nouns[i] for i in sorted(nouns, key=lambda i: (row[i - 1].kind == _ASIDE, i)))


def _stipulates(verb: str, row: Sequence[Item], at: int) -> bool:
    """Whether the verb of spending time is that of stipulating something (``which provides for the withdrawal``)."""
    return verb == _STIPULATING and at + 1 < len(row) and row[at + 1].preposition == "by" and not row[at + 1].entities


def _of_gathering(row: Sequence[Item], session: int) -> bool:
    """Whether a session is that of a gathering or a committee, which then tells it (``the second session of the conference``)."""
    near = row[session + 1 : session + _BESIDE]
    return any(item.nouns.among(_IN_SESSION) for item in near)


def _with_somebody(row: Sequence[Item], verb: int, noun: int, table: Frames) -> Frame | None:
    """The frame of a meeting for a session that somebody holds with another, or two of different states; a body holds its own."""
    first, last = sorted((verb, noun))
    holding = {e.country for item in row[first + 1 : last] for e in item.entities if e.kind is Kind.PERSON and e.country}
    met = len(holding) > 1 or any(item.kind in _WITH for item in row[first + 1 : last + _BESIDE])
    return next((frame for lemma, _ in row[verb].verbs if met and (frame := table.governed.get((lemma.id, "meeting")))), None)


def _lacks_it(frame: Frame, row: Sequence[Item], verb: int) -> bool:
    """Whether a verb that tells something only of what was told before does not take it up (``in which he took part``)."""
    return "therein" in frame.needs and (row[verb - 1].kind == "rel" or not takes_up(row, verb))


def _convenes(row: Sequence[Item], i: int) -> bool:
    """Whether a verb only says of the gathering that its relative clause describes that it takes place or opens there, or who hosts it."""
    if i < 2 or row[i - 1].kind != "rel":
        return False
    happens = row[i].verbs.among(_TAKING_PLACE)
    lacking = any(form.endswith("+object") for _, form in row[i].verbs) or (i + 1 < len(row) and row[i + 1].kind in PREPOSITIONS)
    told = happens or (lacking and row[i].verbs.among(_CONVENING))
    return told and any(item.nouns.among(GATHERINGS) for item in row[max(0, i - _NAMED) : i - 1])


def _governor(row: Sequence[Item], at: int, noun: str, table: Frames) -> tuple[Frame, int, str] | None:
    """The verb or masdar that governs an event noun, with the verb's form: before it in its clause, or in the clause right after it.

    What is called off may be told by both; the later then says who takes part.
    """
    before = None if at > 0 and row[at - 1].kind in ADJUNCTS else _governor_before(row, at, noun, table)
    if before and (_LIFTED in before[0].subtypes or not any(verb.cue for verb, _ in row[before[1]].verbs)):
        return before
    return _governor_after(row, at, noun, table) or _undertaken(row, at, noun, table) or before or _predicate(row, at, noun, table)


def _gathering(row: Sequence[Item], verb: int, at: int, noun: str, table: Frames) -> tuple[Frame, int, str] | None:
    """The verb of the clause that says whom a meeting brings together of which another only says that it is held, and where and when."""
    between = row[verb - 1 : at] if verb else row[:at]
    own = any(item.kind == "entity" and (i == 0 or between[i - 1].kind not in PREPOSITIONS) for i, item in enumerate(between))
    after = next((i for i in range(at + 1, len(row)) if row[i].kind not in ("adverb", "rel")), at)
    if own or verb > at or after == at or row[after].joined or not row[after].verbs.among(_GATHERING):
        return None
    return governs(row, after, noun, table)


def _undertaken(row: Sequence[Item], at: int, noun: str, table: Frames) -> tuple[Frame, int, str] | None:
    """The verb by which a relative clause says that somebody was to do it (``a visit that X was to pay to Y``)."""
    if at + 1 == len(row) or not (row[at + 1].kind == "rel" or not row[at].definite):
        return None
    for i in range(at + 2, min(at + _REACH, len(row) - 2)):
        if row[i].kind in CLOSERS or row[i].kind == "rel" or (row[i].nouns and row[i].kind == "noun" and not row[i].preposition):
            return None
        if row[i].verbs and _WITH_HER in (row[i + 1].kind, row[i + 2].kind):
            return governs(row, i, noun, table)
    return None


def _predicate(row: Sequence[Item], at: int, noun: str, table: Frames) -> tuple[Frame, int, str] | None:
    """The verb whose subject an event noun is, past what completes the noun (``the accord between X and Y enters into force``)."""
    lemma = next(lemma for lemma, _ in row[at].nouns if lemma.id == noun)
    plural = all(form.startswith("plural") for own, form in row[at].nouns if own.id == noun)
    person = "3fs" if plural or lemma.gender == "f" else "3ms"
    for i in range(at + 1, min(at + _REACH, len(row))):
        if row[i].kind in CLOSERS or row[i].kind == "rel":
            return None
        if row[i].kind == "verb" and not is_noun(row, i):
            found = governs(row, i, noun, table)
            agrees = found and found[2].split("+")[0].endswith(person)
            happens = found and (found[0].subject is None or (found[0].type == "relations" and row[i - 1].kind != "rel"))
            return found if agrees and happens and not row[i].joined else None
    return None


def _governor_before(row: Sequence[Item], at: int, noun: str, table: Frames) -> tuple[Frame, int, str] | None:
    """The governor before a noun in its clause; what somebody comes to hold has none beyond the masdar of holding."""
    purpose = masdar_above(row, at) < at and row[at - 1].preposition == "for"
    for i in range(at - 1, at - 2 if purpose else max(-1, at - _REACH), -1):
        if row[i].kind in CLOSERS:
            return None
        if row[i + 1].kind == "therein" and _TAKING_PART in row[i].verbs.ids:
            return None
        if found := governs(row, i, noun, table):
            oblique = row[at - 1].kind in PREPOSITIONS and any(verb.cue and verb.cue != _DESIST for verb, _ in row[i].verbs)
            if row[i].verbs.among(SUPPORTS):
                oblique = any(noun.id != "holding" for item in row[i + 1 : at] if item.kind == "noun" for noun, _ in item.nouns)
                oblique = oblique or (row[at - 1].kind == "word" and i < at - 1 and row[at].definite and not row[at].preposition)
            taken = not row[at].joined and any(_takes(row, j, row[i], table) for j in range(i + 1, at))
            return None if oblique or taken or _misplaced(found[0], row, i, at) else found
        if row[i].kind == "verb" and not _aside(row, i, at):
            return None
    return None


def _misplaced(frame: Frame, row: Sequence[Item], verb: int, noun: int) -> bool:
    """Whether a noun is too far from a verb that has it near, or is not where its verb's act takes place."""
    near = takewhile(lambda item: item.kind != "entity", reversed(row[verb + 1 : noun]))
    way = next((item.kind for item in near if item.kind in _AT | PREPOSITIONS), "")
    if "direct" in frame.needs and not (row[noun].definite and row[noun - 1].kind in _DIRECT):
        return True
    return ("there" in frame.needs and way not in _AT) or ("near" in frame.needs and verb < noun - 2)


def _takes(row: Sequence[Item], noun: int, governor: Item, table: Frames) -> bool:
    """Whether an event noun is already the object of a governor, bare and right in its reach, so that no later noun is."""
    if row[noun].kind != "noun" or row[noun].preposition or row[noun - 1].kind in _OBLIQUE or row[noun].definite:
        return False
    lemmas = [lemma.id for lemma, _ in row[noun].nouns if lemma.id not in _BEFORE_OTHERS]
    return any((verb.id, lemma) in table.governed for verb, _ in governor.verbs for lemma in lemmas)


def _aside(row: Sequence[Item], verb: int, at: int) -> bool:
    """Whether a verb belongs to a relative clause that a comma closes before ``at`` (``the king, who visits Rome, sent a letter``), or
    brackets do.
    """
    closing = {"comma", "mark"} if verb > 1 and row[verb - 2].kind == "mark" else {"comma"}
    return verb > 0 and row[verb - 1].kind == "rel" and any(item.kind in closing for item in row[verb + 1 : at])


def _governor_after(row: Sequence[Item], at: int, noun: str, table: Frames) -> tuple[Frame, int, str] | None:
    oblique = at > 0 and row[at - 1].kind in GOVERNING
    named = False
    for i in range(at + 1, min(at + _AFTER, len(row))):
        if scheduled(row, i):
            continue
        again = noun in row[i].nouns.ids
        if row[i].kind in CLOSERS or again or (oblique and row[i].kind == "comma"):
            return None
        named = named or row[i].kind == "entity"
        if named and not is_participle(row[i]):
            continue
        if found := governs(row, i, noun, table, after=True):
            own = at == 0 or row[at - 1].kind != _ASIDE or row[i - 1].kind == "rel" or found[2].endswith("+object")
            return found if own else None
        if row[i].kind == "verb":
            return None
    return None


def tells_now(row: Sequence[Item], candidate: Candidate, form: str, cue: str) -> bool:
    """Whether a verb is in the present of the report, not of what came after something that is past; so is what a headline only names.

    In a relative clause the present only describes, but for an arrival, which is still to come.
    """
    if not form and _is_news(row, min(candidate.triggers)):
        return True
    verb = candidate.triggers[0]
    describes = verb > 0 and row[verb - 1].kind == "rel" and _ARRIVAL not in candidate.frame.subtypes
    return form.startswith("imperfect") and cue != THEREAFTER and not describes


def _is_news(row: Sequence[Item], at: int) -> bool:
    """Whether an indefinite noun opens the headline, which has no verb (``signing of a treaty between X and Y``, ``sanctions on Z``)."""
    opens = at == 0 and row[0].first == 0 and row[0].kind == "noun" and not (row[0].definite or row[0].prefix)
    return opens and not any(item.kind in FINITE for item in takewhile(lambda item: item.kind != "stop", row))


def _goes_on(row: Sequence[Item], at: int) -> bool:
    """Whether a word of which we know nothing follows those named in a headline: it may be its verb (``sanctions on X loom``)."""
    on = next((i for i in range(at, len(row)) if row[i].kind in PREPOSITIONS), len(row))
    return any(row[i].kind in ("entity", "demonym") and row[i + 1].kind in ("word", "threat") for i in range(on, len(row) - 1))
