"""Those who take part, as far as telling them apart goes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from timeline import arabic
from timeline.model import EntityMention, Kind

_RANKS = ("head_of_state", "head_of_government", "deputy_head_of_state", "deputy_head_of_government", "foreign_minister")


def key(entity: EntityMention) -> str:
    """What two mentions of one participant share: the state, the lexicon's id, else the folded name."""
    if entity.kind is Kind.STATE:
        return entity.country or entity.id
    return entity.id or " ".join(arabic.words(entity.name)) or f"{entity.country} {entity.office}"


def distinct(entities: Iterable[EntityMention]) -> tuple[EntityMention, ...]:
    """Each participant once, in order of appearance, under the fullest name that it has."""
    best: dict[str, EntityMention] = {}
    for entity in entities:
        held = best.get(key(entity))
        if held is None:
            best[key(entity)] = entity
        elif len(entity.name) > len(held.name):
            best[key(entity)] = replace(entity, id=held.id or entity.id, country=held.country or entity.country)
    return tuple(best.values())


def standing(entity: EntityMention) -> int:
    """How high somebody stands in his state, 0 for its head."""
    return _RANKS.index(entity.office) if entity.office in _RANKS else len(_RANKS)
