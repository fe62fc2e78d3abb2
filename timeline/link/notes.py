"""What a reader of a row should know: clashes of dates, the history of the status, why mentions were joined."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.model import Anchored, Interval


def notes(mentions: Sequence[Anchored], dated: Sequence[Anchored], interval: Interval | None, reasons: Sequence[str]) -> tuple[str, ...]:
    """The notes of an event.

    Args:
        mentions: all that tell it.
        dated: those that date it.
        interval: its days as they stand.
        reasons: why each mention joined, empty for the one that the others joined.
    """
    found = dict.fromkeys(note for m in mentions for note in m.notes)
    if len(mentions) == 1:
        return tuple(found)
    statuses = dict.fromkeys(m.event.status.value for m in sorted(mentions, key=_told) if m.event.firm)
    if len(statuses) > 1:
        found[f"status: {' > '.join(statuses)}"] = None
    days = dict.fromkeys(
        f"{m.interval.start}..{m.interval.end}" for m in dated if m.interval and interval and not m.interval.meets(interval)
    )
    if days:
        found[f"also dated {', '.join(days)}"] = None
    if len({m.event.document.id for m in mentions}) > 1:
        found[f"merged by {', '.join(dict.fromkeys(filter(None, reasons)))}"] = None
    return tuple(found)


def _told(mention: Anchored) -> tuple[str, str, int]:
    published = mention.event.document.published
    return published.start.isoformat() if published else "", mention.event.document.id, mention.event.span.start
