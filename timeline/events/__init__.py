"""From trigger words to events: who did what to whom, where, and whether it happened.

Every verb and every event noun of the trigger table is tried in its sentence; a candidate that lacks a role that its frame needs is
dropped, with the reason kept for ``explain``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from timeline.events.about import against, between_the_two, two_states, understood_side
from timeline.events.anniversaries import anniversary
from timeline.events.antecedents import Antecedents
from timeline.events.apart import after_them, apart
from timeline.events.attendance import gathering, with_guests
from timeline.events.candidates import Candidate, candidates, tells_now
from timeline.events.coordination import with_clauses, with_news
from timeline.events.dateline import dateline, without_dateline
from timeline.events.dating import dates_of, ending, in_the_course, therein, until
from timeline.events.delegations import may_be_headed, with_heads
from timeline.events.entries import at_its_town, heading, is_headline, on_its_day
from timeline.events.filling import Antecedent, Roles
from timeline.events.frames import Slot, frames
from timeline.events.gatherings import Gathering
from timeline.events.habits import about_sport, countless, may_be_dated, no_event, only_named, undated
from timeline.events.items import InOrder, Item, Row, items
from timeline.events.nominal import WHERE, as_guest, is_guest, of_present, present, was_present
from timeline.events.outcomes import agreed_there
from timeline.events.parties import parties
from timeline.events.places import beside, gathering_in, on_its_sidelines
from timeline.events.pronouns import has_pronouns, referred
from timeline.events.retold import retold
from timeline.events.roles import of_governor, of_noun, of_verb
from timeline.events.rounds import kind_of, ordinal
from timeline.events.sequence import MEASURES, after_words, carried_on, in_sequence, made_of_each_other, sequel, told_of_before
from timeline.events.sides import Parties
from timeline.events.signatories import signed_for
from timeline.events.status import PARTICIPLE, UNMARKED, performed, status
from timeline.events.touring import of_leg, on_tour, to_where, touring
from timeline.events.triggers import tells, told_in
from timeline.events.understood import understood
from timeline.events.undoing import recalled
from timeline.lexicon.event_rows import Particle
from timeline.model import ASIDE, ASIDE_OF_IT, LATER, ONWARD, TOUR, DateMention, EntityMention, EventMention, Kind, Reading, Sentence

__all__ = ["Dropped", "find", "tells", "told_in"]

_HEADED, _BEFORE = 6, 2
_ALIKE = frozenset({"message", "sanction"})
_ONLY_SPOKEN_OF = "only spoken of"
_HEAD = 3
"""Sentences among which a dateline is looked for."""
_PERFORMED = MEASURES | {"resolution", "agreement"}


class Dropped(NamedTuple):
    """A trigger that told no event, and why."""

    first: int
    last: int
    rule: str
    reason: str


@dataclass(slots=True)
class _Finder:
    reading: Reading
    entities: InOrder[EntityMention]
    dates: InOrder[DateMention]
    dropped: list[Dropped] = field(default_factory=list)
    dateline: EntityMention | None = None
    addressed: dict[str, tuple[EntityMention, ...]] = field(default_factory=dict)
    """To whom the last message went, and on whom the last sanctions lie."""
    gathering: EntityMention | None = None
    gathered: Gathering = field(default_factory=Gathering)
    entry: DateMention | None = None
    """The date that heads the paragraph."""
    paragraph: int = -1
    told: EventMention | None = None
    """The last event of the sentence before, if it told one."""
    touring: tuple[EntityMention, ...] = ()
    """Whose tour was told last."""
    visited: EventMention | None = None
    """The last visit that was told to go somewhere."""
    two: tuple[EntityMention, ...] = ()
    """The two states that the article is about."""
    sport: bool = False
    """Whether the article is about sport."""
    rows: dict[int, Row] = field(default_factory=dict)
    """The items of each sentence read so far, by its first token."""

    def row(self, sentence: Sentence) -> Row:
        """The items of a sentence, less what its dateline says, with the heads of delegations for these and the bounds of clauses."""
        row = self.rows.get(sentence.first)
        if row is None:
            row = items(self.reading, sentence, self.entities, self.dates)
            read = without_dateline(self.reading, row.items)
            read = with_heads(read) if may_be_headed(row) else read
            read = with_clauses(read) if "comma" in row.kinds else read
            row = row._replace(items=read)
            row = self.rows[sentence.first] = row if sentence.first else with_news(row)
        return row

    def sentence(self, at: int) -> list[EventMention]:
        sentence = self.reading.sentences[at]
        row, kinds, _, lemmas = read = self.row(sentence)
        gathered, self.gathering = self.gathering, gathering_in(row, lemmas) or self.gathering
        self._enter(at)
        aside = gathered if "aside" in kinds and on_its_sidelines(row) else None
        found = list(candidates(read, frames()))
        headed = self.entry is not None or sentence.paragraph == 0
        if not WHERE.isdisjoint(kinds):
            found += [*present(row, dated=headed)] or was_present(row)
        if not found:
            return []
        words = frozenset([i for candidate in found for i in candidate.triggers])
        start = self.reading.sentences[max(0, at - _BEFORE)].first
        people = bool(self.entities.within(start, sentence.last))
        antecedent = Antecedents(self.entities, start, sentence, row, self.reading.tokens.words)
        resumed = has_pronouns(kinds)
        events: list[tuple[int, EventMention]] = []
        for candidate in found:
            if "dated" in candidate.frame.needs and not may_be_dated(row, candidate.triggers[0]):
                self._drop(candidate, row, _ONLY_SPOKEN_OF)
                continue
            roles = _roles(candidate, row, antecedent, resumed=resumed) if people else Roles()
            here = [event for _, event in events]
            met, again = gathering(candidate.frame, roles, row, candidate.triggers, here, self.gathered, self.told, self.reading.tokens)
            self._fill(candidate, sentence, roles)
            sides: list[Parties] | str = parties(candidate.frame, roles, row, candidate.triggers)
            sides = no_event(row, kinds, candidate, roles, sides, of_sport=self.sport) or sides
            if isinstance(sides, str) and "dated" not in candidate.frame.needs:
                self._drop(candidate, row, sides)
                continue
            journey = in_the_course(row, candidate.triggers[-1]) if candidate.frame.type == "visit" and candidate.form else ()
            sides = sides if isinstance(sides, str) else with_guests(sides, met)
            told_by = (*candidate.triggers, *journey)
            rivals = words.difference(told_by)
            cost, dates = dates_of(row, told_by, rivals, kind=candidate.frame.type)
            dates = after_them(dates, row, told_by, rivals) if dates and apart(row, min(candidate.triggers)) else dates
            if not isinstance(sides, str) and only_named(row, candidate, sides, dates):
                sides = "only named"
            if "dated" in candidate.frame.needs and undated(row[candidate.triggers[0]], cost, dates):
                sides = _ONLY_SPOKEN_OF
            if not dates and countless(row, candidate):
                sides = "told of no one time"
            if isinstance(sides, str):
                self._drop(candidate, row, sides)
                continue
            self.addressed[candidate.frame.type] = sides[-1].recipients
            if met and any(told.type == "conference" for told in sides):
                dates = () if again else dates or met.dates
            for told in (at_its_town(against(told, self.two), self.reading, row) for told in sides):
                beside = replace(told, place=aside) if aside and not told.place else told
                told_as = of_leg(self._event(candidate, sentence, beside, roles, dates), row, candidate.triggers[-1])
                event = agreed_there(after_words(told_as), here, self.told)
                self.gathered = self.gathered.then(event, row, candidate.triggers[-1], self.reading.tokens)
                events.append((cost, event))
                events += [(cost, again) for again in retold(event, row, candidate.triggers[-1])]
        if not events:
            self.told = None
            return []
        found_here = in_sequence(made_of_each_other(events), row)
        found_here = carried_on(found_here, row, self.told)
        self.told = found_here[-1] if found_here else None
        self.touring = touring(lemmas, found_here) or self.touring
        self.visited = next((e for e in found_here if e.type == "visit" and e.place and e.place.country), self.visited)
        return [on_its_day(event, self.entry) for event in found_here] if self.entry else found_here

    def _fill(self, candidate: Candidate, sentence: Sentence, roles: Roles) -> None:
        """Fill the roles that other sentences tell, or the sentence as a whole."""
        frame, row, at = candidate.frame, self.row(sentence).items, candidate.triggers[-1]
        if frame.type == "envoy" and "credentials" in row[at].nouns.ids:
            roles.put(Slot("actor"), self._presented(sentence, row[at].last), "ambassadors listed after")
        if frame.type in _ALIKE and told_of_before(frame.type, row, at):
            roles.put(Slot("recipient"), self.addressed.get(frame.type, ()), "to whom the one before went")
        understood_side(frame, roles, candidate.form, self.two)
        between_the_two(frame, roles, row, candidate.triggers, self.two)
        if "lowered" in frame.subtypes and not roles.filled.get("recipient"):
            roles.put(Slot("recipient"), self.addressed.get("relations", ()), "with whom ties were told of before")
        if frame.type == "visit":
            on_tour(frame, roles, row[at], self.touring)
            to_where(frame, roles, self.reading, row, at, self.dateline, self.visited)
        signed_for(frame, roles, row, candidate.triggers)

    def _drop(self, candidate: Candidate, row: Sequence[Item], reason: str) -> None:
        places = [row[i] for i in sorted(candidate.triggers)]
        self.dropped.append(Dropped(places[0].first, places[-1].last, candidate.frame.name, reason))

    def _enter(self, at: int) -> None:
        """Read the date that heads the paragraph of a sentence, when the paragraph is a new one."""
        sentences = self.reading.sentences
        if sentences[at].paragraph != self.paragraph:
            self.paragraph = sentences[at].paragraph
            while at and sentences[at - 1].paragraph == self.paragraph:
                at -= 1
            dated = self.dates.within(sentences[at].first, sentences[at].last)
            self.entry = heading(self.reading, self.row(sentences[at]).items) if dated else None

    def _presented(self, sentence: Sentence, token: int) -> list[EntityMention]:
        """The ambassadors whom the rest of the sentence, or else the next one, lists by their states."""
        after = next((s for s in self.reading.sentences if s.first >= sentence.last), sentence)
        for first, last in ((token, sentence.last), (after.first, after.last)):
            listed = [e for e in self.entities.within(first, last) if e.office == "ambassador" and e.country]
            if len(listed) > 1:
                return listed
        return []

    def _event(
        self,
        candidate: Candidate,
        sentence: Sentence,
        sides: Parties,
        roles: Roles,
        dates: tuple[DateMention, ...],
    ) -> EventMention:
        row, kinds = self.row(sentence)[:2]
        form = candidate.form
        if not form and not candidate.frame.bare and candidate.frame.type in _PERFORMED:
            form = performed(row, min(candidate.triggers))
        state, cue = status(row, candidate.triggers, form)
        head = row[candidate.triggers[-1]]
        return EventMention(
            document=self.reading.document,
            sentence=sentence,
            span=self.reading.span(head.first, head.last),
            first=min(row[i].first for i in candidate.triggers),
            type=sides.type,
            status=state,
            actors=sides.actors,
            recipients=sides.recipients,
            others=sides.others,
            place=sides.place,
            dates=tuple(date for date in dates if ONWARD not in sides.subtypes or date.kind == "DATE"),
            subtypes=candidate.frame.subtypes
            | sides.subtypes
            | (sequel(row, min(candidate.triggers)) if LATER in kinds else frozenset())
            | (beside(row, candidate.triggers[-1]) if kinds & {ASIDE, ASIDE_OF_IT} else frozenset())
            | kind_of(row, candidate.triggers[-1])
            | (frozenset() if ONWARD in sides.subtypes else ending(row, candidate.triggers))
            | therein(row, candidate.triggers)
            | until(row, dates, head.first if TOUR in candidate.frame.subtypes else 0),
            firm=cue not in (UNMARKED, PARTICIPLE),
            present=tells_now(row, candidate, form, cue),
            main=(form.startswith("perfect") and not recalled(row, min(candidate.triggers)))
            or is_headline(self.reading, row, min(candidate.triggers)),
            rule=candidate.frame.name,
            reasons=(*roles.reasons, f"status: {cue}"),
            apart=apart(row, min(candidate.triggers)),
            years=anniversary(self.reading, row, candidate.triggers[-1]),
            dateline=self.dateline,
            ordinal=ordinal(self.reading.tokens.words, head.first, head.last, sides.type),
        )


def find(
    reading: Reading, entities: Sequence[EntityMention], dates: Sequence[DateMention], dropped: list[Dropped] | None = None
) -> list[EventMention]:
    """The event mentions of a document in text order; candidates that fail are appended to ``dropped``."""
    told = told_in(reading)
    if not told:
        return []
    people = InOrder(entities)
    finder = _Finder(reading, people, InOrder(dates), dropped if dropped is not None else [])
    finder.two, finder.sport = two_states(reading, people), about_sport(reading)
    headed = (sentence for sentence in reading.sentences[:_HEAD] if people.within(sentence.first, sentence.first + 1))
    finder.dateline = next((town for sentence in headed if (town := dateline(finder.row(sentence).items))), None)
    return [event for i in sorted(told | _tell_where(reading, people)) for event in finder.sentence(i)]


def _tell_where(reading: Reading, entities: Sequence[EntityMention]) -> set[int]:
    """The sentences that begin with somebody and ``in``: they may tell without a verb where he is."""
    inside = {hit.first for hit in reading.hits.by_row[Particle] if hit.row.role in WHERE and not hit.prefix}
    starts = [sentence.first for sentence in reading.sentences]
    behind = [e.first for e in entities if e.kind is Kind.PERSON and e.last in inside]
    return {i for first in behind if first < starts[i := bisect_right(starts, first) - 1] + _HEADED}


def _roles(candidate: Candidate, row: Sequence[Item], antecedent: Antecedent, *, resumed: bool) -> Roles:
    """Who fills which role; pronouns on prepositions mean somebody only where the sentence is ``resumed`` by them."""
    frame = candidate.frame
    if row[candidate.triggers[0]].kind in WHERE:
        return of_present(row, candidate.triggers[0])
    if is_guest(row, candidate.triggers):
        return as_guest(row, candidate.triggers[0])
    if len(candidate.triggers) > 1:
        governor, *_, noun = candidate.triggers
        roles = of_noun(frame, row, noun, antecedent, of_governor(frame, row, governor, noun, antecedent))
    elif frame.bare:
        roles = of_noun(frame, row, candidate.triggers[0], antecedent, Roles())
    else:
        roles = of_verb(frame, row, candidate.triggers[0], antecedent)
    if resumed:
        referred(frame, roles, row, candidate.triggers, antecedent)
    understood(frame, roles, row, candidate.triggers[-1], antecedent)
    return roles
