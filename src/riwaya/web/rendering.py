"""Views to HTML: one environment of templates for the local page and the one-file report."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined, pass_context
from jinja2.runtime import Context

from riwaya import views
from riwaya.model import Reading, Story
from riwaya.version import __version__
from riwaya.views.accounts import Statement, statement_of
from riwaya.views.asked import question_text
from riwaya.views.basis import basis
from riwaya.views.chains import in_language
from riwaya.views.evidence import StoryIndex
from riwaya.views.labels import counted, label, noun
from riwaya.views.namebook import outlet_name
from riwaya.views.parties import thing_of
from riwaya.views.passages import Piece, marked
from riwaya.web.drawing.canvas import Pen
from riwaya.web.drawing.lines import estimate_chart, stance_chart
from riwaya.web.drawing.maps import cause_map, route_map
from riwaya.web.drawing.series import series_chart
from riwaya.web.drawing.slips import slip_chart
from riwaya.web.fields import differences
from riwaya.web.links import Links
from riwaya.web.problems import told as problem
from riwaya.web.wording import amount, clipped, day, digits, explained, number, shown

PAGES = ("overview", "accounts", "timeline", "figures", "deadlines", "scenarios", "causes", "parties", "chains", "new")
_PLOTS, _MAPS = ("vendor/d3.min.js", "plots.js"), ("vendor/d3.min.js", "vendor/dagre.min.js", "maps.js")
# What runs on a page besides what all pages have.
SCRIPTS = {
    **dict.fromkeys(("overview", "figures", "deadlines"), _PLOTS),
    **dict.fromkeys(("causes", "chains"), _MAPS),
    "search": ("search.js",),
}
# What stands in a <bdi> of no language and holds Arabic letters.
_UNMARKED = re.compile("<bdi>([^<\u0620-\u06ff]*[\u0620-\u06ff][^<]*)</bdi>")
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
class Look:
    """How a reader wants pages: language, digits (latin or arabic), theme (auto, light or dark).

    `live` is False in the one-file report, which has no forms. `token` is for forms, `reviewer` the name given last.
    `account` and `role` tell who is signed in, `writes` whether this reader may correct.
    """

    language: str
    digits: str = "latin"
    theme: str = "auto"
    live: bool = False
    token: str = ""
    reviewer: str = ""
    account: str = ""
    role: str = ""
    writes: bool = False


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """A piece of text with the classes that colour it."""

    start: int
    text: str
    marks: tuple[tuple[str, str], ...]
    classes: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as it is read: paragraphs of pieces, its statements, the layers that can be switched.

    `finished`: who read it through. `values`: what date expressions mean, by the id of their mark. `starts`: the claim
    whose content begins at a place.
    """

    reading: Reading
    paragraphs: tuple[tuple[ShownPiece, ...], ...]
    statements: tuple[Statement, ...]
    layers: tuple[tuple[str, str], ...] = LAYERS
    switches: bool = True
    finished: str = ""
    values: dict[str, str] = field(default_factory=dict)
    starts: dict[int, str] = field(default_factory=dict)


@cache
def _templates() -> dict[str, str]:
    folder = resources.files("riwaya.web").joinpath("templates")
    return {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir() if file.name.endswith(".html")}


