"""A real scheduler and two worker processes: the table is that of one process, also when a worker dies in the middle."""

from __future__ import annotations

import multiprocessing
import os
import signal
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
