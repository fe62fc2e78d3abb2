"""Write out the forms of verbs, event nouns and adjectives of states from their lemmas, as phrases for the matcher.

A verb form is tagged ``tense person`` (``imperfect 3fs``), with ``future`` for the prefixed future and ``+object`` where a pronoun
is written onto it; a noun form ``number``, ``number+possessive``, ``number+accusative`` or, with its adjective, ``number+definite``.
The pronoun of two is ``+pair+object`` and ``+pair+possessive``, that of several ``+many``, that of a woman, a town or a state ``+her``.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline import arabic, wordforms
from timeline.lexicon import Lexicon
from timeline.lexicon.event_rows import Conjugation, EventNoun, Verb
from timeline.lexicon.rows import Row, State

_PRONOUNS = ((wordforms.PAIR, "+pair"), (wordforms.MANY, "+many"), (wordforms.HER, "+her"))
_WITH_OBJECT = frozenset({"3ms", "3fs", "3md", "3fd", "3mp"})


def phrases(lexicon: Lexicon) -> Iterator[tuple[str, Row, str]]:
    """Every form of the lexicon's verbs and event nouns: phrase, row, tag."""
    paradigms: dict[str, list[Conjugation]] = {}
    for cell in lexicon.rows(Conjugation):
        paradigms.setdefault(cell.conjugation, []).append(cell)
    for verb in lexicon.rows(Verb):
        for form, tag in verb_forms(verb, paradigms[verb.conjugation]):
            yield form, verb, tag
    for noun in lexicon.rows(EventNoun):
        for form, tag in noun_forms(noun):
            yield form, noun, tag


def demonyms(lexicon: Lexicon) -> Iterator[tuple[str, Row, str]]:
    """The adjectives of states in the accusative (``an Iranian delegation``), but for those that read as the name of some state."""
    states = lexicon.rows(State)
    names = frozenset(tuple(arabic.words(name)) for state in states for name in (state.label_ar, *state.names_ar))
    for state in states:
        for demonym in state.demonym_m_ar:
            accusative = wordforms.accusative(demonym)
            if accusative != demonym and names.isdisjoint({tuple(arabic.words(accusative)), tuple(arabic.words(demonym))}):
                yield accusative, state, "demonym_m_ar"


def verb_forms(verb: Verb, paradigm: list[Conjugation]) -> Iterator[tuple[str, str]]:
    """Finite forms of a verb with their tags."""
    stems = {
        "p": verb.perfect_ar,
        "i": verb.imperfect_ar,
        "q": verb.short_perfect_ar or verb.perfect_ar,
        "j": verb.short_imperfect_ar or verb.imperfect_ar,
    }
    for cell in paradigm:
        form = cell.template_ar.format_map(stems)
        tenses = [(form, cell.tense)]
        if cell.tense == "imperfect":
            tenses.append((arabic.FUTURE + form, "future"))
        for written, tense in tenses:
            yield written, f"{tense} {cell.person}"
            for with_object in wordforms.with_object(written) if cell.person in _WITH_OBJECT else ():
                yield with_object, f"{tense} {cell.person}{_whose(with_object)}+object"


def noun_forms(noun: EventNoun) -> Iterator[tuple[str, str]]:
    """Forms of a noun with and without a possessive pronoun."""
    for number, forms in (("singular", noun.singular_ar), ("dual", noun.dual_ar), ("plural", noun.plural_ar)):
        for form in forms:
            yield form, f"{number}{_as_listed(form)}"
            if definite := wordforms.definite(form):
                yield definite, f"{number}+definite"
            if number != "dual" and (accusative := wordforms.accusative(form)) != form:
                yield accusative, f"{number}+accusative"
            if wordforms.takes_possessive(form):
                for possessed in wordforms.possessed(form):
                    yield possessed, f"{number}{_whose(possessed)}+possessive"


def _as_listed(form: str) -> str:
    """What a listed form says of itself: it has the pronoun of two, or it has the article and so has its adjective."""
    words = form.split()
    if words[0].endswith(wordforms.PAIR):
        return "+pair+possessive"
    return "+definite" if len(words) > 1 and all(word.startswith(arabic.ARTICLE) for word in words) else ""


def _whose(form: str) -> str:
    return next((tag for pronoun, tag in _PRONOUNS if form.endswith(pronoun)), "")
