"""Rows as the tests of the formats need them: one of each kind, and any that hypothesis can think of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from timeline import edtf
from timeline.model import EVENT_TYPES, Basis, Interval, Precision, Status
from timeline.table import Row

VISIT = Row(
    event_id="visit-1",
    date="2023-09-12/2023-09-17",
    start="2023-09-12",
    end="2023-09-17",
    precision="span",
    date_basis="explicit",
    type="visit",
    status="occurred",
    title="كيم جونغ أون يزور روسيا",
    title_en="Kim Jong-un visits Russia",
    actors="كيم جونغ أون; تشوي سون هوي",
    actor_ids="kim-jong-un; choe-son-hui",
    actor_countries="PRK; PRK",
    recipients="روسيا",
    recipient_ids="RUS",
    recipient_countries="RUS",
    others="",
    place="فلاديفوستوك",
    place_country="RUS",
    latitude=43.1332445,
    longitude=131.9,
    cameo="042",
    plover="CONSULT/visit",
    evidence="- زار كيم روسيا، وقال: «نعم».",
    sources="b; a",
    source_count=2,
    mention_count=5,
    confidence=0.95,
    notes="",
    locked="yes",
)
"""A row with something in every column that can have it, and evidence that a spreadsheet would take for a formula."""

DENIED = replace(
    VISIT,
    event_id="meeting-2",
    date="2023-09",
    start="2023-09-01",
    end="2023-09-30",
    precision="month",
    date_basis="relative",
    type="meeting",
    status="denied",
    title="منفي: كيم جونغ أون يلتقي فلاديمير بوتين",
    title_en="Denied: Kim Jong-un meets Vladimir Putin",
    place="",
    place_country="",
    latitude=None,
    longitude=None,
    cameo="036",
    evidence='ونفى المتحدث لقاء الرجلين، وقال إن "اللقاء" لم يحدث; ولن يحدث.',
    sources="a",
    source_count=1,
    mention_count=1,
    confidence=0.5,
    notes="denied by the spokesman",
    locked="",
)
UNDATED = replace(VISIT, event_id="visit-3", date="", start="", end="", precision="", date_basis="", sources="c", evidence="زار كيم روسيا.")
TABLE = (DENIED, VISIT, UNDATED)
MENTIONS: list[dict[str, object]] = [
    {
        "event_id": "meeting-2",
        "doc_id": "a",
        "publish_date": "2023-09-20",
        "url": "https://example.org/a?b=1,2",
        "outlet": "صحيفة",
        "title": "",
    },
    {
        "event_id": "visit-1",
        "doc_id": "b",
        "publish_date": "2023-09-01/2023-09-30",
        "url": "javascript:alert(1)",
        "outlet": "",
        "title": "=1",
    },
    {
        "event_id": "visit-1",
        "doc_id": "a",
        "publish_date": "2023-09-20",
        "url": "https://example.org/a?b=1,2",
        "outlet": "صحيفة",
        "title": "",
    },
    {"event_id": "visit-3", "doc_id": "c", "publish_date": None, "url": "", "outlet": "", "title": ""},
]
"""What a mentions file says of the articles of ``TABLE``."""


def text(**limits: int) -> st.SearchStrategy[str]:
    """Any text that can be written as UTF-8, often with what formats give a meaning to."""
    plain = st.text(st.characters(exclude_categories=["Cs"]), **limits)  # type: ignore[arg-type]
    return plain | st.builds(
        str.__add__, st.sampled_from(["=", "'", "'=", "''-", "+1", "@a", "\t", "\r", "\n", ";", ",", '"', "\\"]), plain
    )


def degrees(most: int) -> st.SearchStrategy[float]:
    """As many decimals as a place on the map has, and then some."""
    return st.integers(-most * 10**9, most * 10**9).map(lambda number: number / 10**9)


@st.composite
def row(draw: st.DrawFn, cell: st.SearchStrategy[str] | None = None) -> Row:
    """Any row; ``cell`` is what its free text may be."""
    cell = text(max_size=12) if cell is None else cell
    free = {
        name: draw(cell)
        for name in Row.__dataclass_fields__
        if name not in ("event_id", "date", "start", "end", "cameo", "type", "status", "precision", "date_basis")
    }
    dated = draw(st.none() | st.tuples(st.dates(), st.integers(0, 4000), st.sampled_from(Precision)))
    interval = Interval(dated[0], min(dated[0], dt.date.max - dt.timedelta(dated[1])) + dt.timedelta(dated[1])) if dated else None
    return Row(
        **free  # type: ignore[arg-type]
        | {
            "event_id": f"visit-{draw(st.integers(0, 10**9)):x}",
            "date": edtf.write(interval, dated[2] if dated else None),
            "start": interval.start.isoformat() if interval else "",
            "end": interval.end.isoformat() if interval else "",
            "precision": str(dated[2]) if dated else "",
            "date_basis": draw(st.sampled_from(["", *Basis])),
            "type": draw(st.sampled_from(EVENT_TYPES)),
            "status": draw(st.sampled_from([str(status) for status in Status])),
            "cameo": draw(st.sampled_from(["", "042", "1012"])),
            "latitude": draw(st.none() | degrees(90)),
            "longitude": draw(st.none() | degrees(180)),
            "source_count": draw(st.integers(0, 2**53)),
            "mention_count": draw(st.integers(0, 2**53)),
            "confidence": draw(st.integers(0, 100)) / 100,
        }
    )


def tables(cell: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Sequence[Row]]:
    """Any small table."""
    return st.lists(row(cell), max_size=4)
