"""The map of the program: `read` turns an Article into a Reading, `link` turns Readings into a Story."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any

from riwaya.annotate import ANNOTATORS, Annotator, Record
from riwaya.clean import frame_of, settled
from riwaya.errors import GivenError, ReadingError, RiwayaError
from riwaya.given import each_given
from riwaya.lang.tables import uncollected
from riwaya.link import link_story
from riwaya.model import (
    ActorMention,
    Article,
    Cause,
    Claim,
    Commitment,
    Event,
    Forecast,
    Party,
    Published,
    Quantity,
    Question,
    Reading,
    Skip,
    Story,
    TimeMention,
)
from riwaya.model.revising import replace
from riwaya.settings import Settings, settings_given

LAYER_OF: dict[type, str] = {
    TimeMention: "dates",
    Quantity: "quantities",
    Party: "parties",
    ActorMention: "actors",
    Claim: "claims",
    Forecast: "forecasts",
    Cause: "causes",
    Event: "events",
    Commitment: "commitments",
    Skip: "skips",
}


@uncollected
def read(article: Article, settings: Settings | None = None) -> Reading:
    """All that can be said of one article alone. No clock, no chance, no network.

    Raises GivenError when `article` is none, and ReadingError when riwaya fails on it, which is a fault of riwaya.

    >>> from riwaya import article_of, read
    >>> reading = read(article_of("أكد الوزير أن القوات ستنسحب بحلول نهاية عام 2025."))
    >>> [reading.article.quote(claim.cue) for claim in reading.claims]
    ['أكد']
    """
    if not isinstance(article, Article):
        raise GivenError(f"read takes an Article, not {type(article).__name__}; make one with riwaya.article_of(text)")
    settings = settings_given(settings)
    try:
        return _layers_of(article, settings)
    except RiwayaError:
        raise
    except Exception as error:
        name = article.stem or article.title[:80] or article.id
        what = f"{type(error).__name__}: {error}"
        raise ReadingError(f"{name}: reading failed ({what}); leave the article out and report it") from error


def _layers_of(article: Article, settings: Settings) -> Reading:
    frame = frame_of(article)
    article = settled(article, frame, settings)
    sentences = tuple(frame.span(start, end) for start, end in frame.sentences)
    reading = Reading(article=article, sentences=sentences, frame=frame)
    for annotator in ANNOTATORS:
        reading = _with_records(reading, annotator.annotate(reading, settings))
    frame.forget()
    return replace(reading, frame=None)


def _with_records(reading: Reading, records: Iterable[Record]) -> Reading:
    """The reading with records added to their layers, sorted by position."""
    layers: dict[type, list[Any]] = {}
    for record in records:
        layers.setdefault(type(record), []).append(record)
    for published in layers.pop(Published, ()):
        reading = replace(reading, article=replace(reading.article, published=published))
    changed: dict[str, Any] = {}
    for kind, new in layers.items():
        layer = LAYER_OF[kind]
        placed = sorted((*getattr(reading, layer), *new), key=_PLACE_OF.get(kind, _SPAN))
        changed[layer] = tuple(_each_once(placed) if kind in _IDENTIFIED else placed)
    return replace(reading, **changed) if changed else reading


# Where records stand in the text: parties by key, others by span, then id.
_SPAN = attrgetter("span.start", "span.end")
_PLACE_OF: dict[type, Callable[[Any], Any]] = {
    Party: attrgetter("key"),
    Claim: attrgetter("content.start", "content.end", "id"),
    Cause: attrgetter("cue.start", "cue.end", "id"),
    **dict.fromkeys((Commitment, Event, Forecast), attrgetter("span.start", "span.end", "id")),
}
_IDENTIFIED = frozenset((Cause, Claim, Commitment, Event, Forecast))


def _each_once(records: Sequence[Any]) -> Iterable[Any]:
    """Records without those whose id has been seen."""
    first: dict[str, Any] = {}
    for record in records:
        first.setdefault(record.id, record)
    return first.values()


def link(
    readings: Iterable[Reading],
    settings: Settings | None = None,
    *,
    name: str = "story",
    name_en: str = "",
    questions: Sequence[Question] = (),
) -> Story:
    """The story that some readings tell: the only place where articles meet, in whatever order they come.

    `questions` are those a person set; others are found from the claims. Raises GivenError for what is no reading.

    >>> from riwaya import article_of, link, read
    >>> texts = ("قُتل 12 شخصا في القصف.", "قُتل 30 شخصا في القصف.")
    >>> [len(reading.quantities) for reading in link(read(article_of(text)) for text in texts).readings]
    [1, 1]
    """
    if isinstance(readings, Reading):
        raise GivenError("link takes a sequence of readings, not one; for one alone: link([reading])")
    given = tuple(each_given(readings, Reading, "link", "make them with riwaya.read(article)"))
    asked = tuple(each_given(questions, Question, "link", "make them with riwaya.model.Question, or leave them out"))
    story = link_story(given, settings_given(settings), asked)
    return replace(story, name=name, name_en=name_en)


def check_order(annotators: Sequence[Annotator]) -> None:
    """Raise ValueError when an annotator needs a layer that no earlier one gives."""
    given: set[str] = set()
    for annotator in annotators:
        missing = annotator.needs - given
        if missing:
            raise ValueError(f"annotator {annotator.name!r} needs {', '.join(sorted(missing))} before it")
        given |= annotator.gives
