"""A table for reading in a terminal: when, what, in English and in Arabic, and in how many articles."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from timeline.table import Row

if TYPE_CHECKING:
    from rich.table import Table

WIDE = 120
"""From how many columns on the two titles stand beside each other. A pipe is as wide as a row needs."""
ENDLESS = 100_000
UNDATED = "undated"

_COMMANDS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
"""What moves a cursor or turns a line around: never from an article to a terminal."""


def show(rows: Sequence[Row]) -> None:
    """Print rows to standard output.

    Arabic stands last in its line: with nothing but blanks after it, no terminal has reason to move what stands before it.
    """
    from rich.console import Console

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    piped = not sys.stdout.isatty() and "COLUMNS" not in os.environ
    console = Console(width=ENDLESS if piped else None)
    console.print((_wide if console.width >= WIDE else _narrow)(rows))
    console.print(_count(len(rows), "event"), style="dim", highlight=False)


def _wide(rows: Iterable[Row]) -> Table:
    """A line a row."""
    return _table(
        {"date": False, "type": False, "articles": True, "event": False, "": False},
        ((row.date or UNDATED, row.type, str(row.source_count), row.title_en, row.title) for row in rows),
    )


def _narrow(rows: Iterable[Row]) -> Table:
    """Two lines a row, and more where a title needs them."""
    return _table(
        {"date": False, "event": False},
        ((f"{row.date or UNDATED}\n{row.type}, {_count(row.source_count, 'article')}", f"{row.title_en}\n{row.title}") for row in rows),
    )


def _table(columns: Mapping[str, bool], lines: Iterable[Sequence[str]]) -> Table:
    """Lines of cells under the names of their columns, which say whether they are numbers."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name, is_number in columns.items():
        table.add_column(name, justify="right" if is_number else "left", overflow="fold")
    for cells in lines:
        table.add_row(*(Text(_plain(cell)) for cell in cells))
    return table


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _plain(text: str) -> str:
    return "\n".join(_COMMANDS.sub("", line) for line in text.split("\n"))
