"""Parts of a view: by party, outlet, act, certainty and time; the timeline by year, month or day."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from riwaya.views.accounts import QuestionAccounts, Statement
from riwaya.views.evidence import StoryIndex
from riwaya.views.timeline import Happening

_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?![\dX])")
_MANY = 24
ZOOMS = {"year": 4, "month": 7, "day": 10}


@dataclass(frozen=True, slots=True)
class Filter:
    """What a reader wants to see; "" is everything. `since`, `until`: ISO days, months or years, both included."""

    party: str = ""
    outlet: str = ""
    act: str = ""
    certainty: str = ""
    since: str = ""
    until: str = ""
    question: str = ""
    kind: str = ""

    def __bool__(self) -> bool:
        return self != Filter()

    def times(self, day: str) -> bool:
        """True when a day (or month, or year) lies in the wanted time; what has no day lies in none."""
        if not (self.since or self.until):
            return True
        low, high = day, day + "-12-31"[len(day) - 4 :] if len(day) in (4, 7) else day
        return (
            bool(day)
            and (not self.since or high >= self.since)
            and (not self.until or low[: len(self.until)] <= self.until)
        )

    def takes(self, statement: Statement) -> bool:
        """True when a statement is wanted."""
        claim, evidence = statement.claim, statement.evidence
        return (
            self.outlet in ("", evidence.outlet)
            and self.act in ("", claim.act)
            and self.certainty in ("", claim.certainty)
            and self.times(evidence.published)
        )


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen among some accounts: (value, count), the most frequent first; parties with both names."""

    parties: tuple[tuple[str, str, str, int], ...]
    outlets: tuple[tuple[str, int], ...]
    acts: tuple[tuple[str, int], ...]
    certainties: tuple[tuple[str, int], ...]


def choices(accounts: tuple[QuestionAccounts, ...]) -> Choices:
    """What the filters of the accounts can be set to."""
    parties: Counter[tuple[str, str, str]] = Counter()
    outlets: Counter[str] = Counter()
    acts: Counter[str] = Counter()
    certainties: Counter[str] = Counter()
    for question in accounts:
        for account in question.accounts:
            parties[account.party, account.name, account.name_en] += len(account.statements)
            for statement in account.statements:
                outlets[statement.evidence.outlet] += 1
                acts[statement.claim.act] += 1
                certainties[statement.claim.certainty] += 1
    for counter in (outlets, acts, certainties):
        del counter[""]
    ordered = sorted(parties.items(), key=lambda item: (-item[1], item[0]))
    told = _apart(accounts)
    people = tuple((key, *told[key], count) for (key, _, __), count in ordered)
    return Choices(people, _most(outlets), _most(acts), _most(certainties))


def _apart(accounts: tuple[QuestionAccounts, ...]) -> dict[str, tuple[str, str]]:
    """Both names of every party; where two bear one name, as unnamed sources do, with outlet and day of the first."""
    seen = {
        account.party: (account.name, account.name_en, account.statements[0].evidence)
        for question in reversed(accounts)
        for account in question.accounts
        if account.statements
    }
    again = [Counter(names[language] for names in seen.values()) for language in (0, 1)]
    found = {}
    for party, (name, name_en, first) in seen.items():
        where = " ".join(part for part in (first.outlet, first.published[:10]) if part)
        arabic, english = (
            f"{shown} · {where}" if again[language][shown] > 1 and where else shown
            for language, shown in enumerate((name, name_en))
        )
        found[party] = (arabic, english)
    return found


def _most(counter: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counter.items(), key=lambda item: (-item[1], item[0])))


def chosen(accounts: tuple[QuestionAccounts, ...], wanted: Filter, index: StoryIndex) -> tuple[QuestionAccounts, ...]:
    """The accounts with the wanted statements alone; questions and parties without any are left out."""
    found = []
    for question in accounts:
        if wanted.question not in ("", question.question.id):
            continue
        parts = []
        for account in question.accounts:
            if wanted.party not in ("", account.party):
                continue
            statements = tuple(statement for statement in account.statements if wanted.takes(statement))
            if statements:
                sources = index.independent({statement.evidence.article for statement in statements})
                parts.append(replace(account, statements=statements, sources=sources))
        if parts:
            found.append(replace(question, accounts=tuple(parts)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Bucket:
    """A year, month or day of the timeline with how many entries it has."""

    period: str
    count: int


@dataclass(frozen=True, slots=True)
class TimelinePart:
    """A timeline at a zoom: buckets to go into, and the entries of the chosen period."""

    zoom: str
    period: str
    buckets: tuple[Bucket, ...]
    happenings: tuple[Happening, ...]
    kinds: tuple[tuple[str, int], ...]
    undated: int


def zoomed(timeline: tuple[Happening, ...], zoom: str, period: str, wanted: Filter) -> TimelinePart:
    """Entries of a period (``2024``, ``2024-01``, "" for all) and its parts by year, month or day.

    Without a zoom: days of a month, months of a year, else months where they are few and years where they are many.
    """
    kinds = Counter(h.plover for h in timeline)
    taken = [
        (h, start)
        for h, start in ((h, _start(h)) for h in timeline)
        if wanted.kind in ("", h.plover) and wanted.party in ("", h.actor, h.target) and start.startswith(period)
    ]
    if zoom not in ZOOMS:
        zoom = "day" if len(period) >= 7 else "month"
        if not period and len({start[:7] for _, start in taken}) > _MANY:
            zoom = "year"
    counts = Counter(start[: ZOOMS[zoom]] for _, start in taken if start)
    buckets = tuple(Bucket(part, counts[part]) for part in sorted(counts))
    undated = sum(not start for _, start in taken)
    return TimelinePart(zoom, period, buckets, tuple(h for h, _ in taken), _most(kinds), undated)


def _start(happening: Happening) -> str:
    """The day, month or year in which an entry's date begins: a week and a season count for their year; "" for none."""
    match = _ISO.match(happening.date.strip("./").partition("/")[0])
    return match.group() if match else ""
