"""Gatherings of many: whose meeting it is that makes a conference of a meeting, and the summit of two that is only a meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.arabic import ARTICLE, Tokens
from timeline.bases import international
from timeline.events.clause import Complement, complements
from timeline.events.filling import Roles
from timeline.events.frames import Frame, Slot
from timeline.events.items import Item
from timeline.events.parts import CLOSERS, GATHERINGS, WORDS
from timeline.model import EntityMention, EventMention, Kind

_ATTENDING = "attending"
_ATTENDANCE = frozenset({_ATTENDING, "attend", "participate", "chair", "chair2"})
_INVITING = frozenset({"invite", "invitation"})
CONVENED = "actor: who called for it"
"""Why somebody acts in a gathering."""
_TO_IT = frozenset({"to_her", "to_him"})
_STAYING_AWAY = frozenset({"neg", "wont", "deny", "cancel"})
_MEETS, _TOLD = "gather-v", frozenset({"actor: subject after its verb", "actor: subject before its verb"})
_REACH, _BEFORE = 8, 2


def conveners(row: Sequence[Item], noun: int) -> tuple[EntityMention, ...]:
    """Who called for a gathering, by a verb with its pronoun (``a conference to which the president invited``)."""
    for i in range(noun + 1, min(noun + _REACH, len(row) - 1)):
        if row[i].kind in CLOSERS:
            return ()
        if _calls_for(row, i):
            after = complements(row, i + 2)[:1]
            return after[0].entities if after and not after[0].preposition and not after[0].gap else ()
    return ()


def _calls_for(row: Sequence[Item], verb: int) -> bool:
    return "invite" in row[verb].verbs.ids and verb + 1 < len(row) and row[verb + 1].kind in _TO_IT


def only_asked(row: Sequence[Item], at: int) -> bool:
    """Whether somebody is only invited to attend a gathering, or does not attend it: that tells nothing of who is there; nor does it
    tell of an invitation that he called for it.
    """
    if _calls_for(row, at):
        return True
    if row[at].verbs or _ATTENDING not in row[at].nouns.ids:
        return False
    before = row[max(0, at - _REACH) : at]
    lemmas = [lemma for item in before for lemma in (*(verb.id for verb, _ in item.verbs), *(noun.id for noun, _ in item.nouns))]
    return not _INVITING.isdisjoint(lemmas) or any(item.kind in _STAYING_AWAY for item in before[-2:])


def delegate(row: Sequence[Item], verb: int) -> Complement | None:
    """Who represents the state that stands right after his verb, or stands in for somebody: the first person behind in the clause."""
    behind = row[verb + 1 : verb + 2]
    if not any(it.kind.startswith("about") or (it.kind == "entity" and it.entities[0].kind is Kind.STATE) for it in behind):
        return None
    for i in range(verb + (3 if behind[0].kind == "about" else 2), len(row)):
        if row[i].kind in CLOSERS or row[i].kind == "rel":
            return None
        if row[i].kind == "entity" and row[i].entities[0].kind is Kind.PERSON and not row[i].preposition:
            return Complement("", row[i].entities, 0, i)
    return None


def session_of(row: Sequence[Item], noun: int) -> tuple[EntityMention, ...]:
    """The gathering of which the meeting told is a session (``the ministerial meeting of the Forum``)."""
    for i in range(noun + 1, min(noun + _BEFORE + 2, len(row))):
        if row[i].kind == "noun" and row[i].entities and row[i].preposition in ("", "for"):
            return row[i].entities
        if row[i].kind not in WORDS | {"adverb"}:
            break
    return ()


def convened(row: Sequence[Item], triggers: Sequence[int], *, alone: bool) -> EntityMention | None:
    """The international body whose meeting or summit it is: the noun's genitive; its ministers hold what somebody attends, or of which
    nobody else is told.
    """
    after = complements(row, triggers[-1] + 1) if row[triggers[-1]].nouns else []
    if not after or after[0].preposition or after[0].gap > 1 or len(after[0].entities) > 1:
        return None
    if any(item.kind == "rel" for item in row[triggers[-1] : after[0].at]):
        return None
    body, above = after[0].entities[0], row[triggers[0]]
    lemmas = {*(verb.id for verb, _ in above.verbs), *(noun.id for noun, _ in above.nouns)}
    attended = not _ATTENDANCE.isdisjoint(lemmas)
    return body if international(body) and (attended or alone or not body.plural) else None


def convening(row: Sequence[Item], triggers: Sequence[int], actors: Sequence[EntityMention], *, alone: bool) -> EntityMention | None:
    """The international body that holds a summit, or a meeting with nobody else."""
    said = summit(row, triggers)
    alone = alone and row[triggers[-1]].kind == "noun"
    theirs = alone or any(form.endswith("+possessive") for form in said)
    bodies = (e for e in actors[:1] if international(e) and (theirs or not e.plural))
    return next(bodies, None) if said or (alone and len(actors) == 1) else None


def assembling(frame: Frame, roles: Roles) -> tuple[EntityMention, ...]:
    """The international body, or its ministers, of whom it is told that they meet, with nobody else (``the Council meets on Thursday``)."""
    told = frame.name == _MEETS and not _TOLD.isdisjoint(roles.reasons) and not roles.filled.get("recipient")
    acts = roles.filled.get("actor", []) if told else []
    return tuple(acts) if len(acts) == 1 and international(acts[0]) else ()


@dataclass(frozen=True, slots=True)
class Gathering:
    """The gathering told last: whose it is, and by what words it goes."""

    bodies: tuple[EntityMention, ...] = ()
    words: frozenset[str] = frozenset()

    def then(self, event: EventMention, row: Sequence[Item], noun: int, tokens: Tokens) -> Gathering:
        """This, or that of an event which tells of another."""
        bodies = tuple(e for e in event.actors if international(e)) if event.type == "conference" else ()
        return Gathering(bodies, frozenset(_words(row[noun], tokens))) if bodies else self

    def meant(self, item: Item, tokens: Tokens) -> bool:
        """Whether a definite word is the one by which it went."""
        return bool(self.bodies) and item.definite and not item.entities and next(_words(item, tokens)) in self.words


def _words(item: Item, tokens: Tokens) -> Iterator[str]:
    """The words of an item without what is written onto the first."""
    for i, word in enumerate(tokens.words[item.first : item.last]):
        yield (word if i else word.removeprefix(item.prefix)).removeprefix(ARTICLE)


def known(
    frame: Frame, roles: Roles, row: Sequence[Item], triggers: Sequence[int], told: Gathering, tokens: Tokens, *, guests: bool
) -> bool:
    """Put the body whose gathering was told before where only ``the summit`` or ``the forum`` is, of nobody else.

    The word by itself, without anything that is told of it, is no news. True when it is the one told before, not another of its kind.
    """
    conference = frame.type == "conference"
    news = len(triggers) > 1 or guests or roles.filled.get("recipient")
    if not news or not (conference or summit(row, triggers[-1:])) or not told.meant(row[triggers[-1]], tokens):
        return False
    own = frame.complements["of"].role if conference else "actor"
    if roles.filled.get(own) or not (conference or not roles.filled):
        return False
    return roles.put(Slot(own), told.bodies, "the gathering told of before")


def decides(roles: Roles, row: Sequence[Item], triggers: Sequence[int], told: Gathering, tokens: Tokens) -> None:
    """Put the gathering that is the subject of a decision, right before its verb or after it, or the body whose known gathering it is."""
    verb = triggers[0]
    near = [row[i] for i in (verb - 1, verb - 2, verb + 1) if 0 <= i < len(row) and (i > verb or row[i].kind != "stop")]
    noun = next((it for it in near if it.kind == "noun" and not it.preposition and _ids(it) & GATHERINGS), None)
    if noun and row[verb].verbs and not roles.filled.get("actor"):
        roles.put(Slot("actor"), noun.entities or (told.bodies if told.meant(noun, tokens) else ()), "the gathering that decides")


def _ids(item: Item) -> set[str]:
    return {noun.id for noun, _ in item.nouns}


def in_it(frame: Frame, roles: Roles, told: EventMention | None) -> None:
    """Put the body whose gathering the sentence before told of where somebody takes part in ``it``."""
    if told and "therein" in frame.needs and told.type == "conference":
        roles.put(Slot("actor"), [e for e in told.actors if international(e)], "the gathering told of before")


def hosted(roles: Roles, gathering: Item, hosts: tuple[EntityMention, ...]) -> tuple[EntityMention, ...]:
    """Who acts in a gathering that somebody hosts: the body whose it is, to which he only lends the place; else its name, with him."""
    whose = tuple(e for e in roles.filled.get("other", []) if international(e))
    return whose or (*(gathering.entities if gathering.kind == "noun" else ()), *hosts)


def of_two(roles: Roles) -> tuple[EntityMention, ...]:
    """The two sides of a summit that somebody opens, attends with another or goes to: one of two is a meeting."""
    reason = "recipient: after with" if not roles.filled.get("actor") else "actor: genitive"
    two = tuple(roles.filled.get(reason.partition(":")[0], ()))
    return two if reason in roles.reasons and len(two) == 2 and all(e.country for e in two) else ()


def summit(row: Sequence[Item], triggers: Sequence[int]) -> list[str]:
    """The forms in which the word for a summit stands among the triggers."""
    return [form for i in triggers for noun, form in row[i].nouns if noun.id == "summit"]


def named_by_town(roles: Roles, row: Sequence[Item], triggers: Sequence[int]) -> EntityMention | None:
    """The town that names a summit of which only guests are told besides: its state holds it."""
    told = bool(roles.filled.get("actor") or roles.filled.get("recipient"))
    guests = roles.filled.get("other", []) if summit(row, triggers) and not told else []
    return next((town for town in roles.filled.get("site", []) if town.country and guests), None)


def of_body(actors: Sequence[EntityMention]) -> bool:
    """Whether those who act are the leaders or ministers of an international body, who are several states' by themselves."""
    return len(actors) == 1 and actors[0].plural and international(actors[0])


def assembled(row: Sequence[Item], trigger: int) -> tuple[EntityMention, ...]:
    """The international body of which the clause tells that it did something at a gathering (``the Union decided at a summit``)."""
    for item in reversed(row[:trigger]):
        if item.kind == "stop":
            return ()
        if item.kind == "entity" and international(item.entities[0]) and not item.preposition:
            return item.entities[:1]
    return ()
