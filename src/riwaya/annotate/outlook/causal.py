"""Words that tie a cause to an effect: «أدى إلى», «بسبب», «ما يعني», «ناجم عن».

Finds the cues of a sentence; `sides` gives them their cause and effect.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from riwaya.annotate.outlook.clauses import Words
from riwaya.annotate.outlook.complements import place_of, preferred
from riwaya.annotate.outlook.cues import CueTable
from riwaya.annotate.outlook.eventive import can_cause
from riwaya.annotate.outlook.lexicon import word_class
from riwaya.annotate.outlook.no_cues import is_described, is_vague, leads_there
from riwaya.annotate.outlook.verb_forms import (
    is_circumstance,
    is_definite,
    is_measured,
    is_passive,
    is_seldom,
    is_supported,
)
from riwaya.annotate.outlook.verbs import Verb, causal_verbs
from riwaya.lang.tables import load_table


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


@cache
def _phrases() -> CueTable[str]:
    entries = [(row["cue"], row["kind"]) for row in load_table("cause_cues").rows]
    for kind in ("reason", "deed"):
        for noun in sorted(word_class(kind)):
            joined = noun[:-1] + "ت" if noun.endswith("ه") else noun
            entries += [(f"ل{joined}{pronoun}", kind) for pronoun in ("ه", "ها", "هم")]
    return CueTable(entries)


@cache
def _beginnings() -> frozenset[str]:
    """Comparison keys of all words that a cue can begin with."""
    return frozenset(_phrases().first_words) | frozenset(causal_verbs()) | _ROLES | {"مما", "ومما"}


def cues_in(words: Words, low: int, high: int) -> list[CausalCue]:
    """The causal cues among tokens `low..high`, in order, none inside another."""
    found: list[CausalCue] = []
    phrases, verbs, keys = _phrases(), causal_verbs(), words.keys
    free = low
    for index in words.frame.keys_where(_beginnings().__contains__, low, high):
        if index < free:
            continue
        key, cue = keys[index], None
        phrase = phrases.at(keys, index)
        if phrase is not None:
            if phrase.payload == "not":
                free = phrase.last
                continue
            if phrase.last < high:
                start, end = words.tokens[index].start + phrase.skip, words.tokens[phrase.last - 1].end
                cue = CausalCue(
                    index, phrase.last, start, end, phrase.payload, phrase.skip > 0, phrase.last, len(phrase.attached)
                )
                cue = cue if _is_phrase_cue(words, cue, low, high) else None
                if cue is not None and cue.kind in _REASONS:
                    cue = cue._replace(kind="because")
        if cue is None and key in _ROLES:
            cue = _role_at(words, index, high)
        if cue is None and key in ("مما", "ومما"):
            cue = _which_at(words, index, low, high)
        if cue is None and key in verbs:
            for reading in verbs[key]:
                cue = _verb_at(words, index, low, high, reading)
                if cue is not None:
                    break
        if cue is not None:
            found.append(cue)
            free = cue.last + (cue.shift if cue.kind == "because" else 0)  # «نظرا | لاعتقاده أن»
            if cue.kind == "to" and keys[cue.last - 1] == "ان":
                free += 1  # «من شأنه أن | يزيد»: one cue
    return found


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


_NOT = word_class("refusal")
_BEING = word_class("being")
_REASONS = ("reason", "deed")
_PURPOSIVE = word_class("purposive")
_REACTIONS = word_class("reaction")
# A word of praise or blame stands at most this many words before its reason.
_REACTING = 14
_FEARING = word_class("fearing")
_EXCUSES = word_class("excuse")
_BESIDE = word_class("beside")
_FOOTINGS = word_class("footing")
_ABLE = word_class("of its nature")
# So-phrases that are also plain prepositions with a pronoun: only at the head of a clause.
_HEADED = word_class("headed")


def _is_phrase_cue(words: Words, cue: CausalCue, low: int, high: int) -> bool:
    """Whether the place of a phrase lets it be a cue."""
    first, keys = cue.first, words.keys
    before = keys[first - 1] if first > low else ""
    key = keys[first][1:] if cue.joined else keys[first]
    if before in _NOT or (before in _BEING and first - 2 >= low and keys[first - 2] in _NEGATIONS):
        return False
    if cue.kind in ("to", "back") and leads_there(words, first, low):
        return False
    if key.startswith("دور") and not can_cause(keys[cue.last]):
        return False  # «أدى دورا في فيلم»
    if key == "تحت" and keys[cue.last].endswith("ي") and not keys[cue.last].startswith("ال"):
        return False  # «تحت ضغط أمني»
    if key in _FEARING and before in _PREPOSITIONS:
        return False  # «ينبع من خشية …»
    if key == "اثر" and words.frame.text.quote(cue.start, cue.start + 1) in "أآ":
        return False  # «أثر واضح», «آثر الصمت»
    if key in _EXCUSES and is_vague(words, cue.last, high):
        return False
    if cue.kind == "deed":
        return any(word in _REACTIONS for word in keys[max(low, first - _REACTING) : first])
    if key in ("لعدم", "لان") and any(_is_aim(word) for word in keys[max(low, first - 2) : first]):
        return False
    if key in ("نتيجه", "كونه", "كونها", "كونهم") and (before in _PREPOSITIONS or before in _BESIDE):
        return False
    if _rests(words, cue, key):
        return False
    if key == "نتيجه" and cue.last == first + 1 and is_described(words, cue.last):
        return False  # «حقق الفريق نتيجة إيجابية»
    if cue.kind == "so" and key in _HEADED:
        headed = (
            cue.joined
            or first == low
            or words.marks[first - 1] in ("stop", "colon", "that", "comma")
            or before in ("ربما", "وربما")
        )
        following = keys[cue.last]
        if not headed or (key in ("عليه", "علي") and words.tokens[first].form not in ("وعليه", "وعلى")):
            return key in ("بالتالي", "لذا")
        return not (key in ("لهذا", "لذلك") and cue.last == first + 1 and following.startswith("ال"))
    if cue.kind == "so" and first > low and words.marks[first - 1] == "ask":
        return False
    if key == "لان" and cue.last == first + 1:
        # «احتمال لأن يختار»: purpose, not cause, when an imperfect follows the bare word
        return keys[cue.last][0] != "ي" and keys[cue.last] not in ("تكون", "تصبح", "تبقي", "تتم", "نكون")
    return cue.last < high


def _rests(words: Words, cue: CausalCue, key: str) -> bool:
    """Whether a phrase names what something rests on, or somebody's standing: «بناء على جدول», «قلل من شأنه»."""
    following = words.keys[cue.last : cue.last + 2]
    if key == "بناء":
        return any(word.removeprefix("ال") in _FOOTINGS for word in following)
    return words.keys[cue.last - 1] in _ABLE and following[0] in _PREPOSITIONS


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
    if "آ" in written or is_passive(written[skip:], verb) or is_seldom(words, index, low):  # «آثار» is a noun
        return None
    if verb.tense == "past" and written[skip : skip + 1] == "إ":  # «إثارته» is a noun
        return None
    if verb.doubtful and before not in _SUPPORT and ("\u0651" not in written or words.keys[index][0] == "ت"):
        if not is_supported(words, index, low, high):
            opens = (index == low or words.marks[index - 1] in _CLAUSE_EDGES) and is_definite(words, index + 1, high)
            made = opens and not skip and verb.lemma == "جعل"
            if (verb.particles[0] == "-" and not made) or not (skip or opens):
                return None
            verb = verb._replace(doubtful=not made)
        else:
            verb = verb._replace(doubtful=False)
    else:
        verb = verb._replace(doubtful=False)
    after = words.keys[index - 2] if index > low + 1 else ""
    if verb.tense == "past" and before == "ان" and not verb.doubtful and after not in ("بعد", "منذ"):
        # «إن أسهمت القوى»: a condition, since a past verb never follows «أن» of content
        return None
    if verb.tense == "participle" and leads_there(words, index, low):
        return None
    places = [place for place in (place_of(words, index, verb, k, high) for k in range(len(verb.particles))) if place]
    places = [place for place in places if place.complement < high and not is_measured(words, place, verb)]
    places = [place for place in places if not (place.direct and words.keys[place.complement] in _WHEN)]
    if verb.strength == "backnear" or (verb.tense == "participle" and verb.strength != "ascribe"):
        places = [place for place in places if place.near]
    place = preferred(words, places)
    if verb.tense == "participle" and place is not None and place.direct and not is_circumstance(words, index, low):
        return None
    if place is None or (verb.lemma == "يعني" and token.form.endswith("ى")):
        return None
    complement, shift, last, direct, near, resumed, _, gap = place
    start, end = token.start + skip, words.tokens[last - 1].end
    return CausalCue(index, last, start, end, "verb", skip > 0, complement, shift, verb, direct, near, resumed, gap)


def _is_aim(word: str) -> bool:
    return word in _PURPOSIVE or word[1:] in _PURPOSIVE


_CLAUSE_EDGES = frozenset(("comma", "stop", "colon", "that", "contrast", "adjunct"))
