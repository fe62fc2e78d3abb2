"""How a mention of a place was recognised, as far as later stages ask."""

METONYMS = frozenset({"metonym", "palace"})
"""Bases of places that may act as their state: capitals, and the houses of rulers."""

HOUSES = frozenset({"building", "palace"})
"""Bases of places that are no towns."""

PRIVATE = "private"
"""In place of the office of somebody whose titles are callings: a businessman, an artist."""

UNKNOWN = "x-"
"""How the id of somebody begins whom no table lists."""
