"""What the events of one article tell each other: the host of a visit is whom the traveller met there, the meeting's place the visit's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from timeline.bases import AIRPORT, CABLED
from timeline.link.group import Group
from timeline.link.people import key, standing
from timeline.link.seats import at_seat
from timeline.link.stays import NEAR, its_part, long_over, still_there, told_of, wider
from timeline.link.told import changed, retold
from timeline.model import GREETED, INVITED, Anchored, Basis, EntityMention, Interval, Kind, Precision, Status

_FRAMED = frozenset({"meeting", "agreement", "message", "ceremony", "inspection"})
_GREETING = "reception-n"
_SHARED = frozenset({"agreement", "ceremony", "inspection", "message"})
"""What a traveller does together with his host, besides meeting him; he may bring him a letter."""
_NATIONAL = frozenset({
    "head_of_state", "head_of_government", "deputy_head_of_state", "deputy_head_of_government", "foreign_minister", "defence_minister",
    "interior_minister", "minister", "parliament_speaker",
})  # fmt: skip
"""Offices of a state: a text that names no state means that of which it speaks."""
_BRIEF = 15
_HEADS = 2
_SOON = 3


def with_hosts(groups: Sequence[Group]) -> list[Group]:
    """The groups of one article: visits with the hosts and days of the meetings in them, what is undated with the days of its visit."""
    if not any(group.type == "visit" for group in groups):
        return list(groups)
    groups = [_located(_named(group, groups), groups) if group.type == "visit" else group for group in groups]
    visits = [group for group in groups if group.type == "visit"]
    groups = [_at_home(group, visits) if group.type == "meeting" else group for group in groups]
    groups = [_sided(group, visits) if group.type == "agreement" else group for group in groups]
    framed = [_framed(group, visits) if group.type in _FRAMED else group for group in groups]
    hosted = [_begun(_hosted(group, framed), framed) if group.type == "visit" else group for group in framed]
    stays = [group for group in hosted if group.type == "visit"]
    return [_framed(group, stays) if group.type in _FRAMED and group.interval is None else group for group in hosted]


def _named(visit: Group, groups: Sequence[Group]) -> Group:
    """A traveller who is called by a title alone is the one person of his state who takes part in what the sentence tells beside."""
    if len(visit.actors) != 1 or visit.actors[0].kind is not Kind.PERSON or visit.actors[0].name or visit.actors[0].plural:
        return visit
    beside = [g for g in groups if g.type in _FRAMED and sentences(visit) & sentences(g)]
    people = {key(e): e for g in beside for e in (*g.actors, *g.recipients) if e.name and e.kind is Kind.PERSON}
    own = [e for e in people.values() if e.country == visit.actors[0].country]
    return changed(visit, actors=(own[0],)) if len(own) == 1 else visit


def _at_home(meeting: Group, visits: Sequence[Group]) -> Group:
    """A meeting of a traveller with officials of whom no state is told: they are of the state that he visits."""
    if not any(_stateless(e) for e in (*meeting.actors, *meeting.recipients)):
        return meeting
    visit = next((v for v in visits if _state(v) and {p.key for p in v.acting} & meeting.keys and _together(v, meeting)), None)
    if visit is None:
        return meeting

    def settled(entities: Sequence[EntityMention]) -> tuple[EntityMention, ...]:
        return tuple(replace(e, country=_state(visit)) if _stateless(e) else e for e in entities)

    return changed(meeting, actors=settled(meeting.mentions[0].event.actors), recipients=settled(meeting.mentions[0].event.recipients))


def _stateless(entity: EntityMention) -> bool:
    return entity.kind is Kind.PERSON and not entity.country and entity.office in _NATIONAL


def _together(visit: Group, other: Group) -> bool:
    """Whether an event of the same status may fall into a visit."""
    days, others = visit.interval, other.interval
    return visit.status is other.status and bool(days and others and days.meets(others, slack=1))


def _located(visit: Group, groups: Sequence[Group]) -> Group:
    """A visit of which no goal is told goes where the traveller met somebody abroad."""
    if visit.place or visit.recipients or not visit.actors or visit.status is not Status.OCCURRED:
        return visit
    travellers, home = {p.key for p in visit.acting}, {e.country for e in visit.actors}
    for group in groups:
        there = group.place
        abroad = there and there.country and there.country not in home and group.status is Status.OCCURRED
        if group.type == "meeting" and there and abroad and travellers & group.keys:
            return changed(visit, place=there, recipients=(there.as_state(),))
    return visit


def _sided(agreement: Group, visits: Sequence[Group]) -> Group:
    """An agreement of which no side is told, right beside a visit, is between the two states; a traveller alone agrees with his host."""
    if agreement.recipients or (agreement.actors and agreement.status is not Status.OCCURRED):
        return agreement
    if agreement.actors:
        visit = next((v for v in visits if _frames(v, agreement)), None)
        host = _host_state(visit) if visit else None
        return changed(agreement, recipients=(host,)) if host and host.country not in agreement.states else agreement
    near = [(d, i) for i, v in enumerate(visits) if (d := away(v, agreement)) <= NEAR and v.actors and v.actors[0].country and _state(v)]
    if not near:
        return agreement
    visit = visits[min(near)[1]]
    host = _host_state(visit)
    return changed(agreement, actors=(host,), recipients=(visit.actors[0].as_state(),)) if host else agreement


def _host_state(visit: Group) -> EntityMention | None:
    """The state visited, standing for itself."""
    return next((e.as_state() for e in (*visit.recipients, visit.place) if e and e.country == _state(visit)), None)


def away(a: Group, b: Group) -> int:
    """How far apart two groups of one article stand, in characters."""
    return min(abs(m.event.span.start - n.event.span.start) for m in a.mentions for n in b.mentions)


def _framed(group: Group, visits: Sequence[Group]) -> Group:
    """A meeting or an agreement of a traveller with the state visited takes place there, and then if nothing else dates it."""
    around = [visit for visit in visits if _frames(visit, group)] or _only(visits, group)
    if not around:
        return group
    visit = min(around, key=lambda v: (_state(v) not in group.states, away(v, group)))
    stay = visit.place and (visit.place.as_state() if visit.place.basis == AIRPORT else visit.place)
    known = group.interval and visit.interval and group.interval.intersect(visit.interval) == group.interval
    known = known or still_there(visit, group)
    undated = group.interval is None or (group.weak and not (known and group.status is Status.OCCURRED)) or wider(group, visit)
    mentions = []
    for mention in group.mentions:
        event = mention.event if group.place or CABLED in mention.event.subtypes else replace(mention.event, place=stay)
        mention = replace(mention, event=event)
        if undated and visit.interval and not visit.weak:
            if visit.status is Status.PLANNED and not event.firm:
                event = replace(event, status=Status.PLANNED)
            days = its_part(visit.interval, event)
            precision = Precision.DAY if days.days == 1 else Precision.RANGE
            mention = replace(mention, event=event, interval=days, precision=precision, basis=visit.basis)
        elif group.weak and visit.interval is None and visit.status is Status.OCCURRED:
            mention = replace(mention, interval=None, precision=None, basis=None)
        mentions.append(mention)
    return replace(group, mentions=tuple(mentions))


def _only(visits: Sequence[Group], group: Group) -> list[Group]:
    """The only visit of an article, if its traveller is to meet somebody and nothing says when or where."""
    known = [visit for visit in visits if visit.recipients]
    untold = group.interval is None and group.place is None and group.status is Status.PLANNED
    return known if untold and len(known) == 1 and group.keys & {p.key for p in known[0].acting} else []


def _frames(visit: Group, group: Group) -> bool:
    """Whether a visit can hold an event: its traveller takes part, so does the state visited, and no date or status speaks against it."""
    travellers, state = {p.key for p in visit.acting}, _state(visit)
    here = bool(state) and (state in group.states or (group.place is not None and group.place.country == state))
    here = here or bool(state and sentences(visit) & sentences(group))
    if not here or not (not travellers.isdisjoint(group.keys) or _acts_for(visit, group)):
        return False
    if group.place and group.place.country not in ("", state):
        return False
    if group.interval and not group.weak:
        return bool(visit.interval and visit.interval.meets(group.interval, slack=1))
    if long_over(visit, group) and not (group.status is not Status.PLANNED and told_of(visit, group)):
        return False
    brief = visit.interval is not None and visit.interval.days <= _BRIEF
    ahead = visit.interval and group.published and visit.interval.start > group.published.end
    if ahead and group.status is Status.OCCURRED and group.firm:
        return False
    if group.status is Status.DENIED and sentences(visit) & sentences(group):
        return True
    return group.status is visit.status or (brief and Status.PLANNED in (group.status, visit.status))


def _acts_for(visit: Group, group: Group) -> bool:
    """Whether the traveller acts for his state: he brings its message, or it agrees in the sentence that tells of his visit, or there."""
    together = bool(sentences(visit) & sentences(group))
    there = group.place is not None and group.place.country == _state(visit) and _state(visit) in group.states
    acts = together or there if group.type == "agreement" else group.type == "message" and (together or "carried" in group.subtypes)
    return acts and not group.states.isdisjoint(p.country for p in visit.acting)


def sentences(group: Group) -> set[tuple[str, int]]:
    """The sentences that tell of a group."""
    return {(m.event.document.id, m.event.sentence.first) for m in group.mentions}


def _state(visit: Group) -> str:
    return visit.place.country if visit.place else next((e.country for e in visit.recipients), "")


def _hosted(visit: Group, groups: Sequence[Group]) -> Group:
    if not visit.actors:
        return visit
    met = [(group, found) for group in groups if group.type == "meeting" and (found := _met(visit, group))]
    held = [found for group, found in met if _while_there(visit, group)] or [found for _, found in met]
    hosts = _hosts(visit, groups, [person for found in held for person in found])
    if not met:
        return replace(visit, hosts=hosts) if hosts else visit
    dates = [
        m.interval for m, _ in met if m.status is visit.status is Status.OCCURRED and m.interval and not m.weak and m.interval.days == 1
    ]
    if dates and (visit.interval is None or visit.weak):
        return replace(visit, hosts=hosts, mentions=tuple(_dated(m, dates) for m in visit.mentions))
    widened = visit.widened
    for meeting, _ in met:
        if meeting.status is visit.status is Status.OCCURRED and meeting.interval and not meeting.weak and visit.interval:
            earliest = visit.interval.start - dt.timedelta(days=0 if "arrival" in visit.subtypes else 1)
            near = meeting.interval.meets(visit.interval, slack=3) and meeting.interval.days == 1 and meeting.interval.start >= earliest
            widened = (widened.hull(meeting.interval) if widened else meeting.interval) if near else widened
    return replace(visit, hosts=hosts, widened=widened)


def _while_there(visit: Group, meeting: Group) -> bool:
    """Whether a meeting of a visit is told as the visit is: both held or both to come, and not before the traveller is told to arrive."""
    days, others = visit.interval, meeting.interval
    arrived = "arrival" in visit.subtypes and days and others and others.start < days.start
    return meeting.status is visit.status and not arrived and not _greeted(meeting)


def _greeted(meeting: Group) -> bool:
    """Whether somebody only was there to receive the traveller when he came."""
    return all(mention.event.rule == _GREETING for mention in meeting.mentions)


def _begun(visit: Group, groups: Sequence[Group]) -> Group:
    """A visit told in the present as of the day on which its traveller met somebody there has begun: the same sentence tells both."""
    if visit.status is not Status.PLANNED or not any(m.event.present for m in visit.mentions):
        return visit
    met = (g for g in groups if g.type == "meeting" and g.status is Status.OCCURRED and sentences(g) & sentences(visit))
    days = [g.interval for g in met if _met(visit, g)]
    if not any(day and visit.interval and day.end >= visit.interval.start for day in days):
        return visit
    return retold(visit, lambda event: replace(event, status=Status.OCCURRED) if event.present else event)


def _hosts(visit: Group, groups: Sequence[Group], met: Sequence[EntityMention]) -> tuple[EntityMention, ...]:
    """The highest of those whom the traveller met there, else who shared with him what he did there, else who invited him.

    A host told right beside the journey stays, unless he only welcomed the traveller, or is one of those whom he met, did not invite him
    and is no counterpart of his.
    """
    invited = [e for m in visit.mentions if INVITED in m.event.subtypes for e in m.event.recipients]
    if invited:
        return (min(invited, key=standing),)
    if told := [e for e in visit.recipients if e.kind is Kind.PERSON]:
        equal = {e.office for e in told} & {e.office for e in visit.actors}
        if met and not equal and any(GREETED in m.event.subtypes for m in visit.mentions):
            return (min((*met, *told), key=standing),)
        among = {key(e) for e in told} <= {key(e) for e in met}
        return (min(met, key=standing),) if among and not equal else ()
    shared = [person for group in groups if group.type in _SHARED and _together(visit, group) for person in _met(visit, group)]
    people = met or shared or [person for group in groups if group.type == "invitation" for person in _inviting(visit, group)]
    people = people or _heads(visit, groups)
    return (min(people, key=standing),) if people else ()


def _heads(visit: Group, groups: Sequence[Group]) -> list[EntityMention]:
    """The head of the state visited, if he takes part in anything in these days and the traveller is of his rank or his deputy's."""
    if not any(standing(e) <= _HEADS for e in visit.actors):
        return []
    acting = [group for group in groups if visit.interval and group.interval and group.interval.meets(visit.interval, slack=_SOON)]
    people = (e for group in acting for e in (*group.actors, *group.recipients) if e.name)
    return [e for e in people if standing(e) < _HEADS and e.country == _state(visit) and key(e) not in {p.key for p in visit.acting}]


