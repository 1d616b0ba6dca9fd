"""Words that cannot belong to the name before them, and aims that do: «من أجل السلام»."""

from __future__ import annotations

from riwaya.annotate.naming.extents import side_words
from riwaya.annotate.naming.phrases import Phrase, PhraseReader
from riwaya.annotate.naming.words import QUOTE, SPACE, Words
from riwaya.lang.register import name_edges

ADJECTIVE_ENDINGS = ("ي", "يه", "يين", "يون")
# Behind a word that ends so an adjective in ين describes something else.
_SINGULAR_ENDINGS = ("ه", "ي", "ا", "اء", "وخ")


def qualifies(key: str) -> bool:
    """Whether a word is a definite adjective."""
    return key.startswith("ال") and (key in name_edges("adjective") or key.endswith(ADJECTIVE_ENDINGS))


def breaks_off(reader: PhraseReader, at: int) -> bool:
    """Whether word `at` cannot describe what stands before it: «الاتحاد الألماني» + «المسؤولية», «مجلس الشيوخ» +
    «الديمقراطيين», «المحكمة العليا» + «القاضي»."""
    before, key = reader.words.keys[at - 1], reader.words.keys[at]
    if key.startswith("وال") and key.endswith(("يين", "يون")) and not before.endswith(("ين", "ون", "اء")):
        return True  # «مجلس النواب» + «والصحفيين»
    if not key.startswith("ال"):
        return False
    if key.endswith("يه") and before == "الله":
        return True
    if key.endswith("ه") and before.endswith("ي") and qualifies(before):
        return True  # «الاتحاد الأوروبي» + «الجديدة»
    if key.endswith(("يين", "يون")) and before.endswith(_SINGULAR_ENDINGS):
        return before.startswith("ال")
    return qualifies(before) and reader.register.has(key, "titles")


def person_begins(reader: PhraseReader, at: int) -> bool:
    """Whether a person begins at word `at`: «الحزب الاشتراكي» + «وليد …», «نادي الاتحاد» + «حمد …»."""
    before, key = reader.words.keys[at - 1], reader.words.keys[at]
    if not reader.register.has(key, "given_names"):
        return False
    return qualifies(before) or (before.startswith(("ال", "لل")) and not reader.register.has(before, "titles"))


def bearer_end(reader: PhraseReader, tags: list[str], at: int, end: int) -> int:
    """The word after «القديس يوسف», «الملك سلمان» at word `at`, whose name a body bears; `end` when nobody's."""
    words = reader.words
    if end != at + 1 or end >= len(words) or words.keys[at] not in name_edges("bearer"):
        return end
    named = tags[end].endswith("PER") or reader.register.has(words.keys[end], "given_names")
    if words.gap[end] != SPACE or not named:
        return end
    known = reader.read(end)
    if known is not None and known.party.type == "PER" and not known.clitics:
        return known.last
    last = end + 1
    while last < len(words) and tags[last] == "I-PER" and words.gap[last] == SPACE:
        last += 1  # «الأمير محمد» + «بن فهد»
    return last


def second_body(reader: PhraseReader, at: int) -> bool:
    """Whether another body begins at word `at`: «بنك السودان» + «والمؤسسة العامة للنفط»."""
    words, after = reader.words, at + 1
    key = words.keys[at]
    if not key.startswith("وال") or "definite_heads" not in reader.register.kinds(key[1:]):
        return False
    return after < len(words) and words.gap[after] == SPACE and qualifies(words.keys[after])


def says_whose(words: Words, at: int) -> bool:
    """Whether a word is «التابعة», «المؤيدة», «والمعنية» with what it is linked to: another party."""
    keys = words.keys
    bare, behind = keys[at].removeprefix("و"), keys[at + 1] if at + 1 < len(keys) else ""
    if not bare.startswith("ال") or bare not in side_words():
        return False
    return behind.startswith(("ل", "ب")) or behind in ("من", "مع", "عن", "علي", "على")


def purpose_end(words: Words, at: int) -> int:
    """The word after «من أجل السلام», «من أجل حقوق الإنسان» at word `at`; `at` when it is another purpose."""
    end = at + 2
    if end + 1 < len(words) and "ل" + words.keys[end] in name_edges("complement"):
        end += 1
    if end >= len(words) or words.gap[end] > QUOTE or not words.keys[end].startswith("ال"):
        return at
    return end + 1


def cut_by_quote(reader: PhraseReader, phrase: Phrase) -> bool:
    """Whether a mark of quotation parts a known name from a particle before it, «إن» + «"بي إن سبورت"», or ends it
    before the quoted name does: «صحيفة "دون» + «بالون"»."""
    words, first, last = reader.words, phrase.first, phrase.last
    if phrase.rule != "register" or last - first < 2 or words.gap[first + 1] != QUOTE:
        return False
    if words.keys[first] == "ان":
        return True
    if phrase.party.type != "MEDIA" or last - first != 2 or last >= len(words) or words.gap[last] != SPACE:
        return False
    quotation = words.frame.quotation_at(words.start[first + 1])
    if quotation is None or not quotation.closed or quotation.end < words.end[last]:
        return False
    return not (words.keys[last].startswith("ال") or any(not hit.option.clitics for hit in reader.hits(last)))
