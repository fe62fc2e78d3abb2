"""The state of officials whom a text introduces without one."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.entities.figures import Figure
from timeline.entities.page import Draft, Page
from timeline.entities.particles import AND
from timeline.entities.ranks import COUNTERPART, LEADERS, POSTED
from timeline.model import Kind

_Told = tuple[Draft, Figure | None]
_BETWEEN, _LEAD = 2, 60
"""Words between a delegation and its head (``led by``); words of the lead of an article."""
_ELSEWHERE = POSTED | {COUNTERPART, "secretary_general", "diplomat", ""}
"""Offices of which a bare title may be of any state."""


def settle(page: Page, told: Sequence[_Told]) -> None:
    """Give an official of no known state the one that the text, in whose order they are, leaves to be understood.

    It is that of the person to whom ``and`` joins him, else he would be said to be of another; that of the side for which he acts; that of
    those told before whose he is said to be (``its ambassador X``); or the one whose officials the article calls by their bare titles.
    """
    before: tuple[Draft, Figure] | None = None
    side: Draft | None = None
    for draft, figure in told:
        if figure is None:
            side = draft if draft.form == "group" and draft.kind is Kind.STATE else None
            continue
        if side and _beside(page, side, draft) and _open(figure):
            figure.country = side.country
        if before and _open(figure) and draft.offices and COUNTERPART not in draft.offices and _joined(page, before[0], draft):
            figure.country = before[1].country
        before = draft, figure
    _owned(told)
    _at_home(page, told)


def _open(figure: Figure) -> bool:
    """Whether the state of somebody is still to be found."""
    return figure.person is None and not figure.country and not figure.body


def _joined(page: Page, one: Draft, other: Draft) -> bool:
    """Whether the second follows the first with nothing but ``and``, or a comma and ``and``, between them."""
    gap = other.first - one.last
    return other.prefix.startswith(AND) and (gap == 0 or (gap == 1 and page.pause(one.last, other.first)))


def _beside(page: Page, side: Draft, draft: Draft) -> bool:
    """Whether somebody follows the side or the delegation for which he acts, with no more than a word or two between them."""
    between = page.words[side.last : draft.first]
    return len(between) <= _BETWEEN and all(word.isalpha() and word not in page.know.stops for word in between)


def _owned(told: Sequence[_Told]) -> None:
    """The state of those told last before an official who is called theirs."""
    country = ""
    for draft, figure in told:
        if figure and draft.owned and _open(figure):
            figure.country = country
        if POSTED.isdisjoint(draft.offices):
            country = (figure.country if figure else draft.country) or country


def _at_home(page: Page, told: Sequence[_Told]) -> None:
    """The one state whose known officials have bare titles here is that of the others that have them; a state's own agency reports of it,
    whoever else is told, but calls those who lead another so when it has named them once.
    """
    bare = [(draft, figure) for draft, figure in told if figure and _is_bare(page, draft)]
    known = {figure.id: (figure.country, draft.first) for draft, figure in reversed(bare) if figure.person and figure.country}
    homes = {country for country, _ in known.values()}
    if home := page.agency:
        bare = [(draft, figure) for draft, figure in bare if LEADERS.isdisjoint(draft.offices)]
    elif len(homes) == 1 and (len(known) > 1 or min(first for _, first in known.values()) < _LEAD):
        home = homes.pop()
    for _, figure in bare if home else ():
        if _open(figure):
            figure.country = home


def _is_bare(page: Page, draft: Draft) -> bool:
    """Whether a title that only one's own press leaves without its state stands before a name or behind it."""
    told = draft.country or draft.body or draft.owned or draft.indefinite or draft.former
    return (
        draft.form in ("title", "name")
        and not told
        and _ELSEWHERE.isdisjoint(draft.offices)
        and bool(draft.offices)
        and page.know.anybody.isdisjoint(draft.heads)
        and page.know.private.isdisjoint(draft.heads)
    )
