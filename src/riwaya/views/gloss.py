"""English glosses of what parties are called in Arabic: «اللجنة العسكرية العليا» → "Higher Military Committee".

Words for offices, bodies and what they are about are translated from a table and put into English order; names are
written in Latin letters. It lets a reader without Arabic follow; it is no name to search for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from riwaya.lang.ar import fold, key_of
from riwaya.lang.register import Registered, register
from riwaya.views.glossary import Word, given_names, is_counted, look, phrase_at, quality_of
from riwaya.views.latin import latin_name

_RUN = re.compile(r"[\u0621-\u064A\u066E-\u06D3][\u0621-\u0652\u066E-\u06D3 «»“”\"]{0,200}")
_QUOTED = re.compile('[«“"]([^«»“”"]{1,80})[»”"]')
_MARKS = re.compile('[«»“”"]')
_PLACES = frozenset(("GPE", "LOC"))
# Kinds of phrases that may take an article in a title.
_COMMON = frozenset(("head", "role", "noun"))
# Heads behind which what they are about needs no "of".
_GOVERNING = (" for", " to", " against", "some")
# Qualities that stand before the nation: "Senior Iraqi Official".
_OUTER = frozenset(("Other", "Former", "Current", "Senior", "Prominent", "Informed", "Several", "Various", "Reliable"))
# Bodies that English names by what they are about: «وكالة … للأنباء» is a news agency.
_ABOUT_FIRST = frozenset(("Agency",))
# Holds the words of a quoted name together.
_JOINT = "\u00a0"


@dataclass(slots=True)
class _Phrase:
    """A noun with what stands before and after it in English; `definite` with article or a name of its own; `joint`
    the word before it, `given` where Arabic has that word too."""

    head: str
    kind: str
    gender: str
    joint: str = ""
    definite: bool = False
    given: bool = False
    qualities: list[str] = field(default_factory=list)
    nations: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def text(self) -> str:
        """In English order: which of them, nation, qualities from the last to the first, names, noun."""
        outer = [quality for quality in self.qualities if quality in _OUTER]
        inner = [quality for quality in self.qualities if quality not in _OUTER]
        words = (*reversed(outer), *self.nations, *self.names, *reversed(inner), self.head)
        return " ".join(word for word in words if word)


def english_name(name: str) -> str:
    """A party's name for a reader of English; what is in Latin letters stays.

    >>> english_name("مركز مرافئ للدراسات الإقليمية"), english_name("سالم الحمد")
    ('Marafi Centre for Regional Studies', 'Salem al-Hamad')
    """
    return name if name.isascii() else _RUN.sub(lambda match: _run(match.group())[0], name)


def body_name(name: str) -> str:
    """The English name of a body; in Arabic where the table knows too little of it: one name can be spelt, common
    nouns that it does not know would only look like names."""
    shown = english_name(name)
    runs = [match.group() for match in _RUN.finditer(name)]
    return name if sum(_names_in(run) for run in runs) > 1 else shown


@lru_cache(maxsize=8192)
def _names_in(text: str) -> int:
    """How many names a gloss spells in Latin letters, beside the words it translates."""
    words = _words_in(text)
    if not _translates(words):
        return 0
    return sum((phrase.kind == "name") + bool(phrase.names) for phrase in _phrases(words))


def described(name: str, *, articles: bool = False) -> str:
    """The gloss of words that name nobody, "" where the table does not know all of them: what is described is to be
    translated, for in Latin letters it says nothing. `articles`: as a title, "Control of the Port".

    >>> described("مصدر أمني رفيع المستوى"), described("بائع الكعك")
    ('Senior Security Source', '')
    """
    match = _RUN.fullmatch(name)
    gloss, whole = _run(name, articles=articles) if match is not None else ("", False)
    return gloss if whole else ""


@lru_cache(maxsize=8192)
def _run(text: str, *, articles: bool = False) -> tuple[str, bool]:
    """(gloss, whether every word of it is translated) of Arabic words."""
    words = _words_in(text)
    if not _translates(words):
        return latin_name(text), False
    found = _phrases(words)
    whole = not any(phrase.kind == "name" or phrase.names for phrase in found)
    return " ".join(_in_order(found, articles=articles)) + (" " if text.endswith(" ") else ""), whole


def _words_in(text: str) -> list[str]:
    """The words of a run, a quoted name as one of them."""
    return [word for word in _MARKS.sub(" ", _QUOTED.sub(_held, text)).split(" ") if word]


def _translates(words: list[str]) -> bool:
    """Whether words begin with a noun of the table that is no given name."""
    row = look(words[0]) if words else None
    phrase = phrase_at(words, 0)
    told = (phrase or row) is not None and (row is None or row.kind in ("head", "role", "noun"))
    return told and (phrase is not None or key_of(fold(words[0])) not in given_names())


def _held(match: re.Match[str]) -> str:
    """A quoted name as one word: «موقع "مانيلا تايمز"»."""
    return f" {_JOINT.join(match.group(1).split())} "


def _in_order(phrases: list[_Phrase], *, articles: bool = False) -> Iterator[str]:
    """The phrases one after the other; «وكالة … للأنباء» is a news agency."""
    about, before = False, ""
    if articles:
        _make_definite(phrases)
    for phrase, following in zip(phrases, [*phrases[1:], None], strict=True):
        if about:
            about = False
            continue
        if phrase.head in _ABOUT_FIRST and following is not None and following.head == "News":
            phrase.head, about = f"News {phrase.head}", True
        if phrase.joint and not (phrase.joint == "of" and before.endswith(_GOVERNING)):
            yield phrase.joint
        before = phrase.head
        if articles and phrase.joint and phrase.kind in _COMMON and phrase.definite and is_counted(phrase.head):
            yield "the"
        yield phrase.text()


def _make_definite(phrases: list[_Phrase]) -> None:
    """What belongs to something definite is so too: «مقتل رئيس الوزراء»."""
    for phrase, following in zip(phrases[-2::-1], phrases[:0:-1], strict=True):
        phrase.definite = phrase.definite or (following.definite and following.joint == "of" and not following.given)


def _phrases(words: list[str]) -> list[_Phrase]:
    """The nouns of a name in their order, each with its qualities and names."""
    found: list[_Phrase] = []
    joint, at = "", 0
    while at < len(words):
        known = _registered(words, at) if at else None
        if known is not None:
            name, length, given = known
            joint = given or joint
            found.append(_Phrase(name, "known", "", joint or "of", definite=True, given=bool(joint) and joint != "and"))
            joint, at = "", at + length
            continue
        several = phrase_at(words, at)
        given, row = ("", several[0]) if several is not None else _joined(words[at])
        joint = given or joint
        at += several[1] if several is not None else 1
        if row is not None and row.kind == "between":
            joint = row.shown
            continue
        _take(found, words[at - 1], row, joint)
        joint = ""
    return found


def _take(found: list[_Phrase], word: str, row: Word | None, joint: str) -> None:
    """Put the next word where English has it."""
    definite = _has_article(word)
    if row is not None and found and not joint and (row.kind == "role" or _goes_with(found, word)):
        row = quality_of(word) or row
    if row is None or _JOINT in word or (row.kind == "nation" and definite and found and not _agrees(found, word)):
        _name(found, word, joint)
    elif row.kind in ("quality", "nation") and found:
        _describe(found, row, word, joined=joint == "and")
    else:
        found.append(
            _Phrase(
                row.shown,
                row.kind,
                row.gender,
                joint or ("of" if found else ""),
                definite,
                given=bool(joint) and joint != "and",
            )
        )


def _goes_with(found: list[_Phrase], word: str) -> bool:
    """Whether a word that is noun and adjective is the latter: «الأحزاب الديمقراطية», not «استعادة الديمقراطية»."""
    fits = (p.kind == "known" or (p.gender == "f" and p.definite == _has_article(word)) for p in found)
    return word.endswith("ية") and any(fits)


def _has_article(word: str) -> bool:
    if len(word) <= 4:
        return len(word) == 4 and word.startswith("ال")
    return key_of(fold(word)).lstrip("وبل").startswith(("ال", "ل")) and "ال" in word[:4]


def _agrees(found: list[_Phrase], word: str) -> bool:
    """Whether a definite adjective goes with anything said: «مكتب السوداني» is the office of a man of that name."""
    return _feminine(word) or any(phrase.definite for phrase in found)


def _feminine(word: str) -> bool:
    return key_of(fold(word)).endswith(("ه", "ا", "ات"))


def _registered(words: list[str], at: int) -> tuple[str, int, str] | None:
    """(English name, number of words, English preposition) of a known party inside a name: of several words, or a
    place of one; «بالبيت الأبيض» with what is written with it."""
    for length in range(min(4, len(words) - at), 0, -1):
        said = " ".join(words[at : at + length])
        for joint, name in (("", said), ("in", said.removeprefix("ب")), ("for", f"ا{said}"), ("for", said[1:])):
            if joint and (length == 1 or name == said or (joint == "for" and said[0] != "ل")):
                continue
            parties = register().find_named(name)
            place = length == 1 and _nation(name) is None and any(_plain(party, name) for party in parties)
            if len(parties) == 1 and (length > 1 or place):
                return parties[0].name, length, joint
    return None


def _plain(party: Registered, said: str) -> bool:
    """Whether a party is a place that these words name, not one that is called so beside."""
    return party.type in _PLACES and fold(party.name_ar) == fold(said)


def _nation(word: str) -> Word | None:
    row = look(word)
    return row if row is not None and row.kind == "nation" else None


def _joined(word: str) -> tuple[str, Word | None]:
    """(English preposition of an attached particle, the word's row)."""
    row = look(word)
    if row is not None:
        return "", row
    for particle, joint in (("ل", "for"), ("و", "and"), ("ب", "in")):
        rest = word.removeprefix(particle)
        if rest == word or len(rest) < 3:
            continue
        rest = f"ا{rest}" if particle == "ل" and rest.startswith("ل") else rest
        row = look(rest)
        if row is not None:
            return joint, row
    return "", None


def _describe(found: list[_Phrase], row: Word, word: str, *, joined: bool) -> None:
    """Give a quality to the nearest noun of its gender, a nation to the first one, among those that it agrees with:
    with its article those since the last preposition («مستشار في الوفد العراقي»)."""
    chain = next((n for n in range(len(found) - 1, -1, -1) if found[n].given), 0)
    if _has_article(word):
        nouns = [phrase for phrase in found[chain:] if phrase.gender]
    else:
        nouns = [phrase for phrase in found if phrase.gender and not phrase.definite]
    nouns = nouns or [phrase for phrase in found if phrase.gender]
    fits = [phrase for phrase in nouns if (phrase.gender == "f") == _feminine(word)] or nouns or found
    # Behind a deed it tells whose its object is: «حل الصراع الفلسطيني».
    objects = [phrase for phrase in fits if phrase.definite] if found[0].kind == "noun" and _has_article(word) else []
    said = (objects or fits[::-1])[-1].nations if row.kind == "nation" else fits[-1].qualities
    if joined and said:
        said[-1] = f"{said[-1]} and {row.shown}"
    else:
        said.append(row.shown)


def _name(found: list[_Phrase], word: str, joint: str) -> None:
    """A name: before the noun that it names («كتلة البيرق»), else behind "of"."""
    last = found[-1]
    if not joint and word.startswith("لل"):
        joint, word = "for", f"ا{word[1:]}"
    shown = latin_name(word.replace(_JOINT, " "))
    if last.kind == "name" and not joint:
        last.head = f"{last.head} {shown}"
    elif joint or last.kind != "head":
        found.append(_Phrase(shown, "name", "", joint or "of", definite=True, given=bool(joint) and joint != "and"))
    else:
        last.names.append(shown)
