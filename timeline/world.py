"""Known events of the world, by the phrases that name them."""

from __future__ import annotations

from functools import cache

from timeline.lexicon.loader import load
from timeline.matching import Trie


@cache
def phrases() -> Trie:
    """The matcher of their names; its hits have rows of ``WorldEvent``."""
    return Trie(load("world_events").phrases())
