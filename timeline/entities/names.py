"""Where a name ends: known names by the lexicon, unknown ones by the grammar of names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from timeline import arabic
from timeline.entities.inside import chained, other, parted, phrase
from timeline.entities.page import WEAK, Page
from timeline.entities.particles import PLAIN
from timeline.entities.shape import DASH, HASH, alien, closing, ending, leading, letters, particled, reflexive, suffixed
from timeline.lexicon.rows import Honorific, Person, Title
from timeline.matching import Hit

LONGEST = 8
"""Words of the longest name that the grammar believes."""
_NISBA = arabic.RELATIVE[0]
_SHORT, _SYLLABLES = 4, 3
"""Letters of the shortest family name that begins like a particle; words of the longest East Asian name."""


class Name(NamedTuple):
    """A bare name: its tokens, and the people of the lexicon that it may stand for."""

    first: int
    last: int
    people: tuple[Person, ...] = ()
    weak: bool = False


def known(page: Page, i: int, limit: int, *, weak: bool, prefixes: frozenset[str] = PLAIN) -> tuple[Name, str] | None:
    """The longest known name there, with the particles before it; weak forms only if asked for."""
    hits = [
        hit
        for hit in page.starts.get(i, ())
        if type(hit.row) is Person and (weak or hit.form != WEAK) and hit.last <= limit and hit.prefix in prefixes
    ]
    if not hits:
        return None
    best = next((h for h in hits if not _runs_on(page, h, hits)), hits[0])
    same = [h for h in hits if h.last == best.last and h.prefix == best.prefix]
    if strong := [h for h in same if h.form != WEAK]:
        same = strong
    first, last = best.first, _descent(page, best.last, limit)
    while (
        first < best.last - 1
        and not best.prefix
        and (page.words[first] in page.know.heads or page.words[first] in page.know.honorifics)
        and page.definite(first)
    ):
        first += 1
    return Name(first, last, tuple(h.row for h in same), not strong), best.prefix


def _runs_on(page: Page, hit: Hit, hits: Sequence[Hit]) -> bool:
    """Whether a name ends in what, as its writer spells, is a preposition, without which it is a name of the same person."""
    if not page.stop(hit.last - 1) or not any(h.row is hit.row and h.last == hit.last - 1 for h in hits):
        return False
    return arabic.UNDOTTED not in page.reading.document.text


def _descent(page: Page, i: int, limit: int) -> int:
    """The end of a name that goes on with the father's or the family's: ``bin X``, ``al X``."""
    while i + 1 < limit and page.words[i] in page.know.linkers and not page.know.ordinary(page.words[i + 1]):
        if (end := _word(page, i, limit, 1)) == i:
            break
        i = end
    return i


def unknown(page: Page, i: int, limit: int, *, titled: bool, prefix: str = "") -> Name | None:
    """The name that begins there by its shape, after the particles ``prefix``.

    After a title any word may begin it that is no word of the language; elsewhere its first word must be a given name that we know,
    and one more must follow. What a model of names sees there counts where the grammar finds none.
    """
    if (name := _shaped(page, i, limit, titled, prefix)) is not None:
        return name
    last, particles = page.spotted.get(i, (i, ""))
    fits = i < last <= limit and particles == prefix and not phrase(page, i) and not other(page, i)
    return Name(i, last) if fits else None


def _shaped(page: Page, i: int, limit: int, titled: bool, prefix: str) -> Name | None:
    if i >= limit:
        return None
    word, know = page.words[i][len(prefix) :], page.know
    given = word in know.given or word in know.linkers or word in know.twins
    if not titled and not (given and goes_on(page, i, limit)):
        return None
    if not (_opens(page, i, limit, word, titled) or (titled and not prefix and _called(page, i, limit))):
        return None
    end, count = i, 0
    alone = titled and word in know.given and not (page.definite(i) or _regnal(page, i))
    while end < limit and count < LONGEST:
        after = _word(page, end, limit, count, wanting=alone and count == 1)
        if after == end:
            break
        end, count = after, count + 1
    if count == 0 or (not titled and count < 2):
        return None
    return Name(i, end)


def goes_on(page: Page, i: int, limit: int) -> bool:
    """Whether a name that begins with the word there may have another word."""
    return i < limit and (page.words[i] in page.know.linkers or (i + 1 < limit and not ending()[page.words[i + 1]]))


def reach(page: Page, i: int, limit: int) -> int:
    """The token before which a name that begins with the word there has ended at the latest."""
    words, closed, ahead = page.words, closing(), leading()
    return next((j for j in range(i + 1, limit) if closed[words[j]] and words[j - 1] not in ahead), limit)


def _opens(page: Page, i: int, limit: int, word: str, titled: bool) -> bool:
    if i >= limit or i in page.dated:
        return False
    know = page.know
    if not letters(word) or phrase(page, i):
        return False
    if word in know.linkers:
        return page.raw(i, i + 1)[1:2] != arabic.HAMZA_BELOW
    if word in know.twins and not page.stop(i):
        return i + 1 < limit and know.is_name(page.words[i + 1])
    if page.definite(i) and word not in know.given and i + 1 < limit and page.words[i + 1] in know.given:
        return False
    if page.hit(i, Title, lambda h: h.prefix == "" and h.row.office != "other") and page.state(i + 1, limit, PLAIN):
        return False
    if know.ordinary(word):
        after = page.words[i + 1] if i + 1 < limit else ""
        named = after in know.linkers or (len(after) > 1 and not know.ordinary(after) and not particled(know, after))
        if titled and (word in know.given or after in know.linkers) and word not in know.verbs:
            return word not in know.stops or after in know.linkers
        return word in know.names and word not in know.stops and named
    if (suffixed(word) or reflexive(word)) and word not in know.names:
        return False
    return word in know.given or (not other(page, i) and not particled(know, page.words[i]))


def strangers(page: Page, i: int, limit: int) -> bool:
    """Whether a name begins there that may be nobody's whom we know: a given name, or two words that are no words of the language."""
    if i >= limit or i in page.dated or phrase(page, i):
        return False
    after = i + 1 < limit and stranger(page, i + 1)
    if page.words[i] in page.know.given:
        return after or not other(page, i)
    return after and (stranger(page, i) or _called(page, i, limit))


