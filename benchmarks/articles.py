"""Varied Arabic news in which no sentence repeats: people, states and words from the tables, sentences from the templates below.

    python benchmarks/articles.py 10 > news.jsonl        10 MB of mixed news, one article a line
    python benchmarks/articles.py 10 --diplomacy 1       nothing but diplomacy

Of four articles one is about diplomacy, as in the foreign pages of an agency; the others, about money, sport, health or home affairs, tell
of a visit or a meeting here and there. The same seed gives the same text.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import sys
from collections.abc import Iterator
from itertools import count

from timeline.lexicon import load_table
from timeline.lexicon.date_rows import Weekday
from timeline.lexicon.rows import City, Medium, NameWord, Office, Organisation, Person, State

BYTES = 5_000
"""An article's length, about."""
DIPLOMACY, TOLD, OTHERWISE = 0.25, 0.7, 0.95
"""The share of articles about diplomacy, of sentences in them that tell of it, and of sentences in others that do not."""
SAME_PARAGRAPH = 0.6
FIRST_DAY, DAYS = dt.date(2015, 1, 1), 3_650

DIPLOMATIC = (
    "التقى {person} {person} في {city} {when}، وبحثا {matter} {manner}",
    "وصل {person} إلى {city} {when} في زيارة رسمية تستمر {few} أيام، حيث {did} {the} {adjective}",
    "استقبل {person} نظيره {demonym} {name} {when}، وقال إن {the} {does} {matter}",
    "أجرى {person} اتصالا هاتفيا مع {person} تناول {matter}، {manner}",
    "من المقرر أن يزور {person} {state} {when} على رأس وفد يضم {few} من {the}",
    "ونفى المتحدث باسم الخارجية {demonym_f} أن تكون بلاده وقعت اتفاقا مع {state} حول {matter} {when}",
    "وقعت {state} و{state} {when} اتفاقية بشأن {matter} تبلغ قيمتها {number} مليون دولار",
    "ودعا {person} {person} إلى زيارة {city}، مؤكدا أن {the} {does} {matter}",
    "وعقد {organisation} اجتماعا {when} ناقش فيه {matter}، في حين {did} {the} {adjective} {manner}",
    "وأعلنت وزارة الخارجية {demonym_f} استدعاء سفيرها لدى {state} احتجاجا على {matter}",
    "وبعث {person} برقية تهنئة إلى {person} بمناسبة {noun} {adjective}",
    "وقال {person} في تصريحات نقلتها {medium} إن {matter} {does} {the} منذ {few} أعوام",
    "وأشار {name} إلى أن العلاقات بين {state} و{state} {does} {the} {adjective}، {manner}",
    "وتأتي هذه الزيارة بعد {few} أشهر من {matter}، وهي الثانية من نوعها منذ عام {year}",
    "وكان {person} قد {did} {the} {when}، {manner}",
)
ORDINARY = (
    "{did} {the} {adjective} في {city} {when}، {manner}",
    "وقال {name} إن {the} {did} {matter} بنسبة {few} في المئة مقارنة بعام {year}",
    "وارتفع {noun} {the} إلى {number} دولار بعد أن {did} {the} {adjective} {manner}",
    "{did} {noun} {name} {matter}، بينما {does} {the} {the} في {city}",
    "ويرى {name} أن {the} {adjective} {does} {noun} {the}، مضيفا أن {matter} {does} {few} من {the}",
    "وأظهرت دراسة نشرتها {medium} أن {number} من {the} {does} {matter}",
    "وسجل {name} هدفين في مرمى {the} {demonym} فيما {did} {name} {noun} {the} {manner}",
    "ولم {does} {the} {adjective} حتى الآن {matter}، لكن {name} {did} {noun} {the}",
    "وتوقعت {medium} أن {does} {the} {matter} خلال {few} أعوام، وأن {does} {noun} {adjective}",
    "وحسب {name} فإن {noun} {the} {did} نحو {number} شخص، {manner}",
    "وبلغ عدد {the} {number}، منهم {few} في {city}، وفق {noun} {the}",
    "وعلى الرغم من {matter} {did} {the} {noun} {adjective}، كما {did} {name} {the}",
    "وأضاف أن {the} الذي {did} {matter} {does} {noun} {the}، مشيرا إلى {noun} {the} {adjective}",
    "وشهدت {city} {when} {noun} {adjective} {did} {the} {manner}",
    "وفي {noun} {the}، {did} {name} {matter} وسط {noun} {adjective}",
)
IN_PASSING = (
    "وجاء ذلك خلال زيارة {person} إلى {state} {when}، {manner}",
    "وناقش {person} {matter} مع {name} في {city}",
    "وكانت {state} قد أعلنت {when} {matter} {manner}",
)
TITLES = {
    "head_of_state": "الرئيس",
    "head_of_government": "رئيس الوزراء",
    "foreign_minister": "وزير الخارجية",
    "defence_minister": "وزير الدفاع",
    "interior_minister": "وزير الداخلية",
    "parliament_speaker": "رئيس البرلمان",
}
MONTHS = ("يناير", "فبراير", "آذار", "أبريل", "أيار", "يونيو", "تموز", "أغسطس", "أيلول", "أكتوبر", "تشرين الثاني", "ديسمبر")
WAYS = (
    "يوم {weekday}",
    "{weekday} {day} {month} {year}",
    "في {day} {month} {year}",
    "في {month} الماضي",
    "أمس",
    "قبل {few} أيام",
    "الأسبوع المقبل",
    "في {month} {year}",
    "مساء {weekday}",
    "نهاية الشهر الجاري",
    "في وقت سابق من هذا العام",
    "",
    "",
    "",
)
ADVERBS = ("بحسب", "وفق", "رغم", "وسط", "بفضل", "إثر")
PARTICLES = ("", "", "", "", "و", "ب", "ل", "ك", "وب", "ول")


