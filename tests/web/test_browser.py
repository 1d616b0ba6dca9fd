"""The page in a real browser: every view, both languages, wide and narrow. Skipped without Chromium and Playwright."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")]

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PAGES = (
    "overview", "accounts", "timeline", "figures", "deadlines", "scenarios", "causes", "parties", "chains", "new",
    "articles", "search",
)  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    import uvicorn

    from riwaya import articles_from
    from riwaya.readers import notes_beside
    from riwaya.store import open_story
    from riwaya.web.app import create_app
    from tests.gate.corpus import EXAMPLE

    path: Path = tmp_path_factory.mktemp("browser") / "w.riwaya"
    with open_story(path, create=True) as file:
        file.note("name", notes_beside(EXAMPLE).name)
        file.ask(notes_beside(EXAMPLE).questions)
        file.add(articles_from([EXAMPLE]), workers=1)
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(path), log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.mark.parametrize("width", [1300, 390])
@pytest.mark.parametrize("root", ["", "/en"])
def test_views(browser: Any, address: str, root: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text))
    page.on(
        "request", lambda request: None if request.url.startswith((address, "data:")) else troubles.append(request.url)
    )
    for name in PAGES:
        page.goto(f"{address}{root}/" + ("" if name == "overview" else name))
        assert page.locator("h1").count() >= 1
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    page.close()
    assert not troubles


def test_from_a_line_to_its_words_and_back(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    page.goto(f"{address}/accounts")
    statement = page.locator(".statement").first
    words = statement.locator("blockquote").inner_text()
    statement.locator(".where a").click()
    target = page.url.partition("#")[2]
    assert page.locator(f"#{target}").is_visible()
    assert words.split()[0] in page.locator(".text").inner_text()
    page.close()


def test_layers_are_switched_without_script(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    page.goto(f"{address}/articles")
    page.locator("table a").first.click()
    piece = page.locator(".piece.event").first
    before = piece.evaluate("e => getComputedStyle(e).backgroundColor")
    page.locator("#l-event").check()
    assert piece.evaluate("e => getComputedStyle(e).backgroundColor") != before
    page.close()


def test_a_highlight_does_not_break_a_joined_word(browser: Any) -> None:
    page = browser.new_page()
    page.set_content(
        "<p style='font:40px sans-serif'><span id=a>وببغداد</span><br>"
        "<span id=b>وب<span style='background:#fd0'>بغداد</span></span></p>"
    )
    widths = page.evaluate("['a', 'b'].map(i => document.getElementById(i).getBoundingClientRect().width)")
    assert abs(widths[0] - widths[1]) < 1
    page.close()
