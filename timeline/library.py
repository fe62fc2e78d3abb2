"""The Python door: articles in, a DataFrame out; faults of the input are warnings."""

from __future__ import annotations

import inspect
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
from timeline.table import chronological, dates_frame, frame

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
    documents = _documents(articles, publish_date, metadata, ignore_metadata)
    events = pipeline.events(documents, merge=merge, undated=undated, ner=ner)
    return frame(chronological(pipeline.row(event) for event in events))


def dates(
    articles: Article | Iterable[Article], publish_date: str, metadata: str | os.PathLike[str] | None, ignore_metadata: bool
) -> pd.DataFrame:
    """See ``timeline.dates``."""
    documents = _documents(articles, publish_date, metadata, ignore_metadata)
    return dates_frame(record for document in documents for record in pipeline.date_records(document))


def _documents(
    articles: Article | Iterable[Article], publish_date: str, metadata: str | os.PathLike[str] | None, ignore_metadata: bool
) -> Iterator[Document]:
    given = Given(parse(publish_date) if publish_date else None, Path(metadata) if metadata else None, ignore_metadata)
    if isinstance(articles, str | os.PathLike | Mapping | Document):
        articles = [articles]
    return iter(Articles(articles, given, _warn))


def _warn(fault: str) -> None:
    """Warn of a fault at the line that called us, however deep in the reading it is met."""
    frame, level, ours = inspect.currentframe(), 0, 0
    while frame:
        level += 1
        ours = level if frame.f_globals.get("__name__", "").partition(".")[0] == __package__ else ours
        frame = frame.f_back
    warnings.warn(fault, InputWarning, stacklevel=ours + 1)
