"""Many articles: in batches, on several processes or machines, and with what is finished kept, so that a run that was stopped goes on."""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from timeline import pipeline
from timeline.garbage import uncollected
from timeline.link import Settle, settled
from timeline.scale import cluster, workers
from timeline.scale.batches import Batch, cut
from timeline.scale.excerpts import pack, unpack
from timeline.scale.parts import Parts

if TYPE_CHECKING:
    from timeline.files import Report
    from timeline.model import Anchored, Document
    from timeline.ner import Ner

_ENOUGH = 6
"""Batches from which on the start of other processes pays."""


@dataclass(frozen=True, slots=True)
class Means:
    """What the work is done with: so many ``workers`` (None: all cores if there is enough to do) or the ``cluster`` at an address; a folder
    that keeps what is finished.
    """

    workers: int | None = None
    work_dir: Path | None = None
    cluster: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """The job of finding the mentions of events."""

    ner: Ner | None = None

    def prepare(self) -> None:
        """Load the tables and the model; they live as long as the process, so nobody need look through them for what is garbage."""
        pipeline.prepare(self.ner)
        gc.freeze()

    def __call__(self, documents: Sequence[Document]) -> bytes:
        """The mentions in articles."""
        return pack(pipeline.told_by(documents, self.ner))


def mentions(documents: Iterable[Document], means: Means, report: Report, ner: Ner | None = None) -> Iterator[Anchored]:
    """The mentions of events in articles, in the order of the articles whoever did the work; none is given before all are found.

    Args:
        documents: articles with ids of their own; read as they are needed.
        means: who does the work and where it is kept.
        report: told of every article that had to be left out.
        ner: the model that finds more names, if any.

    Raises:
        NerError: When the model is not there.
        InputError: When the folder cannot be written.
        WorkerError: When no worker starts, or the cluster does not answer.
    """
    with _parts(means.work_dir) as parts:
        keys: list[str] = []
        incomplete: set[str] = set()
        for done in _done(_unfinished(cut(documents, ner or ""), parts, keys), means, Extraction(ner)):
            parts.keep(done.batch.key, done.found)
            if done.left_out:
                incomplete.add(done.batch.key)
                for document, why in done.left_out:
                    _left_out(document, why, report)
        for key in keys:
            yield from unpack(parts.get(key))
        parts.forget_all_but(set(keys) - incomplete)


def dates(documents: Iterable[Document], report: Report) -> Iterator[dict[str, str | int | None]]:
    """The lines of ``timeline dates`` for articles, one after another; ``report`` is told of every article that had to be left out."""
    pipeline.prepare_dates()
    gc.freeze()
    for some in pipeline.together(documents):
        yield from _dates_in(some, report)


@uncollected()
def _dates_in(documents: Iterable[Document], report: Report) -> list[dict[str, str | int | None]]:
    """The lines for a few articles."""
    records = list[dict[str, str | int | None]]()
    for document in documents:
        found = workers.attempt(pipeline.date_records, document)
        if isinstance(found, str):
            _left_out(document, found, report)
        else:
            records += found
    return records


def _left_out(document: Document, why: str, report: Report) -> None:
    report(f"{document.source}: {document.id}: left out, {why}")


def settle(means: Means) -> Settle:
    """What finds which mentions of different articles are one event: the cluster, if there is one."""
    return partial(cluster.settle, address=means.cluster) if means.cluster else settled


def _unfinished(batches: Iterable[Batch], parts: Parts, keys: list[str]) -> Iterator[Batch]:
    """The batches of which nothing is kept; the keys of all are noted."""
    for batch in batches:
        keys.append(batch.key)
        if parts.find(batch.key) is None:
            yield batch


def _done(batches: Iterator[Batch], means: Means, job: workers.Job) -> Iterator[workers.Done]:
    if means.cluster:
        return cluster.run(batches, job, means.cluster)
    count = means.workers
    first = list(islice(batches, _ENOUGH if count is None else 1))
    if count is None:
        count = _cores() if len(first) == _ENOUGH else 1
    if not first:
        return iter(())
    batches = chain(first, batches)
    return workers.alone(batches, job) if count == 1 else workers.together(batches, job, count)


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _parts(folder: Path | None) -> Iterator[Parts]:
    if folder:
        yield Parts(folder)
        return
    with tempfile.TemporaryDirectory(prefix="timeline-") as passing:
        yield Parts(Path(passing))
