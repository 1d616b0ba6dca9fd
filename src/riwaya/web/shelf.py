"""The story of a file, linked once, with corrections laid over it as they are made."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable
from dataclasses import replace
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from riwaya.errors import StoryFileError
from riwaya.model import Reading, Story
from riwaya.settings import Settings
from riwaya.store import StoryFile, open_story
from riwaya.store.board import board_entries
from riwaya.store.review import corrections, earlier_texts, last_change
from riwaya.views.corrected import corrected, patched, related
from riwaya.views.evidence import StoryIndex
from riwaya.views.overview import Overview
from riwaya.web.parting import Parts, ShownPart, part_now

# Up to so many articles a story is linked again at once after a correction; a larger one is linked behind the page.
_AT_ONCE = 60
# Up to so many articles a story is shown as a whole; a larger one part by part.
_WHOLE = 400
_KEPT = 64
Stamp = tuple[int, int]


class Shelf:
    """Keeps the linked story and the views made of it, and knows when they are out of date."""

    def __init__(self, path: Path, settings: Settings) -> None:
        self.path = path
        self.settings = settings
        self._lock = Lock()
        self._stamp: Stamp | None = None
        self._index: StoryIndex | None = None
        self._machine: list[Reading] = []
        self._articles: tuple[int, int] = (0, 0)
        self._linked = 0
        self._shown = 0
        self._linking = False
        self._views: dict[Hashable, Any] = {}
        self._parts: Parts | None = None

    def index(self) -> StoryIndex:
        """Look-ups over the story as it stands in the file; over the part that is looked at where it is a large one."""
        parts = self.parts()
        if parts is not None:
            return parts.index(part_now())
        with self._lock:
            if self._index is None or self._now() != self._stamp:
                with open_story(self.path) as file:
                    self._show(file.story(self.settings))
                    self._machine = file.readings()
                    self._articles = _articles(file)
                    self._linked = self._shown = last_change(file)
                self._stamp = self._now()
            assert self._index is not None
            return self._index

    def parts(self) -> Parts | None:
        """The parts of a large story, None for one that is read as a whole."""
        with self._lock:
            if self._now() != self._stamp:
                try:
                    self._part()
                except (StoryFileError, sqlite3.Error):
                    if self._parts is None:
                        raise  # else somebody is writing: what was shown stays until that is done
            return self._parts

    def _part(self) -> None:
        """See whether the story is a large one, and take in what changed in it."""
        with open_story(self.path) as file:
            large = len(file) > _WHOLE
            if large:
                file.relink(self.settings)
        if large:
            self._stamp = self._now()
            self._views.clear()
        self._parts = Parts(self.path, self.settings) if large else None

    @property
    def linking(self) -> bool:
        """True while relations are being computed anew after a correction."""
        return self._linking

    def changed(self) -> None:
        """Take in corrections that this page has just written: the articles are the same, only they are looked at."""
        if self._index is None or self.parts() is not None:
            self.index()
            return
        with self._lock:
            with open_story(self.path) as file:
                if _articles(file) != self._articles:
                    self._stamp = None  # somebody added articles meanwhile: the next page reads all anew
                    return
                self._shown = last_change(file)
                story = self._story(file, link_again=len(self._machine) <= _AT_ONCE)
            self._stamp = self._now()  # with the links that were brought up to date
            self._show(story)
            if self._linked != self._shown and not self._linking:
                self._linking = True
                Thread(target=self._link_behind, daemon=True).start()

    def regrouped(self) -> None:
        """Take in that parties were grouped in another way: every reading is laid out anew."""
        with self._lock:
            self._stamp = None
        self.index()

    def view(self, key: Hashable, make: Callable[[StoryIndex], Any]) -> Any:
        """A view of the story as it stands: made once for a key, and kept until the story changes."""
        index = self.index()
        name = (index, key)
        if name not in self._views:
            made = make(index)
            with self._lock:
                if len(self._views) >= _KEPT:
                    self._views.clear()
                self._views[name] = made
            return made
        return self._views[name]

    def summed(self, view: Overview) -> Overview:
        """The overview of a part with the counts of the whole story."""
        parts = self.parts()
        if parts is None or part_now().kind:
            return view
        whole = parts.totals()
        return replace(
            view,
            first=whole.first,
            last=whole.last,
            articles=whole.articles,
            independent=whole.independent,
            outlets=whole.outlets,
            counts=whole.counts,
            relations=whole.relations,
        )

    def shown(self) -> ShownPart | None:
        """What a page tells of the part it shows, None where it shows the whole story."""
        parts = self.parts()
        return parts.shown(part_now()) if parts is not None else None

    def _story(self, file: StoryFile, *, link_again: bool) -> Story:
        if link_again:
            self._linked = last_change(file)
            return file.story(self.settings)
        words = corrections(file)
        readings, applied = corrected(self._machine, words, earlier_texts(file, words))
        assert self._index is not None
        story = replace(patched(self._index.story, readings, applied), corrections=(), board=board_entries(file))
        return related(story, words, applied)

    def _link_behind(self) -> None:
        """Link a large story again while its pages are shown as they were linked before."""
        try:
            while self._linked != self._shown:
                with open_story(self.path) as file:
                    number = last_change(file)
                    story = file.story(self.settings)
                with self._lock:
                    self._linked = number
                    if number == self._shown:
                        self._stamp = self._now()
                        self._show(story)
        finally:
            self._linking = False

    def _show(self, story: Story) -> None:
        self._index = StoryIndex(story)
        self._views.clear()

    def _now(self) -> Stamp:
        status = self.path.stat()
        return status.st_mtime_ns, status.st_size


def _articles(file: StoryFile) -> tuple[int, int]:
    """What changes when articles are added or read anew."""
    row = file.database.execute("SELECT count(*), max(rowid) FROM readings").fetchone()
    return int(row[0]), int(row[1] or 0)
