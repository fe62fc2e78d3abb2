"""People who come back under a short form of their name: the family name, the nickname."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import compress, count

from timeline import arabic
from timeline.entities.figures import Cast, Figure
from timeline.entities.page import Draft, Page
from timeline.entities.particles import OPENING
from timeline.memo import Memo
from timeline.model import Kind


def returns(page: Page, cast: Cast, drafts: Iterable[Draft]) -> Iterator[tuple[Draft, Figure]]:
    """Short forms of the article's figures where nothing else was read."""
    taken = {i for d in drafts if d.basis != "demonym" for i in range(d.first, d.last)}
    shorts = cast.shorts()
    openings = {form[0] for form in shorts}
    written = frozenset[str]().union(*map(_written().__getitem__, openings))
    longest = max(map(len, shorts), default=0)
    after = 0
    for i in compress(count(), map(written.__contains__, page.words)):
        if i < after or i in taken or i in page.dated:
            continue
        hit = _short_at(page, i, shorts, openings, longest)
        if hit and not any(j in taken for j in range(i, hit[0].last)):
            yield hit
            after = hit[0].last


@cache
def _written() -> Memo[str, frozenset[str]]:
    """A word as it is written after each of the particles that may open a mention."""
    after_for = [particles + arabic.FOR for particles in OPENING if particles.endswith(arabic.FOR)]

    def written(word: str) -> frozenset[str]:
        bare = word.removeprefix(arabic.ARTICLE)
        return frozenset([particles + word for particles in OPENING]).union([lead + bare for lead in after_for if bare != word])

    return Memo(written)


def _short_at(page: Page, i: int, shorts: dict[tuple[str, ...], Figure], openings: set[str], longest: int) -> tuple[Draft, Figure] | None:
    for prefix, rest in arabic.readings(page.words[i]):
        if rest not in openings or prefix not in OPENING:
            continue
        for size in range(longest, 0, -1):
            form = (rest, *page.words[i + 1 : i + size])
            figure = shorts.get(form)
            if figure and len(form) == size and _stands(page, i, prefix, form):
                draft = Draft(i, i + size, prefix, Kind.PERSON, "name", name=(i, i + size), weak=True, basis="short")
                return draft, figure
    return None


def _stands(page: Page, i: int, prefix: str, form: tuple[str, ...]) -> bool:
    """Whether a short form is a name here: not part of another's name, and in the place of a name if it is also a word."""
    know, before = page.know, page.words[i - 1] if i else ""
    if not prefix and before in know.given and not know.ordinary(before):
        return False
    after = page.words[i + len(form)] if i + len(form) < len(page.words) else ""
    if len(form) == 1 and know.is_name(after) and not after.startswith((arabic.ARTICLE, *arabic.AND)):
        return False
    if len(form) > 1 or not (know.ordinary(form[0]) or page.demonym(i, i + 1)):
        return True
    return not before.isalpha() or any(
        rest in know.verbs or rest in know.stops for lead, rest in arabic.readings(before) if lead in ("", *arabic.AND)
    )
