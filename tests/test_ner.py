"""Names that a model sees: how they join what tables and grammar find, and what happens when the model is missing or goes wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import entities, ner, pipeline
from timeline.errors import NerError
from timeline.model import Document, Interval, Kind
from timeline.romanise import slug

TEXT = "استقبل وزير الخارجية المصري سامح شكري كلايد دونمور في القاهرة يوم الثلاثاء."
PUBLISHED = "2023-05-04"
MAN = {"كلايد": "B-PERS", "دونمور": "I-PERS"}
ID = slug("كلايد دونمور")
Told = Callable[[str, dict[str, str]], pipeline.Understood]


class Labels:
    """A model that knows the labels of some words; the pieces of a word are its letters in groups of three."""

    unk_token = "[UNK]"

    def __init__(self, labels: dict[str, str], extra: int = 0) -> None:
        self.labels, self.extra = labels, extra
        self.shown: list[list[str]] = []

    @property
    def tokenizer(self) -> Labels:
        return self

    def tokenize(self, text: str) -> list[str]:
        return [text[i : i + 3] for i in range(0, len(text), 3)]

    def predict(self, sentences: list[list[str]]) -> list[list[str]]:
        self.shown += sentences
        return [[self.labels.get(word, "O") for word in words] + ["O"] * self.extra for words in sentences]


def seen(text: str, model: Labels) -> list[tuple[str, str]]:
    """The words that a model sees a name in, and its kind."""
    reading = pipeline.cut(Document("a", text))
    return [(reading.text(name.span), str(name.kind)) for name in ner.find(reading, model)]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    def understood(text: str, labels: dict[str, str]) -> pipeline.Understood:
        monkeypatch.setattr(ner, "recogniser", lambda name: Labels(labels))
        document = Document("a", text, Interval.day(dt.date.fromisoformat(PUBLISHED)))
        return pipeline.understood(document, "camel")

    return understood


JOINS = [
    ("وصل كلايد دونمور مساء", MAN, f"كلايد دونمور=person:{ID}::ner"),
    (
        "وصل كلايد دونمور. وقال دونمور شيئا",
        MAN | {"دونمور": "I-PERS"},
        f"كلايد دونمور=person:{ID}::ner | دونمور=person:{ID}::ner",
    ),
    ("التقى كلايد دونمور وكلايدة", {**MAN, "وكلايدة": "B-PERS"}, f"كلايد دونمور=person:{ID}::ner | كلايدة=person:{slug('كلايدة')}::ner"),
    (
        "سلم على كلايد دونمور ثم لكلايد",
        {**MAN, "لكلايد": "B-PERS"},
        f"كلايد دونمور=person:{ID}::ner | كلايد=person:{ID}::ner",
    ),
    ("قال وزير الخارجية الأسترالي كلايد دونمور", MAN, f"وزير الخارجية الأسترالي كلايد دونمور=person:{ID}:AUS:title"),
    ("قال كلايد دونمور، وزير خارجية أستراليا، كلمة", MAN, f"كلايد دونمور، وزير خارجية أستراليا=person:{ID}:AUS:name"),
    ("قال كلايد المصري كلمة", {"كلايد": "B-PERS", "المصري": "I-PERS"}, f"كلايد المصري=person:{slug('كلايد المصري')}::ner"),
    ("وصلوا إلى كويكسو", {"كويكسو": "B-LOC"}, "كويكسو=place:::ner"),
    ("تحدثت هيئة كويكسو ثم عاد إليها", {"هيئة": "B-ORG", "كويكسو": "I-ORG"}, "هيئة كويكسو=organization:::ner"),
    ("تحدث مع والهيئة الكويكسية", {"والهيئة": "B-ORG", "الكويكسية": "I-ORG"}, "الهيئة الكويكسية=organization:::ner"),
    # What tables and grammar have read stays, or was left out on purpose.
    ("وصل سيرغي لافروف مساء", {"سيرغي": "B-LOC", "لافروف": "B-PERS"}, "سيرغي لافروف=person:lavrov-sergei:RUS:name"),
    ("عاد من فرنسا مساء", {"فرنسا": "B-PERS"}, "فرنسا=state:FRA:FRA:name"),
    ("بحسب وكالة رويترز للأنباء", {"وكالة": "B-ORG", "رويترز": "I-ORG"}, ""),
    ("بموجب اتفاق القاهرة القديم", {"القاهرة": "B-LOC"}, ""),
    ("قال شكري كلمة", {"شكري": "B-PERS"}, ""),
    ("عاد في سبتمبر الماضي", {"سبتمبر": "B-PERS"}, ""),
    ("وقال كلايد كلمة", {"وقال": "B-PERS", "كلايد": "I-PERS"}, f"كلايد=person:{slug('كلايد')}::ner"),
    ("قال الوزير الروسي كلمة", {"كلمة": "B-PERS"}, "الوزير الروسي=person::RUS:title"),
    ("عاد إلى المملكة المتحدة", {"المملكة": "B-LOC", "المتحدة": "I-LOC"}, "المملكة المتحدة=state:GBR:GBR:name"),
    ("قرأ كتاب كلايد", {"كتاب": "B-MISC", "كلايد": "I-MISC"}, ""),
]


@pytest.mark.parametrize(("text", "labels", "expected"), JOINS)
def test_names_join_what_is_found(told: Told, text: str, labels: dict[str, str], expected: str) -> None:
    found = told(text, labels)
    reading = found.dated.reading
    assert " | ".join(f"{reading.text(m.span)}={m.kind}:{m.id}:{m.country}:{m.basis}" for m in found.entities) == expected
    for mention in found.entities:
        assert mention.span == reading.span(mention.first, mention.last, mention.prefix)
        assert mention.basis != "ner" or (mention.name and mention.name_en)


EVENTS = [
    (TEXT, MAN, [ID]),
    ("التقى كلايد دونمور هيلموت شرايبر أمس", {**MAN, "هيلموت": "B-PERS", "شرايبر": "I-PERS"}, []),
    ("زار سامح شكري كويكسو أمس", {"كويكسو": "B-LOC"}, []),
    ("وصل سامح شكري إلى كويكسو في فرنسا أمس", {"كويكسو": "B-LOC"}, ["FRA"]),
    ("بدأت أمس زيارة كلايد دونمور إلى فرنسا", MAN, ["FRA"]),
    ("زار سامح شكري هيئة كويكسو أمس", {"هيئة": "B-ORG", "كويكسو": "I-ORG"}, []),
]


@pytest.mark.parametrize(("text", "labels", "expected"), EVENTS)
def test_a_name_of_no_known_state_makes_no_event_alone(told: Told, text: str, labels: dict[str, str], expected: list[str]) -> None:
    found = told(text, labels)
    assert [e.id for event in found.events for e in event.event.recipients] == expected
    assert expected or found.dropped


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("B-PERS I-PERS O B-LOC", ["ا ب:person", "د:place"]),
        ("B-PERS B-PERS I-LOC I-LOC", ["ا:person", "ب:person", "ج د:place"]),
        ("I-ORG I-ORG B-ORG O", ["ا ب:organization", "ج:organization"]),
        ("B-MISC I-PERS O O", ["ب:person"]),
        ("O O O O", []),
    ],
)
def test_labels_are_read_as_names(labels: str, expected: list[str]) -> None:
    words = ["ااا", "ببب", "ججج", "ددد"]
    found = seen(" ".join(words), Labels(dict(zip(words, labels.split(), strict=True))))
    assert [f"{' '.join(word[0] for word in text.split())}:{kind}" for text, kind in found] == expected


def test_spans_are_exact_where_the_text_has_silent_signs() -> None:
    text = "«وصَلَ كـلايد  دُونمور»\u200f إلى هنا."
    model = Labels({"كلايد": "B-PERS", "دونمور": "I-PERS", "»": "I-PERS"})
    reading = pipeline.cut(Document("a", text))
    (name,) = ner.find(reading, model)
    assert reading.text(name.span) == "كـلايد  دُونمور"
    assert (name.name, name.kind, name.basis) == ("كـلايد دُونمور", Kind.PERSON, "ner")
    assert model.shown == [["«", "وصل", "كلايد", "دونمور", "»", "إلى", "هنا", "."]]


WORDS = "قال وقال كلايد دونمور وكلايد 5 ، » بن عبد الرئيس الروسي المصري وزير سيرغي لافروف ولافروف حماس في مايو المملكة التقى زار .".split()
LABELS = ("O", "B-PERS", "I-PERS", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-MISC")


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(LABELS)), max_size=20))
def test_no_labels_break_what_is_found(pairs: list[tuple[str, str]]) -> None:
    class Given(Labels):
        def predict(self, sentences: list[list[str]]) -> list[list[str]]:
            labels = iter(label for _, label in pairs)
            return [[next(labels) for _ in words] for words in sentences]

    reading = pipeline.cut(Document("a", " ".join(word for word, _ in pairs)), pipeline.phrases())
    mentions = entities.find(reading, [], ner.find(reading, Given({})))
    for mention in mentions:
        assert mention.span == reading.span(mention.first, mention.last, mention.prefix)
        assert mention.kind is Kind.PERSON or mention.name
    for one, other in pairwise(mentions):
        assert one.span == other.span or one.last <= other.first


def test_no_name_reaches_over_the_end_of_its_sentence() -> None:
    assert seen("وصل كلايد\nدونمور هنا", Labels(MAN)) == [("كلايد", "person"), ("دونمور", "person")]


@given(st.lists(st.sampled_from(["كلايد", "دونمور", "قال", "،", "الاستقلال", "في"]), max_size=600))
def test_long_sentences_are_cut_where_words_end_and_joined_again(words: list[str]) -> None:
    text, model = " ".join(words), Labels(MAN)
    found = seen(text, model)
    assert [word for stretch in model.shown for word in stretch] == words
    assert all(sum(len(model.tokenize(word)) for word in stretch) <= ner.PIECES for stretch in model.shown)
    assert " ".join(name for name, _ in found).split() == [word for word in words if word in MAN]


def test_a_name_across_a_cut_is_one() -> None:
    words = ["قال"] * (ner.PIECES - 2) + ["كلايد", "دونمور", "هنا"]
    model = Labels(MAN)
    assert seen(" ".join(words), model) == [("كلايد دونمور", "person")]
    assert len(model.shown) == 2


def test_words_without_end_do_not_break_the_model() -> None:
    model = Labels({})
    assert seen("ا" * 5000 + " " + "1" * 5000, model) == []
    assert max(len(word) for stretch in model.shown for word in stretch) <= 100


def test_a_word_that_the_model_drops_is_shown_as_unknown() -> None:
    class Deaf(Labels):
        def tokenize(self, text: str) -> list[str]:
            return [] if text == "!" else [text]

    model = Deaf({})
    seen("وصل !", model)
    assert model.shown == [["وصل", "[UNK]"]]


@pytest.mark.parametrize("extra", [1, -1])
def test_labels_that_do_not_fit_the_words_are_an_error(extra: int) -> None:
    class Wrong(Labels):
        def predict(self, sentences: list[list[str]]) -> list[list[str]]:
            return [[*words, "O"][: len(words) + extra] for words in sentences]

    with pytest.raises(NerError, match=rf"a: the model gave {2 + extra} labels for 2 words"):
        seen("وصل هنا", Wrong({}))


def test_sentences_that_go_missing_are_an_error() -> None:
    class Short(Labels):
        def predict(self, sentences: list[list[str]]) -> list[list[str]]:
            return super().predict(sentences)[1:]

    with pytest.raises(NerError, match="the model gave"):
        seen("وصل هنا.\nوصل هنا اليوم.", Short({}))


def test_only_camel_is_known() -> None:
    with pytest.raises(NerError, match="'bert' is not known"):
        ner.recogniser("bert")