def stranger(page: Page, i: int) -> bool:
    """Whether a word may belong to a name: it is no word of the language, nor does anything else that we know begin with it."""
    word = page.words[i]
    if i in page.dated or (alien()[word] and word not in page.know.names):
        return False
    return not (page.know.ordinary(word) or other(page, i) or phrase(page, i))


def _called(page: Page, i: int, limit: int) -> bool:
    """Whether a preposition or the like is a name here, as tables know it: a word of names follows."""
    word, know = page.words[i], page.know
    after = page.words[i + 1] if i + 1 < limit else ""
    if i in page.dated or know.ordinary(after) or page.hit(i + 1, Title):
        return False
    plainly = after in know.given or page.raw(i, i + 1).startswith(arabic.NO_ARTICLES)
    return (word in know.called and plainly) or (word in know.eastern and after in know.eastern)


def _regnal(page: Page, i: int) -> bool:
    """Whether somebody is called there by his given name alone, as kings and popes are."""
    return i > 0 and page.words[i - 1] in page.know.regnal


def _word(page: Page, i: int, limit: int, count: int, *, wanting: bool = False) -> int:
    """The token after one more word of a name, or ``i`` when the name has ended; ``wanting`` a second one behind a given name."""
    words, know = page.words, page.know
    if i < limit and words[i] == HASH and i + 1 < limit:
        i += 1
    if i >= limit or i in page.dated:
        return i
    word = words[i]
    if word == DASH and count and page.tight(i) and i + 1 < limit and page.tight(i + 1) and words[i + 1].isalpha():
        return i + 2
    if word == DASH and count and (whole := parted(page, i, count, limit)):
        return whole
    if not word.isalpha() or (word.isascii() and count):
        return i
    after = words[i + 1] if i + 1 < limit else ""
    if word in know.linkers and (led := chained(page, i + 1, limit)):
        return led
    if word in know.linkers and after.isalpha() and (after not in know.stops or after in know.status):
        return i + 2 if i + 1 not in page.dated else i
    if count == 0:
        return i + 1
    if word in know.particles and i + 1 < limit and page.definite(i + 1) and not know.ordinary(words[i + 1]):
        return i + 2
    return i + 1 if _continues(page, i, count, wanting=wanting) else i


