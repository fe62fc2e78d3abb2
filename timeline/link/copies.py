"""Near-identical articles, such as copies of one wire report, are one source between them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator

from timeline.link.group import Group
from timeline.model import Document

_BAND = 4
_ALIKE = 0.8


def independent(groups: Iterable[Group]) -> dict[str, str]:
    """For each article the one that stands for it: itself, or the oldest of which it is a copy."""
    documents = {m.event.document.id: m.event.document for group in groups for m in group.mentions}
    leaders: defaultdict[tuple[int, ...], list[Document]] = defaultdict(list)
    stands_for: dict[str, str] = {}
    for document in sorted(documents.values(), key=_oldest):
        bands = list(_bands(document))
        original = next((other for band in bands for other in leaders[band] if _alike(document, other)), None)
        stands_for[document.id] = original.id if original else document.id
        if original is None:
            for band in bands:
                leaders[band].append(document)
    return stands_for


def _oldest(document: Document) -> tuple[dt.date, str]:
    return document.published.start if document.published else dt.date.max, document.id


def _bands(document: Document) -> Iterator[tuple[int, ...]]:
    """Pieces of the sketch, of which two copies share one all but certainly."""
    sketch = document.sketch
    return ((at, *sketch[at : at + _BAND]) for at in range(0, len(sketch), _BAND))


def _alike(a: Document, b: Document) -> bool:
    same = sum(x == y for x, y in zip(a.sketch, b.sketch, strict=True))
    return same >= _ALIKE * len(a.sketch)
