"""What is kept of an article once it is read: its mentions, and of its text the sentences that they stand in, or all if it is undated."""

from __future__ import annotations

import io
import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, SupportsIndex

from timeline import model, timex
from timeline.errors import InputError
from timeline.model import Anchored, Document, Span

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_MODULES = frozenset({"timeline.model", "timeline.timex", "timeline.scale.excerpts", "datetime"})
_QUICKLY = 1


class Excerpt(str):
    """Some stretches of a text, to be found at the offsets that they have in the whole."""

    __slots__ = ("spans",)
    spans: tuple[Span, ...]

    def __new__(cls, kept: str, spans: tuple[Span, ...]) -> Excerpt:
        """The stretches one after another, and where each stood."""
        excerpt = super().__new__(cls, kept)
        excerpt.spans = spans
        return excerpt

    @classmethod
    def of(cls, text: str, spans: Iterable[Span]) -> Excerpt:
        """The stretches of a text that are worth keeping; none overlaps another."""
        spans = tuple(spans)
        return cls("".join(text[span.start : span.end] for span in spans), spans)

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        """The text of a slice of the whole that lies within one stretch."""
        if not isinstance(key, slice):
            raise TypeError("an excerpt has no single letters, only stretches")
        before = 0
        for span in self.spans:
            if span.start <= key.start and key.stop <= span.end:
                return super().__getitem__(slice(before + key.start - span.start, before + key.stop - span.start))
            before += span.end - span.start
        raise IndexError(f"the text from {key.start} to {key.stop} was not kept")

    def __reduce__(self) -> tuple[type[Excerpt], tuple[str, tuple[Span, ...]]]:
        return Excerpt, (str(self), self.spans)


def pack(mentions: Iterable[Anchored]) -> bytes:
    """Mentions, in the order of their articles, as bytes; packs may be strung together."""
    kept = [short for _, told in groupby(mentions, key=lambda mention: mention.event.document.id) for short in _shortened(list(told))]
    stream = io.BytesIO()
    _Packer(stream, protocol=5).dump(kept)
    packed = zlib.compress(stream.getbuffer(), _QUICKLY)
    return len(packed).to_bytes(8, "big") + packed


def _shortened(told: Sequence[Anchored]) -> Iterator[Anchored]:
    whole = told[0].event.document
    if whole.published is None:
        yield from told
        return
    spans = sorted({mention.event.sentence.span for mention in told})
    document: Document = replace(whole, text=Excerpt.of(whole.text, spans))
    for mention in told:
        yield replace(mention, event=replace(mention.event, document=document))


def unpack(packs: bytes) -> Iterator[Anchored]:
    """The mentions of packs strung together.

    Raises:
        InputError: When they hold something else.
    """
    stream = io.BytesIO(packs)
    while size := int.from_bytes(stream.read(8), "big"):
        yield from _Mentions(io.BytesIO(zlib.decompress(stream.read(size)))).load()


def _remake(made: type[DataclassInstance]) -> Callable[[object], tuple[type, tuple[object, ...]]]:
    """How a value of a type is made again: of what its fields hold."""
    names = [field.name for field in fields(made)]
    if len(names) > 1:
        held = attrgetter(*names)
        return lambda value: (made, held(value))
    return lambda value: (made, tuple([getattr(value, name) for name in names]))


_VALUES = [made for module in (model, timex) for made in vars(module).values() if isinstance(made, type) and is_dataclass(made)]
_REMADE = {made: _remake(made) for made in _VALUES}


class _Packer(pickle.Pickler):
    """Writes values of the model in half the time that frozen dataclasses take by themselves."""

    dispatch_table = _REMADE


class _Mentions(pickle.Unpickler):
    """Reads mentions and nothing that could run."""

    def find_class(self, module: str, name: str) -> type:
        """A type of the model."""
        found = super().find_class(module, name) if module in _MODULES else None
        if not isinstance(found, type):
            raise InputError(f"mentions that hold {module}.{name}")
        return found
