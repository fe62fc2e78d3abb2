"""The flow as a whole: what it reads, what it leaves alone, and that camel-tools and dateparser are at work in it."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from functools import cache
from itertools import chain, pairwise
from pathlib import Path

import pytest
from camel_tools.utils.charmap import CharMapper
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from timeline import inflect, lexicon, pipeline, romanise, table, terminal
from timeline.cli import main
from timeline.model import Document
from timeline.read import Given

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
UNKNOWN = "زار وزير الخارجية الليبي شهبور القنفوذي القاهرة يوم الثلاثاء 2 مايو 2023."
ANYTHING = st.text(st.one_of(st.characters(), st.sampled_from("وزيرالخجتقىمسبمايو 0123456789٢٠/.،\n")), max_size=120)


def test_names_without_a_known_form_are_romanised_by_camel_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    answer = CharMapper.map_string

    def listen(self: CharMapper, text: str) -> str:
        asked.append(text)
        return str(answer(self, text))

    monkeypatch.setattr(CharMapper, "map_string", listen)
    for function in vars(romanise).values():
        if hasattr(function, "cache_clear"):
            function.cache_clear()
    (event,) = pipeline.events([Document("a", UNKNOWN)])
    row = pipeline.row(event)
    assert asked
    assert re.fullmatch(r"x-[a-z]+(-[a-z]+)*", row.actor_ids)
    assert row.actors == "شهبور القنفوذي"
    assert re.fullmatch(r"[A-Z]\w+ [\w-]+ visits Egypt", row.title_en)
    assert row.title_en.isascii()


def test_publish_dates_of_every_origin_go_through_dateparser(asked_of_dateparser: list[str], tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text('{"id": "a", "text": "نص", "publish_date": "5 حزيران 2021"}', encoding="utf-8")
    (tmp_path / "b.txt").write_text("نص", encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("doc_id,publish_date\nb,6 جوان 2021\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["documents", str(tmp_path)])
    assert [line.split('"start": ')[1][:12] for line in result.stdout.splitlines()] == ['"2021-06-06"', '"2021-06-05"']
    CliRunner().invoke(main, ["documents", str(tmp_path), "--publish-date", "7 June 2021"])
    assert {"5 حزيران 2021", "6 جوان 2021", "7 June 2021"} <= set(asked_of_dateparser)


TABLES_READ = """
from timeline.lexicon import loader
read, seen = loader._read, []
loader._read = lambda table, *rest: (seen.append(table), read(table, *rest))[1]
from timeline import pipeline
from timeline.model import Document
from timeline.publish_date import parse
from timeline.read import Given
pipeline.date_records(Document("a", "في 5 مايو 2020"))
list(pipeline.document_records([Document("a", "في 5 مايو 2020", parse("2020-05-06"))]))
print(*seen)
"""


def test_dates_alone_read_no_table_of_people_or_places() -> None:
    run = subprocess.run([sys.executable, "-X", "utf8", "-c", TABLES_READ], check=True, capture_output=True, text=True)
    tables = set(run.stdout.split())
    assert "months" in tables
    assert not tables & {"people", "offices", "cities", "titles", "organisations", "media"}


@cache
def vocabulary() -> list[str]:
    tables = lexicon.load()
    return sorted({phrase for phrase, _, _ in chain(tables.phrases(), inflect.phrases(tables))})


MARKS = [".", "\n", "،", "«", "»", ":", "(", ")", "-", "12", "٣", "2023", "5/6/2023", "هـ", "؟"]
WORDS = st.one_of(
    st.sampled_from(MARKS),
    st.builds(str.__add__, st.sampled_from(["", "", "و", "ب", "ل", "ال", "وال", "لل"]), st.deferred(lambda: st.sampled_from(vocabulary()))),
)


@given(st.one_of(ANYTHING, st.lists(WORDS, max_size=40).map(" ".join)))
def test_any_text_is_read_to_its_end(text: str) -> None:
    """Whatever is found lies in the text, and dates do not overlap."""
    found = pipeline.understood(Document("a", text))
    spans = [
        *(d.mention.span for d in found.dated.resolved),
        *(e.span for e in found.entities),
        *(e.event.span for e in found.events),
        *(s.span for s in found.dated.reading.sentences),
    ]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    dates = [d.mention.span for d in found.dated.resolved]
    assert all(a.end <= b.start for a, b in pairwise(dates))
    assert list(pipeline.explanation(text))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_what_is_found_stands_where_it_says(path: Path) -> None:
    document = Document(path.stem, path.read_text(encoding="utf-8"))
    found = pipeline.understood(document)
    reading = found.dated.reading
    for entity in found.entities:
        assert entity.span == reading.span(entity.first, entity.last, entity.prefix)
    for record in pipeline.date_records(document):
        assert document.text[int(str(record["offset"])) : int(str(record["offset_end"]))] == record["text"]


def test_the_frame_has_the_columns_and_their_types() -> None:
    rows = table.chronological(map(pipeline.row, pipeline.events([Document("a", UNKNOWN)])))
    frame = table.frame(rows)
    assert tuple(frame.columns) == table.COLUMNS
    assert frame["start"].iloc[0].isoformat() == "2023-05-02T00:00:00"
    assert frame["latitude"].dtype.kind == "f"
    assert table.frame([]).empty


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def test_a_progress_bar_is_drawn_on_a_terminal_and_nowhere_else(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("نص", encoding="utf-8")
    for stream, drawn in ((Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        with terminal.articles([str(tmp_path)], Given()) as documents:
            assert [d.id for d in documents] == ["a"]
        assert ("articles" in stream.getvalue()) is drawn
