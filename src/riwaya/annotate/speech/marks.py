"""The way from a cue to its content over punctuation: colons, quotations, brackets."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from riwaya.annotate.speech.lexicon import Use, speech_words
from riwaya.annotate.speech.nouns import is_audience, is_content_noun
from riwaya.annotate.speech.phrases import aside_end, noun_phrase
from riwaya.annotate.speech.text import SpeechText
from riwaya.model import Quotation

_REACH = 60
_DASHES = frozenset("-–—•")
_EXPLAINS = frozenset(("وهي", "وهو", "وهم", "التي", "الذي", "الذين"))
AGAIN = frozenset(("جدد", "كرر"))  # «جدد الوزير التأكيد على أن»
_FOR_FEAR = speech_words("for fear")
_SHORT_QUOTE = 3
_FRAGMENT = 6
_NAME = 3
_LED = frozenset(("promise", "demand", "threaten", "deny", "refuse"))
_NAMES = speech_words("names")
_WHAT = frozenset(("ما", "كما", "بما", "لما", "مما", "عما", "وما", "فيما"))
# Ways in which content is set off by marks alone.
SPELT = frozenset(("quote", "colon"))


class Complement(NamedTuple):
    """How the content of a cue begins: `how` is clause, quote, colon, preposition, object, whether or blame;
    `begin` its first token, `skip` characters of clitics on that token; `quotation` when it is one;
    `pronoun` attached to أن; `subject` the tokens of a subject found between cue and content;
    `near`: nothing but subject and adverbs stood between; `object_seen`: an addressee or accused stood between."""

    how: str
    begin: int
    skip: int
    quotation: Quotation | None
    pronoun: str
    subject: tuple[int, int] | None
    near: bool
    object_seen: bool


@lru_cache(maxsize=1024)
def _frames(takes: frozenset[str]) -> tuple[frozenset[str], bool, frozenset[str]]:
    """The ways in which the content of a verb follows, also behind an object; whether it has an object; what ends the
    name of its subject."""
    plain = takes | {take.removeprefix("object+") for take in takes if take.startswith("object+")}
    objective = any(take.startswith(("object", "blame")) for take in takes)
    ends_name = plain | ({"object"} if objective else frozenset())
    return plain, objective, ends_name | {"من"} if "من+object" in plain else ends_name


def _leads_clause(use: Use) -> bool:
    """Whether a verb has its own clause behind it."""
    return use.kind == "verb" and use.tense == "present" and not use.pronoun and "clause" in use.verb.takes


def _starts_again(use: Use) -> bool:
    """Whether a word goes on to another statement: «مضيفا», «ويعتقدون»."""
    return (use.kind == "participle" and not use.clitics) or (use.kind == "verb" and use.clitics[:1] == "و")


class MarkScan:
    """What a walk from a cue to its content knows, and its steps over punctuation."""

    def __init__(self, text: SpeechText, use: Use, first: int, stop: int, wants_subject: bool) -> None:
        self.text = text
        self.use = use
        self.first = first
        self.stop = min(stop, first + _REACH)
        self.sentence_end = stop
        self.wants_subject = wants_subject
        self.subject: tuple[int, int] | None = None
        self.heard = first
        self.loose = False
        self.aside = False
        self.object_seen = bool(use.pronoun)
        self.after_adverb = False
        self.plain, self.objective, self.ends_name = _frames(use.verb.takes)
        if use.verb.past == "نقل":
            self.ends_name |= {"عن"}
        self.names = bool(use.pronoun) and use.verb.past in _NAMES and text.form(first - 2) in _WHAT
        if self.names:
            self.ends_name |= {"names"}

    def found(
        self, how: str, begin: int, skip: int = 0, quotation: Quotation | None = None, pronoun: str = ""
    ) -> Complement | None:
        if begin >= self.sentence_end:
            return None
        return Complement(how, begin, skip, quotation, pronoun, self.subject, not self.loose, self.object_seen)

    def _mark(self, index: int) -> Complement | int | None:
        text, form = self.text, self.text.form(index)
        quotation = text.opening(index)
        if quotation is not None:
            return self._quotation(index, quotation)
        if form == ":":
            return self._colon(index)
        if form == "(":
            for close in range(index + 1, min(self.stop, index + 30)):
                if text.form(close) == ")":
                    return close + 1
            return index + 1
        if form in ".؟!…" and self._full_stop(index):
            return None
        if text.is_comma(index):
            closing = aside_end(text, index, self.stop)
            if closing:
                return closing + 1
        if text.is_dash(index):
            self.loose = True
        if self.aside and text.is_comma(index):
            # The clause between commas is over: «قال قيادي، طلب عدم نشر اسمه، إن».
            self.loose = self.aside = False
        return index + 1

    def _again(self, index: int, preposition: str) -> int:
        """Where the preposition comes a second time («كشف في خطاب عن السياسة عن خطة»), or 0."""
        for at in range(index + 2, min(self.stop, index + 8)):
            if self.text.tokens[at].kind == "mark" or self.text.words[at].comp:
                return 0
            if self.text.form(at) == preposition:
                return at
        return 0

    def _clause_later(self, index: int) -> Complement | None:
        """The أن that follows soon after words which could have been the object."""
        if "clause" not in self.plain:
            return None
        text, again = self.text, self.use.verb.past in AGAIN
        for at in range(index, min(self.stop, index + 16)):
            word = text.words[at]
            led = word.comp_clitics == "" or (word.comp_clitics == "ب" and "object+ب" in self.use.verb.takes)
            if word.comp and led and (again or not text.words[at - 1].classes) and text.form(at - 1) not in _FOR_FEAR:
                return self.found("clause", at + 1, pronoun=word.comp_pronoun)
            if at > index and any(_starts_again(use) or _leads_clause(use) for use in word.uses):
                # «ترفض البلدية القرار، والوزير يقول إن»,
                return None  # «اعتبر الحركة "إرهابية" مضيفا أن», «يتوقعون أياما صعبة ويعتقدون أن»
            if word.classes & {"conj", "rel"} or (again and text.is_comma(at)):
                return None  # «جددت دعمها للانسحاب، ورأت أن …»
        return None

    def _full_stop(self, index: int) -> bool:
        """Whether the mark at `index` ends a sentence, as it may inside a quotation."""
        text = self.text
        after = text.frame.text.chars[text.tokens[index].end : text.tokens[index].end + 1]
        return index + 1 >= len(text.tokens) or (after.isspace() and len(text.form(index - 1)) > 2)

    def _colon(self, index: int) -> Complement | int | None:
        text = self.text
        if index and text.tokens[index - 1].kind == "number":
            return index + 1
        if "quote" not in self.plain and "clause" not in self.plain:
            return None
        opened = text.opening(index + 1) if index + 1 < len(text.tokens) else None
        if index + 1 >= self.sentence_end:
            return self._next_paragraph(index, opened)
        if opened is not None:
            return self.found("quote", index + 2, quotation=opened)
        word = text.words[index + 1]
        if word.comp and word.comp_clitics == "":
            return self.found("colon", index + 2, pronoun=word.comp_pronoun)
        return self.found("colon", index + 1)

    def _next_paragraph(self, index: int, opened: Quotation | None) -> Complement | None:
        """A colon at the end of a paragraph leads to the next one: a quotation, or words behind a dash."""
        text = self.text
        if opened is None:
            spoken = index + 2 < len(text.tokens) and text.form(index + 1) in _DASHES and "quote" in self.plain
            return Complement("colon", index + 2, 0, None, "", self.subject, not self.loose, False) if spoken else None
        if not opened.closed:
            return None
        return Complement("quote", index + 2, 0, opened, "", self.subject, not self.loose, self.object_seen)

    def _quotation(self, index: int, quotation: Quotation) -> Complement | int | None:
        text = self.text
        inside = text.frame.tokens_in(quotation.start, quotation.end)
        after = inside.stop + 1
        opener = text.form(inside.start)
        deed = opener[:1] == "ب" and self.use.verb.act in _LED and is_content_noun(opener[1:])
        if "ب" in self.plain and (deed or opener.startswith("بال")) and self.subject is not None:
            # «طالبت الوزارة "بالإفراج" عنهم», «تعهد "برد قوي" على الهجوم»
            return self.found("preposition", index + 1, 1, quotation)
        if self.names:
            return self.found("object", index + 1, quotation=quotation)  # «ما سماه "الخطة"»
        if self._is_name(index, len(inside), after):
            led = (
                text.form(index - 1) == "ل"
                or is_audience(text.form(index - 1))
                or text.words[index - 1].classes & {"in", "out"}
            )
            if self.subject is None and self.wants_subject and not led:
                self.subject = (index, noun_phrase(text, index, self.stop, self.ends_name))
                if self.subject[1] <= index:
                    self.subject = (index, after)
            return max(after, self.subject[1] if self.subject else 0)
        asked = self.use.verb.act == "demand" and text.form(index - 1) != ":"
        if asked and "object+quote" in self.use.verb.takes and not is_content_noun(text.form(inside.start)):
            return after  # «تطالب الجبهة "التي …" بـ»
        if "quote" in self.plain and not self._is_fragment(index, len(inside)):
            return self.found("quote", index + 1, quotation=quotation)
        if "ب" in self.plain and text.form(inside.start).startswith("ب"):
            return self.found("preposition", index + 1, 1, quotation)
        if "object" in self.plain and (self.subject is not None or not self.wants_subject):
            return self.found("object", index + 1, quotation=quotation)
        return after

    def _is_fragment(self, index: int, length: int) -> bool:
        """Whether a few quoted words stand too far behind the cue to be all that was said."""
        nearest = max(self.heard, self.subject[1] if self.subject else 0)
        if self.subject is not None and self.text.is_comma(index - 1) and "clause" in self.plain and length > _NAME:
            return False  # «تقول أم سعيد (45 عاما)، التي فقدت ابنها، "…"»
        return length <= _FRAGMENT and self.text.form(index - 1) != ":" and index - nearest > _FRAGMENT

    def _is_name(self, index: int, length: int, after: int) -> bool:
        """Whether a quoted name rather than quoted words begins at `index`."""
        text = self.text
        if after >= self.sentence_end:
            return False
        before = text.words[index - 1].source
        if length <= _SHORT_QUOTE and text.form(after) == ":" and self.wants_subject and self.subject is None:
            return True  # «يقول «زيزو»: في هذه اللحظة …»
        if text.form(index - 1) == "ل" or (before is not None and before.type == "media"):
            return length <= _SHORT_QUOTE + 3
        if length <= _SHORT_QUOTE + 1 and (text.words[index - 1].classes & {"in", "out"} or self._colon_follows(after)):
            return True
        if length <= _SHORT_QUOTE + 2 and text.is_comma(after) and text.form(after + 1) in _EXPLAINS:
            return True
        if length <= _SHORT_QUOTE and text.is_comma(after) and text.words[after + 1].source is not None:
            return True  # «تقول "فلانة"، الصحفية في»
        if length > _SHORT_QUOTE or text.tokens[after].kind != "word":
            return False
        if self.wants_subject and self.subject is None and text.form(after) in self.plain and index == self.first:
            return True  # «وحذرت "توتال" من أن»
        word = text.words[after]
        joined = text.form(after) == "و" and text.opening(after + 1) is not None
        named = word.comp or joined or not (word.classes or word.uses or text.form(after).startswith("و"))
        return named and ("object" not in self.plain or self.subject is None)

    def _quoted_ahead(self, index: int) -> Complement | None:
        """«قال أحمد، وقد جلس أمام خيمته: "…"»: a long quotation further on, with nothing between that could speak."""
        text = self.text
        if "quote" not in self.plain or "clause" not in self.plain or self.use.verb.need or self.subject is None:
            return None
        for at in range(index, self.stop - 1):
            word, opened = text.words[at], text.opening(at)
            if opened is not None:
                long = len(text.frame.tokens_in(opened.start, opened.end)) > _FRAGMENT
                return self.found("quote", at + 1, quotation=opened) if long else None
            if word.comp or (text.form(at) in ".؟!:" and text.opening(at + 1) is None):
                return None
            if word.source is None and any(use.kind != "noun" and not use.verb.need for use in word.uses):
                return None
        return None

    def _colon_follows(self, index: int) -> bool:
        """Whether «: "» comes soon: then the quotation before it is a name («وتابع "زيزو"، لاعب الفريق: "…"»)."""
        text = self.text
        for at in range(index, min(self.stop - 1, index + 12)):
            if text.form(at) == ":" and text.opening(at + 1) is not None:
                return True
        return False
