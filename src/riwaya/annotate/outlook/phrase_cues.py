"""Phrases that tie a cause to an effect («بسبب», «لذلك», «سببا في»), and what beside them shows that they tie none."""

from __future__ import annotations

from functools import cache

from riwaya.annotate.outlook.clauses import Words, left_edge
from riwaya.annotate.outlook.cues import CausalCue, Cue, CueTable
from riwaya.annotate.outlook.eventive import can_cause, names_event
from riwaya.annotate.outlook.lexicon import word_class
from riwaya.annotate.outlook.no_cues import is_described, is_vague, leads_there
from riwaya.lang.tables import load_table

_REASONS = ("reason", "deed")
_NEGATIONS = word_class("negation")
_PREPOSITIONS = word_class("preposition")
_NOT = word_class("refusal")
_BEING = word_class("being")
_PURPOSIVE = word_class("purposive")
_REACTIONS = word_class("reaction")
# A word of praise or blame stands at most this many words before its reason.
_REACTING = 14
# What somebody asks for or aims at stands at most this many words before «لعدم».
_AIMED = 8
_FEARING = word_class("fearing")
_EXCUSES = word_class("excuse")
_BESIDE = word_class("beside")
_FOOTINGS = word_class("footing")
_ABLE = word_class("of its nature")
# So-phrases that are also plain prepositions with a pronoun: only at the head of a clause.
_HEADED = word_class("headed")
_ASKING = word_class("asking")
_COPULAS = word_class("copula")
_REASON_NOUNS = word_class("reason noun") | frozenset(("وراء", "في"))
_ONE_OF = frozenset(("احد", "من", "ابرز", "اهم"))
_ESSENCES = word_class("essence")
_OPENING = frozenset('"«“')  # marks that open a quotation: «قال "لهذا السبب …"»
_RANKING = frozenset(("اسوا", "افضل", "اول", "ابرز", "اكبر", "اعلي", "ادني", "اهم"))
_AGES = word_class("age")
_LASTING = word_class("lasting")
_LYING = frozenset(("تكمن", "يكمن"))
# What lies somewhere («أهميته») stands at most this many words before its verb.
_LYING_FAR = 20
_WHAT_IS = (("ما", "هو"), ("ما", "هي"), ("ما", "الذي"))
_WHAT_IT_MEANS = frozenset(("ماذا", "وماذا", "فماذا"))


@cache
def phrases() -> CueTable[str]:
    """The causal phrases with their kinds."""
    entries = [(row["cue"], row["kind"]) for row in load_table("cause_cues").rows]
    for kind in _REASONS:
        for noun in sorted(word_class(kind)):
            joined = noun[:-1] + "ت" if noun.endswith("ه") else noun
            entries += [(f"ل{joined}{pronoun}", kind) for pronoun in ("ه", "ها", "هم", "هما")]
    return CueTable(entries)


def phrase_cue(words: Words, found: Cue[str], low: int, high: int) -> CausalCue | None:
    """The cue that a phrase is, or None when its place lets it be none."""
    index = found.first
    if found.last >= high:
        return None
    start, end = words.tokens[index].start + found.skip, words.tokens[found.last - 1].end
    cue = CausalCue(index, found.last, start, end, found.payload, found.skip > 0, found.last, shift=len(found.attached))
    if not _is_cue(words, cue, low, high):
        return None
    if words.keys[index].removeprefix("و").removeprefix("ف") == "لعدم":  # «ل» ties, «عدم» belongs to the cause
        return cue._replace(end=start + 1, complement=index, shift=found.skip + 1)
    return cue._replace(kind="because") if cue.kind in _REASONS else cue


def _is_cue(words: Words, cue: CausalCue, low: int, high: int) -> bool:
    """Whether the place of a phrase lets it be a cue."""
    first, keys = cue.first, words.keys
    before = keys[first - 1] if first > low else ""
    key = keys[first][1:] if cue.joined else keys[first]
    if before in _NOT or (before in _BEING and first - 2 >= low and keys[first - 2] in _NEGATIONS):
        return False
    if cue.kind in ("to", "back") and leads_there(words, first, low):
        return False
    if cue.kind == "deed":
        return any(word in _REACTIONS for word in keys[max(low, first - _REACTING) : first])
    if cue.kind == "so":
        return _is_conclusion(words, cue, low, key)
    if words.keys[cue.last - 1] in _REASON_NOUNS and cue.kind == "to" and key in _ONE_OF:
        return before in _COPULAS or _tells(words, first, low)
    if key in _LYING:
        return any(word.removeprefix("و") in _ESSENCES for word in keys[max(low, first - _LYING_FAR) : first])
    return not (_is_misread(words, cue, key, high) or _is_governed(words, cue, key, low))


