"""The particles and the quotation marks that the grammar of names knows."""

from __future__ import annotations

from timeline import arabic

AND, FOR, BY = arabic.AND[0], arabic.FOR, arabic.BY
PLAIN = frozenset({""})
"""No particle."""
OPENING = frozenset({"", *arabic.AND, BY, FOR, arabic.LIKE, *(a + p for a in arabic.AND for p in (BY, FOR, arabic.LIKE))})
"""What may stand before a mention on its first word."""
DEFINITE = (arabic.ARTICLE, AND + arabic.ARTICLE)
QUOTES = frozenset({'"', "'", "«", "»", "“", "”"})
