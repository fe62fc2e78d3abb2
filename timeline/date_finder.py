"""Find every calendar expression of an article, with exact offsets and still unresolved."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from timeline import world
from timeline.aims import aims
from timeline.arabic import ARTICLE, FOR, FOR_ARTICLE, NO_ARTICLES
from timeline.date_grammar import Banned, Grammar, Parsed
from timeline.date_islands import islands
from timeline.date_rules import RULES
from timeline.date_slots import Item
from timeline.garbage import uncollected
from timeline.lexicon.rows import WorldEvent
from timeline.model import DateMention, Document, Reading, ResolvedDate
from timeline.not_dates import not_dates
from timeline.stretch import PAST, PRESENT, SAID, SINCE
from timeline.tense import BARE, tenses
from timeline.timex import (
    DEADLINE,
    IN_PASSING,
    TILL,
    Anniversary,
    Expression,
    Fixed,
    Foreign,
    Named,
    Part,
    Step,
    grain,
    needs_tense,
    unresolved,
)

_LONGEST_NAME = 8
_WORD = 4
_SHORT = 40
_LIMITS = frozenset({"BEFORE", "LATEST"})
"""What stands before the day until which something is to be done."""
_VAGUE = "vague"
_OF_ONE_DAY = frozenset({"attack", "coup", "disaster"})


@cache
@uncollected()
def grammar() -> Grammar:
    """The rules, compiled over the slots of the shipped tables."""
    return Grammar(RULES, islands().alphabet)


def find(reading: Reading) -> list[DateMention]:
    """Every date expression of an article in text order; no two overlap.

    Args:
        reading: the article as cut up; only its document, tokens and sentences are read.
    """
    return list(_find(reading))


def _find(reading: Reading) -> Iterator[DateMention]:
    for island in islands().of(reading.tokens, reading.document.text):
        found = _parse(reading, island)
        for i, parsed in enumerate(found):
            first, last = island[parsed.first].first, island[parsed.last - 1].last
            expression: Expression | None = parsed.expression
            named = parsed.slots
            if isinstance(expression, Anniversary) and (event := _event(reading.tokens.words, last)):
                expression, named = replace(expression, start=event.start), (*named, ("event", event.id))
            elif isinstance(expression, Foreign):
                expression = read_foreign(reading, first, last)
            elif isinstance(expression, Named) and expression.month and not expression.year and expression.shift is None:
                expression = _of_event(reading.tokens.words, first, expression)
            if expression is None or (isinstance(expression, Anniversary) and not expression.start):
                continue
            if needs_tense(expression) and (tense := _tense(reading, first, last, island, parsed)):
                named = (*named, ("tense", tense))
            before = island[parsed.first - 1].slot.kinds if parsed.first else frozenset[str]()
            if not before.isdisjoint(_LIMITS):
                named = (*named, (DEADLINE, ""))
            if "UNTIL" in before:
                named = (*named, (TILL, ""))
            if "SINCE" in before or ("DATED" in before and not island[parsed.first - 1].prefix.endswith(ARTICLE)):
                named = (*named, (IN_PASSING, ""))
            if i + 1 < len(found) and (link := _link(island[parsed.last : found[i + 1].first])):
                named = (*named, ("link", link))
            span = reading.span(first, last, _particles(island[parsed.first].prefix))
            if parsed.rule.name == _VAGUE and reading.text(span).startswith(NO_ARTICLES):
                continue
            yield DateMention(span, first, last, parsed.rule.kind, expression, parsed.rule.name, named)


def _parse(reading: Reading, island: list[Item]) -> tuple[Parsed, ...]:
    """The expressions of an island; where the words beside one say that it is none, the next best reading takes its place."""
    rules, vetoes, words = grammar(), not_dates(), reading.tokens.words
    banned: Banned = frozenset()
    while True:
        found = rules.parse_all(island, banned)
        vetoed = [
            (parsed.first, parsed.rule.name)
            for parsed in found
            if vetoes.veto(words, island[parsed.first].first, island[parsed.last - 1].last, parsed)
        ]
        if not vetoed:
            return found
        banned = banned.union(vetoed)


def read_foreign(reading: Reading, first: int, last: int) -> Named | None:
    """The date that the tokens ``first`` to ``last`` (exclusive) name in another language."""
    from timeline import foreign

    return foreign.read(reading.text(reading.span(first, last)))


def _event(words: Sequence[str], first: int) -> WorldEvent | None:
    """The event of the world that an anniversary is of: the longest name that starts right after it."""
    hits = [
        hit
        for hit in world.phrases().hits(words, first, min(first + _LONGEST_NAME, len(words)))
        if hit.first == first and hit.prefix in ("", FOR, FOR + ARTICLE)
    ]
    return max(hits, key=len).row if hits else None


def _of_event(words: Sequence[str], first: int, named: Named) -> Expression:
    """What a day or a month without a year is behind the words of an event: the whole date of one of one day (*the attacks of 11
    September*), no date where it is but the name of a movement.
    """
    if not first:
        return named
    for hit in world.phrases().hits(words, first - 1, min(first + _LONGEST_NAME, len(words))) if named.day else ():
        start = dt.date.fromisoformat(hit.row.start)
        if hit.first < first < hit.last and hit.row.kind in _OF_ONE_DAY and (start.month, start.day) == (named.month, named.day):
            return replace(named, year=start.year)
    return Fixed(unresolved(named)) if not_dates().names_an_event(words, first) else named


def _link(between: Sequence[Item]) -> str:
    """What joins a date to the next one: ``until``, ``and``, or empty."""
    kinds = [item.slot.kinds for item in between]
    if len(kinds) != 1:
        return "until" if len(kinds) == 2 and "AND" in kinds[0] and "UNTIL" in kinds[1] else ""
    return "and" if "AND" in kinds[0] else "until" if "UNTIL" in kinds[0] or "DASH" in kinds[0] else ""


def _tense(reading: Reading, first: int, last: int, island: Sequence[Item], parsed: Parsed) -> str:
    before = island[parsed.first - 1].slot.kinds if parsed.first else frozenset[str]()
    if "SINCE" in before:
        return SINCE
    by = parsed.first and island[parsed.first - 1].slot.values.get("BEFORE") == "by"
    if by or "LATEST" in before or ("BEFORE" in before and _of_now(parsed.expression)):
        return PRESENT
    sentences, words = reading.sentences, reading.tokens.words
    sentence = sentences[bisect_right(sentences, first, key=lambda sentence: sentence.first) - 1]
    tense = tenses().at(words, first, last, sentence.first, sentence.last)
    if tense == SAID:
        whole = parsed.expression.whole if isinstance(parsed.expression, Part) else parsed.expression
        return SAID if grain(whole) == "month" else PAST
    if "UNTIL" in before and (not tense or aims().deferred(words, first, sentence.first)):
        return PRESENT
    if tense or sentence.last - sentence.first > _SHORT:
        return tense
    outside = (*words[sentence.first : island[0].first], *words[island[-1].last : sentence.last])
    return BARE if all(len(word) < _WORD for word in outside) else ""


def _of_now(expression: Expression) -> bool:
    """Whether an expression is a part of the month or year that nothing else names: *before the end of the year* is before this one's."""
    return isinstance(expression, Part) and isinstance(expression.whole, Step) and expression.whole.loose


def _particles(prefix: str) -> str:
    """The particles of a prefix without its article, which belongs to the date."""
    return prefix[:-1] if prefix.endswith(FOR_ARTICLE) else prefix.removesuffix(ARTICLE)


def as_json(resolved: ResolvedDate, document: Document) -> dict[str, str | int | None]:
    """One line of ``timeline dates``."""
    span, interval = resolved.mention.span, resolved.interval
    return {
        "doc_id": document.id,
        "offset": span.start,
        "offset_end": span.end,
        "text": document.text[span.start : span.end],
        "kind": resolved.mention.kind,
        "value": resolved.value,
        "start": interval.start.isoformat() if interval else None,
        "end": interval.end.isoformat() if interval else None,
        "basis": resolved.basis.value,
        "rule": resolved.mention.rule,
    }
