"""The example story with its gold: what the gate measures on."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import riwaya
from riwaya.exporters import to_schema
from riwaya.model import Reading
from tests.gate.scoring import Score

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "withdrawal"
GOLD = Path(__file__).parent / "gold"
FLOORS = Path(__file__).parent / "floors.json"


@cache
def gold() -> dict[str, dict[str, Any]]:
    """Gold annotations by stem."""
    files = sorted(path for path in GOLD.glob("*.json") if path.stem != "relations")
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in files}


@cache
def readings() -> tuple[Reading, ...]:
    """The example story, read."""
    return tuple(riwaya.read(article) for article in riwaya.articles_from([EXAMPLE]))


@cache
def measured() -> dict[str, float]:
    """F1 of every measure on the example story."""
    score = Score()
    for reading in readings():
        if reading.article.stem in gold():
            score.add(gold()[reading.article.stem], to_schema(reading))
    return score.rounded()
