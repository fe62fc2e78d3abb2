"""Who is meant by a title in the dual without names: both presidents, the two ministers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from timeline.entities.figures import Cast, Figure
from timeline.entities.page import Draft, Page
from timeline.entities.pairs import verbs_before
from timeline.entities.ranks import LEADERS
from timeline.model import EntityMention, Kind

_NEAR = _TWO = 2
_MINISTERS = 2
"""Tokens of the longest phrase for two ministers that does not say of what (``the ministers of both lands``)."""
_BE = "be"


def two_of(page: Page, cast: Cast, told: Sequence[EntityMention], people: Sequence[Figure], draft: Draft, office: str) -> Sequence[Figure]:
    """The two figures of different states whom a dual means, none if nobody fits, nor for the two holders of an office of no rank that is
    told in full (``the under-secretaries of both foreign ministries``): they are no ministers.

    Args:
        page: the article.
        cast: its figures.
        told: the mentions before the dual.
        people: the figures that they mean.
        draft: the dual.
        office: the office that both hold.
    """
    if office == "other" and draft.last - draft.first > _MINISTERS:
        return ()
    leaders = (LEADERS,) if office in LEADERS else ()
    wanted = frozenset({office}).union(*leaders)
    back = _looking_back(page, draft)
    if not back and (two := _told_together(page, cast, told, wanted, draft)):
        return two
    for offices in ({office}, *leaders):
        pair: list[Figure] = []
        for figure in reversed(people):
            if all(f.country != figure.country for f in pair) and _fits(offices, figure):
                pair.append(figure)
            if len(pair) == 2:
                fit = [f for f in cast.figures.values() if _fits(wanted, f)]
                return _most_told(page, told, fit, pair[::-1], back=back)
    return ()


def _told_together(page: Page, cast: Cast, told: Sequence[EntityMention], offices: Collection[str], draft: Draft) -> list[Figure]:
    """The two of different states who alone may be meant in the last sentence that tells of several, or whom a dual means there."""
    at = page.sentence(draft.first)
    for sentence in reversed(page.reading.sentences[max(0, at + 1 - _NEAR) : at + 1]):
        here = [m for m in told if sentence.first <= m.first < sentence.last and m.kind is Kind.PERSON]
        fit = _fitting(cast, here, offices)
        if len(fit) > 1:
            spans = Counter(m.span for m in here)
            dual = _fitting(cast, [m for m in here if spans[m.span] == _TWO], offices)
            return next((two for two in (fit, dual) if len({f.country for f in two}) == len(two) == _TWO), [])
    return []


def _fitting(cast: Cast, mentions: Sequence[EntityMention], offices: Collection[str]) -> list[Figure]:
    """The figures of a state that mentions mean and that hold one of the offices, in order."""
    figures = map(cast.figures.get, dict.fromkeys(m.id for m in mentions))
    return [figure for figure in figures if figure and figure.country and _fits(offices, figure)]


def _fits(offices: Collection[str], figure: Figure) -> bool:
    return not figure.offices.isdisjoint(offices) or ("other" in offices and any(o.endswith("minister") for o in figure.offices))


def _most_told(
    page: Page, told: Sequence[EntityMention], figures: Sequence[Figure], last: Sequence[Figure], *, back: bool
) -> Sequence[Figure]:
    """The last two, if the first of them was told in the last two sentences; else the two of different states who are told most often.

    What a sentence looks back on (``the ministers had met``) is theirs too where one of the last two was told in passing.
    """
    at = next((m.first for m in reversed(told) if m.id == last[0].id), 0)
    times = Counter(m.id for m in told if m.kind is Kind.PERSON)
    passing = back and min(times[figure.id] for figure in last) == 1
    if not passing and page.sentence(told[-1].first) - page.sentence(at) <= 1:
        return last
    most = sorted((f for f in figures if f.country), key=lambda f: -times[f.id])
    other = next((f for f in most if f.country != most[0].country), None)
    return [most[0], other] if other and times[other.id] > 1 else last


def _looking_back(page: Page, draft: Draft) -> bool:
    """Whether a word for two follows the verb *be* in the perfect that opens its sentence."""
    opens = page.reading.sentences[page.sentence(draft.first)].first == draft.first - 1
    return opens and any(verb == _BE and form.startswith("perfect") for verb, form in verbs_before(page, draft.first))
