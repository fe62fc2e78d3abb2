"""How fast dates are found and resolved, against dateparser's search_dates on the same text in the same run.

    python benchmarks/dates.py            1 and 10 MB, hostile text, and dateparser on a sample
    python benchmarks/dates.py --full     also 100 MB

The text is made of news-like sentences none of which repeats. Start-up (tables, rules) is measured apart and left out; times are of this
process, so that a busy machine does not count.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import json
import random
import time
from collections.abc import Iterator

from timeline import arabic
from timeline import date_finder as dates
from timeline.matching import Hits
from timeline.model import Document, Interval, Reading
from timeline.resolve import resolve_all
from timeline.segment import segment

WRITTEN = Interval.day(dt.date(2024, 5, 15))
ARTICLE = 3_000
WHO = [
    "الرئيس",
    "رئيس الوزراء",
    "وزير الخارجية",
    "وزيرة الدفاع",
    "المبعوث الأممي",
    "ولي العهد",
    "رئيس البرلمان",
    "السفير",
    "المتحدث باسم الحكومة",
    "الوفد المفاوض",
]
OF = [
    "المصري",
    "التونسي",
    "المغربي",
    "الفرنسي",
    "الروسي",
    "الصيني",
    "التركي",
    "الإيراني",
    "العراقي",
    "الأردني",
    "الجزائري",
    "السوداني",
    "الألماني",
    "الياباني",
]
DID = [
    "بحث مع نظيره",
    "وصل إلى العاصمة لبحث",
    "استقبل وفدا رفيعا لمناقشة",
    "سيزور المنطقة لبحث",
    "أعلن في مؤتمر صحفي عن",
    "وقع اتفاقا حول",
    "من المقرر أن يناقش",
]
WHAT = [
    "العلاقات الثنائية",
    "ملف اللاجئين",
    "وقف إطلاق النار",
    "أزمة الطاقة",
    "أمن الحدود",
    "اتفاق التجارة",
    "المساعدات الإنسانية",
    "الملف النووي",
    "مستقبل المنطقة",
]
MORE = (
    "مؤكدا أن بلاده ترفض التدخل الخارجي|"
    "في ظل توتر متصاعد بين الجانبين|"
    "وسط إجراءات أمنية مشددة|"
    "بحسب بيان نشرته الوكالة الرسمية|"
    "وذلك بعد جولة صعبة من المشاورات"
)
MORE_LIST = MORE.split("|")
DAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
MONTHS = [
    "يناير",
    "فبراير/شباط",
    "آذار (مارس)",
    "أبريل",
    "أيار",
    "جوان",
    "تموز/يوليو",
    "غشت",
    "أيلول",
    "أكتوبر",
    "تشرين الثاني",
    "ديسمبر/كانون الأول",
]


def when(rng: random.Random) -> str:
    """A way to say when."""
    day, month, year = rng.randint(1, 28), rng.choice(MONTHS), rng.randint(1945, 2024)
    ways = (
        f"يوم {rng.choice(DAYS)}",
        f"{rng.choice(DAYS)} {day} {month} {year}",
        f"في {day} {month} {year}",
        f"في {month} الماضي",
        f"عام {year}",
        "أمس",
        f"قبل {rng.randint(3, 10)} أيام",
        "الأسبوع المقبل",
        f"في {month} {year}",
        f"مساء {rng.choice(DAYS)}",
        f"منذ {rng.randint(11, 40)} عاما",
        "نهاية الشهر الجاري",
        f"{day}/{rng.randint(1, 12)}/{year}",
        "في وقت سابق من هذا العام",
    )
    return rng.choice(ways)


def sentences(seed: int = 7) -> Iterator[str]:
    """News-like sentences, every other without a date; a running number keeps each from repeating."""
    rng = random.Random(seed)
    for n in itertools.count():
        who = f"{rng.choice(WHO)} {rng.choice(OF)}"
        dated = f" {when(rng)}" if n % 2 else ""
        yield f"{rng.choice(DID)} {who}{dated} {rng.choice(WHAT)} {rng.choice(MORE_LIST)}، وفق المصدر {n}. "


def articles(megabytes: float) -> list[str]:
    """So many MB of UTF-8 in articles of about three thousand bytes."""
    found, article, size, left = list[str](), list[str](), 0, megabytes * 1e6
    for sentence in sentences():
        article.append(sentence)
        size += len(sentence.encode())
        if size >= ARTICLE:
            found.append("".join(article))
            left -= size
            article, size = [], 0
            if left <= 0:
                return found
    return found


def read(text: str) -> int:
    """Find and resolve the dates of one article."""
    document, tokens = Document("a", text), arabic.tokenise(text)
    reading = Reading(document, tokens, segment(document, tokens), Hits())
    return len(resolve_all(dates.find(reading), reading, WRITTEN))


def seconds(texts: list[str]) -> tuple[float, int]:
    """Time and number of dates."""
    start = time.process_time()
    count = sum(read(text) for text in texts)
    return time.process_time() - start, count


def hostile(kilobytes: int) -> dict[str, str]:
    """Text that makes careless patterns crawl: one endless line of each."""
    size = kilobytes * 1000
    rng = random.Random(3)
    scraps = [
        *"0123456789/-().:،",
        " و ",
        " من ",
        " في ",
        " بعد ",
        "2015",
        " ثلاثة ",
        " يوم ",
        " مايو ",
        " الثلاثاء ",
        " الماضي ",
        " العام ",
        " قبل ",
    ]
    return {
        "digits": "1" * size,
        "digits and slashes": "12/" * (size // 3),
        "brackets": "(" * size,
        "conjunctions": "و " * (size // 2),
        "prepositions": "في من إلى بعد قبل " * (size // 18),
        "number words": "ثلاثة وعشرون و" * (size // 14),
        "weekdays": "الثلاثاء و" * (size // 10),
        "months": "مايو / أيار " * (size // 12),
        "parts": "نهاية بداية منتصف " * (size // 18),
        "mixture": "".join(rng.choice(scraps) for _ in range(size // 3)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="also 100 MB")
    full = parser.parse_args().full
    start = time.process_time()
    read("وصل الوفد أمس الثلاثاء 14 مايو 2024.")
    print(f"start-up: {time.process_time() - start:.2f} s")
    rates = {}
    for megabytes in (1, 10, 100) if full else (1, 10):
        texts = articles(megabytes)
        size = sum(len(text.encode()) for text in texts) / 1e6
        took, count = seconds(texts)
        rates[megabytes] = size / took
        print(f"{megabytes} MB: {size / took:.2f} MB/s, {took / size:.3f} s per MB, {count} dates")
    for name, text in hostile(100).items():
        small, large = seconds([text])[0], seconds([hostile(400)[name]])[0]
        print(f"hostile {name}: 100 kB {small:.3f} s, 400 kB {large:.3f} s, {large / small:.1f} times for 4 times the text")
    from dateparser.search import search_dates

    sample = articles(0.06)
    size = sum(len(text.encode()) for text in sample) / 1e6
    search_dates("5 مايو 2020", languages=["ar"])
    start = time.process_time()
    for text in sample:
        search_dates(text, languages=["ar"])
    theirs = size / (time.process_time() - start)
    print(f"dateparser.search_dates: {theirs:.4f} MB/s; ours is {rates[max(rates)] / theirs:.0f} times as fast")
    print(
        json.dumps(
            {"mb_per_s": round(rates[max(rates)], 2), "dateparser_mb_per_s": round(theirs, 4), "times": round(rates[max(rates)] / theirs)}
        )
    )


if __name__ == "__main__":
    main()
