"""States, bodies and places in a sentence, and unnamed people who speak for a state."""

from __future__ import annotations

from functools import cache

from timeline import arabic
from timeline.bases import AIRPORT
from timeline.entities.houses import airfields, is_house
from timeline.entities.knowledge import knowledge
from timeline.entities.page import DEMONYMS, NAMES, Draft, Page
from timeline.entities.particles import AND, OPENING, PLAIN
from timeline.lexicon.rows import City, Honorific, Medium, Organisation, Person, State, Title
from timeline.matching import Hit
from timeline.memo import Memo
from timeline.model import Kind

_PLACES = frozenset({City, State})
_FEMININE = (arabic.FEMININE, arabic.PLURAL_FEMININE)
_ADJECTIVES, _SHORT = 4, 3
_WRITTEN_ON = frozenset({arabic.BY, arabic.FOR})
_FULL = 6
"""Words of the longest name that is looked for before a word."""
_NOTHING, _OWNING, _JOINING = frozenset[str](), frozenset({"", arabic.FOR}), frozenset(arabic.AND)


def medium_at(page: Page, i: int, limit: int) -> int:
    """The token after an agency or an outlet that begins there, else ``i``: sources are nobody's mention, nor *Russia today Monday* one."""
    medium = page.hit(i, Medium, lambda h: h.last <= limit and not {h.last - 1, h.last} <= page.dated)
    if medium is None:
        return i
    rival = page.starts[i][0]
    return i if rival.last > medium.last and not isinstance(rival.row, Medium) else medium.last


def group_at(page: Page, i: int, limit: int) -> Draft | None:
    """People without names, a government or an organ, with the state that its demonym or its name gives."""
    prefix, word = _head(page, i)
    know = page.know
    if page.words[i] in know.stops or page.agent(i) or (word in know.sides and _of_two(page, i + 1)):
        return None
    if word in know.people:
        kind, plural = Kind.STATE, True
    elif word in know.government:
        kind, plural = Kind.STATE, False
    elif word in know.organs:
        kind, plural = Kind.ORGANIZATION, False
    else:
        return None
    if plural and (body := _of_body(page, i + 1, limit)):
        return _people_of(i, prefix, body)
    if plural and (region := page.regional(i + 1, limit)):
        return _people_of(i, prefix, region)
    home = _from_whom(page, i + 1, limit) if plural else i
    if home > i and (whole := group_at(page, home, limit)):
        return whole._replace(first=i, prefix=prefix, kind=Kind.STATE, number="plural")
    described = home > i + 2 and page.words[home - 1] not in know.inside
    if described and (state := page.state(home, limit, PLAIN)):
        return Draft(i, state.last, prefix, kind, "group", country=state.row.iso3, number="plural", basis="group")
    last, country = _owner(page, i + 1, limit, word)
    if kind is Kind.ORGANIZATION and _is_body(page, i, last):
        return None
    if not country:
        return _bare(page, i, prefix, word, limit) if kind is Kind.ORGANIZATION else None
    offices = ("diplomat",) if word in know.diplomats else ()
    number = "plural" if plural else ""
    return Draft(i, last, prefix, kind, "group", country=country, number=number, basis="group", offices=offices)


def _of_two(page: Page, j: int) -> bool:
    """Whether the adjectives of two states follow a word for two (``the two delegations, the Israeli and the Syrian``)."""
    limit = min(len(page.words), j + 2)
    second = page.demonym(j + 1, limit) if j + 1 < limit and page.demonym(j, limit) else None
    return second is not None and second.prefix.startswith(AND)


def _is_body(page: Page, i: int, last: int) -> bool:
    """Whether an international body is named there whom no adjective makes a state's own (``the security council of Turkey``)."""
    body = page.hit(i, Organisation, lambda h: len(h) > 1 and not h.row.iso3)
    last = next((j for j in range(body.last, last) if not page.words[j].endswith(arabic.RELATIVE)), last) if body else last
    return body is not None and not any(page.demonym(j, last, plural=True) for j in range(body.last, last))


def _from_whom(page: Page, j: int, limit: int) -> int:
    """The token after the preposition that says from where people come, past adjectives (``a high-level delegation from``); 0 for none."""
    for k in range(j, min(j + _ADJECTIVES, limit - 1)):
        word = page.words[k]
        if word in page.know.stops:
            return k + 1 if len(word) < _SHORT else 0
        if word.removeprefix(arabic.ARTICLE) not in page.know.common:
            return 0
    return 0


def _bare(page: Page, i: int, prefix: str, word: str, limit: int) -> Draft | None:
    """An organ with its field and no state (``the ministry of foreign affairs``): that of the town where it is said to be, if any."""
    last = i + 1
    if word.startswith(arabic.ARTICLE) or last >= limit or page.words[last] not in page.know.domains or not page.definite(last):
        return None
    near = last + 2 if last + 2 < limit and page.words[last + 1] in page.know.towards else last + 1
    town = page.hit(near, City, lambda h: h.last <= limit and h.prefix == ("" if near > last + 1 else arabic.BY))
    country, last = (town.row.iso3, town.last) if town else ("", last + 1)
    return Draft(i, last, prefix, Kind.ORGANIZATION, "group", country=country, basis="group")


