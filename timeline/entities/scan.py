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
from timeline.lexicon.rows import Honorific, Person, Title


def drafts_of(page: Page) -> list[Draft]:
    """All mentions that stand by themselves, in the order of the text."""
    drafts: list[Draft] = []
    starts, spotted, dated = page.starts, page.spotted, page.dated
    opening = [i for i, word in enumerate(page.words) if (i in starts or i in spotted or _opens(word)) and i not in dated]
    for sentence in page.reading.sentences:
        after = sentence.first
        for i in opening[bisect_left(opening, sentence.first) : bisect_left(opening, sentence.last)]:
            if i >= after:
                found, after = _at(page, i, sentence.last)
                drafts += found
    return drafts


@lru_cache(maxsize=1 << 16)
def _opens(word: str) -> frozenset[str]:
    """What a word can open by itself, whether or not a table lists a phrase that begins with it."""
    know = knowledge()
    if not word[0].isalpha():
        return frozenset()
    words = {
        "person": (know.given, know.linkers, know.twins, know.styled),
        "group": (know.people, know.government, know.organs),
        "site": (know.premises, know.palaces, know.grounds, know.sites, know.towns),
        "pair": (know.sides, know.pairs),
        "opposite": (know.opposites,),
    }
    return frozenset(what for what, known in words.items() if any(rest in some for rest in arabic.rests(word) for some in known))


def _person_listed(page: Page, i: int) -> bool:
    return (i, Title) in page.kinds or (i, Person) in page.kinds or (i, Honorific) in page.kinds


def _at(page: Page, i: int, limit: int) -> tuple[list[Draft], int]:
    """The mentions that begin at a token and the token to go on from; no grammar is tried that its word cannot open."""
    may, listed = _opens(page.words[i]), i in page.starts
    if listed and (after := medium_at(page, i, limit)) > i:
        return [], after
    if "site" in may and (site := site_at(page, i, limit)) and not place_at(page, i, limit):
        return [site], site.last
    body = body_at(page, i, limit) if listed else None
    group = group_at(page, i, limit) if "group" in may else None
    people = people_at(page, i, limit) if "person" in may or _person_listed(page, i) else []
    reach = max((d.last for d in people), default=i)
    rivals = [d for d in (body, group) if d is not None and d.last >= reach]
    if rivals:
        best = max(rivals, key=lambda d: (d.last, d.form == "body"))
        return ([] if best.form == "body" and named_after(page, i) else [best]), best.last
    pair = pair_at(page, i) if "pair" in may else None
    pair = pair or (opposite_at(page, i, limit) if "opposite" in may else None)
    if not people and pair:
        return [pair], pair.last
    if people:
        return ([] if named_after(page, i) else people), reach
    place = place_at(page, i, limit) if listed else None
    if place is None:
        seen = seen_at(page, i, limit) if i in page.spotted and not named_after(page, i) else []
        return seen, max((d.last for d in seen), default=i + 1)
    if shell_before(page, i) and place.basis in METONYMS | {"name"}:
        return [], place.last
    return [place], place.last
