"""How common each term is in news headlines at large: makes src/riwaya/lang/ar/lexicon/common_terms.tsv.

Counts over the headlines of ANS (Apache-2.0, github.com/latynt/ans), which lie beside the repository in
../shared/data/ans; without them the script says so and changes nothing.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from math import log
from pathlib import Path

from riwaya.link.terms import terms_of

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data" / "ans"
TABLE = ROOT / "src" / "riwaya" / "lang" / "ar" / "lexicon" / "common_terms.tsv"
# A term whose information is at least this (in nats) is rare enough to count in full.
FULL = 6.5


def headlines() -> set[str]:
    """All distinct headlines of the training parts."""
    found = set()
    for part in ("stance", "claim"):
        with (DATA / part / "train.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found |= {row[column] for column in ("s1", "s2", "claim_s") if row.get(column)}
    return found


def main() -> None:
    """Count and write."""
    if not DATA.exists():
        sys.exit(f"no headlines at {DATA}")
    texts = headlines()
    counts = Counter(term for text in sorted(texts) for term in terms_of(text))
    rows = []
    for term, count in counts.items():
        share = log(len(texts) / count) / FULL
        if share < 1:
            rows.append((term, f"{share:.2f}"))
    head = [
        "# How much a term tells, 0 to 1, where it is less than in full: its information in news headlines at large.",
        "# Made by benchmarks/count_terms.py from the headlines of ANS (Apache-2.0). A concept begins with @.",
        "term\ttells",
    ]
    TABLE.write_text("\n".join([*head, *("\t".join(row) for row in sorted(rows))]) + "\n", encoding="utf-8")
    print(f"{len(texts)} headlines, {len(rows)} terms")


if __name__ == "__main__":
    main()
