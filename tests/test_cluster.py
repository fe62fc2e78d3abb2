"""A real scheduler and two worker processes: the table is that of one process, also when a worker dies in the middle."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from timeline import mentions, pipeline, scale
from timeline.errors import WorkerError
from timeline.link import Settled, Signature, settled, split
from timeline.model import Document
from timeline.read import Articles, Given
from timeline.scale import Means, batches, cluster
from timeline.scale.batches import cut
from timeline.scale.excerpts import pack

distributed = pytest.importorskip("distributed")

SEEDS = Path(__file__).parents[1] / "seeds"
KILLER = "whoever reads this dies"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where a scheduler with two worker processes listens."""
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as found:
        yield found.scheduler_address


def articles() -> list[Document]:
    """The seeds four times over, under other names."""
    seeds = list(Articles([SEEDS], Given(), pytest.fail))
    return [replace(document, id=f"{document.id}-{n}") for n in range(4) for document in seeds]


@dataclass(frozen=True)
class Deadly:
    """The extraction, by workers that die over some articles: over any of them, or only as long as a file is not there."""

    once: Path | None = None

    def prepare(self) -> None:
        pipeline.prepare()

    def __call__(self, documents: Sequence[Document]) -> bytes:
        if any(document.text == KILLER for document in documents) and not (self.once and self.once.exists()):
            if self.once:
                self.once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return pack(mention for document in documents for mention in pipeline.told(document))


@dataclass(frozen=True)
class Dying:
    """What settles units, by workers that die over them: always, or only as long as a file is not there."""

    once: Path | None = None

    def __call__(self, signatures: Sequence[Signature]) -> Settled:
        if multiprocessing.parent_process() and not (self.once and self.once.exists()):
            if self.once:
                self.once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return settled(signatures)


def units() -> list[Signature]:
    """What is compared of all that the articles tell."""
    compared: list[Signature] = []

    def settle(signatures: Sequence[Signature]) -> Settled:
        compared.extend(signatures)
        return settled(signatures)

    pipeline.linked((mention for document in articles() for mention in pipeline.told(document)), settle=settle)
    return compared


def tables(documents: Sequence[Document], means: Means, faults: list[str]) -> tuple[list[object], list[object]]:
    events = pipeline.linked(scale.mentions(documents, means, faults.append), settle=scale.settle(means))
    return [pipeline.row(event) for event in events], list(mentions.records(events))


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "LARGEST", 8_000)
    monkeypatch.setattr(cluster, "_FEW", 0)


def test_a_cluster_writes_the_same_table(address: str, tmp_path: Path) -> None:
    faults: list[str] = []
    assert tables(articles(), Means(cluster=address, work_dir=tmp_path), faults) == tables(articles(), Means(workers=1), faults)
    assert len(list(tmp_path.glob("*.part"))) > 4
    assert faults == []


def test_another_edition_on_the_workers(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "edition", os.getpid)
    with pytest.raises(WorkerError, match="another edition of timeline on tcp"):
        list(cluster.run([], Deadly(), address))


def test_a_worker_that_dies_in_the_middle_changes_nothing(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    died = tmp_path / "died"
    monkeypatch.setattr(scale, "Extraction", lambda ner: Deadly(died))
    documents = articles()
    documents.insert(9, Document("deadly", KILLER))
    faults: list[str] = []
    assert tables(documents, Means(cluster=address), faults) == tables(documents, Means(workers=1), faults)
    assert died.exists()
    assert faults == []


def test_an_article_that_kills_the_workers_of_a_cluster_is_left_out(address: str) -> None:
    documents = [*articles()[:3], Document("deadly", KILLER)]
    done = list(cluster.run(cut(documents), Deadly(), address))
    assert [(document.id, why) for d in done for document, why in d.left_out] == [("deadly", "no worker survives it")]
    assert b"".join(d.found for d in done)


@pytest.mark.parametrize("always", [False, True])
def test_units_over_which_workers_die_come_to_the_same(address: str, always: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    died = tmp_path / "died"
    monkeypatch.setattr(cluster, "settled", Dying(None if always else died))
    compared = units()
    assert len(split(compared, 4)) == 4
    assert cluster.settle(compared, address) == settled(compared)
    assert died.exists() is not always


def test_few_units_are_settled_without_a_cluster(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_FEW", 1)
    assert cluster.settle([], "tcp://127.0.0.1:9") == settled([])


def test_nobody_at_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with pytest.raises(WorkerError, match=r"no scheduler at tcp://127\.0\.0\.1:9"):
        list(cluster.run([], Deadly(), "tcp://127.0.0.1:9"))
    with pytest.raises(WorkerError, match="no scheduler at nonsense"):
        list(cluster.run([], Deadly(), "nonsense://x"))


def test_a_scheduler_without_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with distributed.LocalCluster(n_workers=0, dashboard_address=None) as empty, pytest.raises(WorkerError, match="has no workers"):
        list(cluster.run([], Deadly(), empty.scheduler_address))


@pytest.fixture
def frail(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Where a scheduler listens that has one worker whom nobody replaces, and the process of the scheduler."""
    found = tmp_path / "scheduler.json"
    dask, known = [sys.executable, "-m", "dask"], ["--no-dashboard", "--scheduler-file", str(found)]
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    scheduler = subprocess.Popen([*dask, "scheduler", "--host", "127.0.0.1", "--port", "0", *known], env=env)
    worker = subprocess.Popen([*dask, "worker", "--no-nanny", "--nthreads", "1", *known], env=env)
    try:
        while not found.exists():
            time.sleep(0.1)
        yield json.loads(found.read_text())["address"], scheduler
    finally:
        for process in (worker, scheduler):
            process.kill()
            process.wait()


@pytest.mark.parametrize("settling", [False, True])
def test_a_cluster_that_loses_all_its_workers(
    frail: tuple[str, subprocess.Popen[bytes]], settling: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, _ = frail
    compared = units()
    with distributed.Client(address) as client:
        client.wait_for_workers(1, timeout=60)
    monkeypatch.setattr(cluster, "_PATIENCE", 3)
    if settling:
        monkeypatch.setattr(cluster, "settled", Dying())
        assert cluster.settle(compared, address) == settled(compared)
        return
    with pytest.raises(WorkerError, match="--cluster: all workers are gone; what is in --work-dir is kept"):
        list(cluster.run(cut([Document("deadly", KILLER)]), Deadly(), address))


def test_a_cluster_that_loses_its_scheduler(frail: tuple[str, subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch) -> None:
    address, scheduler = frail
    with distributed.Client(address) as client:
        client.wait_for_workers(1, timeout=60)
    monkeypatch.setattr(cluster, "_PATIENCE", 3)
    batches_of_one = (batch for document in articles() for batch in cut([document]))
    done = cluster.run(batches_of_one, Deadly(), address)
    next(done)
    scheduler.kill()
    with pytest.raises(WorkerError, match="--cluster: the scheduler is gone; what is in --work-dir is kept"):
        list(done)
