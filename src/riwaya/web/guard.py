"""What stands between a request and the pages: safe headers, sessions and roles, and a limit on writing."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from riwaya.store.users import Account, Users
from riwaya.web.forms import SESSION
from riwaya.web.sessions import Limit, Sessions

HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
    " img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
WRITES, TRIES = (120, 60.0), (6, 300.0)
_OPEN = ("/sign-in", "/preferences")
Refusing = Callable[[Request, str, int, int], Response]


@dataclass(frozen=True, slots=True)
class Access:
    """Who may come: `accounts` demands signing in, `hosts` are the names the page answers to ("*" for any)."""

    accounts: bool = False
    hosts: Sequence[str] = ()


class Door:
    """Sessions and limits of one server; `now` counts seconds."""

    def __init__(self, users: Users, access: Access, now: Callable[[], float] = time.monotonic) -> None:
        self.users = users
        self.access = access
        self.sessions = Sessions(users, now)
        self.writes = Limit(*WRITES, now)
        self.tries = Limit(*TRIES, now)
        self.guesses = Limit(TRIES[0] * 5, TRIES[1], now)

    def account(self, request: Request) -> Account | None:
        """Who sends a request, None without accounts or when nobody is signed in."""
        secret = request.cookies.get(SESSION, "")
        return self.sessions.of(secret) if self.access.accounts and secret else None


class Safe:
    """Adds the headers that keep a page to itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and the answer back with `HEADERS`."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message.get("headers", ()),
                    *((name.encode("latin-1"), value.encode("latin-1")) for name, value in HEADERS.items()),
                ]
            await send(message)

        await self.app(scope, receive, sending if scope["type"] == "http" else send)


class Guard:
    """Lets a request through to the pages when its sender may do what it asks; leaves the account in its state."""

    def __init__(self, app: ASGIApp, door: Door, refusing: Refusing) -> None:
        self.app = app
        self.door = door
        self.refusing = refusing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer with a refusal of one sentence."""
        if scope["type"] != "http" or scope["path"].startswith("/static/"):
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        request.state.account = self.door.account(request)
        refusal = self._refusal(request)
        await (refusal(scope, receive, send) if refusal else self.app(scope, receive, send))

    def _refusal(self, request: Request) -> Response | None:
        account: Account | None = request.state.account
        path = request.url.path.removeprefix("/en") or "/"
        writing = request.method not in ("GET", "HEAD")
        if self.door.access.accounts and path not in _OPEN:
            if account is None and not writing:
                root = "/en" if request.url.path in ("/en", f"/en{path}") else ""
                query = f"?{request.url.query}" if request.url.query else ""
                return RedirectResponse(f"{root}/sign-in?back={quote(request.url.path + query)}", status_code=303)
            if account is None:
                return self.refusing(request, "sign_in_first", 403, 0)
            if path.startswith("/people") and path != "/people/password" and not account.owns:
                return self.refusing(request, "owners_only", 403, 0)
            if writing and path not in ("/sign-out", "/people/password") and not account.writes:
                return self.refusing(request, "readers_only_look", 403, 0)
        if writing and path != "/sign-in":
            key = account.name if account else (request.client.host if request.client else "")
            seconds = self.door.writes.wait(key)
            if seconds:
                return self.refusing(request, "too_many_writes", 429, seconds)
            self.door.writes.count(key)
        return None
