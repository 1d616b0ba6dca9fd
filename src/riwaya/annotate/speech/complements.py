"""What follows a cue: its subject, and where the reported words begin."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.annotate.speech.lexicon import Use
from riwaya.annotate.speech.phrases import attached_preposition, is_content_noun, is_venue_noun, noun_phrase
from riwaya.annotate.speech.text import SpeechText
from riwaya.lang.ar import strip_article, variants
from riwaya.model import Quotation

_REACH = 60
_PREPOSITIONS = frozenset(("الى", "عن", "على", "من", "في"))
_BLAME = frozenset(("مسؤولية", "مسئولية", "اللوم", "اللائمة", "مسؤوليته", "مسؤوليتها", "المسؤولية", "المسئولية"))
_SHORT_QUOTE = 3


class Complement(NamedTuple):
    """How the content of a cue begins: `how` is clause, quote, colon, preposition, object, whether or blame;
    `begin` its first token, `skip` characters of clitics on that token; `quotation` when it is one;
    `pronoun` attached to أن; `subject` the tokens of a subject found between cue and content;
    `near`: nothing but subject and adverbs stood between."""

    how: str
    begin: int
    skip: int
    quotation: Quotation | None
    pronoun: str
    subject: tuple[int, int] | None
    near: bool


class _Scan:
    """The walk from a cue to its content."""

    def __init__(self, text: SpeechText, use: Use, first: int, stop: int, wants_subject: bool) -> None:
        self.text = text
        self.takes = use.verb.takes
        self.use = use
        self.first = first
        self.stop = min(stop, first + _REACH)
        self.sentence_end = stop
        self.wants_subject = wants_subject
        self.subject: tuple[int, int] | None = None
        self.loose = False
        self.object_seen = bool(use.pronoun)
        self.after_adverb = False
        self.plain = frozenset(take.removeprefix("object+") for take in self.takes if self._object_ok(take))

    def _object_ok(self, take: str) -> bool:
        return "+" not in take or take.startswith("object+")

    def found(
        self, how: str, begin: int, skip: int = 0, quotation: Quotation | None = None, pronoun: str = ""
    ) -> Complement | None:
        if begin >= self.sentence_end:
            return None
        return Complement(how, begin, skip, quotation, pronoun, self.subject, not self.loose)

    def run(self) -> Complement | None:
        index = self.first
        while index < self.stop:
            token = self.text.tokens[index]
            result = self._mark(index) if token.kind == "mark" else self._word(index)
            if result is None or isinstance(result, Complement):
                return result
            index = result
        return None

    def _mark(self, index: int) -> Complement | int | None:
        text, form = self.text, self.text.form(index)
        quotation = text.opening(index)
        if quotation is not None:
            return self._quotation(index, quotation)
        if form == ":":
            if index and text.tokens[index - 1].kind == "number":
                return index + 1
            if "quote" not in self.plain and "clause" not in self.plain:
                return None
            opened = text.opening(index + 1) if index + 1 < len(text.tokens) else None
            if opened is not None:
                return self.found("quote", index + 2, quotation=opened)
            return self.found("colon", index + 1)
        if form == "(":
            for close in range(index + 1, min(self.stop, index + 30)):
                if text.form(close) == ")":
                    return close + 1
            return index + 1
        if form in ".؟!…" and not text.form(index + 1):
            return None
        if text.is_dash(index):
            self.loose = True
        return index + 1

    def _quotation(self, index: int, quotation: Quotation) -> Complement | int | None:
        text = self.text
        inside = text.frame.tokens_in(quotation.start, quotation.end)
        after = inside.stop + 1
        if len(inside) <= _SHORT_QUOTE and after < self.sentence_end and text.tokens[after].kind == "word":
            word = text.words[after]
            named = word.comp or not (word.classes or word.uses or text.form(after).startswith("و"))
            if named and ("object" not in self.plain or self.subject is None):
                if self.subject is None and self.wants_subject:
                    self.subject = (index + 1, noun_phrase(text, index, self.stop, self.takes))
                return max(after, self.subject[1] if self.subject else 0)
        if "quote" in self.plain:
            return self.found("quote", index + 1, quotation=quotation)
        if "object" in self.plain and (self.subject is not None or not self.wants_subject):
            return self.found("object", index + 1, quotation=quotation)
        return after

    def _word(self, index: int) -> Complement | int | None:
        text = self.text
        word, form = text.words[index], text.form(index)
        if word.comp and word.comp_clitics in ("", "ب"):
            if "clause" in self.plain or ("ب" in self.plain and word.comp_clitics == "ب"):
                return self.found("clause", index + 1, pronoun=word.comp_pronoun)
            if form == "ان" and "whether" in self.plain and text.form(index + 1).startswith("كان"):
                return self.found("whether", index)
            return None if not self.loose else index + 1
        if (form in ("ما", "عما") and text.form(index + 1) == "اذا") and (
            "whether" in self.plain or "clause" in self.plain
        ):
            return self.found("whether", index + 1)
        if "whether" in word.classes and "whether" in self.plain:
            return self.found("whether", index)
        prepositional = self._preposition(index)
        if prepositional is not None:
            return prepositional
        if "rel" in word.classes:
            self.loose = True
            return index + 1
        stop = self._blocked(index)
        if stop is not None:
            return None if stop else index + 1
        if text.timed[index] or text.tokens[index].kind == "number":
            return index + 1
        return self._nominal(index)

    def _preposition(self, index: int) -> Complement | int | None:
        """A preposition that leads to the content, bare or attached."""
        text, form = self.text, self.text.form(index)
        if self.loose and "clause" in self.takes:
            return None
        bare = form[1:] if form[0] in "وف" and form[1:] in _PREPOSITIONS else form
        if bare in _PREPOSITIONS and bare in self.plain and index + 1 < self.sentence_end:
            after = text.words[index + 1]
            if after.comp and after.comp_clitics == "":
                return self.found("clause", index + 2, pronoun=after.comp_pronoun)
            if text.timed[index + 1] or (is_venue_noun(text.form(index + 1)) and bare in ("في", "من", "على")):
                return index + 2
            opened = text.opening(index + 1)
            if opened is not None:
                return self.found("preposition", index + 2, quotation=opened)
            return self.found("preposition", index + 1)
        for clitic in ("ب", "ل"):
            if clitic in self.plain and self._attached(index, clitic):
                if form == clitic:
                    opened = text.opening(index + 1) if index + 1 < len(text.tokens) else None
                    return self.found("preposition", index + 2 if opened else index + 1, quotation=opened)
                return self.found("preposition", index, skip=1)
        return None

    def _attached(self, index: int, clitic: str) -> bool:
        """Whether the word at `index` is the preposition's noun («بالإفراج», «بمحاولة»)."""
        text, form = self.text, self.text.form(index)
        if form == clitic:
            return True
        if not form.startswith(clitic) or len(form) < 4 or text.words[index].classes or text.timed[index]:
            return False
        rest = form[1:]
        if is_venue_noun(rest):
            return False
        if clitic == "ل" and not (is_content_noun(rest) or (form.startswith("لل") and is_content_noun("ا" + rest))):
            return False
        if (
            index in text.named
            and text.tokens[index].start == text.frame.token_starts[index]
            and not form.startswith("بال")
        ):
            return text.named[index].first == index and clitic == "ب" and self.subject is not None and False
        if form.startswith(("بال", "لل")):
            return (
                not text.words[index].source or self.object_seen or not self.wants_subject or self.subject is not None
            )
        return (
            bool(text.words[index].uses) or is_content_noun(rest) or self.subject is not None or not self.wants_subject
        )

    def _blocked(self, index: int) -> bool | None:
        """True when the search ends at this word, False when the word is passed over, None when it is a noun."""
        text, word = self.text, self.text.words[index]
        if index in text.named or (word.source is not None and not word.classes):
            return None
        verbal = [use for use in word.uses if use.kind != "noun"]
        if "adv" in word.classes:
            return False
        if verbal and not self.loose:
            if verbal[0].kind == "participle":
                return self._leads(index, verbal[0])
            if self.subject is not None or verbal[0].clitics[:1] == "و":
                return True
        if word.classes & {"conj", "aux", "neg"} and not self.loose:
            return True
        if word.classes:
            self.after_adverb = self.after_adverb or "out" in word.classes or "in" in word.classes
            return False
        return None

    def _leads(self, index: int, use: Use) -> bool:
        """Whether the participle at `index` has a complement of its own right behind it."""
        text = self.text
        after = text.words[index + 1] if index + 1 < len(text.words) else None
        form = text.form(index + 1)
        return after is not None and (after.comp or (form in use.verb.takes and form in _PREPOSITIONS))

    def _nominal(self, index: int) -> Complement | int | None:
        text, form = self.text, self.text.form(index)
        if self.subject is None and self.wants_subject and not self.after_adverb and not self.loose:
            if not ("object" in self.plain and is_content_noun(form) and not text.words[index].source):
                end = noun_phrase(text, index, self.stop, self.plain)
                if end > index:
                    self.subject = (index, end)
                    return end
        if self.loose:
            return index + 1
        if "blame" in self.plain:
            return self._blame(index)
        if "object" in self.plain and text.tokens[index].kind == "word":
            later = self._clause_later(index) if not is_content_noun(form) else None
            return later or self.found("object", index)
        if not self.after_adverb:
            self.object_seen = True
        return index + 1

    def _blame(self, index: int) -> Complement | int | None:
        for at in range(index, min(self.stop, index + 14)):
            form = self.text.form(at)
            if form in _BLAME or any(v.stem in _BLAME for v in variants(form) if v.clitics in ("ب", "")):
                begin = index if not self.text.is_comma(index - 1) and self.subject else at
                return self.found("blame", begin)
        return None

    def _clause_later(self, index: int) -> Complement | None:
        """The أن that follows soon after words which could have been the object."""
        if "clause" not in self.plain:
            return None
        text = self.text
        for at in range(index, min(self.stop, index + 16)):
            word = text.words[at]
            if word.comp and word.comp_clitics == "" and not text.words[at - 1].classes:
                return self.found("clause", at + 1, pronoun=word.comp_pronoun)
            if word.classes & {"conj", "rel"}:
                return None
        return None


def complement_of(text: SpeechText, use: Use, first: int, stop: int) -> Complement | None:
    """Where the content of a cue begins that ends before token `first`; None when nothing reported follows."""
    wants_subject = use.kind == "verb" and use.number == "s"
    return _Scan(text, use, first, stop, wants_subject).run()


__all__ = ["Complement", "attached_preposition", "complement_of", "strip_article"]
