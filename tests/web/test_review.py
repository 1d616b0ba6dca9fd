from __future__ import annotations

import json
import re
import shutil
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from riwaya import articles_from
from riwaya.cli import main
from riwaya.errors import ReviewError
from riwaya.model import encode
from riwaya.store import open_story
from riwaya.store.review import changes
from riwaya.web.app import create_app
from riwaya.web.fields import _date
from riwaya.web.report import report_html
from tests.gate.corpus import EXAMPLE

WHEN = "2024-05-06T10:00:00+00:00"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("review") / "w.riwaya"
    with open_story(path, create=True) as file:
        file.add(articles_from([EXAMPLE]), workers=1)
    return path


@pytest.fixture
def path(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(filled, tmp_path / "w.riwaya"))


@pytest.fixture
def client(path: Path) -> TestClient:
    return TestClient(create_app(path, clock=lambda: WHEN), follow_redirects=False)


def form_of(client: TestClient, address: str) -> dict[str, str]:
    """The fields of the record's form as a browser would send them."""
    from lxml import html

    page = html.fromstring(client.get(address).text)
    forms = [form for form in page.forms if "sheet" in form.get("class", "")]
    return {name: value or "" for name, value in forms[0].fields.items()}


def first_of(path: Path, layer: str) -> tuple[Any, Any]:
    with open_story(path) as file:
        story = file.story()
    return next((r, getattr(r, layer)[0]) for r in story.readings if getattr(r, layer))


def test_the_queue_leads_to_records_and_takes_a_verdict(client: TestClient, path: Path) -> None:
    body = client.get("/review").text
    address = re.findall(r'<h2 class="line"><a href="([^"]+)"', body)[0]
    token = re.findall(r'name="token" value="([^"]+)"', body)[0]
    sent = {"token": token, "who": "سعاد", "version": "0", "verdict": "accepted", "back": "/review?n=1"}
    answer = client.post(address, data=sent)
    assert (answer.status_code, answer.headers["location"]) == (303, "/review?n=1")
    assert address not in re.findall(r'<h2 class="line"><a href="([^"]+)"', client.get("/review").text)
    with open_story(path) as file:
        lines = changes(file)
    assert [(line.who, line.when) for line in lines] == [("سعاد", WHEN)]
    assert "سعاد" in client.get("/review/trail").text
    assert 'name="who" value="سعاد"' in client.get("/review").text


@pytest.mark.parametrize("root", ["", "/en"])
def test_a_claim_is_corrected_shown_beside_the_machine_and_undone(client: TestClient, path: Path, root: str) -> None:
    reading, claim = first_of(path, "claims")
    address = f"{root}/claims/{claim.id}"
    content = reading.article.quote(claim.content)
    given = form_of(client, address) | {"who": "عمر", "why": "القائل غيره", "verdict": "corrected"}
    act = "warn" if claim.act != "warn" else "ask"
    answer = client.post(address, data=given | {"act": act, "party": "إيران", "content": content.rpartition(" ")[0]})
    assert answer.status_code == 303, answer.text
    page = client.get(answer.headers["location"]).text
    assert "human corrected" in page
    assert "القائل غيره" in page
    trail = client.get(f"{root}/review/trail").text
    for text in (page, trail):
        assert re.search(r"<s><bdi[^>]*>[^<]+</bdi></s> . <bdi[^>]*>(إيران|Iran)</bdi>", text)
    after = next(c for r in open_story(path).story().readings for c in r.claims if c.id == claim.id)
    assert after.act == act
    assert after.content.start == claim.content.start
    assert after.content.end < claim.content.end
    assert after.party not in ("", "إيران")
    with open_story(path) as file:
        assert "human corrected" in report_html(file.story())
        number = changes(file)[0].number
    undone = client.post(f"{root}/review/undo", data={"token": given["token"], "number": str(number), "who": "عمر"})
    assert undone.status_code == 303
    assert next(c for r in open_story(path).story().readings for c in r.claims if c.id == claim.id) == claim
    assert (
        client.post(f"{root}/review/undo", data={"token": given["token"], "number": "1", "who": "ع"}).status_code == 409
    )


