"""Titles: an office with the words that complete it, and the state or the body in which it is held."""

from __future__ import annotations

from typing import NamedTuple

from timeline import arabic
from timeline.entities.page import DEMONYMS, Page
from timeline.entities.portfolios import DEFINITE, affairs, annexed, named_after, qualifies
from timeline.lexicon.rows import City, Honorific, Organisation, State
from timeline.lexicon.rows import Title as TitleRow
from timeline.matching import Hit

AND, FOR, BY = arabic.AND[0], arabic.FOR, arabic.BY
COUNTERPART = "counterpart"
MINISTERS = frozenset({"foreign_minister", "defence_minister", "interior_minister"})
POSTED = frozenset({"ambassador", "special_envoy"})
_OF_STATES = POSTED | MINISTERS
OPENING = frozenset({"", *arabic.AND, BY, FOR, arabic.LIKE, *(a + p for a in arabic.AND for p in (BY, FOR, arabic.LIKE))})
QUOTES = frozenset({'"', "'", "«", "»", "“", "”"})
_LONGEST = 24
"""Tokens in which titles may stand one inside another."""
_NONE, _FOR, _BY = frozenset({""}), frozenset({FOR}), frozenset({BY})


class Title(NamedTuple):
    """A title in the text: tokens ``first`` to ``last`` with its complement; ``head`` is its first word that is no style, in the masculine,
    without article.
    """

    first: int
    last: int
    prefix: str
    office: str
    head: str
    number: str = ""
    country: str = ""
    body: str = ""
    former: bool = False
    status: str = ""
    feminine: bool = False
    definite: bool = False
    construct: bool = False
    complement: bool = False
    indefinite: bool = False
    owned: bool = False


def title_at(page: Page, i: int, limit: int, prefixes: frozenset[str] = OPENING) -> Title | None:
    """The title that begins at a token, with all that completes it."""
    hit = page.hit(i, TitleRow, lambda h: h.last <= limit and _article(h)[0] in prefixes)
    if hit is None or i in page.dated:
        return None
    prefix, definite = _article(hit)
    row, know = hit.row, page.know
    scope, words = row.scope, arabic.words(row.phrase_ar)
    named = next((word for word in words if word not in know.styles), words[0])
    owned = _owned(page, hit, words[-1])
    title = Title(
        i, hit.last, prefix, row.office, named.removeprefix(arabic.ARTICLE).removesuffix(arabic.FEMININE), row.number,
        country=scope if scope in know.states else "", body=scope if scope in know.bodies else "",
        feminine=_feminine(row, named) and not owned, owned=owned, definite=definite,
        construct=not (page.words[hit.last - 1].startswith(DEFINITE) or (definite and len(hit) < 3)),
    )  # fmt: skip
    title = _complete(page, title, limit)
    return title if title.complement or not title.construct or title.country or title.body else _indefinite(page, title)


def _feminine(row: TitleRow, word: str) -> bool:
    """Whether a title's first word is of a woman; in ``her counterpart`` its ending stands before the pronoun."""
    if row.office != COUNTERPART:
        return word.endswith(arabic.FEMININE)
    return any(word.endswith(arabic.CONSTRUCT + pronoun) for pronoun in arabic.POSSESSIVES)


def _article(hit: Hit) -> tuple[str, bool]:
    bare = hit.prefix.removesuffix(arabic.ARTICLE)
    first = arabic.words(hit.row.phrase_ar)[0]
    return bare, bare != hit.prefix or first.startswith(arabic.ARTICLE)


def _owned(page: Page, hit: Hit, word: str) -> bool:
    """Whether a pronoun ends the title with its last word: ``her ambassador``; only as it is written is ``his`` no feminine ending."""
    office = hit.row.office
    if office in POSTED and hit.row.phrase_ar.endswith(arabic.TA_MARBUTA):
        return page.raw(hit.first, hit.last).endswith(arabic.FEMININE)
    return office in _OF_STATES and len(word) > 5 and word.endswith(arabic.POSSESSIVES[:2]) and word not in page.know.domains


def _indefinite(page: Page, title: Title) -> Title | None:
    """A construct title without a complement names nobody, unless a name can follow it."""
    return title if title.office in (COUNTERPART, "other", "special_envoy", "ambassador", "diplomat") else None


def _complete(page: Page, title: Title, limit: int) -> Title:
    for _ in range(16):
        grown = _grow(page, title, limit)
        if grown is None:
            return title
        title = grown
    return title


