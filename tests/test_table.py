"""Events become rows: lists that align, sources oldest first, dates that say what they know."""

from __future__ import annotations

import csv
import datetime as dt
import io

from timeline import export, mentions, table
from timeline.model import (
    Anchored,
    Basis,
    Document,
    EntityMention,
    Event,
    EventMention,
    Interval,
    Kind,
    Precision,
    Sentence,
    Span,
    Status,
)

TEXT = "زار كيم روسيا، وقال: «نعم».\nثم عاد."
SENTENCE = Sentence(Span(0, 27), 0, 10, 0)
WEEK = Interval(dt.date(2023, 10, 16), dt.date(2023, 10, 22))


def person(name: str, id: str, country: str) -> EntityMention:
    return EntityMention(Span(4, 7), 1, 2, Kind.PERSON, id, name, id.title(), country)


RUSSIA = EntityMention(Span(8, 13), 2, 3, Kind.STATE, "RUS", "روسيا", "Russia", "RUS", latitude=55.75)


def mention(doc_id: str, published: Interval | None, text: str = TEXT) -> Anchored:
    document = Document(doc_id, text, published, url=f"https://example.org/{doc_id}")
    event = EventMention(
        document=document,
        sentence=SENTENCE,
        span=Span(0, 3),
        first=0,
        type="visit",
        status=Status.OCCURRED,
        actors=(person("كيم", "kim", "PRK"),),
        recipients=(RUSSIA,),
        rule="visit",
    )
    return Anchored(event, WEEK, Precision.WEEK, Basis.RELATIVE)


def event(**changed: object) -> Event:
    day = Interval.day
    values: dict[str, object] = {
        "id": "e1",
        "type": "visit",
        "status": Status.OCCURRED,
        "interval": WEEK,
        "precision": Precision.WEEK,
        "basis": Basis.RELATIVE,
        "actors": (person("كيم", "kim", "PRK"), person("تشوي; سون", "", "PRK")),
        "recipients": (RUSSIA,),
        "others": (),
        "place": RUSSIA,
        "mentions": (mention("late", day(dt.date(2023, 10, 25))), mention("undated", None), mention("early", day(dt.date(2023, 10, 20)))),
        "confidence": 0.7349,
        "notes": ("told twice", "by two"),
        "merges": ("", "same people", "same people"),
    }
    return Event(**(values | changed))  # type: ignore[arg-type]


def row(**changed: object) -> table.Row:
    return table.row(event(**changed), ("عنوان", "title"), ("042", "CONSULT"), lambda entity: entity.name)


def test_a_row() -> None:
    assert row() == table.Row(
        event_id="e1",
        date="[2023-10-16..2023-10-22]",
        start="2023-10-16",
        end="2023-10-22",
        precision="week",
        date_basis="relative",
        type="visit",
        status="occurred",
        title="عنوان",
        title_en="title",
        actors="كيم; تشوي, سون",
        actor_ids="kim; ",
        actor_countries="PRK; PRK",
        recipients="روسيا",
        recipient_ids="RUS",
        recipient_countries="RUS",
        others="",
        place="روسيا",
        place_country="RUS",
        latitude=55.75,
        longitude=None,
        cameo="042",
        plover="CONSULT",
        evidence=TEXT[:27],
        sources="early; late; undated",
        source_count=3,
        mention_count=3,
        confidence=0.73,
        notes="told twice; by two",
        locked="",
    )


def test_an_event_without_date_people_or_place() -> None:
    bare = row(interval=None, precision=None, basis=None, actors=(), recipients=(), place=None)
    assert (bare.date, bare.start, bare.end, bare.precision, bare.date_basis) == ("", "", "", "", "")
    assert (bare.actors, bare.actor_ids, bare.actor_countries, bare.place, bare.latitude) == ("", "", "", "", None)


def test_rows_stand_in_order_of_time_and_undated_ones_last() -> None:
    day, later = Interval.day(dt.date(2023, 10, 16)), Interval.day(dt.date(2023, 11, 1))
    rows = [row(id="a", interval=None), row(id="b", interval=later), row(id="c"), row(id="d", interval=day), row(id="e", interval=day)]
    assert [r.event_id for r in table.chronological(rows)] == ["d", "e", "c", "b", "a"]


def test_csv_holds_what_the_row_holds() -> None:
    stream = io.BytesIO()
    export.csv.write([row()], stream, mark=False)
    (read,) = csv.DictReader(io.StringIO(stream.getvalue().decode(), newline=""))
    assert tuple(read) == table.COLUMNS
    assert (read["evidence"], read["latitude"], read["longitude"], read["confidence"]) == (TEXT[:27], "55.75", "", "0.73")
    assert not stream.closed


def test_a_frame_of_undated_events_has_no_time() -> None:
    frame = table.frame([row(interval=None), row()])
    assert frame["start"].isna().tolist() == [True, False]
    assert frame["longitude"].isna().all()
    assert frame["date"].tolist() == ["", "[2023-10-16..2023-10-22]"]


def test_mentions_say_where_they_stand() -> None:
    records = list(mentions.records([event()]))
    assert [(r["event_id"], r["doc_id"], r["publish_date"]) for r in records] == [
        ("e1", "late", "2023-10-25"),
        ("e1", "undated", None),
        ("e1", "early", "2023-10-20"),
    ]
    first = records[0]
    assert TEXT[first["offset"] : first["offset_end"]] == first["text"] == "زار"  # type: ignore[misc]
    assert (first["start"], first["end"], first["url"], first["rule"]) == ("2023-10-16", "2023-10-22", "https://example.org/late", "visit")
    assert first["actors"] == [
        {
            "offset": 4,
            "offset_end": 7,
            "tokens": [1, 2],
            "kind": "person",
            "id": "kim",
            "name": "كيم",
            "name_en": "Kim",
            "country": "PRK",
            "office": "",
            "prefix": "",
            "plural": False,
            "basis": "",
            "latitude": None,
            "longitude": None,
        }
    ]
