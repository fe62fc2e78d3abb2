"""The model of names of camel-tools, in a Python of its own: what happens when it is missing, and the whole way when it is there."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import timeline
from timeline.errors import NerError
from timeline.romanise import romanise, slug

TEXT = "استقبل وزير الخارجية المصري سامح شكري كلايد دونمور في القاهرة يوم الثلاثاء."
PUBLISHED = "2023-05-04"
NAME = "كلايد دونمور"
MAN = {"كلايد": "B-PERS", "دونمور": "I-PERS"}
ID = slug(NAME)


def python(code: str, data: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "CAMELTOOLS_DATA": str(data), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run([sys.executable, "-c", code], input=TEXT, env=environment, capture_output=True, text=True, encoding="utf-8")


REPORT = """
import sys
from timeline.cli import main
try:
    main({arguments})
except SystemExit as end:
    print("ended", end.code)
print("loaded", *(m for m in ("torch", "transformers", "camel_tools.data", "camel_tools.ner") if m in sys.modules))
"""


HINT = "--ner camel needs the model of camel-tools, which is not in {data}: run camel_data -i ner-arabert"


@pytest.mark.parametrize("arguments", [["extract", "-", "--ner", "camel"], ["explain", TEXT, "--ner", "camel"]])
def test_missing_data_are_one_clear_line(tmp_path: Path, arguments: list[str]) -> None:
    done = python(REPORT.format(arguments=arguments), tmp_path)
    assert done.stdout.split() == ["ended", "1", "loaded"]
    assert done.stderr == f"Error: {HINT.format(data=tmp_path)}\n"


@pytest.mark.parametrize(
    "catalogue",
    [
        "{}",
        "no JSON",
        '{"components": {"NamedEntityRecognition": []}}',
        '{"components": {"NamedEntityRecognition": {"default": "x", "datasets": {"x": {"path": "ner/x"}}}}}',
    ],
)
def test_a_catalogue_without_the_model_is_no_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, catalogue: str) -> None:
    (tmp_path / "catalogue.json").write_text(catalogue, encoding="utf-8")
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    with pytest.raises(NerError) as raised:
        timeline.extract({"id": "a", "text": TEXT}, ner="camel")
    assert str(raised.value) == HINT.format(data=tmp_path)


def test_missing_torch_is_one_clear_line(tmp_path: Path) -> None:
    dataset = {"default": "x", "datasets": {"x": {"path": "ner/x"}}}
    (tmp_path / "catalogue.json").write_text(json.dumps({"components": {"NamedEntityRecognition": dataset}}), encoding="utf-8")
    (tmp_path / "data/ner/x").mkdir(parents=True)
    for name in ("config.json", "vocab.txt"):
        (tmp_path / "data/ner/x" / name).write_text("{}", encoding="utf-8")
    done = python('import sys; sys.modules["torch"] = None\n' + REPORT.format(arguments=["extract", "-", "--ner", "camel"]), tmp_path)
    assert done.stdout.splitlines()[0] == "ended 1"
    assert done.stderr == "Error: --ner camel needs torch, which is not installed: run pip install torch transformers\n"


def test_without_ner_nothing_of_it_is_loaded(tmp_path: Path) -> None:
    done = python(REPORT.format(arguments=["extract", "-"]), tmp_path)
    assert done.stderr == ""
    assert done.stdout.splitlines()[-2:] == ["ended 0", "loaded"]


@pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="torch is not installed")
def test_the_recogniser_of_camel_tools_finds_whom_the_tables_do_not_know(tmp_path: Path) -> None:
    """The whole way with the real ``NERecognizer`` on a model made for this test, in a Python of its own."""
    date = ["--publish-date", PUBLISHED]
    commands = [["extract", "-", *date], ["extract", "-", *date, "--ner", "camel"], ["explain", TEXT, *date, "--ner", "camel"]]
    asked = json.dumps({"labels": MAN, "text": TEXT, "published": PUBLISHED, "commands": commands})
    script = Path(__file__).with_name("tiny_ner.py")
    done = subprocess.run([sys.executable, script, tmp_path], input=asked, capture_output=True, text=True, encoding="utf-8", check=True)
    answer = json.loads(done.stdout)
    plain, more, why, broken = answer["commands"]
    assert [[code, err] for code, _, err in (plain, more, why)] == [[0, ""]] * 3
    assert list(csv.DictReader(io.StringIO(plain[1]))) == []
    (row,) = csv.DictReader(io.StringIO(more[1]))
    assert (row["type"], row["date"]) == ("meeting", "2023-05-02")
    assert (row["actor_ids"], row["recipient_ids"]) == ("shoukry-sameh", ID)
    assert (row["recipients"], row["recipient_countries"], row["place"]) == (NAME, "", "القاهرة")
    start = TEXT.index(NAME)
    assert f"  {start}-{start + len(NAME)} «{NAME}»  person {ID} {romanise(NAME)}  [ner]\n" in why[1]
    assert broken[:2] == [1, ""]
    assert broken[2].startswith(f"Error: --ner camel: {tmp_path / 'data/ner/tiny'} cannot be read (")
    assert broken[2].endswith("): run camel_data -i -f ner-arabert\n") and broken[2].count("\n") == 1
    assert (answer["actors"], answer["recipients"]) == (["shoukry-sameh"], [ID])
