"""How far what is found in annotated articles is what a careful reader found there.

    python tests/quality.py tests/corpus/articles/*.jsonl           the figures of each set
    python tests/quality.py tests/corpus/articles/*.jsonl --errors  and each event that is missed, made up or wrong

A line is an article with its annotation: ``id``, ``text``, ``publish_date``; ``dates`` with ``quote`` (``nth`` of its kind in the text),
``kind``, ``value``, ``start`` and ``end``; ``events`` with ``type``, ``start``, ``end``, ``status``, ``actors``, ``recipients``, ``others``
and ``places``, whose ``names`` are what the text calls them. What is ``optional``, or not ``core``, is neither rewarded nor punished.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from timeline import arabic, pipeline
from timeline.model import Document, Interval
from timeline.table import Row

DIRECTED = frozenset({"visit", "inspection", "invitation", "message", "envoy", "sanction"})
"""Types in which it matters on which side somebody stands."""
SAME = 86
"""From how alike two folded names are one, of 100."""
_DAY, _WIDE = dt.timedelta(days=1), dt.timedelta(days=62)


@dataclass(frozen=True)
class Pair:
    """A row and the event that it is, if it is one; ``faults`` name what of it is wrong."""

    event: dict[str, Any] | None
    row: Row | None
    faults: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether careful readers agree on it."""
        return self.event is None or bool(self.event.get("core", True) and self.event["start"])


def articles(path: Path) -> list[dict[str, Any]]:
    """The annotated articles of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def document(article: dict[str, Any]) -> Document:
    return Document(article["id"], article["text"], Interval.day(dt.date.fromisoformat(article["publish_date"])))


def offset(text: str, quote: str, nth: int = 1) -> int:
    """Where a quote stands for the nth time."""
    at = -1
    for _ in range(nth):
        at = text.index(quote, at + 1)
    return at


def dates(article: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any] | None, dict[str, Any] | None]]:
    """Each expression annotated or found: ``right``, ``wrong``, ``missed`` or ``made up``, with the annotation and what was found."""
    found = pipeline.date_records(document(article))
    for gold in article["dates"]:
        start = offset(article["text"], gold["quote"], gold.get("nth", 1))
        end = start + len(gold["quote"])
        here = next((r for r in found if int(str(r["offset"])) < end and start < int(str(r["offset_end"]))), None)
        if here:
            found.remove(here)
        if not gold.get("optional"):
            yield ("missed" if not here else "right" if _valued(gold, here) else "wrong"), gold, here
    yield from (("made up", None, record) for record in found if not str(record["value"]).endswith("_REF"))


def _valued(gold: dict[str, Any], record: dict[str, Any]) -> bool:
    if record["kind"] != gold["kind"]:
        return False
    if gold["kind"] == "DATE" and gold.get("start"):
        return (record["start"], record["end"]) in _days(gold)
    return gold["kind"] == "SET" or record["value"] == gold["value"]


def events(article: dict[str, Any]) -> Iterator[Pair]:
    """Each event annotated or found; a row is an event of the same type, days that overlap within one, and somebody who takes part."""
    rows = [pipeline.row(event) for event in pipeline.events([document(article)], merge="document")]
    golds = list(article["events"])
    scored = sorted(
        (
            (bool(g.get("core", True)), likeness(g, row), -i, -j)
            for i, g in enumerate(golds)
            for j, row in enumerate(rows)
            if likeness(g, row)
        ),
        reverse=True,
    )
    taken: dict[int, int] = {}
    for _, _, i, j in scored:
        if -i not in taken and -j not in taken.values():
            taken[-i] = -j
    yield from (Pair(golds[i], rows[j], tuple(faults(golds[i], rows[j]))) for i, j in taken.items())
    yield from (Pair(gold, None) for i, gold in enumerate(golds) if i not in taken)
    yield from (Pair(None, row) for j, row in enumerate(rows) if j not in taken.values())


def likeness(gold: dict[str, Any], row: Row) -> float:
    """How like a row is to an event, 0 when it is another."""
    spans = [(dt.date.fromisoformat(a), dt.date.fromisoformat(b)) for a, b in _days(gold)]
    first, last = dt.date.fromisoformat(row.start), dt.date.fromisoformat(row.end)
    near = [a - _DAY <= last and first <= b + _DAY and last - first <= 2 * (b - a) + _WIDE for a, b in spans]
    if gold["type"] != row.type or (spans and not any(near)):
        return 0
    who = agreement(gold["actors"] + gold["recipients"], [*sides(row)[0], *sides(row)[1]], gold.get("others") or [])
    return who and who + ((first, last) in spans)


def faults(gold: dict[str, Any], row: Row) -> Iterator[str]:
    """What of a row is not as annotated: ``days``, ``status``, ``participants``, ``sides``; and ``place``, which makes no row wrong."""
    if (row.start, row.end) not in _days(gold):
        yield "days"
    if row.status != gold["status"]:
        yield "status"
    actors, recipients = sides(row)
    if agreement(gold["actors"] + gold["recipients"], [*actors, *recipients], gold.get("others") or []) < 0.99:
        yield "participants"
    elif gold["type"] in DIRECTED and any(
        agreement(gold[side], given) < 0.99 for side, given in (("actors", actors), ("recipients", recipients))
    ):
        yield "sides"
    if gold.get("places") and not any(same(name, row.place) for place in gold["places"] for name in place["names"]):
        yield "place"


def sides(row: Row) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The actors and the recipients of a row, each with its country."""
    actors, recipients = (
        list(zip(names.split("; "), countries.split("; "), strict=True)) if names else []
        for names, countries in ((row.actors, row.actor_countries), (row.recipients, row.recipient_countries))
    )
    return actors, recipients


