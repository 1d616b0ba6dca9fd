"""Prepositions between a cue and its content, bare or attached to a noun."""

from __future__ import annotations

import re

from riwaya.annotate.speech.lexicon import speech_words, word_of
from riwaya.annotate.speech.marks import Complement, MarkScan
from riwaya.annotate.speech.nouns import (
    THESE,
    WITH_B,
    WITH_L,
    given_names,
    is_audience,
    is_content_noun,
    is_venue_noun,
    looks_finite,
    states,
)
from riwaya.annotate.speech.phrases import noun_phrase
from riwaya.annotate.speech.text import SpeechText
from riwaya.lang.ar import strip_article

PREPOSITIONS = frozenset(("الى", "عن", "على", "من", "في"))
BESIDES = speech_words("besides")
# «قلق إسرائيل إزاء الاتفاق».
_FEARED = frozenset(strip_article(word) for word in speech_words("feared"))
_TOWARD = frozenset(("ازاء", "حيال", "بشان", "تجاه"))
_NO_PREPOSITION = speech_words("no preposition")
_CONCERNING = frozenset(("بخصوص", "بالنسبة", "بشان", "بصدد", "بموجب", "بحق", "بقوله", "بقولها", "بقولهم"))
_BY = frozenset(("اجل", "جانب", "قبل", "خلال", "جهة", "ناحية", "طرف", "جديد"))
_AMONG = speech_words("among")
# Tokens in which a clause would begin.
_CLAUSE = 14
_NAME = 5
_WHO = frozenset(("ما", "من"))
_NAMES = frozenset(("وصف", "سمى", "اسمى", "عرف"))
_STANCES = speech_words("stance")
_MORE_THAN = speech_words("before a number")
_FEELS = frozenset(("اعرب", "عبر", "ابدى"))
# What is pointed out by a word that no list knows: «تعذر», «احتمالية», «دورها».
_ABSTRACT = re.compile(r"^(?:ت\w{3,}|(?!ال)\w{3,}ية|\w{3,}(?:ه|ها|هم|هما))$")
_POINTS = frozenset(("اشار", "لفت", "تطرق", "نوه", "المح", "لمح"))


