"""Where the complement of a causal verb stands: its object, or what its preposition governs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from riwaya.annotate.outlook.clauses import Words
from riwaya.annotate.outlook.eventive import can_cause
from riwaya.annotate.outlook.lexicon import word_class
from riwaya.annotate.outlook.verbs import Verb
from riwaya.lang.ar.fold import fold, key_of


class Place(NamedTuple):
    """Where a verb's complement was found; `loose`: by an attached preposition or «في», away from the verb."""

    complement: int
    shift: int
    last: int
    direct: bool = False
    near: bool = True
    resumed: bool = False
    loose: bool = False
    gap: int = 1


_PREPOSITIONS = word_class("preposition")
_PASSED = frozenset(("comma", "speech", "that", "relative"))
_CITING = word_class("source phrase")
_POINTING = frozenset(("ذلك", "هذا"))
_ADVERBS = word_class("adverb")
_CIRCUMSTANCES = word_class("circumstance")
_RESUMING = word_class("resuming")
_TO_WHOM = word_class("to whom")
_FAR, _APART, _NEAR, _WARNED, _AGAIN = 26, 22, 6, 10, 6
_GOVERNING = word_class("governing")
# Words that make a preposition of their own with one before them: «من خلال», «إلى حد».
_COMPOUNDS = {key_of(fold(word)): word_class(f"after {word}") for word in ("من", "إلى", "على", "في")}
# Words whose first letter is no preposition.
_ROOTED = word_class("rooted")
_POSSESSIVES = ("هما", "ها", "هم", "نا", "ه")


@lru_cache(maxsize=4096)
def _is_rooted(key: str) -> bool:
    """Whether the first letter of a word is no preposition, a possessive left aside: «لجنة», «لجنتها»."""
    if key in _ROOTED:
        return True
    bare = next((key[: -len(end)] for end in _POSSESSIVES if key.endswith(end) and len(key) - len(end) > 2), "")
    return bare in _ROOTED or (bare.endswith("ت") and bare[:-1] + "ه" in _ROOTED)


def _is_adverbial(words: Words, index: int) -> bool:
    return (
        words.keys[index] in _PREPOSITIONS
        or words.keys[index] in _CIRCUMSTANCES
        or words.keys[index] in _RESUMING
        or bool(words.marks[index] and words.marks[index] != "that")
    )


def _is_aside(words: Words, index: int, first: int) -> bool:
    """Whether a preposition with a pronoun at token `first` stands before the object of the verb: «يمنع عنها الاتصال»,
    but not for the noun of a relative clause: «الحالة التي ستخفف فيها العقوبات»."""
    resumes = words.keys[first].startswith("في") and index > 0 and words.marks[index - 1] == "relative"
    return words.keys[first] in _TO_WHOM and not resumes


def _resumed_place(words: Words, at: int, high: int) -> int:
    """The later place of the particle at token `at` when a comma sets it off: «أدى نقل السفارة إلى القدس، إلى غضب»,
    or an event follows the later one alone: «ساعدت المشاركة في الدورة في تحسين العلاقات»."""
    placed = can_cause(words.keys[at + 1]) if at + 1 < high else True
    for later in range(at + 2, min(high, at + _FAR)):
        if words.marks[later] in ("stop", "adjunct", "contrast", "speech", "condition"):
            break
        if words.keys[later] == words.keys[at] and words.marks[later - 1] == "comma":
            return later
        same = words.keys[later] == words.keys[at] and words.keys[later - 1] not in _GOVERNING
        if not placed and same and later <= at + _AGAIN and later + 1 < high and can_cause(words.keys[later + 1]):
            return later
    return at


def place_of(words: Words, index: int, verb: Verb, number: int, high: int) -> Place | None:
    """Where particle `number` of the verb at `index` is met, or None."""
    particle = verb.particles[number]
    first = index + 1
    while first < high and words.keys[first] in _ADVERBS:
        first += 1
    if first >= high:
        return None
    if particle == "-":
        if words.keys[first] == "نحو" and first + 1 < high and words.tokens[first + 1].kind == "number":
            return Place(first, 0, index + 1, direct=True)  # «أوقع نحو 40 قتيلا»
        if _is_aside(words, index, first) and first + 1 < high and not _is_adverbial(words, first + 1):
            first += 1  # «يمنع عنها | الاتصال», «أثار لديهم | مخاوف»
            return Place(first, 0, index + 1, direct=True) if words.tokens[first].kind == "word" else None
        opens = words.keys[first] in '"«“(#' if words.tokens[first].kind == "mark" else not _is_adverbial(words, first)
        return Place(first, 0, index + 1, direct=True) if opens else None
    sign, word = (particle[0], particle[1:]) if particle[0] in "+=" else ("", particle)
    word = key_of(fold(word))
    attached = len(word) == 1
    if sign == "+" and verb.pronoun:
        sign = ""
    near = _WARNED if verb.strength in ("after", "strong") else _NEAR
    for at in range(first, min(high, first + (near if attached and not sign else _APART if sign == "+" else _FAR))):
        key, mark = words.keys[at], words.marks[at]
        cited = key in _CITING and (at == first or words.keys[first] in _POINTING or words.marks[first] == "comma")
        if mark and mark not in _PASSED and key != word and not cited:  # «عزا التأجيل إلى أن …» passes
            return None  # but «أدى ذلك، بحسب الوكالة، إلى …» and «أدى، وفقا للوكالة، إلى …» pass
        if words.tokens[at].kind == "number" and verb.lemma == "دفع":
            return None  # «دفع 10 آلاف دولار لشركة»
        if attached:
            if key in _RESUMING and key[0] == word:
                return Place(at + 1, 0, first, near=at == first, resumed=True)
            if key[0] == word and len(key) > 2 and not _is_rooted(key) and (at > first or not sign):
                return Place(at, 1, index + 1, near=at == first, loose=True, gap=0)
        elif key == word and _governs(words, at, first, high):
            found = _resumed_place(words, at, high) if at > first and not sign else at
            last, loose, gap = (at + 1 if at == first else index + 1), word == "في", int(sign != "=")
            return Place(found + gap, 0, last, near=at == first and bool(gap), loose=loose, gap=gap)
        elif key in _RESUMING and key.startswith(word[:2]) and at == first and len(word) < 4:
            return Place(at + 1, 0, at + 1, resumed=True)
    return None


def _governs(words: Words, at: int, first: int, high: int) -> bool:
    """Whether the preposition at token `at` belongs to the verb before `first`, not to a word beside it."""
    if at + 1 < high and words.keys[at + 1] in _COMPOUNDS.get(words.keys[at], ()):
        return False
    return at == first or words.keys[at - 1] not in _GOVERNING


def preferred(words: Words, places: Iterable[Place]) -> Place | None:
    """A preposition next to the verb first, then an object, then «إلى» or «عن», then any other preposition, before
    the name of an event rather than of a place: «تسببت الحرب في اليمن بأزمة»."""

    def rank(place: Place) -> tuple[int, bool, int]:
        order = 0 if place.near and not place.direct else 1 if place.direct else 3 if place.loose else 2
        event = order < 3 or can_cause(words.keys[place.complement][place.shift :])
        return order, not event, place.complement

    return min(places, key=rank, default=None)
