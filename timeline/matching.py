"""The one matcher: a trie over tokens for every phrase of the lexicon, walked once from each token of a text.

A dict trie with a memo of the first word runs near the speed of tokenising itself; see ``docs/design.md``.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any, NamedTuple

from timeline import arabic


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


_REMEMBERED = 1 << 16


class _Node:
    __slots__ = ("entries", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.entries: tuple[tuple[Any, str], ...] = ()


class Trie:
    """Phrases and the rows they stand for; built once, then only read."""

    def __init__(self, phrases: Iterable[tuple[str, Hashable, str]]) -> None:
        self._root = _Node()
        self._memo: dict[str, tuple[tuple[str, _Node], ...]] = {}
        entries = list(phrases)
        for (_, row, form), words in zip(entries, arabic.words_of(phrase for phrase, _, _ in entries), strict=True):
            node = self._root
            for word in words:
                node = node.next.setdefault(word, _Node())
            if (row, form) not in node.entries:
                node.entries += ((row, form),)

    def _starts(self, word: str) -> tuple[tuple[str, _Node], ...]:
        roots = self._root.next
        starts = tuple((prefix, roots[rest]) for prefix, rest in arabic.readings(word) if rest in roots)
        if len(self._memo) > _REMEMBERED:
            self._memo.clear()
        self._memo[word] = starts
        return starts

    def hits(self, words: Sequence[str], first: int = 0, last: int | None = None) -> list[Hit]:
        """Every phrase that stands in ``words[first:last]``, by first token, shorter before longer, whole word before particles."""
        found: list[Hit] = []
        memo, end, new = self._memo, len(words) if last is None else last, tuple.__new__
        for i, starts in enumerate(map(memo.get, words[first:end] if first or end < len(words) else words), first):
            if starts is None:
                starts = self._starts(words[i])
            for prefix, node in starts:
                j = i + 1
                while True:
                    for row, form in node.entries:
                        found.append(new(Hit, (i, j, prefix, row, form)))  # half the time of Hit(...)
                    if j >= end or (step := node.next.get(words[j])) is None:
                        break
                    node, j = step, j + 1
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
