"""From filled roles to the two sides of an event, as the gold guidelines have them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from timeline.arabic import BY
from timeline.bases import ENVOYS, METONYMS, international
from timeline.events.ceremonies import ceremony
from timeline.events.counterparts import apart, counts
from timeline.events.envoys import envoys
from timeline.events.filling import Roles, same
from timeline.events.frames import Frame, is_somebody
from timeline.events.gatherings import (
    CONVENED,
    assembled,
    assembling,
    convened,
    convening,
    hosted,
    named_by_town,
    of_body,
    of_two,
    summit,
)
from timeline.events.hosting import met_there
from timeline.events.items import Item
from timeline.events.journeys import comes_home, visits
from timeline.events.outcomes import in_course
from timeline.events.parts import ADJUNCTS, CLOSERS, is_noun
from timeline.events.places import place_of, visited
from timeline.events.resolutions import concerned
from timeline.events.sides import Parties, acting, echoes
from timeline.model import HOST_SIDE, TALK, EntityMention, Kind

_NEAR = 6
_SITE, _SESSION, _GENITIVE = "site", "session-", "actor: genitive"
_ONE_BY_ONE = frozenset({"meeting", "call", "message"})
_APART = (CLOSERS - {"that"}) | {"planned", "speculated"}
_TO = frozenset({"invitation", "message"})
_UPON = _TO | {"sanction", "inspection", "resolution"}
_BESIDE = {
    "work": frozenset({"work"}),
    "measure": frozenset({"embassy", "ties", "diplomatic_ties", "representation"}),
    "ambassadors": frozenset({"ambassador", "level"}),
}
"""What has to stand beside an agreement on doing something, and beside ties that are raised."""
_AGREEING = frozenset({"agree", "announce", "decide", "approve", "consent"})
_TALKS = frozenset({"visit", "trip", "tour", "meeting", "talks", "summit"})
_OCCASIONS = frozenset(
    {"visit", "trip", "tour", "attending", "conference", "summit", "meeting", "talks", "dialogue", "ceremony", "parade"}
    | {
        "anniversary",
        "funeral",
        "inauguration",
        "opening",
        "banquet",
        "session",
        "travelling",
        "arrival",
        "call",
        "interview",
        "inspection",
    }
)
"""What somebody may be invited to."""
_WISHES = frozenset({"congratulation", "condolence"})
"""What is said in a call as well as in a letter, and then is the call."""
_MUTUAL = frozenset({"meeting", "call", "message", "invitation", "relations"})


def parties(frame: Frame, roles: Roles, row: Sequence[Item], triggers: Sequence[int]) -> list[Parties] | str:
    """The sides of the events told, one for each state that is visited, or why there is none."""
    filled = roles.filled
    if frame.type == "meeting" and (town := named_by_town(roles, row, triggers)):
        hosts = tuple(e for e in filled["other"] if e.country == town.country) or (town.as_state(),)
        return [Parties("conference", hosts, tuple(e for e in filled["other"] if e not in hosts), (), town)]
    if assembly := assembling(frame, roles):
        return [Parties("conference", assembly, (), tuple(filled.get("other", [])), place_of(row, triggers))]
    missing = [need for need in frame.roles if not filled.get(need)]
    if frame.type in ("ceremony", "conference") and "actor" in missing and _held_somewhere(frame, roles, row, triggers):
        missing.remove("actor")
    if missing == ["destination"] and comes_home(roles, row[triggers[0]]):
        missing.clear()
    if "purpose" in missing and _purpose(row, triggers):
        missing.remove("purpose")
    several = len(filled.get("actor", [])) > 1 or (frame.type == "agreement" and of_body(filled.get("actor", [])))
    both = missing == ["recipient"] and several and frame.type not in _TO and "explicit" not in frame.needs
    came_of = frame.type == "agreement" and not filled and in_course(row, triggers)
    if missing and not both and not came_of and not echoes(frame, roles, row, triggers):
        return f"nobody for {', '.join(missing)}"
    if "owned" in frame.needs and _GENITIVE not in roles.reasons:
        return "nobody's own"
    if "phone" in frame.needs and not _by_phone(row, triggers):
        return "not by phone"
    if "course" in frame.needs and not _in_course_of_talks(row, triggers):
        return "not in the course of talks"
    if "agreed" in frame.needs and not _agreed(row, min(triggers)):
        return "only talked of"
    if any(not _beside(row, triggers, _BESIDE[need]) for need in frame.needs & _BESIDE.keys()):
        return "not what is agreed or raised"
    if frame.type == "visit":
        return visits(frame, roles, row, triggers)
    if frame.type == "envoy":
        return envoys(frame, roles, row, triggers)
    actors, recipients = _sides(frame, filled.get("actor", []), filled.get("recipient", []), together=CONVENED in roles.reasons)
    if frame.type == "conference" and HOST_SIDE in frame.subtypes and (told := hosted(roles, row[triggers[-1]], actors)):
        place = next(iter(filled.get("site", [])), None) or place_of(row, triggers)
        return [Parties("conference", told, recipients, tuple(e for e in actors if e not in told), place)]
    if frame.type in ("ceremony", "conference"):
        place = next(iter(filled.get("site", [])), None) or place_of(row, triggers)
        if frame.type == "ceremony":
            marked = ceremony(frame, roles, row, triggers, next(iter(filled.get("host", [])), None) or place)
            if isinstance(marked, str):
                return marked
            actors, recipients = marked
        elif not actors and place and place.country:
            hosts = tuple(e for e in recipients if e.country == place.country)
            recipients = tuple(e for e in recipients if e not in hosts)
            actors = hosts or assembled(row, min(triggers)) or (place.as_state(),)
        elif not actors and any(map(is_somebody, recipients)):
            actors, recipients = recipients[:1], recipients[1:]
        if frame.type == "conference" and actors and _one_side(actors, recipients):
            return "one state among itself"
    if not (actors or recipients or came_of or echoes(frame, roles, row, triggers)):
        return "no side"
    place = next((e for role in ("site", "host") for e in filled.get(role, [])), None)
    place = place or place_of(row, triggers, seats=frame.type == "relations")
    if frame.type == "resolution":
        actors, recipients = _deciding(actors, recipients)
    if frame.type == "resolution" and not any(e.country for e in recipients):
        recipients = (*recipients, *concerned(row, max(triggers)))
        place = None if place and place.kind is Kind.STATE else place
    if frame.type == "relations" and place and recipients and place.kind is Kind.STATE and place.prefix == BY:
        place = None
    if frame.type == "relations" and not recipients:
        where = filled.get("site") or ([place] if place else [])
        recipients = tuple(e.as_state() for e in where[:1] if e.country)
    if frame.type in _MUTUAL and _one_side(actors, recipients):
        return "one side only"
    if frame.type == "relations" and not (actors and recipients):
        return "one side only"
    if frame.type == "inspection" and any(form.endswith("+possessive") for noun, form in row[triggers[-1]].nouns if noun.id == _SITE):
        return "his own site"
    if frame.type == "inspection":
        there = place_of(row, triggers) if actors and place and place.country == actors[0].country else None
        place = there or place or visited(row)
        if "shown" in frame.subtypes and "recipient: object" in roles.reasons:
            actors, recipients = recipients, actors
        actors, recipients = _guided(actors, recipients, place)
        if place and place.country and actors and place.country == actors[0].country:
            return "at home"
        own = bool(recipients and actors) and recipients[0].country == actors[0].country
        if (own or not recipients) and place and place.country:
            recipients = (met_there(row, max(triggers), place.country)[0] or place.as_state(),)
        if not recipients and (not actors or (place and place.country)):
            return "no foreign site"
    kind = frame.type
    if HOST_SIDE in frame.subtypes and kind == "meeting" and len(actors) == 1 and (land := _welcoming(filled.get("actor", []), recipients)):
        return [Parties("visit", recipients, (land,), tuple(filled.get("other", [])), place or filled["actor"][0])]
    if kind == "conference" and summit(row, triggers) and (two := of_two(roles)):
        kind, actors, recipients = "meeting", two[:1], two[1:]
    if (kind == "meeting" or frame.subtypes & _WISHES) and "together" not in frame.needs and _by_phone(row, triggers):
        kind = "call"
    elif kind == "meeting" and (
        body := convened(row, triggers, alone=TALK not in frame.subtypes and len((*actors, *recipients)) == 1)
        or convening(row, triggers, actors, alone=_alone(roles, row, triggers))
    ):
        people = tuple(e for e in (*actors, *recipients) if not same(e, body))
        return [Parties("conference", (body,), people, tuple(filled.get("other", [])), place)]
    others, place = tuple(filled.get("other", [])), None if kind == "call" else place
    if kind not in _ONE_BY_ONE or "together" in frame.needs or not filled.get("recipient"):
        return [Parties(kind, actors, recipients, others, place)]
    acting = [(one,) for one in actors] if actors and counts(row[triggers[-1]]) else [actors]
    groups = apart(recipients, row, triggers[-1])
    return [Parties(kind, side, group, others, place) for side in acting for group in groups]


def _alone(roles: Roles, row: Sequence[Item], triggers: Sequence[int]) -> bool:
    """Whether the subject of a verb meets with nobody else, or the meeting of somebody is known or told by a verb."""
    held = row[triggers[-1]].definite or any(row[i].verbs and not is_noun(row, i) for i in triggers)
    theirs = ("actor: subject", "actor: after for") if held else ("actor: subject",)
    return not roles.filled.get("recipient") and any(reason.startswith(theirs) for reason in roles.reasons)


def _welcoming(hosts: Sequence[EntityMention], guests: Sequence[EntityMention]) -> EntityMention | None:
    """The state that receives somebody, itself or by its capital: it shakes no hands, and so he only visits it; not who is posted there."""
    if guests and all(e.office in ENVOYS for e in guests):
        return None
    land = next((e.as_state() for e in hosts if (e.kind is Kind.STATE and e.basis != "group") or e.basis in METONYMS), None)
    return land if land and land.country and not any(e.plural for e in hosts) else None


def _held_somewhere(frame: Frame, roles: Roles, row: Sequence[Item], triggers: Sequence[int]) -> bool:
    """Whether the place stands for who holds it, but for a session: a gathering has one, or is named by its town and has guests told."""
    named = bool(roles.filled.get("site") and roles.filled.get("recipient"))
    return not frame.name.startswith(_SESSION) and "therein" not in frame.needs and bool(place_of(row, triggers) or named)


def _guided(
    actors: tuple[EntityMention, ...], recipients: tuple[EntityMention, ...], place: EntityMention | None
) -> tuple[tuple[EntityMention, ...], tuple[EntityMention, ...]]:
    """Of two who tour a site together the one whose state it is, or else who is named last, is the guide."""
    if recipients or len({e.country for e in actors}) < 2:
        return actors, recipients
    hosts = tuple(e for e in actors if place and e.country == place.country) or actors[1:]
    return tuple(e for e in actors if e not in hosts), hosts


def _deciding(
    actors: tuple[EntityMention, ...], recipients: tuple[EntityMention, ...]
) -> tuple[tuple[EntityMention, ...], tuple[EntityMention, ...]]:
    """The body in which states foil a resolution acts with them; nothing is decided on it."""
    body = tuple(e for e in recipients if international(e)) if all(e.country for e in actors) else ()
    return (*body, *actors), tuple(e for e in recipients if e not in body)


def _purpose(row: Sequence[Item], triggers: Sequence[int]) -> bool:
    """Whether an event noun or verb follows that says what somebody is invited to."""
    for i in range(max(triggers) + 1, min(len(row), max(triggers) + 10)):
        if row[i].kind in CLOSERS:
            return False
        if (row[i].nouns or row[i].verbs) and (row[i].preposition == "for" or row[i - 1].kind == "to"):
            return bool(row[i].verbs) or row[i].nouns.among(_OCCASIONS)
    return False


def _by_phone(row: Sequence[Item], triggers: Sequence[int]) -> bool:
    """Whether the clause says that the parties talked from afar."""
    first = min(triggers)
    behind = range(0) if first and row[first - 1].kind == "at" else range(first - 1, max(-1, first - 10), -1)
    for way in (range(first, min(len(row), max(triggers) + 14)), behind):
        for i in way:
            if row[i].kind in CLOSERS or (row[i].kind == "background" and row[i - 1].kind == "rel" and way.step < 0):
                break
            if row[i].kind == "phone" or "call" in row[i].nouns.ids:
                return True
    return False


def _beside(row: Sequence[Item], triggers: Sequence[int], nouns: frozenset[str]) -> bool:
    """Whether one of some nouns stands right after the triggers."""
    return any(item.nouns.among(nouns) for item in row[max(triggers) + 1 : max(triggers) + _NEAR])


def _agreed(row: Sequence[Item], first: int) -> bool:
    """Whether an agreement or a decision on it stands before the triggers in their clause."""
    for item in reversed(row[:first]):
        if item.kind in _APART:
            return False
        if "agreement" in item.nouns.ids or item.verbs.among(_AGREEING):
            return True
    return False


def _in_course_of_talks(row: Sequence[Item], triggers: Sequence[int]) -> bool:
    """Whether it comes of a visit or a meeting: what states say together otherwise is no agreement between them."""
    after = row[max(triggers) + 1 :]
    if in_course(row, triggers) or any(item.kind == "therein" for item in row[min(triggers) : max(triggers) + 2]):
        return True
    return any(b.kind in ADJUNCTS and a.nouns.among(_TALKS) for b, a in pairwise(after))


def _sides(
    frame: Frame, actors: Sequence[EntityMention], recipients: Sequence[EntityMention], *, together: bool
) -> tuple[tuple[EntityMention, ...], tuple[EntityMention, ...]]:
    """A lone group of several falls into the first named and the rest, unless all of them act ``together``, or upon somebody else."""
    if len(actors) > 1 and not recipients and frame.type not in _UPON and not together:
        return _sides(frame, actors[:1], actors[1:], together=False)
    return tuple(map(acting, actors)), tuple(map(acting, recipients))


def _one_side(actors: Sequence[EntityMention], recipients: Sequence[EntityMention]) -> bool:
    """Whether both sides come to the same state and nobody else: a government among itself."""
    if not actors or not recipients:
        return False
    if any(e.kind is Kind.ORGANIZATION and e.id for e in (*actors, *recipients)):
        return False
    countries = {e.country for e in (*actors, *recipients)}
    return len(countries) == 1 and "" not in countries
