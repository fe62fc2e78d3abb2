"""Cut a text into islands: runs of neighbouring slots, outside of which no date can be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain

from timeline import arabic
from timeline.arabic import Tokens
from timeline.date_joins import join
from timeline.date_slots import Alphabet, Item, SlotTable, Value
from timeline.lexicon.date_rows import DateCue
from timeline.lexicon.loader import load
from timeline.matching import Hit, Trie
from timeline.memo import EVERY, Memo

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
"""Words of the longest stretch of which it is remembered what it holds; days and units of time come again in all articles."""
_WINDOWS = 1 << 12
"""So many of them are remembered; the others are years and numbers that hardly come again."""
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


def _class(word: str, known: Mapping[str, str]) -> str:
    """What a word may be: ``a`` what anchors a date, ``y`` a year, ``n`` another number, ``s`` a sign, ``w`` another word of dates, a blank
    none of these; ``known`` has the signs and the words without particles.
    """
    if "0" <= word[0] <= "9":
        return "y" if len(word) == _YEAR else "n" if len(word) < _DIGITS else " "
    return min([known[rest] for _, rest in arabic.readings(word) if rest in known], default=" ")


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
        self._windows = Memo(self._items, _WINDOWS)
        self._classes = Memo(partial(_class, known=known), EVERY)

    @property
    def alphabet(self) -> Alphabet:
        """The characters that stand for slots."""
        return self._table.alphabet

    def items(self, words: Sequence[str]) -> Iterator[Item]:
        """Every slot of a text that may belong to a date: the longest phrase at each place, and numbers in digits."""
        for window in _WINDOW.finditer("".join(map(self._classes.__getitem__, words))):
            start, end = window.span()
            found = self._windows[tuple(words[start:end])] if end - start <= _REMEMBERED else self._items(words[start:end])
            for first, last, prefix, slot in found:
                yield _item(Item, (start + first, start + last, prefix, slot))

    def _items(self, words: Sequence[str]) -> list[Item]:
        items = list[Item]()
        best_first = best_last = -1
        prefix, meanings = "", list[tuple[str, Value]]()
        digits = iter([i for i, word in enumerate(words) if self._classes[word] in "yn"])
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
                    items.append(Item(best_first, best_last, prefix, self._table.slot(tuple(meanings))))
                while 0 <= digit < first:
                    if digit >= best_last:
                        items.append(Item(digit, digit + 1, "", self._table.digits(words[digit])))
                    digit = next(digits, -1)
                meanings = []
            best_first, best_last, prefix = first, hit.last, hit.prefix
            definite = prefix.endswith((arabic.ARTICLE, arabic.FOR_ARTICLE))
            meanings = meanings + self._table.meanings(hit.row, hit.form, definite)
        if best_last > 0:
            items.append(Item(best_first, best_last, prefix, self._table.slot(tuple(meanings))))
        while digit >= 0:
            if digit >= best_last:
                items.append(Item(digit, digit + 1, "", self._table.digits(words[digit])))
            digit = next(digits, -1)
        return items

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
