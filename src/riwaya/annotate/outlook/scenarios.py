"""Enumerated scenarios and consequences: «السيناريو الأول: …», «ومنها: أولاً: …», grouped under what introduces them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from riwaya.annotate.outlook.clauses import Words, trimmed
from riwaya.annotate.outlook.conditions import Side
from riwaya.annotate.outlook.drafts import Draft
from riwaya.annotate.outlook.named import content_from, named_within
from riwaya.annotate.outlook.words_of_scenarios import STEPS, scenario_words

# An item is at most this many sentences away from the one before it.
_GAP = 12
# An enumeration has at most this many items.
_MOST = 20


# Sentences behind an item in which it is rated, and first words of one in which it is named.
_RATED = 4
_SUBJECT = 5
_TURNED = {"likely": "unlikely", "possible": "unlikely", "unlikely": "possible", "impossible": "possible"}


class Rating(NamedTuple):
    """How likely a text calls a scenario, and the tokens of its condition."""

    likelihood: str
    condition: Side | None = None


_UNRATED = Rating("possible")


class Item(NamedTuple):
    """One item of an enumeration, found in sentence `sentence`: `content` its tokens; `named`: it calls itself a
    scenario; `likelihood`: what its own sentence calls it."""

    sentence: int
    content: Side
    named: bool
    number: str
    likelihood: str = ""


def item_at(words: Words, number: int, low: int, high: int) -> Item | None:
    """The item that the sentence with tokens `low..high` opens, or None.

    «السيناريو الثاني: انهيار الهدنة» has the content «انهيار الهدنة».
    """
    keys = words.keys
    at = low
    while at < high and (words.tokens[at].kind != "word" or keys[at] in ("اما", "واما")):
        at += 1
    if at + 1 >= high:
        return None
    key = keys[at].removeprefix("و") if keys[at].startswith("وال") else keys[at]
    if key in scenario_words("head") and keys[at + 1] in scenario_words("ordinal"):
        behind, likelihood = _aside(words, at + 2, high)
        first, last = content_from(words, behind, high)
        return Item(number, (first, last), True, keys[at + 1], likelihood) if last > first else None
    if key in scenario_words("item") and at + 2 < high and keys[at + 1] in (":", "،", "-", "–", "."):
        first, last = content_from(words, at + 1, high)
        return Item(number, (first, last), False, key) if last > first else None
    return None


def _aside(words: Words, at: int, high: int) -> tuple[int, str]:
    """(token behind it, likelihood) of what is said of a scenario between commas: «السيناريو الثاني، وهو الأرجح،»."""
    keys = words.keys
    if at + 2 >= high or keys[at] not in "،," or keys[at + 1] not in ("وهو", "وهي", "هو", "هي"):
        return at, ""
    close = next((k for k in range(at + 2, min(at + 2 + _SUBJECT, high)) if keys[k] in "،,"), None)
    if close is None:
        return at, ""
    step = next((step for k in range(at + 2, close) for step in STEPS if keys[k] in scenario_words(step)), "")
    return close + 1, _TURNED.get(step, "") if any(k in scenario_words("not") for k in keys[at + 2 : close]) else step


def enumerated(words: Words, sentences: Sequence[Side], drafts: Sequence[Draft]) -> list[Draft]:
    """All drafts of an article, with the items of its enumerations: named scenarios become forecasts themselves,
    and every forecast of an item is put in the group, with the condition of what introduces it."""
    items = [item for k, (low, high) in enumerate(sentences) if (item := item_at(words, k, low, high))]
    found = list(drafts)
    for group in _groups(items):
        opening = _introduction(words, sentences, group[0].sentence)
        if opening is None and not group[0].named:
            continue
        marker = opening if opening is not None else sentences[group[0].sentence][0]
        for k, item in enumerate(group):
            reach = group[k + 1].sentence if k + 1 < len(group) else item.sentence + 1
            end = sentences[min(reach, len(sentences)) - 1][1]
            after = min(reach if k + 1 < len(group) else item.sentence + 1 + _RATED, item.sentence + 1 + _RATED)
            rating = _rating(words, sentences[item.sentence + 1 : after]) if item.named else _UNRATED
            rating = rating._replace(likelihood=item.likelihood or rating.likelihood)
            found = _with_item(words, found, item, (marker, end), rating)
        if opening is not None:
            found = _with_condition(found, marker, sentences[group[-1].sentence])
    taken = [draft for draft in found if draft.rule == "scenario"]
    for draft in named_within(words, sentences):
        if all(draft.last <= other.first or other.last <= draft.first for other in taken):
            opening = draft.first - 2 if draft.group >= 0 else draft.first  # «سيناريوهات محتملة: أولا»
            within = (d for d in found if draft.first <= d.first and d.last <= draft.last)
            before = (d for d in found if draft.group <= d.first < draft.first and opening <= d.last <= draft.first)
            dropped = {*within, *(before if draft.group >= 0 else ())}
            found = [d for d in found if d not in dropped or d.rule == "scenario"]
            found.append(draft)
    return found


def _groups(items: Sequence[Item]) -> list[list[Item]]:
    """Runs of items of one kind; a first number opens a new run, and a run of one is none."""
    groups: list[list[Item]] = []
    for item in items:
        last = groups[-1][-1] if groups else None
        first = item.number in ("الاول", "الاولي", "اولا")
        full = bool(groups) and len(groups[-1]) >= _MOST
        if last is None or full or first or item.named != last.named or item.sentence - last.sentence > _GAP:
            groups.append([item])
        else:
            groups[-1].append(item)
    return [group for group in groups if len(group) > 1]


def _introduction(words: Words, sentences: Sequence[Side], number: int) -> int | None:
    """First token of the sentence, up to two before the first item, that announces scenarios or consequences."""
    announce = scenario_words("announce")
    for k in range(number - 1, max(-1, number - 3), -1):
        low, high = sentences[k]
        if any(key in announce or key.removeprefix("و") in announce for key in words.keys[low:high]):
            return low
    return None


def _rating(words: Words, sentences: Sequence[Side]) -> Rating:
    """How likely the sentences behind a scenario call it, and under which condition: «وهذا هو السيناريو الأرجح، بشرط
    أن …»; possible where they do not say."""
    keys, subjects = words.keys, scenario_words("this") | scenario_words("head")
    for low, high in sentences:
        head = [keys[at].removeprefix("و") for at in range(low, min(low + _SUBJECT, high))]
        if subjects.isdisjoint(head):
            continue
        for at in range(low, high):
            step = next((step for step in STEPS if keys[at] in scenario_words(step)), "")
            if not step:
                continue
            negated = at > low and keys[at - 1] in scenario_words("not")
            return Rating(_TURNED[step] if negated else step, _condition(words, at + 1, high))
    return _UNRATED


def _condition(words: Words, at: int, high: int) -> Side | None:
    """The condition in the rest of a sentence, up to its next comma."""
    first = next((k for k in range(at, high) if words.keys[k] in scenario_words("if")), None)
    if first is None or first - at > _SUBJECT:
        return None
    stop = next((k for k in range(first + 2, high) if words.tokens[k].form in "،,؛;:"), high)
    return trimmed(words, first, stop)


def _with_item(words: Words, drafts: Sequence[Draft], item: Item, reach: Side, rating: Rating) -> list[Draft]:
    """The drafts with those of the item grouped; a named item takes the place of what its first sentence holds."""
    marker, end = reach
    first, last = item.content
    kept = []
    for draft in drafts:
        if item.named and first <= draft.first and draft.last <= last:
            continue
        kept.append(draft._replace(group=marker) if first <= draft.first < end else draft)
    if item.named:
        draft = Draft(first, last, words.tokens[first].start, rating.likelihood, "scenario", first, group=marker)
        kept.append(draft._replace(condition=rating.condition))
    return kept


def _with_condition(drafts: Sequence[Draft], marker: int, last: Side) -> list[Draft]:
    """The drafts of a group under the condition of the sentence that introduces it."""
    told = (d for d in drafts if d.rule != "scenario" and marker <= d.first)
    condition = next((d.condition for d in told if d.condition and d.condition[0] >= marker), None)
    if condition is None or condition[0] > last[0]:
        return list(drafts)
    return [d._replace(condition=condition) if d.group == marker and d.condition is None else d for d in drafts]
