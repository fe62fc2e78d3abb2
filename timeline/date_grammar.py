"""How rules are written and matched: a name, a pattern over slots, a production.

A pattern is a regular expression whose letters are kinds of slot: ``day:DD|ORDD OF? month:MON`` names two of them ``day`` and ``month``.
Blanks do nothing. A rule with ``whole`` set needs another expression right after its slots, and builds on that
(*the fourth of* + *last month*).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from timeline.date_slots import Alphabet, Item, Slot
from timeline.not_dates import context_of
from timeline.timex import Expression, Fixed

_SYNTAX = re.compile(r"\(\?(?:<?[=!]|:)|\(|\)|\?|(?:[a-z0-9]+:)?[A-Z][A-Z0-9]*(?:\|[A-Z][A-Z0-9]*)*|\|")
_REMEMBERED = 1 << 12
_DEPTH = 3
_ATOM = re.compile(r"(?:([a-z0-9]+):)?([A-Z][A-Z0-9]*(?:\|[A-Z][A-Z0-9]*)*)")


class Found:
    """The slots that a rule matched, by name, and the expression after them when the rule needs one."""

    __slots__ = ("_items", "_match", "whole")

    def __init__(self, items: Sequence[Item], match: re.Match[str], whole: Expression | None) -> None:
        self._items, self._match, self.whole = items, match, whole

    def __contains__(self, name: str) -> bool:
        return self._slot(name) is not None

    def _slot(self, name: str) -> Slot | None:
        """The slot of that name, None when the rule did without it."""
        match = self._match
        at = match.start(name) if name in match.re.groupindex else -1
        return self._items[at].slot if at >= 0 else None

    def item(self, name: str) -> Item:
        """The item of that name; it must be there."""
        return self._items[self._match.start(name)]

    def number(self, name: str, *kinds: str) -> int | None:
        """The number that a slot stands for, as one of the kinds when they are given; None when the rule did without the slot."""
        slot = self._slot(name)
        for kind, value in slot.values.items() if slot else ():
            if isinstance(value, int) and (not kinds or kind in kinds):
                return value
        return None

    def text(self, name: str, *kinds: str) -> str:
        """The value of a slot as one of the kinds, or empty."""
        slot = self._slot(name)
        return next((str(slot.values[kind]) for kind in kinds if kind in slot.values), "") if slot else ""

    def has(self, name: str, kind: str) -> bool:
        """Whether the slot of that name is of a kind."""
        slot = self._slot(name)
        return slot is not None and kind in slot.kinds

    def names(self) -> tuple[tuple[str, str], ...]:
        """Slot names and values, for whoever wants to know why."""
        items, start = self._items, self._match.start
        there = ((name, at) for name in self._match.re.groupindex if (at := start(name)) >= 0)
        return tuple([(name, str(next(iter(items[at].slot.values.values())))) for name, at in there])


Banned = frozenset[tuple[int, str]]
Match = Callable[[str, int], re.Match[str] | None]
Production = Callable[[Found], Expression | None]
Matched = tuple[int, "Rule", re.Match[str]]
"""A rule that matches, the earlier the greater the number before it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to write a date; a ``nested`` one only as the whole of another (*end of* + *the month*)."""

    name: str
    pattern: str
    production: Production
    kind: str = "DATE"
    whole: bool = False
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    """An expression in an island: its items ``first`` to ``last`` (exclusive); ``not_dates`` knows beside which words it is none in
    its ``context``.
    """

    first: int
    last: int
    expression: Expression
    rule: Rule
    slots: tuple[tuple[str, str], ...]
    context: str


def compile_pattern(pattern: str, characters: Callable[[str], str]) -> re.Pattern[str]:
    """The regular expression over slot characters that a pattern stands for, given those of each kind."""

    def atom(match: re.Match[str]) -> str:
        letters = "".join(map(characters, match[2].split("|")))
        if not letters:
            raise ValueError(f"no slot is of kind {match[2]}")
        return f"(?P<{match[1]}>[{letters}])" if match[1] else f"[{letters}]"

    return re.compile("".join(_ATOM.sub(atom, pattern).split()))


def starters(pattern: str) -> frozenset[str]:
    """The kinds of slot that a match of a pattern can start with."""
    kinds, _, _ = _starters(_SYNTAX.findall(pattern), 0)
    return kinds


def _starters(tokens: Sequence[str], i: int) -> tuple[frozenset[str], bool, int]:
    """Of the alternatives from token ``i`` to their closing bracket: the kinds that can start them, whether they can be empty, the end."""
    found, empty = frozenset[str](), False
    kinds, skippable = frozenset[str](), True
    while i < len(tokens) and tokens[i] != ")":
        token = tokens[i]
        i += 1
        if token == "|":
            found, empty, kinds, skippable = found | kinds, empty or skippable, frozenset(), True
            continue
        if token.startswith("("):
            inner, optional, i = _starters(tokens, i)
            if token != "(?:":
                inner, optional = frozenset(), True
        else:
            inner, optional = frozenset(token.rpartition(":")[2].split("|")), False
        if i < len(tokens) and tokens[i] == "?":
            optional, i = True, i + 1
        if skippable:
            kinds, skippable = kinds | inner, optional
    return found | kinds, empty or skippable, i + 1


class Grammar:
    """Rules ready to be matched against islands of slots."""

    def __init__(self, rules: Sequence[Rule], alphabet: Alphabet) -> None:
        characters = cache(alphabet.of)
        compiled = ((rule, starters(rule.pattern), compile_pattern(rule.pattern, characters).match) for rule in rules)
        self._rules = [(-rank, rule, first, match) for rank, (rule, first, match) in enumerate(compiled)]
        self._starting: dict[frozenset[str], list[tuple[int, Rule, Match]]] = {}
        self._matches: dict[tuple[str, int], list[Matched]] = {}
        self._known: dict[tuple[tuple[Slot, ...], Banned], tuple[Parsed, ...]] = {}

    def _rules_from(self, kinds: frozenset[str]) -> list[tuple[int, Rule, Match]]:
        rules = self._starting.get(kinds)
        if rules is None:
            rules = [(rank, rule, match) for rank, rule, first, match in self._rules if not first.isdisjoint(kinds)]
            self._starting[kinds] = rules
        return rules

    def _matching(self, kinds: frozenset[str], text: str, first: int) -> list[Matched]:
        """The rules whose patterns match from an item on, those that take most of it before others; remembered, since texts of other words
        have the same characters.
        """
        known = self._matches.get((text, first))
        if known is None:
            if len(self._matches) > _REMEMBERED:
                self._matches.clear()
            tried = ((rank, rule, match(text, first)) for rank, rule, match in self._rules_from(kinds))
            found = [(rank, rule, match) for rank, rule, match in tried if match is not None]
            known = self._matches[text, first] = sorted(found, key=lambda matched: -matched[2].end())
        return known

    def parse(self, items: Sequence[Item], text: str, first: int, depth: int = _DEPTH, banned: Banned = frozenset()) -> Parsed | None:
        """The longest expression that starts at an item; the earlier rule among equals; no ``banned`` (item, rule name)."""
        best: tuple[int, int, Expression, Rule, Found] | None = None
        for rank, rule, match in self._matching(items[first].slot.kinds, text, first):
            if (rule.nested and depth == _DEPTH) or (banned and (first, rule.name) in banned):
                continue
            last, whole = match.end(), None
            if "RP" in items[last - 1].slot.kinds and not any("LP" in item.slot.kinds for item in items[first:last]):
                last -= 1
            if rule.whole:
                if depth == 0 or last >= len(text):
                    continue
                inner = self.parse(items, text, last, depth - 1)
                if inner is None or isinstance(inner.expression, Fixed):
                    continue
                last, whole = inner.last, inner.expression
            if best is not None and (last, rank) < best[:2]:
                continue
            found = Found(items, match, whole)
            expression = rule.production(found)
            if expression is not None:
                best = last, rank, expression, rule, found
        if best is None:
            return None
        last, _, expression, rule, found = best
        return Parsed(first, last, expression, rule, found.names(), context_of(expression, rule.name))

    def parse_all(self, items: Sequence[Item], banned: Banned = frozenset()) -> tuple[Parsed, ...]:
        """Every expression of an island, left to right, the longest at each place; none of a rule ``banned`` at its item."""
        key = (tuple([item.slot for item in items]), banned)
        known = self._known.get(key)
        if known is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            known = self._known[key] = tuple(self._parse_all(items, banned))
        return known

    def _parse_all(self, items: Sequence[Item], banned: Banned) -> Iterator[Parsed]:
        text = "".join([item.slot.char for item in items])
        first = 0
        while first < len(items):
            parsed = self.parse(items, text, first, banned=banned)
            if parsed is None:
                first += 1
            else:
                yield parsed
                first = parsed.last
