"""Finished batches in a folder: each a file that is there whole or not at all, and that knows when it was damaged."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from pathlib import Path

from timeline.errors import InputError
from timeline.files import written_whole

_SUFFIX = ".part"
_CHECK = 16


class Parts:
    """What was found in batches, by their keys.

    Raises:
        InputError: When the folder cannot be made or written.
    """

    def __init__(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"{folder}: cannot be made ({error.strerror})") from error
        self._folder = folder

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{_SUFFIX}"

    def keep(self, key: str, found: bytes) -> None:
        """Write down what was found in a batch.

        Raises:
            InputError: When it cannot be written.
        """
        with written_whole(self._path(key)) as stream:
            stream.write(_checksum(found))
            stream.write(found)

    def find(self, key: str) -> bytes | None:
        """What was found in a batch, or None when it is not there or damaged."""
        try:
            data = self._path(key).read_bytes()
        except OSError:
            return None
        found = data[_CHECK:]
        return found if data[:_CHECK] == _checksum(found) else None

    def get(self, key: str) -> bytes:
        """What was found in a batch.

        Raises:
            InputError: When it is not there or damaged.
        """
        found = self.find(key)
        if found is None:
            raise InputError(f"{self._path(key)}: gone or damaged since it was written; run again to do its part again")
        return found

    def forget_all_but(self, keys: Collection[str]) -> None:
        """Take away what belongs to no batch any more, and what a run that was killed left half written."""
        for path in self._folder.glob(f"*{_SUFFIX}*"):
            if path.suffix != _SUFFIX or path.stem not in keys:
                path.unlink(missing_ok=True)


def _checksum(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_CHECK).digest()
