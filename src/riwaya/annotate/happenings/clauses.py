"""From event words to minimal clauses: which words belong to one event, and where its clause begins and ends."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from riwaya.annotate.happenings.cues import Trigger, readings
from riwaya.annotate.happenings.nominal import antecedent, is_condition, is_occasion, is_setting
from riwaya.annotate.happenings.words import clause_words, marked, severing, telling_words, trailing
from riwaya.model import Frame

_LONGEST = 12  # words of a clause
_MORE = 2  # further words to the end of a phrase that the longest clause would cut
_CITED = 8  # tokens of a source and date in brackets
_FARTHEST_OBJECT = 6  # words between a light verb and its noun
_FARTHEST_SUBJECT = 9  # words of a subject before its verb

_STOP_MARKS = frozenset(".؟?!؛;…:")
# What is asked again and again of the tokens between event words: `_NO_MARK` a word or number, `_STOPS` and `_COLON`
# marks that close a clause, `_OPENS` what no subject before its verb goes beyond, `_LATE` words at which a long clause
# ends, `_TRAILS` words that no clause ends with.
_NO_MARK, _STOPS, _COLON, _RELATIVE, _THAT, _GIVEN, _OPENS, _ENDS, _LATE, _TRAILS = (1 << bit for bit in range(10))
_PARTS = _STOPS | _COLON | _THAT
_TOLD = _THAT | _RELATIVE | _COLON
CONTENT_TAKERS = frozenset({"REQUEST", "ACCUSE", "THREATEN", "REJECT", "SUPPORT"})


class Clause(NamedTuple):
    """One candidate event: `head` gives its type, `triggers` all event words in it, `first..last` its tokens; the next
    event or sentence begins at `limit`."""

    head: Trigger
    triggers: tuple[Trigger, ...]
    first: int
    last: int
    light: bool
    within: Trigger | None = None
    limit: int = 0


def word(frame: Frame, index: int) -> str:
    """The comparison key of token `index`, "" behind the last."""
    keys = frame.keys
    return keys[index] if index < len(keys) else ""


def bare(frame: Frame, index: int) -> str:
    """The comparison key of token `index` without a conjunction when what is left is a known clause word."""
    return bare_key(frame.keys[index]) if index < len(frame.keys) else ""


@lru_cache(maxsize=65536)
def bare_key(form: str) -> str:
    """The same of a comparison key."""
    return form[1:] if form[:1] in "وف" and form[1:] in clause_words() else form


def clauses_in(frame: Frame, tokens: range, triggers: list[Trigger]) -> list[Clause]:
    """The candidate events of one sentence, left to right."""
    if not triggers:
        return []
    groups: list[list[Trigger]] = []
    holders: list[Trigger | None] = []
    for trigger in triggers:
        if groups and _joins(frame, groups[-1], trigger):
            groups[-1].append(trigger)
            continue
        holders.append(_holder(frame, groups, holders, trigger))
        groups.append([trigger])
    found = []
    for number, group in enumerate(groups):
        head = _head(group)
        if head is None:
            continue
        following = _following(frame, groups, holders, number, head, tokens.stop)
        preceding = groups[number - 1][-1].at + 1 if number else tokens.start
        first = _first(frame, group[0], preceding)
        if number and first == preceding and frame.tokens[first].kind != "mark":
            first = group[0].at  # the words between belong to the event before
        last = _last(frame, group[-1], following, tokens.stop)
        light = group[0].cue is None or any(trigger.cue is None for trigger in group[1:])
        found.append(Clause(head, tuple(group), first, last, light, holders[number], min(tokens.stop, following)))
    return found


def _holder(
    frame: Frame, groups: list[list[Trigger]], holders: list[Trigger | None], trigger: Trigger
) -> Trigger | None:
    """The head that holds the next event word in its content: the one that holds the last, or the last itself.

    A noun joined by و to a noun before it stands beside it, not in it.
    """
    if not groups:
        return None
    holder = holders[-1]
    if holder is not None and holder.cue is not None and _held(frame, holder, trigger):
        return holder
    if trigger.clitics[:1] == "و" and not trigger.form.tense and not groups[-1][-1].form.tense:
        return None
    last = _head(groups[-1])
    return last if last is not None and last.cue is not None and _held(frame, last, trigger) else None


def _following(
    frame: Frame, groups: list[list[Trigger]], holders: list[Trigger | None], number: int, head: Trigger, stop: int
) -> int:
    """Token of the next event word that the clause `number` does not hold."""
    verbal = groups[number][-1].form.tense != ""
    for later in range(number + 1, len(groups)):
        noun = groups[later][0]
        if verbal and not noun.form.tense and not noun.clitics and noun.cue and is_occasion(frame, noun.at):
            continue
        if holders[later] is None or (holders[later] is not head and holders[number] is not None):
            return groups[later][0].at
    return stop


def _head(group: list[Trigger]) -> Trigger | None:
    """The word that gives a group its type: the first that says something by itself."""
    first: Trigger | None = None
    for trigger in group:
        if trigger.cue is not None:
            if not _is_default(trigger):
                return trigger
            first = first or trigger
    return first


def _is_default(trigger: Trigger) -> bool:
    """Whether a word near may say more than this one: it has only its default reading, or carries a noun."""
    cue = trigger.cue
    return cue is not None and (cue.weight == "other" or (cue.key in marked("carrier") and trigger.form.tense != ""))


def _gap(frame: Frame, first: int, last: int) -> tuple[int, bool] | None:
    """(words, whether one is relative) of the tokens between two triggers that may belong together: None when a mark
    or «أن» parts them."""
    words = relative = 0
    for sign in frame.of_keys(_signs)[first:last]:
        if sign & _PARTS:
            return None
        relative |= sign & _RELATIVE
        words += sign & _NO_MARK
    return words, relative != 0


def _joins(frame: Frame, group: list[Trigger], trigger: Trigger) -> bool:
    """Whether `trigger` belongs to the clause of `group`."""
    before = group[-1]
    gap = _gap(frame, before.at + 1, trigger.at)
    if gap is None:
        return False
    words, relative = gap
    verb = trigger.form.tense != ""
    coordinated = trigger.clitics[:1] in ("و", "ف")
    if before.cue is None:
        if trigger.cue is None:
            return words <= 3 and not coordinated and not relative
        return not verb and not coordinated and not relative and words <= _FARTHEST_OBJECT
    head = _head(group) or before
    if head.cue is None:
        return False
    if _is_default(before) and before.form.tense and head.cue.plover not in CONTENT_TAKERS and not verb:
        reach = _FARTHEST_OBJECT if before.cue is None or before.cue.weight == "other" else 1
        return not coordinated and not relative and words <= reach
    if relative and not _modifies(frame, before, trigger):
        return False
    if verb and not before.form.tense and is_setting(frame, before.at, trigger.at):
        return False
    if relative and trigger.cue is not None and trigger.cue.weight == "other":
        return True
    if trigger.cue is None:
        return words <= 3 and (relative or words == 0) and not coordinated
    if head.cue.plover != trigger.cue.plover:
        return False
    if coordinated:
        return words <= 5 and before.cue.key in marked("toll") and trigger.cue.key in marked("toll")
    broken = any(bare(frame, k) in severing() for k in range(before.at + 1, trigger.at))
    return not broken and words <= (8 if head.cue.plover == "ASSAULT" else 5)


def _modifies(frame: Frame, noun: Trigger, verb: Trigger) -> bool:
    """Whether the relative clause of `verb` belongs to the event noun: «الهجوم الكبير الذي استهدف»."""
    if noun.form.tense:
        return False
    return any(sign & _RELATIVE for sign in frame.of_keys(_signs)[noun.at + 1 : min(noun.at + 4, verb.at)])


def _held(frame: Frame, holder: Trigger, trigger: Trigger) -> bool:
    """Whether `trigger` lies in what `holder` says or is about, and is not taken there as a happening of its own."""
    speech = holder.cue is not None and holder.cue.plover in CONTENT_TAKERS and holder.form.tense != ""
    if trigger.at - holder.at > (40 if speech else 14):
        return False
    seen = 0
    for sign in frame.of_keys(_signs)[holder.at + 1 : trigger.at]:
        seen |= sign
    if seen & _STOPS:
        return False
    if trigger.form.tense == "past" and (trigger.clitics[:1] in ("و", "ف") or not speech):
        return False
    if trigger.form.tense == "past" and not seen & _TOLD and not is_condition(frame, trigger.at):
        return False  # «رحبت الدول بالقرار، انتقده خصومه»
    if seen & _GIVEN and any(
        sign & _GIVEN for sign in frame.of_keys(_signs)[max(holder.at + 1, trigger.at - 3) : trigger.at]
    ):
        return False
    return speech or not seen & _RELATIVE


def _first(frame: Frame, trigger: Trigger, floor: int) -> int:
    """Token where the clause begins: at the subject before a verb, at the antecedent before a relative clause."""
    if trigger.form.tense == "" or trigger.clitics[:1] in ("و", "ف"):
        return trigger.at
    first, signs = trigger.at, frame.of_keys(_signs)
    while first > floor and trigger.at - first < _FARTHEST_SUBJECT:
        sign = signs[first - 1]
        if sign & _RELATIVE:
            return antecedent(frame, max(floor, first - 3), first - 1)
        if sign & _OPENS:
            break
        first -= 1
    if trigger.at - first >= _FARTHEST_SUBJECT:
        return trigger.at
    while first < trigger.at and frame.tokens[first].kind == "mark":
        first += 1
    return first


def _last(frame: Frame, trigger: Trigger, following: int, stop: int) -> int:
    """Token behind the clause's last one."""
    words, index = 0, trigger.at + 1
    end, signs = min(stop, following), frame.of_keys(_signs)
    while index < end and words < _LONGEST + _MORE:
        sign = signs[index]
        if not sign & _NO_MARK:
            if sign & (_STOPS | _COLON) or words >= _LONGEST or _closes(frame, index, stop):
                break
        else:
            if sign & _ENDS or (words >= _LONGEST and sign & _LATE):
                break
            words += 1
        index += 1
    if index == following:
        index = _before_conjunction(frame, trigger.at + 1, index)
    while index > trigger.at + 1 and signs[index - 1] & (_NO_MARK | _TRAILS) != _NO_MARK:
        index -= 1
    return index


