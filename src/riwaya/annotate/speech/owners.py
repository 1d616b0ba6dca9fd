"""Whose a verbal noun is: «إعلان الحكومة», «الاعتراف النادر من جانب الوزارة», «التهديدات التركية», «بطلب من الكويت»."""

from __future__ import annotations

import re
from typing import NamedTuple

from riwaya.annotate.speech.lexicon import Use, bare_of, speech_words
from riwaya.annotate.speech.nouns import SOME, WITH_L, is_content_noun, looks_finite, states
from riwaya.annotate.speech.objects import led_by_b
from riwaya.annotate.speech.phrases import gender_of, noun_phrase
from riwaya.annotate.speech.sources import speaks
from riwaya.annotate.speech.text import SpeechText

# Adjectives that may stand between a verbal noun and «من جانب».
_ADJECTIVES = 4
_WITH = speech_words("with")
# «المصلين», «المدنيون»: persons of no known trade.
_CROWD = re.compile(r"^ال\w{3,}(?:ون|ين)$")
_HAD = frozenset(("لدى", "ولدى"))
_REACH = 30
_WITHIN = 9
_LED = frozenset("لب")
_CHARGE = 12
_BY = speech_words("by")
_STRENGTH = speech_words("strength")
_ASKS_ITS_OWNER = speech_words("asks its owner")
_WEAPONS = speech_words("weapon")
_SUFFIXED = 4
_ACCUSES = "اتهم"
_ASKED = frozenset(("demand", "promise", "refuse"))


class Owner(NamedTuple):
    """The tokens that name who a verbal noun belongs to, the first token behind, and how it is said: "genitive",
    "by" («من جانب»), "adjective" («التركية»)."""

    tokens: tuple[int, int]
    after: int
    how: str


def owner_of(text: SpeechText, index: int, use: Use, stop: int) -> Owner | None:
    """Who the verbal noun at `index` belongs to; None when it is a pronoun or not there."""
    if use.pronoun and use.pronoun != "ال":
        return None
    if not use.pronoun:
        genitive = _named(text, index + 1, use, stop)
        if genitive is not None:
            return Owner(genitive, _past_adjectives(text, genitive[1], stop), "genitive")
    found = _by(text, index, use, stop) or _adjective(text, index, use, stop) or _with(text, index, use, stop)
    return found or _upon(text, index, use)


def asks_its_owner(text: SpeechText, index: int, use: Use, owner: Owner) -> bool:
    """«بمناشدة الشركات بالتوقف»: what stands behind the verbal noun is asked and asks nobody."""
    form = text.form(index)[use.length :]
    asked = owner.how == "genitive" and use.pronoun == "" and form in _ASKS_ITS_OWNER
    return asked and text.form(owner.tokens[0]) not in SOME


def owner_before(text: SpeechText, index: int, gender: str) -> tuple[int, int] | None:
    """Who a pronoun behind the verbal noun at `index` means («تنقل ناشطين … تعبيرا عن تنديدهم بـ»): the nearest
    person or party before it in its sentence that agrees; `gender` is "m", "f", "p" for many, or "" for any."""
    if is_accused(text, index):
        return None
    index = _joined_noun(text, index)
    for at in range(index - 1, max(index - _REACH, -1), -1):
        form = text.form(at)
        if form in ".؟!":
            return None
        source, named = text.words[at].source, text.named.get(at)
        person = source is not None and source.type not in ("evidence", "report") and not text.words[at].classes
        crowd = gender == "p" and source is None and named is None and _CROWD.match(form) is not None
        if not (person or crowd) and (named is None or named.type in ("LOC", "MEDIA")):
            continue
        if not gender and _did_else(text, at):
            return None
        if form in SOME or form.startswith("لل") or (not gender and _is_where(text, at)):
            continue  # «القائد الأعلى للقوات … عن ترحيبهما»
        beside = text.words[at - 1].classes & {"in", "out"} or text.form(at)[:1] in _LED
        if beside and (not gender or (named is not None and named.type == "GPE")):
            continue
        if named is None and any(actor.last > at for actor in text.actors_in(at - 6, index) if actor.first < at):
            continue
        end = max(noun_phrase(text, at, index), at + 1)
        many = form.endswith(("ون", "ين", "ات", "اء")) or (source is not None and len(form) > 3 and "ا" in form[2:-1])
        known = gender_of(text, (at, end))
        if (
            not gender
            or (gender == "p" and many)
            or (gender != "p" and known in ("", gender) and not form.endswith(("ون", "ين")))
        ):
            return at, end
    return None


