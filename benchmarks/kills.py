"""Runs killed with SIGKILL at random moments and started again: every table must be that of a run that nobody killed.

    python benchmarks/kills.py --runs 200

Half of the runs have one process, half two; half are killed with all their processes, half lose the first alone, whose workers must then go
by themselves. The moment is drawn anew for each: so many finished parts, and a while. Prints how many tables were the same, and how much
had been finished when the kills struck.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from articles import articles

SMALL = "from timeline.scale import batches; batches.LARGEST = 9_000; from timeline.cli import main; main()"
"""The command line with batches of a few articles, so that there is something to resume."""


def start(news: Path, folder: Path, workers: int, table: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", SMALL, "extract", str(news), "-o", str(folder / table), "--workers", str(workers)]
    return subprocess.Popen([*command, "--work-dir", str(folder / "work")], start_new_session=True)


def written(folder: Path, table: str) -> tuple[bytes, bytes]:
    path = folder / table
    return path.read_bytes(), path.with_suffix(".mentions.jsonl").read_bytes()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--megabytes", type=float, default=0.15)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    same, finished, missed = 0, Counter[str](), 0
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        news = root / "news.jsonl"
        news.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles(options.megabytes, diplomacy=1)), "utf-8")
        lasted = 0.0
        for folder in ("first", "second"):
            (root / folder).mkdir()
            began = time.monotonic()
            if start(news, root / folder, 1, "table.csv").wait():
                raise SystemExit("a run that nobody killed has failed")
            lasted = max(lasted, time.monotonic() - began)
        expected, parts = written(root / "first", "table.csv"), len(list((root / "first" / "work").glob("*.part")))
        if written(root / "second", "table.csv") != expected:
            raise SystemExit("two runs that nobody killed differ")
        for number in range(options.runs):
            folder = root / str(number)
            folder.mkdir()
            workers = 1 + number % 2
            process = start(news, folder, workers, "table.csv")
            done = rng.randint(0, parts)
            while process.poll() is None and len(list((folder / "work").glob("*.part"))) < done:
                time.sleep(0.002)
            time.sleep(rng.uniform(0, lasted / parts))
            missed += process.poll() is not None
            if process.poll() is None:
                (os.killpg if number % 4 < 2 else os.kill)(process.pid, signal.SIGKILL)
                process.wait()
            done = len(list((folder / "work").glob("*.part")))
            finished["none" if not done else "all" if done == parts else "some"] += 1
            whole = start(news, folder, 3 - workers, "table.csv").wait() == 0 and written(folder, "table.csv") == expected
            same += whole
            print(f"{number + 1}: killed at {done} of {parts} parts, {'the same table' if whole else 'ANOTHER TABLE'}", flush=True)
    print(
        f"{options.runs} runs, {missed} of them over before the kill: {same} identical tables; parts finished when killed: {dict(finished)}"
    )
    raise SystemExit(same != options.runs)


if __name__ == "__main__":
    main()
