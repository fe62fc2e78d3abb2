"""What a state's own organ is called in English: its ministry, its embassy, its parliament."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from timeline import arabic
from timeline.lexicon import load_table
from timeline.lexicon.rows import Organ, State
from timeline.memo import Memo


@lru_cache(maxsize=1 << 10)
def organ(name: str, state: State | None) -> str:
    """The English name of an organ with the state whose it is (``the Jordanian foreign ministry``, ``the embassy of Russia``); empty
    for what no table names.
    """
    words = _bare(arabic.words(name))
    label = _labels().get(words, "")
    if not label and state:
        label = _labels().get(tuple([word for word in words if word not in _of_states()[state]]), "")
    return f"{label} of {state.label_en}" if label and state else label


def _bare(words: Iterable[str]) -> tuple[str, ...]:
    """Words without the article, which the whole name has or lacks with what follows it."""
    return tuple([word.removeprefix(arabic.ARTICLE) for word in words])


@cache
def _labels() -> dict[tuple[str, ...], str]:
    return {_bare(arabic.words(phrase)): row.label_en for row in load_table(Organ) for phrase in row.phrases_ar}


@cache
def _of_states() -> Memo[State, frozenset[str]]:
    """The words of a state's names and of its adjectives, also those that only look as if they had the article (``Germany``)."""

    def words(state: State) -> frozenset[str]:
        phrases = (
            state.label_ar, *state.names_ar, *state.demonym_m_ar, *state.demonym_f_ar, *state.demonym_pl_ar, *state.metonyms_ar,
        )  # fmt: skip
        return frozenset([form for phrase in phrases for word in arabic.words(phrase) for form in (word, *_bare((word,)))])

    return Memo(words)
