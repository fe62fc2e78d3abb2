"""What the rest of a sentence makes of an event: done after all, done before it, done no more, or as doubtful as what it is the aim of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from timeline.events.items import Item
from timeline.events.lexemes import BE, CANCEL
from timeline.events.parts import CLOSERS, COORDINATE, JOURNEYS, is_noun
from timeline.events.passing import before_aside
from timeline.model import Kind, Status

UNDOING = {
    "fail": ("in", "deny"),
    "desist": ("about", "cancel"),
    "refrain": ("about", "deny"),
    "prevent": ("from", "deny"),
    "refuse": ("", "deny"),
}
"""What verbs that say what somebody did not do mean, and the preposition that then follows."""
_SUPPORTING = frozenset({"holding", "signing"})
_OBJECT = "+object"
_LATER = 24
_NEAR = 8
_PARTICLES = 4
_DEALINGS = frozenset({"meet", "receive", "visit", "hold", "talk", "discuss", "inspect", "move_to"})
_COURSE = frozenset({"during", "aside"})
_CLAUSE = CLOSERS | {"rel"}


def only_then(row: Sequence[Item], last: int) -> bool:
    """Whether what is denied is denied but for a day (``did not leave until last night``)."""
    for i in range(last + 1, len(row) - 1):
        if row[i].kind in ("stop", COORDINATE):
            return False
        if row[i].kind == "only":
            after = row[i + 1 : i + 3]
            return after[0].date is not None or (after[0].kind == "in" and after[-1].date is not None)
    return False


def as_planned(row: Sequence[Item], last: int) -> bool:
    """Whether what does not happen was to happen (``will not visit, as had been planned``), and so is called off."""
    for item in row[last + 1 :]:
        if item.kind == "stop":
            return False
        if item.kind == "as_planned":
            return True
    return False


def undone(row: Sequence[Item], last: int) -> bool:
    """Whether a verb takes up with its pronoun what was planned and calls it off (``meant to visit X but put it off``)."""
    for item in row[last + 1 : last + _LATER]:
        if item.kind == "stop" or (item.nouns and not item.verbs):
            return False
        if any(verb.cue == CANCEL and form.endswith(_OBJECT) for verb, form in item.verbs):
            return True
    return False


def aim_of(row: Sequence[Item], first: int) -> Status:
    """The status of what somebody goes to do: planned, or as doubtful as whether he goes (``may stop in X to meet Y``)."""
    for i in range(first - 1, -1, -1):
        if row[i].kind in ("stop", "that", "where", COORDINATE):
            break
        if row[i].kind == "verb" and not row[i].preposition:
            before = row[i - 1].kind if i else ""
            imperfect = any(form.startswith("imperfect") for _, form in row[i].verbs)
            return (
                {"perhaps": Status.SPECULATED, "neg": Status.DENIED, "wont": Status.DENIED}.get(before, Status.PLANNED)
                if imperfect
                else Status.PLANNED
            )
    return Status.PLANNED


def in_its_course(row: Sequence[Item], verb: int, triggers: Sequence[int]) -> bool:
    """Whether a clause says that what it tells happens in the course of the visit of which the text speaks (``during this visit``)."""
    for i in range(max(0, verb - 3), min(verb + _NEAR, len(row) - 1)):
        if i > verb and (row[i].kind in CLOSERS or row[i].kind == "verb"):
            return False
        if row[i].kind in _COURSE and i != verb:
            noun = next((item for item in row[i + 1 : i + 3] if item.nouns), None)
            own = any(row[t] is noun for t in triggers)
            known = noun is not None and not own and noun.definite and noun.nouns.among(JOURNEYS)
            if known and not any(item.kind in _CLAUSE for item in row[i:verb]):
                return True
    return False


def came_before(row: Sequence[Item], first: int) -> bool:
    """Whether something that is told as done came before what a trigger tells (``met X before she received Y``)."""
    if first == 0 or row[first - 1].kind != "ere":
        return False
    verb = next((item for item in reversed(row[: first - 1]) if item.verbs or item.kind == "stop"), None)
    return verb is not None and any(verb.verbs) and all(v.id in _DEALINGS and form.startswith("perfect") for v, form in verb.verbs)


def recalled(row: Sequence[Item], first: int) -> bool:
    """Whether the sentence looks back from what is told: a pluperfect or another journey before, or a verb that only describes somebody."""
    if first > 0 and row[first - 1].kind == "rel":
        return True
    for i in range(first - 1, -1, -1):
        if row[i].kind == "stop":
            return False
        if row[i].kind == "during" and not row[i + 1].definite and row[i + 1].nouns.among(JOURNEYS):
            return True
        if row[i].kind == "background" or any(verb.id == BE and form.startswith("perfect") for verb, form in row[i].verbs):
            return True
    return False


def bracketed(row: Sequence[Item], verb: int, first: int) -> bool:
    """Whether a verb right after a comma only describes somebody, up to the comma that closes its clause before ``that``, or the verb of
    a relative clause between commas does.
    """
    if row[verb - 1].kind == "rel":
        return any(row[i].kind == "comma" and before_aside(row, i) < verb for i in range(verb + 1, first))
    if verb == 0 or row[verb - 1].kind != "comma" or row[verb].joined:
        return False
    return any(before.kind == "comma" and item.kind == "that" for before, item in pairwise(row[verb:first]))


def aside_before(row: Sequence[Item], verb: int) -> int:
    """How many items a relative clause has that commas close right before a verb and its particles."""
    comma = next((i for i in range(verb - 1, max(0, verb - _PARTICLES), -1) if row[i].kind == "comma"), 0)
    return comma - before_aside(row, comma) if comma else 0


def told_next(row: Sequence[Item], at: int) -> bool:
    """Whether a verb in the perfect tells what came next, of which nothing that was called off before it says anything."""
    return not is_noun(row, at) and all(form.startswith("perfect") for _, form in row[at].verbs)


def _is_past(item: Item) -> bool:
    """Whether a verb can be nothing but a perfect."""
    return bool(item.verbs) and all(form.startswith("perfect") for _, form in item.verbs)


def describing(row: Sequence[Item], verb: int) -> bool:
    """Whether a relative clause tells by a verb in the perfect what somebody did who is named before it."""
    whom = next((item for item in reversed(row[: verb - 1]) if item.kind != "comma"), row[verb])
    return row[verb - 1].kind == "rel" and _is_past(row[verb]) and whom.kind == "entity" and whom.entities[0].kind is Kind.PERSON


def meant_by(cue: str, between: Sequence[Item]) -> str:
    """What a verb says of the event that it governs by its preposition (``failed in``, ``went back on``), or right after its subject."""
    preposition, meaning = UNDOING[cue]
    if preposition:
        return meaning if any(item.kind == preposition for item in between) else ""
    holding = all(noun.id in _SUPPORTING for item in between if item.kind == "noun" for noun, _ in item.nouns)
    plain = all(item.kind in ("entity", "mark", "adverb", "that", "noun") for item in between)
    return meaning if plain and holding else ""


def decided_in(row: Sequence[Item], verb: int, first: int) -> bool:
    """Whether what somebody decided something in stands at ``first``, not what he decided (``decided at a meeting to suspend``)."""
    return _is_past(row[verb]) and row[first - 1].kind == "in" and not any(item.nouns or item.verbs for item in row[verb + 1 : first - 1])
