"""Whether the text says that an event took place, is planned, was called off, is denied or is only talked of."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.bases import IMPOSED
from timeline.events.items import Item
from timeline.events.lexemes import BE
from timeline.events.parts import ADJUNCTS, CLOSERS, COORDINATE, PREPOSITIONS, is_noun, is_participle, masdar_above
from timeline.events.plans import that_before
from timeline.events.said_after import cues_after
from timeline.events.undoing import (
    UNDOING,
    aim_of,
    as_planned,
    aside_before,
    bracketed,
    came_before,
    decided_in,
    describing,
    in_its_course,
    meant_by,
    only_then,
    recalled,
    told_next,
    undone,
)
from timeline.model import AGREED, CIRCUMSTANCE, NEXT, THEREAFTER, Status

_REACH, _NEAR, _GOING = 12, 6, frozenset({"arrival", "departure", "heading", "travelling"})
_MOTION = frozenset({"head", "travel", "arrive", "depart"})
_MOVING = _MOTION | {"visit", "move_to", "fly", "leave_from", "swerve", "return"}
_TOUR, _COVERING, _TAKEN_IN = "tour", frozenset({"include", "comprise"}), 5
_WHERE_OR_WHEN, _LEAVING = frozenset({"in", "entity", "date", "adverb"}), "departure"
"""What may stand beside a verb of taking place, and on the eve of which a visit is under way."""
_TOOK_PLACE, _COMING = frozenset({"complete", "run"}), "come_n"
_DONE = frozenset({"signing", "cutting", "closing", "expulsion", "withdrawal", "imposing", "lifting", "easing", "restoring", "recognition"})
"""What somebody is called upon to do, and nobody is a guest at."""
_CALLING, _AGREEING = "invite", "agree"
_CROWNED = frozenset({"crown", "conclude", "conclude2", "end2"})
"""What ends by something brings it about (``the visit ended with the signing of``)."""
_INVITING = frozenset({_CALLING, "invitation"})
_PERFORMING = frozenset({"announce", "decide", "restore", "begin", "undertake", "confirm", "witness"})
_OBLIQUE = (PREPOSITIONS | ADJUNCTS) - {"about"}
_DESISTING = "desist"
_OUTCOME = "outcome"
"""The cue of verbs that say what came of their subject, which took place whatever came of it (``the talks yielded nothing``)."""
_MATTERS = frozenset({"planned", "speculated"})
"""Cues that may stand between a verb and its noun (``preparations for a visit are made``)."""
_CUES = frozenset({"no_plan", "cancel", "deny", "neg", "speculated", "planned", "future"})
_NOT_DONE = frozenset({"no_plan", "cancel", "deny"})
"""Cues that say nothing of what a clause of its own tells in the perfect (``called off his visit, while X arrived``)."""
_OTHERWISE, _CLAUSE = CLOSERS | _CUES | {"threat"}, CLOSERS | {"verb"}
_SCOPING = _CUES | UNDOING.keys() | {_OUTCOME, "stop", COORDINATE, "verb", "purpose", "perhaps", "wont", "neg_weak"}
"""The kinds of items that end the scope of cues or have one."""

UNMARKED, PARTICIPLE = "nothing marks it", "participle"


def status(row: Sequence[Item], triggers: Sequence[int], form: str) -> tuple[Status, str]:
    """The status of an event whose trigger words are ``triggers``, and the cue that decided; ``UNMARKED`` when none did.

    ``form`` is the form of the trigger verb, if there is one. Cues scope over what follows them in their clause; the innermost
    decides, and a denial of a cancellation lets the event stand.
    """
    first = min(triggers)
    form = form or _light(row, first)
    cues = _cues_before(row, first) + [cue for i in triggers for cue in cues_after(row, i)]
    cues += [(item.kind, 1) for item in row[first + 1 : max(triggers)] if item.kind in _MATTERS and not item.verbs]
    cues += [("speculated", 1) for i in triggers if i > first and row[i - 1].kind == "perhaps" and _imperfect(row[i])]
    cues += [(verb.cue, 0) for i in triggers for verb, own in row[i].verbs if own == form and verb.cue in _CUES]
    cues += [("cancel", 0) for i in triggers for verb, own in row[i].verbs if own == form and verb.cue == _DESISTING]
    if _lifts(row, triggers):
        cues = [(kind, distance) for kind, distance in cues if kind != "cancel"]
    kinds = {kind for kind, _ in cues}
    perfect = form.startswith("perfect")
    if any(is_participle(row[i]) for i in triggers):
        return Status.OCCURRED, PARTICIPLE
    if "no_plan" in kinds:
        return Status.DENIED, "no plan"
    if "cancel" in kinds:
        return (Status.PLANNED, "cancellation denied") if kinds & {"deny", "neg"} else (Status.CANCELLED, "cancelled")
    if "deny" in kinds:
        near = min(distance for kind, distance in cues if kind == "deny")
        unsaid = any(kind == "neg" and near < distance <= near + 3 for kind, distance in cues)
        return (Status.SPECULATED, "not denied") if unsaid else (Status.DENIED, "denied")
    if any(kind == "neg" and distance <= 3 for kind, distance in cues):
        if only_then(row, max(triggers)):
            return Status.OCCURRED, "not until then"
        return (Status.CANCELLED, "was planned") if "wont" in kinds and as_planned(row, max(triggers)) else (Status.DENIED, "negated")
    if not perfect and any(kind == "speculated" and distance <= 6 for kind, distance in cues):
        return Status.SPECULATED, "only possible"
    if form.startswith("future") or any(k == "future" and d <= 4 for k, d in cues):
        return Status.PLANNED, "future tense"
    if _circumstance(row, triggers):
        back = recalled(row, first) or came_before(row, first)
        return (Status.OCCURRED, THEREAFTER) if back else (Status.PLANNED, CIRCUMSTANCE)
    if _moves_on(row, first):
        return Status.PLANNED, NEXT
    if _agreed_on(row, triggers) or (first > 0 and row[first - 1].kind == "to_hold"):
        return Status.PLANNED, AGREED
    if _called_for(row, first):
        return Status.SPECULATED, "only called for"
    if _purpose(row, first):
        return aim_of(row, first), "purpose"
    if first > 0 and row[first - 1].kind == "eve" and _LEAVING not in row[first].nouns.ids:
        return Status.PLANNED, "on its eve"
    if ("planned" in kinds or _takes_in(row, triggers[-1]) or (first > 0 and row[first - 1].kind == "time_of")) and not perfect:
        return (Status.CANCELLED, "cancelled") if undone(row, max(triggers)) else (Status.PLANNED, "planned")
    if _long_after(row, first):
        return Status.OCCURRED, THEREAFTER
    return Status.OCCURRED, "perfect tense" if perfect else UNMARKED


def _lifts(row: Sequence[Item], triggers: Sequence[int]) -> bool:
    """Whether calling off what is told lifts it, and so takes place: sanctions that lie on somebody, not those yet to be imposed."""
    imposed = any(row[i].nouns.among(IMPOSED) for i in triggers)
    return imposed and "imposing" not in row[min(triggers)].nouns.ids


def performed(row: Sequence[Item], first: int) -> str:
    """The form of the verb by which somebody does what a masdar says: who decides or announces a measure takes it."""
    masdar = row[first].kind in ("noun", "cancel") or is_noun(row, first)
    if masdar and row[first].preposition == "by":
        return next(
            (form for item in reversed(row[max(0, first - _REACH) : first]) for verb, form in item.verbs if verb.id in _CROWNED), ""
        )
    before = reversed(row[: first - 1]) if masdar and first > 1 and row[first - 1].kind == "on" else ()
    by = next((item for item in before if item.kind not in _WHERE_OR_WHEN | {"comma", "mark"}), None)
    if by and (form := next((form for verb, form in by.verbs if verb.id in ("agree", "consent")), "")):
        return form
    if row[first].preposition or not masdar or (first and row[first - 1].kind in _OBLIQUE):
        return ""
    for i in range(first - 1, max(-1, first - _REACH), -1):
        if row[i].kind == "cancel" and not row[i].verbs and row[first].joined:
            continue
        if form := next((form for verb, form in row[i].verbs if verb.id in _PERFORMING), ""):
            return "" if row[i].preposition else form
        if row[i].kind in _OTHERWISE or (row[i].kind == "verb" and not is_noun(row, i)):
            return ""
    return ""


def threatened(row: Sequence[Item], triggers: Sequence[int], reach: int = _NEAR) -> bool:
    """Whether a measure is only threatened: words of threat stand before it in its clause."""
    for i in range(min(triggers) - 1, max(-1, min(triggers) - 1 - reach), -1):
        if row[i].kind in CLOSERS:
            return False
        if row[i].kind == "threat":
            return True
    return False


def _light(row: Sequence[Item], first: int) -> str:
    """The form of the verb that only says of a masdar that it took place, where or when, or of what was told that it *came* then."""
    came = first > 2 and row[first - 1].kind in ("during", "after", "in") and row[first - 2].kind == "adverb"
    if came and (form := next((form for verb, form in row[first - 3].verbs if verb.id == _COMING), "")):
        return form
    at = first - 1
    while at > 0 and row[at].kind in _WHERE_OR_WHEN and not row[at].joined:
        at -= 1
    if at < 0 or row[at].kind != "verb":
        return ""
    return next((form for verb, form in row[at].verbs if verb.id in _TOOK_PLACE), "")


def _purpose(row: Sequence[Item], first: int) -> bool:
    """What somebody goes to do is planned: the particle of purpose on the verb or the masdar after a verb of motion."""
    if row[first - 1].kind == "doing" and first > 0:
        return True
    first = masdar_above(row, first)
    item = row[first]
    if item.preposition != "for" and not (first > 0 and row[first - 1].kind == "to" and _invited(row[:first])):
        return False
    return bool(item.verbs) or _invited(row[:first]) or any(i.verbs.among(_MOTION) or i.nouns.among(_GOING) for i in row[:first])


def _agreed_on(row: Sequence[Item], triggers: Sequence[int]) -> bool:
    """Whether two sides only agree to open or close an embassy: that is done later."""
    first = min(triggers)
    embassy = any("embassy" in row[i].nouns.ids for i in triggers)
    if not embassy or first == 0 or row[first - 1].kind != "on":
        return False
    return any("agree" in item.verbs.ids for item in row[max(0, first - _REACH) : first])


def _called_for(row: Sequence[Item], first: int) -> bool:
    """Whether somebody only calls for it: ``invite`` with nobody whom it would invite, or to what has no guests."""
    if first < 2 or row[first - 1].kind != "to":
        return False
    verb = next((i for i in range(first - 2, max(-1, first - _REACH), -1) if row[i].kind in _CLAUSE), -1)
    if verb < 0 or not any(lemma.id == _CALLING and not form.endswith("+object") for lemma, form in row[verb].verbs):
        return False
    named = [item for item in row[verb + 1 : first] if item.kind == "entity" and not item.joined]
    before = verb > 0 and row[verb - 1].kind in ("entity", "comma")
    return len(named) + before <= 1 or row[first].nouns.among(_DONE)


def _moves_on(row: Sequence[Item], first: int) -> bool:
    """Whether a verb of travel in the imperfect tells where somebody goes next (``then he moves on to X``)."""
    later = any(row[i].kind == "later" for i in (first - 1, first + 1) if 0 <= i < len(row))
    return later and any(verb.id in _MOVING and form.startswith("imperfect") for verb, form in row[first].verbs)


def _long_after(row: Sequence[Item], first: int) -> bool:
    """Whether what the sentence tells came some time after the event (``a week after the visit of``), which is then not of its day."""
    return first > 2 and row[first - 1].kind in ("from", "on") and any(item.kind == "after" for item in row[max(0, first - 4) : first - 1])


def _invited(row: Sequence[Item]) -> bool:
    words = [lemma for item in row[-_REACH:] for lemma in (*(v.id for v, _ in item.verbs), *(n.id for n, _ in item.nouns))]
    return any(word in _INVITING for word in words)


def _circumstance(row: Sequence[Item], triggers: Sequence[int]) -> bool:
    """An imperfect that says what happens in the course of something (``during it``), or what something comes before."""
    if min(triggers) > 0 and row[min(triggers) - 1].kind == "ere":
        return True
    told = (i for i in triggers for _, form in row[i].verbs if form.startswith("imperfect") and i + 1 < len(row))
    return any(row[i + 1].kind == "therein" or in_its_course(row, i, triggers) for i in told)


def _takes_in(row: Sequence[Item], noun: int) -> bool:
    """Whether a tour is told in the imperfect to take in what it goes to: it will."""
    if _TOUR not in row[noun].nouns.ids:
        return False
    near = (row[i] for i in (*range(noun + 1, min(noun + _TAKEN_IN, len(row))), noun - 1) if i >= 0)
    verb = next((item for item in near if item.verbs.among(_COVERING)), None)
    return verb is not None and all(form.startswith("imperfect") for _, form in verb.verbs)


def _cues_before(row: Sequence[Item], first: int) -> list[tuple[str, int]]:
    """The cues whose scope reaches the trigger; in the course of what something happens is presupposed, as is what describes somebody."""
    found: list[tuple[str, int]] = []
    if first > 0 and (row[first - 1].kind in ("during", "aside") or describing(row, first)):
        return found
    if first > 1 and row[first - 1].kind == "that" and row[first - 1].joined and (shared := that_before(row, first - 1)):
        return _cues_before(row, shared + 1)
    for i in range(first - 1, max(-1, first - _REACH - aside_before(row, first)), -1):
        kind, verbs = row[i].kind, row[i].verbs
        if kind not in _SCOPING:
            continue
        if kind in ("stop", COORDINATE):
            break
        cue = next((verb.cue for verb, own in verbs if verb.cue and _may_be(own, row, i)), "") if kind == "verb" else kind
        if cue == _OUTCOME and not any(item.kind == "entity" or item.kind in PREPOSITIONS for item in row[i + 1 : first]):
            break
        if (
            cue == _OUTCOME
            and (row[first].preposition or row[first - 1].kind in PREPOSITIONS)
            and i > 0
            and row[i - 1].kind in ("neg", "wont")
        ):
            found.append(("neg", 1))
        if cue == "planned" and kind == "verb" and i == first - 2 and row[first - 1].kind == "in":
            continue
        if cue == "cancel" and threatened(row, (i,), _REACH):
            cue = "planned"
        if cue == "cancel" and row[first].joined and row[first].verbs and (told_next(row, first) or (not verbs and is_noun(row, first))):
            continue
        if cue in _NOT_DONE and told_next(row, first) and row[first].verbs and any(item.kind == "bound" for item in row[i + 1 : first]):
            continue
        if cue == "planned" and decided_in(row, i, first):
            continue
        cue = meant_by(cue, row[i + 1 : first]) if cue in UNDOING else cue
        if cue in _CUES:
            found.append((cue, first - i))
        if kind == "purpose" and first - i <= 3:
            found.append(("planned", first - i))
        if kind == "perhaps" and not _pluperfect(row, i):
            found.append(("speculated", first - i))
        if kind == "wont":
            found += [("neg", first - i), (kind, first - i)]
        if kind == "neg_weak":
            found.append(("neg", 1 if row[i + 1].kind == "planned" else first - i + 1))
        told = kind == "verb" and not cue and not row[i].nouns and first - i > 1 and any(form.startswith("perfect") for _, form in verbs)
        if told and not bracketed(row, i, first):
            break
    return found


def _may_be(form: str, row: Sequence[Item], i: int) -> bool:
    """Whether a form is one that its place allows: the jussive stands behind a negation (``did not want``, else ``returns``)."""
    return not form.startswith("jussive") or (i > 0 and row[i - 1].kind in ("neg", "neg_weak"))


def _imperfect(item: Item) -> bool:
    return any(form.startswith("imperfect") for _, form in item.verbs)


def _pluperfect(row: Sequence[Item], i: int) -> bool:
    """Whether ``be`` in the perfect stands before a particle in its clause, which then only makes a pluperfect."""
    for item in reversed(row[:i]):
        if item.kind in CLOSERS or item.kind == "verb":
            return False
        if any(verb.id == BE and form.startswith("perfect") for verb, form in item.verbs):
            return True
    return False
