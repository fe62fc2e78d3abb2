"""The fold and the tokens of any text lead back to the raw text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline import arabic

ARABIC = st.characters(min_codepoint=0x0600, max_codepoint=0x06FF)
SHAPED = st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFC)
SILENT = st.sampled_from("ـًٌٍَُِّْٰ\u200b\u200e\u200f\u202b\u2069\ufeff\u061c\u00ad")
TEXTS = st.text(st.one_of(st.characters(), ARABIC, SHAPED, SILENT, st.sampled_from(" .،؛؟\n0٣۴aİß")), max_size=60)


@given(TEXTS)
@example("ﷲ")
@example("\u200fالسَّبت\u200f")
@example("ﻻﻻ" + "ـ" * 5 + "ﷺ")
@example("İstanbul")
def test_every_token_stands_in_the_text_in_order(text: str) -> None:
    tokens = arabic.tokenise(text)
    assert len(tokens.words) == len(tokens.starts) == len(tokens.ends)
    assert all(0 <= start <= end <= len(text) for start, end in zip(tokens.starts, tokens.ends, strict=True))
    assert tokens.starts == sorted(tokens.starts)
    assert tokens.ends == sorted(tokens.ends)


@given(TEXTS)
@example("ﷲ")
@example("قال\u200f ﷺ كلاماً")
def test_the_raw_text_of_a_token_folds_to_the_token(text: str) -> None:
    """A presentation form of several letters belongs to each of them, so only a token's first and last may hold more than it."""
    tokens = arabic.tokenise(text)
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert word in arabic.fold(text[start:end]).text


@given(st.text(st.one_of(ARABIC, SILENT, st.sampled_from(" .،abc123")), max_size=60))
def test_without_ligatures_the_raw_text_of_a_token_is_exactly_it(text: str) -> None:
    tokens = arabic.tokenise(text)
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert arabic.fold(text[start:end]).text == word


@given(TEXTS)
def test_a_text_and_the_fold_of_it_have_the_same_words(text: str) -> None:
    """Folding twice changes nothing."""
    once = arabic.fold(text).text
    assert arabic.fold(once).text == once


@given(TEXTS)
def test_offsets_of_the_fold_never_go_back(text: str) -> None:
    folded = arabic.fold(text)
    sources = [folded.source(i) for i in range(len(folded.text) + 1)]
    assert sources == sorted(sources)
    assert all(0 <= source <= len(text) for source in sources)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("أحمد", "احمد"),
        ("إلى", "الي"),
        ("مُحَمَّد", "محمد"),
        ("محـــمد", "محمد"),
        ("القاهرة", "القاهره"),
        ("رؤساء", "روساء"),
        ("٢٠٢٣", "2023"),
        ("۲۰۲۳", "2023"),
        ("لا", "ﻻ"),
        ("کابل", "كابل"),
        ("\u200fبيروت", "بيروت"),
        ("NATO", "nato"),
    ],
)
def test_spellings_of_one_word_fold_together(a: str, b: str) -> None:
    assert arabic.words(a) == arabic.words(b)


@pytest.mark.parametrize(("a", "b"), [("علم", "عالم"), ("سوريا", "روسيا"), ("ذكر", "زكر"), ("كلب", "قلب"), ("ضل", "ظل")])
def test_different_words_stay_different(a: str, b: str) -> None:
    assert arabic.words(a) != arabic.words(b)


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("والقاهره", ("وال", "قاهره")),
        ("والقاهره", ("و", "القاهره")),
        ("للرياض", ("لل", "رياض")),
        ("للرياض", ("ل", "الرياض")),
        ("فبالامس", ("فب", "الامس")),
        ("وبباريس", ("وب", "باريس")),
        ("كما", ("", "كما")),
    ],
)
def test_particles_are_read_off_a_word(word: str, reading: tuple[str, str]) -> None:
    assert reading in arabic.readings(word)


@given(st.text(st.sampled_from("والبكفلمنه"), min_size=1, max_size=8))
def test_a_reading_is_the_word_cut_in_two_or_its_article_restored(word: str) -> None:
    for prefix, rest in arabic.readings(word):
        restored = prefix.endswith(arabic.FOR) and rest.startswith(arabic.ARTICLE)
        assert prefix + rest == word or (restored and prefix + arabic.FOR + rest[len(arabic.ARTICLE) :] == word)
    assert arabic.readings(word)[0] == ("", word)


@given(st.text(st.sampled_from("والبكفلمنه"), min_size=1, max_size=8))
def test_a_word_is_written_behind_its_particles_as_it_is_read(word: str) -> None:
    for written in arabic.behind_particles(word):
        assert word in [rest for _, rest in arabic.readings(written)]
    for _, rest in arabic.readings(word):
        assert word in arabic.behind_particles(rest)


def test_letters_and_digits_that_touch_are_two_tokens() -> None:
    assert arabic.tokenise("عام2023م").words == ["عام", "2023", "م"]


def test_silent_signs_belong_to_the_word_that_they_are_written_on() -> None:
    text = "زارَ القاهرةَ"
    tokens = arabic.tokenise(text)
    assert [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)] == ["زارَ", "القاهرةَ"]
    assert unicodedata.category(text[-1]) == "Mn"
