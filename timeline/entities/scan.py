"""Walk each sentence once, left to right, and write down who and what is mentioned."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from timeline import arabic
from timeline.bases import METONYMS
from timeline.entities.groups import body_at, group_at, medium_at, named_after, opposite_at, pair_at, place_at, shell_before
from timeline.entities.knowledge import knowledge
from timeline.entities.page import Draft, Page
from timeline.entities.people import people_at
from timeline.entities.sites import site_at
from timeline.entities.spotted import seen_at


def drafts_of(page: Page) -> list[Draft]:
    """All mentions that stand by themselves, in the order of the text."""
    drafts: list[Draft] = []
    starts, spotted, dated = page.starts, page.spotted, page.dated
    opening = [i for i, word in enumerate(page.words) if (i in starts or i in spotted or _may_open(word)) and i not in dated]
    for sentence in page.reading.sentences:
        after = sentence.first
        for i in opening[bisect_left(opening, sentence.first) : bisect_left(opening, sentence.last)]:
            if i >= after:
                found, after = _at(page, i, sentence.last)
                drafts += found
    return drafts


@lru_cache(maxsize=1 << 16)
def _may_open(word: str) -> bool:
    """Whether a word that no table lists can open a mention: a given name, a group of people, an organ."""
    know = knowledge()
    if not word[0].isalpha():
        return False
    people = (know.given, know.linkers, know.twins, know.sides, know.pairs, know.opposites, know.people, know.government, know.organs)
    places = (know.premises, know.palaces, know.grounds, know.sites, know.towns)
    return any(rest in know.styled or any(rest in words for words in (*people, *places)) for _, rest in arabic.readings(word))


def _at(page: Page, i: int, limit: int) -> tuple[list[Draft], int]:
    """The mentions that begin at a token and the token to go on from."""
    if (after := medium_at(page, i, limit)) > i:
        return [], after
    if (site := site_at(page, i, limit)) and not place_at(page, i, limit):
        return [site], site.last
    body = body_at(page, i, limit)
    group = group_at(page, i, limit)
    people = people_at(page, i, limit)
    reach = max((d.last for d in people), default=i)
    rivals = [d for d in (body, group) if d is not None and d.last >= reach]
    if rivals:
        best = max(rivals, key=lambda d: (d.last, d.form == "body"))
        return ([] if best.form == "body" and named_after(page, i) else [best]), best.last
    if not people and (pair := pair_at(page, i) or opposite_at(page, i, limit)):
        return [pair], pair.last
    if people:
        return ([] if named_after(page, i) else people), reach
    place = place_at(page, i, limit)
    if place is None:
        seen = seen_at(page, i, limit) if i in page.spotted and not named_after(page, i) else []
        return seen, max((d.last for d in seen), default=i + 1)
    if shell_before(page, i) and place.basis in METONYMS | {"name"}:
        return [], place.last
    return [place], place.last
