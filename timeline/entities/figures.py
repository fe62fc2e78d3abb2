"""The people of an article: every named mention is led back to one figure, known to the lexicon or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz import fuzz

from timeline import arabic
from timeline.entities.beside import name_words, spelled
from timeline.entities.knowledge import knowledge
from timeline.entities.page import Draft, Page
from timeline.entities.ranks import COUNTERPART, LEADERS, RULERS
from timeline.entities.terms import LATELY, covers
from timeline.lexicon.rows import Person
from timeline.memo import Memo
from timeline.model import Interval
from timeline.romanise import romanise, slug

_ALIKE, _ALIKE_WORD = 80.0, 60.0
_TELLING = 4
"""Consonants of names of which one may differ."""
_HEADS = LEADERS | RULERS
_LEADERS = LEADERS | {"supreme_leader"}
_TOP = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister", "interior_minister")
_SHARED = frozenset({"other", "ambassador", "special_envoy"})


@dataclass(slots=True)
class Figure:
    """One person of the article, growing while it is read."""

    id: str
    person: Person | None
    name: str
    tokens: tuple[str, ...]
    country: str = ""
    body: str = ""
    offices: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)
    """Those of his offices that the article tells without a state."""
    heads: set[str] = field(default_factory=set)
    statuses: set[str] = field(default_factory=set)
    feminine: bool = False
    former: bool = False
    told: int = 0
    """How often the article names him."""
    label: bool = False
    """Whether the name is still the lexicon's, because the article gave only short forms so far."""

    @property
    def name_en(self) -> str:
        """The English name: the lexicon's, or the name in Latin letters."""
        return self.person.label_en if self.person else romanise(self.name)


