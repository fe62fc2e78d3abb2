"""Read the tables into rows, and find every fault at once.

``load`` reads what a stage needs and stops at structural faults (header, number of cells, cell types, foreign keys); ``check``
reports those and everything else that a careful editor would want to know, as ``file:line: fault``.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from timeline import arabic
from timeline.errors import LexiconError
from timeline.lexicon import date_rows, event_rows
from timeline.lexicon import rows as row_types
from timeline.lexicon.rows import Row
from timeline.model import EVENT_TYPES

R = TypeVar("R", bound=Row)

FOLDER = Path(__file__).parent

CHOICES: dict[str, tuple[str, ...]] = {
    "event_types": EVENT_TYPES,
    "offices": (
        "head_of_state", "head_of_government", "deputy_head_of_state", "deputy_head_of_government", "foreign_minister", "defence_minister",
        "interior_minister", "parliament_speaker", "national_security_adviser", "intelligence_chief", "foreign_ministry_spokesperson",
        "government_spokesperson", "special_envoy", "secretary_general", "high_representative", "chairperson", "first_lady", "ambassador",
        "supreme_leader", "counterpart", "diplomat", "other",
    ),
    "name_word_kinds": (
        "stop", "verb", "noun", "adjective", "particle", "linker", "given", "former", "charged", "new", "bygone", "status", "sides",
        "states", "opposite", "epithet", "people", "government",
        "organ", "domain", "shell", "toward", "anybody", "namesake", "speaker", "premises", "diplomats", "site", "airfield",
        "palace", "ground", "style", "town", "inside", "abroad", "short", "belonging", "private", "regnal", "eastern", "aide",
    ),
}  # fmt: skip

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_SLOT = "{"
_BRACED = re.compile(r"\{(.*?)\}")
_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u0640\u064b-\u0652]")


def tables() -> dict[str, type[Row]]:
    """Every table's name and row type."""
    types = [*vars(row_types).values(), *vars(date_rows).values(), *vars(event_rows).values()]
    return {t.table: t for t in types if isinstance(t, type) and issubclass(t, Row) and t.table}


@dataclass(frozen=True, slots=True)
class Line:
    """A row and where it stands."""

    at: str
    row: Row


def _files(table: str, folder: Path) -> list[Path]:
    return sorted(p for p in folder.glob(f"{table}*.tsv") if p.name.split(".")[0] == table)


def _parsers(row_type: type[Row]) -> list[Callable[[str], object]]:
    hints = get_type_hints(row_type)
    makers: dict[object, Callable[[str], object]] = {
        str: str,
        int: int,
        float: float,
        row_types.Text: lambda cell: tuple(cell.split("|")) if cell else (),
    }
    return [makers[hints[f.name]] for f in fields(row_type)]


