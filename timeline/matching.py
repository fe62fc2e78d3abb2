"""The one matcher: a trie over tokens for every phrase of the lexicon, walked once from each token of a text.

A dict trie with a memo of the first word runs near the speed of tokenising itself; see ``docs/design.md``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from timeline import arabic
from timeline.memo import EVERY, Memo


class Hit(NamedTuple):
    """A phrase of the lexicon in a text: tokens ``first`` to ``last`` (exclusive), the particles before it, and its row.

    ``form`` says which of the row's columns the phrase stands in (``label_ar``, ``weak_ar``, ``demonym_m_ar`` ...); its length is that in
    tokens. A tuple, since millions are made and a frozen dataclass takes three times as long to make.
    """

    first: int
    last: int
    prefix: str
    row: Any
    form: str

    def __len__(self) -> int:
        return self.last - self.first


class Hits(tuple[Hit, ...]):
    """Every hit of a text, in the order in which the trie finds them."""

    @cached_property
    def by_row(self) -> Mapping[type, Sequence[Hit]]:
        """Those of each type of row, for the many who ask for one type only."""
        found = defaultdict[type, list[Hit]](list)
        for hit in self:
            found[type(hit.row)].append(hit)
        return found

    @cached_property
    def _firsts(self) -> list[int]:
        return [hit.first for hit in self]

    def within(self, first: int, last: int) -> Sequence[Hit]:
        """Those that begin at the tokens ``first`` to ``last`` (exclusive)."""
        return self[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]


_Branch = dict[str, "_Node"]
_Start = tuple[tuple[tuple[str, Any, str], ...], tuple[tuple[str, _Branch], ...]]
"""What begins at a word: the phrases that it is by itself, and where longer ones go on, each with the particles before it."""


class _Node:
    __slots__ = ("entries", "next")

    def __init__(self) -> None:
        self.next: _Branch = {}
        self.entries: tuple[tuple[Any, str], ...] = ()


class Trie:
    """Phrases and the rows they stand for; built once, then only read."""

    def __init__(self, phrases: Iterable[tuple[str, Hashable, str]]) -> None:
        self._root = _Node()
        self._starts = Memo(self._start, EVERY)
        entries = list(phrases)
        for (_, row, form), words in zip(entries, arabic.words_of(phrase for phrase, _, _ in entries), strict=True):
            node = self._root
            for word in words:
                node = node.next.get(word) or node.next.setdefault(word, _Node())
            if (row, form) not in node.entries:
                node.entries += ((row, form),)

    def _start(self, word: str) -> _Start | None:
        roots = self._root.next
        nodes = [(prefix, roots[rest]) for prefix, rest in arabic.readings(word) if rest in roots]
        if not nodes:
            return None
        alone = tuple([(prefix, row, form) for prefix, node in nodes for row, form in node.entries])
        longer = tuple([(prefix, node.next) for prefix, node in nodes if node.next])
        return alone, longer

    def hits(self, words: Sequence[str], first: int = 0, last: int | None = None) -> list[Hit]:
        """Every phrase that stands in ``words[first:last]``, by first token, single words before longer phrases, whole words before
        particles.
        """
        found: list[Hit] = []
        end, new = len(words) if last is None else last, tuple.__new__
        for i, start in enumerate(map(self._starts.__getitem__, words[first:end] if first or end < len(words) else words), first):
            if start is None:
                continue
            alone, longer = start
            for prefix, row, form in alone:
                found.append(new(Hit, (i, i + 1, prefix, row, form)))  # half the time of Hit(...)
            for prefix, branch in longer:
                j = i + 1
                while j < end and (node := branch.get(words[j])) is not None:
                    j, branch = j + 1, node.next
                    for row, form in node.entries:
                        found.append(new(Hit, (i, j, prefix, row, form)))
        return found


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """The hits that no other hit covers, left to right: the longest at each place; rows that share a phrase all stay."""
    best: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.first, -h.last, len(h.prefix))):
        if best and hit.first < best[-1].last:
            top = best[-1]
            if (hit.first, hit.last, hit.prefix) != (top.first, top.last, top.prefix):
                continue
        best.append(hit)
    return best
