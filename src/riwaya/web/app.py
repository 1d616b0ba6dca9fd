"""The local page over a story file: works without script, and calls nobody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib import resources
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from riwaya.settings import Settings
from riwaya.store import open_story
from riwaya.store.search import highlighted, search
from riwaya.views.filters import choices, chosen, zoomed
from riwaya.views.found import found
from riwaya.views.timeline import Happening
from riwaya.web.boarding import Boarding
from riwaya.web.parts import ENTRIES, filter_from, page_of, sliced, zoom_from
from riwaya.web.rendering import PAGES, view_of
from riwaya.web.reviewing import Review
from riwaya.web.shelf import Shelf
from riwaya.web.site import Site

HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
    " img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
# How many sentences a search looks into, and how many findings a page shows.
_HITS, _FINDINGS = 300, 40
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


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


class Pages:
    """The handlers of pages for reading."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def page(self, request: Request) -> Response:
        """A view of the story by its name."""
        name = request.path_params.get("page", "overview")
        given = request.query_params
        if name == "search":
            return self._search(request)
        if name not in (*PAGES, "articles"):
            raise HTTPException(404)
        view = self.site.shelf.view(name, lambda index: view_of(index, name))
        if name == "accounts":
            wanted = filter_from(given)
            options = self.site.shelf.view("choices", lambda _: choices(view))
            shown = chosen(view, wanted, self.site.shelf.index()) if wanted else view
            return self.site.page(request, name, shown, wanted=wanted, choices=options)
        if name == "timeline":
            return self._timeline(request, view)
        part, pager = sliced(name, view, given)
        return self.site.page(request, name, part, pager=pager)

    def _timeline(self, request: Request, view: tuple[Happening, ...]) -> Response:
        given = request.query_params
        wanted = filter_from(given)
        part = zoomed(view, *zoom_from(given), wanted)
        pager = page_of(given, len(part.happenings), ENTRIES)
        rows = part.happenings[(pager.page - 1) * ENTRIES : pager.page * ENTRIES]
        return self.site.page(request, "timeline", rows, zoom=part, wanted=wanted, pager=pager)

    def _search(self, request: Request) -> Response:
        given = request.query_params
        query = given.get("q", "")[:200]
        with open_story(self.site.shelf.path) as file:
            hits = [(hit.article, hit.span) for hit in search(file.database, query, _HITS)]
        wanted = filter_from(given)
        view = found(self.site.shelf.index(), query, hits, lambda text: highlighted(text, query), wanted)
        pager = page_of(given, len(view.findings), _FINDINGS)
        rows = view.findings[(pager.page - 1) * _FINDINGS : pager.page * _FINDINGS]
        return self.site.page(request, "search", replace(view, findings=rows), pager=pager, total=len(view.findings))

    def warm(self) -> None:
        """Link the story and make its first views before anybody asks for them."""
        for name in ("overview", "accounts"):
            self.site.shelf.view(name, partial(view_of, page=name))

    def article(self, request: Request) -> Response:
        """An article as it is read."""
        return self.site.article(request, request.path_params["article"])


def create_app(path: str | Path, settings: Settings | None = None, clock: Callable[[], str] | None = None) -> Starlette:
    """The web application over the story file at `path`; `clock` gives the ISO time of a request."""
    site = Site(Shelf(Path(path), settings or Settings()))
    pages, review = Pages(site), Review(site, clock)
    boarding = Boarding(site, review.clock)

    def missing(_: Request, __: Exception) -> Response:
        return PlainTextResponse("404: لا صفحة هنا · there is no page here\n", status_code=404)

    static = StaticFiles(directory=str(resources.files("riwaya.web").joinpath("static")))
    routes: list[Route | Mount] = [Mount("/static", app=static), Route("/preferences", site.preferences)]
    for root in ("/en", ""):
        routes += _routes(root, pages, review)
        routes.insert(0, Route(f"{root}/board/{{what}}", boarding.write, methods=["POST"]))
        routes.insert(0, Route(f"{root}/board", boarding.page))
    app = Starlette(
        routes=[*routes, Route("/en/", pages.page)],
        middleware=[Middleware(Safe), Middleware(TrustedHostMiddleware, allowed_hosts=[*LOOPBACK, "testserver"])],
        exception_handlers={404: missing},
    )
    app.state.warm = pages.warm
    return app


def _routes(root: str, pages: Pages, review: Review) -> list[Route | Mount]:
    """The addresses of one language."""
    record = f"{root}/{{layer}}/{{handle}}"
    return [
        Route(root or "/", pages.page),
        Route(f"{root}/review", review.queue),
        Route(f"{root}/review/trail", review.trail),
        Route(f"{root}/review/undo", review.take_back, methods=["POST"]),
        Route(f"{root}/articles/{{article}}/add", review.missed),
        Route(f"{root}/articles/{{article}}/add", review.add, methods=["POST"]),
        Route(f"{root}/articles/{{article}}/finish", review.finish, methods=["POST"]),
        Route(f"{root}/articles/{{article}}", pages.article),
        Route(record, review.record),
        Route(record, review.judge, methods=["POST"]),
        Route(f"{root}/{{page}}", pages.page),
    ]
