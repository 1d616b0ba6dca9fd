"""Words that tie a cause to an effect: «أدى إلى», «بسبب», «ما يعني», «ناجم عن».

Finds the cues of a sentence; `causes` gives them their two sides.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from riwaya.annotate.outlook.clauses import Words
from riwaya.annotate.outlook.cues import CueTable
from riwaya.lang.ar.conjugation import conjugate, participle_forms
from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.tables import load_table


class Verb(NamedTuple):
    """An inflected causal verb: its particles, strength, tense and attached object («دفعها» → «ها»)."""

    particles: tuple[str, ...]
    strength: str
    tense: str
    pronoun: str
    lemma: str


class CausalCue(NamedTuple):
    """A cue at tokens `first..last`, `start..end` its positions.

    `kind`: verb, because, so, to or back. `particle`: token at which the complement of a verb begins (`last`
    when it follows at once, -1 when it has a direct object). `shift`: characters of an attached preposition
    to take off the complement's first word. `future`: «س», «قد» or «سوف» stands before the verb.
    """

    first: int
    last: int
    start: int
    end: int
    kind: str
    joined: bool
    particle: int = -1
    shift: int = 0
    verb: Verb | None = None
    future: bool = False


@cache
def _phrases() -> CueTable[str]:
    return CueTable((row["cue"], row["kind"]) for row in load_table("cause_cues").rows)


@cache
def _verbs() -> dict[str, tuple[int, Verb]]:
    """Every inflected form, conjunctions and future prefix attached, with the length of the conjunction."""
    forms: dict[str, tuple[int, Verb]] = {}
    for row in load_table("cause_verbs").rows:
        past, present = fold(row["past"]), fold(row["present"])
        particles, strength = tuple(row["particles"].split()), row["strength"]
        for form in conjugate(past, present, objects=True):
            verb = Verb(particles, strength, form.tense, form.pronoun, row["past"])
            for prefix in ("", "و", "ف"):
                forms.setdefault(prefix + key_of(form.form), (len(prefix), verb))
                if form.tense == "present":
                    future = verb._replace(tense="future")
                    forms.setdefault(prefix + "س" + key_of(form.form), (len(prefix), future))
                    forms.setdefault(prefix + "ل" + key_of(form.form), (len(prefix) + 1, verb))
        if row["participle"] != "-":
            for word, _, _ in participle_forms(fold(row["participle"])):
                forms.setdefault(key_of(word), (0, Verb(particles, strength, "participle", "", row["past"])))
    return forms


def cues_in(words: Words, low: int, high: int) -> list[CausalCue]:
    """The causal cues among tokens `low..high`, in order, none inside another."""
    found: list[CausalCue] = []
    phrases, verbs, keys = _phrases(), _verbs(), words.keys
    index = low
    while index < high:
        key = keys[index]
        cue = None
        if key in phrases.first_words:
            cue = _phrase_at(words, index, high)
        if cue is None and key in verbs:
            cue = _verb_at(words, index, low, high)
        if cue is None:
            index += 1
        else:
            found.append(cue)
            index = max(index + 1, cue.last)
    return found


def _phrase_at(words: Words, index: int, high: int) -> CausalCue | None:
    cue = _phrases().at(words.keys, index)
    if cue is None or cue.last >= high:
        return None
    tokens = words.tokens
    start, end = tokens[index].start + cue.skip, tokens[cue.last - 1].end
    return CausalCue(index, cue.last, start, end, cue.payload, cue.skip > 0, cue.last, len(cue.attached))


_MODALS = frozenset(("قد", "سوف", "ربما", "وقد", "فقد", "ان", "وربما", "يمكن"))
_NEGATIONS = frozenset(("لا", "لم", "لن", "ولا", "ولم", "ولن", "ما لم", "دون", "الا", "لئلا"))


def _verb_at(words: Words, index: int, low: int, high: int) -> CausalCue | None:
    skip, verb = _verbs()[words.keys[index]]
    token = words.tokens[index]
    before = words.keys[index - 1] if index > low else ""
    if token.kind != "word" or before in _NEGATIONS or (token.form.endswith("ة") and verb.tense != "participle"):
        return None
    place = _complement(words, index, verb, high)
    if place is None:
        return None
    particle, shift, last = place
    future = verb.tense == "future" or (verb.tense == "present" and before in _MODALS)
    return CausalCue(
        index, last, token.start + skip, words.tokens[last - 1].end, "verb", skip > 0, particle, shift, verb, future
    )


def _complement(words: Words, index: int, verb: Verb, high: int) -> tuple[int, int, int] | None:
    """(token where the complement begins or -1, characters to take off it, end of the cue), or None without one."""
    for particle in verb.particles:
        for place in _places(words, index, particle, high):
            return place
    return None


def _places(words: Words, index: int, particle: str, high: int) -> Iterator[tuple[int, int, int]]:
    """Where `particle` is met behind the verb at `index`."""
    following = index + 1
    if following >= high:
        return
    if particle == "-":
        if words.tokens[following].kind != "mark" or words.keys[following] in '"«“(#':
            yield -1, 0, following
        return
    distant = particle.startswith("+")
    word = key_of(fold(particle.lstrip("+")))
    attached = len(word) == 1
    reach = min(high, following + (12 if distant or not attached else 3))
    for at in range(following, reach):
        key = words.keys[at]
        if words.marks[at] and words.marks[at] != "comma":
            return
        if attached and key[0] == word and len(key) > 2 and (at > following or not distant):
            yield at, 1, following
            return
        if key == word or (not attached and len(word) > 4 and key == word):
            yield at + 1, 0, at + 1 if at == following else following
            return
