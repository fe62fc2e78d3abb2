"""A group of mentions taken for one event, and what they come to together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from timeline.bases import AIRPORT, HOUSES
from timeline.link import fuse
from timeline.link.cached import cached, compact
from timeline.link.confidence import confidence
from timeline.link.fuse import LONG, agreed, lasting, stay
from timeline.link.mention import OF_MENTIONS, WEAK, exact, outright, overtaken, rank, under_way
from timeline.link.notes import notes
from timeline.link.people import Party, distinct, facing_states, guests, key, one_side, party, public, shared, standing, stands_alone
from timeline.model import TALK, Anchored, Basis, EntityMention, Event, Interval, Kind, Precision, Status

LASTING = frozenset({"visit", "conference"})
"""The types of events that last for days."""

_BASES = tuple(Basis)
_SAID = ("type", "firm", "status", "ordinal", "place")
_HOSTED = frozenset({"visit", "meeting", "conference", "ceremony", "inspection"})
_STRENGTH = (Status.CANCELLED, Status.OCCURRED, Status.PLANNED, Status.DENIED, Status.SPECULATED)


@compact
@dataclass(frozen=True, eq=False)
class Group:
    """Mentions of one event, the best-told one first; ``reasons`` say of each by which level it joined, empty for the one that began it.

    ``origins`` are the mentions as they were read, before others of their article told them of their places, hosts and days.
    ``told`` is what each of several articles says of the days, ``copies`` are those of them that repeat another.
    """

    mentions: tuple[Anchored, ...]
    reasons: tuple[str, ...]
    origins: tuple[Anchored, ...]
    hosts: tuple[EntityMention, ...] = ()
    widened: Interval | None = None
    told: tuple[fuse.Told, ...] = ()
    copies: frozenset[str] = frozenset()

    @classmethod
    def of_one(cls, mention: Anchored) -> Group:
        """The group of one mention, which says by itself what those of more have to work out."""
        group = cls((mention,), ("",), (mention,))
        for name in _SAID:
            object.__setattr__(group, name, getattr(mention.event, name))
        return group

    def joined(self, other: Group, reason: str) -> Group:
        """Both groups of one article as one."""
        told = _told_best(((self, ""), (other, reason)))
        return Group(*told, self.hosts or other.hosts, _hull(self.widened, other.widened))

    @classmethod
    def of_articles(cls, parts: Sequence[tuple[Group, str]], originals: Mapping[str, str]) -> Group:
        """The groups of several articles as one event, each with the reason why it belongs to it, empty for the first.

        Args:
            parts: the groups, the best-told one first.
            originals: the article that stands for each near-identical one.
        """
        groups = tuple(group for group, _ in parts)
        hosts = min((group.hosts for group in groups if group.hosts), key=lambda hosts: standing(hosts[0]), default=())
        telling = sorted({document for group in groups for document in group.documents})
        held = {originals.get(document, document): document for document in reversed(telling)}
        copies = frozenset(telling).difference(held.values())
        told = tuple(told for group in groups if (told := group.tells_of_days(copies)))
        return cls(*_told_best(parts), hosts, reduce(_hull, (group.widened for group in groups)), told, copies)

    @cached
    def type(self) -> str:
        """The event type of its mentions, mere talk aside."""
        return next((m.event.type for m in self.mentions if TALK not in m.event.subtypes), self.mentions[0].event.type)

    @cached
    def subtypes(self) -> frozenset[str]:
        """What any mention says of the kind of event."""
        return shared(frozenset([subtype for m in self.mentions for subtype in m.event.subtypes if subtype not in OF_MENTIONS]))

    @cached
    def ordinal(self) -> int:
        """Which round of talks it is, 0 when nothing says."""
        return next((m.event.ordinal for m in self.mentions if m.event.ordinal), 0)

    @property
    def published(self) -> Interval | None:
        """When the article of its best mention was published."""
        return self.mentions[0].event.document.published

    @property
    def stands(self) -> tuple[str, int]:
        """Where the best mention stands, so that the order of reading decides nothing."""
        return self.mentions[0].event.document.id, self.mentions[0].event.span.start

    @cached
    def firm(self) -> bool:
        """Whether a tense or a cue gives any mention its status."""
        return any(m.event.firm for m in self.mentions)

    @cached
    def documents(self) -> frozenset[str]:
        """Ids of the articles that tell it."""
        return shared(frozenset([m.event.document.id for m in self.mentions]))

    @cached
    def status(self) -> Status:
        """The strongest status that a tense or a cue gives to a mention, else any; an echo without sides or date gives none.

        What was called off beforehand and yet is told to have been on its day was held.
        """
        telling = [m for m in self.mentions if m.event.firm and (m.event.actors or m.event.recipients or m.interval)]
        firm = [m.event.status for m in telling if not (overtaken(m, telling) or under_way(m, self.mentions))]
        return min(firm or [m.event.status for m in self.mentions], key=_STRENGTH.index)

    @cached
    def _represented(self) -> frozenset[str]:
        """States for which a person or a body stands: not those whose government faces him."""
        people = (e for m in self.mentions for side in (m.event.actors, m.event.recipients, self.hosts) for e in side)
        facing = {country for m in self.mentions for country in facing_states(m.event.actors, m.event.recipients)}
        return shared(frozenset([e.country for e in people if e.kind is not Kind.STATE and (e.name or e.id)]) - facing)

    def _side(self, entities: Sequence[EntityMention]) -> tuple[EntityMention, ...]:
        if len(entities) == 1 and entities[0].name and entities[0].kind is not Kind.STATE:
            return tuple(entities)
        return one_side(entities, self._represented)

    @cached
    def actors(self) -> tuple[EntityMention, ...]:
        """The acting side, each participant once, by the fullest name; nobody's state beside him."""
        sides = [m.event.actors for m in self.mentions]
        return self._side([e for side in sides for e in side])[: max(map(len, sides))]

    @cached
    def recipients(self) -> tuple[EntityMention, ...]:
        """The other side; named hosts stand for their state."""
        if self.hosts:
            return distinct(self.hosts)
        acting = {p.key for p in self.acting}
        told = [e for m in self.mentions for e in (*m.event.recipients, *m.event.actors) if key(e) not in acting]
        return self._side(told if self.type != "conference" else guests(told, self.actors, self.place))

    @cached
    def acting(self) -> tuple[Party, ...]:
        """The acting side as it is compared."""
        return tuple(map(party, self.actors))

    @cached
    def parties(self) -> tuple[Party, ...]:
        """Both sides as they are compared, the acting one first."""
        return (*self.acting, *map(party, self.recipients))

    @cached
    def keys(self) -> frozenset[str]:
        """What tells those who take part from others."""
        return shared(frozenset([p.key for p in self.parties]))

    @cached
    def states(self) -> frozenset[str]:
        """The states of those who take part."""
        return shared(frozenset([p.country for p in self.parties if p.country]))

    @cached
    def host(self) -> str:
        """The state to which a visit goes, or where something else takes place that somebody hosts; empty when nothing says."""
        if self.type == "visit" and not (self.place and self.place.country):
            return next((e.country for e in self.recipients if e.country), "")
        return self.place.country if self.place and self.type in _HOSTED else ""

    @cached
    def others(self) -> tuple[EntityMention, ...]:
        """Named companions."""
        principal = {p.key for p in self.parties}
        return tuple(e for e in distinct(e for m in self.mentions for e in m.event.others) if e.name and key(e) not in principal)

    @cached
    def place(self) -> EntityMention | None:
        """The most exact place that a mention names: a place before a state; a building is one stop of a visit."""
        places = [m.event.place for m in self.mentions if m.event.place]
        far = HOUSES if self.type == "visit" else (AIRPORT,)
        towns = [p for p in places if p.basis not in far]
        return next((p for p in towns if p.kind is Kind.PLACE), next(iter(towns or places), None))

    @cached
    def dated(self) -> tuple[Anchored, ...]:
        """The mentions that have a date of their own; those dated by their article alone only when no other is and it is past."""
        strong = tuple([m for m in self.mentions if m.interval and m.basis not in WEAK])
        if strong or self.status is Status.PLANNED:
            return strong
        return tuple([m for m in self.mentions if m.interval])

    @cached
    def weak(self) -> bool:
        """Whether nothing but the articles' own dates dates it."""
        return bool(self.dated) and self.dated[0].basis in WEAK

    @cached
    def interval(self) -> Interval | None:
        """The days that all who tell of it allow; a visit lasts over all the days that it is told of, or as long as it is said to."""
        found = self._days_of_articles() if self.told else self._days_of_mentions()
        if found is None or self.type != "visit":
            return found
        arrivals = (m.interval.start for m in self.dated if m.interval and exact(m) and m.evidence and "arrival" in m.event.subtypes)
        return lasting(found, max(m.lasts for m in self.mentions), min(arrivals, default=None))

    def _days_of_articles(self) -> Interval | None:
        told = [t for t in self.told if not (t.weak and self.status is Status.PLANNED)]
        return stay(told) if self.type == "visit" and self.status is not Status.CANCELLED else agreed(told)

    def tells_of_days(self, copies: frozenset[str]) -> fuse.Told | None:
        """What the group of one article says of the days, given the articles that are ``copies`` of others."""
        if self.interval is None:
            return None
        days = self.precision in (Precision.DAY, Precision.SPAN) and self.interval.days <= LONG
        return fuse.Told(self.interval, self.weak, self.status is Status.OCCURRED, days, self.documents <= copies)

    def _days_of_mentions(self) -> Interval | None:
        """The days of one article's mentions, the best one's where they clash."""
        stays, rest = list[Interval](), list[Interval]()
        for m in outright(self.dated, self.type):
            if m.interval:
                (stays if self.type == "visit" and exact(m) else rest).append(m.interval)
        interval = reduce(Interval.hull, stays) if stays else reduce(lambda held, new: held.intersect(new) or held, rest) if rest else None
        if interval and self.widened and interval.days <= LONG:
            interval = interval.hull(self.widened)
        return interval

    @cached
    def precision(self) -> Precision | None:
        """The precision of the mention whose interval stands; a span for a visit put together, else a range."""
        for mention in self.dated:
            if mention.interval == self.interval:
                return mention.precision
        if self.interval is None:
            return None
        return Precision.DAY if self.interval.days == 1 else Precision.SPAN if self.type == "visit" else Precision.RANGE

    @property
    def basis(self) -> Basis | None:
        """The best basis among the mentions that date it."""
        return min([m.basis for m in self.dated if m.basis], key=_BASES.index, default=None)

    @property
    def tells(self) -> bool:
        """Whether it has the participants that make a row; what private people do, or where they go, is none, nor what one attends."""
        if not any(public(e) for e in (self.actors if self.type == "visit" else (*self.actors, *self.recipients))):
            return False
        told = (*self.actors, *self.recipients)
        if len(told) == 1 and not stands_alone(told[0], self.type, self.subtypes, {m.event.rule for m in self.mentions}):
            return False
        return bool(
            self.actors and (self.recipients or self.type in ("conference", "agreement", "resolution", "relations", "envoy", "ceremony"))
        )

    @cached
    def weight(self) -> tuple[int, int, int]:
        """How well it is told: dated by itself, dated at all, participants; groups that weigh more are placed first."""
        sides = len([p for p in self.parties if not p.state])
        return int(bool(self.dated) and not self.weak), int(bool(self.dated)), sides

    def event(self, name: str) -> Event:
        """The finished event under an id."""
        return Event(
            id=name,
            type=self.type,
            status=self.status,
            interval=self.interval,
            precision=self.precision,
            basis=self.basis,
            actors=self.actors,
            recipients=self.recipients,
            others=self.others,
            place=self.place,
            mentions=self.origins,
            confidence=confidence(self),
            subtypes=self.subtypes,
            notes=notes(self.mentions, self.dated, self.interval, self.reasons),
            merges=self.reasons,
        )


def _told_best(parts: Iterable[tuple[Group, str]]) -> tuple[tuple[Anchored, ...], tuple[str, ...], tuple[Anchored, ...]]:
    """The mentions of groups, why they belong together, and how they were read, the best-told one first."""
    told = [
        (mention, own or reason, origin)
        for group, reason in parts
        for mention, own, origin in zip(group.mentions, group.reasons, group.origins, strict=True)
    ]
    told.sort(key=lambda triple: rank(triple[0]))
    mentions, reasons, origins = zip(*told, strict=True)
    return mentions, reasons, origins


def _hull(a: Interval | None, b: Interval | None) -> Interval | None:
    return a.hull(b) if a and b else a or b
