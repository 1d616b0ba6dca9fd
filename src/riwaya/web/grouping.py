"""The page of one party: who it is, under which names; merged, split and renamed by people, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.errors import ReviewError, StaleReviewError
from riwaya.lang.name_words import slug, words_of
from riwaya.model import PartyEdit, standing
from riwaya.store import open_story
from riwaya.store.parties import edit_party, party_edits
from riwaya.views.evidence import StoryIndex
from riwaya.views.headings import plain
from riwaya.views.parties import PartyCard
from riwaya.views.party import PartyNames, party_names
from riwaya.web.fields import party_key
from riwaya.web.forms import fields_of
from riwaya.web.rendering import view_of
from riwaya.web.site import Site

_LONGEST = 120
_OFFERED = 400


@dataclass(frozen=True, slots=True)
class PartyView:
    """A party with what it said and where it stood, its names, its trail, and the newest line of the whole trail.

    `gone`: the lines of the trail that were taken back.
    """

    names: PartyNames
    card: PartyCard | None
    trail: tuple[PartyEdit, ...]
    gone: frozenset[int]
    seen: int
    offered: tuple[str, ...]
    problem: str = ""
    done: bool = False


class Grouping:
    """The handlers of a party's page; `clock` gives the ISO time of a request."""

    def __init__(self, site: Site, clock: Callable[[], str]) -> None:
        self.site = site
        self.clock = clock

    def page(self, request: Request) -> Response:
        """One party: ``/parties/KEY``."""
        return self._page(request, request.path_params["party"])

    def _page(self, request: Request, key: str, problem: str = "", status: int = 200, who: str = "") -> Response:
        index = self.site.shelf.index()
        names = self.site.shelf.view(("party", key), lambda index: party_names(index, key))
        with open_story(self.site.shelf.path) as file:
            edits = party_edits(file)
        if names is None:
            found = next((edit.other for edit in reversed(edits) if edit.action == "merge" and edit.party == key), "")
            if found in index.names:
                return RedirectResponse(self.site.links(request).party(found), status_code=303)
            raise HTTPException(404)
        card = next((card for card in self.site.shelf.view("parties", _cards) if card.key == names.key), None)
        kept = {edit.number for edit in standing(edits)}
        trail = tuple(edit for edit in reversed(edits) if _about(edit, names.keys, edits))
        gone = frozenset(edit.number for edit in edits if edit.number not in kept and edit.action != "undo")
        offered = tuple(index.name(key) for key in list(index.names)[:_OFFERED])
        done = request.query_params.get("done") == "1"
        view = PartyView(names, card, trail, gone, edits[-1].number if edits else 0, offered, problem, done)
        return self.site.page(request, "party_page", view, status=status, who=who)

    async def write(self, request: Request) -> Response:
        """Take a change: a form with `what` merge, split, rename or undo."""
        given = await fields_of(request)
        self.site.tokens.check(request, given.get("token", ""))
        return await run_in_threadpool(self._write, request, given)

    def _write(self, request: Request, given: Mapping[str, str]) -> Response:
        makers = {"merge": self._merges, "split": self._splits, "rename": self._renames, "undo": self._undoes}
        maker = makers.get(given.get("what", ""))
        key = request.path_params["party"]
        names = party_names(self.site.shelf.index(), key)
        if maker is None or (names is None and maker != self._undoes):
            raise HTTPException(404)
        who, why = self.site.name_of(request, given), given.get("why", "")
        seen = given.get("seen", "")
        newest = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else 0
        try:
            lines = maker(names or PartyNames(key, (key,), "", (), ()), given)
            with open_story(self.site.shelf.path) as file:
                for said in lines:
                    edit = PartyEdit(0, **{**said, "who": who, "when": self.clock(), "why": why})
                    newest = edit_party(file, edit, newest if edit.action != "undo" else None).number
        except ReviewError as error:
            status = 409 if isinstance(error, StaleReviewError) else 422
            self.site.shelf.regrouped()
            return self._page(request, key, str(error), status, who)
        self.site.shelf.regrouped()
        target = self._target(lines, key)
        answer = RedirectResponse(self.site.links(request).party(target) + "?done=1", status_code=303)
        return self.site.signed(request, answer, who)

    def _target(self, lines: list[dict[str, Any]], key: str) -> str:
        """The party whose page is shown after a change."""
        known = self.site.shelf.index().names
        last = lines[-1]
        wanted = (last.get("other", ""), key, *(line.get("party", "") for line in lines))
        return next((one for one in wanted if one in known), key)

    def _merges(self, names: PartyNames, given: Mapping[str, str]) -> list[dict[str, Any]]:
        index = self.site.shelf.index()
        other = given.get("key", "") or party_key(index, given.get("other", "").strip())
        other = index.joined.get(other, other)
        if other not in index.names:
            raise ReviewError("the story has no party of this name; choose one of the list")
        if other in names.keys:
            raise ReviewError("these are one party already; choose another")
        return [{"action": "merge", "party": key, "other": other} for key in names.keys]

    def _splits(self, names: PartyNames, given: Mapping[str, str]) -> list[dict[str, Any]]:
        english, arabic = _name(given.get("name", "")), _name(given.get("name_ar", ""))
        chosen = [form.words for number, form in enumerate(names.forms) if given.get(f"form-{number}")]
        if not chosen or not arabic:
            raise ReviewError("a split needs the words that name the other party, and its Arabic name")
        if len(chosen) == len(names.forms):
            raise ReviewError("these are all words of this party; give it another name instead of splitting it")
        index = self.site.shelf.index()
        key = f"{slug(english or arabic)}-of-story"
        if key in index.names:
            raise ReviewError("the story has a party of this name already; merge the two, or choose another name")
        return [
            {
                "action": "split", "party": owner, "other": key, "name": english or arabic, "name_ar": arabic,
                "words": words,
            }
            for owner, words in _written(index, names.keys, chosen)
        ]  # fmt: skip

    def _renames(self, names: PartyNames, given: Mapping[str, str]) -> list[dict[str, Any]]:
        english, arabic = _name(given.get("name", "")), _name(given.get("name_ar", ""))
        if not english and not arabic:
            raise ReviewError("give the party a name")
        said = {"action": "rename", "party": names.key, "name": english, "name_ar": arabic}
        return [said]

    def _undoes(self, names: PartyNames, given: Mapping[str, str]) -> list[dict[str, Any]]:
        number = given.get("number", "")
        if not (number.isascii() and number.isdigit() and len(number) < 9):
            raise ReviewError("say which line of the trail is taken back")
        return [{"action": "undo", "party": names.key, "undoes": int(number)}]


def _cards(index: StoryIndex) -> tuple[PartyCard, ...]:
    found: tuple[PartyCard, ...] = view_of(index, "parties")
    return found


def _name(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]


def _about(edit: PartyEdit, keys: tuple[str, ...], edits: tuple[PartyEdit, ...]) -> bool:
    """Whether a line of the trail is about a party; a line that takes another back is about what that one is about."""
    if edit.action == "undo":
        meant = (line for line in edits if line.number == edit.undoes and line.number < edit.number)
        return any(_about(line, keys, edits) for line in meant)
    return edit.party in keys or edit.other in keys


def _written(index: StoryIndex, keys: tuple[str, ...], chosen: list[str]) -> list[tuple[str, str]]:
    """(party key, words) of every way in which articles write the chosen forms."""
    wanted = set(chosen)
    found: dict[tuple[str, tuple[str, ...]], str] = {}
    for reading in index.story.readings:
        for mention in reading.actors:
            if mention.party in keys:
                words = reading.article.quote(mention.span)
                if plain(words) in wanted:
                    found.setdefault((mention.party, tuple(words_of(words))), words)
    return [(key, words) for (key, _), words in sorted(found.items())]
