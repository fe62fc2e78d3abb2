"""CSV: in files with the mark by which Excel knows UTF-8, plain on a stream."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Sequence
from typing import IO

from timeline.table import COLUMNS, Row


def write(rows: Sequence[Row], stream: IO[bytes], *, mark: bool = True) -> None:
    """Write rows as CSV in UTF-8, with a byte order mark unless ``mark`` is false."""
    if mark:
        stream.write(codecs.BOM_UTF8)
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(COLUMNS)
    lines.writerows([_cell(getattr(row, name)) for name in COLUMNS] for row in rows)
    text.detach()


def _cell(value: object) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
