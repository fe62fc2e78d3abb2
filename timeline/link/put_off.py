"""What is put off: one event, called off on the day on which it was to be, with its new day in the notes."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from timeline.link.between import agreement, clash
from timeline.link.blocks import Token, tokens
from timeline.link.compare import Level
from timeline.link.group import Group
from timeline.model import Anchored, Interval, Status

PUT_OFF = "put off"
_LONGEST = dt.timedelta(days=92)
"""A new day that lies farther off than this is that of another event."""


def put_off(groups: Sequence[Group]) -> list[Group]:
    """The groups, those called off made one with the one plan of the same people that is their old day or their new one.

    What is called off bears its new day where the text says nothing but until when it was put off: then the plan was told before, and
    still lay ahead. It bears the old one where its article goes on to tell of the new plan.
    """
    called_off = [group for group in groups if group.status is Status.CANCELLED and _days(group)]
    if not called_off:
        return list(groups)
    plans: defaultdict[Token, list[Group]] = defaultdict(list)
    for group in groups:
        if group.status is Status.PLANNED and _days(group):
            for token in tokens(group):
                plans[token].append(group)
    moved, gone = dict[int, Group](), set[int]()
    for group in called_off:
        meant = {id(plan): plan for token in tokens(group) for plan in plans[token] if _means(group, plan)}
        if len(meant) == 1 and not meant.keys() & (moved.keys() | gone):
            old, new = sorted((group, *meant.values()), key=lambda g: g.interval.start if g.interval else dt.date.max)
            moved[id(old)] = _moved(old, new)
            gone.add(id(new))
    return [moved.get(id(group), group) for group in groups if id(group) not in gone]


def _days(group: Group) -> Interval | None:
    """The days of a group, if more than the date of its article says so."""
    return None if group.weak else group.interval


def _means(called_off: Group, plan: Group) -> bool:
    """Whether what is called off may be a plan, on its old day or its new one."""
    own, planned, told = _days(called_off), _days(plan), called_off.published
    if own is None or planned is None or told is None:
        return False
    before = told.start <= planned.end < own.start <= planned.end + _LONGEST and _told_before(plan, called_off)
    after = own.end < planned.start <= own.end + _LONGEST and plan.documents == called_off.documents and _told_before(called_off, plan)
    same = (before or after) and len(called_off.states) == len(plan.states) and agreement(called_off, plan) is Level.SAME_PEOPLE
    return same and clash(called_off, plan) in ("", "other days")


def _told_before(group: Group, other: Group) -> bool:
    """Whether a group is told in an older article than another, or above it in its own."""
    return any(_before(m, n) for m in group.mentions for n in other.mentions)


def _before(one: Anchored, other: Anchored) -> bool:
    if one.event.document.id == other.event.document.id:
        return one.event.span < other.event.span
    days, others = one.event.document.published, other.event.document.published
    return bool(days and others and days.end < others.start)


def _moved(old: Group, new: Group) -> Group:
    """An event on its old day, once it is put off to a new one."""
    days = new.interval
    text = "" if days is None else f"{days.start}" if days.days == 1 else f"{days.start}..{days.end}"
    undated = [replace(m, interval=None, precision=None, basis=None, notes=(*m.notes, f"{PUT_OFF} to {text}")) for m in new.mentions]
    return replace(
        old,
        mentions=(*old.mentions, *undated),
        reasons=(*old.reasons, *(reason or PUT_OFF for reason in new.reasons)),
        origins=(*old.origins, *new.origins),
        hosts=old.hosts or new.hosts,
        copies=old.copies | new.copies,
    )
