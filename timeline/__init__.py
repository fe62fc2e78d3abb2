"""Arabic news articles in, one chronological table of diplomatic events out.

>>> import timeline
>>> table = timeline.extract("articles/")  # doctest: +SKIP
>>> expressions = timeline.dates({"id": "a", "text": "...", "publish_date": "2023-09-13"})  # doctest: +SKIP
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
__all__ = ["__version__", "dates", "extract"]


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
        timeline.errors.InputError: When ``publish_date`` is no date.
        timeline.errors.NerError: When the model of ``ner`` is not there.

    Warns:
        timeline.errors.InputWarning: For each article that cannot be read; the others are.
    """
    from timeline.library import extract as run

    return run(articles, merge, publish_date, metadata, ignore_metadata, undated, ner)


def dates(
    articles: Article | Iterable[Article],
    *,
    publish_date: str = "",
    metadata: str | os.PathLike[str] | None = None,
    ignore_metadata: bool = False,
) -> pd.DataFrame:
    """The date expressions that stand in articles, one row for each, in the order of the text.

    Args:
        articles: as for ``extract``.
        publish_date: as for ``extract``; what is relative ("yesterday") is reckoned from it, or from the date inferred without it.
        metadata: as for ``extract``.
        ignore_metadata: as for ``extract``.

    Returns:
        A DataFrame with the columns ``doc_id``, ``offset``, ``offset_end``, ``text``, ``kind``, ``value``, ``start``, ``end``,
        ``basis`` and ``rule``. The offsets are half-open code points into the raw text, ``text`` is what stands there; ``kind`` is
        ``DATE``, ``DURATION`` or ``SET``, ``value`` its TIMEX3 value. ``start`` and ``end`` are the first and last day, both included,
        as ``datetime64`` (NaT for durations, sets and what nothing resolves); ``basis`` is ``explicit`` or ``relative``; ``rule`` is
        the name of the rule that found it.

    Raises:
        timeline.errors.InputError: When ``publish_date`` is no date.

    Warns:
        timeline.errors.InputWarning: For each article that cannot be read; the others are.
    """
    from timeline.library import dates as run

    return run(articles, publish_date, metadata, ignore_metadata)
