"""A verdict in words that a reader understands, in Arabic and in English."""

from __future__ import annotations

import re
from functools import cache

from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.names import name_tagger
from riwaya.lang.tables import load_table
from riwaya.link.base import Verdict, Weights
from riwaya.link.items import Item
from riwaya.link.terms import concepts, term_of, words_of
from riwaya.model import Relation

_SHOWN = 3
# What a template says of the shared words, which falls away where there are none.
_WITH_WORDS = re.compile(r"\[([^\]]*)\]")
_CLITICS = ("و", "ف", "ل", "ب")
_LEAST = 4


@cache
def _reasons() -> dict[str, tuple[str, str]]:
    return {row["reason"]: (row["ar"], row["en"]) for row in load_table("relation_reasons").rows}


def worded(verdict: Verdict, one: Item, other: Item, weights: Weights) -> Relation:
    """The relation of two items, `one` the earlier, with its explanation."""
    if verdict.turned:
        one, other = other, one
    parts = {
        "what": "، ".join(_shared(one, other, weights)),
        "days": str(abs(verdict.days)),
        "one": one.text,
        "other": other.text,
    }
    arabic, english = (_filled(template, parts) for template in _reasons()[verdict.reason])
    return Relation(
        verdict.type,
        verdict.dimension,
        one.ref,
        other.ref,
        verdict.reason,
        arabic,
        english,
        key=weights.telling(one.terms & other.terms, 1)[0] if one.terms & other.terms else "",
        days=verdict.days if verdict.type == "slip" else 0,
    )


def _filled(template: str, parts: dict[str, str]) -> str:
    template = _WITH_WORDS.sub(r"\1" if parts["what"] else "", template)
    for name, value in parts.items():
        template = template.replace("{" + name + "}", value)
    return template


def _shared(one: Item, other: Item, weights: Weights) -> list[str]:
    """The most telling words that both share, or that stand for opposites, as the first writes them."""
    table = concepts()
    opposite = {f"@{name}" for term in other.terms if term[0] == "@" for name in table[term[1:]].opposite}
    shared = set(weights.telling((one.terms & (other.terms | opposite)), _SHOWN))
    shown: dict[str, str] = {}
    for word in words_of(one.text):
        if word.term in shared:
            shown.setdefault(word.term, _without_clitic(one.text[word.start : word.end], word.term))
    return list(shown.values())


def _without_clitic(written: str, term: str) -> str:
    """A word without و or ل before it: «ولإنهاء» → «إنهاء»; as it is where that may be its own letter."""
    rest = written
    while rest[:1] in _CLITICS and len(rest) > _LEAST and _is_same(rest[1:], term):
        rest = rest[1:]
    return rest


def _is_same(written: str, term: str) -> bool:
    """Whether something written is a known word of a term."""
    form = key_of(fold(written))
    return term_of(form) == term and (term.startswith("@") or form in name_tagger().common)
