"""The subject of a causal verb, ahead of it: a noun, a clause, a shared subject, or what «ذلك» stands for."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.annotate.outlook.clauses import Words, left_edge, passage_before, trimmed
from riwaya.annotate.outlook.cues import CausalCue
from riwaya.annotate.outlook.eventive import names_event
from riwaya.annotate.outlook.lexicon import word_class
from riwaya.annotate.outlook.natures import natured
from riwaya.annotate.outlook.phrases import PHRASE, described_start, phrase_start
from riwaya.annotate.outlook.reach import Sentence, Side, ahead_of, said_before

_COPULAS = word_class("copula")


def copula_start(words: Words, index: int, low: int) -> int:
    while index > low and words.keys[index - 1] in _COPULAS:
        index -= 1
    return index


_HELPERS = word_class("helper")
_HEADS = word_class("impersonal")
_OFTEN = word_class("often")
_STILL = word_class("still")


def group_start(words: Words, index: int, low: int) -> int:
    """Token at which «قد», «كان قد», «من الممكن أن» … before the verb begin."""
    while index > low:
        before = words.keys[index - 1]
        if before in _HELPERS:
            index -= 1
        elif before == "ان" and index - 2 >= low and words.keys[index - 2] in _HEADS:
            index -= 2
            if index > low and words.keys[index - 1] in ("من", "ومن"):
                index -= 1
        elif before == "ما" and index - 2 >= low and words.keys[index - 2].removeprefix("و") in _OFTEN:
            index -= 2  # «غالبا ما تؤدي الخلافات إلى …»
        elif before == "ان" and index - 4 >= low and words.keys[index - 3] == "في" and words.keys[index - 4] in _HEADS:
            index -= 4  # «يمكنه في الحقيقة أن يسهم في …»
        elif before in _STILL and index - 2 >= low and words.keys[index - 2].removeprefix("و") in ("ما", "لا"):
            index -= 2  # «ما زالت الأزمة تهدد …», «لا تزال تهدد …»
        else:
            break
    return index


def is_asked(words: Words, group: int, low: int) -> bool:
    """Whether the clause is a question («ما إذا كان … سيؤدي»)."""
    first = left_edge(words, group, low)
    return any(words.marks[at] == "ask" and at + words.lengths[at] == first for at in range(max(low, first - 3), first))


_CLAUSAL = word_class("clausal")
POINTERS = word_class("pointer")
_PRONOUNS = frozenset(("هو", "هي"))
_OPENERS = word_class("opener")
_AND = word_class("and")
_SOURCES = word_class("source phrase")
_LINKS = word_class("link")
_OPENING = word_class("adverbial")
_ADVERBIAL = word_class("adverbial")
_LIKENING = word_class("likening")
_OWNING = word_class("owning")
_MANNERS = word_class("manner")
_CLOSING = frozenset('"”»)')


class Subject(NamedTuple):
    """Where the subject of a verb stands ahead of it, and how it was found.

    `how`: clause («ما», «ذلك» resolved), shared (with the verb before), pointer («ذلك» of another sentence),
    named («هذا القرار»), relative, pronoun («إنه سيؤدي»), noun, or "" when `side` is None: the verb comes first.
    """

    how: str
    side: Side | None


_VERB_FIRST = Subject("", None)
# «وجود ما يثير القلق»: what does it is not said.
UNSAID = Subject("noun", None)


def subject_of(words: Words, sentence: Sentence, cue: CausalCue, group: int, shared: Side | None) -> Subject:
    """The subject ahead of the verb whose words begin at token `group`; `shared`: cause of the verb before."""
    low, _ = words.bounds(cue.first, sentence.low, sentence.high)
    joined = cue.joined or words.keys[group] in ("وقد", "فقد")
    joined = joined or (group > low and words.keys[group - 1] in _AND)
    if _points_behind(words, cue, sentence.high):
        return _VERB_FIRST
    quoted = group == low > sentence.low and not joined
    if quoted:
        group, low = _outside(words, group, sentence.low), sentence.low
        if group > low and words.marks[group - 1] == "comma":
            return _VERB_FIRST
    mark = words.marks[group - 1] if group > low else "stop"
    joined = joined or (shared is not None and group > low and words.keys[group - 1] == "بل")
    if shared is not None and (joined or (mark == "adjunct" and cue.near and not cue.direct)):
        return Subject("shared", shared)
    if group <= low or words.keys[group - 1] in _AND:
        return _VERB_FIRST
    before = words.keys[group - 1]
    loose = cue.verb is not None and (
        (cue.verb.tense == "past" and not cue.direct) or cue.verb.tense == "future" or cue.verb.strength == "strong"
    )
    if before in _CLAUSAL or words.keys[group - 2 : group] == ("الامر", "الذي"):
        return _clausal(words, sentence, group - (2 if before == "الذي" else 1), low, loose=loose)
    manner = group - 2 if before == "نحو" and group - 2 > low and words.keys[group - 2] == "علي" else group - 1
    if before in _MANNERS or manner < group - 1:
        return Subject("clause", said_before(words, sentence, manner))  # «غرقت الشوارع بشكل جعل السير صعبا»
    if mark == "relative":
        return _described(words, sentence, group - 1, low)
    if mark == "comma" and not joined:
        apart = _apart(words, group, low)
        if cue.near or (apart.side is not None and _has_object(words, cue) and names_event(words, *apart.side)):
            return apart
    if mark == "contrast" and before[-1] in "هام" and before.startswith(("لكن", "ولكن")):
        passage = passage_before(words, group - 1, low, 24)
        return Subject("pronoun", passage) if passage[0] < passage[1] else _VERB_FIRST
    if mark == "that":
        able = natured(words, group - 1, low)
        if able is not None:
            return Subject("may", able)
        if cue.near:
            return _supposed(words, group - 1, low)
    subject = _VERB_FIRST if mark else _nominal(words, sentence, cue, group)
    side = subject.side
    told = side is not None and (
        words.marks[max(low, side[0] - 1)] == "that" or names_event(words, *trimmed(words, *side))
    )
    return _VERB_FIRST if quoted and not told else subject  # «قال الوزير "أثارت الخطوة غضبا"»


def _outside(words: Words, group: int, low: int) -> int:
    """The quotation mark before the verb that opens a quotation: «إن القرار | "يقوض فرص السلام"»."""
    while group > low and words.tokens[group - 1].kind == "mark" and not words.marks[group - 1]:
        group -= 1
    return group


def _has_object(words: Words, cue: CausalCue) -> bool:
    """Whether an object stands between a verb and its preposition: «…، قد يدفع المستثمرين إلى الرحيل»."""
    ruled = cue.verb is not None and any(particle[0] == "+" for particle in cue.verb.particles)
    return ruled and not cue.near and words.keys[cue.first + 1] not in _LINKS


def _described(words: Words, sentence: Sentence, relative: int, low: int) -> Subject:
    """What the relative pronoun at token `relative` belongs to: a noun, or the clause before «، وهو الذي …»."""
    at = relative
    while at > low and words.marks[at - 1] == "comma":
        at -= 1
    if at - 1 > low and words.keys[at - 1] in POINTERS and words.marks[at - 2] == "comma":
        return Subject("clause", said_before(words, sentence, at - 1))
    return Subject("relative", (described_start(words, left_edge(words, at - 1, low), at), at) if at > low else None)


def _apart(words: Words, group: int, low: int) -> Subject:
    """The noun phrase before a comma and the verb at token `group`."""
    passage = passage_before(words, group, low, 24)
    if passage[0] > low and words.marks[passage[0] - 1] == "that":
        supposed = _relative_before(words, passage[0] - 1, low)
        if supposed is not None:  # «الهجوم الذي يشتبه أنه وقع ليلا، أسفر عن …»
            passage = left_edge(words, supposed - 1, low), passage[1]
    nominal = passage[0] < passage[1] and not _is_adverbial(words.keys[passage[0]])
    return Subject("noun", passage) if nominal else _VERB_FIRST


def _is_adverbial(key: str) -> bool:
    """Whether a word opens an adverbial, which is no subject: «ففي الأرياف، أثار …», «كمعظم الأدوية، يسبب …»."""
    bare = key[1:] if key[0] in "وف" else key
    return key in _ADVERBIAL or bare in _ADVERBIAL or bare in _LIKENING


def _supposed(words: Words, that: int, low: int) -> Subject:
    """What «أنه» at token `that` stands for, or the noun of «الذي يخشى … أن» around it."""
    feared = _relative_before(words, that, low)
    if feared is not None:
        at = feared - (feared > low and words.marks[feared - 1] == "comma")
        return Subject("relative", (described_start(words, left_edge(words, at - 1, low), at), at))
    key = words.keys[that]
    if len(key) <= 2 or key[-1] not in "هام" or key == "بان":
        return _VERB_FIRST
    at = _behind_saying(words, that, low)
    first, last = passage_before(words, at, low, 6 if at == that else 2 * PHRASE)
    first = first if at == that else described_start(words, first, last)
    first += last - first > 1 and words.keys[first] in POINTERS  # «وهي | خطوة يرى البعض أنها سترفع …»
    return Subject("pronoun", (first, last)) if first < last else _VERB_FIRST


def _behind_saying(words: Words, that: int, low: int) -> int:
    """The token up to which the words stand that «أنه» at token `that` may mean: the clause that only says who thinks
    so is left out («بعد هجوم، حيث تقدر الحكومة | أنه أسفر …»)."""
    if that - 2 > low and words.marks[that - 1] == "speech" and words.marks[that - 2] == "comma":
        return that - 2  # «وصف الوزير خصمه بالفاشل، قائلا | إنه تسبب في …»
    for at in range(that - 1, max(low, that - _FEARED), -1):
        if words.marks[at] == "adjunct" and at > low and words.marks[at - 1] == "comma":
            return at - 1
        if words.marks[at]:
            break
    return that


# «الموسم الذي يخشى السكان من أنه قد يؤدي إلى …»: the relative pronoun stands at most this many words before «أن».
_FEARED = 7


def _relative_before(words: Words, at: int, low: int) -> int | None:
    """The relative pronoun whose clause holds the «أن» at token `at`, when only words stand between."""
    for index in range(at - 1, max(low, at - _FEARED), -1):
        if words.marks[index] == "relative":
            return index
        if words.marks[index]:
            return None
    return None


def _points_behind(words: Words, cue: CausalCue, high: int) -> bool:
    """Whether «ذلك» or «هذه السياسة» stands right behind the verb and is its subject."""
    following = cue.first + 1
    if following + 1 >= high or words.keys[following] not in ("ذلك", "هذا", "هذه", "تلك"):
        return False
    return not cue.direct or not words.keys[following + 1].startswith("ال")


def _nominal(words: Words, sentence: Sentence, cue: CausalCue, group: int) -> Subject:
    """The nouns right before the verb."""
    low, _ = words.bounds(cue.first, sentence.low, sentence.high)
    first, last = ahead_of(words, sentence, cue, group)
    if first >= last or (words.keys[first] in _OPENERS and last - first == 1):
        return _VERB_FIRST
    if any(words.keys[at] in _SOURCES for at in range(max(low, first - 1), first + 1)):
        return _VERB_FIRST
    if words.keys[first] in POINTERS and last - first <= 2:
        if last - first == 2 and words.keys[first + 1].startswith("ال"):
            return Subject("named", (first, last))
        return pointed(words, (first, last), low)
    begin = phrase_start(words, first, last)
    if words.keys[begin].removeprefix("و") in _OPENING:
        return _VERB_FIRST  # «وفي أواخر مايو هدد …»
    return Subject("noun", (begin, last))


def _clausal(words: Words, sentence: Sentence, at: int, low: int, *, loose: bool) -> Subject:
    """The clause that «ما», «وهو ما» or «الأمر الذي» at token `at` stands for; `loose`: no comma is asked for."""
    bare = True
    while at > low and words.keys[at - 1] in POINTERS:
        at -= 1
        bare = False
    apart = at == low or words.marks[at - 1] == "comma" or (loose and _is_plain(words, at - 1))
    if bare and words.keys[at] == "ما" and not apart:
        return UNSAID
    return Subject("clause", said_before(words, sentence, at))


def _is_plain(words: Words, index: int) -> bool:
    """Whether the word before «ما» lets it open a clause of its own: no preposition, no «كل» or «هناك»."""
    key = words.keys[index]
    return (
        not words.marks[index]
        and key not in _ADVERBIAL
        and key not in _OWNING
        and (words.tokens[index].kind != "mark" or key in _CLOSING)
    )


def pointed(words: Words, ahead: Side, low: int) -> Subject:
    """What «ذلك» before the verb stands for: the clause before it in the sentence, else itself."""
    at = ahead[0]
    if at > low and words.marks[at - 1] == "that" and words.keys[at - 1][0] != "ف":
        return Subject("pointer", ahead)  # «معتبرة أن ذلك يدفعها إلى …»: the clause before only says who says so
    while at > low and words.marks[at - 1] in ("that", "comma"):
        at -= 1
    passage = passage_before(words, at, low)
    least = 1 if words.keys[ahead[0]].removeprefix("و") in _PRONOUNS else 2  # «بالتجاهل، وهي سياسة …»
    return Subject("clause", passage) if passage[1] - passage[0] >= least else Subject("pointer", ahead)
