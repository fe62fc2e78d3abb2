"""The matcher finds every phrase, with the particles that Arabic writes before it, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import arabic
from timeline.matching import Hit, Trie, longest

WORD = st.text(st.sampled_from("ولبكفاهم"), min_size=1, max_size=4)
PHRASES = st.lists(st.lists(WORD, min_size=1, max_size=3).map(" ".join), max_size=6)


def hits(phrases: list[str], text: str) -> list[Hit]:
    return Trie((phrase, phrase, "f") for phrase in phrases).hits(arabic.tokenise(text).words)


@given(PHRASES, st.lists(WORD, max_size=8).map(" ".join))
def test_hits_are_those_of_looking_everywhere(phrases: list[str], text: str) -> None:
    words = arabic.tokenise(text).words
    expected = {
        (i, i + len(phrase), prefix, row)
        for row in phrases
        for phrase in [arabic.words(row)]
        for i in range(len(words) - len(phrase) + 1)
        for prefix, rest in arabic.readings(words[i])
        if (rest, *words[i + 1 : i + len(phrase)]) == phrase
    }
    found = hits(phrases, text)
    assert {(h.first, h.last, h.prefix, h.row) for h in found} == expected
    assert [h.first for h in found] == sorted(h.first for h in found)


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("كوريا الشمالية", "وصل إلى كوريا الشماليّة أمس", ["كوريا الشماليّة"]),
        ("كوريا الشمالية", "ولكوريا الشمالية", ["كوريا الشمالية"]),
        ("القاهرة", "للقاهرة وبالقاهرة", ["لقاهرة", "القاهرة"]),
        ("القاهرة", "وَبِالقاهِرَةِ ولِلقاهرة", ["القاهِرَةِ", "لقاهرة"]),
        ("أحمد", "وأحمد فأحمد بأحمد لأحمد", ["أحمد"] * 4),
        ("مصر", "مصرع", []),
        ("روسيا", "بروسيا", ["روسيا"]),
        ("بروسيا", "بروسيا", ["بروسيا"]),
    ],
)
def test_particles_are_no_part_of_a_hit(phrase: str, text: str, found: list[str]) -> None:
    tokens = arabic.tokenise(text)
    spans = [tokens.span(h.first, h.last, h.prefix) for h in hits([phrase], text)]
    assert [text[a:b] for a, b in spans] == found


def test_rows_that_share_a_phrase_are_all_found_with_the_column_of_each() -> None:
    trie = Trie([("عمان", "amman", "label_ar"), ("عُمان", "oman", "names_ar"), ("عمان", "amman", "label_ar")])
    assert [(h.row, h.form) for h in trie.hits(["عمان"])] == [("amman", "label_ar"), ("oman", "names_ar")]


def test_a_part_of_the_words_can_be_searched() -> None:
    trie = Trie([("ا ب", 1, "f")])
    words = ["ا", "ب", "ا", "ب"]
    assert [h.first for h in trie.hits(words, 1, 4)] == [2]
    assert trie.hits(words, 0, 1) == []


def test_the_longest_hit_stands_and_its_equals_stay() -> None:
    found = hits(["وزير", "وزير الخارجية", "الخارجية", "الخارجية المصري"], "وزير الخارجية المصري")
    assert [(h.first, h.last) for h in longest(found)] == [(0, 2)]
    trie = Trie([("ا", 1, "f"), ("ا", 2, "f")])
    assert [h.row for h in longest(trie.hits(["ا"]))] == [1, 2]
