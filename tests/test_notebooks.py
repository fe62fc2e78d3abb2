"""The notebooks as they are kept: run from the first cell to the last without an error, small, and true to what lies beside them."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest

from timeline.model import EVENT_TYPES, Status
from timeline.read import Articles, Given

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
LARGEST = 300_000
PICTURES = {"explore.ipynb": 6, "quality.ipynb": 1}


def cells(path: Path) -> list[dict[str, Any]]:
    return [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]


def test_all_are_known() -> None:
    assert {path.name for path in NOTEBOOKS} == set(PICTURES)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_is_kept_as_it_was_run(path: Path) -> None:
    assert [cell["execution_count"] for cell in cells(path)] == list(range(1, len(cells(path)) + 1))
    outputs = [output for cell in cells(path) for output in cell["outputs"]]
    assert not any(output["output_type"] == "error" or output.get("name") == "stderr" for output in outputs)
    pictures = ["".join(output["data"]["image/svg+xml"]) for output in outputs if "image/svg+xml" in output.get("data", {})]
    assert len(pictures) == PICTURES[path.name]
    assert all(len(picture) > 5_000 for picture in pictures)
    assert path.stat().st_size < LARGEST


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_keeps_neither_times_nor_places_of_the_machine(path: Path) -> None:
    assert all(cell["metadata"] == {} for cell in cells(path))
    assert not re.search(r"/(?:home|root|work|tmp|Users)/", path.read_text(encoding="utf-8"))


def test_the_articles_are_read_without_a_fault() -> None:
    faults: list[str] = []
    documents = list(Articles([ROOT / "notebooks/articles.jsonl"], Given(), faults.append))
    assert faults == []
    assert len({document.id for document in documents}) == 16
    assert all(document.published and document.outlet and document.url for document in documents)


def test_the_gold_quotes_the_seeds() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "seeds").glob("*.txt")]
    with (ROOT / "notebooks/gold.tsv").open(encoding="utf-8", newline="") as stream:
        events = list(csv.DictReader(stream, delimiter="\t"))
    for event in events:
        assert any(event["evidence"] in text for text in texts), event["evidence"]
        assert (event["type"] in EVENT_TYPES, event["status"] in set(Status), event["core"] in ("yes", "no")) == (True, True, True)
        assert event["start"] <= event["end"]
        assert event["why"]
