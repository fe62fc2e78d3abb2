"""Read articles from files, folders, globs or standard input; report every fault and go on with the rest."""

from __future__ import annotations

import io
import json
import logging
import os
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import IO, cast

from timeline import bounds, files, metadata, publish_date, separated
from timeline.bounds import Places
from timeline.encoding import SAMPLE, decode, is_wide
from timeline.errors import InputError
from timeline.files import PathName, Report, Source
from timeline.metadata import Metadata
from timeline.model import Document, Interval

_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of publish dates, strongest first: one for all, a metadata file, or nothing that is given counts."""

    publish_date: Interval | None = None
    metadata: Path | None = None
    ignore_metadata: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """An article as its file has it; ``at`` is where, for faults."""

    at: str
    id: str
    text: str
    publish_date: str = ""
    title: str = ""
    url: str = ""
    outlet: str = ""


Article = PathName | Mapping[str, object] | Document
"""A path, folder, glob or ``-``; or an article in hand: its fields as in a JSON line, or a document."""


class Articles:
    """Articles in files and in hand, read one by one as they are iterated over, once.

    ``found`` says whether there is anything to read; ``size`` is the number of bytes and ``done`` how many of them have been read, for a
    progress bar. Every fault goes to ``report`` as it is met.
    """

    def __init__(self, articles: Iterable[Article], given: Given, report: Report) -> None:
        articles = list(articles)
        self._in_hand = [article for article in articles if isinstance(article, Mapping | Document)]
        self._given = given
        self._report = report
        self._sources = files.find((a for a in articles if not isinstance(a, Mapping | Document)), report)
        self._places = Places()
        self._metadata = cache(lambda path: metadata.read(path, report))
        self._named: dict[Path, bool] = {}
        """Whether any article that was read is named by a metadata file."""
        self.found = bool(self._sources or self._in_hand)
        self.size = sum(source.size for source in self._sources)
        self.done = 0

    def __iter__(self) -> Iterator[Document]:
        yield from self._from_files()
        for path in (path for path, named in self._named.items() if not named and self._metadata(path)):
            self._report(f"{path}: names none of the articles (its first is {next(iter(self._metadata(path)))})")
        for number, article in enumerate(self._in_hand, 1):
            at = f"article {number}"
            try:
                fields = article if isinstance(article, Mapping) else {"id": article.id, "text": article.text}
                document = self._document(Source(None, label=at), record_of(fields, at))
            except InputError as error:
                self._report(f"{at}: {error}")
                continue
            if document:
                yield document if isinstance(article, Mapping) else replace(article, published=self._published(document, article))

    def reads(self, path: Path) -> bool:
        """Whether a file is among those to read, as articles or as metadata."""
        metadata = {folder / files.METADATA for source in self._sources for folder in source.folders} | {self._given.metadata}
        used = (*(source.path for source in self._sources), *metadata)
        return os.path.realpath(path) in {os.path.realpath(file) for file in used if file}

    def _published(self, document: Document, article: Document) -> Interval | None:
        return None if self._given.ignore_metadata else document.published or article.published

    def _from_files(self) -> Iterator[Document]:
        for source in self._sources:
            before = self.done
            try:
                with source.open() as stream:
                    for record in _records(source, stream, self._report):
                        if source.path:
                            self.done = before + stream.tell()
                        if document := self._document(source, record):
                            yield document
            except (OSError, EOFError, zlib.error) as error:
                self._report(f"{source.name}: cannot be read ({getattr(error, 'strerror', None) or error})")
            except InputError as error:
                self._report(f"{source.name}: {error}")
            self.done = before + source.size

    def _document(self, source: Source, record: Record) -> Document | None:
        if fault := self._fault(record):
            self._report(f"{record.at}: {fault}")
            return None
        known = self._known(source, record.id)
        return Document(
            record.id,
            record.text,
            None if self._given.ignore_metadata else self._given.publish_date or known.published or self._own_date(record),
            source.name,
            record.title or known.title,
            record.url or known.url,
            record.outlet or known.outlet,
        )

    def _fault(self, record: Record) -> str:
        if not record.text.strip():
            return "empty"
        if not record.id or ";" in record.id or not record.id.isprintable():
            return f"{record.id!r} cannot be the id of an article"
        if len(record.text) > bounds.ARTICLE:
            return f"longer than {bounds.ARTICLE // 1_000_000} million characters"
        taken = self._places.taken(record.id, record.at)
        return f"the article id {record.id} is taken by {taken}" if taken else ""

    def _known(self, source: Source, doc_id: str) -> Metadata:
        """What metadata say of an article: the file that the user named, then those of its folders, nearest first."""
        folders = (folder / files.METADATA for folder in source.folders)
        for path in (*((self._given.metadata,) if self._given.metadata else ()), *(path for path in folders if path.is_file())):
            found = self._metadata(path).get(doc_id)
            self._named[path] = self._named.get(path, False) or found is not None
            if found:
                return found
        return Metadata()

    def _own_date(self, record: Record) -> Interval | None:
        if not record.publish_date:
            return None
        try:
            return publish_date.parse(record.publish_date)
        except InputError as error:
            self._report(f"{record.at}: publish_date: {error}; read as undated")
            return None


def _records(source: Source, stream: IO[bytes], report: Report) -> Iterator[Record]:
    """The records of one file, by its format."""
    content = cast("io.BufferedReader", source.unpack(stream))
    if source.suffix == ".jsonl" and not is_wide(content.peek(SAMPLE)):
        yield from _json_lines(source, bounds.lines(content, stream), report)
        return
    text = decode(bounds.whole(content))
    pasted = source.path is None
    if source.suffix == ".jsonl" or (pasted and _is_json(text)):
        yield from _json_lines(source, io.BytesIO(text.encode()), report)
    elif source.suffix == ".csv":
        yield from _csv(source, text, report)
    elif source.suffix in (".html", ".htm") or (pasted and _PAGE.match(text)):
        yield _html(source, text)
    else:
        yield Record(source.name, source.stem, text)


def _is_json(text: str) -> bool:
    first = text.lstrip().partition("\n")[0]
    try:
        return first.startswith("{") and isinstance(json.loads(first), dict)
    except ValueError:
        return False


def _json_lines(source: Source, lines: Iterable[bytes | None], report: Report) -> Iterator[Record]:
    empty = True
    for number, line in enumerate(lines, 1):
        at = f"{source.name}:{number}"
        try:
            if line is None:
                raise InputError(f"longer than {bounds.LINE >> 20} MB")
            if not (text := decode(line)).strip():
                continue
            empty = False
            yield record_of(json.loads(text), at)
        except (ValueError, RecursionError):
            report(f"{at}: not JSON")
        except InputError as error:
            empty = False
            report(f"{at}: {error}")
    if empty:
        raise InputError("empty")


def _csv(source: Source, text: str, report: Report) -> Iterator[Record]:
    lines = separated.lines(text)
    header = [cell.strip() for cell in next(lines, (0, []))[1]]
    if missing := [name for name in ("id", "text") if name not in header]:
        raise InputError(f"no column {' and no column '.join(missing)}" if header else "empty")
    number = 0
    for number, cells in lines:
        at = f"{source.name}:{number}"
        try:
            if len(cells) != len(header):
                raise InputError(f"{len(cells)} cells, not {len(header)}")
            yield record_of(dict(zip(header, cells, strict=True)), at)
        except InputError as error:
            report(f"{at}: {error}")
    if not number:
        raise InputError("empty")


def record_of(fields: object, at: str) -> Record:
    """The record of a JSON object or a CSV row: ``id`` and ``text``, and as far as they are there date, title, url and outlet.

    Raises:
        InputError: When it has no id or no text, or one that is no string.
    """
    if not isinstance(fields, Mapping):
        raise InputError("not a JSON object")
    if missing := [name for name in ("id", "text") if fields.get(name) in (None, "")]:
        raise InputError(f"no {' and no '.join(missing)}")
    values = {name: fields.get(name) for name in ("id", "text", "publish_date", "title", "url", "outlet")}
    for name in ("id", "publish_date"):
        if isinstance(values[name], int):
            values[name] = str(values[name])
    for name, value in values.items():
        if value is not None and not isinstance(value, str):
            raise InputError(f"{name} is no string")
    texts = {name: value or "" for name, value in values.items() if isinstance(value, str)}
    if any(map(_SURROGATE.search, texts.values())):
        raise InputError("holds an unpaired surrogate")
    return replace(Record(at, texts.pop("id").strip(), texts.pop("text")), **texts)


def _html(source: Source, text: str) -> Record:
    """The article of a web page."""
    try:
        import trafilatura
    except ImportError:
        raise InputError("reading web pages needs trafilatura: pip install 'timeline[html]'") from None
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot read is reported here, in one line
    page = trafilatura.bare_extraction(text, with_metadata=True)
    if page is None or isinstance(page, dict) or not page.text:
        raise InputError("no article in this page")
    return Record(source.name, source.stem, page.text, page.date or "", page.title or "", page.url or "", page.sitename or "")
