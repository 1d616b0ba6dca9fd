"""Fuller forms of a body or group: where it is, what it knows, whose it is, its second portfolio.

The mention keeps its extent; the fuller form is listed among the forms of its party.
"""

from __future__ import annotations

from functools import cache

from riwaya.annotate.naming.name_forms import head_start, is_deed, one_more, shorter_end
from riwaya.annotate.naming.phrases import Phrase, PhraseReader
from riwaya.annotate.naming.tags import reporting_forms
from riwaya.annotate.naming.words import QUOTE, SPACE
from riwaya.lang.register import Nisba, name_edges

_LONGEST_FIELD = 5
_LONGEST_AIM = 4
_ENDINGS = ("", "ون", "ين", "ه", "ات")
_NAMING = frozenset({"institution", "unnamed", "titles", "given_names"})
_LINKS = frozenset({"من", "مع", "في", "الي", "عن"})


@cache
def side_words(kind: str = "side") -> frozenset[str]:
    """Every form of the participles of a kind that tell whose side somebody is on: «تابع», «الموالية», «مدعومون»."""
    stems = name_edges(kind)
    return frozenset(article + stem + ending for stem in stems for article in ("", "ال") for ending in _ENDINGS)


def may_be_fuller(phrase: Phrase) -> bool:
    """Whether a registered party may stand with more words: a body, a group of states («الدول العربية»)."""
    return phrase.party.type not in ("PER", "GPE") or (phrase.party.type == "GPE" and phrase.last - phrase.first > 1)


def with_fuller_forms(reader: PhraseReader, phrase: Phrase) -> Phrase:
    """The phrase with its fuller forms as further surfaces."""
    words, at = reader.words, phrase.last
    ends = [shorter_end(reader, phrase)]
    if at < len(words) and words.gap[at] == SPACE and phrase.party.type == "GPE" and phrase.rule == "register":
        ends = [_adjectives_end(reader, phrase)]
    elif at < len(words) and words.gap[at] == SPACE:
        ends += [
            _portfolio_end(reader, phrase),
            _place_end(reader, at),
            _side_end(reader, at),
            _second_end(reader, phrase),
            _joint_end(reader, at),
            _charge_end(reader, phrase),
            _adjectives_end(reader, phrase),
            _aim_end(reader, phrase, at),
            at if words.keys[at] in side_words() else one_more(reader, phrase),
        ]
        if phrase.rule == "unnamed" and (phrase.role is not None or _is_plural(words.keys[phrase.first])):
            ends.append(_field_end(reader, at))
    found = sorted({end for end in ends if end > phrase.first and end != at})
    starts = [start for start in (_some_of(reader, phrase), head_start(reader, phrase)) if start >= 0]
    if not found and not starts:
        return phrase
    own = phrase.surfaces or ((phrase.start, words.end[at - 1]),)
    longer = [(phrase.start, words.end[end - 1]) for end in found]
    longer += [(start, words.end[end - 1]) for start in starts for end in (at, *found)]
    return phrase._replace(surfaces=(*own, *longer))


def _some_of(reader: PhraseReader, phrase: Phrase) -> int:
    """Where «بعض الخبراء», «عدد من المسؤولين» begins, of which the phrase is the group; -1 when it is all."""
    words, first = reader.words, phrase.first
    if phrase.rule not in ("unnamed", "institution", "role") or not first or words.gap[first] > QUOTE:
        return -1
    if phrase.clitics or phrase.party.type == "LOC":
        return -1
    at = first - 1
    if words.keys[at] == "من" and at and words.gap[at] == SPACE:
        at -= 1
    key = words.keys[at]
    bare = key if key in name_edges("some") else key[1:]
    if bare not in name_edges("some") or (at == first - 2) != (bare in ("عدد", "العديد", "عددا", "الغالبيه", "مجموعه")):
        return -1
    return words.start[at] + len(key) - len(bare)


def _is_plural(key: str) -> bool:
    """Whether a word is a plural of people: «شهود», «متظاهرون», «نشطاء»."""
    return key.endswith(("ون", "ين", "اء", "ود", "ات"))