def _inviting(visit: Group, invitation: Group) -> list[EntityMention]:
    """Who of the state visited has asked the traveller to come."""
    travellers = {p.key for p in visit.acting}
    asked = visit.status is Status.PLANNED and any(key(e) in travellers for e in invitation.recipients)
    return [e for e in invitation.actors if asked and e.kind is Kind.PERSON and e.name and e.country == _state(visit)]


def _dated(mention: Anchored, days: Sequence[Interval]) -> Anchored:
    """A mention of a visit that only the days of its meetings date, and its article's if it is under way."""
    interval = days[0]
    for day in (*days[1:], *((mention.interval,) if mention.event.present and mention.interval else ())):
        interval = interval.hull(day)
    return replace(mention, interval=interval, precision=Precision.DAY if interval.days == 1 else Precision.SPAN, basis=Basis.RELATIVE)


def _met(visit: Group, meeting: Group) -> list[EntityMention]:
    """The people of the visited state whom the traveller met on the visit's days."""
    travellers = {p.key for p in visit.acting}
    everybody = (*meeting.actors, *meeting.recipients)
    bearers = meeting.others if meeting.type == "message" else ()
    if not any(key(e) in travellers for e in (*everybody, *bearers)):
        return []
    if visit.interval and meeting.interval and not visit.interval.meets(meeting.interval, slack=3):
        return []
    if (visit.interval is None) != (meeting.interval is None) and visit.status is not meeting.status:
        return []
    state = _state(visit)
    if meeting.place and meeting.place.country and meeting.place.country != state:
        return []
    own = [e for e in everybody if e.kind is Kind.PERSON and not e.plural and e.country == state and key(e) not in travellers]
    return own or [e for e in everybody if key(e) not in travellers and at_seat(e, visit.place, visit.interval)]
