"""Pages on which people judge what was found: the queue, one record, the audit trail, and what was missed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.errors import ReviewError, StaleReviewError, UnknownPartyError
from riwaya.model import (
    Correction,
    Span,
    Target,
    document_of,
    encode,
    handle_of,
    selector_of,
    target_of,
)
from riwaya.store import open_story
from riwaya.store.parties import party_edits
from riwaya.store.review import Signature, changes, correct, correction_of, undo
from riwaya.views.corrected import record_from
from riwaya.views.evidence import StoryIndex
from riwaya.views.queue import Doubt, queue
from riwaya.web.fields import FIELDS, record_of, value_of
from riwaya.web.forms import fields_of, local
from riwaya.web.missed import blank_subject
from riwaya.web.review_views import QueueView, RecordView, Row, TrailView, standing_of, states, turned
from riwaya.web.site import Site
from riwaya.web.subjects import Subject, subject_of

_PAGE = 20


def _utc() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


class Review:
    """The handlers of review over one story; `clock` gives the time of a request."""

    def __init__(self, site: Site, clock: Callable[[], str] | None = None) -> None:
        self.site = site
        self.clock = clock or _utc

    def queue(self, request: Request) -> Response:
        """What to look at first: ``/review?layer=claims&n=2``."""
        whole: tuple[Doubt, ...] = self.site.shelf.view("queue", lambda index: queue(index.story, index))
        counts: dict[str, int] = {}
        for doubt in whole:
            counts[doubt.layer] = counts.get(doubt.layer, 0) + 1
        layer = request.query_params.get("layer", "")
        chosen = tuple(doubt for doubt in whole if layer in ("", doubt.layer))
        pages = max(1, -(-len(chosen) // _PAGE))
        page = min(pages, number_of(request.query_params.get("n", "1")))
        part = chosen[(page - 1) * _PAGE : page * _PAGE]
        judged = len(self.site.shelf.index().judged)
        return self.site.page(request, "review", QueueView(part, len(chosen), page, pages, layer, counts, judged))

    def trail(self, request: Request) -> Response:
        """Every change, newest first: ``/review/trail``."""
        page = number_of(request.query_params.get("n", "1"))
        index = self.site.shelf.index()
        with open_story(self.site.shelf.path) as file:
            lines = changes(file, "", 51, (page - 1) * 50)
            grouped = tuple(reversed(party_edits(file))) if page == 1 else ()
        said = {one.correction.target.key: one for one in index.story.corrections}
        language = self.site.look(request).language
        shown = tuple(
            (line, *states(line), said[line.key].handle if line.key in said else "",
             turned(line, said[line.key].correction if line.key in said else None, index, language))
            for line in lines[:50]
        )  # fmt: skip
        lost = tuple(one for one in index.story.corrections if one.outcome == "lost")
        return self.site.page(request, "trail", TrailView(shown, page, len(lines) > 50, lost, grouped))

    def record(self, request: Request) -> Response:
        """One record: ``/claims/ID``."""
        subject = self._subject(request)
        done = request.query_params.get("done", "")
        return self._page(request, subject, message=done if done in ("kept", "undone", "added") else "")

    def missed(self, request: Request) -> Response:
        """The form for what was missed: ``/articles/ID/add?layer=claims&words=…``."""
        try:
            subject = self._blank(request, request.query_params)
        except ReviewError as error:
            article = request.path_params["article"]
            return self.site.article(request, article, problem=str(error), status=422)
        return self._page(request, subject, adding=True)

    async def judge(self, request: Request) -> Response:
        """Take a verdict on a record."""
        given = await fields_of(request)
        self.site.tokens.check(request, given.get("token", ""))
        return await run_in_threadpool(self._judge, request, given)

    async def add(self, request: Request) -> Response:
        """Take a record that was missed."""
        given = await fields_of(request)
        self.site.tokens.check(request, given.get("token", ""))
        return await run_in_threadpool(self._add, request, given)

    async def finish(self, request: Request) -> Response:
        """Take a person's word that an article was read through."""
        given = await fields_of(request)
        self.site.tokens.check(request, given.get("token", ""))
        return await run_in_threadpool(self._finish, request, given)

    async def take_back(self, request: Request) -> Response:
        """Undo one change."""
        given = await fields_of(request)
        self.site.tokens.check(request, given.get("token", ""))
        return await run_in_threadpool(self._take_back, request, given)

    def _judge(self, request: Request, given: Mapping[str, str]) -> Response:
        index, subject = self.site.shelf.index(), self._subject(request)
        verdict = given.get("verdict", "")
        try:
            wanted = self._wanted(request, index, subject, given)
            with open_story(self.site.shelf.path) as file:
                correct(file, wanted, number_of(given.get("version", "0"), 0))
        except StaleReviewError as error:
            self.site.shelf.changed()
            return self._page(request, self._subject(request), given=given, problem=str(error), status=409)
        except ReviewError as error:
            return self._page(request, subject, given=given, problem=error, status=422)
        self.site.shelf.changed()
        back = local(given.get("back", ""), "")
        if not back:
            handle = self._handle(wanted, subject.handle)
            back = f"{self.site.links(request).record(subject.layer, handle)}?done=kept"
        answer = RedirectResponse(back, status_code=303)
        return self.site.signed(request, answer, given.get("who", "")) if verdict else answer

    def _wanted(self, request: Request, index: StoryIndex, subject: Subject, given: Mapping[str, str]) -> Correction:
        verdict = given.get("verdict", "")
        if subject.machine is None and verdict in ("accepted", "corrected"):
            verdict = "added"
        record = None if verdict == "rejected" else subject.shown
        if verdict in ("corrected", "added"):
            record = record_of(index, subject, given, self.site.look(request).language)
            if record == subject.machine:
                verdict = "accepted"
        machine = json_of(subject.machine) if subject.machine is not None else ""
        who, why = self.site.name_of(request, given), given.get("why", "")
        body = json_of(record) if record is not None else ""
        return Correction(subject.target, verdict, body, machine, 0, who, self.clock(), why)

    def _handle(self, wanted: Correction, otherwise: str) -> str:
        """Where the record stands after its correction."""
        index = self.site.shelf.index()
        found = (one.handle for one in index.story.corrections if one.correction.target.key == wanted.target.key)
        return next(found, "") or otherwise

    def _add(self, request: Request, given: Mapping[str, str]) -> Response:
        subject = None
        try:
            subject = self._blank(request, given)
            index = self.site.shelf.index()
            record = record_of(index, subject, given, self.site.look(request).language)
            target = target_of(index.readings[subject.article].article, subject.layer, record)
            who, why = self.site.name_of(request, given), given.get("why", "")
            wanted = Correction(target, "added", json_of(record), "", 0, who, self.clock(), why)
            with open_story(self.site.shelf.path) as file:
                standing = correction_of(file, target.key)
                expected = standing.version if standing and not standing.verdict else 0
                correct(file, wanted, expected)
        except ReviewError as error:
            if isinstance(error, UnknownPartyError) and subject is not None:
                return self._page(request, subject, given=given, problem=error, status=422, adding=True)
            status = 409 if isinstance(error, StaleReviewError) else 422
            return self.site.article(request, request.path_params["article"], problem=str(error), status=status)
        self.site.shelf.changed()
        handle = self._handle(wanted, handle_of(subject.article, record))
        answer = RedirectResponse(
            f"{self.site.links(request).record(subject.layer, handle)}?done=added", status_code=303
        )
        return self.site.signed(request, answer, wanted.who)

    def _finish(self, request: Request, given: Mapping[str, str]) -> Response:
        index, name = self.site.shelf.index(), request.path_params["article"]
        if name not in index.readings:
            raise HTTPException(404)
        article = index.readings[name].article
        target = Target(
            name, document_of(article), "articles", selector_of(article, Span(0, min(80, len(article.text))))
        )
        who, why = self.site.name_of(request, given), given.get("why", "")
        wanted = Correction(target, "accepted", "", "", 0, who, self.clock(), why)
        try:
            with open_story(self.site.shelf.path) as file:
                correct(file, wanted, number_of(given.get("version", "0"), 0))
        except ReviewError as error:
            status = 409 if isinstance(error, StaleReviewError) else 422
            return self.site.article(request, name, problem=str(error), status=status)
        self.site.shelf.changed()
        return self.site.signed(request, RedirectResponse(self.site.links(request).article(name), status_code=303), who)

    def _take_back(self, request: Request, given: Mapping[str, str]) -> Response:
        signature = Signature(self.site.name_of(request, given), self.clock(), given.get("why", ""))
        try:
            with open_story(self.site.shelf.path) as file:
                standing = undo(file, number_of(given.get("number", "0"), 0), signature)
        except ReviewError as error:
            return self.site.message(request, str(error), 409 if isinstance(error, StaleReviewError) else 422)
        self.site.shelf.changed()
        handle = self._handle(standing, "")
        if not handle and standing.machine:
            handle = handle_of(standing.target.article, record_from(standing.target.layer, standing.machine))
        subject = subject_of(self.site.shelf.index(), standing.target.layer, handle) if handle else None
        links = self.site.links(request)
        where = f"{links.record(standing.target.layer, handle)}?done=undone" if subject else links.view("review/trail")
        return self.site.signed(request, RedirectResponse(where, status_code=303), signature.who)

    def _subject(self, request: Request) -> Subject:
        subject = subject_of(self.site.shelf.index(), request.path_params["layer"], request.path_params["handle"])
        if subject is None:
            raise HTTPException(404)
        return subject

    def _blank(self, request: Request, given: Mapping[str, str]) -> Subject:
        article = request.path_params["article"]
        index = self.site.shelf.index()
        if article not in index.readings or given.get("layer", "") not in FIELDS or given["layer"] == "relations":
            raise HTTPException(404)
        return blank_subject(index, article, given["layer"], given)

    def _page(self, request: Request, subject: Subject, **more: Any) -> Response:
        """A record's page; `more`: given, message, problem, adding, status."""
        given: Mapping[str, str] = more.get("given") or {}
        index = self.site.shelf.index()
        article = index.readings[subject.article].article
        language = self.site.look(request).language

        def value(record: Any, field: Any) -> str:
            return value_of(index, article, record, field, language) if record is not None else ""

        rows = tuple(
            Row(
                field.name, field.form, field.choices,
                value(subject.machine, field), value(subject.record, field),
                given.get(field.name, value(subject.shown, field)),
            )
            for field in FIELDS[subject.layer]
        )  # fmt: skip
        with open_story(self.site.shelf.path) as file:
            version, history = standing_of(file, subject, index, language)
        at = subject.evidence
        marks = index.marks(subject.article, at.span, at.record) if subject.layer != "relations" else ()
        view = RecordView(
            subject, rows, marks, history, version, self._parties(index, subject),
            more.get("message", ""), str(more.get("problem", "")), given.get("why", ""), more.get("adding", False),
            isinstance(more.get("problem"), UnknownPartyError),
        )  # fmt: skip
        return self.site.page(request, "record", view, status=more.get("status", 200), who=given.get("who", ""))

    def _parties(self, index: StoryIndex, subject: Subject) -> tuple[str, ...]:
        """Names to choose from: the article's own parties first."""
        own = [index.name(party.key) for party in index.readings[subject.article].parties]
        if subject.other:
            own += [index.name(party.key) for party in index.readings[subject.other.article].parties]
        return tuple(dict.fromkeys(own))[:200]


def json_of(record: Any) -> str:
    """A record as it is kept in a correction."""
    return json.dumps(encode(record), ensure_ascii=False, sort_keys=True)


def number_of(text: str, otherwise: int = 1) -> int:
    """A small number from an address or a form; `otherwise` when it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 and int(text) >= otherwise else otherwise
