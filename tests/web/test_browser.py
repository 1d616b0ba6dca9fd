"""The page in a real browser: every view, both languages, wide and narrow. Skipped without Chromium and Playwright."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from riwaya import article_of, articles_from
from riwaya.readers import notes_beside
from riwaya.store import open_story
from tests.gate.corpus import EXAMPLE
from tests.web.serving import chromium, served

pytestmark = pytest.mark.browser

PAGES = (
    "overview", "accounts", "timeline", "figures", "deadlines", "scenarios", "causes", "parties", "chains", "new",
    "articles", "search", "review", "review/trail", "board",
)  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(story_in(tmp_path_factory.mktemp("browser"))) as found:
        yield found


def story_in(folder: Path, most: int = 99) -> Path:
    """The example story, or its first articles."""
    path = folder / "w.riwaya"
    notes = notes_beside(EXAMPLE)
    with open_story(path, create=True) as file:
        file.note("name", notes.name)
        file.note("name_en", notes.name_en)
        file.note("today", notes.today)
        file.ask(notes.questions)
        file.add(list(articles_from([EXAMPLE]))[:most], workers=1)
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


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
    page.wait_for_selector(".chip.human.corrected")
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


def test_search_answers_while_one_types(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    page.goto(f"{address}/search")
    page.locator("#q2").press_sequentially("الانسحاب", delay=20)
    page.wait_for_selector("#found .hit mark")
    assert "q=" in page.url
    assert page.evaluate("document.activeElement.id") == "q2"
    page.locator("#q2").fill("كلمةلاوجودلها")
    page.wait_for_selector("#found .hit", state="detached")
    page.close()


def test_drawings_are_closer_looked_at_and_lead_to_the_words(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    for name in ("figures", "deadlines"):
        page.goto(f"{address}/{name}")
        page.wait_for_selector("svg.chart.live a")
        figure = page.locator("figure.plot:has(svg.live)").first
        ticks = figure.locator(".tick").all_inner_texts()
        for _ in range(3):
            figure.locator(".closer button").first.evaluate("button => button.click()")
        page.wait_for_function(
            "before => [...document.querySelectorAll('figure.plot:has(svg.live)')][0].innerText !== before", arg=ticks
        )
        mark = figure.locator("svg a").first
        mark.focus()
        assert figure.locator(".beside").is_visible()
        href = mark.get_attribute("href")
        page.goto(address + href)
        assert page.locator("#" + href.partition("#")[2]).count() == 1
    page.goto(f"{address}/causes")
    page.wait_for_selector(".sheet-of-map a.box")
    assert "#p" in page.locator(".sheet-of-map a.box").first.get_attribute("href")
    page.close()


def test_all_is_there_without_script(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1300, "height": 900})
    page = context.new_page()
    for name in PAGES:
        page.goto(f"{address}/" + ("" if name == "overview" else name))
        assert page.locator("h1").count() >= 1
    page.goto(f"{address}/figures")
    assert page.locator("svg.chart a .point").count() > 3
    page.goto(f"{address}/deadlines")
    assert page.locator("svg.chart .slipping").count() >= 1
    page.goto(f"{address}/causes")
    assert not page.locator(".map").first.is_visible()
    assert page.locator(".track blockquote").count() > 2
    page.goto(f"{address}/search?q=الانسحاب")
    assert page.locator(".hit mark").count() > 2
    context.close()


SHIFT = """() => { window.moved = 0; new PerformanceObserver(list => { for (const entry of list.getEntries())
  if (!entry.hadRecentInput) window.moved += entry.value; }).observe({ type: "layout-shift", buffered: true }); }"""


@pytest.mark.parametrize("width", [1300, 390])
def test_pages_are_light_and_nothing_moves(browser: Any, address: str, width: int) -> None:
    for name in ("overview", "accounts", "figures", "deadlines", "causes", "chains", "search?q=القوات"):
        weight, moved = _weighed(browser, f"{address}/" + ("" if name == "overview" else name), width)
        assert weight < 400_000, name
        assert moved < 0.02, name


def _weighed(browser: Any, address: str, width: int) -> tuple[float, float]:
    """Bytes that a page takes over the network without its fonts, and how far its parts moved while it loaded."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    sizes: dict[str, float] = {}
    fonts: set[str] = set()
    network.on(
        "Network.responseReceived", lambda event: fonts.update({event["requestId"]} if event["type"] == "Font" else ())
    )
    network.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.evaluate(SHIFT)
    page.wait_for_timeout(200)
    moved = float(page.evaluate("window.moved"))
    context.close()
    return sum(size for request, size in sizes.items() if request not in fonts), moved


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


def test_a_chart_of_one_day_names_it_once(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "day.riwaya"
    with open_story(path, create=True) as file:
        said = (
            "أعلنت البلدية مقتل أربعة مدنيين في قصف الميناء الأحد.",
            "قال المسعفون إن ثلاثة مدنيين قتلوا في قصف الميناء الأحد.",
        )
        file.add([article_of(text, stem=f"a{n}", published="2018-07-08") for n, text in enumerate(said)], workers=1)
    with served(path) as address:
        page = browser.new_page(viewport={"width": 1300, "height": 900})
        page.goto(f"{address}/en/figures")
        days = page.locator("svg.live .tick text").all_text_contents()
        page.close()
    assert "2018/7/8" in days
    assert len(days) == len(set(days))
