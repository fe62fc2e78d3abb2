"""How sure a row is: a logistic model over a few facts that a reader could check, with weights from a table."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

from timeline.bases import UNKNOWN
from timeline.lexicon import load_table
from timeline.lexicon.event_rows import Weight
from timeline.model import EntityMention, Kind, Status

if TYPE_CHECKING:
    from timeline.link.group import Group

BASE = "base"


def confidence(group: Group) -> float:
    """The probability that a careful reader of the articles would write the row down, between 0 and 1."""
    weights = _weights()
    odds = weights[BASE] + sum(weights[name] * value for name, value in features(group).items())
    return round(1 / (1 + math.exp(-odds)), 4)


def features(group: Group) -> dict[str, float]:
    """What speaks for a group and against it, each from 0 to 1.

    ``own_date``: an expression of the text dates it, not its article alone. ``place``: a place is named. ``named_sides``: a named
    person stands on either side. ``unlisted``: a participant whom no table knows. ``planned``: told as to come. ``agreement``: a
    text is signed, of which there are more kinds than those between states. ``retold``: 0 for one mention, a half for two, nearing 1
    for many, in whatever articles they stand but for copies of one report.
    """
    return {
        "own_date": float(bool(group.dated) and not group.weak),
        "place": float(group.place is not None),
        "named_sides": float(any(map(_named, group.actors)) and any(map(_named, group.recipients))),
        "unlisted": float(any(map(_unlisted, (*group.actors, *group.recipients)))),
        "planned": float(group.status is Status.PLANNED),
        "agreement": float(group.type == "agreement"),
        "retold": 1 - 0.5 ** (len([m for m in group.mentions if m.event.document.id not in group.copies]) - 1),
    }


def _named(entity: EntityMention) -> bool:
    return entity.kind is Kind.PERSON and bool(entity.name) and not entity.plural


def _unlisted(entity: EntityMention) -> bool:
    return entity.plural or not entity.id or entity.id.startswith(UNKNOWN)


@cache
def _weights() -> dict[str, float]:
    return {row.feature: row.weight for row in load_table(Weight)}
