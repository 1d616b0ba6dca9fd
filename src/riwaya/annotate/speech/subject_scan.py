"""What stands behind a cue and may be its subject, and words said without أن."""

from __future__ import annotations

from riwaya.annotate.speech.lexicon import Use, is_accusative_plural, source_nouns, speech_words
from riwaya.annotate.speech.no_speaker import is_time_or_way
from riwaya.annotate.speech.nouns import SOME, is_content_noun, is_venue_noun, looks_finite, name_genders
from riwaya.annotate.speech.phrases import FOR_A_TIME, TANWIN, gender_of
from riwaya.annotate.speech.prepositions import PrepositionScan

_SAYS = frozenset(("قال", "اضاف", "تابع"))
_DELIVERS = frozenset(("القى", "نشر", "وجه"))
_SOON = 8
_WHICH = frozenset(("ما", "مما"))
_SAME = speech_words("same")
_NOT_TOLD = frozenset(("لم", "لا"))
_THIS = frozenset(("هذا", "هذه", "تلك"))  # «يؤكد ذلك الأستاذ فلان»: ذلك is what he confirms
_WRITES = frozenset(("كتب", "نشر", "اصدر", "وجه", "ارسل", "بعث"))
# What something is held to be opens with these.
JUDGED = speech_words("judged")
HOLDS = frozenset(("اعتبر", "سمى", "اسمى", "راى"))
FREE_OBJECTS = frozenset(
    ("قدر", "ايد", "استنكر", "ادان", "دان", "انتقد", "شجب", "اعتبر", "نعى", "سمى", "اسمى", "راى", "ثمن", "ادرك")
)


