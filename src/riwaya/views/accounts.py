"""What does each party say about each question, and where do they part?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from riwaya.link.accounts import belongs
from riwaya.link.terms import terms_of
from riwaya.model import Claim, Question, Story
from riwaya.views.evidence import Evidence, Mark, StoryIndex, day_of
from riwaya.views.headings import plain
from riwaya.views.labels import label
from riwaya.views.said import cue_of, said_as

# The id under which statements stand that belong to no question.
OTHER = "other"
_CONTESTED = ("conflict", "denial")


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim in an account: who (as named there), through whom, and its marks; `act`: the label of what was done
    («استبعد» is closer than the claim's act)."""

    claim: Claim
    evidence: Evidence
    source: str
    via: tuple[str, ...]
    marks: tuple[Mark, ...]
    copies: tuple[Evidence, ...] = ()
    via_en: tuple[str, ...] = ()
    act: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """One party's statements on one question in time; `sources` counts independent texts behind them."""

    party: str
    name: str
    name_en: str
    statements: tuple[Statement, ...]
    sources: int
    reversed: bool


@dataclass(frozen=True, slots=True)
class QuestionAccounts:
    """A question with the accounts of all parties; `contested` counts conflicts and denials among them."""

    question: Question
    accounts: tuple[Account, ...]
    contested: int


def accounts(story: Story, index: StoryIndex | None = None) -> tuple[QuestionAccounts, ...]:
    """The accounts of every question, the most contested question first; last, under `OTHER`, what belongs to none."""
    index = index or StoryIndex(story)
    by_claim = {claim.id: (article, claim) for article, claim in _claims(story)}
    stems = {
        key: terms_of(index.readings[article].article.quote(claim.content))
        for key, (article, claim) in by_claim.items()
    }
    found = []
    left = set(by_claim)
    for question in story.questions:
        chosen = [key for key, terms in stems.items() if belongs(terms, question)]
        left.difference_update(chosen)
        found.append(_on_question(index, question, [by_claim[key] for key in chosen]))
    found.sort(key=lambda q: (-q.contested, not q.question.given, q.question.id))
    other = Question(OTHER, label("other_statements"), label("other_statements", "en"), given=True)
    rest = [_on_question(index, other, [told for key, told in by_claim.items() if key in left])] if left else []
    return (*found, *rest)


def _on_question(index: StoryIndex, question: Question, chosen: list[tuple[str, Claim]]) -> QuestionAccounts:
    groups: defaultdict[str, list[tuple[str, Claim]]] = defaultdict(list)
    for article, claim in chosen:
        groups[index.joined.get(claim.party, claim.party) or plain(claim.source_name)].append((article, claim))
    parts = sorted((_account(index, key, group) for key, group in groups.items()), key=lambda a: (-a.sources, a.party))
    inside = {(article, claim.content) for article, claim in chosen}
    contested = sum(
        relation.type in _CONTESTED
        and (relation.a.article, relation.a.span) in inside
        and (relation.b.article, relation.b.span) in inside
        for relation in index.story.relations
    )
    return QuestionAccounts(question, tuple(parts), contested)


def statement_of(index: StoryIndex, article: str, claim: Claim) -> Statement:
    """A claim as it is shown."""
    text = index.readings[article].article
    return Statement(
        claim=claim,
        evidence=index.evidence(article, claim.content, claim.id, "claims"),
        source=text.quote(claim.source) if claim.source else claim.source_name,
        via=index.hops(article, claim),
        via_en=index.hops(article, claim, "en"),
        marks=index.marks(article, claim.content, claim.id),
        act=said_as(claim.act, cue_of(text, claim)),
    )


def _claims(story: Story) -> list[tuple[str, Claim]]:
    return [(reading.article.id, claim) for reading in story.readings for claim in reading.claims]


def _account(index: StoryIndex, key: str, group: list[tuple[str, Claim]]) -> Account:
    group = sorted(group, key=lambda pair: (day_of(index.readings[pair[0]].article), pair[0], pair[1].content))
    statements = tuple(
        replace(statement_of(index, article, claim), copies=copies)
        for (article, claim), copies in index.folded(group, lambda pair: (pair[0], pair[1].content))
    )
    turned = any(mark.reason == "reversal" for statement in statements for mark in statement.marks)
    sources = index.independent({article for article, _ in group})
    return Account(key, index.name(key), index.name(key, "en"), statements, sources, turned)
