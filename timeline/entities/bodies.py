"""Bodies of the lexicon, by their names and by their organs."""

from __future__ import annotations

from timeline import arabic
from timeline.bases import IMPOSED
from timeline.entities.page import Draft, Page
from timeline.entities.particles import AND, OPENING
from timeline.lexicon.event_rows import EventNoun
from timeline.lexicon.rows import Organisation
from timeline.matching import Hit
from timeline.model import Kind

_ADJECTIVES = 5


def body_at(page: Page, i: int, limit: int) -> Draft | None:
    """A body of the lexicon, with the demonym that may follow its name; or the body of which it is only an organ."""
    hit = page.hit(i, Organisation, lambda h: h.last <= limit and h.prefix in OPENING)
    hit = _likeliest(page, i, hit) if hit else None
    organ = _organ_at(page, i, limit, named=hit is not None)
    if hit is None or (organ and organ.last > hit.last):
        return organ
    last, demonym = hit.last, page.demonym(hit.last, limit)
    if demonym and hit.row.iso3 == demonym.row.iso3 and not demonym.prefix.startswith(AND):
        last = demonym.last
    return Draft(i, last, hit.prefix, Kind.ORGANIZATION, "body", country=hit.row.iso3, body=hit.row.id, row=hit.row, basis="name")


def adjective_at(page: Page, i: int) -> Draft | None:
    """The body of no state whose adjective says whose sanctions stand before it (``European sanctions``)."""
    hit = page.regional(i, i + 1)
    if hit is None or i == 0 or hit.row.iso3:
        return None
    imposed = any(type(h.row) is EventNoun and h.row.id in IMPOSED for h in page.reading.hits.within(i - 1, i))
    return Draft(i, i + 1, hit.prefix, Kind.ORGANIZATION, "body", body=hit.row.id, row=hit.row, basis="demonym") if imposed else None


def _likeliest(page: Page, i: int, hit: Hit) -> Hit:
    """Of the bodies called so, that of the state of which the article speaks most (``the transitional council``)."""
    same = [h for h in page.starts[i] if type(h.row) is Organisation and (h.last, h.prefix, h.form) == (hit.last, hit.prefix, hit.form)]
    return max(same, key=lambda h: page.nations[h.row.iso3]) if len(same) > 1 else hit


def _organ_at(page: Page, i: int, limit: int, *, named: bool) -> Draft | None:
    """An organ of a body of no state (``the permanent council of the league``, ``the court that belongs to the union``).

    What has a name of its own only belongs to it: there no more than a preposition may stand between.
    """
    for prefix, head in arabic.readings(page.words[i]):
        if prefix not in OPENING or head not in page.know.domains or head in page.know.towns:
            continue
        for j in range(i + 1, min(i + _ADJECTIVES, limit)):
            whole = _owner(page, j, limit, beside=j == i + 1 and not head.startswith(arabic.ARTICLE))
            if whole is not None:
                belongs = page.words[j - 1] in page.know.belonging
                if named and belongs:
                    return None
                return Draft(i, whole.last, prefix, Kind.ORGANIZATION, "body", body=whole.row.id, row=whole.row, basis="organ")
            if not page.words[j].removeprefix(AND).startswith(arabic.ARTICLE):
                break
    return None


def _owner(page: Page, j: int, limit: int, *, beside: bool) -> Hit | None:
    """The body of no state to which a preposition gives an organ, or whose name stands right beside it."""
    prefixes = (arabic.FOR, "") if beside else (arabic.FOR,)
    return page.hit(j, Organisation, lambda h: h.last <= limit and h.prefix in prefixes and not h.row.iso3)
