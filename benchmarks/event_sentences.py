"""Events against sentences that coders labelled for ASSAULT and PROTEST.

    python benchmarks/event_sentences.py [FOLDER]

A sentence counts as found when an event of the type that happened is found in it and is no background. The weights of
the model `event_sentences` were fitted on the sentences of the default folder, so that figures on them flatter;
`train_event_sentences.py` prints those of cross-validation. On sentences of another FOLDER nothing was fitted. Skips
when the data is not there.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from pathlib import Path

from riwaya import article_of, read
from riwaya.model import Reading

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "event_gsr"
TYPES = ("assault", "protest")


def is_reported(reading: Reading, plover: str) -> bool:
    """Whether an event of the type that happened is found in the sentence."""
    return any(e.plover == plover and e.status == "happened" and not e.background for e in reading.events)


def sentence_counts(folder: Path, name: str) -> Counter[tuple[str, bool]]:
    """How often each (label, found) occurs; sentences labelled ambiguous are left out."""
    counts: Counter[tuple[str, bool]] = Counter()
    with (folder / f"{name}_sentences.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["label"] != "ambiguous":
                reading = read(article_of(row["text"] + "\n"))
                counts[row["label"], is_reported(reading, name.upper())] += 1
    return counts


def scores(counts: Counter[tuple[str, bool]], against: tuple[str, ...]) -> tuple[float, float, float]:
    """Precision, recall and F1 of "yes" against some "no" classes."""
    hit, missed = counts["yes", True], counts["yes", False]
    wrong = sum(counts[label, True] for label in against)
    precision, recall = hit / max(1, hit + wrong), hit / max(1, hit + missed)
    return precision, recall, 2 * hit / max(1, 2 * hit + wrong + missed)


def role_overlap(folder: Path, name: str) -> Counter[str]:
    """How many coded sources and targets there are, and how many share a word with that role of an event of their
    sentence («source», «source found», «target», «target found»)."""
    found: Counter[str] = Counter()
    for item in json.loads((folder / f"{name}_spans.json").read_text(encoding="utf-8")):
        reading = read(article_of(item["text"] + "\n"))
        given = {role: _given(reading, role) for role in ("source", "target")}
        for span in item["spans"]:
            for role, words in given.items():
                if span[f"{role}_actor"]:
                    found[role] += 1
                    found[role + " found"] += not words.isdisjoint(_bare(w) for w in span[f"{role}_actor"])
    return found


def _given(reading: Reading, role: str) -> set[str]:
    """The words of one role of all events of a reading."""
    spans = [event.actor_span if role == "source" else event.target_span for event in reading.events]
    return {_bare(word) for span in spans if span for word in reading.article.quote(span).split()}


def _bare(word: str) -> str:
    return word.strip('«»"،.()').removeprefix("و").removeprefix("ب").removeprefix("لل").removeprefix("ال")


def main() -> int:
    """Print the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    if not folder.is_dir():
        print(f"skipped: {folder} is not there")
        return 0
    for name in TYPES:
        counts = sentence_counts(folder, name)
        for against in (("easy no", "difficult no"), ("easy no",), ("difficult no",)):
            precision, recall, f1 = scores(counts, against)
            print(f"{name.upper():8s} against {' + '.join(against):24s} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
        roles = role_overlap(folder, name)
        for role in ("source", "target"):
            print(f"{name.upper():8s} {role}: {roles[role + ' found']} of {roles[role]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
