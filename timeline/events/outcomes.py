"""What a visit or talks come to: an agreement of which no side is told is one of those who met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.items import Item
from timeline.events.parts import ADJUNCTS, is_noun
from timeline.events.sides import acting
from timeline.model import EntityMention, EventMention, Kind, Status

_MET = frozenset({"visit", "trip", "tour", "meeting", "talks", "summit", "reception", "dialogue"})
_BRINGING = frozenset({"crown", "conclude", "end2", "yield", "lead_to", "bring_forth", "result", "witness"})
"""Verbs whose subject has something come of it, or sees it come."""
_OPENING = frozenset({"rel", "where", "comma", "bound", "background"})
_AROUND = frozenset({"visit", "meeting"})
_COMES_ABOUT = frozenset({Status.OCCURRED, Status.PLANNED})
_NEAR, _BEFORE = 4, 3


def in_course(row: Sequence[Item], triggers: Sequence[int]) -> bool:
    """Whether something is said to happen in the course of a visit or talks, at their end, or as what they came to."""
    first, last = min(triggers), max(triggers)
    after = range(last + 1, min(last + _NEAR, len(row) - 1))
    if any(row[i].kind == "during" and _met(row, i) for i in after):
        return True
    for i in range(first - 1, -1, -1):
        if row[i].kind in ("stop", "that"):
            return False
        if row[i].kind in ADJUNCTS and _met(row, i):
            return True
        if row[i].verbs.among(_BRINGING) and not is_noun(row, i):
            return brings(row, i)
    return False


def _met(row: Sequence[Item], at: int) -> bool:
    """Whether a visit or talks that are known stand after an adjunct."""
    near = row[at + 1 : at + 1 + _BEFORE]
    noun = next((item for item in near if item.nouns), None)
    return noun is not None and noun.definite and noun.nouns.among(_MET)


def brings(row: Sequence[Item], verb: int) -> bool:
    """Whether a visit or talks are the subject of a verb: they stand right after it, or a pronoun resumes them."""
    if row[verb + 1].nouns.among(_MET):
        return True
    told = any(item.nouns.among(_MET) for item in row[:verb])
    feminine = all(form.split("+")[0].endswith(("3fs", "3fd")) for _, form in row[verb].verbs)
    opens = row[verb - 1].kind in _OPENING or row[verb - 1].nouns.among(_MET)
    return told and feminine and opens and row[verb + 1].kind != "entity"


def agreed_there(event: EventMention, here: Sequence[EventMention], told: EventMention | None) -> EventMention:
    """An agreement that names no side with the states of those who met before it was told, there or in the sentence before, and then with
    their day.
    """
    if event.type != "agreement" or event.actors or event.recipients or event.status not in _COMES_ABOUT:
        return event
    before = max((e for e in here if e.type in _AROUND and e.actors and e.first < event.first), key=lambda e: e.first, default=told)
    if before is None or before.type not in _AROUND or before.status in (Status.DENIED, Status.CANCELLED):
        return event
    host = before.recipients or ((before.place,) if before.place and before.type == "visit" else ())
    both = {e.country: _state(e) for e in (*before.actors[:1], *host[:1]) if e.country}
    if not both:
        return event
    return replace(event, actors=(*both.values(),)[:1], recipients=(*both.values(),)[1:], dates=event.dates or before.dates)


def _state(entity: EntityMention) -> EntityMention:
    return acting(entity) if entity.kind is not Kind.PERSON else entity.as_state()
