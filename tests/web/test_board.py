from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from riwaya import article_of
from riwaya.store import open_story
from riwaya.store.board import board_entries
from riwaya.web.app import create_app
from riwaya.web.report import report_html

TEXT = "موعد ثابت\nأكد المتحدث باسم الحكومة العراقية أن القوات القتالية ستغادر بحلول 31 كانون الأول/ديسمبر 2021."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_story(tmp_path / "s.riwaya", create=True) as file:
        file.add([article_of(TEXT, stem="a", published="2021-11-20")], workers=1)
    return tmp_path / "s.riwaya"


def test_a_scenario_from_hypotheses_to_scores(path: Path) -> None:
    client = TestClient(create_app(path, clock=lambda: "2024-05-06T10:00:00+00:00"), follow_redirects=False)
    token = re.findall(r'name="token" value="([^"]+)"', client.get("/board").text)[0]
    common = {"token": token, "who": "سعاد", "version": "0"}

    def post(what: str, **fields: str) -> int:
        return client.post(f"/board/{what}", data=common | fields).status_code

    assert post("hypothesis", text="يغادرون في موعدهم") == post("hypothesis", text="يبقون <b>بعده</b>") == 303
    assert post("hypothesis", text="  ") == 422
    assert post("hypothesis", text="يغادرون في موعدهم") == 409
    claim = open_story(path).story().readings[0].claims[0]
    assert post("evidence", layer="claims", handle=claim.id) == 303
    assert post("evidence", layer="claims", handle="nothing") == 422
    page = client.get("/board").text
    assert "<b>بعده" not in page
    (row,) = re.findall(r'form id="row-([0-9a-f]+)"', page)
    first, second = dict.fromkeys(re.findall(r'name="r-([0-9a-f]+)"', page))
    rated = {"subject": row, "reliability": "B", "credibility": "2", f"r-{first}": "2", f"r-{second}": "-1"}
    assert post("rating", **rated, version="1") == 303
    again = client.post("/board/rating", data=common | rated | {"version": "1", "reliability": "E"})
    assert again.status_code == 409
    assert "سعاد" in again.text
    assert '<option value="E" selected>' in again.text
    assert post("rating", **(rated | {"reliability": "Z"}), version="2") == 422
    assert "cell r-1" in client.get("/board").text
    assert post("estimate", **{f"p-{first}": "70", f"p-{second}": "30"}) == 303
    assert post("estimate", **{f"p-{first}": "170"}) == 422
    assert post("resolution", subject=first, outcome="yes") == 303
    page = client.get("/board").text
    assert "0.09" in page
    assert "تحقق" in page
    report = report_html(open_story(path).story())
    assert 'id="board"' in report
    assert "<form" not in report
    assert post("nothing") == 404
    assert client.post("/board/hypothesis", data=common | {"text": "x", "token": "0"}).status_code == 403
    with open_story(path) as file:
        lines = board_entries(file)
        assert [line.kind for line in lines] == ["hypothesis"] * 2 + ["evidence"] * 2 + ["estimate", "resolution"]
        with pytest.raises(sqlite3.IntegrityError, match="board"):
            file.database.execute("DELETE FROM board")
