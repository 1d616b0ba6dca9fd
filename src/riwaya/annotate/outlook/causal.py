"""Words that tie a cause to an effect: «أدى إلى», «بسبب», «ما يعني», «ناجم عن».

Finds the cues of a sentence; `sides` gives them their cause and effect.
"""

from __future__ import annotations

from functools import cache

from riwaya.annotate.outlook.clauses import Words
from riwaya.annotate.outlook.complements import Place, place_of, preferred
from riwaya.annotate.outlook.cues import CausalCue
from riwaya.annotate.outlook.eventive import can_cause
from riwaya.annotate.outlook.lexicon import word_class
from riwaya.annotate.outlook.natures import nature_end
from riwaya.annotate.outlook.no_cues import leads_there
from riwaya.annotate.outlook.phrase_cues import phrase_cue, phrases
from riwaya.annotate.outlook.verb_forms import (
    is_circumstance,
    is_definite,
    is_elative,
    is_measured,
    is_more,
    is_passive,
    is_seldom,
    is_stated,
    is_supported,
)
from riwaya.annotate.outlook.verbs import Verb, causal_verbs


@cache
def _beginnings() -> frozenset[str]:
    """Comparison keys of all words that a cue can begin with."""
    return frozenset(phrases().first_words) | frozenset(causal_verbs()) | _ROLES | {"مما", "ومما"}


def cues_in(words: Words, low: int, high: int) -> list[CausalCue]:
    """The causal cues among tokens `low..high`, in order, none inside another."""
    found: list[CausalCue] = []
    verbs, keys, look_up = causal_verbs(), words.keys, phrases().at
    free = low
    for index in words.frame.keys_where(_beginnings().__contains__, low, high):
        if index < free:
            continue
        key = keys[index]
        phrase = look_up(keys, index)
        if phrase is not None and phrase.payload == "not":
            free = phrase.last
            continue
        cue = phrase_cue(words, phrase, low, high) if phrase is not None else None
        if cue is None and key in _ROLES:
            cue = _role_at(words, index, high)
        if cue is None and key in ("مما", "ومما"):
            cue = _which_at(words, index, low, high)
        if cue is None and key in verbs:
            cue = _verb_cue(words, index, low, high, verbs[key])
        if cue is not None and cue.kind == "may":
            cue = _nature_at(words, cue, high)
        if cue is not None:
            found.append(cue)
            free = cue.last + (cue.shift if cue.kind == "because" else 0)  # «نظرا | لاعتقاده أن»
            if cue.kind == "to" and keys[cue.last - 1] == "ان":
                free += 1  # «من شأنه أن | يزيد»: one cue
    return found


def _verb_cue(words: Words, index: int, low: int, high: int, readings: list[tuple[int, Verb]]) -> CausalCue | None:
    """The verb at token `index` in the first of its readings that fits, those last whose object stands behind a
    preposition with a pronoun: «تنتج عنها أزمات» is «نتج عن»."""
    apart = None
    for reading in readings:
        cue = _verb_at(words, index, low, high, reading)
        if cue is not None and not (cue.direct and cue.complement > index + 1):
            return cue
        apart = apart or cue
    return apart


def _nature_at(words: Words, cue: CausalCue, high: int) -> CausalCue | None:
    """«من شأن الخطة أن تبعد المستثمرين»; None when the verb behind «أن» is a cue of its own."""
    middle = nature_end(words, cue.first, high)
    return cue if middle is not None and words.keys[middle + 1] not in causal_verbs() else None


_ROLES = word_class("role noun")
# Adjectives between such a noun and its preposition: «دورا كبيرا مساعدا في».
_ADJECTIVES = 3


def _role_at(words: Words, index: int, high: int) -> CausalCue | None:
    """A noun like «دورا» with its adjectives and «في» before what it led to: «عنصرا هاما في خفض الهجمات»."""
    for at in range(index + 1, min(high - 1, index + 2 + _ADJECTIVES)):
        if words.keys[at] == "في":
            if not can_cause(words.keys[at + 1]):
                return None
            start, end = words.tokens[index].start, words.tokens[at].end
            return CausalCue(index, at + 1, start, end, "to", False, at + 1)
        if words.tokens[at].kind != "word" or not words.tokens[at].form.endswith("ا"):
            return None
    return None


_WHEN = word_class("time")
_THAN = word_class("than")
_NAMING = word_class("naming")
_WHETHER = frozenset(("اذا", "ان"))  # «لست متأكدا مما إذا …»


def _which_at(words: Words, index: int, low: int, high: int) -> CausalCue | None:
    """«مما» with the verb behind it."""
    following = index + 1
    if following + 1 >= high:
        return None
    before, key = words.keys[index - 1] if index > low else "", words.keys[following]
    # «أقوى مما», «أسوأ مما»: a comparison
    if before in _THAN or (len(before) == 4 and before[0] == "ا" and before[1] != "ل"):
        return None
    if words.tokens[following].kind != "word" or key in _NAMING or key in _WHETHER:
        return None
    verb = causal_verbs()[key][0][1] if key in causal_verbs() else None
    places = [place_of(words, following, verb, k, high) for k in range(len(verb.particles))] if verb else []
    place = preferred(words, (found for found in places if found is not None))
    start = words.tokens[index].start + (words.keys[index][0] == "و")
    if verb is None and index > low and words.marks[index - 1] not in ("comma", "stop"):
        return None  # «براءة الدين مما اقترفه التنظيم»
    if verb is None or place is None:
        return CausalCue(index, following, start, words.tokens[index].end, "which", False, following)
    end = words.tokens[place.last - 1].end
    return CausalCue(index, place.last, start, end, "which", False, place.complement, place.shift, verb)


