"""Each format holds what the table holds, gives it back, and is the same bytes each time."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from pyarrow import parquet
from regenerate import FORMATS
from tables import DENIED, MENTIONS, TABLE, UNDATED, VISIT, tables

from timeline import export
from timeline.cli import main
from timeline.errors import InputError, TableError
from timeline.export import Format, Readable, xlsx
from timeline.table import COLUMNS, Row, frame

READABLE = {suffix: form for suffix, form in export.FORMATS.items() if isinstance(form, Readable)}
SHORT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def written(form: Format, rows: Sequence[Row], mentions: Sequence[dict[str, object]] = ()) -> bytes:
    stream = io.BytesIO()
    form.write(rows, stream, mentions)
    assert not stream.closed
    return stream.getvalue()


def read(suffix: str, data: bytes) -> list[Row]:
    return READABLE[suffix].read(io.BytesIO(data))


def test_what_can_be_read() -> None:
    assert set(READABLE) == {".csv", ".jsonl", ".parquet", ".xlsx"}


@pytest.mark.parametrize("suffix", [".jsonl", ".parquet"])
@settings(max_examples=100)
@given(rows=tables())
def test_what_was_written_is_read(suffix: str, rows: Sequence[Row]) -> None:
    assert read(suffix, written(export.FORMATS[suffix], rows)) == rows


@settings(max_examples=50)
@given(tables(SHORT | st.sampled_from(["=1+1", "_x0041_", "_x005F_x0041_", " a ", "\r\n", "42", "2023-09-13", "TRUE", "\ufffe"])))
def test_a_workbook_gives_back_what_it_was_given(rows: Sequence[Row]) -> None:
    assert read(".xlsx", written(xlsx, rows, MENTIONS)) == rows


@pytest.mark.parametrize("suffix", FORMATS)
def test_each_format_is_as_it_was_kept(suffix: str) -> None:
    assert written(export.FORMATS[suffix], TABLE, MENTIONS) == FORMATS[suffix].read_bytes()


@pytest.mark.parametrize("suffix", export.FORMATS)
def test_the_same_table_is_the_same_bytes(suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = written(export.FORMATS[suffix], TABLE, MENTIONS)
    monkeypatch.setattr("time.time", lambda: 2e9)
    assert written(export.FORMATS[suffix], TABLE, MENTIONS) == first


@pytest.mark.parametrize("suffix", READABLE)
def test_an_empty_table(suffix: str) -> None:
    assert read(suffix, written(export.FORMATS[suffix], [])) == []


@pytest.mark.parametrize(
    ("suffix", "data", "fault"),
    [
        (".jsonl", b"{", "1: not JSON"),
        (".jsonl", b"\n" + b"[" * 100_000, "2: not JSON"),
        (".jsonl", b"[]", "1: no JSON object with an event_id"),
        (".jsonl", b"{}", "1: no JSON object with an event_id"),
        (".jsonl", b'{"event_id": ["a"]}', "1: event_id: neither text nor a number"),
        (".jsonl", b'{"event_id": "\\ud800"}', "1: event_id: holds an unpaired surrogate"),
        (".jsonl", b"\xff\xfe", "1: not JSON"),
        (".parquet", b"", "no Parquet that can be read ("),
        (".parquet", b"PAR1 not so PAR1", "no Parquet that can be read ("),
        (".xlsx", b"", "no workbook that can be read ("),
        (".xlsx", b"PK\x03\x04", "no workbook that can be read ("),
    ],
)
def test_what_is_no_table(suffix: str, data: bytes, fault: str) -> None:
    with pytest.raises(InputError) as raised:
        read(suffix, data)
    assert str(raised.value).startswith(fault)
    assert "\n" not in str(raised.value).partition("event_id: ")[0]


@pytest.mark.parametrize("suffix", [".parquet", ".xlsx"])
@settings(max_examples=100)
@given(place=st.floats(0, 1, exclude_max=True), byte=st.integers(1, 255))
def test_a_damaged_file_is_read_or_refused(suffix: str, place: float, byte: int) -> None:
    data = bytearray(written(export.FORMATS[suffix], [VISIT]))
    data[int(place * len(data))] ^= byte
    try:
        rows = read(suffix, bytes(data))
    except InputError as error:
        assert str(error)
    else:
        assert all(isinstance(row, Row) for row in rows)


def test_json_lines_hold_numbers_and_null() -> None:
    first, second = (json.loads(line) for line in written(export.FORMATS[".jsonl"], [VISIT, DENIED]).splitlines())
    assert tuple(first) == COLUMNS
    assert (first["latitude"], first["source_count"], second["latitude"], second["locked"]) == (43.1332445, 2, None, "")


def test_parquet_has_types_and_pandas_reads_and_writes_it(tmp_path: Path) -> None:
    data = written(export.FORMATS[".parquet"], TABLE)
    types = {field.name: str(field.type) for field in parquet.read_schema(io.BytesIO(data))}
    assert {name: type for name, type in types.items() if type != "string"} == {
        "start": "date32[day]",
        "end": "date32[day]",
        "latitude": "double",
        "longitude": "double",
        "source_count": "int64",
        "mention_count": "int64",
        "confidence": "double",
    }
    frame(TABLE).to_parquet(tmp_path / "mine.parquet")
    assert export.load(tmp_path / "mine.parquet") == list(TABLE)
    pd.read_parquet(io.BytesIO(data)).to_parquet(tmp_path / "again.parquet")
    assert export.load(tmp_path / "again.parquet") == list(TABLE)


def sheets() -> Workbook:
    return load_workbook(io.BytesIO(written(xlsx, TABLE, MENTIONS)))


def test_the_sheet_runs_from_right_to_left_under_a_header_that_stays() -> None:
    for sheet in sheets():
        assert (sheet.sheet_view.rightToLeft, sheet.freeze_panes) == (True, "A2")
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(1 < dimension.width < 80 for dimension in sheet.column_dimensions.values())
    assert [cell.value for cell in sheets()["timeline"][1]] == list(COLUMNS)


def test_days_are_days_and_text_is_text() -> None:
    old = replace(VISIT, date="1868-01-01", start="1868-01-01", end="1868-01-01", evidence="=1+1", title="-", cameo="042")
    sheet = load_workbook(io.BytesIO(written(xlsx, [VISIT, old])))["timeline"]
    cells = {name: [cell.value for cell in column[1:]] for name, column in zip(COLUMNS, sheet.columns, strict=True)}
    assert [str(value) for value in cells["start"]] == ["2023-09-12 00:00:00", "1868-01-01"]
    formula, code = (sheet.cell(3, COLUMNS.index(name) + 1) for name in ("evidence", "cameo"))
    assert (formula.value, formula.data_type, formula.quotePrefix) == ("=1+1", "s", True)
    assert (code.value, code.number_format) == ("042", "@")
    assert cells["latitude"] == [43.1332445, 43.1332445]


def test_links_lead_to_the_web_and_nowhere_else() -> None:
    book = sheets()
    links = [cell.hyperlink.target for sheet in book for line in sheet for cell in line if cell.hyperlink]
    assert links == ["https://example.org/a?b=1,2"] * 3
    sources = [[cell.value for cell in line] for line in book["sources"]]
    assert sources[0] == ["id", "publish_date", "outlet", "title", "url"]
    assert sources[1] == ["a", "2023-09-20", "صحيفة", None, "https://example.org/a?b=1,2"]
    assert sources[2] == ["b", "2023-09-01/2023-09-30", None, "=1", None]


def test_what_a_cell_cannot_hold_is_said() -> None:
    long = replace(VISIT, evidence="\U0001f91d" * 20_000)
    (row,) = read(".xlsx", written(xlsx, [long]))
    assert row.evidence == "\U0001f91d" * 16_383
    assert xlsx.lost([long, VISIT]) == "1 of its texts cut off after 32767 characters, the most that a cell holds"
    assert xlsx.lost([VISIT]) == ""


def edited(change: Callable[[Any], None]) -> list[Row]:
    book = sheets()
    change(book["timeline"])
    stream = io.BytesIO()
    book.save(stream)
    return read(".xlsx", stream.getvalue())


def test_a_workbook_that_a_user_has_changed_is_read() -> None:
    def change(sheet: Any) -> None:
        sheet.delete_cols(COLUMNS.index("locked") + 1)
        sheet.insert_cols(1)
        sheet["A1"], sheet["A2"] = "mine", "remember"
        sheet.insert_rows(3)
        month = sheet.cell(2, COLUMNS.index("date") + 2)
        month.value, month.number_format = pd.Timestamp("2023-10-01").to_pydatetime(), "mmm-yy"

    assert edited(change) == [replace(DENIED, date="2023-10"), replace(VISIT, locked=""), replace(UNDATED, locked="")]


def test_a_cell_of_a_workbook_that_cannot_be_read_is_named() -> None:
    with pytest.raises(TableError) as raised:
        edited(lambda sheet: sheet.cell(3, COLUMNS.index("status") + 1, "maybe"))
    assert raised.value.faults == ("3: status: 'maybe' is none of occurred, planned, cancelled, denied, speculated",)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("first", READABLE)
@pytest.mark.parametrize("second", READABLE)
def test_convert_loses_nothing(first: str, second: str) -> None:
    export.save(TABLE, Path(f"a{first}"))
    export.save_mentions(MENTIONS, Path(f"a{first}"))
    assert run("convert", f"a{first}", f"b{second}").output == ""
    assert export.load(Path(f"b{second}")) == list(TABLE)
    assert Path("b.mentions.jsonl").read_bytes() == Path("a.mentions.jsonl").read_bytes()


@pytest.mark.usefixtures("folder")
def test_convert_says_what_a_format_leaves_out() -> None:
    export.save(TABLE, Path("a.csv"))
    result = run("convert", "a.csv", "a.ics")
    assert (result.exit_code, result.stderr) == (0, "a.ics: 1 without a date left out: a calendar has no place for them\n")
    assert sorted(path.name for path in Path().iterdir()) == ["a.csv", "a.ics"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (("missing.csv", "b.csv"), "missing.csv: cannot be read (No such file or directory)"),
        (("a.csv", "a.docx"), "a.docx: no known format (.csv"),
        (("a.csv", "./a.csv"), "a.csv: is the table to convert"),
        (("a.ics", "b.csv"), "a.ics: no table that can be read (.csv, .jsonl, .parquet, .xlsx)"),
        (("a.csv", "missing/b.csv"), "missing/b.csv: cannot be written (No such file or directory)"),
        (("bad.csv", "b.csv"), "bad.csv:2: type: 'x' is none of visit"),
        (("folder.csv", "b.csv"), "folder.csv: cannot be read (Is a directory)"),
    ],
)
def test_what_convert_cannot_do_is_one_line(arguments: tuple[str, ...], fault: str) -> None:
    export.save(TABLE, Path("a.csv"))
    Path("bad.csv").write_text("event_id,type,status\na,x,occurred\n", encoding="utf-8")
    Path("folder.csv").mkdir()
    result = run("convert", *arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"Error: {fault}")
    assert len(result.stderr.splitlines()) == 1
    assert export.load(Path("a.csv")) == list(TABLE)
    assert not Path("b.csv").exists()


def test_mentions_are_read_one_by_one(tmp_path: Path) -> None:
    table = tmp_path / "a.xlsx"
    assert list(export.load_mentions(table)) == []
    path = export.save_mentions(MENTIONS, table)
    assert list(export.load_mentions(table)) == MENTIONS
    path.write_text("{}\n[", encoding="utf-8")
    with pytest.raises(InputError, match=r"a.mentions.jsonl:2: no JSON object"):
        list(export.load_mentions(table))
