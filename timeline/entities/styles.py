"""Words of respect that stand for somebody told before: His Majesty, his excellency."""

from __future__ import annotations

from timeline import arabic
from timeline.entities.page import Draft, Page
from timeline.entities.titles import OPENING
from timeline.model import Kind


def styled_at(page: Page, i: int, prefix: str, j: int) -> list[Draft]:
    """Who is meant by a style with a pronoun, or by honorifics up to ``j`` that no name follows; none or one."""
    know = page.know
    if not know.styled.keys().isdisjoint(arabic.rests(page.words[i])):
        for particles, rest in arabic.readings(page.words[i]):
            if particles in OPENING and rest in know.styled:
                return [_styled(i, i + 1, particles, know.styled[rest], feminine=rest.endswith(_HERS))]
    if j == i:
        return []
    owned = (word.removeprefix(arabic.ARTICLE) for word in page.words[i + 1 : j] if word.startswith(arabic.ARTICLE))
    style = next((word for word in owned if word in know.styles), "")
    return [_styled(i, j, prefix, style, feminine=page.words[i].endswith(arabic.FEMININE))] if style else []


_HERS = arabic.POSSESSIVES[1]


def _styled(first: int, last: int, prefix: str, style: str, *, feminine: bool) -> Draft:
    return Draft(first, last, prefix, Kind.PERSON, "style", heads=(style,), offices=("other",), feminine=feminine, definite=True)


def styles_of(page: Page, first: int, last: int) -> tuple[str, ...]:
    """The words of respect before a title or a name, without article: a prince is called prince again, a majesty His Majesty."""
    words = ((word, word.removeprefix(arabic.ARTICLE)) for word in page.words[first:last])
    return tuple(bare for word, bare in words if word != bare or word in page.know.styles)
