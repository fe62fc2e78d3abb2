"""Read a date that stands in English or French in the text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.timex import Named

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_YEAR = re.compile(r"\d{4}")


@lru_cache(maxsize=1)
def _parser() -> DateDataParser:
    from dateparser.date import DateDataParser

    return DateDataParser(languages=["en", "fr"], settings={"PREFER_DAY_OF_MONTH": "first", "DATE_ORDER": "DMY"})


@lru_cache(maxsize=1 << 12)
def read(text: str) -> Named | None:
    """The calendar fields that a foreign date names, or None when it is no date; fields that it does not name stay open."""
    data = _parser().get_date_data(text)
    day = data.date_obj
    if day is None or data.period not in ("day", "month", "year"):
        return None
    year = day.year if _YEAR.search(text) else None
    return Named(year, None if data.period == "year" else day.month, day.day if data.period == "day" else None)
