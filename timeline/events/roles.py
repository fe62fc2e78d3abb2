"""Fill the roles of a frame from the clause around its trigger."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from timeline.events.clause import CLOSERS, Complement, Item, complements, is_noun, subject_before
from timeline.events.frames import Frame, Slot, is_somebody
from timeline.model import EntityMention, Kind

_REACH = 14
_ATTENDING = frozenset({"attend", "chair", "chair2", "witness"})
_TRANSPARENT = frozenset({"visit", "trip", "tour"})
_PASSIVES = frozenset({"complete", "run"})
_UNDERSTOOD = frozenset({"visit", "meeting", "call"})

Antecedent = Callable[[int, str, str], tuple[EntityMention, ...]]
"""Who an implicit subject or a pronoun before a token stands for, given its number (``s``, ``d``, ``p``, or ``o`` for an owner) and the
state of which he cannot be."""


@dataclass(slots=True)
class Roles:
    """Who fills which role so far, and why."""

    filled: dict[str, list[EntityMention]] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)
    covered: int = -1

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

    def _pair(self, both: list[EntityMention]) -> None:
        """The first is the acting side and the rest the other; where somebody acts already, only those of other states are."""
        acting = {e.country for e in self.filled.get("actor", [])}
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


def of_verb(frame: Frame, row: Sequence[Item], at: int, antecedent: Antecedent) -> Roles:
    """Roles around a verb that tells the event by itself."""
    roles = Roles()
    after = complements(row, at + 1, through=_TRANSPARENT if frame.type == "visit" else frozenset())
    bare = [c for c in after if not c.preposition and c.gap <= 3]
    if not row[at].verbs or is_noun(row, at):
        return _of_masdar(frame, row, at, after, roles)
    if _agent(frame, roles, after):
        for complement in bare if frame.object else ():
            if frame.object and roles.put(frame.object, complement.entities, "subject of a passive"):
                break
        _oblique(frame, roles, after)
        return roles
    form = row[at].verbs[0][1]
    before = subject_before(row, at)
    if before and ((before.gap > 2 and bare) or "vso" in frame.needs):
        before = None
    if frame.subject:
        _subject(frame, frame.subject, roles, before, bare, row[at], form, antecedent)
    if frame.object:
        for complement in bare:
            if roles.put(frame.object, complement.entities, "object"):
                break
        if "recipient" in frame.needs and not before and not form.endswith("+object"):
            _object_alone(frame, roles, row[at], form, after, antecedent)
        if form.endswith("+object"):
            roles.put(frame.object, antecedent(row[at].first, "s", ""), "object pronoun")
    _oblique(frame, roles, after)
    if frame.type == "inspection" and not roles.filled.get("recipient"):
        _adjectives(frame, row, at, roles)
    return roles


def _agent(frame: Frame, roles: Roles, after: Sequence[Complement]) -> bool:
    """Whether somebody does what a passive says was done, and then he is the one who acts."""
    by = next((c for c in after if c.preposition == "agent"), None)
    return bool(by and frame.subject and roles.put(frame.subject, by.entities, "agent of a passive"))


def _of_masdar(frame: Frame, row: Sequence[Item], at: int, after: Sequence[Complement], roles: Roles) -> Roles:
    """A masdar in place of a verb: its genitive is the object, its subject that of the verb above."""
    if frame.object and after and not after[0].preposition and after[0].gap <= 2:
        roles.put(frame.object, after[0].entities, "genitive of a masdar")
    if frame.subject and not _agent(frame, roles, after):
        _masdar_subject(frame.subject, roles, row, at)
    _oblique(frame, roles, after)
    return roles


def _subject(
    frame: Frame,
    slot: Slot,
    roles: Roles,
    before: Complement | None,
    bare: list[Complement],
    item: Item,
    form: str,
    antecedent: Antecedent,
) -> None:
    """The subject stands before its verb or right after it; else it is understood from what came before."""
    if before and roles.put(slot, before.entities, "subject before its verb"):
        return
    for complement in list(bare[:2]):
        if complement.gap <= 2 and roles.put(slot, complement.entities, "subject after its verb"):
            bare.remove(complement)
            return
    if "spoken" not in frame.needs and form.split("+")[0].endswith(("3ms", "3fs", "3md", "3fd", "3mp")):
        number = "s" if form.split("+")[0].endswith("s") else "d" if form.split("+")[0].endswith("d") else "p"
        roles.put(slot, antecedent(item.first, number, ""), "subject understood")


def _object_alone(frame: Frame, roles: Roles, item: Item, form: str, after: Sequence[Complement], antecedent: Antecedent) -> None:
    """One participant after a verb that takes two is its object, if somebody spoken of before fits as its subject."""
    alone = list(roles.filled.get("actor", []))
    marked = any(frame.complements.get(c.preposition, Slot("")).role in ("recipient", "pair") for c in after if c.preposition)
    if len({e.country for e in alone}) != 1 or roles.filled.get("recipient") or marked or frame.object is None or frame.subject is None:
        return
    people = [e for e in antecedent(item.first, "s" if form.endswith("s") else "d", "") if not any(same(e, a) for a in alone)]
    if people and (len(alone) == 1 or people[0].country != alone[0].country) and frame.object.admits(alone[0]):
        roles.filled = {}
        roles.put(frame.subject, people, "subject understood")
        roles.put(frame.object, alone, "object alone")


def _oblique(frame: Frame, roles: Roles, after: Sequence[Complement]) -> None:
    for complement in after:
        preposition = complement.preposition.rstrip("~")
        slot = frame.complements.get(preposition)
        if slot is None or (complement.preposition.endswith("~") and complement.gap > 3):
            continue
        met = preposition == "by" and slot.role == "recipient"
        roles.put(slot, [e for e in complement.entities if is_somebody(e)] if met else complement.entities, f"after {preposition}")


def _nationalities(frame: Frame, roles: Roles, row: Sequence[Item], at: int) -> None:
    """The states of sides that only adjectives name: between the Egyptian and the Italian authorities, on Russian companies."""
    for preposition, several in (("between", True), ("on", False)):
        slot = frame.complements.get(preposition)
        if slot is None or roles.filled.get("recipient"):
            continue
        start = next((i for i in range(at + 1, min(at + 8, len(row))) if row[i].kind == preposition), len(row))
        states: list[EntityMention] = []
        for item in row[start + 1 : start + 12]:
            if item.kind == "demonym":
                states += item.entities
            elif item.kind not in ("word", "mark", "from", "adverb"):
                break
        if len(states) > 1 if several else states:
            roles.put(slot, states, f"adjectives after {preposition}")


def of_noun(frame: Frame, row: Sequence[Item], at: int, antecedent: Antecedent, roles: Roles) -> Roles:
    """Roles that an event noun gives by itself: its genitive, its pronoun, its prepositions."""
    item = row[at]
    after = complements(row, at + 1)
    genitive = frame.complements.get("of")
    possessive = any(form.endswith("+possessive") for _, form in item.nouns)
    if genitive and possessive:
        roles.put(genitive, antecedent(item.first, "o", _abroad(frame, after)), "possessive pronoun")
        for complement in after if frame.object else ():
            if frame.object and not complement.preposition and complement.gap <= 2:
                roles.put(frame.object, complement.entities, "object of a masdar")
                break
    elif genitive and not item.definite and after and not after[0].preposition and after[0].gap <= 2:
        roles.put(genitive, after[0].entities, "genitive")
    _oblique(frame, roles, after)
    _adjectives(frame, row, at, roles)
    _nationalities(frame, roles, row, at)
    if frame.type in ("ceremony", "conference"):
        _guests(frame, roles, row, at)
    return roles


def _abroad(frame: Frame, after: Sequence[Complement]) -> str:
    """The state that is visited: nobody visits his own."""
    if frame.type != "visit":
        return ""
    return next((c.entities[0].country for c in after if c.preposition in ("to", "for") and c.entities[0].kind is not Kind.PERSON), "")


def _adjectives(frame: Frame, row: Sequence[Item], at: int, roles: Roles) -> None:
    """States that adjectives of an event noun name: an Egyptian-French meeting, the American sanctions."""
    states: list[EntityMention] = []
    skipped = {"adverb", "comma", "word", "mark"} | ({"entity", "date"} if frame.type == "inspection" else set())
    for item in row[at + 1 : at + 13]:
        if item.kind == "demonym":
            states += item.entities
        elif item.kind not in skipped or (states and item.kind == "word"):
            break
    if len(states) > 1 and not roles.filled.get("actor") and not roles.filled.get("recipient"):
        roles.put(Slot("pair"), states, "adjectives")
    elif len(states) == 1 and frame.type == "sanction":
        roles.put(Slot("actor"), states, "adjective")
    elif len(states) == 1 and frame.type == "inspection":
        roles.put(Slot("recipient"), states, "adjective of the site")


def _guests(frame: Frame, roles: Roles, row: Sequence[Item], at: int) -> None:
    """Who comes to what is held, told by a verb with its pronoun (``a parade that the president attended``)."""
    for i in range(at + 1, min(at + _REACH, len(row))):
        if row[i].kind in CLOSERS:
            return
        if any(verb.id in _ATTENDING and form.endswith("+object") for verb, form in row[i].verbs):
            after = [c for c in complements(row, i + 1) if not c.preposition and c.gap <= 2]
            if after:
                roles.put(Slot("recipient"), after[0].entities, "who attends")
            return


def of_governor(frame: Frame, row: Sequence[Item], verb: int, noun: int, antecedent: Antecedent) -> Roles:
    """Roles that the verb which governs an event noun adds: its subject and its object."""
    roles = Roles()
    inner = complements(row[:noun], verb + 1) if verb < noun else complements(row, verb + 1)
    bare = [c for c in inner if not c.preposition and c.gap <= 3]
    forms = [form for _, form in row[verb].verbs] if not is_noun(row, verb) else []
    if _agent(frame, roles, complements(row, noun + 1)):
        pass
    elif frame.subject and forms:
        before = subject_before(row, verb) if verb < noun else None
        happens = _passive(row, verb, noun) or (verb > noun and not forms[0].endswith("+object"))
        absent = (lambda token, number, away: ()) if happens else antecedent
        _subject(frame, frame.subject, roles, before, bare, row[verb], forms[0], absent)
    elif frame.subject:
        _masdar_subject(frame.subject, roles, row, verb)
    if frame.object:
        for complement in bare:
            if roles.put(frame.object, complement.entities, "object"):
                break
    _oblique(frame, roles, inner)
    return roles


def _passive(row: Sequence[Item], verb: int, noun: int) -> bool:
    """Whether the noun right after a verb is its subject: in its gender, and not in the accusative that an object would have."""
    if noun != verb + 1 or not row[noun].nouns or row[noun].definite:
        return False
    lemma, form = row[noun].nouns[0]
    feminine = lemma.gender == "f" or form.startswith("plural")
    return not form.endswith("+accusative") and any(f.endswith("3fs" if feminine else "3ms") for _, f in row[verb].verbs)


def _masdar_subject(slot: Slot, roles: Roles, row: Sequence[Item], at: int) -> None:
    """Who does what a masdar says: the subject of the verb above it."""
    for i in range(at - 1, -1, -1):
        if row[i].kind == "stop":
            return
        if row[i].kind == "verb" and not row[i].preposition:
            if any(verb.id in _PASSIVES for verb, _ in row[i].verbs):
                return
            before = subject_before(row, i)
            after = [c for c in complements(row[:at], i + 1) if not c.preposition and c.gap <= 2]
            for found in (after[:1] or []) + ([before] if before else []):
                if roles.put(slot, found.entities, "subject of the verb above"):
                    return
            return
    if before := subject_before(row, at) or _group_before(row, at):
        roles.put(slot, before.entities, "subject before")


def _group_before(row: Sequence[Item], at: int) -> Complement | None:
    """The entities right before a masdar, joined to each other: whose decision it is."""
    first = at
    while first > 0 and row[first - 1].kind == "entity" and not row[first - 1].preposition:
        first -= 1
        if not row[first].joined:
            break
    return Complement("", tuple(e for item in row[first:at] for e in item.entities), 0, first) if first < at else None


def understood(frame: Frame, roles: Roles, item: Item, antecedent: Antecedent) -> None:
    """Who acts in an event of which only the other side is named: whoever its clause is about.

    The lone genitive of a meeting is the side that is met.
    """
    if frame.type not in _UNDERSTOOD:
        return
    lone = roles.filled.get("actor", [])
    if frame.type != "visit" and frame.bare and len(lone) == 1 and not item.definite and not roles.filled.get("recipient"):
        roles.filled = {"recipient": roles.filled.pop("actor"), **roles.filled}
    if roles.filled.get("actor") or not (roles.filled.get("recipient") or roles.filled.get("destination")):
        return
    held = [e for entities in roles.filled.values() for e in entities]
    people = [e for e in antecedent(item.first, "s", "") if not any(e.country and e.country == h.country for h in held)]
    roles.put(Slot("actor", "person"), people, "whom the clause is about")
