"""What single words say about names: the tagger's labels, tidied, verbs of saying, adjectives of sources."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from itertools import compress

from riwaya.annotate.naming.words import QUOTE, SPACE, Words
from riwaya.lang.ar.conjugation import conjugate
from riwaya.lang.ar.name_features import name_shape, name_tokens, word_levels
from riwaya.lang.name_words import words_of
from riwaya.lang.names import name_tagger
from riwaya.lang.register import Word, name_edges, register
from riwaya.lang.tables import load_table

_SPOKESMEN = ("متحدث", "متحدثه", "متحدثا", "متحدثون", "متحدثين", "ناطق", "ناطقه", "ناطقا", "ناطقون", "ناطقين")


@cache
def reporting_forms() -> frozenset[str]:
    """Comparison keys of all forms of the reporting verbs, with و and ف before them."""
    forms: set[str] = set()
    for row in load_table("reporting_verbs").rows:
        for form in conjugate(row["past"], row["present"]):
            key = words_of(form.form)[0]
            forms.update((key, "و" + key, "ف" + key))
    for row in load_table("citation_phrases").rows:
        if row["follows"] == "source":
            forms.add([word for word in words_of(row["phrase"]) if word not in ("ل", "من", "الي")][-1])
    return frozenset(forms)


@cache
def happening_nouns() -> frozenset[str]:
    """Comparison keys of nouns that name happenings: «احتجاز», «انسحاب»."""
    nouns = (words_of(row["noun"]) for row in load_table("event_nouns").rows)
    return frozenset(words[0] for words in nouns if len(words) == 1 and name_tokens().get(words[0], 0) < 2)


@cache
def source_adjectives() -> frozenset[str]:
    """Comparison keys of the adjectives that describe sources and officials."""
    return frozenset(words_of(row["adjective"])[0] for row in load_table("source_adjectives").rows)


@cache
def weak_adjectives() -> frozenset[str]:
    """Comparison keys of the adjectives that tell nothing of a source: «أخرى»."""
    rows = load_table("source_adjectives").rows
    return frozenset(words_of(row["adjective"])[0] for row in rows if row["tells"] == "weak")


def trimmed_tags(words: Words, closed: Collection[int]) -> list[str]:
    """The tagger's labels, without common words at either end of a name; `closed` words are never part of one."""
    tagger = name_tagger()
    tags = tagger.tag(words.keys, words.between, words.said(tagger.is_clear))
    named = list(compress(range(len(tags)), map("O".__ne__, tags)))
    for i in named:
        tag = tags[i]
        begins = tag[0] == "B" or i == 0 or tags[i - 1] == "O"
        if begins:
            tags[i] = "O" if i in closed or barred(words, i) else "B" + tag[1:]
        elif i in closed:
            tags[i] = "O"
    for i in reversed(named):
        if tags[i] != "O" and (i + 1 == len(tags) or tags[i + 1][0] != "I") and barred(words, i):
            tags[i] = "O"
    if "B-PER" in tags:
        _open_compounds(words, tags, named)
        _adopt_given(words, tags, named)
        _repeat(words, tags, named)
        _take_heard(words, tags, named)
        _bridge(words, tags, named)
        _take_surnames(words, tags, named)
        _drop_operations(words, tags, named)
    return tags


def barred(words: Words, i: int) -> bool:
    """Whether a word can neither begin nor end a name: a common word or a verb of saying."""
    key = words.keys[i]
    if words.between[i] == "-":
        return False
    return is_function(words, i) or _never_names(key)


@lru_cache(maxsize=65536)
def _never_names(key: str) -> bool:
    """Whether a word, by its comparison key, is no end of a name wherever it stands."""
    bare = key[1:] if key[0] == "و" and len(key) > 4 and key not in name_tokens() else key
    if key in happening_nouns() or bare in happening_nouns() or bare in name_edges("kin"):
        return True
    if key[:2] in ("سي", "ست", "سن") and len(key) > 4 and key not in name_tokens() and not _names_alone(key):
        return True
    if key[0] in "يت" and len(key) > 4 and key.endswith(("ان", "ون")) and key not in name_tokens():
        return True  # «يوقعان», «تتفاوضون»
    verb = key in reporting_forms() and name_tokens().get(key, 0) < 2
    return verb or key in name_tagger().common


