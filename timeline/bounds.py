"""How much may be read at once: nobody's article is as long as what a broken or a malicious file can hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import IO

from timeline.errors import InputError

ARTICLE = 5_000_000
"""Code points of the longest article: a thousand times the usual."""
LINE, FILE, SKIPPED = 64 << 20, 256 << 20, 1 << 30
"""Bytes of the longest line, of the longest file that is read as a whole, and of what is passed over until a line ends."""
_SWOLLEN = 200
"""How many times longer a text may be than its zipped form, once it is long: news comes to ten."""


def whole(stream: IO[bytes]) -> bytes:
    """All bytes of a stream.

    Raises:
        InputError: When there are more than an article or a table may have.
    """
    data = stream.read(FILE + 1)
    if len(data) > FILE:
        raise InputError(f"longer than {FILE >> 20} MB (a file of JSON lines may be)")
    return data


def lines(stream: IO[bytes], packed: IO[bytes]) -> Iterator[bytes | None]:
    """The lines of a stream, None in place of one that is too long.

    Args:
        stream: the lines, unzipped if they were zipped.
        packed: the bytes as they are on the disk; a text that is far longer than they are is no text.

    Raises:
        InputError: When a line has no end, or the file is nothing but a trap.
    """
    read = 0
    while line := stream.readline(LINE + 1):
        read += len(line)
        if len(line) <= LINE:
            yield line
        else:
            yield None
            read += _skip(stream)
        if read > SKIPPED and stream is not packed and read > _SWOLLEN * packed.tell():
            raise InputError("unzips to more than any text does; the rest is not read")


def _skip(stream: IO[bytes]) -> int:
    """Pass over the rest of a line; its length."""
    skipped = 0
    while part := stream.readline(1 << 20):
        skipped += len(part)
        if part.endswith(b"\n"):
            break
        if skipped > SKIPPED:
            raise InputError("a line without end; the rest is not read")
    return skipped


class Places:
    """Where each article was met, by its id; in a file of its own, since tens of millions would fill the memory."""

    def __init__(self) -> None:
        self._places = sqlite3.connect("", isolation_level=None)
        self._places.execute("PRAGMA journal_mode = OFF")
        self._places.execute("BEGIN")
        self._places.execute("CREATE TABLE places (id TEXT PRIMARY KEY, at TEXT) WITHOUT ROWID")

    def taken(self, doc_id: str, at: str) -> str:
        """Note where an article stands; where another with its id does, or empty when there is none."""
        try:
            if self._places.execute("INSERT OR IGNORE INTO places VALUES (?, ?)", (doc_id, at)).rowcount:
                return ""
        except sqlite3.OperationalError as error:
            raise InputError(f"{at}: the ids of articles cannot be kept ({error})") from None
        found: str = self._places.execute("SELECT at FROM places WHERE id = ?", (doc_id,)).fetchone()[0]
        return found
