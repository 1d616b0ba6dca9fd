"""What a search finds: statements, figures, events and passages, with what they can be narrowed down to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from riwaya.model import Reading, Span, place_of
from riwaya.views.evidence import Evidence, StoryIndex
from riwaya.views.filters import Filter
from riwaya.views.spellings import Unit

KINDS = ("claims", "quantities", "events", "passages")
Parts = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: its kind, its words in parts (with whether each answers the query), and what it is."""

    kind: str
    evidence: Evidence
    parts: Parts
    party: str = ""
    act: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """All findings that are wanted, and how many there are by kind, party, act and outlet."""

    query: str
    findings: tuple[Finding, ...]
    facets: dict[str, tuple[tuple[str, int], ...]]
    wanted: Filter
    units: tuple[Unit, ...] = ()

    @property
    def spelt(self) -> tuple[Unit, ...]:
        """The parts of the query that were looked for in other spellings too."""
        return tuple(unit for unit in self.units if unit.others)


def found(index: StoryIndex, hits: Iterable[tuple[str, Span]], highlight: Callable[[str], Parts]) -> Iterator[Finding]:
    """Findings in the sentences `hits`, best first; `highlight` cuts a text into parts that answer the query or not."""
    return (finding for article, span in hits for finding in _at(index, article, span, highlight))


def narrowed(query: str, whole: Iterable[Finding], wanted: Filter, units: Sequence[Unit] = ()) -> Found:
    """The wanted ones among findings, each once, and how many there are by kind, party, act and outlet."""
    unique = list({(f.kind, f.evidence.article, f.evidence.span): f for f in whole}.values())
    named: dict[str, Callable[[Finding], str]] = {
        "kind": lambda f: f.kind,
        "party": lambda f: f.party,
        "act": lambda f: f.act,
        "outlet": lambda f: f.evidence.outlet,
    }
    facets = {}
    for name, value in named.items():
        counts = Counter(value(f) for f in unique if _takes(wanted, f, named, name))
        del counts[""]
        facets[name] = tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))[:12]
    return Found(query, tuple(f for f in unique if _takes(wanted, f, named, "")), facets, wanted, tuple(units))


def _takes(wanted: Filter, finding: Finding, named: dict[str, Callable[[Finding], str]], but: str) -> bool:
    """True when a finding is wanted in every respect `but` one."""
    return wanted.times(finding.evidence.published) and all(
        name == but or getattr(wanted, name) in ("", value(finding)) for name, value in named.items()
    )


def _at(index: StoryIndex, article: str, span: Span, highlight: Callable[[str], Parts]) -> Iterator[Finding]:
    """The records of a sentence whose own words answer the query; the sentence itself where there are none."""
    if article not in index.readings:
        return
    reading = index.readings[article]
    told = False
    for kind, record, place in _records(reading, span):
        parts = highlight(reading.article.quote(place))
        if any(answers for _, answers in parts):
            evidence = index.evidence(article, place, getattr(record, "id", ""), kind)
            party = getattr(record, "party", "") or getattr(record, "actor", "")
            yield Finding(kind, evidence, parts, party, getattr(record, "act", ""))
            told = True
    if not told:
        yield Finding("passages", index.evidence(article, span), highlight(reading.article.quote(span)))


def _records(reading: Reading, span: Span) -> Iterator[tuple[str, object, Span]]:
    for kind in ("claims", "quantities", "events"):
        for record in getattr(reading, kind):
            place = place_of(record)
            if span.start <= place.start < span.end:
                yield kind, record, place
