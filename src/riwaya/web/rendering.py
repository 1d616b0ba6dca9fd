"""Views to HTML: one environment of templates for the local page and the one-file report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined

from riwaya import views
from riwaya.model import Reading, Story
from riwaya.version import __version__
from riwaya.views.accounts import Statement, statement_of
from riwaya.views.evidence import StoryIndex
from riwaya.views.labels import label
from riwaya.views.passages import Piece, marked
from riwaya.web.charts import chart
from riwaya.web.links import Links
from riwaya.web.wording import clipped, day, number, shown

PAGES = ("overview", "accounts", "timeline", "figures", "deadlines", "scenarios", "causes", "parties", "chains", "new")
LAYERS = (
    ("claim", "claims"),
    ("event", "events"),
    ("commitment", "commitments"),
    ("forecast", "forecasts"),
    ("cause", "causes"),
    ("date", "dates"),
    ("quantity", "quantities"),
    ("actor", "parties"),
)


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """A piece of text with the classes that colour it."""

    start: int
    text: str
    marks: tuple[tuple[str, str], ...]
    classes: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as it is read: paragraphs of pieces, its statements, the layers that can be switched."""

    reading: Reading
    paragraphs: tuple[tuple[ShownPiece, ...], ...]
    statements: tuple[Statement, ...]
    layers: tuple[tuple[str, str], ...] = LAYERS
    switches: bool = True


@cache
def _templates() -> dict[str, str]:
    folder = resources.files("riwaya.web").joinpath("templates")
    return {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir() if file.name.endswith(".html")}


def environment(index: StoryIndex, language: str) -> Environment:
    """Templates with the filters that depend on story and language."""
    made = Environment(
        loader=DictLoader(_templates()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    questions = {q.id: (q.text, q.text_en or q.text) for q in index.story.questions}
    by_text = {q.text: q.text_en or q.text for q in index.story.questions}
    filters: dict[str, Callable[..., Any]] = {
        "label": lambda key: label(str(key), language),
        "day": lambda value: day(value, language),
        "number": number,
        "shown": shown,
        "clipped": clipped,
        "party": lambda key: shown(index.name(key, language)),
        "chart": lambda series: chart(series, language),
        "question": lambda text: by_text.get(text, text) if language == "en" else questions.get(text, (text,))[0],
    }
    made.filters.update(filters)
    return made


def page_html(index: StoryIndex, page: str, view: Any, links: Links, language: str) -> str:
    """One page of the local site."""
    return (
        environment(index, language)
        .get_template("page.html")
        .render(**_context(index, language), page=page, view=view, links=links)
    )


def _context(index: StoryIndex, language: str) -> dict[str, Any]:
    story = index.story
    name = story.name_en if language == "en" and story.name_en else story.name
    return {"lang": language, "story_name": name, "today": story.today, "pages": PAGES, "version": __version__}


def article_view(index: StoryIndex, article: str, *, switches: bool = True) -> ArticleView:
    """The reading view of an article; raises KeyError when the story has no such article."""
    reading = index.readings[article]
    paragraphs = tuple(tuple(_shown(piece) for piece in paragraph) for paragraph in marked(reading))
    statements = tuple(statement_of(index, article, claim) for claim in reading.claims)
    return ArticleView(reading, paragraphs, statements, switches=switches)


def _shown(piece: Piece) -> ShownPiece:
    return ShownPiece(piece.start, piece.text, piece.marks, " ".join(dict.fromkeys(layer for layer, _ in piece.marks)))


def view_of(index: StoryIndex, page: str) -> Any:
    """What a page shows of a story."""
    story: Story = index.story
    if page == "articles":
        return story.readings
    if page == "new":
        return views.new(story, "", index)
    return getattr(views, page)(story, index)
