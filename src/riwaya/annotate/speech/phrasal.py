"""What belongs to a verb beside its content: «لفت | الأنظار | إلى», «أخذ | على الوزير | صمته», «تمنى | لو أن»."""

from __future__ import annotations

import re

from riwaya.annotate.speech.lexicon import Use, bare_of, source_nouns, speech_words, words_beside
from riwaya.annotate.speech.marks import Complement
from riwaya.annotate.speech.nouns import is_content_noun, looks_finite, name_genders
from riwaya.annotate.speech.phrase_parts import EXPIRED, SO_MANY
from riwaya.annotate.speech.phrases import noun_phrase
from riwaya.annotate.speech.subject_scan import JUDGED, SubjectScan
from riwaya.annotate.speech.text import SpeechText
from riwaya.lang.ar import strip_article

IN_VAIN = speech_words("seen in vain")
BY_SAYING = speech_words("by saying")
# Verbs whose clause follows at once («شهد الطبيب بأن»), and others that seldom tell anything.
CLOSE = speech_words("close")
# Verb → words of which one stands behind it where it tells something: «تبنى | الهجوم», «دق | ناقوس الخطر | من».
BESIDE = words_beside("beside")
_IDIOMS = words_beside("idiom")
WITH_WORDS = BESIDE | _IDIOMS
WEAK = CLOSE | WITH_WORDS.keys()
# Verbs whose object is who or what is judged: «امتدح الوزير الشرطة».
JUDGES = speech_words("judges")
_CARRIED = speech_words("carried").union(*_IDIOMS.values())
_BEFORE = frozenset(("امام", "بوجه"))
_INFORMS = frozenset(("ابلغ", "اخبر"))
_THEIRS = frozenset(("ه", "ها", "هم"))
_SAYING = frozenset(("قول", "قوله", "قولها", "قولهم"))
_INTENT = speech_words("intent")
_PRONOUN = re.compile(r"(?:ه|ها|هم|هما)$")
_THEREOF = frozenset(("عليه", "عليها", "عليهم", "عنه", "عنها", "به", "بها"))
_JUST = 4
_NUN = 5
_NUNS = ("ين", "ون")
_OF_BODIES = frozenset(("اعترف", "اشاد", "ندد", "رحب"))
_WISHED = frozenset(("تمنى", "ود"))
_ON_HIM = frozenset(("عليه", "عليها", "عليهم"))
_CALLED = speech_words("called")
_TITLES = speech_words("title")
_LONG_NAME = 6
_SOON = 6
# The verbs that have no past in the table, as «ينظر», among them.
_SEES = frozenset(("", "صور", "تعامل"))
_SEEN_AS = speech_words("seen as")
_STANDS = speech_words("stands for")
_ONLY_HOW = frozenset(("بموجب", "بفضل", "بسبب"))
_TELL_HOW_MANY = frozenset(("احصى", "وثق"))
_LEAST = frozenset(("لا", "يقل", "يزيد", "يقارب", "يقرب", "يفوق", "يناهز", "مجموعه"))
_FINDS = frozenset(("ادلة", "دليلا", "دلائل", "مؤشرات"))
_ONE = frozenset(("official", "person", "diplomatic", "military", "medical"))
# Broken plurals that are no adjectives of persons: «الأحزاب», «الفوائد».
_BROKEN = re.compile(r"^ال(?:ا\w\wا\w|\wوا\w\w)$")


def resumes_words(text: SpeechText, index: int, use: Use) -> bool:
    """Whether the words of the verb at `index` stand before its relative pronoun: «الهجوم الذي تبناه التنظيم»."""
    return not BESIDE.get(use.verb.past, frozenset()).isdisjoint(text.frame.forms[max(0, index - _JUST) : index])


