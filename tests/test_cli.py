"""The commands as a user meets them: what goes to stdout, what to stderr, and how they end."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import timeline
from timeline import export, lexicon, pipeline
from timeline.cli import main
from timeline.model import Document
from timeline.table import COLUMNS

SEEDS = Path(__file__).parent.parent / "seeds"
TEXT = "التقى وزير الخارجية المصري سامح شكري نظيره الأردني أيمن الصفدي في عمّان يوم الثلاثاء 2 مايو/أيار 2023."
OTHER = "وصل الرئيس الفرنسي إيمانويل ماكرون إلى القاهرة أمس."
MARK = "\ufeff"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(main, arguments, input=stdin)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def records(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_extract_writes_a_table_and_its_mentions() -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    result = run("extract", "a.txt", "-o", "out.csv")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    text = Path("out.csv").read_text(encoding="utf-8")
    assert text.startswith(MARK)
    (row,) = rows(text.removeprefix(MARK))
    assert tuple(row) == COLUMNS
    assert (row["type"], row["status"], row["date"]) == ("meeting", "occurred", "2023-05-02")
    assert row["actor_ids"] == "shoukry-sameh"
    assert row["recipient_ids"] == "safadi-ayman"
    assert (row["evidence"], row["sources"], row["locked"]) == (TEXT, "a", "")
    (mention,) = [json.loads(line) for line in Path("out.mentions.jsonl").read_text(encoding="utf-8").splitlines()]
    assert mention["event_id"] == row["event_id"]
    assert TEXT[mention["offset"] : mention["offset_end"]] == mention["text"] == "التقى"
    assert mention["sentence"] == TEXT
    assert [TEXT[d["offset"] : d["offset_end"]] for d in mention["dates"]] == ["يوم الثلاثاء 2 مايو/أيار 2023"]


def test_extract_without_a_file_writes_plain_csv_to_stdout() -> None:
    result = run("extract", "-", stdin=TEXT)
    assert result.exit_code == 0
    assert result.stdout.startswith("event_id,")
    assert [row["sources"] for row in rows(result.stdout)] == ["stdin"]


def test_no_table_is_written_over_where_nothing_can_be_read() -> None:
    run("extract", "-", "-o", "out.csv", stdin=TEXT)
    before = Path("out.csv").read_bytes()
    Path("empty.txt").touch()
    result = run("extract", "empty.txt", "-o", "out.csv")
    assert (result.exit_code, result.stderr) == (1, "empty.txt: empty\n")
    assert Path("out.csv").read_bytes() == before


def test_a_file_is_not_explained_by_its_name() -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    result = run("explain", "a.txt")
    assert result.exit_code == 2
    assert "a.txt is a file" in result.stderr


def test_mentions_of_another_table_are_not_taken_for_those_of_this_one() -> None:
    run("extract", "-", "-o", "out.csv", stdin=TEXT)
    Path("other.txt").write_text(OTHER, encoding="utf-8")
    run("extract", "other.txt", "-o", "out.xlsx", "--publish-date", "2024-05-15")
    before = Path("out.csv").read_bytes()
    result = run("update", "out.csv", "other.txt")
    assert result.exit_code == 1
    assert "out.mentions.jsonl: no mention of " in result.stderr
    assert Path("out.csv").read_bytes() == before


def test_show_prints_the_timeline() -> None:
    result = run("extract", "-", "-o", "out.csv", "--show", stdin=TEXT)
    assert "2023-05-02" in result.stdout
    assert "1 event\n" in result.stdout
    assert run("extract", "-", "--show", stdin=TEXT).stdout == result.stdout


@pytest.mark.parametrize("width", ["20", "60", "200", ""])
def test_show_keeps_both_titles_and_the_date_whole(width: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", width) if width else monkeypatch.delenv("COLUMNS", raising=False)
    run("extract", "-", "-o", "out.parquet", stdin=TEXT)
    result = run("show", "out.parquet")
    assert (result.exit_code, result.stderr) == (0, "")
    row, *_ = export.load(Path("out.parquet"))
    lines = result.stdout.splitlines()
    for text in (row.title, row.title_en, row.date):
        assert "".join(text.split()) in "".join("".join(line.split()) for line in lines) or width in ("20", "60")
        assert all(word in result.stdout for word in text.split()) or width == "20"
    assert max(map(len, lines)) <= int(width or 200)
    assert all(line.rstrip().endswith(row.title) for line in lines if row.title in line)


def test_show_sends_nothing_to_a_terminal_but_text() -> None:
    table = 'event_id,type,status,title,title_en\nvisit-1,visit,occurred,\u202eأ\x1b[2J,"a\x07\rb"\n'
    Path("out.csv").write_text(MARK + table, encoding="utf-8")
    shown = run("show", "out.csv").stdout
    assert not any(char in shown for char in "\u202e\x1b\x07\r")
    assert "أ[2J" in shown


def test_articles_without_events_give_an_empty_table() -> None:
    result = run("extract", "-", stdin="فاز الفريق بالكأس أمس.")
    assert (result.exit_code, rows(result.stdout)) == (0, [])
    assert result.stdout.startswith("event_id,")


def test_merge_says_how_far_mentions_are_joined() -> None:
    again = "وكان شكري قد التقى أيمن الصفدي في 2 مايو 2023."
    for name in ("a", "b"):
        Path(f"{name}.txt").write_text(f"{TEXT}\n{again}", encoding="utf-8")

    def sources(merge: str) -> list[str]:
        return sorted(row["sources"] for row in rows(run("extract", ".", "--merge", merge).stdout) if row["type"] == "meeting")

    assert sources("corpus") == ["a; b"]
    assert sources("document") == ["a", "b"]
    assert sources("none") == ["a", "a", "b", "b"]


def test_undated_events_are_kept_on_request() -> None:
    text = "التقى وزير الخارجية المصري سامح شكري نظيره الأردني أيمن الصفدي."
    assert rows(run("extract", "-", stdin=text).stdout) == []
    assert [row["date"] for row in rows(run("extract", "-", "--undated", stdin=text).stdout)] == [""]


def test_publish_dates_reach_every_command() -> None:
    Path("a.txt").write_text("وصل الرئيس الفرنسي إيمانويل ماكرون إلى القاهرة أمس.", encoding="utf-8")
    given = ("a.txt", "--publish-date", "3 أيار 2023")
    assert [row["date"] for row in rows(run("extract", *given).stdout)] == ["2023-05-02"]
    assert [d["start"] for d in records(run("dates", *given))] == ["2023-05-02"]
    assert [(d["start"], d["basis"]) for d in records(run("documents", *given))] == [("2023-05-03", "given")]
    assert [d["start"] for d in records(run("dates", *given, "--ignore-metadata"))] == [None]


def test_dates_of_an_article_that_we_fail_cost_that_article(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abc":
        Path(f"{name}.txt").write_text(TEXT, encoding="utf-8")
    found = pipeline.date_records

    def failing(document: Document) -> list[dict[str, str | int | None]]:
        if document.id == "b":
            raise IndexError("no such word")
        return found(document)

    monkeypatch.setattr(pipeline, "date_records", failing)
    result = run("dates", "a.txt", "b.txt", "c.txt")
    assert result.exit_code == 1
    assert [record["doc_id"] for record in records(result)] == ["a", "c"]
    assert result.stderr.startswith("b.txt: b: left out, an error of ours (IndexError: no such word; failing, line ")
    assert result.stderr.count("\n") == 1


def test_dates_lie_where_they_say() -> None:
    result = run("dates", "-", stdin=TEXT)
    (date,) = records(result)
    assert list(date) == ["doc_id", "offset", "offset_end", "text", "kind", "value", "start", "end", "basis", "rule"]
    assert TEXT[int(str(date["offset"])) : int(str(date["offset_end"]))] == date["text"]
    assert (date["kind"], date["value"]) == ("DATE", "2023-05-02")


def test_explain_names_phrases_rules_and_reasons() -> None:
    result = run("explain", TEXT, "--publish-date", "2023-05-04")
    assert result.exit_code == 0
    for expected in ("وزير الخارجية", "titles foreign_minister", "rule ", "shoukry-sameh", "meeting, occurred", "2023-05-02"):
        assert expected in result.stdout


def test_check_says_that_the_lexicon_is_sound() -> None:
    result = run("check")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no faults" in result.stderr


def test_check_reports_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "check", lambda: ["cities.tsv:7: id: is empty", "media.tsv:9: 1 cells, not 2"])
    result = run("check")
    assert (result.exit_code, result.stdout.splitlines()) == (1, ["cities.tsv:7: id: is empty", "media.tsv:9: 1 cells, not 2"])


@pytest.mark.parametrize("command", ["extract", "dates", "documents"])
def test_faults_are_lines_on_stderr_and_the_rest_is_done(command: str) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    Path("b.txt").write_bytes(b"\0\1")
    Path("c.jsonl").write_text('{"id": "c"', encoding="utf-8")
    result = run(command, ".", "missing")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "missing: no such file or folder",
        "b.txt: a binary file, not text",
        "c.jsonl:1: not JSON",
    ]
    assert len(result.stdout.splitlines()) == (2 if command == "extract" else 1)


def test_an_output_that_cannot_be_written_is_one_line() -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    result = run("extract", "a.txt", "-o", "missing/out.csv")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: missing/out.csv: cannot be written (No such file or directory)\n"


def test_where_there_is_nothing_to_read_no_table_is_written_over() -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    assert run("extract", "a.txt", "-o", "out.csv").exit_code == 0
    before = Path("out.csv").read_bytes()
    for command in (("extract", "aa.txt", "-o", "out.csv"), ("update", "out.csv", "aa.txt")):
        result = run(*command)
        assert (result.exit_code, result.stdout, result.stderr) == (1, "", "aa.txt: no such file or folder\n")
        assert Path("out.csv").read_bytes() == before


def test_an_article_is_never_written_over() -> None:
    article = f"id,text\na,{TEXT}\n"
    Path("news.csv").write_text(article, encoding="utf-8")
    result = run("extract", "*.csv", "-o", "./news.csv")
    assert result.exit_code == 2
    assert "news.csv is one of the files to read" in result.stderr
    assert Path("news.csv").read_text(encoding="utf-8") == article
    assert run("extract", ".", "-o", "out.csv").exit_code == 0
    assert run("extract", ".", "-o", "out.csv").exit_code == 0


@pytest.mark.parametrize("output", ["metadata.csv", "in/metadata.csv", "a.csv", "dates.csv"])
def test_nothing_that_is_read_is_written_over(output: str) -> None:
    Path("in").mkdir()
    Path("in/a.txt").write_text(TEXT, encoding="utf-8")
    Path("a.mentions.jsonl").write_text(json.dumps({"id": "b", "text": TEXT}), encoding="utf-8")
    for name in ("in/metadata.csv", "dates.csv"):
        Path(name).write_text("doc_id,publish_date\na,2023-05-04\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in Path().rglob("*.*")}
    result = run("extract", "in", "a.mentions.jsonl", "--metadata", "dates.csv", "-o", output)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is one of the files to read" in result.stderr
    assert {path: path.read_bytes() for path in Path().rglob("*.*")} == before


def test_a_file_stays_as_it_was_when_a_run_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    Path("out.csv").write_text("mine", encoding="utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("timeline.export.csv.write", fail)
    result = run("extract", "a.txt", "-o", "out.csv")
    assert result.stderr == "Error: out.csv: cannot be written (No space left on device)\n"
    assert (result.exit_code, Path("out.csv").read_text(encoding="utf-8")) == (1, "mine")
    assert sorted(p.name for p in Path().iterdir()) == ["a.txt", "out.csv"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("extract",),
        ("nothing",),
        ("extract", "a.txt", "--merge", "all"),
        ("extract", "a.txt", "-o", "out.docx"),
        ("extract", "a.txt", "--publish-date", "soon"),
        ("explain", "نص", "--publish-date", "soon"),
        ("dates", "a.txt", "--metadata", "missing.csv"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr


def test_version() -> None:
    assert run("--version").stdout == f"timeline, version {timeline.__version__}\n"


def program(*arguments: str, seed: str = "0") -> bytes:
    command = [sys.executable, "-m", "timeline", *arguments]
    environment = {"PYTHONHASHSEED": seed, "LC_ALL": "C", "PYTHONUTF8": "0"}
    return subprocess.run(command, check=True, capture_output=True, env=environment).stdout


def test_two_runs_give_the_same_bytes() -> None:
    written = []
    for seed in ("1", "2"):
        program("extract", str(SEEDS), "-o", f"{seed}.csv", seed=seed)
        written.append((Path(f"{seed}.csv").read_bytes(), Path(f"{seed}.mentions.jsonl").read_bytes()))
    assert written[0] == written[1]
    assert len(written[0][0]) > 1000


def test_stdout_is_utf_8_whatever_the_locale() -> None:
    assert "روسيا" in program("dates", str(SEEDS)).decode() or "سبتمبر" in program("dates", str(SEEDS)).decode()


def test_help_lists_the_commands() -> None:
    assert "extract" in program("--help").decode()


def test_python_gives_the_same_table() -> None:
    table = timeline.extract(SEEDS)
    assert list(table.columns) == list(COLUMNS)
    assert table["event_id"].tolist() == [row["event_id"] for row in rows(run("extract", str(SEEDS)).stdout)]
    assert table["start"].is_monotonic_increasing
    assert str(table["start"].dtype).startswith("datetime64")
    assert table["source_count"].dtype.kind == "i"


def test_python_takes_articles_in_hand_and_warns_of_faults() -> None:
    with pytest.warns(timeline.errors.InputWarning, match="article 2: no text"):
        table = timeline.extract([{"id": "a", "text": TEXT}, {"id": "b"}])
    assert table["sources"].tolist() == ["a"]
    assert timeline.extract({"id": "a", "text": "لا شيء."}).empty


def test_update_takes_new_articles_in_and_explain_says_why_they_were_joined() -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    Path("b.txt").write_text(TEXT.replace("التقى", "استقبل"), encoding="utf-8")
    assert run("extract", "a.txt", "-o", "old.csv").exit_code == 0
    (old,) = rows(Path("old.csv").read_text(encoding="utf-8-sig"))
    result = run("update", "old.csv", "a.txt", "b.txt")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    (row,) = rows(Path("old.csv").read_text(encoding="utf-8-sig"))
    assert (row["event_id"], row["sources"]) == (old["event_id"], "a; b")
    result = run("explain", "--event", row["event_id"], "old.csv")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == row["event_id"]
    assert [line for line in result.stdout.splitlines() if "joined by" in line] == [
        "    joined by: the others joined it",
        "    joined by: same people",
    ]


def test_update_to_another_file_leaves_the_old_one() -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    run("extract", "a.txt", "-o", "old.csv")
    before = Path("old.csv").read_bytes()
    Path("b.txt").write_text(TEXT, encoding="utf-8")
    assert run("update", "old.csv", "b.txt", "-o", "new.jsonl").exit_code == 0
    assert Path("old.csv").read_bytes() == before
    (row,) = [json.loads(line) for line in Path("new.jsonl").read_text(encoding="utf-8").splitlines()]
    assert row["sources"] == "a; b"
    assert Path("new.mentions.jsonl").exists()


def test_what_update_and_explain_cannot_read_is_one_line() -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    run("extract", "a.txt", "-o", "old.csv")
    assert "no event nothing" in run("explain", "--event", "nothing", "old.csv").stderr
    Path("old.mentions.jsonl").write_text('{"event_id": ""}\n', encoding="utf-8")
    before = Path("old.csv").read_bytes()
    result = run("update", "old.csv", "a.txt")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert "old.mentions.jsonl:1: not a mention" in result.stderr
    assert Path("old.csv").read_bytes() == before
    Path("old.mentions.jsonl").unlink()
    assert "no mentions beside it" in run("update", "old.csv", "a.txt").stderr
    assert run("explain").exit_code == 2
