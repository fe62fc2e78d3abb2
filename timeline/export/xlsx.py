"""A workbook: a right-to-left sheet of the events, and one of the articles with their links."""

from __future__ import annotations

import datetime as dt
import io
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from timeline.errors import InputError
from timeline.export import cells
from timeline.export.articles import Record, articles
from timeline.table import BETWEEN, COLUMNS, NUMBERS, Row

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

ARTICLES = ("id", "publish_date", "outlet", "title", "url")
WIDTHS = {"title": 44, "title_en": 44, "evidence": 70, "notes": 40, "sources": 28, "date": 26, "actors": 30, "recipients": 30, "url": 60}
"""In characters; what is not here is as wide as its name and a little more."""
LONGEST, MOST_ROWS, MOST_LINKS, LONGEST_LINK = 32_767, 1_048_575, 65_530, 2_079
"""What Excel holds: UTF-16 units in a cell, rows under a header, links in a sheet, characters in a link."""

_OLDEST = dt.date(1900, 3, 1)
"""Excel has no day before 1900, and one in February of that year that never was."""
_FORMULA = re.compile("[-=+@]")
_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def write(rows: Sequence[Row], stream: IO[bytes], mentions: Iterable[Record] = ()) -> None:
    """Write a workbook; each row links to the first of its articles of which the mentions know an address.

    Raises:
        InputError: When there are more rows than a sheet holds.
    """
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    if len(rows) > MOST_ROWS:
        raise InputError(f"{len(rows)} rows, and a sheet holds {MOST_ROWS}")
    known = articles(mentions)
    book = Workbook()
    book.properties.created = book.properties.modified = dt.datetime(1980, 1, 1)
    links = [next((known[id].url for id in row.sources.split(BETWEEN) if id in known and known[id].url), "") for row in rows]
    _sheet(book.active, "timeline", COLUMNS, ([getattr(row, name) for name in COLUMNS] for row in rows), "sources", links)
    if known:
        values = [[getattr(article, name) for name in ARTICLES] for article in known.values()]
        _sheet(book.create_sheet(), "sources", ARTICLES, values, "url", [article.url for article in known.values()])
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).save()
    _copy_undated(made, stream)


def lost(rows: Sequence[Row]) -> str:
    """What of a table does not fit into cells, in one line; empty for nothing."""
    cut = sum(_escaped(text) != _cut(_escaped(text)) for row in rows for name in COLUMNS if isinstance(text := getattr(row, name), str))
    return f"{cut} of its texts cut off after {LONGEST} characters, the most that a cell holds" if cut else ""


def read(stream: IO[bytes]) -> list[Row]:
    """Read the rows of the sheet ``timeline``, or of the first, also after a user has changed, moved or added to them.

    Raises:
        InputError: When it is no workbook, or a cell is not what its column holds.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    data = io.BytesIO(stream.read())
    broken = (BadZipFile, InvalidFileException, zlib.error, EOFError, SyntaxError, LookupError, ValueError, TypeError, RuntimeError)
    try:
        lines = list(_lines(load_workbook(data, read_only=True, data_only=True)))
    except broken as error:
        raise InputError(f"no workbook that can be read ({str(error).splitlines()[0] if str(error) else type(error).__name__})") from None
    return cells.tabular(lines[0][1] if lines else (), lines[1:])


def _lines(book: Workbook) -> Iterator[tuple[int, list[object]]]:
    sheet = book["timeline"] if "timeline" in book.sheetnames else book.worksheets[0]
    sheet.reset_dimensions()
    for number, line in enumerate(sheet.iter_rows(), 1):
        values = [_value(cell) for cell in line]
        if any(value not in (None, "") for value in values):
            yield number, values


def _value(cell: Any) -> object:
    """What a cell shows: a day of which its format shows no day is a month, or a year."""
    if isinstance(cell.value, str):
        return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), cell.value)
    if isinstance(cell.value, dt.date):
        shown = re.sub(r"\[[^]]*\]|\"[^\"]*\"", "", cell.number_format).lower()
        return cell.value if "d" in shown else f"{cell.value:%Y-%m}" if "m" in shown else f"{cell.value:%Y}"
    return cell.value


def _sheet(
    sheet: Worksheet, title: str, columns: Sequence[str], lines: Iterable[Sequence[object]], linked: str, links: Sequence[str]
) -> None:
    """Fill a sheet: header, lines, and the links of one column."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet.title, sheet.sheet_view.rightToLeft, sheet.freeze_panes = title, True, "A2"
    sheet.append(columns)
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDE6F0")
    wrapped, top = Alignment(wrap_text=True, vertical="top"), Alignment(vertical="top")
    for number, values in enumerate(lines, 2):
        for place, (name, value) in enumerate(zip(columns, values, strict=True), 1):
            if value not in (None, ""):
                _fill(sheet.cell(number, place), name, value)
                sheet.cell(number, place).alignment = wrapped if name in WIDTHS else top
    for place, name in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = WIDTHS.get(name, len(name) + 5)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(links) + 1}"
    _link(sheet, columns.index(linked) + 1, links)


def _fill(cell: Any, name: str, value: object) -> None:
    """Put a value into a cell: days as days, numbers as numbers, and text as text, whatever it looks like."""
    day = dt.date.fromisoformat(str(value)) if name in cells.DAYS else dt.date.min
    if day >= _OLDEST:
        cell.value, cell.number_format = day, "yyyy-mm-dd"
    elif name in NUMBERS:
        cell.value = value
    else:
        text = _cut(_escaped(str(value)))
        cell.value, cell.data_type = text, "s"
        cell.quotePrefix = bool(_FORMULA.match(text))
        if name not in WIDTHS or name == "date":
            cell.number_format = "@"


def _link(sheet: Worksheet, column: int, links: Sequence[str]) -> None:
    from openpyxl.styles import Font

    some = [(number, link) for number, link in enumerate(links, 2) if link and len(link) <= LONGEST_LINK]
    for number, link in some[:MOST_LINKS]:
        cell = sheet.cell(number, column)
        cell.hyperlink, cell.font = link, Font(color="0563C1", underline="single")


def _escaped(text: str) -> str:
    """Text with the characters that XML forbids written as the format does, ``_x0000_``."""
    return _ESCAPED.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def _cut(text: str) -> str:
    return text.encode("utf-16-le")[: 2 * LONGEST].decode("utf-16-le", "ignore")


def _copy_undated(made: IO[bytes], stream: IO[bytes]) -> None:
    """The same archive without the time at which its parts were written: the same table is the same bytes at any time."""
    with ZipFile(made) as before, ZipFile(stream, "w") as after:
        for name in before.namelist():
            part = ZipInfo(name)
            part.compress_type = ZIP_DEFLATED
            after.writestr(part, before.read(name))
