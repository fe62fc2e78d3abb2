"""Settings and fixtures that all tests share."""

from __future__ import annotations

import pytest
from dateparser.date import DateDataParser
from hypothesis import settings

from timeline import publish_date

settings.register_profile("default", deadline=None, max_examples=200, derandomize=True)
settings.register_profile("long", deadline=None, max_examples=20_000)
settings.load_profile("default")


@pytest.fixture
def asked_of_dateparser(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What dateparser is given to read, as it is given."""
    asked: list[str] = []
    answer = DateDataParser.get_date_data

    def listen(self: DateDataParser, text: str, *rest: object) -> object:
        asked.append(text)
        return answer(self, text, *rest)

    monkeypatch.setattr(DateDataParser, "get_date_data", listen)
    publish_date.parse.cache_clear()
    return asked
