"""The Python door: articles in, a DataFrame out; faults of the input are warnings."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from timeline import pipeline
from timeline.errors import InputWarning
from timeline.link import Merge
from timeline.model import Document
from timeline.ner import Ner
from timeline.publish_date import parse
from timeline.read import Article, Articles, Given
from timeline.table import chronological, frame

if TYPE_CHECKING:
    import pandas as pd


def extract(
    articles: Article | Iterable[Article],
    merge: Merge,
    publish_date: str,
    metadata: str | os.PathLike[str] | None,
    ignore_metadata: bool,
    undated: bool,
    ner: Ner | None = None,
) -> pd.DataFrame:
    """See ``timeline.extract``."""
    given = Given(parse(publish_date) if publish_date else None, Path(metadata) if metadata else None, ignore_metadata)
    events = pipeline.events(_documents(articles, given), merge=merge, undated=undated, ner=ner)
    return frame(chronological(pipeline.row(event) for event in events))


def _documents(articles: Article | Iterable[Article], given: Given) -> Iterator[Document]:
    if isinstance(articles, str | os.PathLike | Mapping | Document):
        articles = [articles]
    return iter(Articles(articles, given, _warn))


def _warn(fault: str) -> None:
    warnings.warn(fault, InputWarning, stacklevel=2)
