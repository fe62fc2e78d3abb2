"""Cut a text into islands: runs of neighbouring slots, outside of which no date can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from timeline import arabic
from timeline.arabic import Tokens
from timeline.date_joins import join
from timeline.date_slots import Alphabet, Item, SlotTable, Value
from timeline.lexicon.loader import load
from timeline.matching import Trie

TABLES = ("months", "weekdays", "numbers", "units", "date_cues", "holidays")

_LONGEST = 64
_ANCHORS = frozenset({
    "MON", "MONW", "HIJ", "HIJW", "LAT", "DOW", "DOWB", "DREF", "TODAY", "TENS", "SEASON", "FEAST", "MYWEEK", "ANNIVERSARY", "SET", "VAGUE", "YYYY",
    "THOUSAND", "U", "UD", "U2", "U2D", "UP", "UPD", "DD", "FRACTION",
})  # fmt: skip


class Islands:
    """The date tables, ready to cut texts up."""

    def __init__(self) -> None:
        phrases = list(load(*TABLES).phrases())
        self._trie = Trie(phrases)
        self._table = SlotTable(phrases)

    @property
    def alphabet(self) -> Alphabet:
        """The characters that stand for slots."""
        return self._table.alphabet

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
        words, starts, ends = tokens.words, tokens.starts, tokens.ends
        run: list[Item] = []
        anchored = False
        for item in self.items(tokens):
            if run:
                gap = run[-1].last
                between = item.first - gap
                if (
                    between > 2
                    or len(run) > _LONGEST
                    or "\n" in text[ends[gap - 1] : starts[item.first]]
                    or any(words[i] not in self._table.signs for i in range(gap, item.first))
                ):
                    if anchored:
                        yield self._close(run, words)
                    run, anchored = [], False
                else:
                    run.extend(Item(i, i + 1, "", self._table.signs[words[i]]) for i in range(gap, item.first))
            if not run and (item.first == 0 or "\n" in text[ends[item.first - 1] : starts[item.first]]):
                run.append(Item(item.first, item.first, "", self._table.line))
            particle = item.prefix[:1]
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

    def _close(self, run: list[Item], words: Sequence[str]) -> list[Item]:
        """The run with the sign right after it."""
        last = run[-1].last
        if last < len(words) and (sign := self._table.signs.get(words[last])):
            run.append(Item(last, last + 1, "", sign))
        return join(run, self._table)


@cache
def islands() -> Islands:
    """The islands of the shipped tables."""
    return Islands()
