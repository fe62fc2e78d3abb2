"""Who only brings a letter, beside him from whom it comes."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.clause import Complement, complements
from timeline.events.filling import Roles
from timeline.events.frames import Frame, Slot
from timeline.events.items import Item


def without_courier(frame: Frame, roles: Roles, row: Sequence[Item], noun: int, inner: list[Complement]) -> list[Complement]:
    """What stands before the noun of a letter, less him from whom somebody gets it where it is another's (``got from the envoy a letter
    from the king``): he only brings it.
    """
    behind = complements(row, noun + 1)[:1] if frame.subject and frame.subject.role == "recipient" else []
    if not behind or behind[0].preposition != "from":
        return inner
    for courier in inner:
        if courier.preposition == "from":
            roles.put(Slot("other"), courier.entities, "who brings it")
    return [c for c in inner if c.preposition != "from"]
