"""Accuracy on articles no rule was written for: ``python benchmarks/unread.py [read | second | decided | annotators]``.

`gold/news2018.jsonl` holds annotations of 54 articles of the ANT corpus (news and features of 2018, five outlets;
dates, quantities, actors, attributions, events), made by hand on 2026-11-22 before any output was seen. It holds
places, values and names and no text of the publishers, which is taken from the corpus (`../shared/data`).
Errors in 39 of them were read since (`read`); the other fifteen are held back: nobody looks at more than their totals.
Another person annotated these fifteen a day later without seeing the first annotations or any output (no actors):
`second` measures against that, `decided` against dates and quantities where a third person decided between the two,
`annotators` how far the two agree, which nothing can be expected to pass.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.gate.scoring import Score

import riwaya
from riwaya.exporters import to_schema
from riwaya.readers import article_of

GOLD = Path(__file__).parent / "gold" / "news2018.jsonl"
DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "ant_multisource"
_FIELDS = ("TITLE", "TEXT")


def restored(value: Any, text: str) -> Any:
    """Annotations in the exchange format from their short form, in which a span is [start, end] in code points.

    >>> restored({"source": [0, 6], "act": "deny"}, "الوزير نفى")["source"]["text"]
    'الوزير'
    """
    if isinstance(value, list) and len(value) == 2 and all(type(place) is int for place in value):
        return {"start": value[0], "end": value[1], "text": text[value[0] : value[1]]}
    if isinstance(value, list):
        return [restored(each, text) for each in value]
    if not isinstance(value, dict):
        return value
    whole = {name: restored(each, text) for name, each in value.items() if name != "at"}
    return {**restored(value["at"], text), **whole} if "at" in value else whole


def gold_rows() -> list[dict[str, Any]]:
    """The rows of the gold file: `id` of the corpus, the beginning of the text's SHA-256, `held_back`, the layers."""
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def texts(archive: Path, wanted: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Article number and text, the title in its first line, of the articles asked for."""
    numbers = frozenset(wanted)
    with tarfile.open(archive) as file:
        for member in file:
            number = Path(member.name).stem
            handle = file.extractfile(member) if member.isfile() and number in numbers else None
            if handle:
                page = handle.read().decode("utf-8", "replace")
                title, body = (page.partition(f"<{name}>")[2].partition(f"</{name}>")[0].strip() for name in _FIELDS)
                lines = re.sub(r"\n{2,}", "\n", body)
                yield number, f"{title}\n{lines}\n"


def main() -> int:
    """Print the table; 1 when the corpus is not there or holds other texts."""
    archive = next(DATA.glob("*.tar.gz"), None)
    if archive is None:
        print(f"no articles at {DATA.name}: this needs the ANT corpus beside the repository", file=sys.stderr)
        return 1
    which = sys.argv[1] if len(sys.argv) > 1 else ""
    rows = {row["id"]: row for row in gold_rows() if row.get("held_back", False) is (which != "read")}
    score = Score()
    for number, text in texts(archive, rows):
        row = rows.pop(number)
        if not hashlib.sha256(text.encode()).hexdigest().startswith(row["sha256"]):
            print(f"{number}: not the text that was annotated", file=sys.stderr)
            return 1
        second = {"article": row["article"], **row.get("second", {})}
        gold = {"second": second, "decided": {**second, **row.get("decided", {})}}.get(which, row)
        if which == "annotators":
            score.add(restored({**row, "actors": []}, text), restored(second, text))
            continue
        article = article_of(text, stem=number, published=row["article"]["published"])
        score.add(restored(gold, text), to_schema(riwaya.read(article)))
    if rows:
        print(f"not in the corpus: {', '.join(sorted(rows))}", file=sys.stderr)
        return 1
    for name, tally in score.tallies.items():
        if tally.gold:
            print(f"{name:32s} F1 {tally.f1:.3f}  ({tally.hits} of {tally.gold} gold, {tally.predicted} predicted)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