def _read(table: str, folder: Path, faults: list[str]) -> Iterator[Line]:
    row_type = tables()[table]
    header = list(row_types.row_fields(row_type))
    parsers = [(i, parse) for i, parse in enumerate(_parsers(row_type)) if parse is not str]
    paths = _files(table, folder)
    if not paths:
        faults.append(f"{table}.tsv: no such table")
    for path in paths:
        with path.open(encoding="utf-8", newline="") as stream:
            lines = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
            if (first := next(lines, [])) != header:
                faults.append(f"{path.name}:1: the header is {' '.join(first) or 'missing'}, not {' '.join(header)}")
                continue
            name = path.name
            for number, cells in enumerate(lines, 2):
                at = f"{name}:{number}"
                if len(cells) != len(header):
                    faults.append(f"{at}: {len(cells)} cells, not {len(header)}")
                    continue
                try:
                    values: list[Any] = [*cells]
                    for i, parse in parsers:
                        values[i] = parse(cells[i])
                    yield Line(at, row_type(*values))
                except ValueError as error:
                    faults.append(f"{at}: {error}")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables as read: rows by table name."""

    lines: dict[str, tuple[Line, ...]]

    def rows(self, row_type: type[R]) -> tuple[R, ...]:
        """The rows of one type, in the order of their tables."""
        return tuple(line.row for line in self.lines[row_type.table] if isinstance(line.row, row_type))

    def phrases(self) -> Iterator[tuple[str, Row, str]]:
        """Everything that the matcher looks for: phrase, row, field name."""
        for lines in self.lines.values():
            for line in lines:
                for phrase, form in line.row.phrases():
                    yield phrase, line.row, form


@cache
def _table(name: str, folder: Path) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """The lines of a table and its structural faults; read once, whoever asks for it and with what other tables."""
    faults: list[str] = []
    return tuple(_read(name, folder, faults)), tuple(faults)


def load(*names: str, folder: Path = FOLDER) -> Lexicon:
    """The named tables (all when none is named), checked for structure; raises LexiconError with every fault found."""
    read = {name: _table(name, folder) for name in names or tables()}
    if faults := [fault for _, found in read.values() for fault in found]:
        raise LexiconError(faults)
    return Lexicon({name: lines for name, (lines, _) in read.items()})


def load_table(row_type: type[R], folder: Path = FOLDER) -> tuple[R, ...]:
    """The rows of one table."""
    return load(row_type.table, folder=folder).rows(row_type)


def check(folder: Path = FOLDER) -> list[str]:
    """Every fault of every table under ``folder``, in the order of tables and lines."""
    faults: list[str] = []
    lexicon = Lexicon({name: tuple(_read(name, folder, faults)) for name in tables()})
    known = {path.name.split(".")[0] for path in folder.glob("*.tsv")}
    faults += [f"{name}.tsv: unknown table" for name in sorted(known - set(tables()))]
    keys = {
        (name, f): {getattr(line.row, f) for line in lines}
        for name, lines in lexicon.lines.items()
        for f in row_types.row_fields(tables()[name])
    }
    for lines in lexicon.lines.values():
        faults += _line_faults(lines, keys)
        faults += _duplicates(lines)
    return faults


def _line_faults(lines: Iterable[Line], keys: dict[tuple[str, str], set[object]]) -> Iterator[str]:
    for line in lines:
        for f in fields(line.row):
            value = getattr(line.row, f.name)
            for fault in _cell_faults(value, f.metadata, keys):
                yield f"{line.at}: {f.name}: {fault}"
            if f.name.endswith("_ar"):
                for phrase in (value,) if isinstance(value, str) else value:
                    if fault := _phrase_fault(phrase):
                        yield f"{line.at}: {f.name}: {fault}"


def _cell_faults(value: object, rules: Mapping[str, Any], keys: dict[tuple[str, str], set[object]]) -> Iterator[str]:
    if rules.get("required") and not value and value != 0:
        yield "is empty"
    if not isinstance(value, str) or not value:
        return
    if rules.get("slug") and not _SLUG.fullmatch(value):
        yield f"{value} is no slug"
    if rules.get("date") and not _DATE.fullmatch(value):
        yield f"{value} is no ISO 8601 date"
    if (choices := rules.get("choices")) and value not in CHOICES.get(choices, choices):
        yield f"{value} is not one of the {choices if isinstance(choices, str) else ', '.join(choices)}"
    if parts := rules.get("parts"):
        told = {text for cell in keys[parts[:2]] if isinstance(cell, tuple) for text in cell}
        yield from (f"no {parts[0]} row has {part}" for part in value.split("+") if part not in told.union(parts[2:]))
    if slots := rules.get("slots"):
        yield from (f"{{{slot}}} is not one of the slots {', '.join(slots)}" for slot in _BRACED.findall(value) if slot not in slots)
    if references := rules.get("references"):
        pairs = list(zip(references[::2], references[1::2], strict=True))
        if not any(value in keys[pair] for pair in pairs):
            yield f"no {' or '.join(table for table, _ in pairs)} row has {value}"


def _phrase_fault(phrase: str) -> str:
    if _HIDDEN.search(phrase):
        return f"{phrase!r} holds an invisible character, tatweel or diacritic"
    if unicodedata.normalize("NFKC", phrase) != phrase:
        return f"{phrase!r} is not NFKC"
    if phrase and (phrase != phrase.strip() or (unicodedata.category(phrase[0])[0] == "P" and phrase[0] != _SLOT)):
        return f"{phrase!r} starts or ends with space or punctuation"
    return ""


def _duplicates(lines: Iterable[Line]) -> Iterator[str]:
    """Keys that stand twice; and phrases that fold to the same words within one row."""
    seen: dict[tuple[object, ...], str] = {}
    for line in lines:
        key = tuple(getattr(line.row, name) for name in line.row.key)
        if key in seen:
            yield f"{line.at}: {' '.join(map(str, key))} also at {seen[key]}"
        seen.setdefault(key, line.at)
        folded: set[tuple[bool, tuple[str, ...]]] = set()
        for phrase, form in line.row.phrases():
            words = form.startswith("demonym"), arabic.words(phrase)
            if words in folded:
                yield f"{line.at}: {form}: {phrase} is there already, by the fold"
            folded.add(words)