@dataclass(slots=True)
class Cast:
    """The figures of one article by id, in the order of their appearance."""

    page: Page
    published: Interval | None
    figures: dict[str, Figure] = field(default_factory=dict)
    _bearers: dict[str, list[str]] = field(default_factory=dict)
    """The keys of the figures by each word of each name that they have had, the article aside."""
    _places: dict[str, int] = field(default_factory=dict)
    """The order in which they appeared."""

    def named(self, draft: Draft) -> Figure | None:
        """The figure of a named draft: known, met before, or new."""
        person = self._choose(draft)
        tokens = name_words(self.page, draft)
        figure = self.figures.get(person.id) if person else self._met(tokens, draft)
        if figure is None and person is None and self._bare(draft, tokens):
            return None
        if figure is None:
            figure = self._enter(person, draft, tokens)
        self._learn(figure, draft, tokens)
        return figure

    def _bare(self, draft: Draft, tokens: tuple[str, ...]) -> bool:
        """Whether a single word that nobody bears as a given name is all there is: no name by itself, unless a model sees one in it."""
        know = self.page.know
        if draft.name and draft.name[0] in self.page.spotted:
            return draft.form == "ner" and draft.weak
        return len(tokens) == 1 and not (know.is_name(tokens[0]) and not tokens[0].startswith(arabic.ARTICLE))

    def _name(self, draft: Draft) -> str:
        first, last = draft.name or (0, 0)
        name = " ".join(self.page.raw(first, last)[draft.skip :].replace("#", "").split())
        whole = arabic.ARTICLE + name[len(arabic.FOR) :]
        swallowed = draft.skip and name.startswith(arabic.FOR) and arabic.words(whole) in self.page.know.by_name
        return whole if swallowed else name

    def _enter(self, person: Person | None, draft: Draft, tokens: tuple[str, ...]) -> Figure:
        short = person is not None and (draft.weak or len(tokens) == 1)
        name = person.label_ar if person and short else self._name(draft)
        key = person.id if person else slug(name)
        figure = Figure(key, person, name, arabic.words(name) if short else tokens)
        if person:
            terms = [t for t in self.page.know.terms.get(person.id, ()) if covers(t, self.published, LATELY)]
            figure.offices |= {t.office for t in terms}
            bodies = self.page.know.bodies
            abroad = bool(terms) and all(t.country in bodies and not bodies[t.country].iso3 for t in terms)
            home = next((t.country for t in terms if t.country in self.page.know.states), "")
            figure.country = "" if abroad else person.country or home or draft.country
        figure.label = short
        self.figures[key] = figure
        self._note(figure)
        return figure

    def _note(self, figure: Figure) -> None:
        self._places.setdefault(figure.id, len(self._places))
        for word in figure.tokens:
            self._bearers.setdefault(word.removeprefix(arabic.ARTICLE), []).append(figure.id)

    def _near(self, tokens: tuple[str, ...], words: Iterable[str]) -> list[Figure]:
        """The figures, last first, that have borne as many of the words as the shorter of both names has: no other name holds this one,
        or is held by it.
        """
        bare = {word.removeprefix(arabic.ARTICLE) for word in (*tokens, *words)}
        shared, wanted = Counter(key for word in bare for key in self._bearers.get(word, ())), len(set(tokens))
        near = [key for key, count in shared.items() if count >= min(wanted, len(set(self.figures[key].tokens)))]
        return [self.figures[key] for key in sorted(near, key=self._places.__getitem__, reverse=True)]

    def _learn(self, figure: Figure, draft: Draft, tokens: tuple[str, ...]) -> None:
        if not draft.weak and len(tokens) > 1 and (len(tokens) > len(figure.tokens) or figure.label):
            figure.name, figure.tokens, figure.label = self._name(draft), tokens, False
            self._note(figure)
        figure.told += 1
        figure.offices |= set(draft.offices) - (_HEADS if figure.offices & _HEADS else set())
        figure.own |= set(draft.offices) if not (draft.country or draft.body) else set()
        figure.heads |= set(draft.heads)
        figure.feminine |= draft.feminine
        figure.former |= draft.former
        figure.statuses |= {draft.status} - {""}
        if not figure.person:
            figure.country = figure.country or draft.country
        figure.body = figure.body or draft.body

    def _choose(self, draft: Draft) -> Person | None:
        """Which of the people that bear the name is meant, if any."""
        people = draft.people or spelled(self.page, *(draft.name or (0, 0)), draft.skip)
        best, most = None, -1
        for person in people:
            score = self._fit(person, draft)
            if score > most:
                best, most = person, score
        return best if most >= (2 if draft.weak else 0) else self._holder(draft)

    def _holder(self, draft: Draft) -> Person | None:
        """The holder of the draft's office about that time, if his name is the draft's in another spelling."""
        words = name_words(self.page, draft)
        for office in _TOP if COUNTERPART in draft.offices else draft.offices:
            for term in self.page.know.posts.get((office, draft.body or draft.country), ()):
                if not covers(term, self.published):
                    continue
                person = self.page.know.persons[term.person_id]
                full = arabic.words(person.label_ar)
                house = office in RULERS and words[0] == full[0]
                family = len(words) > 1 and office not in _SHARED
                lately = (house or family) and covers(term, self.published, LATELY)
                if (lately and (house or alike(words[-1:], full[-1:]))) or alike(words, full):
                    return person
        return self._namesake(draft, words) if len(words) > 1 else self._by_given(draft, words[0])

    def _by_given(self, draft: Draft, word: str) -> Person | None:
        """The one ruler or heir of that time with that given name: ``King Salman``."""
        posts, know = self.page.know.posts, self.page.know
        fits: set[str] = set()
        for office in RULERS.intersection(draft.offices):
            for country in (draft.country,) if draft.country else know.states:
                for term in posts.get((office, country), ()):
                    if arabic.words(know.persons[term.person_id].label_ar)[0] == word and covers(term, self.published, LATELY):
                        fits.add(term.person_id)
        return know.persons[fits.pop()] if len(fits) == 1 else None

    def _namesake(self, draft: Draft, words: tuple[str, ...]) -> Person | None:
        """Somebody in office with the same last word whose whole name is the draft's in another spelling."""
        for person in self.page.know.by_tail.get(words[-1], ()):
            full = arabic.words(person.label_ar)
            terms = self.page.know.terms.get(person.id, ())
            same = len(full) == len(words) and alike(words[:-1], full[:-1])
            if same and self._fit(person, draft) > 0 and any(covers(t, self.published) for t in terms):
                return person
        return None

    def _fit(self, person: Person, draft: Draft) -> int:
        """How well a person fits the titles, the state and the time; negative when they exclude each other."""
        terms = self.page.know.terms.get(person.id, ())
        states = {person.country, *(t.country for t in terms)}
        if draft.country and draft.country not in states and person.country:
            return -1
        score = 4 * (person.id in self.figures)
        held = {t.office for t in terms if not draft.country or t.country == draft.country}
        score += 2 * bool(held & set(draft.offices) - {"other"})
        score += bool(draft.country) and draft.country in states
        score += any(covers(t, self.published) for t in terms)
        return score

    def _met(self, tokens: tuple[str, ...], draft: Draft) -> Figure | None:
        """A figure met before whose name holds all the words of this one, in their order, or the other way round.

        One given name alone means the figure that bears it first; only then one that ends in it.
        """
        styled = tuple(self.page.words[draft.first : draft.last])
        fitting = [f for f in self._near(tokens, styled) if not (draft.country and f.country and draft.country != f.country)]
        if len(styled) > len(tokens) and (whole := next((f for f in fitting if f.tokens[-len(styled) :] == styled), None)):
            return whole
        if len(tokens) == 1 and tokens[0] in self.page.know.given:
            ruler = "head_of_state" in draft.offices
            ends = (0,) if ruler else (0, -1)
            return next((f for end in ends for f in fitting if f.tokens[end] == tokens[0]), None)
        return next((f for f in fitting if self._short_of(tokens, f.tokens) or (f.tokens[1:] and self._short_of(f.tokens, tokens))), None)

    def _short_of(self, short: tuple[str, ...], long: tuple[str, ...]) -> bool:
        """Whether one name is another with words left out: not those of a father alone, which follow ``bin``."""
        if short[0] != long[0] and len(short) > 1 and len(long) > len(short) and long[-len(short) - 1] in self.page.know.linkers:
            return False
        return _within(short, long)

    def shorts(self) -> dict[tuple[str, ...], Figure]:
        """The short forms under which a figure may come back: the family name, the nickname. Of those who share one the article calls
        so the one who leads a state, if it names none of the others more often.
        """
        forms: dict[tuple[str, ...], list[Figure]] = {}
        for figure in self.figures.values():
            for form in set(self._short_forms(figure)):
                forms.setdefault(form, []).append(figure)
        meant = {form: bearers if len(bearers) == 1 else _leading(bearers) for form, bearers in forms.items()}
        return {form: bearers[0] for form, bearers in meant.items() if len(bearers) == 1}

    def _short_forms(self, figure: Figure) -> Iterator[tuple[str, ...]]:
        know = self.page.know
        if figure.person:
            yield from _listed_forms()[figure.person.id]
        tokens = figure.tokens
        if len(tokens) > 1 and tokens[0] in know.eastern and figure.country in know.easterners:
            yield tokens[:1]
        for size in range(1, len(tokens)):
            tail = tokens[-size:]
            if tail[0] in know.stops or (size == 1 and (len(tail[0]) < 3 or tail[0] in know.particles)):
                continue
            before = tokens[-size - 1]
            if before in know.linkers:
                continue
            if size == 1 and (tail[0] in know.given and not figure.person):
                continue
            yield tail
            break
        if len(tokens) > 1 and tokens[-2] in know.linkers:
            yield tokens[-2:]


