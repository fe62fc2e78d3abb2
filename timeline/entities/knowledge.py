"""What the tables say about people and places, turned into the look-ups that the grammar of names asks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache

from timeline import arabic, wordforms
from timeline.bases import PRIVATE, SPEAKING
from timeline.garbage import uncollected
from timeline.lexicon import load
from timeline.lexicon.rows import City, Honorific, NameWord, Office, Organisation, Person, State, Title

_SHORT = 3
"""Letters of the longest word that is not asked for its article."""
_MANY = 5
TABLES = ("people", "offices", "countries", "cities", "organisations", "titles", "honorifics", "media", "name_words")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Folded words by their use in names, and rows by their keys."""

    stops: frozenset[str]
    """Words that end any name: prepositions, conjunctions, pronouns, adverbs."""
    twins: frozenset[str]
    """Stops that differ from a name only by a final letter that the fold makes one."""
    verbs: frozenset[str]
    common: frozenset[str]
    """Forms of common nouns and adjectives."""
    adjectives: frozenset[str]
    names: frozenset[str]
    """Words met in the names of known people."""
    given: frozenset[str]
    """Words that known names begin with."""
    radical: frozenset[str]
    """Words of names whose first letters look like the article and are none: Alexander, Elias."""
    called: frozenset[str]
    """Stops that known names begin with."""
    particles: frozenset[str]
    linkers: frozenset[str]
    """Particles that cannot end a name."""
    regnal: frozenset[str]
    """Styles of those who are called by a given name alone: king, prince, pope."""
    aides: frozenset[str]
    """First words of titles that are held by somebody's leave: his adviser, his envoy, his son."""
    eastern: frozenset[str]
    """Syllables of East Asian names, which may look like any word."""
    easterners: frozenset[str]
    """States of which many have names of nothing but such syllables, in which the family comes first."""
    former: frozenset[str]
    charged: frozenset[str]
    """Participles that say with what somebody is charged."""
    status: frozenset[str]
    sides: frozenset[str]
    """Words for two parties told before: both sides, both delegations."""
    epithets: frozenset[str]
    """What a state calls another: sister, friend."""
    opposites: frozenset[str]
    pairs: frozenset[str]
    """His guest, his host; words for two states told before."""
    people: frozenset[str]
    government: frozenset[str]
    organs: frozenset[str]
    belonging: frozenset[str]
    domains: frozenset[str]
    """Words that complete a title: organs, and what is no organ but has a head."""
    shells: frozenset[str]
    anybody: frozenset[str]
    """Heads of titles that anybody of rank may bear: official, diplomat."""
    private: frozenset[str]
    """Heads of titles that are callings, no offices: businessman, artist."""
    speakers: frozenset[str]
    namesakes: frozenset[str]
    """Buildings, prizes and the like that bear people's names."""
    diplomats: frozenset[str]
    """People whom a state sends and another may expel."""
    premises: frozenset[str]
    """Words for the building of a body: its seat."""
    palaces: frozenset[str]
    """Words for the houses of rulers, which an adjective alone may tell apart: the presidential palace."""
    grounds: frozenset[str]
    """Words that stand before the name of a site: location, area."""
    sites: frozenset[str]
    """Words for buildings and grounds that have proper names: hotel, airport, port."""
    towns: frozenset[str]
    """Words for settlements and stretches of land: town, island, province."""
    inside: frozenset[str]
    abroad: frozenset[str]
    """Organs of a state that stand in another."""
    shorts: frozenset[str]
    """First words of bodies by which they are called for short: council, movement."""
    towards: frozenset[str]
    """Prepositions of a posting: at, to, in."""
    styles: dict[str, frozenset[str]]
    """Styles, each with the first words of the titles to which it is due."""
    styled: dict[str, str]
    """Styles with a pronoun written onto them, and the bare style."""
    head_offices: dict[str, frozenset[str]]
    """The offices whose titles begin with a word, without article and in the masculine."""
    parted: dict[tuple[str, str], str]
    """Offices of titles of a word and its adjective, which a state may part (``the Turkish representative, special``)."""
    possessed: dict[str, int]
    """Titles with a pronoun, and how many of their words end with it: ``her deputy``, ``his envoy`` and what kind of envoy."""
    heads: frozenset[str]
    """First words of titles."""
    honorifics: frozenset[str]
    persons: dict[str, Person]
    states: dict[str, State]
    bodies: dict[str, Organisation]
    places: dict[str, City]
    terms: dict[str, tuple[Office, ...]]
    by_tail: dict[str, tuple[Person, ...]]
    """People by the last word of a short name."""
    by_name: dict[tuple[str, ...], tuple[Person, ...]]
    """People by the words of a full name, for names that a text breaks up by signs."""
    posts: dict[tuple[str, str], tuple[Office, ...]]
    """Terms by office and state or body."""

    def ordinary(self, word: str) -> bool:
        """Whether a word, as it stands, is one that names are not made of."""
        return word in self.stops or word in self.verbs or word in self.common

    def rank(self, office: str, heads: Iterable[str]) -> str:
        """An office, or that it is none where the first words of all titles are callings, or that he speaks for others."""
        first = frozenset(heads if office == "other" else ())
        return (PRIVATE if first <= self.private else SPEAKING if first <= self.speakers else office) if first else office

    def is_name(self, word: str) -> bool:
        """Whether a word belongs to names and to nothing else that we know."""
        return word in self.names and not self.ordinary(word)


