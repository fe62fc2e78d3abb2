"""Sentences end where a reader would end them, and lose no word."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import arabic
from timeline.model import Document, Sentence
from timeline.segment import segment

CASES = [
    line.replace(r"\n", "\n").replace(r"\r", "\r")
    for line in (Path(__file__).parent / "corpus/sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
TEXTS = st.text(st.sampled_from('اب د1.؟!"» \n\r'), max_size=40)


def sentences(text: str) -> tuple[Sentence, ...]:
    return segment(Document("a", text), arabic.tokenise(text))


@pytest.mark.parametrize("case", CASES)
def test_corpus(case: str) -> None:
    text = case.replace("¦", "")
    found = [text[s.span.start : s.span.end] for s in sentences(text)]
    assert found == [part.strip() for part in case.split("¦")]


@given(TEXTS)
def test_sentences_hold_every_token_once_in_order(text: str) -> None:
    found, tokens = sentences(text), arabic.tokenise(text)
    assert [i for s in found for i in range(s.first, s.last)] == list(range(len(tokens.words)))
    for s in found:
        assert (s.span.start, s.span.end) == (tokens.starts[s.first], tokens.ends[s.last - 1])
        assert "\n" not in text[s.span.start : s.span.end]


def test_paragraphs_count_line_breaks_that_part_sentences() -> None:
    assert [s.paragraph for s in sentences("أول. ثان.\nثالث.\n\nرابع.")] == [0, 0, 1, 2]


def test_a_text_without_words_has_no_sentences() -> None:
    assert sentences(" \n\u200f ") == ()
