"""Every kind of input is read, every fault is one line that names its file, and the rest goes on."""

from __future__ import annotations

import builtins
import datetime as dt
import gzip
import io
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from timeline import files
from timeline.errors import InputError
from timeline.export import html
from timeline.model import Document, Interval
from timeline.read import Articles, Given

TEXT = "وصل الوزير إلى عمّان أمس."
DAY = Interval.day(dt.date(2023, 9, 13))
FOR_ALL = Interval.day(dt.date(2023, 1, 4))
NOTHING = Given()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, content: str | bytes) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode() if isinstance(content, str) else content
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


def read(*paths: str, given: Given = NOTHING) -> tuple[list[Document], list[str]]:
    faults: list[str] = []
    return list(Articles(paths, given, faults.append)), faults


def one(*paths: str, given: Given = NOTHING) -> Document:
    documents, faults = read(*paths, given=given)
    assert faults == []
    assert len(documents) == 1
    return documents[0]


def lines(*records: object) -> str:
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records)


RECORD = {"id": "a", "text": TEXT, "publish_date": "13 سبتمبر 2023", "title": "عنوان", "url": "https://example.org/a", "outlet": "صحيفة"}
FULL = {"published": DAY, "title": "عنوان", "url": "https://example.org/a", "outlet": "صحيفة"}
CSV = ",".join(RECORD) + "\n" + ",".join(RECORD.values()) + "\n"


@pytest.mark.parametrize("zipped", ["", ".gz"])
@pytest.mark.parametrize(
    ("name", "content", "known"),
    [
        ("a.txt", TEXT, {}),
        ("a.md", TEXT, {}),
        ("a", TEXT, {}),
        ("news.jsonl", lines(RECORD), FULL),
        ("news.csv", CSV, FULL),
        ("news.csv", "\ufeff" + CSV.replace(",", ";"), FULL),
    ],
)
def test_formats(name: str, content: str, known: dict[str, object], zipped: str) -> None:
    if name == "a" and zipped:
        name = "a.txt"
    path = write(name + zipped, content)
    assert one(str(path)) == Document("a", TEXT, source=str(path), **known)  # type: ignore[arg-type]


def test_the_text_is_not_changed_in_any_way() -> None:
    text = "\u200fأَوّلُ سطرٍ\r\n\r\n  ثانٍ\t\u00a0\n"
    write("a.txt", text)
    write("b.jsonl", lines({"id": "b", "title": "عنوان", "text": text}))
    assert [d.text for d in read("a.txt", "b.jsonl")[0]] == [text, text]


LONG = f"{TEXT} وقال إنّ الزيارة ستستغرق يومين ثم يعود إلى بلاده."
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1256", "iso8859-6", "cp720"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("zipped", ["", ".gz"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", LONG),
        ("a.jsonl", lines({"id": "a", "text": LONG}, {"id": "b", "text": LONG})),
        ("a.csv", f"id,text\na,{LONG}\nb,{LONG}\n"),
        ("a.csv", f"id;text\r\na;{LONG}\r\n"),
        ("a.csv", f"text\tid\n{LONG}\ta\n"),
    ],
    ids=["text", "json", "commas", "semicolons", "tabs"],
)
def test_encodings(name: str, content: str, encoding: str, zipped: str) -> None:
    write(name + zipped, content.encode(encoding))
    documents, faults = read(name + zipped)
    assert faults == []
    assert {document.text for document in documents} == {LONG}


@pytest.mark.parametrize("words", [3, 6, 12])
@pytest.mark.parametrize("encoding", ["windows-1256", "utf-16-le"])
def test_a_few_words_tell_the_encoding(encoding: str, words: int) -> None:
    text = " ".join(LONG.split()[:words])
    write("a.txt", text.encode(encoding))
    assert one("a.txt").text == text


def test_damaged_utf_8_is_not_taken_for_a_code_page() -> None:
    data = bytearray(LONG.encode())
    data[20] = data[40] = 0xFF
    write("a.txt", bytes(data))
    assert read("a.txt") == ([], ["a.txt: not UTF-8 text (byte 0xff at 20)"])


