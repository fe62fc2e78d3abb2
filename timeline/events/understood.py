"""Sides that nothing in the grammar of an event names, and that its clause lets be understood."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.bases import international
from timeline.events.adjuncts import addressed, masdar_subject
from timeline.events.filling import Antecedent, Roles
from timeline.events.frames import Frame, Slot
from timeline.events.guests import invitee, inviting
from timeline.events.items import Item
from timeline.events.parts import decided
from timeline.model import EntityMention

_SENT, _HELD = 4, 6
_HANDS = frozenset({"hand_over", "inform"})
_DECIDED_BY = frozenset({"recipient: after in", "recipient: genitive", "recipient: possessive pronoun"})
_MEANWHILE = frozenset({"during", "after", "morrow", "aside"})
_ONE_WITH_ANOTHER = frozenset({"meeting", "call"})
_SUBJECT = "actor: subject understood"
_UNDERSTOOD = frozenset({"visit", "meeting", "call", "agreement"})


def understood(frame: Frame, roles: Roles, row: Sequence[Item], at: int, antecedent: Antecedent) -> None:
    """Who acts in an event of which only the other side is named: whoever its clause is about.

    The lone genitive of a meeting, or those of one state for whose meeting he comes, are the side that is met; who hands over what
    nobody is said to send brings his own.
    """
    if "carried" in frame.subtypes and "other" in roles.filled and "actor" not in roles.filled and not _sent(row, at):
        roles.filled["actor"] = roles.filled.pop("other")
    if "carried" in frame.subtypes and not roles.filled.get("recipient") and _handed(row, at):
        _handed_to(roles, row[at], antecedent)
    if frame.type == "invitation" and "actor" not in roles.filled and (state := inviting(row, at)):
        roles.put(Slot("actor"), [state], "the land that he is to visit")
    if frame.type == "message" and frame.bare and roles.filled.get("recipient") and at and row[at - 1].kind == "in":
        masdar_subject(Slot("actor"), roles, row, at, antecedent)
    if frame.type == "resolution" and not roles.filled.get("actor") and (bodies := _deciding(roles)):
        roles.filled = {role: held for role, held in roles.filled.items() if role != "recipient"}
        roles.put(Slot("actor"), bodies, "in which it is decided")
    if frame.type == "visit" and not roles.filled.get("actor"):
        roles.put(Slot("actor"), invitee(row, at), "who is invited")
    if frame.type == "envoy" and not roles.filled.get("actor") and decided(row, at):
        roles.put(Slot("actor"), next(it.entities for it in reversed(row[:at]) if it.kind == "entity"), "who decided it")
    item = row[at]
    if at > 0 and row[at - 1].kind in _MEANWHILE and any(e.plural and e.basis == "group" for side in roles.filled.values() for e in side):
        roles.represent(antecedent(item.first, "s", ""), "who speaks for his delegation")
    if frame.type == "relations":
        _not_his_own(frame, roles, item, antecedent)
    if frame.type not in _UNDERSTOOD or "spoken" in frame.needs:
        return
    if frame.type == "call" and not roles.filled.get("recipient") and at and row[at - 1].kind == "in":
        roles.put(Slot("recipient", "person"), addressed(row, at), "to whom it is said")
    if frame.type in _ONE_WITH_ANOTHER and not roles.filled and at > 0 and row[at - 1].kind == "during":
        roles.put(Slot("pair"), _both(row, at, antecedent), "the two of whom the clause is")
    if frame.type in _ONE_WITH_ANOTHER:
        _not_his_own(frame, roles, item, antecedent)
    lone = roles.filled.get("actor", [])
    convenes = "actor: after for" in roles.reasons and any(international(e) for e in lone)
    convenes = convenes or (item.preposition != "for" and any(e.plural and international(e) for e in lone))
    met = len(lone) == 1 or (item.preposition == "for" and len({e.country for e in lone}) == 1)
    if frame.type != "visit" and frame.bare and met and not (convenes or item.definite or roles.filled.get("recipient")):
        roles.filled = {"recipient": roles.filled.pop("actor"), **roles.filled}
    if roles.filled.get("actor") or roles.strange or not (roles.filled.get("recipient") or roles.filled.get("destination")):
        return
    held = [e for entities in roles.filled.values() for e in entities]
    abroad = next((e.country for e in roles.filled.get("destination", [])), "") if frame.type == "visit" else ""
    people = [e for e in antecedent(item.first, "s", abroad) if not any(e.country and e.country == h.country for h in held)]
    if frame.type == "agreement":
        people = [e.as_state() for e in people if e.country]
    roles.put(Slot("actor"), people, "whom the clause is about")


def _handed(row: Sequence[Item], at: int) -> bool:
    """Whether something is handed over, not only carried by somebody."""
    return any(item.verbs.among(_HANDS) for item in row[max(0, at - _HELD) : at])


def _handed_to(roles: Roles, item: Item, antecedent: Antecedent) -> None:
    """Who alone stands behind ``handed over`` what another state's man sent is to whom it was handed, by whom the clause is about."""
    held, givers = roles.filled.get("other", []), roles.filled.get("actor", [])
    states = {e.country for e in givers}
    if len(held) != 1 or not givers or not held[0].country or held[0].country in states:
        return
    roles.filled["recipient"] = roles.filled.pop("other")
    roles.reasons.append("recipient: of another state than the sender")
    roles.put(Slot("other", "person"), [e for e in antecedent(item.first, "s", held[0].country) if e.country in states], "who brought it")


def _sent(row: Sequence[Item], at: int) -> bool:
    """Whether it is said from whom something is."""
    return any(item.kind == "from" for item in row[at + 1 : at + _SENT])


def _deciding(roles: Roles) -> list[EntityMention]:
    """The international bodies in which something is decided."""
    return [e for e in roles.filled.get("recipient", []) if international(e)] if _DECIDED_BY.intersection(roles.reasons) else []


def _both(row: Sequence[Item], at: int, antecedent: Antecedent) -> tuple[EntityMention, ...]:
    """The two people of different states of whom the clause before tells (``X and Y agreed during a call to meet``)."""
    two = [e for e in antecedent(row[at].first, "d", "") if e.first >= row[0].first]
    return tuple(two) if len({e.country for e in two if e.country}) == len(two) == 2 else ()


def _not_his_own(frame: Frame, roles: Roles, item: Item, antecedent: Antecedent) -> None:
    """Who meets or calls somebody of his own state is not who is understood: it is the one before him who is of another."""
    acts, met = roles.filled.get("actor", []), roles.filled.get("recipient", [])
    number = "f" if frame.type == "relations" else "s"
    if _SUBJECT not in roles.reasons or len(acts) != 1 or not acts[0].country:
        return
    if met and {e.country for e in met} == {acts[0].country} and (others := antecedent(item.first, number, acts[0].country)):
        roles.filled["actor"] = list(others)
