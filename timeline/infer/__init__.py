"""When an article without a date was published, from what it says of itself.

Nothing is guessed. *Today*, *yesterday* or *tomorrow* beside a full date names the day of writing; so does a full date that stands
alone in a line, and one that the first sentences tell on the weekday that they call today's. Without such a day all other clues are put
together: what is past was before the writing and what is to come is after it; today's weekday, *this month*; a dateline without a year;
who holds which office; how long ago known events of the world were, and their anniversaries. Days that are bounded on one side only, or
contradict each other, are no answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.infer import spoken, worldly, yearless
from timeline.infer.clues import UNKNOWN, Clue, consistent, together
from timeline.infer.given import given
from timeline.infer.incumbents import incumbents
from timeline.model import DateMention, EntityMention, Publication, Reading

__all__ = ["Clue", "clues", "given", "infer"]


def infer(mentions: Sequence[DateMention], reading: Reading, people: Sequence[EntityMention] = ()) -> Publication:
    """The days on which an article may have been published.

    Args:
        mentions: what ``date_finder.find`` found in it.
        reading: the article as cut up.
        people: whom it names, whose terms of office tell too.
    """
    for exact in (spoken.said, spoken.bylines, spoken.datelines, spoken.agreeing):
        if found := list(exact(mentions, reading)):
            return together(found) if len({clue.first for clue in found}) == 1 else UNKNOWN
    found, held = clues(mentions, reading), incumbents(people, mentions, reading)
    publication = together([*found, *held])
    return publication if publication.interval else together(found)


def clues(mentions: Sequence[DateMention], reading: Reading) -> list[Clue]:
    """All that bounds the day of writing, where nothing names it outright."""
    found = [*spoken.tensed(mentions, reading), *spoken.today(mentions, reading), *worldly.since(mentions, reading)]
    found += [clue for find in (yearless.said, yearless.datelines, yearless.reported, yearless.years) for clue in find(mentions, reading)]
    return consistent([*found, *spoken.reported(mentions, reading), *worldly.anniversaries(mentions, reading)])
