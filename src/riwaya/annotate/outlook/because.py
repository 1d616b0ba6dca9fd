"""The two sides of «بسبب», «لأن», «نتيجة لذلك»: the cause follows, the effect stands ahead or behind the cause."""

from __future__ import annotations

from riwaya.annotate.happenings.cues import readings
from riwaya.annotate.outlook.clauses import Words, left_edge, passage_before, trimmed
from riwaya.annotate.outlook.cues import CausalCue
from riwaya.annotate.outlook.lexicon import word_class
from riwaya.annotate.outlook.phrases import described_start
from riwaya.annotate.outlook.reach import (
    NOWHERE,
    Link,
    Sentence,
    Side,
    ahead_of,
    antecedent_start,
    behind,
    object_after,
    said_before,
)
from riwaya.annotate.outlook.subjects import POINTERS
from riwaya.lang.ar.future import future_prefix

_AFTER = frozenset(("اثر", "واثر"))
_SAYING_WHY = frozenset(("لان", "ولان", "ان"))  # a clause follows
# Cues whose clause has a verb of its own, which opens no main clause.
_CLAUSAL = frozenset(word for bare in ("لان", "لانه", "لانها", "لانهم", "لاننا", "لانك") for word in (bare, "و" + bare))
# «إذ إن …», «ذلك أن …»: their main clause never follows.
_BACKWARD = frozenset(("اذ", "ذلك"))
_FILLERS = word_class("filler")
_CORRECTING = frozenset(("لكن", "ولكن", "بل", "انما", "وانما"))
_DENYING = frozenset(("ليس", "ليست", "لا"))
_THEN = frozenset(("ثم", "وثم"))
_SEMICOLONS = frozenset("؛;")
_ADVERBIAL = word_class("adverbial")


def because(words: Words, sentence: Sentence, cue: CausalCue, cause: Side) -> Link:
    """Sides of «بسبب», «لأن»: the effect stands ahead, or behind the cause when the phrase opens its clause."""
    if _is_pointed(words, cue, cause):
        return _because_of_that(words, sentence, cue, cause)
    said = _said_behind(words, sentence, cue, cause)
    if said is not None:
        return Link(cue, (cause[0], said - 1), behind(words, sentence, said), cue.shift)
    cause = _before_verb(words, sentence, cue, cause)
    low, _ = words.bounds(cue.first, sentence.low, sentence.high)
    if low == cue.first > sentence.low and not words.marks[low - 1] and _fills(words, sentence, cause):
        # the quotation opens with the reason of what stands before it: «التأجيل، "لأن الوقت ضيق"»
        return Link(cue, cause, said_before(words, sentence, cue.first - 1), cue.shift)
    effect = ahead_of(words, sentence, cue, cue.first)
    if cue.first > sentence.low and words.marks[cue.first - 1] == "that":
        effect = cue.first, cue.first  # «أوضح أنه نتيجة للقصف أغلق الطريق»: what is said opens with the reason
    if _says_when(words, sentence, cue, cause, effect):
        return Link(cue, NOWHERE, NOWHERE)
    if cue.first > sentence.low and (words.marks[cue.first - 1] == "comma" or _is_dangling(words, effect)):
        effect = _main_clause(words, sentence, cue, effect)
    if _is_corrected(words, sentence, cue, effect):
        effect = said_before(words, sentence, effect[0])
    filled = effect[0] < effect[1] and all(words.keys[at] in _FILLERS for at in range(*effect))
    if words.keys[cue.first] in _BACKWARD and effect[0] >= effect[1]:
        effect = said_before(words, sentence, cue.first)
    elif _opens_clause(words, sentence, cue):
        main = _main_behind(words, sentence, cause[1])
        edge = words.marks[cause[1]] if cause[1] < sentence.high else ""
        middle = None
        if effect[0] >= effect[1] and words.keys[cue.last - 1] not in _CLAUSAL:
            middle = _main_verb(words, *cause)
        coordinated = main[0] < main[1] and words.keys[main[0]].startswith(("وال", "ول"))
        if coordinated:
            effect = said_before(words, sentence, cue.first)
        elif edge in ("comma", "that", "speech") and main[0] < main[1]:
            effect = main
        elif middle is not None:
            cause, effect = (cause[0], middle), (middle, cause[1])
        elif effect[0] >= effect[1] and cue.first == sentence.low and words.keys[cue.last - 1] in _CLAUSAL:
            effect = sentence.before  # «علينا فعل ذلك. لأن الناس ينتظرون»
    elif filled or effect[0] >= effect[1]:
        effect = said_before(words, sentence, effect[0] if filled else cue.first)
    antecedent = NOWHERE
    if cause[1] - cause[0] == 1 and words.keys[cause[0]][cue.shift :] in POINTERS:
        antecedent = said_before(words, sentence, _before_effect(sentence, cue, effect))
    return Link(cue, cause, effect, cue.shift, antecedent)


