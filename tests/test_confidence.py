"""Confidence: its table names exactly the facts that are looked at, and each fact moves it the way that its name says."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from told import mention, on, person, place, state

from timeline.lexicon import load_table
from timeline.lexicon.event_rows import Weight
from timeline.link.confidence import BASE, confidence, features
from timeline.link.group import Group
from timeline.model import Basis, EntityMention, EventMention, Status

NORA, OMAR = person("nora", "NOR"), person("omar", "OMN")
DAY = "2031-05-04"
MEETING = mention("meeting", (NORA,), (OMAR,))
WEIGHTS = {row.feature: row.weight for row in load_table(Weight)}


def group(event: EventMention = MEETING, basis: Basis = Basis.EXPLICIT, times: int = 1) -> Group:
    return Group((on(event, DAY, basis),) * times, ("",) * times, (on(event, DAY, basis),) * times)


FACTS: dict[str, tuple[Group, Group]] = {
    "own_date": (group(), group(basis=Basis.PUBLISH_DATE)),
    "place": (group(replace(MEETING, place=place("muscat", "OMN"))), group()),
    "named_sides": (group(), group(replace(MEETING, recipients=(state("OMN"),)))),
    "unlisted": (group(replace(MEETING, actors=(person("x-nora", "NOR"),))), group()),
    "planned": (group(replace(MEETING, status=Status.PLANNED)), group()),
    "agreement": (group(replace(MEETING, type="agreement")), group()),
    "retold": (group(times=2), group()),
}
"""For each fact a group of which it holds, and one that differs in nothing else."""


def test_the_table_weighs_what_is_looked_at() -> None:
    assert set(WEIGHTS) == {BASE, *features(group())}
    assert set(FACTS) == set(features(group()))


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_is_seen_and_moves_confidence_by_its_weight(fact: str) -> None:
    holds, not_ = FACTS[fact]
    changed = {name for name, value in features(holds).items() if value != features(not_)[name]}
    assert changed == {fact}
    assert features(holds)[fact] > features(not_)[fact]
    assert (confidence(holds) > confidence(not_)) == (WEIGHTS[fact] > 0)


@pytest.mark.parametrize("fact", ["own_date", "place", "named_sides", "retold"])
def test_what_is_told_better_is_surer(fact: str) -> None:
    assert WEIGHTS[fact] >= 0


def test_facts_lie_between_0_and_1_and_so_does_confidence() -> None:
    for told in (*(g for pair in FACTS.values() for g in pair), group(times=50)):
        assert all(0 <= value <= 1 for value in features(told).values())
        assert 0 < confidence(told) < 1


def test_it_is_the_logistic_of_the_sum() -> None:
    odds = WEIGHTS[BASE] + WEIGHTS["own_date"] + WEIGHTS["named_sides"]
    assert confidence(group()) == pytest.approx(1 / (1 + math.exp(-odds)), abs=1e-4)


@pytest.mark.parametrize("stranger", [person("", "NOR", name="nora"), replace(NORA, plural=True)])
def test_a_name_without_an_id_and_a_body_of_people_are_unlisted(stranger: EntityMention) -> None:
    assert features(group(replace(MEETING, actors=(stranger,))))["unlisted"] == 1


def test_what_nothing_dates_is_no_surer_than_what_its_article_dates() -> None:
    assert confidence(Group.of_one(on(MEETING))) == confidence(group(basis=Basis.PUBLISH_DATE))
