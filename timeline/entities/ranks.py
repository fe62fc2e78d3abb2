"""Offices that the grammar of titles tells apart."""

from __future__ import annotations

COUNTERPART = "counterpart"
LEADERS = frozenset({"head_of_state", "head_of_government"})
"""Who leads a state."""
RULERS = frozenset({"head_of_state", "deputy_head_of_state"})
"""Kings and their heirs, who are called by a given name alone."""
MINISTERS = frozenset({"foreign_minister", "defence_minister", "interior_minister"})
POSTED = frozenset({"ambassador", "special_envoy"})
