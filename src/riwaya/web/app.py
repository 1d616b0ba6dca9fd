"""The local page: reads a story file, sends no script, and calls nobody."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from threading import Lock

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from riwaya.settings import Settings
from riwaya.store import open_story
from riwaya.store.search import search
from riwaya.views.evidence import Evidence, StoryIndex
from riwaya.web.links import PageLinks
from riwaya.web.rendering import PAGES, article_view, page_html, view_of

HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:;"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
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


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A search hit as it is shown."""

    evidence: Evidence
    parts: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """A query and what it found."""

    query: str
    hits: tuple[FoundPassage, ...]


class Shelf:
    """The story of a file, linked once and again when the file has changed."""

    def __init__(self, path: Path, settings: Settings) -> None:
        self.path = path
        self.settings = settings
        self._lock = Lock()
        self._stamp: tuple[int, int] | None = None
        self._index: StoryIndex | None = None

    def index(self) -> StoryIndex:
        """Look-ups over the story as it stands in the file."""
        with self._lock:
            status = self.path.stat()
            stamp = (status.st_mtime_ns, status.st_size)
            if self._index is None or stamp != self._stamp:
                with open_story(self.path) as file:
                    self._index = StoryIndex(file.story(self.settings))
                self._stamp = stamp
            return self._index

    def found(self, query: str) -> SearchView:
        """What a query finds."""
        index = self.index()
        with open_story(self.path) as file:
            hits = search(file.database, query[:200])
        shown = (FoundPassage(index.evidence(hit.article, hit.span), hit.parts) for hit in hits)
        return SearchView(query[:200], tuple(shown))


def create_app(path: str | Path, settings: Settings | None = None) -> Starlette:
    """The web application over the story file at `path`."""
    shelf = Shelf(Path(path), settings or Settings())

    def page(request: Request) -> Response:
        index = shelf.index()
        name = request.path_params.get("page", "overview")
        language = "en" if request.url.path == "/en" or request.url.path.startswith("/en/") else "ar"
        links = PageLinks(language, request.url.path, request.url.query)
        if name == "search":
            return HTMLResponse(page_html(index, name, shelf.found(request.query_params.get("q", "")), links, language))
        if name not in (*PAGES, "articles"):
            raise HTTPException(404)
        return HTMLResponse(page_html(index, name, view_of(index, name), links, language))

    def article(request: Request) -> Response:
        index = shelf.index()
        if request.path_params["article"] not in index.readings:
            raise HTTPException(404)
        language = "en" if request.url.path.startswith("/en/") else "ar"
        view = article_view(index, request.path_params["article"])
        links = PageLinks(language, request.url.path, request.url.query)
        return HTMLResponse(page_html(index, "article", view, links, language))

    def missing(_: Request, __: Exception) -> Response:
        return PlainTextResponse("404: لا صفحة هنا · there is no page here\n", status_code=404)

    static = StaticFiles(directory=str(resources.files("riwaya.web").joinpath("static")))
    routes = [
        Mount("/static", app=static),
        *(
            route
            for root in ("/en", "")
            for route in (
                Route(root or "/", page),
                Route(f"{root}/articles/{{article}}", article),
                Route(f"{root}/{{page}}", page),
            )
        ),
        Route("/en/", page),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Safe), Middleware(TrustedHostMiddleware, allowed_hosts=[*LOOPBACK, "testserver"])],
        exception_handlers={404: missing},
    )
