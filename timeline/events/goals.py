"""Where a journey goes that nothing right beside it says: the land of a host, the place where its end is told, the state of others."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.clause import Complement, subject_before
from timeline.events.filling import Antecedent, Roles
from timeline.events.frames import Frame, Slot
from timeline.events.guests import land, there_before
from timeline.events.items import Item
from timeline.events.parts import ADJUNCTS
from timeline.events.places import place_of
from timeline.model import EntityMention, Kind

_IN_COURSE = ADJUNCTS | {"at"}


def to_the_land(frame: Frame, roles: Roles, row: Sequence[Item], at: int) -> None:
    """Where a journey goes to ``the land``, it goes to that of the host; an earlier one where the later goes, an ambassador to his post."""
    if frame.type == "visit" and not roles.filled.get("destination") and (state := land(row, at) or there_before(row, at)):
        roles.put(Slot("destination", "place"), [state], "the land of the host or of the visit since then")
    if "arrival" in frame.subtypes and not roles.filled.get("destination"):
        acting = roles.filled.get("actor", [])
        if posts := [item.post for item in row if item.post and item.entities[0] in acting]:
            roles.filled["destination"] = posts[:1]
            roles.reasons.append("destination: where an ambassador is posted")


def _in_its_course(frame: Frame, row: Sequence[Item], at: int) -> bool:
    """Whether something is said to happen in the course of an arrival."""
    return "arrival" in frame.subtypes and at > 0 and row[at - 1].kind in _IN_COURSE


def where_it_ends(frame: Frame, roles: Roles, row: Sequence[Item], at: int) -> None:
    """An arrival in the course of which something happens is where that happens (``received him in Tunis on his arrival``)."""
    if _in_its_course(frame, row, at) and not roles.filled.get("destination"):
        place = place_of(row, (at,))
        roles.put(Slot("destination", "place"), [place] if place else [], "where it ends")


def place_meant(frame: Frame, roles: Roles, row: Sequence[Item], at: int, antecedent: Antecedent) -> tuple[EntityMention, ...]:
    """The place that a pronoun on a verb of travel means: in a relative clause what it describes, unless that is who travels."""
    described = subject_before(row, at) if row[at - 1].kind == "rel" else None
    if row[at - 1].kind == "rel" and not (described and frame.subject and frame.subject.admits(described.entities[0])):
        return described.entities if described else ()
    return antecedent(row[at].first, "t", next((e.country for e in roles.filled.get("actor", [])), ""))


def abroad(frame: Frame, row: Sequence[Item], at: int, after: Sequence[Complement]) -> str:
    """The state that is visited: nobody visits his own."""
    if frame.type != "visit":
        return ""
    goals = (c.entities[0].country for c in after if c.preposition in ("to", "for") and c.entities[0].kind is not Kind.PERSON)
    ends = place_of(row, (at,)) if _in_its_course(frame, row, at) else None
    return next(goals, ends.country if ends else "")
