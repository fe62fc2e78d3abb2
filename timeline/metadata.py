"""What a ``metadata.csv`` says of articles: their publish dates, titles, addresses and outlets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from timeline import publish_date, separated
from timeline.encoding import decode
from timeline.errors import InputError
from timeline.files import Report
from timeline.model import Interval

_KNOWN = frozenset({"publish_date", "title", "url", "outlet"})


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of one article from outside it; None and empty where nothing is."""

    published: Interval | None = None
    title: str = ""
    url: str = ""
    outlet: str = ""


def read(path: Path, report: Report) -> dict[str, Metadata]:
    """The rows of a metadata file by article id; each malformed row is reported and left out."""
    try:
        lines = separated.lines(decode(path.read_bytes()))
    except OSError as error:
        report(f"{path}: cannot be read ({error.strerror})")
        return {}
    except InputError as error:
        report(f"{path}: {error}")
        return {}
    header = [cell.strip() for cell in next(lines, (0, []))[1]]
    if "doc_id" not in header:
        report(f"{path}:1: no column doc_id")
        return {}
    if _KNOWN.isdisjoint(header):
        report(f"{path}:1: no column {', '.join(sorted(_KNOWN))}")
        return {}
    rows: dict[str, Metadata] = {}
    for number, cells in lines:
        try:
            doc_id, row = _row(header, cells)
            if rows.setdefault(doc_id, row) != row:
                raise InputError(f"another row for {doc_id}")
        except InputError as error:
            report(f"{path}:{number}: {error}")
    return rows


def _row(header: list[str], cells: list[str]) -> tuple[str, Metadata]:
    if len(cells) != len(header):
        raise InputError(f"{len(cells)} cells, not {len(header)}")
    row = dict(zip(header, (cell.strip() for cell in cells), strict=True))
    if not row["doc_id"]:
        raise InputError("no doc_id")
    date = row.get("publish_date")
    published = publish_date.parse(date) if date else None
    return row["doc_id"], Metadata(published, row.get("title", ""), row.get("url", ""), row.get("outlet", ""))
