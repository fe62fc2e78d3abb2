"""Days lent by what an article tells beside: the talks in which something is given, the gathering on whose sidelines two meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.link.group import Group
from timeline.link.hosts import away, sentences
from timeline.link.people import key
from timeline.link.stays import NEAR, its_part
from timeline.model import ASIDE, ASIDE_OF_IT, Interval, Kind, Precision, Status

_GIVEN = frozenset({"invitation", "message"})
_WISHES = frozenset({"congratulation", "condolence"})
"""Messages that nobody has to bring."""
_TALKS = frozenset({"meeting", "call"})
_LATELY = 15
"""Days within which talks that are the article's news began."""


def with_occasions(groups: Sequence[Group]) -> list[Group]:
    """The groups of one article: what only the article itself dates, or nothing, with the days of its occasion."""
    return [_dated(group, groups) if group.interval is None or group.weak else group for group in groups]


def _dated(group: Group, groups: Sequence[Group]) -> Group:
    occasion = _talks(group, groups) if group.type in _GIVEN else _gathering(group, groups)
    if occasion is None or occasion.interval is None:
        return group
    mentions = []
    for mention in group.mentions:
        days = its_part(occasion.interval, mention.event)
        precision = Precision.DAY if days.days == 1 else Precision.RANGE
        mentions.append(replace(mention, interval=days, precision=precision, basis=occasion.basis))
    return replace(group, mentions=tuple(mentions))


def _talks(given: Group, groups: Sequence[Group]) -> Group | None:
    """The talks in which something was given: told before it between the same two, or right beside it with who brings it."""
    if given.status is not Status.OCCURRED:
        return None
    held = [g for g in groups if g.type in _TALKS and g.status is Status.OCCURRED and g.interval and not (given.weak and g.weak)]
    found = [g for g in held if (given.type == "invitation" and _between(given, g)) or _brought(given, g)]
    return min(found, key=lambda g: away(g, given)) if found else None


def _between(given: Group, talks: Group) -> bool:
    """Whether talks were those of giver and receiver, told before, if not right before then as news; a call in one breath."""
    receivers = {key(e) for e in given.recipients} & talks.keys
    if not (_before(talks, given) and receivers and {p.key for p in given.acting} & talks.keys):
        return False
    if talks.type == "call":
        return bool(sentences(talks) & sentences(given))
    return _lately(talks, given) or away(talks, given) <= NEAR


def _before(talks: Group, given: Group) -> bool:
    """Whether talks are told before what was given."""
    return min(m.event.first for m in talks.mentions) <= min(m.event.first for m in given.mentions)


def _lately(talks: Group, given: Group) -> bool:
    """Whether talks are of the days of the article that tells what was given."""
    return bool(talks.interval and given.published and (given.published.start - talks.interval.end).days <= _LATELY)


def _brought(given: Group, talks: Group) -> bool:
    """Whether the receiver met the bearer, or right beside it somebody of the giver's state: not long before what was told first."""
    receivers = {key(e) for e in given.recipients}
    if away(talks, given) > NEAR or not receivers & talks.keys or given.subtypes & _WISHES:
        return False
    if given.weak and not (_before(talks, given) or _lately(talks, given)):
        return False
    states, givers = {p.country for p in given.acting if p.country}, {p.key for p in given.acting}
    met = [e for e in (*talks.actors, *talks.recipients) if key(e) not in receivers | givers]
    bearers = {key(e) for e in given.others}
    return any(key(e) in bearers or (e.kind is Kind.PERSON and e.country in states) for e in met)


def _gathering(group: Group, groups: Sequence[Group]) -> Group | None:
    """The conference or the visit on whose sidelines talks that nothing dates are told of: one that their sentence names, else the
    conference told of before, the nearest one to the article's day.
    """
    published, told = group.published, {kind for mention in group.mentions for kind in mention.event.subtypes}
    if group.interval is not None or group.type != "meeting" or published is None or ASIDE not in told:
        return None
    known = [g for g in groups if g.interval and not g.weak]
    held = [g for g in known if _named_beside(g, group)]
    if not held and ASIDE_OF_IT in told:
        held = [g for g in known if g.type == "conference"]
    return min(held, key=lambda g: _apart(g, published), default=None)


def _named_beside(occasion: Group, group: Group) -> bool:
    """Whether the sentence of a group names an occasion: a conference, or a visit that is told of elsewhere."""
    beside = [m.event for m in occasion.mentions if (m.event.document.id, m.event.sentence.first) in sentences(group)]
    return bool(beside) and (occasion.type == "conference" or (occasion.type == "visit" and not any(e.dates for e in beside)))


def _apart(group: Group, published: Interval) -> int:
    """Days between a group and the day of its article."""
    days = group.interval
    return max(0, (published.start - days.end).days, (days.start - published.end).days) if days else 0
