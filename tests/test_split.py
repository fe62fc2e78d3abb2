"""Units settled in bundles, on whatever machines, come to the same events as units settled together."""

from __future__ import annotations

import datetime as dt
import random
import runpy
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import mention, on, person, state

from timeline.link import Settled, Signature, link, rejoined, settled, split
from timeline.model import Anchored, Basis, Precision, Status

PROGRAM = Path(__file__).parents[1] / "benchmarks" / "link.py"
PEOPLE = tuple(person(name, iso3) for name, iso3 in (("nora", "NOR"), ("omar", "OMN"), ("lena", "FRA"), ("igor", "RUS"), ("sami", "EGY")))
FIRST = dt.date(2031, 1, 1)


def in_bundles(count: int) -> tuple[list[int], object]:
    """What settles in bundles, and how many of them there were."""
    counted: list[int] = []

    def settle(signatures: Sequence[Signature]) -> Settled:
        bundles = split(signatures, count)
        counted.append(len(bundles))
        assert sorted(i for bundle in bundles for i in bundle) == list(range(len(signatures)))
        return rejoined(signatures, bundles, [settled([signatures[i] for i in bundle]) for bundle in bundles])

    return counted, settle


@st.composite
def tellings(draw: st.DrawFn) -> Anchored:
    first, *others = draw(st.lists(st.sampled_from(PEOPLE), min_size=2, max_size=4, unique=True))
    type = draw(st.sampled_from(("meeting", "visit", "call")))
    recipients = (state(draw(st.sampled_from(("OMN", "FRA")))),) if type == "visit" else tuple(others)
    day = FIRST + dt.timedelta(days=draw(st.integers(0, 120)))
    width = draw(st.sampled_from((0, 0, 0, 2, 30, 300)))
    basis = draw(st.sampled_from((Basis.EXPLICIT, Basis.PUBLISH_DATE)))
    event = mention(
        type, (first,), recipients, doc=f"d{draw(st.integers(0, 10**6))}", published=str(day), firm=draw(st.booleans()),
        status=draw(st.sampled_from((Status.OCCURRED, Status.PLANNED, Status.CANCELLED))),
    )  # fmt: skip
    if draw(st.integers(0, 5)) == 0:
        return on(event)
    when = f"{day}/{day + dt.timedelta(days=width)}" if width else str(day)
    return on(event, when, basis, precision=Precision.RANGE if width else None)


@given(st.lists(tellings(), min_size=1, max_size=25, unique_by=lambda told: told.event.document.id), st.integers(1, 6))
def test_whatever_is_told_comes_to_the_same_in_bundles(told: list[Anchored], count: int) -> None:
    assert link(told, settle=in_bundles(count)[1]) == link(told)


@pytest.mark.parametrize("count", [1, 3, 16])
def test_many_mentions_come_to_the_same_in_bundles(count: int) -> None:
    told = list(runpy.run_path(str(PROGRAM))["mentions"](3_000, random.Random(7)))
    counted, settle = in_bundles(count)
    assert link(told, settle=settle) == link(told)
    assert counted == [count]


def test_what_lies_a_year_apart_is_settled_apart() -> None:
    told = [on(mention("meeting", PEOPLE[:1], PEOPLE[1:2], doc=doc), day) for doc, day in (("a", "2031-05-04"), ("b", "2032-05-04"))]
    counted, settle = in_bundles(4)
    assert len(link(told, settle=settle)) == 2
    assert counted == [2]
    assert split([], 4) == []
