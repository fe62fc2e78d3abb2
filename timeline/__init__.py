"""Arabic news articles in, one chronological table of diplomatic events out.

>>> import timeline
>>> table = timeline.extract("articles/")  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    import pandas as pd

    from timeline.link import Merge
    from timeline.ner import Ner
    from timeline.read import Article

__version__ = "0.1.0"
__all__ = ["__version__", "extract"]


def extract(
    articles: Article | Iterable[Article],
    *,
    merge: Merge = "corpus",
    publish_date: str = "",
    metadata: str | os.PathLike[str] | None = None,
    ignore_metadata: bool = False,
    undated: bool = False,
    ner: Ner | None = None,
) -> pd.DataFrame:
    """The events that articles tell, one row for each, in chronological order.

    Args:
        articles: One or many of: a path, folder or glob (as on the command line); a mapping with ``id`` and ``text`` and, if known,
            ``publish_date`` (any format), ``title``, ``url`` and ``outlet``; a ``timeline.model.Document``.
        merge: Make one row of what is one event in the whole ``corpus``, in each ``document``, or of ``none``.
        publish_date: The publish date of every article read from a path, in any format.
        metadata: A CSV with ``doc_id`` and ``publish_date``; a ``metadata.csv`` beside the articles is read without asking.
        ignore_metadata: Forget every given publish date and infer it from the text.
        undated: Keep events that nothing dates.
        ner: Let a model find more names; ``"camel"`` is that of camel-tools, whose data must be installed.

    Returns:
        A DataFrame with the columns of the table. ``start`` and ``end`` are the first and last day, both included, as ``datetime64``
        (NaT for undated events); ``latitude`` and ``longitude`` are degrees, ``confidence`` lies between 0 and 1; ``source_count``
        and ``mention_count`` are integers; every other column is text, lists joined by ``"; "``, empty when unknown.

    Raises:
        timeline.errors.InputError: When ``publish_date`` is no date, or an article cannot be read.
        timeline.errors.NerError: When the model of ``ner`` is not there.
    """
    from timeline.library import extract as run

    return run(articles, merge, publish_date, metadata, ignore_metadata, undated, ner)
