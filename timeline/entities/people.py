"""People in a sentence: title, honorific, name and apposition together make one mention; titles may share out over a list."""

from __future__ import annotations

from timeline import arabic
from timeline.entities.beside import honorifics_at, name_after, name_at, spelled
from timeline.entities.complements import Title
from timeline.entities.names import LONGEST, Name, goes_on, known, reach, unknown
from timeline.entities.page import Draft, Page
from timeline.entities.particles import AND, OPENING, PLAIN
from timeline.entities.phrase import is_masters, person, with_name
from timeline.entities.ranks import COUNTERPART, LEADERS, MINISTERS
from timeline.entities.shape import SIGNS
from timeline.entities.styles import styled_at
from timeline.entities.titles import title_at
from timeline.entities.unlisted import BEHIND, inside_name, unlisted_at
from timeline.lexicon.rows import Person
from timeline.model import Kind

_BARE, _AND = frozenset({"", AND}), frozenset({AND})
_REACH = 3 * LONGEST
"""Tokens of the longest name, whose words may be parted by signs and have particles."""
_RANKS = MINISTERS | LEADERS | {"parliament_speaker"}
_SECOND = frozenset({"deputy_head_of_government", "head_of_government", "deputy_head_of_state"})


def people_at(page: Page, i: int, limit: int) -> list[Draft]:
    """The people whose phrase begins at a token: none, one, or as many as a shared title has."""
    if i not in page.starts:
        best = unlisted_at(page, i, limit) if page.spotted or _remarkable(page, i, limit) else []
        return _with_coordinated(page, best, limit) if best else styled_at(page, i, "", i)
    prefix, j = honorifics_at(page, i, limit, OPENING)
    best = _opened(page, i, "", i, limit)
    if j > i:
        best = max(_opened(page, i, prefix, j, limit), best, key=lambda drafts: max((d.last for d in drafts), default=i))
    if not (best and best[-1].name) and (short := _styled_short(page, i, best[-1].last if best else i, limit)):
        best = [short]
    return _with_coordinated(page, best, limit) if best and best[-1].name else best or styled_at(page, i, prefix, j)


def _styled_short(page: Page, i: int, last: int, limit: int) -> Draft | None:
    """The person whose short name has his style in it, where the name alone is a word of the language too (``Sheikh Sabah``)."""
    short = known(page, i, limit, weak=True, prefixes=OPENING)
    return person(page, i, short[1], [], short[0], limit) if short and short[0].first > i and short[0].last > last else None


def _opened(page: Page, i: int, prefix: str, j: int, limit: int) -> list[Draft]:
    """The people of a phrase that begins at ``i`` with honorifics up to ``j``."""
    title = title_at(page, j, limit, OPENING if j == i else PLAIN)
    whole = known(page, i, limit, weak=False, prefixes=OPENING)
    if whole and whole[0].last > max(j, title.last if title else j) and (whole[1] or not inside_name(page, i)):
        return [person(page, i, whole[1], [], whole[0], limit)]
    if title is not None:
        return _titled(page, i, prefix if j > i else title.prefix, [title], limit)
    if inner := next((found for k in range(i + 1, j) if (found := title_at(page, k, limit, PLAIN)) and found.last >= j), None):
        return _titled(page, i, prefix, [inner], limit)
    if j > i:
        inside = (known(page, k, limit, weak=False) for k in range(i + 1, j))
        name = next((found[0] for found in inside if found and found[0].last > j), None) or name_at(page, j, limit, titled=True, weak=True)
        return [person(page, i, prefix, [], name, limit)] if name else []
    return unlisted_at(page, i, limit)


def _remarkable(page: Page, i: int, limit: int) -> bool:
    """Whether a name of which no table has the words as they stand may still be somebody's: it goes on, with a title behind or a sign."""
    if not goes_on(page, i, limit):
        return False
    end = min(limit, i + _REACH)
    end = end if i in page.apposed else reach(page, i, end)
    return page.titled(i, min(limit, end + BEHIND)) or not SIGNS.isdisjoint(page.words[i:end])


