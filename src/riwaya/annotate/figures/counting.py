"""What «عدد …» and «حصيلة …» count before a number: «ارتفع عدد القتلى إلى 30 شخصا والجرحى إلى 45»."""

from __future__ import annotations

from riwaya.annotate.figures.knowledge import PERSONS, Cue, cues, grammar, noun_of
from riwaya.annotate.figures.row import Row
from riwaya.annotate.figures.senses import kind_here
from riwaya.annotate.figures.sums import Unit
from riwaya.annotate.figures.units import noun_at, owned, unit_start
from riwaya.lang.ar.numeral_words import readings
from riwaya.lang.ar.numerals import Number

_TOLLS = frozenset({"killed", "wounded", "people", "money", "percent"})
_CLAUSES = grammar("another count")
_THEIR_NUMBER = grammar("their number")
_ENDS = frozenset(".؛;؟!:")
_COMMAS = frozenset("،,")
_COUNTS = grammar("number of")
_REACHED = grammar("reached")
_BRACKETED = grammar("before brackets")
_JOINTS = grammar("count joint")
_JOINT_REACH = 4
_WHOM = grammar("whom")


def counted_before(row: Row, index: int) -> Unit | None:
    """What «عدد …» counts before a number: «ارتفع عدد القتلى إلى 30 شخصا والجرحى إلى 45»."""
    commas, joined = 0, True
    for back in range(index - 1, max(row.first, index - 26) - 1, -1):
        word = row.keys[back]
        if word in _ENDS or commas > 1:
            return None
        commas += word in _COMMAS
        if word in _CLAUSES or (word[0] == "و" and any(len(cue) == 1 for cue, _ in cues("before").get(word[1:], ()))):
            return None  # «حصيلة الضحايا 14 شخصا وإصابة 40»
        stems = row.stems(back)
        near, joined = joined and index - back <= _JOINT_REACH, joined and word in _JOINTS
        # «بلغ قتلى الميليشيا 80 عنصرا»
        fallen = index - back <= _JOINT_REACH and row.key(back - 1) in _REACHED and not word.startswith("ال")
        if fallen and (noun := noun_of(word)) and noun.plural and noun.kind in ("killed", "wounded"):
            return Unit(noun.kind, row.written(back), index, index)
        if near and any(stem.startswith("ال") for stem in stems):
            noun = noun_at(row, back)
            if noun and noun.kind in ("killed", "wounded"):
                written = row.written(back)
                return Unit(noun.kind, written[max(written.find("ال"), 0) :], index, index)
        if index - back <= 4 and not _THEIR_NUMBER.isdisjoint(stems):
            return _numbered_noun(row, back, index)
        if back + 1 < index and not _COUNTS.isdisjoint(stems):
            return _of_count(row, back, index)
    return None


def _of_count(row: Row, count: int, index: int) -> Unit | None:
    """«عدد القتلى», «العدد الإجمالي لعناصر التحالف», «عدد جنودها»: the noun of a count word at token `count`."""
    if row.key(count + 1) in _WHOM and (fallen := next((c for words, c in _fallen(row, count + 2) if words), None)):
        return Unit(fallen.kind, "", index, index)  # «ارتفع عدد من قتلوا إلى 62»
    some = row.key(count + 1) == "من" and (row.key(index - 1) in _REACHED or row.key(index - 1) == "الي")
    for at in range(count + 1 + some, min(count + 4, index)):
        word = row.keys[at]
        noun = noun_of(word) or noun_at(row, at) or owned(word)
        if noun and noun.kind in PERSONS and not noun.plural and word.endswith("يه"):
            break  # «الرقم القياسي لإجمالي الجمهورية»
        if noun and noun.kind not in ("money", "percent"):
            if row.key(count).endswith("حصيله") and noun.kind not in _TOLLS:
                break
            written = row.frame.text.quote(unit_start(row, at), row.tokens[at].end)
            return Unit(kind_here(row, at, noun), written, index, index)
        if at > count + 1 + some or not word.startswith("ال"):
            break
    return Unit("killed", "", index, index) if row.key(count).endswith("حصيله") else None


def _fallen(row: Row, index: int) -> tuple[tuple[tuple[str, ...], Cue], ...]:
    """The cues of the killed or wounded that a verb of theirs begins: «قتلوا»."""
    return cues("after").get(row.key(index), ()) if row.key(index).endswith("وا") else ()


def _numbered_noun(row: Row, pronoun: int, index: int) -> Unit | None:
    """«الجرحى البالغ عددهم 2500»: the noun that «عددهم» refers to; things for «عددها» behind no such plural."""
    theirs = row.key(pronoun).endswith("عددهم")
    for back in range(pronoun - 1, max(row.first, pronoun - 5) - 1, -1):
        noun = noun_of(row.keys[back]) if row.key(back) != "البالغ" else None
        if noun and (noun.plural or theirs or noun.kind not in PERSONS):
            return Unit(noun.kind, row.written(back), index, index)
    return Unit("people", "", index, index) if theirs else None


def in_brackets(row: Row, number: Number) -> Number:
    """The number with the brackets round it: «عدد (30) عنصرا»; others as they are."""
    first, last = number.first - 1, number.last
    if not number.digits or row.key(first) != "(" or row.key(last) != ")":
        return number
    noun = noun_of(row.key(last + 1))
    lasting = noun is not None and noun.kind == "duration"  # «أكثر من (46) سنة»
    if not lasting and _BRACKETED.isdisjoint(row.stems(first - 1)):
        return number
    return number._replace(first=first, last=last + 1)


def scaled_in_brackets(row: Row, number: Number) -> Number:
    """The number with the scale behind its brackets: «(3.77) مليار دولار»; others as they are."""
    last = number.last + 1
    if not number.digits or row.key(number.first - 1) != "(" or row.key(number.last) != ")" or not row.is_word(last):
        return number
    plain = (word for word in readings(row.tokens[last].form) if not (word.clitics or word.definite))
    scale = next((int(word.value) for word in plain if word.kind in ("scale", "scale_plural")), 0)
    if not scale or number.value >= scale:
        return number
    value = round(number.value * scale, 2)
    return number._replace(
        value=int(value) if value == int(value) else value,
        first=number.first - 1,
        last=last + 1,
        end=row.tokens[last].end,
    )
