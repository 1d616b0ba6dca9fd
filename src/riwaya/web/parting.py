"""Which part of a large story a request looks at, and the parts that were looked at last."""

from __future__ import annotations

from collections import OrderedDict
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from threading import Lock
from urllib.parse import parse_qs, unquote

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from riwaya.model import Story
from riwaya.settings import Settings, iso_date
from riwaya.store import open_story
from riwaya.store.parts import Part, PartIndex, Totals, part_index, totals
from riwaya.views.corrected import KINDS
from riwaya.views.evidence import StoryIndex

FOREMOST = Part()
_PART: ContextVar[Part] = ContextVar("part", default=FOREMOST)
_WHOLE_STORY = "all"
_KEPT = 24


def part_now() -> Part:
    """The part that the request being answered looks at."""
    return _PART.get()


class Parting:
    """Reads from a request's address what it looks at: ``?during=2018-03`` (kept in a cookie until ``?during=all``),
    an article, a party, a record."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its part."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("during", [""])[0]
        asked = asked if asked == _WHOLE_STORY else iso_date(asked)

        async def sending(message: Message) -> None:
            if asked and message["type"] == "http.response.start":
                cookie = f"during={asked}; Path=/; HttpOnly; SameSite=strict"
                message["headers"] = [*message.get("headers", ()), (b"set-cookie", cookie.encode("latin-1"))]
            await send(message)

        token = _PART.set(_part_of(unquote(scope["path"]), asked or _cookie(scope)))
        try:
            await self.app(scope, receive, sending)
        finally:
            _PART.reset(token)


def _cookie(scope: Scope) -> str:
    given = b"; ".join(value for name, value in scope.get("headers", ()) if name == b"cookie").decode("latin-1")
    try:
        found = SimpleCookie(given).get("during")
    except CookieError:
        return ""
    return iso_date(found.value) if found is not None else ""


def _part_of(path: str, during: str) -> Part:
    """What an address looks at."""
    first, _, rest = path.removeprefix("/en").strip("/").partition("/")
    if first == "articles" and rest:
        return Part("article", rest.partition("/")[0])
    if first == "parties" and rest:
        return Part("party", rest)
    if first in KINDS and rest:
        return Part("record", f"{first}/{rest}")
    return Part("during", during) if during and during != _WHOLE_STORY else FOREMOST


@dataclass(frozen=True, slots=True)
class ShownPart:
    """What a page tells of the part it shows: its time or "", how many articles it takes in, of how many; `years`:
    each with its articles and those of its months."""

    during: str
    shown: int
    total: int
    years: tuple[tuple[str, int, tuple[tuple[str, int], ...]], ...]


class NamedIndex(StoryIndex):
    """Look-ups for a page that shows findings of a whole story: they come with the names of their parties."""

    def __init__(self, story: Story, names: dict[str, tuple[str, str]]) -> None:
        super().__init__(story)
        self._names = names

    @cached_property
    def names(self) -> dict[str, tuple[str, str]]:
        """(Arabic name, English name) of the parties that the page shows."""
        return self._names


class Parts:
    """The parts of a story that were looked at last; a correction empties them."""

    def __init__(self, path: Path, settings: Settings) -> None:
        self.path = path
        self.settings = settings
        self._made: OrderedDict[Part, PartIndex] = OrderedDict()
        self._totals: Totals | None = None
        self._lock = Lock()

    def index(self, part: Part) -> PartIndex:
        """Look-ups over a part."""
        found = self._made.get(part)
        if found is None:
            with self._lock:
                found = self._made.get(part)
                if found is None:
                    with open_story(self.path) as file:
                        found = part_index(file, part, self.settings)
                    self._made[part] = found
                    if len(self._made) > _KEPT:
                        self._made.popitem(last=False)
        return found

    def totals(self) -> Totals:
        """Counts over the whole story."""
        if self._totals is None:
            with open_story(self.path) as file:
                self._totals = totals(file)
        return self._totals

    def shown(self, part: Part) -> ShownPart:
        """What a page tells of a part."""
        whole = self.totals()
        years: dict[str, list[tuple[str, int]]] = {}
        for month, count in whole.periods:
            years.setdefault(month[:4], []).append((month, count))
        told = tuple((year, sum(count for _, count in months), tuple(months)) for year, months in years.items())
        during = part.value if part.kind == "during" else ""
        return ShownPart(during, len(self.index(part).story.readings), whole.articles, told)
