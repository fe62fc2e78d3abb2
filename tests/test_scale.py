"""Many articles: batches, parts, workers that die; whoever does the work and however often it is broken off, the table is the same."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from timeline import mentions, pipeline, scale
from timeline.errors import InputError, WorkerError
from timeline.model import Anchored, Document, Span
from timeline.ner import Ner
from timeline.read import Articles, Given
from timeline.scale import Extraction, Means, batches, workers
from timeline.scale.batches import cut
from timeline.scale.excerpts import Excerpt, pack, unpack
from timeline.scale.parts import Parts

SEEDS = Path(__file__).parents[1] / "seeds"
KILLER = "whoever reads this dies"
FAULTY = "a text in which our own code fails"


def seeds() -> list[Document]:
    return list(Articles([SEEDS], Given(), pytest.fail))


def numbered(count: int, text: str = "a short article") -> list[Document]:
    return [Document(f"a{n}", text) for n in range(count)]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches of a few articles."""
    monkeypatch.setattr(batches, "SMALLEST", 20)
    monkeypatch.setattr(batches, "LARGEST", 400)


@dataclass(frozen=True)
class Ids:
    """A job that gives the ids of articles, and dies over some."""

    once: Path | None = None
    stillborn: bool = False

    def prepare(self) -> None:
        if self.stillborn and multiprocessing.parent_process():
            os.kill(os.getpid(), signal.SIGKILL)

    def __call__(self, documents: Sequence[Document]) -> bytes:
        for document in documents:
            if document.text == FAULTY:
                raise IndexError("no such word")
            if document.text == KILLER and not (self.once and self.once.exists()):
                if self.once:
                    self.once.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        return "".join(f"{document.id} " for document in documents).encode()


def done(documents: Sequence[Document], job: Ids, count: int) -> tuple[list[str], dict[str, str]]:
    """The ids that a job has given, in the order of the batches, and those left out, with the reasons."""
    all_batches = list(cut(documents))
    found = {d.batch.key: d for d in (workers.together(all_batches, job, count) if count > 1 else workers.alone(all_batches, job))}
    assert len(found) == len(all_batches)
    ids = [name for batch in all_batches for name in found[batch.key].found.decode().split()]
    return ids, {document.id: why for batch in all_batches for document, why in found[batch.key].left_out}


@pytest.mark.usefixtures("small")
def test_many_workers_find_what_one_finds() -> None:
    documents = numbered(60)
    assert done(documents, Ids(), 2) == done(documents, Ids(), 1) == ([document.id for document in documents], {})


@pytest.mark.usefixtures("small")
def test_a_worker_that_dies_is_replaced(tmp_path: Path) -> None:
    documents = numbered(60)
    documents[17] = Document("a17", KILLER)
    ids, left_out = done(documents, Ids(once=tmp_path / "died"), 2)
    assert ids == [document.id for document in documents]
    assert left_out == {}


@pytest.mark.usefixtures("small")
def test_an_article_that_kills_is_left_out_alone() -> None:
    documents = numbered(30)
    documents[11] = Document("a11", KILLER)
    ids, left_out = done(documents, Ids(), 2)
    assert ids == [document.id for document in documents if document.id != "a11"]
    assert left_out == {"a11": "no worker survives it"}


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("count", [1, 2])
def test_an_error_of_ours_costs_the_articles_that_show_it(count: int) -> None:
    documents = numbered(30)
    for faulty in (0, 11, 12, 29):
        documents[faulty] = Document(f"a{faulty}", FAULTY)
    ids, left_out = done(documents, Ids(), count)
    assert ids == [document.id for document in documents if document.text != FAULTY]
    assert sorted(left_out) == ["a0", "a11", "a12", "a29"]
    assert all(why.startswith("an error of ours (IndexError: no such word; __call__, line ") for why in left_out.values())


@pytest.mark.usefixtures("small")
def test_workers_that_never_start_end_the_run() -> None:
    with pytest.raises(WorkerError, match="before they begin"):
        done(numbered(3), Ids(stillborn=True), 2)


@pytest.mark.usefixtures("small")
def test_a_changed_article_changes_its_batch_alone() -> None:
    documents = numbered(200)
    keys = [batch.key for batch in cut(documents)]
    changed = [replace(d, text="another article") if d.id == "a90" else d for d in documents]
    shorter = [d for d in documents if d.id != "a90"]
    assert len(keys) == len(set(keys)) > 10
    assert [batch.key for batch in cut(documents)] == keys
    assert len(set(keys) - {batch.key for batch in cut(changed)}) == 1
    assert 1 <= len(set(keys) - {batch.key for batch in cut(shorter)}) <= 3
    assert {batch.key for batch in cut(documents, "camel")}.isdisjoint(keys)
    assert [d for batch in cut(documents) for d in batch.documents] == documents


@pytest.mark.usefixtures("small")
def test_a_changed_lexicon_changes_every_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = {batch.key for batch in cut(numbered(50))}
    monkeypatch.setattr(batches, "edition", lambda: "another")
    assert {batch.key for batch in cut(numbered(50))}.isdisjoint(keys)


