"""What stands between articles, and the whole of one matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from riwaya.model.board import BoardEntry
from riwaya.model.reading import Reading
from riwaya.model.review import Applied
from riwaya.model.span import Span


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A record in an article: `layer` is the Reading's layer name, `record` its id or ""."""

    article: str
    layer: str
    span: Span
    record: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Relation:
    """Between two records of different or the same articles; `a` is the earlier for update and slip.

    `type`: agree, repeats, update, conflict, denial, slip, same_event or undecided. `dimension`: number,
    deadline, position or fact. `reason`: a stable code of what decided ("later_as_of", "scope_place",
    "negation" …); `explain`: one line for readers, in Arabic; `explain_en` the same in English.
    `key`: the group in which the two met. `days`: length of a slip in days (0 where it is none).
    """

    type: str
    dimension: str
    a: Ref
    b: Ref
    reason: str
    explain: str = ""
    explain_en: str = ""
    key: str = ""
    days: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """Articles that carry one text: `kind` is "exact", "near", "edited" or "partial"; `articles` earliest first."""

    id: str
    kind: str
    articles: tuple[str, ...]
    spans: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the story; `keywords` are words whose claims belong to it; `given` when a person set it."""

    id: str
    text: str
    text_en: str = ""
    keywords: tuple[str, ...] = ()
    given: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """Where a party stood on a question at a time: support, oppose or ambiguous, with its evidence.

    `thing`: the keyword of the question that it supports or opposes.
    """

    party: str
    topic: str
    date: str
    stance: str
    basis: str
    evidence: Ref
    scope: str = ""
    thing: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """The readings, relations, questions and positions of one matter. Every view is a function of it.

    `readings` are sorted by publication date and id; `today` is a given ISO day, never the clock.
    `corrections` are what people said of its records; the readings and relations carry them already.
    Made by `riwaya.link` of readings, or by `StoryFile.story` of a file.

    >>> from riwaya import article_of, link, read
    >>> texts = ("قُتل 12 شخصا في القصف.", "قُتل 30 شخصا في القصف.")
    >>> story = link(read(article_of(text, published="2024-01-05")) for text in texts)
    >>> [(story.quote(relation.a), relation.type, story.quote(relation.b)) for relation in story.relations]
    [('12 شخصا', 'update', '30 شخصا')]
    """

    name: str
    readings: Sequence[Reading] = ()
    relations: tuple[Relation, ...] = ()
    origins: tuple[Origin, ...] = ()
    questions: tuple[Question, ...] = ()
    positions: tuple[Position, ...] = ()
    today: str = ""
    name_en: str = ""
    corrections: tuple[Applied, ...] = ()
    board: tuple[BoardEntry, ...] = ()

    def reading(self, article_id: str) -> Reading:
        """The reading of an article; raises KeyError when it is not in the story."""
        for reading in self.readings:
            if reading.article.id == article_id:
                return reading
        raise KeyError(article_id)

    def quote(self, ref: Ref) -> str:
        """The words that a Ref points at."""
        return self.reading(ref.article).article.quote(ref.span)
