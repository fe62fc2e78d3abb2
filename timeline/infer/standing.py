"""Where a date stands in its article, and of what its clause speaks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from timeline.model import DateMention, Reading
from timeline.tense import tenses

_OPENING = 10
_OTHER_WORDS = 4
_WORD = 3
_RULES = frozenset("-\u2010\u2012\u2013\u2014\u2015:)/(")


def sentence_at(token: int, reading: Reading) -> int:
    """The number of the sentence in which a token stands."""
    return bisect_right(reading.sentences, token, key=lambda sentence: sentence.first) - 1


def paragraph_of(mention: DateMention, reading: Reading) -> int:
    """The number of the paragraph in which a date stands."""
    return reading.sentences[sentence_at(mention.first, reading)].paragraph


def tense_of(mention: DateMention, reading: Reading) -> str:
    """The tense of the clause in which a date stands."""
    sentence = reading.sentences[sentence_at(mention.first, reading)]
    return tenses().at(reading.tokens.words, mention.first, mention.last, sentence.first, sentence.last)


def is_byline(mention: DateMention, reading: Reading) -> bool:
    """Whether a date has a line nearly for itself at the head or the foot of an article."""
    if paragraph_of(mention, reading) not in (0, 1, reading.sentences[-1].paragraph):
        return False
    first, last = _line(mention, reading)
    return _bare((*reading.tokens.words[first : mention.first], *reading.tokens.words[mention.last : last]))


def is_dateline(mention: DateMention, reading: Reading) -> bool:
    """Whether a mark parts a date from the news, in its first line or the one below the title, with but a town and an agency before it."""
    first, _ = _line(mention, reading)
    if paragraph_of(mention, reading) > 1 or mention.last - first > _OPENING or not _bare(reading.tokens.words[first : mention.first]):
        return False
    return reading.document.text[mention.span.end :].lstrip()[:1] in _RULES


def _line(mention: DateMention, reading: Reading) -> tuple[int, int]:
    """The tokens of the paragraph in which a date stands."""
    sentences, paragraph = reading.sentences, paragraph_of(mention, reading)
    first = bisect_left(sentences, paragraph, key=lambda sentence: sentence.paragraph)
    last = bisect_right(sentences, paragraph, key=lambda sentence: sentence.paragraph)
    return sentences[first].first, sentences[last - 1].last


def _bare(words: Sequence[str]) -> bool:
    """Whether words are few, and none of them tells anything."""
    return sum(len(word) >= _WORD for word in words) <= _OTHER_WORDS and not any(map(tenses().cue, words))
