"""The speaker before the verb: «لودريان قال إن», «وكان الرئيس قد أعلن», «المصادر التي قالت»."""

from __future__ import annotations

from riwaya.annotate.speech.held_off import FARTHEST, THOSE, past_relative
from riwaya.annotate.speech.lexicon import bare_of, source_nouns, speech_words
from riwaya.annotate.speech.no_speaker import is_time_or_way
from riwaya.annotate.speech.nouns import SOME, SOME_JOINED, adjectives, looks_finite
from riwaya.annotate.speech.phrases import EACH, gender_of, noun_phrase
from riwaya.annotate.speech.relative_subjects import (
    Before,
    acts_in_relative,
    boundary_before,
    past_anonymity,
    relative_subject,
)
from riwaya.annotate.speech.shares import share_end
from riwaya.annotate.speech.sources import THESE, speaks
from riwaya.annotate.speech.text import SpeechText

_LONG_REPORT = 8
_NAME = 8
_ASIDE = 5
_AS_HE = speech_words("as he")
_LIKE_DEFINITE = speech_words("like definite")
_SOME_OF_THEM = speech_words("fraction")
# Words before a number («أكثر من», «ما يقارب»).
_APPROACH = 4
_ABOUT = speech_words("about")
_BECAUSE_HE = frozenset(("لانه", "لانها", "لانهم", "لكنه", "لكنها", "لكنهم"))
THERE = speech_words("there are")
_AMONG_WHOM = speech_words("among whom")
_THERE_IN = 6
_OWN_SIDE = speech_words("own side")
_DOES = speech_words("deed before its subject")
_NOT_YET = frozenset(("ما", "لا", "لم"))
_OFTEN = frozenset(("طالما", "لطالما"))
_AFTER = speech_words("after")
_WHAT = frozenset(("ما", "مما", "بما", "عما", "لما", "من", "وما"))


def subject_before(text: SpeechText, verb: int, sentence: int, gender: str) -> Before:
    """The subject in front of the verb at token `verb`, in a sentence that begins at token `sentence`."""
    verb = past_anonymity(text, verb, sentence)
    found = _before(text, verb, sentence, gender)
    relative = found.clause < verb or "rel" in text.words[verb - 1].classes or text.form(verb - 1) in _WHAT
    if found.subject is not None or (found.embedded and relative):
        return found
    if text.form(verb - 1) in _BECAUSE_HE:
        return found
    joined = _joined_to(text, sentence, verb, gender)
    if joined is not None:
        return Before(joined, joined[0], False)
    topic = _topic(text, verb, sentence, gender) or _at_head(text, verb, sentence, gender)
    return found if topic is None else Before(topic, topic[0], False, weak=True)


def _before(text: SpeechText, verb: int, sentence: int, gender: str) -> Before:
    """The subject in front of the verb, as far as no clause stands between."""
    index = verb - 1
    if index >= sentence and text.opening(index) is not None:
        index -= 1
    while index >= sentence and index not in text.named and _passed(text, index):
        index -= 1
    index -= 2 * _on_his_side(text, index, sentence)
    if index < sentence:
        return Before(None, sentence, False)
    word = text.words[index]
    if "rel" in word.classes:
        other = ("التي", "m") if text.form(index).endswith("التي") else ("الذي", "f")
        if text.form(index).endswith(other[0]) and gender == other[1] and index == verb - 1:
            return Before(None, index, True)  # «القمة التي يفترض أن تعقد», «الاتفاق الذي تنصلت منه»
        return relative_subject(text, index, sentence)
    if text.form(index) in _WHAT:
        there = there_are(text, index, sentence) if text.form(index) == "من" else -1
        return Before((index, index + 1), there, False) if there >= 0 else Before(None, index, True)
    stands_in = _stands_in(text, index) if index == verb - 1 else None
    if stands_in is not None:
        return Before(stands_in, index, False)
    start = boundary_before(text, index, sentence)
    if text.form(start - 1) == "ظل" and bare_of(text.form(start - 2)) == "في":
        return Before(None, verb, False)  # «في ظل ولي العهد قال المراسل»
    if start <= index:
        subject = _phrase_to(text, start, index + 1) or _share_to(text, start, index + 1)
        if subject and acts_in_relative(text, start):
            return Before(None, verb, False)
        if subject and _agrees(text, subject, gender):
            return Before(subject, start, False)
        source = _indefinite(text, start, index + 1, gender) if index == verb - 1 else None
        return Before(source, verb, index == verb - 1 and text.tokens[index].kind == "word")
    if text.form(index) == "ان" and index == verb - 1:
        behind = _after_of(text, index, sentence)
        if behind:
            return Before(behind, behind[0], False)
    if text.form(index) == ")":
        opening = next((at for at in range(index, max(sentence, index - 8), -1) if text.form(at) == "("), index)
        start = boundary_before(text, opening - 1, sentence)
        subject = _phrase_to(text, start, opening) if start < opening else None
        if subject:
            return Before(subject, start, False)
    if text.is_comma(index):
        return _set_apart(text, index, sentence, verb)
    return Before(None, start if start < verb else verb, False)


