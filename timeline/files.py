"""Which files a user means, what is in them as text, and a file written whole or not at all."""

from __future__ import annotations

import codecs
import errno
import glob
import gzip
import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from timeline.errors import InputError

SUFFIXES = (".txt", ".md", ".html", ".htm", ".jsonl", ".csv")
METADATA = "metadata.csv"

PathName = str | os.PathLike[str]
Report = Callable[[str], None]
"""What takes a fault: one line that names the file and says what is wrong."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where articles come from: a file, or what ``label`` names. ``folders`` are where metadata may lie, nearest first."""

    path: Path | None
    folders: tuple[Path, ...] = ()
    label: str = "standard input"

    @property
    def name(self) -> str:
        """What faults call it."""
        return str(self.path) if self.path else self.label

    @property
    def _bare(self) -> Path:
        path = self.path or Path("stdin")
        return path.with_suffix("") if path.suffix.lower() == ".gz" else path

    @property
    def suffix(self) -> str:
        """The suffix that tells the format, in lower case, without a last ``.gz``."""
        return self._bare.suffix.lower()

    @property
    def stem(self) -> str:
        """The name without its suffixes: the id of an article that has the file to itself."""
        return self._bare.stem

    @property
    def size(self) -> int:
        """Bytes on the disk; 0 when nobody can say."""
        try:
            return self.path.stat().st_size if self.path else 0
        except OSError:
            return 0

    def open(self) -> IO[bytes]:
        """The bytes as they are on the disk."""
        return self.path.open("rb") if self.path else sys.stdin.buffer

    def unpack(self, stream: IO[bytes]) -> IO[bytes]:
        """The bytes of an opened source, unzipped where its name ends in ``.gz``."""
        zipped = self.path is not None and self.path.suffix.lower() == ".gz"
        return cast("IO[bytes]", gzip.GzipFile(fileobj=stream)) if zipped else stream


def find(paths: Iterable[PathName], report: Report) -> list[Source]:
    """The files that paths, folders, globs or ``-`` mean: in the order given, folders sorted, each file once."""
    found: dict[object, Source] = {}
    for path in (os.fspath(path) for path in paths):
        if path == "-":
            found.setdefault("-", Source(None))
            continue
        for source in _expand(path, report):
            found.setdefault(source.path and os.path.realpath(source.path), source)
    return list(found.values())


def _expand(path: str, report: Report) -> Iterator[Source]:
    exact = Path(path)
    matches = [exact] if exact.exists() else [Path(name) for name in sorted(glob.glob(path, recursive=True))]  # noqa: PTH207 (Path.glob takes no absolute pattern)
    if not matches:
        report(f"{path}: no such file or folder")
    for match in matches:
        if match.is_dir():
            inside = list(_folder(match, report))
            if not inside:
                report(f"{match}: no articles in this folder ({', '.join(SUFFIXES)}, each also .gz)")
            yield from inside
        elif match.name.lower() == METADATA:
            if len(matches) == 1:
                report(f"{match}: metadata, not articles; name it with --metadata")
        elif Source(match).suffix not in ("", *SUFFIXES):
            if len(matches) == 1:
                report(f"{match}: no known kind of file ({', '.join(SUFFIXES)}, each also .gz)")
        else:
            yield Source(match, (match.parent,))


def _folder(root: Path, report: Report) -> Iterator[Source]:
    """The articles under a folder, hidden files and the product's own tables left out; no link is followed out of it."""
    inside = os.path.realpath(root)

    def leads_out(path: Path) -> bool:
        if not path.is_symlink() or os.path.commonpath((inside, target := os.path.realpath(path))) == inside:
            return False
        report(f"{path}: leads out of {root}, to {target}; not followed")
        return True

    for folder, subfolders, names in os.walk(root):
        here = Path(folder)
        subfolders[:] = sorted(name for name in subfolders if not name.startswith(".") and not leads_out(here / name))
        above = tuple(here.parents)[: len(here.parts) - len(root.parts)]
        for name in sorted(names):
            source = Source(here / name, (here, *above))
            if name.startswith(".") or name.lower() == METADATA or source.suffix not in SUFFIXES or leads_out(here / name):
                continue
            if not _is_ours(source):
                yield source


_OURS = {
    ".csv": re.compile(b"(?:%b)?event_id," % codecs.BOM_UTF8),
    ".jsonl": re.compile(rb'\{"event_id": ?"'),
    ".html": re.compile(rb'(?s:.){,120}<meta name="generator" content="timeline '),
}
"""How the product's own tables begin, by suffix."""


def _is_ours(source: Source) -> bool:
    if source.suffix == ".jsonl" and source.stem.endswith(".mentions"):
        return True
    start = _OURS.get(source.suffix)
    if start is None:
        return False
    try:
        with source.open() as stream:
            return bool(start.match(source.unpack(stream).read(200)))
    except (OSError, EOFError):
        return False


def can_write(path: Path) -> None:
    """Refuse now what could not be written after hours of work.

    Raises:
        InputError: When the folder is missing or closed to us, or the path is a folder.
    """
    if path.is_dir():
        raise InputError(f"{path}: cannot be written ({os.strerror(errno.EISDIR)})")
    if not path.parent.is_dir():
        raise InputError(f"{path}: cannot be written ({os.strerror(errno.ENOENT)})")
    if not os.access(path.parent, os.W_OK):
        raise InputError(f"{path}: cannot be written ({os.strerror(errno.EACCES)})")


def write_json_lines(records: Iterable[object], stream: IO[bytes]) -> None:
    """One JSON object a line, in UTF-8."""
    for record in records:
        stream.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")


@contextmanager
def written_whole(path: Path) -> Iterator[IO[bytes]]:
    """A stream whose bytes become ``path`` when all is written, and leave no trace when anything fails.

    Raises:
        InputError: When the file cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror})") from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        part.chmod(0o666 & ~_umask())
        part.replace(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror})") from error
    finally:
        part.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
