"""Cues that are participles («مؤكداً أن»), and texts that speak («برقية جاء فيها»)."""

from __future__ import annotations

from riwaya.annotate.speech.complements import complement_of
from riwaya.annotate.speech.drafts import Draft, cue_at
from riwaya.annotate.speech.lexicon import Use, bare_of, speech_words
from riwaya.annotate.speech.marks import Complement
from riwaya.annotate.speech.nouns import ANONYMITY, SOME, is_content_noun, looks_finite
from riwaya.annotate.speech.phrases import noun_phrase
from riwaya.annotate.speech.text import SpeechText

_WAS = frozenset(("يكون", "كان", "سيكون", "ليكون", "يكن", "يبدو", "بات", "اصبح", "يصبح"))
_REACH = 16
_NOT = frozenset(("ليس", "ليست", "غير", "وليس", "وليست", "وغير"))
_SELF = speech_words("self")
_SUBJECT = 5
_SHORTEST = 3
_EXPECTED = frozenset(("اقترح", "توقع"))
_RELAYING = frozenset(("ناقلا", "ناقلة", "ناقلين", "نقلا"))


def participle(text: SpeechText, index: int, use: Use, first: int, stop: int) -> Draft | None:
    nominal = any(other.kind == "noun" for other in text.words[index].uses)
    owned = text.starts_name(index + 1) or text.form(index + 1) in SOME
    named = owned and not text.is_comma(index - 1)
    if nominal and named and text.form(index).endswith("ة"):
        return None  # «مطالبة بغداد بـ»: a verbal noun with its owner
    after_noun = use.clitics == "" and index > first and text.words[index - 1].source is not None
    if after_noun and not text.form(index).endswith("ا") and not _beside_definite(text, index, use):
        return None
    if text.form(index - 1).removeprefix("ب") == "عدم" or _qualifies(text, index, first):
        return None  # «حاجة ملحة إلى»
    still = text.form(index - 1) in ("زال", "يزال", "تزال", "زالت", "يزالون", "زالوا")  # «ما زال متمسكا بـ»
    if still or _is_predicate(text, index, first) or text.form(index - 1) in _NOT or text.form(index - 1) in _SELF:
        return None  # «ليس مؤكدا»، «نفسها مهددة»
    found = complement_of(text, use, index + 1, stop)
    if found is None or (found.how == "object" and not found.near):
        return None
    if found.how == "clause" and bare_of(text.form(index - 1)) in _WAS:
        return None  # «قد يكون مفيدا أن»
    if (use.verb.past == "اقر" and found.how != "clause") or (use.verb.past == "اتهم" and not found.object_seen):
        return None  # «مقرا لها», «بلاده متهمة بـ»
    at = found.begin
    if found.how == "object" and (_goes_on(text, index, at) or _describes(text, index, use)):
        return None
    if any(text.form(at + k) in ANONYMITY for k in range(0, 3)):
        return None
    clause = index - 1 if index > first and text.is_comma(index - 1) else index
    if text.form(index) in _RELAYING and text.form(index + 1) == "عن":
        return _relayed(text, index, use, found)
    draft = Draft(
        verb=use.verb,
        kind="participle",
        cue=(index, index + 1),
        cue_at=cue_at(text, index, use),
        clause=clause,
        subject=None,
        inherited=True,
        sure=0.85,
        rule=f"participle-{found.how}",
    )
    return draft.spoken(use).told(found)


def _goes_on(text: SpeechText, index: int, begin: int) -> bool:
    """Whether و joins what stands right behind the participle at `index`: «كان فوزه متوقعا | وتوليه الحكم»."""
    form = text.form(begin)
    return begin == index + 1 and form[0] == "و" and len(form) > _SHORTEST and not is_content_noun(form)


def _describes(text: SpeechText, index: int, use: Use) -> bool:
    """Whether the participle at `index` is the adjective of an indefinite noun: «كانت مكانا مقترحا»."""
    before = text.form(index - 1)
    noun = before.endswith("ا") and len(before) > _SHORTEST and not text.words[index - 1].uses
    return use.verb.past in _EXPECTED and noun and text.words[index - 1].source is None and index - 1 not in text.named


def _relayed(text: SpeechText, index: int, use: Use, found: Complement) -> Draft | None:
    """«ناقلا عن رئيس المشروع قوله "…"»: who it was taken from speaks."""
    end = noun_phrase(text, index + 2, found.begin, frozenset(("object",)))
    if end == index + 2:
        return None
    draft = Draft(
        verb=use.verb,
        kind="participle",
        cue=(index, index + 1),
        cue_at=cue_at(text, index, use),
        clause=index - 1 if text.is_comma(index - 1) else index,
        subject=(index + 2, end),
        embedded=True,
        sure=0.7,
        rule="relayed",
    )
    return draft.told(found)


def _qualifies(text: SpeechText, index: int, first: int) -> bool:
    """Whether the word at `index` is only the adjective of a feminine thing: «حاجة ملحة إلى», «خطوة مؤيدة لـ»."""
    form, before = text.form(index), text.form(index - 1)
    thing = index > first and len(before) > 3 and before.endswith(("ة", "ات")) and not before.startswith(("ال", "وال"))
    return (
        thing
        and form.endswith("ة")
        and text.words[index - 1].source is None
        and not text.words[index - 1].classes
        and index - 1 not in text.named
        and not any(actor.last == index for actor in text.actors_in(index - 6, index))
    )


def _beside_definite(text: SpeechText, index: int, use: Use) -> bool:
    """Whether an accusative plural tells what the definite noun before it does («خرج العمال مطالبين بـ»)."""
    definite = text.form(index - 1).startswith("ال") or index - 1 in text.named
    was = any(bare_of(text.form(at)) in _WAS for at in range(max(0, index - 3), index))
    return use.number == "p" and text.form(index).endswith("ين") and definite and not was


def _is_predicate(text: SpeechText, index: int, first: int) -> bool:
    """Whether the participle at `index` is what is said of the subject behind أن («إن بلاده متمسكة بالاتفاق»)."""
    for at in range(index - 1, max(first, index - _SUBJECT) - 1, -1):
        word = text.words[at]
        if word.comp and not word.comp_pronoun:
            return True
        if text.tokens[at].kind != "word" or word.uses or word.classes or looks_finite(text.form(at)):
            return False
    return False


def therein(text: SpeechText, index: int, use: Use, sentence: tuple[int, int]) -> Draft | None:
    """«برقية … جاء فيها "…"»: the text before speaks."""
    found = complement_of(text, use, index + 2, sentence[1], wants_subject=False)
    for at in range(index - 1, max(sentence[0] - 1, index - _REACH), -1):
        source = text.words[at].source
        if source is None or source.type != "report" or found is None:
            continue
        end = max(at + 1, min(noun_phrase(text, at, index), index))
        cue = (text.tokens[index].start + use.length, text.tokens[index + 1].end)
        draft = Draft(use.verb, "verb", (index, index + 2), cue, index, (at, end), embedded=True, rule="therein")
        return draft.told(found)
    return None