@cache
def _unnamed_forms() -> frozenset[str]:
    """Words as they are written that are parts of no name, though their keys may be: «أمام» is no «إمام»."""
    return frozenset(row["word"] for row in load_table("name_edges").rows if row["kind"] == "function")


def is_function(words: Words, i: int) -> bool:
    """Whether a word is a function word as it is written."""
    return words.keys[i] in name_edges("function") and words.written(i) in _unnamed_forms()


def in_the_name_of(keys: Sequence[str], at: int) -> bool:
    """Whether word `at`, «باسم», stands behind «المتحدث», «الناطق الرسمي»: it is then no person's name."""
    return any(key.endswith(_SPOKESMEN) for key in keys[max(0, at - 2) : at])


def _names_alone(key: str) -> bool:
    """Whether a word that begins like a verb of the future has the letters of a name: «سيشينز»."""
    return key[1:] not in word_levels() and name_shape(key) > 1


def looks_foreign(key: str) -> bool:
    """Whether a word that nothing knows has the letters of names: «غومبيرتز»."""
    return key not in word_levels() and name_shape(key) > 0


def own_letter(key: str) -> bool:
    """Whether the first letter of a foreign name is its own, though it could be a preposition: «لاسكي», «بيكيه»."""
    rest = key[1:]
    return looks_foreign(key) and rest not in word_levels() and rest not in name_tokens()


def _open_compounds(words: Words, tags: list[str], named: Sequence[int]) -> None:
    """Let a person that seems to begin with «الدين», «الله» begin one word before: «فخر» + «الدين بن يوسف»."""
    for i in named:
        if tags[i] != "B-PER" or i == 0 or words.keys[i] not in ("الدين", "الله") or words.gap[i] != SPACE:
            continue
        if tags[i - 1] == "O" and words.keys[i - 1] in name_tokens() and not barred(words, i - 1):
            tags[i - 1 : i + 1] = ["B-PER", "I-PER"]


def _sure(key: str) -> bool:
    """Whether a given name is no common word."""
    entries = (entry for option in register().options(key) if not option.clitics for entry in option.node.entries)
    return any(isinstance(e.payload, Word) and e.kind == "given_names" and e.payload.first == "no" for e in entries)


def _adopt_given(words: Words, tags: list[str], named: Sequence[int]) -> None:
    """Let a person begin one word before where that is a first name: «آدم» + «بليكشتاين», «محمد» + «رضا بور»."""
    has, keys = register().has, words.keys
    for i in named:
        if tags[i] != "B-PER" or i == 0 or words.gap[i] != SPACE or not has(keys[i - 1], "given_names"):
            continue
        second = has(keys[i], "given_names") and not keys[i].startswith("ال")
        second = second and (_sure(keys[i - 1]) or keys[i - 1] == "علي")
        fits = second or looks_foreign(keys[i])
        if tags[i - 1] == "B-PER" and second:
            tags[i] = "I-PER"
        elif tags[i - 1] == "O" and fits and not barred(words, i - 1):
            tags[i - 1 : i + 1] = ["B-PER", "I-PER"]


def _repeat(words: Words, tags: list[str], named: Sequence[int]) -> None:
    """Let a first name take the word behind it that follows it again and again: «كريم» + «صدر»."""
    keys, known = words.keys, register()
    for i in named:
        if tags[i] != "B-PER" or i + 1 >= len(tags) or tags[i + 1] != "O" or not known.has(keys[i], "given_names"):
            continue
        second = keys[i + 1]
        if len(second) < 3 or words.gap[i + 1] != SPACE or known.options(second) or is_function(words, i + 1):
            continue
        if second in reporting_forms() or second in name_tagger().common or second in name_edges("kin"):
            continue
        places = [j for j, key in enumerate(keys[:-1]) if key == keys[i]]
        if len(places) > 1 and all(keys[j + 1] == second for j in places):
            for j in places:
                tags[j : j + 2] = ["B-PER", "I-PER"]


