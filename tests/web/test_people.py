"""Accounts: who gets in, what each role may do, and how often somebody may try."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from starlette.testclient import TestClient

from riwaya import articles_from
from riwaya.cli import main
from riwaya.errors import AccountError
from riwaya.store import open_story
from riwaya.store.review import changes
from riwaya.store.users import Users
from riwaya.web.app import create_app
from riwaya.web.guard import Access
from riwaya.web.sessions import Limit, Sessions
from tests.gate.corpus import EXAMPLE

PASSWORD = "أربع كلمات لا تُنسى"
DAY = "2024-05-06"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("people") / "w.riwaya"
    with open_story(path, create=True) as file:
        file.add(list(articles_from([EXAMPLE]))[:4], workers=1)
    users = Users(path)
    for name, role in (("سعاد", "owner"), ("عمر", "reviewer"), ("هدى", "reader")):
        users.add(name, role, PASSWORD, DAY)
    return path


@pytest.fixture
def path(filled: Path, tmp_path: Path) -> Path:
    shutil.copy(f"{filled}-accounts", tmp_path / "w.riwaya-accounts")
    return Path(shutil.copy(filled, tmp_path / "w.riwaya"))


def client_of(path: Path) -> TestClient:
    return TestClient(
        create_app(path, clock=lambda: f"{DAY}T10:00:00+00:00", access=Access(accounts=True)), follow_redirects=False
    )


def token_of(page: str) -> str:
    return str(re.findall(r'name="token" value="([^"]+)"', page)[0])


def enter(client: TestClient, name: str, password: str = PASSWORD, back: str = "/") -> int:
    token = token_of(client.get("/sign-in").text)
    sent = {"token": token, "name": name, "password": password, "back": back}
    return client.post("/sign-in", data=sent).status_code


def claim_of(path: Path) -> str:
    with open_story(path) as file:
        return next(claim.id for reading in file.story().readings for claim in reading.claims)


def run(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, list(words), input=typed)


def test_nobody_sees_a_word_without_an_account(path: Path) -> None:
    client = client_of(path)
    for address in ("/", "/en/accounts", "/search?q=x", f"/claims/{claim_of(path)}", "/people", "/board", "/nothing"):
        answer = client.get(address)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/en/sign-in" if address.startswith("/en") else "/sign-in")
        assert not answer.content
    assert client.post(f"/claims/{claim_of(path)}", data={"verdict": "rejected"}).status_code == 403
    assert client.get("/static/style.css").status_code == 200
    page = client.get("/sign-in").text
    with open_story(path) as file:
        assert file.story().readings[0].article.title not in page


def test_signing_in_and_out(path: Path) -> None:
    client = client_of(path)
    assert enter(client, "سعاد", "غير صحيحة أبداً") == 401
    assert enter(client, "لا أحد") == 401
    assert enter(client, "سعاد", back="/figures") == 303
    cookie = client.cookies["session"]
    page = client.get("/")
    assert page.headers["cache-control"] == "no-store"
    assert "سعاد" in page.text
    assert cookie not in page.text
    assert client.post("/sign-out", data={"token": "0" * 80}).status_code == 403
    assert client.post("/sign-out", data={"token": token_of(page.text)}).status_code == 303
    client.cookies.set("session", cookie)
    assert client.get("/").status_code == 303


def test_the_session_cookie_is_kept_from_scripts_and_other_sites(path: Path) -> None:
    client = client_of(path)
    token = token_of(client.get("/sign-in").text)
    sent = {"token": token, "name": "عمر", "password": PASSWORD, "back": "https://evil.example/"}
    answer = client.post("/sign-in", data=sent)
    assert answer.headers["location"] == "/"
    kept = next(line for line in answer.headers.get_list("set-cookie") if line.startswith("session="))
    assert "HttpOnly" in kept
    assert "SameSite=lax" in kept
    assert client.post("/sign-in", data=sent, headers={"origin": "https://evil.example"}).status_code == 403


def test_roles(path: Path) -> None:
    address = f"/claims/{claim_of(path)}"
    reader = client_of(path)
    enter(reader, "هدى")
    page = reader.get(address).text
    assert 'value="rejected"' not in page
    sent = {"token": token_of(page), "version": "0", "verdict": "accepted", "who": "سعاد"}
    refused = reader.post(address, data=sent)
    assert refused.status_code == 403
    assert "حسابك للقراءة" in refused.text
    assert reader.get("/people").status_code == 403
    reviewer = client_of(path)
    enter(reviewer, "عمر")
    page = reviewer.get(address).text
    assert 'name="who"' not in page
    assert reviewer.post(address, data={**sent, "token": token_of(page)}).status_code == 303
    with open_story(path) as file:
        assert [line.who for line in changes(file)] == ["عمر"]
    assert reviewer.get("/people").status_code == 403
    token = token_of(reviewer.get("/people/password").text)
    assert reviewer.post("/people/role", data={"token": token, "name": "عمر", "role": "owner"}).status_code == 403


def test_an_owner_says_who_has_an_account(path: Path) -> None:
    owner, other = client_of(path), None
    enter(owner, "سعاد")
    token = token_of(owner.get("/people").text)
    made = {"token": token, "name": "ليث", "role": "reader", "password": PASSWORD}
    assert owner.post("/people/add", data=made).status_code == 303
    assert owner.post("/people/add", data=made).status_code == 422
    assert owner.post("/people/add", data={**made, "name": "قصير", "password": "short"}).status_code == 422
    assert owner.post("/people/remove", data={"token": token, "name": "سعاد"}).status_code == 422
    assert owner.post("/people/role", data={"token": token, "name": "ليث", "role": "king"}).status_code == 422
    other = client_of(path)
    assert enter(other, "ليث") == 303
    assert other.get("/").status_code == 200
    # Another password in the file ends the session at the next page.
    Users(path).set_password("ليث", PASSWORD + " أخرى")
    assert other.get("/").status_code == 303
    assert owner.post("/people/remove", data={"token": token, "name": "ليث"}).status_code == 303
    assert [account.name for account in Users(path).all()] == ["سعاد", "عمر", "هدى"]


def test_ones_own_password(path: Path) -> None:
    client, elsewhere = client_of(path), client_of(path)
    enter(client, "هدى")
    enter(elsewhere, "هدى")
    token = token_of(client.get("/people/password").text)
    fresh = PASSWORD + " جديدة"
    assert client.post("/people/password", data={"token": token, "old": "خطأ", "password": fresh}).status_code == 422
    assert client.post("/people/password", data={"token": token, "old": PASSWORD, "password": fresh}).status_code == 303
    assert client.get("/").status_code == 200
    assert Users(path).signed_in("هدى", fresh)
    assert not Users(path).signed_in("هدى", PASSWORD)


def test_guessing_is_slowed_down(path: Path) -> None:
    client = client_of(path)
    codes = [enter(client, "سعاد", f"تخمين رقم {number} من كثير") for number in range(8)]
    assert codes == [401] * 6 + [429] * 2
    token = token_of(client.get("/sign-in").text)
    sent = {"token": token, "name": "سعاد", "password": PASSWORD}
    answer = client.post("/sign-in", data=sent)
    assert (answer.status_code, answer.headers["retry-after"].isdigit()) == (429, True)
    assert "محاولات كثيرة" in answer.text


def test_writing_has_a_limit(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("riwaya.web.guard.WRITES", (2, 60.0))
    client = TestClient(create_app(path), follow_redirects=False)
    codes = [client.post("/board/estimate", data={"token": "x"}).status_code for _ in range(3)]
    assert codes == [403, 403, 429]
    answer = client.post("/en/board/estimate", data={"token": "x"})
    assert "Too many changes in one minute" in answer.text
    assert client.get("/").status_code == 200


def test_sessions_and_limits_end_with_time(path: Path) -> None:
    now = [0.0]
    users = Users(path)
    account = users.of("عمر")
    assert account is not None
    sessions = Sessions(users, lambda: now[0])
    secret = sessions.begin(account)
    now[0] += 11 * 3600
    assert sessions.of(secret) == account
    now[0] += 13 * 3600
    assert sessions.of(secret) is None
    limit = Limit(2, 10, lambda: now[0])
    limit.count("x")
    limit.count("x")
    assert limit.wait("x") > 0
    assert limit.wait("y") == 0
    now[0] += 10
    assert limit.wait("x") == 0


def test_accounts_are_kept_beside_the_story(path: Path, tmp_path: Path) -> None:
    users = Users(path)
    assert users.path.stat().st_mode & 0o077 == 0 or users.path.exists()
    kept = users.path.read_bytes()
    assert PASSWORD.encode() not in kept
    assert "سعاد".encode() not in path.read_bytes()
    written = run("export", str(path)).stdout
    assert "scrypt" not in written
    assert "سعاد" not in written
    with pytest.raises(AccountError, match="already"):
        users.add(" سعاد ", "reader", PASSWORD, DAY)
    for name in ("", "a\u202eb", "x" * 99):
        with pytest.raises(AccountError):
            users.add(name, "reader", PASSWORD, DAY)
    assert Users(tmp_path / "other.riwaya").all() == ()


def test_the_command(path: Path) -> None:
    story = str(path)
    assert run("accounts", story, "add", "نور", "--role", "reviewer", typed=PASSWORD + "\n").exit_code == 0
    assert "نور\treviewer" in run("accounts", story, "list").output
    assert run("accounts", story, "role", "نور", "--role", "reader").exit_code == 0
    assert run("accounts", story, "password", "نور", typed="قصيرة\n").exit_code == 1
    assert run("accounts", story, "password", "نور", typed=PASSWORD + " أخرى\n").exit_code == 0
    assert Users(path).signed_in("نور", PASSWORD + " أخرى")
    assert run("accounts", story, "remove", "نور").exit_code == 0
    assert run("accounts", story, "remove", "نور").exit_code == 1
    assert run("accounts", story, "role", "سعاد", "--role", "reader").exit_code == 1
    assert run("accounts", story, "add").exit_code == 2


def test_serving_beyond_this_machine_needs_an_owner(path: Path) -> None:
    Users(path).path.unlink()
    for words in (("--host", "0.0.0.0"), ("--host", "192.0.2.1"), ("--accounts",)):
        refused = run("serve", str(path), "--no-open", *words)
        assert refused.exit_code == 1
        assert refused.output.count("\n") == 1
        assert "riwaya accounts" in refused.output
    refused = run("serve", str(path), "--no-open", "--host", "0.0.0.0", "--no-accounts")
    assert refused.exit_code == 1
    assert "signing in is required" in refused.output


def test_other_host_names_are_answered_only_when_told(path: Path) -> None:
    app = create_app(path, access=Access(accounts=True, hosts=("desk.example",)))
    client = TestClient(app, follow_redirects=False)
    assert client.get("/", headers={"host": "desk.example"}).status_code == 303
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
