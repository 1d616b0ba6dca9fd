"""«اليوم» as "nowadays", told from the day of publication."""

from __future__ import annotations

from datetime import date

from riwaya.annotate.times.cues import tells, told_before
from riwaya.annotate.times.grammar_words import UP_TO, words_of
from riwaya.annotate.times.intervals import interval_of
from riwaya.annotate.times.moment import Expression, Moment
from riwaya.annotate.times.words import senses_of
from riwaya.model import Frame, TimeMention

_UNTIL = UP_TO | {"عالم"}
_UPON, _OF_AGE, _STATES = words_of("upon"), words_of("of_age"), words_of("state_behind")


def nowadays(
    frame: Frame, found: Expression, last: TimeMention | None, days: tuple[date, date] | None, *, dated: bool
) -> Expression:
    """«اليوم» with the value PRESENT_REF where it is nowadays, else as found.

    So it is in a text that names no weekday (not `dated`), where no verb of the past stands right before it, nor is it
    between commas, in the opening, or in a quotation; in any text behind «حتى», at the head of a sentence that tells
    how things are, and beside a year long gone.
    """
    moment = found.moment
    if moment.base != "published" or moment.type != "DATE" or moment.day is not None or found.last - found.first > 1:
        return found
    before = frame.tokens[found.first - 1].form if found.first else ""
    meant = found._replace(moment=Moment(value="PRESENT_REF"), rule="nowadays")
    if before in _UNTIL or _calls_nowadays(before) or frame.tokens[found.first].form.startswith("فال"):
        return meant
    if found.first > 1 and _state_before(before, frame.tokens[found.first - 2].form):
        return meant
    if before in _OF_AGE:
        return meant  # «البالغ من العمر اليوم 91 عاما»
    after = frame.forms[found.last] if found.last < len(frame.forms) else ""
    if after in _STATES and not told_before(frame, found.first):
        return meant  # «فصنعاء اليوم بلا صحف»
    if _heads_state(frame, found) or _beside_history(frame, found, last, days):
        return meant
    if dated:
        return found
    opening = bool(frame.sentences) and found.start < frame.sentences[0][1]
    told = told_before(frame, found.first)
    apart = before in ("،", ",", "(", "-") and not (
        frame.forms[found.first].startswith("و") and _state_follows(frame, found)
    )
    if apart or opening or told or frame.quotation_at(found.start) is not None:
        return found
    return meant


def _heads_state(frame: Frame, found: Expression) -> bool:
    """Whether it opens a sentence, outside the lead and quotations, and no act follows: «واليوم تضم المنظمة …»."""
    sentence = frame.sentence_at(found.start)
    if sentence is None or found.start - sentence[0] > 1 or sentence[0] <= _end_of_lead(frame):
        return False
    return frame.quotation_at(found.start) is None and _state_follows(frame, found)


def _state_follows(frame: Frame, found: Expression) -> bool:
    """Whether no act follows, but how things are: «واليوم المدينة على خلاف مع جيرانها»."""
    if found.last >= len(frame.tokens):
        return False
    after = frame.tokens[found.last + (frame.tokens[found.last].form in ("،", ","))].form
    verb = len(after) == 3 and after[0] != "و" and after[-1] != "ة"  # «واليوم نجح الفريق»
    act = verb or tells(after) or after.isdecimal()
    return _calls_nowadays(after) or not act


def _beside_history(frame: Frame, found: Expression, last: TimeMention | None, days: tuple[date, date] | None) -> bool:
    """Whether a year long gone stands before it in its sentence: «من 650 ألفا في الخمسينيات إلى 140 ألفا اليوم»."""
    if last is None or last.relative or last.type != "DATE" or days is None:
        return False
    sentence, named = frame.sentence_at(found.start), interval_of(last.value)
    if sentence is None or named is None or frame.text.position(last.span.start) < sentence[0]:
        return False
    return named[1].year < days[0].year - 1 and not told_before(frame, found.first)


def _calls_nowadays(form: str) -> bool:
    """Whether «اليوم» behind a word is nowadays: «أصبح اليوم», «نعيش اليوم»."""
    return any(sense.kind == "nowadays" and sense.clitics in ("", "و", "ف", "ل") for sense in senses_of(form))


def _state_before(before: str, second: str) -> bool:
    """Whether a word of how things are stands one word farther: «مما هي عليه اليوم», «تعيش المدينة اليوم»."""
    if before in _UPON:
        return _calls_nowadays(second)
    verb = second.removeprefix("و")
    return verb[:1] in ("ي", "ت", "ن") and "واجه" not in verb and _calls_nowadays(second)


def _end_of_lead(frame: Frame) -> int:
    """Where the second sentence of a text begins."""
    return frame.sentences[1][0] if len(frame.sentences) > 1 else 0
