"""What is no one event: habits, matters that go on, and play."""

from __future__ import annotations

from collections.abc import Sequence, Set

from timeline.bases import PRIVATE, UNKNOWN
from timeline.events.candidates import Candidate
from timeline.events.filling import Roles
from timeline.events.gatherings import only_asked
from timeline.events.items import UNREAL, Item
from timeline.events.parts import ADJUNCTS, CLOSERS, DRAFT, is_noun, masdar_above
from timeline.events.sequence import MEASURES
from timeline.events.sides import Parties
from timeline.events.status import threatened
from timeline.lexicon.event_rows import Particle
from timeline.model import DateMention, Kind, Reading

_PRIVATE = frozenset({"", "other", PRIVATE})
_STOPPING, _NEAR = frozenset({"suspend", "freeze", "halt"}), 8
_SPORT, _AT_PLAY, _OFTEN = "sport", frozenset({"meeting", "visit"}), 4
"""What words of sport are told by, what teams do as states do, and how many such words make an article one about sport."""
_COUNTED = frozenset({"meeting", "visit"})
_AT_ONCE, _JUST_BEFORE = 12, 2
_SUPPOSING, _SO = frozenset({UNREAL, "if"}), (CLOSERS - {"that"}) | ADJUNCTS | {"rel"}
_DECLINING, _ACCEPTING = frozenset({"decline", "apologise"}), frozenset({"accept", "accept2"})
_INVITATION, _INVITED_TO, _FAR = "invitation", frozenset({"to", "for"}), 16
_NOT = frozenset({"neg", "wont", "neg_weak"})
_OF_MATTERS = frozenset({"in", "about", "on"})


def about_sport(reading: Reading) -> bool:
    """Whether an article is about sport: it says so again and again, in every other sentence or more."""
    words = sum(hit.row.role == _SPORT for hit in reading.hits.by_row[Particle])
    return bool(words >= _OFTEN and 2 * words >= len(reading.sentences))


def no_event(
    row: Sequence[Item], kinds: Set[str], candidate: Candidate, roles: Roles, sides: Sequence[Parties] | str, *, of_sport: bool = False
) -> str:
    """Why what the words of a sentence, of these kinds, say is no event, whoever takes part; empty where it may be one."""
    if "generic" in kinds and generic(row, candidate.triggers):
        return "told of no one time"
    if not kinds.isdisjoint(_SUPPOSING) and unreal(row, min(candidate.triggers)):
        return "not so"
    if candidate.frame.type != "invitation" and turned_down(row, min(candidate.triggers)):
        return "declined"
    play = _SPORT in kinds or (of_sport and candidate.frame.type in _AT_PLAY)
    if play and not isinstance(sides, str) and at_play(sides):
        return "a matter of sport"
    if process(row, candidate, roles):
        return "a process, not a meeting"
    if candidate.frame.type == "sanction" and drafted(row, min(candidate.triggers)):
        return "only drafted"
    only_said = "threat" in kinds and candidate.frame.type in MEASURES and threatened(row, candidate.triggers)
    return "only threatened" if only_said else ""


def unreal(row: Sequence[Item], first: int) -> bool:
    """Whether what is told is only supposed, or what would come of that (``had he come, it would be the first meeting``).

    What it is told beside, or comes after, is so; even if something were, what follows behind the comma is.
    """
    comma = False
    for i in range(first - 1, -1, -1):
        kind = row[i].kind
        if kind == UNREAL:
            return not (comma and (row[i].joined or (i > 0 and row[i - 1].kind == "until")))
        if kind in _SO:
            return False
        comma = comma or kind == "comma"
    return False


def turned_down(row: Sequence[Item], first: int) -> bool:
    """Whether it is what somebody was invited to who declined (``turned down X's invitation to visit Y``)."""
    at = masdar_above(row, first)
    if row[at].preposition != "for" and (at == 0 or row[at - 1].kind not in _INVITED_TO):
        return False
    asked = False
    for i in range(at - 1, max(-1, at - _FAR), -1):
        if row[i].kind in CLOSERS:
            return False
        asked = asked or _INVITATION in row[i].nouns.ids
        if asked and row[i].verbs.among(_DECLINING):
            return row[i - 1].kind not in _NOT or i == 0
        if asked and row[i].verbs.among(_ACCEPTING):
            return i > 0 and row[i - 1].kind in _NOT
        if asked and row[i].kind == "verb" and not is_noun(row, i):
            return False
    return False


