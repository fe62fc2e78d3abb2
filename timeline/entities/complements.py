"""What completes a title: the state or the body in which it is held, where it is posted, its portfolio."""

from __future__ import annotations

from typing import NamedTuple

from timeline import arabic
from timeline.entities.names import strangers
from timeline.entities.page import DEMONYMS, Page
from timeline.entities.particles import AND, BY, DEFINITE, FOR, PLAIN, QUOTES
from timeline.entities.portfolios import affairs, annexed, named_after, qualifies
from timeline.entities.ranks import COUNTERPART, LEADERS, MINISTERS, POSTED
from timeline.lexicon.event_rows import Verb
from timeline.lexicon.rows import City, Honorific, Organisation, Person, State
from timeline.lexicon.rows import Title as TitleRow
from timeline.matching import Hit

_MOTION = frozenset({"arrive", "depart", "head", "travel", "return", "move_to", "fly", "come"})
"""Verbs whose subject goes somewhere."""
_CHARGE = 9
"""Words in which the charge of an envoy may be told."""
_BESIDE = 3
"""A preposition has fewer letters: in, from."""
_OF_ONE_STATE = POSTED | MINISTERS | LEADERS | {COUNTERPART, "parliament_speaker"}
"""Offices whose adjective can only be a state's."""
_HEADING = frozenset({"other", "secretary_general"})
"""Offices of those who head whatever is named: a port, a company."""
_FOR, _BY = frozenset({FOR}), frozenset({BY})


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


def at_house(page: Page, title: Title, j: int, limit: int) -> Title | None:
    """The house in which somebody serves (``adviser at the royal court X``) or the state to which he is sent, if a name follows at once."""
    word, know = page.words[j], page.know
    k = j + 1 if word in know.towards else j
    if title.office != "other" or k >= limit or (k == j and not word.startswith(BY)):
        return None
    if k > j and title.head in know.aides and (state := page.state(k, limit, PLAIN)) and strangers(page, state.last, limit):
        return title._replace(last=state.last, complement=True)
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
    named = strangers(page, end, limit) or (end < limit and page.hit(end, Honorific) is not None)
    return title._replace(last=end, complement=True, country=title.country or country) if named else None


def of_state(page: Page, title: Title, j: int, limit: int) -> Title | None:
    """A demonym beside the title, a state's name in construct with it or after ``for``, or one that begins with its last word (``of the
    Republic``).
    """
    open_to_it = not (title.complement or title.construct) and title.last - title.first > 1
    official = page.state(j - 1, limit, PLAIN) if open_to_it else None
    if official and official.last > j:
        return title._replace(last=official.last, country=official.row.iso3, complement=True)
    several = page.words[j - 1] in page.know.people and page.definite(j - 1)
    demonym = page.demonym(j, limit, several, sure=title.office in _OF_ONE_STATE)
    if demonym and not demonym.prefix.startswith(AND) and (several or DEMONYMS[demonym.form] != "p"):
        if title.country and title.country != demonym.row.iso3:
            return None
        indefinite = title.construct and not title.complement and demonym.prefix == "" and not page.definite(j)
        indefinite = indefinite and page.state(j, limit, PLAIN) is None
        return title._replace(last=demonym.last, country=demonym.row.iso3, complement=True, indefinite=indefinite)
    if title.country or title.body:
        return None
    if title.office == "other" and title.construct and (city := page.hit(j, City, lambda h: h.last <= limit and h.prefix == "")):
        return title._replace(last=city.last, country=city.row.iso3, complement=True)
    if title.construct and not title.complement and title.last == title.first + 1:
        near = PLAIN
    elif title.construct and not title.complement:
        near = PLAIN | _BY
    else:
        near = _FOR
    state = page.state(j, limit, near) or _in_full(page, title, j, limit) or _whence(page, title, j, limit)
    if state is None and title.construct and not title.complement:
        state = page.realm(j, limit, near)
    if state is None and title.office == "ambassador" and title.construct:
        state = page.hit(j, State, lambda h: h.last <= limit and h.form == "metonyms_ar" and h.prefix == "")
    state = state or _of_palace(page, title, j, limit)
    if state:
        return title._replace(last=state.last, country=state.row.iso3, complement=True)
    return None


