"""The Arabic cases of Recognizers-Text (MIT), where they lie beside the repository, less the disputed ones."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest

from riwaya import Settings, article_of
from riwaya.annotate.dates import annotate_dates
from riwaya.clean import frame_of
from riwaya.model import Reading, TimeMention

ROOT = Path(__file__).parents[2]
SPECS = ROOT.parent / "shared/data/recognizers_text_arabic/Specs_DateTime"
DISPUTED = ROOT / "tests/data/recognizers_disputed.tsv"
FLOORS = {"DateParser": 0.9, "TimeParser": 0.9, "DateTimeParser": 0.85, "DurationParser": 0.95, "SetParser": 0.95}
# The same length or repetition written another way.
SAME = {"P0.5Y": "P6M", "PT1.5H": "PT90M", "PT0.5H": "PT30M", "PT2.5H": "PT150M", "PT24H": "P1D", "P3.5Y": "P42M"}
SETS = {"P1D": "XXXX-XX-XX", "P1W": "XXXX-WXX", "P1M": "XXXX-XX", "P1Y": "XXXX"}


def disputed() -> set[tuple[str, int]]:
    with DISPUTED.open(encoding="utf-8") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return {(row["file"], int(row["index"])) for row in rows}


def norm(value: str) -> str:
    value = SAME.get(value, value).replace(" ", "T").replace("T24", "T00")
    for _ in range(2):
        value = re.sub(r"(T\d\d(:\d\d)?):00$", r"\1", value)
    return value


def right(value: str, result: dict[str, Any], offset: bool) -> bool:
    """Whether a value is the Timex or one of the resolutions; an offset in months or years names the month or year."""
    expected = result["Value"]
    wanted = {expected["Timex"]}
    for side in ("PastResolution", "FutureResolution"):
        wanted |= {v for v in (expected.get(side) or {}).values() if isinstance(v, str)}
    forms = {norm(w) for w in wanted} | {SETS[w] for w in wanted if w in SETS}
    value = norm(value)
    clock = norm("T" + value.split("T", 1)[1]) if "T" in value else ""
    coarser = offset and len(value) in (4, 7) and any(re.match(r"\d{4}-", w) and w.startswith(value) for w in wanted)
    return value in forms or (bool(clock) and clock in forms) or coarser


def values(text: str, day: str) -> list[tuple[int, int, str]]:
    article = article_of(text + " .\nقال الرجل شيئا.", published=day)
    reading = Reading(article=article, frame=frame_of(article))
    found = [r for r in annotate_dates(reading, Settings()) if isinstance(r, TimeMention)]
    return [(m.span.start, m.span.end, m.value) for m in found]


@pytest.mark.skipif(not SPECS.exists(), reason="the public cases are not beside the repository")
@pytest.mark.parametrize("name", FLOORS)
def test_share_of_right_values(name: str) -> None:
    cases = json.loads((SPECS / f"{name}.json").read_text(encoding="utf-8-sig"))
    out, hits, total = disputed(), 0, 0
    for index, case in enumerate(cases):
        if (name, index) in out:
            continue
        day = (case.get("Context") or {}).get("ReferenceDateTime", "2016-11-07")[:10]
        found = values(case["Input"], day)
        offset = bool(re.search("قبل|بعد|منذ", case["Input"]))
        for result in case["Results"]:
            total += 1
            start, end = result["Start"], result["Start"] + result["Length"]
            hits += any(s < end and e > start and right(v, result, offset) for s, e, v in found)
    assert hits / total >= FLOORS[name], f"{name}: {hits} of {total}, {len(cases) - total} disputed"
