"""One article and all that was found in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.model.article import Article
from riwaya.model.frame import Frame
from riwaya.model.records import (
    ActorMention,
    Cause,
    Claim,
    Commitment,
    Event,
    Forecast,
    Party,
    Quantity,
    Skip,
    TimeMention,
)
from riwaya.model.span import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """An Article, its sentences, and what the annotators found in it, skips included.

    The layers are tuples of records, each with the spans of its words in `article.text`: `dates`, `quantities`,
    `parties`, `actors`, `claims` (who said what), `forecasts`, `causes`, `events`, `commitments`.

    >>> from riwaya import article_of, read
    >>> reading = read(article_of("أكد الوزير أن القوات ستنسحب بحلول نهاية عام 2025."))
    >>> [(reading.article.quote(claim.source), claim.act) for claim in reading.claims]
    [('الوزير', 'confirm')]

    Layers are sorted by position. `frame` is there while annotators work and is dropped by
    `read`; it takes no part in comparison and is not stored.
    """

    article: Article
    sentences: tuple[Span, ...] = ()
    dates: tuple[TimeMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    parties: tuple[Party, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    claims: tuple[Claim, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    causes: tuple[Cause, ...] = ()
    events: tuple[Event, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    skips: tuple[Skip, ...] = ()
    frame: Frame | None = field(default=None, compare=False, repr=False)

    def party(self, key: str) -> Party | None:
        """The article's party with this key, or None."""
        return next((party for party in self.parties if party.key == key), None)

    def framed(self) -> Frame:
        """The frame; raises ValueError when the reading has been finished and it is gone."""
        if self.frame is None:
            raise ValueError(f"the reading of article {self.article.id} has no frame any more")
        return self.frame
