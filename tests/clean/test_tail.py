"""What stands under the last paragraph of a page."""

from __future__ import annotations

import pytest

from tests.clean.test_head import BODY, kinds

TITLE = "هل يعود الاتفاق؟"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ('* نقلاً عن "الرافدين" العراقية', "dateline"),
        ("*نقلا عن صحيفة «الضفاف» الخليجية", "dateline"),
        ("نقلا عن صحيفة الرافدين", "dateline"),
        ("** جميع المقالات المنشورة تمثل رأي كتابها فقط.", "staff"),
        ("الآراء الواردة في المقال تعبر عن رأي كاتبها", "staff"),
        ("* كاتب وباحث عراقي", "byline"),
        ("أستاذ العلوم السياسية في جامعة البصرة", "byline"),
        ("نقلا عن مصدر في الوزارة، قالت الوكالة إن الوفدين اتفقا.", "body"),
        ("كاتب هذه السطور رأى ما جرى هناك بعينيه قبل عشرين عاما.", "body"),
        ("وقال باحث إن الاتفاق لن يدوم", "body"),
    ],
)
def test_closing_lines(line: str, kind: str) -> None:
    assert kinds(f"{TITLE}\n{BODY}\n{BODY}\n{line}") == ["title", "body", "body", kind]


def test_a_credit_stands_above_the_disclaimer() -> None:
    text = f"{TITLE}\n{BODY}\n{BODY}\n* نقلا عن «الضفاف» الخليجية\n** جميع المقالات المنشورة تمثل رأي كتابها فقط."
    assert kinds(text) == ["title", "body", "body", "dateline", "staff"]


def test_a_credit_inside_the_article_is_its_own() -> None:
    assert kinds(f"{TITLE}\n{BODY}\n* نقلا عن «الضفاف»\n{BODY}\n{BODY}")[2] != "dateline"