def agreement(golds: Sequence[dict[str, Any]], given: Sequence[tuple[str, str]], free: Iterable[dict[str, Any]] = ()) -> float:
    """F1 over who takes part; somebody's state stands for half of him, and companions may be named or not."""
    if not golds or not given:
        return float(not golds and not given)
    ranked = sorted(((agrees(g, p), -i, -j) for i, g in enumerate(golds) for j, p in enumerate(given)), reverse=True)
    mine: dict[int, float] = {}
    used: set[int] = set()
    for score, i, j in ranked:
        if score and i not in mine and j not in used:
            mine[i] = score
            used.add(j)
    companions = sum(-j not in used and any(agrees(g, p) == 1 for g in free) for j, p in enumerate(given))
    return 2 * sum(mine.values()) / (len(golds) + len(given) - companions)


def agrees(gold: dict[str, Any], given: tuple[str, str]) -> float:
    name, country = given
    if gold.get("kind") in ("state", "country"):
        return float(gold["country"] == country)
    if any(same(n, name) for n in gold["names"]):
        return 1
    return 0.5 if gold.get("country") and gold["country"] == country else 0


def same(a: str, b: str) -> bool:
    """Whether two names are one, however spelled, and whether given in full or not."""
    return bool(a and b) and fuzz.token_set_ratio(arabic.fold(a).text, arabic.fold(b).text) >= SAME


def _days(gold: dict[str, Any]) -> list[tuple[str, str]]:
    return [(a, b) for a, b in ((gold["start"], gold["end"]), *map(tuple, gold.get("also") or ())) if a]


def figures(found: Iterable[dict[str, Any]]) -> dict[str, float]:
    """Precision, recall and F1 of the dates' values and of the events, and the share of the events found that are right in each detail."""
    told = list(found)
    of_dates = Counter(verdict for article in told for verdict, _, _ in dates(article))
    pairs = [pair for article in told for pair in events(article) if pair.counts]
    both = [pair for pair in pairs if pair.event and pair.row]
    rows, golds = sum(pair.row is not None for pair in pairs), sum(pair.event is not None for pair in pairs)
    right = sum(not set(pair.faults) - {"place"} for pair in both)
    placed = [pair for pair in both if pair.event and pair.event.get("places")]
    details = {name: 1 - sum(name in pair.faults for pair in both) / len(both) for name in ("days", "status", "participants", "sides")}
    return {
        "dates": 2 * of_dates["right"] / (2 * of_dates["right"] + 2 * of_dates["wrong"] + of_dates["missed"] + of_dates["made up"]),
        "precision": len(both) / rows,
        "recall": len(both) / golds,
        "f1": 2 * len(both) / (rows + golds),
        **details,
        "place": 1 - sum("place" in pair.faults for pair in placed) / len(placed),
        "row_f1": 2 * right / (rows + golds),
    }


def errors(found: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A line for each date or event that is missed, made up or wrong."""
    for article in found:
        for verdict, gold, record in dates(article):
            if verdict != "right":
                theirs = gold and (gold["quote"], gold["start"], gold["end"])
                yield f"{article['id']} date {verdict}: {theirs} {record and (record['text'], record['value'])}"
        for pair in events(article):
            gold, row = pair.event, pair.row
            if pair.counts and (pair.faults or not gold or not row):
                what = ", ".join(pair.faults) or ("missed" if gold else "made up")
                theirs = gold and (gold["type"], gold["start"], gold["end"], gold["status"], gold["evidence"][0])
                ours = row and (row.type, row.date, row.status, row.actors, row.recipients, row.place)
                yield f"{article['id']} event {what}: {theirs} {ours}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    for path in given.sets:
        found = articles(path)
        print(path.stem, "  ".join(f"{name} {value:.3f}" for name, value in figures(found).items()))
        if given.errors:
            print(*errors(found), sep="\n")


if __name__ == "__main__":
    main()
