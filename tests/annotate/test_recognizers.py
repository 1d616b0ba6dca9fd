"""The Arabic cases of Recognizers-Text (MIT), where they lie beside the repository, less the disputed ones."""

from __future__ import annotations

import pytest
from benchmarks.recognizers import EXTENTS, FOLDER, RANGES, VALUES, disputed, measure

FLOORS = {"DateParser": 0.94, "TimeParser": 0.9, "DateTimeParser": 0.86, "DurationParser": 0.95, "SetParser": 0.98}
FLOORS |= {"HolidayParser": 0.98, "TimePeriodParser": 0.94, "DateTimePeriodParser": 0.94}

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the public cases are not beside the repository")


@pytest.mark.parametrize("name", FLOORS)
def test_share_of_right_values(name: str) -> None:
    figures = measure(name)
    assert figures.share >= FLOORS[name], figures


@pytest.mark.parametrize(("names", "floor"), [(VALUES, 0.93), (RANGES, 0.95), (EXTENTS, 0.94)])
def test_files_together(names: tuple[str, ...], floor: float) -> None:
    results = [measure(name) for name in names]
    right, counted = sum(figures.right for figures in results), sum(figures.counted for figures in results)
    assert right / counted >= floor, f"{right} of {counted}"


def test_each_disputed_case_is_there() -> None:
    left_out: dict[str, set[int]] = {}
    for name, index in disputed():
        left_out.setdefault(name, set()).add(index)
    assert {name: measure(name).left_out for name in left_out} == {name: len(found) for name, found in left_out.items()}
