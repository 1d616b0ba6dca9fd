"""The page of the scenario board, and the forms that write on it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.errors import ReviewError, StaleReviewError
from riwaya.model import identity
from riwaya.store import open_story
from riwaya.store.board import write_board
from riwaya.store.review import Signature
from riwaya.views.board import CREDIBILITY, RELIABILITY, Board, board, mean_brier
from riwaya.web.forms import fields_of
from riwaya.web.site import Site
from riwaya.web.subjects import subject_of

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class BoardView:
    """The board with what its page says besides; `given` is what a form that was not kept held."""

    board: Board
    brier: float | None
    problem: str = ""
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Line:
    """What a form writes: place, body, and the version that its writer saw (None where lines do not replace)."""

    kind: str
    subject: str
    body: dict[str, Any]
    expected: int | None


class Boarding:
    """The handlers of the scenario board."""

    def __init__(self, site: Site, clock: Callable[[], str]) -> None:
        self.site = site
        self.clock = clock

    def page(self, request: Request) -> Response:
        """The board: ``/board``."""
        return self._page(request)

    def _page(
        self, request: Request, problem: str = "", status: int = 200, given: Mapping[str, str] | None = None
    ) -> Response:
        shown, given = board(self.site.shelf.index().story), given or {}
        view = BoardView(shown, mean_brier(shown), problem, given)
        return self.site.page(request, "board", view, status=status, who=given.get("who", ""))

    async def write(self, request: Request) -> Response:
        """Take a line: ``POST /board/hypothesis``, ``evidence``, ``rating``, ``estimate``, ``resolution``."""
        given = await fields_of(request)
        self.site.tokens.check(request, given.get("token", ""))
        return await run_in_threadpool(self._write, request, given)

    def _write(self, request: Request, given: Mapping[str, str]) -> Response:
        makers = {
            "hypothesis": self._hypothesis,
            "evidence": self._evidence,
            "rating": self._rating,
            "estimate": self._estimate,
            "resolution": self._resolution,
        }
        maker = makers.get(request.path_params["what"])
        if maker is None:
            raise HTTPException(404)
        who = self.site.name_of(request, given)
        try:
            line = maker(given)
            signature = Signature(who, self.clock(), given.get("why", ""))
            with open_story(self.site.shelf.path) as file:
                body = json.dumps(line.body, ensure_ascii=False, sort_keys=True)
                write_board(file, (line.kind, line.subject), body, signature, line.expected)
        except ReviewError as error:
            if isinstance(error, StaleReviewError):
                self.site.shelf.changed()
            return self._page(request, str(error), 409 if isinstance(error, StaleReviewError) else 422, given)
        self.site.shelf.changed()
        return self.site.signed(request, RedirectResponse(self.site.links(request).view("board"), status_code=303), who)

    def _hypothesis(self, given: Mapping[str, str]) -> _Line:
        text = " ".join(given.get("text", "").split())[:_LONGEST]
        subject = given.get("subject", "")
        if not text:
            raise ReviewError("a hypothesis needs words; write what would be the case")
        body: dict[str, Any] = {"text": text}
        if given.get("gone"):
            body["gone"] = True
        return _Line("hypothesis", subject or identity("hypothesis", text), body, _version(given))

    def _evidence(self, given: Mapping[str, str]) -> _Line:
        layer, handle = given.get("layer", ""), given.get("handle", "")
        subject = subject_of(self.site.shelf.index(), layer, handle)
        if subject is None:
            raise ReviewError("this record is not in the story; choose one from a view")
        at = subject.evidence
        body = {
            "layer": layer,
            "handle": handle,
            "article": at.article,
            "start": at.span.start,
            "end": at.span.end,
            "exact": at.words,
            "reliability": "F",
            "credibility": "6",
            "ratings": {},
        }
        return _Line("evidence", identity("evidence", layer, handle), body, None)

    def _rating(self, given: Mapping[str, str]) -> _Line:
        shown = board(self.site.shelf.index().story)
        row = next((row for row in shown.rows if row.id == given.get("subject", "")), None)
        if row is None:
            raise ReviewError("this row is no longer on the board; look at the board again")
        reliability, credibility = given.get("reliability", "F"), given.get("credibility", "6")
        if len(reliability + credibility) != 2 or reliability not in RELIABILITY or credibility not in CREDIBILITY:
            raise ReviewError("reliability is A to F and credibility 1 to 6; choose from the lists")
        ratings = {}
        for hypothesis in shown.hypotheses:
            value = given.get(f"r-{hypothesis.id}", "")
            if value in ("-2", "-1", "0", "1", "2"):
                ratings[hypothesis.id] = int(value)
        body: dict[str, Any] = {
            "layer": row.layer,
            "handle": row.handle,
            "article": row.article,
            "start": row.start,
            "end": row.start + len(row.words),
            "exact": row.words,
            "reliability": reliability,
            "credibility": credibility,
            "ratings": ratings,
        }
        if given.get("gone"):
            body["gone"] = True
        return _Line("evidence", row.id, body, _version(given))

    def _estimate(self, given: Mapping[str, str]) -> _Line:
        values = {}
        for hypothesis in board(self.site.shelf.index().story).hypotheses:
            text = given.get(f"p-{hypothesis.id}", "").strip().rstrip("%٪")
            if not text:
                continue
            if not (text.isdecimal() and int(text) <= 100):
                raise ReviewError("a probability is a whole number from 0 to 100")
            values[hypothesis.id] = int(text) / 100
        if not values:
            raise ReviewError("write a probability from 0 to 100 for at least one hypothesis")
        return _Line("estimate", "estimate", {"values": values}, None)

    def _resolution(self, given: Mapping[str, str]) -> _Line:
        outcome, subject = given.get("outcome", ""), given.get("subject", "")
        known = {h.id for h in board(self.site.shelf.index().story).hypotheses}
        if outcome not in ("", "yes", "no") or subject not in known:
            raise ReviewError("say of one hypothesis of the board whether it came true")
        return _Line("resolution", subject, {"outcome": outcome}, _version(given))


def _version(given: Mapping[str, str]) -> int:
    text = given.get("version", "0")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
