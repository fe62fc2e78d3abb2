"""Batches on the machines of a Dask cluster, which replaces its own workers; an article that kills them is found and left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from timeline.errors import WorkerError
from timeline.model import Document
from timeline.scale.batches import Batch, edition
from timeline.scale.workers import DEATHS, Done, Job, Piece, Pieces

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
        WorkerError: When Dask is not installed, nobody answers at the address, or a worker has another edition of the code or the tables.
    """
    try:
        from distributed import Client, as_completed
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
        todo = (Piece(batch, 0, len(batch.documents)) for batch in batches)
        sent, pieces, finished = {}, Pieces(), as_completed()

        def send(piece: Piece) -> None:
            future = client.submit(_find, job, piece.documents, pure=False)
            sent[future.key] = piece
            finished.add(future)

        for piece in islice(todo, _AHEAD * sum(client.nthreads().values())):
            send(piece)
        for future in finished:
            piece = sent.pop(future.key)
            if future.status == "cancelled":
                raise WorkerError(f"--cluster: the scheduler at {address} is gone; what is in --work-dir is kept")
            failed = future.status == "error"
            again = piece.after_death(DEATHS) if failed else []
            done = None if again else pieces.add(piece, None if failed else future.result())
            for part in again or [part for part in (next(todo, None),) if part]:
                send(part)
            if done:
                yield done


def _find(job: Job, documents: Sequence[Document]) -> bytes:
    return job(documents)
