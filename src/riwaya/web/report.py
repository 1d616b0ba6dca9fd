"""A story as one HTML file: all views and texts, fonts inside, nothing fetched, nothing run."""

from __future__ import annotations

import base64
import hashlib
import re
from importlib import resources

from markupsafe import Markup

from riwaya.model import Story
from riwaya.views.board import board, mean_brier
from riwaya.views.evidence import StoryIndex
from riwaya.web.boarding import BoardView
from riwaya.web.links import ReportLinks
from riwaya.web.parts import has_card, longest_chains
from riwaya.web.rendering import PAGES, Look, arabic_marked, article_view, context_of, environment, view_of

_FONT = re.compile(r'url\("fonts/([^"]+)"\)')


def report_html(story: Story, language: str = "ar") -> str:
    """The report of a story in a language; the same story gives the same bytes."""
    index = StoryIndex(story)
    style = _style()
    shown = {name: view_of(index, name) for name in (*PAGES, "articles")}
    shown["texts"] = [article_view(index, reading.article.id, switches=False) for reading in story.readings]
    matrix = board(story)
    shown["board"] = BoardView(matrix, mean_brier(matrix))
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    context = {
        **context_of(index, Look(language)),
        "page": "",
        "view": shown,
        "linked": longest_chains(shown["causes"]),
        "links": ReportLinks(frozenset(card.key for card in shown["parties"] if has_card(card))),
        "style": Markup(style),
        "style_hash": Markup("sha256-" + digest),
    }
    return arabic_marked(environment(language).get_template("report.html").render(context), language)


def _style() -> str:
    """The sheets with the fonts inside, and the layers that a report shows without switches."""
    static = resources.files("riwaya.web").joinpath("static")

    def inlined(match: re.Match[str]) -> str:
        data = base64.b64encode(static.joinpath("fonts", match.group(1)).read_bytes()).decode("ascii")
        return f'url("data:font/woff2;base64,{data}")'

    fonts = _FONT.sub(inlined, static.joinpath("fonts.css").read_text(encoding="utf-8"))
    return (
        fonts
        + static.joinpath("style.css").read_text(encoding="utf-8")
        + static.joinpath("board.css").read_text(encoding="utf-8")
        + _STILL
    )


_STILL = """
.piece.claim { --ground: var(--claim); } .piece.cue { text-decoration: underline 2px var(--slip); }
.piece.source { text-decoration: underline 2px var(--accent); }
.piece.date, .piece.quantity { text-decoration: underline dotted 2px; }
header.top { position: static; } .side { position: static; max-block-size: none; }
"""
