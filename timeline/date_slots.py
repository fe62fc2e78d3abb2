"""Words of the date tables as slots: each phrase that dates are made of, the kinds of slot it fills and what it means there.

Patterns see a text as a string with one character a slot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from timeline import arabic
from timeline.lexicon.date_rows import DateCue, Month, Number, Unit, Weekday
from timeline.lexicon.rows import Holiday, Row

Value = int | str
_REMEMBERED = 1 << 12

_SIGNS = {
    "/": "SLASH", "(": "LP", ")": "RP", "[": "LP", "]": "RP", "-": "DASH", ",": "COMMA", "\u060c": "COMMA", ".": "DOT", ":": "COLON",
    "\\": "SLASH",
}  # fmt: skip
_DIGIT_KINDS = (
    frozenset({"N"}), frozenset({"N", "DD"}), frozenset({"N", "DD", "MM"}), frozenset({"N", "YY"}), frozenset({"N", "DD", "YY"}),
    frozenset({"N", "DD", "MM", "YY"}), frozenset({"N", "YYYY"}), frozenset({"N", "HYEAR", "YYYY"}),
)  # fmt: skip
_NUMBERS = (frozenset({"CARD"}), frozenset({"CARDD"}), frozenset({"CARDD", "ORDD"}), frozenset({"ORD"}), frozenset({"ORDD"}))
_UNITS = {"one": "U", "two": "U2", "many": "UP"}


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """The kinds that a phrase fills, with their values, and the character that stands for them in patterns."""

    char: str
    kinds: frozenset[str]
    values: dict[str, Value]


class Item(NamedTuple):
    """A slot in a text: its tokens ``first`` to ``last`` (exclusive) and the particles written before it."""

    first: int
    last: int
    prefix: str
    slot: Slot


class Alphabet:
    """One character for each set of kinds; closed once patterns are compiled."""

    def __init__(self) -> None:
        self._chars: dict[frozenset[str], str] = {}

    def char(self, kinds: frozenset[str]) -> str:
        """The character of a set of kinds."""
        return self._chars.setdefault(kinds, chr(0x1000 + len(self._chars)))

    def of(self, kind: str) -> str:
        """Every character whose set holds the kind."""
        return "".join(char for kinds, char in self._chars.items() if kind in kinds)


class SlotTable:
    """Every slot that the date tables can fill, each made once."""

    def __init__(self, phrases: Sequence[tuple[str, Row, str]]) -> None:
        self.alphabet = Alphabet()
        self._slots: dict[tuple[tuple[str, Value], ...], Slot] = {}
        self._digits: dict[str, Slot] = {}
        self._memo: dict[tuple[int, str, bool], list[tuple[str, Value]]] = {}
        for kinds in (*_DIGIT_KINDS, *_NUMBERS, frozenset({"MON"})):
            self.alphabet.char(kinds)
        self.signs = {sign: self.slot(((kind, sign),)) for sign, kind in _SIGNS.items()}
        self.conjunction, self.preposition, self.line, self.clock = (self.slot(((kind, ""),)) for kind in ("AND", "PRE", "LINE", "CLOCK"))
        self._meet_all(phrases)

    def _meet_all(self, phrases: Sequence[tuple[str, Row, str]]) -> None:
        """Give every set of kinds that a phrase can fill its character."""
        meanings: dict[tuple[tuple[str, ...], bool], list[tuple[str, Value]]] = {}
        for (_, row, form), words in zip(phrases, arabic.words_of(phrase for phrase, _, _ in phrases), strict=True):
            for definite in (False, True):
                meanings.setdefault((words, definite), []).extend(_meanings(row, form, definite))
        for (words, definite), found in meanings.items():
            self.slot(tuple(found))
            if definite and (article := meanings.get(((arabic.ARTICLE + words[0], *words[1:]), False))):
                self.slot(tuple(article + found))
                self.slot(tuple(found + article))

    def slot(self, meanings: tuple[tuple[str, Value], ...]) -> Slot:
        """The slot with these kinds and values."""
        slot = self._slots.get(meanings)
        if slot is None:
            values = dict(reversed(meanings))
            kinds = frozenset(values)
            slot = self._slots[meanings] = Slot(self.alphabet.char(kinds), kinds, values)
        return slot

    def digits(self, word: str) -> Slot:
        """The slot of a number in digits."""
        slot = self._digits.get(word)
        if slot is None:
            if len(self._digits) > _REMEMBERED:
                self._digits.clear()
            kinds = _digit_kinds(word)
            slot = self._digits[word] = Slot(self.alphabet.char(kinds), kinds, dict.fromkeys(kinds, int(word)))
        return slot

    def meanings(self, row: Row, form: str, definite: bool) -> list[tuple[str, Value]]:
        """The kinds and values of a lexicon row, with or without the article."""
        key = (id(row), form, definite)
        found = self._memo.get(key)
        if found is None:
            found = self._memo[key] = _meanings(row, form, definite)
        return found


def _digit_kinds(word: str) -> frozenset[str]:
    number, length = int(word), len(word)
    if length <= 2:
        index = 2 if 1 <= number <= 12 else 1 if 1 <= number <= 31 else 0
        return _DIGIT_KINDS[index if length == 1 else (3, 4, 5)[index]]
    if length == 4 and 1000 <= number <= 2199:
        return _DIGIT_KINDS[7 if 1300 <= number <= 1500 else 6]
    return _DIGIT_KINDS[0]


def _meanings(row: Row, form: str, definite: bool) -> list[tuple[str, Value]]:
    match row:
        case Month():
            weak = "W" if form == "weak_ar" else ""
            kind = "LAT" if form == "latin" else ("MON" if row.calendar == "gregorian" else "HIJ") + weak
            return [(kind, row.number)]
        case Weekday():
            return [({"latin": "LATDOW", "bare_ar": "DOWB"}.get(form, "DOW"), row.number)]
        case Number():
            if row.kind == "ordinal":
                return [("ORDD" if definite else "ORD", row.value)]
            if definite:
                return [("CARDD", row.value), ("ORDD", row.value)] if 20 <= row.value < 100 else [("CARDD", row.value)]
            return [("CARD", row.value), ("THOUSAND", row.value)] if row.value >= 1000 else [("CARD", row.value)]
        case Unit():
            kind = _UNITS[row.count] + ("D" if definite else "")
            name = row.unit.upper() + {"one": "", "two": "2", "many": "S"}[row.count] + ("D" if definite else "")
            return [(kind, row.unit), (name, row.unit)]
        case DateCue():
            value: Value = int(row.value) if row.value.lstrip("-").isdigit() else row.value
            meanings: list[tuple[str, Value]] = [(row.slot, value)]
            return [*meanings, ("UD", "day"), ("DAYD", "day")] if row.slot == "TODAY" else meanings
        case Holiday():
            return [("FEAST", row.id)]
    return []