def _on_his_side(text: SpeechText, index: int, sentence: int) -> bool:
    """Whether «من جانبه» that parts a subject from its verb ends at `index`: «السفير من جانبه أكد»."""
    return text.form(index) in _OWN_SIDE and text.form(index - 1) == "من" and index > sentence + 1


def there_are(text: SpeechText, who: int, sentence: int) -> int:
    """Where «هناك من», «ومن النواب من», «ولا يزال في المدينة من» begins whose «من» stands at token `who`, or -1."""
    for at in range(who - 1, max(sentence, who - _THERE_IN) - 1, -1):
        bare = bare_of(text.form(at))
        if bare in THERE and text.form(at - 1) not in ("ليس", "وليس"):
            return at
        opens = at == sentence or text.is_comma(at - 1) or text.form(at)[0] == "و"
        if bare in _AMONG_WHOM and opens and at < who - 1:
            return at
        if text.tokens[at].kind == "mark" or text.words[at].comp or "rel" in text.words[at].classes:
            return -1
    return -1


def _stands_in(text: SpeechText, index: int) -> tuple[int, int] | None:
    """Who is meant by the word at `index` before a verb: «تستمع للرئيس فلان وهو يصف», «وبعضهم يتنبأ بكارثة»."""
    if bare_of(text.form(index)) in _SOME_OF_THEM:
        return index, index + 1
    if text.form(index) not in _AS_HE:
        return None
    ahead = next((actor for actor in text.actors_in(index - _NAME, index) if actor.last == index), None)
    return (ahead.first, index) if ahead is not None and ahead.type == "PER" else None


def _topic(text: SpeechText, verb: int, sentence: int, gender: str) -> tuple[int, int] | None:
    """«أن اللجنة التي زارت الموقع، أشارت إلى»: the subject behind أن, whose verb a relative clause or an apposition
    holds off; None where another verb could be meant."""
    apart = text.is_comma(verb - 1)
    for at in range(verb - 2, max(sentence, verb - FARTHEST) - 1, -1):
        word = text.words[at]
        if not word.comp or word.comp_pronoun or at in text.named:
            if text.form(at) in ".؟!:":
                return None
            continue
        first = at + 1
        speaker = text.words[first].source is not None and not text.words[first].classes
        if not (speaker or text.starts_name(first) or text.form(first) in SOME or text.form(first) in _SOME_OF_THEM):
            return None
        end = noun_phrase(text, first, verb)
        held = "rel" in text.words[end].classes or (apart and text.is_comma(end)) or _aside(text, end, verb)
        if end >= verb or not held or speaks(text, (first, end)) is not True:
            return None
        return (first, end) if not gender_of(text, (first, end)) or gender_of(text, (first, end)) == gender else None
    return None


def _aside(text: SpeechText, first: int, verb: int) -> bool:
    """Whether «وهو على حق» or «وعبر مشاركته» stands between a subject and its verb."""
    form = text.form(first)
    led = form in ("وهو", "وهي", "وهم") or (form[:1] == "و" and bool(text.words[first].classes & {"in", "out"}))
    return led and 1 < verb - first <= _ASIDE and not any(text.is_comma(at) for at in range(first, verb))