def _place_end(reader: PhraseReader, at: int) -> int:
    """The word after «في جنوب البلاد», «بالقاهرة» at word `at`."""
    words, key = reader.words, reader.words.keys[at]
    if key != "في" and key[0] != "ب":
        return at
    inside = at + (key == "في")
    if inside >= len(words) or words.gap[inside] != SPACE:
        return at
    bare = words.keys[inside] if inside > at else key[1:]
    if bare in name_edges("area"):
        return inside + 1  # «في المنطقة», «بالقطاع»
    if bare in name_edges("direction") and inside + 1 < len(words) and words.gap[inside + 1] == SPACE:
        inside += 1
        inside += words.keys[inside] in name_edges("direction")
        if inside < len(words) and words.keys[inside] in name_edges("area"):
            return inside + 1
        place = reader.body(inside)
        return place.last if place is not None and place.party.type in ("LOC", "GPE") and not place.clitics else at
    place = reader.body(inside)
    if place is None or place.party.type not in ("LOC", "GPE") or place.clitics != ("" if inside > at else "ب"):
        return at
    return place.last


def _adjectives_end(reader: PhraseReader, phrase: Phrase) -> int:
    """The word after one definite adjective that no reader took: «الدول العربية» + «السنية», «حزب العدل» + «الحر»."""
    words, at = reader.words, phrase.last
    key, before = words.keys[at], words.keys[at - 1]
    if phrase.party.type == "PER" or not key.startswith("ال") or not before.startswith(("ال", "لل", "وال")):
        return at
    agrees = key.endswith("ه") and before.endswith(("ه", "ات"))
    if not (agrees or key.endswith(("ي", "يه", "يين", "يون"))):
        return at
    behind = words.keys[at + 1] if at + 1 < len(words) else ""
    if key in side_words() and (behind in (*_LINKS, "على", "ضمن") or behind[:1] in ("ل", "ب")):
        return at  # «الوحدات الكردية» + «المدعومة من …»
    return at if key in name_edges("stop") or reader.kinds[at] & _NAMING or is_deed(key) else at + 1


def _aim_end(reader: PhraseReader, phrase: Phrase, at: int) -> int:
    """The word after what a body is for, behind word `at`: «المركز الوطني» + «لإدارة الطوارئ», «مركز المعلومات» +
    «والتأهيل» + «لحقوق الإنسان»; `at` when it is for nothing."""
    words = reader.words
    if phrase.rule != "headed" or at >= len(words) or words.gap[at] != SPACE:
        return at
    last, key = at, words.keys[at]
    if key.startswith("وال") and len(key) > 5 and not reader.kinds[at] & _NAMING and reader.read(at) is None:
        last = at + 1  # «والتأهيل»
    if last >= len(words) or words.gap[last] != SPACE or words.keys[last][0] != "ل" or len(words.keys[last]) < 5:
        return last
    end = last + 1
    definite = words.keys[last].startswith("لل")
    while end < len(words) and end - last < _LONGEST_AIM and words.gap[end] == SPACE:
        key = words.keys[end]
        if not key.removeprefix("و").startswith("ال") or key in name_edges("stop") or key in side_words():
            break
        if key[0] == "و" and (end == last + 1 or reader.read(end) is not None):
            break  # «لبيانات الثلوج» + «والجليد»
        end += 1
        definite = True
    return end if definite else last


def _side_end(reader: PhraseReader, at: int) -> int:
    """The word after «الموالية لإيران», «تابعة للحوثيين», «المدعومة من أنقرة», «بقيادة السعودية» at word `at`."""
    words, key = reader.words, reader.words.keys[at]
    led = key in name_edges("led")
    if not led and key not in side_words():
        return at
    inside = at + 1
    if inside < len(words) and words.keys[inside] in _LINKS:
        inside += 1
    if inside >= len(words) or words.gap[inside] > QUOTE:
        return at
    party = reader.body(inside)
    if party is None or (led and party.clitics) or party.clitics not in ("", "ل", "ب"):
        return at
    return party.last


