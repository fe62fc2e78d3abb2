"""The two states that an article is about: of a measure that one of them takes, it need not say against whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from timeline.bases import ENVOYS
from timeline.events.filling import Roles
from timeline.events.frames import Frame, Slot
from timeline.events.items import InOrder, Item
from timeline.events.lexemes import PASSIVE
from timeline.events.parts import is_participle
from timeline.events.places import place_of
from timeline.events.sides import Parties
from timeline.model import EntityMention, Reading

_HEAD = 2
_OFTEN = 4
_SHARE = 3
_TAKEN = frozenset({"cut", "lowered", "raised", "named"})
_EMBASSIES = frozenset({"embassy_opened", "embassy_closed"})
_BESIDE = 5
_BETWEEN = frozenset({
    "break-ties", "return-ties", "found-ties", "cut-lv", "restore-lv", "establish-lv", "normalise-relations", "resume-ties",
    "normalise-ties",
})  # fmt: skip
"""The frames whose subject is what lies between two states."""
_REASON = "the other of the two states"


def two_states(reading: Reading, entities: InOrder[EntityMention]) -> tuple[EntityMention, ...]:
    """The first two states named at the head of an article, if it goes on to speak of both; else none."""
    counts = Counter(e.country for e in entities if e.country)
    often = max(_OFTEN, max(counts.values(), default=0) / _SHARE)
    head = entities.within(0, reading.sentences[:_HEAD][-1].last) if reading.sentences else ()
    named = {e.country: e for e in reversed(head) if e.country and counts[e.country] >= often}
    return tuple(e.as_state() for e in sorted(named.values(), key=lambda e: e.first)[:2]) if len(named) > 1 else ()


def other_of(two: Sequence[EntityMention], country: str) -> tuple[EntityMention, ...]:
    """The other of two states, none if this is neither."""
    others = tuple(state for state in two if state.country != country)
    return others if len(others) == 1 else ()


def understood_side(frame: Frame, roles: Roles, form: str, two: Sequence[EntityMention]) -> None:
    """With whom a state has the ties of which only it is told, or to whom it sends; who named him of whom only his post is told."""
    acts, bears = roles.filled.get("actor", []), roles.filled.get("recipient", [])
    if frame.name in _BETWEEN and len(two) == 2 and not acts and not bears:
        roles.put(Slot("pair"), two, "the two states of the article")
    if frame.subtypes & _TAKEN and len(acts) == 1 and not bears:
        roles.put(Slot("recipient"), other_of(two, acts[0].country), _REASON)
    if frame.type == "envoy" and form.endswith(PASSIVE) and bears and not acts:
        roles.put(Slot("actor"), other_of(two, bears[0].country), _REASON)


def between_the_two(frame: Frame, roles: Roles, row: Sequence[Item], triggers: Sequence[int], two: Sequence[EntityMention]) -> None:
    """The two states whose treaty is only said to be signed in the land of one of them; where the other is whose embassy opens or closes,
    if nothing says where it stands.
    """
    if len(two) != 2:
        return
    acts, bears, last = roles.filled.get("actor", []), roles.filled.get("recipient", []), max(triggers)
    if frame.type == "agreement" and not acts and not bears and any(is_participle(row[i]) for i in triggers):
        near = row[last + 1 : last + 1 + _BESIDE]
        there = any(before.kind == "in" and e.country in {s.country for s in two} for before, it in pairwise(near) for e in it.entities)
        if there and any(item.date for item in near):
            roles.put(Slot("pair"), two, "the two states of the article")
    alone = len(acts) == 1 and not bears and not roles.filled.get("site")
    if frame.subtypes & _EMBASSIES and alone and place_of(row, triggers, seats=True) is None:
        roles.put(Slot("recipient"), other_of(two, acts[0].country), _REASON)


def against(sides: Parties, two: Sequence[EntityMention]) -> Parties:
    """What a state does to ambassadors of whom no other state is told concerns the other of the two; of the one of these is an
    ambassador whom the other receives.
    """
    if sides.type == "envoy" and len(sides.actors) == 1 and sides.actors[0].office in ENVOYS and not sides.actors[0].country:
        sent = other_of(two, next((e.country for e in sides.recipients), ""))
        return replace(sides, actors=(replace(sides.actors[0], country=sent[0].country),)) if sent and sides.recipients else sides
    if sides.type != "envoy" or sides.recipients or len({e.country for e in sides.actors}) != 1:
        return sides
    return replace(sides, recipients=other_of(two, sides.actors[0].country))
