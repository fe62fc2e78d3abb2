"""Articles that mean harm come out of every output as text: nothing runs, nothing breaks out of its cell, nothing is lost."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from icalendar import Calendar
from openpyxl import load_workbook

from timeline import export
from timeline.cli import main
from timeline.export import Readable
from timeline.table import COLUMNS, Row

MEETING = "التقى وزير الخارجية المصري سامح شكري نظيره الأردني أيمن الصفدي في عمّان يوم الثلاثاء 2 مايو/أيار 2023"
TEXTS = {
    "script": f"<script>alert('x')</script> {MEETING} <img src=x onerror=alert(1)>.",
    "formula": f'=HYPERLINK("http://evil.example","{MEETING}").',
    "plus": f"+{MEETING}.",
    "minus": f"-2+3+cmd|' /C calc'!A0 {MEETING}.",
    "at": f"@SUM(1) {MEETING}.",
    "tab": f"\t=1+1 {MEETING}.",
    "turned": f"\u202e{MEETING}\u202c \u2066\u2067 \u200f\u061c.",
    "inside": MEETING.replace("شكري", "شك\u202eري").replace("سامح", "سا\u200bمح") + ".",
    "nul": f"\0{MEETING}\0 \x1b[2J\x07\x08.",
    "calendar": f"{MEETING}\r\nEND:VEVENT\r\nEND:VCALENDAR",
    "breaks": f"{MEETING}\u2028\u2029\x85\v\f.",
    "planes": f"\U0001f1ea\U0001f1ec {MEETING} \U0001f468\u200d\U0001f469 e\u0301 \ufffe\uffff\U0010ffff.",
    "cell": f"{MEETING} _x0041_ ; , \" ' \\ \\n _x000D_.",
    "long": f"{MEETING} {'كلمة ' * 110_000}.",
    "word": f"{MEETING} {'ا' * 550_000}.",
}
GIVEN = {"url": "javascript:alert(1)", "outlet": "=1+1\0", "title": "</script><b>", "publish_date": "2023-05-03"}
TABLES = [suffix for suffix, form in export.FORMATS.items() if isinstance(form, Readable)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the articles, one of which no program can write, and their table in every format."""
    folder = tmp_path_factory.mktemp("hostile")
    lines = [json.dumps({"id": id, "text": text, **GIVEN}) for id, text in TEXTS.items()]
    (folder / "articles.jsonl").write_text("\n".join([*lines, '{"id": "half", "text": "\\ud800"}']), encoding="utf-8")
    result = run("extract", str(folder / "articles.jsonl"), "--merge", "none", "-o", str(folder / "out.csv"))
    assert (result.exit_code, result.stderr) == (1, f"{folder}/articles.jsonl:16: holds an unpaired surrogate\n")
    for suffix in export.FORMATS:
        if suffix != ".csv":
            assert run("convert", str(folder / "out.csv"), str(folder / f"out{suffix}")).exit_code == 0
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def rows(folder: Path, suffix: str) -> dict[str, Row]:
    return {row.sources: row for row in export.load(folder / f"out{suffix}")}


def test_every_article_has_its_row_and_its_evidence_word_for_word(folder: Path) -> None:
    found = rows(folder, ".csv")
    assert set(found) == set(TEXTS)
    for id, row in found.items():
        assert (row.type, row.date) == ("meeting", "2023-05-02"), id
        assert row.evidence in TEXTS[id]
        assert MEETING.split()[-1] in row.evidence


@pytest.mark.parametrize("suffix", TABLES)
def test_every_table_gives_back_every_row(folder: Path, suffix: str) -> None:
    before, after = rows(folder, ".csv"), rows(folder, suffix)
    if suffix == ".xlsx":
        assert before["word"].evidence.startswith(after["word"].evidence)
        assert len(after["word"].evidence) == 32_767 < len(before["word"].evidence)
        del before["word"], after["word"]
    assert after == before


def test_no_cell_of_a_csv_starts_a_formula(folder: Path) -> None:
    cells = [cell for line in csv.reader(io.StringIO((folder / "out.csv").read_text(encoding="utf-8-sig"), newline="")) for cell in line]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert len(cells) == (len(TEXTS) + 1) * len(COLUMNS)


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(folder: Path) -> None:
    cells = [cell for sheet in load_workbook(folder / "out.xlsx") for line in sheet for cell in line]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert not any(cell.hyperlink for cell in cells)
    assert all(cell.quotePrefix for cell in cells if str(cell.value).startswith(("=", "+", "-", "@")))


def test_nothing_breaks_out_of_its_line_of_a_calendar(folder: Path) -> None:
    data = (folder / "out.ics").read_bytes()
    assert len(Calendar.from_ical(data).walk("VEVENT")) == len(TEXTS)
    lines = data.split(b"\r\n")
    assert (lines.count(b"END:VEVENT"), lines.count(b"END:VCALENDAR")) == (len(TEXTS), 1)
    assert all(len(line) <= 75 and not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line) for line in lines)
    assert b"javascript:" not in data


@pytest.mark.parametrize("width", ["20", "80", "200"])
def test_no_command_reaches_a_terminal(folder: Path, width: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", width)
    shown = run("show", f"{folder}/out.csv").stdout
    assert {unicodedata.category(char) for char in shown if char != "\n"} & {"Cc", "Zl", "Zp"} == set()
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200f]", shown)
    assert "2023-05-02" in shown or width == "20"


@pytest.mark.parametrize("command", ["extract", "dates", "documents"])
def test_every_line_of_json_and_every_record_is_whole(folder: Path, command: str) -> None:
    result = run(command, str(folder / "articles.jsonl"))
    assert result.exit_code == 1
    if command == "extract":
        assert len(list(csv.DictReader(io.StringIO(result.stdout_bytes.decode(), newline="")))) > 0
    else:
        known = {json.loads(line)["doc_id"] for line in result.stdout_bytes.split(b"\n") if line}
        assert known == set(TEXTS)


def test_offsets_lead_to_what_they_say(folder: Path) -> None:
    for mention in export.load_mentions(folder / "out.csv"):
        text = TEXTS[str(mention["doc_id"])]
        assert text[mention["offset"] : mention["offset_end"]] == mention["text"]  # type: ignore[misc]
        assert text[mention["sentence_offset"] : mention["sentence_offset_end"]] == mention["sentence"]  # type: ignore[misc]
