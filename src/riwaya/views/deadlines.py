"""Who announced which date, what replaced it, how far did it slip, is it overdue?"""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.link.days import last_day, slip_in_days
from riwaya.model import Commitment, Ref, Story
from riwaya.views.evidence import Evidence, Mark, StoryIndex, components, day_of


@dataclass(frozen=True, slots=True)
class Step:
    """One announcement: its deadline, status, and the days by which it is later than the one before."""

    commitment: Commitment
    day: str
    evidence: Evidence
    marks: tuple[Mark, ...]
    slipped: int
    copies: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """All announcements of one act in time.

    `state` at the story's date: met, early, broken, overdue, slipped or open.
    """

    party: str
    what: str
    steps: tuple[Step, ...]
    state: str
    slipped: int


def deadlines(story: Story, index: StoryIndex | None = None) -> tuple[Chain, ...]:
    """Chains of commitments with a deadline, those that slipped most first."""
    index = index or StoryIndex(story)
    known = {
        Ref(reading.article.id, "commitments", c.span, c.id): c
        for reading in story.readings
        for c in reading.commitments
    }
    pairs = [
        (r.a, r.b)
        for r in story.relations
        if r.dimension == "deadline" and r.a in known and r.b in known and r.type != "conflict"
    ]
    pairs += [pair for pair in index.copied("commitments") if known[pair[0]].deadline or known[pair[1]].deadline]
    groups = components(pairs)
    grouped = {ref for group in groups for ref in group}
    groups += [[ref] for ref in sorted(known) if ref not in grouped and known[ref].deadline]
    chains = [_chain(index, [(ref, known[ref]) for ref in group], story.today) for group in groups]
    return tuple(sorted(chains, key=lambda c: (-c.slipped, -len(c.steps), c.steps[0].day, c.steps[0].evidence.span)))


def _chain(index: StoryIndex, members: list[tuple[Ref, Commitment]], today: str) -> Chain:
    members.sort(key=lambda pair: (day_of(index.readings[pair[0].article].article), pair[1].deadline, pair[0]))
    steps: list[Step] = []
    standing = ""
    total = 0
    for (ref, commitment), copies in index.folded(members, lambda member: (member[0].article, member[0].span)):
        days = 0
        # A move that is denied moves nothing.
        if commitment.deadline and commitment.status != "denied-postponed":
            days = max(0, slip_in_days(standing, commitment.deadline) or 0) if standing else 0
            standing = max(standing, commitment.deadline) if days == 0 else commitment.deadline
        total += days
        evidence = index.of_ref(ref)
        marks = index.marks(ref.article, ref.span)
        steps.append(Step(commitment, evidence.published, evidence, marks, days, copies))
    state = _state([step.commitment for step in steps], standing, today, total)
    return Chain(members[0][1].by, members[0][1].what, tuple(steps), state, total)


def _state(commitments: list[Commitment], standing: str, today: str, slipped: int) -> str:
    """What became of an act: the last word on it where there is one, else how its date stands to `today`."""
    ended = [commitment.status for commitment in commitments if commitment.status in ("done", "early", "broken")]
    if ended:
        return {"done": "met"}.get(ended[-1], ended[-1])
    due, now = last_day(standing), last_day(today)
    if due and now and due < now:
        return "overdue"
    return "slipped" if slipped else "open"