def test_no_batch_is_longer_than_an_article_and_the_limit() -> None:
    long = Document("long", "x" * (batches.LARGEST + 1))
    assert [len(batch.documents) for batch in cut([long, *numbered(3), replace(long, id="longer")])] == [1, 4]


def test_an_excerpt_answers_at_the_offsets_of_the_whole() -> None:
    text = "one. two two. three."
    excerpt = Excerpt.of(text, [Span(0, 4), Span(14, 20)])
    kept = pickle.loads(pickle.dumps(excerpt))
    for found in (excerpt, kept):
        assert found[14:19] == "three"
        assert found[0:3] == "one"
        assert len(found) == 10
        with pytest.raises(IndexError, match="5 to 8"):
            found[5:8]


@pytest.mark.parametrize("known", [True, False])
def test_packed_mentions_are_the_same(known: bool) -> None:
    documents = [document if known else replace(document, published=None) for document in seeds()]
    told = [mention for document in documents for mention in pipeline.told(document)]
    packed = b"".join(pack(group) for group in (told[:7], told[7:]))
    events, again = pipeline.linked(told), pipeline.linked(unpack(packed))
    assert len(told) > 20
    assert [pipeline.row(event) for event in again] == [pipeline.row(event) for event in events]
    assert list(mentions.records(again)) == list(mentions.records(events))


class Trap:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("true",)


def test_packs_hold_mentions_and_nothing_that_runs() -> None:
    data = zlib.compress(pickle.dumps([Trap()]))
    with pytest.raises(InputError, match=r"posix\.system|nt\.system"):
        list(unpack(len(data).to_bytes(8, "big") + data))


def test_a_part_is_whole_or_not_there(tmp_path: Path) -> None:
    parts = Parts(tmp_path / "work")
    parts.keep("a", b"found")
    parts.keep("b", b"more")
    path = tmp_path / "work" / "b.part"
    path.write_bytes(path.read_bytes()[:-1])
    assert parts.find("a") == parts.get("a") == b"found"
    assert parts.find("b") is parts.find("c") is None
    with pytest.raises(InputError, match=r"b\.part: gone or damaged"):
        parts.get("b")
    (tmp_path / "work" / ".a.part.x1y2").write_bytes(b"half")
    parts.forget_all_but({"a"})
    assert [path.name for path in (tmp_path / "work").iterdir()] == ["a.part"]


def told(documents: Sequence[Document], means: Means, faults: list[str]) -> list[Anchored]:
    return list(scale.mentions(documents, means, faults.append))


@pytest.mark.usefixtures("small")
def test_only_what_is_new_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def told_by(documents: Iterable[Document], ner: Ner | None) -> Iterator[Anchored]:
        documents = list(documents)
        read.extend(document.id for document in documents)
        return real(documents, ner)

    real = pipeline.told_by
    monkeypatch.setattr(pipeline, "told_by", told_by)
    means, faults = Means(workers=1, work_dir=tmp_path), list[str]()
    first = told(seeds(), means, faults)
    assert sorted(read) == sorted(document.id for document in seeds())
    read.clear()
    again = told(seeds(), means, faults)
    assert read == faults == []
    assert again == first
    changed = [replace(document, text=document.text + " .") if n == 3 else document for n, document in enumerate(seeds())]
    told(changed, means, faults)
    assert changed[3].id in read
    assert len(read) < len(changed)


@pytest.mark.usefixtures("small")
def test_a_damaged_part_is_done_again(tmp_path: Path) -> None:
    means, faults = Means(workers=1, work_dir=tmp_path), list[str]()
    first = told(seeds(), means, faults)
    for path in tmp_path.glob("*.part"):
        path.write_bytes(path.read_bytes()[:-1] + b"\0")
    assert told(seeds(), means, faults) == first


@pytest.mark.usefixtures("small")
def test_what_was_left_out_is_reported_and_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale, "Extraction", lambda ner: Deadly())
    documents = [*seeds(), Document("deadly", KILLER, source="folder/deadly.txt")]
    means, faults = Means(workers=2, work_dir=tmp_path), list[str]()
    rows = [pipeline.row(event) for event in pipeline.linked(told(documents, means, faults))]
    assert faults == ["folder/deadly.txt: deadly: left out, no worker survives it"]
    assert rows == [pipeline.row(event) for event in pipeline.events(seeds())]
    monkeypatch.setattr(scale, "Extraction", Extraction)
    faults.clear()
    told(documents, means, faults)
    assert faults == []


@dataclass(frozen=True)
class Deadly:
    def prepare(self) -> None:
        pipeline.prepare()

    def __call__(self, documents: Sequence[Document]) -> bytes:
        if any(document.text == KILLER for document in documents):
            os.kill(os.getpid(), signal.SIGKILL)
        return pack(mention for document in documents for mention in pipeline.told(document))
