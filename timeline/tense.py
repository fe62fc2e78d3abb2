"""Whether a clause speaks of the past or the future, by the verb or particle nearest to a place in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from timeline import arabic
from timeline.aims import GROUPS, aims
from timeline.lexicon.date_rows import TenseCue, TenseVerb
from timeline.lexicon.event_rows import Conjugation
from timeline.lexicon.loader import load_table
from timeline.memo import Memo

PAST, PRESENT, FUTURE, NEAR = "past", "present", "future", "near"
SAID = "said"
"""The tense of a clause without a verb of its own that somebody said."""
BARE = "bare"
"""The tense of a date that stands alone, outside of any clause."""
_REACH = 40
_NEAR = 3
_BACK = 5
_SILENT = frozenset({"openers", "perhaps", "relatives", "silent", "subordinators", "that", "conditions"})
_RELATIVES = ("openers", "relatives")
_SUBORDINATE = "subordinators"
"""What has another *that* clause after it, whose imperfect is of the tense of the clause above: before he went home."""
_THAT = "that"
_VERBAL = ("verbs", "passives")
_CONDITIONS = "conditions"
"""What makes of a perfect something that is yet to come: if he wins, but not *whether* he has won."""
_OF_NOUNS = (arabic.BY, arabic.LIKE, arabic.ARTICLE, arabic.FOR_ARTICLE)
"""Particles that no verb has before it."""
_WITH_OBJECT = ("verbs", f"{PAST} nominal")
"""What may have its object written onto it; what looks like a noun still has to stand where only a verb does."""
_OPENERS = ("openers", "perhaps", "particles", "auxiliaries")
_PERHAPS = "perhaps"
"""What makes of an imperfect something that is yet to come, if at all."""


class Tenses:
    """The cues and verbs of the tense tables; each word is looked up with its particles and pronouns taken off, and remembered."""

    def __init__(self, rows: Sequence[TenseCue], verbs: Sequence[TenseVerb], paradigms: Sequence[Conjugation]) -> None:
        self._cues: dict[str, str] = {}
        conjugated = list(_conjugated(verbs, paradigms))
        for (first, *_), (_, tense) in zip(arabic.words_of(form for form, _ in conjugated), conjugated, strict=True):
            self._cues.setdefault(first, f"{tense} verbs")
        self._cues |= {
            arabic.words(form)[0]: f"{row.tense} {row.group}" for row in rows if row.group not in GROUPS for form in row.forms_ar
        }
        self._memo = Memo(self._look_up)

    def cue(self, word: str) -> str:
        """The tense and the group of a word, or empty."""
        return self._memo[word]

    def _look_up(self, word: str) -> str:
        for prefix, rest in arabic.readings(word):
            cue = self._cues.get(rest, "")
            if cue and not (cue.endswith(_VERBAL) and prefix.endswith(_OF_NOUNS)):
                return cue
        for pronoun in arabic.POSSESSIVES[:-1]:
            stem = word.removesuffix(pronoun)
            if len(stem) > 2 and stem != word and not _owned(stem, pronoun) and (found := self._cues.get(stem, "")).endswith(_WITH_OBJECT):
                return found
            if word[:1] in arabic.AND and stem != word and (found := self._cues.get(stem[1:], "")) == f"{FUTURE} verbs":
                return found
        return ""

    def at(self, words: Sequence[str], first: int, last: int, start: int, end: int) -> str:
        """The tense at the tokens ``first`` to ``last`` (exclusive) of a sentence that runs from ``start`` to ``end``.

        The nearest verb before decides; without one the nearest after. A present tense after a particle of the past is past;
        what was planned in the past (``NEAR``) may lie on either side.
        """
        if not start and self._bound(words, aims().whither(words, first)):
            return FUTURE
        for i in range(first - 1, max(start, first - _REACH) - 1, -1):
            if tense := self._tense(words, i, start, first - i):
                said = tense == PAST and any(self.cue(words[j]).endswith(_THAT) for j in range(i + 1, first))
                return FUTURE if tense == PAST and aims().ahead(words, i, first) else SAID if said else tense
        for i in range(last, min(end, last + _REACH)):
            if tense := self._tense(words, i, start, _NEAR):
                return tense
        return ""

    def _bound(self, words: Sequence[str], to: int) -> bool:
        """Whether a headline says without a verb where somebody goes (``and the minister to Moscow on Friday``)."""
        opens = next((i for i in range(to - 1, max(-1, to - _BACK), -1) if i == 0 or words[i].startswith(arabic.AND[0])), -1)
        own = [self.cue(word) for word in words[opens:to]] if opens >= 0 else [PAST]
        told = [self.cue(word) for word in words[:opens]] if opens > 0 else []
        return not any(own) and not any(cue.startswith(PAST) and not cue.endswith("particles") for cue in told)

    def _tense(self, words: Sequence[str], i: int, start: int, distance: int) -> str:
        tense, _, group = self.cue(words[i]).partition(" ")
        if not tense or group in _SILENT or (group == "nouns" and distance > _NEAR):
            return ""
        before = self.cue(words[i - 1]) if i > start else f"{PRESENT} openers"
        if group == "nouns" and before.endswith("verbs"):
            return ""
        if group == "nominal":
            return tense if before.endswith(_OPENERS) and not before.startswith(FUTURE) else ""
        if group == "adjectives" and before.endswith("auxiliaries"):
            return NEAR
        if tense == PAST and group in _VERBAL and before.endswith(_CONDITIONS):
            return FUTURE if i < start + 2 or not self.cue(words[i - 2]).endswith(_RELATIVES) else tense
        if tense == PRESENT:
            if i > start + 1 and self.cue(words[i - 2]).endswith(_SUBORDINATE):
                return ""
            if before.endswith(_RELATIVES) and i > start and distance > _NEAR:
                return ""
            governed = self._governed(words, i, start)
            return FUTURE if governed == PRESENT and before.endswith(_PERHAPS) else governed
        return tense

    def _governed(self, words: Sequence[str], i: int, start: int) -> str:
        """The tense of an imperfect: past after a negation or an auxiliary of the past, near after what was planned in the past."""
        if i > start and self.cue(words[i - 1]) == f"{PAST} particles":
            return PAST
        tense = PRESENT
        for j in range(i - 1, max(start, i - _BACK) - 1, -1):
            found, _, group = self.cue(words[j]).partition(" ")
            if found == FUTURE:
                tense = FUTURE
            elif group == "auxiliaries":
                return NEAR if tense == FUTURE else PAST
            elif group == "verbs":
                break
        return tense


def _owned(stem: str, pronoun: str) -> bool:
    """Whether what a pronoun is written onto may be a verbal noun that looks like the verb: *his stay* like *she stayed*.

    *A return* looks like *he returned it*: the ending of the feminine is a pronoun once spelling is folded.
    """
    if not stem.startswith(arabic.ALEF):
        return False
    return (
        stem[-3:-2] == arabic.ALEF if stem.endswith(arabic.CONSTRUCT) else pronoun == arabic.POSSESSIVES[0] and stem[-2:-1] == arabic.ALEF
    )


def _conjugated(verbs: Sequence[TenseVerb], paradigms: Sequence[Conjugation]) -> Iterator[tuple[str, str]]:
    """The forms of the third person with their tense, past before present before future."""
    cells = {"perfect": PAST, "imperfect": PRESENT}
    for mood, tense in cells.items():
        templates = [(c.conjugation, c.template_ar) for c in paradigms if c.tense == mood and c.person.startswith("3")]
        for verb in verbs:
            for conjugation, template in templates:
                if conjugation == verb.conjugation:
                    form = template.format(p=verb.perfect_ar, i=verb.imperfect_ar)
                    yield form, tense
                    if tense == PRESENT:
                        yield arabic.FUTURE + form, FUTURE


@cache
def tenses() -> Tenses:
    """The tenses of the shipped tables."""
    return Tenses(load_table(TenseCue), load_table(TenseVerb), load_table(Conjugation))
