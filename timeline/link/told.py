"""A group with what others of its article tell of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from timeline.link.group import Group
from timeline.model import EventMention


def changed(group: Group, **sides: Any) -> Group:
    """A group whose best mention has the given sides."""
    first = group.mentions[0]
    return replace(group, mentions=(replace(first, event=replace(first.event, **sides)), *group.mentions[1:]))


def retold(group: Group, tell: Callable[[EventMention], EventMention]) -> Group:
    """A group with the event of each mention told another way."""
    return replace(group, mentions=tuple(replace(mention, event=tell(mention.event)) for mention in group.mentions))
