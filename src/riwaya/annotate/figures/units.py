"""What a number counts: the noun behind it, before it, or a sign."""

from __future__ import annotations

from riwaya.annotate.figures.bounds import bound_after, limited
from riwaya.annotate.figures.knowledge import (
    PERSONS,
    Noun,
    class_of,
    cues,
    currencies,
    grammar,
    groups,
    noun_of,
    nouns,
    openings,
    women,
    words_of,
)
from riwaya.annotate.figures.row import QUOTES, Row
from riwaya.annotate.figures.senses import kind_here
from riwaya.annotate.figures.sums import PERCENT_SIGNS, Unit, money_at, money_of, money_sign, percent, percent_before
from riwaya.lang.ar.clitics import variants
from riwaya.lang.ar.numerals import Number

_JOINED = ("وال", "فال", "بال", "كال", "ولل")
_PRESENT, _THEIRS = ("يت", "يست"), ("ته", "ها", "هم")
# «سبعة صدمتهم السيارة»
_OBJECTS = ("تهم", "تها", "تهما")
# «"مليارات" من الرسوم» are money.
_LARGE = 1_000_000


_THIS, _THESE, _THESE_THINGS = grammar("this"), grammar("these"), grammar("these things")
_GRAMS = grammar("after kilo")
_SAME, _FEW_OF = grammar("same"), grammar("few of")
_GAUGES, _GAUGED = grammar("gauge"), grammar("gauged by")
_ROYAL = grammar("royal club")
_THINGS = grammar("things in the plural")
_OF_DATES = grammar("before a year")
_COUNTS = grammar("number of")


def unit_after(row: Row, number: Number) -> Unit | None:
    """The unit behind a number: «130 هجوما», «3500 من جنود», «60 في المئة», «20$»; None when nothing is counted."""
    index = number.last + (row.key(number.last) in _FEW_OF and row.key(number.last + 1) == "من")
    behind = row.key(index + 1)
    parted = noun_of(behind) or (behind == "من" and number.value < _LARGE)
    if row.key(index) == "#" or (row.key(index) in QUOTES and parted):
        index += 1  # «130 "هدفا"», «"عشرات" من اللقاءات»
    if share := percent(row, index):
        return share
    if number.digits and row.key(number.first - 1) in PERCENT_SIGNS and (share := percent_before(row, number)):
        return share
    if money := money_sign(row, number, index):
        return money
    if magnitude := _magnitude(row, number):
        return magnitude
    partitive = row.key(index) == "من"
    if partitive and (row.key(index + 1) in _SAME or row.key(index + 1) == "اشهر" or _month(row.key(index + 1))):
        return None
    if not (partitive or number.digits) and number.value in (1, 2):
        return None
    if partitive and row.key(index + 1) == "بين" and row.key(index + 2).startswith("ال"):
        index += 1  # «27 من بين القتلى»
    if partitive:
        these = row.key(index + 1) in _THESE or (row.key(index + 1) in _THESE_THINGS and not _fled(row, number))
        index += 2 if these else 1
    if number.fraction and row.key(index) in _THIS and row.key(index + 1).startswith("ال"):
        index += 1  # «ثلث تلك البلدان»
    if not row.is_word(index):
        return None
    return _unit_at(row, index, number, partitive=partitive)


def _magnitude(row: Row, number: Number) -> Unit | None:
    """«7.5 على مقياس ريختر», «6 بمقياس ريختر»."""
    scale = number.last + (row.key(number.last) == "علي")
    if not number.digits or row.key(scale) not in _GAUGES or row.key(scale + 1) not in _GAUGED:
        return None
    return Unit("other", row.written(scale + 1), number.last, scale + 2)