def _did_else(text: SpeechText, index: int) -> bool:
    """«متظاهرون قتلوا برصاص الجيش … للتنديد بـ», «مسيرة فرقتها الشرطة … للتنديد بـ»: who did that to those meant."""
    before = text.form(index - 1)
    return before in _WEAPONS or (before.endswith(("ها", "هم")) and len(before) > _SUFFIXED and before[0] not in "بل")


def _joined_noun(text: SpeechText, index: int) -> int:
    """«كثفت الحكومة تحذيراتها من تعزيز قبرص وجودها ودعواتها إلى»: where a verbal noun with the same pronoun stands,
    which that at `index` goes on, else `index`."""
    own = next((use for use in text.words[index].uses if use.kind == "noun"), None)
    if own is None or own.clitics != "و" or own.pronoun in ("", "ال"):
        return index
    for at in range(index - 1, max(index - _REACH, -1), -1):
        if text.form(at) in ".؟!:" or text.is_comma(at):
            return index
        if any(use.kind == "noun" and use.pronoun == own.pronoun for use in text.words[at].uses):
            return at
    return index


def _named(text: SpeechText, first: int, use: Use, stop: int) -> tuple[int, int] | None:
    """The speaker that begins at `first`."""
    if first >= stop:
        return None
    source = text.words[first].source
    known = text.starts_name(first) or (source is not None and not text.words[first].classes)
    if not known and text.form(first) not in SOME:
        return None
    if _is_act(text, first):
        return None
    plain = frozenset(take.removeprefix("object+") for take in use.verb.takes) | {"object"}
    plain = plain | {"ل"} if use.verb.past in WITH_L else plain  # «رفض أكثرية الأطراف لقيام …»
    end = noun_phrase(text, first, stop, plain)
    if end == first + 2 and text.form(first).endswith("ة") and text.form(first + 1) in _STRENGTH:
        end -= not text.form(first + 1).endswith("ة")  # «إنكار الحكومة | المتكرر»
    return (first, end) if end > first and speaks(text, (first, end)) is True else None


def _is_where(text: SpeechText, index: int) -> bool:
    """«احتجاجات في شمال البلاد للمطالبة بـ», «توجه لدى المنظمة للمطالبة بـ»: a place, and before whom."""
    named, before = text.named.get(index), text.form(index - 1)
    place = named is not None and named.type in ("GPE", "LOC") and index > 0
    verbal = looks_finite(bare_of(before)) or bool(text.words[index - 1].uses) or text.tokens[index - 1].kind == "mark"
    return before in _WITH or (place and not verbal)


def _is_act(text: SpeechText, index: int) -> bool:
    """«تعتزم الحكومة إعلان | تعليق الرحلات»: a verbal noun without an article, which is what is announced."""
    source = text.words[index].source
    told = source is not None and source.type == "report" and index not in text.named
    return told and any(use.kind == "noun" and not use.pronoun for use in text.words[index].uses)


def is_accused(text: SpeechText, index: int) -> bool:
    """«أثار القلق بسبب اتهامه بالكذب»: the pronoun of the noun at `index` means who is accused, not who accuses."""
    accuses = any(use.kind == "noun" and use.verb.past == _ACCUSES and use.pronoun for use in text.words[index].uses)
    return accuses and led_by_b(text, index + 1)