class PhrasalScan(SubjectScan):
    """The steps of a walk from a cue to its content over words that some verbs have beside them."""

    def _particular(self, index: int) -> Complement | int | None:
        """What only some verbs have before their content at `index`, None where the word is no such one."""
        text, form, past = self.text, self.text.form(index), self.use.verb.past
        if form.startswith("لان") and "ل" in self.plain and self.subject is not None:
            return self.found("clause", index + 1, pronoun=form[3:])  # «تأسف لأن»
        if form == "لو" and past in _WISHED and index + 1 < self.stop:
            behind = text.words[index + 1]
            return self.found("clause", index + (2 if behind.comp else 1), pronoun=behind.comp_pronoun)  # «تمنى لو أن»
        if form in JUDGED and self._judged(index):
            return self.found("object", index)
        if form in IN_VAIN and past == "راى" and not self.use.pronoun:
            return self.found("object", index)  # «لا ترى موسكو مبررا لـ»
        if form == "بالا" and not self.plain.isdisjoint(("ب", "clause")) and self._is_that_not(index):
            return self.found("clause", index, skip=1)  # «نصحه محاميه بألا يوقع»
        beside = self._past_aside(index)
        if beside:
            return beside
        if form == "من" and text.form(index + 1) == "اجل" and "اجل" in self.plain:
            return self.found("preposition", index + 2)  # «تضغط موسكو من أجل»
        if past in _OF_BODIES and self._body_of(index):
            return self.found("preposition", index, skip=1)  # «لا تعترف الحركة بدولة مجاورة»
        if form in _SEEN_AS and past in _SEES and index + 1 < self.stop:
            return self.found("object", index + 1)  # «ينظر كثيرون إلى الوزير باعتباره بطلا»
        if past in _TELL_HOW_MANY and self.subject is not None and self._is_number(index):
            return self.found("object", index)  # «أحصت المنظمة ما لا يقل عن 90 حالة»
        if past == "وجد" and form in _FINDS and text.form(index + 1) == "على" and self.subject is not None:
            return self.found("object", index)  # «وجد المفتشون أدلة على تزوير»
        if form in _BEFORE and form in self.plain and is_content_noun(strip_article(text.form(index + 1))):
            return self.found("preposition", index + 1)  # «فتح الباب أمام تعديل حكومي»
        if past in _INFORMS and self.subject is not None and self.object_seen and self._intends(index):
            return self.found("object", index)  # «أبلغت أنقرة حلفاءها رفضها»
        if "على+object" not in self.plain:
            return None
        if form in _ON_HIM:
            return index + 1  # «يأخذ عليه منتقدوه صمته»
        if form == "على" and not is_content_noun(text.form(index + 1)):
            self.wants_subject, self.object_seen = False, True
            return max(index + 1, noun_phrase(text, index + 1, self.stop, self.ends_name))  # «أخذ على الوزير صمته»
        return None

    def _is_name(self, index: int, length: int, after: int) -> bool:
        """Also «وقالت "توتال" في بيان إن», «التي تحمل اسم "النجدة"»: a clause follows, the quoted words are a name."""
        text = self.text
        if after >= self.sentence_end or "clause" not in self.plain:
            return super()._is_name(index, length, after)
        called = bare_of(text.form(index - 1)) in _CALLED and length <= _LONG_NAME
        first = self.wants_subject and self.subject is None and index == self.first and length <= _LONG_NAME
        if not called and first:
            ahead = range(after, min(self.sentence_end, after + _SOON))
            that = next((at for at in ahead if text.words[at].comp and not text.words[at].comp_clitics), 0)
            first = that > 0 and not any(text.tokens[at].kind == "mark" for at in range(after, that))
        return called or first or super()._is_name(index, length, after)

    def _colon(self, index: int) -> Complement | int | None:
        """Not «قالت الصحيفة في خبر عنوانه: "…"، إن»: a title, behind which the clause follows."""
        text = self.text
        opened = text.opening(index + 1) if index + 1 < len(text.tokens) else None
        if opened is None or text.form(index - 1) not in _TITLES or "clause" not in self.plain:
            return super()._colon(index)
        after = text.frame.tokens_in(opened.start, opened.end).stop + 1
        ahead = range(after, min(self.sentence_end, after + _SOON))
        follows = any(text.words[at].comp and not text.words[at].comp_clitics for at in ahead)
        return after if follows else super()._colon(index)

    def _attached(self, index: int, clitic: str) -> bool:
        """Not «معارضون للإجهاض», «يتعهد بموجبها»: what belongs to the subject, or only tells how."""
        stands = clitic == "ل" and self.use.kind == "verb" and self.text.form(index - 1) in _STANDS
        if stands or _PRONOUN.sub("", self.text.form(index)) in _ONLY_HOW:
            return False
        return super()._attached(index, clitic)

    def _is_own(self, index: int) -> bool:
        """Whether a stance with its owner stands at `index` («معارضته», «دعوتها»)."""
        uses = self.text.words[index].uses
        return self.text.form(index) not in _SAYING and any(
            use.kind == "noun" and use.pronoun in _THEIRS and not use.clitics for use in uses
        )

    def _is_felt(self, index: int) -> bool:
        """Whether a noun with its owner stands at `index` that is denied or felt, as «كونه» or «تخوفها»."""
        uses, form = self.text.words[index].uses, self.text.form(index)
        if form.startswith("كون"):
            return is_content_noun(form)
        owned = bool(uses) and any(use.kind == "noun" and use.pronoun not in ("", "ال") for use in uses)
        return owned and form not in _SAYING and is_content_noun(form)

    def _body_of(self, index: int) -> bool:
        """Whether ب and a state or body stand right behind the subject («بدولة», «بحكومة»)."""
        form = self.text.form(index)
        near = self.subject is not None and self.subject[1] == index
        return near and form[:1] == "ب" and form not in source_nouns() and form[1:] in source_nouns()

    def _past_aside(self, index: int) -> int:
        """The token behind «بذلك» of «مكذبا بذلك تصريحات زميله», or behind a relative clause
        of an indefinite subject at `index`: «وثيقة | اطلعت عليها رويترز»; 0 where none begins."""
        text, subject = self.text, self.subject
        if text.form(index) == "بذلك" and self.use.kind == "participle" and "object" in self.plain:
            return 0 if text.is_comma(index + 1) else index + 1
        behind = subject is not None and subject[1] == index and text.form(index + 1) in _THEREOF
        if not behind or not looks_finite(text.form(index)) or not text.starts_name(index + 2):
            return 0
        return max(index + 2, noun_phrase(text, index + 2, self.stop, self.ends_name))

    def _is_somebody(self, index: int) -> bool:
        """«واعتبر فتح أن»: a name that could be a verb or its noun, with a clause right behind it."""
        text = self.text
        behind = index + 1 < len(text.words) and text.words[index + 1].comp and not text.words[index + 1].comp_clitics
        weak = any(use.verb.past in WEAK for use in text.words[index].uses)
        return behind and "clause" in self.plain and (weak or text.form(index) in name_genders())  # «توضح ولاء أن»

    def _is_number(self, index: int) -> bool:
        """Whether a number, or words before it, stand at `index`: «90 حالة», «ما لا يقل عن 90»."""
        form = self.text.form(index)
        return self.text.tokens[index].kind == "number" or (form == "ما" and self.text.form(index + 1) in _LEAST)

    def _is_that_not(self, index: int) -> bool:
        """Whether the raw text has «بألا» (that not), not «بالا» (in mind)."""
        raw = self.text.frame.text
        return raw.raw[raw.raw_index(self.text.tokens[index].start + 1)] == "أ"

    def _intends(self, index: int) -> bool:
        """Whether what somebody means to do stands at `index` with its owner: «عزمها», «رفضه»."""
        form = self.text.form(index)
        stem = _PRONOUN.sub("", form)
        return stem != form and (stem in _INTENT or stem[:-1] + "ة" in _INTENT or self._is_felt(index))

    def _without_object(self, first: int, last: int) -> int:
        """Where the subject `first..last` ends that holds an object or a phrase of manner: «الوزير | الأنظار», «الباحث
        | الظاهرة», «الوزير | بالقول»."""
        for at in range(first + 1, last):
            form = self.text.form(at)
            another = self.objective and _is_another(self.text, at, first)
            apart = (form.startswith("ال") and _is_whole(self.text, at - 1)) or _is_theirs(self.text, at)
            if apart or another or form in _CARRIED or form in BY_SAYING:
                return at
        return last


