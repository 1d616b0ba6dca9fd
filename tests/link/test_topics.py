"""Topics as headings, and the questions that a story raises without being asked."""

from __future__ import annotations

import pytest

from riwaya.lang.tables import load_table
from riwaya.link.topics import topics_of
from tests.link.stories import story_of

TOPICS = [
    ("الخلاف على ملء السد ما زال قائماً", ["الخلاف", "ملء السد"]),
    ("فشل في الاجتماع الأمني", ["الاجتماع الأمني"]),
    ("لا عودة إلى طاولة المفاوضات قبل وقف القتال", ["طاولة المفاوضات", "وقف القتال"]),
    ("للمفاوضات شروط", ["المفاوضات"]),
    ("الوزير أعلن ذلك يوم الخميس", []),
    ("ملتزمون بأزمتها الكبيرة", []),
    ("الولايات المتحدة لن تعلق", []),
    ("الحَرب ستطول", ["الحرب"]),
    ("اتفقا على الـ و", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "headings"), TOPICS)
def test_topics(text: str, headings: list[str]) -> None:
    found = list(topics_of(text))
    assert [heading for _, heading in found] == headings
    assert all(key for key, _ in found)


def test_each_word_stands_in_the_table_once() -> None:
    words = [row["word"] for row in load_table("topic_edges").rows]
    assert len(words) == len(set(words))


def test_a_story_raises_what_several_parties_speak_of() -> None:
    story = story_of(
        ("2024-01-10", "قال وزير الري المصري إن الخلاف على ملء السد ما زال قائماً."),
        ("2024-01-15", "أكدت إثيوبيا أن بلادها لن تتراجع عن ملء السد هذا الصيف."),
        ("2024-01-20", "حذر السودان من ملء السد بلا اتفاق."),
    )
    assert [question.text for question in story.questions][:1] == ["ملء السد"]
