"""One happening told by two texts in other words."""

from __future__ import annotations

import pytest

from riwaya.link import deeds
from tests.link.stories import story_of, told

CALL = ("2023-03-03", "دعا الرئيس الفرنسي إيمانويل ماكرون، الجمعة، الحكومة العراقية إلى طرد الإيرانيين من أراضيها.")


@pytest.mark.parametrize(
    ("day", "weekday", "expected"),
    [("2023-03-03", "الجمعة", {("same_event", "type_time_words")}), ("2023-03-09", "الخميس", set())],
)
def test_the_same_person_and_day_say_more_than_words(day: str, weekday: str, expected: set[tuple[str, str]]) -> None:
    again = (day, f"دعا الرئيس الفرنسي إيمانويل ماكرون بغداد، {weekday}، إلى إنهاء الوجود الإيراني في العراق.")
    assert {row[:2] for row in told(story_of(CALL, again), "fact")} == expected


def test_types_under_which_one_happening_is_booked() -> None:
    assert deeds.alike("CONSULT") == deeds.alike("AGREE") != deeds.alike("ASSAULT")
