"""The tables are without fault, and every fault that an editor could plant is reported, all at once, with its file and line."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from timeline import arabic, lexicon
from timeline.errors import LexiconError
from timeline.lexicon import loader, rows

CITY = ["testville", "Testville", "EGY", "30.0", "31.0", "تستفيل", ""]
"""A sound row of ``cities.tsv``."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in loader.FOLDER.glob("*.tsv"):
        shutil.copy(path, tmp_path)
    return tmp_path


def plant(path: Path, cells: list[str]) -> str:
    """Append a row to a table; returns where it stands."""
    with path.open("a", encoding="utf-8") as stream:
        stream.write("\t".join(cells) + "\n")
    return f"{path.name}:{len(path.read_text(encoding='utf-8').splitlines())}"


def city(**changed: str) -> list[str]:
    names = [f.name for f in fields(rows.City)]
    return [changed.get(name, cell) for name, cell in zip(names, CITY, strict=True)]


FAULTS: dict[str, tuple[list[str], str]] = {
    "too few cells": (CITY[:-1], "6 cells, not 7"),
    "too many cells": ([*CITY, ""], "8 cells, not 7"),
    "no number": (city(id="v1", latitude="north"), "could not convert string to float"),
    "empty": (city(id="v2", label_en=""), "label_en: is empty"),
    "no slug": (city(id="Test Ville"), "id: Test Ville is no slug"),
    "unknown state": (city(id="v3", iso3="XXX"), "iso3: no countries row has XXX"),
    "diacritic": (city(id="v4", label_ar="تِستفيل"), "invisible character, tatweel or diacritic"),
    "tatweel": (city(id="v5", label_ar="تستفيـل"), "invisible character, tatweel or diacritic"),
    "direction mark": (city(id="v6", label_ar="تستفيل\u200f"), "invisible character, tatweel or diacritic"),
    "presentation form": (city(id="v7", label_ar="ﺗﺴﺘﻔﻴﻞ"), "is not NFKC"),
    "leading space": (city(id="v8", label_ar=" تستفيل"), "starts or ends with space or punctuation"),
    "leading punctuation": (city(id="v9", label_ar="«تستفيل»"), "starts or ends with space or punctuation"),
    "the same phrase twice": (city(id="v10", names_ar="تستفيله|تستفيلة"), "is there already, by the fold"),
    "the same key twice": (city(), f"{CITY[0]} also at cities.tsv:"),
}


def test_the_tables_have_no_faults() -> None:
    assert lexicon.check() == []


def test_every_planted_fault_is_reported_at_once_with_its_line(folder: Path) -> None:
    path = folder / "cities.tsv"
    before = set(lexicon.check(folder))
    assert set(lexicon.check(folder)) == before
    plant(path, CITY)
    planted = {kind: (plant(path, cells), message) for kind, (cells, message) in FAULTS.items()}
    found = [fault for fault in lexicon.check(folder) if fault not in before]
    for kind, (at, message) in planted.items():
        assert any(fault.startswith(f"{at}: ") and message in fault for fault in found), kind
    assert {fault.split(": ")[0] for fault in found} == {at for at, _ in planted.values()}


PERSON = ["nobody-known", "Nobody Known", "EGY", "فلان الفلاني", "", ""]
OFFICE = [PERSON[0], "foreign_minister", "EGY", "2001-01-01", ""]


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (["no-such-person", *OFFICE[1:]], "person_id: no people row has no-such-person"),
        ([OFFICE[0], "emperor", *OFFICE[2:]], "office: emperor is not one of the offices"),
        ([*OFFICE[:3], "in spring", ""], "start: in spring is no ISO 8601 date"),
        ([*OFFICE[:2], "no-such-body", *OFFICE[3:]], "country: no countries or organisations row has no-such-body"),
    ],
)
def test_references_choices_and_dates_are_checked(folder: Path, cells: list[str], message: str) -> None:
    before = set(lexicon.check(folder))
    plant(folder / "people.arab.tsv", PERSON)
    at = plant(folder / "offices.arab.tsv", cells)
    assert [fault for fault in lexicon.check(folder) if fault not in before] == [f"{at}: {message}"]


HEADLINE = ["resolution", "both+rejected+vetoed", "{actors} against {recipients}", "{actors} ضد {recipients}"]


@pytest.mark.parametrize(
    ("cells", "messages"),
    [
        (HEADLINE, []),
        (["resolution", "both+torn_up", *HEADLINE[2:]], ["condition: no triggers row has torn_up"]),
        ([*HEADLINE[:2], "{actor} again", HEADLINE[3]], ["template_en: {actor} is not one of the slots"]),
    ],
)
def test_conditions_and_slots_of_headlines_are_checked(folder: Path, cells: list[str], messages: list[str]) -> None:
    before = set(lexicon.check(folder))
    at = plant(folder / "headlines.tsv", cells)
    found = [fault for fault in lexicon.check(folder) if fault not in before]
    assert len(found) == len(messages) and all(fault.startswith(f"{at}: {message}") for fault, message in zip(found, messages, strict=True))


def test_a_sound_row_is_no_fault(folder: Path) -> None:
    before = lexicon.check(folder)
    plant(folder / "people.arab.tsv", PERSON)
    plant(folder / "offices.arab.tsv", OFFICE)
    assert lexicon.check(folder) == before


def rename(folder: Path) -> str:
    (folder / "media.tsv").rename(folder / "newspapers.tsv")
    return "newspapers.tsv: unknown table"


def remove(folder: Path) -> str:
    (folder / "media.tsv").unlink()
    return "media.tsv: no such table"


def change_header(folder: Path) -> str:
    path = folder / "media.tsv"
    path.write_text(path.read_text(encoding="utf-8").replace("label_en", "name", 1), encoding="utf-8")
    return "media.tsv:1: the header is name iso3 phrase_ar, not label_en iso3 phrase_ar"


@pytest.mark.parametrize("plant_fault", [rename, remove, change_header])
def test_tables_that_are_unknown_missing_or_of_another_form(folder: Path, plant_fault: Callable[[Path], str]) -> None:
    assert plant_fault(folder) in lexicon.check(folder)


def test_loading_stops_at_structural_faults_and_names_them_all(folder: Path) -> None:
    at = [plant(folder / "cities.tsv", CITY[:3]), plant(folder / "media.tsv", ["x"])]
    with pytest.raises(LexiconError) as error:
        lexicon.load("cities", "media", folder=folder)
    assert [fault.split(": ")[0] for fault in error.value.faults] == at
    assert str(error.value).splitlines() == list(error.value.faults)


def test_a_table_may_lie_in_several_files() -> None:
    people = lexicon.load_table(rows.Person)
    assert len(people) > 3000
    assert len({p.id for p in people}) == len(people)


def test_phrases_come_with_their_row_and_the_column_that_they_stand_in() -> None:
    found = {(phrase, form) for phrase, _, form in lexicon.load("countries").phrases()}
    assert ("مصر", "label_ar") in found
    assert all(arabic.words(phrase) for phrase, _ in found)
