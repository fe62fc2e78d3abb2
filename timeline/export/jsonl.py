"""JSON lines: one object a row, numbers as numbers, null for an unknown place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import IO

from timeline.errors import TableError
from timeline.export.articles import Record
from timeline.export.cells import Cells, rows
from timeline.files import write_json_lines
from timeline.table import Row


def write(rows: Sequence[Row], stream: IO[bytes], mentions: Iterable[Record] = ()) -> None:
    """Write one JSON object a row, in UTF-8, with the columns as its keys."""
    write_json_lines(map(asdict, rows), stream)


def read(stream: IO[bytes]) -> list[Row]:
    """Read rows back; keys that are missing are empty.

    Raises:
        TableError: When a line is no JSON object, or a value is not what its column holds.
    """
    return rows(_objects(stream))


def _objects(stream: IO[bytes]) -> Iterator[tuple[int, Cells]]:
    for number, line in enumerate(stream, 1):
        try:
            cells = json.loads(line.decode("utf-8-sig")) if line.strip() else None
        except (ValueError, RecursionError):
            raise TableError([f"{number}: not JSON"]) from None
        if cells is not None:
            if not isinstance(cells, dict) or "event_id" not in cells:
                raise TableError([f"{number}: no JSON object with an event_id"])
            yield number, cells