def _of_palace(page: Page, title: Title, j: int, limit: int) -> Hit | None:
    """The state whose seat somebody with a name serves (``the secretary general of the Elysée X``)."""
    if not title.definite or title.complement or title.last - title.first < 2 or not page.words[j].startswith(FOR):
        return None
    seat = page.hit(j, State, lambda h: h.last < limit and h.form == "metonyms_ar" and h.prefix == FOR)
    return seat if seat and (page.hit(seat.last, Person) or strangers(page, seat.last, limit)) else None


def _in_full(page: Page, title: Title, j: int, limit: int) -> Hit | None:
    """The state of a minister ``in the Republic of X``: only its official name, or what a friend calls it, belongs to the title."""
    k = j + 1 if page.words[j] in page.know.towards else j
    if k >= limit or title.last - title.first < 2:
        return None
    state = page.state(k, limit, PLAIN if k > j else _BY)
    if state is None:
        return None
    friendly = state.last < limit and page.words[state.last] in page.know.epithets
    official = len(state) > 1 and page.words[k].removeprefix(state.prefix) in page.know.domains
    inside = title.office not in POSTED and (k == j or page.words[j] in page.know.inside)
    return state if friendly or official or (inside and strangers(page, state.last, limit)) else None


def _whence(page: Page, title: Title, j: int, limit: int) -> Hit | None:
    """The state from which a counterpart is: ``his counterpart from X``."""
    aside = title.office == COUNTERPART and len(page.words[j]) < _BESIDE and page.words[j] in page.know.stops and j + 1 < limit
    return page.state(j + 1, limit, PLAIN) if aside else None


def of_body(page: Page, title: Title, j: int, limit: int) -> Title | None:
    """A body's name in construct with the title or after ``for``."""
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
    return title._replace(last=body.last + quoted, body=body.row.id, country=body.row.iso3, complement=True, office=rank(title))


def rank(title: Title) -> str:
    """A bare ``head of`` is an office of state only before a state."""
    return "other" if title.construct and title.last == title.first + 1 and title.office.startswith("head_of_") else title.office


def posted(page: Page, title: Title, j: int, limit: int) -> Title | None:
    """Where an ambassador or an envoy is posted: ``to Syria``, ``at the United Nations``, ``for Middle East affairs``."""
    if page.words[j].startswith(arabic.FOR_ARTICLE) and j + 1 < limit and page.words[j + 1] in page.know.towards:
        j += page.know.ordinary(arabic.ARTICLE + page.words[j].removeprefix(arabic.FOR_ARTICLE))
    k = j + 1 if page.words[j] in page.know.towards else j
    if k >= limit or (k == j and page.words[j][0] not in (FOR, BY)) or _bound_for(page, title, k, limit):
        return None
    for kind in (State, Organisation):
        hit = page.hit(k, kind, lambda h: h.last <= limit and h.form not in DEMONYMS)
        if hit:
            return title._replace(last=hit.last, complement=True)
    if realm := page.realm(k, limit, PLAIN if k > j else _FOR | _BY):
        return title._replace(last=realm.last, complement=True)
    if k > j and page.words[k] in page.know.domains and page.definite(k):
        return title._replace(last=k + 1, complement=True)
    return _charged(page, title, j, limit)


def _bound_for(page: Page, title: Title, k: int, limit: int) -> bool:
    """Whether a place after ``to`` is where a verb of motion right before a title without a name says that its bearer goes."""
    before = page.reading.hits.within(title.first - 1, title.first) if title.first and title.definite else ()
    moving = any(type(hit.row) is Verb and hit.row.id in _MOTION for hit in before)
    place = (page.hit(k, State, lambda h: h.last <= limit) or page.hit(k, City, lambda h: h.last <= limit)) if moving else None
    return place is not None and not (strangers(page, place.last, limit) or page.hit(place.last, Person))


def _charged(page: Page, title: Title, j: int, limit: int) -> Title | None:
    """What an envoy is charged with (``for the process of peace in the Middle East``), if a full name follows it at once."""
    if not page.words[j].startswith(FOR) or page.words[j] in page.know.stops or not (title.definite or title.complement):
        return None
    end = _charge(page, j + 1, limit)
    return title._replace(last=end, complement=True) if end > j + 1 else None


def _charge(page: Page, start: int, limit: int) -> int:
    """Where the words of a charge end that go on at ``start``, if a full name follows them at once; else there."""
    end = _words_of_charge(page, start, start + _CHARGE, limit)
    named = end > start and strangers(page, end, limit) and end + 1 < limit and not page.know.ordinary(page.words[end + 1])
    return end if named else start


