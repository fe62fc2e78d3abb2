"""What was decided, called for or put off lies ahead, though the verb that tells it is past: agreed to hold talks on Friday."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from timeline import arabic
from timeline.lexicon.date_rows import TenseCue
from timeline.lexicon.loader import load_table

GROUPS = ("deferrals", "intentions", "convening", "gatherings", "goals", "offers", "whither")
"""The groups of tense cues that are read here: they say nothing by themselves."""
_REACH, _OFFERED = 40, 2
_TOWN = 4
_COMMAS = (",", arabic.COMMA)


class Aims:
    """The words of decisions and of what they aim at; each is looked up with its particles and its pronoun taken off."""

    def __init__(self, rows: Sequence[TenseCue]) -> None:
        self._groups = {group: frozenset[str]() for group in GROUPS}
        self._groups |= {row.group: frozenset(arabic.words(form)[0] for form in row.forms_ar) for row in rows if row.group in GROUPS}

    def deferred(self, words: Sequence[str], first: int, start: int) -> bool:
        """Whether something is put off before the token ``first`` of a sentence from ``start``: until then it is to wait."""
        return any(self._is(words[i], "deferrals") for i in range(max(start, first - _REACH), first))

    def ahead(self, words: Sequence[str], verb: int, first: int) -> bool:
        """Whether a verb, or an invitation told by it, has a gathering as its aim, and the date at ``first`` is the gathering's.

        Behind a comma the date is the verb's.
        """
        if words[first - 1] in _COMMAS:
            return False
        if not self._is(words[verb], "intentions") and not any(self._is(word, "offers") for word in words[max(0, verb - _OFFERED) : first]):
            return False
        return any(self._is_aim(words[i - 1], words[i]) for i in range(verb + 1, first))

    def whither(self, words: Sequence[str], first: int) -> int:
        """The token of the preposition that says, right before the date at ``first``, where somebody goes; 0 if there is none."""
        return next((i for i in range(first - 1, max(0, first - _TOWN), -1) if words[i] in self._groups["whither"]), 0)

    def _is_aim(self, before: str, word: str) -> bool:
        if self._is(word, "convening"):
            owned = word not in self._groups["convening"] and _bare(word) in self._groups["convening"]
            return self._is(before, "goals") if owned else not self._is(before, "gatherings")
        known = self._groups["gatherings"]
        prefixes = [prefix for prefix, rest in arabic.readings(word) if rest in known]
        return bool(prefixes) and (self._is(before, "goals") or any(prefix.endswith(arabic.FOR) for prefix in prefixes))

    def _is(self, word: str, group: str) -> bool:
        known = self._groups[group]
        return any(rest in known or _bare(rest) in known for _, rest in arabic.readings(word))


def _bare(word: str) -> str:
    """A word without the pronoun written onto it."""
    return next((word.removesuffix(pronoun) for pronoun in arabic.POSSESSIVES[:-1] if word.endswith(pronoun)), word)


@cache
def aims() -> Aims:
    """The aims of the shipped table."""
    return Aims(load_table(TenseCue))
