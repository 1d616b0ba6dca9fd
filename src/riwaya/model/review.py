"""What a person judged of what was found: the anchor in the words, the verdict, and every change of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from riwaya.model.article import Article
from riwaya.model.identity import identity
from riwaya.model.span import Span

_CONTEXT = 32
VERDICTS = ("accepted", "rejected", "corrected", "added")


@dataclass(frozen=True, slots=True, order=True)
class Selector:
    """A place in an article, as W3C TextPositionSelector and TextQuoteSelector together.

    `exact` are the words of ``start..end``; `prefix` and `suffix` the up to 32 characters around them.
    """

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""

    @property
    def span(self) -> Span:
        """The place in the article that the selector was made for."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Target:
    """What was judged: a record of `layer` at a place of an article (by content id), `document` in all its versions.

    A relation has a second side: `other_article`, `other`; its layer is "relations" and `side`, `other_side` are the
    layers of its ends. For "articles" the place is the first words: the article was read through. `mark` tells records
    apart that share a place: where a claim's cue begins, an event's type.
    """

    article: str
    document: str
    layer: str
    at: Selector
    other_article: str = ""
    other: Selector | None = None
    side: str = ""
    other_side: str = ""
    mark: str = ""

    @property
    def key(self) -> str:
        """One id for the same words of the same article in the same layer, whoever found them."""
        second = (
            (self.other_article, self.side, self.other_side, self.other.start, self.other.end) if self.other else ()
        )
        return identity(
            "review", self.article, self.layer, self.at.start, self.at.end, self.at.exact, self.mark, *second
        )


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's standing word on a target.

    `verdict`: accepted, rejected, corrected or added; "" when it was undone. `record`: the record as the person wants
    it, as JSON, "" when rejected; `machine`: as it was found, "" when added. `version` goes up with every change.
    """

    target: Target
    verdict: str
    record: str
    machine: str
    version: int
    who: str
    when: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the audit trail; `before` and `after` are verdict and record as JSON; `undoes` another line or 0."""

    number: int
    key: str
    layer: str
    article: str
    version: int
    who: str
    when: str
    why: str
    before: str
    after: str
    undoes: int = 0


@dataclass(frozen=True, slots=True)
class Applied:
    """A correction as it bears on a story. `handle`: of the record that now stands, or stood.

    `outcome`: "stands" at the very words it was made for; "moved" with the same words to a new version of the article;
    "lost" when its words are no longer there, or there more than once.
    """

    correction: Correction
    handle: str
    outcome: str = "stands"


def selector_of(article: Article, span: Span) -> Selector:
    """The selector of a span; raises SpanError when it lies outside the article."""
    text = article.text
    return Selector(
        span.start,
        span.end,
        article.quote(span),
        text[max(0, span.start - _CONTEXT) : span.start],
        text[span.end : span.end + _CONTEXT],
    )


def located(text: str, selector: Selector) -> Span | None:
    """Where a selector's words stand in a text: at their place, else where they stand once with what was around them.

    None when they are not there or more than one place fits equally: never the likeliest of several.
    """
    exact = selector.exact
    if text[selector.start : selector.end] == exact and text.endswith(selector.prefix[-8:], 0, selector.start):
        return selector.span
    places: list[int] = []
    start = text.find(exact)
    while start >= 0 and len(places) < 1000:
        places.append(start)
        start = text.find(exact, start + 1)
    size = len(exact)
    fitting = [p for p in places if text.endswith(selector.prefix, 0, p) and text.startswith(selector.suffix, p + size)]
    if len(fitting) != 1:
        left, right = selector.prefix[-12:], selector.suffix[:12]
        fitting = [p for p in places if text.endswith(left, 0, p) or text.startswith(right, p + size)]
    if len(fitting) != 1 and len(places) == 1:
        fitting = places
    return Span(fitting[0], fitting[0] + size) if len(fitting) == 1 else None


def document_of(article: Article) -> str:
    """What stays the same through all versions of an article: its URL, else the name of its file, else its id."""
    return article.url or article.stem or article.id


def mark_of(record: Any) -> str:
    """What tells a record from others of its layer at the same place."""
    cue = getattr(record, "cue", None) if hasattr(record, "content") else None
    return str(cue.start) if cue else str(getattr(record, "plover", ""))


def place_of(record: Any) -> Span:
    """The span that stands for a record: a claim's content, a cause's cue, the span of any other."""
    found = getattr(record, "content", None) or getattr(record, "span", None) or record.cue
    assert isinstance(found, Span)
    return found


def handle_of(article: str, record: Any) -> str:
    """A record's part of an address: its id, or ``ARTICLE.START-END`` where records have none."""
    identifier = getattr(record, "id", "")
    if identifier:
        return str(identifier)
    span = place_of(record)
    return f"{article}.{span.start}-{span.end}"


def target_of(article: Article, layer: str, record: Any) -> Target:
    """The target for a record of an article's layer."""
    at = selector_of(article, place_of(record))
    return Target(article.id, document_of(article), layer, at, mark=mark_of(record))


def pair_handle(one: tuple[str, str, Span], other: tuple[str, str, Span]) -> str:
    """A relation's part of an address: the same for the same two places (article, layer, span), in whatever order."""
    first, second = sorted((one, other))
    return identity("relation", first[0], first[1], *_ends(first[2]), second[0], second[1], *_ends(second[2]))


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
