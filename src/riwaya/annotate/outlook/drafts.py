"""Forecasts of one sentence, in tokens: the clause around each trigger, its likelihood and its condition."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from riwaya.annotate.outlook.clauses import Words, left_edge, right_edge, start_of, trimmed
from riwaya.annotate.outlook.conditions import UNTIL, Side, condition_for, conditions_in
from riwaya.annotate.outlook.futures import Trigger, triggers_in
from riwaya.annotate.outlook.lexicon import word_class
from riwaya.annotate.outlook.tense import is_over
from riwaya.annotate.outlook.verbs import is_causal_verb

_OPEN = word_class("open")
_COLOUR = word_class("colour")
_QUESTION = word_class("question")
_FURTHER = 30
# «أن» stands at most this many words behind its cue.
_PARTS = 4
_SUBJECT = 6  # words of a subject before a cue of several words
_FINITE = word_class("denial") | word_class("past") | word_class("helper")
_IMPERSONAL = word_class("impersonal")
_LOOSE = word_class("loose")
_REPORTING = frozenset(("عن", "في", "الي", "علي"))  # «يتوقع هجوما بعد أنباء عن أن …»
_PARTED = frozenset(("stop", "condition", "contrast", "ask", "speech", "colon"))
_LACKING = frozenset(("دون", "بدون", "ودون", "وبدون"))
_REOPENED = frozenset(("وان", "كان", "لكان"))
_WEAKER = {"certain": "unlikely", "likely": "unlikely", "possible": "possible", "unlikely": "unlikely"}


class Draft(NamedTuple):
    """A forecast before it gets its id: tokens `first..last`, `start` the position of its first letter.

    `outcome`: token at which the words of the outcome begin, behind «من المتوقع أن» or «لن»; `condition`: tokens.
    `group`: token that introduces the enumeration it belongs to, or -1.
    """

    first: int
    last: int
    start: int
    likelihood: str
    rule: str
    outcome: int
    condition: Side | None = None
    negated: bool = False
    group: int = -1


def drafts_in(words: Words, low: int, high: int, names: Container[int] = ()) -> list[Draft]:
    """Forecasts of the sentence with tokens `low..high`, in order; tokens in `names` are names («سيلفيو»)."""
    triggers = _governing(words, [found for found in triggers_in(words, low, high) if found.first not in names])
    if not triggers:
        return []
    conditions = conditions_in(words, low, high, {trigger.first for trigger in triggers})
    spans = _begins(words, triggers, (low, high), names)
    drafts: list[Draft] = []
    held = low
    for k, (trigger, begin) in enumerate(spans):
        if trigger.first < held and trigger.kind == "future":
            continue  # «من المرجح جدا، أن الرسوم ستزيد»
        _, limit = words.bounds(trigger.first, low, high)
        stops = {start for _, start in spans[k + 1 : k + 4] if start >= trigger.last}
        stops |= _further(words, trigger, limit)
        begun = _resumed(words, trigger, high)
        if begun > trigger.last and is_over(words, begun, high):
            continue  # «من المرجح جدا أن تكون أدلة اختفت»
        if begun > trigger.last:
            last = held = right_edge(words, begun, words.bounds(begun, low, high)[1])
            first, last = trimmed(words, begin, last)
        else:
            first, last = trimmed(words, begin, right_edge(words, trigger.last - 1, limit, stops))
        while first < trigger.first and words.keys[first] in _OPEN:
            first += 1
        last = _shorn(words, trigger.last, last)
        if last < trigger.last or last - first < 2 - (trigger.kind in ("noun", "fear", "future")):
            continue
        if last - first == 1 and words.marks[first] == "that":
            continue  # «خوفا من أنه، إذا …»
        if first == trigger.last and trigger.attached and first in names:
            continue  # «تهديدات بكين»
        start = trigger.start if first == trigger.first else start_of(words, first)
        if first == trigger.last and not words.keys[first].startswith("لل"):
            start += trigger.attached
        if trigger.kind == "future" and last == trigger.last < limit and words.keys[last] in UNTIL:
            last = max(last, trimmed(words, last, right_edge(words, last, limit, stops))[1])  # «ستستمر إلى أن …»
        condition = condition_for(words, conditions, (first, last), limit)
        last = _with_exception(words, (first, last), condition, trigger)
        likelihood = _likelihood(words, trigger, begin, last)
        outcome = trigger.last if trigger.kind != "future" or trigger.negated else first
        if trigger.kind == "that" and words.keys[trigger.last - 1] != "ان":
            outcome = _behind_that(words, trigger.last, last)
        draft = Draft(first, last, start, likelihood, trigger.kind, min(outcome, last - 1), condition, trigger.negated)
        more = _coordinated(words, draft, limit) if trigger.kind == "that" else None
        if more is None and likelihood == "possible" and "ام" in words.keys[first:last]:
            draft, more = _alternatives(words, draft)
        drafts += [draft] if more is None else [draft, more]
    return drafts


def _behind_that(words: Words, first: int, last: int) -> int:
    """Where the outcome begins when the subject stands before «أن»: «لا يتوقع المحللون أن | تصمد الهدنة»."""
    for at in range(first, min(last - 1, first + _SUBJECT)):
        if words.marks[at] == "that" and words.keys[at - 1] not in _REPORTING:
            return at + words.lengths[at]
        if words.marks[at]:
            break
    return first


def _resumed(words: Words, trigger: Trigger, high: int) -> int:
    """Token behind «أن» when a comma, a quotation mark or «جدا» parts it from its cue: «من المرجح جدا"، أن …»; else
    the end of the trigger."""
    at = trigger.last
    if trigger.kind != "that" or words.keys[at - 1] == "ان":
        return at
    while at < min(high, trigger.last + _PARTS) and (words.keys[at] in _LOOSE or words.tokens[at].kind == "mark"):
        if words.marks[at] == "stop":
            break
        at += 1
    parted = at > trigger.last and at + 1 < high and words.keys[at] == "ان"
    return at + 1 if parted else trigger.last


def _shorn(words: Words, floor: int, last: int) -> int:
    """The end of a forecast without «أم أنها» of the next clause."""
    while last > floor + 1 and (words.marks[last - 1] == "that" or words.keys[last - 1] == "ام"):
        last -= 1
    return last


def _with_exception(words: Words, span: Side, condition: Side | None, trigger: Trigger) -> int:
    """Where a forecast ends that says nothing without its condition: «لن يتم إلا إذا …», «سيتم هذا عندما …»."""
    last = span[1]
    if condition is None or condition[0] != last:
        return last
    bare = trigger.kind == "future" and words.keys[condition[0]] in UNTIL and last - trigger.last <= 1
    excepted = words.keys[condition[0]] == "الا"
    return trimmed(words, last, condition[1])[1] if excepted or bare else last


def _further(words: Words, trigger: Trigger, limit: int) -> set[int]:
    """Tokens at which what a trigger governs goes on to something else: «وأن …», or a verb behind a noun."""
    ahead = range(trigger.last + 1, min(limit, trigger.last + _FURTHER))
    colon = {at for at in ahead if words.marks[at] == "colon"}
    if trigger.kind in ("noun", "fear", "risk"):
        return colon | {at for at in ahead if words.keys[at][0] == "و" and is_causal_verb(words.keys[at][1:])}
    return colon | {at for at in ahead if trigger.kind == "that" and words.keys[at] == "وان"}


def _coordinated(words: Words, draft: Draft, limit: int) -> Draft | None:
    """The forecast behind «وأن» under the same cue: «من المتوقع أن يزور … وأن يلتقي …»."""
    if draft.last + 2 >= limit or words.keys[draft.last] != "وان" or words.keys[draft.last + 1][0] not in "يت":
        return None
    first, last = trimmed(words, draft.last + 1, right_edge(words, draft.last + 1, limit))
    start = words.tokens[first].start
    return draft._replace(first=first, last=last, start=start, outcome=first, rule="and") if last - first > 1 else None


def _alternatives(words: Words, draft: Draft) -> tuple[Draft, Draft | None]:
    """The two outcomes of a question: «هل ستنسحب القوات أم ستبقى»."""
    at = words.keys.index("ام", draft.first, draft.last)
    first = at + 1 + words.lengths.get(at + 1, 1) * (at + 1 < draft.last and words.marks[at + 1] == "that")
    if first >= draft.last or at - draft.first < 2:
        return draft, None
    if words.keys[first] == "لا":  # «سيلحق بالبطولة أم لا»
        return draft._replace(last=at, outcome=min(draft.outcome, at - 1)), None
    other = draft._replace(first=first, start=start_of(words, first), outcome=first, rule="or")
    return draft._replace(last=at, outcome=min(draft.outcome, at - 1)), other


def _governing(words: Words, triggers: Sequence[Trigger]) -> list[Trigger]:
    """Triggers without those that another one in the same clause governs («من المتوقع أن … ستـ»)."""
    kept: list[Trigger] = []
    for trigger in triggers:
        governed = kept and not trigger.joined and kept[-1].kind in ("that", "modal", "noun", "fear")
        if governed and trigger.first - kept[-1].last <= 3:
            # «يبدو أنه لن يكتمل إلا …» is affirmed of what «إلا» leaves
            if trigger.negated and "الا" not in words.keys[trigger.last : trigger.last + 8]:
                kept[-1] = kept[-1]._replace(likelihood=_WEAKER.get(kept[-1].likelihood, "unlikely"), negated=True)
            continue
        if trigger.kind not in ("adverb", "plan"):
            kept.append(trigger)
    return kept


def _begins(
    words: Words, triggers: Sequence[Trigger], sentence: Side, names: Container[int]
) -> list[tuple[Trigger, int]]:
    """Each trigger with the first token of its clause; one nested in the clause before it is left out."""
    low, high = sentence
    firsts = {trigger.first for trigger in triggers}
    found: list[tuple[Trigger, int]] = []
    for trigger in triggers:
        bottom, _ = words.bounds(trigger.first, low, high)
        if found and trigger.kind == "future" and _is_described(words, found[-1][0].last, trigger.first):
            continue
        if trigger.joined or trigger.kind == "risk":
            found.append((trigger, trigger.first))
        elif trigger.kind in ("noun", "fear"):
            begin = left_edge(words, trigger.first, bottom, firsts)
            if begin - 1 not in firsts or begin == bottom:
                found.append((trigger, trigger.last))
        else:
            begin = left_edge(words, trigger.first, bottom, firsts)
            if found and _takes(words, found[-1][0], begin):
                continue  # «من المقرر أن يضع الوزير خطة من شأنها …»
            if begin - 1 in firsts and begin > bottom:
                joint = _joint(words, begin, trigger.first, names)
                if joint is None:
                    continue
                begin = joint
            found.append((trigger, _subject_start(words, trigger, begin, bottom)))
    return found


def _takes(words: Words, trigger: Trigger, begin: int) -> bool:
    """Whether a clause that begins at token `begin` is the one under a cue: right behind it or its «أن»."""
    cue = words.keys[trigger.last - 1]
    if trigger.kind not in ("that", "can") and not (trigger.kind == "future" and (cue == "ان" or cue.endswith("عني"))):
        return False
    behind = trigger.last
    return begin == behind + (words.lengths.get(behind, 1) if words.marks[behind] == "that" else 0)


def _is_described(words: Words, behind: int, at: int) -> bool:
    """Whether the verb at token `at` stands in a relative clause of what was foretold: «ستدعم القوات التي ستصل»."""
    if words.marks[at - 1] != "relative":
        return False
    return all(words.marks[k] not in ("comma", "stop", "colon") for k in range(behind, at - 1))


def _joint(words: Words, first: int, last: int, names: Container[int]) -> int | None:
    """The last word between `first` and `last` that opens a coordinated clause: «وهذا», «والقوات», not «واشنطن»."""
    for at in range(last - 1, first - 1, -1):
        if words.keys[at][0] == "و" and len(words.keys[at]) > 2 and at not in names:
            return at
    return None


def _subject_start(words: Words, trigger: Trigger, begin: int, bottom: int) -> int:
    """Where the clause of a trigger starts when a relative clause or a free relative stands before it."""
    before = trigger.first - 1
    if any(
        words.marks[at] == "condition" and at + words.lengths[at] == begin for at in range(max(0, begin - 3), begin)
    ):
        return trigger.first  # «إذا واصلنا التفاوض ستدعمنا …»
    if begin < trigger.first and words.keys[before] in _QUESTION:
        return trigger.first  # «ما قد يكون»
    if begin == trigger.first and begin > bottom and words.marks[before] == "comma":
        return _subject_apart(words, before, bottom) or begin
    if begin < trigger.first and begin > bottom and words.marks[begin - 1] == "relative":
        head = begin - 1
        while head > bottom and words.marks[head - 1] == "comma":
            head -= 1
        return left_edge(words, head - 1, bottom) if head > bottom else begin
    if trigger.kind in ("that", "can") and trigger.first - begin > _SUBJECT:
        return trigger.first  # «يتفاوضان على قانون للعمل من شأنه …»
    form = words.tokens[before].form if begin < trigger.first else ""
    plain = form.endswith("ة") and not form.startswith(("ال", "لل", "بال", "وال"))
    if trigger.first - begin > 3 and plain and len(form) > 4:
        return before - (not words.keys[before - 1].startswith("ال"))  # «في تظاهرة مضادة ستنظم»
    return begin


def _subject_apart(words: Words, comma: int, bottom: int) -> int | None:
    """First token behind the nearest «أن» when only a noun phrase stands between it and the comma before a verb:
    «أن قرار المجلس بشأن الهدنة، لن يؤثر …»."""
    for at in range(comma - 1, max(bottom, comma - _FURTHER) - 1, -1):
        if words.marks[at] == "that":
            first = at + words.lengths[at]
            # «يمكن أن ننجح، لا يمكن أن …», «دون أن تملك جيشا، لن …»
            taken = words.keys[at - 1] in _IMPERSONAL or words.keys[at - 1] in _LACKING
            return first if first < comma and words.keys[at] not in _REOPENED and not taken else None
        if words.marks[at] in _PARTED or words.keys[at] in _FINITE:
            return None
    return None


def _likelihood(words: Words, trigger: Trigger, begin: int, last: int) -> str:
    """The trigger's likelihood, changed by adverbs of its clause and by a question."""
    keys = words.keys[begin:last]
    asked = any(words.marks[at] == "ask" or words.keys[at] == "ام" for at in range(max(0, begin - 4), begin))
    if asked:
        return "possible"
    if trigger.kind != "future":
        return trigger.likelihood
    if "الارجح" in keys or "غالبا" in keys:
        return "unlikely" if trigger.likelihood == "impossible" else "likely"
    if any(key in _COLOUR for key in keys):
        return "unlikely" if trigger.likelihood == "impossible" else "possible"
    return trigger.likelihood
