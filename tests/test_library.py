"""What Python is given: the table and the date expressions as DataFrames, with types, warnings and docstrings."""

from __future__ import annotations

import inspect
from importlib import resources
from pathlib import Path

import pandas as pd
import pytest

import timeline
from timeline import pipeline
from timeline.errors import InputError, InputWarning
from timeline.model import Document
from timeline.table import DATE_COLUMNS

SEEDS = Path(__file__).parent.parent / "seeds"
TEXT = "وصل الرئيس إلى القاهرة أمس، ويعود في 5 أيار 2023، وتستغرق الزيارة ثلاثة أيام."
ARTICLE = {"id": "a", "text": TEXT, "publish_date": "3 أيار 2023"}


def test_dates_lie_where_they_say_and_days_are_days() -> None:
    table = timeline.dates([ARTICLE])
    assert tuple(table.columns) == DATE_COLUMNS
    assert [TEXT[date.offset : date.offset_end] for date in table.itertuples()] == table["text"].tolist()
    assert table["text"].tolist() == ["أمس", "5 أيار 2023", "ثلاثة أيام"]
    assert table["kind"].tolist() == ["DATE", "DATE", "DURATION"]
    assert table["value"].tolist() == ["2023-05-02", "2023-05-05", "P3D"]
    assert table["start"].tolist()[:2] == [pd.Timestamp("2023-05-02"), pd.Timestamp("2023-05-05")]
    assert table["end"].isna().tolist() == [False, False, True]
    assert table["basis"].tolist()[:2] == ["relative", "explicit"]


def test_dates_are_those_of_the_command() -> None:
    table = timeline.dates(SEEDS)
    (known,) = timeline.dates(next(SEEDS.glob("000*")))["doc_id"].unique()
    document = Document(known, (SEEDS / f"{known}.txt").read_text(encoding="utf-8"))
    assert table[table["doc_id"] == known]["offset"].tolist() == [record["offset"] for record in pipeline.date_records(document)]


@pytest.mark.parametrize("articles", [[], {"id": "a", "text": "لا شيء."}])
def test_no_date_is_an_empty_table_of_the_same_types(articles: object) -> None:
    table = timeline.dates(articles)  # type: ignore[arg-type]
    assert table.empty
    assert tuple(table.columns) == DATE_COLUMNS
    assert [table[name].dtype.kind for name in ("offset", "offset_end", "start", "end")] == ["i", "i", "M", "M"]


def test_what_is_given_of_the_publish_date_counts() -> None:
    assert timeline.dates(ARTICLE, publish_date="2024-01-01")["value"][0] == "2023-12-31"
    assert timeline.dates(ARTICLE, ignore_metadata=True)["start"].isna()[0]


def test_faults_are_warnings_and_the_rest_is_read() -> None:
    with pytest.warns(InputWarning, match="article 1: no text"):
        assert len(timeline.dates([{"id": "b"}, ARTICLE])) == 3
    with pytest.raises(InputError, match="'soon' is no date"):
        timeline.dates(ARTICLE, publish_date="soon")


def test_a_warning_points_at_the_line_that_called(recwarn: pytest.WarningsRecorder) -> None:
    timeline.dates([{"id": "b"}])
    timeline.extract([{"id": "b"}])
    assert {warning.filename for warning in recwarn} == {__file__}


def test_the_package_says_that_it_is_typed() -> None:
    assert resources.files(timeline).joinpath("py.typed").is_file()


@pytest.mark.parametrize("name", [name for name in timeline.__all__ if callable(getattr(timeline, name))])
def test_every_door_says_what_goes_in_and_what_comes_out(name: str) -> None:
    door = getattr(timeline, name)
    assert all(f"{parameter}:" in door.__doc__ for parameter in inspect.signature(door).parameters)
    assert all(f"{part}:" in door.__doc__ for part in ("Args", "Returns", "Raises", "Warns"))


def test_a_module_never_takes_the_place_of_a_door() -> None:
    modules = {path.stem for path in Path(timeline.__file__).parent.iterdir()}
    assert modules & set(timeline.__all__) == set()
