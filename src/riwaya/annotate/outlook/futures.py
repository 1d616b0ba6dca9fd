"""Words that point to the future: «ستنسحب», «قد يؤدي», «لن تسمح», «من المتوقع أن».

Finds triggers, tells verbs from nouns of the same look («سياسة», «سنوات»; «قد تمكّن» of the past from
«قد تتمكن»), and rates each in words of the five-step scale (lexicon `likelihood`).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from riwaya.annotate.outlook.clauses import Words
from riwaya.annotate.outlook.cues import CueTable
from riwaya.annotate.outlook.eventive import can_cause
from riwaya.annotate.outlook.lexicon import word_class
from riwaya.annotate.outlook.tense import (
    BEING,
    is_ensured,
    is_first_person,
    is_imperfect,
    is_over,
    is_told,
    opens_verb,
)
from riwaya.annotate.outlook.verbs import is_causal_verb
from riwaya.lang.ar.future import future_prefix
from riwaya.lang.tables import load_table

_NEGATIONS = word_class("denial")
_SAID = word_class("sayable")
_SAID_BY = word_class("said by")
_BECOME = word_class("become")
_THEN = word_class("then")
_PAST = word_class("past")
_WH = word_class("question")
_WHEN = word_class("when")
SCALE = ("impossible", "unlikely", "possible", "likely", "certain")
_OWNING = word_class("owning")
_SEEMING = word_class("seeming")
_DEEMING = word_class("deeming")
_RESUMED = frozenset(("،", ",", "وهو", "وهي"))  # before «ما»: it takes up the clause before
# «هناك» stands at most this many words before «يمكن».
_EXISTS = 4
_FACTS = word_class("supposed fact")
_PENALTIES = word_class("penalty")
_MATERIALS = word_class("material")
_ANY = word_class("any")
_GOVERNING = word_class("link")
_NOT_BEEN = frozenset(("يكن", "تكن"))  # «لم يكن من المتوقع أن …»
_EXISTING = frozenset(("هناك", "ثمه", "لما", "هنالك"))
_NOW = frozenset(("الان", "حاليا"))


class Trigger(NamedTuple):
    """A cue of the future: tokens `first..last`, `start` its position without conjunction.

    `kind`: future, modal, that, can, noun, fear, risk, heading, plan or adverb. `joined`: «و» or «ف» was attached;
    `attached`: characters of a preposition on the word behind («تهديدات بفرض …»).
    """

    first: int
    last: int
    start: int
    kind: str
    likelihood: str
    joined: bool
    negated: bool = False
    attached: int = 0


@cache
def _cues() -> CueTable[tuple[str, str]]:
    rows = load_table("forecast_cues").rows
    return CueTable((row["cue"], (row["kind"], row["likelihood"])) for row in rows)


def triggers_in(words: Words, first: int, last: int) -> list[Trigger]:
    """All triggers among tokens `first..last`, in order."""
    found = []
    keys = words.keys
    cue_words = _cues().first_words
    free = first
    for index in words.frame.keys_where(_may_trigger, first, last):
        if index < free:
            continue
        trigger = _cue_at(words, index, first, last) if keys[index] in cue_words else None
        if trigger is None and (keys[index] not in cue_words or _is_verb(keys[index])):
            trigger = _future_at(words, index, first)
        if trigger is not None:
            found.append(trigger)
            free = trigger.last
    return found


def _may_trigger(key: str) -> bool:
    """Whether a trigger can begin with a token."""
    return key in _cues().first_words or (len(key) > 3 and (key[0] == "س" or key[:2] in ("وس", "فس")))


def _is_verb(key: str) -> bool:
    """Whether a word that begins a cue of several words is also a verb of the future: «سيكون»."""
    return key.lstrip("وف")[:1] == "س"


def _future_at(words: Words, index: int, low: int) -> Trigger | None:
    """The future verb at token `index`."""
    token = words.tokens[index]
    if token.kind != "word":
        return None
    if index > low and words.keys[index - 1] in _SAID_BY:
        return None  # «وقالت ستيبانكا …»: a name
    skip = future_prefix(token.form)
    if skip < 0 or (_is_asked_or_past(words, index, low) and not _is_resumed(words, index, low)):
        return None
    if is_ensured(words, index, low):
        return None
    if token.form[skip + 1] == "ا" and words.frame.text.quote(token.start + skip + 1, token.start + skip + 2) != "أ":
        return None
    return Trigger(index, index + 1, token.start + skip, "future", "certain", skip > 0)


def _is_asked_or_past(words: Words, index: int, low: int) -> bool:
    """Whether «كان» or a wh-word stands right before token `index`, other than in «ما إذا كان»."""
    if index <= low:
        return False
    before = words.keys[index - 1].removeprefix("و")
    asked = any(words.marks[at] == "ask" for at in range(max(low, index - 3), index))
    if before == "الذي":
        return index - 1 > low and words.keys[index - 2] in _WH  # «ما الذي ستفعله»
    return before in _WH or (before in _PAST and not asked)


def _is_resumed(words: Words, index: int, low: int) -> bool:
    """Whether «ما» right before token `index` takes up the clause before it: «…، ما سيزيد الضغط»."""
    at = index - 1
    if at <= low or words.keys[at] not in ("ما", "مما"):
        return False
    led = is_causal_verb(words.keys[index]) and words.tokens[at - 1].kind == "word"
    led = led and words.keys[at - 1] not in _OWNING and words.keys[at - 1] not in _GOVERNING
    return words.keys[at] == "مما" or words.keys[at - 1] in _RESUMED or led


def _is_after_relative(words: Words, index: int, low: int) -> bool:
    return index > low and words.marks[index - 1] == "relative"


def _cue_at(words: Words, index: int, low: int, high: int) -> Trigger | None:
    """The cue phrase at token `index`, when its place lets it speak of the future."""
    cue = _cues().at(words.keys, index)
    if cue is None or cue.last >= high:
        return None
    kind, likelihood = cue.payload
    before = words.keys[index - 1] if index > low else ""
    been = before in _NOT_BEEN and index - 2 >= low and words.keys[index - 2] == "لم"
    been = been or (before == "احد" and index - 2 >= low and words.keys[index - 2] in _NEGATIONS)  # «لا أحد يتوقع»
    negated = before in _NEGATIONS or been
    if kind == "past" or (before in _PAST and kind != "adverb"):
        return None
    if not _fits(words, index, low, high, (kind, cue.last, negated, words.keys[index][cue.skip :])):
        return None
    start = words.tokens[index].start + cue.skip
    if negated:
        start = words.tokens[index - 1 - been].start
        likelihood = {"can": "impossible", "likely": "unlikely", "unlikely": "possible"}.get(
            kind if kind == "can" else likelihood, "unlikely"
        )
    denied = negated or likelihood == "impossible"
    return Trigger(index - negated - been, cue.last, start, kind, likelihood, cue.skip > 0, denied, len(cue.attached))


def _is_idle(words: Words, index: int, low: int, last: int) -> bool:
    """Whether «يمكن» tells what anyone may say or do, or what has become possible: «يمكن القول إن …»."""
    following, end = words.keys[last], len(words.keys) - 1
    said = words.keys[min(last + (following in _THEN or following[0] == "ل"), end)] in _SAID
    said = said or (following == "ان" and words.keys[min(last + 1, end)] in _SAID)
    return said or (index > low and words.keys[index - 1] in _BECOME)


def _is_general(words: Words, index: int, low: int, negated: bool) -> bool:
    """Whether «يمكن» tells what there is or which is meant: «هناك خطوات يمكن أن …», «الأسلحة التي لا يمكن أن …»."""
    first = index - negated
    if negated and _is_after_relative(words, first, low):
        return True
    return any(words.keys[at].removeprefix("و") in _EXISTING for at in range(max(low, first - _EXISTS), first))


def _is_open(words: Words, index: int, low: int, high: int, last: int) -> bool:
    """Whether «قد» or «ربما» at token `index`, its verb at token `last`, tells of what may come."""
    following, word = words.keys[last], words.keys[index].removeprefix("و").removeprefix("ف")
    if following in _SEEMING or (word == "قد" and following in _DEEMING):
        return False  # «قد يبدو ضروريا», «ربما هذا ما يفسر …»
    if word == "قد" and any(key in BEING for key in words.keys[max(low, index - 4) : index]):
        return False  # «يكون الموعد قد تأخر»
    asked = index > low and words.keys[index - 1] in _WHEN
    asked = asked or any(words.keys[at] in _ANY for at in range(max(low, index - _EXISTS), index))
    if index - 1 > low and words.keys[index - 1] == "ما" and words.keys[index - 2] in _GOVERNING:
        return False  # «نشير إلى ما قد يتعذر نشره»
    return not asked and _is_ahead(words, last, high, word)


def _is_able(words: Words, index: int, low: int, high: int, cue: tuple[str, int, bool, str]) -> bool:
    """Whether «يمكن» at token `index` tells of what may come."""
    _, last, negated, _ = cue
    following = words.keys[last]
    resumed = index - 1 > low and (words.keys[index - 1] == "مما" or words.keys[index - 2] in _RESUMED)
    asked = _is_asked_or_past(words, index, low) and not resumed
    if asked or _is_after_relative(words, index, low) or following == "من":
        return False
    if _is_idle(words, index, low, last) or is_first_person(words, last) or _is_general(words, index, low, negated):
        return False
    if following == "ان" and last + 1 < high and is_over(words, last + 1, high):
        return False  # «يمكن أن يكونوا عبثوا بالأدلة»
    if any(key in _PENALTIES for key in words.keys[max(low, index - _EXISTS) : index]):
        return False  # «بالسجن لمدة يمكن أن تبلغ ثلاث سنوات»
    return not negated or following == "ان"


def _fits(words: Words, index: int, low: int, high: int, cue: tuple[str, int, bool, str]) -> bool:
    """Whether what stands around a cue of this kind makes it a statement about the future."""
    kind, last, _, word = cue
    following = words.keys[last]
    if kind == "modal":
        return _is_open(words, index, low, high, last)
    if kind == "future":
        return not _is_asked_or_past(words, index, low) and not is_ensured(words, index, low)
    if kind == "that":
        if index > low and words.keys[index - 1] in _MATERIALS:
            return False  # «مواد قابلة للاشتعال»
        if following in _SAID and words.keys[last - 1] == "الصعب":
            return False  # «من الصعب فهم كيف …»
        if words.keys[index] == "يفترض" and not opens_verb(words.keys[last]):
            return False
        if index > low and word == "من" and _compares(words, index - 1):
            return False  # «نتيجة أفضل من المتوقع»
        if index - 1 > low and words.keys[index - 2] == "يكاد":
            return False  # «يكاد يكون من المستحيل رصدها»
        over = is_over(words, last + (following == "ان"), high)
        return not is_told(words, index, last, high) and not over
    if kind == "can":
        return _is_able(words, index, low, high, cue)
    if kind == "heading":  # «كانت الشركة على وشك الإفلاس»
        return all(words.keys[at] not in _PAST for at in range(max(low, index - _EXISTS), index))
    if kind == "fear":
        return not following.startswith("ال") and words.tokens[last].kind == "word"
    if kind == "agreed":
        agreed = index > low and (
            words.marks[index - 1] == "comma" or words.keys[index - 1].startswith(("اتفق", "واتفق"))
        )
        return agreed and opens_verb(following)
    if kind == "noun":
        if index > low and words.keys[index - 1] in _ANY and word.startswith("احتمال"):
            return False  # «أي احتمالات لاستهداف …»
        if following in _FACTS and "احتمال" in word:
            return False  # «احتمال ضلوعه في الهجوم»: what was, not what comes
        if word == "احتمالات" and (following.startswith("ال") or following == "غير" or _is_quality(words, last)):
            return False  # «احتمالات قاسية»
        return words.tokens[last].kind == "word" or following == "#"
    return kind != "risk" or following != "علي"  # «يشكل خطرا حقيقيا على الدول»


def _compares(words: Words, index: int) -> bool:
    """Whether the word at token `index` compares: «أفضل», «أسرع»."""
    key = words.keys[index]
    return len(key) == 4 and key[0] == "ا" and key[1] != "ل"


def _is_quality(words: Words, index: int) -> bool:
    return words.tokens[index].form.endswith("ة") and not can_cause(words.keys[index])


def _is_ahead(words: Words, index: int, high: int, cue: str) -> bool:
    """Whether the word behind «قد» or «ربما» makes it a statement about the future."""
    token, word = words.tokens[index], words.keys[index]
    if token.kind != "word":
        return False
    if is_over(words, index, high) or any(key in _NOW for key in words.keys[index : index + 3]):
        return False
    if cue == "ربما":
        if word in ("لهذا", "في", "من", "علي", "كان", "كانت", "لان", "بسبب", "هو", "هي", "كانوا", "لم", "عن"):
            return False
        named = word.startswith(("ال", "لل")) or token.form.endswith("ة")
        if named and not can_cause(word):
            return False  # «ربما الخصوم», «ربما للرادع أثر», «وربما صعبة»
        past = token.form.endswith(("ت", "وا")) and not token.form.endswith("ات")
        return not past and not (len(word) > 3 and words.frame.text.quote(token.start, token.start + 1) == "أ")
    if word == "لا" and index + 1 < high:
        word, index = words.keys[index + 1], index + 1
    return is_imperfect(words, index, high, word)
