"""Addresses: stable and shareable on the local page, fragments inside the one-file report."""

from __future__ import annotations

from typing import Protocol
from urllib.parse import quote

# What a view adds to a claim's id where it shows the claim as a forecast.
_VOICED = "-expected"


class Links(Protocol):
    """Where things are found."""

    def view(self, name: str) -> str:
        """The address of a view."""

    def article(self, article: str) -> str:
        """The address of an article's reading view."""

    def at(self, article: str, start: int) -> str:
        """The address of the words that begin at `start` of an article."""

    def record(self, layer: str, handle: str) -> str:
        """The address of a record's own page, "" where there is none."""

    def party(self, key: str) -> str:
        """The address of a party's own page."""

    def anchor(self, kind: str, name: str) -> str:
        """The id of an element for a record."""

    def anchor_at(self, article: str, start: int) -> str:
        """The id of the element for the words that begin at `start`."""

    def hash(self, kind: str, name: str) -> str:
        """What leads from a view's address to a record's element."""


class PageLinks:
    """Addresses on the local page; English ones begin with /en."""

    def __init__(self, language: str, path: str = "/", query: str = "") -> None:
        self.root = "/en" if language == "en" else ""
        self.here = path + (f"?{query}" if query else "")
        bare = path.removeprefix("/en") or "/"
        turned = bare if language == "en" else "/en" + bare
        self.other_language = turned + (f"?{query}" if query else "")

    def view(self, name: str) -> str:
        """``/`` for the overview, ``/accounts`` and so on for the others."""
        return f"{self.root}/" if name == "overview" else f"{self.root}/{name}"

    def article(self, article: str) -> str:
        """``/articles/ID``."""
        return f"{self.root}/articles/{article}"

    def at(self, article: str, start: int) -> str:
        """``/articles/ID#p120``: the words that begin at code point 120."""
        return f"{self.article(article)}#p{start}"

    def record(self, layer: str, handle: str) -> str:
        """``/claims/ID``, ``/quantities/ARTICLE.10-25``; an expectation that somebody voices leads to the claim."""
        if layer == "forecasts" and handle.endswith(_VOICED):
            layer, handle = "claims", handle.removesuffix(_VOICED)
        return f"{self.root}/{layer}/{handle}"

    def party(self, key: str) -> str:
        """``/parties/iraq``."""
        return f"{self.root}/parties/{quote(key)}"

    def anchor(self, kind: str, name: str) -> str:
        """``c-ID`` for a claim, ``e-ID`` for an event …"""
        return f"{kind}-{name}"

    def anchor_at(self, article: str, start: int) -> str:
        """``p120``."""
        return f"p{start}"

    def hash(self, kind: str, name: str) -> str:
        """``#q-ID``."""
        return f"#{kind}-{name}"


class ReportLinks:
    """Addresses inside one file: all fragments."""

    other_language = ""
    here = ""

    def __init__(self, parties: frozenset[str] = frozenset()) -> None:
        self.parties = parties

    def view(self, name: str) -> str:
        """``#accounts``."""
        return f"#{name}"

    def article(self, article: str) -> str:
        """``#article-ID``."""
        return f"#article-{article}"

    def at(self, article: str, start: int) -> str:
        """``#ID-p120``."""
        return f"#{article}-p{start}"

    def record(self, layer: str, handle: str) -> str:
        """Records have no page of their own in a file."""
        return ""

    def party(self, key: str) -> str:
        """``#party-KEY`` where the file shows the party."""
        return f"#party-{key}" if key in self.parties else ""

    def anchor(self, kind: str, name: str) -> str:
        """Elements shown twice in one file carry no id, so that every id is unique."""
        return f"{kind}-{name}" if kind in ("q", "article", "party") else ""

    def anchor_at(self, article: str, start: int) -> str:
        """``ID-p120``."""
        return f"{article}-p{start}"

    def hash(self, kind: str, name: str) -> str:
        """Nothing: the view's own fragment is all there is."""
        return ""
