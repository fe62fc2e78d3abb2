"""Where words of the trigger table stand: in no other article or sentence can an event be told."""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain

from timeline.events.frames import telling
from timeline.lexicon.event_rows import EventNoun, Verb
from timeline.model import Reading, Sentence


def tells(reading: Reading) -> bool:
    """Whether an article has the words of an event at all."""
    return telling().by({hit.row.id for hit in chain(reading.hits.by_row[EventNoun], reading.hits.by_row[Verb])})


def told_in(reading: Reading) -> list[Sentence]:
    """The sentences that have the words of an event."""
    starts = [sentence.first for sentence in reading.sentences]
    words = [set[str]() for _ in starts]
    for hit in chain(reading.hits.by_row[EventNoun], reading.hits.by_row[Verb]):
        words[bisect_right(starts, hit.first) - 1].add(hit.row.id)
    return [sentence for sentence, found in zip(reading.sentences, words, strict=True) if found and telling().by(found)]
