"""Who and where: the people, states, bodies and places of an article, each led back to one identity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.entities.coreference import Telling
from timeline.entities.figures import Cast, Figure
from timeline.entities.home import settle
from timeline.entities.page import Draft, page_of
from timeline.entities.realms import realms
from timeline.entities.returns import returns
from timeline.entities.scan import drafts_of
from timeline.entities.shortened import shortened
from timeline.entities.spotted import people_of, things
from timeline.entities.unlisted import apposed
from timeline.model import DateMention, EntityMention, Kind, Reading

__all__ = ["find"]

_STRETCH = 2_000
"""Mentions over which a title, a pronoun or a word for two may look back: what is no article but a book is read in such stretches."""


def find(reading: Reading, dates: Sequence[DateMention], spotted: Sequence[EntityMention] = ()) -> list[EntityMention]:
    """Every mention of somebody or somewhere, in the order of the text; tokens of ``dates`` belong to no mention.

    What a model of names has ``spotted`` joins, with basis ``ner``, where tables and grammar find nothing in the same words. A free demonym
    (``Russian`` of Russian talks) is a STATE mention of basis ``demonym``; a capital or palace that may act as its state is a PLACE of
    basis ``metonym`` or ``palace``.
    """
    page = page_of(reading, dates)
    page = replace(page, spotted=people_of(page, spotted)) if spotted else page
    page = replace(page, apposed=apposed(page))
    drafts = drafts_of(page)
    cast = Cast(page, reading.document.published)
    told: list[tuple[Draft, Figure | None]] = []
    named = [d for d in drafts if d.kind == Kind.PERSON and d.name is not None]
    figures: dict[int, Figure | None] = {}
    for draft in sorted(named, key=lambda d: (d.weak, (d.name or (0, 0))[1] - (d.name or (0, 0))[0] == 1, d.first)):
        figures[id(draft)] = cast.named(draft)
    shorts = list(returns(page, cast, [d for d in drafts if d.form != "ner" or figures[id(d)]]))
    covered = {i for d, _ in shorts for i in range(d.first, d.last)}
    for draft in drafts:
        if draft.basis == "demonym" and draft.first in covered:
            continue
        figure = figures.get(id(draft))
        if draft.kind == Kind.PERSON and draft.name is not None and figure is None:
            if not draft.unnamed_last or draft.last != draft.name[1]:
                continue
            draft = draft._replace(last=draft.unnamed_last, name=None)
        told.append((draft, figure))
    told += shorts
    told.sort(key=lambda t: t[0].first)
    settle(page, told)
    mentions: list[EntityMention] = []
    for start in range(0, len(told), _STRETCH):
        telling = Telling(page, cast)
        for draft, figure in told[start : start + _STRETCH]:
            telling.tell(draft, figure)
        mentions += telling.mentions
    found = [*mentions, *realms(page, mentions)]
    found += shortened(page, found)
    seen = Telling(page, cast)
    for draft in things(page, spotted, found) if spotted else ():
        seen.tell(draft, None)
    return sorted([*found, *seen.mentions], key=lambda m: (m.first, m.last))
