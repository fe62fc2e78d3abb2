"""Where words of the trigger table stand: in no other article or sentence can an event be told."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from timeline.events.frames import telling
from timeline.events.lexemes import is_verbal
from timeline.lexicon.event_rows import EventNoun, Verb
from timeline.matching import Hit
from timeline.model import Reading


def tells(reading: Reading) -> bool:
    """Whether an article has the words of an event at all."""
    return telling().by({hit.row.id for hit in _spoken(reading)})


def told_in(reading: Reading) -> set[int]:
    """The numbers of the sentences that have the words of an event."""
    starts = [sentence.first for sentence in reading.sentences]
    words = defaultdict[int, set[str]](set)
    for hit in _spoken(reading):
        words[bisect_right(starts, hit.first) - 1].add(hit.row.id)
    by = telling().by
    return {sentence for sentence, found in words.items() if by(found)}


def _spoken(reading: Reading) -> Iterator[Hit]:
    """The nouns and the verbs of an article, but for what is no verb behind its particles."""
    return chain(reading.hits.by_row[EventNoun], filter(is_verbal, reading.hits.by_row[Verb]))