def _take_heard(words: Words, tags: list[str], named: Sequence[int]) -> None:
    """Let a first name take the word behind it that stands alone as a person elsewhere: «مختار» + «حسبلاوي بالقضاء»
    where «حسبلاوي» speaks."""
    keys, known = words.keys, register()
    alone = {keys[i] for i in named if tags[i] == "B-PER" and _end_of(tags, i) == i + 1}
    alone -= {keys[i] for i in named if tags[i] == "I-PER"}
    alone = {key for key in alone if not known.options(key) and key not in word_levels() and len(key) > 3}
    for i in range(2, len(keys)) if alone else ():
        if keys[i] not in alone or words.gap[i] != SPACE or tags[i - 1] not in ("O", "B-PER"):
            continue
        if not (_sure(keys[i - 1]) or keys[i - 2].startswith("ال")):
            continue  # «من جيل» + «الويندراش»
        if tags[i] in ("O", "B-PER") and known.has(keys[i - 1], "given_names") and not is_function(words, i - 1):
            tags[i - 1 : i + 1] = ["B-PER", "I-PER"]


def _take_surnames(words: Words, tags: list[str], named: Sequence[int]) -> None:
    """Let given names take a word behind them that nothing knows: «سامي عدنان» + «قطقوطة»."""
    keys, known = words.keys, register()
    for first in named:
        last = _end_of(tags, first) if tags[first] == "B-PER" else 0
        if not 0 < last < len(tags) or last - first > 2 or tags[last] != "O" or words.gap[last] != SPACE:
            continue
        if all(known.has(key, "given_names") for key in keys[first:last]) and _unheard(words, last):
            tags[last] = "I-PER"


def _unheard(words: Words, i: int) -> bool:
    """Whether a word is neither common, nor in the register, nor a form of a verb, with or without clitics."""
    key = words.keys[i]
    if len(key) < 4 or key in word_levels() or register().options(key) or barred(words, i):
        return False
    if key[0] in "يتس" and key not in name_tokens():
        return False
    if key.endswith(("ات", "ون", "ين", "ان", "ها", "هم", "ا")) and key not in name_tokens():
        return False
    return key[0] not in "وفبلك" or not (key[1:] in word_levels() or key[1:] in name_tokens())


def _drop_operations(words: Words, tags: list[str], named: Sequence[int]) -> None:
    """Take the labels of persons from names of operations and films: «عملية "غصن الزيتون"», «فيلم "سيزار"»; wherever
    such a name stands again, too."""
    persons = [(i, _end_of(tags, i)) for i in named if tags[i] == "B-PER" and i]
    called = {
        tuple(words.keys[first:last])
        for first, last in persons
        if words.gap[first] <= QUOTE and words.keys[first - 1] in name_edges("operation")
    }
    for first, last in persons if called else ():
        if tuple(words.keys[first:last]) in called:
            tags[first:last] = ["O"] * (last - first)


def _end_of(tags: list[str], first: int) -> int:
    """The word after the labels of a person that begin at word `first`."""
    last = first + 1
    while last < len(tags) and tags[last] == "I-PER":
        last += 1
    return last


def _bridge(words: Words, tags: list[str], named: Sequence[int]) -> None:
    """Join two persons with one unknown word between them: «لويس إيناسيو لولا دا سيلفا»."""
    for i in [i - 1 for i in named if tags[i] == "B-PER" and i > 1]:
        between = tags[i] == "O" and tags[i - 1].endswith("PER")
        near = words.gap[i] == SPACE and words.gap[i + 1] == SPACE
        if between and near and not barred(words, i) and not register().options(words.keys[i]):
            tags[i] = tags[i + 1] = "I-PER"
