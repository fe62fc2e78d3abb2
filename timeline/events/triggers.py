"""Where words of the trigger table stand: in no other article or sentence can an event be told."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from timeline.events.frames import telling
from timeline.lexicon.event_rows import EventNoun, Verb
from timeline.model import Reading, Sentence

_TRIGGERS = frozenset({EventNoun, Verb})


def tells(reading: Reading) -> bool:
    """Whether an article has the words of an event at all."""
    return telling().by({hit.row.id for hit in reading.hits if type(hit.row) in _TRIGGERS})


def told_in(reading: Reading) -> list[Sentence]:
    """The sentences that have the words of an event."""
    triggers = [(hit.first, hit.row.id) for hit in reading.hits if type(hit.row) in _TRIGGERS]
    starts = [first for first, _ in triggers]
    at = [bisect_left(starts, sentence.first) for sentence in reading.sentences]
    words = ({lemma for _, lemma in triggers[first:last]} for first, last in pairwise((*at, len(triggers))))
    return [sentence for sentence, found in zip(reading.sentences, words, strict=True) if telling().by(found)]
