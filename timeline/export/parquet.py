"""Parquet: text as strings, first and last day as dates, numbers as numbers, null for what is unknown of them."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from typing import IO, Any

from timeline.errors import InputError
from timeline.export import cells
from timeline.export.articles import Record
from timeline.table import COLUMNS, NUMBERS, Row


def write(rows: Sequence[Row], stream: IO[bytes], mentions: Iterable[Record] = ()) -> None:
    """Write a table whose ``start`` and ``end`` are ``date32``; latitude, longitude and confidence doubles; the counts ``int64``."""
    import pyarrow as pa
    from pyarrow import parquet

    numbers = {float: pa.float64(), int: pa.int64()}
    types = {name: pa.date32() if name in cells.DAYS else numbers[NUMBERS[name]] if name in NUMBERS else pa.string() for name in COLUMNS}
    columns = {name: pa.array([_value(row, name) for row in rows], type) for name, type in types.items()}
    parquet.write_table(pa.table(columns), stream)


def read(stream: IO[bytes]) -> list[Row]:
    """Read rows back, also from a table that another program wrote with these columns.

    Raises:
        InputError: When it is no Parquet, or a value is not what its column holds.
    """
    import pyarrow as pa
    from pyarrow import parquet

    data = io.BytesIO(stream.read())
    try:
        table = parquet.read_table(data)
        lines = [list(row.values()) for row in table.to_pylist()]
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        raise InputError(f"no Parquet that can be read ({str(error).splitlines()[0]})") from None
    return cells.tabular(table.column_names, enumerate(lines, 1))


def _value(row: Row, name: str) -> Any:
    value = getattr(row, name)
    if name in cells.DAYS:
        return dt.date.fromisoformat(value) if value else None
    return value
