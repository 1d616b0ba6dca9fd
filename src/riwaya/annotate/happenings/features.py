"""What speaks for and against a candidate clause: names of features that the point tables weigh."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from riwaya.annotate.happenings.clauses import Clause, bare, word
from riwaya.annotate.happenings.cues import is_word, stems
from riwaya.annotate.happenings.layers import Layers
from riwaya.annotate.happenings.status import status_of
from riwaya.annotate.happenings.words import marked
from riwaya.model import Frame

_PREPOSITIONS = frozenset(("في", "خلال", "اثناء", "حول", "ضد", "الي", "عن"))
_GOVERNORS = ("announce", "result", "topic", "crime", "mental")
_BEFORE = 6  # tokens before a clause in which a word may govern it


@dataclass(slots=True)
class Seen:
    """What has been met of an article so far: events by type, by word, and the telling words of each type."""

    sentence: int = 0
    types: Counter[str] = field(default_factory=Counter)
    lemmas: Counter[str] = field(default_factory=Counter)
    told: dict[str, list[frozenset[str]]] = field(default_factory=dict)

    def add(self, clause: Clause, words: frozenset[str]) -> None:
        """Remember a clause and its telling words."""
        cue = clause.head.cue
        if cue is not None:
            self.types[cue.plover] += 1
            self.lemmas[cue.lemma] += 1
            self.told.setdefault(cue.plover, []).append(words)


def _telling(key: str) -> str:
    """The shortest stem of a longer word or number, "" for other tokens."""
    return min(stems(key), key=len) if len(key) > 3 and key[0].isalnum() else ""


def _words_of(frame: Frame, clause: Clause) -> tuple[frozenset[str], int, bool]:
    """(telling words, number of words, whether people are named) of a clause: telling are its longer words without
    clitics and article, its event words aside."""
    first, last = clause.first, clause.last
    telling = list(frame.of_keys(_telling)[first:last])
    for trigger in clause.triggers:
        if first <= trigger.at < last:
            telling[trigger.at - first] = ""
    found = set(telling)
    found.discard("")
    named = not marked("people").isdisjoint(frame.keys[first:last])
    return frozenset(found), len(frame.keys_where(is_word, first, last)), named


def features_of(frame: Frame, clause: Clause, layers: Layers, seen: Seen) -> list[str]:
    """Names of what speaks for or against a clause, which is then counted among those seen."""
    cue = clause.head.cue
    assert cue is not None  # candidates have a head
    found = [cue.weight, cue.plover, _part(clause)]
    status = status_of(frame, clause)
    if status != "happened":
        found.append(status)
    if clause.within is not None and clause.within.cue is not None:
        found.append("held")
    if clause.light:
        found.append("light verb")
    if len(clause.triggers) > 1:
        found.append("several words")
    if clause.head.form.tense == "present" and cue.key in marked("stative"):
        found.append("stative present")
    words, count, people = _words_of(frame, clause)
    if people:
        found.append("people")
    found += _size(clause, frame, count)
    found += _setting(clause, frame)
    found += _layers(frame, clause, layers)
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


def _setting(clause: Clause, frame: Frame) -> list[str]:
    """What stands before the clause and governs it."""
    found = []
    trigger = clause.triggers[0]
    before = bare(frame, trigger.at - 1) if trigger.at else ""
    if not clause.head.form.tense and before in _PREPOSITIONS:
        found.append("after preposition")
    if before in marked("adjunct"):
        found.append("adjunct")
    if trigger.form.tense and before in marked("relative"):
        found.append("relative verb")
    sentence = frame.sentence_at(frame.tokens[trigger.at].start)
    floor = frame.tokens_in(*sentence).start if sentence else 0
    if sentence and frame.text.chars[sentence[1] - 1] == "؟":
        found.append("question")
    if not clause.head.form.tense:
        for index in range(trigger.at - 1, max(floor, trigger.at - _BEFORE) - 1, -1):
            kind = _governor(frame.keys[index])
            if kind:
                found.append("governed by " + kind)
                break
    return found


@lru_cache(maxsize=65536)
def _governor(form: str) -> str:
    return next((k for k in _GOVERNORS if form in marked(k) or (form[0] in "وف" and form[1:] in marked(k))), "")


def _layers(frame: Frame, clause: Clause, layers: Layers) -> list[str]:
    """Parties, dates and quantities in and around the clause."""
    start, end = frame.tokens[clause.first].start, frame.tokens[clause.last - 1].end
    parties = {actor.value for actor in layers.within("actors", start, end)}
    found = [f"actors {min(2, len(parties))}"]
    dates = layers.within("dates", start, end + 12)
    sentence = frame.sentence_at(start)
    if dates:
        found += ["date", "near date" if dates[0].type == "near" else "far date"]
    elif sentence is not None and any(d.type == "near" for d in layers.within("dates", *sentence)):
        found.append("near date in sentence")
    quantities = layers.within("quantities", start, end)
    if quantities:
        found.append("quantity")
    if any(quantity.value in ("killed", "wounded") for quantity in quantities):
        found.append("casualties")
    return found


def _place(frame: Frame, clause: Clause, seen: Seen, words: frozenset[str]) -> list[str]:
    """Where in the article the clause stands and what was told before it."""
    cue = clause.head.cue
    assert cue is not None
    found = ["lead"] if seen.sentence < 3 else []
    if seen.lemmas[cue.lemma]:
        found.append("lemma again")
    if seen.types[cue.plover] > 2:
        found.append("type often")
    shared = max([len(words & other) for other in seen.told.get(cue.plover, ())], default=0)
    if words and shared * 4 >= len(words) * 3 and shared > 2:
        found.append("told again")
    elif shared * 2 > len(words):
        found.append("told before")
    if frame.quotation_at(frame.tokens[clause.head.at].start) is not None:
        found.append("quoted")
    seen.add(clause, words)
    return found
