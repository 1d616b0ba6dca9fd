"""Words that point to the future: «ستنسحب», «قد يؤدي», «لن تسمح», «من المتوقع أن».

Finds triggers, tells verbs from nouns of the same look («سياسة», «سنوات»; «قد تمكّن» of the past from
«قد تتمكن»), and rates each in words of the five-step scale.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from riwaya.annotate.outlook.clauses import Words
from riwaya.annotate.outlook.cues import CueTable
from riwaya.annotate.outlook.lexicon import word_class
from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.tables import load_table

SCALE = ("impossible", "unlikely", "possible", "likely", "certain")
_NEGATIONS = word_class("denial")
_POSSESSIVES = ("", "ه", "ها", "هم", "هما", "نا", "ي", "ك", "ين", "ان")
# The future of the past («كان سيغادر») and questions after a wh-word are no forecasts.
_PAST = word_class("past")
_WH = word_class("question")


class Trigger(NamedTuple):
    """A cue of the future: tokens `first..last`, `start` its position without conjunction.

    `kind`: future, modal, that, can, noun, plan, adverb. `joined`: «و» or «ف» was attached.
    """

    first: int
    last: int
    start: int
    kind: str
    likelihood: str
    joined: bool
    negated: bool = False


@cache
def _cues() -> CueTable[tuple[str, str]]:
    rows = load_table("forecast_cues").rows
    return CueTable(((row["cue"], (row["kind"], row["likelihood"])) for row in rows), prefixes=("و", "ف"))


@cache
def _not_future() -> tuple[frozenset[str], tuple[str, ...]]:
    exact: set[str] = set()
    starts = []
    for row in load_table("not_future").rows:
        word = key_of(fold(row["word"]))
        if row["form"] == "start":
            starts.append(word)
        else:
            stem = word[:-1] + "ت" if row["word"].endswith("ة") else word
            exact.add(word)
            exact.update(stem + ending for ending in _POSSESSIVES)
    return frozenset(exact), tuple(starts)


@cache
def _past_after_qad() -> frozenset[str]:
    return frozenset(key_of(fold(row["verb"])) for row in load_table("perfect_look").rows)


@lru_cache(maxsize=16384)
def future_prefix(form: str) -> int:
    """How many characters of conjunction stand before the س of a future verb in a folded word, or -1.

    >>> future_prefix("وستنسحب"), future_prefix("سياسة"), future_prefix("سنوات")
    (1, -1, -1)
    """
    skip = 1 if form[0] in "وف" and form[1:2] == "س" else 0
    word = form[skip:]
    if len(word) < 4 or word[0] != "س" or word[1] not in "يتنا" or word.endswith("ة"):
        return -1
    key = key_of(word)
    exact, starts = _not_future()
    if key in exact or key.startswith(starts):
        return -1
    return skip


def triggers_in(words: Words, first: int, last: int) -> list[Trigger]:
    """All triggers among tokens `first..last`, in order."""
    found = []
    keys = words.keys
    cue_words = _cues().first_words
    index = first
    while index < last:
        key = keys[index]
        trigger = None
        if key in cue_words:
            trigger = _cue_at(words, index, first, last)
        elif key[0] in "سوف" and len(key) > 3:
            trigger = _future_at(words, index, first)
        if trigger is None:
            index += 1
        else:
            found.append(trigger)
            index = max(trigger.last, index + 1)
    return found


def _future_at(words: Words, index: int, low: int) -> Trigger | None:
    """The future verb at token `index`."""
    token = words.tokens[index]
    if token.kind != "word":
        return None
    skip = future_prefix(token.form)
    if skip < 0 or _is_asked_or_past(words, index, low):
        return None
    if token.form[skip + 1] == "ا" and words.frame.text.quote(token.start + skip + 1, token.start + skip + 2) != "أ":
        return None
    return Trigger(index, index + 1, token.start + skip, "future", "certain", skip > 0)


def _is_asked_or_past(words: Words, index: int, low: int) -> bool:
    """Whether «كان», a wh-word or a definite relative pronoun stands right before token `index`."""
    if index <= low:
        return False
    before = words.keys[index - 1]
    return before in _PAST or before in _WH or words.marks[index - 1] == "relative"


def _cue_at(words: Words, index: int, low: int, high: int) -> Trigger | None:
    cue = _cues().at(words.keys, index)
    if cue is None:
        return None
    kind, likelihood = cue.payload
    negated = index > low and words.keys[index - 1] in _NEGATIONS
    before = words.keys[index - 1] if index > low else ""
    if kind == "past" or before in _PAST:
        return None
    if kind in ("modal", "future") and not _is_ahead(words, cue.last, high, words.keys[index][cue.skip :]):
        return None
    if kind == "future" and _is_asked_or_past(words, index, low):
        return None
    start = words.tokens[index].start + cue.skip
    if negated:
        start = words.tokens[index - 1].start
        likelihood = "impossible" if kind == "can" else "unlikely"
    return Trigger(
        index - negated, cue.last, start, kind, likelihood, cue.skip > 0, negated or cue.payload[1] == "impossible"
    )


def _is_ahead(words: Words, index: int, high: int, cue: str) -> bool:
    """Whether the word behind «قد», «ربما», «سوف» or «لن» makes it a statement about the future."""
    if index >= high or words.tokens[index].kind != "word":
        return cue in ("سوف", "لن") and index < high
    word = words.keys[index]
    if cue == "قد":
        if word == "لا" and index + 1 < high:
            word, index = words.keys[index + 1], index + 1
        return is_imperfect(words, index, high, word)
    if cue == "ربما":
        return word not in ("لهذا", "في", "من", "علي", "كان", "كانت", "لان", "بسبب")
    return True


def is_imperfect(words: Words, index: int, high: int, word: str) -> bool:
    """Whether `word`, after «قد», is an imperfect verb («قد تصل») rather than a perfect («قد تمكن»)."""
    if len(word) < 3:
        return False
    if word[0] == "ي":
        return True
    if word[0] == "ت":
        if word not in _past_after_qad():
            return not (word.endswith("ت") and word[:-1] in _past_after_qad())
        following = words.tokens[index + 1].form if index + 1 < high else ""
        return following.endswith("ة")
    return word[0] == "ن" and len(word) > 3 and word not in _past_after_qad() and not word.endswith("ت")