def _said_behind(words: Words, sentence: Sentence, cue: CausalCue, cause: Side) -> int | None:
    """Token behind the «إن» that opens what was said in answer: «قالت إيران ردا على القرار إنها | ستبدأ …»."""
    told = any(words.marks[at] == "speech" for at in range(max(sentence.low, cue.first - _ADVERB), cue.first))
    if not told or words.keys[cue.first : cue.last] != ("ردا", "علي"):
        return None
    for at in range(cause[0] + 1, cause[1] - 1):
        start = words.tokens[at].start
        if words.marks[at] == "that" and words.frame.text.quote(start, start + 1) == "إ":
            return at + 1
    return None


def _before_verb(words: Words, sentence: Sentence, cue: CausalCue, cause: Side) -> Side:
    """A reason, which ends before comma and verb where it opens a clause: «وردا على الانتقادات، | دافع الوزير»."""
    opens = _opens_clause(words, sentence, cue)
    for at in range(cause[0] + 1, cause[1] - 1 if opens else 0):
        key = words.keys[at + 1]
        if words.marks[at] == "comma" and any(form.tense == "past" for form, _, _ in readings(key)):
            return cause[0], at
    return cause


def _is_corrected(words: Words, sentence: Sentence, cue: CausalCue, effect: Side) -> bool:
    """Whether the clause ahead only denies another reason: «تأخر القرار، ليس لصعوبته ولكن خوفا من …»."""
    contrasted = cue.first > sentence.low and words.keys[cue.first - 1] in _CORRECTING
    return contrasted and effect[0] < effect[1] and words.keys[effect[0]].removeprefix("و") in _DENYING


def _says_when(words: Words, sentence: Sentence, cue: CausalCue, cause: Side, effect: Side) -> bool:
    """Whether «إثر» says when somebody spoke: «قال الوزير إثر الاجتماع», «في جولة له، إثر الهدم، قال الوزير»."""
    if effect[0] >= effect[1]:
        return False
    if words.keys[cue.first] in _AFTER and words.marks[effect[0]] == "speech":
        return True
    if words.keys[effect[0]] not in _ADVERBIAL or "اثر" not in words.keys[cue.first : cue.last]:
        return False
    return cause[1] + 1 < sentence.high and words.marks[cause[1]] == "comma"


def because_of_it(words: Words, sentence: Sentence, cue: CausalCue) -> Link | None:
    """Sides of «بسببه»: the noun of a relative clause («العمل الذي | اضطهد بسببه»), or the clause before a comma."""
    low, _ = words.bounds(cue.first, sentence.low, sentence.high)
    if cue.first <= low:
        return None
    first = left_edge(words, cue.first - 1, low)
    if first > low and words.marks[first - 1] == "relative":
        last = first - 1
        cause = described_start(words, antecedent_start(words, last, low, ()), last), last
    elif first > low and words.marks[first - 1] == "comma":
        cause = said_before(words, sentence, first)
    else:
        return None
    return Link(cue, cause, (first, cue.first))


def _main_behind(words: Words, sentence: Sentence, first: int) -> Side:
    """The main clause behind token `first`, over adverbials between commas: «ونتيجة لذلك، وبعد أيام، قررت …»."""
    side = behind(words, sentence, first)
    for _ in range(2):
        opening = words.keys[side[0]].removeprefix("و") if side[0] < side[1] else ""
        apart = side[1] + 1 < sentence.high and words.marks[side[1]] == "comma"
        if not apart or opening not in _ADVERBIAL or side[1] - side[0] > _ADVERB:
            break
        side = behind(words, sentence, side[1] + 1)
    return side


def _fills(words: Words, sentence: Sentence, cause: Side) -> bool:
    """Whether a side goes on to the end of the quotation that holds it."""
    if cause[0] >= cause[1]:
        return False
    _, high = words.bounds(cause[0], sentence.low, sentence.high)
    return trimmed(words, cause[1], high)[0] >= trimmed(words, cause[1], high)[1]


