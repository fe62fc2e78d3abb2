"""Articles in batches: so many at a time that memory stays flat, cut so that a changed article changes no batch but its own."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from timeline.model import Document

SMALLEST, LARGEST = 300_000, 1_500_000
"""Code points of a batch: when it may end, and when it must."""
_CHANCE = 16
"""One article in so many may be the last of a batch."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles to be read together; ``key`` names what they say, so that what was found in them can be found again."""

    key: str
    documents: tuple[Document, ...]


def cut(documents: Iterable[Document], options: str = "") -> Iterator[Batch]:
    """Batches in the order of the articles.

    Where one ends hangs on the ids of its articles: after an article is added or taken away the next batches are soon the same again.

    Args:
        documents: articles, read one at a time.
        options: whatever else decides what is found in them.
    """
    held, size = list[Document](), 0
    for document in documents:
        held.append(document)
        size += len(document.text)
        if size >= LARGEST or (size >= SMALLEST and zlib.crc32(document.id.encode()) % _CHANCE == 0):
            yield _batch(held, options)
            held, size = [], 0
    if held:
        yield _batch(held, options)


def _batch(documents: list[Document], options: str) -> Batch:
    digest = hashlib.blake2b(f"{edition()}\0{options}".encode(), digest_size=16)
    for document in documents:
        fields = (document.id, document.text, str(document.published), document.source, document.title, document.url, document.outlet)
        for field in fields:
            data = field.encode()
            digest.update(b"%d\0" % len(data))
            digest.update(data)
    return Batch(digest.hexdigest(), tuple(documents))


@cache
def edition() -> str:
    """What stands for the lexicon and the code as they are now: whatever is changed in them, other things may be found."""
    package = Path(__file__).parents[1]
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(path for path in package.rglob("*") if path.suffix in (".py", ".tsv", ".toml")):
        digest.update(f"{path.relative_to(package).as_posix()}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
