"""What every line of every view leads to: the words, and the article they stand in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from riwaya.lang.ar import fold, key_of
from riwaya.lang.register import register
from riwaya.model import Applied, Article, Claim, Event, Hop, Reading, Ref, Relation, Span, Story
from riwaya.views.gloss import described
from riwaya.views.headings import headings, joined, plain

_AROUND = 70
_PREPOSITION = re.compile("^[لبو]\u0640?(?=[A-Za-z])")
# Relations of records that tell one thing.
_AT_ONE = ("agree", "repeats", "same_event")
M = TypeVar("M")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quotation with its place: `words` are the raw text of `span`; `before` and `after` what stands around it."""

    article: str
    title: str
    outlet: str
    published: str
    span: Span
    words: str
    before: str = ""
    after: str = ""
    record: str = ""
    layer: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A relation as seen from one of its sides: `type` and why, and the evidence of the other side."""

    type: str
    reason: str
    explain: str
    explain_en: str
    other: Evidence
    speaker: str = ""
    days: int = 0
    first: bool = True


class StoryIndex:
    """Look-ups over one story, made once for a view."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.readings: dict[str, Reading] = {reading.article.id: reading for reading in story.readings}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Every claim by its id."""
        return {claim.id: claim for reading in self.story.readings for claim in reading.claims}

    @cached_property
    def events(self) -> dict[str, Event]:
        """Every event by its id."""
        return {event.id: event for reading in self.story.readings for event in reading.events}

    @cached_property
    def names(self) -> dict[str, tuple[str, str]]:
        """(Arabic heading, English name) of every party key."""
        return headings(self.story.readings)

    @cached_property
    def joined(self) -> dict[str, str]:
        """For keys that name one party in different words: the key it is shown under."""
        types = {party.key: party.type for reading in self.story.readings for party in reading.parties}
        return joined(self.names, types, self.parents)

    @cached_property
    def mentions(self) -> dict[tuple[str, int], str]:
        """The party named at a place: key by article and first character."""
        return {(r.article.id, m.span.start): m.party for r in self.story.readings for m in r.actors}

    @cached_property
    def parents(self) -> dict[str, str]:
        """The party that a party speaks for, where it speaks for one."""
        return {p.key: p.parent for reading in self.story.readings for p in reading.parties if p.parent}

    def spoken_for(self, key: str) -> str:
        """The party that a party speaks for, "" where there is none or no article of the story names it."""
        parent = self.parents.get(key, "")
        return parent if parent in self.names or parent in register().parties else ""

    @cached_property
    def roots(self) -> dict[str, str]:
        """For every article that copies another: the earliest article with its text."""
        return {
            article: origin.articles[0]
            for origin in self.story.origins
            if origin.kind != "partial"
            for article in origin.articles
        }

    @cached_property
    def relations_of(self) -> dict[tuple[str, Span], list[tuple[Relation, bool]]]:
        """Relations by the place of each side; the flag tells whether it is side `a`."""
        found: defaultdict[tuple[str, Span], list[tuple[Relation, bool]]] = defaultdict(list)
        for relation in self.story.relations:
            found[relation.a.article, relation.a.span].append((relation, True))
            found[relation.b.article, relation.b.span].append((relation, False))
        return found

    @cached_property
    def judged(self) -> dict[tuple[str, str], Applied]:
        """What people said of records, by layer and handle."""
        return {(one.correction.target.layer, one.handle): one for one in self.story.corrections if one.handle}

    def name(self, key: str, language: str = "ar") -> str:
        """A party's name; for words that name no party the words, in English what they say."""
        if key in self.names:
            return self.names[key][language == "en"]
        known = register().parties.get(key)
        if known is not None:
            return (known.name if language == "en" else known.name_ar) or known.name
        return (described(key) if language == "en" else "") or key

    @cached_property
    def _keys(self) -> dict[str, str]:
        """The key of the party that stands under an Arabic heading."""
        return {arabic: key for key, (arabic, _) in sorted(self.names.items(), reverse=True)}

    def told(self, name: str, language: str = "ar") -> str:
        """A name as views have it, an Arabic heading or words that name nobody, in a language."""
        return self.name(self._keys.get(name, name), language) if language == "en" else name

    def speaker(self, claim: Claim, language: str = "ar") -> str:
        """Who said a claim, in words."""
        return self.name(claim.party or plain(claim.source_name), language)

    def hops(self, article: str, claim: Claim, language: str = "ar") -> tuple[str, ...]:
        """The names of those through whom a claim came, in words of a language."""
        return tuple(self._hop(article, hop, language) for hop in claim.via)

    def _hop(self, article: str, hop: Hop, language: str) -> str:
        if hop.span is None:
            return hop.name
        # The name may stand behind a preposition that is written with it: «لوكالة …».
        places = ((article, hop.span.start), (article, hop.span.start + 1))
        party = next((self.mentions[place] for place in places if place in self.mentions), "")
        if party:
            return self.name(party, language)
        if language == "ar" and hop.name.isascii():
            return _unjoined(plain(self.readings[article].article.quote(hop.span)))
        return _unjoined(plain(hop.name))

    def evidence(self, article_id: str, span: Span, record: str = "", layer: str = "") -> Evidence:
        """The evidence for a span of an article."""
        article = self.readings[article_id].article
        return Evidence(
            article=article.id,
            title=article.title or article.stem or article.id,
            outlet=article.outlet,
            published=day_of(article),
            span=span,
            words=article.quote(span),
            before=shown_before(article.text, span.start),
            after=shown_after(article.text, span.end),
            record=record,
            layer=layer,
        )

    def of_ref(self, ref: Ref) -> Evidence:
        """The evidence that a Ref points at."""
        return self.evidence(ref.article, ref.span, ref.record, ref.layer)

    def marks(self, article: str, span: Span, record: str = "") -> tuple[Mark, ...]:
        """All relations of the records at a place, as marks, what contests first and each place once; of claims with
        the same words only that of `record`: what one accuses of in these words another denies."""
        found: dict[tuple[str, str, Span, str], Mark] = {}
        for relation, first in self.relations_of.get((article, span), ()):
            own, other = (relation.a, relation.b) if first else (relation.b, relation.a)
            if own.record != record and own.record in self.claims and record in self.claims:
                continue
            claim = self.claims.get(other.record)
            speaker = claim.party or claim.source_name if claim else ""
            mark = Mark(
                relation.type,
                relation.reason,
                relation.explain,
                relation.explain_en,
                self.of_ref(other),
                speaker,
                relation.days,
                first,
            )
            found.setdefault((relation.type, other.article, other.span, speaker), mark)
        return tuple(sorted(found.values(), key=_mark_order))

    def copy_key(self, article: str, span: Span) -> tuple[str, str]:
        """(the text an article copies, the words of a span): equal for what one text said, printed twice."""
        return self.roots.get(article, article), key_of(fold(self.readings[article].article.quote(span)))

    def copied(self, layer: str) -> list[tuple[Ref, Ref]]:
        """Pairs of records of a layer that stand in copies of one text in the same words."""
        first: dict[tuple[str, str], Ref] = {}
        pairs = []
        for reading in self.story.readings:
            article = reading.article
            if article.id not in self.roots:
                continue
            for record in getattr(reading, layer):
                ref = Ref(article.id, layer, record.span, getattr(record, "id", ""))
                earlier = first.setdefault(self.copy_key(article.id, record.span), ref)
                if earlier.article != article.id:
                    pairs.append((earlier, ref))
        return pairs

    def folded(self, members: list[M], place: Callable[[M], tuple[str, Span]]) -> list[tuple[M, tuple[Evidence, ...]]]:
        """Members without those that copies of a text repeat, each with the evidence of its repetitions."""
        kept: dict[tuple[str, str], M] = {}
        repeated: defaultdict[tuple[str, str], list[Evidence]] = defaultdict(list)
        for member in members:
            key = self.copy_key(*place(member))
            if kept.setdefault(key, member) is not member:
                repeated[key].append(self.evidence(*place(member)))
        return [(member, tuple(repeated[key])) for key, member in kept.items()]

    def independent(self, articles: set[str]) -> int:
        """How many independent texts stand behind some articles: copies of one text count once."""
        return len({self.roots.get(article, article) for article in articles})


