"""Who is met apart and who together: one meeting with each counterpart, or one with all of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from timeline.events.items import Item
from timeline.events.parts import is_noun
from timeline.model import EntityMention, Kind

_HOUSES = frozenset({"head_of_state", "head_of_government", "supreme_leader", "parliament_speaker", "deputy_head_of_state"})
"""Offices whose holders receive by themselves; a minister sits beside his head of government."""
_COUNTED = frozenset({"meeting", "call", "message", "cable", "ambassador"})
_EACH, _APART = 4, 12
_WITH_EACH = 3
"""The words of *with each of*, which no other phrase of its kind has."""


def apart(recipients: tuple[EntityMention, ...], row: Sequence[Item], trigger: int) -> list[tuple[EntityMention, ...]]:
    """The counterparts of a meeting or call, those who are met together in one group.

    A plural that counts (``meetings with``), or a plural with ``each of``, keeps all apart; a verb those of other states and houses,
    a preposition that is repeated what it governs (``talks with X, and with Y``), and ``then`` who comes next.
    """
    if len(recipients) < 2:
        return [recipients]
    if counts(row[trigger]) or _each(row, trigger):
        return [(one,) for one in recipients]
    told = bool(row[trigger].verbs) and not is_noun(row, trigger)
    again = _repeated(row, trigger)
    groups = [recipients[:1]]
    for one in recipients[1:]:
        if one.first in again or (told and _apart(groups[-1][-1], one)):
            groups.append((one,))
        else:
            groups[-1] += (one,)
    return groups


def _repeated(row: Sequence[Item], trigger: int) -> frozenset[int]:
    """The tokens behind a preposition that ``and`` repeats, or behind ``then``; between them, two are on both sides of one thing."""
    after = list(pairwise(row[trigger:]))
    apart = [item.first for before, item in after if (before.kind == "with" and before.joined) or before.kind == "later"]
    return frozenset(apart + [item.first for _, item in after if item.joined and item.preposition == "by" and item.kind == "entity"])


def counts(item: Item) -> bool:
    """Whether a noun is a number that counts: meetings with two people, cables from two, are one with each; talks are not."""
    return any(noun.id in _COUNTED and form.startswith(("plural", "dual")) for noun, form in item.nouns)


def _each(row: Sequence[Item], trigger: int) -> bool:
    """Whether each of the counterparts has talks of his own."""
    if any(item.kind == "each" or _each_of_them(item) for item in row[trigger : trigger + _APART]):
        return True
    talks = any(noun.id == "talks" and form.startswith("plural") for noun, form in row[trigger].nouns)
    near = row[trigger : trigger + _EACH]
    return talks and any(item.kind == "with" and item.last - item.first == _WITH_EACH for item in near)


def _each_of_them(item: Item) -> bool:
    """Whether a pronoun means each of two: ``with each of them``, not ``with them``."""
    return item.kind == "with_two" and item.last - item.first > 1


def _apart(a: EntityMention, b: EntityMention) -> bool:
    """Whether two people are met one after the other: of other states, or each the head of a house of his own."""
    if a.kind is not Kind.PERSON or b.kind is not Kind.PERSON or not (a.name and b.name):
        return False
    return a.country != b.country or b.office in _HOUSES
