"""How the forms of a word are written: with the article, with endings of number and case, with a pronoun."""

from __future__ import annotations

from timeline.arabic import ARTICLE, FEMININE, FUTURE, PLURAL_FEMININE, POSSESSIVES, words

_NO_ALEF = ("ا", "ى", "ة", "اء", "ات")
PAIR = "هما"
"""The pronoun of two, written onto a noun or a verb."""
MANY = "هم"
"""The pronoun of several people."""
HER = "ها"
"""The pronoun of a woman, a town or a state."""


def with_object(verb: str) -> tuple[str, ...]:
    """A verb form with each object pronoun of the third person written onto it."""
    stem = verb[:-1] + "ا" if verb.endswith("ى") else verb[:-1] if verb.endswith("وا") else verb
    return tuple(stem + pronoun for pronoun in ("ه", HER, PAIR, MANY))


def takes_possessive(noun: str) -> bool:
    """Whether a pronoun may be written onto a noun: not onto a definite one, nor onto one in the full dual or plural."""
    return " " not in noun and not noun.startswith(ARTICLE) and not noun.endswith(("ان", "ين", "ون"))


def possessed(noun: str) -> tuple[str, ...]:
    """A noun with each possessive pronoun of the third person and the first plural, its final hamza on every seat."""
    if noun.endswith("ة"):
        stems: tuple[str, ...] = (noun[:-1] + "ت",)
    elif noun.endswith("ء"):
        stems = (noun, noun[:-1] + "ئ", noun[:-1] + "ؤ")
    else:
        stems = (noun,)
    return tuple(stem + pronoun for stem in stems for pronoun in ("ه", "ها", "هما", "هم", "نا"))


def accusative(noun: str) -> str:
    """An indefinite noun, its adjectives with it, in the accusative; unchanged where no alef is written.

    A phrase whose words all take the alef may be a construct, which never does: the form is then one that nobody writes.
    """
    parts = noun.split()
    if any(part.startswith(ARTICLE) or part.endswith(_NO_ALEF) for part in parts):
        return noun
    return " ".join(part + "ا" for part in parts)


def noun_forms(noun: str) -> frozenset[str]:
    """The folded words in which a noun or an adjective is met: with article, accusative, dual, plural and possessive endings."""
    base = "".join(words(noun))
    stem = base[:-1] + "ت" if base.endswith(FEMININE) else base
    endings: tuple[str, ...] = ("ا", "ان", "ين", *(("ون", "ات") if stem == base else ()), *POSSESSIVES[:-1])
    endings += tuple(number + pronoun for number in "اي" for pronoun in POSSESSIVES[:-1])
    bare = {base, *(stem + ending for ending in endings), base[:-1] + "ات" if base.endswith(FEMININE) else base}
    return frozenset(bare | {ARTICLE + form for form in bare})


def verb_forms(perfect: str, imperfect: str) -> frozenset[str]:
    """The folded third person forms of a verb, plain, future and with an object pronoun."""
    past, present = "".join(words(perfect)), "".join(words(imperfect))
    short = past[:-1] if past.endswith(("ا", "ي")) else past
    pasts = {past + ending for ending in ("", "ا", "وا", "ت", "تا", "ه", "ها", "هم", "هما")}
    pasts |= {short + ending for ending in ("ت", "تا", "وا", "يا", "ته", "تها", "اه", "اها")}
    presents = {first + present[1:] + ending for first in "يت" for ending in ("", "ان", "ه", "ها", "هم", "هما")}
    presents |= {present + ending for ending in ("ا", "ون", "وا")}
    if present.endswith("ي"):
        presents |= {first + present[1:-1] + ending for first in "يت" for ending in ("ون", "وا", "")}
    return frozenset(pasts | presents | {FUTURE + form for form in presents})


def definite(phrase: str) -> str:
    """A noun and its relative adjective with the article on both, or the plural in its genitive with it; empty for any other phrase."""
    parts = phrase.split()
    if len(parts) != 2 or any(part.startswith(ARTICLE) for part in parts):
        return ""
    if parts[1].endswith(PLURAL_FEMININE):
        return f"{parts[0]} {ARTICLE}{parts[1]}"
    return " ".join(ARTICLE + part for part in parts) if parts[1].endswith(("ي", "ية", "يان", "يين", "يون")) else ""