def _people_of(i: int, prefix: str, body: Hit) -> Draft:
    row = body.row
    return Draft(i, body.last, prefix, Kind.ORGANIZATION, "group", country=row.iso3, body=row.id, row=row, number="plural", basis="group")


def _of_body(page: Page, j: int, limit: int) -> Hit | None:
    """The body whose people they are: beside their word or after one preposition."""
    near = [j, j + 1] if j < limit and page.words[j] in page.know.stops and len(page.words[j]) < 3 else [j]
    hits = (page.hit(k, Organisation, lambda h: h.last <= limit and h.prefix in ("", arabic.FOR)) for k in near if k < limit)
    return next((hit for hit in hits if hit), None)


def _head(page: Page, i: int) -> tuple[str, str]:
    """The word there, read with the particles before a noun that we know."""
    know = page.know
    for prefix, rest in arabic.readings(page.words[i]):
        bare, article = (prefix.removesuffix(arabic.ARTICLE), prefix.endswith(arabic.ARTICLE))
        word = arabic.ARTICLE + rest if article else rest
        if bare in OPENING and (word in know.people or word in know.government or word in know.organs):
            return bare, word
    return "", page.words[i]


def _owner(page: Page, j: int, limit: int, head: str) -> tuple[int, str]:
    """The token after a group's complement and the state that owns it; the nearest words first."""
    start = j
    while j < limit and j - start < 5 and j not in page.dated:
        demonym = page.demonym(j, limit, plural=True)
        if demonym and not demonym.prefix.startswith(AND):
            return demonym.last, demonym.row.iso3
        construct = not head.startswith(arabic.ARTICLE)
        state = page.state(j, limit, _OWNING) if construct or j > start else None
        if state and (j == start or not page.words[j - 1].startswith(arabic.ARTICLE) or state.prefix):
            return state.last, state.row.iso3
        word = page.words[j]
        rest = word.removeprefix(AND)
        annexed = j == start and not head.startswith(arabic.ARTICLE) and page.definite(j)
        if page.hit(j, Honorific) or (not annexed and page.hit(j, Title, lambda h: len(h) > 1 or h.prefix == "")):
            break
        annexable = not head.startswith(arabic.ARTICLE) and (word in page.know.domains or word in page.know.common)
        inside = annexable or rest.startswith(arabic.ARTICLE)
        if not inside or word in page.know.stops:
            break
        j += 1
    return start, ""


def pair_at(page: Page, i: int) -> Draft | None:
    """A word for two parties or two states that the text has told before."""
    for prefix, rest in arabic.readings(page.words[i]):
        if prefix in OPENING and (rest in page.know.sides or rest in page.know.pairs):
            kind = Kind.PERSON if rest in page.know.sides else Kind.STATE
            return Draft(i, i + 1, prefix, kind, "pair", number="dual", definite=True, basis="coreference")
    return None


def opposite_at(page: Page, i: int, limit: int) -> Draft | None:
    """A guest or a host with the pronoun of the other one (``invited his host``), if nothing says who it is."""
    named = i + 1 < limit and (page.definite(i + 1) or page.words[i + 1] in page.know.given)
    if named or page.raw(i, i + 1).endswith(arabic.TA_MARBUTA):
        return None
    for prefix, rest in arabic.readings(page.words[i]):
        if prefix in OPENING and rest in page.know.opposites:
            return Draft(i, i + 1, prefix, Kind.PERSON, "opposite", definite=True, basis="coreference")
    return None


def place_at(page: Page, i: int, limit: int) -> Draft | None:
    """A state, a capital or palace, or another place."""

    same = _names_of(page, i, limit)
    if not same:
        return None
    state = next((h for h in same if h.form in NAMES and type(h.row) is State), None)
    city = next((h for h in same if type(h.row) is City), None)
    metonym = next((h for h in same if h.form == "metonyms_ar"), None)
    adjective = next((h for h in same if h.form == "demonym_f_ar"), None)
    if state and not state.prefix and adjective and i and page.definite(i - 1) and page.words[i - 1].endswith(_FEMININE + arabic.ELATIVES):
        return _place(adjective, Kind.STATE, "demonym")
    if state and not city:
        return _place(state, Kind.STATE, "name")
    if city:
        return _place(city, Kind.PLACE, _basis(page, city, acting=metonym is not None))
    if metonym:
        return _place(metonym, Kind.STATE, "metonym")
    if state:
        return _place(state, Kind.STATE, "name")
    demonym = same[0]
    people = demonym.form == "demonym_pl_ar" and not _of_others(page, demonym)
    return _place(demonym, Kind.STATE, "people" if people else "demonym")


def _of_others(page: Page, hit: Hit) -> bool:
    """Whether the word for a people only describes the definite noun before it, which names nobody of rank (``the German tourists``)."""
    i = hit.first
    described = i > 0 and hit.prefix == arabic.ARTICLE and page.words[i - 1].startswith(arabic.ARTICLE) and (i - 1) not in page.dated
    return described and page.words[i - 1] not in page.know.names and page.hit(i - 1, Title) is None


