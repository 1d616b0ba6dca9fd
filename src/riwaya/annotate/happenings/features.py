"""What speaks for and against a candidate clause: names of features that the point tables weigh."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from functools import cache

from riwaya.annotate.happenings.clauses import CONTENT_TAKERS, Clause, bare, word
from riwaya.annotate.happenings.cues import stems
from riwaya.annotate.happenings.layers import Layers
from riwaya.annotate.happenings.status import status_of
from riwaya.annotate.happenings.words import marked
from riwaya.model import Frame

_PREPOSITIONS = frozenset(("في", "خلال", "اثناء", "حول", "ضد", "الي", "عن"))
_GOVERNORS = ("announce", "result", "topic", "crime", "mental")
_NAMED = ("actors 0", "actors 1", "actors 2")
_PRECEDING = frozenset(("،", ":", '"', "و", "ما", "مما", "قد", "ان", "انها", "انه", "الذي", "التي", "بعد", "علي", "عن"))
_PRECEDING |= frozenset(("في", "خلال", "الي", "من"))
_BEFORE = 6  # tokens before a clause in which a word may govern it
_TOLD = 64  # clauses of one type that are remembered, so that endless texts take linear time


@dataclass(slots=True)
class Seen:
    """What has been met of an article so far: events by type, by word, and the telling words of each type."""

    sentence: int = 0
    types: dict[str, int] = field(default_factory=dict)
    lemmas: set[str] = field(default_factory=set)
    told: dict[str, deque[set[str]]] = field(default_factory=dict)

    def add(self, clause: Clause, words: set[str]) -> None:
        """Remember a clause and its telling words."""
        cue = clause.head.cue
        if cue is not None:
            self.types[cue.plover] = self.types.get(cue.plover, 0) + 1
            self.lemmas.add(cue.lemma)
            self.told.setdefault(cue.plover, deque(maxlen=_TOLD)).append(words)


def _telling(key: str) -> str:
    """The shortest stem of a longer word or number, "" for other tokens."""
    return min(stems(key), key=len) if len(key) > 3 and key[0].isalnum() else ""


def _counts(key: str) -> bool:
    """Whether a token is a word or number, no mark."""
    return key[0].isalnum()


def _words_of(frame: Frame, clause: Clause) -> tuple[set[str], int, bool]:
    """(telling words, number of words, whether people are named) of a clause: telling are its longer words without
    clitics and article, its event words aside."""
    first, last = clause.first, clause.last
    column = frame.vocabulary.key_column(_telling)
    telling = [column[number] for number in frame.numbers[first:last]]
    for trigger in clause.triggers:
        if first <= trigger.at < last:
            telling[trigger.at - first] = ""
    found = set(telling)
    found.discard("")
    named = not marked("people").isdisjoint(frame.keys[first:last])
    return found, len(frame.keys_where(_counts, first, last)), named


def features_of(frame: Frame, clause: Clause, layers: Layers, seen: Seen) -> list[str]:
    """Names of what speaks for or against a clause, which is then counted among those seen."""
    cue = clause.head.cue
    assert cue is not None  # candidates have a head
    found = [cue.weight, cue.plover, _part(clause)]
    sentence = frame.sentences[seen.sentence]
    floor = frame.tokens_in(*sentence).start
    status = status_of(frame, clause, floor)
    if status != "happened":
        found.append(status)
    if clause.within is not None and clause.within.cue is not None:
        found.append("held")
    if clause.light:
        found.append("light verb")
    if len(clause.triggers) > 1:
        found.append("several words")
        if not clause.head.form.tense:
            found += [trigger.form.tense + " verb" for trigger in clause.triggers if trigger.form.tense][:1]
    if clause.head.form.tense == "present" and cue.key in marked("stative"):
        found.append("stative present")
    if clause.head.form.person and cue.plover in CONTENT_TAKERS and status == "happened":
        found.append("speaker")  # «نناشد الأطراف», «أدعو إلى …»: the words are the deed
    words, count, people = _words_of(frame, clause)
    if people:
        found.append("people")
    found += _size(clause, frame, count)
    if frame.text.chars[sentence[1] - 1] == "؟":
        found.append("question")
    found += _setting(clause, frame, floor)
    found += _layers(frame, clause, layers, sentence)
    found += _place(frame, clause, seen, words)
    return found


def _part(clause: Clause) -> str:
    form = clause.head.form
    if form.tense:
        return form.tense
    cue = clause.head.cue
    sort = cue.sort if cue is not None else ""
    return sort + " definite" if form.definite or form.pronoun else sort


def _size(clause: Clause, frame: Frame, words: int) -> list[str]:
    found = ["short"] if words <= 2 else ["long"] if words >= 7 else []
    if clause.last < len(frame.tokens) and word(frame, clause.last) in marked("relative"):
        found.append("relative clause")
    return found


def _setting(clause: Clause, frame: Frame, floor: int) -> list[str]:
    """What stands before the clause and governs it."""
    found = []
    trigger = clause.triggers[0]
    at = trigger.at
    verbal = clause.head.form.tense != ""
    before = bare(frame, at - 1) if at else ""
    if at == floor:
        found.append("begins")
    elif frame.keys[at - 1] in _PRECEDING:
        found.append("behind " + frame.keys[at - 1])
        if frame.keys[at - 1] == "ان" and trigger.form.tense == "":
            found.append("topic of a statement")  # «قال إن المفاوضات نجحت»
    if not verbal and before in _PREPOSITIONS:
        found.append("after preposition")
    if before in marked("adjunct"):
        found.append("adjunct")
    if trigger.form.tense and before in marked("relative"):
        found.append("relative verb")
    if not verbal:
        column = frame.vocabulary.key_column(_governor)
        kinds = [kind for number in frame.numbers[max(floor, at - _BEFORE) : at] if (kind := column[number])]
        if kinds:
            found.append("governed by " + kinds[-1])
    return found


def _governor(form: str) -> str:
    if form not in _governors() and not (form[0] in "وف" and form[1:] in _governors()):
        return ""
    return next((k for k in _GOVERNORS if form in marked(k) or (form[0] in "وف" and form[1:] in marked(k))), "")


@cache
def _governors() -> frozenset[str]:
    return frozenset().union(*map(marked, _GOVERNORS))


def _layers(frame: Frame, clause: Clause, layers: Layers, sentence: tuple[int, int]) -> list[str]:
    """Parties, dates and quantities in and around the clause."""
    start, end = frame.token_starts[clause.first], frame.tokens[clause.last - 1].end
    parties = layers.within("actors", start, end)
    named = len(parties) if len(parties) < 2 else len({actor.value for actor in parties})
    found = [_NAMED[min(2, named)]]
    dates = layers.within("dates", start, end + 12)
    if dates:
        found += ["date", "near date" if dates[0].type == "near" else "far date"]
    elif "near" in [date.type for date in layers.within("dates", *sentence)]:
        found.append("near date in sentence")
    quantities = layers.within("quantities", start, end)
    if quantities:
        found.append("quantity")
        if any(quantity.value in ("killed", "wounded") for quantity in quantities):
            found.append("casualties")
    return found


def _place(frame: Frame, clause: Clause, seen: Seen, words: set[str]) -> list[str]:
    """Where in the article the clause stands and what was told before it."""
    cue = clause.head.cue
    assert cue is not None
    found = ["lead"] if seen.sentence < 3 else []
    if cue.lemma in seen.lemmas:
        found.append("lemma again")
    if seen.types.get(cue.plover, 0) > 2:
        found.append("type often")
    told = seen.told.get(cue.plover)
    shared = max([len(words & other) for other in told]) if told else 0
    if words and shared * 4 >= len(words) * 3 and shared > 2:
        found.append("told again")
    elif shared * 2 > len(words):
        found.append("told before")
    if frame.quotation_at(frame.tokens[clause.head.at].start) is not None:
        found.append("quoted")
    seen.add(clause, words)
    return found
