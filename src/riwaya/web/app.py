"""The local page over a story file: works without script, and calls nobody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from riwaya.settings import Settings
from riwaya.store import open_story
from riwaya.store.finding import found_in, names_of, to_be_shown
from riwaya.store.search import Asked, sentences
from riwaya.store.users import Users
from riwaya.views.causes import CauseRow
from riwaya.views.filters import choices, chosen, zoomed
from riwaya.views.found import found, narrowed
from riwaya.views.new import News, new
from riwaya.views.spellings import Spellings, Unit, spellings
from riwaya.views.timeline import Happening
from riwaya.web.boarding import Boarding
from riwaya.web.faults import Faults, Noted, refused
from riwaya.web.grouping import Grouping
from riwaya.web.guard import Access, Door, Guard, Safe
from riwaya.web.parting import NamedIndex, Parting
from riwaya.web.parts import ENTRIES, filter_from, longest_chains, page_of, sliced, zoom_from
from riwaya.web.rendering import PAGES, view_of
from riwaya.web.reviewing import Review
from riwaya.web.shelf import Shelf
from riwaya.web.signing import Signing
from riwaya.web.site import Site

# How many sentences a search looks into, and how many findings a page shows.
_HITS, _FINDINGS = 300, 40
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


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
        view: Any = None if name == "new" else self.site.shelf.view(name, lambda index: view_of(index, name))
        if name == "accounts":
            wanted = filter_from(given)
            options = self.site.shelf.view("choices", lambda _: choices(view))
            shown = chosen(view, wanted, self.site.shelf.index()) if wanted else view
            asked = given.get("question", "")
            shown = tuple(one for one in shown if asked in ("", one.question.id))
            return self.site.page(request, name, shown, wanted=wanted, choices=options)
        if name == "timeline":
            return self._timeline(request, view)
        if name == "new":
            view = self._new(given)
        if name == "overview":
            view = self.site.shelf.summed(view)
        part, pager = sliced(name, view, given)
        more: dict[str, Any] = {"linked": self._chained()} if name == "causes" and pager and pager.page == 1 else {}
        return self.site.page(request, name, part, pager=pager, **more)

    def _new(self, given: Mapping[str, str]) -> News:
        """What came from one day to another as an address names them."""
        wanted = filter_from(given)
        made: News = self.site.shelf.view(
            ("new", wanted.since, wanted.until),
            lambda index: new(index.story, wanted.since, index, wanted.until),
        )
        return made

    def _chained(self) -> tuple[tuple[CauseRow, ...], ...]:
        """Chains of causes, the longest first."""
        rows = self.site.shelf.view("causes", lambda index: view_of(index, "causes"))
        found: tuple[tuple[CauseRow, ...], ...] = self.site.shelf.view("cause_chains", lambda _: longest_chains(rows))
        return found

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
        if self.site.shelf.parts() is not None:
            return self._search_parts(request, query)
        units = self._units(query)
        with open_story(self.site.shelf.path) as file:
            hits = [(hit.article, hit.span) for hit in sentences(file.database, units, _HITS)]
        findings = found(self.site.shelf.index(), hits, Asked(units).parts)
        view = narrowed(query, findings, filter_from(given), units)
        pager = page_of(given, len(view.findings), _FINDINGS)
        rows = view.findings[(pager.page - 1) * _FINDINGS : pager.page * _FINDINGS]
        return self.site.page(request, "search", replace(view, findings=rows), pager=pager, total=len(view.findings))

    def _units(self, query: str) -> tuple[Unit, ...]:
        """The parts of a query in the spellings that the story and the register know."""
        known: Spellings = self.site.shelf.view("spellings", spellings)
        return known.units(query)

    def _search_parts(self, request: Request, query: str) -> Response:
        """A search in a large story."""
        given = request.query_params
        units = self._units(query)
        with open_story(self.site.shelf.path) as file:
            view = found_in(file.database, query, units, filter_from(given))
            pager = page_of(given, len(view.findings), _FINDINGS)
            rows = view.findings[(pager.page - 1) * _FINDINGS : pager.page * _FINDINGS]
            rows = to_be_shown(file.database, rows, units)
            keys = {key for key, _ in view.facets.get("party", ())} | {row.party for row in rows}
            index = NamedIndex(self.site.shelf.index().story, names_of(file.database, sorted(keys)))
        shown = replace(view, findings=rows)
        return self.site.page(request, "search", shown, pager=pager, total=len(view.findings), index=index)

    def warm(self) -> None:
        """Link the story and make its first views before anybody asks for them; who asks is told what fails."""
        with Noted("the first views could not be made ahead"):
            for name in PAGES if self.site.shelf.parts() is not None else ("overview", "accounts"):
                self.site.shelf.view(name, partial(view_of, page=name))

    def article(self, request: Request) -> Response:
        """An article as it is read."""
        return self.site.article(request, request.path_params["article"])


def create_app(
    path: str | Path,
    settings: Settings | None = None,
    clock: Callable[[], str] | None = None,
    access: Access | None = None,
) -> Starlette:
    """The web application over the story file at `path`; `clock` gives the ISO time of a request.

    Without `access` everybody on this machine may look and correct; with accounts, who signs in and may.
    """
    access = access or Access()
    door = Door(Users(path), access)
    site = Site(Shelf(Path(path), settings or Settings()), door)
    pages, review = Pages(site), Review(site, clock)
    clock = review.clock
    handlers = _Handlers(pages, review, Boarding(site, clock), Signing(site, clock), Grouping(site, clock))
    routes: list[Route | Mount] = [Mount("/static", app=_static()), Route("/preferences", site.preferences)]
    routes.append(Route("/preferences", site.named, methods=["POST"]))
    for root in ("/en", ""):
        routes += _routes(root, handlers)
    hosts = [*LOOPBACK, "testserver", *access.hosts]
    app = Starlette(
        routes=[*routes, Route("/en/", pages.page)],
        middleware=[
            Middleware(Safe),
            Middleware(TrustedHostMiddleware, allowed_hosts=hosts),
            Middleware(GZipMiddleware, minimum_size=1500, compresslevel=5),
            Middleware(Faults, telling=site.tell),
            Middleware(Guard, door=door, refusing=site.refuse),
            Middleware(Parting),
        ],
        exception_handlers={HTTPException: refused(site.tell)},
    )
    app.state.warm = pages.warm
    app.state.door = door
    return app


def _static() -> StaticFiles:
    return StaticFiles(directory=str(resources.files("riwaya.web").joinpath("static")))


@dataclass(frozen=True, slots=True)
class _Handlers:
    """All that answers requests."""

    pages: Pages
    review: Review
    boarding: Boarding
    signing: Signing
    grouping: Grouping


def _routes(root: str, to: _Handlers) -> list[Route | Mount]:
    """The addresses of one language."""
    pages, review, boarding, signing, grouping = to.pages, to.review, to.boarding, to.signing, to.grouping
    record = f"{root}/{{layer}}/{{handle}}"
    return [
        Route(root or "/", pages.page),
        Route(f"{root}/sign-in", signing.page),
        Route(f"{root}/sign-in", signing.enter, methods=["POST"]),
        Route(f"{root}/sign-out", signing.leave, methods=["POST"]),
        Route(f"{root}/people", signing.people),
        Route(f"{root}/people/password", signing.own),
        Route(f"{root}/people/{{what}}", signing.change, methods=["POST"]),
        Route(f"{root}/board", boarding.page),
        Route(f"{root}/board/{{what}}", boarding.write, methods=["POST"]),
        Route(f"{root}/parties/{{party:path}}", grouping.page),
        Route(f"{root}/parties/{{party:path}}", grouping.write, methods=["POST"]),
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