def _beside_state(page: Page, hit: Hit, limit: int) -> bool:
    """Whether a name is joined to a state's: in a list of states it is the state, not a town of that name (``the Emirates and Oman``)."""
    after = page.state(hit.last, limit, _JOINING)
    before = hit.prefix[:1] in arabic.AND and any(
        h.last == hit.first and type(h.row) is State and h.form in NAMES
        for j in range(max(0, hit.first - _SHORT), hit.first)
        for h in page.starts.get(j, ())
    )
    return before or (after is not None and not any(type(h.row) is City for h in page.starts.get(after.first, ())))


def _names_of(page: Page, i: int, limit: int) -> list[Hit]:
    """The longest names and adjectives of a state or a place there, of the one that is likeliest where they differ."""
    hits = [h for h in page.starts.get(i, ()) if type(h.row) in _PLACES and h.last <= limit and _fits(page, h)]
    if len(hits) < 2:
        return hits
    last, prefix = hits[0].last, hits[0].prefix.removesuffix(arabic.ARTICLE)
    same = [h for h in hits if h.last == last and h.prefix.removesuffix(arabic.ARTICLE) == prefix]
    if len({h.row.iso3 for h in same}) > 1:
        if listed := [h for h in same if type(h.row) is State and _beside_state(page, h, limit)]:
            return listed
        likely = max(same, key=lambda h: page.nations[h.row.iso3])
        if page.nations[likely.row.iso3]:
            same = [h for h in same if h.row.iso3 == likely.row.iso3]
    return same


def _fits(page: Page, hit: Hit) -> bool:
    """Whether a name reads as one there: not where the word as it stands is a common noun or somebody's name, which only look like a
    town (*banks*, *Barak*).
    """
    noun = hit.prefix.endswith(arabic.BY) and page.words[hit.first][len(hit.prefix) - 1 :] in page.know.common
    noun = noun or (hit.prefix[-1:] in _WRITTEN_ON and any(type(h.row) is Person and not h.prefix for h in page.starts[hit.first]))
    opens = hit.prefix in OPENING or (hit.form in DEMONYMS and hit.prefix.endswith(arabic.ARTICLE))
    return opens and not noun and not page.doubtful(hit)


def _basis(page: Page, city: Hit, *, acting: bool) -> str:
    """Whether a place is a town or a house, and whether it may act as its state."""
    if isinstance(city.row, City) and arabic.words(city.row.label_ar)[0] in airfields():
        return AIRPORT
    house = isinstance(city.row, City) and is_house(city.row, page.words[city.first][len(city.prefix) :])
    return ("palace" if house else "metonym") if acting else "building" if house else "name"


def _place(hit: Hit, kind: Kind, basis: str) -> Draft:
    row = hit.row
    prefix = hit.prefix.removesuffix(arabic.ARTICLE)
    return Draft(
        hit.first, hit.last, prefix, kind, "place", country=row.iso3, row=row, basis=basis, number="plural" if basis == "people" else ""
    )


def shell_before(page: Page, i: int) -> bool:
    """Whether the word before makes the place part of a longer name: an agreement, a university, a club."""
    return i > 0 and (i - 1) not in page.dated and "shell" in _bearing()[page.words[i - 1]]


def named_after(page: Page, i: int) -> bool:
    """Whether the word before bears the name that follows: an airport, a prize; with the article it may bear a name, but no title.

    It does so as it is written: ``his office`` is no library; nor does the last word of somebody's name bear that of the next man.
    """
    if i == 0 or (i - 1) in page.dated:
        return False
    before = _bearing()[page.words[i - 1]]
    if "namesake" not in before or ("definite" in before and page.hit(i, Title)):
        return False
    return not (_office_of_his(page, i - 1) or _ends_name(page, i))


def _ends_name(page: Page, i: int) -> bool:
    """Whether a full name of somebody whom we know ends before the word there."""
    starts = (page.starts.get(k, ()) for k in range(max(0, i - _FULL), i - 1))
    return any(hit.last == i and type(hit.row) is Person for hits in starts for hit in hits)


def _office_of_his(page: Page, i: int) -> bool:
    """Whether a word that could bear a name is an office with a pronoun (``in his office``): no ta marbuta ends it."""
    stems = (rest[:-1] for _, rest in arabic.readings(page.words[i]))
    return not page.raw(i, i + 1).endswith(arabic.TA_MARBUTA) and any(stem in page.know.organs for stem in stems)


@cache
def _bearing() -> Memo[str, frozenset[str]]:
    """What a word is to a name after it: what the name is only part of, what bears it; and whether it is definite."""
    know = knowledge()

    def bearing(word: str) -> frozenset[str]:
        rests = [rest for prefix, rest in arabic.readings(word) if prefix in OPENING]
        found = [what for what, words in (("shell", know.shells), ("namesake", know.namesakes)) if not words.isdisjoint(rests)]
        return frozenset([*found, "definite"] if any(rest.startswith(arabic.ARTICLE) for rest in rests) else found) if found else _NOTHING

    return Memo(bearing)
