"""Where the words that an event is shown with begin and end: its minimal clause, ended where a reader would end it."""

from __future__ import annotations

from riwaya.annotate.happenings.clauses import Clause, ends_clause, word
from riwaya.annotate.happenings.cues import readings
from riwaya.annotate.happenings.layers import Layers
from riwaya.annotate.happenings.words import clause_starts, marked, trailing
from riwaya.model import Frame

_FURTHER = 10  # words from a clause that grew too long to the end that is looked for
_QUOTED = 12  # tokens to the closing mark of a quotation or bracket
_KEPT = 3  # words that must remain where an open quotation is left out
_BEFORE_NEXT = 6  # tokens before the next event's word in which its clause may begin
_NAMED = 80  # positions that a name may take up
_DATED = 20  # positions of a date that ends in a word no event ends with
_CHAIN = 6  # words of a noun phrase before a relative pronoun
_PAUSES = frozenset("،,؛;.؟?!:…-–—()[]/|")
_ATTACHED = frozenset("وفبلك")
_NO_END = _PAUSES - {")", "]"}
_CLOSING = {'"': '"', "«": "»", "“": "”", "‘": "’", "(": ")", "[": "]"}


def shown(frame: Frame, clause: Clause, layers: Layers) -> tuple[int, int]:
    """The positions from and to (exclusive) in the folded text that the event of a clause is shown with.

    «دعا الحزب إلى وقف القتال وفتح المعابر | التي أغلقها الوالي»; «التقى الوزير نظيره | ، قال إنه …».
    """
    return _start(frame, clause, layers), frame.tokens[_end(frame, clause, layers) - 1].end


def own_words(frame: Frame, clause: Clause) -> Clause:
    """The clause without another one behind a comma: who is named there has no part in it."""
    return clause._replace(last=_cut(frame, clause.first, clause.triggers[-1].at + 1, clause.last))


def _start(frame: Frame, clause: Clause, layers: Layers) -> int:
    """Where the clause begins: at the whole of what a relative pronoun points back to, never at «إن»."""
    first, head = clause.first, clause.triggers[0]
    if first == head.at:
        return max(frame.tokens[first].start, head.start)
    relatives = frame.keys_where(marked("relative").__contains__, first, head.at)
    if relatives and relatives[-1] > 1:
        return _before_relative(frame, relatives[-1], layers)
    while first < head.at - 1 and (frame.tokens[first].kind == "mark" or frame.keys[first] in marked("that")):
        first += 1
    return frame.tokens[first].start


def _before_relative(frame: Frame, relative: int, layers: Layers) -> int:
    """Where begins what a relative pronoun points back to: «عائلات الناشطين المعارضين الذين», «الرئيس عون، الذي»."""
    last = relative - 1
    if frame.tokens[last].form == "،" or frame.keys[last] in marked("before_next"):  # «إسرائيل هي التي»
        last -= 1
    near = [
        name
        for name in layers.within("actors", frame.tokens[last].start - _NAMED, frame.tokens[last].end)
        if name.end == frame.tokens[last].end and name.type not in ("GPE", "LOC")
    ]
    if near:
        return near[0].start
    return frame.tokens[_phrase_from(frame, last) if frame.tokens[last + 1].form != "،" else relative].start


def _phrase_from(frame: Frame, last: int) -> int:
    """Token where the noun phrase that ends with token `last` begins."""
    index = last
    if frame.tokens[index].kind == "mark":
        opening = frame.forms_where('"«“'.__contains__, max(0, index - _QUOTED), index)
        if frame.tokens[index].form not in '"»”' or not opening:
            return last + 1
        index = opening[-1]
        return index - 1 if index and _may_own(frame, index - 1) else index
    while index > max(0, last - _CHAIN) and _definite(frame, index) and _may_own(frame, index - 1):
        index -= 1
    return index


def _may_own(frame: Frame, index: int) -> bool:
    """Whether a token can belong to the noun phrase that goes on behind it."""
    form, key = frame.forms[index], frame.keys[index]
    if frame.tokens[index].kind != "word" or key in marked("that") or (_leads(key) and key != "غير"):
        return False
    said = marked("say")
    return _definite(frame, index) or not (form[0] in "بلكيتس" or key in said or key[1:] in said)


def _definite(frame: Frame, index: int) -> bool:
    return frame.forms[index].startswith(("ال", "وال")) or frame.keys[index] == "غير"


def _leads(key: str) -> bool:
    """Whether a word only leads to what is told: «مع», «وقد»."""
    return _hangs(key) or key in marked("before_next")


def _end(frame: Frame, clause: Clause, layers: Layers) -> int:
    """Token behind the last one."""
    behind = clause.triggers[-1].at + 1
    last = _cut(frame, clause.first, behind, clause.last)
    if last == clause.last:
        last = _before_next(frame, behind, last) if last == clause.limit else _whole(frame, clause, last, layers)
    last = _balanced(frame, clause.first, behind, last)
    if last > behind and frame.keys[last - 1] in marked("whose_time") and word(frame, last) in marked("relative"):
        last -= 1  # «في الوقت | الذي يختاره»
    while last > behind and (frame.tokens[last - 1].form in _NO_END or _hangs(frame.keys[last - 1])):
        if _ends_date(frame.tokens[last - 1].end, layers):
            break
        last -= 1
    return last


