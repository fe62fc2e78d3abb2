"""Which groups need comparing: those of one type that share who takes part, on days that lie close by."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from timeline.link.between import SLACK
from timeline.link.unit import Compared, Unit
from timeline.model import Interval

Token = tuple[str, str, str]


def tokens(group: Compared) -> set[Token]:
    """The blocks of a group; two groups that agree at the level of states or above share one.

    A visit is blocked by traveller and destination, an event of two or more by each two of them, one of a single side by its name;
    everybody stands for his state, if he has one.
    """
    if group.type == "visit":
        goal = group.host
        return {("visit", p.country or p.key, goal) for p in group.acting} if goal else set()
    if len(group.parties) == 1:
        return {(group.type, group.parties[0].key, "")}
    sides = sorted(p.country or p.key for p in group.parties)
    return {(group.type, one, other) for one, other in combinations(sides, 2)}


def pairs(groups: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """The pairs of dated groups that share a block and lie close by, each once, the smaller index first."""
    blocks: defaultdict[Token, list[tuple[int, int, int]]] = defaultdict(list)
    for i, group in enumerate(groups):
        if group.interval:
            for token in tokens(group):
                blocks[token].append((group.interval.start.toordinal(), group.interval.end.toordinal(), i))
    seen = set[tuple[int, int]]()
    for block in blocks.values():
        open_: list[tuple[int, int]] = []
        for start, end, i in sorted(block):
            open_ = [(last, j) for last, j in open_ if last + SLACK >= start]
            for _, j in open_:
                pair = (min(i, j), max(i, j))
                if pair not in seen:
                    seen.add(pair)
                    yield pair
            open_.append((end, i))


class Index:
    """The groups of clusters by block and first day, to find which of them lie in a stretch of days."""

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._blocks: defaultdict[Token, list[tuple[int, int, int, int]]] = defaultdict(list)
        self._groups: list[Unit] = []

    def add(self, clusters: Iterable[tuple[int, Sequence[Unit]]]) -> None:
        """Enter the groups of numbered clusters."""
        for number, groups in clusters:
            for group in groups:
                if group.interval is None:
                    continue
                for token in tokens(group):
                    entry = (group.interval.start.toordinal(), group.interval.end.toordinal(), number, len(self._groups))
                    self._blocks[token].append(entry)
                self._groups.append(group)
        for block in self._blocks.values():
            block.sort()

    def find(self, group: Unit, window: Interval) -> Iterator[tuple[int, Unit]]:
        """The groups that share a block with one and a day with a window, with the numbers of their clusters."""
        first, last = window.start.toordinal(), window.end.toordinal()
        for token in tokens(group):
            block = self._blocks.get(token, [])
            for start, end, number, at in block[bisect_left(block, (first - self._longest,)) :]:
                if start > last:
                    break
                if end >= first:
                    yield number, self._groups[at]
