"""Killed or wounded: the verbs and nouns around a figure of persons."""

from __future__ import annotations

from riwaya.annotate.figures.knowledge import Cue, class_of, cues, grammar, noun_of, openings
from riwaya.annotate.figures.row import QUOTES, Row
from riwaya.lang.ar.numeral_words import readings

_HARD = frozenset(".؛;:؟!()[]")
_COMMAS = frozenset("،,")
_PREPOSITIONS = grammar("apart")
_CLAUSES = grammar("clause")
_AGAINST, _EXECUTIONS, _CARRIED_OUT = grammar("against"), grammar("execution"), grammar("carried out")
_LOST, _LOST_REACH = grammar("lost in battle"), 3
_AMONG, _OTHERS = grammar("among"), grammar("others")
_SPENDING, _ATTEMPTS = openings("spending"), grammar("attempt")
_CARRIERS, _OTHER_FATES, _ASIDES = class_of("carrier"), class_of("other_fate"), class_of("aside")
# What carries those counted stands between them and a ship that sank: «غرق مركب كان يقل عشرات المهاجرين».
_ASIDE_REACH = 12
_REACH_BEFORE = 10
_REACH_AFTER = 7
_LIST = 5
_DEAD = ("قتيل", "قتلي")


def casualty(row: Row, first: int, last: int, floor: int) -> str:
    """ "killed", "wounded", "people" (killed and wounded counted together) or "" for persons at tokens `first..last`.

    `floor` is the end of the figure before, which no cue is looked for beyond.
    """
    if row.key(last) == "بين" and row.key(last + 1).startswith(_DEAD):
        return "people"
    return _among(row, last) or _before(row, first, last, floor) or _after(row, last)


def _among(row: Row, last: int) -> str:
    """«30 طفلا بين الجرحى», «ثلاثة أطفال ضمن القتلى»: the kind of those they are among."""
    index = last + (row.key(last) == "من")
    if row.key(index) not in _AMONG or not row.key(index + 1).startswith("ال"):
        return ""
    noun = noun_of(row.key(index + 1))
    return noun.kind if noun and noun.plural and noun.kind in ("killed", "wounded") else ""


def direct_casualty(row: Row, first: int, floor: int) -> str:
    """ "killed" or "wounded" when the cue stands right before a figure of something the tables do not know."""
    begin = first - 1 if row.key(first - 1) in QUOTES else first
    cue = _cue(row, begin - 1, "before")[0] if begin - 1 >= floor else None
    return cue.kind if cue and cue.style == "noun" else ""


def _before(row: Row, first: int, last: int, floor: int) -> str:
    joined = row.key(first - 1) == "و" or row.key(first).startswith("و")
    if joined and row.key(last).endswith("وا") and _cue(row, last, "after")[0] is None:
        return ""  # «توفي طفل و13 شخصا واجهوا صعوبات»: a clause of its own
    while row.key(first - 1) in QUOTES:
        first -= 1
    governed = row.key(first - 1) in _PREPOSITIONS
    for index in range(first - 1, max(row.first, floor, first - _REACH_BEFORE) - 1, -1):
        form = row.tokens[index].form
        if form in _HARD or form in _COMMAS or row.keys[index] in _CLAUSES:
            return ""
        if row.keys[index].removeprefix("و") in _CARRIERS:
            return ""
        if not _OTHER_FATES.isdisjoint(row.stems(index)):
            return ""  # «قتلوا وتم أسر 17 مسلحا»
        cue, length = _cue(row, index, "before")
        if cue is None or index + length > first:
            continue
        if not _ATTEMPTS.isdisjoint(row.stems(index - 1)):
            return ""  # «محاولة قتل ستة»
        adjacent = index + length == first
        wide = cue.style == "verb" or row.key(index) == "بين"  # «من بين القتلى في القصف 12 طفلا»
        if not adjacent and (governed or (not wide and not _listed(row, index + length, first))):
            continue
        paired = adjacent and row.keys[index][0] == "و" and not row.key(index - 1).endswith("وا")
        paired = paired and not row.key(index - 2).endswith("ا")  # «أن طفلا قتل وأصيب أربعة»
        other = _cue(row, index - 1, "before")[0] if paired else None
        return "people" if other and other.kind != cue.kind and index - 1 >= floor else cue.kind
    return ""