class SubjectScan(PrepositionScan):
    """The steps of a walk from a cue to its content over its subject."""

    def _is_called(self, index: int) -> bool:
        """«وقالت فورد إن»: a name that looks like a verb with ف."""
        first = index == self.first and self.wants_subject
        return first and all(use.clitics[:1] == "ف" for use in self.text.words[index].uses)

    def _agrees(self, phrase: tuple[int, int]) -> bool:
        """Whether a phrase behind the verb can be its subject by gender; else it is its object."""
        gender = gender_of(self.text, phrase)
        head = self.text.form(phrase[0])
        if head in SOME and self.text.form(phrase[1]) == "ما":
            return False  # «نفى كل ما جاء في»
        if head in FOR_A_TIME or is_time_or_way(self.text, phrase[0]):
            return False  # «ظل يعلن لسنوات أن», «شدد مرة أخرى على»
        if self._is_told(phrase[0]):
            return False  # «اعترف لموظفي الشركة بأنه», «صرح لإحدى الصحف»
        if len(head) > 5 and head.endswith("يين"):
            return False  # «دعا الأمريكيين إلى», «يعتبرهم إرهابيين»
        if self._with_adjective(phrase):
            return False  # «أعلن حربا شعواء على»
        if head.endswith("ا") and self._accusative(phrase[0]):
            return False  # «واعتبرها مؤشراً على»
        if phrase[0] not in self.text.named:
            two = head.endswith("ين") and not head.startswith("ال") and len(head) > 4 and head not in name_genders()
            if two and self.text.words[phrase[0]].source is None:
                return False  # «تقول لنا أمرين»
            people = head.startswith("ال") and head.endswith("ين") and len(head) > 6
            if len(head) > 5 and head.endswith("ا") and (is_content_noun(head[:-1]) or is_venue_noun(head[:-1])):
                return False  # «أبلغ اجتماعا أن»
            if is_accusative_plural(head) or (people and self.objective and self.text.words[phrase[0]].source is None):
                return False
        source = self.text.words[phrase[0]].source
        told = source is not None and source.type == "report" and not head.startswith("ال")
        held = self.objective and self.use.verb.act in ("expect", "deny", "refuse")
        if told and held and any(use.kind == "noun" for use in self.text.words[phrase[0]].uses):
            return False  # «استبعد إعلان موعد»: what is said, not who says it
        if self.use.verb.past == "ابلغ" and told:
            return False  # «أن تبلغ رسالة إلى العالم أن»
        if self.use.verb.past in _WRITES and source is not None and source.type == "report":
            return head.startswith("ال")  # «كتبت تغريدة»
        if self.use.verb.past in FREE_OBJECTS and source is not None and source.type == "evidence":
            return False
        named = self.text.named.get(phrase[0])
        if named is not None and named.type == "PER" and source is None and head not in name_genders():
            return True  # «طالبت ميركل بـ»: a surname has no gender
        return not (self.objective and gender and self.use.gender and gender != self.use.gender)

    def _is_told(self, index: int) -> bool:
        """Whether ل before those at `index` makes them the ones who hear it."""
        form, named = self.text.form(index), self.text.named.get(index)
        if form[:1] != "ل" or form in source_nouns() or (named is not None and not named.clitics):
            return False
        return form[1:] in SOME or form[1:] in source_nouns() or form[1:] + "ن" in source_nouns()

    def _with_adjective(self, phrase: tuple[int, int]) -> bool:
        """Whether an unknown indefinite noun and its adjective are both in the accusative."""
        text, (first, last) = self.text, phrase
        head, told = text.form(first), text.form(first + 1)
        if first in text.named or text.words[first].source is not None or last < first + 2 or len(head) < 4:
            return False
        return head.endswith("ا") and told.endswith(("ا", "اء")) and not told.startswith("ال")

    def _accusative(self, index: int) -> bool:
        """Whether the raw text writes the tanwin of an object («مؤشراً»)."""
        token, text = self.text.tokens[index], self.text.frame.text
        return TANWIN in text.raw[text.raw_index(token.start) : text.raw_index(token.end - 1) + 2]

    def _this_speaker(self, index: int) -> bool:
        """«يرى هذا الفريق أن», «ترى تلك المصادر أن»: a demonstrative and who speaks, of the verb's gender."""
        if self.text.form(index) not in _THIS or index + 1 >= self.stop:
            return False
        source = self.text.words[index + 1].source
        if index + 2 < self.stop and self.text.words[index + 2].comp and (source is None or source.type == "report"):
            return self.text.form(index + 1).startswith("ال")  # «يرى هذا السيناريو أن»
        return source is not None and source.type not in ("report", "evidence") and source.gender == self.use.gender

    def _goes_with_subject(self, index: int) -> bool:
        """«وتابع متحدثا لفرانس برس أن»; «استطلاع للرأي | شمل ألف شخص», which lengthens the subject."""
        form = self.text.form(index)
        if form == "للراي" and self.subject is not None and self.subject[1] == index:
            self.subject = (self.subject[0], index + 1)
            return True
        return form == "متحدثا"

    def _judged(self, index: int) -> bool:
        """«قضية تعتبرها طهران من ضمن أمنها»: what it is held to be opens with a preposition behind the subject."""
        behind = self.subject is not None and self.subject[1] == index
        return behind and bool(self.use.pronoun) and self.use.verb.past in HOLDS

    def _held(self) -> bool:
        """«واعتبرتها ظلما», «وهي تعتبرها امتدادا لـ», «بعضهم يعتبرونها»: who holds it was named before."""
        before = self.text.words[self.first - 2] if self.first > 1 else None
        if before is None or "rel" in before.classes:
            return False
        owned = self.text.form(self.first - 2).endswith(("انه", "انها", "انهم", "كنه", "كنها", "كنهم"))
        return owned or self.use.number == "p" or self.use.clitics[:1] == "و" or "pron" in before.classes

    def _acts(self, index: int) -> bool:
        """Whether another clause begins with a verb behind a comma: «لا تزال تظهر، تصب أنقرة»."""
        return self.text.is_comma(index - 1) and looks_finite(self.text.form(index))

    def _delivered(self, index: int, use: Use) -> bool:
        """«قال الوزير في كلمة استمرت ساعة وألقاها أمس إن»: what holds the words was delivered, and they follow."""
        if use.verb.past not in _DELIVERS or not use.pronoun or self.use.verb.past not in _SAYS:
            return False
        follow = any(self.text.words[at].comp for at in range(index + 1, min(self.stop, index + _SOON)))
        self.loose |= follow
        return follow

    def _is_bare(self, index: int) -> bool:
        """«وقال الوزير لن نقبل», «وقالوا يمكن …»: the words follow right behind the speaker without أن."""
        if self.use.verb.past not in _SAYS or self.loose or self._unnamed(index):
            return False
        near = self.subject[1] if self.subject is not None else self.first
        told = self.subject is not None or self.use.number == "p" or not self.wants_subject
        if self.subject is not None and near == index - 1 and self.text.is_comma(index - 1):
            inside = range(self.subject[0], self.subject[1])
            return any(self.text.is_comma(at) for at in inside)  # «وقالت المديرة، فلانة، كان يجب»
        return told and near == index and not self.text.is_comma(index - 1)

    def _unnamed(self, index: int) -> bool:
        """«قال مسؤول | لم يكشف عن اسمه إن», «مصادر | لم تسمها الوكالة»: a relative clause of an indefinite noun."""
        text, subject = self.text, self.subject
        if subject is None or text.form(index) not in _NOT_TOLD or text.words[subject[0]].source is None:
            return False
        if text.form(subject[0]).startswith("ال"):
            return False
        ahead = range(index + 2, min(self.stop, index + _SOON))
        return any(text.words[at].comp or text.form(at) == ":" or text.opening(at) is not None for at in ahead)

    def _is_not(self, index: int) -> bool:
        """Whether the raw text has «ألا» (that not) rather than «إلا» (except)."""
        text = self.text
        return text.frame.text.raw[text.frame.text.raw_index(text.tokens[index].start)] == "أ"

    def _colon_ahead(self, index: int) -> bool:
        """Whether a colon comes soon and nothing said before it."""
        text = self.text
        for at in range(index, min(self.stop, index + 8)):
            if text.form(at) == ":":
                return True
            if text.words[at].comp or text.is_comma(at):
                return False
        return False

    def _is_sure_noun(self, index: int) -> bool:
        """Whether the word at `index` can be no verb behind its definite subject: «رفضت البلدية | طلب التاجر»."""
        text, start = self.text, self.subject[0] if self.subject is not None else index
        definite = text.form(start).startswith("ال") or start in text.named
        return definite and not any(use.clitics or use.tense == "present" for use in text.words[index].uses)

    def _at_once(self, index: int) -> bool:
        """Whether nothing but words of time stands before `index`: «مؤكدا في الوقت نفسه | عدم»."""
        return self.text.form(index - 1) in _SAME and self.text.form(self.first) == "في"

    def _which(self, index: int) -> bool:
        """Whether «ما» behind a comma takes up the clause before: «مسيرة دعت لها فصائل عدة، | ما أدى إلى»."""
        apart = self.text.form(index) in _WHICH and self.text.is_comma(index - 1)
        return apart and self.subject is not None and self.subject[1] < index - 1

    def _in_order_to(self, index: int) -> bool:
        """Whether what a noun was done for says something itself: «احتجاجات شعبية | للمطالبة بالإفراج عن»."""
        uses = self.text.words[index].uses if self.use.kind == "noun" else ()
        return self.text.form(index).startswith("لل") and any(use.kind == "noun" for use in uses)