def drafted(row: Sequence[Item], first: int) -> bool:
    """Whether a measure is what a draft says that stands before it in its clause (``a draft resolution that widens the sanctions``)."""
    for item in reversed(row[max(0, first - _NEAR) : first]):
        if item.kind in CLOSERS:
            return False
        if DRAFT in item.nouns.ids:
            return True
    return False


def generic(row: Sequence[Item], triggers: Sequence[int]) -> bool:
    """Whether the clause says that it happens often or by habit."""
    for step, start in ((-1, min(triggers)), (1, max(triggers))):
        for i in range(start + step, start + step * 9, step):
            if not 0 <= i < len(row) or row[i].kind in CLOSERS or (row[i].kind == "verb" and step > 0):
                break
            if row[i].kind == "generic":
                return True
    return False


def process(row: Sequence[Item], candidate: Candidate, roles: Roles) -> bool:
    """Whether talks are only a matter that something concerns: their sides are adjectives (``progress in the Korean-American talks``),
    or they are suspended and nothing says for when they were planned.
    """
    at = candidate.triggers[0]
    if candidate.frame.type == "meeting" and _suspended(row, candidate.triggers[-1]):
        return True
    if candidate.frame.type != "meeting" or not candidate.frame.bare or at == 0 or row[at - 1].kind not in _OF_MATTERS:
        return False
    adjectives = all(reason.endswith(": adjectives") for reason in roles.reasons)
    return adjectives and "talks" in row[at].nouns.ids


def _suspended(row: Sequence[Item], at: int) -> bool:
    """Whether somebody stops the talks that stand at a place, behind him if need be."""
    if not row[at].definite or "talks" not in row[at].nouns.ids:
        return False
    i = at - 1
    while i > 0 and row[i].kind in ("entity", "date", "adverb"):
        i -= 1
    stopped = "suspending" in row[at - 1].nouns.ids or row[i].verbs.among(_STOPPING)
    planned = any(item.kind == "planned" for item in row[at + 1 : at + 1 + _NEAR])
    return i >= 0 and stopped and not planned


def at_play(sides: Sequence[Parties]) -> bool:
    """Whether nobody in office or whom the tables know takes part in what a sentence about sport tells: teams meet, and coaches sign."""
    people = [e for told in sides for e in (*told.actors, *told.recipients) if e.kind is Kind.PERSON]
    return not any(e.office not in _PRIVATE or (e.id and not e.id.startswith(UNKNOWN)) for e in people)


def countless(row: Sequence[Item], candidate: Candidate) -> bool:
    """Whether a plural with the article speaks of all meetings or visits, and no verb governs it (``the visits between them``)."""
    item = row[candidate.triggers[0]]
    several = any(noun.id in _COUNTED and form.startswith("plural") for noun, form in item.nouns)
    return several and item.definite and len(candidate.triggers) == 1


def may_be_dated(row: Sequence[Item], noun: int) -> bool:
    """Whether a noun may tell that something was done: a date follows it, and it is none that is known already."""
    return not row[noun].definite and any(item.date and item.date.kind == "DATE" for item in row[noun + 1 :])


def undated(item: Item, cost: int, dates: Sequence[DateMention]) -> bool:
    """Whether no date follows a noun at once, as one does where it tells that something was done."""
    return cost > _AT_ONCE or not any(date.kind == "DATE" and date.first > item.first for date in dates)


def only_named(row: Sequence[Item], candidate: Candidate, sides: Sequence[Parties], dates: Sequence[DateMention]) -> bool:
    """Whether a gathering is called by its name and nothing else is told of it: no guest, no place, no date after it, no verb over it.

    Where somebody is asked to attend it, its place is no news either.
    """
    head = row[candidate.triggers[-1]]
    if len(candidate.triggers) > 1 or not head.entities or any(date.first >= head.last for date in dates):
        return False
    asked = any(only_asked(row, i) for i in range(max(0, candidate.triggers[0] - _JUST_BEFORE), candidate.triggers[0]))
    return asked or not any(told.recipients or told.place or any(e.kind is Kind.PERSON for e in told.actors) for told in sides)
