"""What is said of an event noun after it: that it is planned, may take place or was called off."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.arabic import AND
from timeline.events.items import Item
from timeline.events.lexemes import CANCEL
from timeline.events.parts import ADJUNCTS, CLOSERS, GOVERNING
from timeline.events.plans import scheduled

_ENDS = frozenset({"stop", "bound", "where", "ere", "deny", "neg", "wont", "another"})
_DESCRIBING = frozenset({"that", "verb"})
_APART = CLOSERS | ADJUNCTS | {"noun", CANCEL}


def cues_after(row: Sequence[Item], last: int) -> list[tuple[str, int]]:
    """What is said of a noun after it: participles (``planned``, ``expected``), a verb in the future or one that calls off its subject."""
    found: list[tuple[str, int]] = []
    if not row[last].nouns:
        return found
    if _called_off(row, last):
        return [("cancel", 1)]
    for i in range(last + 1, min(last + 8, len(row))):
        if row[i].kind in _APART:
            break
        if row[i].kind in ("planned", "speculated"):
            found.append((row[i].kind, i - last))
            break
        if row[i].kind == "perhaps" and i + 1 < len(row) and any(form.startswith("imperfect") for _, form in row[i + 1].verbs):
            found.append(("speculated", 1))
            break
        if row[i].kind == "verb":
            if not row[i].joined and any(form.startswith("future") for _, form in row[i].verbs):
                found.append(("future", 1))
            break
    return found


def _called_off(row: Sequence[Item], noun: int) -> bool:
    """Whether the verb of which a noun is the subject says that it was called off, past any clause that describes it."""
    for i in range(noun + 1, len(row)):
        item = row[i]
        kind = item.kind
        if kind == CANCEL or (kind == "verb" and row[i - 1].kind == "perhaps" and any(verb.cue == CANCEL for verb, _ in item.verbs)):
            followed = i + 1 < len(row) and (row[i + 1].kind == "entity" or bool(row[i + 1].nouns))
            apart = item.prefix.startswith(AND[0]) or item.preposition or item.nouns or row[i - 1].kind in GOVERNING
            return not (followed or apart)
        described = kind in _DESCRIBING and (row[i - 1].kind == "rel" or scheduled(row, i) or scheduled(row, i - 1))
        if kind in _ENDS or (kind in _DESCRIBING and not described):
            return False
    return False
