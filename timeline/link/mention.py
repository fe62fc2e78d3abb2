"""How well a single mention tells its event."""

from __future__ import annotations

from timeline.link.fuse import LONG
from timeline.model import Anchored, Basis, Kind, Precision

WEAK = frozenset({Basis.PUBLISH_DATE, Basis.INFERRED})
"""Where the date of an event comes from that only its article's own date dates."""


def exact(mention: Anchored) -> bool:
    """Whether its days are those of the event, not days among which it lies."""
    return mention.precision in (Precision.DAY, Precision.SPAN) and mention.interval is not None and mention.interval.days < LONG


def rank(mention: Anchored) -> tuple[bool, bool, int, str, int]:
    """The best-told mention first: dated by itself, with named people on both sides, early in its article."""
    event = mention.event
    named = sum(bool(e.name) and e.kind is Kind.PERSON for e in (*event.actors, *event.recipients))
    own = mention.interval is not None and mention.basis not in WEAK
    return not own, mention.interval is None, -named, event.document.id, event.span.start
