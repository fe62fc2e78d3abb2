"""How the time and the memory of linking grow with the number of mentions.

    python benchmarks/link.py             10 k, 100 k and 1 M mentions, each in a process of its own
    python benchmarks/link.py 50000       as many as asked for

The mentions are synthetic: few leaders meet often and many officials seldom (Zipf: one in 25 takes part, then one in 43, ...), an event is
told by one article or by thousands, on its day or later, with a day, a month, a year or no date at all. Times are processor time of linking
alone, without making the mentions.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator

from timeline.link import link
from timeline.model import (
    Anchored,
    Basis,
    Document,
    EntityMention,
    EventMention,
    Interval,
    Kind,
    Precision,
    Sentence,
    Span,
    Status,
)

SIZES = (10_000, 100_000, 1_000_000)
FIRST = dt.date(2000, 1, 1)
DAYS = 9_000
COUNTRIES = 190
PEOPLE = 5_000
TYPES = ("meeting", "visit", "call", "agreement", "message", "inspection")
SHARES = (45, 25, 10, 10, 5, 5)
TEXT = "-" * 400
PER_ARTICLE = 6
SENTENCE = 40


def mentions(size: int, chance: random.Random) -> Iterator[Anchored]:
    """Mentions of events, article after article."""
    count = max(1, size // 4)
    people = chance.choices(range(PEOPLE), [1 / (rank + 1) ** 0.8 for rank in range(PEOPLE)], k=2 * count)
    world = [_happening(one, other, chance) for one, other in zip(people[::2], people[1::2], strict=True)]
    popular = list(itertools.accumulate(1 / (rank + 3) ** 0.8 for rank in range(len(world))))
    for number in itertools.count():
        told = chance.choices(world, cum_weights=popular, k=PER_ARTICLE)
        day = max(happening[1] for happening in told)
        document = Document(f"article-{number:07}", TEXT, Interval.day(day + dt.timedelta(days=chance.choice((0, 0, 1, 2)))))
        for at, happening in enumerate(told):
            yield _told(happening, document, at, chance)
        if (number + 1) * PER_ARTICLE >= size:
            return


Happening = tuple[str, dt.date, int, int]
"""Type, day, and the numbers of the two people."""


def _happening(one: int, other: int, chance: random.Random) -> Happening:
    day = FIRST + dt.timedelta(days=chance.randrange(DAYS))
    return chance.choices(TYPES, SHARES)[0], day, one, other if other != one else one + 1


def _told(happening: Happening, document: Document, at: int, chance: random.Random) -> Anchored:
    type, day, one, other = happening
    named = chance.random() < 0.8
    guest, host = _person(one, at, named), _person(other, at, chance.random() < 0.8)
    recipients = (host if type != "visit" else host.as_state(),)
    start = at * SENTENCE
    event = EventMention(
        document=document,
        sentence=Sentence(Span(start, start + SENTENCE), start, start + SENTENCE, at),
        span=Span(start + 5, start + 9),
        first=start + 5,
        type=type,
        status=chance.choices((Status.OCCURRED, Status.PLANNED, Status.DENIED), (85, 13, 2))[0],
        actors=(guest,),
        recipients=recipients,
        firm=chance.random() < 0.7,
        rule=type,
    )
    return _on(event, day, chance.random())


def _on(event: EventMention, day: dt.date, luck: float) -> Anchored:
    if luck < 0.6:
        return Anchored(event, Interval.day(day), Precision.DAY, Basis.RELATIVE, "-")
    if luck < 0.8:
        return Anchored(event, event.document.published, Precision.DAY, Basis.PUBLISH_DATE)
    if luck < 0.9:
        month = Interval(day.replace(day=1), day.replace(day=28))
        return Anchored(event, month, Precision.MONTH, Basis.RELATIVE, "-")
    if luck < 0.93:
        return Anchored(event, Interval(day.replace(month=1, day=1), day.replace(month=12, day=31)), Precision.YEAR, Basis.EXPLICIT, "-")
    return Anchored(event, None, None, None)


def _person(number: int, at: int, named: bool) -> EntityMention:
    country = f"C{number % COUNTRIES:02}"
    span = Span(at * SENTENCE, at * SENTENCE + 4)
    if not named:
        return EntityMention(span, 0, 1, Kind.STATE, country, "", "", country)
    return EntityMention(span, 0, 1, Kind.PERSON, f"p-{number}", f"name {number}", f"Name {number}", country, "foreign_minister")


def measure(size: int) -> None:
    """Link so many mentions and print what it took."""
    told = list(mentions(size, random.Random(1)))
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    before = time.process_time()
    events = link(told)
    took = time.process_time() - before
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(told):>9,} mentions  {len(events):>8,} events  {took:7.1f} s  {1e6 * took / len(told):5.0f} us each  ", end="")
    print(f"{most:6.0f} MB at most, {held:.0f} of them before linking", flush=True)


def main() -> None:
    """Measure each size in a fresh process, so that none inherits the memory of another."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    sizes = parser.parse_args().sizes
    if len(sizes) == 1:
        measure(sizes[0])
        return
    for size in sizes:
        subprocess.run([sys.executable, __file__, str(size)], check=True)


if __name__ == "__main__":
    main()