def _unit_at(row: Row, index: int, number: Number, *, partitive: bool) -> Unit | None:
    """The unit that the word at a token is, behind «من» or not."""
    word = row.keys[index]
    if word in currencies():
        return None if row.key(index + 1) in _ROYAL else money_at(row, index)  # «برشلونة 1-2 ريال مدريد»
    listed = word in nouns() or (number.value > 10 and word in women())
    if (
        word in words_of("not_units")
        or word in words_of("months", "form")
        or (word.startswith(_JOINED) and not listed)
        or _of_date(row, index)
    ):
        return None
    if not partitive and not listed and _aside(row, index):
        return None
    if word[0] == "و" and (word[1:] in words_of("not_units") or word[1:] in cues("before")):
        return None
    # «17 التماسًا» has no article.
    definite = word.startswith("ال") and len(word) > 4 and not listed and "ً" not in row.written(index)[-2:]
    noun = noun_of(word) or (women().get(word) if number.value > 10 and not partitive else None)
    if noun is None and (_no_noun(word) or (word.endswith(_OBJECTS) and not partitive and not number.fraction)):
        return None
    if word in _COUNTS and (counted := noun_of(row.key(index + 1))):
        return Unit(counted.kind, row.written(index + 1), index, index + 2)
    if partitive and (noun is None or noun.kind not in PERSONS or not noun.plural) and (group := _group(row, index)):
        return group
    if partitive and not (noun or definite):
        # «عشرة من كبار المسؤولين»
        noun = owned(word) or (noun_of(row.key(index + 1)) if row.key(index + 1).startswith("ال") else None)
        if noun is not None and noun.kind == "other" and _fled(row, number):
            return None  # «خرج المئات من منازلهم»
        if noun is None:
            following = row.key(index + 1)
            construct = following.startswith("ال") and following not in _RELATIVE and len(word) > 3
            construct = construct and not (number.exact or number.definite or word.endswith(_THEIRS) or word[-1] == "ه")
            return Unit("other", row.written(index), index, index + 1, known=False) if construct else None
    if definite and partitive and not number.exact and noun and not noun.plural and noun.kind == "other":
        return None  # «هرب الآلاف من المنطقة»
    if definite and not (partitive or not number.exact or number.fraction or number.value in (100, 1000)):
        return None
    return _noun_unit(row, index, noun, number)


def _fled(row: Row, number: Number) -> bool:
    """Whether only persons do what the verb before says: «خرج المئات من منازلهم», «فر ألف من هذه القرى»."""
    behind = range(max(row.first, number.first - 3), number.first)
    return any(stem in class_of("persons_verb") for index in behind for stem in row.stems(index))


def _aside(row: Row, index: int) -> bool:
    """Whether the word stands beside the number and not under it: «930 مليونا لمنظمات», «ملايين بحلول», «10 Lean».

    Nouns that begin with these letters are in the table.
    """
    word = row.keys[index]
    return (word[0] in "بل" and noun_of(word) is None) or word.isascii() or row.key(index - 1) in _ACCUSATIVE


_RELATIVE = grammar("relative")
_ACCUSATIVE = grammar("accusative")
_CIVIL = openings("civil")


def _no_noun(word: str) -> bool:
    """Whether a word that no table holds looks like a verb, or a noun behind ل with its owner.

    «117 ألفا يحملون», «17 ألفا يتركز أغلبهم», «في 1073 لمساعدته».
    """
    verb = word.endswith("وا") or word.startswith(_PRESENT) or (word[0] == "ي" and word.endswith("ون"))
    return verb or word[0] == "و" or (word[0] == "ل" and word.endswith(_THEIRS))


def _group(row: Row, index: int) -> Unit | None:
    """«خمسة من الشرطة», «96 من ميليشيات …»: members of a body."""
    for words, kind in groups().get(row.keys[index], ()):
        if row.key(index + 1).startswith(_CIVIL):
            return Unit("people", row.written(index), index, index + 1)  # «العشرات من جماعة مدنية»
        if tuple(row.key(index + k) for k in range(1, len(words))) == words[1:]:
            return Unit(kind, row.written(index), index, index + 1)
    return None


def _month(word: str) -> bool:
    """«31 من الشهر نفسه» is a date."""
    noun = noun_of(word)
    return noun is not None and noun.kind == "duration" and not noun.plural


def _of_date(row: Row, index: int) -> bool:
    """«قتل 16 يوم الثلاثاء», «اللقاح 144 عام 2009»: the word is when, not what."""
    if row.keys[index] in _OF_DATES:
        return row.tokens[min(index + 1, row.last - 1)].kind == "number"
    return row.keys[index] == "يوم" and row.key(index + 1).startswith("ال")


