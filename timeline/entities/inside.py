"""What stands at a word of a name: a phrase that is none, a linker that leads on, a dash inside a name that tables know."""

from __future__ import annotations

from timeline import arabic
from timeline.entities.page import DEMONYMS, PEOPLE, Page
from timeline.lexicon.rows import City, Honorific, Medium, Organisation, State, Title
from timeline.matching import Hit

_PHRASES = frozenset({Title, State, City, Organisation})
_OTHERS = _PHRASES | {Medium, Honorific}


def parted(page: Page, i: int, count: int, limit: int) -> int:
    """The end of a full name that tables know, of which a dash parts the last word, 0 if it is none."""
    return i + 2 if i + 1 < limit and tuple(page.words[k] for k in (*range(i - count, i), i + 1)) in page.know.by_name else 0


def chained(page: Page, i: int, limit: int) -> int:
    """The end of what a second linker goes on with right behind a first one (``bin Abd al-X``, ``de la X``), 0 if there is none."""
    word, know = page.words[i] if i + 1 < limit else "", page.know
    if not (word in know.linkers or (word in know.particles and word in know.stops)) or i + 1 in page.dated:
        return 0
    after = page.words[i + 1]
    return i + 2 if after.isalpha() and after not in know.stops else 0


def phrase(page: Page, i: int) -> bool:
    """Whether a phrase of several words begins there that is no name: a title, a state, a body."""
    hits = page.starts.get(i)
    return hits is not None and any(type(h.row) in _PHRASES and h.prefix == "" and h.last > i + 1 for h in hits)


def other(page: Page, i: int) -> bool:
    """Whether a state, a place, a body, a title or an honorific begins there."""
    hits = page.starts.get(i)
    return hits is not None and any(type(h.row) in _OTHERS and h.form != PEOPLE and _counts(h) for h in hits)


def _counts(hit: Hit) -> bool:
    placed = hit.prefix in (arabic.BY, arabic.FOR) and isinstance(hit.row, State | City)
    return hit.prefix == "" or placed or (hit.prefix == arabic.ARTICLE and hit.form in DEMONYMS)
