"""What is compared of groups across articles; groups that share it are one unit, so that copies weigh nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from timeline.link.fuse import LONG
from timeline.link.group import Group
from timeline.link.people import Party, shared
from timeline.model import Interval, Precision, Status

_REMEMBERED = 1 << 16


class Signature(NamedTuple):
    """All that is compared across articles, as small as it can be sent: days are ordinals, 0 for none.

    ``told`` to ``until`` is when an undated group was told; ``exact`` says that its days are those of the event itself.
    """

    type: str
    first: int
    last: int
    told: int
    until: int
    weak: bool
    firm: bool
    status: str
    subtypes: tuple[str, ...]
    ordinal: int
    host: str
    acting: tuple[Party, ...]
    others: tuple[Party, ...]
    exact: bool


def signature(group: Group) -> Signature:
    """The signature of a group."""
    interval, published = group.interval, group.published
    return Signature(
        group.type,
        interval.start.toordinal() if interval else 0,
        interval.end.toordinal() if interval else 0,
        0 if interval or published is None else published.start.toordinal(),
        0 if interval or published is None else published.end.toordinal(),
        group.weak,
        group.firm,
        group.status,
        tuple(sorted(group.subtypes)),
        group.ordinal,
        group.host,
        group.acting,
        group.parties[len(group.acting) :],
        interval is not None and (interval.days == 1 or (group.precision is Precision.SPAN and interval.days <= LONG)),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """The groups of one signature."""

    type: str
    interval: Interval | None
    told: Interval | None
    exact: bool
    weak: bool
    firm: bool
    status: Status
    subtypes: frozenset[str]
    ordinal: int
    host: str
    acting: tuple[Party, ...]
    parties: tuple[Party, ...]
    keys: frozenset[str]
    states: frozenset[str]

    @classmethod
    def of(cls, of: Signature) -> Unit:
        """The unit of a signature."""
        parties, keys, states = _sides(of.acting, of.others)
        return cls(
            type=of.type,
            interval=_interval(of.first, of.last),
            told=_interval(of.told, of.until),
            exact=of.exact,
            weak=of.weak,
            firm=of.firm,
            status=Status(of.status),
            subtypes=shared(frozenset(of.subtypes)),
            ordinal=of.ordinal,
            host=of.host,
            acting=of.acting,
            parties=parties,
            keys=keys,
            states=states,
        )


Compared = Group | Unit
"""What is compared with others: a group of an article, or a unit of groups."""


@lru_cache(maxsize=_REMEMBERED)
def _sides(acting: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[tuple[Party, ...], frozenset[str], frozenset[str]]:
    parties = (*acting, *others)
    return parties, frozenset([p.key for p in parties]), frozenset([p.country for p in parties if p.country])


@lru_cache(maxsize=_REMEMBERED)
def _interval(first: int, last: int) -> Interval | None:
    return Interval(dt.date.fromordinal(first), dt.date.fromordinal(last)) if first else None
