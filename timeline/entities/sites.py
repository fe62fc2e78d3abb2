"""Places that no table lists, told by what they are: a palace, a hotel, a town, the seat of a body."""

from __future__ import annotations

from timeline import arabic
from timeline.bases import AIRPORT
from timeline.entities.bodies import body_at
from timeline.entities.groups import group_at, place_at
from timeline.entities.houses import airfields
from timeline.entities.names import known, unknown
from timeline.entities.page import Draft, Page
from timeline.entities.particles import BY, OPENING, QUOTES
from timeline.lexicon.rows import City, Honorific, State, Title
from timeline.model import Kind

_QUOTED = 6
"""Words of the longest name in quotation marks."""
_ADJECTIVES, _SERVED = 3, 2


def site_at(page: Page, i: int, limit: int) -> Draft | None:
    """A place named by its kind and its proper name, or the seat of a body, with the town or the state in which it lies."""
    if i + 1 >= limit or i + 1 in page.dated:
        return None
    for prefix, rest in arabic.readings(page.words[i]):
        bare = prefix.removesuffix(arabic.ARTICLE)
        if rest in page.know.towns and bare == prefix and bare in OPENING and (town := _known(page, i, limit)):
            return town._replace(prefix=bare)
        last, country = _end(page, i + 1, limit, rest, definite=bare != prefix) if bare in OPENING else (i + 1, "")
        if last > i + 1:
            basis = "site" if rest in page.know.towns else AIRPORT if rest in airfields() else "building"
            site = _within(page, Draft(i, last, bare, Kind.PLACE, "site", country=country, basis=basis), limit)
            known = site.country or rest in page.know.palaces or rest in page.know.premises
            return site if known or not _nameless(page, i + 1, last) else None
    return None


def _known(page: Page, i: int, limit: int) -> Draft | None:
    """A town of the table with the word for what it is before its name (``the city of Kazan``)."""
    town = place_at(page, i + 1, limit)
    if town is None or town.kind is not Kind.PLACE or town.prefix or town.basis not in ("name", "metonym"):
        return None
    return town._replace(first=i, basis="name")


def _nameless(page: Page, j: int, last: int) -> bool:
    """Whether nothing but a common noun follows the word for a site: it then names one only with its state (``factory of drugs in X``)."""
    return last == j + 1 and page.definite(j) and page.words[j] in page.know.common


def _end(page: Page, j: int, limit: int, kind: str, *, definite: bool) -> tuple[int, str]:
    """The token after what completes the word for a site, and the state that it names; ``j`` if nothing does."""
    know = page.know
    if definite:
        return _adjectives(page, j, limit) if kind in know.palaces else (j, "")
    if kind in know.premises:
        return _seat(page, j, limit)
    if kind in know.grounds:
        inner = site_at(page, j, limit)
        return (inner.last, inner.country) if inner and not inner.prefix else (j, "")
    named = kind in know.palaces or kind in know.sites or kind in know.towns
    return _named(page, j, limit, town=kind in know.towns) if named else (j, "")


def _within(page: Page, site: Draft, limit: int) -> Draft:
    """The site with the town or the state that follows, past whom it serves: ``camp X for refugees in Y``."""
    j = site.last
    while j < min(limit, site.last + _SERVED) and (page.words[j].startswith(arabic.FOR_ARTICLE) or page.demonym(j, limit, plural=True)):
        j += 1
    apart = j + 1 < limit and page.words[j] in page.know.inside
    place = place_at(page, j + apart, limit) if j < limit and j not in page.dated else None
    if place is None or place.basis not in ("name", "metonym") or place.prefix != ("" if apart else BY):
        return site
    return site._replace(last=place.last, country=place.country)


def _seat(page: Page, j: int, limit: int) -> tuple[int, str]:
    """The token after the body or the organ whose seat it is; where it stands the text has yet to say."""
    whole = body_at(page, j, limit) or group_at(page, j, limit)
    if whole and whole.kind is Kind.ORGANIZATION and not (whole.prefix or whole.number):
        return whole.last, "" if page.words[j] in page.know.abroad else whole.country
    if page.words[j] in page.know.government and page.definite(j):
        return _adjectives(page, j + 1, limit)
    last = j + (page.words[j] in page.know.organs)
    while j < last < limit and page.definite(last) and not page.definite(j) and page.words[last] in page.know.common:
        last += 1
    return (last, "") if last > j + 1 or page.definite(j) else (j, "")


def _named(page: Page, j: int, limit: int, *, town: bool) -> tuple[int, str]:
    """The token after the proper name of a site, and the state that the name or an adjective gives."""
    if page.words[j] in QUOTES:
        return _quoted(page, j + 1, limit)
    city = page.hit(j, City, lambda h: h.last <= limit and h.prefix == "")
    if city:
        return (j, "") if town else _adjectives(page, city.last, limit, city.row.iso3)
    last = _proper(page, j, limit, town=town)
    if last == j:
        return j, ""
    city = page.hit(last, City, lambda h: h.last <= limit and h.prefix == "") if last < limit and not town else None
    return _adjectives(page, city.last if city else last, limit, city.row.iso3 if city else "")


def _proper(page: Page, j: int, limit: int, *, town: bool) -> int:
    """The token after a proper name: a person's, an unknown one, or for a building a definite noun."""
    if page.hit(j, State, lambda h: h.prefix in ("", arabic.ARTICLE)):
        return j
    bearer = j
    while bearer < limit and (page.hit(bearer, Honorific, lambda h: h.prefix == "") or page.hit(bearer, Title, lambda h: len(h) == 1)):
        bearer += 1
    person = known(page, bearer, limit, weak=bearer > j)
    if person and not person[1]:
        return person[0].last
    if name := unknown(page, bearer, limit, titled=True):
        return name.last
    return j + 1 if not town and bearer == j and page.definite(j) and page.words[j] not in page.know.heads else j


def _quoted(page: Page, j: int, limit: int) -> tuple[int, str]:
    """The token after a name in quotation marks and the adjectives behind it."""
    close = next((k for k in range(j + 1, min(limit, j + _QUOTED)) if page.words[k] in QUOTES), j)
    return _adjectives(page, close + 1, limit) if close > j else (j, "")


def _adjectives(page: Page, j: int, limit: int, country: str = "") -> tuple[int, str]:
    """Past the definite adjectives of a site, and past definite words up to the adjective of a state."""
    end = j
    for k in range(j, min(limit, j + _ADJECTIVES)):
        demonym = page.demonym(k, limit)
        if demonym and demonym.prefix == arabic.ARTICLE:
            return demonym.last, country or demonym.row.iso3
        word = page.words[k]
        if k in page.dated or not page.definite(k) or word in page.know.heads or word in page.know.honorifics:
            break
        if k == end and (word in page.know.adjectives or word.endswith(arabic.RELATIVE)):
            end = k + 1
    return end, country