def _mark_order(mark: Mark) -> tuple[bool, str, str, str, Span]:
    """What contests a statement or changes it before what only tells it again; within a type in time."""
    other = mark.other
    return mark.type in _AT_ONE, mark.type, other.published, other.article, other.span


def _unjoined(name: str) -> str:
    """A name in Latin letters without the preposition written with it: «لـCNN»."""
    return _PREPOSITION.sub("", name)


def day_of(article: Article) -> str:
    """An article's publication date, "" when unknown."""
    return article.published.value if article.published else ""


def shown_before(text: str, start: int) -> str:
    """What is shown of a text before a place in it."""
    line = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    return line if len(line) < _AROUND else "…" + line.partition(" ")[2]


def shown_after(text: str, end: int) -> str:
    """What is shown of a text behind a place in it."""
    line = text[end : end + _AROUND].partition("\n")[0]
    return line if len(line) < _AROUND else line.rpartition(" ")[0] + "…"


def components(pairs: list[tuple[Ref, Ref]]) -> list[list[Ref]]:
    """Groups of Refs that hang together by pairs, each sorted, in the order of their first."""
    leader: dict[Ref, Ref] = {}

    def find(ref: Ref) -> Ref:
        while leader.setdefault(ref, ref) != ref:
            ref = leader[ref]
        return ref

    for one, other in sorted(pairs):
        a, b = sorted((find(one), find(other)))
        leader[b] = a
    groups: defaultdict[Ref, list[Ref]] = defaultdict(list)
    for ref in sorted(leader):
        groups[find(ref)].append(ref)
    return [groups[ref] for ref in sorted(groups)]
