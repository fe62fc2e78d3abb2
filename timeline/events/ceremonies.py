"""Who marks something together: the hosts of a ceremony and their guests, and what is only called one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from timeline.events.clause import complements
from timeline.events.filling import Roles
from timeline.events.frames import Frame
from timeline.events.gatherings import assembled
from timeline.events.items import Item
from timeline.events.parts import CLOSERS, WORDS
from timeline.events.places import where
from timeline.model import EntityMention, Kind

Side = tuple[EntityMention, ...]

_BEGINNINGS = frozenset({"opening", "inauguration"})
_OATH = "oath"
_BEGUN = WORDS | {"adverb", "noun", "entity"}
_NEAR = 3
_SITES = frozenset({"site", "embassy"})
_TRAVELLING = frozenset({"visit", "arrive", "head", "travel", "fly", "move_to"})


def ceremony(
    frame: Frame, roles: Roles, row: Sequence[Item], triggers: Sequence[int], place: EntityMention | None
) -> tuple[Side, Side] | str:
    """Hosts and guests of a ceremony, or why it is none: a state by itself marks nothing.

    Guests who come to where nobody is host are received by those of the land; who acts abroad by himself is its guest. The dead is
    neither at his funeral.
    """
    if _told_otherwise(row, triggers[-1]):
        return "told by another word"
    actors, recipients = tuple(roles.filled.get("actor", ())), tuple(roles.filled.get("recipient", ()))
    place = place or _visited(row, min(triggers))
    if "funeral" in frame.subtypes and not actors:
        place, recipients = _buried(row, triggers[-1], place, recipients)
    land = place.country if place else ""
    if not actors and place and land:
        actors = tuple(e for e in recipients if e.country == land)
        recipients = tuple(e for e in recipients if e not in actors)
        actors = actors or assembled(row, min(triggers)) or (place.as_state(),)
    elif not actors:
        actors, recipients = recipients[:1], recipients[1:]
    elif not recipients and place and land and land not in {e.country for e in actors}:
        recipients = (place.as_state(),)
    elif not recipients and len({e.country for e in actors}) > 1:
        hosts = tuple(e for e in actors if e.country == land) or actors[:1]
        actors, recipients = hosts, tuple(e for e in actors if e not in hosts)
    states = {e.country for e in (*actors, *recipients)}
    return (actors, recipients) if len(states) > 1 or "" in states else "one state alone"


def _buried(row: Sequence[Item], noun: int, place: EntityMention | None, guests: Side) -> tuple[EntityMention | None, Side]:
    """Whose a funeral is, and who comes: the dead man's state buries him, if others come than its own, else the land where it is."""
    near = complements(row, noun + 1)[:1]
    dead = next((e for c in near if c.preposition in ("", "for") for e in c.entities if e.kind is Kind.PERSON), None)
    if dead is None:
        return place, guests
    guests = tuple(e for e in guests if e.id != dead.id)
    abroad = dead.country and any(e.country != dead.country for e in guests)
    return (dead.as_state() if abroad else place), guests


def _visited(row: Sequence[Item], first: int) -> EntityMention | None:
    """Where somebody travelled for a ceremony (``visited Algeria to attend``)."""
    if row[first].preposition != "for":
        return None
    for i in range(first - 1, -1, -1):
        if row[i].kind in CLOSERS:
            return None
        if row[i].verbs.among(_TRAVELLING):
            return next((there for c in complements(row[:first], i + 1) if (there := where(c.entities))), None)
    return None


def _told_otherwise(row: Sequence[Item], noun: int) -> bool:
    """Whether something else tells what is marked: the oath that is taken there, the event that begins (``the opening of the
    conference``), what was told before (``the opening``).
    """
    lemmas = {lemma.id for lemma, _ in row[noun].nouns}
    if not lemmas & _BEGINNINGS:
        before = takewhile(lambda item: item.kind != "stop", reversed(row[:noun]))
        return _OATH not in lemmas and any(_OATH in item.nouns.ids for item in before)
    begun = takewhile(lambda item: item.kind in _BEGUN, row[noun + 1 : noun + 1 + _NEAR])
    following = [lemma.id for item in begun for lemma, _ in item.nouns]
    return ("opening" in lemmas and row[noun].definite) or (bool(following) and _SITES.isdisjoint(following))
