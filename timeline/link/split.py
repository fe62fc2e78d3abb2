"""Units in bundles that can be settled apart, on several machines, and come to what they would come to together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

from timeline.link.between import SLACK
from timeline.link.blocks import Token, tokens
from timeline.link.settle import Settled, tier, window
from timeline.link.unit import Signature, Unit


def split(signatures: Sequence[Signature], count: int) -> list[list[int]]:
    """The units in at most so many bundles, as their numbers in order."""
    parts = sorted(_apart([Unit.of(signature) for signature in signatures]), key=len, reverse=True)
    return [sorted(chain.from_iterable(parts[at::count])) for at in range(min(count, len(parts)))]


def rejoined(signatures: Sequence[Signature], bundles: Sequence[Sequence[int]], found: Sequence[Settled]) -> Settled:
    """What was found of bundles, in the order in which events are founded when all are settled together."""
    told = list(zip(bundles, found, strict=True))
    members = [[bundle[i] for i in units] for bundle, part in told for units in part.members]
    members.sort(key=lambda units: (tier(signatures[units[0]]), units[0]))
    return Settled(members, {bundle[i] for bundle, part in told for i in part.fitted})


def _apart(units: Sequence[Unit]) -> list[list[int]]:
    """The units in parts: none looks at another part for its event, nor is near enough to a unit of it to be compared."""
    parents = list(range(len(units)))

    def root(i: int) -> int:
        while parents[i] != i:
            parents[i] = i = parents[parents[i]]
        return i

    for block in _reaches(units).values():
        _, until, last = block[0]
        for start, end, i in block:
            if start <= until:
                parents[root(i)] = root(last)
            until, last = max(until, end), i
    parts: defaultdict[int, list[int]] = defaultdict(list)
    for i in range(len(units)):
        parts[root(i)].append(i)
    return list(parts.values())


def _reaches(units: Sequence[Unit]) -> dict[Token, list[tuple[int, int, int]]]:
    """The units of each block with the first and the last day on which one of them may look for another."""
    blocks: defaultdict[Token, list[tuple[int, int, int]]] = defaultdict(list)
    for i, unit in enumerate(units):
        if days := [days for days in (unit.interval, window(unit)) if days]:
            start, end = min(d.start for d in days).toordinal(), max(d.end for d in days).toordinal()
            for token in tokens(unit):
                blocks[token].append((start, end + SLACK, i))
    return {token: sorted(block) for token, block in blocks.items()}
