"""Tables in files: the suffix of a file says its format, and each format is a module that writes it and, if it can, reads it back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Protocol, runtime_checkable

from timeline.errors import InputError, TableError
from timeline.export import csv, html, ics, jsonl, parquet, xlsx
from timeline.export.articles import Record
from timeline.files import can_write, write_json_lines, written_whole
from timeline.table import Row


class Format(Protocol):
    """What writes a table to a binary stream."""

    def write(self, rows: Sequence[Row], stream: IO[bytes], mentions: Iterable[Record] = ()) -> None:
        """Write a table; a format that shows more than rows takes it from the mentions behind them."""


@runtime_checkable
class Readable(Protocol):
    """A format that holds all of a table, so that it can be read back."""

    def read(self, stream: IO[bytes]) -> list[Row]:
        """Read a table; faults of cells are a ``TableError``, each as ``row: column: fault``."""


@runtime_checkable
class Lossy(Protocol):
    """A format that does not hold all of every table."""

    def lost(self, rows: Sequence[Row]) -> str:
        """What of a table it leaves out, in one line; empty for nothing."""


FORMATS: dict[str, Format] = {
    ".csv": csv,
    ".jsonl": jsonl,
    ".parquet": parquet,
    ".xlsx": xlsx,
    ".ics": ics,
    ".html": html,
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


def save(rows: Sequence[Row], path: Path, mentions: Iterable[Record] = ()) -> str:
    """Write a table to a file, in the format of its suffix; the file is whole or as it was before.

    Args:
        rows: the table.
        path: where it goes.
        mentions: the mentions behind it, for what a format shows beyond the rows; read only by such a one, and once.

    Returns:
        What the format leaves out, in one line that names the file; empty for nothing.

    Raises:
        InputError: When the suffix is no format, or the file cannot be written.
    """
    check(path)
    form = FORMATS[path.suffix.lower()]
    with written_whole(path) as stream:
        form.write(rows, stream, mentions)
    lost = form.lost(rows) if isinstance(form, Lossy) else ""
    return lost and f"{path}: {lost}"


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


def mentions_path(table: Path) -> Path:
    """Where the mentions behind a table lie, whatever its format: ``NAME.mentions.jsonl`` beside it."""
    return table.with_suffix(".mentions.jsonl")


def save_mentions(records: Iterable[Record], table: Path) -> Path:
    """Write the mentions beside their table, one JSON object a line; returns where."""
    path = mentions_path(table)
    with written_whole(path) as stream:
        write_json_lines(records, stream)
    return path


def load_mentions(table: Path) -> Iterator[Record]:
    """The mentions that lie beside a table, one by one; none when there is no such file.

    Raises:
        InputError: When the file cannot be read, or a line is no JSON object; names both.
    """
    path = mentions_path(table)
    if not path.exists():
        return
    try:
        with path.open("rb") as stream:
            yield from _records(stream, path)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error


def _records(stream: IO[bytes], path: Path) -> Iterator[Record]:
    for number, line in enumerate(stream, 1):
        try:
            record = json.loads(line.decode())
        except (ValueError, RecursionError):
            record = None
        if not isinstance(record, dict):
            raise InputError(f"{path}:{number}: no JSON object")
        yield record


def convert(table: Path, output: Path) -> str:
    """Write the table in one file to another, each in the format of its suffix, and its mentions beside it.

    Returns:
        What the new format leaves out, in one line; empty for nothing.

    Raises:
        InputError: When the one cannot be read, the other cannot be written, or both are the same file.
    """
    check(output)
    rows = load(table)
    if output.exists() and output.samefile(table):
        raise InputError(f"{output}: is the table to convert")
    lost = save(rows, output, load_mentions(table))
    before, after = mentions_path(table), mentions_path(output)
    if before.exists() and not (after.exists() and after.samefile(before)):
        with written_whole(after) as stream:
            stream.write(before.read_bytes())
    return lost
