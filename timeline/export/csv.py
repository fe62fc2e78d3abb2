"""CSV that is safe to open in Excel: in files with the mark by which Excel knows UTF-8, and no text that it takes for a formula."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import IO

from timeline import separated
from timeline.encoding import decode
from timeline.export.articles import Record
from timeline.export.cells import tabular
from timeline.table import COLUMNS, Row

_FORMULA = re.compile("'*[-=+@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""How a formula starts. An apostrophe before it makes it text; one more goes before text that has apostrophes there itself."""


def write(rows: Sequence[Row], stream: IO[bytes], mentions: Iterable[Record] = (), *, mark: bool = True) -> None:
    """Write rows as CSV in UTF-8, with a byte order mark unless ``mark`` is false."""
    if mark:
        stream.write(codecs.BOM_UTF8)
    stream.write(_line(COLUMNS))
    for row in rows:
        stream.write(_line([_cell(getattr(row, name)) for name in COLUMNS]))


def read(stream: IO[bytes]) -> list[Row]:
    """Read rows that ``write`` wrote, also after a spreadsheet has saved them in its own way.

    Columns may have moved, those at the end may be missing, cells may be divided by ``;`` or tabs, days written in the order of
    the user's country.

    Raises:
        InputError: When the bytes are no text, or a cell is not what its column holds.
    """
    lines = separated.lines(decode(stream.read()))
    header = next(lines, (0, []))[1]
    return tabular(header, ((number, [_restored(cell) for cell in cells]) for number, cells in lines))


def _line(cells: Sequence[str]) -> bytes:
    """A line; the writer quotes a carriage return in a cell only when the ends of its lines have one."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerow(cells)
    return text.getvalue().removesuffix("\r\n").encode() + b"\n"


def _cell(value: object) -> str:
    if isinstance(value, str):
        return f"'{value}" if _FORMULA.match(value) else value
    return "" if value is None else repr(value).removesuffix(".0")


def _restored(cell: str) -> str:
    return cell.removeprefix("'") if _FORMULA.match(cell) else cell
