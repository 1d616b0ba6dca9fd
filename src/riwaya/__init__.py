"""riwaya: every party's account of a contested story, tied to the words that carry it."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

from riwaya.version import __version__

if TYPE_CHECKING:
    from riwaya.errors import RiwayaError
    from riwaya.model import Article, Reading, Story
    from riwaya.pipeline import link, read
    from riwaya.readers import article_of, articles_from
    from riwaya.settings import Settings
    from riwaya.store import StoryFile, open_story

# Public names and where they live: loaded when first used, so that importing riwaya is quick.
_HOMES = {
    "Article": "riwaya.model",
    "Reading": "riwaya.model",
    "RiwayaError": "riwaya.errors",
    "Settings": "riwaya.settings",
    "Story": "riwaya.model",
    "StoryFile": "riwaya.store",
    "article_of": "riwaya.readers",
    "articles_from": "riwaya.readers",
    "link": "riwaya.pipeline",
    "open_story": "riwaya.store",
    "read": "riwaya.pipeline",
}

__all__ = [
    "Article",
    "Reading",
    "RiwayaError",
    "Settings",
    "Story",
    "StoryFile",
    "__version__",
    "article_of",
    "articles_from",
    "link",
    "open_story",
    "read",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'riwaya' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(_HOMES[name]), name)


class _Package(ModuleType):
    """The package without its part `riwaya.link` as an attribute: `riwaya.link` is the public function."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __dir__() -> list[str]:
    return sorted(__all__)
