"""Who a citation phrase names: «بحسب | الوزارة», «وفق أرقام | الوزارة», «حسبما نقلت وكالة … عن | الوزير»."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.annotate.speech.lexicon import bare_of, speech_words
from riwaya.annotate.speech.nouns import SOME, is_content_noun, looks_finite
from riwaya.annotate.speech.phrases import noun_phrase
from riwaya.annotate.speech.sources import speaks
from riwaya.annotate.speech.text import SpeechText

LONG_QUOTE = 6
_WITH_B = frozenset(("ب",))
_SHORT_NAME = 3
_WHERE = 6
_TIME = 8
_RELAYS = frozenset(("نقل", "نشر", "اورد"))
# What tells figures; who counted them is behind it («وفق أرقام الوزارة», «بحسب إحصاء للوزارة»).
_FIGURES = frozenset(("ارقام", "احصاء", "احصائية", "احصائيات", "حصيلة", "تقديرات", "معطيات", "رواية", "شهادات"))
_GAVE = frozenset(("ادلى", "ادلت", "ادلوا"))
_SOME_OTHER = frozenset(("واحد", "واحدة", "اخر", "اخرى", "مختلف", "مختلفة"))
_SAME = speech_words("same")
_MANY = SOME | frozenset(("عدة", "عديد", "مختلف"))
_HELD_FOR = speech_words("held for")


class Cited(NamedTuple):
    """What a citation phrase names: source tokens (None: who was named before, of that `gender`), the first token
    behind, agencies, last token of the cue."""

    source: tuple[int, int] | None
    end: int
    via: list[tuple[int, int]]
    cue_last: int
    gender: str = ""


def cited_at(text: SpeechText, after: int, stop: int, attached: bool, follows: str) -> Cited | None:
    """What a citation phrase whose last token stands before `after` names, if it is somebody."""
    if follows == "verb":
        return _verbal(text, after, stop)
    if follows == "self":
        gender = {"ه": "m", "ا": "f"}.get(text.form(after - 1)[-1:], "")
        return Cited(None, after, [], after, gender)  # «على حد قولها»
    if text.form(after - 1) == "ذمة" and text.form(after) in _HELD_FOR:
        return None  # «موقوفون على ذمة التحقيق»
    if attached and text.form(after) == "ل":
        after += 1
    opened = text.opening(after)
    if opened is not None:
        inside = text.frame.tokens_in(opened.start, opened.end)
        named = len(inside) <= _SHORT_NAME and all(_may_name(text, at) for at in inside)
        if len(inside) > LONG_QUOTE or not (named or speaks(text, (inside.start, inside.stop)) is True):
            return None
        return Cited((inside.start, inside.stop), inside.stop + 1, [], after)
    if text.form(after + 1) in _GAVE and text.form(after + 2) in ("بها", "به"):
        end = noun_phrase(text, after + 3, stop)
        if end > after + 3:
            return Cited((after + 3, end), end, [], after)  # «وفقا لتصريحات أدلى بها ناشط»
    counted = _counted(text, after, stop) if text.form(after) in _FIGURES else None
    if counted is not None:
        return counted
    end = _phrase_end(text, after, stop, _WITH_B)
    if follows == "speech":
        end = _before_predicate(text, after, end)
    some = text.form(after)[:1] == "ل" and text.form(after)[1:] in _MANY
    behind = after + (1 if some else 0) + (1 if some and text.form(after + 1) == "من" else 0)
    known = speaks(text, (behind, end)) if end > behind else False
    so = text.words[end + text.is_comma(end)]
    bare = known is None and so.comp and so.comp_clitics == "ف" and not text.form(after).startswith("ال")
    if end == after + 1 and text.form(after) in _SOME_OTHER:
        return None  # «من منظور واحد»
    if not (known or (bare and not is_content_noun(text.form(after)))):
        return None  # but «بحسب كريم فإن»
    if text.form(end) in _SAME:
        return Cited((after, end), end + 1, [], after)
    for at in range(end, min(end + 2, stop - 2)):
        if text.form(at) == "على" and text.form(at + 1) == "لسان":
            further = noun_phrase(text, at + 2, stop)
            if further > at + 2:
                return Cited((at + 2, further), further, [], at + 2)
    return Cited((after, end), end, [], after)


def _before_predicate(text: SpeechText, first: int, end: int) -> int:
    """«في نظر الرئيس | كارثة على البلاد»: where a definite name ends before an indefinite noun."""
    named = text.named.get(first)
    if named is None and not text.form(first).startswith("ال"):
        return end
    for at in range(named.last if named is not None else first + 1, end):
        if any(actor.first <= at < actor.last for actor in text.actors_in(first, end)):
            continue
        form, word = text.form(at), text.words[at]
        if text.is_comma(at) and text.words[at + 1].source is None and not text.form(at + 1).startswith("ال"):
            return at
        definite = text.form(at + 1).startswith("ال") and not text.words[at + 1].classes
        title = word.source is not None and (definite or at + 1 in text.named)
        if text.tokens[at].kind != "word" or title or word.classes or form[0] == "و":
            return end
        if not form.startswith("ال"):
            return at
    return end


def _may_name(text: SpeechText, index: int) -> bool:
    """Whether the word at `index` may belong to the quoted name of an outlet («بحسب "عرب فاينانس"»)."""
    word = text.words[index]
    return text.tokens[index].kind == "word" and not (word.classes or word.comp or word.uses)


def _counted(text: SpeechText, first: int, stop: int) -> Cited | None:
    """«أرقام وزارة الصحة» as a whole, «إحصاء لوزارة الصحة» by its owner."""
    owner = first + 1
    if owner >= stop or text.tokens[owner].kind != "word":
        return None
    led = text.form(owner).startswith("ل") and not text.starts_name(owner)
    if not led and text.starts_name(owner) | (text.words[owner].source is not None):
        end = noun_phrase(text, owner, stop)
        return Cited((first, end), end, [], first) if end > owner else None
    end = _phrase_end(text, owner, stop) if led else owner
    return Cited((owner, end), end, [], first) if end > owner else None


def _phrase_end(text: SpeechText, first: int, stop: int, takes: frozenset[str] = frozenset()) -> int:
    """`noun_phrase` that lets its first word carry ل."""
    if text.form(first)[:1] == "ل" and text.form(first)[1:] in _MANY:
        behind = first + 2 if text.form(first + 1) == "من" else first + 1
        end = noun_phrase(text, behind, stop, role=True)  # «لعدة تقارير», «لعدد من الخبراء»
        return end if end > behind else first
    if text.form(first).startswith("ل") and not text.starts_name(first):
        named = text.named.get(first)
        role = text.words[first].source is not None
        if named is not None:
            return max(named.last, noun_phrase(text, named.last, stop, role=True))
        if text.words[first + 1].source is None and looks_finite(text.form(first + 1)) and first + 1 not in text.named:
            return first + 1
        if role or first + 1 in text.named:
            return max(noun_phrase(text, first + 1, stop, role=role), first + 1)
        return first
    return noun_phrase(text, first, stop, takes)


def past_place(text: SpeechText, end: int, stop: int) -> int:
    """The comma behind «في المعهد», of who is cited before token `end`: «، بحسب خبراء في المعهد، بالسلاسة»."""
    if end + 1 >= stop or text.form(end) not in ("في", "لدى"):
        return end
    for at in range(end + 1, min(stop - 1, end + _WHERE)):
        if text.is_comma(at):
            return at
        if text.tokens[at].kind != "word" or text.words[at].classes or text.words[at].comp or text.timed[at]:
            break
        if looks_finite(text.form(at)) and at not in text.named:
            break
    return end


def _alone(text: SpeechText, index: int, stop: int) -> bool:
    """Whether a citing verb ends its clause, so that who speaks was named before."""
    return index + 1 >= stop or text.is_comma(index + 1) or text.form(index + 1) in ".؟!"


def _after_time(text: SpeechText, index: int, stop: int) -> int:
    """Behind a time between commas at `index`: «حسبما أعلنت، أمس الاثنين، | وزارة النقل»; else `index`."""
    if index >= stop or not text.is_comma(index):
        return index
    at = index + 1
    while at < min(stop - 1, index + _TIME) and text.timed[at]:
        at += 1
    return at + 1 if at > index + 1 and at + 1 < stop and text.is_comma(at) else index


def _verbal(text: SpeechText, index: int, stop: int) -> Cited | None:
    """«حسبما نقلت وكالة … عن …», «وفقاً لما جاء في تقرير …»."""
    if text.form(index) in ("جاء", "ورد"):
        if text.form(index + 1) not in ("في", "على"):
            return None
        first = index + 3 if text.form(index + 2) == "لسان" else index + 2
        end = noun_phrase(text, first, stop)
        return Cited((first, end), end, [], first) if end > first else None
    use = next((use for use in text.words[index].uses if use.kind == "verb"), None)
    if use is None or (index + 1 >= stop and not _alone(text, index, stop)):
        return None
    if bare_of(text.form(index - 2)) == "على" and use.pronoun:
        return None  # «على ما يتوقعه كل طرف من الآخر»
    says = "quote" in use.verb.takes and use.verb.need in ("", "named") and use.number == "s"
    first = _after_time(text, index + 1, stop)
    if says and first == index + 1 and _alone(text, index, stop):
        return Cited(None, index + 1, [], index + 1, use.gender)  # «…، كما تقول.»
    while first < stop - 1 and (text.timed[first] or "adv" in text.words[first].classes) and first not in text.named:
        first += 1
    told = first + int(first == stop - 1 and text.timed[first] and first > index)
    if says and told > index + 1 and text.timed[told - 1] and _alone(text, told - 1, stop):
        return Cited(None, told, [], index + 1, use.gender)  # «…، وفق ما أفاد الأربعاء.»
    end = noun_phrase(text, first, stop, frozenset(("عن",)))
    if end == first or (end == first + 1 and first not in text.named and text.form(first).endswith("ا")):
        return None  # nobody, or «بحسب ما تراه ملائماً»
    if use.verb.past in _RELAYS and text.form(end) == "عن":
        last = noun_phrase(text, end + 1, stop)
        if last > end + 1 and speaks(text, (end + 1, last)):
            return Cited((end + 1, last), last, [(first, end)], index + 1)
    if speaks(text, (first, end)) is False:
        return None  # «كما تشير كل الدلائل»
    return Cited((first, end), end, [], index + 1)