def _words_of_charge(page: Page, end: int, most: int, limit: int) -> int:
    """Where the words of a charge end, with or without a name behind them."""
    while end < min(limit, most) and _of_charge(page, end, limit):
        place = page.hit(end, State, lambda h: h.last <= limit) or page.hit(end, City, lambda h: h.last <= limit)
        end = place.last if place else end + 1
    return end


def in_charge(page: Page, title: Title, j: int, limit: int) -> Title | None:
    """With what a minister is charged (``minister charged with relations with parliament``), up to his name or a comma."""
    if title.office in POSTED or title.number or page.words[j] not in page.know.charged or j + 1 >= limit:
        return None
    if not page.words[j + 1].startswith(BY) or page.words[j + 1] in page.know.stops:
        return None
    end = _words_of_charge(page, j + 2, j + _CHARGE, limit)
    named = page.hit(end, Honorific) or page.hit(end, Person) or page.pause(end, limit) or strangers(page, end, limit)
    return title._replace(last=end, complement=True) if end < limit and named else None


def _of_charge(page: Page, i: int, limit: int) -> bool:
    """Whether a word may belong to the charge of an envoy: a noun, a place, a preposition of place, none that begins a name."""
    word, know = page.words[i], page.know
    if i in page.dated or word in know.verbs or page.hit(i, Honorific) or page.hit(i, TitleRow, lambda h: h.prefix == ""):
        return False
    if page.hit(i, State) or page.hit(i, City) or word in know.common:
        return True
    more = word.startswith(DEFINITE[1]) and not page.hit(i, TitleRow)
    return more or (page.definite(i) and word not in know.names) or (word in know.stops and len(word) < _BESIDE)


def portfolio(page: Page, title: Title, j: int, limit: int) -> Title | None:
    """The words of a portfolio or a body that no table lists: definite words, organs in construct, chained by ``and``."""
    word, know = page.words[j], page.know
    if page.hit(j, Honorific, lambda h: h.prefix == "") or page.hit(j, TitleRow, lambda h: h.prefix in ("", AND, DEFINITE[1])):
        return None
    chained = word.startswith(AND) and not (word in know.names or word in know.domains)
    rest = word[len(AND) :] if chained else word
    definite = rest.startswith(arabic.ARTICLE) and len(rest) > _BESIDE and rest not in know.stops
    if (title.country or title.body) and not chained and not affairs(page, j):
        return None
    if chained and not title.complement and title.last == title.first + 1:
        return None
    if chained and page.demonym(j, limit):
        return None
    masdar = chained and title.complement and not definite and rest in know.common and annexed(page, j, limit, rest)
    if masdar and named_after(page, j + 2, limit):
        return title._replace(last=j + 2)
    if chained and not (definite and rest not in know.people and named_after(page, j + 1, limit)) and rest not in know.domains:
        return None
    if affairs(page, j) and title.office not in MINISTERS:
        whole = word.startswith(arabic.FOR_ARTICLE) and not page.definite(min(j + 1, limit - 1))
        end = j + 1 if whole else min(j + 2, limit)
        while end < limit and page.words[end].startswith(AND + arabic.ARTICLE) and not page.demonym(end, limit):
            end += 1
        return title._replace(last=_charge(page, end, limit), complement=True)
    if not chained and title.office not in _HEADING and not title.construct:
        return None
    if title.construct and not chained and not definite and annexed(page, j, limit):
        return title._replace(last=j + 1, complement=True, office=rank(title))
    named = rest in (know.given if chained else know.names) and not know.ordinary(rest)
    if rest in know.domains or (definite and not named and (title.construct or chained)):
        return title._replace(last=j + 1, complement=True, office=rank(title))
    if not chained and qualifies(page, j, limit):
        return title._replace(last=j + 1, complement=True)
    return _of_what(page, title, j) if title.office in _HEADING else None


def _of_what(page: Page, title: Title, j: int) -> Title | None:
    """The title with what it is the head of, after ``for``: ``the director general of the port``."""
    word = page.words[j]
    if not word.startswith((FOR, BY)) or len(word) < _BESIDE + 1:
        return None
    if title.complement and word[1:] in page.know.domains:
        return title._replace(last=j + 1)
    whole = title.complement or title.last - title.first > 1
    if not whole or not word.startswith(arabic.FOR_ARTICLE) or any(h.prefix.startswith(FOR) for h in page.starts.get(j, ())):
        return None
    if not title.complement and word.removeprefix(arabic.FOR_ARTICLE) in page.know.shells:
        return None
    return title._replace(last=j + 1, complement=True)
