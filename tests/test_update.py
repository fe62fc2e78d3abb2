"""A table brought up to date is the one that all articles together give; ids stay, and so do locked rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import days, mention, on, person, place, state

from timeline import mentions, pipeline
from timeline.errors import InputError
from timeline.link import link
from timeline.link.keep import keep
from timeline.mentions.kept import Kept, read
from timeline.model import Anchored, Basis, Document, Status
from timeline.read import Articles, Given
from timeline.table import Row
from timeline.update import Updated, update

SEEDS = Path(__file__).parent.parent / "seeds"
NORA, OMAR, LENA = person("nora", "NOR"), person("omar", "OMN"), person("lena", "FRA", "head_of_state")
DAY, NEXT = "2031-05-04", "2031-05-05"
NOTHING = Kept((), ())


@cache
def told() -> tuple[tuple[Anchored, ...], ...]:
    """The mentions of the seeds, article after article, one of them as if nobody had dated it."""
    articles = list(Articles([SEEDS], Given(), pytest.fail))
    return tuple(pipeline.told(replace(a, published=None) if a.id.startswith("002") else a) for a in articles)


def flat(articles: Iterable[Sequence[Anchored]]) -> list[Anchored]:
    return [m for article in articles for m in article]


def kept(now: Updated) -> Kept:
    """What is read back from the file that is written beside a table."""
    lines = [json.dumps(record) for record in mentions.records(now.events, now.mentions)]
    return read(map(json.loads, lines), "timeline.mentions.jsonl")


def first(articles: Iterable[Sequence[Anchored]]) -> Updated:
    return update((), NOTHING, flat(articles))


def contents(rows: Iterable[Row]) -> set[Row]:
    """Rows without their ids."""
    return {replace(row, event_id="") for row in rows}


def test_mentions_come_back_as_they_were() -> None:
    now = first(told())
    back = kept(now)
    assert {pipeline.row(e) for e in link(back.mentions) if e.interval} == {pipeline.row(e) for e in now.events}
    dated = [m for m in now.mentions if m.event.document.published]
    again = {(m.event.document.id, m.event.span, m.event.rule, str(m.event.actors)): m for m in back.mentions}
    for one in dated:
        other = again[one.event.document.id, one.event.span, one.event.rule, str(one.event.actors)]
        dates = tuple(d.span for d in one.event.dates)
        assert dates == tuple(d.span for d in other.event.dates)
        same = replace(one.event, document=other.event.document, dates=other.event.dates)
        assert replace(one, event=same) == other
        span = one.event.sentence.span
        assert one.event.document.text[span.start : span.end] == other.event.document.text[span.start : span.end]


@settings(max_examples=5, deadline=None)
@given(st.permutations(range(5)), st.sets(st.integers(1, 4), max_size=4))
def test_order_and_split_into_runs_change_nothing(order: list[int], cuts: set[int]) -> None:
    whole = first(told())
    runs = [order[a:b] for a, b in zip([0, *sorted(cuts)], [*sorted(cuts), 5], strict=True)]
    now = Updated((), (), ())
    for run in runs:
        before = now
        now = update(before.rows, kept(before), flat(told()[i] for i in run))
    assert contents(now.rows) == contents(whole.rows)


@settings(max_examples=5, deadline=None)
@given(st.sets(st.integers(0, 4), min_size=1))
def test_a_copy_of_a_file_changes_nothing_but_the_sources(numbers: set[int]) -> None:
    copies = [
        [replace(m, event=replace(m.event, document=replace(m.event.document, id=f"copy-{m.event.document.id}"))) for m in told()[i]]
        for i in numbers
    ]
    whole, now = first(told()), first([*told(), *copies])
    counted = {"sources": "", "source_count": 0, "mention_count": 0, "notes": ""}
    assert {replace(row, **counted) for row in now.rows} == {replace(row, **counted) for row in whole.rows}  # type: ignore[arg-type]


def test_ids_stay_when_articles_are_added() -> None:
    old = first(told()[:2])
    now = update(old.rows, kept(old), flat(told()[2:]))
    assert {row.event_id for row in old.rows} <= {row.event_id for row in now.rows}
    assert len({row.event_id for row in now.rows}) == len(now.rows)


def test_the_id_of_the_event_told_first_stays_when_two_become_one() -> None:
    one = on(mention("meeting", (NORA,), (OMAR,), doc="a", published=NEXT), DAY)
    other = on(mention("meeting", (NORA,), (OMAR,), doc="b", published="2031-05-07"), DAY)
    for name, held in (("old", {"old": [one], "young": [other]}), ("young", {"old": [other], "young": [one]})):
        (event,) = keep(link([one, other]), held)
        assert event.id == name
    (event,) = keep(link([one, other]), {"old": [one], "young": [other]}, locked={"young"})
    assert event.id == "young"


def test_a_new_event_takes_no_id_that_was_issued() -> None:
    (event,) = link([on(mention("meeting", (NORA,), (OMAR,)), DAY)])
    elsewhere = on(mention("meeting", (LENA,), (OMAR,), doc="z"), DAY)
    (named,) = keep([event], {event.id: [elsewhere]})
    assert named.id == f"{event.id}-2"


def test_locked_rows_stay_as_they_are_edited() -> None:
    old = first(told()[:2])
    edited = replace(old.rows[0], title="عنوان جديد", start="1999-01-01", locked="Yes ")
    now = update((edited, *old.rows[1:]), kept(old), flat(told()[2:]))
    assert [row for row in now.rows if row.event_id == edited.event_id] == [edited]
    unlocked = update((replace(edited, locked=""), *old.rows[1:]), kept(old), flat(told()[2:]))
    assert edited.title not in {row.title for row in unlocked.rows}


@pytest.mark.parametrize("fault", [{}, {"event_id": "x"}, {"status": "perhaps"}, {"offset": 9, "offset_end": 3}, {"actors": [1]}])
def test_a_line_that_is_no_mention_is_named(fault: dict[str, object]) -> None:
    told = on(mention("meeting", (NORA,), (OMAR,), published=NEXT, where=place("muscat", "OMN")), DAY)
    (good,) = mentions.records(link([told]))
    bad = {**good, **fault} if len(fault) != 1 or "event_id" not in fault else fault
    with pytest.raises(InputError, match=r"^m\.jsonl:2: not a mention"):
        read([good, bad if fault else {}], "m.jsonl")


STATUSES = st.sampled_from([Status.OCCURRED, Status.PLANNED, Status.CANCELLED, Status.DENIED, Status.SPECULATED])


@st.composite
def articles(draw: st.DrawFn) -> list[Anchored]:
    sides = st.sampled_from([(NORA,), (OMAR,), (LENA,), (state("NOR"),), (state("OMN"),)])
    when = st.sampled_from(["", DAY, DAY, NEXT, "2031-05-09", "2031-05-01/2031-05-31", "2031-05-04/2031-05-06"])
    return [
        on(
            mention(
                draw(st.sampled_from(["meeting", "visit", "agreement"])),
                draw(sides),
                draw(sides),
                doc=doc,
                at=at,
                status=draw(STATUSES),
                published=NEXT,
                firm=draw(st.booleans()),
            ),
            draw(when),
            draw(st.sampled_from([Basis.EXPLICIT, Basis.PUBLISH_DATE])),
        )
        for doc in "abcd"
        for at in range(draw(st.integers(0, 2)))
    ]


@settings(deadline=None)
@given(articles(), st.data())
def test_any_split_gives_the_table_of_one_run(told: list[Anchored], data: st.DataObject) -> None:
    later = data.draw(st.sets(st.sampled_from("abcd")))
    whole = first([told])
    old = first([[m for m in told if m.event.document.id not in later]])
    now = update(old.rows, kept(old), [m for m in told if m.event.document.id in later])
    assert contents(now.rows) == contents(whole.rows)
    assert len({row.event_id for row in now.rows}) == len(now.rows)


def test_an_article_that_nobody_dated_is_kept_whole_so_that_others_may_date_it() -> None:
    met = "التقى وزير الخارجية المصري سامح شكري نظيره الأردني أيمن الصفدي في عمّان يوم {day}."
    undated = Document("undated", met.format(day="الثلاثاء"))
    dated = Document("dated", met.format(day="الثلاثاء 2 مايو 2023"), days("2023-05-03"))
    old = first([pipeline.told(undated)])
    assert old.rows == ()
    (row,) = update(old.rows, kept(old), pipeline.told(dated)).rows
    assert (row.date, row.sources) == ("2023-05-02", "dated; undated")
