"""What nobody writes by mistake: it ends soon, in bounded memory, in a row that stands or in one line that says what is wrong."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from timeline import bounds, pipeline
from timeline.errors import InputError
from timeline.model import Document, Interval
from timeline.read import Articles, Given
from timeline.segment import segment

DAY = Interval.day(dt.date(2024, 5, 15))
VISIT = "زار الرئيس المصري عبد الفتاح السيسي روسيا يوم الثلاثاء 14 مايو 2024. "
GIVEN = ("محمد", "أحمد", "خالد", "سامر", "نبيل", "ماجد", "رامي", "طارق")
FAMILY = ("البنا", "الحداد", "القاضي", "النجار", "الخياط", "الصباغ", "العطار", "الزيات")


def told(text: str) -> set[tuple[str, str, str]]:
    """Type, first and last day of the events of an article."""
    events = pipeline.events([Document("a", text, DAY)])
    return {(e.type, str(e.interval.start), str(e.interval.end)) for e in events if e.interval}


VISITED = ("visit", "2024-05-14", "2024-05-14")
AROUND: dict[str, Callable[[int], str]] = {
    "dates in one sentence": lambda n: "ثم " + " و".join(f"{1 + i % 28} مايو {1950 + i % 70}" for i in range(n)),
    "weekdays in one sentence": lambda n: "الثلاثاء والأربعاء " * n,
    "known names in one list": lambda n: "حضر " + " و".join(["الرئيس الفرنسي إيمانويل ماكرون", "الملك عبد الله الثاني"] * (n // 2)),
    "unknown names in one list": lambda n: (
        "حضر " + " و".join(f"السفير {GIVEN[i % 8]} {GIVEN[i // 8 % 8]} {FAMILY[i // 64 % 8]}" for i in range(n))
    ),
    "conjunctions": lambda n: "قال إنه " + "وإنه " * n,
    "conjunctions as letters": lambda n: "و" * n,
    "titles in titles": lambda n: "قال " + "مستشار " * (n // 4) + "الرئيس المصري إن",
    "titles without names": lambda n: "التقى الرئيس و" * n,
    "words for two": lambda n: "وبحث الوزيران الملف. " * (n // 8),
    "brackets and quotes": lambda n: "«(\"'[" * n,
    "stops": lambda n: ". " * n,
    "line breaks": lambda n: "\n" * n,
    "digits": lambda n: "1" * n,
    "one word": lambda n: "ا" * n,
    "direction marks": lambda n: "\u202e\u2066\u200f" * n,
    "zero width signs between letters": lambda n: "ا\u200bب\u200d" * n,
    "tatweel and vowel signs": lambda n: "ـ\u064b" * n,
    "ligatures that unfold": lambda n: "ﷺ" * n,
    "NUL": lambda n: "\0 " * n,
    "private and unassigned characters": lambda n: "\ue000\U0010ffff " * n,
    "sentences": lambda n: "قال إن اليوم جميل. " * n,
}


@pytest.mark.parametrize("name", AROUND)
def test_an_event_is_found_beside(name: str) -> None:
    flood = AROUND[name](2_000)
    assert VISITED in told(f"{VISIT}\n{flood}")
    assert VISITED in told(f"{flood}\n{VISIT}")


def test_a_book_is_linked_in_stretches_and_then_as_articles_are() -> None:
    events = pipeline.events([Document("a", VISIT * 600, DAY)])
    assert [(event.type, len(event.mentions)) for event in events] == [("visit", 600)]


def test_marks_within_words_hide_no_event() -> None:
    assert VISITED in told(VISIT.replace(" ", " \u200f\u202b").replace("ا", "ا\u200d\u0640"))


def test_no_sentence_is_longer_than_grammar_can_bear() -> None:
    document = Document("a", "زار " * 2_300 + "\n" + VISIT)
    reading = pipeline.cut(document)
    assert [s.last - s.first for s in reading.sentences] == [500, 500, 500, 500, 300, *[s.last - s.first for s in reading.sentences[5:]]]
    assert [s.first for s in reading.sentences[1:]] == [s.last for s in reading.sentences[:-1]]
    assert {s.paragraph for s in reading.sentences[:5]} == {0}
    assert segment(document, reading.tokens) == reading.sentences


def read(path: Path) -> tuple[list[str], list[str]]:
    """The ids and the faults of a file or a folder."""
    faults: list[str] = []
    ids = [document.id for document in Articles([path], Given(), faults.append)]
    return ids, [fault.replace(f"{path}", path.name) for fault in faults]


def line(name: str, text: str) -> bytes:
    return json.dumps({"id": name, "text": text}).encode() + b"\n"


def test_a_long_line_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "LINE", 1 << 20)
    path = tmp_path / "a.jsonl"
    path.write_bytes(line("a", "x") + line("b", "x" * (3 << 20)) + line("c", "x"))
    assert read(path) == (["a", "c"], ["a.jsonl:2: longer than 1 MB"])


def test_a_line_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "LINE", 1 << 10)
    monkeypatch.setattr(bounds, "SKIPPED", 1 << 20)
    path = tmp_path / "a.jsonl.gz"
    with gzip.open(path, "wb") as stream:
        stream.write(line("a", "x"))
        for _ in range(40):
            stream.write(b" " * (1 << 20))
    assert read(path) == (["a"], ["a.jsonl.gz:2: longer than 0 MB", "a.jsonl.gz: a line without end; the rest is not read"])


@pytest.mark.parametrize("suffix", [".txt", ".md", ".csv", ".html"])
def test_a_file_that_unzips_to_far_more(suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "FILE", 1 << 20)
    path = tmp_path / f"a{suffix}.gz"
    path.write_bytes(gzip.compress(b" " * (8 << 20)))
    assert read(path) == ([], [f"a{suffix}.gz: longer than 1 MB (a file of JSON lines may be)"])


def test_lines_that_unzip_to_far_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "SKIPPED", 1 << 20)
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(line("a", "x") + (b" " * 1023 + b"\n") * (4 << 10)))
    assert read(path) == (["a"], ["a.jsonl.gz: unzips to more than any text does; the rest is not read"])


def test_an_article_that_is_too_long(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("كلمة " * (bounds.ARTICLE // 5 + 1), encoding="utf-8")
    assert read(path) == ([], ["a.txt: longer than 5 million characters"])


def test_pages_within_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><body>" + "<div>" * 20_000 + f"<p>{VISIT}</p>" + "</div>" * 20_000 + "</body></html>", encoding="utf-8")
    ids, faults = read(path)
    assert (ids, faults) == (["a"], []) or (ids, faults) == ([], ["a.html: no article in this page"])


@pytest.mark.parametrize(
    "content", ["[" * 100_000, '{"a":' * 100_000, '{"id": "a", "text": "\\ud800"}', '{"id": "a", "text": ' + "9" * 5_000 + "}"]
)
def test_json_that_is_none(content: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(content.encode() + b"\n" + line("b", "x"))
    ids, faults = read(path)
    assert ids == ["b"]
    assert len(faults) == 1
    assert faults[0].startswith("a.jsonl:1: ")


def test_links_that_lead_out_of_a_folder_are_told_and_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    for folder in (inside / "deeper", outside):
        folder.mkdir(parents=True)
    (inside / "a.txt").write_text("x")
    (outside / "b.txt").write_text("x")
    (inside / "deeper" / "up").symlink_to(inside)
    (inside / "b.txt").symlink_to(outside / "b.txt")
    (inside / "more").symlink_to(outside)
    (inside / "again.txt").symlink_to(inside / "a.txt")
    ids, faults = read(inside)
    assert ids == ["a"]
    assert faults == [
        f"inside/more: leads out of inside, to {outside}; not followed",
        f"inside/b.txt: leads out of inside, to {outside / 'b.txt'}; not followed",
    ]


def test_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.txt").symlink_to(tmp_path / "b.txt")
    ids, faults = read(tmp_path)
    assert ids == ["a"]
    assert len(faults) == 1
    assert "b.txt: cannot be read" in faults[0]


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "timeline", *arguments], capture_output=True, text=True, **options)  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize("command", [["extract"], ["extract", "--show"], ["dates"], ["documents"]])
def test_a_full_disk_behind_standard_output(command: list[str], tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full here")
    (tmp_path / "a.txt").write_text(VISIT, encoding="utf-8")
    with full.open("w") as stream:
        code = [sys.executable, "-m", "timeline", *command, str(tmp_path / "a.txt")]
        done = subprocess.run(code, stdout=stream, stderr=subprocess.PIPE, text=True)
    assert (done.returncode, done.stderr) == (1, "Error: standard output: cannot be written (No space left on device)\n")


def test_a_full_disk_behind_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from timeline import export

    def refuse(source: object, target: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "t.csv").write_text("before")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(InputError, match=r"t.csv: cannot be written \(No space left on device\)"):
        export.save([], tmp_path / "t.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]
    assert (tmp_path / "t.csv").read_text() == "before"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_closed_to_us(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(VISIT, encoding="utf-8")
    tmp_path.chmod(0o500)
    done = run("extract", str(tmp_path / "a.txt"), "-o", str(tmp_path / "t.csv"))
    assert (done.returncode, done.stderr) == (1, f"Error: {tmp_path / 't.csv'}: cannot be written (Permission denied)\n")


def test_a_work_dir_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(VISIT, encoding="utf-8")
    done = run("extract", str(tmp_path / "a.txt"), "--work-dir", str(tmp_path / "a.txt" / "work"))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"Error: {tmp_path / 'a.txt' / 'work'}: cannot be made (Not a directory)\n"
