"""The articles behind a table, as the mentions know them: where they lie in the web and when they came out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Record = Mapping[str, object]
"""A mention: one line of ``NAME.mentions.jsonl``."""

_WEB = re.compile(r"https?://[^\s\x00-\x20\x7f\"<>]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Article:
    """An article; empty where nothing is known. ``url`` is of the web, or empty: nothing else is ever made a link."""

    id: str
    publish_date: str = ""
    outlet: str = ""
    title: str = ""
    url: str = ""


def articles(mentions: Iterable[Record]) -> dict[str, Article]:
    """The articles that mentions stand in, by id, in the order in which they are first met."""
    found: dict[str, Article] = {}
    for mention in mentions:
        known = {name: str(mention.get(name) or "") for name in ("publish_date", "outlet", "title", "url")}
        known["url"] = known["url"] if _WEB.fullmatch(known["url"]) else ""
        id = str(mention.get("doc_id") or "")
        found.setdefault(id, Article(id, **known))
    return found
