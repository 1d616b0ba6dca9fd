"""Who says what leads to what?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from riwaya.lang.ar import fold, key_of
from riwaya.link.days import gap_in_days
from riwaya.link.terms import terms_of, weak_terms
from riwaya.model import Cause, Story
from riwaya.views.evidence import Evidence, StoryIndex

# Terms that an effect and the cause of another must share to be one thing: this many, and this share of the fewer.
_LEAST = 2
_SHARE = 0.66
_OF_LONGER = 0.5
# Days between two texts of which one can go on where the other ended.
_DAYS = 180
_LONGEST = 6
# Statements that are looked at for one word, the newest of many.
_MET = 500


@dataclass(frozen=True, slots=True)
class CauseRow:
    """A cause, its cue and its effect in their own words; `by` is who asserts it, the author when no one else.

    `follows`: record of the row whose effect is this one's cause in the same text; `copies`: where copies of the
    text say it again.
    """

    cause: Evidence
    cue: str
    effect: Evidence
    modality: str
    by: str
    record: str
    follows: str = ""
    copies: tuple[Evidence, ...] = ()


def causes(story: Story, index: StoryIndex | None = None) -> tuple[CauseRow, ...]:
    """All cause statements, by publication date and place; what copies of a text repeat stands once."""
    index = index or StoryIndex(story)
    kept: dict[tuple[str, str], CauseRow] = {}
    for reading in story.readings:
        article = reading.article
        for cause in reading.causes:
            claim = index.claims.get(cause.by)
            by = index.speaker(claim) if claim else article.author or article.outlet
            left = index.evidence(article.id, cause.cause, cause.id, "causes")
            right = index.evidence(article.id, cause.effect, cause.id, "causes")
            key = _key(index, article.id, cause)
            if key in kept and kept[key].cause.article != article.id:
                kept[key] = replace(kept[key], copies=(*kept[key].copies, left))
            else:
                row = CauseRow(left, article.quote(cause.cue), right, cause.modality, by, cause.id, cause.follows)
                kept[key if key not in kept else (article.id, cause.id)] = row
    return tuple(kept.values())


def _key(index: StoryIndex, article: str, cause: Cause) -> tuple[str, str]:
    """Equal for one cause statement in copies of one text."""
    if article not in index.roots:
        return article, cause.id
    told = index.readings[article].article
    words = f"{told.quote(cause.cause)} {told.quote(cause.cue)} {told.quote(cause.effect)}"
    return index.roots[article], key_of(fold(words))


def cause_chains(rows: Sequence[CauseRow]) -> tuple[tuple[CauseRow, ...], ...]:
    """Chains in which what one statement gives as effect is the cause in the next, in one text or in several: the
    longest from each first cause."""
    terms = [(_terms(row.cause.words), _terms(row.effect.words)) for row in rows]
    here: defaultdict[str, list[int]] = defaultdict(list)
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        here[row.cause.article].append(number)
        for term in sorted(terms[number][0]):
            holding[term].append(number)
    after: dict[int, list[int]] = {}
    for one, row in enumerate(rows):
        met = Counter(k for term in terms[one][1] for k in holding[term][-_MET:])
        near = {*here[row.cause.article], *(k for k, shared in met.items() if shared >= _LEAST)} - {one}
        found = [k for k in sorted(near) if _leads(row, rows[k], terms[one][1], terms[k][0])]
        if found:
            after[one] = found
    later = {k for found in after.values() for k in found}
    chains = [_walk(start, after) for start in sorted(after) if start not in later]
    return tuple(tuple(rows[k] for k in chain) for chain in chains)


def _terms(words: str) -> frozenset[str]:
    return frozenset(term for term in terms_of(words) - weak_terms() if not term.startswith("party:"))


def _leads(one: CauseRow, other: CauseRow, effect: frozenset[str], cause: frozenset[str]) -> bool:
    """Whether the effect of one statement is the cause of another."""
    if one.cause.article == other.cause.article:
        if other.follows or one.follows == other.record:
            return other.follows == one.record and not _past(one, other)
        if other.cause.span.contains(one.cause.span):
            return False
        if one.effect.span.overlaps(other.cause.span):
            return one.cause.span != other.cause.span
    elif not _is_near(one.cause.published, other.cause.published):
        return False
    shared = len(effect & cause)
    if shared < _LEAST or shared < _SHARE * min(len(effect), len(cause)):
        return False
    return shared >= _OF_LONGER * max(len(effect), len(cause))


def _past(one: CauseRow, other: CauseRow) -> bool:
    """Whether the other's cause goes on behind this effect with a clause of its own, which is the cause meant."""
    effect, cause = one.effect.span, other.cause.span
    if not cause.contains(effect):
        return False
    return "،" in other.cause.words[effect.end - cause.start :]


def _is_near(one: str, other: str) -> bool:
    """Whether two texts are of one time, so that one can go on where the other ended."""
    gap = gap_in_days(one, other)
    return gap is not None and gap <= _DAYS


def _walk(start: int, after: dict[int, list[int]]) -> list[int]:
    """The longest way on from a statement, each one once."""
    best = [start]
    waiting = [[start]]
    while waiting:
        way = waiting.pop()
        if len(way) > len(best):
            best = way
        if len(way) < _LONGEST:
            waiting += [[*way, k] for k in reversed(after.get(way[-1], [])[:3]) if k not in way]
    return best