def test_metadata_from_a_spreadsheet() -> None:
    write("a.txt", TEXT)
    for encoding in ("utf-16", "windows-1256"):
        write("metadata.csv", "doc_id\tpublish_date\toutlet\r\na\t13/09/2023\tصحيفة الأيام\r\n".encode(encoding))
        assert (one("a.txt").published, one("a.txt").outlet) == (DAY, "صحيفة الأيام")


def test_a_cell_may_hold_line_breaks_and_the_next_fault_knows_its_line() -> None:
    write("news.csv", 'id,text\na,"أول\nثان"\nb\n')
    documents, faults = read("news.csv")
    assert [d.text for d in documents] == ["أول\nثان"]
    assert faults == ["news.csv:4: 1 cells, not 2"]


def test_folders_are_read_in_order_with_what_lies_in_them() -> None:
    for name in ("in/b.txt", "in/a.txt", "in/deep/c.txt", "in/.hidden.txt", "in/.git/d.txt", "in/picture.png", "in/z.jsonl.gz"):
        write(name, lines({"id": "z", "text": TEXT}) if "jsonl" in name else TEXT)
    assert [d.id for d in read("in")[0]] == ["a", "b", "z", "c"]


def test_globs_and_files_named_twice() -> None:
    for name in ("a.txt", "b.txt", "deep/c.txt"):
        write(name, TEXT)
    assert [d.id for d in read("*.txt", "a.txt", "./b.txt")[0]] == ["a", "b"]
    assert [d.id for d in read("**/*.txt")[0]] == ["a", "b", "c"]
    assert [d.id for d in read("deep", ".")[0]] == ["c", "a", "b"]


def test_a_name_with_the_signs_of_a_glob_is_a_name() -> None:
    write("a[1].txt", TEXT)
    assert one("a[1].txt").id == "a[1]"


def test_tables_that_the_tool_wrote_are_no_articles() -> None:
    write("a.txt", TEXT)
    write("timeline.csv", "\ufeffevent_id,date\n")
    write("timeline.jsonl", lines({"event_id": "e", "date": "2023"}))
    write("timeline.mentions.jsonl", lines({"event_id": "e"}))
    with Path("timeline.html").open("wb") as stream:
        html.write([], stream)
    assert one(".").id == "a"


def stdin(monkeypatch: pytest.MonkeyPatch, content: str | bytes) -> None:
    data = content.encode() if isinstance(content, str) else content
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_standard_input_is_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, TEXT)
    assert one("-") == Document("stdin", TEXT, source="standard input")


def test_standard_input_is_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, lines({"id": "a", "text": TEXT}, {"id": "b", "text": TEXT}))
    assert [d.id for d in read("-")[0]] == ["a", "b"]


def test_standard_input_in_an_old_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, TEXT.encode("windows-1256"))
    assert one("-").text == TEXT


PAGE = f"""<html><head><title>زيارة</title><meta property="article:published_time" content="2023-09-13T10:00:00Z"></head><body>
<nav>الرئيسية</nav><article><p>{TEXT * 5}</p><p>{"وقال الوزير إن الزيارة تستغرق يومين. " * 5}</p></article></body></html>"""


def test_web_pages() -> None:
    pytest.importorskip("trafilatura")
    write("a.html", PAGE)
    page = one("a.html")
    assert (page.id, page.title, page.published) == ("a", "زيارة", DAY)
    assert TEXT in page.text
    assert "الرئيسية" not in page.text


def test_a_web_page_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("trafilatura")
    stdin(monkeypatch, f"\n<!DOCTYPE html>{PAGE}")
    page = one("-")
    assert (page.id, page.title, page.published) == ("stdin", "زيارة", DAY)


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6"])
@pytest.mark.parametrize("declared", ['<meta charset="{}">', "<meta http-equiv=Content-Type content='text/html; charset={}'>", ""])
def test_old_web_pages(encoding: str, declared: str) -> None:
    pytest.importorskip("trafilatura")
    write("a.html", PAGE.replace("<head>", f"<head>{declared.format(encoding)}").encode(encoding))
    assert TEXT in one("a.html").text


