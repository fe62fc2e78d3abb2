"""Gatherings of many: whose meeting it is that makes a conference of a meeting, and the summit of two that is only a meeting."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.bases import international
from timeline.events.clause import complements
from timeline.events.filling import Roles
from timeline.events.items import Item
from timeline.model import EntityMention

_ATTENDING = "attending"
_INVITING = frozenset({"invite", "invitation"})
_STAYING_AWAY = frozenset({"neg", "wont", "deny", "cancel"})
_REACH = 8


def only_asked(row: Sequence[Item], at: int) -> bool:
    """Whether somebody is only invited to attend a gathering, or does not attend it: that tells nothing of who is there."""
    if row[at].verbs or not any(noun.id == _ATTENDING for noun, _ in row[at].nouns):
        return False
    before = row[max(0, at - _REACH) : at]
    lemmas = [lemma for item in before for lemma in (*(verb.id for verb, _ in item.verbs), *(noun.id for noun, _ in item.nouns))]
    return not _INVITING.isdisjoint(lemmas) or any(item.kind in _STAYING_AWAY for item in before[-2:])


def convened(row: Sequence[Item], triggers: Sequence[int]) -> EntityMention | None:
    """The international body whose meeting or summit it is: the noun's genitive."""
    after = complements(row, triggers[-1] + 1) if row[triggers[-1]].nouns else []
    if not after or after[0].preposition or after[0].gap > 1 or len(after[0].entities) > 1:
        return None
    if any(item.kind == "rel" for item in row[triggers[-1] : after[0].at]):
        return None
    body = after[0].entities[0]
    return body if international(body) and not body.plural else None


def convening(row: Sequence[Item], triggers: Sequence[int], actors: Sequence[EntityMention], *, alone: bool) -> EntityMention | None:
    """The international body that holds a summit, or a meeting with nobody else."""
    said = summit(row, triggers)
    alone = alone and row[triggers[-1]].kind == "noun"
    theirs = alone or any(form.endswith("+possessive") for form in said)
    bodies = (e for e in actors[:1] if international(e) and (theirs or not e.plural))
    return next(bodies, None) if said or (alone and len(actors) == 1) else None


def hosted(roles: Roles, gathering: Item, hosts: tuple[EntityMention, ...]) -> tuple[EntityMention, ...]:
    """Who acts in a gathering that somebody hosts: the body whose it is, to which he only lends the place; else its name, with him."""
    whose = tuple(e for e in roles.filled.get("other", []) if international(e))
    return whose or (*(gathering.entities if gathering.kind == "noun" else ()), *hosts)


def of_two(roles: Roles) -> tuple[EntityMention, ...]:
    """The two sides of a summit that somebody opens, attends with another or goes to: one of two is a meeting."""
    reason = "recipient: after with" if not roles.filled.get("actor") else "actor: genitive"
    two = tuple(roles.filled.get(reason.partition(":")[0], ()))
    return two if reason in roles.reasons and len(two) == 2 and all(e.country for e in two) else ()


def summit(row: Sequence[Item], triggers: Sequence[int]) -> list[str]:
    """The forms in which the word for a summit stands among the triggers."""
    return [form for i in triggers for noun, form in row[i].nouns if noun.id == "summit"]


def named_by_town(roles: Roles, row: Sequence[Item], triggers: Sequence[int]) -> EntityMention | None:
    """The town that names a summit of which only guests are told besides: its state holds it."""
    told = bool(roles.filled.get("actor") or roles.filled.get("recipient"))
    guests = roles.filled.get("other", []) if summit(row, triggers) and not told else []
    return next((town for town in roles.filled.get("site", []) if town.country and guests), None)


def of_body(actors: Sequence[EntityMention]) -> bool:
    """Whether those who act are the leaders or ministers of an international body, who are several states' by themselves."""
    return len(actors) == 1 and actors[0].plural and international(actors[0])


def assembled(row: Sequence[Item], trigger: int) -> tuple[EntityMention, ...]:
    """The international body of which the clause tells that it did something at a gathering (``the Union decided at a summit``)."""
    for item in reversed(row[:trigger]):
        if item.kind == "stop":
            return ()
        if item.kind == "entity" and international(item.entities[0]) and not item.preposition:
            return item.entities[:1]
    return ()
