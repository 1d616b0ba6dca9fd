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
    "articles", "search", "review", "review/trail", "board",
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
    statement.locator(".where a").first.click()
    target = page.url.partition("#")[2]
    assert page.locator(f"#{target}").is_visible()
    assert words.split()[0] in page.locator(".text").inner_text()
    page.close()


def test_layers_are_switched_without_script(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    page.goto(f"{address}/articles")
    page.locator("table a").first.click()
    piece = page.locator(".piece.event").first
    before = piece.evaluate("e => getComputedStyle(e).backgroundImage")
    page.locator("#l-event").check()
    assert piece.evaluate("e => getComputedStyle(e).backgroundImage") != before
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


def test_keys_walk_from_claim_to_claim(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    page.goto(f"{address}/articles")
    page.locator("table a").first.click()
    names = page.locator("[data-claim]").evaluate_all("all => all.map(one => one.dataset.claim)")
    seen = []
    for key in ("j", "j", "k"):
        page.keyboard.press(key)
        seen.append(page.evaluate("document.activeElement.dataset.claim"))
        assert page.locator(f"#s-{seen[-1]}.here").count() == 1
    assert seen == [names[0], names[1], names[0]]
    page.close()


def test_a_correction_is_made_and_undone(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    page.goto(f"{address}/accounts")
    page.locator(".statement .judge").first.click()
    page.select_option("#f-act", "warn")
    page.fill(".sheet input[name=who]", "سعاد")
    page.fill("input[name=why]", "التسجيل يقول غير ذلك")
    page.locator("button[value=corrected]").click()
    assert page.locator(".chip.human.corrected").count() >= 1
    assert page.locator(".notice").count() == 1
    assert page.locator("tr.differs").count() == 1
    page.locator(".track button").first.click()
    assert page.locator("tr.differs").count() == 0
    page.goto(f"{address}/review/trail")
    assert page.locator("tbody tr").count() == 2
    page.close()


def test_words_chosen_with_the_mouse_are_put_in_the_form(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    page.goto(f"{address}/articles")
    page.locator("table a").first.click()
    page.evaluate(
        """() => { const p = document.querySelectorAll(".text p")[1]; const r = document.createRange();
        const node = document.createTreeWalker(p, NodeFilter.SHOW_TEXT).nextNode();
        r.setStart(node, 0); r.setEnd(node, Math.min(8, node.length));
        getSelection().removeAllRanges(); getSelection().addRange(r); }"""
    )
    page.wait_for_function("document.querySelector('[data-selection]').value !== ''")
    start = page.locator("[data-start-of-selection]").input_value()
    assert start == page.locator(".text p").nth(1).get_attribute("data-start")
    page.locator(".missed button").click()
    assert page.locator("button[value=added]").count() == 1
    page.close()


AUDIT = """() => {
  const troubles = [];
  const ids = [...document.querySelectorAll("[id]")].map(e => e.id);
  if (new Set(ids).size !== ids.length) troubles.push("an id stands twice");
  if (!document.documentElement.lang || !document.documentElement.dir) troubles.push("no language or direction");
  for (const f of document.querySelectorAll("input:not([type=hidden]), select, textarea"))
    if (!f.labels.length && !f.ariaLabel) troubles.push("no label: " + f.outerHTML.slice(0, 80));
  for (const a of document.querySelectorAll("a[href], button"))
    if (!a.textContent.trim() && !a.ariaLabel) troubles.push("no name: " + a.outerHTML.slice(0, 80));
  let level = 0;
  for (const h of document.querySelectorAll("h1, h2, h3, h4")) {
    const now = Number(h.tagName[1]);
    if (now > level + 1) troubles.push("heading after h" + level + ": " + h.innerText.slice(0, 40));
    level = now;
  }
  for (const tag of ["main", "header", "footer", "h1"])
    if (document.querySelectorAll("body " + tag).length < 1) troubles.push("no " + tag);
  const light = c => { const [r, g, b] = c.match(/[\\d.]+/g).map(Number).map(v => v / 255)
    .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
  const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
    if (!/, 0\\)$|transparent/.test(c)) return c; } return "rgb(255, 255, 255)"; };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n = walker.nextNode(); n; n = walker.nextNode()) {
    const e = n.parentElement;
    if (!n.data.trim() || !e.checkVisibility() || e.closest("svg, .unseen, .skip, option, datalist")) continue;
    const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
    if ((a + .05) / (b + .05) < 4.5) troubles.push("contrast: " + n.data.slice(0, 40));
  }
  return [...new Set(troubles)];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("root", ["", "/en"])
def test_everybody_can_use_the_page(browser: Any, address: str, root: str, scheme: str) -> None:
    page = browser.new_page(viewport={"width": 1300, "height": 900}, color_scheme=scheme)
    page.goto(f"{address}/articles")
    article = page.locator("table a").first.get_attribute("href")
    page.goto(f"{address}/accounts")
    record = page.locator(".statement .judge").first.get_attribute("href")
    for name in (*PAGES, article.removeprefix("/"), record.removeprefix("/"), "search?q=القوات"):
        page.goto(f"{address}{root}/" + ("" if name == "overview" else name))
        assert not page.evaluate(AUDIT), name
    page.close()


def test_paper_carries_the_words_alone(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 1000, "height": 900}, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    for name in ("accounts", "review", "figures"):
        page.goto(f"{address}/{name}")
        for hidden in ("header.top", ".filters", ".judge", ".quick"):
            assert page.locator(hidden).evaluate_all("all => all.every(e => !e.checkVisibility())"), hidden
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf()[:4] == b"%PDF"
    page.close()