@cache
def environment(language: str) -> Environment:
    """Templates with their filters; those that depend on the story or the reader take them from the page's context."""
    made = Environment(
        loader=DictLoader(_templates()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., Any]] = {
        "label": lambda key: label(str(key), language),
        "day": pass_context(lambda context, value: digits(day(value, language), context["look"].digits)),
        "number": pass_context(lambda context, value: digits(number(value), context["look"].digits)),
        "amount": pass_context(
            lambda context, q: digits(amount(q.minimum, q.maximum, q.modifier, language), context["look"].digits)
        ),
        "counted": pass_context(
            lambda context, n, key: counted(n, key, digits(number(n), context["look"].digits), language)
        ),
        "noun": lambda number, key: noun(number, key, language),
        "shown": shown,
        "outlet": lambda name: shown(outlet_name(name, language)),
        "problem": lambda text: problem(text, language),
        "clipped": clipped,
        "ends": lambda rows: rows if len(rows) < 3 else (rows[0], rows[-1]),
        "explained": lambda relation: explained(
            relation.explain_en if language == "en" else relation.explain, language
        ),
        "party": pass_context(lambda context, key: shown(context["index"].name(key, language))),
        "told": pass_context(lambda context, name: outlet_name(context["index"].told(name, language), language)),
        "speaker": pass_context(lambda context, claim: shown(context["index"].speaker(claim, language))),
        "chart": pass_context(lambda context, series: series_chart(series, _pen(context))),
        "slips": pass_context(lambda context, chain: slip_chart(chain, context["today"], _pen(context))),
        "stances": pass_context(lambda context, card: stance_chart(card, _pen(context))),
        "cause_map": pass_context(lambda context, chains: cause_map(chains, _pen(context))),
        "route_map": pass_context(
            lambda context, paths: route_map(
                [in_language(context["index"], path, language) for path in paths], _pen(context)
            )
        ),
        "estimated": pass_context(lambda context, estimates: estimate_chart(estimates, _pen(context))),
        "thing": lambda thing: thing_of(thing, language),
        "question": pass_context(lambda context, text: _question(context["index"], text, language)),
        "differences": pass_context(lambda context, applied: differences(context["index"], applied, language)),
        "gloss": pass_context(lambda context, piece, values: _gloss(context["index"], piece, values, language)),
        "claims_of": lambda piece: " ".join(record for layer, record in piece.marks if layer == "claim"),
        "asked": pass_context(lambda context, question: question_text(context["index"], question, language)),
        "basis": pass_context(lambda context, row: basis(context["index"], row, language)),
        "unrepeated": pass_context(lambda context, said: unrepeated(context["index"], said)),
        "verdict": pass_context(lambda context, layer, handle: context["index"].judged.get((layer, handle))),
    }
    made.filters.update(filters)
    return made


def _pen(context: Context) -> Pen:
    look = context["look"]
    return Pen(look.language, look.digits, context["links"], look.live)


def unrepeated(index: StoryIndex, said: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Statements without those that copies of one text repeat, which go with the first."""
    whole = index.folded(list(said), lambda s: (s.evidence.article, s.evidence.span))
    return tuple(replace(s, copies=(*s.copies, *copies)) for s, copies in whole)


def _question(index: StoryIndex, text: str, language: str) -> str:
    """A question's words in a language, by its id or its Arabic words."""
    for question in index.story.questions:
        if text in (question.id, question.text):
            return question_text(index, question, language)
    return text


def _gloss(index: StoryIndex, piece: ShownPiece, values: dict[str, str], language: str) -> str:
    """What marked words mean, for a reader who points at them: the day of a date, the party of a name."""
    for layer, record in reversed(piece.marks):
        if layer == "date" and record in values:
            return day(values[record], language)
        if layer == "actor":
            return shown(index.name(record, language))
    return ""


def page_html(index: StoryIndex, page: str, view: Any, links: Links, look: Look, **more: Any) -> str:
    """One page of the local site; `more` are further names for its template."""
    context = {**context_of(index, look), "page": page, "view": view, "links": links, **more}
    return arabic_marked(environment(look.language).get_template("page.html").render(context), look.language)


def arabic_marked(html: str, language: str) -> str:
    """A page in English on which names that are told in Arabic are marked as Arabic, for who reads aloud."""
    return _UNMARKED.sub(r'<bdi lang="ar">\1</bdi>', html) if language == "en" else html


def sentence_html(text: str, links: Links, look: Look, **more: Any) -> str:
    """A page that shows nothing of a story: a refusal, or the form to sign in."""
    context = {"text": text, "links": links, "look": look, "lang": look.language, "version": __version__, **more}
    return environment(look.language).get_template("door.html").render(context)


def context_of(index: StoryIndex, look: Look) -> dict[str, Any]:
    """What every template knows."""
    story = index.story
    name = story.name_en if look.language == "en" and story.name_en else story.name
    return {
        "index": index,
        "look": look,
        "lang": look.language,
        "story_name": name,
        "today": story.today,
        "pages": PAGES,
        "scripts": SCRIPTS,
        "version": __version__,
        "seen": set(),  # ids that the page has used: an element of which there are two bears its id once
    }


def article_view(index: StoryIndex, article: str, *, switches: bool = True) -> ArticleView:
    """The reading view of an article; raises KeyError when the story has no such article."""
    reading = index.readings[article]
    paragraphs = tuple(tuple(_shown(piece) for piece in paragraph) for paragraph in marked(reading))
    statements = tuple(statement_of(index, article, claim) for claim in reading.claims)
    word = index.judged.get(("articles", article))
    finished = word.correction.who if word and word.outcome == "stands" else ""
    values = {f"date-{date.span.start}": date.value for date in reading.dates}
    starts = {claim.content.start: claim.id for claim in reversed(reading.claims)}
    return ArticleView(
        reading, paragraphs, statements, switches=switches, finished=finished, values=values, starts=starts
    )


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
