"""Average-link clustering under cannot-links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from itertools import product

from timeline.link.between import clash, similarity
from timeline.link.blocks import pairs
from timeline.link.unit import Unit

_ENOUGH = 0.5


def clusters(groups: Sequence[Unit]) -> list[list[int]]:
    """The groups that are one event each, as their indices, in the order of the least of them.

    Two clusters become one while their groups are alike by more than a half on average and no two of them clash, the most alike first;
    the order of the groups settles ties.
    """
    return _Clustering(groups).run()


class _Clustering:
    """Clusters by number; ``near`` holds for each the others with which it shares two groups that are alike."""

    def __init__(self, groups: Sequence[Unit]) -> None:
        self.groups = groups
        self.members = {i: [i] for i in range(len(groups))}
        self.near: defaultdict[int, set[int]] = defaultdict(set)
        self.queue: list[tuple[float, int, int]] = []
        self.known: dict[tuple[int, int], float | None] = {}
        for a, b in pairs(groups):
            if worth := self._similarity(a, b):
                self.near[a].add(b)
                self.near[b].add(a)
                if worth > _ENOUGH and not clash(groups[a], groups[b]):
                    self.queue.append((-worth, a, b))
        heapify(self.queue)

    def run(self) -> list[list[int]]:
        while self.queue:
            _, a, b = heappop(self.queue)
            if a in self.members and b in self.members:
                self._merge(a, b)
        return sorted(self.members.values())

    def _merge(self, a: int, b: int) -> None:
        new = len(self.groups) + len(self.groups) - len(self.members)
        near = (self.near.pop(a) | self.near.pop(b)) - {a, b}
        self.members[new] = sorted(self.members.pop(a) + self.members.pop(b))
        self.near[new] = near
        for other in near:
            self.near[other] = (self.near[other] - {a, b}) | {new}
            if (worth := self._mean(other, new)) > _ENOUGH and not self._clash(other, new):
                heappush(self.queue, (-worth, other, new))

    def _mean(self, a: int, b: int) -> float:
        found = [self._similarity(min(i, j), max(i, j)) for i, j in product(self.members[a], self.members[b])]
        told = [worth for worth in found if worth is not None]
        return sum(told) / len(told) if told else 0.0

    def _similarity(self, i: int, j: int) -> float | None:
        if (i, j) not in self.known:
            self.known[i, j] = similarity(self.groups[i], self.groups[j])
        return self.known[i, j]

    def _clash(self, a: int, b: int) -> bool:
        return any(clash(self.groups[i], self.groups[j]) for i, j in product(self.members[a], self.members[b]))