def _titled(page: Page, i: int, prefix: str, titles: list[Title], limit: int) -> list[Draft]:
    """The mention that a title opens, its further titles, its name and what follows."""
    titles = _chain(page, titles, limit)
    title = titles[-1]
    if (title.number or title.office == COUNTERPART) and (shared := _shared(page, i, prefix, title, limit)):
        return shared
    name = name_after(page, title.last, limit, listed=bool(title.number))
    bare = title.last == title.first + 1 and not title.body
    if name and bare and title.head in page.know.anybody and not name.people:
        name = None
    if name is None and not _stands_alone(title):
        return []
    if name and len(titles) == 1 and is_masters(page, title, name):
        country = title.country or name.people[0].country
        own = name_after(page, name.last, limit) if title.head in page.know.aides else None
        title = title._replace(last=name.last, country=country)
        return [person(page, i, prefix, [title], own, limit)]
    first = person(page, i, prefix, titles, name, limit)
    return [first, *_elliptic(page, first, title, limit)] if name else [first]


def _with_coordinated(page: Page, drafts: list[Draft], limit: int) -> list[Draft]:
    """The people found and those whom ``and`` joins to them by a full name that nobody knows; these are of the same state."""
    while len(drafts) < 12:
        last = drafts[-1]
        j = last.last
        word = page.words[j] if j < limit else ""
        if (
            not word.startswith(AND)
            or word in page.know.names
            or word[1:] not in page.know.given
            or known(page, j, limit, weak=False, prefixes=_AND)
        ):
            break
        name = unknown(page, j, limit, titled=False, prefix=AND)
        if name is None:
            break
        country = last.country or next((p.country for p in last.people), "")
        draft = Draft(j, name.last, AND, Kind.PERSON, "coordinated", name=(name.first, name.last), skip=len(AND))
        namesake = next(iter(spelled(page, j, name.last, len(AND))), None)
        drafts = [*drafts, draft._replace(people=(namesake,)) if namesake else draft._replace(country=country)]
    return drafts


def _stands_alone(title: Title) -> bool:
    if title.owned and title.office == "other":
        return False
    return title.definite or title.owned or title.complement or not title.construct or bool(title.country or title.body)


def _chain(page: Page, titles: list[Title], limit: int) -> list[Title]:
    """Titles that stand together for one person: side by side, or a deputy's joined by ``and`` with a ministry."""
    while len(titles) < 4:
        last = titles[-1]
        if last.number or last.office == COUNTERPART:
            break
        following = title_at(page, last.last, limit, _BARE) or _after_comma(page, last, limit)
        if following is None or following.number or following.owned or following.office == COUNTERPART:
            break
        if following.prefix and not (last.office in _SECOND and following.office in (*MINISTERS, "other") and not last.country):
            break
        if (following.country and last.country and following.country != last.country) or not _joins(last, following):
            break
        if _next_mans(page, last, following, limit):
            break
        titles = [*titles, following]
    return titles


def _next_mans(page: Page, title: Title, following: Title, limit: int) -> bool:
    """Whether the office that follows an official of a state or a body is another's: ``(received) the American envoy
    the foreign minister X``.

    The tables say of which state X is; somebody whom they do not know is taken for another's too.
    """
    if title.office in _SECOND or not (title.country or title.body) or following.country or following.body or following.former:
        return False
    if following.office not in _RANKS:
        return False
    name = name_after(page, following.last, limit)
    return name is None or not any(title.country in _states_of(page, person) for person in name.people)


def _states_of(page: Page, person: Person) -> set[str]:
    return {person.country, *(term.country for term in page.know.terms.get(person.id, ()))}


def _joins(title: Title, following: Title) -> bool:
    """Whether one person can bear both titles side by side: a head of state has none besides, nor has he an ambassador's."""
    if following.office == "ambassador" and following.complement:
        return False
    return title.office != "head_of_state" or following.office == "head_of_state"


def _after_comma(page: Page, title: Title, limit: int) -> Title | None:
    """A further title between commas, if a name comes after it."""
    if not page.pause(title.last, limit) or (title.construct and not title.complement):
        return None
    following = title_at(page, title.last + 1, limit, PLAIN) if title.last + 1 < limit else None
    if following is None or following.number or not (following.complement or not following.construct):
        return None
    if title.office in _SECOND and not title.country:
        further = _after_comma(page, following, limit)
        return following if further or name_after(page, following.last, limit) else None
    name = name_after(page, following.last, limit) if page.pause(following.last, limit) else None
    return following if name else None


