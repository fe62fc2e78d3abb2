"""Find every calendar expression of an article, with exact offsets and still unresolved."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from timeline.arabic import ARTICLE, FOR_ARTICLE
from timeline.date_grammar import Grammar, Parsed
from timeline.date_rules import RULES
from timeline.date_slots import Item, slots
from timeline.model import DateMention, Document, Reading, ResolvedDate, Span


@cache
def grammar() -> Grammar:
    """The rules, compiled over the slots of the shipped tables."""
    return Grammar(RULES, slots())


def find(reading: Reading) -> list[DateMention]:
    """Every date expression of an article in text order; no two overlap.

    Args:
        reading: the article as cut up; only its document, tokens and sentences are read.
    """
    return list(_find(reading))


def _find(reading: Reading) -> Iterator[DateMention]:
    rules = grammar()
    for island in slots().islands(reading.tokens, reading.document.text):
        for parsed in rules.parse_all(island):
            yield _mention(reading, island, parsed)


def _mention(reading: Reading, island: list[Item], parsed: Parsed) -> DateMention:
    first, last = island[parsed.first], island[parsed.last - 1]
    span = Span(*reading.tokens.span(first.first, last.last, _particles(first.prefix)))
    return DateMention(span, first.first, last.last, parsed.rule.kind, parsed.expression, parsed.rule.name, parsed.slots)


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
