"""Where a party stands on a question at a time, each with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from riwaya.lang.ar.stem import words
from riwaya.lang.tables import load_table
from riwaya.link.accounts import keyword_terms
from riwaya.link.items import Item
from riwaya.link.terms import terms_of
from riwaya.model import Position, Question

_STANDS = frozenset(("demand", "promise", "refuse", "threaten"))


@cache
def stance_words() -> frozenset[str]:
    """Words that take sides, in comparison form."""
    return frozenset(words(row["word"])[0] for row in load_table("stance_words").rows)


def positions_of(items: Sequence[Item], questions: Sequence[Question]) -> tuple[Position, ...]:
    """Positions stated in claims: demands, promises and refusals, and statements with a word that takes sides."""
    found = set()
    wanted = [(question, keyword_terms(question)) for question in questions]
    for item in items:
        if item.layer != "claims" or not item.speaker or not takes_sides(item):
            continue
        spoken = terms_of(item.text)
        for question, alternatives in wanted:
            stance = _stance(item, alternatives, spoken)
            if stance:
                found.add(Position(item.speaker, question.id, item.day, stance, "stated", item.ref))
    return tuple(sorted(found, key=lambda p: (p.topic, p.party, p.date, p.evidence)))


def takes_sides(item: Item) -> bool:
    """Whether a statement takes a side: by its act, or by a word that does."""
    return item.kind in _STANDS or not stance_words().isdisjoint(words(item.text))


def _stance(item: Item, alternatives: Sequence[frozenset[str]], spoken: frozenset[str]) -> str:
    """Which way an item speaks of the first keyword that it holds; "" when it holds none."""
    for terms in alternatives:
        if terms and terms <= spoken:
            signs = {item.signs.get(term, 1) for term in terms}
            return {frozenset((1,)): "support", frozenset((-1,)): "oppose"}.get(frozenset(signs), "ambiguous")
    return ""
