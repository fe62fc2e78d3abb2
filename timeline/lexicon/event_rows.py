"""Rows of the tables that the event stage reads: verbs and how they conjugate, event nouns, triggers, the words of grammar."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from timeline.lexicon.rows import NEEDED, Row, Text
from timeline.model import Status

_CONDITIONS = ("both", "person", "and", *(status.value for status in Status))
_SLOTS = {"slots": ("actors", "recipients", "where", "headline", "first", "then")}


@dataclass(frozen=True, slots=True)
class Verb(Row):
    """A verb lemma: its conjugation and its stems; short stems are those before a consonant or in the jussive.

    ``cue`` is what the verb says of the events that it governs, as a role of ``grammar``: ``cancel``, ``deny``, ``planned`` ...
    """

    table: ClassVar[str] = "verbs"
    id: str = field(metadata=NEEDED)
    conjugation: str = field(metadata=NEEDED | {"references": ("conjugations", "conjugation")})
    cue: str
    perfect_ar: str = field(metadata=NEEDED)
    imperfect_ar: str = field(metadata=NEEDED)
    short_perfect_ar: str
    short_imperfect_ar: str


@dataclass(frozen=True, slots=True)
class Conjugation(Row):
    """One cell of a paradigm; ``{p} {i} {q} {j}`` stand for the verb's perfect, imperfect and short stems."""

    table: ClassVar[str] = "conjugations"
    key: ClassVar[tuple[str, ...]] = ("conjugation", "tense", "person", "template_ar")
    conjugation: str = field(metadata=NEEDED)
    tense: str = field(metadata=NEEDED | {"choices": ("perfect", "imperfect", "jussive")})
    person: str = field(metadata=NEEDED | {"choices": ("3ms", "3fs", "3md", "3fd", "3mp", "1p")})
    template_ar: str = field(metadata=NEEDED)


@dataclass(frozen=True, slots=True)
class EventNoun(Row):
    """A noun or a masdar that names an event, or the thing that an event is about, in its numbers."""

    table: ClassVar[str] = "event_nouns"
    id: str = field(metadata=NEEDED)
    gender: str = field(metadata=NEEDED | {"choices": ("m", "f")})
    singular_ar: Text
    dual_ar: Text
    plural_ar: Text


@dataclass(frozen=True, slots=True)
class Trigger(Row):
    """How words tell an event.

    ``governors`` are verbs, or masdars of ``event_nouns``; ``nouns`` the event nouns that they need beside them; a row without
    governors is a noun by itself. ``subject`` and ``object`` say which role the governor's subject and object take, ``complements``
    which role follows which preposition of ``grammar`` (``of`` is the genitive); ``role:filter`` narrows what may fill it.
    ``needs`` are the roles without which there is no event.
    """

    table: ClassVar[str] = "triggers"
    id: str = field(metadata=NEEDED)
    type: str = field(metadata=NEEDED | {"choices": "event_types"})
    subtypes: Text
    governors: Text
    nouns: Text
    subject: str
    object: str
    complements: Text
    needs: Text


@dataclass(frozen=True, slots=True)
class Particle(Row):
    """A word or phrase of grammar and the part that it plays around an event."""

    table: ClassVar[str] = "grammar"
    key: ClassVar[tuple[str, ...]] = ("role", "phrase_ar")
    matched: ClassVar[tuple[str, ...]] = ("phrase_ar",)
    role: str = field(metadata=NEEDED)
    phrase_ar: str = field(metadata=NEEDED)


@dataclass(frozen=True, slots=True)
class Headline(Row):
    """How the title of an event reads: the first row of its type whose conditions, joined by ``+``, all hold.

    They are subtypes, and who must be there: one ``person`` who acts, ``both`` sides. Type ``*`` rows wrap a title by status or join names.
    """

    table: ClassVar[str] = "headlines"
    key: ClassVar[tuple[str, ...]] = ("type", "condition")
    type: str = field(metadata=NEEDED)
    condition: str = field(metadata={"parts": ("triggers", "subtypes", *_CONDITIONS)})
    template_en: str = field(metadata=NEEDED | _SLOTS)
    template_ar: str = field(metadata=NEEDED | _SLOTS)


@dataclass(frozen=True, slots=True)
class Weight(Row):
    """What a fact about an event adds to the log odds that its row is right; ``base`` stands for itself."""

    table: ClassVar[str] = "confidence"
    key: ClassVar[tuple[str, ...]] = ("feature",)
    feature: str = field(
        metadata=NEEDED | {"choices": ("base", "own_date", "place", "named_sides", "unlisted", "planned", "agreement", "retold")}
    )
    weight: float = field(metadata=NEEDED)
