"""The README knows every command, option and column, and what it shows is what the tool does."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from timeline.cli import main
from timeline.export import FORMATS
from timeline.files import SUFFIXES
from timeline.model import EVENT_TYPES, Basis, Precision, Status
from timeline.table import COLUMNS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
QUOTED = set(re.findall(r"`([^`\n]+)`", README))
COMMANDS = dict(main.commands)
OPTIONS = sorted({option for command in COMMANDS.values() for p in command.params if isinstance(p, click.Option) for option in p.opts})


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_there(command: str) -> None:
    assert any(code.startswith(f"timeline {command}") for code in QUOTED)


@pytest.mark.parametrize("option", OPTIONS)
def test_every_option_is_there(option: str) -> None:
    assert any(re.match(rf"{option}(?![\w-])", code) for code in QUOTED)


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_is_there(column: str) -> None:
    assert column in QUOTED


@pytest.mark.parametrize("value", [*EVENT_TYPES, *Status, *Precision, *Basis, *SUFFIXES, *FORMATS])
def test_every_value_is_there(value: str) -> None:
    assert value in QUOTED


def test_the_two_commands_are_there() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {"run", "test", "lint", "clean"} <= targets
    assert {f"make {target}" for target in ("run", "test")} <= QUOTED | set(re.findall(r"^make \w+", README, re.MULTILINE))


def test_a_build_machine_runs_what_a_reader_runs() -> None:
    commands = [
        line for line in (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines() if line and not line.startswith(("#", "set", "cd"))
    ]
    assert commands == ["exec make test"]


def test_no_command_is_made_up() -> None:
    named = {name for code in QUOTED for name in re.findall(r"\btimeline ([a-z]+)\b", code)}
    named |= set(re.findall(r"^timeline ([a-z]+)\b", README, re.MULTILINE))
    assert named <= set(COMMANDS)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a reader of the README has before him."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "seeds", "articles")
    shutil.copy(next(Path("articles").glob("*.txt")), "article.txt")
    shutil.copy(ROOT / "tests/golden/seeds.csv", "timeline.csv")


SHOWN = [line for block in blocks("sh") for line in block.splitlines()] + sorted(QUOTED)
PLACEHOLDER = re.compile(r"\b[A-Z]{2,}\b")


@pytest.mark.parametrize("line", [line for line in SHOWN if line.startswith("timeline ") and not PLACEHOLDER.search(line)])
@pytest.mark.usefixtures("folder")
def test_every_command_that_is_shown_runs(line: str) -> None:
    result = CliRunner().invoke(main, shlex.split(line)[1:])
    assert (result.exit_code, result.exception) == (0, None)


@pytest.mark.parametrize("code", blocks("python"))
@pytest.mark.usefixtures("folder")
def test_all_python_that_is_shown_runs(code: str) -> None:
    exec(compile(code, "README.md", "exec"), {})


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_links_lead_somewhere(path: str) -> None:
    assert (ROOT / path).exists()


def test_the_changelog_knows_this_version() -> None:
    from timeline import __version__

    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
