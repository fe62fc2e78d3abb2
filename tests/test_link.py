"""One real event, one row: what is joined, what stays apart, and that neither order nor copies change anything."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import days, mention, on, person, place, state

from timeline.link import link
from timeline.link.mention import WEAK
from timeline.model import Anchored, Basis, EntityMention, Event, EventMention, Interval, Kind, Precision, Span, Status

NORA, OMAR, LENA = person("nora", "NOR"), person("omar", "OMN"), person("lena", "FRA", "head_of_state")
MUSCAT = place("muscat", "OMN")
DAY, NEXT, LATER, MONTH = "2031-05-04", "2031-05-05", "2031-05-20", "2031-05-01/2031-05-31"


def meeting(**told: Any) -> EventMention:
    return mention("meeting", (NORA,), (OMAR,), **told)


def visit(**told: Any) -> EventMention:
    return mention("visit", (NORA,), (state("OMN"),), **told)


def shown(events: Iterable[Event]) -> list[tuple[str, str, str, str]]:
    return [
        (e.type, e.status.value, str(e.interval.start) if e.interval else "", str(e.interval.end) if e.interval else "") for e in events
    ]


def sources(event: Event) -> set[str]:
    return {m.event.document.id for m in event.mentions}


# what is one


def test_a_meeting_in_two_articles_is_one_row() -> None:
    (event,) = link([on(meeting(doc="a"), DAY), on(meeting(doc="b"), DAY)])
    assert sources(event) == {"a", "b"}
    assert event.interval == days(DAY)
    assert any(note.startswith("merged by") for note in event.notes)


def test_a_meeting_told_from_either_side_is_one_row() -> None:
    other = mention("meeting", (OMAR,), (NORA,), doc="b")
    (event,) = link([on(meeting(doc="a"), DAY), on(other, DAY)])
    assert [e.id for e in (*event.actors, *event.recipients)] == ["nora", "omar"]


def test_a_minister_named_here_and_his_state_there_is_one_row() -> None:
    (event,) = link([on(mention("meeting", (state("NOR"),), (OMAR,), doc="a"), DAY), on(meeting(doc="b"), DAY)])
    assert [e.id for e in (*event.actors, *event.recipients)] == ["nora", "omar"]


def test_an_undated_mention_repeats_what_its_article_told() -> None:
    (event,) = link([on(meeting(at=0), DAY), on(mention("meeting", (), (), at=2, firm=False))])
    assert len(event.mentions) == 2


def test_the_exact_day_stands_when_another_article_knows_only_the_month() -> None:
    (event,) = link([on(meeting(doc="a"), MONTH, precision=Precision.MONTH), on(meeting(doc="b"), DAY)])
    assert (event.interval, event.precision) == (days(DAY), Precision.DAY)


def test_what_was_planned_and_then_took_place_is_one_row_with_its_history() -> None:
    planned = on(meeting(doc="a", status=Status.PLANNED, published="2031-05-01"), DAY)
    held = on(meeting(doc="b", published=NEXT), DAY)
    for order in ((planned, held), (held, planned)):
        (event,) = link(order)
        assert event.status is Status.OCCURRED
        assert "status: planned > occurred" in event.notes


def test_what_was_planned_and_called_off_is_one_cancelled_row() -> None:
    planned = on(meeting(doc="a", status=Status.PLANNED, published="2031-05-01"), DAY)
    off = on(meeting(doc="b", status=Status.CANCELLED, published="2031-05-03"), DAY)
    (event,) = link([planned, off])
    assert event.status is Status.CANCELLED
    assert "status: planned > cancelled" in event.notes


def test_leaving_tomorrow_ends_the_visit_that_has_begun() -> None:
    arrived, leaves = visit(firm=True, where=MUSCAT), visit(firm=True, at=1, status=Status.PLANNED, where=MUSCAT)
    (event,) = link([on(arrived, DAY), on(leaves, NEXT)])
    assert (event.status, event.interval) == (Status.OCCURRED, days(f"{DAY}/{NEXT}"))
    elsewhere = mention("visit", (NORA,), (state("FRA"),), at=1, status=Status.PLANNED, firm=True)
    assert len(link([on(arrived, DAY), on(elsewhere, NEXT)])) == 2


def test_the_land_where_a_body_meets_holds_no_gathering_beside_it() -> None:
    body = EntityMention(Span(0, 1), 0, 1, Kind.ORGANIZATION, "UNION", "union", "Union", "")
    hosted, held = mention("conference", (state("OMN"),), where=MUSCAT), mention("conference", (body,), (NORA,), at=1)
    (event,) = link([on(hosted, DAY), on(held, DAY)])
    assert body.id in {e.id for e in event.actors}
    assert len(link([on(mention("conference", (state("OMN"),), where=place("oslo", "NOR")), DAY), on(held, DAY)])) == 2


def test_who_signed_in_a_land_signed_with_it() -> None:
    signed, theirs = mention("agreement", (NORA,), where=MUSCAT), mention("agreement", (state("OMN"),), at=1)
    (event,) = link([on(signed, MONTH), on(theirs, MONTH)])
    assert {e.country for e in (*event.actors, *event.recipients)} == {"NOR", "OMN"}
    assert not link([on(signed, MONTH), on(mention("agreement", (state("FRA"),), at=1), MONTH)]), "and nobody agrees with himself"


def test_arriving_staying_and_leaving_are_one_visit() -> None:
    (event,) = link([on(visit(at=0), DAY), on(visit(at=1), "2031-05-06")])
    assert (event.interval, event.precision) == (days("2031-05-04/2031-05-06"), Precision.SPAN)


def test_the_headline_calls_by_his_office_whom_the_text_names() -> None:
    head = mention("meeting", (NORA,), (person("", "OMN", "defence_minister", name=""),), at=0, firm=False)
    body = mention("meeting", (person("said", "OMN", "deputy_head_of_government"),), (NORA,), at=1)
    (event,) = link([on(head, DAY, Basis.PUBLISH_DATE), on(body, DAY)])
    assert [e.id for e in (*event.actors, *event.recipients)] == ["said", "nora"]
    later, other = replace(head, sentence=body.sentence), mention("meeting", (LENA,), head.recipients, at=0, firm=False)
    assert len(link([on(later, DAY, Basis.PUBLISH_DATE), on(body, DAY)])) == 2
    assert len(link([on(other, DAY, Basis.PUBLISH_DATE), on(body, DAY)])) == 2


def test_the_days_of_a_stay_stand_where_its_beginning_is_told_roughly() -> None:
    early = on(visit(at=0, status=Status.PLANNED), "2031-05-01/2031-05-10", precision=Precision.RANGE)
    (event,) = link([early, on(visit(at=1, status=Status.PLANNED), "2031-05-10/2031-05-13", precision=Precision.SPAN)])
    assert event.interval == days("2031-05-10/2031-05-13")


def test_an_official_without_a_name_is_not_named_beside_his_state() -> None:
    unnamed = person("", "OMN", "parliament_speaker", name="")
    (event,) = link([on(mention("meeting", (NORA,), (unnamed,)), DAY), on(mention("meeting", (NORA,), (state("OMN"),), at=1), DAY)])
    assert [e.country for e in event.recipients] == ["OMN"]


# what stays apart


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(on(meeting(doc="a"), DAY), on(meeting(doc="b"), LATER), id="other-days"),
        pytest.param(on(meeting(doc="a"), DAY), on(meeting(doc="b"), NEXT), id="the-next-day"),
        pytest.param(on(meeting(doc="a", at=0), DAY), on(meeting(doc="a", at=1), LATER), id="other-days-of-one-article"),
        pytest.param(on(meeting(doc="a"), DAY), on(meeting(doc="b", status=Status.DENIED), DAY), id="denied"),
        pytest.param(on(meeting(doc="a"), DAY), on(meeting(doc="a", at=1, status=Status.DENIED), DAY), id="denied-in-one-article"),
        pytest.param(on(meeting(doc="a"), DAY), on(mention("meeting", (NORA,), (LENA,), doc="b"), DAY), id="other-people"),
        pytest.param(on(meeting(doc="a"), DAY), on(mention("call", (NORA,), (OMAR,), doc="b"), DAY), id="other-type"),
        pytest.param(on(meeting(doc="a"), DAY), on(visit(doc="b"), DAY), id="visit-and-meeting"),
        pytest.param(on(visit(doc="a"), DAY), on(mention("visit", (NORA,), (state("FRA"),), doc="b"), DAY), id="other-destination"),
        pytest.param(on(visit(doc="a"), DAY), on(mention("visit", (LENA,), (state("OMN"),), doc="b"), DAY), id="other-traveller"),
        pytest.param(on(visit(doc="a"), DAY), on(visit(doc="b"), LATER), id="visits-weeks-apart"),
    ],
)  # fmt: skip
def test_two_events(one: Anchored, other: Anchored) -> None:
    assert len(link([one, other])) == len(link([other, one])) == 2


def envoy(one: EntityMention, other: EntityMention, *kinds: str, at: int = 0) -> Anchored:
    return on(mention("envoy", (one,), (other,), subtypes=frozenset(kinds), at=at), DAY)


def test_an_envoy_summoned_in_return_and_one_called_home_are_others() -> None:
    summons = envoy(state("NOR"), state("OMN"), "summoned")
    returned = envoy(state("OMN"), state("NOR"), "summoned", at=1)
    called_home = envoy(state("NOR"), state("OMN"), "recalled", "summoned", at=2)
    assert len(link([summons, returned, called_home])) == 3
    untold = on(mention("envoy", (state("NOR"),), subtypes=frozenset({"summoned"}), at=1), DAY)
    assert len(link([called_home, untold])) == 1


def test_no_chain_of_half_alike_mentions_joins_two_events() -> None:
    month = on(meeting(doc="b"), MONTH, precision=Precision.MONTH)
    events = link([on(meeting(doc="a"), DAY), month, on(meeting(doc="c"), LATER)])
    assert [e.interval for e in events] == [days(MONTH), days(DAY), days(LATER)]


def test_merging_can_be_left_out() -> None:
    told = [on(meeting(doc="a", at=0), DAY), on(meeting(doc="a", at=1), DAY), on(meeting(doc="b"), DAY)]
    assert [len(link(told, merge)) for merge in ("none", "document", "corpus")] == [3, 2, 1]


def test_half_a_meeting_in_another_article_is_not_taken_for_a_whole_one() -> None:
    for half in (mention("meeting", (NORA,), doc="b"), mention("meeting", (), doc="b")):
        (event,) = link([on(meeting(doc="a"), DAY), on(half, DAY)])
        assert sources(event) == {"a"}


def test_an_undated_mention_of_another_article_is_no_echo() -> None:
    assert len(link([on(meeting(doc="a"), DAY), on(meeting(doc="b"))])) == 2


# what makes no row


@pytest.mark.parametrize(
    "told",
    [
        mention("meeting", (NORA,)),
        mention("meeting", ()),
        mention("visit", (person("x-somebody", "NOR", office=""),), (state("OMN"),)),
    ],
)
def test_no_row_without_those_who_make_one(told: EventMention) -> None:
    assert link([on(told, DAY)]) == []


# visits and who was met there


def test_the_host_of_a_visit_is_whom_the_traveller_met_there() -> None:
    events = link([on(visit(at=0), DAY), on(meeting(at=1, where=MUSCAT), DAY)])
    hosted = next(e for e in events if e.type == "visit")
    assert [e.id for e in hosted.recipients] == ["omar"]
    assert [e.id for e in hosted.actors] == ["nora"]


def test_who_signs_with_the_traveller_there_hosts_him() -> None:
    events = link([on(visit(at=0), DAY), on(mention("agreement", (NORA,), (OMAR,), at=1), DAY)])
    assert [e.id for e in next(e for e in events if e.type == "visit").recipients] == ["omar"]


def test_a_head_of_state_is_the_guest_of_the_head_who_takes_part_in_something_then() -> None:
    guest, host = person("gita", "IND", "head_of_state"), person("said", "OMN", "head_of_state")
    call = on(mention("call", (LENA,), (host,), at=1), DAY)
    for traveller, met in ((guest, "said"), (NORA, "OMN")):
        events = link([on(mention("visit", (traveller,), (state("OMN"),), at=0), DAY), call])
        assert [e.id for e in next(e for e in events if e.type == "visit").recipients] == [met]


def test_an_invitation_is_given_where_the_two_meet_that_day() -> None:
    events = link([on(meeting(at=0, where=MUSCAT), DAY), on(mention("invitation", (OMAR,), (NORA,), at=1), DAY)])
    assert {e.type: e.place and e.place.id for e in events} == {"meeting": "muscat", "invitation": "muscat"}


def test_a_minister_of_no_known_state_is_of_the_state_where_he_is_met() -> None:
    stranger = person("saif", "", "head_of_government")
    events = link([on(visit(at=0), DAY), on(mention("meeting", (NORA,), (stranger,), at=1), DAY)])
    assert {e.type: [(p.id, p.country) for p in e.recipients] for e in events} == {"meeting": [("saif", "OMN")], "visit": [("saif", "OMN")]}


def test_a_host_meets_all_his_guests_in_one_town() -> None:
    guest = person("gita", "IND")
    events = link([on(mention("meeting", (OMAR,), (NORA,), where=MUSCAT, at=0), DAY), on(mention("meeting", (OMAR,), (guest,), at=1), DAY)])
    assert [e.place and e.place.id for e in events] == ["muscat", "muscat"]


def test_a_meeting_elsewhere_makes_no_host() -> None:
    events = link([on(visit(at=0), DAY), on(meeting(at=1, where=place("paris", "FRA")), DAY)])
    assert [e.id for e in next(e for e in events if e.type == "visit").recipients] == ["OMN"]


def test_a_meeting_weeks_later_makes_no_host() -> None:
    events = link([on(visit(at=0), DAY), on(meeting(at=1), LATER)])
    assert [e.id for e in next(e for e in events if e.type == "visit").recipients] == ["OMN"]


def test_an_undated_meeting_takes_place_during_its_visit() -> None:
    span = "2031-05-04/2031-05-06"
    events = link([on(visit(at=0, where=MUSCAT), span), on(meeting(at=1))])
    held = next(e for e in events if e.type == "meeting")
    assert (held.interval, held.precision) == (days(span), Precision.RANGE)
    assert held.place is not None and held.place.id == "muscat"


def test_a_meeting_with_a_day_of_its_own_keeps_it() -> None:
    events = link([on(visit(at=0, where=MUSCAT), "2031-05-04/2031-05-06"), on(meeting(at=1), NEXT)])
    assert next(e.interval for e in events if e.type == "meeting") == days(NEXT)


# laws


STATUSES = st.sampled_from([Status.OCCURRED, Status.OCCURRED, Status.PLANNED, Status.CANCELLED, Status.DENIED, Status.SPECULATED])
WHEN = st.sampled_from(["", DAY, DAY, NEXT, "2031-05-06", LATER, MONTH, "2031-05-04/2031-05-06", "2031-01-01/2031-12-31"])
Sides = st.SearchStrategy[tuple[EntityMention, ...]]
SIDES: Sides = st.sampled_from([(NORA,), (OMAR,), (LENA,), (state("NOR"),), (state("OMN"),), (state("FRA"),)])
WHERE = st.sampled_from([None, None, MUSCAT, place("paris", "FRA")])

PERHAPS: Sides = SIDES | st.just(())


@st.composite
def articles(
    draw: st.DrawFn, types: Sequence[str] = ("meeting", "visit", "call", "agreement"), recipients: Sides = PERHAPS
) -> list[list[Anchored]]:
    """Up to three articles, each with the mentions in the order of its text."""
    return [
        [
            on(
                mention(
                    draw(st.sampled_from(types)),
                    draw(SIDES),
                    draw(recipients),
                    doc=doc,
                    at=at,
                    status=draw(STATUSES),
                    published="2031-05-05",
                    where=draw(WHERE),
                    firm=draw(st.booleans()),
                ),
                draw(WHEN),
                draw(st.sampled_from([Basis.EXPLICIT, Basis.RELATIVE, Basis.PUBLISH_DATE])),
            )
            for at in range(draw(st.integers(0, 3)))
        ]
        for doc in ("a", "b", "c")
    ]


def flat(told: Iterable[Iterable[Anchored]]) -> list[Anchored]:
    return [m for article in told for m in article]


@given(articles())
def test_ids_are_unique_and_every_mention_has_one_event_at_most(told: list[list[Anchored]]) -> None:
    events = link(flat(told))
    assert len({e.id for e in events}) == len(events)
    spans = [(m.event.document.id, m.event.span) for e in events for m in e.mentions]
    assert len(set(spans)) == len(spans)


@given(articles(types=("meeting", "call")))
def test_the_mentions_of_an_event_are_one_event(told: list[list[Anchored]]) -> None:
    for event in link(flat(told)):
        again = sorted(event.mentions, key=lambda m: (m.event.document.id, m.event.span.start))
        assert shown(link(again)) == shown([event])
        assert [e.id for e in link(again)] == [event.id.rsplit("-", 1)[0] if event.id.count("-") > 1 else event.id]


def _own(event: Event) -> list[Interval]:
    return [m.interval for m in event.mentions if m.interval and m.basis not in WEAK]


@given(articles(types=("meeting", "call", "agreement")))
def test_an_event_lies_within_the_days_of_each_mention_that_does_not_clash(told: list[list[Anchored]]) -> None:
    for event in link(flat(told)):
        own = _own(event)
        if own and event.interval and all(a.meets(b) for a in own for b in own):
            assert all(i.intersect(event.interval) == event.interval for i in own)


@given(articles(types=("visit",)))
def test_a_visit_lasts_over_some_days_that_it_is_told_of(told: list[list[Anchored]]) -> None:
    for event in link(flat(told)):
        own = _own(event)
        if own and event.interval:
            first, last = min(i.start for i in own), max(i.end for i in own)
            assert first <= event.interval.start <= event.interval.end <= last


@given(articles(types=("meeting", "visit", "call"), recipients=SIDES))
def test_a_copy_of_an_article_adds_no_row(told: list[list[Anchored]]) -> None:
    (article, *_) = told
    copy = [replace(m, event=replace(m.event, document=replace(m.event.document, id="copy"))) for m in article]
    assert [e.id for e in link([*article, *copy]) if e.interval] == [e.id for e in link(article) if e.interval]


@given(articles())
def test_rows_stand_in_order_of_time(told: list[list[Anchored]]) -> None:
    starts = [e.interval.start if e.interval else dt.date.max for e in link(flat(told))]
    assert starts == sorted(starts)


@given(articles())
def test_confidence_is_a_probability(told: list[list[Anchored]]) -> None:
    assert all(0 < e.confidence < 1 for e in link(flat(told)))


@given(articles(), st.randoms(use_true_random=False))
def test_order_changes_nothing(told: list[list[Anchored]], chance: random.Random) -> None:
    shuffled = chance.sample(told, len(told))
    assert link(flat(shuffled)) == link(flat(told))
    assert link(flat([chance.sample(article, len(article)) for article in shuffled])) == link(flat(told))


@pytest.mark.parametrize("type", ["resolution", "conference", "relations", "envoy", "ceremony"])
def test_one_side_alone_on_one_day_is_one_row(type: str) -> None:
    assert len(link([on(mention(type, (state("OMN"),), doc=doc), DAY) for doc in ("a", "b")])) == 1


# rounds, hosts, plans, copies, days


def test_another_round_is_another_meeting_and_the_same_one_days_apart_is_not() -> None:
    second, third = (meeting(doc=doc, ordinal=n, where=MUSCAT) for doc, n in (("a", 2), ("b", 3)))
    assert len(link([on(second, DAY), on(third, DAY)])) == 2
    assert len(link([on(second, DAY), on(replace(second, document=replace(second.document, id="c")), DAY)])) == 1


def test_another_host_is_another_meeting() -> None:
    assert len(link([on(meeting(doc="a", where=MUSCAT), DAY), on(meeting(doc="b", where=place("oslo", "NOR")), DAY)])) == 2


def test_a_plan_that_shifts_by_a_day_is_still_kept_and_its_old_day_is_noted() -> None:
    planned = on(meeting(doc="a", status=Status.PLANNED, published="2031-05-01"), DAY)
    held = on(meeting(doc="b", published="2031-05-06"), NEXT)
    (event,) = link([planned, held])
    assert (event.status, event.interval) == (Status.OCCURRED, days(NEXT))
    assert {"status: planned > occurred", f"also dated {DAY}..{DAY}"} <= set(event.notes)


def test_two_meetings_of_one_pair_in_a_week_stay_two_however_many_tell_them() -> None:
    told = [on(meeting(doc=doc), day) for doc, day in (("a", DAY), ("b", DAY), ("c", "2031-05-07"), ("d", "2031-05-07"))]
    assert [sources(e) for e in link(told)] == [{"a", "b"}, {"c", "d"}]


def test_legs_of_a_journey_are_rows_of_their_own() -> None:
    legs = [on(mention("visit", (NORA,), (state(iso3),), doc=doc), DAY) for doc in "ab" for iso3 in ("OMN", "FRA")]
    assert [sources(e) for e in link(legs)] == [{"a", "b"}, {"a", "b"}]


@pytest.mark.parametrize(("when", "precision"), [(MONTH, Precision.MONTH), ("2031-01-01/2031-12-31", Precision.YEAR), ("", None)])
def test_what_is_dated_roughly_joins_the_only_event_that_fits(when: str, precision: Precision | None) -> None:
    rough = on(meeting(doc="b", published="2031-05-06"), when, precision=precision)
    (event,) = link([on(meeting(doc="a"), DAY), rough])
    assert (sources(event), event.interval) == ({"a", "b"}, days(DAY))
    assert "merged by the only one that fits" in event.notes
    assert len(link([on(meeting(doc="a"), DAY), on(meeting(doc="c"), "2031-05-02"), rough])) == 3


def test_days_are_intersected_to_the_tightest_that_all_allow() -> None:
    week = on(meeting(doc="b"), "2031-05-01/2031-05-07", precision=Precision.RANGE)
    other = on(meeting(doc="c"), "2031-05-04/2031-05-09", precision=Precision.RANGE)
    (event,) = link([week, other])
    assert (event.interval, event.precision) == (days("2031-05-04/2031-05-07"), Precision.RANGE)


def test_a_traveller_who_arrived_on_a_day_and_stays_so_many_is_there_until_the_last() -> None:
    arrived = replace(on(visit(doc="a", subtypes=frozenset({"arrival"})), "2031-05-12"), evidence="Tuesday")
    lasts = replace(on(visit(doc="b"), MONTH, precision=Precision.MONTH), lasts=6)
    seen = on(visit(doc="c"), "2031-05-14")
    (event,) = link([arrived, lasts, seen])
    assert (event.interval, event.precision) == (days("2031-05-12/2031-05-17"), Precision.SPAN)


def test_where_days_clash_independent_articles_vote_and_the_clash_is_noted() -> None:
    told = [on(mention("conference", (LENA,), (OMAR,), doc=doc), day) for doc, day in (("a", DAY), ("b", NEXT), ("c", NEXT))]
    (event,) = link([*told, on(mention("conference", (LENA,), (OMAR,), doc="d"), "2031-05-04/2031-05-05")])
    assert event.interval == days(NEXT)
    assert f"also dated {DAY}..{DAY}" in event.notes


def test_copies_of_one_report_are_one_source() -> None:
    sketch = tuple(range(32))
    report = [on(meeting(doc=doc), DAY) for doc in "abc"]
    copies = [replace(m, event=replace(m.event, document=replace(m.event.document, sketch=sketch))) for m in report]
    alone, copied, apart = (link(told)[0].confidence for told in (report[:1], copies, report))
    assert alone == copied < apart
