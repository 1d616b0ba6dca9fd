"""Nouns that count different things in different company: عنصر, عملية, قاعدة, مستشار."""

from __future__ import annotations

from riwaya.annotate.figures.knowledge import Noun, beginnings_of
from riwaya.annotate.figures.row import Row

_TRAINERS = frozenset({"مستشار", "خبير", "مدرب"})
_LEADERS = frozenset({"قائد", "قيادي", "زعيم", "عضو"})


def kind_here(row: Row, index: int, noun: Noun) -> str:
    """The kind of the noun at a token, settled by the words around it where one noun has two."""
    near = [row.key(i) for i in range(index + 1, min(index + 5, row.last))]
    if noun.lemma in ("عنصر", "فرد", "رجل"):
        return _member(near, noun)
    if noun.lemma == "مقاتل":
        state = (
            near[:1] == ["من"] and _any(near[1:2], beginnings_of("of_state")) and not _any(near[2:4], ("سوريا", "سوري"))
        )
        return "troops" if state else noun.kind
    if noun.lemma == "عضو" and _of_states(row, index, near):
        return "other"
    if noun.lemma in _LEADERS:
        islamic = near[:2] == ["الدوله", "الاسلاميه"]
        return "fighters" if islamic or _any(near[:2], beginnings_of("of_groups")) else noun.kind
    if noun.lemma in _TRAINERS:
        return "troops" if _any(near[:2], ("عسكري",)) or _sent_to_train(row, index, noun) else noun.kind
    if noun.lemma == "عملية":
        behind = [stem for i in range(max(row.first, index - 6), index) for stem in row.stems(i)]
        return (
            "attacks"
            if _any(near[:1], beginnings_of("violent")) or _any(behind, beginnings_of("carried_out"))
            else noun.kind
        )
    if noun.lemma == "قاعدة" and near[:1] in (["بيانات"], ["البيانات"]):
        return "other"
    if noun.lemma == "حالة":
        return _case(near)
    if noun.lemma == "إصابة" and _diseased(near):
        return "other"
    if noun.lemma == "مرة" and _assault_near(row, index):
        return "attacks"
    return noun.kind


_BODIES = (("الاتحاد", "الاوروبي"), ("الاتحاد", "الافريقي"), ("مجلس", "الامن"), ("مجلس", "التعاون"))


def _of_states(row: Row, index: int, near: list[str]) -> bool:
    """«الدول الأعضاء», «أعضاء الاتحاد الأوروبي», «أعضاء مجلس الأمن», «أعضاء الناتو»: states."""
    alliance = _any(near[:1], ("الناتو", "حلف", "الحلف", "اوبك"))
    return row.key(index - 1).endswith("دول") or tuple(near[:2]) in _BODIES or alliance


def _member(near: list[str], noun: Noun) -> str:
    if _any(near[:3], beginnings_of("of_rescue")):
        return "people"
    owners = [word[1:] if word.startswith("لل") or word[:3] == "لشر" else word for word in near]  # «لشرطة الحدود»
    return "troops" if _any(owners, beginnings_of("of_forces")) and noun.lemma != "رجل" else noun.kind


def _sent_to_train(row: Row, index: int, noun: Noun) -> bool:
    """Advisers and trainers whom their sentence puts into a base or an army are counted as its troops."""
    words = {
        stem
        for i in range(max(row.first, index - 20), min(row.last, index + 20))
        for stem in row.stems(i)
        if i != index
    }
    military = any(word.startswith(beginnings_of("military")) for word in words)
    return military or (noun.lemma != "خبير" and any(word.startswith(beginnings_of("garrison")) for word in words))


def _case(near: list[str]) -> str:
    """«حالة وفاة», «حالة اختناق», «حالة إصابة بالمرض»."""
    if near[:1] == ["وفاه"]:
        return "killed"
    return "wounded" if near[:1] in (["اختناق"], ["اصابه"]) and not _diseased(near) else "other"


def _diseased(near: list[str]) -> bool:
    return any(disease in word for word in near for disease in beginnings_of("disease"))


def _any(words: list[str], beginnings: tuple[str, ...]) -> bool:
    return any(word.startswith(beginnings) for word in words if word)


def _assault_near(row: Row, index: int) -> bool:
    first, last = max(row.first, index - 10), min(row.last, index + 8)
    return any(stem.startswith(beginnings_of("assault")) for i in range(first, last) for stem in row.stems(i))
