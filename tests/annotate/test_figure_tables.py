"""Plain word lists of figures: each row changes what a sentence with its word reads."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

from riwaya.annotate import figures
from riwaya.annotate.figures import bounds, knowledge
from riwaya.annotate.quantities import QUANTITIES
from riwaya.clean import frame_of
from riwaya.lang.tables import load_table
from riwaya.model import Article, Quantity, Reading
from riwaya.settings import Settings

MODULES = [importlib.import_module(f"{figures.__name__}.{m.name}") for m in pkgutil.iter_modules(figures.__path__)]
# Each table with its column and sentences, one of which any of its words decides.
TABLES = {
    "not_units": (
        "word",
        ("حضر 15 {} كما قيل.", "وصلت 15 سفينة إلى الميناء و7 {} ذلك.", "حضر 15 شخصا {} على الأقل."),
    ),
    "change_verbs": ("word", ("{} العدد من 15 إلى 20 سفينة.",)),
    "fraction_idioms": ("word", ("بلغ ربع {} أمس.",)),
    "numbered_nouns": ("noun", ("نظرت اللجنة في {} 15 مباشرة.",)),
}


def shown(text: str) -> list[tuple[float | int | None, float | int | None, str, str]]:
    """Limits, kind and unit of the quantities, with no dates and no actors before."""
    article = Article(id="a", text=text, digest="")
    records = QUANTITIES.annotate(Reading(article=article, frame=frame_of(article)), Settings())
    return [(q.minimum, q.maximum, q.kind, q.unit) for q in records if isinstance(q, Quantity)]


def take_out(table: str, place: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the modules read their tables without one row."""
    column = TABLES[table][0]
    rows = load_table(table).rows
    left = frozenset(knowledge.key(row[column]) for k, row in enumerate(rows) if k != place)
    whole = knowledge.words_of

    def words_of(name: str, column: str = "word") -> frozenset[str]:
        return left if name == table else whole(name, column)

    for module in MODULES:
        if "words_of" in vars(module):
            monkeypatch.setattr(module, "words_of", words_of)
    if table == "not_units":
        monkeypatch.setattr(bounds, "_NOT_UNITS", left)


@pytest.mark.parametrize("table", TABLES)
def test_every_row_is_needed(table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    column, sentences = TABLES[table]
    idle = []
    for place, row in enumerate(load_table(table).rows):
        word = row[column]
        texts = [sentence.format(word) for sentence in sentences]
        readings = [shown(text) for text in texts]
        take_out(table, place, monkeypatch)
        if [shown(text) for text in texts] == readings:
            idle.append(word)
        monkeypatch.undo()
    assert idle == []