@pytest.mark.parametrize("root", ["", "/en"])
def test_a_party_that_nobody_knows_is_kept_when_it_is_said_to_be_new(client: TestClient, path: Path, root: str) -> None:
    _, claim = first_of(path, "claims")
    address = f"{root}/claims/{claim.id}"
    given = form_of(client, address) | {"who": "عمر", "verdict": "corrected", "party": "مجلس الزنابق"}
    refused = client.post(address, data=given)
    assert refused.status_code == 422
    assert "مجلس الزنابق" in refused.text
    assert 'name="new_party"' in refused.text
    assert client.post(address, data=given | {"new_party": "1"}).status_code == 303
    after = next(c for r in open_story(path).story().readings for c in r.claims if c.id == claim.id)
    assert (after.party, after.source_name) == ("", "مجلس الزنابق")


def test_a_party_of_the_register_is_known_in_every_story(client: TestClient, path: Path) -> None:
    _, claim = first_of(path, "claims")
    given = form_of(client, f"/claims/{claim.id}") | {"who": "عمر", "verdict": "corrected", "party": "النرويج"}
    assert client.post(f"/claims/{claim.id}", data=given).status_code == 303
    assert "النرويج" in client.get(f"/claims/{claim.id}").text
    assert "Norway" in client.get(f"/en/claims/{claim.id}").text


def test_two_reviewers_lose_nothing(client: TestClient, path: Path) -> None:
    _, quantity = first_of(path, "quantities")
    reading, _ = first_of(path, "quantities")
    address = f"/quantities/{reading.article.id}.{quantity.span.start}-{quantity.span.end}"
    one = form_of(client, address) | {"who": "سعاد", "verdict": "corrected", "minimum": "٢٥٠", "maximum": "250"}
    other = one | {"who": "عمر", "minimum": "333", "maximum": "333", "why": "في النسخة الإنجليزية"}
    assert client.post(address, data=one).status_code == 303
    answer = client.post(address, data=other)
    assert answer.status_code == 409
    assert "سعاد" in answer.text
    assert 'value="333"' in answer.text
    assert "في النسخة الإنجليزية" in answer.text
    assert 'name="version" value="1"' in answer.text
    stands = next(r for r in open_story(path).story().readings if r.article.id == reading.article.id).quantities[0]
    assert stands == replace(quantity, minimum=250, maximum=250)
    assert client.post(address, data=other | {"version": "1"}).status_code == 303
    assert len(changes(open_story(path))) == 2


