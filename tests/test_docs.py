"""The documentation knows every command, option and column, and whatever it shows is done here, from its first block to its last."""

from __future__ import annotations

import re
import shutil
import sys
import tomllib
from pathlib import Path

import click
import pytest
from pages import PAGES, ROOT, Block, blocks, elsewhere, inline, lines, quoted, run

from timeline import lexicon
from timeline.cli import main
from timeline.export import FORMATS
from timeline.files import SUFFIXES
from timeline.lexicon import loader
from timeline.lexicon.rows import Row, row_fields
from timeline.model import EVENT_TYPES, Basis, Precision, Status
from timeline.table import COLUMNS

README = PAGES["README.md"]
QUOTED = quoted(README)
EVERYWHERE = set[str]().union(*map(quoted, PAGES.values()))
COMMANDS = dict(main.commands)
OPTIONS = sorted({option for command in COMMANDS.values() for p in command.params if isinstance(p, click.Option) for option in p.opts})
WITH_ARTICLES = {"README.md", "scale.md"}
"""The pages whose reader has articles in a folder; the others make what they need."""


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert any(code.startswith(f"timeline {command}") for code in QUOTED)


@pytest.mark.parametrize("name", [*COLUMNS, *FORMATS, *SUFFIXES])
def test_every_column_and_format_is_in_the_readme(name: str) -> None:
    assert name in QUOTED


@pytest.mark.parametrize("option", OPTIONS)
def test_every_option_is_documented(option: str) -> None:
    assert any(re.match(rf"{option}(?![\w-])", code) for code in EVERYWHERE)


@pytest.mark.parametrize("name", [*COLUMNS, *FORMATS, *EVENT_TYPES, *Status, *Precision, *Basis])
def test_the_guide_knows_every_value(name: str) -> None:
    assert name in quoted(PAGES["guide.md"])


def test_no_option_is_made_up() -> None:
    named = {name for code in EVERYWHERE for name in re.findall(r"^(--[\w-]+)", code)}
    named |= {name for page in PAGES.values() for line in lines(page) for name in re.findall(r"^timeline .*?(--[\w-]+)", line)}
    assert named <= {*OPTIONS, "--help", "--version"}


def test_no_command_is_made_up() -> None:
    shown = [*EVERYWHERE, *(line for page in PAGES.values() for line in lines(page))]
    assert {name for code in shown for name in re.findall(r"^timeline ([a-z]+)\b", code)} <= set(COMMANDS)


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    page = ROOT / name if name == "README.md" else ROOT / "docs" / name
    for path, anchor in re.findall(r"\]\(([^)#:]*)(?:#([^)]+))?\)", PAGES[name]):
        target = page.parent / path if path else page
        assert target.exists(), path
        if anchor:
            headings = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize(("name", "row_type"), lexicon.tables().items())
def test_every_table_of_the_lexicon_is_explained_by_rows_of_it(name: str, row_type: type[Row]) -> None:
    shown = [block.code.splitlines() for block in blocks(PAGES["lexicon.md"]) if block.language == "tsv"]
    examples = [rows for header, *rows in shown if header == "\t".join(row_fields(row_type))]
    assert any(set(rows) <= table_lines(name) for rows in examples if rows)
    assert f"**{name}**" in PAGES["lexicon.md"]


def table_lines(name: str) -> set[str]:
    paths = [path for path in loader.FOLDER.glob(f"{name}*.tsv") if path.name.split(".")[0] == name]
    return {line for path in paths for line in path.read_text(encoding="utf-8").splitlines()}


def targets() -> set[str]:
    return set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("line", [line for page in PAGES.values() for line in elsewhere(page)])
def test_what_is_run_elsewhere_is_there(line: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    words = line.partition("#")[0].split()
    if words[0] == "make":
        assert words[1] in targets()
    elif words[0] == "pip":
        assert set(re.findall(r"\[([\w,]+)\]", line)) <= set(project["optional-dependencies"])
    elif words[0] == "python":
        assert (ROOT / words[1]).is_file()
    elif words[0] in ("camel_data", "dask"):
        assert shutil.which(words[0], path=Path(sys.executable).parent)


def test_the_two_commands_are_there() -> None:
    assert {"run", "test", "lint", "clean"} <= targets()
    assert {"make run", "make test"} <= {line.partition("#")[0].strip() for line in lines(README)}


def test_a_build_machine_runs_what_a_reader_runs() -> None:
    commands = [
        line for line in (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines() if line and not line.startswith(("#", "set", "cd"))
    ]
    assert commands == ["exec make test"]


def walk(name: str, folder: Path, package: Path = ROOT) -> None:
    """Do what a page shows, block by block, and then the commands of its running text."""
    for block in blocks(PAGES[name]):
        run(block, folder, package)
    for line in inline(PAGES[name]):
        run(Block("sh", line), folder, package)


@pytest.mark.parametrize("name", sorted({*PAGES} - {"lexicon.md"}))
def test_what_a_page_shows_can_be_done(name: str, tmp_path: Path) -> None:
    if name in WITH_ARTICLES:
        shutil.copytree(ROOT / "seeds", tmp_path / "articles")
        shutil.copy(next((tmp_path / "articles").glob("*.txt")), tmp_path / "article.txt")
    walk(name, tmp_path)


def test_what_the_page_of_the_lexicon_changes_works(tmp_path: Path) -> None:
    for part in ("timeline", "tests"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    walk("lexicon.md", tmp_path, tmp_path)


@pytest.mark.parametrize(
    "block",
    [
        Block("sh", "true # fails\n"),
        Block("sh", "false\ntrue\n"),
        Block("sh", "false | cat\n"),
        Block("sh", "echo a\n", "b\n"),
        Block("sh", "echo a; echo b\n", "a\n"),
        Block("sh", "echo a; echo b; echo c\n", "a\n...\nd\n"),
        Block("sh", "timeline --version > nothing.txt; : > nothing.txt\n"),
        Block("python", "raise SystemExit(1)\n"),
        Block("diff", "--- a.txt\n+++ a.txt\n@@\n-other\n+new\n"),
    ],
)
def test_a_page_that_promises_what_is_not_so_is_found_out(block: Block, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old\n", encoding="utf-8")
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        run(block, tmp_path)


@pytest.mark.parametrize(
    "block",
    [
        Block("sh", "false # fails\necho a; echo b; echo c\n", "a\n...\nc\n"),
        Block("sh", "make run\n"),
        Block("python", "print(1)\n", "1\n"),
        Block("diff", "--- a.txt\n+++ a.txt\n@@\n-old\n+new\n"),
    ],
)
def test_a_page_that_promises_what_is_so_is_not(block: Block, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old\n", encoding="utf-8")
    run(block, tmp_path)
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == ("new\n" if block.language == "diff" else "old\n")


def test_the_changelog_knows_this_version() -> None:
    from timeline import __version__

    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
