"""One page to look at and to send: a picture, a table and the sentences behind each event, in one file that asks the network for nothing.

What articles say is data here: it stands in a JSON island that cannot end early, the page puts it into the document as text alone, and
the content security policy lets run what we wrote and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from string import Template
from typing import IO, Any

import timeline
from timeline import arabic
from timeline.export import evidence
from timeline.export.articles import Record, articles
from timeline.model import EVENT_TYPES
from timeline.table import BETWEEN, COLUMNS, Row

LANGUAGES = ("en", "ar")
NAMED = ("actors", "actor_ids", "actor_countries", "recipients", "recipient_ids", "recipient_countries", "others", "place", "place_country")
"""The columns whose cells list names or codes that have a name in English."""

SCRIPTS = ("words", "fold", "dates", "events", "filters", "picture", "table", "detail", "page")
"""The parts of the program, in the order in which they build on each other."""


def write(rows: Sequence[Row], stream: IO[bytes], mentions: Iterable[Record] = ()) -> None:
    """Write rows as a page, each with the sentences of its mentions; without these it shows the table's own evidence.

    Half a surrogate pair, which no file in UTF-8 can hold, becomes a question mark.
    """
    vega, program, style = _vega(), _program(), _part("page.css")
    page = Template(_part("page.html")).substitute(
        policy=_policy(scripts=(vega, program), styles=(style,)),
        version=timeline.__version__,
        style=style,
        data=_island(_data(rows, mentions)),
        vega=vega,
        program=program,
        **{f"{key}_{language}": words()[language][key] for language in LANGUAGES for key in ("heading", "noscript")},
    )
    stream.write(page.encode(errors="replace"))


def _data(rows: Sequence[Row], mentions: Iterable[Record]) -> dict[str, Any]:
    """All that the page knows."""
    from timeline.export import chart

    known = {row.event_id for row in rows}
    records = [record for record in mentions if record.get("event_id") in known]
    return {
        "columns": COLUMNS,
        "rows": [[getattr(row, name) for name in COLUMNS] for row in rows],
        "between": BETWEEN,
        "types": EVENT_TYPES,
        "told": {id: [asdict(told) for told in sentences] for id, sentences in evidence.told(records).items()},
        "articles": {id: asdict(article) for id, article in articles(records).items()},
        "names": _names(rows, records),
        "words": words(),
        "fold": arabic.FOLD,
        "chart": chart.spec(),
    }


@cache
def words() -> dict[str, dict[str, str]]:
    """The words of the interface by language and key; a cell without a word is left out."""
    header, *lines = (line.split("\t") for line in _part("words.tsv").splitlines())
    return {language: {line[0]: line[i] for line in lines if line[i]} for i, language in enumerate(header) if language in LANGUAGES}


def _names(rows: Iterable[Row], records: Iterable[Record]) -> dict[str, dict[str, str]]:
    """The names of countries by code, in both languages, and the English names of people by id and of the rest by Arabic name."""
    from timeline.lexicon import load_table
    from timeline.lexicon.rows import City, Organisation, Person, State

    states = {state.iso3: state for state in load_table(State)}
    english = {city.label_ar: city.label_en for city in load_table(City)}
    english |= {person.id: person.label_en for person in load_table(Person)}
    english |= {body.id: body.label_en for body in load_table(Organisation)}
    english |= evidence.names(records)
    english |= {name: state.label_en for state in states.values() for name in (state.iso3, state.label_ar)}
    cells = (getattr(row, name) for row in rows for name in NAMED)
    used = {value for cell in cells for value in cell.split(BETWEEN)}
    return {
        "ar": {code: states[code].label_ar for code in sorted(used & set(states))},
        "en": {name: english[name] for name in sorted(used & set(english))},
    }


def _island(value: object) -> str:
    """JSON that can stand in a script element: nothing in it ends or opens one."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _policy(*, scripts: Iterable[str], styles: Iterable[str]) -> str:
    """A content security policy under which these scripts and styles are all that counts, and nothing is fetched or sent."""
    rules = {
        "default-src": ["'none'"],
        "script-src": map(_digest, scripts),
        "style-src": map(_digest, styles),
        "img-src": ["data:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(" ".join((name, *sources)) for name, sources in rules.items())


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _vega() -> str:
    """Vega, Vega-Lite and vega-embed, as vl-convert carries them."""
    import vl_convert

    return vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;").replace("</script", "<\\/script")


@cache
def _program() -> str:
    parts = "\n".join(_part(f"{name}.js") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


@cache
def _part(name: str) -> str:
    return (files("timeline.export") / "page" / name).read_text(encoding="utf-8")
