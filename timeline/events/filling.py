"""The roles of an event as they fill up, each with the reason why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from timeline.events.frames import Slot, is_somebody
from timeline.model import EntityMention, Kind

Antecedent = Callable[[int, str, str], tuple[EntityMention, ...]]
"""Who an implicit subject or a pronoun before a token stands for, given its number (``s``, ``d``, ``p``, or ``o`` for an owner) and the
state of which he cannot be."""


@dataclass(slots=True)
class Roles:
    """Who fills which role so far, and why."""

    filled: dict[str, list[EntityMention]] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)
    covered: int = -1
    strange: bool = False
    """Whether somebody of whom we know nothing acts."""

    def put(self, slot: Slot, entities: Sequence[EntityMention], reason: str) -> bool:
        """Give a role to those entities that its filter admits; True when any was new."""
        held = [entity for entities in self.filled.values() for entity in entities]
        fresh = [e for e in entities if slot.admits(e) and not any(same(e, h) for h in held)]
        if not fresh or (slot.role in self.filled and slot.role not in ("recipient", "destination", "other")):
            return False
        if slot.role == "pair":
            self._pair(fresh)
        elif slot.role == "actor_or_destination":
            role = "actor" if is_somebody(fresh[0]) else "destination"
            role = "destination" if role in self.filled else role
            self.filled.setdefault(role, []).extend(fresh)
        else:
            self.filled.setdefault(slot.role, []).extend(fresh)
        self.reasons.append(f"{slot.role}: {reason}")
        return True

    def represent(self, people: Sequence[EntityMention], reason: str) -> bool:
        """Put people in the place of their own states or delegations; True when that leaves none of them out."""
        placed: set[EntityMention] = set()
        for role in ("actor", "recipient"):
            for i, held in enumerate(self.filled.get(role, [])):
                person = next((p for p in people if held.kind is Kind.STATE and p.country == held.country and p not in placed), None)
                if person:
                    self.filled[role][i] = person
                    placed.add(person)
        if placed:
            self.reasons.append(f"pair: {reason}")
        return len(placed) == len(people)

    def lead(self, people: Sequence[EntityMention], reason: str) -> None:
        """Put somebody before those whom ``between him and`` names: they are all on the other side."""
        others = [*self.filled.get("actor", []), *self.filled.get("recipient", [])]
        if people and others and not any(same(p, o) for p in people for o in others):
            self.filled |= {"actor": list(people), "recipient": others}
            self.reasons.append(f"actor: {reason}")

    def forget(self, reason: str) -> None:
        """Take back the acting side if it was filled for that reason: who announces a tie need not have it."""
        if f"actor: {reason}" in self.reasons:
            self.filled.pop("actor", None)
            self.reasons.remove(f"actor: {reason}")

    def _pair(self, both: list[EntityMention]) -> None:
        """The first is the acting side and the rest the other; where somebody acts already, only those of other states are. As many people
        as states, of whom nothing says of which they are, are theirs in order.
        """
        held = self.filled.get("actor", [])
        if len(held) == len(both) > 1 and all(e.kind is Kind.PERSON and not e.country for e in held):
            self.filled["actor"] = [replace(e, country=side.country) for e, side in zip(held, both, strict=True)]
            return
        acting = {e.country for e in held}
        if len(acting) > 1:
            return
        others = [e for e in both if e.country not in acting] if acting else both[1:]
        if not acting:
            self.filled["actor"] = both[:1]
        if others and "recipient" not in self.filled:
            self.filled["recipient"] = others


def same(a: EntityMention, b: EntityMention) -> bool:
    """Whether two mentions are one participant."""
    if a.kind is Kind.STATE and b.kind is Kind.STATE:
        return a.country == b.country
    return a.id == b.id if a.id and b.id else a.span == b.span


def number_of(form: str) -> str:
    """The number of a verb's subject as an antecedent is asked for: a feminine singular may be a state, a feminine dual two."""
    person = form.split("+")[0]
    if person.endswith("3fd"):
        return "n"
    return "f" if person.endswith("3fs") else person[-1] if person.endswith(("s", "d")) else "p"
