"""Who announced which date, what replaced it, how far did it slip, is it overdue?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from riwaya.annotate.promises.words import listed
from riwaya.lang.ar import fold, key_of
from riwaya.link.days import gap_in_days, last_day, slip_in_days
from riwaya.model import Commitment, Ref, Story
from riwaya.views.evidence import Evidence, Mark, StoryIndex, components, day_of

# Words that two copies of a commitment share, of all their words.
_COPY = 0.5
# Days to a deadline that is news of the day and no deadline.
_TODAY = 1
# Beginnings of the keys of parties that have no name of their own.
_UNNAMED = ("x-source", "x-official", "x-spokesperson")
_MET = {"met": "met", "met_early": "early"}


@dataclass(frozen=True, slots=True)
class Step:
    """One announcement: its deadline, status, and the days by which it is later than the one that stood before.

    `role`: set, repeats, moved, denied (a change that is denied, or a date said to stand), met, early or missed.
    """

    commitment: Commitment
    day: str
    evidence: Evidence
    marks: tuple[Mark, ...]
    slipped: int
    copies: tuple[Evidence, ...] = ()
    role: str = "set"


@dataclass(frozen=True, slots=True)
class Chain:
    """All announcements of one act in time; `party` is who is bound or, where nobody is named, who announces it.

    `state` at the story's date: met, early, broken, overdue (the date passed and nothing was reported), slipped or
    open. `slips`: how often the date moved, `slipped`: by how many days in all.
    """

    party: str
    what: str
    steps: tuple[Step, ...]
    state: str
    slipped: int
    slips: int = 0


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
    pairs += _copies(index, known)
    groups = components(pairs)
    grouped = {ref for group in groups for ref in group}
    days = {reading.article.id: day_of(reading.article) for reading in story.readings}
    groups += [[ref] for ref in sorted(known) if ref not in grouped and _stands_alone(known[ref], days[ref.article])]
    chains = [_chain(index, [(ref, known[ref]) for ref in group], story.today) for group in groups]
    return tuple(
        sorted(chains, key=lambda c: (-c.slips, -c.slipped, -len(c.steps), c.steps[0].day, c.steps[0].evidence.span))
    )


def _stands_alone(commitment: Commitment, day: str) -> bool:
    """Whether a commitment that no other speaks of is worth a chain: its date is not the day of its article, and it
    is no election, which is in the calendar and nobody's promise."""
    ahead = slip_in_days(day, commitment.deadline)
    if not commitment.deadline or (ahead is not None and 0 <= ahead <= _TODAY):
        return False
    calendar = commitment.rule == "scheduled" or not commitment.by
    return not calendar or listed("vote").isdisjoint(key_of(fold(commitment.what)).split())


def _copies(index: StoryIndex, known: dict[Ref, Commitment]) -> list[tuple[Ref, Ref]]:
    """Pairs of commitments with one deadline that copies of one text tell in much the same words."""
    first: dict[tuple[str, str], list[Ref]] = {}
    pairs = []
    order = {article: number for number, article in enumerate(index.readings)}
    for ref in sorted(known, key=lambda ref: (order[ref.article], ref)):
        if ref.article not in index.roots or not known[ref].deadline:
            continue
        told = first.setdefault((index.roots[ref.article], known[ref].deadline), [])
        earlier = next((other for other in told if other.article != ref.article and _alike(index, other, ref)), None)
        if earlier is None:
            told.append(ref)
        else:
            pairs.append((earlier, ref))
    return pairs


def _alike(index: StoryIndex, one: Ref, other: Ref) -> bool:
    """Whether two spans share most of their words."""
    sets = [set(key_of(fold(index.readings[ref.article].article.quote(ref.span))).split()) for ref in (one, other)]
    return len(sets[0] & sets[1]) >= _COPY * min(len(words) for words in sets)


