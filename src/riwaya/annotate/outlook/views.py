"""Verbs by which somebody looks ahead: «توقع أن», «استبعد أن», «هدد بـ»."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from riwaya.annotate.outlook.clauses import Words, right_edge, trimmed
from riwaya.annotate.outlook.drafts import Draft
from riwaya.annotate.outlook.eventive import can_cause
from riwaya.annotate.outlook.futures import SCALE
from riwaya.annotate.outlook.lexicon import word_class
from riwaya.annotate.outlook.tense import is_completed, is_over, tells_past
from riwaya.lang.ar.conjugation import conjugate, participle_forms
from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.tables import load_table

# The clause stands at most this many words behind the verb: «توقع المبعوث الأممي إلى اليمن أن …».
_REACH = 14
_NEAR = 8
_WEAKER = {"certain": "impossible", "likely": "unlikely", "possible": "possible", "unlikely": "likely"}
_NEGATED = {"likely": "unlikely", "unlikely": "possible"}  # «لم يستبعد أن …», «لا تتوقع أن …»
_NOT = frozenset(("لا", "لم", "ولا", "ولم"))
_PREPOSITIONS = word_class("preposition")
_FORETELLERS = word_class("foreteller")
_UNSAID = word_class("unsaid")
_ROOTED = word_class("rooted")


@cache
def _views() -> dict[str, tuple[tuple[str, ...], str]]:
    """Every inflected form with its connectors and likelihood."""
    forms: dict[str, tuple[tuple[str, ...], str]] = {}
    for row in load_table("forecast_views").rows:
        past, present = fold(row["past"]), fold(row["present"])
        value = (tuple(key_of(fold(word)) for word in row["connector"].split()), row["likelihood"])
        words = [form.form for form in conjugate(past, present)]
        words += [form for form, _, _ in participle_forms("م" + present[1:])]
        for word in words:
            for prefix in ("", "و", "ف"):
                forms.setdefault(prefix + key_of(word), value)
    return forms


def viewed_in(words: Words, low: int, high: int, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence, rated by the verbs of expectation above them, and what only such a verb makes one."""
    rated, more = sorted(drafts), []
    views = _views()
    for index in words.frame.keys_where(views.__contains__, low, high):
        view = views[words.keys[index]]
        if index > low and words.keys[index - 1] in _UNSAID:
            turned = _NEGATED.get(view[1]) if words.keys[index - 1] in _NOT else None
            if turned is None:
                continue
            view = view[0], turned
        opening = _opening(words, index, high, view[0])
        if opening is None or is_over(words, opening, high):
            continue
        if view[1] == "likely" and words.marks[opening - 1] == "that" and tells_past(words, opening, high):
            continue  # «رجح أن الفريق افتقر إلى خطة»
        if words.marks[opening - 1] == "that" and is_completed(words, opening, high):
            continue  # «يخشى أن أحدهم قد توفي»
        _, limit = words.bounds(opening, low, high)
        first, last = trimmed(words, opening, right_edge(words, opening, limit))
        if last - first == 1 and last + 1 < limit and words.marks[last] == "condition":
            first, last = trimmed(words, first, right_edge(words, last, limit))  # «هدد بالتدخل إن لم يرحلوا»
        k = bisect_right(rated, first, key=lambda draft: draft.last)
        inside = k < len(rated) and rated[k].first < last
        if inside:
            rated[k] = rated[k]._replace(likelihood=_under(view[1], rated[k]))
        elif words.keys[opening] == "الا":  # «رجح ألا يتأخر التسليم»
            outcome = min(opening + 1, last - 1)
            more.append(Draft(first, last, words.tokens[first].start, _WEAKER[view[1]], "view", outcome, negated=True))
        elif last - first >= 2 and not _is_bare(words, opening, last):
            start = words.tokens[first].start + ("ب" in view[0] and words.marks[opening - 1] != "that")
            more.append(Draft(first, last, start, view[1], "view", first))
    return rated + more


def _is_bare(words: Words, opening: int, last: int) -> bool:
    """Whether only a short noun phrase stands behind «أن» before the clause turns: «رجح أن الاتفاق، فيما لو …»."""
    return words.marks[opening - 1] == "that" and last - opening <= 2 and words.keys[opening][0] not in "يتنسل"


def _opening(words: Words, index: int, high: int, connectors: Sequence[str]) -> int | None:
    """Token at which the clause under the verb at `index` begins, or None."""
    for at in range(index + 1, min(high - 1, index + _REACH)):
        mark = words.marks[at]
        if mark == "that":
            return at + words.lengths[at] if "ان" in connectors else None
        if mark and mark != "comma":
            return None
        key = words.keys[at]
        if key == "الا" and "ان" in connectors and words.frame.text.quote(*_extent(words, at)).startswith("أ"):
            return at
        if (at > index + _NEAR and key[0] != "ب") or (key[0] == "و" and len(key) > 3):
            continue
        if _is_named(words, at, index, connectors):
            return at
    return None


def _extent(words: Words, at: int) -> tuple[int, int]:
    return words.tokens[at].start, words.tokens[at].end


def _is_named(words: Words, at: int, index: int, connectors: Sequence[str]) -> bool:
    """Whether the event looked for is named at token `at`: «توعد بالرد», «استبعد تأجيل الموعد», «حذر من اتساع …»."""
    key, before = words.keys[at], words.keys[at - 1]
    if key in _FORETELLERS or (before in _FORETELLERS and not key.startswith("ال") and at + 1 < len(words.keys)):
        return False  # «ترجح استطلاعات الرأي فوز …», «عمليات سبر الآراء»
    if "ب" in connectors and key[0] == "ب" and len(key) > 3 and key not in _ROOTED:
        return can_cause(key[1:]) or (at > index + 1 and words.marks[at - 1] != "comma")
    if key.startswith("ال") and before == "في" and before in connectors:
        return can_cause(key)  # «تأمل الحكومة في الوصول إلى …»
    noun = key[:-1] if key.endswith("ا") and words.tokens[at].form.endswith("ا") and not can_cause(key) else key
    if key.startswith("ال") or (before in ("من", "في") and before not in connectors) or not can_cause(noun):
        return False
    if before in connectors:
        return True
    return "-" in connectors and before not in _PREPOSITIONS


def _under(likelihood: str, draft: Draft) -> str:
    """Likelihood of a draft that stands under a verb of expectation."""
    if likelihood == "possible" or draft.negated:
        return draft.likelihood
    if likelihood == "unlikely":
        return "unlikely"
    return min(draft.likelihood, likelihood, key=SCALE.index)