class Writer(dict[str, str]):
    """What fills the templates, made anew at each look."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self.rng = random.Random(seed)
        kinds: dict[str, list[str]] = {"noun": [], "adjective": [], "verb": [], "given": []}
        for word in load_table(NameWord):
            if word.kind in kinds:
                kinds[word.kind].append(word.word_ar)
        people = {person.id: person.label_ar for person in load_table(Person)}
        states = {state.iso3: state for state in load_table(State) if state.demonym_m_ar and state.demonym_f_ar}
        nouns = kinds["noun"]
        lists = {
            **kinds,
            "person": [
                f"{TITLES[term.office]} ال{states[term.country].demonym_m_ar[0]} {people[term.person_id]}"
                for term in load_table(Office)
                if term.office in TITLES and term.country in states
            ],
            "family": sorted({name.split()[-1] for name in people.values()}),
            "state": [state.label_ar for state in states.values()],
            "demonym": [f"ال{state.demonym_m_ar[0]}" for state in states.values()],
            "demonym_f": [f"ال{state.demonym_f_ar[0]}" for state in states.values()],
            "city": [city.label_ar for city in load_table(City)],
            "organisation": [body.label_ar for body in load_table(Organisation)],
            "medium": [medium.phrase_ar for medium in load_table(Medium)],
            "weekday": [day.definite_ar[0] for day in load_table(Weekday)],
            "month": list(MONTHS),
            "adverb": list(ADVERBS),
            "the": [noun if noun.startswith("ال") else f"ال{noun}" for noun in nouns],
            "noun": [particle + noun for noun in nouns for particle in PARTICLES],
            "adjective": [f"ال{adjective}" for adjective in kinds["adjective"]],
            "did": [verb.split()[0] for verb in kinds["verb"]],
            "does": [verb.split()[-1] for verb in kinds["verb"]],
        }
        self._lists = lists
        self._numbers = {"day": (1, 28), "few": (3, 40), "number": (100, 99_999), "year": (1990, 2025)}
        self._phrases = {
            "name": ("{given} {family}",),
            "matter": ("{noun} {the} {adjective}",),
            "manner": ("{adverb} {noun} {the} و{the}",),
            "when": WAYS,
        }

    def __missing__(self, slot: str) -> str:
        if words := self._lists.get(slot):
            return words[int(self.rng.random() * len(words))]
        if bounds := self._numbers.get(slot):
            return str(self.rng.randint(*bounds))
        return self.rng.choice(self._phrases[slot]).format_map(self)

    def sentence(self, diplomatic: bool) -> str:
        """A sentence of diplomacy, or of other news that speaks of it now and then."""
        if diplomatic:
            kinds = DIPLOMATIC if self.rng.random() < TOLD else ORDINARY
        else:
            kinds = ORDINARY if self.rng.random() < OTHERWISE else IN_PASSING
        return self.rng.choice(kinds).format_map(self)


def articles(megabytes: float, *, diplomacy: float = DIPLOMACY, seed: int = 7) -> Iterator[dict[str, str]]:
    """So many MB of articles of about 5 KB of UTF-8 each; ``diplomacy`` is the share of those that are about it."""
    writer, left = Writer(seed), megabytes * 1e6
    for number in count(1):
        diplomatic = writer.rng.random() < diplomacy
        lines, size = list[str](), 0
        while size < BYTES:
            line = " ".join(f"{writer.sentence(diplomatic)}.".split())
            lines.append(line)
            size += len(line.encode()) + 1
        ends = [" " if writer.rng.random() < SAME_PARAGRAPH else "\n" for _ in lines]
        text = "".join(line + end for line, end in zip(lines, ends, strict=True)).rstrip()
        published = FIRST_DAY + dt.timedelta(days=writer.rng.randrange(DAYS))
        yield {"id": f"a{number}", "text": text, "publish_date": published.isoformat()}
        left -= size
        if left <= 0:
            return


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("megabytes", type=float)
    parser.add_argument("--diplomacy", type=float, default=DIPLOMACY, help="the share of articles about it")
    options = parser.parse_args()
    for article in articles(options.megabytes, diplomacy=options.diplomacy):
        sys.stdout.write(json.dumps(article, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
