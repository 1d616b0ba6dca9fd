"""Nouns that count different things in different company: عنصر, عملية, قاعدة, مستشار."""

from __future__ import annotations

from riwaya.annotate.figures.knowledge import Noun, beginnings_of, grammar, key, openings, phrases, values
from riwaya.annotate.figures.row import Row

_SENSES = values("sense")
_NO_STATE = openings("no state")
_NO_ARMY = grammar("no army")
_ALLIANCES, _ALLIANCE_WORDS = phrases("alliance"), openings("alliance word")
_NO_BASE, _NO_STRIKE = grammar("no base"), grammar("no strike")
_ISLAMIC_STATE = phrases("islamic state")
_CASES = values("case")
_SPANS, _SIGNING = grammar("before a span"), openings("of contracts")


def kind_here(row: Row, index: int, noun: Noun) -> str:
    """The kind of the noun at a token, settled by the words around it where one noun has two."""
    sense = _SENSES.get(key(noun.lemma))
    if sense is None:
        return noun.kind
    near = [row.key(i) for i in range(index + 1, min(index + 5, row.last))]
    if sense == "member":
        return _member(near, noun)
    if sense in ("leader", "seat"):
        return "other" if sense == "seat" and _of_states(row, index, near) else _leader(near, noun)
    if sense in ("trainer", "expert", "pilot"):
        return "troops" if _sent_to_train(row, index, sense) else "people" if sense == "pilot" else noun.kind
    if sense == "contract":
        return "other" if _signed(row, index) else noun.kind
    if sense == "case":
        return _case(near)
    if _turned(row, index, near, sense):
        return _TURNED[sense]
    return noun.kind


_TURNED = {
    **{"fighter": "troops", "operation": "attacks", "time": "attacks"},
    **{"base": "other", "injury": "other", "stroke": "other"},
}


def _turned(row: Row, index: int, near: list[str], sense: str) -> bool:
    """Whether the words around give a noun of `sense` its other kind."""
    if sense == "fighter":
        return near[:1] == ["من"] and _any(near[1:2], beginnings_of("of_state")) and not _any(near[2:4], _NO_STATE)
    if sense == "operation":
        behind = [stem for i in range(max(row.first, index - 6), index) for stem in row.stems(i)]
        return _any(near[:1], beginnings_of("violent")) or _any(behind, beginnings_of("carried_out"))
    if sense in ("base", "stroke"):
        return not (_NO_BASE if sense == "base" else _NO_STRIKE).isdisjoint(near[:1])
    return _diseased(near) if sense == "injury" else _assault_near(row, index)


def _leader(near: list[str], noun: Noun) -> str:
    of_groups = tuple(near[:2]) in _ISLAMIC_STATE or _any(near[:2], beginnings_of("of_groups"))
    return "fighters" if of_groups else noun.kind


def _of_states(row: Row, index: int, near: list[str]) -> bool:
    """«الدول الأعضاء», «أعضاء الاتحاد الأوروبي», «أعضاء مجلس الأمن», «أعضاء الناتو»: states."""
    alliance = tuple(near[:2]) in _ALLIANCES or _any(near[:1], _ALLIANCE_WORDS)
    return row.key(index - 1).endswith("دول") or alliance


def _member(near: list[str], noun: Noun) -> str:
    if _any(near[:3], beginnings_of("of_rescue")):
        return "people"
    body = near[1:] if near[:1] == ["من"] else near
    if body[:1] in (["جيش"], ["الجيش"]) and not _NO_ARMY.isdisjoint(body[1:3]):
        return noun.kind  # «عناصر جيش الإسلام»
    owners = [word[1:] if word.startswith("لل") or word[:3] == "لشر" else word for word in near]  # «لشرطة الحدود»
    return "troops" if _any(owners, beginnings_of("of_forces")) else noun.kind


def _sent_to_train(row: Row, index: int, sense: str) -> bool:
    """Advisers and trainers whom their sentence puts into a base or an army are counted as its troops."""
    words = {
        stem
        for i in range(max(row.first, index - 20), min(row.last, index + 20))
        for stem in row.stems(i)
        if i != index
    }
    military = any(word.startswith(beginnings_of("military")) for word in words)
    return military or (sense == "trainer" and any(word.startswith(beginnings_of("garrison")) for word in words))


def _signed(row: Row, index: int) -> bool:
    """«خمسة عقود مع شركة النفط» are contracts, «منذ خمسة عقود» decades."""
    if any(stem in _SPANS for k in range(index - 4, index) for stem in row.stems(k)):
        return False
    near = range(max(row.first, index - 8), min(row.last, index + 8))
    return any(stem.startswith(_SIGNING) for k in near for stem in row.stems(k))


def _case(near: list[str]) -> str:
    """«حالة وفاة», «حالة اختناق», «حالة إصابة بالمرض»."""
    kind = _CASES.get(near[0], "other") if near else "other"
    return "other" if kind == "wounded" and _diseased(near) else kind


def _diseased(near: list[str]) -> bool:
    return any(disease in word for word in near for disease in beginnings_of("disease"))


def diseased(row: Row, first: int, last: int) -> bool:
    """Whether a disease is named around tokens `first..last`: those it struck are not wounded."""
    behind = [row.key(k) for k in range(first - 4, first)]
    return _diseased([*behind, *(row.key(k) for k in range(last, last + 6))])


def _any(words: list[str], beginnings: tuple[str, ...]) -> bool:
    return any(word.startswith(beginnings) for word in words if word)


def _assault_near(row: Row, index: int) -> bool:
    first, last = max(row.first, index - 10), min(row.last, index + 8)
    places = (i for i in range(first, last) if row.key(i + 1) not in _NO_STRIKE)
    return any(stem.startswith(beginnings_of("assault")) for i in places for stem in row.stems(i))
