"""Who and where, held by cases: one sentence or two a line, with every mention that they hold and none besides."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import pipeline
from timeline.model import Document, EntityMention, Interval, Kind, Reading

CORPUS = Path(__file__).parent / "corpus"


def lines(name: str) -> list[str]:
    return [line for line in (CORPUS / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def found(text: str, published: str = "2018-03-04") -> tuple[Reading, tuple[EntityMention, ...]]:
    understood = pipeline.understood(Document("a", text, Interval.day(dt.date.fromisoformat(published))))
    return understood.dated.reading, understood.entities


def told(text: str, published: str = "2018-03-04") -> str:
    reading, mentions = found(text, published)
    return " | ".join(f"{reading.text(m.span)}={m.kind}:{m.id}:{m.country}" for m in mentions)


@pytest.mark.parametrize("line", lines("entities.tsv"))
def test_mentions_of_a_sentence(line: str) -> None:
    published, text, expected = line.split("\t")
    assert told(text, published) == expected


@pytest.mark.parametrize("line", lines("coreference.tsv"))
def test_who_is_meant(line: str) -> None:
    published, text, expected = line.split("\t")
    assert told(text, published) == expected


def test_corpora_are_large_and_a_third_negative() -> None:
    cases = lines("entities.tsv")
    assert len(cases) >= 300
    assert sum(case.endswith("\t") for case in cases) >= len(cases) / 3
    assert len(lines("coreference.tsv")) >= 60


@pytest.mark.parametrize("line", lines("entities.tsv") + lines("coreference.tsv"))
def test_offsets_tokens_and_ids_hold_together(line: str) -> None:
    published, text, _ = line.split("\t")
    reading, mentions = found(text, published)
    for mention in mentions:
        assert mention.span == reading.span(mention.first, mention.last, mention.prefix)
        assert text[mention.span.start : mention.span.end].strip()
        assert mention.kind is Kind.PERSON or mention.name
        assert not mention.name or mention.name_en or mention.kind is Kind.ORGANIZATION
    for one, other in pairwise(mentions):
        assert one.span == other.span or one.last <= other.first


def test_a_name_is_the_fullest_of_the_article() -> None:
    _, mentions = found("لافروف في القاهرة. وصل وزير الخارجية الروسي سيرجي لافروف صباحا")
    assert {m.name for m in mentions if m.kind is Kind.PERSON} == {"سيرجي لافروف"}


def test_a_short_name_alone_is_filled_from_the_lexicon() -> None:
    _, mentions = found("قال بوتين إن الاتفاق قريب")
    assert [m.name for m in mentions] == ["فلاديمير بوتين"]


def test_a_counterpart_has_the_office_of_the_one_before() -> None:
    _, mentions = found("هاتف وزير الخارجية الأميركي ريكس تيلرسون نظيره الروسي")
    assert [m.office for m in mentions] == ["foreign_minister", "foreign_minister"]


def test_a_former_holder_is_not_taken_for_the_holder() -> None:
    _, mentions = found("حضر الرئيس الفرنسي السابق الندوة")
    assert [(m.id, m.office, m.country) for m in mentions] == [("", "other", "FRA")]


def test_groups_of_people_are_plural() -> None:
    _, mentions = found("التقى مسؤولين فلسطينيين ثم زار الكرملين")
    assert [m.plural for m in mentions] == [True, False]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from("وزير الخارجية الروسي سيرغي لافروف نظيره المصري ، مصر والأردن الرئيسان بن عبد من « » # الملك و حماس أمير".split())
    )
)
def test_no_order_of_words_breaks_the_grammar(words: list[str]) -> None:
    reading, mentions = found(" ".join(words))
    for mention in mentions:
        assert 0 <= mention.first < mention.last <= len(reading.tokens.words)
