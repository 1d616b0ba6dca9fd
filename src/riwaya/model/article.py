"""An article as it came, and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.errors import SpanError
from riwaya.model.span import Span


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published, and how one can tell.

    `value`: ISO date, month or year (``2021-03-30``, ``2021-03``, ``2021``); `precision`: "day", "month" or
    "year"; `basis`: "given", "metadata", "url", "dateline" or "text"; `span`: the words it was read from;
    `earliest`, `latest`: the interval that the evidence allows (ISO days or empty); `evidence`: one line; `clues`: the
    words that it was weighed from; `certainty`: "certain", or "probable" for the likeliest month of several.
    """

    value: str
    precision: str
    basis: str
    span: Span | None = None
    earliest: str = ""
    latest: str = ""
    evidence: str = ""
    certainty: str = "certain"
    clues: tuple[Span, ...] = ()

    @property
    def edtf(self) -> str:
        """The date in EDTF: ``2015-07?`` where it is only probable."""
        return f"{self.value}?" if self.certainty == "probable" else self.value

    @property
    def interval(self) -> str:
        """The months that the evidence allows, in EDTF: ``2015-06/2015-09``; "" when no bounds are known."""
        return f"{self.earliest[:7]}/{self.latest[:7]}" if self.earliest and self.latest else ""

    @property
    def firm(self) -> str:
        """The value where it is certain, else "": what other dates may be counted from."""
        return self.value if self.certainty == "certain" else ""


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A passage that is not the article's body; `kind` as in `Block.kind`, `rule` names what found it."""

    span: Span
    kind: str
    rule: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article: raw text and metadata. `id` is derived from the content, `stem` names the input.

    `digest` is the SHA-256 of `text` as UTF-8; `source_digest` that of the bytes it was read from.
    `title_span` is None when the title is not part of the text. Spans count characters (code points) of `text` as it
    was given, from 0, the end exclusive. Make one with `riwaya.article_of`.

    >>> from riwaya import article_of, read
    >>> article = article_of("أكد الوزير أن القوات ستنسحب بحلول نهاية عام 2025.", outlet="الرافد")
    >>> article.outlet, article.quote(read(article).dates[0].span)
    ('الرافد', 'نهاية عام 2025')
    """

    id: str
    text: str
    digest: str
    stem: str = ""
    source_digest: str = ""
    url: str = ""
    outlet: str = ""
    author: str = ""
    title: str = ""
    title_span: Span | None = None
    language: str = "ar"
    published: Published | None = None
    boilerplate: tuple[Passage, ...] = ()

    def quote(self, span: Span) -> str:
        """The words of `span`: the only way to get a quotation. Raises SpanError outside the text."""
        if span.end > len(self.text):
            raise SpanError(
                f"the span {span.start}..{span.end} lies outside article {self.id} ({len(self.text)} characters)"
            )
        return self.text[span.start : span.end]