def _chain(index: StoryIndex, members: list[tuple[Ref, Commitment]], today: str) -> Chain:
    members.sort(key=lambda pair: (day_of(index.readings[pair[0].article].article), *_due(pair[1]), pair[0]))
    ids = {ref.record for ref, _ in members}
    steps: list[Step] = []
    standing = ""
    stands = {(ref.article, c.deadline) for ref, c in members if c.status == "denied-postponed"}
    for ref, commitment in members:
        copy = next((k for k, step in enumerate(steps) if _repeats(index, step, ref, commitment)), -1)
        if copy >= 0:
            steps[copy] = replace(steps[copy], copies=(*steps[copy].copies, index.of_ref(ref)))
            continue
        denied = commitment.status == "denied-postponed" or (
            standing and (ref.article, standing) in stands and (slip_in_days(standing, commitment.deadline) or 0) > 0
        )
        role, days = _role(commitment, standing, denied=bool(denied))
        if role in ("set", "moved") or (role == "repeats" and len(commitment.deadline) > len(standing)):
            standing = commitment.deadline
        evidence = index.of_ref(ref)
        marks = tuple(mark for mark in index.marks(ref.article, ref.span) if mark.other.record not in ids)
        steps.append(Step(commitment, evidence.published, evidence, marks, days, (), role))
    moved = [step.slipped for step in steps if step.slipped > 0]
    state = _state(steps, standing, today, len(moved))
    what = next((step.commitment.what for step in steps if step.role != "denied"), members[0][1].what)
    return Chain(_party(index, [step.commitment for step in steps]), what, tuple(steps), state, sum(moved), len(moved))


def _due(commitment: Commitment) -> tuple[str, int]:
    """The last day of a deadline, an exact day before its month."""
    day = last_day(commitment.deadline)
    return day.isoformat() if day else commitment.deadline, -len(commitment.deadline)


def _repeats(index: StoryIndex, step: Step, ref: Ref, commitment: Commitment) -> bool:
    """Whether a step is told again in a copy of its text."""
    article = step.evidence.article
    if article == ref.article or index.roots.get(article, article) != index.roots.get(ref.article, ref.article):
        return False
    first = Ref(article, "commitments", step.evidence.span)
    return step.commitment.deadline == commitment.deadline and _alike(index, first, ref)


def _role(commitment: Commitment, standing: str, *, denied: bool) -> tuple[str, int]:
    """What a step does to the date that stood, and by how many days it moves it."""
    if commitment.status in ("done", "early"):
        return {"done": "met"}.get(commitment.status, commitment.status), 0
    if denied:
        return "denied", 0
    if not commitment.deadline:
        return "repeats" if standing else "set", 0
    if commitment.status == "broken":
        return "missed", 0
    if not standing:
        return "set", 0
    days = slip_in_days(standing, commitment.deadline) or 0
    if gap_in_days(standing, commitment.deadline) == 0 or days < 0:
        return "repeats", 0
    return "moved", days


def _state(steps: list[Step], standing: str, today: str, slips: int) -> str:
    """What became of an act: the last word on it where there is one, else how its date stands to `today`."""
    for step in reversed(steps):
        kept = [_MET[mark.reason] for mark in step.marks if mark.first and mark.reason in _MET]
        kept += ["met" for mark in step.marks if mark.first and _reported(mark)]
        if step.role in ("met", "early") or kept:
            return kept[-1] if kept else step.role
        if step.role == "moved":
            break
        if step.role == "missed" and not _outlived(step.commitment.deadline, standing):
            return "broken"
    due, now = last_day(standing), last_day(today)
    if due and now and due < now:
        return "overdue"
    return "slipped" if slips else "open"


def _reported(mark: Mark) -> bool:
    """Whether a mark says that what was announced is told as an event: no silence, whatever the date."""
    return mark.reason == "happened" and mark.other.layer == "events"


def _outlived(missed: str, standing: str) -> bool:
    """Whether a later date stands than the one that was missed."""
    return (slip_in_days(missed, standing) or 0) > 0 and gap_in_days(missed, standing) != 0


def _party(index: StoryIndex, commitments: list[Commitment]) -> str:
    """Who is bound: the party that most steps name, one that speaks only of itself or is not named counting less."""
    weight: Counter[str] = Counter()
    for commitment in commitments:
        if not commitment.by:
            continue
        claim = index.claims.get(commitment.claim)
        key = index.parents.get(commitment.by, commitment.by) if "unnamed" in commitment.by else commitment.by
        points = 1 if key.startswith(_UNNAMED) or "unnamed" in key else 10
        weight[key] += points * (1 if claim is not None and claim.party == commitment.by else 3)
    order = list(weight)
    return max(order, key=lambda key: (weight[key], -order.index(key)), default="")