def _at_head(text: SpeechText, verb: int, sentence: int, gender: str) -> tuple[int, int] | None:
    """«لكن الوزير الذي لم يحضر الجلسة هدد بـ»: the subject at the head of the sentence, before its relative clause."""
    first = sentence
    while first < min(verb, sentence + 2) and text.words[first].classes & {"co", "conj"} and first not in text.named:
        first += 1
    if text.form(first) in THOSE and _plural_verb(text, verb):
        return (first, first + 1) if _acts_between(text, first, verb) else None  # «والذين بقوا يقولون إن»
    closed = text.words[verb - 1].classes & {"conj", "co", "rel", "neg", "in", "out"} or text.words[verb - 1].comp
    source = text.words[first].source
    if closed or not (text.starts_name(first) or (source is not None and source.type != "report")):
        return None
    end = noun_phrase(text, first, verb)
    if end + 2 >= verb or "rel" not in text.words[end].classes or speaks(text, (first, end)) is not True:
        return None
    if any(text.is_comma(at) or _says_that(text, at) for at in range(end, verb)):
        return None
    return (first, end) if gender_of(text, (first, end)) in ("", gender) else None


def _says_that(text: SpeechText, index: int) -> bool:
    """Whether أن at `index` opens what is said, unlike «قبل أن»."""
    return text.words[index].comp and text.form(index - 1) not in _AFTER


def _acts_between(text: SpeechText, first: int, verb: int) -> bool:
    """Whether the relative clause of «الذين» has its own verb before the verb at `verb` and says nothing."""
    own = looks_finite(text.form(first + 1)) or text.form(first + 1).endswith("وا") or bool(text.words[first + 1].uses)
    return own and verb > first + 1 and not any(_says_that(text, at) for at in range(first, verb))


def _agrees(text: SpeechText, subject: tuple[int, int], gender: str) -> bool:
    """A noun right before a verb of the other gender is not its subject («بيانا أكدت فيه»)."""
    head = text.words[subject[0]].source
    if head is not None and head.type == "evidence" and text.form(subject[0]).endswith("ا"):
        return False
    known = gender_of(text, subject)
    return (
        not known or known == gender or (subject[0] in text.named and (head is None or len(text.form(subject[0])) < 4))
    )


def _passed(text: SpeechText, index: int) -> bool:
    """Whether a word may stand between subject and verb («ما زالوا», «التي طالما»)."""
    form = text.form(index)
    still = form in _NOT_YET and "زال" in text.form(index + 1)
    still = still or form in ("لا", "لم")  # «بعض الخبراء لا يتوقعون»
    often = form in _OFTEN and "rel" in text.words[index - 1].classes
    return bool(still or often or text.timed[index] or text.words[index].classes & {"aux", "adv"})


def _after_of(text: SpeechText, end: int, sentence: int) -> tuple[int, int] | None:
    """«وسبق لترامب أن قال»: the name behind ل that ends before token `end`."""
    for at in range(max(sentence, end - 8), end):
        if text.form(at).lstrip("وف") == "سبق" and text.form(at + 1).startswith("ل") and at + 1 < end:
            return at + 1, end
    return None


def _indefinite(text: SpeechText, start: int, end: int, gender: str) -> tuple[int, int] | None:
    """«خرجت معلومات تتحدث عن»: an indefinite source right before a verb that agrees with it."""
    for at in range(max(start, end - _LONG_REPORT), end):
        source = text.words[at].source
        form = text.form(at)
        if at < end - 4 and not (source is not None and source.type == "report" and form.endswith("ا")):
            continue  # but «تقريرا لخبراء في الأمم المتحدة | قال إن»
        last = end - 2 if text.form(end - 1) in '»”"' else end - 1
        if source is None and at == last and form.endswith("ين") and _plural_verb(text, end):
            return at, end  # «في مواجهة مع متشددين يرفضون»
        one = source is None and at == end - 1 and form.endswith("ا") and source_nouns().get(form[:-1])
        if one and one.type == "person" and gender == one.gender:
            return at, end  # «سمعت شيخا يقول»
        if source is None or source.type == "evidence" or form.startswith(("ال", "وال")) or source.gender != gender:
            continue
        struck = form == "مواقع" and "على" in text.frame.forms[at - 2 : at]  # «غارات على مواقع | قالت إنها»
        if struck or (text.words[at - 1].classes & {"in", "out"} and form.endswith(("ه", "ها", "هم"))):
            continue  # «وعبر خطابه»
        if noun_phrase(text, at, end) == end and (at not in text.named or source.type == "report"):
            return at, end
    return None


