"""Cut a text into islands: runs of neighbouring slots, outside of which no date can be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, compress, count, repeat

from timeline import arabic
from timeline.arabic import Tokens
from timeline.date_joins import join
from timeline.date_slots import Alphabet, Item, Slot, SlotTable, Value
from timeline.lexicon.date_rows import DateCue
from timeline.lexicon.loader import load
from timeline.matching import Hit, Trie
from timeline.memo import Memo

TABLES = ("months", "weekdays", "numbers", "units", "date_cues", "holidays")

_ABOUT_TODAY = "DREF"
_item = tuple.__new__
"""Makes an item in half the time of ``Item(...)``."""
_LONGEST = 64
_SIGNS = 2
BULLETS = frozenset("-\u2013\u2014*\u2022\u00b7\u25aa\u25cf")
_DIGITS, _YEAR = 9, 4
_WINDOW = re.compile("(?<![aynsw])(?:[nsw]*+[ay]|(?=[nw]*+s)[sw]*+n[sw]*+n)[aynsw]*+")
"""A run of classes with an anchor or a year in it, or with a sign and two numbers."""
_REMEMBERED = 8
"""Words of the longest stretch of which it is remembered what it holds, numbers in digits aside; it comes again in all articles."""
_NO_DATE, _NUMBERS, _NUMBER = " ", frozenset("yn"), "0"
"""The classes of a word that belongs to no date and of numbers in digits, and the number that stands for all in what is remembered."""
_ANCHORS = frozenset(
    {
        "MON", "MONW", "HIJ", "HIJW", "LAT", "DOW", "DOWB", "DREF", "TODAY", "TENS", "SEASON", "FEAST", "MYWEEK", "ANNIVERSARY", "SET",
        "VAGUE", "YYYY", "THOUSAND", "U", "UD", "U2", "U2D", "UP", "UPD", "DD", "FRACTION", "CURRENT", "NEXTDAY", "THEREOF",
    }
)  # fmt: skip


def _misread(hit: Hit) -> bool:
    """Whether *the day before yesterday* is read off a word that ends in its first: *the first yesterday*, or a name."""
    if not isinstance(hit.row, DateCue) or hit.row.slot != _ABOUT_TODAY or hit.last - hit.first == 1:
        return False
    return hit.prefix.endswith(arabic.ARTICLE) or hit.prefix.lstrip("".join(arabic.AND)) == arabic.BY


def _classes(known: Mapping[str, str]) -> dict[str, str]:
    """What a word may be: ``a`` what anchors a date, ``s`` a sign, ``w`` another word of dates; ``known`` has the signs and the words
    without particles. All ways to write them are fewer than the words of a few articles, of which hardly one is among them.
    """
    classes: dict[str, str] = {}
    for word, kind in known.items():
        for written in arabic.behind_particles(word):
            classes[written] = min(kind, classes.get(written, kind))
    return classes


def _class(number: str) -> str:
    """What a number in digits may be: ``y`` a year, ``n`` another number, a blank none."""
    return _NO_DATE if len(number) >= _DIGITS or not number.isascii() else "y" if len(number) == _YEAR else "n"


class Islands:
    """The date tables, ready to cut texts up."""

    def __init__(self) -> None:
        phrases = list(load(*TABLES).phrases())
        self._trie = Trie(phrases)
        self._table = SlotTable(phrases)
        words = arabic.words_of(phrase for phrase, _, _ in phrases)
        known = dict.fromkeys(chain.from_iterable(words), "w")
        for (first, *_), (_, row, form) in zip(words, phrases, strict=True):
            if not _ANCHORS.isdisjoint(kind for kind, _ in self._table.meanings(row, form, definite=False)):
                known[first] = "a"
        known |= dict.fromkeys(self._table.signs, "s")
        self._naming = frozenset(word for word in known if word.isdigit())
        self._windows = Memo(self._slots)
        self._classes = _classes(known)

    @property
    def alphabet(self) -> Alphabet:
        """The characters that stand for slots."""
        return self._table.alphabet

    def items(self, words: Sequence[str]) -> Iterator[Item]:
        """Every slot of a text that may belong to a date: the longest phrase at each place, and numbers in digits."""
        classes = list(map(self._classes.get, words, repeat(_NO_DATE)))
        for i in compress(count(), map(str.isdecimal, words)):
            if words[i].isascii():
                classes[i] = "y" if len(words[i]) == _YEAR else "n" if len(words[i]) < _DIGITS else _NO_DATE
        for window in _WINDOW.finditer("".join(classes)):
            start, end = window.span()
            stretch = tuple(words[start:end])
            if not _NUMBERS.isdisjoint(window[0]):
                stretch = tuple([self._shape(word) if word.isdecimal() else word for word in stretch])
            for first, last, prefix, slot in self._windows[stretch] if end - start <= _REMEMBERED else self._slots(stretch):
                yield _item(Item, (start + first, start + last, prefix, slot or self._table.digits(words[start + first])))

    def _shape(self, number: str) -> str:
        """The number that stands for one in digits, itself where months are called so (``Kanun 2``)."""
        return number if number in self._naming else _NUMBER

    def _slots(self, words: Sequence[str]) -> list[tuple[int, int, str, Slot | None]]:
        """The slots of words among which one number stands for all in digits, which have none yet."""
        slots = list[tuple[int, int, str, Slot | None]]()
        best_first = best_last = -1
        prefix, meanings = "", list[tuple[str, Value]]()
        digits = iter([i for i, word in enumerate(words) if word == _NUMBER or word in self._naming])
        digit = next(digits, -1)
        for hit in self._trie.hits(words):
            if _misread(hit):
                continue
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
                    slots.append((best_first, best_last, prefix, self._table.slot(tuple(meanings))))
                while 0 <= digit < first:
                    if digit >= best_last:
                        slots.append((digit, digit + 1, "", None))
                    digit = next(digits, -1)
                meanings = []
            best_first, best_last, prefix = first, hit.last, hit.prefix
            definite = prefix.endswith((arabic.ARTICLE, arabic.FOR_ARTICLE))
            meanings = meanings + self._table.meanings(hit.row, hit.form, definite)
        if best_last > 0:
            slots.append((best_first, best_last, prefix, self._table.slot(tuple(meanings))))
        while digit >= 0:
            if digit >= best_last:
                slots.append((digit, digit + 1, "", None))
            digit = next(digits, -1)
        return slots

    def of(self, tokens: Tokens, text: str) -> Iterator[list[Item]]:
        """Runs of slots with nothing but signs and blanks of one line between them, numbers and doubled months put together."""
        words = tokens.words
        run: list[Item] = []
        anchored = False
        for item in self.items(words):
            if run:
                end, start = run[-1].last, item.first
                if start - end > _SIGNS or len(run) > _LONGEST or self._parted(tokens, text, end, start):
                    if anchored:
                        yield self._close(run, words)
                    run, anchored = [], False
                elif end < start:
                    run.extend(Item(i, i + 1, "", self._table.signs[words[i]]) for i in range(end, start))
            if not run and _opens_line(tokens, text, item.first):
                run.append(Item(item.first, item.first, "", self._table.line))
            particle = item.prefix[:1]
            if not particle:
                run.append(item)
                anchored = anchored or not _ANCHORS.isdisjoint(item.slot.kinds)
                continue
            if particle and particle in arabic.AND:
                run.append(Item(item.first, item.first, "", self._table.conjunction))
            if len(item.prefix) > len(particle) or particle in (arabic.BY, arabic.FOR, arabic.LIKE):
                rest = item.prefix.removeprefix(particle) if particle in arabic.AND else item.prefix
                if rest[:1] in (arabic.BY, arabic.FOR, arabic.LIKE):
                    run.append(Item(item.first, item.first, "", self._table.preposition))
            run.append(item)
            anchored = anchored or not _ANCHORS.isdisjoint(item.slot.kinds)
        if anchored:
            yield self._close(run, words)

    def _parted(self, tokens: Tokens, text: str, end: int, start: int) -> bool:
        """Whether more than signs stands between one token and another, or the end of a line."""
        if start > end and not all(word in self._table.signs for word in tokens.words[end:start]):
            return True
        return "\n" in text[tokens.ends[end - 1] : tokens.starts[start]]

    def _close(self, run: list[Item], words: Sequence[str]) -> list[Item]:
        """The run with the sign right after it."""
        last = run[-1].last
        if last < len(words) and (sign := self._table.signs.get(words[last])):
            run.append(Item(last, last + 1, "", sign))
        return join(run, self._table)


def _opens_line(tokens: Tokens, text: str, first: int) -> bool:
    """Whether a token is the first of its line, but for a bullet."""
    at = first - 1 if first and tokens.words[first - 1] in BULLETS else first
    return at == 0 or "\n" in text[tokens.ends[at - 1] : tokens.starts[at]]


@cache
def islands() -> Islands:
    """The islands of the shipped tables."""
    return Islands()
