"""What articles are compared by: each record with its terms, parties, days and numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

from riwaya.lang.ar.stem import words
from riwaya.link.acts import act_at, roots_in, standing_in
from riwaya.link.item import Item
from riwaya.link.parts import parts_of
from riwaya.link.passages import Passages
from riwaya.link.polarity import ATTITUDES, DONE, NEGATED, attitude_of, signs_of
from riwaya.link.scopes import Scopes, counted, is_floor, numbers_beside, within_claim
from riwaya.link.sides import Sides
from riwaya.link.telling import (
    agent_of,
    blamed_in,
    deed_of,
    doer_in,
    head_of,
    main_clause,
    only_thought_of,
    passing_in,
    subject_span,
    theme_of,
    victim_in,
    victim_near,
)
from riwaya.link.terms import Word, link_words, term_of, terms_in, time_unit, twos_in, weak_terms, words_of
from riwaya.link.things import Things
from riwaya.link.turns import Against, set_against
from riwaya.model import Claim, Commitment, Event, Forecast, Quantity, Reading, Ref, Span

# A statement says what it is about in its first content words.
_FOCUS = 5
_OPENING = 2
_FIRST = 8
_NAMED = 8  # words among which it names whom it befalls
# A claim of more words than this may hold forecasts that are worth comparing for themselves.
_LONG = 25
_TOWNS = frozenset(("GPE", "LOC", "FAC"))
# Characters before a statement in which its cue stands with the verb that leads it in.
_LEAD_IN = 25
_WANTS = frozenset(("demand", "promise"))
_DENIALS = frozenset(("deny", "refuse"))
_KILL, _ACCUSE = "@kill", "@accuse"
_SAID = frozenset(("@refuse", "@condemn"))


class _Reader(Passages):
    """Makes the items of one reading."""

    def __init__(self, reading: Reading, root: str) -> None:
        self.sides = Sides(reading.parties)
        named = [(mention.span, self.sides.of(mention.party)) for mention in reading.actors]
        super().__init__(reading, words_of(reading.article.text, named))
        self.article = reading.article
        self.day = self.article.published.value if self.article.published else ""
        self.root = root
        self.scopes = Scopes(reading, self.sides)
        self.things = Things(self.words)
        self.lead = terms_in(self.words_in(reading.sentences[0])) if reading.sentences else frozenset()
        towns = {p.key for p in reading.parties if p.type in _TOWNS and self.sides.of(p.key) != p.key}
        self.towns = [mention for mention in reading.actors if mention.party in towns]
        self.persons = {p.key for p in reading.parties if p.type == "PER"}
        self.people = [mention for mention in reading.actors if mention.party in self.persons]
        self.against = set_against(reading, self.words)

    def made(
        self,
        layer: str,
        span: Span,
        record: str,
        subject: Sequence[Word] = (),
        whole: Span | None = None,
        **values: object,
    ) -> Item:
        """An item with what every layer has; `subject`: words before the span that belong to what it says, `whole`:
        the span of the record, where the item is a part of it."""
        inside = [*subject, *self.words_in(span)]
        terms = terms_in(inside)
        first = inside[min(len(inside), _NAMED) - 1].end if inside else span.start
        plain = [word.term for word in inside if word.term and word.term[:6] != "party:"]
        about = frozenset(term.removeprefix("party:") for term in terms if term.startswith("party:"))
        dates = {d.value for d in self.reading.dates if span.contains(d.span) and d.value[:1].isdigit()}
        figures = [q for q in self.reading.quantities if span.contains(q.span) and not is_floor(q)]
        floors = {counted(q) for q in figures if q.modifier == "at_least"}
        worded = inside if layer not in ("quantities", "commitments") else ()
        given: dict[str, object] = {
            "terms": terms,
            "about": about,
            "focus": frozenset(plain[:_FOCUS]),
            "opening": frozenset(plain[:_OPENING]),
            "first": _told_first(worded),
            "towns": frozenset(m.party for m in self.towns if span.contains(m.span)),
            "people": frozenset(m.party for m in self.people if span.start <= m.span.start < first),
            "agent": agent_of(inside, str(values.get("side", ""))),
            "theme": theme_of(inside, str(values.get("side", ""))),
            "near": (around := self.around(span)) - terms,
            "around": around | terms,
            "lead": self.lead,
            "signs": signs_of(inside),
            "things": self.things.among(inside),
            "dates": tuple(sorted(dates)),
            "numbers": tuple(sorted(set(map(counted, figures)))),
            "floors": tuple(sorted(floors)),
            "text": self.article.quote(span),
            "roots": roots_in(worded),
            "twos": twos_in(worded),
            **passing_in(worded),
            **head_of(worded, self.article.text),
        }
        return Item(
            Ref(self.article.id, layer, whole or span, record),
            layer,
            self.article.id,
            self.root,
            self.day,
            **(given | values),  # type: ignore[arg-type]
        )

    def roles(self, deed: Event | None, inside: Sequence[Word]) -> dict[str, Any]:
        """What happened, who did it and to whom; `inside`: the words that tell it."""
        if deed is None:
            return {}
        begin, _, end = deed.date.partition("/")
        known = self.sides.of(deed.target) or victim_in(inside)
        return {
            "deed": deed.plover,
            "actor": self.sides.of(deed.actor) or doer_in(inside),
            "target": known if known[:2] != "x-" else victim_in(inside),
            "begin": begin.strip("."),
            "end": (end or begin).strip("."),
        }

    def claim(self, claim: Claim) -> Iterator[Item]:
        """One item for each thing that a statement says; all of them refer to the whole of it."""
        inside = self.words_in(claim.content)
        judged = subject_span(claim, inside)
        subject = [word for word in self.words_in(judged) if word.end <= judged.end] if judged else []
        cue = self.words_in(claim.cue) if claim.cue else []
        attitude = attitude_of(cue) or (DONE if claim.act in _WANTS else 0)
        start = claim.content.start
        at = bisect_left(self.sentence_starts, start)
        before = max(self.sentence_starts[at - 1] if at else 0, start - _LEAD_IN)
        lead_in = self.words_in(Span(before, start)) if start else []
        turned = any(word.form in link_words("turned") for word in lead_in)
        begin = inside[0].start if inside else claim.content.start
        raw = self.article.text[begin : claim.content.end]
        for number, part in enumerate(parts_of(raw, inside) if len(inside) > _LONG // 2 else [inside]):
            if part and part[0].form in link_words("background" if number else "concession"):
                continue
            lead = subject if number == 0 else []
            span = Span(part[0].start, part[-1].end) if part and len(part) < len(inside) else claim.content
            deed = deed_of(self.reading, span, part)
            first = next((word.term for word in part if word.term), "")
            denied = claim.act in _DENIALS and number == 0 and first not in _SAID  # «رفضه القانون» says so itself
            yield self.made(
                "claims",
                span,
                claim.id,
                subject=lead,
                whole=claim.content,
                part=number,
                turned=turned,
                **self.against.get(claim.id, Against())._asdict(),
                kind=claim.act,
                signs=signs_of([*lead, *part], denied=denied, attitude=attitude if number == 0 else 0),
                parties=self.sides.family(claim.party) or frozenset(filter(None, (claim.source_name,))),
                side=self.sides.of(claim.party) or claim.source_name,
                speaker=claim.party or claim.source_name,
                teller=self.teller(claim.party),
                certainty=claim.certainty,
                **self.roles(deed, part),
                blames=any(word.term == _ACCUSE for word in cue),
                accused=self.sides.of(deed.target if deed and deed.plover == "ACCUSE" else blamed_in(part)),
            )

    def forecast(self, forecast: Forecast, speakers: dict[str, Claim]) -> Item:
        claim = speakers.get(forecast.by)
        party = claim.party if claim else ""
        name = claim.source_name if claim else ""
        return self.made(
            "forecasts",
            forecast.span,
            forecast.id,
            kind="expect",
            parties=self.sides.family(party) or frozenset(filter(None, (name,))),
            side=self.sides.of(party) or name,
            speaker=party or name,
            certainty=forecast.likelihood,
        )

    def quantity(self, q: Quantity) -> Item:
        unit = words(q.unit)
        around = self.around_in_sentence(q.span)
        scope = self.scopes.of(q, around)
        within = within_claim(self.reading, q.span)
        return self.made(
            "quantities",
            q.span,
            "",
            kind=q.kind,
            teller=self.teller(within.party) if within else "",
            parties=frozenset(filter(None, (scope.owner,))),
            side=scope.owner,
            actor=next((w.term[6:] for w in around[0] if w.term[:6] == "party:"), ""),
            target=victim_near(*around),
            places=scope.places,
            cues=scope.cues,
            total=scope.total,
            certainty="rejected" if scope.rejected else "",
            near=scope.terms,
            speaker=(within.party or within.source_name) if within else "",
            low=None if q.minimum is None else float(q.minimum),
            high=None if q.maximum is None else float(q.maximum),
            unit=(time_unit(unit[0]) or term_of(unit[0])) if unit else "",
            modifier=q.modifier,
            beside=numbers_beside(self.reading, q),
            as_of=q.as_of if q.as_of[:1].isdigit() else "",
        )

    def teller(self, party: str) -> str:
        """Whom a party that tells something speaks for; "" for one that no register knows."""
        return "" if party[:2] == "x-" else self.sides.of(party)

    def denied(self, event: Event) -> bool:
        """Whether an event stands in a claim that says it did not happen."""
        terms = [word.term for word in self.words_in(event.span) if word.term][:1]
        within = within_claim(self.reading, event.span)
        if within is None or not terms:
            return False
        signs = signs_of(self.words_in(within.content), denied=within.act in _DENIALS)
        return signs.get(terms[0], 0) == -NEGATED

    def event(self, event: Event, *, speaks: bool) -> Item:
        return self.made(
            "events",
            main_clause(event.span, event.trigger, self.words_in(event.span)),
            event.id,
            whole=event.span,
            kind=event.plover,
            parties=self.sides.family(event.actor, event.target),
            side=self.sides.of(event.actor),
            place=event.place,
            region=self.sides.of(event.place),
            speaker=event.actor,
            **self.roles(event, self.words_in(event.span)),
            certainty="denied"
            if self.denied(event)
            else "planned"
            if only_thought_of(self.around_in_sentence(event.span)[0])
            else event.status,
            modifier="speech" if speaks else "",
            victim=self.victim(event),
        )

    def victim(self, event: Event) -> str:
        """The person whom an event says was killed, "" where it tells of no death or of an attempt."""
        inside = self.words_in(event.span)
        killed = event.target in self.persons and any(word.term == _KILL for word in inside)
        tried = any(word.form.lstrip("ولب") in link_words("survived") for word in inside)
        return event.target if killed and not tried else ""

    def commitment(self, commitment: Commitment) -> Item:
        return self.made(
            "commitments",
            commitment.span,
            commitment.id,
            act=act_at(self.reading, commitment.span, self.words_in),
            kind=commitment.status,
            parties=self.sides.family(commitment.by),
            side=self.sides.of(commitment.by),
            end=commitment.deadline,
            speaker=commitment.by,
            certainty=standing_in(self.reading),
        )

    def items(self) -> Iterator[Item]:
        title = self.article.title_span
        for item in self.all_items():
            if title is None or not title.overlaps(item.ref.span):
                yield item

    def all_items(self) -> Iterator[Item]:
        reading = self.reading
        speakers = {claim.id: claim for claim in reading.claims}
        for claim in reading.claims:
            yield from self.claim(claim)
        cues = [claim.cue for claim in reading.claims]
        whole = [claim.content for claim in reading.claims if len(self.words_in(claim.content)) <= _LONG]
        for forecast in reading.forecasts:
            if any(content.contains(forecast.span) for content in whole):
                continue
            yield self.forecast(forecast, speakers)
        yield from map(self.quantity, reading.quantities)
        for event in reading.events:
            told = any(content.contains(event.span) for content in whole)
            yield self.event(event, speaks=told or any(event.span.contains(cue) for cue in cues))
        yield from map(self.commitment, reading.commitments)


def _told_first(inside: Sequence[Word]) -> tuple[str, ...]:
    """What some words tell first, up to where they only date: «وقف العمليات خلال الحوار» → @stop, عمليات."""
    beside = link_words("dates") | link_words("during")
    told = takewhile(lambda word: word.form not in beside, inside)
    said = (word.term for word in told if word.term and word.term[:6] != "party:")
    return tuple(term for term in said if term not in weak_terms() | ATTITUDES)[:_FIRST]


def items_of(reading: Reading, root: str = "") -> list[Item]:
    """All that a reading offers for comparison; `root` names the earliest article that carries its text."""
    return list(_Reader(reading, root or reading.article.id).items())


__all__ = ["Item", "items_of"]
