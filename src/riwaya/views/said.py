"""How a statement was made, as its heading says it: «استبعد» for what a text gives as ruled out, not «توقع»."""

from __future__ import annotations

from functools import cache
from importlib import resources

from riwaya.lang.ar.conjugation import conjugate
from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.tables import parse_table
from riwaya.model import Article, Claim

_PLAIN = frozenset(("assert", "expect"))
_NOT = frozenset(("لا", "لم", "لن", "ولا", "ولم", "ولن"))
_BEFORE = 5
_ENDINGS = ("", "ا", "ه", "ين", "ون", "ات")


@cache
def _keys() -> dict[str, str]:
    """Label key by comparison form of a verb, participle or verbal noun."""
    content = resources.files("riwaya.views").joinpath("said.tsv").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for row in parse_table(content, "views/said.tsv").rows:
        forms = [verb.form for verb in conjugate(row["past"], row["present"], objects=True)]
        forms += [row["participle"] + ending for ending in _ENDINGS if row["participle"]]
        forms += [row["noun"]]
        found |= {key_of(fold(form)): row["key"] for form in filter(None, forms)}
    return found


def cue_of(article: Article, claim: Claim) -> str:
    """The cue of a claim with the small word before it, which may negate it: «لا يستبعد»."""
    start = claim.cue.start
    before = article.text[max(0, start - _BEFORE) : start].split()
    return " ".join([*before[-1:], article.quote(claim.cue)])


def said_as(act: str, cue: str) -> str:
    """The label key of a statement's act, closer than the act where its cue is: «استبعدت» → "rule_out".

    >>> said_as("expect", "واستبعدت"), said_as("assert", "قال"), said_as("deny", "أعلن")
    ('rule_out', 'assert', 'deny')
    """
    if act in _PLAIN:
        words = key_of(fold(cue)).split()
        if not _NOT.isdisjoint(words):
            return act
        for word in words:
            key = _keys().get(word) or _keys().get(word.removeprefix("و"))
            if key is not None:
                return key
    return act
