"""Weigh confidence: which facts told rows that a careful reader writes down from others, in annotated articles.

    python benchmarks/confidence.py tests/corpus/articles/*.jsonl                    the weights, and how far off they are
    python benchmarks/confidence.py tests/corpus/articles/a.jsonl --held b.jsonl     and how far off on articles kept apart

Prints the rows of timeline/lexicon/confidence.tsv. The expected calibration error is taken over ten bins of as many rows each; on the rows
that the weights were fitted on, it is cross-validated.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from unittest.mock import patch

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
import quality

from timeline.link import group as groups
from timeline.link.confidence import features

BINS = 10


def judged(paths: Iterable[Path]) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """The facts of each row, whether it is an event of the reader's, and the facts' names."""
    facts: list[dict[str, float]] = []

    def number(group: groups.Group) -> float:
        facts.append(features(group))
        return float(len(facts) - 1)

    with patch.object(groups, "confidence", number):
        pairs = [pair for path in paths for article in quality.articles(path) for pair in quality.events(article)]
    told = [(facts[int(pair.row.confidence)], pair.event is not None) for pair in pairs if pair.row and pair.counts]
    names = list(told[0][0])
    return np.array([[fact[name] for name in names] for fact, _ in told]), np.array([right for _, right in told]), names


def off(odds: np.ndarray, right: np.ndarray) -> float:
    """How far the share of right rows lies from the probability given, on average over bins of as many rows each."""
    bins = np.array_split(np.argsort(odds, kind="stable"), BINS)
    return float(np.mean([abs(odds[rows].mean() - right[rows].mean()) for rows in bins]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--held", nargs="*", type=Path, default=[])
    given = parser.parse_args()
    facts, right, names = judged(given.sets)
    model = LogisticRegression().fit(facts, right)
    print(f"feature\tweight\nbase\t{model.intercept_[0]:.2f}")
    print("".join(f"{name}\t{weight:.2f}\n" for name, weight in zip(names, model.coef_[0], strict=True)))
    crossed = cross_val_predict(model, facts, right, cv=10, method="predict_proba")[:, 1]
    print(f"{len(right)} rows, {(~right).sum()} of them wrong; off by {off(crossed, right):.3f}")
    if given.held:
        facts, right, _ = judged(given.held)
        print(f"{len(right)} rows kept apart, {(~right).sum()} of them wrong; off by {off(model.predict_proba(facts)[:, 1], right):.3f}")


if __name__ == "__main__":
    main()
