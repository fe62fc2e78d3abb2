"""Whole articles with what a careful reader finds in them: the annotation is sound, and what the tool finds does not get worse."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import quality

from timeline.model import EVENT_TYPES, Status

FLOORS = {
    "arab": {"dates": 0.98, "precision": 0.96, "f1": 0.92, "days": 0.96, "status": 0.97, "place": 0.85, "row_f1": 0.75},
    "daily": {"dates": 0.98, "precision": 0.95, "f1": 0.89, "days": 0.98, "status": 0.98, "place": 0.82, "row_f1": 0.73},
    "globe": {"dates": 0.97, "precision": 0.91, "f1": 0.83, "days": 0.94, "status": 0.97, "place": 0.82, "row_f1": 0.65},
    "hard": {"dates": 0.96, "precision": 0.94, "f1": 0.85, "days": 0.93, "status": 0.98, "place": 0.79, "row_f1": 0.67},
    "papers": {"dates": 0.96, "precision": 0.94, "f1": 0.83, "days": 0.95, "status": 0.96, "place": 0.81, "row_f1": 0.64},
    "region": {"dates": 0.95, "precision": 0.92, "f1": 0.91, "days": 0.92, "status": 0.95, "place": 0.81, "row_f1": 0.72},
    "wire": {"dates": 0.97, "precision": 0.93, "f1": 0.85, "days": 0.91, "status": 0.95, "place": 0.73, "row_f1": 0.68},
    "world": {"dates": 0.97, "precision": 0.94, "f1": 0.84, "days": 0.96, "status": 0.97, "place": 0.77, "row_f1": 0.66},
}
"""What was reached on each set, less a little: one event more or less is no regression, a rule lost is."""
SETS = sorted((Path(__file__).parent / "corpus" / "articles").glob("*.jsonl"))


def test_each_set_is_held() -> None:
    assert {path.stem for path in SETS} == set(FLOORS)


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_annotation_is_sound(path: Path) -> None:
    found = quality.articles(path)
    assert len({article["id"] for article in found}) == len(found)
    for article in found:
        for date in article["dates"]:
            assert quality.offset(article["text"], date["quote"], date.get("nth", 1)) >= 0
        for event in article["events"]:
            assert event["type"] in EVENT_TYPES
            assert event["status"] in set(Status)
            assert event["actors"] or event["recipients"]
            assert all(quote in article["text"] for quote in event["evidence"])
            for first, last in ([event["start"], event["end"]], *(event.get("also") or ())):
                assert (first is last is None) or dt.date.fromisoformat(first) <= dt.date.fromisoformat(last)


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_no_worse_than_before(path: Path) -> None:
    reached = quality.figures(quality.articles(path))
    fallen = {name: (round(reached[name], 3), floor) for name, floor in FLOORS[path.stem].items() if reached[name] < floor}
    assert not fallen
