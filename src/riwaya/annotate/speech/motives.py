"""What somebody does something for, as they see it: «خشية أن …», «بحجة الحفاظ على …», «إقناع الناس بأن …»."""

from __future__ import annotations

from functools import lru_cache

from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import Verb, bare_of, speech_words
from riwaya.annotate.speech.nouns import is_content_noun, states
from riwaya.annotate.speech.text import SpeechText
from riwaya.lang.ar import strip_article, variants

_FEARS = speech_words("for fear")
_PRETEXTS = speech_words("pretext")
_UNDER = speech_words("under a pretext")
_SHOWS = speech_words("makes believe")
_UNSAID = speech_words("unsaid")
_FEARED = Verb("خشي", "warn", frozenset(), "")
_PRETENDED = Verb("تذرع", "assert", frozenset(), "")
_SHOWN = Verb("اقنع", "assert", frozenset(), "")
# Tokens of those who are to believe it.
_WHOM = 9
_BY = frozenset(("قبل", "جانب", "طرف"))
_OF = frozenset(("من", "على"))


def motive_at(text: SpeechText, index: int, stop: int) -> Draft | None:
    """What somebody acts for, told at `index` in a sentence that ends before `stop`."""
    if text.quoted[index] >= 0 or index in text.named:
        return None
    kind = moves(text.form(index))
    return _fear(text, index) if kind == 1 else _pretext(text, index) if kind == 2 else _belief(text, index, stop)


@lru_cache(maxsize=16384)
def moves(form: str) -> int:
    """What may begin with a token: 1 a fear, 2 a pretext, 3 making somebody believe, 0 nothing."""
    bare = bare_of(form)
    if bare in _FEARS:
        return 1
    if bare in _PRETEXTS or bare in _UNDER:
        return 2
    stem = any(variant.stem in _SHOWS for variant in variants(form))
    return 3 if stem else 0


def _fear(text: SpeechText, index: int) -> Draft | None:
    """«خشية أن تقع الأسلحة …», «خوفا من أن …»."""
    at = index + 2 if text.form(index + 1) == "من" else index + 1
    word = text.words[at]
    if not word.comp or word.comp_clitics or "in" in text.words[index - 1].classes:
        return None
    return _draft(text, index, index + 1, _FEARED, at + 1, "clause")


def _pretext(text: SpeechText, index: int) -> Draft | None:
    """«بحجة الحفاظ على الهوية», «تحت ذريعة عدم جدواه», «بزعم ارتكابه جرائم»."""
    form, cue = bare_of(text.form(index)), index
    if form in _UNDER:
        if bare_of(text.form(index - 1)) != "تحت":
            return None
        cue = index - 1
    noun, word = text.form(index + 1), text.words[index + 1]
    plain = is_content_noun(noun) or noun in ("عدم", "وجود") or noun.startswith("ال")
    plain = plain and word.source is None and not (word.classes or word.comp)
    if not plain or index + 1 in text.named or strip_article(noun) in states():
        return None  # «بحجة اليمنية»: a town
    return _draft(text, cue, index + 1, _PRETENDED, index + 1, "preposition")


def _belief(text: SpeechText, index: int, stop: int) -> Draft | None:
    """«إقناع الغرب بأن الخطر كبير», «لتصوير ما يجري، بأنه مؤامرة»."""
    if bare_of(text.form(index - 1)) in _UNSAID or "pron" in text.words[index - 1].classes:
        return None  # «المهمة هي إقناع الناخبين بأن»
    for at in range(index + 2, min(stop - 1, index + _WHOM)):
        word = text.words[at]
        led = word.comp_clitics == "ب" or text.form(at - 1) == "على"
        if word.comp and led:
            return _draft(text, index, index + 1, _SHOWN, at + 1, "clause")
        quiet = text.tokens[at].kind == "word" or text.form(at) in '"«»“”' or text.words[at + 1].comp
        if word.comp or not quiet or any(use.kind == "verb" and not use.verb.need for use in word.uses):
            return None
    return None


def _draft(text: SpeechText, first: int, last: int, verb: Verb, begin: int, how: str) -> Draft:
    """The draft of a cue in tokens `first..last` whose content begins at `begin`."""
    form = text.form(first)
    joined = len(form) - len(bare_of(form))
    if verb is _SHOWN:
        joined = next(variant.length for variant in variants(form) if variant.stem in _SHOWS)
    return Draft(
        verb=verb,
        kind="noun",
        cue=(first, last),
        cue_at=(text.tokens[first].start + joined, text.tokens[last - 1].end),
        clause=first,
        subject=_agent(text, first),
        begin=begin,
        how=how,
        embedded=True,
        inherited=True,
        sure=0.6,
        rule="motive",
    )


def _agent(text: SpeechText, index: int) -> tuple[int, int] | None:
    """«مطلوب من قبل المحكمة بزعم …»: by whom, right before the cue."""
    for actor in text.actors_in(max(0, index - _WHOM), index):
        if actor.last == index and text.form(actor.first - 1) in _BY and text.form(actor.first - 2) in _OF:
            return actor.first, actor.last
    return None
