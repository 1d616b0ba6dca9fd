"""Accuracy, layer by layer: ``python benchmarks/accuracy.py [GOLD_FOLDER ARTICLES ...]``.

Without arguments on the example story and its shipped gold; with a folder of annotations in the exchange format (one
JSON file an article, named after its stem or id) and articles, on those. Prints F1 with counts.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.gate.corpus import EXAMPLE, GOLD
from tests.gate.scoring import Score

import riwaya
from riwaya.exporters import to_schema


def main() -> int:
    """Print the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD
    score = Score()
    count = 0
    for article in riwaya.articles_from(sys.argv[2:] or [EXAMPLE]):
        path = folder / f"{article.stem}.json"
        if path.is_file():
            score.add(json.loads(path.read_text(encoding="utf-8")), to_schema(riwaya.read(article)))
            count += 1
    print(f"{count} articles")
    for name, tally in score.tallies.items():
        print(f"{name:32s} F1 {tally.f1:.3f}  ({tally.hits} of {tally.gold} gold, {tally.predicted} predicted)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