class PrepositionScan(MarkScan):
    """The steps of a walk from a cue to its content over prepositions."""

    def _preposition(self, index: int) -> Complement | int | None:
        """A preposition that leads to the content, bare or attached."""
        text, form = self.text, self.text.form(index)
        accused = self.object_seen and "object+ب" in self.use.verb.takes and form.startswith("بال")
        if self.loose and "clause" in self.plain and not text.is_comma(index - 1) and not accused:
            return None
        if form in _WHO and self._what_is_done(index):
            return self.found("object", index)
        bare = form[1:] if form[0] in "وف" and form[1:] in PREPOSITIONS else form
        if (bare in PREPOSITIONS or bare in _TOWARD) and index + 1 < self.sentence_end:
            if bare in self.plain or (bare == "في" and self._sees_in(index)):
                return self._led_by(index, bare)
            if bare == "من" and "من+object" in self.plain:
                end = noun_phrase(text, index + 1, self.stop, self.ends_name)
                self.wants_subject = False
                plain = end > index + 1 and text.form(end - 1).startswith("ال") and end not in text.named
                plain = plain and end == index + 2
                end += plain and text.form(end).startswith("ال")  # «من العمال المضربين | وقف»
                return end if end > index + 1 else index + 1
        for clitic in ("ب", "ل", "ك"):
            if clitic in self.plain and self._attached(index, clitic):
                if "quote" in self.plain and self._before_colon(index):
                    return index + 1  # «ويجيب الوزير محتفظا بهدوئه: …»
                if form == clitic:
                    opened = text.opening(index + 1) if index + 1 < len(text.tokens) else None
                    return self.found("preposition", index + 2 if opened else index + 1, quotation=opened)
                return self.found("preposition", index, skip=0 if form.startswith("لل") else 1)
        return None

    def _led_by(self, index: int, preposition: str) -> Complement | int | None:
        """What a bare preposition of the cue leads to."""
        text = self.text
        after = text.words[index + 1]
        if preposition == "من" and text.form(index + 1) in _AMONG:
            return index + 2  # «حذر عدد من الضباط، من بينهم آمر الحامية، من أن»
        if text.form(index + 1) == "الرغم" or (preposition == "من" and text.form(index + 1) in _BY):
            return index + 2  # «أصر، على الرغم من ذلك، على», «حذره من أجل»
        if text.form(index - 1) in BESIDES:
            return None if after.comp else index + 1  # «فضلا عن أنه», «بمعزل عن تدخلهم»
        if after.comp and after.comp_clitics == "":
            return self.found("clause", index + 2, pronoun=after.comp_pronoun)
        if text.form(index + 1) == "ما" and text.form(index + 2) == "اذا":
            return self.found("whether", index + 2)
        told = text.words[index - 1].source
        spoken = is_venue_noun(text.form(index - 1)) or (told is not None and told.type == "report")
        spoken = spoken and self.subject is not None and index > self.subject[1]
        if spoken and self._again(index, preposition):
            return self._again(index, preposition)
        where = index + 2 if text.form(index + 1) in THESE else index + 1
        feared = (
            preposition == "من" and strip_article(text.form(where)) in _FEARED
        )  # «تحذر من اللقاء», «سخر من تصريحات»
        where_said = is_venue_noun(text.form(where)) and preposition in ("في", "من", "على")
        if text.timed[index + 1] or (where_said and not feared):
            return index + 2
        if any(use.kind == "noun" and use.verb.past == "قال" and use.pronoun == "ال" for use in after.uses):
            return index + 2  # «شدد على القول "…"»
        verb = self.use.verb.past
        if verb in _FEELS:
            for at in range(index + 1, min(self.sentence_end - 1, index + 6)):
                if text.words[at].comp and text.words[at].comp_clitics in ("", "ب"):
                    return self.found("clause", at + 1, pronoun=text.words[at].comp_pronoun)
                if text.is_comma(at):
                    break
        opened = text.opening(index + 1)
        if opened is not None:
            return self.found("preposition", index + 2, quotation=opened)
        if (verb in _POINTS and preposition == "الى") or verb == "افاد":
            noun = text.form(index + 1)
            thing = text.words[index + 1].source is None and index + 1 not in text.named and not is_venue_noun(noun)
            if not (thing and (noun.endswith("ات") or (_ABSTRACT.match(noun) and not after.uses))) and (
                index + 1 in text.named or not (is_content_noun(noun) or is_content_noun(strip_article(noun)))
            ):
                return index + 1
        return self.found("preposition", index + 1)

    def _what_is_done(self, index: int) -> bool:
        """«نفى الوزير ما تردد», «انتقد الكاتب من يشككون في القرار»: an object that is a clause of ما or من."""
        text, settled = self.text, self.subject is not None or not self.wants_subject
        stance = self.use.verb.act in ("deny", "refuse") or self.use.verb.past in _STANCES
        if not stance or self.use.kind != "verb" or self.use.pronoun or self.loose or not settled:
            return False
        before = text.form(index - 1)
        near = index == (self.subject[1] if self.subject is not None else self.first) or text.timed[index - 1]
        if not (near or before.startswith("ب") or text.words[index - 1].classes & {"adv"}):
            return False
        form, word = text.form(index + 1), text.words[index + 1]
        if text.form(index) == "من":
            return form.endswith("ون") and looks_finite(form) and index + 1 not in text.named
        acts = word.source is None or any(use.kind == "verb" for use in word.uses)
        plain = index + 1 < len(text.tokens) and text.tokens[index + 1].kind == "word" and not word.classes and acts
        named = any(use.verb.past in _NAMES for use in word.uses)  # «ما سماه "الخطة"»
        return plain and not named and len(form) > 2 and not form.startswith("ال") and form not in _MORE_THAN

    def _before_colon(self, index: int) -> bool:
        """Whether the word at `index` tells how somebody spoke, and a colon follows at once."""
        return self.text.form(index).endswith(("ه", "ها")) and self.text.form(index + 1) == ":"

    def _sees_in(self, index: int) -> bool:
        """«ترى الحكومة في القرار تحديا لها»: no clause follows, and what is seen stands right behind the verb."""
        if self.use.verb.past != "راى" or self.use.pronoun or self.after_adverb or self.loose:
            return False
        ahead = range(index + 1, min(self.sentence_end, index + _CLAUSE))
        return not any(self.text.words[at].comp for at in ahead)

    def _attached(self, index: int, clitic: str) -> bool:
        """Whether the word at `index` is the preposition's noun («بالإفراج», «بمحاولة»)."""
        text, form = self.text, self.text.form(index)
        if form == clitic:
            return True
        word = text.words[index]
        if form in given_names() or (form == "بقيادة" and _is_leader(text, index + 1)):
            return False  # «بشار», «التحالف بقيادة السعودية»
        if (
            form in _CONCERNING | _NO_PREPOSITION
            or not form.startswith(clitic)
            or len(form) < 3
            or word.classes
            or text.timed[index]
            or form in WITH_B
            or form in states()
        ):
            return False
        rest = form[1:]
        around = text.actors_in(index - _NAME, index + _NAME)
        if any(actor.type == "PER" and actor.first < index < actor.last for actor in around):
            return False  # «مايك بومبيو»
        if form.startswith("بن") and text.form(index - 2) == "عبد":
            return False  # «عبد العالي بنعمور»
        if clitic == "ب" and word.source is not None and form[:3] != "بال" and word_of(rest).source is None:
            return False  # «بياناتهم»
        opposed = clitic == "ل" and self.use.kind == "noun" and index == self.first and self.use.verb.past in WITH_L
        if opposed and index in text.named and not is_audience(form):
            return True  # «انتقاده لإسرائيل»
        if clitic == "ب" and any(use.kind == "noun" and use.clitics == "ب" for use in word.uses):
            return True  # «جاهر بمعارضته»
        named = text.named.get(index)
        if named is not None and (
            (named.clitics == 0 and not form.startswith("لل")) or named.type in ("GPE", "LOC", "MEDIA")
        ):
            return False
        shown = rest in THESE and not is_venue_noun(text.form(index + 1))
        if is_venue_noun(rest) and not self.object_seen and not shown and "clause" in self.plain:
            return False
        if opposed:
            return (named is None or form.startswith("لل")) and not is_audience(form)
        if clitic == "ل":
            return is_content_noun(form[2:]) if form.startswith("لل") else is_content_noun(rest)
        if clitic == "ك":
            return word_of(rest).source is not None or is_content_noun(rest)  # «صنفتها كجماعة إرهابية»
        if len(form) < 4:
            return is_content_noun(rest)
        if clitic == "ب" and index == self.first and named is None and word.source is None and rest not in THESE:
            return not is_venue_noun(rest)  # «وهدد بعمل كبير»
        settled = self.object_seen or self.subject is not None or not self.wants_subject
        if form.startswith("بال"):
            return settled or word.source is None
        return is_content_noun(rest) or (
            settled and (shown or rest not in THESE) and (word.source is None or self.object_seen)
        )


def _is_leader(text: SpeechText, index: int) -> bool:
    return index in text.named or text.form(index).startswith("ال")
