"""Other extents of a name in its place: with the noun before it, with a word more behind it, without what it is for."""

from __future__ import annotations

from bisect import bisect_right

from riwaya.annotate.naming.phrases import Phrase, PhraseReader
from riwaya.annotate.naming.tags import barred, happening_nouns
from riwaya.annotate.naming.words import QUOTE, SPACE, Words
from riwaya.lang.ar.name_features import name_tokens
from riwaya.lang.register import Registered, Word, name_edges, register

_NAMING = frozenset({"institution", "unnamed", "titles", "given_names", "party", "definite_forms"})
_OFFICES = frozenset({"institution", "roles", "titles"})
_HEADED = frozenset({"ORG", "MEDIA", "ARMED_GROUP", "FORCE"})


def is_deed(key: str) -> bool:
    """Whether a definite word names a deed, which is no adjective: «التعليق», «السيطرة», «التحقق»."""
    bare = key.removeprefix("ال")
    deed = bare[:1] == "ت" and (len(bare) == 4 or (len(bare) == 5 and bare[3] == "ي")) and bare[-1] not in "يه"
    return deed or bare in happening_nouns()


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


def with_longer_names(words: Words, phrase: Phrase) -> Phrase:
    """An unknown person with the name a word longer where that word is a part of names, too («نور» + «محمد سالم»,
    «فلورنس» + «نايت»), and without a strange word before a given name («بلومبرغ» + «سارة كول»)."""
    if not phrase.party.key.startswith("x-") or phrase.rule not in ("name", "title-name"):
        return phrase
    start = phrase.surfaces[0][0] if phrase.surfaces else phrase.start
    end, last = words.end[phrase.last - 1], phrase.last
    first = bisect_right(words.start, start) - 1
    found = []
    if last < len(words) and words.gap[last] == SPACE and _ends_name(words, last):
        found.append((start, words.end[last]))
    before = first - 1
    follows = phrase.rule == "name" and before >= 0 and not phrase.clitics and words.gap[first] == SPACE
    if follows and _is_name_part(words, before):
        found.append((words.start[before], end))
    strange = last - first > 2 and words.keys[first] not in name_tokens()
    if strange and register().has(words.keys[first + 1], "given_names"):
        found.append((words.start[first + 1], end))
    if not found:
        return phrase
    return phrase._replace(surfaces=(*(phrase.surfaces or ((phrase.start, end),)), *found))


def _ends_name(words: Words, at: int) -> bool:
    """Whether a word behind a name may be its last: no «رئيس», «نجم», «ولد», which tell who somebody is."""
    key = words.keys[at]
    office = not register().kinds(key).isdisjoint(_OFFICES) or key in name_edges("particle") or key == "نجم"
    return not office and _is_name_part(words, at)


def _is_name_part(words: Words, at: int) -> bool:
    """Whether a word beside a name is itself a part of several known names, and no verb or common word."""
    key = words.keys[at]
    entries = [entry for option in register().options(key) for entry in option.node.entries if not option.clitics]
    if any(isinstance(entry.payload, Registered) and entry.payload.type != "PER" for entry in entries):
        return False  # «في برلين» + «أندرياس غيزيل»
    return name_tokens().get(key, 0) > 2 and not key.startswith("ال") and not barred(words, at)


def shorter_end(reader: PhraseReader, phrase: Phrase) -> int:
    """The word after a headed name without what it is for or where it is: «الهيئة الوطنية» without «للانتخابات»,
    «مكتب الرئاسة» without «في كوريا الجنوبية»; 0 when nothing can be left out."""
    keys = reader.words.keys
    if phrase.rule != "headed" or reader.words.gap[phrase.last - 1] != SPACE:
        return 0
    aims = [at for at in range(phrase.first + 2, phrase.last) if keys[at].startswith("لل") or keys[at] == "في"]
    return aims[0] if aims else 0
