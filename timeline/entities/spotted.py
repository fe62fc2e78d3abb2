"""Names from outside the tables: those that a model sees, where the tables and the grammar see nothing in the same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from timeline import arabic
from timeline.entities.bodies import body_at
from timeline.entities.groups import group_at, medium_at, place_at
from timeline.entities.names import Name
from timeline.entities.page import Draft, Page
from timeline.entities.particles import OPENING
from timeline.entities.people import people_at
from timeline.entities.phrase import person
from timeline.lexicon.rows import City, Person, State
from timeline.model import EntityMention, Kind

_SHORTEST = 3
"""Letters of the shortest word that particles are taken off."""


def seen_at(page: Page, i: int, limit: int) -> list[Draft]:
    """The person whom the model sees there, with the titles that stand in apposition; a short form of known people is weak."""
    last, prefix = page.spotted.get(i, (i, ""))
    if not i < last <= limit or any(_read(page, k, limit, k == i) for k in range(i, last)):
        return []
    hits = (h for h in page.starts.get(i, ()) if isinstance(h.row, Person) and (h.last, h.prefix) == (last, prefix))
    people = tuple(hit.row for hit in hits)
    return [person(page, i, prefix, [], Name(i, last, people, bool(people)), limit)._replace(form="ner")]


def _read(page: Page, i: int, limit: int, first: bool) -> bool:
    """Whether tables and grammar read something at a token; a demonym may end a name, but not begin it."""
    if i in page.dated or medium_at(page, i, limit) > i or body_at(page, i, limit) or group_at(page, i, limit) or people_at(page, i, limit):
        return True
    place = place_at(page, i, limit)
    return place is not None and (first or place.basis not in ("demonym", "people"))


def things(page: Page, spotted: Sequence[EntityMention], told: Iterable[EntityMention]) -> Iterator[Draft]:
    """The places and bodies that the model sees in words of which no mention is told."""
    taken = {i for mention in told for i in range(mention.first, mention.last)} | page.dated
    named = [name for name in spotted if name.kind is not Kind.PERSON]
    openings = frozenset(page.words[name.first] for name in named)
    for name in named:
        tokens = range(name.first, name.last)
        if any(i in taken or medium_at(page, i, name.last) > i for i in tokens):
            continue
        if name.kind is Kind.PLACE and any(isinstance(hit.row, State | City) for i in tokens for hit in page.starts.get(i, ())):
            continue
        prefix = particles(page.words[name.first], openings, article=name.kind is Kind.ORGANIZATION)
        yield Draft(name.first, name.last, prefix, name.kind, "ner", basis="ner")


def people_of(page: Page, spotted: Iterable[EntityMention]) -> dict[int, tuple[int, str]]:
    """The people that the model sees: the token after each and the particles before it, by its first token."""
    bare = (_trimmed(page, name.first, name.last) for name in spotted if name.kind is Kind.PERSON)
    found = [(first, last) for first, last in bare if first < last and not page.dated.intersection(range(first, last))]
    openings = page.know.names | {page.words[first] for first, _ in found}
    words = ((first, last, page.words[first]) for first, last in found)
    return {first: (last, "" if word in page.know.names else particles(word, openings, person=True)) for first, last, word in words}


def _trimmed(page: Page, first: int, last: int) -> tuple[int, int]:
    """A stretch less the words of the language before a name, and what cannot end one."""
    know = page.know

    def told(word: str) -> bool:
        """Whether it is a verb, a particle or no word at all, and not a name that looks like one."""
        rests = [rest for prefix, rest in arabic.readings(word) if prefix in ("", *arabic.AND)]
        return not word.isalpha() or (word not in know.given and any(rest in know.verbs or rest in know.stops for rest in rests))

    while first < last and (told(word := page.words[first]) or (word in know.common and word not in know.given)):
        first += 1
    while first < last and (told(word := page.words[last - 1]) or word in know.linkers):
        last -= 1
    return first, last


def particles(word: str, openings: frozenset[str], *, person: bool = False, article: bool = False) -> str:
    """The particles on the first word of a name: those before a word that opens names elsewhere, or that keeps its article after ``for``.

    What may be read either way is taken as it stands, but for ``and`` before a ``person``, which far more words have than names begin with
    its letter; a word of a body, not of a person or a place, may show its ``article``.
    """
    for prefix, rest in arabic.readings(word)[1:]:
        if prefix not in OPENING or len(rest) < _SHORTEST:
            continue
        if person and prefix == arabic.AND[0]:
            return prefix
        swallowed = prefix.endswith(arabic.FOR) and word[len(prefix) - 1 :].startswith(arabic.FOR_ARTICLE)
        if rest in openings or (rest.startswith(arabic.ARTICLE) and (article or swallowed)):
            return prefix
    return ""
