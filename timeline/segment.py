"""Cut a document into sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import compress, count

from timeline.arabic import Tokens
from timeline.model import Document, Sentence, Span

_ENDS = frozenset(".!?\u061f\u06d4\u2026")
_BREAK = re.compile("[\n\r\u2029]")
_CLOSERS = frozenset("\"')]}\u00bb\u201d\u2019")
_CLOSERS_IN_A_ROW = 8
_LONGEST = 500
"""Tokens of the longest sentence; what goes on longer is no prose, and is cut, since grammar looks back and forth in a sentence."""
_STOPS = _ENDS | _CLOSERS


def segment(document: Document, tokens: Tokens) -> tuple[Sentence, ...]:
    """Sentences of a document in order: they end at a stop that is followed by space, at every line break, and after 500 tokens.

    A stop inside a number, an abbreviation or a name in Latin letters touches the next word and ends nothing; nor does the
    stop of a single letter (``J.``).
    """
    text, words, starts, ends = document.text, tokens.words, tokens.starts, tokens.ends
    if not words:
        return ()
    breaks = {bisect_right(starts, match.start()) - 1 for match in _BREAK.finditer(text)} | {len(words) - 1}
    stops = breaks.union(compress(count(), map(_STOPS.__contains__, words)))
    sentences = list[Sentence]()
    first, paragraph = 0, 0
    for i in sorted(stops - {-1}):
        broken = i in breaks
        if not broken and not (ends[i] < starts[i + 1] and _closes(tokens, first, i)):
            continue
        while first <= i:
            last = min(first + _LONGEST, i + 1)
            sentences.append(Sentence(Span(starts[first], ends[last - 1]), first, last, paragraph))
            first = last
        paragraph += broken
    return tuple(sentences)


def _closes(tokens: Tokens, first: int, i: int) -> bool:
    lowest = max(first, i - _CLOSERS_IN_A_ROW)
    while i > lowest and tokens.words[i] in _CLOSERS:
        i -= 1
    if tokens.words[i] not in _ENDS:
        return False
    return i > first and (len(tokens.words[i - 1]) > 1 or not tokens.words[i - 1].isalpha())
