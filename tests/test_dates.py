"""Date expressions are found exactly, and nothing else is: two corpora under one frozen day of writing."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import arabic, date_finder
from timeline.date_grammar import Grammar, Parsed, starters
from timeline.date_islands import islands
from timeline.date_rules import RULES
from timeline.matching import Hits
from timeline.model import Document, Interval, Reading, ResolvedDate
from timeline.resolve import resolve_all
from timeline.segment import segment

WRITTEN = Interval.day(dt.date(2024, 5, 15))
CORPUS = Path(__file__).parent / "corpus"
MARKS = re.compile(r"[\[\]<>]")


def rows(name: str) -> list[dict[str, str]]:
    with (CORPUS / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


POSITIVE, NEGATIVE, WRITTEN_ON = rows("dates.tsv"), rows("not_dates.tsv"), rows("dates_written.tsv")


def reading(text: str) -> Reading:
    document, tokens = Document("a", text), arabic.tokenise(text)
    return Reading(document, tokens, segment(document, tokens), Hits())


def resolved(text: str, written: Interval | None = WRITTEN) -> list[ResolvedDate]:
    article = reading(text)
    return resolve_all(date_finder.find(article), article, written)


def marked(text: str) -> tuple[str, list[tuple[int, int]], int]:
    """A text without its marks, the marked spans, and which of them is the expression."""
    plain, spans, expression, last = "", [], 0, 0
    for mark in MARKS.finditer(text):
        plain += text[last : mark.start()]
        last = mark.end()
        if mark[0] in "[<":
            expression = len(spans) if mark[0] == "[" else expression
            spans.append((len(plain), -1))
        else:
            spans[-1] = (spans[-1][0], len(plain))
    return plain + text[last:], spans, expression


@pytest.mark.parametrize("row", POSITIVE, ids=lambda row: row["text"])
def test_date(row: dict[str, str]) -> None:
    text, spans, expression = marked(row["text"])
    found = resolved(text)
    assert [(d.mention.span.start, d.mention.span.end) for d in found] == spans
    line = date_finder.as_json(found[expression], Document("a", text))
    assert [line["kind"], line["value"], line["start"] or "", line["end"] or ""] == [row["kind"], row["value"], row["start"], row["end"]]


@pytest.mark.parametrize("row", NEGATIVE, ids=lambda row: row["text"])
def test_no_date(row: dict[str, str]) -> None:
    assert [row["text"][d.mention.span.start : d.mention.span.end] for d in resolved(row["text"])] == []


def test_dates_by_the_day_of_writing() -> None:
    wrong = []
    for row in WRITTEN_ON:
        text, spans, _ = marked(row["text"])
        found = resolved(text, Interval.day(dt.date.fromisoformat(row["written"])))
        if [(d.mention.span.start, d.mention.span.end) for d in found] != spans or "|".join(map(days, found)) != row["dates"]:
            wrong.append((row["written"], row["text"], [days(d) for d in found]))
    assert not wrong


def days(date: ResolvedDate) -> str:
    """The days of a date as the corpus writes them, or its TIMEX3 value when it has none."""
    if date.interval is None:
        return date.value
    first, last = date.interval.start.isoformat(), date.interval.end.isoformat()
    return first if first == last else f"{first}..{last}"


def test_corpora_are_large_and_broad() -> None:
    assert len(POSITIVE) >= 600
    assert len(NEGATIVE) >= 300
    assert len(WRITTEN_ON) >= 600
    assert len({row["text"] for row in POSITIVE}) == len(POSITIVE)
    thin = {name: count for name, count in Counter(row["phenomenon"] for row in POSITIVE).items() if count < 8}
    assert not thin


def test_rules_have_names_of_their_own_and_a_beginning() -> None:
    assert not [name for name, count in Counter(rule.name for rule in RULES).items() if count > 1]
    assert not [rule.name for rule in RULES if not starters(rule.pattern)]


def test_every_rule_has_a_case(monkeypatch: pytest.MonkeyPatch) -> None:
    used = set[str]()
    parse = Grammar.parse

    def noting(*args: Any, **kwargs: Any) -> Parsed | None:
        parsed = parse(*args, **kwargs)
        used.update([parsed.rule.name] if parsed else [])
        return parsed

    monkeypatch.setattr(Grammar, "parse", noting)
    fresh = Grammar(RULES, islands().alphabet)
    monkeypatch.setattr(date_finder, "grammar", lambda: fresh)
    for row in POSITIVE:
        resolved(marked(row["text"])[0])
    unused = {rule.name for rule in RULES} - used
    assert not unused


SCRAPS = st.lists(
    st.sampled_from(
        [*"/-().:،و", "\n", "2015", "13", "5", "من", "في", "إلى", "بعد", "ثلاثة", "يوم", "الثلاثاء", "مايو", "الماضي", "هـ", "العام"]
    ),
    max_size=24,
)


@given(SCRAPS, st.sampled_from([" ", "", "ـ"]))
def test_spans_are_apart_and_inside(scraps: list[str], glue: str) -> None:
    text = glue.join(scraps)
    end = 0
    for date in resolved(text):
        span = date.mention.span
        assert end <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        end = span.end


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    for date in resolved(text):
        assert text[date.mention.span.start : date.mention.span.end]
