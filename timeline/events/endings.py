"""Verbs that say of a journey when it began or ends."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.items import Item

ENDINGS = frozenset({"conclude", "conclude2", "end", "end2"})
_BEGINNINGS, _IT_BEGAN, _IT_ENDS = frozenset({"begin", "start"}), "perfect 3fs", "imperfect 3fs"


def closes(row: Sequence[Item], at: int) -> bool:
    """Whether a verb says of what was told that it ends on a date (``a tour that takes in X and ends on Monday``)."""
    verb = at - 2 if row[at - 1].kind == "in" else at - 1
    forms = [form for lemma, form in row[verb].verbs if lemma.id in ENDINGS and form.startswith("imperfect")] if verb > 0 else []
    return bool(forms) and (row[verb].joined or any(form == _IT_ENDS for form in forms))


def begun_on(row: Sequence[Item], at: int) -> bool:
    """Whether a verb says of a journey that it began on a date (``after a visit that began on Monday``)."""
    verb = at - 2 if row[at - 1].kind == "in" else at - 1
    return verb > 0 and any(
        lemma.id in _BEGINNINGS and form.startswith("perfect") and (form.endswith("+object") or form == _IT_BEGAN)
        for lemma, form in row[verb].verbs
    )
