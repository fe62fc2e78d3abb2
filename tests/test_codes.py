"""CAMEO and PLOVER codes of events, held by cases: what is told decides before how it is told, and what is not so has none."""

from __future__ import annotations

import re
from itertools import product

import pytest
from told import corpus, event

from timeline.codes import DEFAULT, codes
from timeline.lexicon import load_table
from timeline.lexicon.event_rows import Trigger
from timeline.lexicon.rows import EventCode
from timeline.model import EVENT_TYPES, Status

CASES = corpus("codes.tsv")
CAMEO = re.compile(r"(0[1-9]|1\d|20)\d{1,2}")
PLOVER = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
)
NO_CODE = {Status.DENIED, Status.SPECULATED}


@pytest.mark.parametrize(("type", "status", "subtypes", "actors", "recipients", "place", "cameo", "plover"), CASES)
def test_codes(type: str, status: str, subtypes: str, actors: str, recipients: str, place: str, cameo: str, plover: str) -> None:
    assert codes(event(type, status, actors, recipients, place, subtypes)) == (cameo, plover)


def test_every_type_has_cases() -> None:
    assert {case[0] for case in CASES} == set(EVENT_TYPES)
    assert {case[1] for case in CASES} == set(Status)


@pytest.mark.parametrize("type", EVENT_TYPES)
def test_every_event_that_took_place_has_a_code(type: str) -> None:
    assert codes(event(type, "occurred", "NOR", "OMN"))[0]


@pytest.mark.parametrize(("type", "status"), list(product(EVENT_TYPES, sorted(NO_CODE))))
def test_what_is_not_so_or_only_rumoured_has_no_code(type: str, status: str) -> None:
    subtypes = {s for row in load_table(Trigger) if row.type == type for s in row.subtypes}
    assert all(codes(event(type, status, "NOR", "OMN", "FRA:باريس:Paris", subtype)) == ("", "") for subtype in {"", *subtypes})


@pytest.mark.parametrize("row", load_table(EventCode), ids=lambda row: f"{row.type}-{row.condition}")
def test_codes_are_those_of_the_ontologies(row: EventCode) -> None:
    assert not row.cameo or CAMEO.fullmatch(row.cameo)
    assert all(code.split("/")[0] in PLOVER for code in row.plover)
    assert row.cameo or not row.plover


@pytest.mark.parametrize("type", EVENT_TYPES)
def test_no_row_stands_behind_one_that_always_holds_before_it(type: str) -> None:
    conditions = [set(row.condition.split("+")) for row in load_table(EventCode) if row.type == type]
    hidden = [c for i, c in enumerate(conditions) if any(earlier <= c | {DEFAULT} for earlier in conditions[:i])]
    assert hidden == []
    assert conditions[-1] == {DEFAULT}
