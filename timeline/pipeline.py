"""The flow from articles to events; every stage is called here and knows nothing of the others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import chain, islice

from timeline import anchor, date_finder, entities, explain, infer, inflect, lexicon, link, offices, table, titles
from timeline import events as finder
from timeline import ner as names
from timeline.arabic import tokenise
from timeline.codes import codes
from timeline.entities.knowledge import knowledge
from timeline.garbage import uncollected
from timeline.lexicon import date_rows
from timeline.link import Merge, Settle, dating
from timeline.link.dating import Undated
from timeline.matching import Hits, Trie
from timeline.model import Anchored, DateMention, Document, EntityMention, Event, EventMention, Interval, Publication, Reading, ResolvedDate
from timeline.ner import Ner
from timeline.not_dates import not_dates
from timeline.segment import segment
from timeline.shingles import sketch
from timeline.table import Row
from timeline.tense import tenses

_TOGETHER = 32
"""Articles that go through each stage together: its code and its tables are then near the processor for all but the first of them."""


@dataclass(frozen=True, slots=True)
class Dated:
    """An article with its date expressions, as found and as resolved, and the days on which it may have been published."""

    reading: Reading
    mentions: tuple[DateMention, ...]
    publication: Publication
    resolved: tuple[ResolvedDate, ...]


@dataclass(frozen=True, slots=True)
class Understood:
    """An article with all that was found in it, ``told`` before and ``events`` after dating; ``dropped`` triggers told none, and why."""

    dated: Dated
    entities: tuple[EntityMention, ...]
    told: tuple[EventMention, ...]
    events: tuple[Anchored, ...]
    dropped: tuple[finder.Dropped, ...]


@cache
@uncollected()
def phrases() -> Trie:
    """Every form of the verbs and event nouns and every phrase of the tables, but for those of dates, which have a matcher of their own."""
    tables = lexicon.load(*(name for name, row_type in lexicon.tables().items() if row_type.__module__ != date_rows.__name__))
    return Trie(chain(tables.phrases(), inflect.phrases(tables), inflect.demonyms(tables)))


def prepare(ner: Ner | None = None) -> None:
    """Load what every article needs: the tables, and the model of names if one is asked for.

    Raises:
        LexiconError: When tables are faulty.
        NerError: When the model is not there.
    """
    phrases()
    knowledge()
    prepare_dates()
    if ner:
        names.recogniser(ner)


def prepare_dates() -> None:
    """Load what the dates of every article need.

    Raises:
        LexiconError: When tables are faulty.
    """
    date_finder.grammar()
    not_dates()
    tenses()


def cut(document: Document, trie: Trie | None = None) -> Reading:
    """An article cut into tokens and sentences, with every phrase of a trie that stands in it."""
    tokens = tokenise(document.text)
    hits = Hits(trie.hits(tokens.words)) if trie else Hits()
    return Reading(document, tokens, segment(document, tokens), hits)


@uncollected()
def dated(reading: Reading) -> Dated:
    """Find and resolve the date expressions of an article."""
    mentions = date_finder.find(reading)
    published = reading.document.published
    publication = infer.given(published, mentions, reading) if published else infer.infer(mentions, reading)
    return Dated(reading, tuple(mentions), publication, tuple(anchor.dates(mentions, reading, publication)))


def understood(document: Document, ner: Ner | None = None) -> Understood:
    """Everything that can be found in one article, with the names that a model sees if one is asked for."""
    return _understood([cut(document, phrases())], ner)[0]


def told(document: Document, ner: Ner | None = None) -> tuple[Anchored, ...]:
    """The mentions of events in one article."""
    return tuple(told_by((document,), ner))


def told_by(documents: Iterable[Document], ner: Ner | None = None) -> Iterator[Anchored]:
    """The mentions of events in articles, in their order; no rule is tried on an article without a word that tells an event."""
    for some in together(documents):
        yield from _told(some, ner)


def together(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Articles so many at a time, between which the collector may look for garbage."""
    rest = iter(documents)
    while some := list(islice(rest, _TOGETHER)):
        yield some


@uncollected()
def _told(documents: Iterable[Document], ner: Ner | None) -> list[Anchored]:
    """The mentions in articles whose other parts are gone by the time when the collector may look for garbage again."""
    readings = (cut(document, phrases()) for document in documents)
    return [event for found in _understood(filter(finder.tells, readings), ner) for event in found.events]


def _understood(readings: Iterable[Reading], ner: Ner | None) -> list[Understood]:
    readings = [replace(reading, document=replace(reading.document, sketch=sketch(reading.tokens.words))) for reading in readings]
    found = [dated(reading) for reading in readings]
    spotted = [names.find(reading, names.recogniser(ner)) if ner else () for reading in readings]
    people = [entities.find(one.reading, one.mentions, seen) for one, seen in zip(found, spotted, strict=True)]
    return [_with_events(_dated_by(one, who), who, ner) for one, who in zip(found, people, strict=True)]


