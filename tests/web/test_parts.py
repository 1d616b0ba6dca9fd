"""A story too large to be shown as a whole: its parts, its counts, its search."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from riwaya import articles_from
from riwaya.store import open_story
from riwaya.store.parts import Part, articles_of, totals
from riwaya.web.app import create_app
from riwaya.web.rendering import PAGES
from tests.gate.corpus import EXAMPLE, readings


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("parts") / "w.riwaya"
    with open_story(path, create=True) as file:
        file.add(articles_from([EXAMPLE]), workers=1)
    return path


@pytest.fixture
def path(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("riwaya.web.shelf._WHOLE", 3)
    monkeypatch.setattr("riwaya.store.parts.MOST", 4)
    monkeypatch.setattr("riwaya.store.parts._CONTESTED", 3)
    monkeypatch.setattr("riwaya.store.parts._NEWEST", 3)
    return Path(shutil.copy(filled, tmp_path / "w.riwaya"))


@pytest.fixture
def client(path: Path) -> TestClient:
    return TestClient(create_app(path, clock=lambda: "2024-05-06T10:00:00+00:00"))


def test_every_page_is_there_and_says_how_much_it_shows(client: TestClient) -> None:
    for page in (*PAGES, "articles", "review", "search?q=انسحاب"):
        answer = client.get("/" if page == "overview" else f"/{page}")
        assert answer.status_code == 200, page
        assert ('class="notice part"' in answer.text) == (not page.startswith("search")), page


def test_every_record_that_a_page_leads_to_is_there(client: TestClient) -> None:
    addresses: set[str] = set()
    for page in ("/", "/accounts", "/figures", "/deadlines", "/timeline", "/review", "/search?q=القوات"):
        found = re.findall(
            r'href="(/(?:articles|claims|events|quantities|relations|parties)/[^"#?]+)', client.get(page).text
        )
        addresses.update(found[:12])
    assert len(addresses) > 20
    assert [address for address in sorted(addresses) if client.get(address).status_code != 200] == []


def test_a_time_is_chosen_and_kept(client: TestClient) -> None:
    day = next(
        r.article.published.value for r in readings() if r.article.published and len(r.article.published.value) > 9
    )

    def shown(address: str) -> set[str]:
        return set(re.findall(r'href="/articles/([0-9a-f]+)"', client.get(address).text))

    wanted = {r.article.id for r in readings() if r.article.published and r.article.published.value == day}
    assert shown(f"/articles?during={day}") == wanted
    assert shown("/articles") == wanted
    assert len(shown("/articles?during=all")) > len(wanted)
    assert len(shown("/articles")) > len(wanted)
    for hostile in ("during=' OR 1=1", "during=%00", "during=2018-99-99", "during=<b>"):
        assert client.get(f"/articles?{hostile}").status_code == 200


def test_counts_are_of_the_whole_story(path: Path) -> None:
    with open_story(path) as file:
        story, counted = file.story(), totals(file)
        assert counted.articles == len(story.readings)
        assert counted.counts["claims"] == sum(len(reading.claims) for reading in story.readings)
        assert sum(counted.relations.values()) == len(story.relations)
        assert len(articles_of(file.database, Part("during", "2021"))) <= 4


def test_search_goes_through_all_articles(client: TestClient, path: Path) -> None:
    with open_story(path) as file:
        oldest = min(file.readings(), key=lambda r: r.article.published.value if r.article.published else "9")
    claim = oldest.claims[0]
    words = " ".join(oldest.article.quote(claim.content).split()[:4])
    found = client.get("/search", params={"q": words}).text
    assert f"/articles/{oldest.article.id}" in found


def test_a_correction_is_made_in_a_part(client: TestClient) -> None:
    from lxml import html

    address = re.findall(r'href="(/claims/[^"#?]+)', client.get("/review?layer=claims").text)[0]
    form = next(form for form in html.fromstring(client.get(address).text).forms if "sheet" in form.get("class", ""))
    fields = {name: value or "" for name, value in form.fields.items()} | {"verdict": "rejected", "who": "نور"}
    assert client.post(address, data=fields, headers={"origin": "http://testserver"}).status_code == 200
    assert "نور" in client.get("/review/trail").text
    assert client.get(address).status_code == 200
