"""Which numbers were reported for the same thing: update, conflict, different scope?"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from riwaya.lang.ar import fold, key_of
from riwaya.lang.tables import load_table
from riwaya.link.items import items_of
from riwaya.model import Quantity, Ref, Span, Story
from riwaya.views.evidence import Evidence, Mark, StoryIndex, components, day_of
from riwaya.views.gloss import described
from riwaya.views.labels import label

M = TypeVar("M")
# Kinds whose lone figures tell a reader little, and from which number on they do.
_PLAIN = frozenset(("duration", "other"))
_SMALL = 10
_YEARS = frozenset(("عام", "عاما", "سنه", "سنوات", "اعوام", "ربيعا"))
# Kinds that count people of a nationality.
_OF_PEOPLE = frozenset(("troops", "fighters", "killed", "wounded", "people"))
# Words behind a figure among which its state may stand as an adjective.
_NEAR = 2
# The ending of what is counted: «ميلا», «عنصراً».
_TANWIN = re.compile(r"(?<=\w{2})(?<!اي)(?:ا\u064b?|\u064bا)$")
# Figures of other scopes shown with a point.
_SCOPES = 2


@dataclass(frozen=True, slots=True)
class Point:
    """One reported number: bounds (None is open), whose, where, as of when; `day` is its article's."""

    quantity: Quantity
    low: float | None
    high: float | None
    day: str
    evidence: Evidence
    marks: tuple[Mark, ...]
    copies: tuple[Evidence, ...] = ()
    party: str = ""
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers for one thing in time; `state` is their gravest relation: conflict, update, scope, agree or single.

    `party`, `places`: whose and where, as most of its points say; `title`: what it counts, in words.
    """

    kind: str
    unit: str
    points: tuple[Point, ...]
    state: str
    party: str = ""
    places: tuple[str, ...] = ()
    title: str = ""
    title_en: str = ""


def figures(story: Story, index: StoryIndex | None = None) -> tuple[Series, ...]:
    """Series of related figures, contested ones first; then single figures by kind."""
    index = index or StoryIndex(story)
    quantities = {(reading.article.id, q.span): q for reading in story.readings for q in reading.quantities}
    related = [r for r in story.relations if r.a.layer == r.b.layer == "quantities"]
    types: defaultdict[tuple[str, Span], set[str]] = defaultdict(set)
    for relation in related:
        for ref in (relation.a, relation.b):
            types[ref.article, ref.span].add(relation.type)
    pairs = [(r.a, r.b) for r in related if r.type != "scope"] + index.copied("quantities")
    groups = components(pairs)
    grouped = {(ref.article, ref.span) for group in groups for ref in group}
    groups += [
        [Ref(article, "quantities", span)] for article, span in sorted(quantities) if (article, span) not in grouped
    ]
    scopes = _Scopes(index)
    found = []
    for group in groups:
        members = [(ref, quantities[ref.article, ref.span]) for ref in group if (ref.article, ref.span) in quantities]
        if not members:
            continue
        state = {kind for ref, _ in members for kind in types[ref.article, ref.span]}
        found.append(_series(index, members, state, scopes))
    order = {"conflict": 0, "update": 1, "scope": 2, "agree": 3, "single": 4}
    telling = sorted(
        (series for series in found if _is_telling(series)),
        key=lambda s: (order[s.state], -len(s.points), s.kind, s.points[0].day, s.points[0].evidence.span),
    )
    return _told_apart(telling)


def _told_apart(found: list[Series]) -> tuple[Series, ...]:
    """Series of one title with the words of their first figure behind it: «أشخاص، الميناء: «عشرات العائلات»»."""
    titles = Counter(series.title for series in found if series.state != "single")

    def apart(series: Series) -> Series:
        if series.state == "single" or titles[series.title] == 1:
            return series
        words = f": «{series.points[0].evidence.words}»"
        return replace(series, title=series.title + words, title_en=series.title_en + words)

    return tuple(map(apart, found))


def _is_telling(series: Series) -> bool:
    """Whether a series is worth a line: a lone duration or a lone small count of anything («ثلاثة مواقع») is not."""
    if series.state != "single" or series.kind not in _PLAIN:
        return True
    age = key_of(fold(series.unit)).removeprefix("ال") in _YEARS
    return series.kind != "duration" and not age and (series.points[0].low or 0) >= _SMALL


class _Scopes:
    """Whose and where each figure is, as linking reads it; each article is read once."""

    def __init__(self, index: StoryIndex) -> None:
        self.index = index
        self.known: dict[str, dict[Span, tuple[str, tuple[str, ...]]]] = {}

    def of(self, article: str, span: Span) -> tuple[str, tuple[str, ...]]:
        """(party key, place keys) of a figure."""
        if article not in self.known:
            items = (item for item in items_of(self.index.readings[article]) if item.layer == "quantities")
            self.known[article] = {
                item.ref.span: (item.side, tuple(sorted(place.rpartition("/")[2] for place in item.places)))
                for item in items
            }
        return self.known[article].get(span, ("", ()))


def _series(index: StoryIndex, members: list[tuple[Ref, Quantity]], types: set[str], scopes: _Scopes) -> Series:
    points = []
    members.sort(key=lambda member: (day_of(index.readings[member[0].article].article), member[0]))
    inside = {(ref.article, ref.span) for ref, _ in members}
    for (ref, quantity), copies in index.folded(members, lambda member: (member[0].article, member[0].span)):
        day = day_of(index.readings[ref.article].article)
        evidence = index.evidence(ref.article, ref.span, layer="quantities")
        low = None if quantity.minimum is None else float(quantity.minimum)
        high = None if quantity.maximum is None else float(quantity.maximum)
        marks = _shown(index.marks(ref.article, ref.span), inside)
        points.append(Point(quantity, low, high, day, evidence, marks, copies, *scopes.of(ref.article, ref.span)))
    points.sort(key=lambda p: (p.day, p.evidence.article, p.evidence.span))
    state = next((kind for kind in ("conflict", "update", "scope", "agree") if kind in types), "single")
    first = members[0][1]
    party, places = _most([point.party for point in points]), _most([point.places for point in points])
    series = Series(first.kind, first.unit, tuple(points), state, party, places)
    # Whose and where they are stands over them where half of them or more say so; where, of those that tell a place.
    placed = [point.places for point in points if point.places]
    same = 2 * len(placed) >= len(points) and 2 * placed.count(places) >= len(placed)
    titled = replace(
        series,
        party=party if 2 * sum(point.party == party for point in points) >= len(points) else "",
        places=places if same else (),
    )
    return replace(series, title=heading(titled, index), title_en=heading(titled, index, "en"))


def _most(values: list[M]) -> M:
    """The value that most points give, the earliest of several; an empty one only when there is no other."""
    counts = Counter(value for value in values if value)
    return max(counts, key=lambda value: counts[value]) if counts else values[0]


def _shown(marks: tuple[Mark, ...], inside: set[tuple[str, Span]]) -> tuple[Mark, ...]:
    """The marks of a point that its series does not show by itself: conflicts, roundings and bounds, the last number
    before it, and one other scope a place."""
    found, scopes = [], 0
    earlier = [mark for mark in marks if mark.type == "update" and not mark.first]
    last = max(earlier, key=lambda mark: (mark.other.published, mark.other.span), default=None)
    for mark in marks:
        member = (mark.other.article, mark.other.span) in inside
        if mark.type == "scope":
            scopes += 1
            if scopes <= _SCOPES:
                found.append(mark)
        elif mark.type == "update":
            found += [mark] if mark is last else []
        elif mark.type != "agree" or not member or mark.reason in ("rounding", "bound_holds"):
            found.append(mark)
    return tuple(found)


def heading(series: Series, index: StoryIndex, language: str = "ar") -> str:
    """What a series counts: «جنود أمريكيون، العراق», "US troops, Iraq"."""
    kind = label(series.kind, language)
    if series.unit and series.kind in ("other", "money"):
        kind = _counted(series, kind, language)
    nationality = _nationalities().get(series.party)
    if nationality and series.kind in _OF_PEOPLE and _is_patron(series, nationality[2]):
        nationality, series = None, replace(series, party="")
    if nationality and series.kind in _OF_PEOPLE:
        kind = f"{kind} {nationality[0]}" if language == "ar" else f"{nationality[1]} {kind}"
    elif series.party and series.party not in series.places:
        kind = f"{kind} ({index.name(series.party, language)})"
    names = [index.name(place, language) for place in series.places]
    joined = " و".join(names) if language == "ar" else ", ".join(names)
    return f"{kind}{'، ' if language == 'ar' else ', '}{joined}" if names else kind


def _counted(series: Series, kind: str, language: str) -> str:
    """What a figure of no other kind counts, and in what money: «ميل», "miles"; «أموال، دولار», "money, dollars"."""
    unit = _TANWIN.sub("", series.unit)
    english = described(unit).lower() or f"({unit})"
    if series.kind == "money":
        return f"{kind} ({unit})" if language == "ar" else f"{kind} ({english.strip('()')})"
    return unit if language == "ar" else english if english[0] != "(" else f"{kind} {english}"


def _is_patron(series: Series, feminine: frozenset[str]) -> bool:
    """Whether a state is told of a lone figure only as whose militia it is: «64 من الميليشيات الإيرانية»."""
    evidence = series.points[0].evidence
    said = f"{evidence.words} {evidence.after}".split()
    words = [fold(word).strip('،.؛:»"').removeprefix("ال") for word in said]
    return len(series.points) == 1 and not feminine.isdisjoint(words[: len(evidence.words.split()) + _NEAR])


@cache
def _nationalities() -> dict[str, tuple[str, str, frozenset[str]]]:
    """(Arabic plural, English adjective, what goes with its forces) of a state."""
    return {
        row["state_key"]: (
            row["plural"].split("|")[0].removeprefix("?"),
            row["nisba_en"],
            frozenset(map(fold, row["feminine"].split("|"))),
        )
        for row in load_table("nisba").rows
    }
