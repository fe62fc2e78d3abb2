"""Tables in files: the suffix of a file says its format, and each format is a module with one ``write(rows, stream)``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from timeline.errors import InputError
from timeline.export import csv
from timeline.files import can_write, write_json_lines, written_whole
from timeline.table import Row

FORMATS = {".csv": csv.write}
"""What writes a table to a binary stream, by suffix."""


def check(path: Path) -> None:
    """Refuse a file that could not be written.

    Raises:
        InputError: When its suffix is no format, or its folder is missing or closed to us.
    """
    if path.suffix.lower() not in FORMATS:
        raise InputError(f"{path}: no known format ({', '.join(FORMATS)})")
    can_write(path)


def save(rows: Sequence[Row], path: Path) -> None:
    """Write a table to a file, in the format of its suffix; the file is whole or as it was before.

    Raises:
        InputError: When the suffix is no format, or the file cannot be written.
    """
    check(path)
    with written_whole(path) as stream:
        FORMATS[path.suffix.lower()](rows, stream)


def save_mentions(records: Iterable[Mapping[str, object]], table: Path) -> Path:
    """Write the mentions beside their table, as ``NAME.mentions.jsonl``, one JSON object a line; returns where."""
    path = table.with_suffix(".mentions.jsonl")
    with written_whole(path) as stream:
        write_json_lines(records, stream)
    return path