def test_a_web_page_that_does_not_know_its_own_encoding() -> None:
    pytest.importorskip("trafilatura")
    for wrong in ("utf-8", "no-such-page", "hex"):
        write("a.html", PAGE.replace("<head>", f"<head><meta charset={wrong}>").encode("windows-1256"))
        assert TEXT in one("a.html").text


def test_a_folder_of_all_kinds() -> None:
    pytest.importorskip("trafilatura")
    write("in/a.txt", TEXT.encode("windows-1256"))
    write("in/b.html", PAGE)
    write("in/c.jsonl.gz", lines({"id": "c", "text": TEXT}))
    write("in/d.csv", f"id;text\nd;{TEXT}\n")
    write("in/deep/e.md.gz", TEXT.encode("utf-16"))
    write("in/notes.docx", "x")
    documents, faults = read("in")
    assert ([d.id for d in documents], faults) == (["a", "b", "c", "d", "e"], [])


def test_web_pages_without_their_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: object) -> ModuleType:
        if name == "trafilatura":
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    write("a.html", PAGE)
    write("b.txt", TEXT)
    documents, faults = read(".")
    assert [d.id for d in documents] == ["b"]
    assert faults == ["a.html: reading web pages needs trafilatura: pip install 'timeline[html]'"]


METADATA = "doc_id,publish_date,outlet\na,13 سبتمبر 2023,صحيفة\nb,,\n"


def test_metadata_beside_the_articles() -> None:
    write("in/a.txt", TEXT)
    write("in/deep/b.txt", TEXT)
    write("in/metadata.csv", METADATA)
    write("in/deep/metadata.csv", "doc_id;publish_date\nb;2023-09\n")
    for paths in (["in"], ["in/a.txt", "in/deep/b.txt"], ["in/*", "in/deep/*"]):
        documents, faults = read(*paths)
        assert faults == []
        known = {d.id: (d.published, d.outlet) for d in documents}
        assert known == {"a": (DAY, "صحيفة"), "b": (Interval(dt.date(2023, 9, 1), dt.date(2023, 9, 30)), "")}


def test_which_publish_date_stands() -> None:
    write("news.jsonl", lines({"id": "a", "text": TEXT, "publish_date": "2023-01-01"}))
    assert one("news.jsonl").published == Interval.day(dt.date(2023, 1, 1))
    write("metadata.csv", "doc_id,publish_date\na,2023-01-02\n")
    assert one("news.jsonl").published == Interval.day(dt.date(2023, 1, 2))
    elsewhere = write("elsewhere/dates.csv", "doc_id,publish_date\na,2023-01-03\n")
    assert one("news.jsonl", given=Given(metadata=elsewhere)).published == Interval.day(dt.date(2023, 1, 3))
    assert one("news.jsonl", given=Given(FOR_ALL, elsewhere)).published == FOR_ALL
    assert one("news.jsonl", given=Given(FOR_ALL, elsewhere, ignore_metadata=True)).published is None


def test_a_metadata_row_that_ignore_metadata_makes_void_still_names_the_outlet() -> None:
    write("a.txt", TEXT)
    write("metadata.csv", METADATA)
    assert one(".", given=Given(ignore_metadata=True)) == Document("a", TEXT, source="a.txt", outlet="صحيفة")


