"""The page as it is written: what it carries, what it lets run, and its words."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
from collections.abc import Iterable, Sequence
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any

import pytest
import vl_convert
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import DENIED, MENTIONS, TABLE, VISIT, tables

from timeline import pipeline
from timeline.cli import main
from timeline.export import chart, html
from timeline.export.articles import Record
from timeline.export.evidence import ROLES, pieces, told
from timeline.mentions import records
from timeline.model import EVENT_TYPES, Basis, Document, Status
from timeline.table import COLUMNS, Row

PARTS = {path.name: path.read_text(encoding="utf-8") for path in (files("timeline.export") / "page").iterdir()}
PROGRAM = "\n".join(PARTS[f"{name}.js"] for name in html.SCRIPTS)


class Page(HTMLParser):
    """The scripts and styles of a page, as a browser finds them, and its policy."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.blocks: list[tuple[str, dict[str, str | None], str]] = []
        self.tags: list[str] = []
        self.policy = ""
        self._open: tuple[str, dict[str, str | None]] | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attrs)
        self._open = (tag, values) if tag in ("script", "style") else None
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"] or ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.blocks.append((*self._open, data))
            self._open = None

    @property
    def data(self) -> dict[str, Any]:
        (island,) = (text for _, attributes, text in self.blocks if attributes.get("id") == "data")
        return dict(json.loads(island))


def written(rows: Sequence[Row], mentions: Iterable[Record] = ()) -> str:
    stream = io.BytesIO()
    html.write(rows, stream, mentions)
    return stream.getvalue().decode()


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@settings(max_examples=25)
@given(tables())
def test_a_page_carries_the_table(rows: Sequence[Row]) -> None:
    data = Page(written(rows)).data
    assert [dict(zip(data["columns"], cells, strict=True)) for cells in data["rows"]] == [
        {name: getattr(row, name) for name in COLUMNS} for row in rows
    ]


HOSTILE = st.sampled_from(["</script>", "<!--", "<script>", "]]>", "\u2028", "\0", "$data", "${x}", "\\u003c", "'\"", "\ud800"])


@settings(max_examples=25)
@given(st.lists(HOSTILE | st.text(max_size=4), max_size=8).map("".join))
def test_no_text_ends_the_data(text: str) -> None:
    row = VISIT.__class__(**{name: getattr(VISIT, name) for name in COLUMNS} | {"title": text, "evidence": text, "event_id": "a"})
    record = {"event_id": "a", "doc_id": text, "sentence": text, "title": text, "url": text}
    page = Page(written([row], [record]))
    assert page.data["rows"][0][COLUMNS.index("title")] == text.replace("\ud800", "?")
    assert page.tags == Page(written(TABLE)).tags


def test_only_what_we_wrote_may_run() -> None:
    page = Page(written(TABLE, MENTIONS))
    run = [text for tag, attributes, text in page.blocks if tag == "script" and "type" not in attributes]
    style = [text for tag, _, text in page.blocks if tag == "style"]
    assert len(run) == 2
    assert page.policy.split("; ") == [
        "default-src 'none'",
        f"script-src {' '.join(map(digest, run))}",
        f"style-src {' '.join(map(digest, style))}",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_nothing_of_ours_makes_markup_of_text() -> None:
    assert re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|DOMParser|https?://", PROGRAM) == []


def test_the_same_table_is_the_same_page() -> None:
    assert written(TABLE, MENTIONS) == written(TABLE, iter(MENTIONS))


def test_names_in_both_languages() -> None:
    place = {"id": "", "name": "فلاديفوستوك", "name_en": "Vladivostok"}
    names = Page(written(TABLE, [{"event_id": "visit-1", "place": place}])).data["names"]
    assert names["ar"] == {"PRK": "كوريا الشمالية", "RUS": "روسيا"}
    assert names["en"]["kim-jong-un"] == "Kim Jong-un"
    assert (names["en"]["RUS"], names["en"]["روسيا"], names["en"]["فلاديفوستوك"]) == ("Russia", "Russia", "Vladivostok")


def test_only_events_of_the_table_are_told() -> None:
    data = Page(written([DENIED], MENTIONS)).data
    assert set(data["told"]) == {"meeting-2"}
    assert data["articles"] == {
        "a": {"id": "a", "publish_date": "2023-09-20", "outlet": "صحيفة", "title": "", "url": "https://example.org/a?b=1,2"}
    }


def test_an_address_that_is_not_of_the_web_is_left_out() -> None:
    assert Page(written(TABLE, MENTIONS)).data["articles"]["b"]["url"] == ""


MARKS = st.lists(st.tuples(st.sampled_from(ROLES), st.integers(-3, 20), st.integers(-3, 20)), max_size=6)


@given(st.text(max_size=15), MARKS)
def test_the_pieces_of_a_sentence_are_the_sentence(sentence: str, marks: list[tuple[str, int, int]]) -> None:
    cut = pieces(sentence, marks)
    assert "".join(text for text, _ in cut) == sentence
    assert "" not in [text for text, _ in cut]
    roles = [set(roles.split()) for text, roles in cut for _ in text]
    fitting = [(role, start, end) for role, start, end in marks if 0 <= start < end <= len(sentence)]
    assert roles == [{role for role, start, end in fitting if start <= i < end} for i in range(len(sentence))]


def test_a_sentence_with_what_was_read_in_it() -> None:
    text = "قال ناطق إن شيئا لم يحدث. وصل الرئيس المصري عبد الفتاح السيسي إلى الرياض يوم 3 مايو 2021."
    (event,) = pipeline.events([Document("a", text)])
    (sentence,) = told(json.loads(json.dumps(list(records([event])))))[event.id]
    assert sentence.article == "a"
    assert sentence.pieces == [
        ("وصل", "trigger"),
        (" ", ""),
        ("الرئيس المصري عبد الفتاح السيسي", "actor"),
        (" إلى ", ""),
        ("الرياض", "recipient place"),
        (" ", ""),
        ("يوم 3 مايو 2021", "date"),
        (".", ""),
    ]


def test_a_sentence_is_told_once_however_many_mentions_stand_in_it() -> None:
    one = {"event_id": "e", "doc_id": "a", "sentence_offset": 10, "sentence": "زار وزار", "date_evidence": "أمس"}
    one |= {"rule": "r", "reasons": ["x"]}
    both = told([one | {"offset": 10, "offset_end": 13}, one | {"offset": 14, "offset_end": 18}])
    (sentence,) = both["e"]
    assert sentence.pieces == [("زار", "trigger"), (" ", ""), ("وزار", "trigger")]
    assert (sentence.dated, sentence.reasons) == (["أمس"], ["r", "x"])


@settings(max_examples=100)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=3), lambda inner: st.lists(inner, max_size=2)), st.data())
def test_a_record_of_another_shape_does_no_harm(value: object, data: st.DataObject) -> None:
    names = ("doc_id", "sentence", "sentence_offset", "offset", "dates", "actors", "place", "reasons", "rule", "url", "date_evidence")
    record = {"event_id": "visit-1"} | dict.fromkeys(data.draw(st.lists(st.sampled_from(names))), value)
    page = io.BytesIO()
    html.write([VISIT], page, [record])
    assert page.getvalue()