def _grow(page: Page, title: Title, limit: int) -> Title | None:
    """The title with one more word or phrase of its complement, or None."""
    j = title.last
    if j >= limit or j in page.dated:
        return None
    word, know = page.words[j], page.know
    if word in know.former:
        return title._replace(last=j + 1, former=True)
    if word in know.status and (page.definite(j) or title.construct or word.startswith(BY)):
        return title._replace(last=j + 1, status=word.removeprefix(arabic.ARTICLE).removesuffix(arabic.FEMININE))
    if grown := _of_state(page, title, j, limit):
        return grown
    if grown := _of_body(page, title, j, limit):
        return grown
    if title.country and word in know.epithets:
        return title._replace(last=j + 1)
    if title.number == "dual" and title.construct and not title.complement and word in know.pairs:
        return title._replace(last=j + 1, complement=True)
    if title.definite and title.last - title.first == 1 and page.definite(j) and word in know.adjectives:
        return title._replace(last=j + 1)
    if title.office in POSTED and not title.number and (grown := _posted(page, title, j, limit)):
        return grown
    if title.number == "plural" and not title.body and (region := page.regional(j, limit)):
        return title._replace(last=region.last, body=region.row.id, complement=True)
    if (title.number and (title.complement or title.office != "other")) or title.office == COUNTERPART:
        return None
    if title.office in ("other", "special_envoy") and (inner := _inner(page, title, j, limit)):
        return inner
    return _portfolio(page, title, j, limit) or _at_house(page, title, j, limit)


def _at_house(page: Page, title: Title, j: int, limit: int) -> Title | None:
    """The house in which somebody serves (``adviser at the royal court X``), if a name follows it at once."""
    word, know = page.words[j], page.know
    k = j + 1 if word in know.towards else j
    if title.office != "other" or k >= limit or (k == j and not word.startswith(BY)):
        return None
    inside = page.words[k] if k > j else word.removeprefix(BY)
    if inside not in know.domains and not page.hit(k, Organisation):
        return None
    end, country = k + 1, ""
    while end < limit and end < k + 6 and (page.definite(end) or page.words[end] in know.domains):
        demonym = page.demonym(end, limit)
        country = demonym.row.iso3 if demonym else country
        if page.hit(end, Honorific):
            break
        end += 1
    named = end < limit and (page.words[end] in know.given or page.hit(end, Honorific) is not None)
    return title._replace(last=end, complement=True, country=title.country or country) if named else None


def _of_state(page: Page, title: Title, j: int, limit: int) -> Title | None:
    """A demonym beside the title, a state's name in construct with it or after ``for``, or one that begins with its last word (``of the
    Republic``).
    """
    open_to_it = not (title.complement or title.construct) and title.last - title.first > 1
    official = page.state(j - 1, limit, _NONE) if open_to_it else None
    if official and official.last > j:
        return title._replace(last=official.last, country=official.row.iso3, complement=True)
    demonym = page.demonym(j, limit)
    if demonym and not demonym.prefix.startswith(AND) and DEMONYMS[demonym.form] != "p":
        if title.country and title.country != demonym.row.iso3:
            return None
        indefinite = title.construct and not title.complement and demonym.prefix == "" and not page.definite(j)
        indefinite = indefinite and page.state(j, limit, _NONE) is None
        return title._replace(last=demonym.last, country=demonym.row.iso3, complement=True, indefinite=indefinite)
    if title.country or title.body:
        return None
    if title.office == "other" and title.construct and (city := page.hit(j, City, lambda h: h.last <= limit and h.prefix == "")):
        return title._replace(last=city.last, country=city.row.iso3, complement=True)
    if title.construct and not title.complement and title.last == title.first + 1:
        near = _NONE
    elif title.construct and not title.complement:
        near = _NONE | _BY
    else:
        near = _FOR
    state = page.state(j, limit, near) or _in_full(page, title, j, limit)
    if state is None and title.office == "ambassador" and title.construct:
        state = page.hit(j, State, lambda h: h.last <= limit and h.form == "metonyms_ar" and h.prefix == "")
    if state:
        return title._replace(last=state.last, country=state.row.iso3, complement=True)
    return None


def _in_full(page: Page, title: Title, j: int, limit: int) -> Hit | None:
    """The state of a minister ``in the Republic of X``: only its official name, or what a friend calls it, belongs to the title."""
    k = j + 1 if page.words[j] in page.know.towards else j
    if k >= limit or title.last - title.first < 2:
        return None
    state = page.state(k, limit, _NONE if k > j else _BY)
    if state is None:
        return None
    friendly = state.last < limit and page.words[state.last] in page.know.epithets
    official = len(state) > 1 and page.words[k].removeprefix(state.prefix) in page.know.domains
    return state if friendly or official else None