FAULTS: list[tuple[str, str | bytes, str]] = [
    ("empty.txt", "", "empty.txt: empty"),
    ("blank.txt", " \n\u00a0\n", "blank.txt: empty"),
    ("picture.txt", b"\x89PNG\r\n\0\0\0", "picture.txt: a binary file, not text"),
    ("french.txt", "Le président reçoit à l'Élysée son homologue.".encode("cp1252"), "french.txt: not UTF-8 text (byte 0x"),
    ("half.txt", TEXT.encode()[:-2] + b"\xd8", "half.txt: not UTF-8 text (byte 0x"),
    ("half16.txt", b"\xff\xfea", "half16.txt: not UTF-16 text (byte 0x"),
    ("table.csv", "name,words\na,b\n", "table.csv: no column id and no column text"),
    ("cells.csv", "id,text\na,b,c\n", "cells.csv:2: 3 cells, not 2"),
    ("header.csv", "id,text\n", "header.csv: empty"),
    ("nothing.csv", "", "nothing.csv: empty"),
    ("nothing.jsonl", " \n\n", "nothing.jsonl: empty"),
    ("nothing.html", "", "nothing.html: "),
    ("noid.csv", "id,text\n,b\n", "noid.csv:2: no id"),
    ("zip.txt.gz", b"", "zip.txt.gz: cannot be read"),
    ("news.jsonl", "{", "news.jsonl:1: not JSON"),
    ("news.jsonl", "\n" + "[" * 100_000, "news.jsonl:2: not JSON"),
    ("news.jsonl", "[1]", "news.jsonl:1: not a JSON object"),
    ("news.jsonl", lines({"id": "x"}), "news.jsonl:1: no text"),
    ("news.jsonl", lines({"text": "x"}), "news.jsonl:1: no id"),
    ("news.jsonl", lines({"id": "x", "text": ["y"]}), "news.jsonl:1: text is no string"),
    ("news.jsonl", '{"id": "x", "text": "\\ud800"}', "news.jsonl:1: holds an unpaired surrogate"),
    ("news.jsonl", lines({"id": "x; y", "text": "y"}), "news.jsonl:1: 'x; y' cannot be the id of an article"),
    ("news.jsonl", b'{"id": "x", "text": "\xff"}', "news.jsonl:1: not UTF-8 text (byte 0xff at 21)"),
    ("news.jsonl", lines({"id": "good", "text": "y"}), "news.jsonl:1: the article id good is taken by good.txt"),
]


@pytest.mark.parametrize(("name", "content", "fault"), FAULTS, ids=[fault for _, _, fault in FAULTS])
def test_each_fault_is_one_line_and_the_rest_is_read(name: str, content: str | bytes, fault: str) -> None:
    write("good.txt", TEXT)
    write(name, content)
    if name.endswith(".gz"):
        Path(name).write_bytes(b"not zipped")
    write("z.txt", TEXT)
    documents, faults = read("good.txt", name, "z.txt")
    assert [d.id for d in documents] == ["good", "z"]
    assert len(faults) == 1
    assert faults[0].startswith(fault)
    assert "\n" not in faults[0]


def test_metadata_that_name_no_article_are_reported() -> None:
    write("a.txt", TEXT)
    write("metadata.csv", "doc_id,publish_date\na.txt,2023-09-13\n")
    documents, faults = read(".")
    assert [(d.id, d.published) for d in documents] == [("a", None)]
    assert faults == ["metadata.csv: names none of the articles (its first is a.txt)"]


def test_metadata_without_anything_to_know_are_reported() -> None:
    write("a.txt", TEXT)
    write("metadata.csv", "doc_id,date\na,2023-09-13\n")
    assert read(".")[1] == ["metadata.csv:1: no column outlet, publish_date, title, url"]


def test_a_malformed_line_does_not_stop_those_after_it() -> None:
    write("news.jsonl", "\n".join([lines({"id": "a", "text": TEXT}), "{", lines({"id": 7, "text": TEXT})]))
    documents, faults = read("news.jsonl")
    assert [d.id for d in documents] == ["a", "7"]
    assert faults == ["news.jsonl:2: not JSON"]