def _is_another(text: SpeechText, index: int, first: int) -> bool:
    """Whether the definite word at `index` is no adjective of the one person or body right before it:
    «الباحث | الظاهرة», «ضباط في الجيش | الطريقة», «الوزير | الأحزاب»."""
    form, head, before = text.form(index), text.words[first].source, text.words[index - 1].source
    if index in text.named or index - 1 in text.named or not form.startswith("ال") or form in EXPIRED | SO_MANY:
        return False
    if head is None or head.type not in _ONE or head.gender != "m" or before is None or before.gender != "m":
        return False
    last = text.form(index - 1)
    one = last.startswith("ال") and not last.endswith(("ون", "ين", "ات")) and _BROKEN.match(last) is None
    return one and (form.endswith("ة") or (index == first + 1 and _BROKEN.match(form) is not None))


def _is_whole(text: SpeechText, index: int) -> bool:
    """Whether an indefinite dual or plural with its adjective at `index` owns nothing behind it: «بيانين منفصلين |
    الهجمات»."""
    plain = index not in text.named and not any("ال" in text.form(at)[:3] for at in (index - 1, index))
    return plain and all(len(text.form(at)) > _NUN and text.form(at).endswith(_NUNS) for at in (index - 1, index))


def _is_theirs(text: SpeechText, index: int) -> bool:
    """Whether people with their owner stand at `index` behind a definite noun: «الوزير | زملاءه»."""
    form = text.form(index)
    if not form.endswith(("ه", "ها", "هم")) or form in source_nouns() or index in text.named:
        return False
    behind = text.form(index - 1).startswith("ال") or text.form(index - 1) in '"»”'  # «الضابط "الزعيم" | زملاءه»
    return text.words[index].source is not None and behind and form[0] not in "ول"