def _first(phrase: str) -> str:
    return arabic.words(phrase)[0]


def _by_kind(rows: Sequence[NameWord]) -> dict[str, frozenset[str]]:
    """The folded words of names by their kinds."""
    found = defaultdict[str, set[str]](set)
    for row, words in zip(rows, arabic.words_of(row.word_ar for row in rows), strict=True):
        found[row.kind].add(" ".join(words))
    return defaultdict(frozenset, {kind: frozenset(words) for kind, words in found.items()})


def _radical(phrases: Iterable[str]) -> frozenset[str]:
    """The folded words that are written with a hamza before what looks like the article."""
    raw = {word for phrase in phrases for word in phrase.split() if word.startswith(arabic.NO_ARTICLES)}
    return frozenset(folded for word in raw for folded in arabic.words(word) if len(folded) > _SHORT)


def _styles(rows: Iterable[NameWord]) -> Iterator[tuple[str, str]]:
    """Each style with a title to which it is due, as written."""
    for row in rows:
        if row.kind == "style":
            style, head = row.word_ar.split()
            yield style, head


def _name_forms(people: Iterable[Person]) -> Iterator[tuple[Person, tuple[str, ...], str]]:
    """Every form of every name: whose, its folded words, and the field that it stands in."""
    forms = [(person, phrase, form) for person in people for phrase, form in person.phrases()]
    folded = arabic.words_of(phrase for _, phrase, _ in forms)
    yield from ((person, words, form) for (person, _, form), words in zip(forms, folded, strict=True))


def _with_article(words: frozenset[str]) -> frozenset[str]:
    return words | {arabic.ARTICLE + word for word in words}


