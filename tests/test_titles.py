"""Headlines of events, held by cases: every type, every status, whoever takes part."""

from __future__ import annotations

from itertools import product

import pytest
from told import PLACE, corpus, entity, event

from timeline import titles
from timeline.model import EVENT_TYPES, Status

CASES = corpus("titles.tsv")


@pytest.mark.parametrize(("type", "status", "actors", "recipients", "place", "title", "title_en"), CASES)
def test_title(type: str, status: str, actors: str, recipients: str, place: str, title: str, title_en: str) -> None:
    told = event(type, status, actors, recipients, place)
    assert titles.title(told) == (title, title_en)


def test_every_type_has_a_case() -> None:
    assert {case[0] for case in CASES} == set(EVENT_TYPES)


@pytest.mark.parametrize(("type", "status"), list(product(EVENT_TYPES, Status)))
@pytest.mark.parametrize("actors", ["NOR:أولاف:Olaf", "NOR", "NOR:أولاف:Olaf;FRA"])
@pytest.mark.parametrize("recipients", ["OMN:عمر:Omar", "OMN"])
def test_every_event_has_a_headline_in_both_languages(type: str, status: str, actors: str, recipients: str) -> None:
    arabic, english = titles.title(event(type, status, actors, recipients, "OMN:صحار:Sohar"))
    assert ("أولاف" in arabic or "النرويج" in arabic) and ("Olaf" in english or "Norway" in english)
    assert english.isascii() and not arabic.isascii()
    assert "{" not in arabic + english and "  " not in arabic + english


def test_a_place_of_no_known_state_keeps_its_name() -> None:
    told = event("visit", "occurred", "NOR:أولاف:Olaf", "", ":القطب:North Pole")
    assert titles.title(told) == ("أولاف يزور القطب", "Olaf visits North Pole")


@pytest.mark.parametrize(
    ("text", "arabic", "english"), [("OMN", "سلطنة عمان", "Oman"), ("OMN::", "سلطنة عمان", "Oman"), ("OMN:عمر:Omar", "عمر", "Omar")]
)
def test_whoever_has_no_name_is_called_by_his_state(text: str, arabic: str, english: str) -> None:
    somebody = entity(text)
    assert (titles.name(somebody, 0), titles.name(somebody, 1)) == (arabic, english)


def test_whoever_is_of_no_known_state_is_called_by_his_id() -> None:
    assert titles.name(entity("XXX"), 0) == titles.name(entity("XXX"), 1) == "XXX"
    assert titles.name(entity(":القطب:North Pole", PLACE), 1) == "North Pole"
