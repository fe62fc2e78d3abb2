"""Write anew what is kept of the tool's output: the golden table of the seeds, the excerpt of it in the README, a table in each format,
and what the notebooks show.

Run ``make golden`` after a change that is meant to change the table, and read the diff before you commit it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from tables import MENTIONS, TABLE

from timeline import export, pipeline
from timeline.read import Articles, Given
from timeline.table import Row, chronological

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests/golden/seeds.csv"
FORMATS = {suffix: GOLDEN.parent / f"formats{suffix}" for suffix in (".csv", ".jsonl", ".ics")}
README = ROOT / "README.md"

EXCERPT = re.compile(r"(<!-- excerpt -->\n).*?(\n<!-- end of excerpt -->)", re.DOTALL)
SHOWN = ("date", "type", "status", "title", "title_en", "source_count")
LENGTH = 12


def seeds() -> list[Row]:
    """The rows of the seeds as the tool makes them now."""
    faults: list[str] = []
    rows = chronological(pipeline.row(event) for event in pipeline.events(Articles([ROOT / "seeds"], Given(), faults.append)))
    assert faults == []
    return rows


def golden() -> list[dict[str, str]]:
    """The rows as they were kept."""
    with GOLDEN.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def excerpt(rows: Iterable[dict[str, str]]) -> str:
    """Rows as a Markdown table of a few columns."""
    lines = ["| " + " | ".join(f"`{name}`" for name in SHOWN) + " |", "|" + "---|" * len(SHOWN)]
    lines += ["| " + " | ".join(row[name] for name in SHOWN) + " |" for row in islice(rows, LENGTH)]
    return "\n".join(lines)


def run_notebooks() -> None:
    """Run each notebook from its first cell to its last and keep what comes out, without the times at which it did."""
    import nbformat
    from nbclient import NotebookClient

    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        notebook = nbformat.read(path, nbformat.NO_CONVERT)
        NotebookClient(notebook, record_timing=False, resources={"metadata": {"path": path.parent}}).execute()
        notebook["metadata"]["language_info"] = {"name": "python"}
        nbformat.write(notebook, path)


def main() -> None:
    """Write all of it."""
    run_notebooks()
    GOLDEN.parent.mkdir(exist_ok=True)
    export.save(seeds(), GOLDEN)
    for path in FORMATS.values():
        export.save(TABLE, path, MENTIONS)
    text = README.read_text(encoding="utf-8")
    README.write_text(EXCERPT.sub(lambda match: match[1] + excerpt(golden()) + match[2], text), encoding="utf-8")


if __name__ == "__main__":
    main()