@cache
def _listed_forms() -> Memo[str, tuple[tuple[str, ...], ...]]:
    """The folded words of every form of the name of somebody whom tables know, by his id."""
    persons = knowledge().persons

    def forms(key: str) -> tuple[tuple[str, ...], ...]:
        person = persons[key]
        return tuple(arabic.words_of((*person.weak_ar, *person.strong_ar, person.label_ar)))

    return Memo(forms)


def _leading(bearers: Sequence[Figure]) -> list[Figure]:
    """Those who lead a state, unless somebody else of them is told more often."""
    most = max(figure.told for figure in bearers)
    return [figure for figure in bearers if figure.offices & _LEADERS and figure.told == most]


def alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names are one in two spellings: their consonants agree, from the last word on."""
    a, b = arabic.skeleton(one), arabic.skeleton(other)
    if len(a) < 2 or fuzz.ratio(a, b) < _ALIKE or (min(len(a), len(b)) < _TELLING and a != b):
        return False
    ends = ((arabic.skeleton(one[i : i + 1 or None]), arabic.skeleton(other[i : i + 1 or None])) for i in (0, -1))
    return all(fuzz.ratio(x, y) >= _ALIKE_WORD or x.startswith(y) or y.startswith(x) for x, y in ends)


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words of one name stand in the other, in order, the article aside."""
    rest = iter(word.removeprefix(arabic.ARTICLE) for word in long)
    return bool(short) and all(word.removeprefix(arabic.ARTICLE) in rest for word in short)
