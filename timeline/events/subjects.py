"""Where the subject of a verb may stand."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.clause import Complement, complements
from timeline.events.frames import Frame, Slot
from timeline.events.items import Item
from timeline.events.lexemes import BE
from timeline.events.parts import WORDS
from timeline.model import Kind

_WHEN = frozenset({"date", "adverb", "mark", "comma"})


def in_apposition(row: Sequence[Item], one: Complement, other: Complement) -> bool:
    """Whether the first of two people is only whose man the second is (``an aide of X, General Y, arrived``)."""
    people = all(e.kind is Kind.PERSON and not e.plural for e in (*one.entities, *other.entities))
    return people and one.gap > 0 and other.gap == 0 and row[one.at + 1].kind == "comma" and row[one.at - 1].kind in WORDS


def acts_behind(frame: Frame, row: Sequence[Item], at: int) -> bool:
    """Whether only its subject can stand bare right behind a verb of meeting: it has no object, and nobody stands right before it."""
    return frame.type == "meeting" and frame.object is None and row[at - 1].kind != "entity"


def following(row: Sequence[Item], at: int) -> Item:
    """What follows an item, less when and how; itself if nothing does."""
    return next((item for item in row[at + 1 :] if item.kind not in ("adverb", "date", "mark")), row[at])


def surely_verb(row: Sequence[Item], at: int, subject: Complement) -> bool:
    """Whether what follows its subject is no noun: in a relative clause, or in a pluperfect, whose ``be`` stands before the subject."""
    return row[at - 1].kind == "rel" or (subject.at > 0 and BE in row[subject.at - 1].verbs.ids)


def subject_after(row: Sequence[Item], verb: int, noun: int) -> Complement | None:
    """The subject that stands behind a definite object, which takes no genitive, past where it is done (``witnessed the ceremony the
    president and``).
    """
    if not all(item.kind in ("on", "in") for item in row[verb + 1 : noun]) or not row[noun].definite:
        return None
    behind = next((c for c in complements(row, noun + 1) if c.preposition.rstrip("~") not in ("in", "by")), None)
    return behind if behind and not behind.preposition and not behind.gap else None


def takes_subject_place(slot: Slot, complement: Complement) -> bool:
    """Whether what stands right after a verb, in the place of its subject, can be none: nobody else is understood then."""
    return not complement.gap and not complement.oblique and not any(map(slot.admits, complement.entities))


def object_beside(row: Sequence[Item], masdar: int, after: Sequence[Complement]) -> Sequence[Complement]:
    """The object of a masdar, beside the person who does what it says, with nothing but the time between; whom somebody goes to do it to
    does nothing himself.
    """
    if len(after) < 2 or after[1].preposition or row[masdar].preposition == "for" or after[0].entities[0].kind is not Kind.PERSON:
        return ()
    between = {item.kind for item in row[after[0].at + 1 : after[1].at]}
    return after[1:2] if between <= _WHEN and ("comma" not in between or "date" in between) else ()
