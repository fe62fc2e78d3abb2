"""Texts that nobody has written: whatever is read, every stage keeps its promises."""

from __future__ import annotations

import datetime as dt
import io
import json
import random
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from timeline import arabic, export, lexicon, mentions, pipeline
from timeline.mentions.kept import Kept
from timeline.mentions.kept import read as kept
from timeline.model import Document, Interval
from timeline.scale.excerpts import pack, unpack
from timeline.update import update

EVENTS = Path(__file__).parent / "corpus" / "events"
SIGNS = (*"0123456789٣٤/-–().:،؛؟!\"'«»[]\n\t,%#@_", "\u200f", "\u202b", "\u200d", "\u0640", "\u064b", "\0", "ﷺ", "ﻻ", "J.", "\ud7ff", "😀")


@cache
def words() -> list[str]:
    """Phrases of every table, from all of which as many are taken, and verbs and nouns in their forms."""
    rng = random.Random(1)
    phrases = [phrase for name in lexicon.tables() for phrase in sample(rng, [p for p, _, _ in lexicon.load(name).phrases()])]
    from timeline import inflect

    forms = [phrase for phrase, _, _ in inflect.phrases(lexicon.load(*lexicon.tables()))]
    return [*phrases, *sample(rng, forms, 400), "بن", "أن", "لا", "لم", "قد"]


def sample(rng: random.Random, phrases: list[str], count: int = 60) -> list[str]:
    return rng.sample(sorted(set(phrases)), min(count, len(set(phrases))))


@cache
def sentences() -> list[list[str]]:
    """The words of the sentences that hold what an event is."""
    cases = (tomllib.loads(path.read_text(encoding="utf-8"))["case"] for path in sorted(EVENTS.glob("*.toml")))
    return [case["text"].split() for found in cases for case in found]


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Stretches of sentences among words of the tables with particles, numbers, signs and whatever else, with or without blanks."""
    places = st.tuples(st.sampled_from(sentences()), st.integers(0, 6), st.integers(4, 40))
    stretch = places.map(lambda place: " ".join(place[0][place[1] : place[1] + place[2]]))
    word = st.tuples(st.sampled_from(("", "", "", "و", "ب", "ل", "ال", "وال", "لل")), st.sampled_from(words())).map("".join)
    number = st.integers(0, 3000).map(str)
    piece = st.one_of(stretch, stretch, word, word, number, st.sampled_from(SIGNS), st.text(max_size=4))
    blank = st.sampled_from((" ", " ", " ", "", ". "))
    return "".join(draw(st.lists(st.tuples(piece, blank).map("".join), max_size=40)))


days = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)).map(Interval.day)
documents = st.builds(Document, st.just("a"), texts(), st.none() | days)


@given(texts() | st.text())
def test_the_way_back_from_folded_text(text: str) -> None:
    tokens = arabic.tokenise(text)
    assert tokens.starts == sorted(tokens.starts)
    assert all(start < end for start, end in zip(tokens.starts, tokens.ends, strict=True))
    assert all(end <= start for end, start in zip(tokens.ends, tokens.starts[1:], strict=False))
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert word in arabic.fold(text[start:end]).text


@given(documents)
def test_dates_lie_in_their_text_one_after_another(document: Document) -> None:
    records = pipeline.date_records(document)
    for record in records:
        assert document.text[record["offset"] : record["offset_end"]] == record["text"]  # type: ignore[misc]
        assert record["text"]
        assert (record["start"] is None) == (record["end"] is None)
        assert record["start"] is None or dt.date.fromisoformat(str(record["start"])) <= dt.date.fromisoformat(str(record["end"]))
    ends = [record["offset_end"] for record in records]
    assert all(end <= record["offset"] for end, record in zip(ends, records[1:], strict=False))  # type: ignore[operator]


@given(st.sampled_from(sentences()), st.data())
def test_a_sentence_is_read_wherever_it_is_cut_off(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    pipeline.told(Document("a", " ".join(words[first:last])))


@given(documents)
@example(Document("a", "قال الوزير إن الرسالة التي توجهها "))
@example(Document("a", "قال وزير الخارجية التركي هاكان فيدان إنه توصل إلى اتفاق مع الوزير العراقي فؤاد حسين عن خطة"))
@example(Document("a", "12 أيار: أمير قطر تميم بن حمد آل ثاني في أنقرة صباحا، "))
@example(Document("a", "تطرد نيوزيلندا السفير السوري، "))
def test_what_is_told_stands_in_the_text(document: Document) -> None:
    found = pipeline.told(document)
    assert found == pipeline.understood(document).events == pipeline.told(document)
    for mention in found:
        event = mention.event
        assert event.sentence.span.covers(event.span)
        assert all(e.span.end <= len(document.text) and e.first < e.last for e in (*event.actors, *event.recipients, *event.others))
        assert mention.interval is not None or mention.precision is None


@given(st.lists(texts(), min_size=1, max_size=4), st.lists(st.none() | days, min_size=4, max_size=4), st.randoms(use_true_random=False))
def test_one_table_whatever_the_order_and_the_form(texts: list[str], days: list[Interval | None], rng: random.Random) -> None:
    read = [Document(f"a{n}", text, day) for n, (text, day) in enumerate(zip(texts, days, strict=False))]
    told = [pipeline.told(document) for document in read]
    events = pipeline.linked(mention for found in told for mention in found)
    rows = [pipeline.row(event) for event in events]
    assert sum(row.mention_count for row in rows) <= sum(map(len, told))
    assert len({row.event_id for row in rows}) == len(rows)
    packed = pipeline.linked(unpack(b"".join(pack(found) for found in told)))
    assert [pipeline.row(event) for event in packed] == rows
    assert list(mentions.records(packed)) == list(mentions.records(events))
    rng.shuffle(told)
    again = [pipeline.row(event) for event in pipeline.linked(mention for found in told for mention in found)]
    assert sorted(again, key=repr) == sorted(rows, key=repr)
    stream = io.BytesIO()
    export.csv.write(rows, stream)
    assert export.csv.read(io.BytesIO(stream.getvalue())) == rows


@given(st.lists(texts(), min_size=2, max_size=4), st.lists(st.none() | days, min_size=4, max_size=4), st.integers(1, 3))
def test_a_table_brought_up_to_date_is_that_of_one_run(texts: list[str], days: list[Interval | None], cut: int) -> None:
    told = [pipeline.told(Document(f"a{n}", text, day)) for n, (text, day) in enumerate(zip(texts, days, strict=False))]
    old = update((), Kept((), ()), [mention for found in told[:cut] for mention in found])
    lines = [json.dumps(record) for record in mentions.records(old.events, old.mentions)]
    now = update(old.rows, kept(map(json.loads, lines), "m.jsonl"), [mention for found in told[cut:] for mention in found])
    whole = update((), Kept((), ()), [mention for found in told for mention in found])
    assert {replace(row, event_id="") for row in now.rows} == {replace(row, event_id="") for row in whole.rows}
    assert len({row.event_id for row in now.rows}) == len(now.rows)
