"""The sides of what happens to an ambassador: who sends, names or summons him, and the state that it concerns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.clause import complements
from timeline.events.counterparts import counts
from timeline.events.filling import Roles
from timeline.events.frames import Frame
from timeline.events.items import Item
from timeline.events.places import fronted, place_of, where
from timeline.events.sides import Parties, acting
from timeline.model import EntityMention, Kind

_AMBASSADOR, _NEAR = "ambassador", 7
_RECALLED = frozenset({"recalled"})
"""What is done to one's own ambassador, whatever the word."""
_ACCREDITED = frozenset({"summoned", "expelled"})


def envoys(frame: Frame, roles: Roles, row: Sequence[Item], triggers: Sequence[int]) -> list[Parties] | str:
    """One event for each of several ambassadors who present their credentials, and for each state of those whom one state recalls."""
    told = _envoy(frame, roles, row, triggers)
    if isinstance(told, str):
        return told
    if counts(row[max(triggers)]) and len(told.actors) == 1:
        return [replace(told, recipients=(state,), place=_of(told.place, state)) for state in told.recipients] or [told]
    if "accredited" not in frame.subtypes or not told.recipients:
        return [told]
    return [replace(told, actors=(envoy,)) for envoy in told.actors]


def _of(place: EntityMention | None, state: EntityMention) -> EntityMention | None:
    """The place of what befalls one of several ambassadors: his own land, where that is one of theirs."""
    return state.as_state() if place and place.country != state.country and place.kind is Kind.STATE else place


def _envoy(frame: Frame, roles: Roles, row: Sequence[Item], triggers: Sequence[int]) -> Parties | str:
    filled = roles.filled
    envoys = filled.get("envoy", [])
    actors, recipients = (tuple(acting(e) for e in filled.get(role, []) if not _nowhere(e)) for role in ("actor", "recipient"))
    if "accredited" in frame.subtypes:
        actors = tuple(_sent_by(row, e) for e in actors)
        recipients = tuple(e for e in recipients if not (e.kind is Kind.STATE and _stands_for(recipients, e)))
    home = {e.country for e in actors}
    foreign = tuple(e.as_state() for e in envoys[:1] if e.country and e.country not in home)
    post = _posted(row, triggers, envoys)
    guessed = not actors or not (actors[0].id or actors[0].country) or "actor: subject understood" in roles.reasons
    if foreign and not any(home) and "recalled" in frame.subtypes:
        actors, recipients = foreign, recipients or ((post.as_state(),) if post else ())
    elif post and foreign and guessed and post.country not in home and post.country != foreign[0].country:
        actors, recipients = (post.as_state(),), foreign
    elif guessed and foreign and not any(home) and (land := fronted(row, min(triggers))) and land.country not in ("", foreign[0].country):
        actors = (land.as_state(),)
    elif guessed and foreign and recipients and frame.subtypes & _ACCREDITED and recipients[0].country != foreign[0].country:
        actors, recipients = recipients, foreign
    recipients = recipients or foreign
    if not recipients and post and post.country not in home:
        recipients = (post.as_state(),)
    if not actors and not recipients:
        return "no side"
    host = actors[0] if actors and foreign and not filled.get("recipient") and frame.subtypes & _ACCREDITED else None
    handed = place_of(row, triggers) if "accredited" in frame.subtypes else None
    there = handed or fronted(row, min(triggers)) or (post if post and (post.kind is Kind.PLACE or "recalled" in frame.subtypes) else None)
    place = there or (host.as_state() if host and host.country else None)
    own = "summoned" in frame.subtypes and bool(envoys) and not foreign
    named = tuple(e for e in envoys if e.name)
    return Parties("envoy", actors or recipients, recipients if actors else (), named, place, _RECALLED if own else frozenset())


def _nowhere(entity: EntityMention) -> bool:
    """Whether somebody's place is one of no land (``the seat of the ministry``), which takes no side."""
    return entity.kind is Kind.PLACE and not entity.country


def _stands_for(people: Sequence[EntityMention], state: EntityMention) -> bool:
    """Whether a person is told who stands for a state."""
    return any(e.kind is Kind.PERSON and e.country == state.country for e in people)


def _sent_by(row: Sequence[Item], envoy: EntityMention) -> EntityMention:
    """An ambassador with the state whose ambassador he is called behind his name (``the credentials of X as ambassador of Y``)."""
    at = next((i for i, item in enumerate(row) if envoy in item.entities), len(row))
    called = any(_AMBASSADOR in item.nouns.ids for item in row[at + 1 : at + 3])
    if envoy.country or envoy.kind is not Kind.PERSON or not called:
        return envoy
    near = (e for item in row[at + 2 : at + _NEAR] if item.preposition == "for" for e in item.entities)
    state = next((e for e in near if e.kind is Kind.STATE), None)
    return replace(envoy, country=state.country) if state else envoy


def _posted(row: Sequence[Item], triggers: Sequence[int], envoys: Sequence[EntityMention]) -> EntityMention | None:
    """The city or the state where an envoy is accredited: in his title, or after ``at``, ``in``, ``from`` or ``to``."""
    for item in row:
        if item.post and item.entities[0] in envoys:
            return item.post
    for complement in complements(row, max(triggers) + 1):
        if not complement.owned and complement.preposition in ("at", "in", "by", "from", "to") and (post := where(complement.entities)):
            return post
    return None
