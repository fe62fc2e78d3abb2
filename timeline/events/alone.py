"""Whoever stands alone after a verb that takes two."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.clause import Complement
from timeline.events.filling import Antecedent, Roles, same
from timeline.events.frames import Frame, Slot
from timeline.events.items import Item
from timeline.events.places import where
from timeline.model import HOST_SIDE

_SENDER, _WITH = "sender", "with"


def object_alone(
    frame: Frame, roles: Roles, row: Sequence[Item], at: int, form: str, after: Sequence[Complement], antecedent: Antecedent
) -> None:
    """Whoever stands alone after a verb that takes two is its object, if somebody spoken of before fits as its subject.

    So are several of different states where nobody can be host of himself, or where the verb goes on with the subject of one before.
    """
    if frame.subject and frame.subject.role == _SENDER:
        _sent_alone(frame, roles, row, at, after, antecedent)
    if "recipient" not in frame.needs:
        return
    alone = list(roles.filled.get("actor", []))
    behind = [(c.preposition.rstrip("~"), c.entities) for c in after if c.preposition]
    named = {preposition for preposition, entities in behind if preposition == _WITH or where(entities) is None}
    marked = any(frame.complements.get(preposition, Slot("")).role in ("recipient", "pair") for preposition in named)
    if not alone or roles.filled.get("recipient") or marked or frame.object is None or frame.subject is None:
        return
    if len({e.country for e in alone}) != 1 and not (HOST_SIDE in frame.subtypes or _goes_on(row, at)):
        return
    people = [e for e in antecedent(row[at].first, "s" if form.endswith("s") else "d", "") if not any(same(e, a) for a in alone)]
    if people and (len(alone) == 1 or people[0].country not in {e.country for e in alone}) and frame.object.admits(alone[0]):
        roles.filled = {}
        roles.put(frame.subject, people, "subject understood")
        roles.put(frame.object, alone, "object alone")


def _sent_alone(frame: Frame, roles: Roles, row: Sequence[Item], at: int, after: Sequence[Complement], antecedent: Antecedent) -> None:
    """Whoever stands alone after a verb of sending, with where he is sent right behind him, is sent by one of his own state told before."""
    alone = roles.filled.get(_SENDER, [])
    behind = row[after[0].at + 1] if after and after[0].at + 1 < len(row) else None
    if roles.filled.get("actor") or len(alone) != 1 or behind is None or behind.kind != "to" or frame.object is None:
        return
    senders = [e for e in antecedent(row[at].first, "s", "") if e.country == alone[0].country and not same(e, alone[0])]
    if senders and frame.object.admits(alone[0]):
        roles.filled = {_SENDER: senders}
        roles.put(frame.object, alone, "object alone")


def _goes_on(row: Sequence[Item], at: int) -> bool:
    """Whether a verb is joined to one before it in the sentence, whose subject it then has."""
    return row[at].joined and any(item.kind == "verb" for item in row[:at])
