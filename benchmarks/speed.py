"""How fast articles are read, against the bare tokeniser and against dateparser's search on the same text; memory and start-up.

    python benchmarks/speed.py                         1 and 10 MB of generated news, in which no sentence repeats
    python benchmarks/speed.py --sizes 1 100 1000      other sizes: time per MB is not to grow, nor memory before linking
    python benchmarks/speed.py --files news.jsonl      also articles of yours

Every figure is from processes of its own, start-up measured apart. On one core times are those of the processor (user and system), so that
a busy machine counts as little as may be; on two they are of the clock. Memory is that of all processes. For linking see link.py.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from articles import articles

from timeline.model import Document
from timeline.read import Articles, Given

FEW = 0.2
"""MB that dateparser's search is given: it takes minutes for one."""


def news(path: str) -> Iterable[Document]:
    return Articles([path], Given(), lambda fault: print(fault, file=sys.stderr))


def tokenise(path: str) -> None:
    from timeline.arabic import tokenise

    for document in news(path):
        tokenise(document.text)


def dates(path: str) -> None:
    from timeline import scale

    for _ in scale.dates(news(path), print):
        pass


def search(path: str) -> None:
    from dateparser.search import search_dates

    for document in news(path):
        search_dates(document.text, languages=["ar"])


def pipeline(path: str, workers: int = 1) -> None:
    """The whole of it before linking; no mention is given before all are found."""
    from timeline import scale

    next(scale.mentions(news(path), scale.Means(workers=workers), print), None)


def pipeline_on_two(path: str) -> None:
    pipeline(path, workers=2)


def dates_on_two(path: str) -> None:
    """The dates of every other article in one process and of the rest in another."""
    lines = Path(path).read_text(encoding="utf-8").splitlines(keepends=True)
    halves = [f"{path}.{part}.jsonl" for part in range(2)]
    for part, half in enumerate(halves):
        Path(half).write_text("".join(lines[part::2]) or lines[0], encoding="utf-8")
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        list(pool.map(dates, halves))


WORK: dict[str, Callable[[str], None]] = {
    "tokenise": tokenise,
    "dates": dates,
    "dates on two": dates_on_two,
    "search": search,
    "pipeline": pipeline,
    "pipeline on two": pipeline_on_two,
}


def measured(work: str, path: Path) -> dict[str, float]:
    """Seconds of processor and of clock, and MB of memory at most, of a fresh process that does a piece of work; its workers count."""
    command = [sys.executable, __file__, "--work", work, "--files", str(path)]
    found: dict[str, float] = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    return found


def work(name: str, path: str) -> None:
    began = time.monotonic()
    WORK[name](path)
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = sum(usage.ru_utime + usage.ru_stime for usage in (own, children))
    held = own.ru_maxrss + 2 * children.ru_maxrss  # there are two, or none
    print(json.dumps({"cpu": spent, "clock": time.monotonic() - began, "rss": held / 1024}))


def written(path: Path, records: Iterable[dict[str, Any]]) -> tuple[float, int]:
    """MB of text in articles written to a file, and their number."""
    size = count = 0
    with path.open("w", encoding="utf-8") as stream:
        for record in records:
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
            size, count = size + len(record["text"].encode()), count + 1
    return size / 1e6, count


def table(folder: Path, sizes: list[float], files: list[Path]) -> None:
    one = folder / "one.jsonl"
    written(one, [{"id": "a", "text": "وصل الوفد يوم الأحد.", "publish_date": "2024-05-15"}])
    idle = {name: measured(name, one) for name in WORK}
    print(f"start-up: dates {idle['dates']['cpu']:.2f} s, whole pipeline {idle['pipeline']['cpu']:.2f} s, of the processor")
    print(f"{'text':24} {'work':16} {'MB/s':>8} {'articles/s':>11} {'s per MB':>9} {'MB of memory':>13}")

    def row(text: str, name: str, path: Path, size: float, count: int) -> float:
        found, time_of = measured(name, path), "clock" if name.endswith("two") else "cpu"
        took = found[time_of] - idle[name][time_of]
        print(f"{text:24} {name:16} {size / took:8.3f} {count / took:11.1f} {took / size:9.3f} {found['rss']:13.0f}", flush=True)
        return size / took

    rates = {}
    for megabytes in sizes:
        path, text = folder / "news.jsonl", f"{megabytes:g} MB of mixed news"
        size, count = written(path, articles(megabytes))
        rates = {name: row(text, name, path, size, count) for name in WORK if name != "search"}
    size, count = written(path, articles(sizes[0], diplomacy=1))
    row(f"{sizes[0]:g} MB of diplomacy", "pipeline", path, size, count)
    size, count = written(path, articles(FEW))
    theirs = row(f"{FEW:g} MB of mixed news", "search", path, size, count)
    for path in files:
        found = list(news(str(path)))
        row(path.name, "pipeline", path, sum(len(d.text.encode()) for d in found) / 1e6, len(found))
    print(f"dates against the tokeniser: {rates['dates'] / rates['tokenise']:.2f}; against dateparser: {rates['dates'] / theirs:.0f} times")
    print(f"whole pipeline against dateparser's search alone: {rates['pipeline'] / theirs:.0f} times")
    print(f"while it ran, {os.getloadavg()[0]:.1f} processes wanted the {os.cpu_count()} processors")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=float, nargs="+", default=[1, 10])
    parser.add_argument("--files", type=Path, nargs="*", default=[])
    parser.add_argument("--work", choices=WORK, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.work:
        work(options.work, str(options.files[0]))
        return
    with tempfile.TemporaryDirectory() as name:
        table(Path(name), options.sizes, options.files)


if __name__ == "__main__":
    main()
