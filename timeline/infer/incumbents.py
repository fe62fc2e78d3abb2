"""Clues in the offices that people hold: who is called a minister has taken office, and while he is in the news he holds it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from timeline import arabic
from timeline.calendars import DAY
from timeline.infer.clues import Clue
from timeline.infer.standing import sentence_at
from timeline.lexicon import load_table
from timeline.lexicon.event_rows import Particle
from timeline.lexicon.rows import NameWord, Person, Title
from timeline.matching import Hit
from timeline.model import DateMention, EntityMention, Interval, Kind, Reading
from timeline.resolve import absolute
from timeline.terms import SINGLE, by_person
from timeline.timex import Anchor, Away, Step, Weekday

FORMER, NEW, BYGONE = "former", "new", "bygone"
_LEAD = 4
"""Sentences that tell the news."""
_LAG = 14 * DAY
"""Days by which texts and tables may lag behind a change of holder."""
_NEW = 150 * DAY
"""Days for which a holder is called new."""
_EVER = Interval(dt.date.min, dt.date.max)


@dataclass(frozen=True, slots=True)
class _Holding:
    """Somebody with a title: the stretches of days on which he may have borne it, the text, and whether news tells of him."""

    terms: tuple[Interval, ...]
    text: str
    news: bool


def incumbents(people: Sequence[EntityMention], mentions: Sequence[DateMention], reading: Reading) -> list[Clue]:
    """What terms of office say of the day of writing; nothing if those in the news never held office at one time.

    Whoever bears a title has taken office, be it long ago; that he still holds it is said only of those of whom the news tells.

    Args:
        people: everybody in the article, as ``entities`` found them.
        mentions: its date expressions.
        reading: the article as cut up.
    """
    allowed: tuple[Interval, ...] = (_EVER,)
    found = list[Clue]()
    for holding in _holdings(people, mentions, reading):
        since = Interval(min(term.start for term in holding.terms), dt.date.max)
        left = _common(allowed, holding.terms if holding.news else (since,))
        if not left:
            return []
        if left != allowed:
            found.append(Clue("in office", holding.text, within=left))
        allowed = left
    return found


def _holdings(people: Sequence[EntityMention], mentions: Sequence[DateMention], reading: Reading) -> Iterator[_Holding]:
    titles = reading.hits.by_row[Title]
    names = reading.hits.by_row[Person]
    news = _news(mentions, reading)
    for person in people:
        if person.kind is not Kind.PERSON or not person.name or person.plural:
            continue
        title = min((hit for hit in titles if _in(hit, person)), key=lambda hit: (hit.first, -hit.last), default=None)
        before, own = _kinds(reading, person.first - 1, person.first), _kinds(reading, person.first, person.last)
        if title is None or title.row.office not in SINGLE or FORMER in own | _kinds(reading, person.last, person.last + 1):
            continue
        if terms := _terms(title.row.office, _bearers(person, [hit for hit in names if _in(hit, person)]), NEW in own):
            told = sentence_at(person.first, reading) in news and BYGONE not in before
            yield _Holding(terms, reading.text(person.span), told)


def _in(hit: Hit, person: EntityMention) -> bool:
    return person.first <= hit.first and hit.last <= person.last


def _bearers(person: EntityMention, names: Sequence[Hit]) -> set[str]:
    """Those whom the longest name known may mean, since fathers and sons bear the same; nobody if it is but part of another's."""
    longest = max(map(len, names), default=0)
    found = {hit.row.id for hit in names if len(hit) == longest}
    return found if person.id in found else set()


def _terms(office: str, people: Iterable[str], new: bool) -> tuple[Interval, ...]:
    """The terms of people in an office; of a new holder their start."""
    terms = {term for person in people for term in by_person().get((person, office), ())}
    last = {term: min(term.latest, _shift(term.surely_from, _NEW)) if new else term.latest for term in terms}
    return tuple(sorted(Interval(_shift(term.earliest, -_LAG), _shift(last[term], _LAG)) for term in terms))


def _shift(day: dt.date, by: dt.timedelta) -> dt.date:
    return day if day in (dt.date.min, dt.date.max) else day + by


def _kinds(reading: Reading, first: int, last: int) -> set[str]:
    """What kinds of words about offices stand among the tokens."""
    words = (arabic.readings(word) for word in reading.tokens.words[max(0, first) : last])
    return {kind for readings in words for _, rest in readings for kind in _words().get(rest, ())}


@cache
def _words() -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in load_table(NameWord):
        if row.kind in (FORMER, NEW, BYGONE):
            found[arabic.words(row.word_ar)[0]].append(row.kind)
    return {word: tuple(kinds) for word, kinds in found.items()}


def _news(mentions: Sequence[DateMention], reading: Reading) -> set[int]:
    """The sentences that tell the day's news: the first ones and those of a day near the writing, but for those that look back."""
    back = {sentence_at(hit.first, reading) for hit in reading.hits.by_row[Particle] if hit.row.role == "background"}
    near = set(range(_LEAD))
    for mention in mentions:
        sentence = sentence_at(mention.first, reading)
        match mention.expression:
            case Step("day", anchor=Anchor.TODAY) | Weekday():
                near.add(sentence)
            case Step("year") | Away():
                back.add(sentence)
            case expression if absolute(expression):
                back.add(sentence)
    return near - back


def _common(some: Sequence[Interval], others: Sequence[Interval]) -> tuple[Interval, ...]:
    """The days that both hold, as stretches."""
    return tuple(sorted(both for one in some for other in others if (both := one.intersect(other))))
