"""Names that a language model sees: people, places and bodies in the words of a text, for the grammar of entities to take in.

The model is that of camel-tools. Its module downloads what it lacks the moment it is imported, so the data are looked for first and the
import waits until somebody asks for names.
"""

from __future__ import annotations

import io
import json
import os
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr
from functools import cache
from pathlib import Path
from typing import Literal, Protocol, cast

from timeline.bases import UNKNOWN
from timeline.errors import NerError
from timeline.model import EntityMention, Kind, Reading

Ner = Literal["camel"]
"""The sources of names besides the tables and the grammar."""

PIECES = 254
"""Word pieces that the model takes at once: the 256 of camel-tools without the marks at both ends."""
_LETTERS = 100
"""Letters of a word that the model is shown; it knows no longer word, and one piece a letter must still fit."""
_FILES = ("config.json", "vocab.txt")
"""What no model is without; a lost vocabulary would pass unnoticed, as a text without names."""
_COMPONENT, _PACKAGE = "NamedEntityRecognition", "ner-arabert"
_KINDS = {"PERS": Kind.PERSON, "LOC": Kind.PLACE, "ORG": Kind.ORGANIZATION}
_SILENT = frozenset({"Mn", "Cf"})
_TATWEEL = "\u0640"


class Tokeniser(Protocol):
    """How a model cuts words into pieces."""

    unk_token: str

    def tokenize(self, text: str) -> list[str]:
        """The pieces of a word."""


class Recogniser(Protocol):
    """A model that labels words: ``O``, or ``B-`` and ``I-`` with the class of a name."""

    @property
    def tokenizer(self) -> Tokeniser:
        """How it cuts words into pieces."""

    def predict(self, sentences: list[list[str]]) -> list[list[str]]:
        """One label for each word of each sentence."""


def find(reading: Reading, recogniser: Recogniser) -> list[EntityMention]:
    """The names that the model sees in a text, in order: a kind, a span and the raw words, without id and country.

    Particles that are written onto the first word still belong to the span; taking them off needs to know names.

    Raises:
        NerError: When the model gives more or fewer labels than it was given words.
    """
    stretches = [s for sentence in reading.sentences for s in _stretches(reading, sentence.first, sentence.last, recogniser.tokenizer)]
    labels = recogniser.predict([words for _, words in stretches]) if stretches else []
    tagged: dict[int, str] = {}
    for (first, words), found in zip(stretches, labels, strict=False):
        if len(found) != len(words):
            raise NerError(_misaligned(reading, len(words), len(found)))
        tagged.update(enumerate(found, first))
    if len(labels) != len(stretches):
        raise NerError(_misaligned(reading, sum(len(words) for _, words in stretches), len(tagged)))
    return [
        name
        for s in reading.sentences
        for first, last, kind in _names(tagged, s.first, s.last)
        for name in _mention(reading, first, last, kind)
    ]


def _misaligned(reading: Reading, words: int, labels: int) -> str:
    return f"--ner camel: {reading.document.id}: the model gave {labels} labels for {words} words"


