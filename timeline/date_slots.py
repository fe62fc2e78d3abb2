"""Words of the date tables as slots: each token or phrase that dates are made of, the kinds of slot it fills and what it means there.

Runs of neighbouring slots are islands, outside of which no date can be. An island is matched as a string with one character a slot.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from timeline import arabic
from timeline.arabic import Tokens
from timeline.lexicon.date_rows import DateCue, Month, Number, Unit, Weekday
from timeline.lexicon.loader import load
from timeline.lexicon.rows import Holiday, Row
from timeline.matching import Trie

TABLES = ("months", "weekdays", "numbers", "units", "date_cues", "holidays")
Value = int | str
_REMEMBERED = 1 << 14

_SIGNS = {
    "/": "SLASH", "(": "LP", ")": "RP", "[": "LP", "]": "RP", "-": "DASH", ",": "COMMA", "\u060c": "COMMA", ".": "DOT", ":": "COLON",
    "\\": "SLASH",
}  # fmt: skip
_DIGIT_KINDS = (
    frozenset({"N"}), frozenset({"N", "DD"}), frozenset({"N", "DD", "MM"}), frozenset({"N", "YY"}), frozenset({"N", "DD", "YY"}),
    frozenset({"N", "DD", "MM", "YY"}), frozenset({"N", "YYYY"}), frozenset({"N", "HYEAR", "YYYY"}),
)  # fmt: skip
_NUMBERS = (frozenset({"CARD"}), frozenset({"CARDD"}), frozenset({"CARDD", "ORDD"}), frozenset({"ORD"}), frozenset({"ORDD"}))
_PARTICLES = (frozenset({"AND"}), frozenset({"PRE"}), frozenset({"LINE"}))
_UNITS = {"one": "U", "two": "U2", "many": "UP"}
_ANCHORS = frozenset({
    "MON", "MONW", "HIJ", "HIJW", "LAT", "DOW", "DOWB", "DREF", "TODAY", "TENS", "SEASON", "FEAST", "ANNIVERSARY", "SET", "VAGUE", "YYYY",
    "THOUSAND", "U", "UD", "U2", "U2D", "UP", "UPD", "DD", "FRACTION",
})  # fmt: skip


_MONTH_NUMBERS = frozenset({"MM", "CARD"})
_ASK_MONTH = frozenset({"OF", "START", "MIDDLE", "END", "DD", "ORDD", "ORD", "LASTONE"})


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """The kinds that a phrase fills, with their values, and the character that stands for them in patterns."""

    char: str
    kinds: frozenset[str]
    values: dict[str, Value]


@dataclass(slots=True)
class Item:
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


class Slots:
    """The date tables, ready to cut texts into islands of slots."""

    def __init__(self) -> None:
        lexicon = load(*TABLES)
        self.alphabet = Alphabet()
        self._trie = Trie(lexicon.phrases())
        self._memo: dict[tuple[int, str, bool], list[tuple[str, Value]]] = {}
        self._slots: dict[tuple[tuple[str, Value], ...], Slot] = {}
        self._digits: dict[str, Slot] = {}
        for kinds in (*_DIGIT_KINDS, *_NUMBERS, *_PARTICLES, frozenset({"MON"}), *(frozenset({sign}) for sign in _SIGNS.values())):
            self.alphabet.char(kinds)
        self._signs = {sign: self._slot(((kind, sign),)) for sign, kind in _SIGNS.items()}
        self._and, self._pre, self._line = (self._slot(((kind, ""),)) for kind in ("AND", "PRE", "LINE"))
        self._meet_all(lexicon.phrases())

    def _meet_all(self, phrases: Iterator[tuple[str, Row, str]]) -> None:
        """Give every set of kinds that a phrase can fill its character."""
        meanings: dict[tuple[tuple[str, ...], bool], list[tuple[str, Value]]] = {}
        for phrase, row, form in phrases:
            for definite in (False, True):
                meanings.setdefault((arabic.words(phrase), definite), []).extend(_meanings(row, form, definite))
        for (words, definite), found in meanings.items():
            self._slot(tuple(found))
            if definite and (article := meanings.get(((arabic.ARTICLE + words[0], *words[1:]), False))):
                self._slot(tuple(article + found))
                self._slot(tuple(found + article))

    def _slot(self, meanings: tuple[tuple[str, Value], ...]) -> Slot:
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

    def items(self, tokens: Tokens) -> list[Item]:
        """Every slot of a text: the longest phrase at each place, and numbers in digits."""
        words, items = tokens.words, list[Item]()
        best_first = best_last = -1
        prefix, meanings = "", list[tuple[str, Value]]()
        digits = iter([i for i, word in enumerate(words) if "0" <= word[0] <= "9" and len(word) < 9])
        digit = next(digits, -1)
        for hit in self._trie.hits(words):
            first = hit.first
            if first == best_first:
                if hit.last < best_last or (hit.last == best_last and len(hit.prefix) > len(prefix)):
                    continue
                if hit.last > best_last:
                    meanings = []
            elif first < best_last:
                continue
            else:
                if best_last > 0:
                    items.append(Item(best_first, best_last, prefix, self._slot(tuple(meanings))))
                while 0 <= digit < first:
                    if digit >= best_last:
                        items.append(Item(digit, digit + 1, "", self.digits(words[digit])))
                    digit = next(digits, -1)
                meanings = []
            best_first, best_last, prefix = first, hit.last, hit.prefix
            key = (id(hit.row), hit.form, prefix.endswith((arabic.ARTICLE, arabic.FOR_ARTICLE)))
            found = self._memo.get(key)
            if found is None:
                found = self._memo[key] = _meanings(hit.row, hit.form, key[2])
            meanings = meanings + found
        if best_last > 0:
            items.append(Item(best_first, best_last, prefix, self._slot(tuple(meanings))))
        while digit >= 0:
            if digit >= best_last:
                items.append(Item(digit, digit + 1, "", self.digits(words[digit])))
            digit = next(digits, -1)
        return items

    def islands(self, tokens: Tokens, text: str) -> Iterator[list[Item]]:
        """Runs of slots with nothing but signs and blanks of one line between them, numbers and doubled months put together."""
        words, starts, ends = tokens.words, tokens.starts, tokens.ends
        run: list[Item] = []
        anchored = False
        for item in self.items(tokens):
            if run:
                gap = run[-1].last
                between = item.first - gap
                if (
                    between > 2
                    or "\n" in text[ends[gap - 1] : starts[item.first]]
                    or any(words[i] not in _SIGNS for i in range(gap, item.first))
                ):
                    if anchored:
                        yield self._close(run, words)
                    run, anchored = [], False
                else:
                    run.extend(Item(i, i + 1, "", self._signs[words[i]]) for i in range(gap, item.first))
            if not run and (item.first == 0 or "\n" in text[ends[item.first - 1] : starts[item.first]]):
                run.append(Item(item.first, item.first, "", self._line))
            particle = item.prefix[:1]
            if particle and particle in arabic.AND:
                run.append(Item(item.first, item.first, "", self._and))
            if len(item.prefix) > len(particle) or particle in (arabic.BY, arabic.FOR, arabic.LIKE):
                rest = item.prefix.removeprefix(particle) if particle in arabic.AND else item.prefix
                if rest[:1] in (arabic.BY, arabic.FOR, arabic.LIKE):
                    run.append(Item(item.first, item.first, "", self._pre))
            run.append(item)
            anchored = anchored or not _ANCHORS.isdisjoint(item.slot.kinds)
        if anchored:
            yield self._close(run, words)

    def _close(self, run: list[Item], words: Sequence[str]) -> list[Item]:
        """The run with the sign right after it."""
        last = run[-1].last
        if last < len(words) and (sign := self._signs.get(words[last])):
            run.append(Item(last, last + 1, "", sign))
        return self._join(run)

    def _join(self, run: list[Item]) -> list[Item]:
        return self._months(self._numbered(self._numbers(run)))

    def _numbers(self, run: list[Item]) -> list[Item]:
        """Put number words together: units and tens, hundreds, thousands; an ordinal and its tens."""
        out: list[Item] = []
        i = 0
        while i < len(run):
            item = run[i]
            kinds = item.slot.kinds
            if "CARD" in kinds or "CARDD" in kinds or "ORDD" in kinds or "ORD" in kinds:
                item, i = self._number(run, i)
            else:
                i += 1
            out.append(item)
        return out

    def _number(self, run: list[Item], i: int) -> tuple[Item, int]:
        item = run[i]
        kinds, values = item.slot.kinds, item.slot.values
        if "CARD" in kinds or "CARDD" in kinds:
            value = int(values.get("CARD", values.get("CARDD", 0)))
            total, group, j = 0, value, i + 1
            if "CARDD" in kinds and value >= 20 and value < 100:
                return Item(item.first, item.last, item.prefix, self._slot((("CARDD", value), ("ORDD", value)))), j
            while (after := _joined(run, j, ("CARD", "CARDD"))) is not None and (value, group) is not None:
                more = int(run[after].slot.values.get("CARD", run[after].slot.values.get("CARDD", 0)))
                if group < 10 and 20 <= more < 100:
                    group += more
                elif (group >= 100 and group % 100 == 0 and more < 100) or (group >= 1000 and group % 1000 == 0 and more < 1000):
                    total, group = total + group, more
                else:
                    break
                j = after + 1
            if j == i + 1:
                return item, j
            name = "CARDD" if "CARDD" in kinds else "CARD"
            meanings = (
                ((name, total + group),) if name == "CARD" or total + group >= 100 else ((name, total + group), ("ORDD", total + group))
            )
            return Item(item.first, run[j - 1].last, item.prefix, self._slot(meanings)), j
        value = int(values.get("ORDD", values.get("ORD", 0)))
        after = _joined(run, i + 1, ("CARD", "CARDD"))
        if after is not None and value < 10:
            tens = int(run[after].slot.values.get("CARD", run[after].slot.values.get("CARDD", 0)))
            if 20 <= tens <= 90:
                kind = "ORDD" if "ORDD" in kinds else "ORD"
                return Item(item.first, run[after].last, item.prefix, self._slot(((kind, value + tens),))), after + 1
        return item, i + 1

    def _numbered(self, run: list[Item]) -> list[Item]:
        """A month by its number, after a word that asks for a month: of month 3, of the eighth month."""
        for i in range(len(run) - 2, 0, -1):
            kinds, values = run[i + 1].slot.kinds, run[i + 1].slot.values
            by_order = "MONTHD" in run[i].slot.kinds and "ORDD" in kinds and "OF" in run[i - 1].slot.kinds
            if not by_order and not ("MONTH" in run[i].slot.kinds and not kinds.isdisjoint(_MONTH_NUMBERS)):
                continue
            number = next(v for k, v in values.items() if k in _MONTH_NUMBERS or k == "ORDD")
            if not run[i - 1].slot.kinds.isdisjoint(_ASK_MONTH) and isinstance(number, int) and 2 <= number <= 12:
                run[i : i + 2] = [Item(run[i].first, run[i + 1].last, run[i].prefix, self._slot((("MON", number),)))]
        return run

    def _months(self, run: list[Item]) -> list[Item]:
        """Put the two names of one month together."""
        if sum("MON" in item.slot.kinds or "MONW" in item.slot.kinds for item in run) < 2:
            return run
        out: list[Item] = []
        i = 0
        while i < len(run):
            item = run[i]
            month = _month(item)
            if month:
                for pattern in (("SLASH",), ("LP",), ("DASH",), ()):
                    j = i + 1 + len(pattern)
                    if j < len(run) and all(p in run[i + 1 + k].slot.kinds for k, p in enumerate(pattern)) and _month(run[j]) == month:
                        i, last = j, run[j].last
                        if pattern == ("LP",) and j + 1 < len(run) and "RP" in run[j + 1].slot.kinds:
                            i, last = j + 1, run[j + 1].last
                        item = Item(item.first, last, item.prefix, self._slot((("MON", month),)))
                        break
            out.append(item)
            i += 1
        return out


def _month(item: Item) -> int:
    values = item.slot.values
    return int(values.get("MON", values.get("MONW", 0)))


def _joined(run: list[Item], i: int, kinds: tuple[str, ...]) -> int | None:
    """The index of the slot of one of the kinds that ``and`` joins on, or None."""
    if i + 1 < len(run) and "AND" in run[i].slot.kinds and any(k in run[i + 1].slot.kinds for k in kinds):
        return i + 1
    return None


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


@cache
def slots() -> Slots:
    """The slots of the shipped tables."""
    return Slots()
