"""The frozen values that the stages hand to each other.

Offsets are half-open code points into ``Document.text``, which nobody changes: ``document.text[span.start:span.end]`` is always
the evidence. Intervals are closed: both days belong to them, as both do in the table.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from timeline.arabic import Tokens
    from timeline.matching import Hits
    from timeline.timex import Away, Expression

EVENT_TYPES = (
    "visit", "inspection", "meeting", "call", "conference", "agreement", "invitation", "message", "ceremony", "relations", "envoy",
    "sanction", "resolution",
)  # fmt: skip
TALK, TOUR, LATER, HOST_SIDE, ENDING, UNTIL = "talk", "tour", "later", "host_side", "ending", "until"
INVITED, GREETED, ASIDE, ASIDE_OF_IT, ONWARD, THEREIN = "invited", "greeted", "aside", "aside_of_it", "onward", "therein"
"""Subtypes that stages ask for: mere talk, a leg of a tour, a sequel, told of a host, by whom invited or welcomed, beside a conference."""
CIRCUMSTANCE, THEREAFTER, NEXT = "circumstance of what is to come", "came after what is looked back upon", "comes next"
AGREED = "agreed on"
"""The cues of an event that is told as part of another, and of one of which two agreed that it shall be."""


class Status(StrEnum):
    """Whether an event took place, as the text has it."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    CANCELLED = "cancelled"
    DENIED = "denied"
    SPECULATED = "speculated"


class Precision(StrEnum):
    """Why the first and the last day of an interval differ."""

    DAY = "day"
    SPAN = "span"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"


class Basis(StrEnum):
    """Where an event's date comes from."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    PUBLISH_DATE = "publish_date"
    INFERRED = "inferred"
    LINKED = "linked"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open code point offsets into a document's raw text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}, {self.end}")

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Closed stretch of calendar days: both ``start`` and ``end`` belong to it."""

    start: dt.date
    end: dt.date

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError(f"interval ends before it starts: {self.start}, {self.end}")

    @classmethod
    def day(cls, day: dt.date) -> Interval:
        """The interval of one day."""
        return cls(day, day)

    @property
    def days(self) -> int:
        """How many days it holds, at least one."""
        return (self.end - self.start).days + 1

    def meets(self, other: Interval, slack: int = 0) -> bool:
        """Whether the two share a day, once each is widened by ``slack`` days in all."""
        return max(self.start.toordinal() - other.end.toordinal(), other.start.toordinal() - self.end.toordinal()) <= slack

    def intersect(self, other: Interval) -> Interval | None:
        """The days common to both, or None."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Interval(start, end) if start <= end else None

    def hull(self, other: Interval) -> Interval:
        """The shortest interval that holds both."""
        return Interval(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Document:
    """One article as read: ``text`` is raw and never changed; ``published`` is None when nobody said."""

    id: str
    text: str
    published: Interval | None = None
    source: str = ""
    title: str = ""
    url: str = ""
    outlet: str = ""
    sketch: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Publication:
    """The days on which an article may have been published; ``basis``: ``given``, ``inferred``, ``linked`` or ``unknown``."""

    interval: Interval | None
    basis: str
    evidence: tuple[str, ...] = ()


class Sentence(NamedTuple):
    """A sentence: its span and its tokens ``first`` (inclusive) to ``last`` (exclusive). ``paragraph`` counts from zero."""

    span: Span
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A document cut up once for all stages: its tokens, its sentences and every lexicon phrase in it."""

    document: Document
    tokens: Tokens
    sentences: tuple[Sentence, ...]
    hits: Hits

    def span(self, first: int, last: int, prefix: str = "") -> Span:
        """The raw span of the tokens ``first`` to ``last`` (exclusive), without the particles ``prefix`` of the first."""
        return Span(*self.tokens.span(first, last, prefix))

    def text(self, span: Span) -> str:
        """The raw text of a span."""
        return self.document.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A calendar expression found in the text, not yet resolved: ``slots`` are the named parts that the rule matched."""

    span: Span
    first: int
    last: int
    kind: str
    expression: Expression
    rule: str
    slots: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """A date mention on the calendar: its TIMEX3 ``value``; no interval for durations, sets and vague references."""

    mention: DateMention
    value: str
    interval: Interval | None
    precision: Precision | None
    basis: Basis
    reference: Interval | None = None
    notes: tuple[str, ...] = ()


class Kind(StrEnum):
    """What an entity mention stands for."""

    PERSON = "person"
    STATE = "state"
    ORGANIZATION = "organization"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class EntityMention:
    """Somebody or somewhere in the text; ``first`` to ``last`` are its tokens, title and honorific included.

    ``name`` is the bare name (empty for an office named without its holder); ``id`` is the lexicon's, an ``x-`` slug for unknown
    people, or empty. ``country`` is ISO 3166 alpha-3; ``office`` an office of the lexicon; ``prefix`` the particles before it in its
    word. ``plural`` marks a body of people without names (ministers, officials). ``basis`` says how it was recognised.
    """

    span: Span
    first: int
    last: int
    kind: Kind
    id: str
    name: str
    name_en: str
    country: str
    office: str = ""
    prefix: str = ""
    plural: bool = False
    basis: str = ""
    latitude: float | None = None
    longitude: float | None = None

    def as_state(self) -> EntityMention:
        """The state that it belongs to, standing for itself; its name is filled in when the table is made."""
        if self.kind is Kind.STATE:
            return self
        return replace(self, kind=Kind.STATE, id=self.country, name="", name_en="", office="", basis="state", plural=False)


@dataclass(frozen=True, slots=True)
class EventMention:
    """One trigger in its sentence with the participants and the dates that grammar gives it; ``first`` is its first token.

    ``firm`` says that a tense or a cue gives the status; a noun or a ``present`` tense leaves it to the date and to other mentions.
    ``main``: a verb in the perfect tells it as news; ``years``: its anniversary; ``apart``: how far it lies from what its sentence tells.
    """

    document: Document
    sentence: Sentence
    span: Span
    first: int
    type: str
    status: Status
    actors: tuple[EntityMention, ...]
    recipients: tuple[EntityMention, ...]
    others: tuple[EntityMention, ...] = ()
    place: EntityMention | None = None
    dates: tuple[DateMention, ...] = ()
    subtypes: frozenset[str] = frozenset()
    firm: bool = True
    present: bool = False
    main: bool = False
    rule: str = ""
    reasons: tuple[str, ...] = ()
    years: int = 0
    apart: Away | None = None
    ordinal: int = 0
    dateline: EntityMention | None = None


@dataclass(frozen=True, slots=True)
class Anchored:
    """An event mention on the calendar; no interval when nothing dates it. ``lasts`` is how many days it is said to last, 0 for no word."""

    event: EventMention
    interval: Interval | None
    precision: Precision | None
    basis: Basis | None
    evidence: str = ""
    notes: tuple[str, ...] = ()
    lasts: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """One real-world event: the mentions that tell it, what they come to together, and in ``merges`` why each of them joined."""

    id: str
    type: str
    status: Status
    interval: Interval | None
    precision: Precision | None
    basis: Basis | None
    actors: tuple[EntityMention, ...]
    recipients: tuple[EntityMention, ...]
    others: tuple[EntityMention, ...]
    place: EntityMention | None
    mentions: tuple[Anchored, ...]
    confidence: float
    subtypes: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    merges: tuple[str, ...] = ()
