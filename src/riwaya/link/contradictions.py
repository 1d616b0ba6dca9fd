"""Statements about the same thing: agree, repeat, conflict, deny. What decided is kept as the reason."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from riwaya.lang.ar.stem import stem, words
from riwaya.lang.tables import load_table
from riwaya.link.base import Link, Weights
from riwaya.link.items import Item
from riwaya.model import Relation
from riwaya.settings import Settings

_SAME_THING = 0.45
_SAME_WORDS = 0.8
_FEWEST_SHARED = 2


@cache
def opposites() -> frozenset[tuple[str, str]]:
    """Pairs of stems that cannot both be said of one thing, in both orders."""
    found = set()
    for row in load_table("opposites").rows:
        one, other = (stem(words(row[side])[-1]) for side in ("one", "other"))
        found |= {(one, other), (other, one)}
    return frozenset(found)


def _keys(item: Item, weights: Weights) -> Iterable[str]:
    """Pairs of the statement's five most telling terms: two statements meet when they share two of them."""
    telling = sorted(sorted(item.terms, key=lambda term: (-weights.of(term), term))[:6])
    return [f"claim|{one}|{other}" for number, one in enumerate(telling) for other in telling[number + 1 :]]


def _compare(one: Item, other: Item, weights: Weights, settings: Settings) -> Relation | None:
    if one.root == other.root and one.article != other.article:
        return None
    if one.article == other.article and (one.parties & other.parties or not one.parties or not other.parties):
        return None
    likeness = weights.similarity(one.terms, other.terms)
    shared = one.terms & other.terms
    if likeness < _SAME_THING or len(shared) < _FEWEST_SHARED:
        return None
    verdict = _verdict(one, other, likeness)
    if verdict is None:
        return None
    type_, dimension, reason, explain, explain_en = verdict
    return Relation(type_, dimension, one.ref, other.ref, reason, explain, explain_en)


def _verdict(one: Item, other: Item, likeness: float) -> tuple[str, str, str, str, str] | None:
    """(type, dimension, reason, why in Arabic, why in English) for two statements about one thing."""
    same_speaker = bool(one.parties & other.parties)
    denies = (one.kind == "deny") != (other.kind == "deny")
    if denies and one.negated == other.negated:
        return "denial", "fact", "act_deny", "طرف ينفي ما يقوله الآخر", "one side denies what the other says"
    if one.negated != other.negated and not denies:
        if same_speaker:
            return "conflict", "position", "reversal", "الجهة نفسها قالت خلاف ذلك", "the same party said the opposite"
        return "denial", "fact", "negation", "أحدهما يثبت والآخر ينفي", "one affirms what the other negates"
    if _opposed(one, other):
        return "conflict", "position", "opposites", "لفظان متضادان في الأمر نفسه", "opposed terms about one thing"
    if {one.kind, other.kind} == {"demand", "refuse"}:
        return "conflict", "position", "demand_refuse", "طرف يطالب والآخر يرفض", "one demands what the other refuses"
    number = _numbers(one, other)
    if number == "differ":
        return "conflict", "number", "numbers_differ", "رقمان مختلفان في الأمر نفسه", "two numbers for one thing"
    if likeness >= _SAME_WORDS or number == "same" or (likeness >= 0.6 and len(one.terms & other.terms) >= 3):
        if same_speaker and likeness >= _SAME_WORDS:
            return "repeats", "fact", "same_words", "القول نفسه معاداً", "the same statement again"
        return "agree", "fact", "shared_words", "يقولان الأمر نفسه", "both say the same"
    return None


def _opposed(one: Item, other: Item) -> bool:
    """True when one holds a term whose opposite stands in the other, and neither holds both."""
    pairs = opposites()
    return any(
        (a, b) in pairs and a not in other.terms and b not in one.terms
        for a in one.terms - other.terms
        for b in other.terms - one.terms
    )


def _numbers(one: Item, other: Item) -> str:
    """Whether numbers of one kind in both are the "same", "differ", or "" when there are none to compare."""
    kinds = {kind for kind, _ in one.numbers} & {kind for kind, _ in other.numbers} - {"other", "duration"}
    for kind in sorted(kinds):
        a = {number for k, number in one.numbers if k == kind}
        b = {number for k, number in other.numbers if k == kind}
        return "same" if a & b else "differ"
    return ""


CONTRADICTIONS = Link("contradictions", "claims", _keys, _compare)
