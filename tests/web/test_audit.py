"""Every view audited by axe-core (WCAG 2.2 AA), in both languages and both themes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.serving import chromium, served
from tests.web.test_browser import PAGES, story_in

pytestmark = pytest.mark.browser
axe = pytest.importorskip("axe_playwright_python.sync_playwright")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (tags) => {
  const found = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
  return found.violations.map(one => one.id + ": " + one.nodes[0].html.slice(0, 120));
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(story_in(tmp_path_factory.mktemp("audit"), 3)) as found:
        yield found


def _names(page: Any, address: str) -> tuple[str, ...]:
    """Every view, an article, a record and a party."""
    page.goto(f"{address}/articles")
    article = page.locator("table a").first.get_attribute("href")
    page.goto(f"{address}/accounts")
    record = page.locator(".statement .judge").first.get_attribute("href")
    page.goto(f"{address}/parties")
    party = page.locator(".card h3 a").first.get_attribute("href")
    return ("", *PAGES[1:], article[1:], record[1:], party[1:], "search?q=القوات")


@pytest.mark.parametrize(
    ("root", "scheme", "width"), [("", "light", 1300), ("/en", "dark", 390), ("", "dark", 1300), ("/en", "light", 1300)]
)
def test_everybody_can_use_the_page(browser: Any, address: str, root: str, scheme: str, width: int) -> None:
    script = Path(axe.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    troubles = {}
    for name in _names(page, address):
        page.goto(f"{address}{root}/{name}")
        page.evaluate(script)
        found = page.evaluate(RUN, RULES)
        if found:
            troubles[name] = found
    context.close()
    assert not troubles


def test_the_whole_page_is_reached_with_tab(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    page.goto(f"{address}/accounts")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")
    seen: list[str] = []
    for _ in range(30):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                "document.activeElement.tagName + '#' + (document.activeElement.href || document.activeElement.name)"
            )
        )
        outlined = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outlined != "none", seen[-1]
    assert len(set(seen)) > 15
    page.close()
