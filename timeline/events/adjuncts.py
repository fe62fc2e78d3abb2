"""Sides that no complement names: nationalities in adjectives, guests in a clause of their own, deciders before a masdar."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.bases import METONYMS
from timeline.events.clause import Complement, complements, subject_before
from timeline.events.filling import Antecedent, Roles, number_of
from timeline.events.frames import SPEAKERS, Frame, Slot
from timeline.events.gatherings import CONVENED, conveners
from timeline.events.items import Item
from timeline.events.outcomes import brings
from timeline.events.parts import CLOSERS, FINITE, GATHERINGS, LAND, PREPOSITIONS, TAKING_PLACE, WORDS, decided
from timeline.model import TOUR, EntityMention, Kind

_REACH, _FAR = 14, 24
_BETWEEN, _ADDRESSING = WORDS | {"mark", "from", "adverb"}, WORDS | {"entity", "verb"}
_AMONG_ADJECTIVES = WORDS | {"adverb", "comma", "mark"}
_AMONG_SITES = _AMONG_ADJECTIVES | {"entity", "date"}
_CLOSERS_BUT_UNTIL = CLOSERS - {"until"}
_HOLLOW, _PASSIVE = "hollow", "_p"
"""A conjugation, and what ends the ids of the verbs of the table that are passives of it."""
_ATTENDING = frozenset({"attend", "chair", "chair2", "witness", "participate"})
_COVERING, _LEADING = frozenset({"include", "comprise", "start"}), frozenset({"lead", "carry"})
_ORDER, _HOLD = "order", "hold"
_CALLING = "invite"
"""Who calls upon somebody to do something does not do it."""
_DECIDING = frozenset({"announce", "decide"})
_COMMITTEES = frozenset({"committee", "joint_committee"})
SUPPORTS = frozenset({"complete", "run"})

_ENDING_IN = frozenset({"crown", "conclude", "conclude2", "end2", "yield", "lead_to", "bring_forth", "result"})
"""Verbs whose subject has something come of it."""
_TALKS = frozenset({"talks", "meeting", "summit"})


def nationalities(frame: Frame, roles: Roles, row: Sequence[Item], at: int) -> None:
    """The states of sides that only adjectives name: between the Egyptian and the Italian authorities, on companies of Russia or in it,
    an agreement with a French company.
    """
    for preposition, several in (("between", True), ("on", False), ("with", False)):
        slot = frame.complements.get(preposition)
        if slot is None or roles.filled.get("recipient") or (preposition == "with" and frame.type != "agreement"):
            continue
        start = next((i for i in range(at + 1, min(at + 8, len(row))) if row[i].kind == preposition), len(row))
        states: list[EntityMention] = []
        for item in row[start + 1 : start + 12]:
            if item.kind == "demonym":
                states += item.entities
            elif preposition == "on" and item.kind == "entity" and item.entities[0].kind is Kind.STATE:
                states += item.entities
                break
            elif item.kind not in _BETWEEN and (preposition, item.kind) != ("on", "in"):
                break
        if len(states) > 1 if several else states:
            roles.put(slot, states, f"adjectives after {preposition}")


def adjectives(frame: Frame, row: Sequence[Item], at: int, roles: Roles) -> None:
    """States that adjectives of an event noun name: an Egyptian-French meeting, the American sanctions."""
    states: list[EntityMention] = []
    skipped = _AMONG_SITES if frame.type == "inspection" else _AMONG_ADJECTIVES
    for item in row[at + 1 : at + 13]:
        if item.kind == "demonym":
            states += item.entities
        elif not states and item.kind == "noun" and item.nouns.among(_COMMITTEES):
            continue
        elif item.kind not in skipped or (states and item.kind in WORDS):
            break
    if len(states) > 1 and frame.type != "resolution" and not roles.filled.get("actor") and not roles.filled.get("recipient"):
        roles.put(Slot("pair"), states, "adjectives")
    elif len(states) == 2 and frame.type == "meeting" and not roles.filled.get("recipient"):
        acts = {e.country for e in roles.filled.get("actor", [])}
        others = [state for state in states if state.country not in acts]
        roles.put(Slot("recipient"), others if len(others) == 1 else [], "adjective of the other side")
    elif len(states) == 1 and frame.type == "sanction" and not _of_goods(row[at]):
        roles.put(Slot("actor"), states, "adjective")
    elif len(states) == 1 and frame.type == "inspection":
        roles.put(Slot("recipient"), states, "adjective of the site")


def _of_goods(item: Item) -> bool:
    """Whether a noun is of what belongs to whom sanctions hit, so that an adjective names him (``freezes Russian assets``)."""
    return item.nouns.among({"trade", "assets"})


_WITHOUT_OBJECT = TAKING_PLACE | {"end2", "leave_from", "complete", "run"}
"""Verbs of which what is held is the subject."""


def guests(frame: Frame, roles: Roles, row: Sequence[Item], at: int) -> None:
    """Who comes to what is held, or called for it, told by a verb with its pronoun (``a parade that the president attended``)."""
    if frame.type == "conference" and (callers := conveners(row, at)):
        roles.filled["actor"] = list(callers)
        roles.reasons.append(CONVENED)
    for i in range(at + 1, min(at + _FAR, len(row))):
        if row[i].kind in CLOSERS:
            return
        resumed = int(row[i + 1].kind == "therein") if i + 1 < len(row) else 0
        near = i < at + _REACH
        if any(verb.id in _ATTENDING and (resumed or (near and form.endswith("+object"))) for verb, form in row[i].verbs):
            after = [c for c in complements(row, i + 1 + resumed) if c.preposition in ("", "between") and c.gap <= 2]
            if after:
                roles.put(Slot("recipient"), after[0].entities, "who attends")
            return


def addressed(row: Sequence[Item], at: int) -> tuple[EntityMention, ...]:
    """To whom the verb of a clause says something in what is told at ``at`` (``apologised to her in a call``), or whom it congratulates."""
    for i in range(at - 1, 0, -1):
        if row[i].kind in CLOSERS:
            break
        if row[i].kind == "entity" and row[i].preposition == "for" and row[i - 1].kind in _ADDRESSING:
            return row[i].entities
        if row[i].kind == row[i - 1].kind == "entity" and not (row[i].prefix or row[i - 1].preposition):
            return row[i].entities if row[i].entities[0].country != row[i - 1].entities[0].country else ()
    return ()


def stations(frame: Frame, roles: Roles, row: Sequence[Item], at: int) -> None:
    """Where a tour goes, told by a verb of its own (``a tour that includes Egypt and Jordan``, ``that took him to Rome``)."""
    if TOUR not in frame.subtypes:
        return
    above = at - 1 if row[at].definite and at and row[at - 1].verbs.among(_COVERING) else at
    for i in (above, *range(at + 1, min(at + _REACH, len(row)))):
        if row[i].kind in _CLOSERS_BUT_UNTIL:
            return
        leading = row[i].verbs.among(_LEADING)
        if leading or (not roles.filled.get("destination") and row[i].verbs.among(_COVERING)):
            after = [c for c in complements(row, i + 1) if c.preposition in ("", "to", "by") and c.gap <= 2]
            roles.put(Slot("destination", "place"), [e for c in after for e in c.entities], "what the tour covers")
            return


def _lists(frame: Frame, bare: Sequence[Complement]) -> bool:
    """Whether whoever alone is the genitive of a masdar is put on a list or struck off it."""
    return frame.type == "sanction" and len(bare) == 1


def own_subject(frame: Frame, roles: Roles, bare: list[Complement]) -> bool:
    """Whether the genitive of a masdar that has its object beside it is its subject (``Libya's signing of an agreement``)."""
    if frame.subject is None or not bare or bare[0].gap:
        return False
    if frame.object and frame.object.admits(bare[0].entities[0]) and (frame.object.role == "envoy" or _lists(frame, bare)):
        return False
    if not roles.put(frame.subject, bare[0].entities, "genitive of a masdar"):
        return False
    del bare[0]
    return True


def masdar_subject(slot: Slot, roles: Roles, row: Sequence[Item], at: int, antecedent: Antecedent) -> None:
    """Who does what a masdar says: the subject of the verb above it, unless he only speaks for others; who decides it, if unspoken."""
    if decided(row, at) and (group := _group_before(row, at)):
        roles.put(slot, group.entities, "who decides")
        return
    for i in range(at - 1, -1, -1):
        if row[i].kind == "stop":
            return
        if row[i].kind == _ORDER and row[at].preposition:
            after = [c for c in complements(row[:at], i + 1) if not c.preposition and not c.gap]
            roles.put(slot, after[0].entities if after else (), "who orders it")
            return
        if row[i].verbs and row[i].kind in FINITE and not row[i].preposition:
            if row[i].verbs.among(SUPPORTS):
                return
            if row[i].verbs.among(_ENDING_IN) and (both := _who_talked(row, i, at)):
                roles.put(Slot("pair"), both, "who talked")
                return
            if brings(row, i):
                return
            resumes = row[i - 1].kind == "rel" and any(form.endswith("+object") for _, form in row[i].verbs)
            before = None if resumes else subject_before(row, i)
            after = [c for c in complements(row[:at], i + 1) if not c.preposition and c.gap <= 2]
            if row[i].verbs.among(_ATTENDING) and not _of_two_states(after[0] if after else before):
                roles.put(slot, _two_witnesses(row, i, at, after[0] if after else before, antecedent), "who look on")
                return
            if len(after) > 1 and row[at - 1].kind == "to" and _CALLING in row[i].verbs.ids:
                after = after[1:]
            told = (after[:1] or []) + ([before] if before else [])
            for found in reversed(told) if before and not before.gap else told:
                if roles.put(slot, [e for e in found.entities if e.office not in SPEAKERS], "subject of the verb above"):
                    return
            if resumes:
                roles.put(slot, antecedent(row[i].first, "s", ""), "unspoken subject of the relative clause above")
            form = next((form for verb, form in row[i].verbs if verb.id in _DECIDING), "")
            if form and row[i + 1].kind not in WORDS and not any(item.kind == "that" for item in row[i:at]):
                roles.put(slot, _deciding(row, i, form, antecedent), "unspoken subject of the verb above")
            return
    if before := subject_before(row, at) or _group_before(row, at):
        roles.put(slot, before.entities, "subject before")


def _two_witnesses(
    row: Sequence[Item], verb: int, at: int, witness: Complement | None, antecedent: Antecedent
) -> tuple[EntityMention, ...]:
    """The states of the two who look on, one beside the other or those whom a dual verb means: they sign nothing themselves."""
    beside = next((c.entities for c in complements(row[:at], verb + 1) if c.preposition == "with"), ())
    dual = any(form.endswith(("3md", "3fd")) for _, form in row[verb].verbs)
    two = (*witness.entities, *beside) if witness and beside else antecedent(row[verb].first, "d", "") if dual and not witness else ()
    states = {e.country: e.as_state() for e in two if e.country}
    return tuple(states.values()) if len(states) > 1 else ()


def _who_talked(row: Sequence[Item], verb: int, at: int) -> tuple[EntityMention, ...]:
    """The two sides of the talks that a verb says ended in something: those between whom they were, or who held them and with whom."""
    talks = next((i for i in range(at - 1, -1, -1) if row[i].nouns.among(_TALKS)), -1)
    if talks < 0 or any(item.kind == "stop" for item in row[talks:at]):
        return ()
    told = complements(row[:at], talks + 1)
    if between := next((c.entities for c in told if c.preposition == "between" and len(c.entities) > 1), ()):
        return between
    holds = next((i for i in range(talks - 1, -1, -1) if row[i].verbs and row[i].kind in FINITE), -1)
    other = next((c.entities for c in told if c.preposition == "with"), ())
    subject = next((c for c in complements(row[:talks], holds + 1) if not c.preposition), None) if holds >= 0 else None
    subject = subject or (subject_before(row, holds) if holds >= 0 else None)
    return (*subject.entities[:1], *other) if subject and other and verb > talks else ()


def _of_two_states(witnesses: Complement | None) -> bool:
    """Whether those who look on as something is signed are of two states: it is between these."""
    return witnesses is not None and len({e.country for e in witnesses.entities if e.country}) > 1


def _deciding(row: Sequence[Item], at: int, form: str, antecedent: Antecedent) -> tuple[EntityMention, ...]:
    """Who an unspoken subject that decides is: of a feminine, the state told of before it in the sentence."""
    if number_of(form) != "f":
        return antecedent(row[at].first, number_of(form), "")
    told = (
        e
        for i in range(at - 1, -1, -1)
        if row[i].kind == "entity" and not row[i].preposition and row[i - 1].kind not in PREPOSITIONS
        for e in row[i].entities
    )
    return tuple(e.as_state() for e in told if e.kind is Kind.STATE or e.basis in METONYMS)[:1]


def _group_before(row: Sequence[Item], at: int) -> Complement | None:
    """The entities right before a masdar, joined to each other: whose decision it is."""
    first = at
    while first > 0 and row[first - 1].kind == "entity" and not row[first - 1].preposition:
        first -= 1
        if not row[first].joined:
            break
    return Complement("", tuple(e for item in row[first:at] for e in item.entities), 0, first) if first < at else None


def is_passive(row: Sequence[Item], verb: int, noun: int) -> bool:
    """Whether the noun right after a verb is its subject: in its gender, and not in the accusative that an object would have.

    What is definite may be the object of a subject understood, but for the gathering that everybody knows to be held, or of a verb that
    has none. Hollow verbs are written otherwise in the passive, *his land* before a verb is its subject, and nobody says what was
    attended.
    """
    if noun != verb + 1 or not row[noun].nouns or (verb and row[verb - 1].kind == LAND):
        return False
    held = (row[noun].nouns[0][0].id in GATHERINGS and _HOLD in row[verb].verbs.ids) or row[verb].verbs.among(_WITHOUT_OBJECT)
    if row[noun].definite:
        return held and any(form.endswith(("3ms", "3fs")) for _, form in row[verb].verbs)
    if row[verb].verbs.among(_ATTENDING):
        return False
    if all(lemma.conjugation == _HOLLOW and not lemma.id.endswith(_PASSIVE) for lemma, _ in row[verb].verbs):
        return False
    lemma, form = row[noun].nouns[0]
    feminine = lemma.gender == "f" or form.startswith("plural")
    return not form.endswith("+accusative") and any(f.endswith("3fs" if feminine else "3ms") for _, f in row[verb].verbs)
