"""Dates that stand beside an event and belong to something else: to a noun, to what was signed, to what is planned."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.items import Item
from timeline.events.lexemes import BE
from timeline.events.parts import JOURNEYS, is_participle
from timeline.timex import DEADLINE

_YEAR, _NAMED = "year alone", frozenset({"word", "noun"})
_PLANNED = 8
_ONWARD = frozenset({"later", "from_her", "from_him"})
"""The kinds of ``then`` and of ``from there``."""


def of_another(row: Sequence[Item], at: int, triggers: Sequence[int]) -> bool:
    """Whether a date is the genitive of what comes before or after the event (``before next week's summit``), or that of what
    was signed (``left the agreement signed in 2015``), or a year that names a word (``the war of 1973``).
    """
    noun = at - 1
    signed = noun - 1 if row[noun].kind == "in" else noun
    date = row[at].date
    if date and date.rule == _YEAR and noun > 0 and noun not in triggers and row[noun].kind in _NAMED and not row[noun].definite:
        return True
    if signed > 0 and signed not in triggers and is_participle(row[signed]):
        return True
    if next_leg(row, signed - 1) and row[signed].entities and signed > max(triggers):
        return True
    if noun < 1 or noun in triggers or not row[noun].nouns or row[noun].definite:
        return False
    return row[noun - 1].kind in ("before", "after", "morrow", "eve")


def next_leg(row: Sequence[Item], i: int) -> bool:
    """Whether the next leg of a journey opens at ``to``, past what is done before it (``goes to Rome to meet X, then to Paris``)."""
    if row[i].kind != "to" or i < 3:
        return False
    return row[i].joined or (row[i - 1].kind in _ONWARD and (row[i - 1].joined or row[i - 2].kind == "comma"))


def of_what_is_to_come(row: Sequence[Item], at: int, triggers: Sequence[int], kind: str) -> bool:
    """Whether a date is until when something told before the event is to be done, or for when something else is planned."""
    date, last = row[at].date, max(i for i in (*triggers, 0) if i < at or i == 0)
    if date and at < min(triggers) and DEADLINE in dict(date.slots):
        return True
    return _of_planned(row, at, last, kind)


def _of_planned(row: Sequence[Item], at: int, trigger: int, kind: str) -> bool:
    """Whether a date is for when something else is planned that the event comes before or is about (``before the polls due in May``).

    Who travels to what is planned is there on its day.
    """
    planned = next((i for i in range(at - 1, max(trigger, at - _PLANNED), -1) if row[i].kind == "planned" and not row[i].verbs), 0)
    if not planned or row[planned + 1].kind in ("verb", "that") or BE in row[planned - 1].verbs.ids:
        return False
    noun = next((i for i in range(planned - 1, max(trigger, planned - _PLANNED), -1) if row[i].nouns), 0)
    matter = noun and kind not in JOURNEYS and "for" in (row[noun].preposition, row[noun - 1].kind)
    return bool(matter) or any(item.kind in ("before", "eve", "about", "planned") for item in row[trigger + 1 : planned])
