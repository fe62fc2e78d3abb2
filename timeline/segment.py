"""Cut a document into sentences."""

from __future__ import annotations

from timeline.arabic import Tokens
from timeline.model import Document, Sentence, Span

_ENDS = frozenset(".!?\u061f\u06d4\u2026")
_CLOSERS = frozenset("\"')]}\u00bb\u201d\u2019")


def segment(document: Document, tokens: Tokens) -> tuple[Sentence, ...]:
    """Sentences of a document in order: they end at a stop that is followed by space, and at every line break.

    A stop inside a number, an abbreviation or a name in Latin letters touches the next word and ends nothing; nor does the
    stop of a single letter (``J.``).
    """
    text, sentences = document.text, list[Sentence]()
    first, paragraph = 0, 0
    for i in range(len(tokens.words)):
        after = i + 1
        gap = text[tokens.ends[i] : tokens.starts[after]] if after < len(tokens.words) else "\n"
        breaks = "\n" in gap or "\r" in gap or "\u2029" in gap
        if not breaks and not (gap and _closes(tokens, first, i)):
            continue
        sentences.append(Sentence(Span(tokens.starts[first], tokens.ends[i]), first, after, paragraph))
        first = after
        paragraph += breaks
    return tuple(sentences)


def _closes(tokens: Tokens, first: int, i: int) -> bool:
    while i > first and tokens.words[i] in _CLOSERS:
        i -= 1
    if tokens.words[i] not in _ENDS:
        return False
    return i > first and (len(tokens.words[i - 1]) > 1 or not tokens.words[i - 1].isalpha())
