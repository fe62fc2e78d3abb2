"""Headlines of events, held by cases: every type, every status, whoever takes part."""

from __future__ import annotations

from itertools import product

import pytest
from told import PLACE, corpus, entity, event

from timeline import titles
from timeline.lexicon import load_table
from timeline.lexicon.event_rows import Headline, Trigger
from timeline.model import EVENT_TYPES, Status

CASES = corpus("titles.tsv")
TOLD_APART = ("ceremony", "envoy", "relations", "resolution", "sanction")


@pytest.mark.parametrize(("type", "status", "subtypes", "actors", "recipients", "place", "title", "title_en"), CASES)
def test_title(type: str, status: str, subtypes: str, actors: str, recipients: str, place: str, title: str, title_en: str) -> None:
    told = event(type, status, actors, recipients, place, subtypes)
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


@pytest.mark.parametrize("trigger", [row for row in load_table(Trigger) if row.type in TOLD_APART and row.subtypes], ids=lambda row: row.id)
def test_what_was_done_is_said(trigger: Trigger) -> None:
    plain, told = (titles.title(event(trigger.type, "occurred", "NOR", "OMN", "", of)) for of in ("", "+".join(trigger.subtypes)))
    assert plain[0] != told[0] and plain[1] != told[1]


def test_no_headline_hides_another() -> None:
    rows = [(row.type, set(row.condition.split("+")) - {""}) for row in load_table(Headline) if row.type != titles.ANY]
    for i, (type, conditions) in enumerate(rows):
        assert not any(before == type and asked <= conditions for before, asked in rows[:i]), (type, conditions)


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
