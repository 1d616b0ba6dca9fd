"""What follows a cue: its subject, and where the reported words begin."""

from __future__ import annotations

from riwaya.annotate.speech.lexicon import Use, bare_of, speech_words
from riwaya.annotate.speech.marks import AGAIN, Complement
from riwaya.annotate.speech.no_speaker import is_time_or_way
from riwaya.annotate.speech.nouns import (
    ANONYMITY,
    SOME,
    attached_preposition,
    is_content_noun,
    looks_finite,
    states,
)
from riwaya.annotate.speech.phrasal import JUDGES, WEAK, PhrasalScan
from riwaya.annotate.speech.phrases import EACH, MANNERS, follows_bare, noun_phrase
from riwaya.annotate.speech.prepositions import BESIDES, PREPOSITIONS
from riwaya.annotate.speech.questions import asked_end
from riwaya.annotate.speech.shares import counts_people, share_end
from riwaya.annotate.speech.sources import THESE
from riwaya.annotate.speech.subject_scan import FREE_OBJECTS, HOLDS
from riwaya.annotate.speech.text import SpeechText
from riwaya.lang.ar import strip_article, variants

_BLAME = frozenset(("مسؤولية", "مسئولية", "اللوم", "اللائمة", "مسؤوليته", "مسؤوليتها", "المسؤولية", "المسئولية"))
# Words before a number («أكثر من», «ما يقارب»).
_APPROACH = 3
_TO_ME = frozenset(("لي", "له", "لها", "لهم", "لنا"))
_BEFORE_CLAUSES = speech_words("before clauses")
_REPEATS = AGAIN | {"اكد", "اعلن", "ابدى"}
_OWN_SIDE = speech_words("own side")
_FRACTIONS = speech_words("fraction")
_IMPERSONAL = speech_words("impersonal")
_JOINING = frozenset(("و", "ف"))
_LEADING = frozenset("بل")
_BARE = speech_words("bare clause")  # opens what somebody says without أن
_STRICT_OBJECTS = frozenset(("confirm", "assert"))
# «شركات، بينها فلانة، …».
_AMONG = speech_words("among")
_NO_OBJECT = speech_words("no object")


