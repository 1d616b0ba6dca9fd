"""The conditions of a sentence and the forecast that each belongs to: «في حال انسحبت القوات، ستعود …»."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence

from riwaya.annotate.outlook.clauses import Words, right_edge
from riwaya.annotate.outlook.lexicon import word_class

Side = tuple[int, int]
UNTIL = word_class("until")
_PROVIDED = frozenset(("شريطه", "بشرط"))
_DECIDING = word_class("deciding")
_UNNAMED = word_class("unnamed")


def conditions_in(words: Words, low: int, high: int, stops: Collection[int] = ()) -> list[Side]:
    """Tokens of each conditional clause, its cue included: «في حال انسحبت القوات», up to «فإن»."""
    found = []
    for index in range(low, high):
        if words.marks[index] != "condition":
            continue
        begin = index + words.lengths[index]
        asked = words.keys[index] in _PROVIDED and words.keys[begin : begin + 1] == ("عدم",)
        if asked and not _UNNAMED.isdisjoint(words.keys[begin + 1 : begin + 2]):
            continue  # «شريطة عدم كشف هويته»
        _, limit = words.bounds(index, low, high)
        # the word behind the cue is the condition's own: «إذا أعلن …»
        last = right_edge(words, min(begin, limit - 1), limit, stops)
        for at in range(index + 1, last):
            if words.keys[at].startswith("ف") and (
                words.marks[at] == "that" or words.keys[at].startswith(("فس", "فلن", "فقد"))
            ):
                last = at
                break
        found.append((index, last))
    return found


def condition_for(words: Words, conditions: Sequence[Side], span: Side, limit: int) -> Side | None:
    """The condition before the forecast in its sentence or directly behind it, «عندما …» included."""
    after = bisect_left(conditions, (span[1], 0))
    if after < len(conditions) and conditions[after][0] <= span[1] + 1:
        whether = words.keys[conditions[after][0]] == "اذا" and not _DECIDING.isdisjoint(words.keys[span[0] : span[1]])
        return None if whether else conditions[after]  # «سيقرر المشاركون إذا كانوا سيواصلون»
    if span[1] < limit and words.keys[span[1]] in UNTIL and words.marks[span[1]] == "adjunct":
        return span[1], right_edge(words, span[1], limit)
    if words.keys[max(0, span[0] - 1)] == "والا":
        return None  # «…، وإلا فسـ…»: what comes if the condition does not hold
    before = bisect_left(conditions, (span[0], 0))
    if not before:
        return None
    condition = conditions[before - 1]
    turned = any(words.marks[at] == "speech" for at in range(condition[1], span[0]))
    apart = condition[0] < words.bounds(span[0], 0, span[0] + 1)[0]
    return None if turned and apart else condition  # «إن لم يعد، فقد قال: "سأذهب"»
