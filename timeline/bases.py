"""How a mention of a place was recognised, as far as later stages ask."""

METONYMS = frozenset({"metonym", "palace"})
"""Bases of places that may act as their state: capitals, and the houses of rulers."""

HOUSES = frozenset({"building", "palace"})
"""Bases of places that are no towns."""
