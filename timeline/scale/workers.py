"""Batches on several processes: one that dies is replaced and its work done again; an article that kills is found and left out."""

from __future__ import annotations

import multiprocessing
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from typing import Protocol, TypeVar

from timeline.errors import WorkerError
from timeline.model import Document
from timeline.scale.batches import Batch

T = TypeVar("T")
R = TypeVar("R")

DEATHS = 2
"""After so many deaths over a piece it is split, or left out when it is a single article."""


class Job(Protocol):
    """What is done with articles; it crosses to other processes."""

    def prepare(self) -> None:
        """Load what the work needs, before there is any."""

    def __call__(self, documents: Sequence[Document]) -> bytes:
        """What is found in articles; what is found in two runs of articles strung together is what is found in both."""


Found = bytes | str
"""What is found in articles, or why nothing could be."""
KILLS = "no worker survives it"
"""Why an article is left out that kills whoever reads it."""


@dataclass(frozen=True, slots=True)
class Done:
    """A batch with what was found in it; ``left_out`` are the articles in which nothing could be found, and why."""

    batch: Batch
    found: bytes
    left_out: tuple[tuple[Document, str], ...] = ()


def attempt(read: Callable[[T], R], articles: T) -> R | str:
    """Read one or more articles; an error in our own code is told with its place, so that it costs this article and no other."""
    try:
        return read(articles)
    except Exception as error:
        *_, place = traceback.extract_tb(error.__traceback__)
        return f"an error of ours ({type(error).__name__}: {error}; {place.name}, line {place.lineno} of {place.filename})"


@dataclass(frozen=True, slots=True)
class Piece:
    """Articles ``first`` to ``last`` (exclusive) of a batch, and how often they have killed a worker."""

    batch: Batch
    first: int
    last: int
    deaths: int = 0

    @property
    def documents(self) -> tuple[Document, ...]:
        """Its articles."""
        return self.batch.documents[self.first : self.last]

    def after(self, found: Found) -> list[Piece]:
        """What is to be tried again; what fails without killing is halved at once."""
        return self.after_death(DEATHS) if isinstance(found, str) else []

    def after_death(self, deaths: int = 1) -> list[Piece]:
        """What is to be tried again once it has killed so many workers; nothing when it is a single article that has killed enough."""
        deaths, middle = self.deaths + deaths, (self.first + self.last) // 2
        if deaths < DEATHS:
            return [replace(self, deaths=deaths)]
        if self.last - self.first == 1:
            return []
        return [replace(self, last=middle, deaths=DEATHS - 1), replace(self, first=middle, deaths=DEATHS - 1)]


@dataclass(slots=True)
class Pieces:
    """What has come of the pieces of each batch, until a batch is whole."""

    _found: dict[str, dict[int, bytes]] = field(default_factory=dict)
    _left_out: dict[str, list[tuple[Document, str]]] = field(default_factory=dict)
    _missing: dict[str, int] = field(default_factory=dict)

    def add(self, piece: Piece, found: Found) -> Done | None:
        """Add what was found in a piece, or why it is left out; the batch, once nothing of it is missing."""
        key = piece.batch.key
        if isinstance(found, str):
            self._left_out.setdefault(key, []).extend((document, found) for document in piece.documents)
        else:
            self._found.setdefault(key, {})[piece.first] = found
        self._missing[key] = self._missing.get(key, len(piece.batch.documents)) - len(piece.documents)
        if self._missing[key]:
            return None
        del self._missing[key]
        pieces = self._found.pop(key, {})
        return Done(piece.batch, b"".join(pieces[first] for first in sorted(pieces)), tuple(self._left_out.pop(key, ())))


class _Worker:
    """A process and what it works on."""

    def __init__(self, job: Job) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, job), daemon=True)
        self.process.start()
        theirs.close()
        self.ready = False
        self.piece: Piece | None = None

    def give(self, piece: Piece) -> None:
        """Send it work; should it be dead, its pipe will tell."""
        self.piece = piece
        try:
            self.pipe.send(piece.documents)
        except OSError:
            return

    def answer(self) -> Found | None:
        """What it says, or None when it has died."""
        try:
            found: Found = self.pipe.recv()
        except (EOFError, OSError):
            return None
        return found

    def end(self) -> None:
        """Stop it."""
        self.pipe.close()
        self.process.terminate()
        self.process.join()


def _serve(pipe: Connection, job: Job) -> None:
    """The life of a worker: it says that it is ready, then does what it is sent, until its pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    job.prepare()
    try:
        pipe.send(b"")
        while True:
            pipe.send(attempt(job, pipe.recv()))
    except (EOFError, OSError):
        return


def alone(batches: Iterable[Batch], job: Job) -> Iterator[Done]:
    """Batches done in this process, one after another."""
    job.prepare()
    pieces = Pieces()
    for batch in batches:
        todo = [Piece(batch, 0, len(batch.documents))]
        while todo:
            piece = todo.pop()
            found = attempt(job, piece.documents)
            again = piece.after(found)
            todo += reversed(again)
            if not again and (done := pieces.add(piece, found)):
                yield done


def together(batches: Iterable[Batch], job: Job, count: int) -> Iterator[Done]:
    """Batches done by ``count`` processes, in any order; no more of them are read ahead than one.

    Raises:
        WorkerError: When processes die before they have begun.
    """
    pool = [_Worker(job) for _ in range(count)]
    try:
        job.prepare()
        yield from _Run(pool, iter(batches), job)
    finally:
        for worker in pool:
            worker.end()


class _Run:
    """One run of a pool over batches."""

    def __init__(self, pool: list[_Worker], source: Iterator[Batch], job: Job) -> None:
        self._pool, self._source, self._job = pool, source, job
        self._todo = deque[Piece]()
        self._pieces = Pieces()
        self._stillborn = 0

    def __iter__(self) -> Iterator[Done]:
        while self._upcoming() or any(worker.piece for worker in self._pool):
            for worker in self._pool:
                if worker.ready and not worker.piece and self._upcoming():
                    worker.give(self._todo.popleft())
            waiting = {worker.pipe: worker for worker in self._pool if worker.piece or not worker.ready}
            for pipe in wait(list(waiting)):
                if done := self._hear(waiting[pipe]):  # type: ignore[index]  # what we wait for are our pipes
                    yield done

    def _upcoming(self) -> bool:
        """Whether there is anything to be done; the next batch is read if need be."""
        if not self._todo and (batch := next(self._source, None)):
            self._todo.append(Piece(batch, 0, len(batch.documents)))
        return bool(self._todo)

    def _hear(self, worker: _Worker) -> Done | None:
        """Take what a worker says; put another in its place when it has died."""
        answer, piece = worker.answer(), worker.piece
        worker.piece = None
        if answer is None:
            return self._bury(worker, piece)
        if piece:
            return self._settle(piece, piece.after(answer), answer)
        worker.ready, self._stillborn = True, 0
        return None

    def _settle(self, piece: Piece, again: list[Piece], found: Found) -> Done | None:
        """Put what is to be tried again before everything else, or add what came of a piece."""
        self._todo.extendleft(reversed(again))
        return None if again else self._pieces.add(piece, found)

    def _bury(self, worker: _Worker, piece: Piece | None) -> Done | None:
        worker.end()
        self._stillborn += not worker.ready
        if self._stillborn > DEATHS * len(self._pool):
            raise WorkerError("the workers die before they begin to work")
        self._pool[self._pool.index(worker)] = _Worker(self._job)
        return self._settle(piece, piece.after_death(), KILLS) if piece else None
