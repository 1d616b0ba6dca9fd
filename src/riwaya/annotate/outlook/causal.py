"""Words that tie a cause to an effect: «أدى إلى», «بسبب», «ما يعني», «ناجم عن».

Finds the cues of a sentence; `sides` gives them their cause and effect.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from riwaya.annotate.outlook.clauses import Words
from riwaya.annotate.outlook.cues import CueTable
from riwaya.annotate.outlook.lexicon import word_class
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
    doubtful: bool = False
    never: frozenset[str] = frozenset()


class CausalCue(NamedTuple):
    """A cue at tokens `first..last`, `start..end` its positions.

    `kind`: verb, which («مما يزيد»), because, so, to or back. `complement`: token at which what the cue governs
    begins, `shift` characters of an attached preposition to take off it; `direct`: the complement is an object;
    `near`: nothing stands between the verb and its preposition; `resumed`: the complement is a pronoun
    («تسببت بها») and stands for what comes before; `gap`: words of the preposition before the complement.
    """

    first: int
    last: int
    start: int
    end: int
    kind: str
    joined: bool
    complement: int
    shift: int = 0
    verb: Verb | None = None
    direct: bool = False
    near: bool = True
    resumed: bool = False
    gap: int = 1


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


@cache
def _phrases() -> CueTable[str]:
    return CueTable((row["cue"], row["kind"]) for row in load_table("cause_cues").rows)


@cache
def _verbs() -> dict[str, list[tuple[int, Verb]]]:
    """Every inflected form, conjunctions and future prefix attached, with the length of the conjunction."""
    forms: dict[str, list[tuple[int, Verb]]] = {}
    for row in load_table("cause_verbs").rows:
        past, present = (fold(row[tense]).strip("-") for tense in ("past", "present"))
        nouns, never = (frozenset(key_of(fold(word)) for word in row[name].split()) for name in ("nouns", "never"))
        lemma = row["past"] if past else row["present"]
        base = Verb(tuple(row["particles"].split()), row["strength"], "past", "", lemma, False, never)
        for form in conjugate(past, present, objects=True):
            if form.number == "d" and form.tense == "past" and len(past) < 4:
                continue  # «عمقا», «دفعا»: nouns far more often than duals
            key = key_of(form.form)
            people = form.number == "p" and form.gender == "m" and base.strength != "strong"
            if people:
                continue
            verb = base._replace(tense=form.tense, pronoun=form.pronoun, doubtful=key in nouns)
            for prefix in ("", "و", "ف"):
                forms.setdefault(prefix + key, []).append((len(prefix), verb))
                if form.tense == "present":
                    future = (len(prefix), verb._replace(tense="future"))
                    forms.setdefault(prefix + "س" + key, []).append(future)
        if row["participle"] != "-":
            for word, _, _ in participle_forms(fold(row["participle"])):
                forms.setdefault(key_of(word), []).append((0, base._replace(tense="participle")))
    return forms


def is_causal_verb(key: str) -> bool:
    """Whether a word, by its comparison key, is a form of a verb that leads to an effect."""
    return key in _verbs()


def cues_in(words: Words, low: int, high: int) -> list[CausalCue]:
    """The causal cues among tokens `low..high`, in order, none inside another."""
    found: list[CausalCue] = []
    phrases, verbs, keys = _phrases(), _verbs(), words.keys
    index = low
    while index < high:
        key = keys[index]
        cue = None
        if key in phrases.first_words:
            phrase = phrases.at(keys, index)
            if phrase is not None and phrase.payload == "not":
                index = phrase.last
                continue
            if phrase is not None and phrase.last < high:
                start, end = words.tokens[index].start + phrase.skip, words.tokens[phrase.last - 1].end
                cue = CausalCue(
                    index, phrase.last, start, end, phrase.payload, phrase.skip > 0, phrase.last, len(phrase.attached)
                )
                cue = cue if _is_phrase_cue(words, cue, low, high) else None
        if cue is None and key in ("مما", "ومما"):
            cue = _which_at(words, index, low, high)
        if cue is None and key in verbs:
            readings = (_verb_at(words, index, low, high, reading) for reading in verbs[key])
            cue = next((reading for reading in readings if reading is not None), None)
        if cue is None:
            index += 1
        else:
            found.append(cue)
            index = max(index + 1, cue.last)
    return found


_NOT = word_class("refusal")
# So-phrases that are also plain prepositions with a pronoun: only at the head of a clause.
_HEADED = word_class("headed")


def _is_phrase_cue(words: Words, cue: CausalCue, low: int, high: int) -> bool:
    """Whether the place of a phrase lets it be a cue."""
    first, keys = cue.first, words.keys
    before = keys[first - 1] if first > low else ""
    if before in _NOT:
        return False
    key = keys[first][1:] if cue.joined else keys[first]
    if cue.kind == "so" and key in _HEADED:
        headed = (
            cue.joined
            or first == low
            or words.marks[first - 1] in ("stop", "colon", "that", "comma")
            or before in ("ربما", "وربما")
        )
        following = keys[cue.last]
        if not headed or (key in ("عليه", "علي") and words.tokens[first].form not in ("وعليه", "وعلى")):
            return key == "بالتالي"
        return not (key in ("لهذا", "لذلك") and cue.last == first + 1 and following.startswith("ال"))
    if cue.kind == "so" and first > low and words.marks[first - 1] == "ask":
        return False
    if key == "لان" and cue.last == first + 1:
        # «احتمال لأن يختار»: purpose, not cause, when an imperfect follows the bare word
        return keys[cue.last][0] != "ي" and keys[cue.last] not in ("تكون", "تصبح", "تبقي", "تتم", "نكون")
    return cue.last < high


_THAN = word_class("than")
_NAMING = word_class("naming")


def _which_at(words: Words, index: int, low: int, high: int) -> CausalCue | None:
    """«مما» with the verb behind it."""
    following = index + 1
    if following + 1 >= high or index == low:
        return None
    before, key = words.keys[index - 1], words.keys[following]
    # «أقوى مما», «أسوأ مما»: a comparison
    if before in _THAN or (len(before) == 4 and before[0] == "ا" and before[1] != "ل"):
        return None
    if words.tokens[following].kind != "word" or key in _NAMING:
        return None
    causal = key in _verbs()
    start = words.tokens[index].start + (words.keys[index][0] == "و")
    end = words.tokens[following if causal else index].end
    last = following + 1 if causal else following
    return CausalCue(index, last, start, end, "which", False, following, verb=_verbs()[key][0][1] if causal else None)


_NEGATIONS = word_class("negation")
_PREPOSITIONS = word_class("preposition")
_SUPPORT = word_class("support")


def _verb_at(words: Words, index: int, low: int, high: int, reading: tuple[int, Verb]) -> CausalCue | None:
    """The verb at token `index` in one of its readings, when the place and its complement let it be a cue."""
    skip, verb = reading
    token = words.tokens[index]
    before = words.keys[index - 1] if index > low else ""
    if before in _NEGATIONS or before in _PREPOSITIONS or (token.form.endswith("ة") and verb.tense != "participle"):
        return None
    if index + 1 < high and words.keys[index + 1] in verb.never:
        return None
    written = words.frame.text.quote(token.start, token.end)
    if "آ" in written:  # «آثار» is a noun
        return None
    if verb.doubtful and before not in _SUPPORT and "\u0651" not in written:
        if not _is_supported(words, index, low, high):
            opens = index == low or words.marks[index - 1] in _CLAUSE_EDGES
            if verb.particles[0] == "-" or not (skip or opens):
                return None
        else:
            verb = verb._replace(doubtful=False)
    else:
        verb = verb._replace(doubtful=False)
    if verb.tense == "past" and before == "ان" and not verb.doubtful:
        # «إن أسهمت القوى»: a condition, since a past verb never follows «أن» of content
        return None
    places = [place for place in (_place(words, index, verb, k, high) for k in range(len(verb.particles))) if place]
    if not places:
        return None
    complement, shift, last, direct, near, resumed, _, gap = min(places, key=_preference)
    start, end = token.start + skip, words.tokens[last - 1].end
    return CausalCue(index, last, start, end, "verb", skip > 0, complement, shift, verb, direct, near, resumed, gap)


def _preference(place: Place) -> tuple[int, int]:
    """A preposition next to the verb first, then an object, then «إلى» or «عن», then any other preposition."""
    rank = 0 if place.near and not place.direct else 1 if place.direct else 3 if place.loose else 2
    return rank, place.complement


def _is_supported(words: Words, index: int, low: int, high: int) -> bool:
    """Whether a form that is also a noun stands behind a relative pronoun, or between a definite subject and an
    indefinite object."""
    if index <= low or index + 1 >= high:
        return False
    between = words.keys[index - 1].startswith("ال") and not words.keys[index + 1].startswith("ال")
    return words.marks[index - 1] == "relative" or between


_CLAUSE_EDGES = frozenset(("comma", "stop", "colon", "that", "contrast", "adjunct"))
_ADVERBS = word_class("adverb")
_RESUMING = word_class("resuming")
_FAR, _APART, _NEAR = 26, 22, 4
# Words whose first letter is no preposition.
_ROOTED = word_class("rooted")


def _is_adverbial(words: Words, index: int) -> bool:
    return words.keys[index] in _PREPOSITIONS or bool(words.marks[index] and words.marks[index] != "that")


def _place(words: Words, index: int, verb: Verb, number: int, high: int) -> Place | None:
    """Where particle `number` of the verb at `index` is met, or None."""
    particle = verb.particles[number]
    first = index + 1
    while first < high and words.keys[first] in _ADVERBS:
        first += 1
    if first >= high:
        return None
    if particle == "-":
        opens = words.keys[first] in '"«“(#' if words.tokens[first].kind == "mark" else not _is_adverbial(words, first)
        return Place(first, 0, index + 1, direct=True) if opens else None
    sign, word = (particle[0], particle[1:]) if particle[0] in "+=" else ("", particle)
    word = key_of(fold(word))
    attached = len(word) == 1
    if sign == "+" and verb.pronoun:
        sign = ""
    for at in range(first, min(high, first + (_NEAR if attached and not sign else _APART if sign == "+" else _FAR))):
        key, mark = words.keys[at], words.marks[at]
        if mark and mark not in ("comma", "speech", "that"):
            return None
        if attached:
            if key in _RESUMING and key[0] == word:
                return Place(at + 1, 0, first, near=at == first, resumed=True)
            if key[0] == word and len(key) > 2 and key not in _ROOTED and (at > first or not sign):
                return Place(at, 1, index + 1, near=at == first, loose=True, gap=0)
        elif key == word:
            place = at if sign == "=" else at + 1
            last, loose, gap = (at + 1 if at == first else index + 1), word == "في", int(sign != "=")
            return Place(place, 0, last, near=at == first and bool(gap), loose=loose, gap=gap)
        elif key in _RESUMING and key.startswith(word[:2]) and at == first and len(word) < 4:
            return Place(at + 1, 0, at + 1, resumed=True)
    return None
