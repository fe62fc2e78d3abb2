"""Whether the text says that an event took place, is planned, was called off, is denied or is only talked of."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.clause import CLOSERS, Item
from timeline.model import Status

_REACH = 12


UNMARKED = "nothing marks it"


def status(row: Sequence[Item], triggers: Sequence[int]) -> tuple[Status, str]:
    """The status of an event whose trigger words are ``triggers``, and the cue that decided; ``UNMARKED`` when none did.

    Cues scope over what follows them in their clause; the innermost decides, and a denial of a cancellation lets the event stand.
    """
    first = min(triggers)
    cues = _cues_before(row, first) + _cues_after(row, max(triggers))
    kinds = {kind for kind, _ in cues}
    forms = [form for i in triggers for _, form in row[i].verbs]
    if "no_plan" in kinds:
        return Status.DENIED, "no plan"
    if "cancel" in kinds:
        return (Status.PLANNED, "cancellation denied") if kinds & {"deny", "neg"} else (Status.CANCELLED, "cancelled")
    if "deny" in kinds:
        return Status.DENIED, "denied"
    if any(kind == "neg" and distance <= 3 for kind, distance in cues):
        return Status.DENIED, "negated"
    if _speculated(cues, forms):
        return Status.SPECULATED, "only possible"
    if any(form.startswith("future") for form in forms) or any(k == "future" and d <= 2 for k, d in cues):
        return Status.PLANNED, "future tense"
    if _circumstance(row, triggers):
        return Status.PLANNED, "circumstance of what is to come"
    if _purpose(row, first):
        return Status.PLANNED, "purpose"
    if "planned" in kinds and not any(form.startswith("perfect") for form in forms):
        return Status.PLANNED, "planned"
    if any(form.startswith("perfect") for form in forms):
        return Status.OCCURRED, "perfect tense"
    return Status.OCCURRED, UNMARKED


def _speculated(cues: Sequence[tuple[str, int]], forms: Sequence[str]) -> bool:
    """A cue of possibility speculates, unless a verb in the perfect follows it (the particle then asserts)."""
    near = [distance for kind, distance in cues if kind == "speculated" and distance <= 6]
    return bool(near) and not any(form.startswith("perfect") for form in forms)


def _purpose(row: Sequence[Item], first: int) -> bool:
    """What somebody goes to do is planned: the particle of purpose on the verb or the masdar after a verb of motion."""
    item = row[first]
    if item.preposition != "for":
        return False
    return bool(item.verbs) or any(verb.id in ("head", "travel", "arrive", "depart") for i in row[:first] for verb, _ in i.verbs)


def _circumstance(row: Sequence[Item], triggers: Sequence[int]) -> bool:
    """An imperfect that says what happens in the course of something (``during it``)."""
    return any(
        form.startswith("imperfect") and i + 1 < len(row) and row[i + 1].kind == "therein" for i in triggers for _, form in row[i].verbs
    )


def _cues_before(row: Sequence[Item], first: int) -> list[tuple[str, int]]:
    found = []
    for i in range(first - 1, max(-1, first - _REACH), -1):
        kind = row[i].kind
        if kind == "stop":
            break
        if kind in ("no_plan", "cancel", "deny", "neg", "speculated", "planned", "future"):
            found.append((kind, first - i))
        if kind == "neg_weak":
            found.append(("neg", first - i + 1))
        if kind == "verb" and not row[i].nouns and first - i > 1 and any(form.startswith("perfect") for _, form in row[i].verbs):
            break
    return found


def _cues_after(row: Sequence[Item], last: int) -> list[tuple[str, int]]:
    """Participles that describe the noun right after it (``planned``, ``expected``)."""
    found = []
    for i in range(last + 1, min(last + 8, len(row))):
        if row[i].kind in CLOSERS | {"verb", "rel"}:
            break
        if row[i].kind in ("planned", "speculated"):
            found.append((row[i].kind, i - last))
            break
    return found
