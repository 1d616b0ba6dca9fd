"""Hostile articles in a real browser: page and report stay whole, quick and silent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from riwaya import article_of
from riwaya.store import open_story
from riwaya.web.report import report_html
from riwaya.web.wording import clipped, shown
from tests.web.serving import chromium, served

HOSTILE = (
    "عنوان <script>alert(1)</script>\n"
    'قال المتحدث "<img src=x onerror=alert(2)>" إن الوفد \u202eغادر\u202c، '
    "وأكد أن <b>3000</b> جندي سيبقون حتى نهاية 2025.\n"
    "قال الوزير إن </style><script>alert(3)</script> الأمر انتهى في 5 مايو 2024 بسبب {{ 7*7 }} خلاف. "
    "وقال \u2067إن الأمر\u2069 عاجل </textarea></title><svg onload=alert(4)>.\n"
)
ENDLESS = f"قال الوزير إن {'ا' * 1_000_000} سيغادرون في 5 مايو 2025.\nقال المتحدث إن {'x' * 300_000} جندي.\n"
NODS = '"نعم" ' * 2500
QUOTES = f"قال الوزير {'«' * 5000} إن الجنود سيغادرون {'»' * 5000} في 5 مايو 2025. {NODS}وقال {'“' * 2500}\n"
PAGES = (
    "",
    "accounts",
    "timeline",
    "deadlines",
    "scenarios",
    "causes",
    "parties",
    "chains",
    "new",
    "review",
    "search?q=الوزير",
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "h.riwaya"
    with open_story(path, create=True) as file:
        for stem, text in (("h", HOSTILE), ("e", ENDLESS), ("q", QUOTES)):
            file.add([article_of(text, stem=stem, outlet="<i>x</i>", published="2024-05-06")], workers=1)
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


@pytest.mark.browser
@pytest.mark.parametrize("width", [1300, 390])
def test_page_and_report_are_unharmed(browser: Any, path: Path, tmp_path: Path, width: int) -> None:
    troubles: list[str] = []
    with served(path) as address, open_story(path) as file:
        story = file.story()
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.set_default_timeout(15_000)
        page.on("console", lambda message: troubles.append(message.text))
        page.on("dialog", lambda dialog: troubles.append(dialog.message))
        texts = [f"articles/{reading.article.id}" for reading in story.readings]
        claims = [f"claims/{claim.id}" for reading in story.readings for claim in reading.claims][:6]
        for name in (*PAGES, *texts, *claims):
            page.goto(f"{address}/{name}")
            assert page.locator("h1").count() >= 1, name
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name
            assert page.evaluate("document.querySelectorAll('main img, main i, main script, main b b').length") == 0, (
                name
            )
        report = tmp_path / "h.html"
        report.write_text(report_html(story), encoding="utf-8")
        page.goto(report.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.close()
    assert not troubles


def test_endless_words_and_turning_marks_are_shown_folded() -> None:
    assert shown("a\u202eb") == "a␣b"
    assert shown("ا" * 299) == "ا" * 299
    folded = shown(f"قال {'ا' * 1_000_000} نعم")
    assert re.fullmatch(r"قال ا{60}…\(999,880\)…ا{60} نعم", folded)
    assert clipped("x" * 500) == "x" * 140 + " …"