def _signs(key: str) -> int:
    """What a token is to a clause, as bits."""
    if not key[0].isalnum():
        return (0 if key in '"«»“”#_-' else _OPENS) | (_COLON if key == ":" else _STOPS if key in _STOP_MARKS else 0)
    form = bare_key(key)
    if form not in telling_words() and key[0] != "و":
        return _NO_MARK | _LATE if form[0] in "وبل" else _NO_MARK
    opens = form in marked("that") or form in marked("break") or form in ("كان", "كانت", "وكان", "وكانت")
    return (
        _NO_MARK
        | _RELATIVE * (form in marked("relative"))
        | _THAT * (form in marked("that"))
        | _GIVEN * (form in marked("given"))
        | _OPENS * opens
        | _ENDS * ends_clause(key)
        | _LATE * (form in marked("phrase_end") or form[0] in "وبل")
        | _TRAILS * (form in trailing())
    )


def ends_clause(form: str) -> bool:
    """Whether a clause ends before a word: a breaking or relative word, or one that goes on to another statement:
    «وقال», «وأضاف»."""
    if bare_key(form) in marked("break") or bare_key(form) in marked("relative"):
        return True
    return form[0] == "و" and (form[1:] in marked("say") or form[1:] in marked("goes_on"))


def _closes(frame: Frame, index: int, stop: int) -> bool:
    """Whether a mark ends the clause: a comma before an addition, a bracket around a source and its date."""
    if frame.tokens[index].form == "،" and index + 1 < stop:
        return word(frame, index + 1) in marked("addition") or _goes_on(word(frame, index + 1))
    if frame.tokens[index].form != "(":
        return False
    inside = frame.tokens[index + 1 : min(index + _CITED, stop)]
    return any(token.kind == "number" for token in inside) and any(token.form in "-–—" for token in inside)


def _goes_on(key: str) -> bool:
    """Whether a word is و and a verb that reports another event: «وتتهم», «وطالبت»."""
    return key[0] == "و" and any(form.tense and clitics[:1] == "و" for form, _, clitics in readings(key))


def _before_conjunction(frame: Frame, first: int, last: int) -> int:
    """Cut the clause before a comma that stands shortly before the next event."""
    for index in range(last - 1, max(first, last - 6), -1):
        if frame.tokens[index].form == "،":
            return index
    return last