def _of_body(page: Page, title: Title, j: int, limit: int) -> Title | None:
    if title.country or (title.office in MINISTERS and title.complement):
        return None
    allowed = {FOR, ""} if title.construct or title.definite else {FOR}
    if page.words[j].removeprefix(FOR) in page.know.domains and j + 1 < limit and page.words[j + 1] in QUOTES:
        j += 1
        allowed = {""}
    quoted = page.words[j] in QUOTES
    body = page.hit(j + quoted, Organisation, lambda h: h.last + quoted <= limit and h.prefix in allowed)
    if body is None or title.body not in ("", body.row.id):
        return None
    return title._replace(last=body.last + quoted, body=body.row.id, country=body.row.iso3, complement=True, office=_rank(title))


def _rank(title: Title) -> str:
    """A bare ``head of`` is an office of state only before a state."""
    return "other" if title.construct and title.last == title.first + 1 and title.office.startswith("head_of_") else title.office


def _posted(page: Page, title: Title, j: int, limit: int) -> Title | None:
    """Where an ambassador or an envoy is posted: ``to Syria``, ``at the United Nations``, ``for Middle East affairs``."""
    if page.words[j].startswith(arabic.FOR_ARTICLE) and j + 1 < limit and page.words[j + 1] in page.know.towards:
        j += page.know.ordinary(arabic.ARTICLE + page.words[j].removeprefix(arabic.FOR_ARTICLE))
    k = j + 1 if page.words[j] in page.know.towards else j
    if k >= limit or (k == j and page.words[j][0] not in (FOR, BY)):
        return None
    for kind in (State, Organisation):
        hit = page.hit(k, kind, lambda h: h.last <= limit and h.form not in DEMONYMS)
        if hit:
            return title._replace(last=hit.last, complement=True)
    if k > j and page.words[k] in page.know.domains and page.definite(k):
        return title._replace(last=k + 1, complement=True)
    return None


def _inner(page: Page, title: Title, j: int, limit: int) -> Title | None:
    """Another's title inside: ``deputy of the foreign minister``, ``adviser to the king``."""
    inner = title_at(page, j, min(limit, title.first + _LONGEST), frozenset({"", FOR}))
    if inner is None or inner.number or not (inner.definite or inner.complement):
        return None
    if not inner.prefix and ((title.definite and not title.construct) or (title.complement and page.words[j - 1].startswith(DEFINITE))):
        return None
    if title.country and inner.country not in ("", title.country):
        return None
    if inner.office.startswith("deputy") and (more := title_at(page, inner.last, limit, frozenset({AND}))) and more.office in MINISTERS:
        inner = more._replace(country=inner.country or more.country, body=inner.body)
    return title._replace(last=inner.last, country=title.country or inner.country, body=title.body or inner.body, complement=True)


def _portfolio(page: Page, title: Title, j: int, limit: int) -> Title | None:
    """The words of a portfolio or a body that no table lists: definite words, organs in construct, chained by ``and``."""
    word, know = page.words[j], page.know
    if page.hit(j, Honorific, lambda h: h.prefix == "") or page.hit(j, TitleRow, lambda h: h.prefix in ("", AND, DEFINITE[1])):
        return None
    chained = word.startswith(AND) and word not in know.names
    rest = word[len(AND) :] if chained else word
    definite = rest.startswith(arabic.ARTICLE) and len(rest) > 4
    if (title.country or title.body) and not chained and not affairs(page, j):
        return None
    if chained and not title.complement and title.last == title.first + 1:
        return None
    if chained and page.demonym(j, limit):
        return None
    if chained and not (definite and rest not in know.people and named_after(page, j + 1, limit)) and rest not in know.domains:
        return None
    if affairs(page, j) and title.office not in MINISTERS:
        end = min(j + 2, limit)
        while end < limit and page.words[end].startswith(AND + arabic.ARTICLE) and not page.demonym(end, limit):
            end += 1
        return title._replace(last=end, complement=True)
    if not chained and title.office != "other" and not title.construct:
        return None
    if title.construct and not chained and not definite and annexed(page, j, limit):
        return title._replace(last=j + 1, complement=True, office=_rank(title))
    if rest in know.domains or (definite and (know.ordinary(rest) or rest not in know.names) and (title.construct or chained)):
        return title._replace(last=j + 1, complement=True, office=_rank(title))
    if not chained and qualifies(page, j, limit):
        return title._replace(last=j + 1, complement=True)
    inside = rest[1:] if word.startswith((FOR, BY)) and len(word) > 3 else ""
    if title.complement and inside and (inside in know.domains or word.startswith(arabic.FOR_ARTICLE)) and title.office == "other":
        return title._replace(last=j + 1)
    return None
