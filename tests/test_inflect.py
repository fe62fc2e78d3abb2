"""Forms of verbs and event nouns, held by cases: those that are written, with their tags, and those that nobody may find."""

from __future__ import annotations

from collections import defaultdict

import pytest
from told import corpus

from timeline import arabic, inflect, lexicon
from timeline.lexicon.event_rows import Conjugation, EventNoun, Verb

CASES = corpus("forms.tsv")
TABLES = lexicon.load("verbs", "conjugations", "event_nouns")


def folded(form: str) -> str:
    return " ".join(arabic.words(form))


FORMS: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
for form, row, tag in inflect.phrases(TABLES):
    assert isinstance(row, Verb | EventNoun)
    FORMS[row.table, row.id][folded(form)].add(tag)


@pytest.mark.parametrize(("table", "id", "tag", "form"), CASES)
def test_form(table: str, id: str, tag: str, form: str) -> None:
    tags = FORMS[table, id].get(folded(form), set())
    assert tags == set() if tag == "-" else tag in tags


def test_every_conjugation_and_both_genders_have_cases() -> None:
    held = {id for table, id, tag, _ in CASES if tag != "-"}
    assert {c.conjugation for c in TABLES.rows(Conjugation)} == {v.conjugation for v in TABLES.rows(Verb) if v.id in held}
    assert {n.gender for n in TABLES.rows(EventNoun) if n.id in held} == {"m", "f"}
    assert sum(tag == "-" for _, _, tag, _ in CASES) >= 25


PAST = "past"
"""The conjugation of verbs that tell nothing in the present."""


@pytest.mark.parametrize("verb", TABLES.rows(Verb), ids=lambda verb: verb.id)
def test_a_verb_has_past_present_and_future_of_both_genders(verb: Verb) -> None:
    tags = {tag for held in FORMS["verbs", verb.id].values() for tag in held}
    tenses = ("perfect",) if verb.conjugation == PAST else ("perfect", "imperfect", "future")
    assert {f"{tense} {person}" for tense in tenses for person in ("3ms", "3fs")} <= tags


@pytest.mark.parametrize("verb", TABLES.rows(Verb), ids=lambda verb: verb.id)
def test_present_forms_start_with_the_letter_of_their_person(verb: Verb) -> None:
    letters = {"3ms": "ي", "3fs": "ت", "3md": "ي", "3fd": "ت", "3mp": "ي", "1p": "ن"}
    for form, tags in FORMS["verbs", verb.id].items():
        for tense, person in (tag.partition("+")[0].split() for tag in tags):
            assert tense == "perfect" or form.removeprefix("س" if tense == "future" else "").startswith(letters[person])


@pytest.mark.parametrize("verb", [v for v in TABLES.rows(Verb) if v.conjugation == "hollow"], ids=lambda verb: verb.id)
def test_a_hollow_verb_loses_its_vowel_before_a_consonant(verb: Verb) -> None:
    (plural,) = [form for form, tags in FORMS["verbs", verb.id].items() if "perfect 1p" in tags]
    assert len(plural.removesuffix("نا")) < len(folded(verb.perfect_ar)) or verb.id.endswith("_p")


@pytest.mark.parametrize("noun", TABLES.rows(EventNoun), ids=lambda noun: noun.id)
def test_a_noun_is_found_as_its_table_has_it_and_no_closed_t_inside_a_word(noun: EventNoun) -> None:
    forms = FORMS["event_nouns", noun.id]
    assert {folded(form) for form in (*noun.singular_ar, *noun.dual_ar, *noun.plural_ar)} <= set(forms)
    written = [form for form, _ in inflect.noun_forms(noun)]
    assert [word for form in written for word in form.split() if "ة" in word[:-1]] == []
