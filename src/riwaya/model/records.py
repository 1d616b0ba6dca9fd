"""What annotators find in one article. All records are frozen, carry raw spans and the rule that found them."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.model.making import quickly_made
from riwaya.model.span import Span


@quickly_made
@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression with its TIMEX3 value.

    `type`: DATE, TIME, DURATION or SET. `value`: TIMEX3 (``2024-01-24``, ``2024-W04``, ``P4Y``, ``PAST_REF``,
    ``XXXX-WXX-2``). `relative`: needs the publication date or another date. `modifier`: START, MID, END, APPROX,
    BEFORE, AFTER, MORE_THAN, LESS_THAN or "". `edtf`: the EDTF form or "". `begin`, `end`: first and last
    ISO day that the value covers, "" when open or unknown. `alternatives`: other possible values.
    `anchor`: "published", "text" or "". `hijri`: the Hijri date as ISO-like ``1445-09-15`` or "".

    «نهاية سبتمبر المقبل» in an article of 2024-10-02 has the value ``2025-09-30``.
    """

    span: Span
    type: str
    value: str
    relative: bool = False
    modifier: str = ""
    edtf: str = ""
    begin: str = ""
    end: str = ""
    alternatives: tuple[str, ...] = ()
    anchor: str = ""
    hijri: str = ""
    rule: str = ""


@quickly_made
@dataclass(frozen=True, slots=True)
class Quantity:
    """A counted or measured thing, number with modifier and unit noun: «أكثر من 130 هجوماً».

    `minimum`, `maximum`: numbers, None where open. `modifier`: exact, about, more_than, at_least, less_than,
    at_most or range. `kind`: troops, fighters, attacks, killed, wounded, bases, people, money, percent, duration
    or other. `unit`: head noun as written. `currency`: ISO 4217 or "". `number`: span of the number alone.
    `party`: key of whose figure it is, `place`: keys of where, joined by ", " where there are several («في العراق
    وسوريا»), `as_of`: TIMEX3 value of since or as of when; all "" when the text does not say. `since`: the text
    counts from that time on («منذ 17 أكتوبر»).
    """

    span: Span
    minimum: float | int | None
    maximum: float | int | None
    modifier: str
    kind: str
    unit: str = ""
    number: Span | None = None
    currency: str = ""
    party: str = ""
    place: str = ""
    as_of: str = ""
    rule: str = ""
    since: bool = False

    @property
    def places(self) -> tuple[str, ...]:
        """The keys of `place`, one by one."""
        return tuple(filter(None, self.place.split(", ")))


@quickly_made
@dataclass(frozen=True, slots=True)
class Party:
    """One actor of the article. `key` is the register's key, or is made from the name when not registered.

    `type`: PER, GPE, ORG, ARMED_GROUP, FORCE, MEDIA or LOC. `parent`: key of the party it speaks for, or "".
    `surfaces`: every distinct surface form in the article, without attached و/ب/ل/ك/ف.
    """

    key: str
    name: str
    type: str
    name_ar: str = ""
    surfaces: tuple[str, ...] = ()
    qid: str = ""
    parent: str = ""
    country: str = ""
    registered: bool = False


@quickly_made
@dataclass(frozen=True, slots=True)
class ActorMention:
    """One place where an actor is named: span without attached clitics, key of its Party."""

    span: Span
    party: str
    rule: str = ""


@quickly_made
@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a chain: `role` is "outlet", "agency", "report" or "person".

    `span` is None when it is the article's own outlet.
    """

    name: str
    role: str
    span: Span | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Claim:
    """Who said what: source, cue and content of an attribution (PARC), with the chain it came through.

    `source`: the words that name the speaker (the antecedent for «وأضاف»); `party`: the speaker's Party key or
    ""; `source_name`: canonical name or description; `source_type`: named, official, military, diplomatic,
    party, medical, eyewitness, media, report or unnamed. `via`: from the article's side to the speaker's.
    `act`: assert, deny, confirm, demand, promise, threaten, warn, expect, ask or refuse. `polarity`:
    "affirmed" or "negated" (the content's main clause). `certainty`: certain, probable, possible, improbable or "".
    `said`: TIMEX3 value or "". `within`: id of the claim this one is reported in, or "".
    """

    id: str
    cue: Span
    content: Span
    source: Span | None
    party: str
    source_name: str
    act: str
    direct: bool
    source_type: str = "named"
    via: tuple[Hop, ...] = ()
    polarity: str = "affirmed"
    certainty: str = ""
    said: str = ""
    place: str = ""
    topic: str = ""
    within: str = ""
    rule: str = ""


@quickly_made
@dataclass(frozen=True, slots=True)
class Forecast:
    """A statement about the future. `by`: claim id or "" for the author; `likelihood`: certain, likely, possible,
    unlikely or impossible, of the outcome that `label` names; `group`: id of an enumeration of scenarios or "";
    `condition`: the words it depends on; `topic`: a slug or ""; `horizon`: TIMEX3 value or ""."""

    id: str
    span: Span
    likelihood: str
    by: str = ""
    label: str = ""
    topic: str = ""
    horizon: str = ""
    group: str = ""
    condition: Span | None = None
    negated: bool = False
    rule: str = ""


@quickly_made
@dataclass(frozen=True, slots=True)
class Cause:
    """An explicit cause and effect with its cue; `modality`: "actual" or "possible"; `by`: claim id or "".

    `antecedent`: what the cause stands for when it is «ذلك» or «هذا» of an earlier sentence, or None.
    `follows`: id of the cause whose effect is the cause of this one, or "": a chain inside the article.
    """

    id: str
    cause: Span
    cue: Span
    effect: Span
    modality: str
    by: str = ""
    rule: str = ""
    antecedent: Span | None = None
    follows: str = ""


@quickly_made
@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, when, where, how many. `plover`: PLOVER event type; `status`: happened, denied,
    planned, demanded or hypothetical; `actor`, `target`, `place`: Party keys or ""; `date`: TIMEX3 value or interval
    (``../2024-01-24``) or ""; `trigger`: the word that says it; `quantity`: span of the magnitude; `actor_span`,
    `target_span`: the words that name who did it and to whom, party or not («مسلحون مجهولون»)."""

    id: str
    span: Span
    trigger: Span
    plover: str
    actor: str = ""
    target: str = ""
    date: str = ""
    place: str = ""
    quantity: Span | None = None
    status: str = "happened"
    background: bool = False
    by: str = ""
    rule: str = ""
    actor_span: Span | None = None
    target_span: Span | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Commitment:
    """An announced deadline or promised act. `by`: Party key; `to`: Party key or ""; `what`: the act in the
    article's words; `deadline`: ISO day, month or year, or ""; `status`: planned, denied-postponed, done, early,
    broken, moved or conditional."""

    id: str
    span: Span
    by: str
    what: str
    deadline: str = ""
    deadline_span: Span | None = None
    status: str = "planned"
    to: str = ""
    claim: str = ""
    rule: str = ""


@quickly_made
@dataclass(frozen=True, slots=True)
class Skip:
    """A refusal: what was seen and deliberately not decided, and why."""

    span: Span
    reason: str
    rule: str
