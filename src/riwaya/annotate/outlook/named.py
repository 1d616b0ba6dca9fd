"""Scenarios named within a sentence: «احتمالان: الأول …، والثاني …», «السيناريو الأسوأ هو …»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riwaya.annotate.outlook.clauses import Words, trimmed
from riwaya.annotate.outlook.conditions import Side
from riwaya.annotate.outlook.drafts import Draft
from riwaya.annotate.outlook.words_of_scenarios import STEPS, scenario_words

# Tokens between a scenario and the words that tell it: «السيناريو الأقرب إلى الواقع هو …».
_NEAR = 5
_LEAST = 2
_PAST = frozenset({"كان", "كانت", "وكان", "وكانت"})
_COMMAS = frozenset("،,")
_ENDS = frozenset("؛;.:؟?!")


def named_within(words: Words, sentences: Sequence[Side]) -> list[Draft]:
    """The scenarios that sentences name in running text, each a forecast; those of one list share their group."""
    found: list[Draft] = []
    for low, high in sentences:
        found.extend(_listed(words, low, high) or _called(words, low, high))
    return found


def content_from(words: Words, at: int, high: int) -> Side:
    """The tokens `at..high` without marks at their ends and without «هو», «أن», «يتمثل في» before what they tell."""
    first, last = trimmed(words, at, high)
    while first < last and words.keys[first] in scenario_words("copula"):
        first += 1
        while first < last and words.tokens[first].kind == "mark":
            first += 1
    return first, last


def _listed(words: Words, low: int, high: int) -> list[Draft]:
    """«احتمالان: الأول انهيار الهدنة، والثاني تمديدها»: two or more contents behind their numbers."""
    keys = words.keys
    opening = next((k for k in range(low, high) if keys[k].removeprefix("و") in scenario_words("several")), None)
    if opening is None or not _PAST.isdisjoint(keys[low:opening]):
        return []  # «كان أمامه خياران: …» is over
    numbers = [k for k in range(opening + 1, high - 1) if _is_number(words, k)]
    if len(numbers) < _LEAST or keys[numbers[0]] not in scenario_words("first"):
        return []
    found = []
    for at, until in zip(numbers, [*numbers[1:], high], strict=True):
        stop = next((k for k in range(at + 1, until) if keys[k] in _ENDS and k > at + 1), until)
        first, last = content_from(words, at + 1, stop)
        if last > first:
            start = words.tokens[first].start
            found.append(Draft(first, last, start, "possible", "scenario", first, group=low))
    return found if len(found) >= _LEAST else []


def _is_number(words: Words, index: int) -> bool:
    """Whether a token numbers an item of a list, right behind a mark: «: الأول», «، والثاني»."""
    key = words.keys[index].removeprefix("و")
    ordinal = any(key in scenario_words(name) for name in ("ordinal", "first", "item"))
    before = words.tokens[index - 1]
    return ordinal and (before.kind == "mark" or words.keys[index - 1] in scenario_words("head"))


def _called(words: Words, low: int, high: int) -> Iterator[Draft]:
    """«السيناريو الأسوأ هو تحول المواجهة إلى حرب»: one scenario, by what it is called."""
    keys = words.keys
    for at in range(low, high - _LEAST):
        if keys[at].lstrip("و") not in scenario_words("head"):
            continue
        numbered = keys[at + 1] in scenario_words("ordinal") and keys[at].lstrip("و") in scenario_words("named")
        likelihood = "possible" if numbered else _likelihood(words, at + 1)
        if not likelihood:
            continue
        near = range(at + 2, min(at + 2 + _NEAR, high))
        told = next((k for k in near if keys[k] in scenario_words("copula") or keys[k] == ":"), None)
        if told is None or any(keys[k] in _COMMAS for k in range(at, told)):
            continue
        stop = next((k for k in range(told + 1, high) if keys[k] in _COMMAS or keys[k] in _ENDS), high)
        first, last = content_from(words, told + (keys[told] == ":"), stop)
        if last - first >= _LEAST:
            yield Draft(first, last, words.tokens[first].start, likelihood, "scenario", first)


def _likelihood(words: Words, index: int) -> str:
    """How likely a scenario is that the word at `index` describes, "" for other words: «الأرجح», «الأسوأ»."""
    key, after = words.keys[index], words.keys[index + 1]
    step = next((step for step in STEPS if key in scenario_words(step)), "")
    if key == "الاكثر":
        return next((step for step in STEPS if after in scenario_words(step)), "possible")
    return step or ("possible" if key in scenario_words("kind") else "")
