"""Who of the land receives a traveller or guides him, told beside his journey in a clause of its own."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.clause import subject_before
from timeline.events.items import Item
from timeline.events.parts import COORDINATE, WORDS
from timeline.model import EntityMention, Kind

_REACH = 12
_QUALIFYING = WORDS | {"adverb", "mark"}
_RECEPTION, _INVITED = "reception", "invited"
_NEXT = 4


def met_there(row: Sequence[Item], at: int, country: str) -> tuple[EntityMention | None, bool]:
    """Who of a state was at the traveller's reception, and that he was, or does something to him in the clause that ``where`` opens."""
    for i in range(at + 1, len(row) - 1):
        if row[i].kind == "stop":
            break
        welcomed = row[i - 1].kind == "in" and any(noun.id == _RECEPTION and form.endswith("+possessive") for noun, form in row[i].nouns)
        if (welcomed or row[i].kind == "where") and (person := _acting(row, i, country, meant=welcomed)):
            return person, welcomed
        if welcomed and (host := subject_before(row, i - 1)) and _named_of(host.entities[0], country):
            return host.entities[0], True
    return None, False


def inviting(row: Sequence[Item], at: int, country: str) -> EntityMention | None:
    """Who of a state invited the traveller, wherever in the sentence that is told (``a visit of two days, at the invitation of``)."""
    for i in range(at + 1, len(row) - 1):
        if row[i].kind == "stop":
            break
        if row[i].kind == _INVITED:
            got = next((j for j in range(i + 1, min(i + _NEXT, len(row) - 1)) if row[j].kind == "verb"), i)
            source = next((j for j in range(got + 1, min(got + _NEXT, len(row) - 1)) if row[j].kind == "from"), i) if got > i else i
            after = next((item for item in row[source + 1 : source + _NEXT] if item.kind not in _QUALIFYING), row[i])
            return next((e for e in after.entities if e.kind is Kind.PERSON and e.country == country and not e.plural), None)
    return None


def _acting(row: Sequence[Item], start: int, country: str, *, meant: bool) -> EntityMention | None:
    """The first named person of a state after a place in its clause, once a pronoun has ``meant`` the traveller."""
    for i in range(start + 1, min(len(row), start + _REACH)):
        if row[i].kind in ("stop", COORDINATE, "bound"):
            break
        meant = meant or row[i].kind.endswith("_him") or any(form.endswith("+object") for _, form in row[i].verbs)
        person = row[i].entities[0] if row[i].kind == "entity" and not row[i].preposition else None
        if person and meant and _named_of(person, country):
            return person
    return None


def _named_of(entity: EntityMention, country: str) -> bool:
    return entity.kind is Kind.PERSON and bool(entity.name) and entity.country == country
