"""One real event, one row: mentions are grouped first within each article, then across articles, and fused.

Within an article each group is compared as a whole, by ordered, named levels of agreement (``compare``). Across articles only groups
that share participants and days are compared (``blocks``); they are clustered by average link under cannot-links (``cluster``), so
that no chain of half-alike mentions ever joins two events; what is dated only roughly joins the one event that fits (``across``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import groupby
from typing import Literal

from timeline.garbage import uncollected
from timeline.link import within
from timeline.link.across import Settle, joined
from timeline.link.group import Group
from timeline.link.ids import identified
from timeline.link.put_off import put_off
from timeline.link.settle import Settled, settled
from timeline.link.split import rejoined, split
from timeline.link.unit import Signature
from timeline.model import Anchored, Event

__all__ = ["Merge", "Settle", "Settled", "Signature", "link", "rejoined", "settled", "split"]

Merge = Literal["corpus", "document", "none"]


def link(anchored: Iterable[Anchored], merge: Merge = "corpus", settle: Settle = settled) -> list[Event]:
    """Events of the mentions, in chronological order; undated ones last.

    Args:
        anchored: mentions of one document after another.
        merge: one event in the ``corpus``, in each ``document``, or ``none``: one mention, one event.
        settle: finds which units of the corpus are one event.
    """
    with uncollected():
        return _linked(anchored, merge, settle)


def _linked(anchored: Iterable[Anchored], merge: Merge, settle: Settle) -> list[Event]:
    articles = (within.in_order(article) for _, article in groupby(anchored, key=lambda a: a.event.document.id))
    if merge == "none":
        groups = [Group.of_one(mention) for article in articles for mention in article]
    else:
        told = (group for article in articles for group in put_off(within.grouped(article)))
        groups = put_off(joined(told, settle)) if merge == "corpus" else list(told)
    return identified(sorted((group for group in groups if group.tells), key=_order))


def _order(group: Group) -> tuple[bool, dt.date, dt.date, str, tuple[str, int]]:
    interval = group.interval
    start, end = (interval.start, interval.end) if interval else (dt.date.max, dt.date.max)
    return interval is None, start, end, group.type, group.stands
