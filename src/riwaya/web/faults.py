"""What a page says when something goes wrong in answering: one sentence to the reader, one line on the console."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from riwaya.errors import RiwayaError

SENTENCES = (400, 403, 404, 405, 413, 415)
_LOG = logging.getLogger("riwaya.web")
Telling = Callable[[Request, str, int], Response]


def refused(telling: Telling) -> Callable[[Request, Exception], Response]:
    """A handler of refusals: `telling` makes a page from (request, key of the sentence, status)."""

    def answer(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 400
        page = telling(request, f"http_{status if status in SENTENCES else 400}", status)
        page.headers.update(getattr(error, "headers", None) or {})
        return page

    return answer


class Noted:
    """Work nobody waits for: what fails in it is a line on the console, and ends it.

    >>> with Noted("the first views could not be made ahead"):
    ...     pass
    """

    def __init__(self, what: str) -> None:
        self.what = what

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, _: object, error: BaseException | None, __: object) -> bool:
        """Note an error and end it; Ctrl-C goes on."""
        if isinstance(error, Exception):
            note(self.what, error)
        return isinstance(error, Exception)


class Faults:
    """Answers what nobody foresaw with a page of one sentence instead of a trace.

    The console gets a line; with RIWAYA_TRACEBACK=1 in the environment it shows where.
    """

    def __init__(self, app: ASGIApp, telling: Telling) -> None:
        self.app = app
        self.telling = telling

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; an error before the answer began becomes a page."""
        began = False

        async def sending(message: Message) -> None:
            nonlocal began
            began = True
            await send(message)

        try:
            await self.app(scope, receive, sending)
        except ClientDisconnect:
            return
        except Exception as error:
            if scope["type"] != "http":
                raise
            request = Request(scope)
            note(f"{request.method} {request.url.path} could not be answered", error)  # no query: it may hold a search
            if began:
                return  # half an answer is out: the server closes the connection
            story = isinstance(error, (RiwayaError, sqlite3.Error, OSError))
            page = self.telling(request, "story_failed" if story else "http_500", 503 if story else 500)
            await page(scope, receive, send)


def note(what: str, error: Exception) -> None:
    """One line on the console about an error that no reader caused."""
    why = str(error) if isinstance(error, RiwayaError) else f"{type(error).__name__}: {error}"
    _LOG.error("riwaya: %s (%s)", what, why, exc_info=bool(os.environ.get("RIWAYA_TRACEBACK")))
