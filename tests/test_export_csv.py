"""A CSV is safe to open in a spreadsheet, and read back as it was, whatever the spreadsheet has done to it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from tables import VISIT, tables

from timeline import export
from timeline.errors import InputError, TableError
from timeline.table import COLUMNS, Row

DAY = replace(VISIT, event_id="day", date="2023-09-13", start="2023-09-13", end="2023-09-13", precision="day", evidence="نعم.")


def written(rows: Sequence[Row], *, mark: bool = True) -> bytes:
    stream = io.BytesIO()
    export.csv.write(rows, stream, mark=mark)
    return stream.getvalue()


def read(data: bytes | str) -> list[Row]:
    return export.csv.read(io.BytesIO(data.encode() if isinstance(data, str) else data))


def cells(row: Row) -> dict[str, str]:
    (found,) = csv.DictReader(io.StringIO(written([row], mark=False).decode(), newline=""))
    return found


def resaved(*rows: dict[str, str], delimiter: str = ",", encoding: str = "utf-8-sig") -> bytes:
    """A table as a spreadsheet saves it: its own delimiter, line ends and encoding, and the columns that the cells have."""
    text = io.StringIO(newline="")
    lines = csv.DictWriter(text, list(rows[0]), delimiter=delimiter, lineterminator="\r\n")
    lines.writeheader()
    lines.writerows(rows)
    return text.getvalue().encode(encoding)


@given(tables())
def test_what_was_written_is_read(rows: Sequence[Row]) -> None:
    assert read(written(rows)) == rows
    if b"\0" not in written(rows):
        assert read(written(rows, mark=False)) == rows


@pytest.mark.parametrize("text", ["=1+1", "+1", "-نعم", "@a", "\t=1", "\r1", "\n1", "'=1", "''=1", "＝1", '=HYPERLINK("http://a")'])
def test_no_text_is_a_formula(text: str) -> None:
    row = replace(VISIT, title=text, notes=text)
    assert cells(row)["title"] == cells(row)["notes"] == f"'{text}"
    assert read(written([row])) == [row]


@pytest.mark.parametrize("text", ["'", "'a", "a=1", " =1", "«-»"])
def test_other_text_stays_as_it_is(text: str) -> None:
    row = replace(VISIT, title=text)
    assert cells(row)["title"] == text
    assert read(written([row])) == [row]


def test_numbers_keep_their_sign_and_all_their_digits() -> None:
    row = replace(VISIT, latitude=-33.86882345678, longitude=-0.0000001, confidence=1.0)
    assert [cells(row)[name] for name in ("latitude", "longitude", "confidence")] == ["-33.86882345678", "-1e-07", "1"]
    assert read(written([row])) == [row]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "utf-16", "windows-1256"])
def test_a_spreadsheet_saves_in_its_own_way(delimiter: str, encoding: str) -> None:
    assert read(resaved(cells(VISIT), cells(DAY), delimiter=delimiter, encoding=encoding)) == [VISIT, DAY]


def test_columns_may_have_moved_or_gone_or_come() -> None:
    found = cells(VISIT)
    moved = {name.upper() if name == "title" else f" {name} ": found[name] for name in reversed(COLUMNS)} | {"mine": "x", "": ""}
    assert read(resaved(moved)) == [VISIT]
    short = {name: found[name] for name in COLUMNS[: COLUMNS.index("latitude")]}
    (row,) = read(resaved(short))
    assert (row.place_country, row.latitude, row.cameo, row.source_count, row.confidence, row.locked) == ("RUS", None, "", 0, 0, "")
    assert read("event_id,date,start,end,precision,date_basis,type,status\nvisit-1,,,,,,visit,occurred,,,\nvisit-2,,,,,,visit,occurred\n")


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"start": "12/09/2023", "end": "17/09/2023"}, {}),
        ({"start": "9/12/2023", "end": "9/17/2023"}, {}),
        ({"start": "12.9.2023", "end": "17.9.2023"}, {}),
        ({"start": "2023/9/12", "end": "2023/9/17"}, {}),
        ({"start": "2023-09-12 00:00:00", "end": "٢٠٢٣-٠٩-١٧"}, {}),
        (
            {"date": "13/09/2023", "start": "13/09/2023", "end": "13/09/2023"},
            {"date": "2023-09-13", "start": "2023-09-13", "end": "2023-09-13"},
        ),
        ({"date": "Sep-23", "start": "01/09/2023", "end": "30/09/2023"}, {"date": "2023-09", "start": "2023-09-01", "end": "2023-09-30"}),
        (
            {"date": "سبتمبر-23", "start": "2023-09-01", "end": "2023-09-30"},
            {"date": "2023-09", "start": "2023-09-01", "end": "2023-09-30"},
        ),
        ({"cameo": "42"}, {}),
        ({"latitude": "43,1332445", "confidence": "0,95"}, {}),
        ({"source_count": "2.0", "mention_count": "٥"}, {}),
        ({"latitude": "", "longitude": ""}, {"latitude": None, "longitude": None}),
        ({"type": " Visit ", "status": "OCCURRED"}, {}),
        ({"title": "  عنوان ", "locked": "yes"}, {"title": "  عنوان "}),
    ],
)
def test_cells_that_a_spreadsheet_or_a_user_has_changed(changed: dict[str, str], expected: dict[str, str | None]) -> None:
    assert read(resaved(cells(VISIT) | changed)) == [replace(VISIT, **expected)]  # type: ignore[arg-type]


def test_one_day_tells_the_order_of_all() -> None:
    early = {"date": "03/04/2023", "start": "03/04/2023", "end": "03/04/2023"}
    late = {"date": "04/13/2023", "start": "04/13/2023", "end": "04/13/2023"}
    assert [row.start for row in read(resaved(cells(DAY) | early, cells(DAY) | late))] == ["2023-03-04", "2023-04-13"]
    span = {"start": "03/04/2023", "end": "01/05/2023"}
    assert [row.start for row in read(resaved(cells(VISIT) | span))] == ["2023-04-03"]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"start": "03/04/2023", "end": "03/04/2023"}, "start: '03/04/2023' may be 2023-03-04 or 2023-04-03; write it so"),
        ({"start": "soon"}, "start: 'soon' is no day"),
        ({"start": "2023-02-30"}, "start: '2023-02-30' is no day"),
        ({"start": "28/02/1445", "end": "29/02/1445"}, "start: '28/02/1445' is no day"),
        ({"start": "12/09/23"}, "start: '12/09/23' is no day"),
        ({"end": "2023-09-11"}, "end: not a day after start, or one of the two is missing"),
        ({"end": ""}, "end: not a day after start, or one of the two is missing"),
        ({"date": "autumn"}, "date: 'autumn' is no date in EDTF"),
        ({"date": "Sep-24"}, "date: 'Sep-24' is no date in EDTF"),
        ({"date": "2023-13"}, "date: '2023-13' is no date in EDTF"),
        ({"type": "met"}, "type: 'met' is none of visit, inspection"),
        ({"status": ""}, "status: '' is none of occurred, planned"),
        ({"precision": "hour"}, "precision: 'hour' is none of day, span"),
        ({"latitude": "north"}, "latitude: 'north' is no number"),
        ({"latitude": "431332445"}, "latitude: 431332445 is no latitude"),
        ({"longitude": "inf"}, "longitude: inf is no longitude"),
        ({"source_count": "1.5"}, "source_count: 1.5 is no source count"),
        ({"mention_count": "-1"}, "mention_count: -1 is no mention count"),
        ({"confidence": "95"}, "confidence: 95 is no confidence"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named(changed: dict[str, str], fault: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(resaved(cells(VISIT), cells(VISIT) | changed))
    with pytest.raises(TableError) as raised:
        export.load(path)
    assert raised.value.faults[0].startswith(f"{path}:3: {fault}")


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(TableError) as raised:
        read(resaved(cells(VISIT) | {"type": "met", "start": "soon"}, cells(VISIT), cells(VISIT) | {"latitude": "x"}))
    assert [fault.split(" ")[:2] for fault in raised.value.faults] == [["2:", "start:"], ["2:", "type:"], ["4:", "latitude:"]]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ("", "1: no column event_id"),
        ("a,b\n", "1: no column event_id"),
        ("event_id,type,Type\n", "1: type: there twice"),
        ("event_id,type,status\na,visit,occurred,x\n", "2: more cells than columns"),
        (b"\0\1", "a binary file"),
    ],
)
def test_what_is_no_table(data: str | bytes, fault: str) -> None:
    with pytest.raises(InputError) as raised:
        read(data)
    assert str(raised.value).startswith(fault)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a.csv: cannot be read \(No such file or directory\)"):
        export.load(tmp_path / "a.csv")
    with pytest.raises(InputError, match=r"a.docx: no table that can be read \(.csv"):
        export.load(tmp_path / "a.docx")
