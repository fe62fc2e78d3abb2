"""What two copies of a text share: a sketch of the runs of words in it, of a few numbers for a text of any length."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

SIZE = 32
_RUN = 4
_FEWEST = 4 * SIZE


def sketch(words: Sequence[str]) -> tuple[int, ...]:
    """The least hash of each of ``SIZE`` classes of the runs of four words; empty for a text too short to tell a copy from a likeness.

    Two texts agree in about that share of the numbers which is the share of runs that both have.
    """
    if len(words) < _FEWEST:
        return ()
    coded, least = " ".join(words).encode().split(b" "), [1 << 32] * SIZE
    runs = zip(*(coded[i:] for i in range(_RUN)), strict=False)
    for number in map(crc32, map(b" ".join, runs)):
        if number < least[number % SIZE]:
            least[number % SIZE] = number
    return tuple(least)
