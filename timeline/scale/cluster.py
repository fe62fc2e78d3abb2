"""Work on the machines of a Dask cluster, which replaces its own workers: batches are read, where an article that kills them is found and
left out, and what was found is linked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from typing import TYPE_CHECKING

from timeline.errors import WorkerError
from timeline.link import Settled, Signature, rejoined, settled, split
from timeline.scale.batches import Batch, edition
from timeline.scale.workers import KILLS, Done, Job, Piece, Pieces, attempt

if TYPE_CHECKING:
    from distributed import Client, Future

_FEW = 20_000
"""Units that are settled sooner than they are sent."""
_AHEAD = 2
"""Batches sent for each thread of the cluster, so that none waits for the next."""
_PATIENCE = 30
"""Seconds in which a scheduler must answer and have a worker."""


def run(batches: Iterable[Batch], job: Job, address: str) -> Iterator[Done]:
    """Batches done by a cluster, in any order.

    Args:
        batches: what is to be done; no more are read than the cluster can work on.
        job: what is done with a batch.
        address: where the scheduler listens, as ``tcp://host:8786``.

    Raises:
        WorkerError: When Dask is not installed, nobody answers at the address, a worker has another edition of the code or the tables, or
            scheduler or workers are gone before the end.
    """
    with _client(address) as client:
        todo = (Piece(batch, 0, len(batch.documents)) for batch in batches)
        sent: dict[Future, Piece] = {}
        pieces = Pieces()

        def send(piece: Piece) -> None:
            sent[client.submit(attempt, job, piece.documents, pure=False)] = piece

        for piece in islice(todo, _AHEAD * sum(client.nthreads().values())):
            send(piece)
        while sent:
            for future in _finished(client, sent):
                piece = sent.pop(future)
                found = KILLS if future.status == "error" else future.result()
                again = piece.after(found)
                done = None if again else pieces.add(piece, found)
                for part in again or [part for part in (next(todo, None),) if part]:
                    send(part)
                if done:
                    yield done


def _finished(client: Client, futures: Collection[Future]) -> Collection[Future]:
    """Those that are done, once there is one; a cluster that has lost all its workers is given time to find others, and no more.

    Raises:
        WorkerError: When the scheduler is gone, or its workers are.
    """
    from distributed import CancelledError, wait

    lost = ""
    while not lost:
        try:
            done: Collection[Future] = wait(list(futures), timeout=_PATIENCE, return_when="FIRST_COMPLETED").done
            return done
        except CancelledError:
            lost = "the scheduler is"
        except TimeoutError:
            lost = "" if client.nthreads() else "all workers are"
    raise WorkerError(f"--cluster: {lost} gone; what is in --work-dir is kept")


def settle(signatures: Sequence[Signature], address: str) -> Settled:
    """The events of units, settled in bundles; what the cluster does not bring back is settled here.

    Args:
        signatures: those of the units.
        address: where the scheduler listens.

    Raises:
        WorkerError: As ``run`` does.
    """
    if len(signatures) < _FEW:
        return settled(signatures)
    with _client(address) as client:
        bundles = split(signatures, _AHEAD * sum(client.nthreads().values()))
        parts = [[signatures[i] for i in bundle] for bundle in bundles]
        futures = client.map(settled, parts, pure=False)
        awaited = set(futures)
        with suppress(WorkerError):
            while awaited:
                awaited.difference_update(_finished(client, awaited))
        found = [f.result() if f.status == "finished" else settled(part) for f, part in zip(futures, parts, strict=True)]
    return rejoined(signatures, bundles, found)


@contextmanager
def _client(address: str) -> Iterator[Client]:
    """A client of the cluster, once its workers are known to be there and of this edition."""
    try:
        from distributed import Client
    except ImportError:
        raise WorkerError("--cluster needs Dask: pip install 'timeline[cluster]'") from None
    try:
        client = Client(address, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise WorkerError(f"--cluster: no scheduler at {address} ({error})") from None
    with client:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError:
            raise WorkerError(f"--cluster: the scheduler at {address} has no workers") from None
        if others := [worker for worker, found in client.run(edition).items() if found != edition()]:
            raise WorkerError(f"--cluster: another edition of timeline on {', '.join(sorted(others))}")
        yield client
