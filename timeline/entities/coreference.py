"""Who is meant by a title without a name, a counterpart, a pair of sides or a pronoun."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from timeline import arabic
from timeline.arabic import ARTICLE, FOR, FOR_ARTICLE
from timeline.bases import BOTH
from timeline.entities.duals import two_of
from timeline.entities.figures import Cast, Figure
from timeline.entities.groups import place_at
from timeline.entities.organs import organ
from timeline.entities.page import Draft, Page
from timeline.entities.pairs import both
from timeline.entities.particles import AND
from timeline.entities.ranks import COUNTERPART, POSTED
from timeline.lexicon.loader import CHOICES
from timeline.lexicon.rows import City, Organisation, State
from timeline.model import EntityMention, Kind, Span
from timeline.romanise import romanise

_RANKS = CHOICES["offices"]
_ANYBODY = frozenset({"other", "diplomat"})
"""Offices of which a state has so many that one without a name is only somebody of it."""
_FIRST = 256
"""So many of those whom an article names are asked whose a title is, if none of those told lately bears it."""
_LEADING = frozenset({"head_of_state", "head_of_government"})
"""Offices of those who are hardly called an official."""
_DEPUTIES = frozenset({"deputy_head_of_state", "deputy_head_of_government"})
"""Offices that many a minister holds beside his own, whose counterpart need not hold them."""
_GENERIC = frozenset({"other", "diplomat", "special_envoy", "ambassador", "head_of_state", "secretary_general"})


@dataclass(slots=True)
class Telling:
    """The article told so far: the mentions in order, and who stands behind each person."""

    page: Page
    cast: Cast
    mentions: list[EntityMention] = field(default_factory=list)
    people: list[Figure] = field(default_factory=list)
    home: Figure | None = None
    """The head of state whom the article calls so without saying of which state: ``the president of the republic``."""

    def tell(self, draft: Draft, figure: Figure | None) -> None:
        """Add what a draft means, if it means anybody."""
        if draft.form == "pair":
            past = frozenset([figure.id for figure in self.cast.figures.values() if figure.former])
            self.mentions += both(self.page, self.mentions, draft, past)
        elif draft.form == "opposite":
            self._opposite(draft)
        elif draft.kind != Kind.PERSON:
            self._add(self._thing(draft))
        elif figure is not None:
            if COUNTERPART in draft.offices and (equal := self._equal(draft)):
                figure.heads |= equal.heads - self.page.know.styles.keys()
            if COUNTERPART in draft.offices and (office := self._same_office(draft)):
                office = office if figure.person is None or office in figure.offices else ""
                figure.offices |= {office} - {""}
                draft = draft._replace(offices=(office,) if office else ())
            self._add(self._somebody(draft, figure, draft.form if draft.form == "ner" or not draft.weak else "short"))
            self.people.append(figure)
        else:
            self._unnamed(draft)

    def _add(self, mention: EntityMention) -> None:
        self.mentions.append(mention)

    def _thing(self, draft: Draft) -> EntityMention:
        row = draft.row
        if draft.form == "group" and not draft.country and row is None:
            draft = draft._replace(country=self.home.country if self.home else self.page.agency)
        key, english = "", ""
        latitude = longitude = None
        if isinstance(row, City):
            key, english, latitude, longitude = row.id, row.label_en, row.latitude, row.longitude
        elif isinstance(row, Organisation):
            key, english = row.id, row.label_en
        elif draft.country in self.page.know.states:
            key, english = draft.country, self.page.know.states[draft.country].label_en
        if draft.form in ("group", "site") and draft.kind is not Kind.STATE and row is None:
            key, english = "", ""
        span = self._span(draft)
        adjective = isinstance(row, Organisation) and draft.basis == "demonym"
        name = row.label_ar if row and (adjective or (isinstance(row, State) and draft.basis != "name")) else self._text(draft, span)
        if isinstance(row, City) and len(arabic.words(name)) > 1 and not set(arabic.words(name)) & set(arabic.words(row.label_ar)):
            name = row.label_ar
        if draft.form == "group" and draft.kind == Kind.STATE and draft.country in self.page.know.states:
            name = self.page.know.states[draft.country].label_ar
        if not english and draft.kind is not Kind.STATE:
            english = organ(name, self.page.know.states.get(draft.country)) or romanise(name)
        return EntityMention(
            span, draft.first, draft.last, draft.kind, key, name, english, draft.country,
            office="".join(draft.offices), prefix=draft.prefix,
            plural=draft.number == "plural", basis=draft.basis, latitude=latitude, longitude=longitude,
        )  # fmt: skip

    def _span(self, draft: Draft) -> Span:
        return self.page.reading.span(draft.first, draft.last, draft.prefix)

    def _text(self, draft: Draft, span: Span) -> str:
        text = " ".join(self.page.reading.text(span).split())
        folded = self.page.words[draft.first][len(draft.prefix) - 1 :] if draft.prefix.endswith(FOR) else ""
        swallowed = folded.startswith(FOR_ARTICLE) and folded[1:] not in self.page.know.common and text.startswith(FOR)
        return ARTICLE + text[1:] if swallowed and not draft.begins(folded[1:]) else text

    def _somebody(self, draft: Draft, figure: Figure, basis: str) -> EntityMention:
        return EntityMention(
            self._span(draft), draft.first, draft.last, Kind.PERSON, figure.id, figure.name, figure.name_en, figure.country,
            office=self.page.know.rank(_office((*draft.offices, *_ranked(figure.offices))), figure.heads), prefix=draft.prefix, basis=basis,
        )  # fmt: skip

    def _unnamed(self, draft: Draft) -> None:
        if draft.owned and not draft.country:
            owners = (m for m in reversed(self.mentions) if m.country and m.office not in POSTED)
            draft = draft._replace(country=next((m.country for m in owners), ""))
        if draft.form == "style":
            self._styled(draft)
        elif COUNTERPART in draft.offices:
            self._counterpart(draft)
        elif draft.number == "dual":
            self._pair(draft)
        elif draft.indefinite and _office(draft.offices) not in _ANYBODY:
            return
        elif draft.number == "plural" or (draft.indefinite and _office(draft.offices) in _ANYBODY):
            self._plural(draft)
        elif (figure := self._at_home(draft) or self._holder(draft)) is not None:
            if _of_no_state(draft) and draft.last - draft.first > 1:
                self.home = self.home or figure
            self._add(self._somebody(draft, figure, "coreference"))
            self.people.append(figure)
        elif draft.country or draft.body:
            self._add(self._office(draft, "other" if draft.former else self.page.know.rank(_office(draft.offices), draft.heads)))
        else:
            self._post(draft)

    def _post(self, draft: Draft) -> None:
        """Where an ambassador whom nobody has yet named is to be posted (``to appoint a new ambassador to Kenya``)."""
        inside = range(draft.first + 1, draft.last) if not POSTED.isdisjoint(draft.offices) else ()
        places = (place_at(self.page, i, draft.last) for i in inside)
        if post := next((place for place in places if place and place.basis in ("name", "metonym")), None):
            self._add(self._thing(post))

    def _styled(self, draft: Draft) -> None:
        """The bearer of a style: he who was told first in the last sentence that tells of one, else who is due it."""
        style = draft.heads[-1]
        for wanted in ({style}, self.page.know.styles[style]):
            bearers = [m for m in self.mentions if m.id in self.cast.figures and self._bears(self.cast.figures[m.id], wanted, draft)]
            if bearers:
                last = self.page.sentence(bearers[-1].first)
                figure = self.cast.figures[next(m.id for m in bearers if self.page.sentence(m.first) == last)]
                self._add(self._somebody(draft, figure, "coreference"))
                self.people.append(figure)
                return

    def _bears(self, figure: Figure, wanted: Collection[str], draft: Draft) -> bool:
        return figure.feminine == draft.feminine and not figure.heads.isdisjoint(wanted)

    def _office(self, draft: Draft, office: str) -> EntityMention:
        """An office without its holder; the id of the body whose office it is, if a body's."""
        return EntityMention(
            self._span(draft), draft.first, draft.last, Kind.PERSON, draft.body, "", "",
            draft.country, office=office, prefix=draft.prefix, basis="title",
        )  # fmt: skip

    def _at_home(self, draft: Draft) -> Figure | None:
        """The article's own head of state, for his bare title."""
        home = self.home
        own = home and _of_no_state(draft) and draft.feminine == home.feminine and draft.heads[-1] in home.heads
        return home if own else None

    def _holder(self, draft: Draft) -> Figure | None:
        """The figure whose title this is: the last one told who holds the office, else the first one still to come.

        A title that names no state is that of one who has been told so before, then that of any holder, then of one who bears the word.
        """
        office = _office(draft.offices)
        known = {f.id: f for f in (*reversed(self.people), *islice(self.cast.figures.values(), _FIRST))}
        order = [f for f in known.values() if self._may_be(draft, f)]
        holders = self._of_rank(draft, [f for f in order if office not in ("other", "") and office in f.offices])
        own = [f for f in holders if office in f.own] if not draft.country else []
        bearers = [f for f in order if self._bears_word(draft, office, f)] if not (own or holders) else own or holders
        if draft.heads and draft.heads[-1] in self.page.know.anybody:
            bearers.sort(key=lambda f: not _LEADING.isdisjoint(f.offices))
        return next(iter(bearers), None)

    def _may_be(self, draft: Draft, figure: Figure) -> bool:
        """Whether neither state nor term nor gender speaks against it that a title is that of a figure."""
        if (draft.country and figure.country != draft.country) or (draft.former != figure.former and draft.country == ""):
            return False
        if draft.feminine != figure.feminine and (figure.heads or (draft.feminine and not draft.country)):
            return False
        return not (draft.status and not draft.country and draft.status not in figure.statuses)

    def _bears_word(self, draft: Draft, office: str, figure: Figure) -> bool:
        """Whether the first word of a title, which names no office that a figure holds, may be his."""
        if office == "head_of_state" and "head_of_government" in figure.offices:
            return False
        base = (draft.country, draft.body)
        if any(base) and draft.heads[-1] in self.page.know.anybody and base == (figure.country, figure.body if draft.body else ""):
            return True
        if draft.definite and not figure.heads and office == "other" and self._held(draft, figure):
            return True
        head = bool(draft.heads) and draft.heads[-1] in figure.heads
        return (draft.definite or office in _GENERIC) and head and self._alike(draft, figure)

    def _of_rank(self, draft: Draft, holders: list[Figure]) -> list[Figure]:
        """Those who may be a bare ``the president`` or ``the king``: they bear the word, or one alone is a head of state."""
        if draft.country or "head_of_state" not in draft.offices:
            return holders
        alone = sum("head_of_state" in figure.offices for figure in islice(self.cast.figures.values(), _FIRST)) == 1
        return [f for f in holders if (draft.heads[-1] in f.heads if f.heads else alone)]

    def _held(self, draft: Draft, figure: Figure) -> bool:
        """Whether somebody told without a title holds an office that the bare word may mean."""
        return bool(self.page.know.head_offices.get(draft.heads[-1], frozenset()) & figure.offices)

    def _alike(self, draft: Draft, figure: Figure) -> bool:
        """Whether a bare head word (the minister, the French president) may mean a figure of that head."""
        return draft.definite or (bool(draft.country) and draft.country == figure.country)

    def _same_office(self, draft: Draft) -> str:
        """The office of the last person told who is of another state than the counterpart."""
        for mention in reversed(self.mentions):
            if mention.kind == Kind.PERSON and mention.office not in ("", "other") and mention.country != draft.country:
                return mention.office
        return ""

    def _equal(self, draft: Draft) -> Figure | None:
        """The last person told who is of another state than the counterpart."""
        return next((f for f in reversed(self.people) if f.country and f.country != draft.country), None)

    def _counterpart(self, draft: Draft) -> None:
        if not draft.country:
            return
        office = self._same_office(draft)
        equal = self._equal(draft)
        offices = [office] if not equal or office not in equal.offices else [office, *_ranked(equal.offices - {office, "other"})]
        for own in filter(None, offices):
            for figure in self.cast.figures.values():
                if figure.country == draft.country and own in figure.offices:
                    self._add(self._somebody(draft, figure, "coreference"))
                    self.people.append(figure)
                    return
        self._add(self._office(draft, next((own for own in offices if own not in _DEPUTIES), office)))

    def _pair(self, draft: Draft) -> None:
        after = self.page.words[draft.last] if draft.last < len(self.page.words) else ""
        if after.startswith(AND + ARTICLE):
            return
        pair = two_of(self.page, self.cast, self.mentions, self.people, draft, _office(draft.offices))
        of_both = draft.last - draft.first > 1
        for one in pair:
            self._add(self._somebody(draft, one, BOTH if of_both else "coreference"))
        if not pair and of_both:
            self.mentions += both(self.page, self.mentions, draft._replace(kind=Kind.STATE))

    def _opposite(self, draft: Draft) -> None:
        """The last person told who is of another state than he whose guest or host he is."""
        own = self.people[-1] if self.people else None
        figure = next((f for f in reversed(self.people) if own and f.country != own.country and f.country), None)
        if figure:
            self._add(self._somebody(draft, figure, "coreference"))
            self.people.append(figure)

    def _plural(self, draft: Draft) -> None:
        if not (draft.country or draft.body):
            return
        know = self.page.know
        state, body = know.states.get(draft.country), know.bodies.get(draft.body)
        kind = Kind.ORGANIZATION if body else Kind.STATE
        row = body or state
        if row is not None:
            self._add(
                EntityMention(
                    self._span(draft), draft.first, draft.last, kind, draft.body or draft.country, row.label_ar, row.label_en,
                    draft.country, office=_office(draft.offices), prefix=draft.prefix, plural=True, basis="group",
                )
            )  # fmt: skip


def _of_no_state(draft: Draft) -> bool:
    """Whether it is a definite title of a head of state that names no state."""
    told = draft.country or draft.body or draft.former or draft.status
    return "head_of_state" in draft.offices and not told and (draft.definite or draft.last - draft.first > 1)


def _ranked(offices: Iterable[str]) -> list[str]:
    """Offices by rank: that of the state first."""
    return sorted(offices, key=_RANKS.index)


def _office(offices: Sequence[str]) -> str:
    """The office that says most: the first that is no mere ``other``."""
    return next((o for o in offices if o not in ("other", COUNTERPART)), "other" if "other" in offices else "")
