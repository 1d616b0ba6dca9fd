"""Names that only the tagger saw, taken last: single words need support from what stands around them."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.naming.context import homographs
from riwaya.annotate.naming.coreference import Roster
from riwaya.annotate.naming.names import NameReader
from riwaya.annotate.naming.phrases import Phrase
from riwaya.annotate.naming.tags import is_function, looks_foreign, reporting_forms
from riwaya.annotate.naming.words import COMMA, SPACE, Words
from riwaya.lang.ar.name_features import bare_name, word_levels
from riwaya.lang.register import Registered, name_edges

_INSIDE = frozenset({"I-PER", "I-LOC", "I-ORG"})


def read_tagged(names: NameReader, roster: Roster, at: int) -> Phrase | None:
    """The name at word `at` that only the tagger saw; a new party of it joins the roster."""
    words, tags, tag = names.words, names.tags, names.tags[at]
    key = words.keys[at]
    if tag not in ("B-PER", "B-LOC") or key in homographs():
        return None
    if tag == "B-PER" and not names.known(at) and not looks_foreign(key):
        return None
    if tag == "B-PER" and names.common(at):
        return None  # «رفيقه حداد»
    last = at + 1
    if (last == len(tags) or tags[last] not in _INSIDE) and not _supported(names, at, tag):
        return None
    while last < len(words) and tags[last] == "I" + tag[1:]:
        last += 1
    if tag == "B-PER" and last == at + 1 and _surname_behind(names, at):
        last += 1
    if tag == "B-PER" and last - at == 2 and key.startswith("ال") and words.keys[at + 1].startswith("ال"):
        return None  # «العربي المأزوم»
    if tag == "B-PER" and last - at == 2 and names.no_surname(at + 1):
        return None  # «صلاح أهدافه»
    edges = (last - 1, at) if last - at == 2 else (last - 1,)  # «قصف جوي روسي», «قمر روسي معروف»
    if tag == "B-PER" and any(names.reader.nisba(edge, definite=False) is not None for edge in edges):
        return None
    length = bare_name(key)
    start = words.start[at] + length
    holder = roster.first_name(key[length:]) if last == at + 1 and tag == "B-PER" else None
    if holder is not None:
        return Phrase(at, last, start, holder, "short", key[:length])
    text = words.frame.text.chars[start : words.end[last - 1]]
    party = Registered("x-" + "-".join([key[length:], *words.keys[at + 1 : last]]), tag[2:], "", text)
    roster.parties.setdefault(party.key, party)
    phrase = Phrase(at, last, start, party, "tagged", key[:length])
    if last - at > 1:
        roster.add(phrase, text, text)
    return phrase


def _surname_behind(names: NameReader, at: int) -> bool:
    """Whether the word behind a first name that speaks is its surname, though a common word: «قالت» + «كريستين» +
    «ديوان من …», «ذكر» + «أحمد» + «اليمني،»."""
    words, last = names.words, at + 1
    if not at or last + 1 >= len(words) or words.gap[last] != SPACE or words.keys[at - 1] not in reporting_forms():
        return False
    key, behind = words.keys[last], words.keys[last + 1]
    if not names.reader.register.has(words.keys[at], "given_names") or last in names.closed or is_function(words, last):
        return False
    if len(key) < 3 or key[0] in "يتس" or behind in reporting_forms() or behind.startswith("ان"):
        return False
    ends = words.gap[last + 1] >= COMMA
    if key.startswith("ال"):
        return key.endswith("ي") and ends
    return ends or behind in ("من", "في") or "titles" in names.reader.kinds[last + 1]


def seen_once(phrase: Phrase, found: Sequence[Phrase], words: Words) -> bool:
    """Whether a phrase is a person that only the tagger saw, no other phrase names, and no verb of saying before it
    makes a speaker of: 3 of 10 are persons."""
    if phrase.rule != "tagged" or phrase.party.type != "PER":
        return False
    before = words.keys[phrase.first - 1] if phrase.first else ""
    if before in reporting_forms() or before in name_edges("nickname") or before in name_edges("called"):
        return False
    return sum(other.party.key == phrase.party.key for other in found) < 2


def _supported(names: NameReader, at: int, tag: str) -> bool:
    """Whether something supports a single word that only the tagger saw: for a person a verb of saying beside
    it, for a place a word like «في» before it, for either that it comes again."""
    words, tags = names.words, names.tags
    key, before = words.keys[at], words.keys[at - 1] if at else ""
    if tag == "B-PER" and before in name_edges("called"):
        return True  # «فتاة تدعى هيلغا»
    if before in name_edges("treaty") or key in name_edges("locative"):
        return False
    if key.endswith(("يه", "ا")) or (key.startswith("ال") and key.endswith("ي")):
        return False
    if tag == "B-LOC" and (key.startswith("لل") or key in word_levels() or key.removeprefix("ال") in word_levels()):
        return False
    if tag == "B-LOC" and before in name_edges("locative"):
        return True
    after = words.keys[at + 1] if at + 1 < len(words) else ""
    acts = tag == "B-PER" and (before in reporting_forms() or after in reporting_forms())
    if acts or words.keys.count(key) < 2:
        return acts
    return sum(tags[i] == tag and words.keys[i] == key for i in range(len(words))) > 1