_NEGATIONS = word_class("negation")
_PREPOSITIONS = word_class("preposition")
_SUPPORT = word_class("support")


def _is_misread(words: Words, index: int, reading: tuple[int, Verb], written: str) -> bool:
    """Whether the letters show another word: «آثار», «إثارته» are nouns, «يُنسف» is a passive, «أضعف أثرا» compares."""
    skip, verb = reading
    if "آ" in written or is_passive(written[skip:], verb):
        return True
    return verb.tense == "past" and (written[skip : skip + 1] == "إ" or is_elative(words, index, skip))


def _verb_at(words: Words, index: int, low: int, high: int, reading: tuple[int, Verb]) -> CausalCue | None:
    """The verb at token `index` in one of its readings, when the place and its complement let it be a cue."""
    skip, verb = reading
    token = words.tokens[index]
    before = words.keys[index - 1] if index > low else ""
    manner = before == "نحو" and index - 2 >= low and words.keys[index - 2] == "علي"  # «على نحو تسبب في …»
    if (before in _PREPOSITIONS and not manner) or (token.form.endswith("ة") and verb.tense != "participle"):
        return None
    if before in _NEGATIONS and not is_more(words, index, high):
        return None
    written = words.frame.text.quote(token.start, token.end)
    if _is_misread(words, index, reading, written) or is_seldom(words, index, low):
        return None
    following = words.keys[index + 1 : min(high, index + 3)]
    opening = following[: 1 + (following[0] in _NAMED)] if following else ()  # «تثير هذا الموضوع»
    if not verb.never.isdisjoint(opening) and following[-1] not in _STIRRED:
        return None  # but «أثارت القضية غضبا»
    after = words.keys[index - 2] if index > low + 1 else ""
    if verb.doubtful and before == "ان" and verb.tense == "present" and after in _IMPERSONAL:
        verb = verb._replace(doubtful=False)  # «يتوقع أن تخلف أضرارا»
    if (
        verb.doubtful
        and before not in _SUPPORT
        and not is_stated(words, index, low, high, verb)
        and ("\u0651" not in written or words.keys[index][0] == "ت")
    ):
        if not is_supported(words, index, low, high):
            opens = (index == low or words.marks[index - 1] in _CLAUSE_EDGES) and is_definite(words, index + 1, high)
            made = opens and not skip and verb.lemma == "جعل"
            near = skip and index + 1 < high and words.keys[index + 1] in verb.particles  # «… وزاد من تعقيد الأزمة»
            if (verb.particles[0] == "-" and not (made or near)) or not (skip or opens):
                return None
            verb = verb._replace(doubtful=not made)
        else:
            verb = verb._replace(doubtful=False)
    else:
        verb = verb._replace(doubtful=False)
    if verb.tense == "past" and before == "ان" and not verb.doubtful and after not in _BEFORE_THAT:
        # «إن أسهمت القوى»: a condition, since a past verb never follows «أن» of content
        return None
    if verb.tense == "participle" and leads_there(words, index, low):
        return None
    edge = words.bounds(index, low, high)[1]
    high = edge if edge > index + 2 else high  # «التي "تسبب الضرر للجميع"، في تحد …»
    places = [place for place in (place_of(words, index, verb, k, high) for k in range(len(verb.particles))) if place]
    places = [place for place in places if place.complement < high and not is_measured(words, place, verb)]
    places = [place for place in places if not _is_sworn(words, index, verb, place)]
    places = [place for place in places if not (place.direct and words.keys[place.complement] in _WHEN)]
    if verb.strength == "backnear" or (verb.tense == "participle" and verb.strength != "ascribe"):
        places = [place for place in places if place.near]
    whither = verb.particles[-1][0] == "+"  # «أودت به إلى السجن»
    place = preferred(words, [place for place in places if not (whither and place.resumed)] or places)
    if verb.tense == "participle" and place is not None and place.direct and not is_circumstance(words, index, low):
        return None
    if place is None or (verb.lemma == "يعني" and token.form.endswith("ى")):
        return None
    complement, shift, last, direct, near, resumed, _, gap = place
    start, end = token.start + skip, words.tokens[last - 1].end
    return CausalCue(index, last, start, end, "verb", skip > 0, complement, shift, verb, direct, near, resumed, gap)


def _is_sworn(words: Words, index: int, verb: Verb, place: Place) -> bool:
    """Whether another object stands between a verb and its preposition: «أدى الوزير، وهو طبيب، اليمين … إلى»."""
    between = words.keys[index + 1 : place.complement] if not place.direct and verb.lemma == "أدى" else ()
    return any(key in verb.never for key in between)


# Words between which and a past verb «أن» stands: «بعد أن أثار», «سبق أن أثار».
_STIRRED = word_class("stirred") | word_class("many")
_IMPERSONAL = word_class("impersonal")
_NAMED = word_class("named")
_BEFORE_THAT = frozenset(("بعد", "منذ", "سبق", "وسبق"))
_CLAUSE_EDGES = frozenset(("comma", "stop", "colon", "that", "contrast", "adjunct"))