def test_a_date_that_is_none_leaves_the_article_undated() -> None:
    write("news.jsonl", lines({"id": "a", "text": TEXT, "publish_date": "soon"}))
    documents, faults = read("news.jsonl")
    assert [d.published for d in documents] == [None]
    assert faults == ["news.jsonl:1: publish_date: 'soon' is no date with a year from 1700 to 2199; read as undated"]


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("a\n", "metadata.csv:2: 1 cells, not 2"),
        ("a,soon\n", "metadata.csv:2: 'soon' is no date with a year from 1700 to 2199"),
        (",2023-09-13\n", "metadata.csv:2: no doc_id"),
        ("b,2023-09-13\nb,2023-09-14\n", "metadata.csv:3: another row for b"),
    ],
)
def test_a_malformed_metadata_row(rows: str, fault: str) -> None:
    write("a.txt", TEXT)
    write("b.txt", TEXT)
    write("metadata.csv", "doc_id,publish_date\n" + rows + "b,2023-09-13\n")
    documents, faults = read(".")
    assert [(d.id, d.published) for d in documents] == [("a", None), ("b", DAY)]
    assert faults == [fault]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("id,date\n", "metadata.csv:1: no column doc_id"),
        (b"\0", "metadata.csv: a binary file, not text"),
        ("", "metadata.csv:1: no column doc_id"),
    ],
)
def test_metadata_that_are_none(content: str | bytes, fault: str) -> None:
    write("a.txt", TEXT)
    write("metadata.csv", content)
    documents, faults = read(".")
    assert (len(documents), faults) == (1, [fault])


def test_paths_that_lead_to_no_article() -> None:
    Path("empty").mkdir()
    write("a.pdf", "x")
    write("metadata.csv", METADATA)
    kinds = "(.txt, .md, .html, .htm, .jsonl, .csv, each also .gz)"
    assert read("missing.txt", "*.docx", "empty", "a.pdf", "metadata.csv")[1] == [
        "missing.txt: no such file or folder",
        "*.docx: no such file or folder",
        f"empty: no articles in this folder {kinds}",
        f"a.pdf: no known kind of file {kinds}",
        "metadata.csv: metadata, not articles; name it with --metadata",
    ]


def test_a_file_that_may_not_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: files.Source) -> None:
        raise PermissionError(13, "Permission denied")

    write("a.txt", TEXT)
    monkeypatch.setattr(files.Source, "open", refuse)
    assert read("a.txt") == ([], ["a.txt: cannot be read (Permission denied)"])


def test_progress_ends_where_the_bytes_end() -> None:
    write("a.txt", TEXT)
    write("b.jsonl", lines(*({"id": str(i), "text": TEXT} for i in range(50))))
    articles = Articles(["."], Given(), print)
    seen = [articles.done for _ in articles]
    assert seen == sorted(seen)
    assert articles.done == articles.size == sum(p.stat().st_size for p in Path().iterdir())


@any_of(st.binary(max_size=200), st.sampled_from(sorted(files.SUFFIXES)))
def test_any_bytes_are_read_or_reported(data: bytes, suffix: str) -> None:
    path = write(f"a{suffix}", data)
    documents, faults = read(str(path))
    assert documents or faults
    path.unlink()


def test_a_file_is_written_whole_or_not_at_all() -> None:
    path = write("out.csv", "before")
    with pytest.raises(KeyError), files.written_whole(path) as stream:
        stream.write(b"half")
        raise KeyError
    assert path.read_text() == "before"
    with files.written_whole(path) as stream:
        stream.write(b"all")
    assert path.read_text() == "all"
    assert [p.name for p in Path().iterdir()] == ["out.csv"]


def test_a_file_that_cannot_be_written() -> None:
    with pytest.raises(InputError, match=r"missing/out.csv: cannot be written \(No such file or directory\)"):
        files.written_whole(Path("missing/out.csv")).__enter__()


def test_articles_in_hand() -> None:
    faults: list[str] = []
    write("a.txt", TEXT)
    ready = Document("c", TEXT, DAY, url="https://example.org/c")
    articles = ["a.txt", RECORD | {"id": "b"}, ready, {"id": "a", "text": TEXT}, {"id": "d"}]
    assert list(Articles(articles, NOTHING, faults.append)) == [
        Document("a", TEXT, source="a.txt"),
        Document("b", TEXT, source="article 1", **FULL),  # type: ignore[arg-type]
        ready,
    ]
    assert faults == ["article 3: the article id a is taken by a.txt", "article 4: no text"]
    assert [d.published for d in Articles([ready], Given(FOR_ALL), print)] == [FOR_ALL]
    assert [d.published for d in Articles([ready], Given(ignore_metadata=True), print)] == [None]
