"""Commitments: announced deadlines and promised acts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from riwaya.annotate.base import Annotator, Record
from riwaya.annotate.happenings.clauses import word
from riwaya.annotate.happenings.layers import Layers, layers_of
from riwaya.annotate.promises.choice import candidates_in
from riwaya.annotate.promises.context import claim_at, denies, runs_from_now
from riwaya.annotate.promises.deadlines import Search, deadline_of, is_ahead
from riwaya.annotate.promises.lists import Candidate
from riwaya.annotate.promises.parties import parties_of
from riwaya.annotate.promises.status import status_of
from riwaya.annotate.promises.words import any_listed, listed
from riwaya.model import Commitment, Frame, Reading
from riwaya.model.identity import identity
from riwaya.settings import Settings

_NEAR = 80  # characters between a promise and a deadline that belongs to it
_LOOSE = frozenset(("علي", "ان", "الا", "و", "في"))  # words that no promise ends with
_OPENING = frozenset('«"“(')  # marks that belong to what follows
_NEGATIONS = frozenset(("لا", "لن", "الا", "عدم"))
_RELATIVE = frozenset(("الذي", "التي", "الذين", "حيث"))
_LEAST = 12  # characters of a promise before another one ends it
_JOINING = frozenset({"deadline", "by", "scheduled"})
_WHOLE = frozenset(
    {"future", "never", "promise", "pledge", "intent", "aim", "agreed", "decide", "meets", "duty", "schedule"}
)
_VERBS = _WHOLE | {"ready", "announced", "target", "threat", "signed", "moved", "missed"}


def annotate_commitments(reading: Reading, settings: Settings) -> Iterable[Record]:
    """Find what somebody promised, plans or set a date for.

    «أعلن الوزير أن القوات ستغادر القاعدة بحلول نهاية عام 2025» is one: planned, by 2025-12-31.
    """
    frame = reading.framed()
    layers = layers_of(reading)
    published = reading.article.published.value if reading.article.published else ""
    for candidate in _apart(candidates_in(frame, layers, published)):
        commitment = _commitment(reading, frame, layers, candidate)
        if commitment.status != "planned" or not _is_denied(frame, layers, candidate):
            yield commitment


def _is_denied(frame: Frame, layers: Layers, candidate: Candidate) -> bool:
    """Whether a speaker denies the plan: «نفى الوزير أن القوات ستنسحب», «نفى نيته الترشح»."""
    said = any(denies(frame, claim_at(layers, place)) for place in (candidate.content, candidate.cue))
    return said or any_listed(frame, frame.tokens_in(candidate.start, candidate.cue), "denies")


def _apart(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Candidates that do not overlap: a deadline right behind a promise is joined to it, another promise ends it."""
    held: Candidate | None = None
    for candidate in candidates:
        if held is None:
            held = candidate
        elif _is_next(held, candidate):
            yield held._replace(end=candidate.start)
            held = candidate
        elif candidate.start < held.end or _follows(held, candidate):
            within = candidate.start < held.content + _LEAST and candidate.kind in ("future", "never")
            if within or candidate.kind not in _VERBS:
                held = held._replace(end=max(held.end, candidate.end))
        else:
            yield held
            held = candidate
    if held is not None:
        yield held


def _is_next(held: Candidate, candidate: Candidate) -> bool:
    """Whether a second promise begins inside the words of the first: «لن يتنازل وسيواصل»."""
    if held.kind in ("promise", "pledge", "agreed") and candidate.start < held.content + _LEAST:
        return False  # «تعهد بأن الشركة ستستثمر» is one
    whole = held.kind in _WHOLE and candidate.kind in ("future", "never", "duty", "missed", "proviso", "moved")
    return whole and held.cue + _LEAST < candidate.start < held.end


def _follows(held: Candidate, candidate: Candidate) -> bool:
    """Whether a deadline stands right behind a promise in its sentence."""
    near = candidate.cue - held.end < _NEAR and candidate.stop == held.stop
    return near and candidate.kind in ("deadline", "by")


def _opened(frame: Frame, candidate: Candidate) -> int:
    """Where a commitment begins, without marks at its beginning."""
    tokens = frame.tokens_in(candidate.start, candidate.end)
    if not tokens or frame.tokens[tokens[0]].start != candidate.start:
        return candidate.start  # in the midst of a word, behind its conjunction
    first = next((k for k in tokens if frame.tokens[k].kind != "mark" or frame.tokens[k].form in _OPENING), None)
    return candidate.start if first is None else frame.tokens[first].start


def _trimmed(frame: Frame, candidate: Candidate) -> int:
    """Where a commitment ends, without a conjunction or marks at its end."""
    tokens = frame.tokens_in(candidate.start, candidate.end)
    if not tokens:
        return candidate.end
    last = next((k for k in reversed(tokens) if frame.tokens[k].kind != "mark"), tokens[-1])
    token = frame.tokens[last]
    if token.end > candidate.end and last > tokens[0]:  # only the conjunction of the next word
        last -= 1
        while last > tokens[0] and frame.tokens[last].kind == "mark":
            last -= 1
    while last > tokens[0] and (word(frame, last) in _LOOSE or frame.tokens[last].kind == "mark"):
        last -= 1
    end = min(frame.tokens[last].end, candidate.end)
    after = frame.tokens[last + 1] if last + 1 < len(frame.tokens) else token
    closes = after.form == ")" and frame.key.count("(", candidate.start, end) > frame.key.count(
        ")", candidate.start, end
    )
    return after.end if closes else end


def _is_no_deadline(frame: Frame, candidate: Candidate, at: int, passed: bool) -> bool:
    """Whether a date is not by when: what comes after it («بعد 12 مايو», not «لن تبقى بعد 12 مايو»), or a past one of
    another clause («المنطقة التي بدأت فيها الاحتجاجات عام 2011»)."""
    token = frame.token_at(at)
    between = [word(frame, k) for k in range(frame.token_at(candidate.cue), token)]
    if between and between[-1] == "بعد":
        return _NEGATIONS.isdisjoint(between) and listed("stays").isdisjoint(between)
    return passed and not _RELATIVE.isdisjoint(between[1:])


def _commitment(reading: Reading, frame: Frame, layers: Layers, candidate: Candidate) -> Commitment:
    start, end = _opened(frame, candidate), _trimmed(frame, candidate)
    published = reading.article.published.value if reading.article.published else ""
    search = Search(start, end, candidate.cue, candidate.content, candidate.past)
    runs = partial(runs_from_now, frame) if candidate.kind != "grace" else bool
    deadline, placed = deadline_of(layers, search, published, runs)
    if placed and _is_no_deadline(frame, candidate, placed.start, is_ahead(placed.value, published) is False):
        deadline, placed = "", None
    parties = parties_of(frame, layers, candidate)
    span = frame.span(start, end)
    claim = claim_at(layers, candidate.cue)
    return Commitment(
        id=identity("commitment", reading.article.id, span.start, span.end),
        span=span,
        by=parties[0] if parties else "",
        what=reading.article.quote(span),
        deadline=deadline,
        deadline_span=placed.span if placed else None,
        status=status_of(frame, candidate),
        to=next(iter(parties[1:]), ""),
        claim=claim.id if claim else "",
        rule=candidate.kind,
    )


COMMITMENTS = Annotator(
    "commitments",
    annotate_commitments,
    needs=frozenset({"dates", "actors", "claims", "events"}),
    gives=frozenset({"commitments"}),
)