def unit_before(row: Row, number: Number) -> Unit | None:
    """The unit before a definite number or a lone «اثنان», «واحد»: «القوى الست», «أعضاء المجلس الـ 46»."""
    index = number.first - 1
    if row.key(index) in ("ال", "لل"):
        index -= 1
    if not row.is_word(index) or row.keys[index] in words_of("not_units"):
        return None
    if not number.definite:
        noun = noun_at(row, index)
        dual = number.value == 2 and len(row.keys[index]) > 5 and row.keys[index].endswith(("ين", "ان"))
        alone = number.value == 1 and "أ" not in row.written(number.first)  # «وأحد المجهزين» has no واحد
        if number.value == 1 and not alone:
            return None
        if (
            (noun and (number.value == 1 or dual or not noun.plural))
            or dual
            or (alone and (bound_after(row, number.last) or limited(row, number.last)))
        ):
            return _noun_unit(row, index, noun, number)
        return None
    if not any(stem.startswith("ال") for stem in row.stems(index)):
        head = noun_at(row, index - 1) if number.value > 2 and not number.digits and row.is_word(index - 1) else None
        if head and head.plural:
            return _noun_unit(row, index - 1, head, number)  # «مدن تركيا الثلاث»
        # «مبارياتها الـ 64», «لدوله الخمس»
        theirs = next((noun for stem in (row.keys[index], *row.stems(index)) if (noun := owned(stem))), None)
        return _noun_unit(row, index, theirs, number) if theirs and theirs.plural and number.value > 2 else None
    heads = 0
    for back in range(index, index - 5, -1):
        if not row.is_word(back) or row.keys[back] in words_of("not_units"):
            break
        noun = noun_at(row, back)
        if noun and (noun.plural or number.value <= 2):
            return _noun_unit(row, back, noun, number)
        heads += back < index and not row.keys[back].startswith("ال")
        if heads > 1:
            break
    # «العضو الـ 15» is the fifteenth member; an adjective tells nothing of the kind.
    ordinal = (number.digits or number.value > 10) and noun_at(row, index)  # «الاحتجاج السبعمئة»
    return None if ordinal else _noun_unit(row, index, None, number)


def owned(word: str) -> Noun | None:
    """«من مرافقيه», «من عناصرها»: a plural with its owner's pronoun; what has ال has none («الحصيلة النهائية»)."""
    if word.startswith("ال"):
        return None
    for suffix in ("هما", "ها", "هم", "نا", "ه"):
        stem = word.removesuffix(suffix)
        if stem != word and len(stem) > 2:
            noun = noun_of(stem) or (noun_of(stem[:-1] + "ه") if stem.endswith("ت") else None)
            return noun or (Noun("people", stem, plural=True) if stem.endswith("ي") and len(stem) > 4 else None)
    return None


def unit_start(row: Row, index: int) -> int:
    """Where the noun at a token starts behind its clitics: «والدول», «بأعضاء»."""
    start = row.tokens[index].start
    for variant in variants(row.keys[index]):
        if variant.stem.startswith("ال") or noun_of(variant.stem) or owned(variant.stem):
            return start + variant.length
    return start


def noun_at(row: Row, index: int) -> Noun | None:
    """The counted noun at a token, with or without its clitics."""
    return next((noun for stem in row.stems(index) if (noun := noun_of(stem))), None)


def _noun_unit(row: Row, index: int, noun: Noun | None, number: Number) -> Unit:
    text = row.written(index)
    if row.keys[index].removeprefix("ال") in currencies():
        return money_of(row, index)
    if noun is None:
        kind = "people" if _persons_by_shape(row.keys[index], number) else "other"
        return Unit(kind, text, index, index + 1, known=False)
    if row.keys[index] in _THINGS and number.exact and number.value in range(3, 11):
        return Unit("other", text, index, index + 1)  # «3 مزارع»: a farmer is one
    last = index + 1 + (row.keys[index] == "كيلو" and row.key(index + 1) in _GRAMS)
    return Unit(kind_here(row, index, noun), row.written(last - 1), index, last)


def _persons_by_shape(word: str, number: Number) -> bool:
    """Sound masculine plurals behind 3 to 10 and floors are persons: «خمسة مسؤولين»; not «قوانين»."""
    if not word.endswith(("ين", "ون", "يا")) or len(word) < 5:
        return False
    stem = word.removeprefix("ال")
    if word.endswith("يا"):  # نسبة في حال النصب: «25 انقلابيا»
        return len(word) > 6 and number.value > 10
    if number.value == 2 and stem.removeprefix("و")[0] == "ت" and not stem.endswith(("يين", "يان")):
        return False  # «تمركزين اثنين», of a verbal noun
    broken = len(stem) == 6 and stem[2] == "ا" and not stem.endswith(("يين", "يون"))
    return not broken and (not number.exact or number.value <= 10 or stem.endswith(("يين", "يون")))
