"""What happened when, and which articles say so?"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from riwaya.lang.ar import fold, key_of
from riwaya.link.days import first_day, gap_in_days
from riwaya.model import Article, Event, Ref, Story
from riwaya.views.evidence import Evidence, StoryIndex, components, day_of

# Types of events that are said: they happen on the day of the words, whatever day these speak of.
_SAID = frozenset(("AGREE", "CONSULT", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"))
# Words that two copies of an event share, of the fewer words, and days by which a later copy may date it otherwise.
_COPY = 0.6
_DAYS = 3
# Words behind which an event only tells since when something else holds.
_SINCE = ("منذ",)
# Characters between an event and what it is or brought, and what begins another clause there.
_BESIDE = 15
_GOES_ON = re.compile(r"[.؛:!؟\n«»“”\"]|\bو\w")


@dataclass(frozen=True, slots=True)
class Happening:
    """One event with every article's words for it; `date` is the most precise, `sources` counts independent texts.

    `day` is where it stands in time: the last day of an interval, since a tally is of the day on which it is told;
    the day of its article when no date is told; "" for what is only mentioned as a time («منذ اندلاع الحرب»).
    """

    date: str
    plover: str
    status: str
    actor: str
    target: str
    place: str
    evidence: tuple[Evidence, ...]
    sources: int
    background: bool
    day: str = ""


def timeline(story: Story, index: StoryIndex | None = None) -> tuple[Happening, ...]:
    """Events in time; those that relations hold to be the same are one entry with all their evidence."""
    index = index or StoryIndex(story)
    same = [r for r in story.relations if r.type == "same_event" and r.a.layer == r.b.layer == "events"]
    # A part of a story, as what is new in it, keeps the relations to articles outside.
    pairs = [(r.a, r.b) for r in same if r.a.article in index.readings and r.b.article in index.readings]
    pairs += index.copied("events") + _retold(story, index) + _nested(story)
    grouped: dict[tuple[str, str], list[Ref]] = {}
    for group in components(pairs):
        for ref in group:
            grouped[ref.article, ref.record] = group
    done: set[tuple[str, str]] = set()
    found = []
    for reading in story.readings:
        for event in reading.events:
            key = (reading.article.id, event.id)
            if key in done:
                continue
            group = grouped.get(key, [Ref(reading.article.id, "events", event.span, event.id)])
            done |= {(ref.article, ref.record) for ref in group}
            found.append(_happening(index, group))
    return tuple(sorted(found, key=_place))


def _place(happening: Happening) -> tuple[object, ...]:
    """Where a happening stands: by its day; on one day first what is dated, each date together."""
    first = happening.evidence[0]
    return _sorted_by(happening.day), not happening.date, happening.date, first.published, first.span


def _sorted_by(day: str) -> tuple[str, str]:
    """A date as it is sorted: by its first day, where one begins with another the wider first, unknown ones last."""
    begin = first_day(day.partition("/")[0].strip("."))
    return (begin.isoformat() if begin else day or "9999", day)


def _retold(story: Story, index: StoryIndex) -> list[tuple[Ref, Ref]]:
    """Pairs of events that edited copies of one text tell in much the same words, near in time."""
    told: defaultdict[tuple[str, str], list[tuple[Ref, str, frozenset[str]]]] = defaultdict(list)
    pairs = []
    for reading in story.readings:
        article = reading.article
        if article.id not in index.roots:
            continue
        for event in reading.events:
            ref = Ref(article.id, "events", event.span, event.id)
            words = frozenset(key_of(fold(article.quote(event.span))).split())
            same = told[index.roots[article.id], event.plover]
            for other, date, others in same:
                shared = len(words & others) >= _COPY * min(len(words), len(others))
                if other.article != article.id and shared and _is_near(date, event.date):
                    pairs.append((other, ref))
                    break
            else:
                same.append((ref, event.date, words))
    return pairs


def _is_near(one: str, other: str) -> bool:
    """Whether two copies date an event alike: days apart at most, since one day, or one of them not at all."""
    if not one or not other:
        return True
    (begin, _, end), (since, _, until) = one.partition("/"), other.partition("/")
    if end or until:
        return begin == since
    gap = gap_in_days(one, other)
    return gap is not None and gap <= _DAYS


def _nested(story: Story) -> list[tuple[Ref, Ref]]:
    """Pairs of events of one type and day of which one lies in the words of the other, or right behind them as what
    they are or brought: «في هجوم …، ما أسفر عن إصابة جندي», «، في أول هجوم يوقع قتلى»."""
    pairs = []
    for reading in story.readings:
        text = reading.article.text
        events = sorted(reading.events, key=lambda event: (event.span.start, -event.span.end))
        for number, outer in enumerate(events):
            for inner in events[number + 1 : number + 4]:
                between = text[outer.span.end : inner.span.start]
                apposed = len(between) <= _BESIDE and "،" in between and not _GOES_ON.search(between)
                if inner.span.start >= outer.span.end and not apposed:
                    break
                if (inner.plover, inner.date, inner.status) == (outer.plover, outer.date, outer.status):
                    refs = [Ref(reading.article.id, "events", event.span, event.id) for event in (outer, inner)]
                    pairs.append((refs[0], refs[1]))
    return pairs


def _happening(index: StoryIndex, group: list[Ref]) -> Happening:
    members: list[tuple[Event, Ref]] = [(index.events[ref.record], ref) for ref in group]
    members.sort(key=lambda pair: (day_of(index.readings[pair[1].article].article), pair[1]))
    told = [_told(index, event, ref) for event, ref in members]
    dates = sorted((date for date, _ in told if date), key=lambda date: (-len(date), date))
    first = members[0][0]
    date = dates[0] if dates else ""
    return Happening(
        date=date,
        plover=first.plover,
        status=told[0][1],
        actor=next((event.actor for event, _ in members if event.actor), ""),
        target=next((event.target for event, _ in members if event.target), ""),
        place=next((event.place for event, _ in members if event.place), ""),
        evidence=_evidence(index, [ref for _, ref in members]),
        sources=index.independent({ref.article for _, ref in members}),
        background=all(event.background for event, _ in members),
        day=_day(date) or ("" if _is_since(index.of_ref(members[0][1])) else day_of(_article(index, members[0][1]))),
    )


def _article(index: StoryIndex, ref: Ref) -> Article:
    return index.readings[ref.article].article


def _day(date: str) -> str:
    return date.rpartition("/")[2].strip(".") or date.partition("/")[0].strip(".")


def _is_since(evidence: Evidence) -> bool:
    """Whether an event only tells since when something else holds."""
    return evidence.before.split()[-1:] in [[word] for word in _SINCE]


def _evidence(index: StoryIndex, refs: list[Ref]) -> tuple[Evidence, ...]:
    """The words of each article, those that lie in others left out."""
    kept = [
        ref
        for ref in refs
        if not any(ref.article == o.article and o.span != ref.span and o.span.contains(ref.span) for o in refs)
    ]
    return tuple(index.of_ref(ref) for ref in kept)


def _told(index: StoryIndex, event: Event, ref: Ref) -> tuple[str, str]:
    """(date, status) of an event as a timeline gives it. What is said to have happened after the day of its article
    is a date that words speak of: they were said by that day, and a deed is still planned. An event that only tells
    since when something holds («منذ اندلاع الحرب») has not the date of its sentence."""
    evidence = index.of_ref(ref)
    dates = index.readings[ref.article].dates
    if _is_since(evidence) and not any(event.span.contains(d.span) and d.value == event.date for d in dates):
        return "", event.status
    begin, told = first_day(event.date.partition("/")[0].strip(".")), first_day(evidence.published)
    if begin is None and told and event.status == "happened" and event.date[:4] > evidence.published[:4]:
        return event.date, "planned"
    if begin is None or told is None or event.status != "happened" or begin <= told:
        return event.date, event.status
    if len(evidence.published) < len("2024-01-01") and event.date.startswith(evidence.published):
        return event.date, event.status
    return (evidence.published, event.status) if event.plover in _SAID else (event.date, "planned")


def by_month(happenings: tuple[Happening, ...]) -> dict[str, list[Happening]]:
    """Happenings by the month of their date; those without a date under ""."""
    months: defaultdict[str, list[Happening]] = defaultdict(list)
    for happening in happenings:
        months[happening.date.strip("./")[:7]].append(happening)
    return dict(months)
