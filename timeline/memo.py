"""What is known of each word, looked up once and remembered, up to a bound."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Memo(dict[str, T]):
    """A look-up by word that remembers; reading it is reading a dict, the fastest thing that can be done with every word of a text."""

    def __init__(self, look_up: Callable[[str], T], most: int = 1 << 16) -> None:
        super().__init__()
        self._look_up, self._most = look_up, most

    def __missing__(self, word: str) -> T:
        if len(self) >= self._most:
            self.clear()
        found = self[word] = self._look_up(word)
        return found
