"""People at work in a real browser: two reviewers at one claim, a party merged, a scenario resolved, signing in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from riwaya.store import open_story
from riwaya.store.review import changes
from riwaya.store.users import Users
from riwaya.web.guard import Access
from tests.web.serving import chromium, served
from tests.web.test_browser import story_in

pytestmark = pytest.mark.browser
PASSWORD = "أربع كلمات لا تُنسى"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return story_in(tmp_path_factory.mktemp("reviewers"), 4)


@pytest.mark.parametrize("root", ["", "/en"])
def test_two_reviewers_at_one_claim_lose_nothing_and_are_told(browser: Any, path: Path, root: str) -> None:
    with open_story(path) as file:
        claims = [claim for reading in file.story().readings for claim in reading.claims]
    claim = claims[1 if root else 0]
    with served(path) as address:
        people = [browser.new_context(viewport={"width": 1300, "height": 900}) for _ in range(2)]
        pages = [one.new_page() for one in people]
        for page in pages:
            page.goto(f"{address}{root}/claims/{claim.id}")
        for page, who, act in zip(pages, ("سعاد", "عمر"), ("warn", "ask"), strict=True):
            page.select_option("#f-act", act)
            page.fill(".sheet input[name=who]", who)
            page.fill("input[name=why]", f"سبب {who}")
            page.locator("button[value=corrected]").click()
        told = pages[1].locator("[role=alert]").inner_text()
        assert "سعاد" in told
        # What the second wrote is still in the form, beside what stands now; sent again, it is kept after the first.
        assert pages[1].input_value("#f-act") == "ask"
        assert pages[1].input_value("input[name=why]") == "سبب عمر"
        assert pages[1].locator(".track li").count() == 1
        pages[1].locator("button[value=corrected]").click()
        pages[1].wait_for_selector(".track li + li")
        assert pages[1].locator(".notice.bad").count() == 0
        with open_story(path) as file:
            lines = [(line.who, line.why) for line in changes(file)][:2]
        assert lines == [("عمر", "سبب عمر"), ("سعاد", "سبب سعاد")]
        pages[0].goto(f"{address}{root}/claims/{claim.id}")
        pages[0].locator(".track button").first.click()
        assert pages[0].input_value("#f-act") == "warn"
        for one in people:
            one.close()


def test_a_party_is_merged_and_taken_back(browser: Any, path: Path) -> None:
    with served(path) as address:
        page = browser.new_page(viewport={"width": 1300, "height": 900})
        page.goto(f"{address}/parties")
        names = page.locator(".card h3 a").all_inner_texts()
        page.locator(".card h3 a").nth(1).click()
        assert page.locator("h1").inner_text().startswith(names[1])
        form = page.locator("form:has(input[name=other])")
        if not form.is_visible():
            page.locator("summary", has=page.locator("xpath=../form[.//input[@name='other']]")).first.click()
            page.evaluate("document.querySelectorAll('aside details').forEach(one => { one.open = true; })")
        form.locator("input[name=who]").fill("سعاد")
        form.locator("input[name=other]").fill(names[0])
        form.locator("button.main").click()
        assert page.locator("h1").inner_text().startswith(names[0])
        assert page.locator(".notice[role=status]").count() == 1
        page.locator(".track button").first.click()
        page.goto(f"{address}/parties")
        assert page.locator(".card h3 a").all_inner_texts() == names
        page.goto(f"{address}/review/trail")
        assert page.locator("table").count() == 2
        page.close()


def test_a_scenario_is_weighed_and_resolved(browser: Any, path: Path) -> None:
    with served(path) as address:
        page = browser.new_page(viewport={"width": 1300, "height": 900})
        page.goto(f"{address}/board")
        page.fill("form.named input[name=who]", "سعاد")
        page.locator("form.named button").click()
        page.wait_for_selector("form.named", state="detached")
        for words in ("يغادرون في موعدهم", "يبقون بعده"):
            form = page.locator("form:has(input[name=text]:not([type=hidden]))")
            form.locator("input[name=text]").fill(words)
            form.locator("button.main").click()
            page.wait_for_selector(f"th:has-text('{words}')")
        page.goto(f"{address}/accounts")
        page.locator(".statement .judge").first.click()
        page.locator("form[action$='/board/evidence'] button").click()
        page.locator(".cell select").first.select_option("-2")
        page.locator("form[id^=row-] button").first.click()
        page.wait_for_selector(".cell.r-2")
        for first in ("70", "40"):
            fields = page.locator("input[name^='p-']")
            fields.nth(0).fill(first)
            fields.nth(1).fill(str(100 - int(first)))
            page.locator("form[action$='/board/estimate'] button").click()
            page.wait_for_selector(f".track b:has-text('{first}')")
        page.wait_for_selector("figure.estimates")
        page.locator("select[name=outcome]").first.select_option("no")
        page.locator("form[action$='/board/resolution'] button").first.click()
        page.wait_for_selector(".matrix .chip.conflict")
        assert "0.16" in page.locator("main").inner_text()
        page.close()


def test_signing_in_with_the_keyboard_alone(browser: Any, path: Path) -> None:
    Users(path).add("سعاد", "reviewer", PASSWORD, "2024-05-06")
    with served(path, access=Access(accounts=True)) as address:
        context = browser.new_context(viewport={"width": 390, "height": 800})
        page = context.new_page()
        page.goto(f"{address}/figures")
        assert "/sign-in" in page.url
        page.keyboard.type("سعاد")
        page.keyboard.press("Tab")
        page.keyboard.type("ليست كلمة السر")
        page.keyboard.press("Enter")
        page.wait_for_selector("[role=alert]")
        page.keyboard.type("سعاد")
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(f"{address}/figures")
        assert page.evaluate("document.cookie") == ""
        page.locator(".me button").click()
        page.wait_for_url("**/sign-in")
        page.goto(f"{address}/")
        assert "/sign-in" in page.url
        context.close()