def _is_pointed(words: Words, cue: CausalCue, cause: Side) -> bool:
    """Whether the cause is «ذلك» alone: «نتيجة لذلك يجد نفسه مضطراً …»."""
    first, last = cause
    if first >= last or words.keys[first][cue.shift :] not in ("ذلك", "هذا") or words.keys[cue.last - 1] in _SAYING_WHY:
        return False
    return last - first == 1 or not words.keys[first + 1].startswith("ال")


def _because_of_that(words: Words, sentence: Sentence, cue: CausalCue, cause: Side) -> Link:
    """Sides of «نتيجة لذلك»: at the head of a clause the effect follows, else it stands ahead."""
    cause = (cause[0], cause[0] + 1)
    effect = _main_behind(words, sentence, cause[1])
    heads = cue.joined or _opens_clause(words, sentence, cue)
    if not heads or effect[0] >= effect[1]:
        effect = _last_clause(words, ahead_of(words, sentence, cue, cue.first))
    antecedent = said_before(words, sentence, _before_effect(sentence, cue, effect))
    return Link(cue, cause, effect, cue.shift, antecedent)


def _last_clause(words: Words, effect: Side) -> Side:
    """The last clause of several: «هوت الأسعار، ثم | أفلست الشركات نتيجة ذلك»."""
    for at in range(effect[1] - 2, effect[0], -1):
        if words.marks[at] == "comma":
            key = words.keys[at + 1]
            told = key in _THEN or (key.endswith("ت") and not key.endswith("ات"))  # «ثم …», «فتفاقمت»
            told = told or any(form.tense == "past" for form, _, _ in readings(key.removeprefix("و").removeprefix("ف")))
            return (at + 1, effect[1]) if told else effect
    return effect


def _before_effect(sentence: Sentence, cue: CausalCue, effect: Side) -> int:
    """The token before which stands what «ذلك» takes up: «هوت الأسعار، | ثم أفلست الشركات نتيجة ذلك»."""
    return effect[0] if sentence.low <= effect[0] < effect[1] <= cue.first else cue.first


def _is_dangling(words: Words, effect: Side) -> bool:
    """Whether the piece between a comma and the cue is an adverbial or the rest of a list, no clause."""
    first, last = effect
    if first >= last or first == 0 or words.marks[first - 1] != "comma":
        return False
    key = words.keys[first]
    return last - first <= 12 and (key in _ADVERBIAL or key.startswith(("وال", "لل", "بال")) or last - first == 1)


# An adverbial between commas is at most this many words long.
_ADVERB = 8
# What is said before a cue is at most this many tokens long.
_LONG = 60


_FINITE = word_class("finite")


def _main_verb(words: Words, first: int, last: int) -> int | None:
    """Token at which the main clause begins when no comma sets it off: «نظراً لموقفكم لن نحضر»."""
    for at in range(first + 1, last - 1):
        if words.keys[at] in _FINITE or future_prefix(words.tokens[at].form) >= 0:
            return at
    described = any(words.marks[at] == "relative" for at in range(first, last))
    return None if described else object_after(words, first, last)


def _main_clause(words: Words, sentence: Sentence, cue: CausalCue, nearest: Side) -> Side:
    """What stands before «، بسبب»: the whole of what was said, not only the last piece between commas."""
    low, _ = words.bounds(cue.first, sentence.low, sentence.high)
    floor = max(low, cue.first - _LONG)
    closed = [at for at in range(floor, cue.first) if at in sentence.closings]
    passage = passage_before(words, cue.first, closed[-1] + 1 if closed else floor, _LONG)
    return passage if passage[1] - passage[0] >= nearest[1] - nearest[0] else nearest


def _opens_clause(words: Words, sentence: Sentence, cue: CausalCue) -> bool:
    """Whether the cue opens a sentence, the main clause following behind a comma: «ولأن …، فقد»."""
    low, _ = words.bounds(cue.first, sentence.low, sentence.high)
    if cue.first > low and words.keys[cue.first - 1] in _SEMICOLONS and not cue.joined:
        return False  # «…؛ لأن الوقت ضيق»
    if cue.first == low or words.marks[cue.first - 1] in ("stop", "that", "colon"):
        return True
    if cue.first - 1 == low and words.marks[low] == "contrast":
        return True  # «ولكن لأن الوقت ضيق، …»
    return words.marks[cue.first - 1] == "comma" and cue.joined and cue.start > words.tokens[cue.first].start
