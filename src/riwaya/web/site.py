"""What all pages share: the story, who looks at it and how, and how a page is answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from riwaya.store.users import Account
from riwaya.views.labels import label
from riwaya.web.forms import (
    Tokens,
    anchor_of,
    fields_of,
    keep_reviewer,
    keep_visitor,
    local,
    reviewer_of,
    visitor_of,
)
from riwaya.web.guard import Door
from riwaya.web.links import PageLinks
from riwaya.web.rendering import PAGES, Look, article_view, page_html, sentence_html
from riwaya.web.shelf import Shelf

DIGITS = ("latin", "arabic")
THEMES = ("auto", "light", "dark")
_YEAR = 31_536_000


class Site:
    """One story as a site."""

    def __init__(self, shelf: Shelf, door: Door) -> None:
        self.shelf = shelf
        self.door = door
        self.tokens = Tokens()

    def look(self, request: Request, visitor: str = "") -> Look:
        """How this reader wants the page."""
        path = request.url.path
        account = account_of(request)
        return Look(
            "en" if path == "/en" or path.startswith("/en/") else "ar",
            _one_of(request.cookies.get("digits", ""), DIGITS),
            _one_of(request.cookies.get("theme", ""), THEMES),
            live=True,
            token=self.tokens.of(anchor_of(request, visitor)) if visitor else "",
            reviewer=account.name if account else reviewer_of(request),
            account=account.name if account else "",
            role=account.role if account else "",
            writes=account.writes if account else not self.door.access.accounts,
        )

    def links(self, request: Request) -> PageLinks:
        """Addresses in the language of the request."""
        return PageLinks(self.look(request).language, request.url.path, request.url.query)

    def page(self, request: Request, name: str, view: Any, *, status: int = 200, **more: Any) -> Response:
        """A page with a view, and the cookie that its forms need."""
        visitor = visitor_of(request)
        look = self.look(request, visitor)
        who = more.pop("who", "")  # as a form gave it that is shown again
        if who and not look.account:
            look = replace(look, reviewer=who[:100])
        more.setdefault("linking", self.shelf.linking)
        index = more.pop("index", None) or self.shelf.index()
        more.setdefault("part", self.shelf.shown() if name in (*PAGES, "articles", "review") else None)
        html = page_html(index, name, view, self.links(request), look, **more)
        answer = HTMLResponse(html, status_code=status)
        answer.headers["cache-control"] = "no-store" if look.account else "private, no-cache"
        return keep_visitor(request, answer, visitor)

    def article(self, request: Request, article: str, *, problem: str = "", status: int = 200) -> Response:
        """The reading view of an article."""
        index = self.shelf.index()
        if article not in index.readings:
            raise HTTPException(404)
        view = self.shelf.view(("article", article), lambda index: article_view(index, article))
        return self.page(request, "article", view, status=status, problem=problem)

    def message(self, request: Request, text: str, status: int) -> Response:
        """A page with one sentence, when something could not be done."""
        return self.page(request, "message", text, status=status)

    def refuse(self, request: Request, key: str, status: int, seconds: int) -> Response:
        """One sentence for what this sender may not do, or not yet (after `seconds`); it shows nothing of the story."""
        text = label(key, self.look(request).language)
        html = sentence_html(text, self.links(request), self.look(request))
        return HTMLResponse(html, status_code=status, headers={"retry-after": str(seconds)} if seconds else None)

    def tell(self, request: Request, key: str, status: int) -> Response:
        """One sentence on a page without anything of the story, so that it can be shown when the story cannot."""
        return self.refuse(request, key, status, 0)

    def name_of(self, request: Request, given: Mapping[str, str]) -> str:
        """Who sends a form: the account where there is one, else the name in the form."""
        account = account_of(request)
        return account.name if account else given.get("who", "") or reviewer_of(request)

    def signed(self, request: Request, answer: Response, who: str) -> Response:
        """The answer to a form, with the name kept for the next one where no account gives it."""
        return answer if account_of(request) else keep_reviewer(request, answer, who)

    def preferences(self, request: Request) -> Response:
        """Keep how a reader wants digits or colours, and go back: ``/preferences?digits=arabic&back=/accounts``."""
        answer = RedirectResponse(local(request.query_params.get("back", "/")), status_code=303)
        for name, values in (("digits", DIGITS), ("theme", THEMES)):
            value = request.query_params.get(name, "")
            if value in values:
                answer.set_cookie(name, value, httponly=True, samesite="strict", path="/", max_age=_YEAR)
        return answer

    async def named(self, request: Request) -> Response:
        """Keep the name of who corrects, and go back: a form of ours with `who` and `back`."""
        given = await fields_of(request)
        self.tokens.check(request, given.get("token", ""))
        answer = RedirectResponse(local(given.get("back", "/")), status_code=303)
        return self.signed(request, answer, given.get("who", "")) if given.get("who", "").strip() else answer


def account_of(request: Request) -> Account | None:
    """Who is signed in, as the guard found it."""
    found: Account | None = getattr(request.state, "account", None)
    return found


def _one_of(value: str, values: tuple[str, ...]) -> str:
    return value if value in values else values[0]