def _continues(page: Page, i: int, count: int, *, wanting: bool) -> bool:
    word, know = page.words[i], page.know
    if _syllable(page, i, count):
        return True
    if page.stop(i) or (page.definite(i) and count > 1 and know.eastern.issuperset(page.words[i - count : i])):
        return False
    if (wanting and (_family(page, i) or _whole(page, i))) or _nisba(page, i, count):
        return True
    family = count == 1 and page.definite(i) and word.removeprefix(arabic.ARTICLE) in know.given
    ordinary = (word in know.verbs or word in know.common) and not family
    if word in know.twins:
        return True
    if word in know.names:
        ranked = page.definite(i) and page.definite(i - 1) and (page.hit(i, Title) is not None or _respected(page, i))
        last = i + 1 >= len(page.words) or not page.words[i + 1].isalnum() or (page.words[i - 1] in know.particles and page.definite(i))
        return not (ordinary and count > 1 and not last) and not ranked and not phrase(page, i)
    if (alien()[word] and not family) or other(page, i):
        return False
    if page.definite(i):
        return not page.definite(i - 1) or page.words[i - 1] in know.names or (word.endswith(_NISBA) and not _described(page, i - count))
    return not (count > 1 and page.definite(i - 1))


def _described(page: Page, i: int) -> bool:
    """Whether what may be a name there follows a word for somebody that adjectives describe: an official, a diplomat, an artist."""
    word = page.words[i - 1].removeprefix(arabic.ARTICLE) if i else ""
    return word in page.know.anybody or word in page.know.private


def _family(page: Page, i: int) -> bool:
    """Whether a noun follows that is a family's name, since a given name before it does not stand alone."""
    word, know = page.words[i], page.know
    listed = other(page, i) and (page.hit(i, Honorific) is None or _respected(page, i))
    if word in know.stops or listed or phrase(page, i) or page.event(i):
        return False
    short = len(word) == _SHORT and word.startswith(arabic.ARTICLE)
    return (
        page.definite(i)
        or short
        or (word in know.common and not (word in know.verbs or word in know.domains or word.endswith(arabic.ALEF)))
    )


def _respected(page: Page, i: int) -> bool:
    """Whether a word of respect stands there before the name of somebody else."""
    after = page.words[i + 1] if i + 1 < len(page.words) else ""
    return page.hit(i, Honorific) is not None and (after in page.know.given or page.hit(i + 1, Title) is not None)


def _nisba(page: Page, i: int, count: int) -> bool:
    """Whether a third name follows that is made from a tribe, a town or a craft, though it may also be an adjective."""
    relative = page.words[i].endswith(_NISBA) and page.definite(i) and page.definite(i - 1)
    return relative and count > 1 and page.words[i - count] in page.know.given and not (other(page, i) or phrase(page, i))


def _whole(page: Page, i: int) -> bool:
    """Whether a word that begins like a particle is a family's name: what follows the particle is no word that we know."""
    word, know = page.words[i], page.know
    if len(word) < _SHORT or word in know.stops or suffixed(word) or any(hit.prefix for hit in page.starts.get(i, ())):
        return False
    readings = [(prefix, rest) for prefix, rest in arabic.readings(word) if not prefix.endswith(arabic.FOR_ARTICLE)]
    rests = [rest for prefix, rest in readings if not prefix.startswith(arabic.LIKE)]
    if len(readings) == 1 or page.definite(i) or know.ordinary(word) or other(page, i) or phrase(page, i):
        return False
    return not any(know.ordinary(r) or r in know.names or r in know.heads or r in know.styles or r in know.domains for r in rests)


def _syllable(page: Page, i: int, count: int) -> bool:
    """Whether an East Asian name goes on with a syllable, whatever else its word is; with a preposition only where nothing follows it."""
    word, eastern = page.words[i], page.know.eastern
    if word not in eastern or not 0 < count < _SYLLABLES or page.words[i - 1] not in eastern:
        return False
    if page.know.is_name(word):
        return True
    after = page.words[i + 1] if i + 1 < len(page.words) else ""
    return count > 1 and (not after.isalpha() or after in page.know.stops or after in page.know.verbs or i + 1 in page.dated)
