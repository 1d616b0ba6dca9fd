"""Small words around figures: each row of their table changes what its case reads."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

from riwaya.annotate import figures, quantities
from riwaya.annotate.actors import ACTORS
from riwaya.annotate.dates import DATES
from riwaya.annotate.figures import knowledge
from riwaya.clean import frame_of
from riwaya.lang.tables import load_table
from riwaya.model import Article, Quantity, Reading
from riwaya.pipeline import _with_records
from riwaya.settings import Settings

ROWS = load_table("quantities_grammar", folder="cases").rows
MODULES = [
    quantities,
    *(importlib.import_module(f"{figures.__name__}.{m.name}") for m in pkgutil.iter_modules(figures.__path__)),
]


def framed(text: str) -> Reading:
    """The text with its dates and actors."""
    article = Article(id="a", text=text, digest="")
    reading = Reading(article=article, frame=frame_of(article))
    for annotator in (DATES, ACTORS):
        reading = _with_records(reading, annotator.annotate(reading, Settings()))
    return reading


def shown(reading: Reading) -> str:
    """The quantities of a reading as the cases write them."""
    found = [record for record in quantities.annotate_quantities(reading, Settings()) if isinstance(record, Quantity)]
    parts = []
    for q in sorted(found, key=lambda quantity: quantity.span):
        low, high = ("" if limit is None else str(limit) for limit in (q.minimum, q.maximum))
        whose = f" of {q.party}" if q.party else ""
        parts.append(f"{low}..{high} {q.modifier} {q.kind} {q.unit}".strip() + whose)
    return "; ".join(parts) or "-"


def take_out(name: str, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take a word out of what the modules made of its list."""
    key = knowledge.key(word)
    made = [make(name) for make in (knowledge.grammar, knowledge.openings, knowledge.phrases, knowledge.values)]
    for module in MODULES:
        for variable, value in list(vars(module).items()):
            if not any(value is each for each in made if each):
                continue
            if isinstance(value, dict):
                left: object = {k: v for k, v in value.items() if k != key}
            else:
                left = type(value)(each for each in value if each not in (key, tuple(key.split())))
            monkeypatch.setattr(module, variable, left)


def test_every_row_has_a_case() -> None:
    rows = {(row["list"], row["word"]) for row in load_table("figure_grammar").rows}
    assert rows == {(row["list"], row["word"]) for row in ROWS}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['list']}-{row['word']}")
def test_case_needs_its_row(row: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    reading = framed(row["input"])
    assert shown(reading) == row["expected"]
    take_out(row["list"], row["word"], monkeypatch)
    knowledge.duals.cache_clear()
    without = shown(reading)
    monkeypatch.undo()
    knowledge.duals.cache_clear()
    assert without != row["expected"]
