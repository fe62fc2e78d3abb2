"""The groups of many articles as events: those alike in all that is compared are one unit, and units that are one event are fused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from timeline.link.between import agreement
from timeline.link.copies import independent
from timeline.link.group import Group
from timeline.link.settle import Settled
from timeline.link.unit import Signature, signature

FITS = "the only one that fits"
Settle = Callable[[Sequence[Signature]], Settled]
"""What finds the events of units."""


def joined(groups: Iterable[Group], settle: Settle) -> list[Group]:
    """One group for each event of the corpus, whatever the order of its articles; groups that nothing dates stay by themselves.

    Args:
        groups: the groups of single articles, taken one by one.
        settle: finds the events.
    """
    found: defaultdict[Signature, list[Group]] = defaultdict(list)
    for group in groups:
        found[signature(group)].append(group)
    signatures = sorted(found)
    alike = [found.pop(signature) for signature in signatures]
    copies = independent(group for same in alike for group in same)
    members, fitted = settle(signatures)
    return [group for units in members for group in _fused(units, alike, fitted, copies)]


def _fused(units: Sequence[int], alike: Sequence[list[Group]], fitted: Collection[int], copies: Mapping[str, str]) -> Iterator[Group]:
    """The groups of an event as one; groups that nobody would take for one event but for their likeness stay apart.

    They are taken out of ``alike``, so that what has been fused is let go.
    """
    groups = [(group, unit) for unit in units for group in alike[unit]]
    if len(groups) == 1 or (len(units) == 1 and not agreement(groups[0][0], groups[0][0])) or groups[0][0].interval is None:
        yield from (group for group, _ in groups)
        return
    weights = {unit: (unit in fitted, *(-count for count in alike[unit][0].weight)) for unit in units}
    groups.sort(key=lambda told: (weights[told[1]], -len(told[0].mentions), told[0].stands))
    first = groups[0][1]
    reasons = {unit: FITS if unit in fitted else _reason(unit, first, units, alike) for unit in units}
    for unit in units:
        alike[unit].clear()
    yield Group.of_articles([(group, reasons[unit] if i else "") for i, (group, unit) in enumerate(groups)], copies)


def _reason(unit: int, first: int, units: Sequence[int], alike: Sequence[list[Group]]) -> str:
    """The level at which a unit agrees with the one that tells an event best, or else with another of it."""
    own = alike[unit][0]
    found = agreement(own, alike[first][0]) or max(agreement(own, alike[other][0]) for other in units if other != unit)
    return found.label
