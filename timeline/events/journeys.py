"""From the roles of a journey to visits: one for each state that is its goal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.bases import ENVOYS, METONYMS
from timeline.events.filling import Roles
from timeline.events.frames import Frame, is_somebody
from timeline.events.hosting import inviting, met_there
from timeline.events.items import Item
from timeline.events.places import house_of
from timeline.events.sides import Parties, echoes
from timeline.events.undoing import only_then
from timeline.model import ENDING, GREETED, INVITED, ONWARD, EntityMention, Kind

_DEPARTURE, _RETURN, _RETURNING, _HOLIDAY = "departure", "return", "returning", "holiday"
_NEAR = 5


def visits(frame: Frame, roles: Roles, row: Sequence[Item], triggers: Sequence[int]) -> list[Parties] | str:
    """One visit for each state that is named as a goal, or from which somebody comes home; people visited belong to the first."""
    if why := _no_visit(frame, roles, row, triggers[0]):
        return why
    goals = roles.filled.get("destination", [])
    home = {e.country for e in roles.filled.get("actor", [])}
    left = set[str]()
    if _DEPARTURE in frame.subtypes and any(form.startswith("perfect") for _, form in row[triggers[0]].verbs):
        left = {e.country for e in roles.filled.get("origin", []) if e.country not in home}
        goals = [e for e in roles.filled.get("origin", []) if e.country in left] + goals
    elif goals and all(e.country in home for e in goals) and all(e.kind is Kind.PERSON for e in roles.filled.get("actor", [])):
        goals = [e for e in roles.filled.get("origin", []) if e.country not in home] or goals
    elif not goals and comes_home(roles, row[triggers[0]]):
        left = {e.country for e in roles.filled["origin"]}
    abroad = list(dict.fromkeys(e.country for e in goals if e.kind in (Kind.PLACE, Kind.STATE) and e.country))
    if len(abroad) < 2:
        only = _visit(frame, roles, row, triggers, goals)
        return only if isinstance(only, str) else [_on_the_way(only, left)]
    people = [e for e in goals if e.kind not in (Kind.PLACE, Kind.STATE)]
    legs = [[e for e in goals if e.country == country and e not in people] for country in abroad]
    found = [_visit(frame, roles, row, triggers, people + leg if i == 0 else leg) for i, leg in enumerate(legs)]
    told = [sides for sides in found if not isinstance(sides, str)]
    return [_on_the_way(sides, left) for sides in told] or found[0]  # type: ignore[return-value]  # all are texts


def comes_home(roles: Roles, verb: Item) -> bool:
    """Whether somebody is told to have come back from a land that is not his, wherever he came to."""
    back = any(lemma.id == _RETURN and form.startswith(("perfect", "imperfect")) for lemma, form in verb.verbs)
    acting, origin = roles.filled.get("actor", []), roles.filled.get("origin", [])
    return back and bool(acting and origin) and all(e.country and e.country != origin[0].country for e in acting)


def _about_his_post(row: Sequence[Item], actors: Sequence[EntityMention], place: EntityMention | None) -> bool:
    """Whether an ambassador only goes to a town of the land in which he is posted."""
    posts = {item.post.country for item in row if item.post and set(item.entities) & set(actors)}
    return len(actors) == 1 and place is not None and place.country in posts and place.kind is Kind.PLACE and place.basis not in METONYMS


def _on_the_way(sides: Parties, left: set[str]) -> Parties:
    """A visit that ends or the one that follows it, where somebody is told to have left some lands."""
    if not left or sides.place is None:
        return sides
    return replace(sides, subtypes=sides.subtypes | frozenset({ENDING if sides.place.country in left else ONWARD}))


def _no_visit(frame: Frame, roles: Roles, row: Sequence[Item], at: int) -> str:
    """Why a verb of travel tells no visit: who has not left stays, an ambassador who comes back takes up his post again, a
    holiday is nobody's business.
    """
    if _DEPARTURE in frame.subtypes and at and row[at - 1].kind in ("neg", "wont", "neg_weak") and not only_then(row, at):
        return "stays"
    acting = roles.filled.get("actor", [])
    if any(item.kind == _HOLIDAY for item in row[max(0, at - _NEAR) : at + 2 * _NEAR]):
        return "a holiday"
    back = _RETURN in row[at].verbs.ids or _RETURNING in row[at].nouns.ids
    return "back at his post" if back and acting and all(e.office in ENVOYS for e in acting) else ""


def _visit(
    frame: Frame, roles: Roles, row: Sequence[Item], triggers: Sequence[int], destinations: Sequence[EntityMention]
) -> Parties | str:
    filled = roles.filled
    actors = tuple(e for e in filled.get("actor", []) if is_somebody(e) or e.kind is Kind.STATE)
    goals = destinations or filled.get("origin", [])
    others = tuple(filled.get("other", []))
    if not goals and echoes(frame, roles, row, triggers):
        return Parties("visit", actors, (), others, None)
    if not goals:
        return "no destination"
    place = next((e for e in goals if e.kind in (Kind.PLACE, Kind.STATE)), None)
    home = actors[0].country if actors else ""
    hosts = tuple(e for e in goals if e.kind in (Kind.PERSON, Kind.ORGANIZATION) and e.country != home)
    country = place.country if place else hosts[0].country if hosts else ""
    beside = tuple(e for role in ("beside", "other") for e in filled.get(role, []) if e.name)
    asked = tuple(e for e in filled.get("host", []) if e.country == country and e.name)
    if country and country != home and not (hosts or asked) and (host := inviting(row, max(triggers), country)):
        asked = (host,)
    hosts = hosts or asked
    hosts = hosts or tuple(e for e in beside if e.country == country and country and e.kind is Kind.PERSON)[:1]
    others = tuple(e for e in (*others, *(e for e in beside if e.country == home and e not in others)) if e not in hosts)
    there, greeted = met_there(row, max(triggers), country) if country and not hosts else (None, False)
    hosts = (there,) if there else hosts
    if country and (country == home or _about_his_post(row, actors, place)):
        return "at home"
    if not hosts and place is None:
        return "no destination"
    if not actors and not echoes(frame, roles, row, triggers):
        return "nobody travels"
    recipients = hosts or ((place.as_state(),) if place else ())
    by_whom = frozenset({INVITED} if asked and hosts == asked else {GREETED} if greeted else ())
    return Parties("visit", actors, recipients, others, place or house_of(hosts), by_whom)