def test_vega_takes_the_chart() -> None:
    vega = vl_convert.vegalite_to_vega(chart.spec())
    assert {"days", "rows", "backwards", "gutter", "chosen", "colours", "drag"} <= {signal["name"] for signal in vega["signals"]}
    assert {"lanes", "events"} <= {data["name"] for data in vega["data"]}


def test_every_type_has_a_colour_in_light_and_in_dark() -> None:
    for hue in chart.HUES:
        assert len(re.findall(rf"--{hue}: #", PARTS["page.css"])) == 2


FAMILIES = {
    "": (*EVENT_TYPES, *Status),
    "basis.": Basis,
    "season.": "1234",
    "quarter.": "1234",
    "half.": "12",
    "sure.": "1234",
}
ASKED = {f"{family}{name}" for family, names in FAMILIES.items() for name in names}
ASKED |= set(re.findall(r'data-(?:word|label|hint)="([^"]+)"', PARTS["page.html"])) | {"heading", "noscript"}
ASKED |= {key for key in html.words()["en"] if f'"{key}"' in PROGRAM or re.search(rf"^  {key}: \(each\)", PROGRAM, re.MULTILINE)}


@pytest.mark.parametrize("key", sorted(ASKED))
def test_every_word_is_there_in_both_languages(key: str) -> None:
    assert html.words()["en"][key]
    assert html.words()["ar"][key]


def test_no_word_is_there_for_nothing() -> None:
    counted = {key for key in html.words()["ar"] if re.search(r"\.(zero|one|two|few|many|other)$", key)}
    assert set(html.words()["ar"]) - counted == ASKED
    assert {key.split(".")[0] for key in counted} == {"events", "articles"}


def test_both_languages_fill_in_the_same() -> None:
    words = html.words()
    slots = {key: [set(re.findall(r"\{(\w+)\}", words[language][key])) for language in words] for key in ASKED}
    assert {key: pair for key, pair in slots.items() if pair[0] != pair[1]} == {}


def test_view(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("زار الرئيس المصري عبد الفتاح السيسي الرياض يوم 3 مايو 2021.", encoding="utf-8")
    run = CliRunner().invoke
    assert run(main, ["extract", "a.txt", "-o", "t.csv"]).exit_code == 0
    assert run(main, ["view", "t.csv"]).exit_code == 0
    assert run(main, ["view", "t.csv", "-o", "other.html"]).exit_code == 0
    assert run(main, ["extract", "a.txt", "-o", "third.html"]).exit_code == 0
    pages = [(tmp_path / name).read_bytes() for name in ("t.html", "other.html", "third.html")]
    assert pages[0] == pages[1] == pages[2]
    assert Page(pages[0].decode()).data["told"]
    (tmp_path / "t.mentions.jsonl").unlink()
    assert run(main, ["view", "t.csv"]).exit_code == 0
    assert Page((tmp_path / "t.html").read_text(encoding="utf-8")).data["told"] == {}


@pytest.mark.parametrize(
    ("arguments", "code", "fault"),
    [
        (["t.csv", "-o", "page.csv"], 2, "page.csv: a page is a .html file"),
        (["t.csv", "-o", "nowhere/page.html"], 1, "nowhere/page.html: cannot be written"),
        (["none.csv"], 1, "none.csv: cannot be read"),
        (["broken.csv"], 1, "broken.mentions.jsonl:2: no JSON object"),
    ],
)
def test_faults_of_view(arguments: list[str], code: int, fault: str, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("t", "broken"):
        (tmp_path / f"{name}.csv").write_text("event_id,type,status\nvisit-1,visit,occurred\n", encoding="utf-8")
    (tmp_path / "broken.mentions.jsonl").write_text("{}\n[]\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["view", *arguments])
    assert (result.exit_code, fault in result.output) == (code, True)
    assert not list(tmp_path.glob("*.html"))
