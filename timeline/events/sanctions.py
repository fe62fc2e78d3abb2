"""On whom sanctions lie where no complement of theirs names him: what they cover, what they bar, who is subject to them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from timeline.events.clause import complements, subject_before
from timeline.events.filling import Roles
from timeline.events.frames import Frame, Slot
from timeline.events.items import Item
from timeline.events.parts import CLOSERS, WORDS
from timeline.model import EntityMention, Kind

_REACH, _NEAR = 14, 6
_INCLUDING = frozenset({"include", "comprise", "reach", "target"})
_BEARING = frozenset({"undergo", "face", "be_exposed"})
_GOODS = frozenset({"trade", "assets"})
_LYING_ON = frozenset({"on", "about"})
_MATTER = WORDS | frozenset({"noun", "adverb", "mark", "in", "on", "to", "from", "for", "demonym", "entity"})


def bearers(frame: Frame, roles: Roles, row: Sequence[Item], at: int) -> None:
    """Fill in on whom sanctions lie, told by the words around their noun at ``at``."""
    if frame.type != "sanction" or roles.filled.get("recipient"):
        return
    acting = {e.country for e in roles.filled.get("actor", [])}
    for found, reason in (
        (_concerning(row, at), "whom they concern"),
        (_covered(row, at), "what the sanctions cover"),
        (_barred(row, at, acting), "whose goods they bar"),
        (_subject_to(row, at), "who is subject to them"),
    ):
        if found and roles.put(Slot("recipient", "state"), found, reason):
            return


def _concerning(row: Sequence[Item], at: int) -> tuple[EntityMention, ...]:
    """The state that an adjective of the sanctions brings with *by* (``the sanctions pertaining to Mali``)."""
    behind = row[at + 2] if at + 2 < len(row) and row[at + 1].kind in WORDS else None
    state = behind is not None and behind.kind == "entity" and behind.preposition == "by" and behind.entities[0].kind is Kind.STATE
    return behind.entities if behind and state else ()


def _covered(row: Sequence[Item], at: int) -> list[EntityMention]:
    """Whom sanctions come to cover, told by a verb of its own (``widened its sanctions to include Russian banks``)."""
    for i in range(at + 1, min(at + _REACH, len(row))):
        if row[i].kind in CLOSERS:
            break
        if row[i].verbs.among(_INCLUDING):
            return [e for item in row[i + 1 : i + _REACH] if item.kind in ("demonym", "entity") for e in item.entities if e.country][:1]
    return []


def _barred(row: Sequence[Item], at: int, acting: set[str]) -> list[EntityMention]:
    """Of which state that is barred is, or to which it goes (``a ban on the export of arms to Iran``, ``on imports of Russian coal``)."""
    goods = row[at].nouns.among(_GOODS)
    near = range(at + 1, min(at + _NEAR, len(row)))
    start = at if goods else next((i for i in near if row[i].kind in _LYING_ON), -1)
    if start < 0 or any(row[i].kind in CLOSERS or row[i].kind == "verb" for i in range(at + 1, start)):
        return []
    matter = takewhile(lambda item: item.kind in _MATTER, row[start + 1 : start + _REACH])
    whose = (e for item in matter for e in item.entities if e.country and e.country not in acting)
    return [e.as_state() if e.kind is Kind.PLACE else e for e in whose][:1]


def _subject_to(row: Sequence[Item], at: int) -> tuple[EntityMention, ...]:
    """The subject of a verb that says who bears the sanctions that somebody has imposed."""
    for i in range(at - 1, max(-1, at - _REACH), -1):
        if row[i].kind in CLOSERS:
            break
        if row[i].verbs.among(_BEARING):
            after = next((c for c in complements(row[:at], i + 1) if not c.preposition and c.gap <= 2), None)
            subject = after or subject_before(row, i)
            return subject.entities if subject else ()
    return ()