def _cut(frame: Frame, first: int, behind: int, last: int) -> int:
    """`last`, or the comma or dash before it at which another clause begins: «…، لأنه», «…، قال», «…، "أعتقد»."""
    for index in range(behind, last - 1):
        if frame.tokens[index].form in ("،", ",", "-", "–") and _begins_clause(frame, index + 1):
            return index if _open_at(frame, first, index) < 0 else last
    return last


def _begins_clause(frame: Frame, index: int) -> bool:
    key = frame.keys[index]
    if key in ('"', "«", "“"):
        return True
    bare = key[1:] if key[0] in "وف" and len(key) > 2 else key
    if key in clause_starts() or bare in clause_starts() or key.startswith("فال"):
        return True
    verbs = readings(key, frame.forms[index].endswith("ة"))
    return any(form.tense in ("past", "present") for form, _, _ in verbs) and bare not in marked("masdar")


def _natural(frame: Frame, index: int) -> bool:
    """Whether a reader may stop before token `index`."""
    if frame.tokens[index].kind == "mark":
        return frame.tokens[index].form in _PAUSES
    if frame.keys[index] == "غير":
        return word(frame, index + 1) in marked("that")
    return ends_clause(frame.keys[index])


def _whole(frame: Frame, clause: Clause, last: int, layers: Layers) -> int:
    """Where a clause ends that was cut in the middle, or before a date: «نفى الحزب | قبل أشهر هذا الخبر، …»."""
    behind, limit = clause.triggers[-1].at + 1, clause.limit
    dated = _behind_date(frame, last, layers)
    if last >= limit or (last > behind and not dated and _natural(frame, last)):
        return last
    words, index = 0, max(dated, last)
    while index < limit and words <= _FURTHER:
        if index > last and _natural(frame, index) and not (words == 1 and index == behind + 1):
            return index
        words += frame.tokens[index].kind != "mark"
        index += 1
    if index == limit and words <= _FURTHER and frame.tokens[index - 1].kind != "mark":
        return _before_next(frame, last, index)
    return max(dated, last)


def _ends_date(position: int, layers: Layers) -> bool:
    """Whether a date ends at a position of the folded text: «فيما بعد»."""
    return any(date.end == position for date in layers.within("dates", position - _DATED, position))


def _behind_date(frame: Frame, index: int, layers: Layers) -> int:
    """Token behind the date that begins at token `index`, 0 where none does."""
    start = frame.tokens[index].start if index < len(frame.tokens) else 0
    dates = layers.within("dates", start, start + 1)
    return frame.token_at(dates[0].end - 1) + 1 if dates else 0


def _before_next(frame: Frame, first: int, last: int) -> int:
    """`last`, or where the words before it already belong to the next event: «اجتماع الدوحة | كان بوتين قد دعا»."""
    for index in range(max(first, last - _BEFORE_NEXT), last):
        if word(frame, index) in marked("before_next"):
            return index
    return last


def _balanced(frame: Frame, first: int, behind: int, last: int) -> int:
    """`last`, moved behind the mark that closes what was opened, or before the one that opens it."""
    opened = _open_at(frame, first, last)
    if opened < 0:
        form = frame.tokens[last - 1].form
        closes = form in _CLOSING.values() and _open_at(frame, first, last - 1) < 0
        return last - 1 if closes and last > behind else last
    closing = _CLOSING[frame.tokens[opened].form]
    for index in range(last, min(last + _QUOTED, len(frame.tokens))):
        if frame.tokens[index].form == closing:
            return index + 1
        if frame.tokens[index].form in ".؟?!":
            break
    return opened if opened >= behind + _KEPT else last


def _open_at(frame: Frame, first: int, last: int) -> int:
    """The mark that opens a quotation or bracket which is not closed between two tokens; -1 where all are."""
    opened = -1
    for index in range(first, last):
        if opened >= 0 and frame.tokens[index].form == _CLOSING[frame.tokens[opened].form]:
            opened = -1
        elif opened < 0 and _opens(frame, index):
            opened = index
    return opened


def _opens(frame: Frame, index: int) -> bool:
    """Whether a mark opens a quotation or bracket: «قال "نعم"» has one that does and one that closes."""
    token = frame.tokens[index]
    if token.form not in _CLOSING:
        return False
    joined = index + 1 < len(frame.tokens) and frame.tokens[index + 1].start == token.end
    before = frame.tokens[index - 1] if index else token
    return joined and (before.end < token.start or before.form in _ATTACHED or not index)


def _hangs(key: str) -> bool:
    """Whether no clause ends with a word: «على», «قد», «كانوا»."""
    return key in trailing() or key in marked("hanging")
