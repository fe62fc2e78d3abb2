"""What is known of each word, looked up once and remembered, up to a bound."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

MOST, EVERY = 1 << 12, 1 << 15
"""Words after which those that have not come again since so many others are forgotten; and where every word of a text is asked for."""


class Memo(dict[K, T]):
    """A look-up by word that remembers; reading it is reading a dict, the fastest thing that can be done with every word of a text.

    It holds the last ``most`` words that were new, and of those before them the ones that came again meanwhile; so memory does not
    grow with the text, and a common word is never looked up twice.
    """

    def __init__(self, look_up: Callable[[K], T], most: int = MOST) -> None:
        super().__init__()
        self._look_up, self._most = look_up, most
        self._before: dict[K, T] = {}

    def __missing__(self, word: K) -> T:
        if len(self) >= self._most:
            self._before = dict(self)
            self.clear()
        known = word in self._before
        found = self[word] = self._before[word] if known else self._look_up(word)
        return found
