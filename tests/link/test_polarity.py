"""Which way a statement speaks of each thing."""

from __future__ import annotations

import pytest

from riwaya.link.polarity import DONE, JUDGED, NAMED, NEGATED, signs_of
from riwaya.link.terms import words_of


@pytest.mark.parametrize(
    ("text", "attitude", "expected"),
    [
        (
            "الهجمات المروعة بالأسلحة الكيميائية",
            -JUDGED,
            {"@attack": -JUDGED, "@weapon": -JUDGED, "@chemical": -JUDGED},
        ),
        ("استخدام همجي للأسلحة الكيميائية", 0, {"@use": -JUDGED, "@weapon": -JUDGED, "@chemical": -JUDGED}),
        ("عيوب الاتفاق الفظيعة", 0, {"@deal": -JUDGED}),
        ("التأجيل شهرين أفضل من الفراغ", 0, {"@postpone": JUDGED}),
        ("تحقيق عاجل في الهجوم", DONE, {"@investigate": DONE, "@attack": NAMED}),
        ("لم تحدد أي مهلة لإلغاء الهجوم", 0, {"@date": -NEGATED, "@cancel": 0, "@attack": 0}),
        ("إلغاء الهجوم", DONE, {"@attack": -DONE}),
        ("وجود أدلة على الهجوم", 0, {"@stay": NAMED, "@evidence": NAMED, "@attack": NAMED}),
        ("وجود القوات في المدينة", 0, {"@stay": NAMED, "@army": DONE}),
    ],
)
def test_signs(text: str, attitude: int, expected: dict[str, int]) -> None:
    signs = signs_of(words_of(text), attitude=attitude)
    assert {term: signs.get(term) for term in expected} == expected