def test_forms_come_from_our_pages_alone(client: TestClient, path: Path) -> None:
    _, claim = first_of(path, "claims")
    address = f"/claims/{claim.id}"
    given = form_of(client, address) | {"who": "x", "verdict": "rejected"}
    assert client.post(address, data=given | {"token": "0" * 64}).status_code == 403
    assert client.post(address, data={k: v for k, v in given.items() if k != "token"}).status_code == 403
    for headers in ({"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}):
        assert client.post(address, data=given, headers=headers).status_code == 403
    assert client.post(address, content=b"{}", headers={"content-type": "application/json"}).status_code == 415
    assert client.post(address, data=given | {"why": "x" * 300_000}).status_code == 413
    assert not changes(open_story(path))
    assert client.post(address, data=given, headers={"origin": "http://testserver"}).status_code == 303
    stranger = TestClient(create_app(path), follow_redirects=False)
    assert stranger.post(address, data=given).status_code == 403


def test_what_does_not_fit_is_told_and_kept_in_the_form(client: TestClient, path: Path) -> None:
    reading, claim = first_of(path, "claims")
    address = f"/claims/{claim.id}"
    given = form_of(client, address) | {"who": "x", "verdict": "corrected", "why": "لأنني سمعته"}
    for wrong in (
        {"content": "ألفاظ ليست في المقال"},
        {"act": "sing"},
        {"said": "أمس <b>"},
        {"who": "  "},
        {"verdict": "x"},
    ):
        answer = client.post(address, data=given | wrong)
        assert answer.status_code == 422, wrong
        assert 'role="alert"' in answer.text
        assert "لأنني سمعته" in answer.text
    assert not changes(open_story(path))
    assert client.get("/claims/nothing").status_code == 404
    assert client.get(f"/nothing/{claim.id}").status_code == 404
    assert (
        client.get(f"/articles/{reading.article.id}/add", params={"layer": "claims", "words": "xyz"}).status_code == 422
    )


def test_what_was_missed_is_added(client: TestClient, path: Path) -> None:
    with open_story(path) as file:
        article = file.story().readings[0].article
    words = " ".join(article.text.strip().split("\n")[-1].split(" ")[:4])
    page = client.get(f"/articles/{article.id}/add", params={"layer": "events", "words": words})
    assert page.status_code == 200
    token = re.findall(r'name="token" value="([^"]+)"', page.text)[0]
    data = {
        "token": token,
        "who": "س",
        "layer": "events",
        "words": words,
        "plover": "AID",
        "date": "2024-02",
        "span": words,
    }
    answer = client.post(f"/articles/{article.id}/add", data=data)
    assert answer.status_code == 303
    assert "human added" in client.get(answer.headers["location"]).text
    added = [e for e in open_story(path).story().readings[0].events if e.rule == "review"]
    assert [(e.plover, e.date, article.quote(e.span)) for e in added] == [("AID", "2024-02", words)]


def test_relations_are_judged(client: TestClient, path: Path) -> None:
    before = len(open_story(path).story().relations)
    body = client.get("/review?layer=relations").text
    address = re.findall(r'<h2 class="line"><a href="([^"]+)"', body)[0]
    given = form_of(client, address) | {"who": "س", "verdict": "rejected"}
    assert client.post(address, data=given).status_code == 303
    assert len(open_story(path).story().relations) == before - 1
    assert client.get(address).status_code == 200


def test_gold_and_audit_are_exported(client: TestClient, path: Path, tmp_path: Path) -> None:
    reading, claim = first_of(path, "claims")
    given = form_of(client, f"/claims/{claim.id}") | {"who": "س", "verdict": "rejected"}
    client.post(f"/claims/{claim.id}", data=given)
    run = CliRunner().invoke
    assert run(main, ["export", str(path), "--format", "gold", "-o", str(tmp_path / "gold")]).exit_code == 0
    (file,) = (tmp_path / "gold").iterdir()
    gold = json.loads(file.read_text(encoding="utf-8"))
    assert gold["review"] == {"finished": False, "rejected": 1}
    assert len(gold["attributions"]) == len(reading.claims) - 1
    for layer in ("dates", "quantities"):
        assert all(reading.article.text[one["start"] : one["end"]] == one["text"] for one in gold[layer])
    done = run(main, ["export", str(path), "--format", "gold", "-o", str(tmp_path / "done"), "--finished"])
    assert not list((tmp_path / "done").iterdir())
    assert done.exit_code == 0
    finished = client.post(f"/articles/{reading.article.id}/finish", data={"token": given["token"], "who": "س"})
    assert finished.status_code == 303
    assert "راجعه كله" in client.get(finished.headers["location"]).text
    run(main, ["export", str(path), "--format", "gold", "-o", str(tmp_path / "done"), "--finished"])
    assert len(list((tmp_path / "done").iterdir())) == 1
    lines = [json.loads(line) for line in run(main, ["export", str(path), "--format", "audit"]).stdout.splitlines()]
    assert [line["after"]["verdict"] for line in lines] == ["rejected", "accepted"]
    assert lines[0]["target"]["at"]["exact"] == reading.article.quote(claim.content)
    assert lines[0]["before"] == {"verdict": "", "record": encode(claim)}
    records = run(main, ["export", str(path)]).stdout
    assert sum('"table":"corrections"' in line for line in records.splitlines()) == 2


def test_preferences_are_kept_and_lead_back_home(client: TestClient) -> None:
    answer = client.get("/preferences", params={"digits": "arabic", "theme": "dark", "back": "/figures"})
    assert answer.headers["location"] == "/figures"
    page = client.get("/").text
    assert 'data-theme="dark"' in page
    assert "١٨" in page
    for elsewhere in ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"):
        assert client.get("/preferences", params={"back": elsewhere}).headers["location"] == "/"


def test_a_large_story_is_linked_behind_the_page(
    client: TestClient, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("riwaya.web.shelf._AT_ONCE", 0)
    _, claim = first_of(path, "claims")
    address = f"/claims/{claim.id}"
    given = form_of(client, address) | {"who": "س", "verdict": "rejected"}
    assert client.post(address, data=given).status_code == 303
    assert "human rejected" in client.get(address).text
    for _ in range(200):
        if "تُحسب العلاقات" not in client.get("/review").text:
            break
        time.sleep(0.1)
    else:
        pytest.fail("the story was not linked again")
    assert "human rejected" in client.get(address).text


def test_a_date_in_a_form_is_kept_as_iso() -> None:
    assert [_date(text) for text in ("2024/1/7", "2024-1-7", "2024", "2024-W04", "2024-01/2024-03", "")] == [
        "2024-01-07", "2024-01-07", "2024", "2024-W04", "2024-01/2024-03", "",
    ]  # fmt: skip
    for text in ("2024-02-31", "2024/13", "أمس"):
        with pytest.raises(ReviewError):
            _date(text)
