"""The Arabic cases of Recognizers-Text (MIT): ``python benchmarks/recognizers.py [FOLDER]``.

One line for each file: cases right, counted and left out. Left out are the expectations of
``tests/data/recognizers_disputed.tsv`` and ``tests/data/recognizers_numbers.tsv``, each with its reason. The files
named ``…Parser`` give values; those of periods give a beginning and an end, which stand here in two expressions or in
one. The files named ``…Extractor`` give extents alone: right is an extent whose words but prepositions lie in what was
found.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.recognizers_numbers import MODELS
from benchmarks.recognizers_numbers import measure as measure_numbers
from riwaya import Settings, article_of
from riwaya.annotate.dates import annotate_dates
from riwaya.clean import frame_of
from riwaya.lang.tables import parse_table
from riwaya.model import Reading, TimeMention

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT.parent / "shared" / "data" / "recognizers_text_arabic"
DISPUTED = ROOT / "tests" / "data" / "recognizers_disputed.tsv"
VALUES = ("DateParser", "TimeParser", "DateTimeParser", "DurationParser", "SetParser", "HolidayParser")
RANGES = ("TimePeriodParser", "DateTimePeriodParser")
EXTENTS = (
    "DateExtractor",
    "DatePeriodExtractor",
    "DateTimeExtractor",
    "DateTimePeriodExtractor",
    "DurationExtractor",
    "HolidayExtractor",
    "MergedExtractor",
    "SetExtractor",
    "TimeExtractor",
    "TimePeriodExtractor",
)
# The same length or repetition written another way.
_SAME = {"P0.5Y": "P6M", "PT1.5H": "PT90M", "PT0.5H": "PT30M", "PT2.5H": "PT150M", "PT24H": "P1D", "P3.5Y": "P42M"}
_SETS = {"P1D": "XXXX-XX-XX", "P1W": "XXXX-WXX", "P1M": "XXXX-XX", "P1Y": "XXXX"}
_SMALL = frozenset(
    (
        "من",
        "إلى",
        "الى",
        "حتى",
        "بين",
        "ما",
        "في",
        "و",
        "خلال",
        "هذا",
        "هذه",
        "يوم",
        "عند",
        "بعد",
        "قبل",
        "تمام",
        "حوالي",
    )
)

Found = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Figures:
    """Results of one file: right, counted, left out, and the positions of the wrong cases."""

    right: int
    counted: int
    left_out: int
    wrong: tuple[int, ...]

    @property
    def share(self) -> float:
        """Right of counted."""
        return self.right / self.counted if self.counted else 1.0


def found_in(text: str, day: str) -> list[Found]:
    """Expressions of a text: start, end, value."""
    article = article_of(text + " .\nقال الرجل شيئا.", published=day)
    reading = Reading(article=article, frame=frame_of(article))
    mentions = [record for record in annotate_dates(reading, Settings()) if isinstance(record, TimeMention)]
    return [(m.span.start, m.span.end, m.value) for m in mentions if m.span.end <= len(text)]


def disputed() -> set[tuple[str, int]]:
    """File and position of the cases left out."""
    rows = parse_table(DISPUTED.read_text(encoding="utf-8"), DISPUTED.name).rows
    return {(row["file"], int(row["index"])) for row in rows}


def measure(name: str, folder: Path = FOLDER) -> Figures:
    """How a file of the specification comes out."""
    cases: list[dict[str, Any]] = json.loads(
        (folder / "Specs_DateTime" / f"{name}.json").read_text(encoding="utf-8-sig")
    )
    out = disputed()
    right = counted = left_out = 0
    wrong: list[int] = []
    for index, case in enumerate(cases):
        if (name, index) in out:
            left_out += 1
            continue
        day = (case.get("Context") or {}).get("ReferenceDateTime", "2016-11-07")[:10]
        found = found_in(case["Input"], day)
        hits = [_is_right(name, case, result, found) for result in case["Results"]]
        right, counted = right + sum(hits), counted + len(hits)
        if not all(hits):
            wrong.append(index)
    return Figures(right, counted, left_out, tuple(wrong))


def _is_right(name: str, case: dict[str, Any], result: dict[str, Any], found: list[Found]) -> bool:
    start, end = result["Start"], result["Start"] + result["Length"]
    within = [hit for hit in found if hit[0] < end and hit[1] > start]
    if name in EXTENTS:
        return _covered(case["Input"], start, min(end, len(case["Input"])), within)
    offset = bool(re.search("قبل|بعد|منذ", case["Input"]))
    if name in RANGES:
        return _range_right(result["Value"], within)
    return any(_right(value, result["Value"], offset) for _, _, value in within)


def _covered(text: str, start: int, end: int, within: list[Found]) -> bool:
    """Whether every word of an extent but the small ones lies in what was found."""
    words = [m for m in re.finditer(r"\S+", text[start:end]) if m[0].strip("،,.؟!-") not in _SMALL | {""}]
    places = [(start + m.start(), start + m.end()) for m in words]
    return bool(within) and all(any(a < y and b > x for a, b, _ in within) for x, y in places)


def _norm(value: str) -> str:
    value = _SAME.get(value, value).replace(" ", "T").replace("T24", "T00")
    for _ in range(2):
        value = re.sub(r"(T\d\d(:\d\d)?):00$", r"\1", value)
    return value


def _resolutions(expected: dict[str, Any]) -> list[list[str]]:
    sides = (expected.get(side) or {} for side in ("PastResolution", "FutureResolution"))
    return [[value for value in side.values() if isinstance(value, str)] for side in sides if side]


def _right(value: str, expected: dict[str, Any], offset: bool) -> bool:
    """Whether a value is the Timex or one of the resolutions; an offset in months or years names the month or year."""
    wanted = {expected["Timex"]} | {value for side in _resolutions(expected) for value in side}
    forms = {_norm(w) for w in wanted} | {_SETS[w] for w in wanted if w in _SETS}
    value = _norm(value)
    clock = _norm("T" + value.split("T", 1)[1]) if "T" in value else ""
    coarser = offset and len(value) in (4, 7) and any(re.match(r"\d{4}-", w) and w.startswith(value) for w in wanted)
    return value in forms or (bool(clock) and clock in forms) or coarser


def _range_right(expected: dict[str, Any], within: list[Found]) -> bool:
    """Whether the first and the last expression are the beginning and the end, or one is the period named."""
    timex = expected["Timex"].strip("()").split(",")
    values = [_norm(value) for _, _, value in within]
    if len(timex) == 1:
        day, _, part = timex[0].partition("T")
        days = {side[0][:10] for side in _resolutions(expected) if side} if day else {""}
        return any(value.endswith(f"T{part}") and (not day or value[:10] in days) for value in values)
    ends = [side for side in _resolutions(expected) if len(side) == 2]
    if len(values) == 1:  # a length, or the rest of a day
        return values[0] == _norm(timex[2]) or all(values[0] == side[0][:10] == side[1][:10] for side in ends)
    values = [value for value in values if re.search(r"T\d", value)]
    return bool(values) and any(
        _meets(values[0], _norm(side[0])) and _meets(values[-1], _norm(side[1])) for side in ends
    )


def _meets(value: str, wanted: str) -> bool:
    """Whether a value is the one wanted; by the clock alone where only that is wanted."""
    return value == wanted if "-" in wanted else _norm("T" + value.split("T", 1)[-1]) == _norm(f"T{wanted}")


def main() -> None:
    """Print a line for each file and one for each group."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    if not folder.is_dir():
        print(f"{folder} is not there: nothing measured")
        return
    for title, names in (("values", VALUES), ("ranges", RANGES), ("extents", EXTENTS)):
        results = [(name, measure(name, folder)) for name in names]
        for name, figures in results:
            share = f"{figures.right} of {figures.counted} right ({figures.share:.1%})"
            print(f"{name}: {share}, {figures.left_out} left out, wrong: {list(figures.wrong)}")
        right, counted = (sum(getattr(f, field) for _, f in results) for field in ("right", "counted"))
        print(f"{title} together: {right} of {counted} right ({right / counted:.1%})")
    for model in MODELS:
        good, total, out, missed = measure_numbers(model, folder / "Specs_Number")
        print(f"{model}: {good} of {total} right ({good / total:.1%}), {out} left out, wrong: {missed}")


if __name__ == "__main__":
    main()
