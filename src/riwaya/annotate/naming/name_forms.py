"""Other extents of a name in its place: with the noun before it, with a word more behind it, without what it is for."""

from __future__ import annotations

from riwaya.annotate.naming.phrases import Phrase, PhraseReader
from riwaya.annotate.naming.tags import happening_nouns
from riwaya.annotate.naming.words import QUOTE, SPACE
from riwaya.lang.register import Word, name_edges

_NAMING = frozenset({"institution", "unnamed", "titles", "given_names", "party", "definite_forms"})
_HEADED = frozenset({"ORG", "MEDIA", "ARMED_GROUP", "FORCE"})


def is_deed(key: str) -> bool:
    """Whether a definite word names a deed, which is no adjective: «التعليق», «السيطرة»."""
    bare = key.removeprefix("ال")
    return bare in happening_nouns() or (len(bare) == 5 and bare[0] == "ت" and bare[3] == "ي")


def head_start(reader: PhraseReader, phrase: Phrase) -> int:
    """Where the noun before a body or place begins that says what it is: «قناة» + «الجزيرة»; -1 without one."""
    words, at = reader.words, phrase.first - 1
    if at < 0 or phrase.clitics or words.gap[phrase.first] > QUOTE or "name_heads" not in reader.kinds[at]:
        return -1
    if "name_heads" in reader.kinds[phrase.first]:
        return -1  # «موقع» + «صحيفة الحياة»
    for hit in reader.hits(at):
        row = hit.entry.payload
        if hit.entry.kind != "name_heads" or hit.last != phrase.first or not isinstance(row, Word):
            continue
        place = row.second in ("place", "site")
        if phrase.party.type in (("LOC", "GPE") if place else _HEADED):
            return words.start[at] + hit.option.length
    return -1


def one_more(reader: PhraseReader, phrase: Phrase) -> int:
    """The word after a definite word behind a headed name, which may belong to it: «اتحاد علماء» + «المسلمين»."""
    words, at = reader.words, phrase.last
    key = words.keys[at]
    if phrase.rule != "headed" or not key.startswith("ال") or len(key) < 4 or is_deed(key):
        return at
    return at if key in name_edges("stop") or reader.kinds[at] & _NAMING else at + 1


def shorter_end(reader: PhraseReader, phrase: Phrase) -> int:
    """The word after a headed name without what it is for: «الهيئة الوطنية» without «للانتخابات»; 0 when nothing
    can be left out."""
    keys = reader.words.keys
    if phrase.rule != "headed" or reader.words.gap[phrase.last - 1] != SPACE:
        return 0
    aims = [at for at in range(phrase.first + 2, phrase.last) if keys[at].startswith("لل")]
    return aims[0] if aims else 0
