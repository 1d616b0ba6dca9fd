"""Noun phrases that name a speaker: from a title or name up to where it ends."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from riwaya.annotate.speech.text import SpeechText
from riwaya.lang.ar import fold, strip_article, variants
from riwaya.lang.tables import load_table

_STOPS = frozenset(("rel", "conj", "aux", "adv", "neg", "whether", "out"))
_PRONOUN = re.compile(r"(?:ه|ها|هم|هما|نا|هن)$")
_SHAPES = re.compile(r"^(?:است\w{2,5}|ا\w[ت]\w{1,2}ا\w|ان\w{2}ا\w|ا\w\wا\w|ت\w\wي\w|م\wا\w\wة)$")
_LONGEST_NAME_IN_QUOTES = 6
_LONGEST_APPOSITION = 14


@cache
def _nouns(table: str) -> frozenset[str]:
    return frozenset(fold(row["noun"]) for row in load_table(table).rows)


@lru_cache(maxsize=16384)
def is_content_noun(form: str) -> bool:
    """Whether an indefinite word looks like what is announced or denied («انسحابه», «وقوع») rather than who speaks."""
    nouns = _nouns("content_nouns")
    if form in nouns:
        return True
    if form.startswith("ال"):
        return False
    stem = _PRONOUN.sub("", form) if len(form) > 4 else form
    return any(s in nouns or _SHAPES.match(s) is not None for s in (form, stem, stem[:-1] + "ة" if stem else stem))


@lru_cache(maxsize=16384)
def is_venue_noun(form: str) -> bool:
    """Whether a word says where or how something was said («بيان», «مؤتمر», «المقابلة»)."""
    nouns = _nouns("venue_nouns")
    return form in nouns or strip_article(form) in nouns


@lru_cache(maxsize=16384)
def attached_preposition(form: str) -> str:
    """The preposition ب, ل or ك that is attached to a word, "" when it is only its first letter.

    Sure only before ال («بالبيت», «للأمم»), Latin letters, or when what remains is a known head noun.
    """
    if len(form) > 2 and form[0] in "بلك":
        if form.startswith(("بال", "كال", "لل")) or form[1].isascii():
            return form[0]
        rest = form[1:]
        if form[0] != "ك" and (rest in _nouns("venue_nouns") or rest in _nouns("audience_nouns")):
            return form[0]
    return form if form in ("ب", "ل") else ""


def is_audience(form: str) -> bool:
    """Whether «لـ…» names those who are spoken to («لوكالة», «للصحفيين», «لـCNN»)."""
    if not form.startswith("ل") or len(form) < 3:
        return False
    rest = {variant.stem for variant in variants(form) if variant.clitics == "ل"}
    return form[1].isascii() or any(word in _nouns("audience_nouns") for word in rest)


def noun_phrase(text: SpeechText, first: int, stop: int, takes: frozenset[str] = frozenset()) -> int:
    """Where the noun phrase that begins at token `first` ends (exclusive); `first` when none begins there.

    `takes` are the prepositions and frames of the cue before it: they end the phrase.
    """
    index, last, role = first, first, False
    objects = any(take in takes for take in ("object", "blame"))
    while index < stop:
        token, word = text.tokens[index], text.words[index]
        if token.kind == "mark":
            after = _over_mark(text, index, stop, index == first)
            if after == 0 and text.is_comma(index) and last > first:
                after = last = apposition(text, index, stop, takes)
            if after <= index:
                break
            if text.form(index) not in "#_()-–" and after > last and not text.is_comma(index):
                last = after
            index = after
            continue
        if token.kind == "number" or text.timed[index] or word.comp or _ends(text, index, first):
            break
        named = text.named.get(index)
        if objects and index > first and named is None and is_content_noun(token.form):
            break
        if "in" in word.classes:
            if not role or token.form in takes or index == first or not _inside(text, index, stop):
                break
            index += 1
            continue
        clitic = attached_preposition(token.form)
        if clitic and named is None and (index == first or clitic in takes or not role or is_audience(token.form)):
            break
        if clitic and named is not None and index > first and (clitic in takes or is_audience(token.form)):
            break
        role = role or word.source is not None
        index = last = max(index + 1, named.last if named and named.last <= stop else 0)
    return last


def _over_mark(text: SpeechText, index: int, stop: int, at_start: bool) -> int:
    """The token after a mark that a name may hold (quoted part, short bracket, hyphen, #), or 0."""
    form = text.form(index)
    if form in "#_":
        return index + 1
    quotation = text.opening(index)
    if quotation is not None:
        inside = text.frame.tokens_in(quotation.start, quotation.end)
        if len(inside) <= _LONGEST_NAME_IN_QUOTES and inside.stop < stop:
            return min(stop, inside.stop + 1)
        return 0
    if form == "(" and not at_start:
        for close in range(index + 1, min(stop, index + 8)):
            if text.form(close) == ")":
                return close + 1
        return 0
    if form in "-–" and not text.is_dash(index) and not at_start:
        return index + 1
    if form in "./" and not at_start and len(text.form(index - 1)) <= 2:
        return index + 1
    return 0


def _ends(text: SpeechText, index: int, first: int) -> bool:
    """Whether the word at `index` cannot be part of a name."""
    word = text.words[index]
    if word.classes & _STOPS and index not in text.named:
        return True
    if index in text.named or word.source is not None:
        return False
    return any(
        use.kind == "participle"
        or (use.kind == "verb" and (index > first or use.clitics not in ("", "و", "ف") or use.number != "s"))
        for use in word.uses
    )


def _inside(text: SpeechText, index: int, stop: int) -> bool:
    """Whether the preposition at `index` goes on naming («السفيرة في مجلس الأمن») rather than telling when or where."""
    after = index + 1
    if after >= stop or text.timed[after]:
        return False
    word = text.words[after]
    return not (word.comp or word.classes or is_venue_noun(text.form(after))) and text.tokens[after].kind == "word"


def apposition(text: SpeechText, comma: int, stop: int, takes: frozenset[str]) -> int:
    """The end of a name or title set between commas after `comma` («…، جان إيف لودريان، …»), or `comma`."""
    first = comma + 1
    if first >= stop or text.tokens[first].kind != "word" or attached_preposition(text.form(first)):
        return comma
    word = text.words[first]
    if word.classes or word.comp or text.timed[first] or (text.form(first).startswith("و") and first not in text.named):
        return comma
    if first not in text.named and (word.uses or is_content_noun(text.form(first))):
        return comma
    end = noun_phrase(text, first, min(stop, first + _LONGEST_APPOSITION), takes)
    if end == first or end >= stop:
        return comma
    word = text.words[end]
    closes = text.is_comma(end) or text.is_dash(end) or text.form(end) in ':("«“' or word.comp or bool(word.classes)
    return end if closes or text.timed[end] else comma
