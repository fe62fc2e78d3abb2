"""What keeps the house in order: who imports whom, how long a file may be, where Arabic words may stand."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import timeline

PACKAGE = Path(timeline.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))

LONGEST = 300
ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")

STAGES = (
    "read",
    "segment",
    "date_finder",
    "infer",
    "entities",
    "events",
    "anchor",
    "offices",
    "link",
    "titles",
    "codes",
    "table",
    "export",
    "ner",
)
OPENS_ALL = {"pipeline", "update", "cli", "library", "__main__", "terminal", "__init__"}
"""The flow and the doors, which may import any stage."""
ALLOWED = {("anchor", "resolve"), ("export", "table"), ("mentions", "table"), ("show", "table"), ("ner", "entities"), ("scale", "link")}

OWNERS = {
    "camel_tools": {"romanise.py", "ner.py"},
    "dateparser": {"publish_date.py", "foreign.py"},
    "pandas": {"table.py", "__init__.py", "library.py"},
    "trafilatura": {"read.py"},
    "charset_normalizer": {"encoding.py"},
    "openpyxl": {"export/xlsx.py"},
    "pyarrow": {"export/parquet.py"},
    "icalendar": {"export/ics.py"},
    "altair": {"export/chart.py"},
    "vl_convert": {"export/html.py"},
    "torch": set(),
    "transformers": set(),
}


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Modules that a file imports, and whether at run time (not only for type checking)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    quiet = {
        node
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and isinstance(block.test, ast.Name) and block.test.id == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node not in quiet) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node not in quiet
            if node.module == "timeline":
                yield from ((f"timeline.{alias.name}", node not in quiet) for alias in node.names)


def stage(module: str) -> str:
    parts = module.split(".")
    return parts[1] if parts[0] == "timeline" and len(parts) > 1 and parts[1] in STAGES else ""


@pytest.mark.parametrize("path", FILES, ids=name)
def test_no_file_is_long(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < LONGEST


@pytest.mark.parametrize("path", [path for path in FILES if name(path) not in {"arabic.py", "wordforms.py"}], ids=name)
def test_arabic_words_stand_in_tables(path: Path) -> None:
    found = [f"{i}: {line.strip()}" for i, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if ARABIC.search(line)]
    assert found == []


@pytest.mark.parametrize("path", FILES, ids=name)
def test_stages_import_no_other_stage(path: Path) -> None:
    own = name(path).removesuffix(".py").split("/")[0]
    if own in OPENS_ALL:
        return
    found = {stage(module) for module, at_run_time in imports(path) if at_run_time} - {"", own}
    assert {other for other in found if (own, other) not in ALLOWED} == set()


@pytest.mark.parametrize("path", FILES, ids=name)
def test_heavy_packages_are_imported_where_they_are_owned(path: Path) -> None:
    packages = {module.split(".")[0] for module, at_run_time in imports(path) if at_run_time}
    assert {package for package, owners in OWNERS.items() if package in packages and name(path) not in owners} == set()


def test_the_library_knows_no_stage() -> None:
    named = "arabic matching model errors edtf timex publish_date romanise lexicon/* calendars inflect wordforms"
    libraries = named.split()
    for path in (path for pattern in libraries for path in PACKAGE.glob(f"{pattern}.py")):
        assert {stage(module) for module, at_run_time in imports(path) if at_run_time} <= {""}, path


@pytest.mark.parametrize("path", FILES, ids=name)
def test_nothing_swallows_every_exception(path: Path) -> None:
    handlers = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ExceptHandler)]
    broad = [h.lineno for h in handlers if h.type is None or (isinstance(h.type, ast.Name) and h.type.id in ("Exception", "BaseException"))]
    assert len(broad) == (1 if name(path) == "scale/workers.py" else 0), broad  # where an article that we fail is named and left out


def test_no_drawer_for_odds_and_ends() -> None:
    assert {path.stem for path in FILES} & {"utils", "util", "helpers", "common", "misc"} == set()


HEAVY = (
    "pandas",
    "numpy",
    "openpyxl",
    "pyarrow",
    "icalendar",
    "camel_tools",
    "dateparser",
    "torch",
    "rich",
    "timeline.lexicon",
    "timeline.pipeline",
)


def loaded(code: str) -> set[str]:
    """Which of the heavy modules a fresh Python holds after running some code."""
    report = f"import sys\n{code}\nprint(*(name for name in {HEAVY!r} if name in sys.modules))"
    return set(subprocess.run([sys.executable, "-c", report], check=True, capture_output=True, text=True).stdout.split())


def test_the_door_opens_at_once() -> None:
    assert loaded("import timeline, timeline.cli") == set()


def test_formats_load_what_they_need_when_they_need_it() -> None:
    assert loaded("import timeline.export") == set()


def test_only_the_work_asked_for_is_loaded() -> None:
    assert loaded("import timeline.pipeline") <= {"timeline.lexicon", "timeline.pipeline"}
