"""Where a party stands on a question at a time, each with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from riwaya.lang.ar.stem import words
from riwaya.lang.tables import load_table
from riwaya.link.accounts import belongs
from riwaya.link.items import Item
from riwaya.model import Position, Question

_BY_ACT = {"demand": "support", "promise": "support", "refuse": "oppose"}


@cache
def stance_words() -> dict[str, str]:
    """Single words that take sides, in comparison form."""
    return {
        words(row["word"])[0]: row["stance"] for row in load_table("stance_words").rows if len(words(row["word"])) == 1
    }


def positions_of(items: Sequence[Item], questions: Sequence[Question]) -> tuple[Position, ...]:
    """Positions stated in claims: demands and promises support, refusals oppose, words of stance decide the rest."""
    found = []
    for item in items:
        if item.layer != "claims" or not item.speaker:
            continue
        stance = _stance(item)
        for question in questions if stance else ():
            if belongs(item, question):
                found.append(Position(item.speaker, question.id, item.day, stance, "stated", item.ref))
    return tuple(sorted(set(found), key=lambda p: (p.topic, p.party, p.date, p.evidence)))


def _stance(item: Item) -> str:
    by_act = _BY_ACT.get(item.kind, "")
    table = stance_words()
    by_word = {table[word] for word in words(item.text)[:12] if word in table}
    stance = by_act or (by_word.pop() if len(by_word) == 1 else "")
    if stance and item.negated:
        return "oppose" if stance == "support" else "support"
    return stance
