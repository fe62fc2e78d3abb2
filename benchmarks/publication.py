"""How well the publish dates of articles are inferred from their text alone, held against those that were given.

    python benchmarks/publication.py articles.jsonl ...     JSON lines with id, text and publish_date

All articles of all files are dated together, as ``timeline documents --ignore-metadata`` does it; those that nobody dated are left out.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from statistics import median

from timeline import pipeline
from timeline.model import Document, Interval
from timeline.read import Articles, Given


def measure(documents: list[Document]) -> str:
    """How many articles are dated, how many of their days hold the true one, how wide they are."""
    truth = {document.id: document.published for document in documents if document.published}
    bare = [Document(document.id, document.text) for document in documents if document.published]
    found: list[tuple[bool, int]] = []
    for record in pipeline.document_records(bare):
        true, first, last = truth[str(record["doc_id"])], record["start"], record["end"]
        if true and isinstance(first, str) and isinstance(last, str):
            days = Interval(true.start.fromisoformat(first), true.start.fromisoformat(last))
            found.append((days.meets(true), days.days))
    if not found:
        return f"{len(truth)} articles, none dated"
    held, exact = sum(right for right, _ in found), sum(right and width == 1 for right, width in found)
    return (
        f"{len(truth)} articles, {len(found)} dated: {held / len(found):.3f} hold the true day, "
        f"{median(width for _, width in found):g} days wide in the middle, {exact} to the day"
    )


def main() -> None:
    """Read the articles and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    articles = Articles(parser.parse_args().paths, Given(), lambda fault: print(fault, file=sys.stderr))
    print(measure(list(articles)))


if __name__ == "__main__":
    main()
