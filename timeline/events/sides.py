"""The two sides of an event and its place; and whether a noun without all of them repeats an event told elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.events.filling import Roles
from timeline.events.frames import Frame
from timeline.events.items import Item
from timeline.model import EntityMention, Kind

_ECHOING = frozenset({"visit", "meeting", "call", "conference", "agreement"})


@dataclass(frozen=True, slots=True)
class Parties:
    """The sides of an event and where it takes place."""

    type: str
    actors: tuple[EntityMention, ...]
    recipients: tuple[EntityMention, ...]
    others: tuple[EntityMention, ...]
    place: EntityMention | None
    subtypes: frozenset[str] = frozenset()


def acting(entity: EntityMention) -> EntityMention:
    """A capital or a palace that acts is its state."""
    return entity.as_state() if entity.kind is Kind.PLACE else entity


def echoes(frame: Frame, roles: Roles, row: Sequence[Item], triggers: Sequence[int]) -> bool:
    """Whether a noun may repeat an event told elsewhere in the article: definite, or with one of its sides."""
    if frame.type not in _ECHOING or "goal" in frame.needs or not row[triggers[-1]].nouns:
        return False
    return row[triggers[-1]].definite or bool(roles.filled.get("actor") or roles.filled.get("recipient"))
