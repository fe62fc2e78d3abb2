"""In which land a guest inspects a site of which nothing says where it lies: the one that he visits, or where he meets its officials."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.link.group import Group
from timeline.link.told import changed
from timeline.model import EntityMention

_ABROAD = ("visit", "meeting")


def with_sites(groups: Sequence[Group]) -> list[Group]:
    """The groups of one article; an inspection of which no land is told takes place where the same traveller is on those days."""
    return [_shown_round(group, groups) if group.type == "inspection" else group for group in groups]


def _shown_round(inspection: Group, groups: Sequence[Group]) -> Group:
    if inspection.recipients or inspection.host:
        return inspection
    land = next((land for kind in _ABROAD for g in groups if g.type == kind and (land := _land(g, inspection))), None)
    return changed(inspection, recipients=(land,)) if land else inspection


def _land(group: Group, inspection: Group) -> EntityMention | None:
    """The state where a visit or a meeting of the traveller takes place on the days of an inspection, if it is not his own."""
    there = group.place or next(iter(group.recipients), None)
    travels = {p.key for p in inspection.acting} & ({p.key for p in group.acting} if group.type == "visit" else group.keys)
    days = group.interval and inspection.interval and group.interval.meets(inspection.interval)
    if not (there and there.country and travels and days) or there.country in {e.country for e in inspection.actors}:
        return None
    return there.as_state()
