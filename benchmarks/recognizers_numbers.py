"""Numbers, percentages and ordinals of the public Arabic specification of Recognizers-Text, read by riwaya.

Run from the repository: `python benchmarks/recognizers_numbers.py [FOLDER]`. The folder (Specs_Number) is not part
of this repository; without it the script says so and ends. Cases we hold to be wrong are listed with the reason in
tests/data/recognizers_numbers.tsv and left out of the share.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from riwaya.annotate.quantities import QUANTITIES
from riwaya.clean import frame_of
from riwaya.lang.ar.numerals import ordinal_at
from riwaya.lang.ar.ratios import values_in
from riwaya.lang.tables import parse_table
from riwaya.model import Article, Quantity, Reading
from riwaya.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT.parent / "shared" / "data" / "recognizers_text_arabic" / "Specs_Number"
EXCLUDED = ROOT / "tests" / "data" / "recognizers_numbers.tsv"


def percents_in(text: str) -> list[float]:
    """Values of the percentages that the quantities annotator finds."""
    article = Article(id="case", text=text, digest="")
    records = QUANTITIES.annotate(Reading(article=article, frame=frame_of(article)), Settings())
    found = [record for record in records if isinstance(record, Quantity) and record.kind == "percent"]
    return [float(quantity.minimum) for quantity in found if quantity.minimum is not None]


def ordinals_in(text: str) -> list[float]:
    """Values of the ordinals in words."""
    frame = frame_of(Article(id="case", text=text, digest=""))
    found = (ordinal_at(frame, index) for index in range(len(frame.tokens)))
    return [float(ordinal.value) for ordinal in found if ordinal and ordinal.definite]


MODELS: dict[str, Callable[[str], list[float]]] = {
    "NumberModel": values_in,
    "PercentModel": percents_in,
    "OrdinalModelSuppressExtendedTypes": ordinals_in,
}


def excluded() -> dict[str, set[int]]:
    """Positions of the cases left out, by model."""
    found: dict[str, set[int]] = {}
    for row in parse_table(EXCLUDED.read_text(encoding="utf-8"), EXCLUDED.name).rows:
        found.setdefault(row["model"], set()).add(int(row["case"]))
    return found


def measure(model: str, folder: Path = FOLDER) -> tuple[int, int, int, list[int]]:
    """Right, counted and left-out cases of a model, and the positions of the wrong ones."""
    cases: list[dict[str, Any]] = json.loads((folder / f"{model}.json").read_text(encoding="utf-8-sig"))
    left_out = excluded().get(model, set())
    wrong = [
        position
        for position, case in enumerate(cases)
        if position not in left_out and not _right(case, MODELS[model](case["Input"]))
    ]
    counted = len(cases) - len(left_out)
    return counted - len(wrong), counted, len(left_out), wrong


def _right(case: dict[str, Any], found: list[float]) -> bool:
    expected = [float(result["Resolution"]["value"].rstrip("%")) for result in case["Results"]]
    if len(found) != len(expected):
        return False
    return all(abs(a - b) <= 1e-6 * max(abs(a), 1e-12) for a, b in zip(expected, found, strict=True))


def main() -> None:
    """Print one line for each model."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    if not folder.is_dir():
        print(f"{folder} is not there: nothing measured")
        return
    for model in MODELS:
        right, counted, left_out, wrong = measure(model, folder)
        print(f"{model}: {right} of {counted} right ({right / counted:.1%}), {left_out} left out, wrong: {wrong}")


if __name__ == "__main__":
    main()
