"""Whose a verbal noun is beyond the plain genitive: a crowd, a circle, a body, who sends it, who gave voice to it."""

from __future__ import annotations

import re

from riwaya.annotate.speech.lexicon import Use, bare_of, speech_words, word_of
from riwaya.annotate.speech.nouns import is_content_noun
from riwaya.annotate.speech.owners import Owner, owner_of
from riwaya.annotate.speech.phrases import noun_phrase
from riwaya.annotate.speech.sources import speaks
from riwaya.annotate.speech.text import SpeechText
from riwaya.lang.ar import strip_article

_CIRCLES = speech_words("circles")
_WITH = speech_words("with")
_BODIES = speech_words("body adjective")
_GAVE = speech_words("gave it")
_VOICED = speech_words("gave voice to it")
_THEREWITH = frozenset(("عنه", "عنها", "به", "بها"))
_TO_THEM = frozenset(("اليه", "اليها", "اليهم", "له", "لها", "لهم", "ضده", "ضدها", "ضدهم"))
_HAD = frozenset(("كان", "كانت", "قد", "سبق"))
_TOLD = frozenset(("assert", "confirm", "deny", "expect", "warn"))
_CROWD = re.compile(r"^ال\w{4,}ين$")
_SHORTEST = 5
# What ends the name of who gave voice to a noun; tokens between a belief and those among whom it is held, and of an
# aside.
_ENDS = frozenset(("ب", "ل", "من", "الى", "على", "عن", "في", "object"))
_AMONG, _ASIDE = 4, 16


def whose(text: SpeechText, index: int, use: Use, stop: int) -> Owner | None:
    """Whose the noun at `index` is by the words behind it: «توقعات المصرف», «الوعود التي قطعتها الحكومة»."""
    owner = owner_of(text, index, use, stop)
    if use.pronoun == "" and _accusative(text.form(index)) and (owner is None or owner.how == "genitive"):
        return None  # «توجه إلى العاصمة مطالبا | ممثلي الأحزاب بـ»
    if owner is not None and owner.how == "genitive" and text.form(owner.tokens[0])[0] == "ل":
        first = text.form(owner.tokens[0])
        heard = first.startswith("لل") or word_of(first[1:]).source is not None
        owner = None if heard else owner  # «تطمينات لشركائها بأن»
    if owner is not None and any(take.startswith("object") for take in use.verb.takes):
        hearers = (at for at in range(owner.tokens[0] + 1, owner.tokens[1]) if text.form(at).startswith("لل"))
        end = next(hearers, owner.tokens[1])
        owner = owner if end == owner.tokens[1] else Owner((owner.tokens[0], end), end, owner.how)
    if owner is not None or use.pronoun not in ("", "ال"):
        return owner  # «اتهام الوزير | للصحفي بـ»
    crowd = _of_crowd(text, index, stop) if not use.pronoun else None
    sent = _sent_by(text, index, stop) if use.verb.act in _TOLD else None
    sent = sent if sent is None or "من" not in use.verb.takes or text.form(sent.after) == "من" else None
    return crowd or sent or _of_body(text, index, stop) or _held_among(text, index, stop) or _given(text, index, stop)


def _accusative(form: str) -> bool:
    """Whether a word has the alif of an indefinite accusative, behind which no owner stands («مطالبا»)."""
    return len(form) >= _SHORTEST and form.endswith("ا") and not form.endswith("يا")


def past_aside(text: SpeechText, index: int, stop: int) -> int:
    """«رأي المدرب، الذي أشرف على الفريق، أن»: the token behind a relative clause between commas at `index`."""
    if index + 1 >= stop or not text.is_comma(index) or "rel" not in text.words[index + 1].classes:
        return index
    close = next((at for at in range(index + 2, min(stop, index + _ASIDE)) if text.is_comma(at)), stop)
    return close + 1 if close + 1 < stop and text.words[close + 1].comp else index


def _held_among(text: SpeechText, index: int, stop: int) -> Owner | None:
    """«خشية في أوساط المستثمرين من أن», «قناعة في صفوف الحزب بأن»: among whom the noun at `index` is held."""
    for at in range(index + 1, min(stop - 2, index + _AMONG)):
        circles = text.form(at) == "في" and strip_article(text.form(at + 1)) in _CIRCLES
        if circles or text.form(at) in _WITH:
            first = at + 2 if text.form(at + 1) in _CIRCLES else at + 1  # «في أوساط التجار», «في الأوساط المالية»
            end = noun_phrase(text, first, stop, frozenset(("object", "من", "ب")))
            known = end > first and (speaks(text, (first, end)) is True or _is_crowd(text.form(first)))
            return Owner((first, end), end, "by") if known else None
        if text.tokens[at].kind != "word" or text.words[at].comp or text.words[at].classes:
            return None
    return None


def _of_crowd(text: SpeechText, index: int, stop: int) -> Owner | None:
    """«مخاوف المستهلكين من», «قناعة مستشاري الرئيس بأن»: a genitive plural of persons of no known trade."""
    word = text.words[index + 1]
    if word.classes or word.uses or not _is_crowd(text.form(index + 1)):
        return None
    end = noun_phrase(text, index + 1, stop, frozenset(("object", "من", "ب")))
    return Owner((index + 1, end), end, "genitive") if end > index + 1 else None


def _is_crowd(form: str) -> bool:
    """«المستهلكين»; «مستشاري» of the president."""
    part = len(form) > _SHORTEST and form.endswith("ي") and word_of(form[:-1] + "ون").source is not None
    return part or _CROWD.match(form) is not None


def _of_body(text: SpeechText, index: int, stop: int) -> Owner | None:
    """«مطالبات برلمانية بكشف», «الوعود الحكومية بالعمل»: an adjective names what kind of body says it."""
    form, definite = text.form(index + 1), text.form(index).lstrip("وبفل").startswith("ال")
    bare = form.removeprefix("ال")
    known = bare in _BODIES and form.startswith("ال") == definite and index + 1 < stop
    return Owner((index + 1, index + 2), index + 2, "adjective") if known else None


def _sent_by(text: SpeechText, index: int, stop: int) -> Owner | None:
    """«اتهامات من المعارضة للسلطة بـ»: whom the noun at `index` comes from, right behind it."""
    if text.form(index + 1) != "من" or index + 2 >= stop or is_content_noun(text.form(index + 2)):
        return None
    end = noun_phrase(text, index + 2, stop, frozenset(("ل", "ب", "من", "object")))
    pair = (index + 2, end)
    return Owner(pair, end, "by") if end > index + 2 and speaks(text, pair) is True else None


def _given(text: SpeechText, index: int, stop: int) -> Owner | None:
    """«التهديدات التي أطلقها الجنرال بـ», «المخاوف التي عبر عنها الخبراء من»: who gave voice to the noun at `index`."""
    for at in range(index + 1, min(stop - 2, index + 2 + _AMONG)):
        word, form = text.words[at], text.form(at)
        told = form in _GAVE
        if told or (form in _VOICED and text.form(at + 1) in _THEREWITH):
            first = at + 1 if told else at + 2
            first += text.form(first) in _TO_THEM  # «وجهتها إليه النقابات»
            end = noun_phrase(text, first, stop, _ENDS)
            known = end > first and speaks(text, (first, end)) is True
            return Owner((first, end), end, "by") if known else None
        described = form.startswith("ال") or form.endswith(("ة", "ا", "ي")) or "rel" in word.classes
        if not (described or bare_of(form) in _HAD) or text.tokens[at].kind != "word" or word.comp:
            return None
    return None
