"""The pages of the documentation as what they show: blocks of code in order, and how each is run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))}

BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`([^`\n]+)`")
PLACEHOLDER = re.compile(r"\b[A-Z]{2,}\b")
ELSEWHERE = re.compile(r"(?:make|pip|camel_data|jupyter|dask|python benchmarks|\. \S+/activate)\b.*|timeline .*--cluster tcp://.*")
"""Commands that set up a machine, need a cluster, look at the clock or open a window: a reader runs them, a test only looks whether they
name what there is."""
FAILS = re.compile(r"^(.*\S)\s+# fails\b.*$", re.MULTILINE)
"""A command that is shown because it does not work yet, or is wrong."""
WRITTEN = re.compile(r"^timeline .*?(?:-o |> |convert \S+ )([\w./-]+)", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its text, and what a text block after it says that it prints."""

    language: str
    code: str
    printed: str | None = None


def blocks(page: str) -> list[Block]:
    found = [Block(match[1], match[2]) for match in BLOCK.finditer(page)]
    return [
        Block(one.language, one.code, after.code if after.language == "text" else None) for one, after in pairwise([*found, Block("", "")])
    ]


def quoted(page: str) -> set[str]:
    """What stands between backticks in running text."""
    return set(INLINE.findall(BLOCK.sub("", page)))


def lines(page: str) -> Iterator[str]:
    """Every line of the shell that a page shows."""
    for block in blocks(page):
        if block.language == "sh":
            yield from block.code.splitlines()


def elsewhere(page: str) -> list[str]:
    return [line for line in lines(page) if ELSEWHERE.match(line)]


def inline(page: str) -> list[str]:
    """Whole commands in running text, which can be run as they stand."""
    whole = (code for code in sorted(quoted(page)) if code.startswith("timeline ") and not PLACEHOLDER.search(code))
    return [code for code in whole if len(code.split()) > 2 or code == "timeline check"]


def run(block: Block, folder: Path, package: Path = ROOT) -> None:
    """Do what a block shows, in a folder, and see that it does what the page says.

    Args:
        block: shell commands, each of which must succeed unless it is marked ``# fails``, or Python.
        folder: where the reader stands.
        package: the folder of the package that is run.
    """
    if block.language == "diff":
        patch(block.code, folder)
    if block.language not in ("sh", "python"):
        return
    script = block.code
    if block.language == "sh":
        script = "\n".join(line for line in script.splitlines() if not ELSEWHERE.match(line)) + "\n"
        script = FAILS.sub(r"if { \1 ; }; then echo DOES NOT FAIL; exit 99; fi", script)
    program = ["bash", "-euo", "pipefail", "-c"] if block.language == "sh" else [sys.executable, "-c"]
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    done = subprocess.run(
        [*program, script],
        cwd=folder,
        env={**os.environ, "PATH": path, "PYTHONPATH": str(package), "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, f"{block.code}\n{done.stdout}"
    for name in WRITTEN.findall(script) if block.language == "sh" else ():
        assert (folder / name).stat().st_size, f"{block.code}\n{name} is not there, or empty"
    if block.printed is not None:
        told = "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())
        if not re.fullmatch(r"(?:.*\n)*?".join(map(re.escape, re.split(r"^\.\.\.\n", block.printed, flags=re.MULTILINE))), told):
            pytest.fail(f"{block.code}\nprints\n{told}\nnot\n{block.printed}")


def patch(diff: str, folder: Path) -> None:
    """Change files as a diff says, wherever in them its lines stand, once."""
    for part in re.split(r"^--- .*\n(?=\+\+\+ )", diff, flags=re.MULTILINE)[1:]:
        header, *hunks = re.split(r"^@@.*\n", part, flags=re.MULTILINE)
        path = folder / header.removeprefix("+++ ").strip()
        for hunk in hunks:
            before, after = (_side(hunk.splitlines(), sign) for sign in "-+")
            text = path.read_text(encoding="utf-8")
            assert text.count(before) == 1, f"{path.name} does not hold, or more than once:\n{before}"
            path.write_text(text.replace(before, after), encoding="utf-8")


def _side(lines: Iterable[str], sign: str) -> str:
    return "".join(f"{line[1:]}\n" for line in lines if line[:1] in (" ", sign) or not line)
