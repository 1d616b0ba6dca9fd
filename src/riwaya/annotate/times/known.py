"""What is known of the world and bounds the time of writing: who held which office when, what happened when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from riwaya.annotate.times.facts import Fact, Span, facts_in, weights_of
from riwaya.annotate.times.grammar_words import words_of
from riwaya.annotate.times.months_weighed import FIRST, LAST, Months, month_number
from riwaya.lang.ar.fold import fold
from riwaya.lang.phrases import Found, PhraseIndex
from riwaya.lang.tables import load_table
from riwaya.model import Frame

_OFFICE_NOUNS, _FORMER = words_of("office"), words_of("former")
_ELECT, _NOT_IN_OFFICE, _NEW = words_of("elect"), words_of("elect", "candidate"), words_of("new_in_office")
_NEW_ADMINISTRATION = tuple(words_of("new_administration"))
_BEFORE, _AFTER, _BEFORE_END = 0.004, 0.15, 0.03
_FORGOTTEN = 0.96
_LONG = 12  # months
# Months from the beginning of a term in which somebody is called elect, or new in office.
_BEFORE_TERM = {"elect": (-3, 0), "new": (-2, 6)}
_OUT_OF_TERM = 0.03
_BEFORE_NAMED, _AFTER_NAMED, _FORGOTTEN_NAMED = 0.05, 0.5, 0.985


class Known(NamedTuple):
    """A name found, the months it allows, and what it tells: that somebody is in "office", was so ("former"), or is
    only "named"; is to hold it ("elect") or has just come to it ("new"); that a "fact" has happened; or
    "within" for what holds in its months alone."""

    start: int
    end: int
    spans: tuple[Span, ...]
    kind: str
    fact: Fact | None = None


def known_of(frame: Frame) -> list[Known]:
    """Office holders named with their office and dated facts, each once, in the order of the text.

    «الرئيس الأميركي باراك أوباما» allows January 2009 to January 2017.
    """
    seen: set[tuple[str, str]] = set()
    found: list[Known] = []
    for holder in _holders().find(frame):
        kind = _kind(frame, holder)
        if kind and (holder.payload, kind) not in seen:
            seen.add((holder.payload, kind))
            found.append(Known(holder.start, holder.end, _terms()[holder.payload], kind))
    held = {form for form, kind in seen if kind != "named"}
    found = [known for known in found if known.kind != "named" or _form(frame, known) not in held]
    if _new_administration(frame):
        found.append(Known(0, 0, _new_administrations(), "within"))
    told: set[tuple[int, int] | Fact] = set()
    for mention in facts_in(frame):
        # What happened on one day is mostly one thing under two names.
        day = (mention.fact.month, mention.fact.day) if mention.fact.day else mention.fact
        if day not in told and mention.fact.spans[0][0] >= FIRST:
            told.add(day)
            found.append(Known(mention.start, mention.end, mention.fact.spans, "fact", mention.fact))
    return found


class Happening(NamedTuple):
    """A known happening named in the text: its tokens, its positions, the month in which it happened, the day of that
    month (0: unknown), and whether it only began then and goes on."""

    first: int
    last: int
    start: int
    end: int
    month: int
    day: int = 0
    lasts: bool = False


def happenings(frame: Frame) -> Iterator[Happening]:
    """Every mention of what happened in a known month, in the order of the text."""
    for mention in facts_in(frame):
        fact = mention.fact
        if fact.month:
            yield Happening(mention.first, mention.last, mention.start, mention.end, fact.month, fact.day, fact.lasts)


def _form(frame: Frame, known: Known) -> str:
    return frame.text.chars[known.start : known.end]


def _kind(frame: Frame, found: Found[str]) -> str:
    """ "office", "new" in it, "former" or "elect", "named" for a full name without an office, or "" for less."""
    before = {_bare(token.form) for token in frame.tokens[max(0, found.first - 5) : found.first]}
    own = {_bare(token.form) for token in frame.tokens[found.first : found.last]}
    behind = {token.form for token in frame.tokens[found.last : found.last + 2]}
    in_office = bool((before | own) & _OFFICE_NOUNS)
    close = {token.form for token in frame.tokens[max(0, found.first - 2) : found.first]}
    if (before | behind) & _NOT_IN_OFFICE:
        return "elect" if in_office and close & _ELECT else ""
    if not in_office:
        return "named" if found.last - found.first > 1 and not (before | behind) & _FORMER else ""
    if (before | behind) & _FORMER:
        return "former"
    return "new" if close & _NEW else "office"


def _bare(form: str) -> str:
    return form[1:] if form[0] == "و" and form[1:] in _OFFICE_NOUNS else form


def weigh_known(months: Months, known: Known, reported: bool = False) -> None:
    """Give less weight to the months in which `known` would not be written; `reported`: in a report of its week."""
    months.scale_by(weights_of(known.fact, reported) if known.fact else _factors(known.kind, known.spans))


def days_that_last(held: Sequence[Known]) -> frozenset[tuple[int, int]]:
    """Month (1 to 12) and day of what began then and goes on for a year: «السابع من أكتوبر» tells of no October."""
    facts = (known.fact for known in held if known.fact and known.fact.lasts)
    return frozenset((f.month % 12 + 1, f.day) for f in facts if f.spans[-1][1] - f.month >= _LONG)


@cache
def _factors(kind: str, spans: tuple[Span, ...]) -> tuple[float, ...]:
    """The weight of each month beside what happened, or was so, in `spans`."""
    months = range(FIRST, LAST)
    if kind == "former":
        first = min(end for _, end in spans)
        return tuple([_BEFORE_END if month < first or _holds(spans, month) else 1.0 for month in months])
    if kind == "within":
        return tuple([1.0 if _holds(spans, month) else _BEFORE for month in months])
    if kind in _BEFORE_TERM:
        spans = tuple((begin + first, begin + last) for begin, _ in spans for first, last in (_BEFORE_TERM[kind],))
        return tuple([1.0 if _holds(spans, month) else _OUT_OF_TERM for month in months])
    if kind == "named":
        begin = min(begin for begin, _ in spans)
        return tuple([_BEFORE_NAMED if month < begin else _of_named(spans, month) for month in months])
    if kind == "office":
        begin = min(begin for begin, _ in spans)
        return tuple([_BEFORE if month < begin else _of_office(spans, month) for month in months])
    raise ValueError(f"no weights are known for {kind!r}")


def _holds(spans: tuple[Span, ...], month: int) -> bool:
    return any(begin <= month <= end for begin, end in spans)


def _of_office(spans: tuple[Span, ...], month: int) -> float:
    """All of it in office, little and ever less behind it: histories name those who held it then."""
    gap = min((month - end for _, end in spans if end < month), default=0)
    return 1.0 if _holds(spans, month) else float(_AFTER * _FORGOTTEN**gap)


def _of_named(spans: tuple[Span, ...], month: int) -> float:
    gap = min((month - end for _, end in spans if end < month), default=0)
    return 1.0 if _holds(spans, month) else float(_AFTER_NAMED * _FORGOTTEN_NAMED**gap)


@cache
def _holders() -> PhraseIndex[str]:
    return PhraseIndex([(form, form) for form in sorted(_terms())], clitics="وفبلك")


@cache
def _terms() -> dict[str, tuple[Span, ...]]:
    found: dict[str, list[Span]] = {}
    for row in load_table("office_holders").rows:
        span = (month_number(row["begin"]), month_number(row["end"]))
        for form in row["forms"].split("|"):
            found.setdefault(fold(form), []).append(span)
    return {form: tuple(spans) for form, spans in found.items()}


# Years in which the White House changed hands.
_CHANGES = (2001, 2009, 2017, 2021, 2025)
_NEW_MONTHS = 6


def _new_administrations() -> tuple[Span, ...]:
    return tuple((year * 12, year * 12 + _NEW_MONTHS) for year in _CHANGES)


def _new_administration(frame: Frame) -> bool:
    """Whether the text calls the American administration new."""
    return any(words in frame.text.chars for words in _NEW_ADMINISTRATION)


def named_offices(frame: Frame) -> Iterator[tuple[Span, ...]]:
    """The terms of those named as holding their office now."""
    return (known.spans for known in known_of(frame) if known.kind == "office" and known.end)


def narrow(found: list[Known]) -> bool:
    """Whether the terms of office leave few months."""
    spans = [known.spans for known in found if known.kind in ("office", "within")]
    return bool(spans) and sum(all(_holds(span, month) for span in spans) for month in range(FIRST, LAST)) <= 18
