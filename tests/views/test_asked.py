"""Titles of the questions that a story asks by itself."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from riwaya import article_of
from riwaya.cli.printing import printed
from riwaya.model import Question, Story
from riwaya.pipeline import link, read
from riwaya.views.asked import question_text
from riwaya.views.evidence import StoryIndex

SAID = {
    "اتفاق": (
        "قال الوزير سالم الحمد إن الاتفاق النووي لم يعد قائما.",
        "أكدت المتحدثة هدى الراشد أن الاتفاق النووي يصب في مصلحة الجميع.",
        "أعلن النائب كمال الأسمر أن بلاده ملتزمة بالاتفاق النووي حتى النهاية.",
    ),
    "انقلاب": (
        "قال الوزير سالم الحمد إن محاولة الانقلاب فشلت في ساعاتها الأولى.",
        "أكدت المتحدثة هدى الراشد أن محاولة الانقلاب لم تكن مفاجئة.",
    ),
    "مظاهرات": (
        "قال الوزير سالم الحمد إن المظاهرات في تونس سلمية.",
        "أكدت المتحدثة هدى الراشد أن المظاهرات ستتسع في تونس كلها.",
    ),
    "عقوبات": (
        "قال الوزير سالم الحمد إن العقوبات الاقتصادية لا تجدي.",
        "أكدت المتحدثة هدى الراشد أن العقوبات الاقتصادية ترفع غدا.",
    ),
    "التزامها": (
        "قال الوزير سالم الحمد إن الحكومة جددت التزامها كاملا.",
        "أكدت المتحدثة هدى الراشد أن الشركة نقضت التزامها أمس.",
    ),
    "زنبق": ("قال الوزير سالم الحمد إن الزنبق لا يباع.", "أكدت المتحدثة هدى الراشد أن الزنبق متوفر."),
}


def _story(sentences: Sequence[str], *questions: Question) -> Story:
    readings = [read(article_of(f"عنوان المقال هنا\n{said}", stem=str(n))) for n, said in enumerate(sentences)]
    return link(readings, questions=questions)


@pytest.mark.parametrize(
    ("said", "topic", "arabic", "english"),
    [
        ("اتفاق", "الاتفاق", "الاتفاق النووي", "Nuclear Agreement"),
        ("انقلاب", "الانقلاب", "محاولة الانقلاب", "Coup Attempt"),
        ("مظاهرات", "المظاهرات", "المظاهرات: تونس", "Demonstrations: Tunisia"),
        ("عقوبات", "الاقتصادية", "العقوبات الاقتصادية", "Economic Sanctions"),
        ("التزامها", "التزامها", "ما قيل عن الالتزام", "Statements on the Commitment"),
        ("زنبق", "الزنبق", "ما قيل عن الزنبق", "ما قيل عن الزنبق"),
    ],
)
def test_a_topic_gets_a_title(said: str, topic: str, arabic: str, english: str) -> None:
    question = Question("q", topic, keywords=(topic,))
    index = StoryIndex(_story(SAID[said], question))
    assert question_text(index, question) == arabic
    assert question_text(index, question, "en") == english


def test_what_a_person_asks_stays() -> None:
    question = Question("q", "هل يبقى الاتفاق؟", keywords=("الاتفاق",), given=True)
    index = StoryIndex(_story(SAID["اتفاق"], question))
    assert question_text(index, question) == question_text(index, question, "en") == "هل يبقى الاتفاق؟"


def test_a_story_without_dates_says_so() -> None:
    lines = list(printed(_story(SAID["زنبق"]), "overview", "en"))
    assert "Articles without a publication date" in lines
    assert not any(line.strip() == ".." for line in lines)