def _shared(page: Page, i: int, prefix: str, title: Title, limit: int) -> list[Draft]:
    """The people of a dual, a plural or a counterpart title: each demonym or state of the list, with its name if it has one.

    An adjective in the plural is that of all of them (``their Russian counterparts X and Y``).
    """
    drafts: list[Draft] = []
    base = title._replace(country="")
    j, start, lead = title.last, i, prefix
    if title.country:
        drafts.append(_shared_one(page, start, lead, base._replace(country=title.country), j, limit))
        j = drafts[-1].last
    while title.number and j < limit and len(drafts) < 12:
        k = j + 1 if page.pause(j, limit) else j
        nation = page.demonym(k, limit, plural=not drafts) or page.state(k, limit, _BARE)
        if nation is None or (drafts and not nation.prefix.startswith(AND) and k == j):
            break
        if not drafts and k > j:
            break
        lead = nation.prefix.removesuffix(arabic.ARTICLE) if drafts else prefix
        one = _shared_one(page, k if drafts else i, lead, base._replace(country=nation.row.iso3), nation.last, limit)
        drafts.append(one)
        j = one.last
    if len(drafts) > 1 and title.number:
        drafts = _in_turn(page, drafts, limit)
    if len(drafts) == 1 and title.number and drafts[0].name is None and title.number == "dual":
        return []
    return [d._replace(number="" if len(drafts) > 1 or title.office == COUNTERPART else d.number) for d in drafts]


def _in_turn(page: Page, drafts: list[Draft], limit: int) -> list[Draft]:
    """Those of a title whose states are told before their names, if these are as many (``the ministers of Algeria and Niger, X and Y``).

    Else the name of somebody of another of the states is not that of him of the last.
    """
    *others, last = drafts
    if any(draft.name for draft in others) or any(person.country == last.country for person in last.people):
        return drafts
    name = Name(*last.name, last.people, last.weak) if last.name else name_after(page, last.last, limit, listed=True)
    if name is None:
        return drafts
    told = [with_name(drafts[0]._replace(last=name.last), name, drafts[0].last)]
    for draft in drafts[1:]:
        first = told[-1].last
        prefix, name = _listed(page, first, limit)
        if name is None:
            astray = any(person.country == other.country for person in last.people for other in others)
            return [*others, last._replace(last=last.unnamed_last, name=None, people=(), weak=False)] if astray else drafts
        first = first + 1 if page.pause(first, limit) else first
        told.append(with_name(draft._replace(first=first, last=name.last, prefix=prefix), name))
    return told


def _listed(page: Page, j: int, limit: int) -> tuple[str, Name | None]:
    """The next name of a list, after ``and`` or a comma, honorifics or none, and the particle before it; a title is another's."""
    pause = page.pause(j, limit)
    start = j + 1 if pause else j
    if start >= limit:
        return "", None
    allowed = _BARE if pause else _AND
    prefix, k = honorifics_at(page, start, limit, allowed)
    if k > start:
        return prefix, name_at(page, k, limit, titled=True, weak=True)
    if title_at(page, start, limit, allowed):
        return "", None
    if listed := known(page, start, limit, weak=True, prefixes=allowed):
        return listed[1], listed[0]
    joined = page.words[start].startswith(AND) and page.words[start] not in page.know.names
    if not joined and not pause:
        return "", None
    prefix = AND if joined else ""
    return prefix, unknown(page, start, limit, titled=joined, prefix=prefix)


def _shared_one(page: Page, first: int, prefix: str, title: Title, j: int, limit: int) -> Draft:
    name = name_after(page, j, limit)
    draft = person(page, first, prefix, [title._replace(last=j)], None, limit)
    if name is None:
        return draft
    return with_name(draft._replace(last=name.last), name, j)


def _elliptic(page: Page, draft: Draft, title: Title, limit: int) -> list[Draft]:
    """Further holders of the same title that only their demonym and name tell: ``and the French X``."""
    drafts: list[Draft] = []
    j = draft.last
    while len(drafts) < 6:
        k = j + 1 if page.pause(j, limit) else j
        demonym = page.demonym(k, limit) if k < limit else None
        if demonym is None or demonym.prefix != AND + arabic.ARTICLE:
            break
        one = _shared_one(page, k, AND, title._replace(country=demonym.row.iso3, body="", number=""), demonym.last, limit)
        if one.name is None:
            break
        drafts.append(one)
        j = one.last
    return drafts