def accuser(text: SpeechText, index: int, use: Use, stop: int) -> tuple[int, int] | None:
    """«اتهامه بارتكاب جرائم من قبل المحكمة»: who accuses, told behind the charge."""
    for at in range(index + 2, min(stop - 2, index + _CHARGE)):
        if text.form(at) == "من" and text.form(at + 1) in _BY:
            return _named(text, at + 2, use, stop)
        if text.tokens[at].kind == "mark":
            return None
    return None


def _by(text: SpeechText, index: int, use: Use, stop: int) -> Owner | None:
    """«الدعوات المتزايدة من قبل الحكومة», «هذا الاعتراف النادر، من جانب التحالف،», «بطلب من الكويت»."""
    for at in range(index + 1, min(stop - 1, index + 2 + _ADJECTIVES)):
        form = text.form(at)
        if form == "من":
            agent = text.form(at + 1) in _BY
            if not agent and (use.verb.act not in _ASKED or "من" in use.verb.takes):
                return None
            named = _named(text, at + 2 if agent else at + 1, use, stop)
            return Owner(named, named[1], "by") if named is not None else None
        adjective = form.startswith("ال") if use.pronoun == "ال" else form.endswith(("ة", "ي", "ا"))
        if not (adjective or text.is_comma(at) or text.timed[at]) or text.words[at].comp:
            return None
    return None


def _with(text: SpeechText, index: int, use: Use, stop: int) -> Owner | None:
    """«اعتقاد سائد لدى الخبراء بأن», «لدى الخبراء اعتقاد بأن»: with whom a belief is."""
    for at in range(index + 1, min(stop - 1, index + _ADJECTIVES)):
        if text.form(at) in _WITH:
            named = _named(text, at + 1, use, stop)
            return Owner(named, named[1], "by") if named is not None else None
        if text.tokens[at].kind != "word" or text.words[at].comp or text.words[at].classes:
            break
    for at in range(index - 2, max(index - _WITHIN, -1), -1) if not use.clitics else ():
        if text.form(at) in _HAD:
            end = noun_phrase(text, at + 1, index)
            known = end == index and speaks(text, (at + 1, index)) is True
            return Owner((at + 1, index), index + 1, "by") if known else None
        if text.tokens[at].kind == "mark":
            break
    return None


def _upon(text: SpeechText, index: int, use: Use) -> Owner | None:
    """«الحكومة على قناعة تامة بأن»: who stands on a belief."""
    if use.pronoun or "explicit" not in use.verb.need or text.form(index - 1) != "على":
        return None
    for at in range(index - 2, max(index - _WITHIN, -1), -1):
        word = text.words[at]
        if text.tokens[at].kind != "word" or word.comp or word.classes:
            return None
        if (text.starts_name(at) or word.source is not None) and noun_phrase(text, at, index - 1) == index - 1:
            return Owner((at, index - 1), index + 1, "by") if speaks(text, (at, index - 1)) is True else None
    return None


def _adjective(text: SpeechText, index: int, use: Use, stop: int) -> Owner | None:
    """«التهديدات التركية»: the adjective of a state names who speaks."""
    for at in range(index + 1, min(stop, index + 3)):
        form = text.form(at)
        if form in states() and form.startswith("ال") == (use.pronoun == "ال"):
            after = _past_adjectives(text, at + 1, stop) if form.startswith("ال") else at + 1
            return Owner((at, at + 1), after, "adjective")
        if text.tokens[at].kind != "word" or not form.endswith(("ة", "ي")) or form.startswith("لل"):
            return None  # «الاتهامات للحكومة التركية»
    return None


def _past_adjectives(text: SpeechText, index: int, stop: int) -> int:
    """The token behind further definite adjectives at `index` («التأكيدات الروسية السابقة», «إدانة بلاده الشديدة»)."""
    while index < stop and index not in text.named and text.words[index].source is None:
        form = text.form(index)
        told = form in _STRENGTH or (form.startswith("ال") and form.endswith(("ة", "ي")))
        if not told or is_content_noun(form.removeprefix("ال")):
            break
        index += 1
    return index
