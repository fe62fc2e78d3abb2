"""A group with what others of its article tell of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from timeline.link.group import Group


def changed(group: Group, **sides: Any) -> Group:
    """A group whose best mention has the given sides."""
    first = group.mentions[0]
    return replace(group, mentions=(replace(first, event=replace(first.event, **sides)), *group.mentions[1:]))