class _Scan(PhrasalScan):
    """The walk from a cue to its content."""

    def run(self) -> Complement | None:
        index = self.first
        self.ends_name |= frozenset(("في",) if self._sees_in(index) else ())
        while index < self.stop:
            token = self.text.tokens[index]
            answered = asked_end(self.text, index, self.stop)
            result = answered or (self._mark(index) if token.kind == "mark" else self._word(index))
            if result is None or isinstance(result, Complement):
                return result
            index = result
        return None

    def _word(self, index: int) -> Complement | int | None:
        text = self.text
        word, form = text.words[index], text.form(index)
        if word.comp and word.comp_clitics in ("", "ب"):
            return self._complementizer(index)
        asked = "whether" in self.plain or ("clause" in self.plain and not self.after_adverb)
        if asked and form in ("ما", "عما", "فيما") and text.form(index + 1) == "اذا":
            return self.found("whether", index + 1)
        if "whether" in word.classes and "whether" in self.plain:
            return self.found("whether", index)
        if form == "من" and text.form(index + 1) == "ذا" and "whether" in self.plain:
            return self.found("whether", index)
        if form == "الا" and "clause" in self.plain and self._is_not(index):
            return self.found("clause", index)
        particular = self._particular(index)
        if particular is not None:
            return particular
        if form in MANNERS and index not in text.named:
            return index + 2 + (text.form(index + 1) == "غير")  # «بشكل واضح», «بشكل غير مباشر»
        if form in _BARE and self._is_bare(index):
            return self.found("clause", index)
        prepositional = self._preposition(index)
        if prepositional is not None:
            return prepositional
        explains = "pron" in word.classes and form.startswith("و") and text.is_comma(index - 1)
        if "rel" in word.classes or explains:
            self.loose, self.aside = True, text.is_comma(index - 1)
            return index + 1
        if text.timed[index] and "conj" in word.classes:
            return index + 1  # «قال في اليوم التالي إن»
        stop = self._blocked(index)
        if stop is not None:
            return self._quoted_ahead(index) if stop else self._past_adverbial(index)
        if self.wants_subject and index <= self.first + _APPROACH and text.tokens[index].kind == "number":
            shared = share_end(text, index, self.stop)
            if shared > index:
                self.subject, self.wants_subject = (self.first, shared), False
                return shared
        counts = text.tokens[index].kind == "number" and not text.words[index - 1].classes & {"in", "out"}
        if counts and self.wants_subject and counts_people(text, index):
            self.subject, self.wants_subject = (index, index + 2), False
            return index + 2
        if text.timed[index] or text.tokens[index].kind == "number":
            return index + 1
        return self._nominal(index)

    def _complementizer(self, index: int) -> Complement | int | None:
        text, word = self.text, self.text.words[index]
        before = text.form(index - 1)
        beside = before == "عن" and text.form(index - 2) in BESIDES  # «فضلا عن أنه»
        once = before == "قبل" and text.form(index - 2) == "من"  # «زعمت إيطاليا من قبل أن»
        if beside or (index > self.first and word.comp_clitics == "" and before in _BEFORE_CLAUSES and not once):
            return index + 1 if self.loose else None  # «وكتب التغريدة بعد أن»
        if before in _IMPERSONAL and self.loose:
            return index + 1  # «… الذي من الممكن أن»
        if (
            text.form(index - 2) == "ومن"
            and before.startswith("ال")
            and not word.comp_clitics
            and index > self.first + 1
        ):
            return None  # «يتحدثون إليه، ومن الأفضل أن»
        if self.loose and any(use.kind == "verb" and "clause" in use.verb.takes for use in text.words[index - 1].uses):
            return index + 1  # «قال المتهم الذي يعتقد أنه»
        if "clause" in self.plain or ("ب" in self.plain and word.comp_clitics == "ب"):
            return self.found("clause", index + 1, pronoun=word.comp_pronoun)
        if text.form(index) == "ان" and "whether" in self.plain and text.form(index + 1).startswith("كان"):
            return self.found("whether", index)
        return None if not self.loose else index + 1

    def _blocked(self, index: int) -> bool | None:
        """True when the search ends at this word, False when the word is passed over, None when it is a noun."""
        text, word, form = self.text, self.text.words[index], self.text.form(index)
        if self.subject is not None and self.subject[1] == index and follows_bare(text, index, self.subject[0]):
            self.loose = True
            return False
        if form in _TO_ME or self._goes_with_subject(index):
            return False
        if self._which(index) or self._in_order_to(index):
            return True
        if index in text.named or (word.source is not None and not word.classes):
            return None
        if form.startswith("ايا") and word.classes:
            self.object_seen = True  # «متهما إياه بـ»
        if "adv" in word.classes or (form in _AMONG and self.subject is not None):
            return False
        if form == "ردا" and text.form(index + 1) != "على" and self.subject is not None:
            return None  # «تتوقع ردا من …»
        if (self.subject is not None or index == self.first) and "object" in self.plain and self._is_felt(index):
            return None  # «أبدت الوزارة تخوفها», «كما أكد رفضه»
        if word.uses and not self._is_called(index):
            if any(use.kind == "noun" and use.verb.past == "قال" and use.clitics[-1:] == "ب" for use in word.uses):
                return any(text.is_comma(at) for at in range(self.first, index))  # «رفض التعليق، مكتفيا بالقول إن»
            near = self.subject is not None and self.subject[1] == index
            noun = any(use.kind == "noun" and not use.clitics for use in word.uses)  # «وصفا» is seldom a dual
            verbal = [use for use in word.uses if use.kind != "noun" and not ((near or noun) and use.number == "d")]
            opened = "object" in self.plain and is_content_noun(form)  # «أعلن فصيل | فتح باب التطوع»
            verbal = [use for use in verbal if not (opened and use.verb.past in WEAK and not use.pronoun)]
            if near and self.objective and (noun or is_content_noun(form)) and self._is_sure_noun(index):
                return None  # «رفضت البلدية | طلب فتح سوق», «وصفت الوزارة | نشر الصور بأنه»
            if verbal and not word.classes and (not self.loose or verbal[0].clitics[:1] in _JOINING):
                return self._verbal(index, verbal[0])
        aside = form == "حيث" and text.is_comma(index - 1)
        if (word.classes & {"aux", "neg"} or aside) and self.subject is not None:
            self.loose = True
            return False
        if form == "حتى" and text.timed[index + 1]:
            return False
        # «أشار إلى القائمة التي …، لكنه بين كيف أنها».
        but = "co" in word.classes and text.is_comma(index - 1) and bare_of(form).startswith("لكن")
        if word.classes & {"conj", "co", "aux", "neg"} and (but or not self.loose):
            return True
        if word.classes:
            self.after_adverb = self.after_adverb or bool(word.classes & {"out", "in"})
            return False
        return None

    def _past_adverbial(self, index: int) -> int:
        """The token behind a prepositional phrase that begins at `index`."""
        text = self.text
        self.object_seen |= text.form(index) == "من" and looks_finite(text.form(index + 1))  # «وصفت من يقفون … بأنهم»
        if text.form(index + 1) in _OWN_SIDE or (text.form(index) == "نحو" and text.form(index + 1) in _FRACTIONS):
            self.after_adverb = False
            return index + (1 if text.form(index) == "نحو" else 2)  # «دعا من جهته فلان», «قال نحو ثلثهم»
        if text.form(index) in _AMONG and text.starts_name(index + 1) and self.subject is not None:
            return noun_phrase(text, index + 1, self.stop, self.ends_name)  # «دول عدة منها بريطانيا وفرنسا»
        if not text.words[index].classes & {"in", "out"} or index + 1 >= self.stop or text.timed[index + 1]:
            return index + 1
        if text.tokens[index + 1].kind != "word" or text.words[index + 1].comp:
            return index + 1
        end = noun_phrase(text, index + 1, self.stop, self.ends_name, role=True)
        return max(index + 1, self._without_object(index + 1, end) if self.objective else end)

    def _verbal(self, index: int, use: Use) -> bool:
        """Whether another reporting word ends the search; one in a relative clause only loosens it."""
        if use.kind == "verb" and use.verb.past in WEAK:
            return False  # «قال الشاب الذي ركز على دراسته إن»
        if use.kind == "participle":
            leads, word = self._leads(index, use), self.text.form(index)
            if self.use.kind == "verb" and not use.clitics and (word.endswith("ا") or use.gender == self.use.gender):
                self.wants_subject = False  # «وأضافت مخاطبة النواب»
            return use.verb.past != "قال" and leads
        if use.clitics[:1] in _JOINING:
            return not self._delivered(index, use)
        # «قال مسؤول يتابع الملف إن»: a relative clause without الذي after an indefinite noun.
        indefinite = self.subject is not None and not self.text.form(self.subject[0]).startswith("ال")
        anonymous = any(self.text.form(index + k) in ANONYMITY for k in range(1, 6))
        says = "quote" in use.verb.takes and not use.verb.need and not use.pronoun
        if self.use.pronoun and says and self.text.is_comma(index - 1) and not anonymous:
            return True  # «في تصريح نشرته الوكالة، قال الرئيس: "…"»
        self.loose = bool(use.pronoun) or indefinite or anonymous
        self.aside = self.text.is_comma(index - 1)
        return not self.loose

    def _leads(self, index: int, use: Use) -> bool:
        """Whether the participle at `index` has a complement of its own right behind it."""
        text = self.text
        after = text.words[index + 1] if index + 1 < len(text.words) else None
        form = text.form(index + 1)
        if after is None:
            return False
        if any(text.form(index + k) in ANONYMITY for k in range(1, 6)):
            return False
        led = form in use.verb.takes and form in PREPOSITIONS and form != "على"
        objective = "object" in use.verb.takes and is_content_noun(form)
        if (led or objective) and "quote" in self.plain and self._colon_ahead(index + 2):
            return False  # «قال الوزير مشيرا إلى زميله: …», «قال مبررا رفضه: …»
        return after.comp or led or objective

    def _nominal(self, index: int) -> Complement | int | None:
        text, form = self.text, self.text.form(index)
        if form == "هذه" and is_time_or_way(text, index):
            return index + 2  # «يخشون هذه المرة من أن»
        named = text.named.get(index)
        if named is not None and named.clitics and form[0] in _LEADING and self.use.kind != "noun":
            self.after_adverb = True
            last = max(index + 1, min(self.stop, named.last))  # «وقال لسكاي نيوز إن», «لقناة فلانة الفرنسية»
            self.heard = last + 1 if text.form(last) in states() and last not in text.named else last
            return self.heard
        sourced = text.words[index].source is not None
        content = (
            index not in text.named and not sourced and (is_content_noun(form) or is_content_noun(strip_article(form)))
        )
        if self.subject is not None and self.use.verb.past in _REPEATS and self._is_own(index):
            return self.found("object", index)  # «كرر الرئيس معارضته للاتفاق»
        some = form in THESE or (form in EACH | SOME and text.form(index + 1) == "من")
        # «وأيد عدد من الأعضاء», «ادعى هؤلاء أن», «يرى هذا الفريق أن»
        content = content and not some and not self._this_speaker(index) and not self._is_somebody(index)
        open_place = self.subject is None and self.wants_subject and not self.after_adverb and not self.loose
        open_place = open_place and not ("blame" in self.plain and form in _BLAME) and not form.startswith("لل")
        open_place = open_place and (sourced or not self._acts(index))
        if open_place and not ("object" in self.plain and content):
            end = self._without_object(index, noun_phrase(text, index, self.stop, self.ends_name))
            if end > index and (some or self._agrees((index, end))):
                self.subject = (index, end)
                return end
            self.wants_subject = self.wants_subject and end == index
        if "blame" in self.plain and any(v.stem in _BLAME for v in variants(form) if v.clitics in ("ب", "")):
            return self._blame(index)
        if attached_preposition(form) and index not in text.named:
            self.after_adverb = True
            return max(index + 1, noun_phrase(text, index + 1, self.stop, self.ends_name, role=True))
        if self.loose:
            return index + 1
        if "blame" in self.plain:
            return self._blame(index)
        if "object" in self.plain and text.tokens[index].kind == "word":
            again = self.use.verb.past in AGAIN
            later = self._clause_later(index) if again or not content or self.use.verb.past == "برر" else None
            return later or self._object(index, content)
        if not self.after_adverb or index in text.named:
            self.object_seen = True
        return index + 1

    def _object(self, index: int, content: bool) -> Complement | int | None:
        verb = self.use.verb
        free = verb.past in FREE_OBJECTS | JUDGES or verb.act not in _STRICT_OBJECTS
        if self.text.form(index) in _NO_OBJECT:
            return None  # «بما في ذلك»
        if self.use.pronoun and not (verb.past in HOLDS and (self.subject is not None or self._held())):
            return None
        if not content and not free and not is_content_noun(strip_article(self.text.form(index))):
            self.object_seen = True
            return index + 1
        verbal = any(use.kind == "verb" and use.tense == "present" for use in self.text.words[index].uses)
        apart = self.use.kind == "participle" and self.after_adverb and not (content and self._at_once(index))
        if apart or verbal or self.text.form(index)[:2] in ("سي", "ست"):
            return None
        if not content and any(take.startswith("object+") for take in verb.takes):
            # «ناشد المنظمات إرسال الخيام»: what is asked for stands behind those who are asked.
            for at in range(index + 1, min(self.stop, index + 6)):
                if is_content_noun(self.text.form(at)) and self.text.words[at].source is None:
                    return self.found("object", at)
        return self.found("object", index)

    def _blame(self, index: int) -> Complement | int | None:
        for at in range(index, min(self.stop, index + 14)):
            form = self.text.form(at)
            if form in _BLAME or any(v.stem in _BLAME for v in variants(form) if v.clitics in ("ب", "")):
                settled = self.subject is not None or not self.wants_subject
                begin = index if not self.text.is_comma(index - 1) and settled else at
                return self.found("blame", begin)
        return None


def complement_of(
    text: SpeechText, use: Use, first: int, stop: int, *, wants_subject: bool = True
) -> Complement | None:
    """Where the content of a cue begins that ends before token `first`; None when nothing reported follows."""
    number = text.quoted[first - 1]
    if number >= 0:  # what is said inside a quotation does not leave it
        quotation = text.frame.quotations[number]
        stop = min(stop, text.frame.tokens_in(quotation.start, quotation.end).stop)
    wants = wants_subject and use.kind == "verb" and use.number == "s"
    return _Scan(text, use, first, stop, wants).run()
