"""Tables in files: the suffix of a file says its format, and each format is a module that writes it and, if it can, reads it back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import IO, Protocol, runtime_checkable

from timeline.errors import InputError, TableError
from timeline.export import csv
from timeline.files import can_write, write_json_lines, written_whole
from timeline.table import Row


class Format(Protocol):
    """What writes a table to a binary stream."""

    def write(self, rows: Sequence[Row], stream: IO[bytes]) -> None:
        """Write a table."""


@runtime_checkable
class Readable(Protocol):
    """A format that holds all of a table, so that it can be read back."""

    def read(self, stream: IO[bytes]) -> list[Row]:
        """Read a table; faults of cells are a ``TableError``, each as ``row: column: fault``."""


FORMATS: dict[str, Format] = {
    ".csv": csv,
}
"""The formats by suffix."""


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
        FORMATS[path.suffix.lower()].write(rows, stream)


def load(path: Path) -> list[Row]:
    """Read the table in a file, in the format of its suffix, in the order of the file.

    Raises:
        TableError: When cells cannot be read; names each as ``file:row: column: fault``.
        InputError: When the suffix is no format that can be read, or the file cannot be.
    """
    reader = FORMATS.get(path.suffix.lower())
    if not isinstance(reader, Readable):
        raise InputError(f"{path}: no table that can be read ({', '.join(s for s, f in FORMATS.items() if isinstance(f, Readable))})")
    try:
        with path.open("rb") as stream:
            return reader.read(stream)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error
    except TableError as error:
        raise TableError([f"{path}:{fault}" for fault in error.faults]) from None
    except InputError as error:
        raise InputError(f"{path}: {error}") from None


def save_mentions(records: Iterable[Mapping[str, object]], table: Path) -> Path:
    """Write the mentions beside their table, as ``NAME.mentions.jsonl``, one JSON object a line; returns where."""
    path = table.with_suffix(".mentions.jsonl")
    with written_whole(path) as stream:
        write_json_lines(records, stream)
    return path