def _with_events(found: Dated, people: Sequence[EntityMention], ner: Ner | None) -> Understood:
    dropped: list[finder.Dropped] = []
    told = finder.find(found.reading, people, found.mentions, dropped)
    told = list(_sure(told, dropped)) if ner else told
    anchored = offices.resolve(anchor.anchor(told, found.resolved, found.publication))
    return Understood(found, tuple(people), tuple(told), tuple(anchored), tuple(dropped))


def _dated_by(found: Dated, people: Sequence[EntityMention]) -> Dated:
    """An article with what the offices of its people say of its day, if nobody dated it."""
    if found.reading.document.published:
        return found
    publication = infer.infer(found.mentions, found.reading, people)
    return replace(found, publication=publication, resolved=tuple(anchor.dates(found.mentions, found.reading, publication)))


def _published_then(found: Understood, publication: Publication) -> list[Anchored]:
    """The events of an article if it was published then."""
    resolved = anchor.dates(found.dated.mentions, found.dated.reading, publication)
    return offices.resolve(anchor.anchor(found.told, resolved, publication))


def _sure(told: Iterable[EventMention], dropped: list[finder.Dropped]) -> Iterator[EventMention]:
    """The events that do not rest on names alone of which only a model knows."""
    for event in told:
        if why := names.doubt(event.actors, event.recipients, event.type):
            dropped.append(finder.Dropped(event.first, event.first + 1, event.rule, why))
        else:
            yield event


def events(documents: Iterable[Document], *, merge: Merge = "corpus", undated: bool = False, ner: Ner | None = None) -> list[Event]:
    """The events that articles tell, in chronological order.

    Args:
        documents: articles with ids of their own; read some at a time.
        merge: one event in the ``corpus``, in each ``document``, or ``none``: one mention, one event.
        undated: keep events that nothing dates.
        ner: let a model find more names; ``camel`` is that of camel-tools.

    Raises:
        NerError: When the model is not there, before any article is read.
    """
    prepare(ner)
    mentions = placed(told_by(documents, ner), ner)
    return linked(mentions, merge=merge, undated=undated)


def linked(mentions: Iterable[Anchored], *, merge: Merge = "corpus", undated: bool = False, settle: Settle = link.settled) -> list[Event]:
    """The events that mentions tell, in chronological order; those of one article stand together."""
    return [event for event in link.link(mentions, merge, settle) if event.interval or undated]


def placed(mentions: Iterable[Anchored], ner: Ner | None = None) -> Iterator[Anchored]:
    """Mentions, those of undated articles on the days on which events that they share with others put them.

    An article that nobody dated is read once more for that, with the model of names if one was asked for.
    """
    dated: list[Anchored] = []
    unknown: dict[str, Document] = {}
    for mention in mentions:
        document = mention.event.document
        if document.published:
            dated.append(mention)
        else:
            unknown[document.id] = document
    articles = [understood(document, ner) for document in unknown.values()]
    publications = _publications(articles, dated)
    yield from dated
    for found in articles:
        yield from _published_then(found, publications[found.dated.reading.document.id])


def _publications(articles: Iterable[Understood], dated: Iterable[Anchored]) -> dict[str, Publication]:
    """When articles were published, as far as they and the events that they share with dated ones tell."""
    return dating.publications([_undated(found) for found in articles], dated)


def _undated(found: Understood) -> Undated:
    reading = found.dated.reading
    clues = infer.clues(found.dated.mentions, reading)

    def allows(day: dt.date) -> bool:
        return all(clue.allows(day) for clue in clues)

    return Undated(reading.document.id, found.dated.publication, allows, partial(_published_then, found))


def row(event: Event) -> Row:
    """The table's row of an event."""
    return table.row(event, titles.title(event), codes(event), lambda entity: titles.name(entity, 0))


@uncollected()
def date_records(document: Document) -> list[dict[str, str | int | None]]:
    """The lines of ``timeline dates`` for an article; no table of people or places is read."""
    return [date_finder.as_json(date, document) for date in dated(cut(document)).resolved]


def document_records(documents: Iterable[Document]) -> Iterator[dict[str, object]]:
    """The lines of ``timeline documents``; only where nobody dated an article is more read than the dates of all."""
    articles = list(documents)
    found = {document.id: dated(cut(document)).publication for document in articles}
    unknown = [understood(document) for document in articles if not document.published]
    if unknown:
        found |= _publications(unknown, told_by(document for document in articles if document.published))
    for document_id, publication in found.items():
        interval = publication.interval
        yield {
            "doc_id": document_id,
            "start": interval.start.isoformat() if interval else None,
            "end": interval.end.isoformat() if interval else None,
            "basis": publication.basis,
            "evidence": list(publication.evidence),
        }


def explanation(text: str, published: Interval | None = None, ner: Ner | None = None) -> Iterator[str]:
    """Lines that say what is found in a text and by which rules."""
    found = understood(Document("text", text, published), ner)
    reading = found.dated.reading
    yield from explain.phrases(reading, reading.hits)
    yield from explain.dates(reading, found.dated.publication, found.dated.resolved)
    yield from explain.entities(reading, found.entities)
    yield from explain.events(reading, found.events, ((d.first, d.last, d.rule, d.reason) for d in found.dropped))
