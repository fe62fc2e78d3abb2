"""Fill the roles of a frame from the clause around its trigger."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.bases import ENVOYS
from timeline.events.adjuncts import SUPPORTS, adjectives, guests, is_passive, masdar_subject, nationalities, own_subject, stations
from timeline.events.alone import object_alone
from timeline.events.clause import Complement, complements, in_construct, subject_above, subject_before, up_to_noun
from timeline.events.couriers import without_courier
from timeline.events.filling import Antecedent, Roles, number_of
from timeline.events.frames import Frame, Slot, is_somebody
from timeline.events.gatherings import delegate, session_of
from timeline.events.goals import abroad, place_meant, to_the_land, where_it_ends
from timeline.events.guests import guest
from timeline.events.items import Item
from timeline.events.lexemes import PASSIVE
from timeline.events.parts import ADJUNCTS, TAKING_PLACE, WORDS, goes_straight_on, is_noun, is_participle
from timeline.events.pronouns import nobody, object_of, stranger, unspoken
from timeline.events.sanctions import bearers
from timeline.events.subjects import acts_behind, following, in_apposition, object_beside, subject_after, surely_verb, takes_subject_place
from timeline.model import HOST_SIDE, TALK, TOUR, EntityMention, Kind

_PEOPLE = "people"
"""The basis of a plural adjective of a state, which behind a noun says whose that is."""
_BEHIND = frozenset({"ceremony", "agreement", "conference"})
"""Types whose verb may have its subject behind its object."""
_NO_SUBJECT = WORDS | ADJUNCTS | {"noun"}
_PARTED = frozenset({"led", "between"})
_REPRESENTING = "conference-represent"
"""The frame whose verb has the state before its subject: who represents it."""
_NAMED_BY_PLACE = frozenset({"meeting", "conference", "agreement"})
_THROUGH = {"visit": frozenset({"visit", "trip", "tour"}), "envoy": frozenset({"ambassador"})}
"""Nouns past which the complements of a verb or a noun of some type go on."""
_ACCORDING = {"announce-accord": frozenset({"opening", "exchanging", "restoring", "resuming", "normalising"})}
"""What two sides agree on, which lends an agreement what follows it."""


def of_verb(frame: Frame, row: Sequence[Item], at: int, antecedent: Antecedent) -> Roles:
    """Roles around a verb that tells the event by itself."""
    roles = Roles()
    if "near" in frame.needs and row[at].verbs and following(row, at).kind in _NO_SUBJECT:
        return roles
    after = complements(row, at + 1, through=_THROUGH.get(frame.type, frozenset()))
    bare = [c for c in after if not c.preposition and c.gap <= (4 if "spoken" in frame.needs else 3)]
    if not row[at].verbs or is_noun(row, at):
        return _of_masdar(frame, row, at, after, roles, antecedent)
    if len(bare) > 1 and in_apposition(row, *bare[:2]):
        del bare[0]
    if _agent(frame, roles, after) or row[at].verbs[0][1].endswith(PASSIVE):
        if frame.object:
            _fill(frame.object, roles, bare, "subject of a passive")
            if frame.object.accepts == "person" and not roles.filled.get(frame.object.role):
                _received(frame.object, roles, row, at, antecedent)
        _oblique(frame, roles, after)
        return roles
    form = row[at].verbs[0][1]
    before = subject_before(row, at)
    if before and ((before.gap > 2 and bare) or ("vso" in frame.needs and not surely_verb(row, at, before))):
        before = None
    if (form.endswith("+object") or acts_behind(frame, row, at)) and bare and not bare[0].gap:
        before = None
    if frame.subject:
        whose = unspoken(row, at, antecedent, frame)
        _subject(frame, frame.subject, roles, before, bare, row[at], form, whose, pronominal=goes_straight_on(row, at))
    if frame.object:
        _fill(frame.object, roles, bare, "object")
        if before and frame.object.accepts == "ambassador" and "actor" not in roles.filled:
            roles.put(frame.object, before.entities, "subject of a passive")
        if not before and not form.endswith("+object"):
            object_alone(frame, roles, row, at, form, after, antecedent)
        if frame.type == "visit" and form.endswith("+her+object"):
            roles.put(frame.object, place_meant(frame, roles, row, at, antecedent), "pronoun of a place")
        elif form.endswith("+object") and not object_of(frame, frame.object, roles, row[at], antecedent, there=row[at - 1].kind == "where"):
            roles.put(frame.object, antecedent(row[at].first, "s", ""), "object pronoun")
    if not (frame.type == "visit" and frame.object and frame.object.role != "origin" and form.endswith("+object")):
        _oblique(frame, roles, after)
    to_the_land(frame, roles, row, at)
    if frame.type == "inspection" and not roles.filled.get("recipient"):
        adjectives(frame, row, at, roles)
    return roles


def _fill(slot: Slot, roles: Roles, complements: Sequence[Complement], reason: str) -> None:
    """Give a role to the first who can have it."""
    any(roles.put(slot, complement.entities, reason) for complement in complements)


def _received(slot: Slot, roles: Roles, row: Sequence[Item], at: int, antecedent: Antecedent) -> None:
    """Who is received where a passive names only its agent: its subject before it, or whom the clause is about."""
    host = next((e.country for e in roles.filled.get("actor", [])), "")
    before = subject_before(row, at)
    roles.put(slot, before.entities if before else antecedent(row[at].first, "s", host), "unspoken subject of a passive")


def _agent(frame: Frame, roles: Roles, after: Sequence[Complement]) -> bool:
    """Whether somebody does what a passive says was done, and then he is the one who acts; who gets something has it from him."""
    by = next((c for c in after if c.preposition == "agent"), None)
    if by and frame.subject and frame.subject.role == "recipient" and (giver := frame.complements.get("from")):
        roles.put(giver, by.entities, "from whom it comes")
        return False
    return bool(by and frame.subject and roles.put(frame.subject, by.entities, "agent of a passive"))


def _of_masdar(frame: Frame, row: Sequence[Item], at: int, after: Sequence[Complement], roles: Roles, antecedent: Antecedent) -> Roles:
    """A masdar in place of a verb: its genitive is the object, its subject that of the verb above."""
    bare = [c for c in after[:2] if not c.preposition and c.gap <= 2]
    acts = frame.subject is not None and len(bare) > 1 and frame.object is not None and frame.object.admits(bare[1].entities[0])
    if acts and own_subject(frame, roles, bare) and frame.object:
        roles.put(frame.object, bare[0].entities, "object of a masdar")
    elif frame.object and bare and not (_object_behind(frame, after) and own_subject(frame, roles, bare)):
        if not roles.put(frame.object, bare[0].entities, "genitive of a masdar") and frame.subject:
            roles.put(frame.subject, bare[0].entities, "genitive of a masdar")
    elif frame.object and frame.object.accepts == "ambassador" and any(form.endswith("+possessive") for _, form in row[at].nouns):
        roles.put(frame.object, antecedent(row[at].first, "m", ""), "possessive pronoun")
    if frame.subject and not roles.filled.get(frame.subject.role) and not _agent(frame, roles, after):
        masdar_subject(frame.subject, roles, row, at, antecedent)
    _oblique(frame, roles, after)
    return roles


def _object_behind(frame: Frame, after: Sequence[Complement]) -> bool:
    """Whether a preposition brings the object of a masdar, whose genitive then is its subject (``Peru's recognition of``)."""
    slots = (frame.complements.get(c.preposition) for c in after)
    return frame.object is not None and any(slot is not None and slot.role == frame.object.role for slot in slots)


def _subject(
    frame: Frame,
    slot: Slot,
    roles: Roles,
    before: Complement | None,
    bare: list[Complement],
    item: Item,
    form: str,
    antecedent: Antecedent,
    *,
    pronominal: bool = False,
) -> None:
    """The subject stands before its verb or right after it; else it is understood from what came before. No envoy sends envoys."""
    sends = frame.object is not None and frame.object.accepts == "ambassador"
    if before and not (sends and before.entities[0].office in ENVOYS) and roles.put(slot, before.entities, "subject before its verb"):
        return
    reach = 0 if "near" in frame.needs else 4 if "spoken" in frame.needs else 2
    for complement in list(bare[:2]):
        if complement.oblique or (sends and complement.entities[0].office in ENVOYS):
            break
        described = complement.gap > 0 and all(e.basis == _PEOPLE for e in complement.entities)
        if complement.gap <= reach and not described and roles.put(slot, complement.entities, "subject after its verb"):
            bare.remove(complement)
            return
    told = "spoken" not in frame.needs or pronominal
    if told and form.split("+")[0].endswith(("3ms", "3fs", "3md", "3fd", "3mp")):
        meant = antecedent(item.first, number_of(form), "")
        roles.put(slot, [e for e in meant if not (sends and e.office in ENVOYS)], "subject understood")


def _oblique(frame: Frame, roles: Roles, after: Sequence[Complement]) -> None:
    for i, complement in enumerate(after):
        preposition = complement.preposition.rstrip("~")
        slot = frame.complements.get(preposition)
        if slot is None or (complement.preposition.endswith("~") and (complement.gap > 3 or "vso" in frame.needs)):
            continue
        if slot.role.endswith("destination") and roles.filled.get("destination") and TOUR not in frame.subtypes:
            continue
        people = all(e.kind is Kind.PERSON for e in complement.entities)
        if preposition in _PARTED and people and roles.represent(complement.entities, "who stands for a side"):
            continue
        if preposition == "between" and len(complement.entities) > 1 and slot.role == "pair":
            roles.forget("subject of the verb above")
            if people and frame.type == "meeting":
                roles.forget("subject understood")
        if complement.owned and frame.bare and slot.role == "destination" and preposition == "in":
            continue
        if complement.owned and (i or TALK in frame.subtypes) and _topic(frame, slot, roles, complement.entities):
            continue
        met = preposition == "by" and slot.role == "recipient" and slot.accepts != "state"
        roles.put(slot, [e for e in complement.entities if is_somebody(e)] if met else complement.entities, f"after {preposition}")


def _topic(frame: Frame, slot: Slot, roles: Roles, entities: Sequence[EntityMention]) -> bool:
    """Whether those whom another word than the trigger governs belong to what is talked of or done (``he discussed ties with``)."""
    acting = roles.filled.get("actor", [])
    if roles.filled.get(slot.role) or (slot.role == "pair" and acting) or len({e.country for e in acting}) > 1:
        return True
    states = bool(acting) and all(e.kind is Kind.STATE and not e.plural for e in acting)
    return TALK in frame.subtypes and not states and not any(e.kind is Kind.PERSON or e.plural for e in entities)


def of_noun(frame: Frame, row: Sequence[Item], at: int, antecedent: Antecedent, roles: Roles) -> Roles:
    """Roles that an event noun gives by itself: its genitive, its pronoun, its prepositions."""
    item = row[at]
    closing = {e.country for e in roles.filled.get("actor", [])} if frame.type == "relations" else ()
    if item.entities and item.entities[0].country not in closing:  # what one opens or closes abroad is of his own state
        roles.put(Slot(_named(frame, roles)), item.entities, "what the noun names")
    lending = _THROUGH["envoy"] if frame.type == "envoy" else _ACCORDING.get(frame.name, frozenset())
    after = complements(row, at + 1, through=lending)
    genitive = frame.complements.get("of")
    possessive = any(form.endswith("+possessive") for _, form in item.nouns)
    if genitive and any(form.endswith("+pair+possessive") for _, form in item.nouns):
        both = Slot("pair") if "between" in frame.complements else genitive
        roles.put(both, antecedent(item.first, "d", ""), "possessive pronoun of two")
        if HOST_SIDE in frame.subtypes:
            _masdar_object(frame, roles, after)
    elif genitive and any(form.endswith("+many+possessive") for _, form in item.nouns) and (owners := antecedent(item.first, "p", "")):
        roles.put(genitive, owners, "possessive pronoun of several")
    elif genitive and possessive:
        received = guest(row, at) if frame.type == "visit" else None
        hers = HOST_SIDE not in frame.subtypes and any(form.endswith("+her+possessive") for _, form in item.nouns)
        own = "b" if frame.type == "resolution" else "h" if hers and row[at - 1].kind not in ("to", "speculated") else "o"
        owner = received.entities if received else antecedent(item.first, own, abroad(frame, row, at, after))
        roles.put(genitive, owner, "possessive pronoun")
        _masdar_object(frame, roles, after)
    elif genitive and after and in_construct(row, at, after[0], frame.type):
        where = frame.type in _NAMED_BY_PLACE and _host_of_pair(after)
        done = HOST_SIDE in frame.subtypes and any(c.preposition == "agent" for c in after)
        met = done or ("actor" in roles.filled and frame.type == "meeting" and genitive.role == "actor")
        roles.put(Slot("site") if where else Slot("recipient") if met else genitive, after[0].entities, "genitive")
        _masdar_object(frame, roles, object_beside(row, at, after))
    _oblique(frame, roles, after)
    to_the_land(frame, roles, row, at)
    where_it_ends(frame, roles, row, at)
    adjectives(frame, row, at, roles)
    nationalities(frame, roles, row, at)
    stations(frame, roles, row, at)
    bearers(frame, roles, row, at)
    if frame.type in ("ceremony", "conference"):
        guests(frame, roles, row, at)
    if frame.type == "conference" and not roles.filled.get("actor") and (whose := session_of(row, at)):
        roles.put(Slot(frame.complements["of"].role), whose, "the gathering whose session it is")
    return roles


def _masdar_object(frame: Frame, roles: Roles, after: Sequence[Complement]) -> None:
    """Whom what a noun with a pronoun says is done to, or who does it: who stands bare behind it."""
    bare = next((c for c in after if not c.preposition and c.gap <= 2), None)
    if bare and frame.object:
        roles.put(frame.object, bare.entities, "object of a masdar")


def _host_of_pair(after: Sequence[Complement]) -> bool:
    """Whether the genitive only says where: a town, or the land beside the two sides that follow (``Oman's talks between X and Y``)."""
    kind = after[0].entities[0].kind
    return kind is Kind.PLACE or (kind is Kind.STATE and any(c.preposition == "between" and len(c.entities) > 1 for c in after[1:]))


def _named(frame: Frame, roles: Roles) -> str:
    """The role of what an event noun itself names: the site, the embassy that somebody else closes, else who acts."""
    if frame.type == "relations" and roles.filled.get("actor"):
        return "recipient"
    return "site" if frame.type == "inspection" else "actor"


def _of_more(row: Sequence[Item], masdar: int, noun: int) -> bool:
    """Whether a noun joined to nothing that a masdar has is one more object of a verb above (``signed a treaty that bears X's signature,
    and a declaration``).
    """
    return masdar < noun and row[noun].joined and all(item.kind in ("entity", "comma", "mark", "date") for item in row[masdar + 1 : noun])


def of_governor(frame: Frame, row: Sequence[Item], verb: int, noun: int, antecedent: Antecedent) -> Roles:
    """Roles that the verb which governs an event noun adds: its subject and its object."""
    roles = Roles()
    inner = up_to_noun(row, verb, noun) if verb < noun else complements(row, verb + 1)
    bare = [c for c in inner if not c.preposition and c.gap <= 3]
    forms = [form for _, form in row[verb].verbs] if not is_noun(row, verb) else []
    if _agent(frame, roles, [*inner, *complements(row, noun + 1)]):
        pass
    elif forms and forms[0].endswith(PASSIVE):
        if frame.type == "envoy" and frame.subject and bare:
            roles.put(frame.subject, [e.as_state() for e in bare[0].entities if e.country], "the land of the subject of a passive")
    elif frame.subject and forms:
        before = subject_before(row, verb) if verb < noun else subject_above(row, verb, noun)
        if row[verb - 1].kind == "rel" and forms[0].endswith("+object") and bare and not bare[0].gap:
            before = None
        before = before or (subject_after(row, verb, noun) if frame.type in _BEHIND and verb < noun and not bare else None)
        if frame.name == _REPRESENTING and not before:
            before = delegate(row, verb)
        happens = is_passive(row, verb, noun) or (verb > noun and not forms[0].endswith("+object"))
        happens = happens or (verb < noun and frame.object is None and bool(bare) and takes_subject_place(frame.subject, bare[0]))
        told = [] if verb > noun and row[verb].verbs.among(SUPPORTS) else bare
        whose = nobody if happens or row[verb].verbs.among(TAKING_PLACE) else unspoken(row, verb, antecedent, frame, noun)
        roles.strange = whose is stranger
        _subject(frame, frame.subject, roles, before, told, row[verb], forms[0], whose)
    elif frame.subject and is_participle(row[verb]) and bare and bare[0].at == verb + 1:
        roles.put(frame.subject, bare[0].entities, "agent of a participle")
    elif frame.subject and not is_participle(row[verb]) and (_of_more(row, verb, noun) or not own_subject(frame, roles, bare)):
        masdar_subject(frame.subject, roles, row, verb, antecedent)
    if frame.object and forms and forms[0].endswith("+object"):
        object_of(frame, frame.object, roles, row[verb], antecedent)
    beyond = complements(row, noun + 1) if verb < noun and (frame.subject is None or frame.name == "list-lv") else []
    if frame.object:
        _fill(frame.object, roles, (*bare, *(c for c in beyond if not c.preposition and not c.gap)), "object")
    _oblique(frame, roles, without_courier(frame, roles, row, noun, inner))
    if frame.type == "sanction" and not roles.filled.get("recipient"):
        listed = [e for item in row[min(verb, noun) + 1 : max(verb, noun)] if item.kind == "demonym" for e in item.entities]
        roles.put(Slot("recipient"), listed, "adjective of what is listed")
    return roles
