"""What articles are compared by: each record with its terms, parties, days and numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.ar.stem import stem, words
from riwaya.lang.tables import load_table
from riwaya.model import Claim, Reading, Ref, Span

_NEGATIONS = frozenset(
    ("لا", "لم", "لن", "ليس", "ليست", "ليسوا", "غير", "عدم", "ولا", "ولن", "ولم", "دون", "بدون", "نفي", "نفت")
)


@dataclass(frozen=True, slots=True)
class Item:
    """One record of one article, ready to be compared.

    `day`: publication day or ""; `terms`: stems of its content words; `context`: those of its sentence; `parties`:
    who says, does or owns it; `about`: other parties named in it; `place`: a party key; `begin`, `end`: ISO days it is
    about; `low`, `high`: bounds of its number; `kind`: act, PLOVER type, figure kind or status; `negated`;
    `numbers`, `dates`: (value) tuples found inside a statement; `root`: the article whose text it was copied from.
    """

    ref: Ref
    layer: str
    article: str
    day: str
    terms: frozenset[str]
    kind: str
    parties: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
    place: str = ""
    begin: str = ""
    end: str = ""
    low: float | None = None
    high: float | None = None
    unit: str = ""
    modifier: str = ""
    as_of: str = ""
    negated: bool = False
    numbers: tuple[tuple[str, float], ...] = ()
    dates: tuple[str, ...] = ()
    speaker: str = ""
    text: str = ""
    root: str = ""


@cache
def function_words() -> frozenset[str]:
    """Words that say nothing about what a statement is about, in comparison form."""
    return frozenset(key_of(fold(row["word"])) for row in load_table("function_words").rows)


def terms_of(text: str) -> frozenset[str]:
    """Stems of the content words of a raw text: «انسحاب القوات من العراق» → {انسحاب, قو, عراق}."""
    skip = function_words()
    return frozenset(stem(word) for word in words(text) if word not in skip and len(word) > 2 and not word.isdigit())


def negated(text: str) -> bool:
    """Whether a statement's first words negate it."""
    return bool(_NEGATIONS & set(words(text)[:8]))


class _Reader:
    """Makes the items of one reading."""

    def __init__(self, reading: Reading, root: str) -> None:
        self.reading = reading
        self.article = reading.article
        self.day = self.article.published.value if self.article.published else ""
        self.root = root
        self.parents = {party.key: party.parent for party in reading.parties}

    def family(self, *keys: str) -> frozenset[str]:
        """Party keys with those they speak for."""
        found = {key for key in keys if key}
        return frozenset(found | {self.parents[key] for key in found if self.parents.get(key)})

    def named_in(self, span: Span) -> frozenset[str]:
        return self.family(*(mention.party for mention in self.reading.actors if span.contains(mention.span)))

    def sentence(self, span: Span) -> Span:
        return next((s for s in self.reading.sentences if s.overlaps(span)), span)

    def claim(self, claim: Claim) -> Item:
        text = self.article.quote(claim.content)
        inside = [q for q in self.reading.quantities if claim.content.contains(q.span)]
        dates = [d for d in self.reading.dates if claim.content.contains(d.span) and d.value[:1].isdigit()]
        says_no = claim.polarity == "negated" or negated(text)
        return Item(
            ref=Ref(self.article.id, "claims", claim.content, claim.id),
            layer="claims",
            article=self.article.id,
            day=self.day,
            terms=terms_of(text),
            kind=claim.act,
            parties=self.family(claim.party) or frozenset(filter(None, (claim.source_name,))),
            about=self.named_in(claim.content),
            context=terms_of(self.article.quote(self.sentence(claim.content))),
            negated=says_no,
            numbers=tuple((q.kind, float(q.minimum if q.minimum is not None else q.maximum or 0)) for q in inside),
            dates=tuple(sorted(d.value for d in dates)),
            speaker=claim.party or claim.source_name,
            text=text,
            root=self.root,
        )

    def items(self) -> Iterator[Item]:
        article, reading = self.article, self.reading
        for claim in reading.claims:
            yield self.claim(claim)
        for q in reading.quantities:
            sentence = article.quote(self.sentence(q.span))
            yield Item(
                ref=Ref(article.id, "quantities", q.span),
                layer="quantities",
                article=article.id,
                day=self.day,
                terms=terms_of(article.quote(q.span)),
                kind=q.kind,
                parties=self.family(q.party),
                about=self.named_in(self.sentence(q.span)),
                context=terms_of(sentence),
                place=q.place,
                low=None if q.minimum is None else float(q.minimum),
                high=None if q.maximum is None else float(q.maximum),
                unit=stem(words(q.unit)[0]) if words(q.unit) else "",
                modifier=q.modifier,
                as_of=q.as_of,
                text=article.quote(q.span),
                root=self.root,
            )
        yield from self.happenings()

    def happenings(self) -> Iterator[Item]:
        article, reading = self.article, self.reading
        for event in reading.events:
            begin, _, end = event.date.partition("/") if "/" in event.date else (event.date, "", event.date)
            figures = [q for q in reading.quantities if event.span.overlaps(q.span)]
            text = article.quote(event.span)
            yield Item(
                ref=Ref(article.id, "events", event.span, event.id),
                layer="events",
                article=article.id,
                day=self.day,
                terms=terms_of(text),
                kind=event.plover,
                parties=self.family(event.actor, event.target),
                about=self.named_in(event.span),
                context=terms_of(article.quote(self.sentence(event.span))),
                place=event.place,
                begin=begin.strip("."),
                end=end.strip("."),
                numbers=tuple((q.kind, float(q.minimum or q.maximum or 0)) for q in figures),
                speaker=event.actor,
                negated=event.status == "denied",
                text=text,
                root=self.root,
            )
        for commitment in reading.commitments:
            text = article.quote(commitment.span)
            yield Item(
                ref=Ref(article.id, "commitments", commitment.span, commitment.id),
                layer="commitments",
                article=article.id,
                day=self.day,
                terms=terms_of(text),
                kind=commitment.status,
                parties=self.family(commitment.by),
                about=self.named_in(commitment.span),
                context=terms_of(article.quote(self.sentence(commitment.span))),
                end=commitment.deadline,
                speaker=commitment.by,
                negated=commitment.status == "denied-postponed",
                text=text,
                root=self.root,
            )


def items_of(reading: Reading, root: str = "") -> list[Item]:
    """All that a reading offers for comparison; `root` names the earliest article that carries its text."""
    return list(_Reader(reading, root or reading.article.id).items())
