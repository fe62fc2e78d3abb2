"""Walk each sentence once, left to right, and write down who and what is mentioned."""

from __future__ import annotations

from functools import cache
from itertools import compress, count

from timeline import arabic
from timeline.bases import METONYMS
from timeline.entities.bodies import adjective_at, body_at
from timeline.entities.groups import group_at, medium_at, named_after, opposite_at, pair_at, place_at, shell_before
from timeline.entities.knowledge import knowledge
from timeline.entities.page import WEAK, Draft, Page
from timeline.entities.particles import AND
from timeline.entities.people import people_at
from timeline.entities.sites import site_at
from timeline.entities.spotted import seen_at
from timeline.entities.unlisted import national_at
from timeline.lexicon.rows import City, Honorific, Medium, Organisation, Person, State, Title
from timeline.memo import EVERY, Memo
from timeline.model import Kind

_PERSONAL, _PLACES = frozenset({Honorific, Person, Title}), frozenset({City, State})
_NONE = frozenset[type]()


def drafts_of(page: Page) -> list[Draft]:
    """All mentions that stand by themselves, in the order of the text."""
    drafts: list[Draft] = []
    opens = compress(count(), map(_opens().__getitem__, page.words))
    sentences, after, limit = iter(page.reading.sentences), 0, 0
    for i in sorted(page.opening.union(opens, page.spotted, page.apposed) - page.dated):
        while i >= limit:
            limit = next(sentences).last
        if i >= after:
            found, after = _at(page, i, limit)
            drafts += found
    return drafts


@cache
def _opens() -> Memo[str, frozenset[str]]:
    """What each word can open by itself, whether or not a table lists a phrase that begins with it."""
    know, nothing = knowledge(), frozenset[str]()
    words = (
        ("person", frozenset(know.styled)),
        ("group", know.people | know.government | know.organs),
        ("body", know.domains),
        ("site", know.premises | know.palaces | know.grounds | know.sites | know.towns),
        ("pair", know.sides | know.pairs),
        ("opposite", know.opposites),
    )
    opening = know.given.union(*(known for _, known in words))

    def opens(word: str) -> frozenset[str]:
        rests = [rest for _, rest in arabic.readings(word)]
        if opening.isdisjoint(rests):
            return nothing
        found = [what for what, known in words if not known.isdisjoint(rests)]
        given = word in know.given or (word.startswith(AND) and word[1:] in know.given)
        return frozenset([*found, "person"] if given else found)

    return Memo(opens, EVERY)


def _at(page: Page, i: int, limit: int) -> tuple[list[Draft], int]:
    """The mentions that begin at a token and the token to go on from; no grammar is tried that its word cannot open."""
    may, hits = _opens()[page.words[i]], page.starts.get(i)
    rows = {type(hit.row) for hit in hits if hit.form != WEAK} if hits else _NONE
    if Medium in rows and (after := medium_at(page, i, limit)) > i:
        return [], after
    if "site" in may and (site := site_at(page, i, limit)) and not place_at(page, i, limit):
        return [site], site.last
    body = body_at(page, i, limit) if Organisation in rows or "body" in may else None
    group = group_at(page, i, limit) if "group" in may else None
    personal = "person" in may or i in page.apposed or not rows.isdisjoint(_PERSONAL)
    people = people_at(page, i, limit) if personal else national_at(page, i, limit) if State in rows else []
    reach = max([d.last for d in people]) if people else i
    if rivals := [d for d in (body, group) if d is not None and d.last >= reach]:
        best = max(rivals, key=lambda d: (d.last, d.form == "body"))
        return ([] if best.form == "body" and named_after(page, i) else [best]), best.last
    pair = pair_at(page, i) if "pair" in may else None
    pair = pair or (opposite_at(page, i, limit) if "opposite" in may else None)
    if not people and pair:
        return [pair], pair.last
    if people:
        return ([] if named_after(page, i) else people), reach
    place = place_at(page, i, limit) if not rows.isdisjoint(_PLACES) else None
    if place is None and Organisation in rows and (adjective := adjective_at(page, i)):
        return [adjective], adjective.last
    if place is None:
        seen = seen_at(page, i, limit) if i in page.spotted and not named_after(page, i) else []
        return seen, max((d.last for d in seen), default=i + 1)
    if shell_before(page, i) and place.basis in METONYMS | {"name"} and not _of_two_states(page, place, limit):
        return [], place.last
    return [place], place.last


def _of_two_states(page: Page, place: Draft, limit: int) -> bool:
    """Whether a state is joined to another one: what stands before them is theirs, and is not called by their names."""
    after = place_at(page, place.last, limit) if place.last < limit else None
    return place.kind is after.kind is Kind.STATE and after.prefix.startswith(AND) if after else False