def _portfolio_end(reader: PhraseReader, phrase: Phrase) -> int:
    """The word after «والمغتربين», «والتعاون الدولي» behind a ministry or committee."""
    words, at = reader.words, phrase.last
    key = words.keys[at]
    if not key.startswith("وال") or len(key) < 6:
        return at
    if words.keys[phrase.first][phrase.start - words.start[phrase.first] :] not in name_edges("portfolio"):
        return at
    if words.keys[at - 1].endswith("يه") and phrase.state:
        return at  # «وزارة الخارجية الإيطالية والحكومة»
    if any(hit.entry.kind in ("party", "unnamed", "titles", "institution") for hit in reader.hits(at)):
        return at
    last = at + 1
    while last < len(words) and last - at < 4 and words.gap[last] == SPACE and words.keys[last].startswith("ال"):
        last += 1
    return last


def _second_end(reader: PhraseReader, phrase: Phrase) -> int:
    """The word after «والسوريين» behind «المسؤولين الروس»: the group of two states."""
    at = phrase.last
    if phrase.rule not in ("institution", "unnamed", "register", "people") or reader.words.keys[at][0] != "و":
        return at
    for hit in reader.hits(at):
        payload = hit.entry.payload
        if not isinstance(payload, Nisba) or hit.option.clitics != "و":
            continue
        if phrase.rule == "people":
            return hit.last if payload.definite and payload.gender == "p" else at
        if phrase.party.type not in ("PER", "GPE", "LOC"):
            plain = reader.nisba(at - 1, definite=payload.definite)
            return hit.last if plain is not None else at
    return at


def _joint_end(reader: PhraseReader, at: int) -> int:
    """The word after «بين العراق والتحالف» at word `at`: two parties have a body together."""
    if reader.words.keys[at] != "بين":
        return at
    one = reader.body(at + 1)
    other = reader.body(one.last) if one is not None and not one.clitics and one.last < len(reader.words) else None
    return other.last if other is not None and other.clitics == "و" else at


def _charge_end(reader: PhraseReader, phrase: Phrase) -> int:
    """The word after «الخاص بالأزمة السورية», «الخاص إلى سوريا» behind an envoy."""
    words, at = reader.words, phrase.last
    if phrase.party.type != "PER" or words.keys[at] not in ("الخاص", "الخاصه") or at + 1 >= len(words):
        return at
    last = at + 1 + (words.keys[at + 1] in ("الي", "في", "لدي"))
    place = reader.body(last) if last < len(words) and words.gap[last] <= QUOTE else None
    if place is not None and place.clitics == ("" if last > at + 1 else "ل"):
        return place.last
    if last > at + 1 or not words.keys[last].startswith(("بال", "لل")):
        return at + 1
    last += 1
    while last < len(words) and last - at < _LONGEST_FIELD and words.gap[last] == SPACE:
        if not words.keys[last].startswith("ال") or words.keys[last] in name_edges("stop"):
            break
        last += 1
    return last


def _field_end(reader: PhraseReader, at: int) -> int:
    """The word after «في التجارة», «من التحقيق», «على المناقشات الداخلية» behind unnamed people."""
    words = reader.words
    if words.keys[at] == "من" and at + 1 < len(words) and words.gap[at + 1] == SPACE:
        place = reader.body(at + 1)
        if place is not None and place.party.type in ("LOC", "GPE") and not place.clitics:
            return place.last
    informed = words.keys[at] == "على" and words.keys[at - 1].startswith("مطلع")
    if not informed and words.keys[at] not in ("في", "من"):
        return at
    last = at + 1
    while last < len(words) and words.gap[last] == SPACE and last - at < _LONGEST_FIELD:
        key = words.keys[last]
        if not (key.startswith("ال") or last == at + 1) or key in name_edges("stop") or key in reporting_forms():
            break
        last += 1
    if last - at == 2 and not words.keys[last - 1].startswith("ال"):
        party = reader.body(last) if last < len(words) and words.gap[last] <= QUOTE else None
        return party.last if party is not None and not party.clitics else at  # «في شؤون» + «بوكو حرام»
    return last if last - at > 1 else at
