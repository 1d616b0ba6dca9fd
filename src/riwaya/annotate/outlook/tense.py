"""Whether a verb tells of what is to come: verbs of the future and nouns of the same look («سياسة»), perfects that look
like imperfects («تمكن»), and places that make either tell of the past, of a purpose or of the speaker himself."""

from __future__ import annotations

from riwaya.annotate.happenings.cues import readings
from riwaya.annotate.outlook.clauses import Words
from riwaya.annotate.outlook.lexicon import word_class
from riwaya.lang.ar.future import future_prefix, past_looks

_ENSURING = word_class("ensuring")
_SEEMED = word_class("seemed")
_SHOWN = frozenset(("يبدو",))
_POISED = word_class("poised")
_THERE = frozenset(("هناك", "كان", "كانت"))
BEING = word_class("to be")
_FEMININE = word_class("feminine name")


# «أن» of a purpose stands at most this many words before its verb.
_AIMED = 6


def is_ensured(words: Words, index: int, low: int) -> bool:
    """Whether a verb of the future stands under a purpose: «لضمان أن القوات لن تعود»."""
    for at in range(index - 1, max(low, index - _AIMED) - 1, -1):
        if words.marks[at] == "that":
            return any(words.keys[k] in _ENSURING for k in range(max(low, at - 3), at))
        if words.marks[at]:
            return False
    return False


def opens_verb(key: str) -> bool:
    """Whether a word behind «أن» looks like a verb of the present."""
    return key[0] in "يت" and len(key) > 2 and key[-1] != "ه"


# Words behind «يبدو أن» among which its verb stands.
_VERB = 5


def is_told(words: Words, index: int, last: int, high: int) -> bool:
    """Whether «يبدو أن» tells of what is or was: a verb of the past or «هناك» follows first, no verb of the present."""
    if words.keys[index].removeprefix("و") not in _SEEMED:
        return False
    told = tells_past(words, last, high)
    return words.keys[index].removeprefix("و") in _SHOWN if told is None else told


def tells_past(words: Words, first: int, high: int) -> bool | None:
    """Whether the first verb behind token `first` is of the past, or «هناك» stands there; None when no verb does."""
    for at in range(first, min(high, first + _VERB)):
        key = words.keys[at]
        if key in _THERE:
            return not _is_to_come(words, at + 1, high)
        if words.marks[at]:
            break
        if key in ("لن", "لا", "سوف", "قد") or future_prefix(words.tokens[at].form) >= 0 or key in _POISED:
            return False
        if words.tokens[at].form.endswith("ة"):
            continue  # «إعاقة»: no past with a pronoun
        tenses = {form.tense for form, _, _ in readings(key)}
        if ("past" in tenses and "present" not in tenses and key[1:2] != "ا") or looks_past(key):
            return True
        if "present" in tenses or (key[0] == "ي" and len(key) > 3):
            return False
    return None


def _is_to_come(words: Words, first: int, high: int) -> bool:
    """Whether what there is, named from token `first` on, is said to come: «لا أعتقد أن هناك تغييرا سيحدث»."""
    for at in range(first, min(high, first + _VERB)):
        if words.marks[at]:
            return False
        if future_prefix(words.tokens[at].form) >= 0 or words.keys[at] in ("سوف", "لن"):
            return True
    return False


def looks_past(key: str) -> bool:
    """Whether a word has the letters of a past verb of the seventh, eighth or tenth form: «انسحب», «افتقرت».

    >>> looks_past("افتقر"), looks_past("افتقار"), looks_past("انتخابات")
    (True, False, False)
    """
    stem = key[:-1] if key.endswith("ت") and len(key) > 5 else key
    if stem[:1] != "ا" or stem[-1:] in "اهي" or stem[-2:-1] == "ا":
        return False
    return (len(stem) == 5 and (stem[1] == "ن" or stem[2] == "ت")) or (len(stem) == 6 and stem[1:3] == "ست")


def is_first_person(words: Words, index: int) -> bool:
    """Whether «أن» at token `index` is followed by a verb the speaker says of himself: «يمكن أن أضيف»."""
    if words.keys[index] != "ان" or index + 1 >= len(words.tokens):
        return False
    token = words.tokens[index + 1]
    return words.frame.text.quote(token.start, token.start + 1) == "أ" and not token.form.startswith("أن")


def is_over(words: Words, index: int, high: int) -> bool:
    """Whether «يكون» at token `index` stands with a verb of the past: «قد يكون أدى دورا», «أن تكون قد قدمت»."""
    if index + 1 >= high or words.keys[index] not in BEING:
        return False
    index += words.tokens[index + 1].kind == "mark" and index + 2 < high  # «يكونوا "عبثوا"»
    following = words.keys[index + 1]
    if is_completed(words, index + 1, high):
        return True
    if index + 2 < high and looks_past(words.keys[index + 2]) and not opens_verb(following):
        return True  # «تكون أدلة اختفت»
    if following.startswith("ال") and index + 2 < high:  # «قد يكون الضغط أدى دورا»
        return {form.tense for form, _, _ in readings(words.keys[index + 2])} == {"past"}
    if following.endswith("وا") and following[0] not in "يتن":
        return True  # «أن يكونوا عبثوا بالأدلة»
    return following == "قد" or any(form.tense == "past" for form, _, _ in readings(following))


# «قد» stands at most this many words behind «تكون»; a day by which it will have happened at most this many.
_COMPLETED, _BY = 4, 8
_RESPONSIBLE = word_class("responsible")


def is_completed(words: Words, first: int, high: int) -> bool:
    """Whether «قد» and a verb of the past stand behind the subject of «تكون», and no day by which: «رجح أن تكون الناشطة
    قد قتلت عمدا», not «أن تكون القوات قد انسحبت بحلول مايو»."""
    for at in range(first, min(high - 1, first + _COMPLETED)):
        if words.marks[at]:
            return False
        if words.keys[at] in _RESPONSIBLE and words.keys[at + 1] in ("عن", "في"):
            return True  # «رجح أن تكون العصابة مسؤولة عنه»
        if words.keys[at] == "قد":
            by = any(key in ("بحلول", "قبل", "مع") for key in words.keys[at : min(high, at + _BY)])
            behind = at + 1
            return (
                words.tokens[behind].kind == "word"
                and not by
                and not is_imperfect(words, behind, high, words.keys[behind])
            )
    return False


def is_imperfect(words: Words, index: int, high: int, word: str) -> bool:
    """Whether `word`, after «قد», is an imperfect verb («قد تصل») rather than a perfect («قد تمكن»)."""
    if len(word) < 3 or word[0] not in "يتن" or word.endswith("وا") or (len(word) > 4 and word.endswith("ت")):
        return False
    if word[0] == "ي":
        return True
    if word in past_looks():
        following = words.tokens[index + 1].form if index + 1 < high else ""
        if word == "تحول" and following == "دون":
            return True  # «قد تحول دون ذلك»
        if word[0] == "ت" and index + 2 < high and words.keys[index + 1] in _FEMININE:
            behind = index + 2  # «قد تغير تركيا خطابها»
            return words.tokens[behind].kind == "word" and words.keys[behind][0] not in "بل"
        return word[0] == "ت" and following.endswith("ة") and not word.endswith("ت") and following[0] not in "لب"
    return word[0] == "ت" or (len(word) > 3 and not word.endswith("ت"))
