"""Separated values as spreadsheets write them: commas, semicolons or tabs between the cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

csv.field_size_limit(1 << 30)  # an article is one cell, and the default limit is shorter than a long one


def lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of cells with the number of the first line of each, blank ones left out; ``,`` ``;`` or tab between the cells."""
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = 1
    for cells in rows:
        if any(cell.strip() for cell in cells):
            yield number, cells
        number = rows.line_num + 1
