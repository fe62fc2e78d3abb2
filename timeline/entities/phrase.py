"""One person's phrase: titles, name and the titles in apposition behind it."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.entities.beside import BRACKETS, closed, name_after
from timeline.entities.complements import Title
from timeline.entities.names import Name
from timeline.entities.page import Draft, Page
from timeline.entities.particles import PLAIN
from timeline.entities.ranks import COUNTERPART, LEADERS, POSTED
from timeline.entities.styles import styles_of
from timeline.entities.titles import appointed, title_at
from timeline.lexicon.rows import Title as TitleRow
from timeline.model import Kind

_SERVING = frozenset({"other", "special_envoy"})
_LEADERS = LEADERS | {"supreme_leader", "deputy_head_of_state", "foreign_minister", "secretary_general"}


def person(page: Page, first: int, prefix: str, titles: Sequence[Title], name: Name | None, limit: int) -> Draft:
    """One person, with the titles in apposition after the name."""
    last = name.last if name else titles[-1].last
    if name and last < limit and page.words[last] in BRACKETS and page.words[name.first - 1] in BRACKETS:
        last += 1
    if titles:
        draft = _titled(page, first, last, prefix, titles)
    else:
        draft = Draft(first, last, prefix, Kind.PERSON, "name", heads=styles_of(page, first, name.first) if name else ())
    return _apposition(page, with_name(draft, name, titles[-1].last if titles else 0), limit) if name else draft


def _titled(page: Page, first: int, last: int, prefix: str, titles: Sequence[Title]) -> Draft:
    country = body = status = ""
    former = owned = feminine = False
    for title in titles:
        country, body, status = country or title.country, body or title.body, status or title.status
        former, owned, feminine = former or title.former, owned or title.owned, feminine or title.feminine
    return Draft(
        first,
        last,
        prefix,
        Kind.PERSON,
        "title",
        country=country,
        body=body,
        offices=tuple([t.office for t in titles]),
        heads=(*styles_of(page, first, titles[0].first), *[t.head for t in titles]),
        number=titles[-1].number,
        former=former,
        status=status,
        owned=owned,
        feminine=feminine,
        definite=titles[-1].definite and not country and not body,
        indefinite=titles[-1].indefinite,
    )


def with_name(draft: Draft, name: Name, unnamed: int = 0) -> Draft:
    """A draft with its name; ``unnamed`` is where it ends if the name turns out to be none."""
    skip = len(draft.prefix) if name.first == draft.first else 0
    return draft._replace(name=(name.first, name.last), unnamed_last=unnamed, skip=skip, people=name.people, weak=name.weak)


def is_masters(page: Page, title: Title, name: Name) -> bool:
    """Whether a name is that of the leader whose aide the title tells of: ``an adviser of President X``, ``an envoy of X``."""
    if title.definite and not title.construct:
        return False
    inside = {h.row.office for k in range(title.first + 1, title.last) if (h := page.hit(k, TitleRow))} & LEADERS
    held = {term.office for bearer in name.people for term in page.know.terms.get(bearer.id, ())}
    if title.office in _SERVING and not name.weak and not inside.isdisjoint(held):
        return True
    if title.head not in page.know.aides or title.country or title.body:
        return False
    house = page.words[title.last - 1] in page.know.domains
    return (house if title.complement else title.construct) and not held.isdisjoint(_LEADERS)


def _apposition(page: Page, draft: Draft, limit: int) -> Draft:
    """The draft with the titles that follow its name, directly or after a comma."""
    for _ in range(4):
        j = draft.last
        if office := appointed(page, j, limit):
            return draft._replace(offices=(*draft.offices, office))
        pause = page.pause(j, limit)
        title = title_at(page, j + pause, limit, PLAIN) if j + pause < limit else None
        if title is None or title.number or title.office == COUNTERPART or not _agrees(draft, title):
            return draft
        if not pause and _another(draft, title):
            return draft
        if pause and not (closed(page, title.last, limit) or (draft.people and not title.definite)):
            return draft
        name = name_after(page, title.last, limit)
        master = name if name and is_masters(page, title, name) else None
        if name and not master and (name.people or name.last - name.first > 1):
            return draft
        if master and not title.country:
            title = title._replace(country=master.people[0].country)
        draft = draft._replace(
            last=master.last if master else title.last, country=draft.country or title.country, body=draft.body or title.body,
            offices=(*draft.offices, title.office), heads=(*draft.heads, title.head), former=draft.former or title.former,
        )  # fmt: skip
    return draft


def _another(draft: Draft, title: Title) -> bool:
    """Whether a title with its state is another person's, right after a name that has a ministry before it or another state behind it:
    ``(received) the minister of industry X the foreign minister of Y``.
    """
    own = {person.country for person in draft.people}
    if not title.country or title.country in own or title.office == "other" or title.office in draft.offices:
        return False
    words = draft.name[0] - draft.first if draft.name and draft.form == "title" and not POSTED.intersection(draft.offices) else 0
    return words > 1 or (bool(draft.country) and draft.country != title.country)


def _agrees(draft: Draft, title: Title) -> bool:
    """Whether a title after a name may be that person's: not another state's, nor a bare word like ``the president``."""
    countries = {p.country for p in draft.people} | ({draft.country} if draft.country else set())
    if title.country and countries and title.country not in countries and not title.body:
        return False
    return title.complement or bool(title.country or title.body) or (not title.construct and title.last - title.first > 1)
