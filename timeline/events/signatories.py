"""Who signs in the name of each side (``signed for the Egyptian side by its minister of transport``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.events.filling import Roles, same
from timeline.events.frames import Frame
from timeline.events.items import Item
from timeline.events.parts import WORDS, is_noun
from timeline.model import EntityMention, Kind

_SIGNING = frozenset({"sign", "affix", "affix2", "signing", "signed"})
_ON_BEHALF = "about"
_BETWEEN = frozenset({"comma", "mark", "adverb", "date", "in"}) | WORDS
_SIDES = frozenset({Kind.STATE, Kind.ORGANIZATION})
_NEAR = 3
_SIDE = WORDS | {"entity"}
_GUESSED = "actor: subject understood"


def signed_for(frame: Frame, roles: Roles, row: Sequence[Item], triggers: Sequence[int]) -> None:
    """Put those who sign in the name of a side into its place; those who only look on then stand for their states."""
    signers = list(_signers(row, min(triggers))) if frame.type == "agreement" else []
    if not signers:
        return
    looking_on = is_noun(row, min(triggers))
    misread = [e for e in roles.filled.get("actor", ()) if _GUESSED in roles.reasons or _behind_side(row, e)]
    acting = [e for e in roles.filled.get("actor", ()) if e not in misread]
    apart = [e for e in (*acting, *roles.filled.get("recipient", ())) if not any(_of(e, one) for one in signers)]
    others = {e.country: e.as_state() if looking_on and e.country else e for e in reversed(apart)}
    both = signers if len(signers) > 1 else [*signers, *others.values()] if looking_on else [*others.values(), *signers]
    roles.filled = {role: held for role, held in roles.filled.items() if role not in ("actor", "recipient")}
    roles.filled["actor"] = both[:1]
    if both[1:]:
        roles.filled["recipient"] = both[1:]
    roles.reasons.append("pair: who sign in the name of their sides")


def _behind_side(row: Sequence[Item], entity: EntityMention) -> bool:
    """Whether an office without its state stands behind the side that somebody signs for: it is that side's, whoever else holds one."""
    at = next((i for i, item in enumerate(row) if entity in item.entities), 0)
    return at > 1 and row[at - 2].kind == _ON_BEHALF and row[at - 1].kind == "entity"


def _of(entity: EntityMention, signer: EntityMention) -> bool:
    """Whether somebody is who signs, or of his state."""
    return same(entity, signer) or (bool(entity.country) and entity.country == signer.country)


def _signers(row: Sequence[Item], trigger: int) -> Iterator[EntityMention]:
    """Those who sign for a side after a verb of signing, or the side where nobody is named, in a trigger's sentence."""
    opening = next((i + 1 for i in range(trigger, -1, -1) if row[i].kind == "stop"), 0)
    signing, told = False, list[EntityMention]()
    for i in range(opening, len(row) - 1):
        item = row[i]
        if item.kind == "stop":
            return
        if item.verbs or item.nouns:
            signing = (signing and item.kind == "noun") or _signs(item)
        if signing and item.kind == _ON_BEHALF and (signer := _signer(row, i)) and not any(same(signer, one) for one in told):
            told.append(signer)
            yield signer


def _signs(item: Item) -> bool:
    return item.verbs.among(_SIGNING) or item.nouns.among(_SIGNING)


def _signer(row: Sequence[Item], at: int) -> EntityMention | None:
    """Who signs for the side that stands after ``for``, or that side."""
    after = row[at + 1 : at + 3]
    side = after[0].entities[0] if after and after[0].kind == "entity" else None
    if side and side.kind not in _SIDES:
        return None
    person = _before(row, at) or _person(next((item for item in row[at + 2 : at + 2 + _NEAR] if item.kind not in _BETWEEN), None))
    if side is None:
        return person if len(after) > 1 and after[0].kind in WORDS and after[1].kind in _SIDE else None
    return replace(person, country=side.country) if person and person.country in ("", side.country) else side


def _before(row: Sequence[Item], at: int) -> EntityMention | None:
    """The person who stands right before ``for`` his side, unless a side of its own is joined (``for the one X and for the other Y``)."""
    return None if row[at].joined or at < 1 else _person(row[at - 1])


def _person(item: Item | None) -> EntityMention | None:
    if item is None or item.kind != "entity" or item.preposition:
        return None
    one = item.entities[0]
    return one if one.kind is Kind.PERSON and not one.plural else None
