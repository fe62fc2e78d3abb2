"""Cells back into rows, whatever a spreadsheet has made of them: days in its own order, numbers with its comma, columns moved."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from timeline import edtf, publish_date
from timeline.errors import InputError, TableError
from timeline.model import EVENT_TYPES, Basis, Precision, Status
from timeline.table import COLUMNS, NUMBERS, Row

Cells = Mapping[str, object]
"""The cells of one row by column: text, numbers, days or None."""
Order = tuple[int, int, int]
"""Where year, month and day stand among the three numbers of a day that a spreadsheet wrote."""

DAYS = ("start", "end")
DAY_FIRST, MONTH_FIRST = (2, 1, 0), (2, 0, 1)
WORDS: dict[str, Sequence[str]] = {
    "type": EVENT_TYPES,
    "status": tuple(Status),
    "precision": ("", *Precision),
    "date_basis": ("", *Basis),
}
"""The columns of a few words, and which."""
LIMITS = {"latitude": (-90, 90), "longitude": (-180, 180), "confidence": (0, 1)}

_OLDEST = 1900
"""Spreadsheets turn no older day into one of theirs, so a year before it is of another calendar."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_DAY = re.compile(r"(\d{1,4})([-/.])(\d\d?)\2(\d{1,4})(?:[ T]00:00(?::00)?)?")
_MONTH = re.compile(r"([^\W\d]+)\W(\d\d)")


def tabular(header: Sequence[object], lines: Iterable[tuple[int, Sequence[object]]]) -> list[Row]:
    """The rows of numbered lines of cells under a header, in any order of columns; a column that is missing is empty.

    Raises:
        TableError: When the header has no ``event_id`` or a column twice, and as ``rows`` does.
    """
    names = ["" if name is None else str(name).strip().lower() for name in header]
    if "event_id" not in names:
        raise TableError(["1: no column event_id"])
    if twice := {name for name in names if name and names.count(name) > 1}:
        raise TableError([f"1: {name}: there twice" for name in sorted(twice)])
    numbered = list(lines)
    if long := [number for number, cells in numbered if any(cell not in (None, "") for cell in cells[len(names) :])]:
        raise TableError([f"{number}: more cells than columns" for number in long])
    return rows((number, dict(zip(names, cells, strict=False))) for number, cells in numbered)


def rows(lines: Iterable[tuple[int, Cells]]) -> list[Row]:
    """The rows of numbered lines of cells.

    Raises:
        TableError: When a cell is not what its column holds; names every such cell as ``number: column: fault``.
    """
    numbered = list(lines)
    orders = [order for order in (DAY_FIRST, MONTH_FIRST) if all(_runs_forward(cells, order) for _, cells in numbered)]
    found, faults = [], []
    for number, cells in numbered:
        values, wrong = _values(cells, orders or [DAY_FIRST])
        faults += [f"{number}: {fault}" for fault in wrong]
        if not wrong:
            found.append(Row(**values))
    if faults:
        raise TableError(faults)
    return found


def _values(cells: Cells, orders: Sequence[Order]) -> tuple[dict[str, Any], list[str]]:
    """What each column holds, and the faults of the others."""
    readers: dict[str, Callable[[object], Any]] = {
        **{name: partial(_number, name) for name in NUMBERS},
        **{name: partial(_word, known) for name, known in WORDS.items()},
        **{name: partial(_day, orders=orders) for name in DAYS},
        "date": partial(_date, cells=cells, orders=orders),
        "event_id": lambda value: _text(value).strip(),
        "cameo": lambda value: _cameo(_text(value)),
    }
    values, faults = {}, []
    for name in COLUMNS:
        try:
            values[name] = readers.get(name, _text)(cells.get(name))
        except (ValueError, InputError) as error:
            faults.append(f"{name}: {error}")
    if not faults and not _is_forward(str(values["start"]), str(values["end"])):
        faults.append("end: not a day after start, or one of the two is missing")
    return values, faults


def _is_forward(start: str, end: str) -> bool:
    return bool(start) == bool(end) and start <= end


def _runs_forward(cells: Cells, order: Order) -> bool:
    """Whether the days of a row are days in this order, and the first is not after the last."""
    try:
        return _is_forward(*(_day(cells.get(name), [order]) for name in DAYS))
    except ValueError:
        return False


def _text(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str | int | float | dt.date):
        raise ValueError("neither text nor a number")
    if isinstance(value, str) and not value.isascii() and _SURROGATE.search(value):
        raise ValueError("holds an unpaired surrogate")
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _word(known: Sequence[str], value: object) -> str:
    text = _text(value).strip().lower()
    if text not in known:
        raise ValueError(f"{text!r} is none of {', '.join(filter(None, known))}")
    return text


def _cameo(text: str) -> str:
    """A code with the zero before it that a spreadsheet takes for nothing."""
    return text.zfill(3) if text.isdecimal() else text


def _number(name: str, value: object) -> int | float | None:
    kind, text = NUMBERS[name], "" if value is None else str(value).strip()
    if not text or text.lower() == "nan":
        return None if name in ("latitude", "longitude") else kind(0)
    low, high = LIMITS.get(name, (0, math.inf))
    try:
        number = float(re.sub(r"(?<=\d),(?=\d+$)", ".", text))
    except ValueError:
        raise ValueError(f"{text!r} is no number") from None
    if not low <= number <= high or number != kind(number):
        raise ValueError(f"{text} is no {name.replace('_', ' ')}")
    return kind(number)


def _day(value: object, orders: Sequence[Order]) -> str:
    """A day in ISO 8601, or empty."""
    if isinstance(value, dt.date):
        return dt.date(value.year, value.month, value.day).isoformat()
    if not (text := _text(value).strip()):
        return ""
    days = {_in_order(text, order) for order in orders}
    if len(days) > 1:
        raise ValueError(f"{text!r} may be {' or '.join(sorted(days))}; write it so")
    return days.pop()


def _in_order(text: str, order: Order) -> str:
    match = _DAY.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is no day")
    parts = [match[1], match[3], match[4]]
    iso = len(match[1]) == 4
    year, month, day = (int(parts[i]) for i in ((0, 1, 2) if iso else order))
    try:
        if not iso and year < _OLDEST:
            raise ValueError
        return dt.date(year, month, day).isoformat()
    except ValueError:
        raise ValueError(f"{text!r} is no day") from None


def _date(value: object, cells: Cells, orders: Sequence[Order]) -> str:
    """A date in EDTF, or what a spreadsheet has made of one: a day in its own order, a month as ``Sep-23``."""
    if isinstance(value, dt.date) or _DAY.fullmatch(_text(value).strip()):
        return _day(value, orders)
    if not (text := _text(value).strip()):
        return ""
    try:
        edtf.read(text)
    except ValueError:
        return _month(text, _day(cells.get("start"), orders))
    return text


def _month(text: str, start: str) -> str:
    """The month that a spreadsheet writes with two digits of its year; the first day of the row knows all four."""
    match = _MONTH.fullmatch(text)
    if not match or start[2:4] != match[2]:
        raise ValueError(f"{text!r} is no date in EDTF, as 2023-09-13, 2023-09 or 2023-09-12/2023-09-17 are")
    return edtf.write(publish_date.parse(f"{match[1]} {start[:4]}"), Precision.MONTH)