@cache
@uncollected()
def knowledge() -> Knowledge:
    """The look-ups, built once."""
    lexicon = load(*TABLES)
    word_rows = lexicon.rows(NameWord)
    words = _by_kind(word_rows).__getitem__
    stops, linkers = words("stop"), words("linker")
    verbs: set[str] = set()
    common: set[str] = set()
    adjectives: set[str] = set()
    for row in word_rows:
        if row.kind == "verb":
            verbs |= wordforms.verb_forms(*row.word_ar.split())
        elif row.kind in ("noun", "adjective", "people", "government", "organ", "domain"):
            common |= (forms := wordforms.noun_forms(row.word_ar))
            if row.kind == "adjective":
                adjectives |= forms
    people = lexicon.rows(Person)
    names: set[str] = set()
    given, syllables = set(words("given")), words("eastern")
    eastern = Counter[str]()
    by_name: dict[tuple[str, ...], list[Person]] = defaultdict(list)
    by_tail: dict[str, list[Person]] = defaultdict(list)
    for person, name, form in _name_forms(people):
        if form != "weak_ar":
            by_name[name].append(person)
        if form != "strong_ar" and person not in by_tail[name[-1]]:
            by_tail[name[-1]].append(person)
        if form == "label_ar":
            names.update(word for word in name if len(word) > 1)
            given.add(name[0])
            eastern[person.country] += syllables.issuperset(name)
    terms = defaultdict(list)
    posts = defaultdict(list)
    for office in lexicon.rows(Office):
        terms[office.person_id].append(office)
        posts[office.office, office.country].append(office)
    titles = lexicon.rows(Title)
    styles = defaultdict(set)
    styled: dict[str, str] = {}
    for style, head in _styles(word_rows):
        styles[_first(style)].add(_first(head))
        styled |= {_first(form): _first(style) for form in wordforms.possessed(style) if form.endswith(arabic.POSSESSIVES[:2])}
    ranks = {word for row in lexicon.rows(Honorific) if (word := _first(row.phrase_ar)).startswith(arabic.ARTICLE)}
    heads = frozenset(_first(row.phrase_ar) for row in titles)
    head_offices = defaultdict(set)
    for title in titles:
        if title.office != "other":
            head_offices[arabic.words(title.phrase_ar)[0].removeprefix(arabic.ARTICLE).removesuffix(arabic.FEMININE)].add(title.office)
    nouns = common | heads
    return Knowledge(
        stops=stops,
        twins=frozenset(names | given) & {_first(r.word_ar) for r in word_rows if r.kind == "stop" and r.word_ar.endswith(arabic.MAQSURA)},
        verbs=frozenset(verbs),
        common=frozenset(common),
        adjectives=frozenset(adjectives),
        names=frozenset(names | given) - stops,
        radical=_radical([*(person.label_ar for person in people), *(r.word_ar for r in word_rows if r.kind == "given")]) - common - stops,
        called=frozenset(given) & stops,
        given=frozenset(given) - stops - ranks,
        particles=words("particle"),
        linkers=linkers,
        regnal=_with_article(words("regnal")),
        aides=words("aide"),
        eastern=syllables,
        easterners=frozenset(country for country, count in eastern.items() if country and count >= _MANY),
        former=_with_article(words("former")),
        charged=_with_article(words("charged")),
        status=_with_article(words("status")),
        sides=words("sides"),
        pairs=words("states"),
        epithets=words("epithet"),
        opposites=words("opposite"),
        people=_with_article(words("people") | words("diplomats")),
        diplomats=_with_article(words("diplomats")),
        government=_with_article(words("government")),
        organs=_with_article(words("organ")),
        belonging=words("belonging"),
        domains=_with_article(words("organ") | words("domain")),
        shells=_with_article(words("shell")),
        anybody=words("anybody"),
        private=words("private"),
        speakers=words("speaker"),
        namesakes=_with_article(words("namesake")),
        premises=words("premises"),
        palaces=words("palace"),
        grounds=words("ground"),
        sites=words("site"),
        towns=words("town"),
        inside=words("inside"),
        abroad=_with_article(words("abroad")),
        shorts=words("short"),
        styles={style: frozenset(heads) for style, heads in styles.items()},
        styled=styled,
        towards=words("toward"),
        head_offices={head: frozenset(offices) for head, offices in head_offices.items()},
        parted=_parted(titles),
        possessed={row.phrase_ar: at for row in titles if row.office != "counterpart" and (at := _pronoun(row.phrase_ar, nouns))},
        heads=heads,
        honorifics=frozenset(_first(row.phrase_ar) for row in lexicon.rows(Honorific)),
        persons={row.id: row for row in people},
        states={row.iso3: row for row in lexicon.rows(State)},
        bodies={row.id: row for row in lexicon.rows(Organisation)},
        places={row.id: row for row in lexicon.rows(City)},
        terms={person: tuple(rows) for person, rows in terms.items()},
        by_tail={tail: tuple(rows) for tail, rows in by_tail.items()},
        by_name={name: tuple(rows) for name, rows in by_name.items()},
        posts={post: tuple(rows) for post, rows in posts.items()},
    )


def _parted(titles: Iterable[Title]) -> dict[tuple[str, str], str]:
    """The offices of titles of two definite words, by the first, without article and in the masculine, and the second."""
    told = ((arabic.words(row.phrase_ar), row.office) for row in titles if row.office != "other" and not (row.scope or row.number))
    both = ((words, office) for words, office in told if len(words) == 2 and all(word.startswith(arabic.ARTICLE) for word in words))
    return {(first.removeprefix(arabic.ARTICLE).removesuffix(arabic.FEMININE), second): office for (first, second), office in both}


def _pronoun(phrase: str, nouns: Set[str]) -> int:
    """How many words of a title there are up to the one with a pronoun, 0 if none has one; without it that is a noun of the language."""
    for at, word in enumerate(phrase.split(), start=1):
        endings = (pronoun for pronoun in arabic.POSSESSIVES[:4] if word.endswith(pronoun) and not word.startswith(arabic.ARTICLE))
        stems = (arabic.words(word.removesuffix(pronoun)) for pronoun in endings)
        if any(not nouns.isdisjoint((stem[0], stem[0][:-1], stem[0][:-1] + arabic.FEMININE)) for stem in stems if stem):
            return at
    return 0