def _is_misread(words: Words, cue: CausalCue, key: str, high: int) -> bool:
    """Whether what follows shows another sense: «أدى دورا في فيلم», «بناء على جدول», «نتيجة إيجابية»."""
    following = words.keys[cue.last]
    if key.startswith("دور") and not can_cause(following):
        return True
    if cue.kind == "since" and following in _AGES:
        return True  # «يعود ذلك إلى عام 1990»
    if key == "طالما" and cue.last == cue.first + 1 and not _lasts(words, cue):
        return True
    if key == "ذلك" and words.keys[cue.last - 1].startswith("ان"):
        at = words.tokens[cue.last - 1].start
        return words.frame.text.quote(at, at + 1) != "أ"  # «قالت بعد ذلك إنها …»
    if key == "لاني" and words.frame.text.quote(cue.start + 1, cue.start + 2) != "أ":
        return True  # a name: «لاني ديفيز»
    if key == "تحت" and following.endswith("ي") and not following.startswith("ال"):
        return True  # «تحت ضغط أمني»
    if key == "اثر" and words.frame.text.quote(cue.start, cue.start + 1) in "أآ":
        return True  # «أثر واضح», «آثر الصمت»
    if key in _EXCUSES and is_vague(words, cue.last, high):
        return True
    if key == "نتيجه" and cue.last == cue.first + 1 and is_described(words, cue.last):
        return True  # «حقق الفريق نتيجة إيجابية»
    if key == "بناء":
        return any(word.removeprefix("ال") in _FOOTINGS for word in words.keys[cue.last : cue.last + 2])
    if key == "لان" and cue.last == cue.first + 1:
        # «احتمال لأن يختار»: purpose, not cause, when an imperfect follows the bare word
        return following[0] == "ي" or following in ("تكون", "تصبح", "تبقي", "تتم", "نكون")
    return words.keys[cue.last - 1] in _ABLE and following in _PREPOSITIONS  # «قلل من شأنه في …»


def _lasts(words: Words, cue: CausalCue) -> bool:
    """Whether «طالما» means as long as («طالما لم يتغير القانون») rather than often («طالما حلم بالعودة»)."""
    following = words.keys[cue.last]
    opens = cue.first == 0 or words.marks[cue.first - 1] == "stop"
    told = following[0] == "ي" or following.startswith("ال")
    return following in _LASTING or (told and not opens and not cue.joined)


def _is_governed(words: Words, cue: CausalCue, key: str, low: int) -> bool:
    """Whether a phrase hangs on the word before it or opens the sentence as its subject: «ينبع من خشية …»."""
    first, keys = cue.first, words.keys
    before = keys[first - 1] if first > low else ""
    if key in _FEARING and before in _PREPOSITIONS:
        return True
    near = _AIMED if key == "لعدم" else 2
    if (key in ("لعدم", "لان") or cue.kind == "reason") and any(
        _is_aim(word) for word in keys[max(low, first - near) : first]
    ):
        return True
    if key == "ذلك" and before in _PREPOSITIONS:
        return True  # «أعلن بعد ذلك أنه …»
    if key.startswith("كون") and first == low and not cue.joined:
        return True  # «كونها ناشطة أمر صعب»
    if key == "نتيجه" and before in _RANKING:
        return True  # «أسوأ نتيجة له منذ عقود»
    return (key == "نتيجه" or key.startswith("كون")) and (before in _PREPOSITIONS or before in _BESIDE)


def _is_conclusion(words: Words, cue: CausalCue, low: int, key: str) -> bool:
    """Whether «لذلك», «بالتالي» or «هذا يعني» draws a conclusion rather than asks for one or governs a noun."""
    first, keys = cue.first, words.keys
    at = cue.last
    while at < len(keys) - 1 and words.marks[at] == "comma":
        at += 1
    if (
        keys[at] in _ASKING
        or keys[at : at + 2] in _WHAT_IS
        or any(word in _WHAT_IT_MEANS for word in keys[max(low, first - 3) : first])
    ):
        return False
    if key not in _HEADED:
        return first == low or words.marks[first - 1] != "ask"
    before = keys[first - 1] if first > low else ""
    headed = cue.joined or first == low or words.marks[first - 1] in ("stop", "colon", "that", "comma")
    headed = headed or (words.tokens[first - 1].kind == "mark" and words.keys[first - 1] in _OPENING)
    if not (headed or before in ("ربما", "وربما")) or (
        key in ("عليه", "علي") and words.tokens[first].form not in ("وعليه", "وعلى")
    ):
        return key in ("بالتالي", "لذا")
    return not (key in ("لهذا", "لذلك") and cue.last == first + 1 and keys[cue.last].startswith("ال"))


def _tells(words: Words, first: int, low: int) -> bool:
    """Whether an event opens the clause up to token `first`: «أن وفرة البديل الرخيص | من أهم أسباب التراجع»."""
    start = left_edge(words, first - 1, low) if first > low else first
    return start > low and words.marks[start - 1] == "that" and names_event(words, start, first)


def _is_aim(word: str) -> bool:
    return word in _PURPOSIVE or word[1:] in _PURPOSIVE
