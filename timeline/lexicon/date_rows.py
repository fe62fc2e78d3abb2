"""The rows of the date tables: months, weekdays, numbers, units, cue words, tenses, and contexts that are no dates."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from timeline.lexicon.rows import NEEDED, Row, Text


@dataclass(frozen=True, slots=True)
class Month(Row):
    """A month and its names; weak names are also ordinary words or people, and need a date around them."""

    table: ClassVar[str] = "months"
    key: ClassVar[tuple[str, ...]] = ("calendar", "number")
    matched: ClassVar[tuple[str, ...]] = ("latin", "strong_ar", "weak_ar")
    calendar: str = field(metadata=NEEDED | {"choices": ("gregorian", "hijri")})
    number: int
    label_en: str = field(metadata=NEEDED)
    latin: Text
    strong_ar: Text
    weak_ar: Text


@dataclass(frozen=True, slots=True)
class Weekday(Row):
    """A weekday, 1 Monday to 7 Sunday; without its article its name is also an ordinary word or a person."""

    table: ClassVar[str] = "weekdays"
    key: ClassVar[tuple[str, ...]] = ("number",)
    matched: ClassVar[tuple[str, ...]] = ("latin", "definite_ar", "bare_ar")
    number: int
    label_en: str = field(metadata=NEEDED)
    latin: Text
    definite_ar: Text = field(metadata=NEEDED)
    bare_ar: Text


@dataclass(frozen=True, slots=True)
class Number(Row):
    """A number word without its article: ``cardinal`` or ``ordinal``."""

    table: ClassVar[str] = "numbers"
    key: ClassVar[tuple[str, ...]] = ("kind", "value")
    matched: ClassVar[tuple[str, ...]] = ("forms_ar",)
    kind: str = field(metadata=NEEDED | {"choices": ("cardinal", "ordinal")})
    value: int
    forms_ar: Text = field(metadata=NEEDED)


@dataclass(frozen=True, slots=True)
class Unit(Row):
    """A unit of time without its article: ``one``, ``two`` or ``many`` of it."""

    table: ClassVar[str] = "units"
    key: ClassVar[tuple[str, ...]] = ("unit", "count")
    matched: ClassVar[tuple[str, ...]] = ("forms_ar",)
    unit: str = field(metadata=NEEDED | {"choices": ("hour", "day", "week", "month", "year", "decade", "century")})
    count: str = field(metadata=NEEDED | {"choices": ("one", "two", "many")})
    forms_ar: Text = field(metadata=NEEDED)


@dataclass(frozen=True, slots=True)
class DateCue(Row):
    """A word or sign that date expressions are made of: the slot it fills and what it means there."""

    table: ClassVar[str] = "date_cues"
    key: ClassVar[tuple[str, ...]] = ("slot", "value")
    matched: ClassVar[tuple[str, ...]] = ("forms_ar",)
    slot: str = field(metadata=NEEDED)
    value: str
    forms_ar: Text = field(metadata=NEEDED)


@dataclass(frozen=True, slots=True)
class TenseCue(Row):
    """Verbs and particles that put their clause into the past, the future, or (``near``) on either side of the day of writing."""

    table: ClassVar[str] = "tense_cues"
    key: ClassVar[tuple[str, ...]] = ("tense", "group")
    matched: ClassVar[tuple[str, ...]] = ("forms_ar",)
    tense: str = field(metadata=NEEDED | {"choices": ("past", "future", "present", "near")})
    group: str = field(metadata=NEEDED)
    forms_ar: Text = field(metadata=NEEDED)


@dataclass(frozen=True, slots=True)
class TenseVerb(Row):
    """A verb lemma of the news by its stems: its perfect speaks of the past, its imperfect of the present, with a prefix of the future."""

    table: ClassVar[str] = "tense_verbs"
    key: ClassVar[tuple[str, ...]] = ("perfect_ar", "imperfect_ar")
    conjugation: str = field(metadata=NEEDED | {"references": ("conjugations", "conjugation")})
    perfect_ar: str = field(metadata=NEEDED)
    imperfect_ar: str = field(metadata=NEEDED)


@dataclass(frozen=True, slots=True)
class NotDate(Row):
    """Words beside which a slot is no date: ``before`` or ``after`` it."""

    table: ClassVar[str] = "not_dates"
    key: ClassVar[tuple[str, ...]] = ("side", "slot")
    side: str = field(metadata=NEEDED | {"choices": ("before", "after")})
    slot: str = field(metadata=NEEDED)
    words_ar: Text = field(metadata=NEEDED)
