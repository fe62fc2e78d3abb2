"""How well a single mention tells its event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline.bases import CABLED, SUMMIT
from timeline.link.fuse import LONG
from timeline.model import ASIDE, ASIDE_OF_IT, GREETED, INVITED, LATER, ONWARD, TALK, Anchored, Basis, Kind, Precision, Status

WEAK = (Basis.PUBLISH_DATE, Basis.INFERRED)
"""Where the date of an event comes from that only its article's own date dates."""


OF_MENTIONS = frozenset({TALK, LATER, ASIDE, ASIDE_OF_IT, ONWARD, INVITED, GREETED, SUMMIT, CABLED})
"""Subtypes that say something of how an event is told, not of what kind it is."""


def exact(mention: Anchored) -> bool:
    """Whether its days are those of the event, not days among which it lies."""
    return mention.precision in (Precision.DAY, Precision.SPAN) and mention.interval is not None and mention.interval.days < LONG


def outright(mentions: Sequence[Anchored], kind: str) -> Sequence[Anchored]:
    """The mentions that say when an event is; what is done on the sidelines of a gathering is only on one of its days."""
    if kind != "conference":
        return mentions
    return [m for m in mentions if ASIDE not in m.event.subtypes] or mentions


def overtaken(mention: Anchored, others: Iterable[Anchored]) -> bool:
    """Whether a mention says that an event was called off before the day on which another, told then or later, says that it was held."""
    told = mention.event.document.published
    if mention.event.status is not Status.CANCELLED or told is None:
        return False
    held = ((m.interval, m.event.document.published) for m in others if m.event.status is Status.OCCURRED and m.basis not in WEAK)
    return any(days and seen and told.end < days.start <= seen.start for days, seen in held)


def under_way(mention: Anchored, others: Iterable[Anchored]) -> bool:
    """Whether a mention only says when somebody will leave, of whom another tells that he had come by the day of its article."""
    told = mention.event.document.published
    if mention.event.status is not Status.PLANNED or "departure" not in mention.event.subtypes or told is None:
        return False
    stays = (m for m in others if m.event.status is Status.OCCURRED and "departure" not in m.event.subtypes)
    return any(m.interval and m.interval.start <= told.end for m in stays)


def rank(mention: Anchored) -> tuple[bool, bool, int, str, int]:
    """The best-told mention first: dated by itself, with named people on both sides, early in its article."""
    event = mention.event
    named = sum(bool(e.name) and e.kind is Kind.PERSON for e in (*event.actors, *event.recipients))
    own = mention.interval is not None and mention.basis not in WEAK
    return not own, mention.interval is None, -named, event.document.id, event.span.start
