"""The state of officials whom a text introduces without one."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.entities.figures import Figure
from timeline.entities.page import Draft, Page
from timeline.entities.titles import AND


def settle(page: Page, told: Iterable[tuple[Draft, Figure | None]]) -> None:
    """Give an official of no known state that of the person to whom ``and`` joins him: of another state he would be said to be."""
    before: tuple[Draft, Figure] | None = None
    for draft, figure in sorted(told, key=lambda t: t[0].first):
        if figure is None:
            continue
        if (
            before
            and figure.person is None
            and not figure.country
            and not figure.body
            and draft.offices
            and _joined(page, before[0], draft)
        ):
            figure.country = before[1].country
        before = draft, figure


def _joined(page: Page, one: Draft, other: Draft) -> bool:
    """Whether the second follows the first with nothing but ``and``, or a comma and ``and``, between them."""
    gap = other.first - one.last
    return other.prefix.startswith(AND) and (gap == 0 or (gap == 1 and page.pause(one.last, other.first)))