def _plural_verb(text: SpeechText, index: int) -> bool:
    """Whether a verb in the plural stands at `index`."""
    return any(use.kind == "verb" and use.number == "p" for use in text.words[index].uses)


def _phrase_to(text: SpeechText, start: int, end: int, *, forced: bool = True) -> tuple[int, int] | None:
    """A noun phrase from `start` that reaches `end`, if what stands there can be the subject of a clause."""
    form = text.form(start)
    bare = form[1:] if form[:1] in "وف" else form
    if is_time_or_way(text, start):
        return None  # «من جهة أخرى شدد»
    if bare in _DOES and (text.starts_name(start + 1) or text.words[start + 1].source is not None):
        start += 1  # «مما جعل | المراقبين يتوقعون»
        form = bare = text.form(start)
    previous = text.words[start - 1] if start else None
    forced = forced and previous is not None and (previous.comp or bool(previous.classes & {"aux", "conj", "co"}))
    forced = forced and form[:-1] not in adjectives()  # «لكن ميدانيا يرجح أن»
    finite = looks_finite(form) or bare in _LIKE_DEFINITE  # «ينشر صورا قال إنها», «التقى الرئيس بزعيم وصفه»
    if start not in text.named and text.words[start].source is None and finite:
        return None
    if (
        start
        and "rel" in text.words[start - 1].classes
        and text.words[start].source is None
        and start not in text.named
    ):
        return None  # «الخطاب الذي ألقاه قرب الميدان قال فيه»
    noun = text.starts_name(start) or text.words[start].source is not None or bare.startswith("ال") or form == "#"
    noun = noun or bare_of(form) in THESE or (form in SOME_JOINED and end > start + 1)  # «كثير من الناس»
    if not noun and text.form(start - 1) in _WHAT and form.endswith(("ه", "ها")):
        return None  # «وهو ما جعله يؤكد»
    many = bare in EACH and text.form(start + 1) == "من"  # «وأكثر من دولة قالت»
    if not (noun or forced or many) or (text.tokens[start].kind != "word" and form not in '#"«“'):
        return None
    return (start, end) if noun_phrase(text, start, end) == end else None


def _joined_to(text: SpeechText, start: int, end: int, gender: str) -> tuple[int, int] | None:
    """«ترفض البلدية القرار | والوزارة تقول إن»: who speaks in a clause that و joins to another."""
    for at in range(end - 1, max(start, end - _NAME), -1):
        source = text.words[at].source
        if text.form(at).startswith("وال") and source is not None and source.type not in ("report", "evidence"):
            known = gender_of(text, (at, end)) in ("", gender)
            return (at, end) if known and noun_phrase(text, at, end) == end else None
    return None


def _share_to(text: SpeechText, start: int, end: int) -> tuple[int, int] | None:
    """«أكثر من 70 في المئة من الشباب» that ends before token `end`."""
    if text.tokens[start].kind != "number" and bare_of(text.form(start)) not in _ABOUT:
        return None
    number = next((at for at in range(start, min(end, start + _APPROACH)) if text.tokens[at].kind == "number"), -1)
    return (start, end) if number >= 0 and share_end(text, number, end) == end else None


def _set_apart(text: SpeechText, comma: int, sentence: int, verb: int) -> Before:
    """«وكان الرئيس، فلان، قد قال»: the phrase before the commas, when a clause begins with it."""
    comma = start = past_relative(text, comma, sentence)
    for _ in range(3):
        start = boundary_before(text, start - 1, sentence)
        if start <= sentence or not text.is_comma(start - 1):
            break
        start -= 1
    if text.form(start - 2) == "اذا":
        return Before(None, verb, False)  # «عما إذا كان سيستقيل، قال المدير»
    classes = text.words[start - 1].classes if start > 0 else frozenset()
    opened = "aux" in classes and "co" not in classes and text.form(start - 2) != "في"  # not «في ظل»
    opened = opened or (start > sentence and text.words[start - 1].comp and not text.words[start - 1].comp_pronoun)
    if start <= sentence or opened or classes & {"conj", "co"}:
        begin = max(start, sentence)
        nearest = next((at for at in range(begin, comma) if text.is_comma(at)), comma)
        subject = _phrase_to(text, begin, comma, forced=opened) or _phrase_to(text, begin, nearest, forced=opened)
        if subject:
            return Before(subject, start, False, weak=not opened)
    return Before(None, verb, False)
