"""What is remembered of words is bounded, and no word that keeps coming is looked up twice."""

from __future__ import annotations

from timeline.memo import Memo


def test_a_word_is_looked_up_once() -> None:
    asked: list[str] = []
    memo = Memo(lambda word: asked.append(word) or len(word))
    assert [memo["a"], memo["bc"], memo["a"], memo["bc"]] == [1, 2, 1, 2]
    assert asked == ["a", "bc"]


def test_what_does_not_come_again_is_forgotten_and_what_does_is_not() -> None:
    asked: list[str] = []
    memo = Memo(lambda word: asked.append(word) or word, most=4)
    for number in range(40):
        assert memo["common"] == "common"
        assert memo[f"rare {number}"] == f"rare {number}"
        assert len(memo) <= 4
    assert asked.count("common") == 1
    assert memo["rare 0"] == "rare 0"
    assert asked.count("rare 0") == 2