def _stretches(reading: Reading, first: int, last: int, tokeniser: Tokeniser) -> Iterator[tuple[int, list[str]]]:
    """The words of a sentence as the model is shown them, in stretches that it can take whole, each with its first token.

    A sentence that is too long is cut after the last punctuation mark in the second half of what fits, else where it is full.
    """
    words: list[str] = []
    sizes: list[int] = []
    for i in range(first, last):
        word = _shown(reading.text(reading.span(i, i + 1)))
        size = len(tokeniser.tokenize(word))
        words.append(word if size else tokeniser.unk_token)
        sizes.append(size or 1)
    start = 0
    while start < len(words):
        end, room = start, PIECES
        while end < len(words) and sizes[end] <= room:
            room -= sizes[end]
            end += 1
        if end < len(words):
            marks = (i for i in range(end, (start + end) // 2, -1) if not words[i - 1].isalnum())
            end = next(marks, end)
        yield first + start, words[start:end]
        start = end


def _shown(word: str) -> str:
    """A word as the model has learnt to read it: in plain letters, without vowel signs, tatweel and invisible characters."""
    letters = (c for c in unicodedata.normalize("NFKC", word) if c != _TATWEEL and unicodedata.category(c) not in _SILENT)
    return "".join(letters)[:_LETTERS]


def _names(tagged: dict[int, str], first: int, last: int) -> Iterator[tuple[int, int, Kind]]:
    """The stretches of one class in a sentence: ``B-`` opens one, and so does an ``I-`` that has none of its class to go on with."""
    i = first
    while i < last:
        kind = _KINDS.get(tagged[i][2:])
        start, i = i, i + 1
        while kind and i < last and tagged[i] == f"I-{tagged[start][2:]}":
            i += 1
        if kind:
            yield start, i, kind


def _mention(reading: Reading, first: int, last: int, kind: Kind) -> Iterator[EntityMention]:
    """The candidate of a stretch, less the punctuation at its ends; none if no word of letters is left."""
    words = reading.tokens.words
    while first < last and not words[first].isalnum():
        first += 1
    while first < last and not words[last - 1].isalnum():
        last -= 1
    if any(len(word) > 1 and word.isalpha() for word in words[first:last]):
        span = reading.span(first, last)
        yield EntityMention(span, first, last, kind, "", " ".join(reading.text(span).split()), "", "", basis="ner")


def doubt(actors: Sequence[EntityMention], recipients: Sequence[EntityMention], type: str) -> str:
    """Why an event that such names take part in is none between states, or nothing.

    A name that only the model knows has no state: it stands beside somebody known, never alone; nor is such a body surely international.
    """
    if type == "conference" and any(e.basis == "ner" for e in actors):
        return "no known international body"
    unknown = [not e.country and (not e.id or e.id.startswith(UNKNOWN)) for e in (*actors, *recipients)]
    return "nobody of a known state" if unknown and all(unknown) else ""


@cache
def recogniser(ner: Ner) -> Recogniser:
    """The model, loaded once.

    Raises:
        NerError: When its data or torch are missing, with the command that brings them.
    """
    if ner != "camel":
        raise NerError(f"ner: {ner!r} is not known; there is 'camel'")
    folder = _model()
    try:
        from camel_tools.ner import NERecognizer
        from safetensors import SafetensorError
    except ImportError as error:
        raise NerError(f"--ner camel needs {error.name or 'torch'}, which is not installed: run pip install torch transformers") from error
    try:
        with redirect_stderr(io.StringIO()):  # transformers draws a progress bar
            return cast(Recogniser, NERecognizer(str(folder)))
    except (OSError, ValueError, SafetensorError) as error:
        why = " ".join(str(error).split())
        raise NerError(f"--ner camel: {folder} cannot be read ({why}): run camel_data -i -f {_PACKAGE}") from error


def _model() -> Path:
    """The folder of the model that the catalogue of camel-tools names as the default."""
    data = _data()
    try:
        catalogue = json.loads((data / "catalogue.json").read_text(encoding="utf-8"))
        component = catalogue["components"][_COMPONENT]
        folder = data / "data" / str(component["datasets"][component["default"]]["path"])
    except (OSError, ValueError, KeyError, TypeError):
        folder = data
    if not all((folder / name).is_file() for name in _FILES):
        raise NerError(f"--ner camel needs the model of camel-tools, which is not in {data}: run camel_data -i {_PACKAGE}")
    return folder


def _data() -> Path:
    """Where camel-tools keeps its data, by its own rules."""
    if named := os.environ.get("CAMELTOOLS_DATA"):
        return Path(named).expanduser().absolute()
    return Path.home() / ("AppData/Roaming/camel_tools" if sys.platform == "win32" else ".camel_tools")
