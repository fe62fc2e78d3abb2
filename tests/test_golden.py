"""The timeline of the seeds is the one that was read and kept; ``make golden`` keeps a new one."""

from __future__ import annotations

import csv
import io

import pytest
from regenerate import EXCERPT, GOLDEN, README, excerpt, golden, seeds

from timeline import export
from timeline.table import COLUMNS


def differences(kept: list[dict[str, str]], now: list[dict[str, str]]) -> list[str]:
    """What has changed, a line for each row that came or went and for each cell."""
    before, after = ({row["event_id"]: row for row in rows} for rows in (kept, now))
    gone = [f"gone: {row['date']} {row['title_en']} ({id})" for id, row in before.items() if id not in after]
    new = [f"new: {row['date']} {row['title_en']} ({id})" for id, row in after.items() if id not in before]
    cells = [(id, name) for id in before if id in after for name in COLUMNS if before[id][name] != after[id][name]]
    return gone + new + [f"{id}: {name}: {before[id][name]!r}, now {after[id][name]!r}" for id, name in cells]


def test_the_table_is_the_one_that_was_kept() -> None:
    stream = io.BytesIO()
    export.csv.write(seeds(), stream)
    now = stream.getvalue()
    if changes := differences(golden(), list(csv.DictReader(io.StringIO(now.decode("utf-8-sig"), newline="")))):
        pytest.fail("\n".join(["make golden keeps these:", *changes]), pytrace=False)
    assert now == GOLDEN.read_bytes()


def test_ids_are_unique_and_rows_are_in_order() -> None:
    rows = golden()
    assert tuple(rows[0]) == COLUMNS
    assert len({row["event_id"] for row in rows}) == len(rows)
    assert [row["start"] for row in rows] == sorted(row["start"] for row in rows)


@pytest.mark.parametrize("row", golden(), ids=lambda row: row["event_id"])
def test_lists_align_and_the_evidence_stands_in_a_source(row: dict[str, str]) -> None:
    for side in ("actor", "recipient"):
        counts = {len(row[name].split("; ")) for name in (f"{side}s", f"{side}_ids", f"{side}_countries")}
        assert len(counts) == 1
    sources = row["sources"].split("; ")
    assert int(row["source_count"]) == len(sources) <= int(row["mention_count"])
    texts = [(README.parent / "seeds" / f"{source}.txt").read_text(encoding="utf-8") for source in sources]
    assert any(row["evidence"] in text for text in texts)


def test_the_readme_shows_the_real_table() -> None:
    match = EXCERPT.search(README.read_text(encoding="utf-8"))
    assert match
    assert match[0] == match[1] + excerpt(golden()) + match[2]
