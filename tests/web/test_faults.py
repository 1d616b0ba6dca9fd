from __future__ import annotations

import asyncio
import logging
from pathlib import Path

import pytest
from starlette.responses import Response
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from riwaya.store import open_story
from riwaya.web.app import create_app
from riwaya.web.faults import SENTENCES, Faults


@pytest.fixture
def path(tmp_path: Path) -> Path:
    story = tmp_path / "s.riwaya"
    open_story(story, create=True).close()
    return story


def client_of(path: Path) -> TestClient:
    return TestClient(create_app(path), raise_server_exceptions=False)


@pytest.mark.parametrize(("root", "sentence"), [("", "خلل في riwaya"), ("/en", "fault of riwaya")])
def test_a_fault_is_one_sentence(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, root: str, sentence: str
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("no such claim")

    client = client_of(path)
    monkeypatch.setattr("riwaya.web.app.view_of", broken)
    with caplog.at_level(logging.ERROR, "riwaya.web"):
        answer = client.get(f"{root}/accounts")
    assert answer.status_code == 500
    assert sentence in answer.text
    assert "KeyError" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert [record.getMessage() for record in caplog.records] == [
        f"riwaya: GET {root}/accounts could not be answered (KeyError: 'no such claim')"
    ]
    assert not caplog.records[0].exc_info


def test_the_console_shows_where_when_asked(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    client = client_of(path)
    monkeypatch.setenv("RIWAYA_TRACEBACK", "1")
    monkeypatch.setattr("riwaya.web.app.view_of", None)
    assert client.get("/timeline").status_code == 500
    assert caplog.records[0].exc_info


def test_a_story_that_went_away(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    client = client_of(path)
    assert client.get("/en/accounts").status_code == 200
    path.write_bytes(b"this was a story once")
    answer = client.get("/en/search?q=x")
    assert answer.status_code == 503
    assert "The story file could not be opened now" in answer.text
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize(
    ("root", "sentence"), [("", "لا صفحة بهذا العنوان"), ("/en", "There is no page at this address")]
)
def test_no_page_is_a_page(path: Path, root: str, sentence: str) -> None:
    answer = client_of(path).get(f"{root}/nothing")
    assert answer.status_code == 404
    assert sentence in answer.text
    assert f'href="{root}/"' in answer.text


def test_every_refusal_has_its_sentence(path: Path) -> None:
    client = client_of(path)
    assert client.delete("/accounts").status_code == 405
    assert client.post("/preferences", content=b"who=x", headers={"content-type": "text/plain"}).status_code == 415
    assert client.post("/preferences", data={"who": "x", "token": "old"}).status_code == 403
    assert set(SENTENCES) == {400, 403, 404, 405, 413, 415}


def test_views_made_ahead_fail_in_one_line(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    app = create_app(path)
    path.write_bytes(b"this was a story once")
    app.state.warm()
    assert len(caplog.records) == 1
    assert "could not be made ahead" in caplog.text


def test_a_fault_in_the_middle_of_an_answer_is_one_line_too(caplog: pytest.LogCaptureFixture) -> None:
    sent: list[Message] = []

    async def broken(_: Scope, __: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise ValueError("half way")

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    def telling(*_: object) -> Response:
        raise AssertionError("an answer began already")

    scope = {"type": "http", "method": "GET", "path": "/accounts", "headers": [], "query_string": b""}
    asyncio.run(Faults(broken, telling)(scope, receive, send))
    assert [message["type"] for message in sent] == ["http.response.start"]
    assert "GET /accounts could not be answered (ValueError: half way)" in caplog.text
