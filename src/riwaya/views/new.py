"""What changed between two days: reversals, slips, denials, figures, statements, events."""

from __future__ import annotations

from dataclasses import dataclass, replace

from riwaya.link.days import first_day, last_day
from riwaya.model import Article, Reading, Relation, Story
from riwaya.views.accounts import Statement, statement_of
from riwaya.views.deadlines import deadlines
from riwaya.views.evidence import Evidence, StoryIndex, day_of
from riwaya.views.timeline import Happening, timeline

# Kinds of change in the order in which a reader wants them.
KINDS = ("reversal", "slip", "met", "denial", "conflict", "update")
_MET = frozenset(("met", "met_early", "happened"))
_TURNED = frozenset(("reversal", "turned_out"))


@dataclass(frozen=True, slots=True)
class Change:
    """A relation that came with new articles, with the evidence of both sides; `kind` is one of KINDS."""

    relation: Relation
    before: Evidence
    after: Evidence
    kind: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """What articles published from `since` to `until` brought; "" for `until` is no end.

    `changes` by kind: for each new figure or date only what stood last before it. `statements` and `events` without
    those that copy an older text.
    """

    since: str
    articles: tuple[Evidence, ...]
    changes: tuple[Change, ...]
    statements: tuple[Statement, ...]
    events: tuple[Happening, ...]
    until: str = ""


def new(story: Story, since: str = "", index: StoryIndex | None = None, until: str = "") -> News:
    """News from one day to another; without a first day, what the newest article day brought."""
    index = index or StoryIndex(story)
    days = sorted({day_of(reading.article) for reading in story.readings if _is_in(reading.article, "", until)} - {""})
    since = since or (days[-1] if days else "")
    fresh = [reading for reading in story.readings if _is_in(reading.article, since, until)]
    titles = tuple(
        index.evidence(reading.article.id, reading.article.title_span or reading.sentences[0])
        for reading in fresh
        if reading.article.title_span or reading.sentences
    )
    own = [reading for reading in fresh if not _is_copy(index, reading, fresh)]
    said = tuple(statement_of(index, reading.article.id, claim) for reading in own for claim in reading.claims)
    events = timeline(replace(story, readings=tuple(own)), StoryIndex(replace(story, readings=tuple(own))))
    return News(since, titles, _changes(story, index, fresh), said, events, until)


def _is_in(article: Article, since: str, until: str) -> bool:
    """Whether an article may have been published in a time; one without a date is in none that begins."""
    begin, end = first_day(day_of(article)), last_day(day_of(article))
    if begin is None or end is None:
        return not since
    low, high = first_day(since), last_day(until)
    return (low is None or end >= low) and (high is None or begin <= high)


def _is_copy(index: StoryIndex, reading: Reading, fresh: list[Reading]) -> bool:
    """Whether an article only prints again what another one has said."""
    root = index.roots.get(reading.article.id, reading.article.id)
    return root != reading.article.id and (root not in {other.article.id for other in fresh} or root in index.readings)


def _changes(story: Story, index: StoryIndex, fresh: list[Reading]) -> tuple[Change, ...]:
    """The changes whose later side is new and whose sides were both told by then, one for each later side and kind."""
    ids = {reading.article.id for reading in fresh}
    known = ids | {reading.article.id for reading in story.readings if _is_before(reading, fresh)}
    moved = {
        (step.evidence.article, step.evidence.span): step.slipped
        for chain in deadlines(story, index)
        for step in chain.steps
        if step.slipped
    }
    best: dict[tuple[str, object], Change] = {}
    for relation in story.relations:
        kind = _kind(relation)
        if not kind or relation.b.article not in ids or relation.a.article not in known:
            continue
        if kind == "slip" and moved.get((relation.b.article, relation.b.span), relation.days) != relation.days:
            continue
        change = Change(relation, index.of_ref(relation.a), index.of_ref(relation.b), kind)
        place = (kind, (relation.b.article, relation.b.span) if kind in ("slip", "update", "met") else relation)
        held = best.get(place)
        if held is None or _stood_later(change, held):
            best[place] = change
    order = {kind: number for number, kind in enumerate(KINDS)}
    return tuple(sorted(best.values(), key=lambda c: (order[c.kind], c.after.published, c.after.article, c.after.span)))


def _is_before(reading: Reading, fresh: list[Reading]) -> bool:
    days = [day_of(other.article) for other in fresh if day_of(other.article)]
    return bool(days) and day_of(reading.article) <= max(days)


def _kind(relation: Relation) -> str:
    if relation.reason in _TURNED:
        return "reversal"
    if relation.reason in _MET:
        return "met"
    return relation.type if relation.type in KINDS else ""


def _stood_later(change: Change, held: Change) -> bool:
    """Whether a change starts from what stood later: a shorter slip, a newer figure."""
    if change.kind == "slip":
        return change.relation.days < held.relation.days
    return (change.before.published, change.before.span) > (held.before.published, held.before.span)
