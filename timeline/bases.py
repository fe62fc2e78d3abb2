"""What later stages ask of a mention: how it was recognised, whose it is, and what kind of meeting it tells."""

from __future__ import annotations

from timeline.model import EntityMention, Kind

METONYMS = frozenset({"metonym", "palace"})
"""Bases of places that may act as their state: capitals, and the houses of rulers."""

AIRPORT = "airport"
"""The basis of a place where journeys only begin and end."""

HOUSES = frozenset({"building", "palace", AIRPORT})
"""Bases of places that are no towns."""

ENVOYS = frozenset({"ambassador", "special_envoy", "diplomat"})
"""Offices of those who are sent to another state or body and stay."""

BOTH = "both"
"""Basis of somebody told as one of two who hold an office in *both countries*: they may be others on another day."""

PRIVATE = "private"
"""In place of the office of somebody whose titles are callings: a businessman, an artist."""

SPEAKING = "spokesperson"
"""In place of the office of somebody who only speaks for others."""

IMPOSED = frozenset({"sanction", "embargo"})
"""The event nouns of what one state or body imposes on another."""

APART, SUMMIT = "apart", "summit"
"""Subtypes of a meeting: of two apart from others, of those who lead."""

CABLED = "cabled"
"""The subtype of a message that nobody brings, so that it has no place."""

UNKNOWN = "x-"
"""How the id of somebody begins whom no table lists."""


def international(entity: EntityMention) -> bool:
    """Whether a mention is a body of no one state."""
    return entity.kind is Kind.ORGANIZATION and not entity.country
