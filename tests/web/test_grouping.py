"""A party's page: merged, split, renamed and taken back, with a trail; corrections made before go along."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from riwaya import article_of
from riwaya.cli import main
from riwaya.model import PartyEdit
from riwaya.store import open_story
from riwaya.store.parties import party_edits
from riwaya.views.regrouped import merged_keys
from riwaya.web.app import create_app

FIRST = (
    "بيان في المدينة\nقال كمال الدليمي إن المجلس سيجتمع يوم الأحد. وأكد الدليمي أن الاجتماع سيعقد في موعده.\n"
    "وقالت حركة الفجر الجديد إنها لن تشارك في الاجتماع.\n"
)
SECOND = (
    "رد على البيان\nقال كمال بيك الدليمي إن المجلس لن يجتمع هذا العام. ورفضت حركة الفجر أي موعد آخر للاجتماع.\n"
    "وقال سامي الحارث إن اللقاء أُلغي.\n"
)
WHEN = "2024-05-06T10:00:00+00:00"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "s.riwaya"
    with open_story(path, create=True) as file:
        file.add(
            [article_of(text, stem=stem, published="2024-05-05") for stem, text in (("a", FIRST), ("b", SECOND))],
            workers=1,
        )
    return path


@pytest.fixture
def client(path: Path) -> TestClient:
    return TestClient(create_app(path, clock=lambda: WHEN), follow_redirects=False)


def keys(path: Path) -> dict[str, str]:
    """Keys by the words that name them."""
    with open_story(path) as file:
        return {form: party.key for reading in file.readings() for party in reading.parties for form in party.surfaces}


def fields(page: str) -> dict[str, str]:
    names = ("token", "seen")
    return {name: re.findall(rf'name="{name}" value="([^"]*)"', page)[0] for name in names} | {"who": "سعاد"}


def test_two_names_become_one_party_and_two_again(client: TestClient, path: Path) -> None:
    found = keys(path)
    one, other = found["سامي الحارث"], found["كمال الدليمي"]
    page = client.get(f"/parties/{one}").text
    sent = {**fields(page), "what": "merge", "key": other, "why": "هو نفسه"}
    answer = client.post(f"/parties/{one}", data=sent)
    assert answer.status_code == 303, answer.text
    after = client.get(answer.headers["location"]).text
    assert "سامي الحارث" in after
    assert "هو نفسه" in after
    assert client.get(f"/parties/{one}").headers["location"] == f"/parties/{quote(other)}"
    assert keys(path)["سامي الحارث"] == other
    with open_story(path) as file:
        edits = party_edits(file)
    assert [(edit.action, edit.who, edit.when) for edit in edits] == [("merge", "سعاد", WHEN)]
    assert "هو نفسه" in client.get("/review/trail").text
    lines = CliRunner().invoke(main, ["export", str(path), "--format", "audit"]).stdout.splitlines()
    (line,) = [json.loads(line) for line in lines]
    assert line["parties"] == {"action": "merge", "party": one, "other": other}
    assert (line["who"], line["why"]) == ("سعاد", "هو نفسه")
    undone = client.post(f"/parties/{other}", data={**fields(after), "what": "undo", "number": "1"})
    assert undone.status_code == 303
    assert keys(path)["سامي الحارث"] == one


def test_some_words_are_split_off_and_named(client: TestClient, path: Path) -> None:
    key = keys(path)["كمال الدليمي"]
    page = client.get(f"/parties/{key}").text
    number = re.findall(r'name="form-(\d+)" value="1"> <bdi lang="ar">الدليمي<', page)
    assert number
    sent = {
        **fields(page),
        "what": "split",
        f"form-{number[0]}": "1",
        "name_ar": "عادل الدليمي",
        "name": "Adel al-Dulaimi",
    }
    answer = client.post(f"/parties/{key}", data=sent)
    assert answer.status_code == 303, answer.text
    assert "عادل الدليمي" in client.get(answer.headers["location"]).text
    assert keys(path)["الدليمي"] != key
    assert keys(path)["كمال الدليمي"] == key
    again = client.get(f"/parties/{key}").text
    assert client.post(f"/parties/{key}", data={**fields(again), "what": "split", "name_ar": "س"}).status_code == 422


def test_a_party_gets_another_name(client: TestClient, path: Path) -> None:
    key = keys(path)["سامي الحارث"]
    sent = {**fields(client.get(f"/en/parties/{key}").text), "what": "rename", "name": "Sami H.", "name_ar": "سامي ح."}
    assert client.post(f"/en/parties/{key}", data=sent).headers["location"].startswith("/en/parties/")
    assert "<bdi>Sami H.</bdi>" in client.get(f"/en/parties/{key}").text
    assert "<bdi>سامي ح.</bdi>" in client.get(f"/parties/{key}").text


def test_who_comes_second_is_told(client: TestClient, path: Path) -> None:
    found = keys(path)
    one, other = found["سامي الحارث"], found["كمال الدليمي"]
    first = fields(client.get(f"/parties/{one}").text)
    second = {**first, "who": "عمر"}
    assert client.post(f"/parties/{one}", data={**first, "what": "rename", "name_ar": "سامي"}).status_code == 303
    answer = client.post(f"/parties/{one}", data={**second, "what": "merge", "key": other})
    assert answer.status_code == 409
    assert "سعاد" in answer.text
    assert keys(path)["سامي الحارث"] == one


def test_a_correction_goes_along_with_a_later_merge(client: TestClient, path: Path) -> None:
    found = keys(path)
    one, other = found["سامي الحارث"], found["كمال الدليمي"]
    with open_story(path) as file:
        claim = next(c for r in file.readings() for c in r.claims if c.party == one)
    page = client.get(f"/claims/{claim.id}").text
    token = re.findall(r'name="token" value="([^"]*)"', page)[0]
    sent = {"token": token, "version": "0", "who": "عمر", "verdict": "corrected", "act": "warn"}
    assert client.post(f"/claims/{claim.id}", data=sent).status_code == 303
    merge = {**fields(client.get(f"/parties/{one}").text), "what": "merge", "key": other}
    assert client.post(f"/parties/{one}", data=merge).status_code == 303
    with open_story(path) as file:
        after = next(c for r in file.story().readings for c in r.claims if c.id == claim.id)
    assert (after.party, after.act) == (other, "warn")


def test_unknown_parties_and_odd_wishes(client: TestClient, path: Path) -> None:
    assert client.get("/parties/no-such-party").status_code == 404
    key = keys(path)["سامي الحارث"]
    known = fields(client.get(f"/parties/{key}").text)
    for odd in (
        {"what": "merge", "other": "لا أحد بهذا الاسم"},
        {"what": "merge", "key": key},
        {"what": "rename"},
        {"what": "undo", "number": "99"},
    ):
        assert client.post(f"/parties/{key}", data={**known, **odd}).status_code == 422
    assert client.post(f"/parties/{key}", data={**known, "what": "burn"}).status_code == 404
    assert client.post(f"/parties/{key}", data={**known, "token": "x", "what": "rename"}).status_code == 403


def test_merges_lead_to_the_last_key() -> None:
    def line(number: int, one: str, other: str) -> PartyEdit:
        return PartyEdit(number, "merge", one, other)

    assert merged_keys((line(1, "a", "b"), line(2, "b", "c"))) == {"a": "c", "b": "c"}
    assert merged_keys((line(1, "a", "b"), line(2, "b", "a"))) == {"b": "a"}
    assert merged_keys((line(1, "a", "b"), PartyEdit(2, "undo", undoes=1))) == {}
