"""From what an expression says to days on the calendar, given when it was written and what was last spoken of.

``resolve_all`` resolves the mentions of one article in the order of the text. A reference is an interval: when it is wider than a day,
every result is as wide as that uncertainty makes it; without a reference what is relative stays unresolved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from timeline import chronology, stretches
from timeline.model import Basis, DateMention, Interval, Precision, Reading, ResolvedDate
from timeline.stretch import AHEAD, PAST, PRESENT, SINCE, Moment, Stretch
from timeline.timex import IN_PASSING, TILL, Anchor, Decade, Expression, Fixed, Named, Part, Range, Step, Twin, Weekday, unresolved

_NO_MOMENT = Moment()
_COLON = ":"
_OPENING, _CLOSING = frozenset('"«“'), frozenset('"»”')
_FRESH = 6
"""Up to so many days before an article what somebody said in it is news."""
LONGEST = 62
"""Days of a reference from which something can be reckoned that is worth knowing."""


@dataclass(slots=True)
class _Discourse:
    """What has been said so far: last date and day, *next Monday*, a day and a year in this sentence, the last year of each month."""

    spoken: Interval | None = None
    day: Interval | None = None
    coming: Interval | None = None
    ahead: Interval | None = None
    year: int | None = None
    sentence: int = -1
    paragraph: int = -1
    heading: int | None = None
    titled: tuple[int, int] | None = None
    """The paragraph in which a whole year was last named, and the year."""
    listed: int | None = None
    """The year of the entries of a chronology that name none, 0 when nothing says which; None before the first of them."""
    entry: Interval | None = None
    """The days of the last entry of a chronology whose year is known from one that names it."""
    backwards: bool = False
    """Whether the chronology tells the last first."""
    months: dict[int, int] = field(default_factory=dict)

    def turn_to(self, sentence: int, paragraph: int) -> None:
        """Enter a sentence: of the year just written only one that heads the paragraph lasts."""
        if paragraph != self.paragraph:
            self.paragraph, self.heading = paragraph, None
        self.sentence, self.year, self.coming, self.ahead = sentence, self.heading, None, None

    def open_entry(self, expression: Expression, reference: Interval | None) -> None:
        """Enter an entry of a chronology, whose year the entry before it, the title or the paragraph before the first entry may say."""
        if self.listed is None:
            at, year = self.titled or (-1, 0)
            self.listed = year if at in (0, self.paragraph - 1) else 0
        following = chronology.year_after(self.entry, expression, backwards=self.backwards) if self.entry else None
        if following and reference and following > reference.end.year:
            following = None
        self.heading = self.year = following or self.listed or None


def resolve_all(mentions: Sequence[DateMention], reading: Reading, reference: Interval | None) -> list[ResolvedDate]:
    """Resolve the mentions of one article in text order.

    Args:
        mentions: what ``date_finder.find`` found, in text order.
        reading: the article as cut up; its sentences bound what a year just named reaches.
        reference: the days on which the article may have been published, or None.
    """
    discourse, resolved = _Discourse(), list[ResolvedDate]()
    headings = [mention for mention in mentions if reading.tokens.words[mention.last : mention.last + 1] == [_COLON]]
    discourse.backwards = chronology.backwards([mention.expression for mention in headings])
    ends = [sentence.last for sentence in reading.sentences]
    at = 0
    for i, mention in enumerate(mentions):
        while at < len(ends) and ends[at] <= mention.first:
            at += 1
        if at != discourse.sentence:
            paragraph = reading.sentences[min(at, len(ends) - 1)].paragraph if ends else 0
            discourse.turn_to(at, paragraph)
        heads = _heads(mention, reading, at)
        if heads:
            discourse.open_entry(mention.expression, reference)
        said = _said_on(mention, resolved, reading, at, reference)
        date = _joined(mentions, i, discourse, reference) or _resolve(mention, discourse, said or reference, heads=heads)
        resolved.append(date)
        _remember(date, discourse, heads=heads)
    return resolved


def _said_on(
    mention: DateMention, before: Sequence[ResolvedDate], reading: Reading, at: int, reference: Interval | None
) -> Interval | None:
    """The day from which *today*, *yesterday* and *tomorrow* in quotes are reckoned: that on which their sentence says it was said."""
    expression = mention.expression
    if not (isinstance(expression, Step) and expression.unit == "day" and before and reference and reference.days == 1):
        return None
    said, first = before[-1], reading.sentences[at].first if at < len(reading.sentences) else mention.first
    if said.interval is None or said.interval.days > 1 or said.mention.first < first or said.mention.kind != "DATE":
        return None
    quoted = _within_quotes(reading.tokens.words[said.mention.last : mention.first])
    return said.interval if quoted and 0 < (reference.start - said.interval.start).days <= _FRESH else None


def _within_quotes(words: Sequence[str]) -> bool:
    """Whether quotes that some words open are still open behind them."""
    within = False
    for word in words:
        within = word not in _CLOSING if within else word in _OPENING
    return within


def _heads(mention: DateMention, reading: Reading, sentence: int) -> bool:
    """Whether a date opens its sentence, but for a bullet, as the heading of what the paragraph tells."""
    if mention.rule == "year at the start of a line":
        return True
    first = reading.sentences[sentence].first if sentence < len(reading.sentences) else 0
    return mention.first - first <= 1 and reading.tokens.words[mention.last : mention.last + 1] == [_COLON]


def _joined(mentions: Sequence[DateMention], i: int, discourse: _Discourse, reference: Interval | None) -> ResolvedDate | None:
    """The first of two joined dates, when it takes its year or its week from the second."""
    mention = mentions[i]
    link = dict(mention.slots).get("link", "")
    if not link or i + 1 == len(mentions):
        return None
    first, last = mention.expression, mentions[i + 1].expression
    weekdays = isinstance(first, Weekday) and isinstance(last, Weekday) and first.shift is None
    named = isinstance(first, Named) and isinstance(last, Named) and first.year is None and first.shift is None
    if not weekdays and not (named and (last.year or last.shift is not None)):  # type: ignore[union-attr]
        return None
    second = _resolve(mentions[i + 1], discourse, reference)
    if second.interval is None or second.precision is None or (second.interval.days > 1 and second.precision is Precision.RANGE):
        return None
    stretch = stretches.until(first, last, Stretch(second.value, second.interval, second.precision), Moment())
    if stretch is None:
        return None
    return ResolvedDate(mention, stretch.value, stretch.interval, stretch.precision, second.basis, second.reference, stretch.notes)


def _resolve(mention: DateMention, discourse: _Discourse, reference: Interval | None, *, heads: bool = False) -> ResolvedDate:
    expression = mention.expression
    if isinstance(expression, Fixed):
        return ResolvedDate(mention, expression.value, None, None, Basis.EXPLICIT)
    stretch = absolute(expression)
    if stretch is not None:
        return ResolvedDate(mention, stretch.value, stretch.interval, stretch.precision, Basis.EXPLICIT, None, stretch.notes)
    tense = dict(mention.slots).get("tense", "")
    if heads and tense == PRESENT:
        tense = ""
    expression = _with_context(expression, discourse, tense, reference)
    spoken = discourse.day if isinstance(expression, Step) and expression.unit == "day" and discourse.day else discourse.spoken
    if isinstance(expression, Weekday) and expression.shift is None and tense in AHEAD:
        reference = (discourse.ahead if TILL in dict(mention.slots) else None) or discourse.coming or reference
    stretch = _at(expression, spoken, tense, reference)
    if stretch is None:
        return ResolvedDate(mention, unresolved(expression), None, None, Basis.RELATIVE, reference)
    return ResolvedDate(mention, stretch.value, stretch.interval, stretch.precision, Basis.RELATIVE, reference, stretch.notes)


@lru_cache(maxsize=1 << 12)
def absolute(expression: Expression) -> Stretch | None:
    """What an expression means whoever reads it whenever; None when it needs a reference."""
    if isinstance(expression, Decade) and expression.century is None:
        return None
    return stretches.resolve(expression, _NO_MOMENT)


def _at(expression: Expression, spoken: Interval | None, tense: str, reference: Interval | None) -> Stretch | None:
    """Resolve at a reference of any width: at its first and its last day, and everything between."""
    if reference is None:
        return stretches.resolve(expression, Moment(None, spoken, tense))
    first = stretches.resolve(expression, Moment(reference.start, spoken, tense))
    if reference.start == reference.end or first is None:
        return first
    last = stretches.resolve(expression, Moment(reference.end, spoken, tense))
    if last is not None and first.interval == last.interval:
        return first
    if last is None or reference.days > LONGEST:
        return None
    hull = first.interval.hull(last.interval)
    return Stretch(f"{hull.start}/{hull.end}", hull, Precision.RANGE, ("the day of writing is uncertain",))


def _with_context(expression: Expression, discourse: _Discourse, tense: str, reference: Interval | None) -> Expression:
    """Fill a missing year from the year just written in the sentence, or from the last mention of the same month."""
    if isinstance(expression, Part):
        return replace(expression, whole=_with_context(expression.whole, discourse, tense, reference))
    if isinstance(expression, Range) and discourse.heading is not None and discourse.year == discourse.heading:
        return replace(expression, last=_with_context(expression.last, discourse, tense, reference))
    if not isinstance(expression, Named) or expression.year or expression.shift is not None or expression.hijri:
        return expression
    if expression.month is None:
        return expression
    if discourse.heading is not None and discourse.year == discourse.heading:
        return replace(expression, year=discourse.heading)
    year = discourse.year
    if year is None and expression.day is None:
        year = discourse.months.get(expression.month)
    if year is None or (reference is not None and _out_of_tense(year, tense, reference)):
        return expression
    return replace(expression, year=year)


def _out_of_tense(year: int, tense: str, reference: Interval) -> bool:
    """Whether a year lies where the tense of the clause does not point."""
    return year < reference.start.year if tense in AHEAD else year > reference.end.year if tense == PAST else False


def _remember(date: ResolvedDate, discourse: _Discourse, *, heads: bool) -> None:
    if date.interval is None:
        return
    discourse.spoken = date.interval
    if heads and (discourse.entry or discourse.year or chronology.names_year(date.mention.expression)):
        discourse.entry = date.interval
    discourse.day = date.interval if date.interval.days == 1 else discourse.day
    if date.interval.days == 1 and (date.reference is None or date.interval.start >= date.reference.start):
        discourse.ahead = date.interval
    if date.precision is Precision.YEAR and not heads:
        discourse.titled = discourse.paragraph, date.interval.start.year
    expression = date.mention.expression
    if isinstance(expression, Twin):
        expression = expression.gregorian
    if isinstance(expression, Named) and not expression.hijri and expression.anchor is Anchor.TODAY:
        said = dict(date.mention.slots)
        passing = (expression.month is None and IN_PASSING in said) or said.get("tense") == SINCE
        if (expression.year and not passing) or (expression.shift is not None and discourse.year is not None):
            discourse.year = date.interval.start.year
            if heads:
                discourse.heading = discourse.year
        elif expression.shift is not None and not heads:
            discourse.year = discourse.heading
        if expression.month and (expression.year or expression.shift is not None):
            discourse.months[expression.month] = date.interval.start.year
    elif isinstance(expression, Weekday) and expression.shift == 1:
        discourse.coming = date.interval
    elif isinstance(expression, Step) and expression.unit in ("year", "day"):
        discourse.year = None
