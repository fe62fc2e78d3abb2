"""English names of a state's organs."""

from __future__ import annotations

import pytest

from timeline.entities.organs import organ
from timeline.lexicon import load_table
from timeline.lexicon.rows import State

STATES = {state.iso3: state for state in load_table(State)}


@pytest.mark.parametrize(
    ("name", "iso3", "english"),
    [
        ("الخارجية النرويجية", "NOR", "Foreign Ministry of Norway"),
        ("وزارة الخارجية", "NOR", "Foreign Ministry of Norway"),
        ("وزارة خارجية النرويج", "NOR", "Foreign Ministry of Norway"),
        ("وزارة الشؤون الخارجية الألمانية", "DEU", "Foreign Ministry of Germany"),
        ("السفارة الألبانية", "ALB", "Embassy of Albania"),
        ("سفارة المملكة المتحدة", "GBR", "Embassy of United Kingdom"),
        ("القنصلية السويسرية العامة", "CHE", "Consulate General of Switzerland"),
        ("رئاسة الجمهورية", "EGY", "Presidency of Egypt"),
        ("وزارة الدفاع", "", "Defence Ministry"),
        ("السفارة الألبانية", "NOR", ""),
        ("الاتحاد الزامبي", "ZMB", ""),
        ("الألبانية", "ALB", ""),
    ],
)
def test_organ(name: str, iso3: str, english: str) -> None:
    assert organ(name, STATES.get(iso3)) == english
