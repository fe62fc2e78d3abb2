"""The table: one row for each event, the columns that every output shares, and the DataFrame of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from timeline import edtf
from timeline.model import EntityMention, Event

if TYPE_CHECKING:
    import pandas as pd

BETWEEN = "; "
"""What stands between the values of a cell that lists several."""


@dataclass(frozen=True, slots=True)
class Row:
    """One event as the table has it; the fields are the columns, in order. Lists are joined by ``; ``, empty is unknown.

    ``start`` and ``end`` are the first and the last day, both included, in ISO 8601; latitude and longitude are degrees;
    ``confidence`` lies between 0 and 1; ``locked`` is the user's.
    """

    event_id: str
    date: str
    start: str
    end: str
    precision: str
    date_basis: str
    type: str
    status: str
    title: str
    title_en: str
    actors: str
    actor_ids: str
    actor_countries: str
    recipients: str
    recipient_ids: str
    recipient_countries: str
    others: str
    place: str
    place_country: str
    latitude: float | None
    longitude: float | None
    cameo: str
    plover: str
    evidence: str
    sources: str
    source_count: int
    mention_count: int
    confidence: float
    notes: str
    locked: str = ""


COLUMNS = tuple(f.name for f in fields(Row))
NUMBERS: dict[str, type[int] | type[float]] = {
    "latitude": float,
    "longitude": float,
    "source_count": int,
    "mention_count": int,
    "confidence": float,
}
"""The columns that hold numbers; all others hold text."""
DATE_COLUMNS = ("doc_id", "offset", "offset_end", "text", "kind", "value", "start", "end", "basis", "rule")
"""The columns of a table of date expressions."""


def row(event: Event, titles: tuple[str, str], codes: tuple[str, str], name: Callable[[EntityMention], str]) -> Row:
    """The row of an event.

    Args:
        event: what happened.
        titles: its headline in Arabic and in English.
        codes: its CAMEO and PLOVER codes.
        name: what a participant is called.
    """
    place, sources = event.place, _sources(event)
    actors, recipients = _people(event.actors, name), _people(event.recipients, name)
    return Row(
        event_id=event.id,
        date=edtf.write(event.interval, event.precision),
        start=event.interval.start.isoformat() if event.interval else "",
        end=event.interval.end.isoformat() if event.interval else "",
        precision=event.precision or "",
        date_basis=event.basis or "",
        type=event.type,
        status=event.status,
        title=titles[0],
        title_en=titles[1],
        actors=actors[0],
        actor_ids=actors[1],
        actor_countries=actors[2],
        recipients=recipients[0],
        recipient_ids=recipients[1],
        recipient_countries=recipients[2],
        others=_people(event.others, name)[0],
        place=_cell(name(place)) if place else "",
        place_country=place.country if place else "",
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        cameo=codes[0],
        plover=codes[1],
        evidence=_evidence(event),
        sources=BETWEEN.join(sources),
        source_count=len(sources),
        mention_count=len(event.mentions),
        confidence=round(event.confidence, 2),
        notes=BETWEEN.join(event.notes),
    )


def _people(people: Sequence[EntityMention], name: Callable[[EntityMention], str]) -> tuple[str, str, str]:
    """Names, ids and countries, each joined so that the three align."""
    cells = [(_cell(name(p)), _cell(p.id), p.country) for p in people]
    names, ids, countries = (BETWEEN.join(values) for values in zip(*cells, strict=True)) if cells else ("", "", "")
    return names, ids, countries


def _cell(value: str) -> str:
    """A value that cannot be taken for two."""
    return " ".join(value.replace(";", ",").split())


def _evidence(event: Event) -> str:
    best = event.mentions[0].event
    return best.document.text[best.sentence.span.start : best.sentence.span.end]


def _sources(event: Event) -> list[str]:
    """The ids of the articles, oldest first, those without a publish date last."""
    documents = {m.event.document.id: m.event.document.published for m in event.mentions}
    return sorted(documents, key=lambda id: (p.start if (p := documents[id]) else dt.date.max, id))


def chronological(rows: Iterable[Row]) -> list[Row]:
    """Rows by first day, last day, type and id; undated ones last."""
    return sorted(rows, key=lambda row: (not row.start, row.start, row.end, row.type, row.event_id))


def frame(rows: Sequence[Row]) -> pd.DataFrame:
    """The rows as a DataFrame with the columns of ``COLUMNS``.

    ``start`` and ``end`` are dates (``datetime64``, NaT for an undated event), ``latitude``, ``longitude`` and ``confidence``
    floats, the counts integers, everything else text.
    """
    return _frame(([getattr(row, name) for name in COLUMNS] for row in rows), COLUMNS, NUMBERS)


def dates_frame(records: Iterable[Mapping[str, str | int | None]]) -> pd.DataFrame:
    """Date expressions as a DataFrame with the columns of ``DATE_COLUMNS``: days and text as in ``frame``, the offsets integers."""
    return _frame(([record[name] for name in DATE_COLUMNS] for record in records), DATE_COLUMNS, {"offset": int, "offset_end": int})


def _frame(lines: Iterable[Sequence[object]], columns: Sequence[str], numbers: Mapping[str, type]) -> pd.DataFrame:
    """A DataFrame with days as days, numbers as numbers and everything else as text."""
    import pandas as pd

    table = pd.DataFrame(list(lines), columns=list(columns))
    for name in ("start", "end"):
        table[name] = pd.to_datetime(table[name], format="ISO8601", errors="coerce")
    return table.astype({name: numbers.get(name, str) for name in columns if name not in ("start", "end")})
