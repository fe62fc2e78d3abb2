"""Verbs and masdars that take up an event noun told before them, with its pronoun: ``the ties that it had cut``."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.adjuncts import SUPPORTS
from timeline.events.frames import Frame, Frames
from timeline.events.items import Item
from timeline.events.lexemes import MAY_BE_PASSIVE, PASSIVE
from timeline.events.parts import ADJUNCTS, CLOSERS, COORDINATE, GOVERNING, is_noun, is_participle

_AFTER, _TOUR, _LEADING = 6, "tour", "lead"
_ON_IT = frozenset({"on_him", "on_her"})
_RESUMING = _ON_IT | {"therein"}
_HER = "+her+object"
"""The form of a verb whose pronoun takes up ties, even definite ones, told before it."""
_DONE_TO = frozenset({"relations", "agreement", "sanction", "resolution"})
"""Types whose nouns do nothing, so that a verb without another subject is a passive (``the embassy that was closed in 2012``)."""
_NO_SUBJECT = GOVERNING | {"date", "comma", "stop", "mark", "adverb"}
_HAPPENS = ("_p", "_i")
"""How the ids of passives and of verbs without an object end."""


def resumed(row: Sequence[Item], at: int, noun: str, table: Frames) -> tuple[Frame, int, str] | None:
    """The verb of a relative clause that takes up an event noun with its pronoun (``the ties that it had cut``), or a masdar
    with its pronoun after a verb that only says that it took place (``an agreement between them whose signing took place``).
    """
    for i in range(at + 1, min(at + _AFTER + 2, len(row) - 1)):
        item = row[i]
        if item.kind in ("rel", "ere"):
            verb = next((j for j in range(i + 1, len(row)) if row[j].kind not in ("adverb", "perhaps", "background")), i)
            if taken := _took_place(row, verb, noun, table):
                return taken
            found = governs(row, verb, noun, table)
            return found if found and (takes_up(row, verb) or (item.kind == "rel" and _is_subject(row, found))) else None
        plainly = not row[at].definite or any(form.endswith(_HER) for _, form in item.verbs)
        mentioned = noun not in table.nouns or table.nouns[noun].needs & {"dated", "heading"} or (noun == _TOUR and _leads(row, at, i))
        if item.verbs and mentioned and plainly and takes_up(row, i):
            return governs(row, i, noun, table)
        if item.verbs.among(SUPPORTS):
            return _took_place(row, i, noun, table)
        annexed = item.kind == "noun" and i == at + 1 and not (row[at].definite or item.prefix)
        ends = item.kind in CLOSERS and item.kind != COORDINATE
        if ends or item.kind in ADJUNCTS or (item.kind in ("verb", "noun") and not annexed):
            return None
    return None


def _leads(row: Sequence[Item], at: int, verb: int) -> bool:
    """Whether a verb right after a tour says where that led somebody (``a tour that took him to``)."""
    return verb == at + 1 and _LEADING in row[verb].verbs.ids


def _took_place(row: Sequence[Item], i: int, noun: str, table: Frames) -> tuple[Frame, int, str] | None:
    """The masdar of which a verb only says that it took place, and which has the noun's pronoun, on it or on a preposition behind it."""
    happened = next((form for verb, form in row[i].verbs if verb.id in SUPPORTS), "") if i + 1 < len(row) else ""
    if not happened:
        return None
    own = any(form.endswith("+possessive") for _, form in row[i + 1].nouns)
    on_it = i + 2 < len(row) and row[i + 2].kind in _ON_IT
    found = governs(row, i + 1, noun, table) if own or on_it else None
    return found and (*found[:2], happened)


def _is_subject(row: Sequence[Item], found: tuple[Frame, int, str]) -> bool:
    """Whether what a relative clause describes is the subject of its verb: of one without a subject of its own, or of a passive."""
    frame, verb, form = found
    if frame.subject is None or form.endswith(PASSIVE) or any(lemma.id.endswith(_HAPPENS) for lemma, _ in row[verb].verbs):
        return True
    closed = verb + 1 == len(row) or row[verb + 1].kind in _NO_SUBJECT
    return frame.type in _DONE_TO and form in MAY_BE_PASSIVE and closed


def takes_up(row: Sequence[Item], verb: int) -> bool:
    """Whether a verb of a relative clause has the pronoun of what the clause describes: on it, or on a preposition right after."""
    resumed = any(form.endswith("+object") for _, form in row[verb].verbs)
    return resumed or (verb + 1 < len(row) and row[verb + 1].kind in _RESUMING)


def governs(row: Sequence[Item], i: int, noun: str, table: Frames, *, after: bool = False) -> tuple[Frame, int, str] | None:
    """The verb or masdar that stands at ``i`` if it governs an event noun; ``after`` it only a participle does."""
    for verb, form in row[i].verbs:
        if (frame := table.governed.get((verb.id, noun))) and not is_noun(row, i):
            return frame, i, form
    for own, _ in row[i].nouns:
        if (not after or is_participle(row[i])) and (frame := table.governed.get((own.id, noun))):
            return frame, i, ""
    return None
