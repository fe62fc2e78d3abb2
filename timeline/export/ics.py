"""A calendar, as RFC 5545 has it: one all-day event a row, as long as the row's days. It cannot be read back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, TYPE_CHECKING

from timeline.export.articles import Article, Record, articles
from timeline.model import Status
from timeline.table import BETWEEN, Row

if TYPE_CHECKING:
    from icalendar import Event

_STATUS = {
    Status.OCCURRED: "CONFIRMED",
    Status.PLANNED: "TENTATIVE",
    Status.SPECULATED: "TENTATIVE",
    Status.CANCELLED: "CANCELLED",
    Status.DENIED: "CANCELLED",
}
_BREAK = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def write(rows: Sequence[Row], stream: IO[bytes], mentions: Iterable[Record] = ()) -> None:
    """Write the dated rows as events, with links to the articles that the mentions know addresses of.

    When an event was entered is when the youngest article about it came out: the same table is the same calendar at any time.
    """
    from icalendar import Calendar

    known = articles(mentions)
    calendar = Calendar()
    for name, value in (("prodid", "-//timeline//timeline//AR"), ("version", "2.0"), ("calscale", "GREGORIAN"), ("method", "PUBLISH")):
        calendar.add(name, value)
    for row in rows:
        if row.start:
            calendar.add_component(_event(row, [known.get(id, Article(id)) for id in row.sources.split(BETWEEN)]))
    stream.write(calendar.to_ical(sorted=False))


def lost(rows: Sequence[Row]) -> str:
    """What of a table has no place in a calendar, in one line; empty for nothing."""
    undated = sum(not row.start for row in rows)
    return f"{undated} without a date left out: a calendar has no place for them" if undated else ""


def _event(row: Row, sources: Sequence[Article]) -> Event:
    from icalendar import Event

    event = Event()
    for name, value in _properties(row, sources).items():
        if value:
            event.add(name, _clean(value) if isinstance(value, str) else value)
    return event


def _properties(row: Row, sources: Sequence[Article]) -> Mapping[str, object]:
    first, last = (dt.date.fromisoformat(day) for day in (row.start, row.end))
    return {
        "uid": row.event_id,
        "dtstamp": _entered(sources),
        "dtstart": first,
        "dtend": last + dt.timedelta(1) if last < dt.date.max else None,
        "summary": row.title or row.title_en,
        "description": "\n".join(filter(None, _description(row, sources))),
        "location": row.place,
        "geo": (row.latitude, row.longitude) if row.latitude is not None and row.longitude is not None else None,
        "categories": [row.type],
        "status": _STATUS[Status(row.status)],
        "transp": "TRANSPARENT",
        "url": next((source.url for source in sources if source.url), None),
    }


def _description(row: Row, sources: Sequence[Article]) -> Iterator[str]:
    yield row.title_en
    yield f"{row.date} ({row.precision}), {row.status}"
    yield row.evidence
    for source in sources:
        yield " ".join(filter(None, (source.id, source.outlet, source.url)))
    yield row.notes


def _entered(sources: Sequence[Article]) -> dt.datetime:
    days = [source.publish_date.rpartition("/")[2] for source in sources if source.publish_date]
    return dt.datetime.combine(dt.date.fromisoformat(max(days, default="1970-01-01")), dt.time(), dt.UTC)


def _clean(text: str) -> str:
    """Text with line ends of one kind and without the control characters that the format forbids."""
    return _CONTROL.sub("", _BREAK.sub("\n", text))
