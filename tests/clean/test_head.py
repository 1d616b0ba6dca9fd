"""What stands above the first paragraph of a page, and what under a heading of links."""

from __future__ import annotations

import pytest

from riwaya import article_of, read
from riwaya.clean import frame_of
from riwaya.clean.head import first_paragraph, headline, is_date_line, names_person
from riwaya.lang.ar.fold import fold

BODY = "قال المتحدث باسم الوزارة إن الوفدين اتفقا على جدول زمني، وإن اللجان ستجتمع الشهر المقبل في العاصمة."


def kinds(text: str) -> list[str]:
    return [block.kind for block in frame_of(article_of(text)).blocks]


@pytest.mark.parametrize(
    ("line", "titled", "expected"),
    [
        ("الأحد - 12 شوال 1445 هـ - 21 أبريل 2024 م", False, True),
        ("2024-05-14 | 10:32", False, True),
        ("بغداد، 3 آذار/مارس 2024", False, True),
        ("بغداد 3 آذار 2024", True, True),
        ("ماذا جرى في 7 أكتوبر 2023", False, False),
        ("خسائر الطيران منذ بداية 2018", True, False),
        ("اتفاق تموز 2018 ينهار", False, False),
    ],
)
def test_date_lines(line: str, titled: bool, expected: bool) -> None:
    assert is_date_line(fold(line), titled=titled) is expected


def test_headline_stands_behind_labels() -> None:
    lines = ["سياسة", "اقتصاد", "اتفاق على جدول زمني جديد", BODY]
    assert first_paragraph(lines) == 3
    assert headline(lines, [False] * 4, 3) == 2
    assert headline(lines[2:], [False] * 2, 1) == -1


def test_a_sentence_behind_a_short_title_is_no_headline() -> None:
    assert headline(["هدنة هشة", "واكتفى المتحدث بالقول إن المشاورات مستمرة."], [False] * 2, 2) == -1


def test_labels_above_the_title_are_menu() -> None:
    assert kinds(f"سياسة\nرأي\nاتفاق على جدول زمني جديد\n{BODY}\n{BODY}") == ["menu", "menu", "title", "body", "body"]


def test_author_and_role_above_the_first_paragraph() -> None:
    text = f"هل يعود الاتفاق؟ قراءة ثانية\nسالم الراوي\nباحث في الشؤون الدولية\n12 مايو 2024\n{BODY}\n{BODY}"
    assert kinds(text) == ["title", "byline", "byline", "dateline", "body", "body"]
    article = read(article_of(text)).article
    assert article.author == "سالم الراوي"
    assert article.published is not None
    assert article.published.value == "2024-05-12"


def test_names() -> None:
    assert names_person("سالم الراوي")
    assert not names_person("باحث سياسي")
    assert not names_person("خبر 24")


def test_our_era_goes_before_the_hijri_date() -> None:
    published = read(
        article_of(f"اتفاق على جدول زمني\nالأحد - 10 شوال 1445 هـ - 21 أبريل 2024 م\n{BODY}")
    ).article.published
    assert published is not None
    assert published.value == "2024-04-21"


def test_short_lines_under_a_heading_of_links_are_links() -> None:
    text = f"اتفاق على جدول زمني\n{BODY}\nمواضيع ذات صلة\nخبر أول عن المدينة\nخبر ثان\n{BODY}\n#العراق #بغداد"
    assert kinds(text) == ["title", "body", "related", "related", "related", "body", "related"]


def test_place_and_agency_before_the_first_words() -> None:
    assert kinds(f"اتفاق على جدول زمني\nالقاهرة في 5 مايو /أ ش أ/ {BODY}\n{BODY}\nأ ش أ") == [
        "title", "dateline", "body", "body", "byline",
    ]  # fmt: skip