def apart(row: Row, first: int) -> bool:
    """Whether another fate than death or wounds stands right before a figure: «أسر 5 منهم»."""
    return not _OTHER_FATES.isdisjoint(row.stems(first - 1))


def executed(row: Row, first: int) -> bool:
    """«تنفيذ إعدامات بحق 13 معتقلا»; not «أحكام بالإعدام بحق …»."""
    if row.key(first - 1) not in _AGAINST:
        return False
    near = range(max(row.first, first - _REACH_BEFORE), first - 1)
    put_to_death = any(not _EXECUTIONS.isdisjoint(row.stems(k)) for k in near)
    return put_to_death and any(not _CARRIED_OUT.isdisjoint(row.stems(k)) for k in near)


def lost(row: Row, first: int) -> bool:
    """Whether an army or group lost those counted: «خسر التنظيم 20 مقاتلا»."""
    return any(not _LOST.isdisjoint(row.stems(k)) for k in range(max(row.first, first - _LOST_REACH), first))


def _listed(row: Row, begin: int, first: int) -> bool:
    """Whether the figure goes on a list that the noun governs: «مقتل جندي و3 مدنيين»."""
    joined = row.key(first - 1) == "و" or row.keys[first][0] == "و"
    return joined and first - begin <= _LIST and not any(row.keys[i] in _PREPOSITIONS for i in range(begin, first))


def _after(row: Row, last: int) -> str:
    reach = _REACH_AFTER
    for index in range(last, min(row.last, last + _ASIDE_REACH)):
        form = row.tokens[index].form
        if row.keys[index] in _ASIDES:
            reach = _ASIDE_REACH  # «13 مدنيا بينهم 4 أطفال لقوا مصرعهم»
        if form in _HARD or index - last >= reach or (row.tokens[index].kind == "number" and reach == _REACH_AFTER):
            return ""
        if form in _COMMAS:
            return _behind_comma(row, index)
        if row.keys[index] in _CLAUSES and row.keys[index] != "الذين":
            return ""
        if readings(form) and index > last and reach == _REACH_AFTER:
            return ""
        cue, _ = _cue(row, index, "after")
        if cue and row.keys[index][0] == "و" and (row.key(index + 1) in _OTHERS or _counts(row, index + 1)):
            return ""  # «12 عنصرا من التنظيم وأصيب آخرون», «29 طفلا وأصيب 79»
        if cue and not _spent(row, index):
            return "people" if row.key(index + 1) == "او" else cue.kind  # «قتلوا أو هجروا»
    return ""


def _counts(row: Row, index: int) -> bool:
    """Whether a figure begins at a token, with or without a word of its bound."""
    return any(row.tokens[k].kind == "number" or bool(readings(row.key(k))) for k in (index, index + 1) if k < row.last)


def _spent(row: Row, index: int) -> bool:
    """«مليونا سوداني قضوا شهر رمضان في مصر»: they spent time."""
    noun = noun_of(row.key(index + 1)) if row.keys[index].lstrip("و").startswith(_SPENDING) else None
    return noun is not None and noun.kind == "duration"


def _behind_comma(row: Row, comma: int) -> str:
    """A plural verb that can only speak of them: «15 عنصرا من الميليشيا، قتلوا», «مئة شخص، بينهم أطفال، لقوا حتفهم»."""
    index = comma + 1
    if row.key(index).removeprefix("و") in _ASIDES or (row.key(index), row.key(index + 1)) == ("بما", "في"):
        after = range(index, min(row.last, index + _ASIDE_REACH))
        index = next((k + 1 for k in after if row.tokens[k].form in _COMMAS), index)
    cue, _ = _cue(row, index, "after")
    return cue.kind if cue and row.key(index).endswith("وا") else ""


def _cue(row: Row, index: int, place: str) -> tuple[Cue | None, int]:
    """The cue that begins at a token, and how many tokens it has. One that may be verb or noun is a verb."""
    table = cues(place)
    best: tuple[Cue | None, int] = (None, 0)
    for stem in row.stems(index):
        for words, cue in table.get(stem, ()):
            if all(row.key(index + k) == words[k] for k in range(1, len(words))) and (
                best[0] is None or (cue.style == "verb" and len(words) >= best[1])
            ):
                best = (cue, len(words))
        if best[0]:
            break
    return best
