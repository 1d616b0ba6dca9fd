"""Event words in a text, each with the reading that the words around it tell."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import chain

from riwaya.annotate.happenings.cues import Cue, Form, Trigger, forms, is_word, readings, stems
from riwaya.annotate.happenings.nominal import accusative, no_verb, noun_place, owned
from riwaya.annotate.happenings.words import marked
from riwaya.model import Frame

_BEFORE, _AFTER = 4, 11  # tokens before and after a cue in which a word it needs may stand
_FARTHEST = 15  # tokens behind a verb without one in which it may still stand


@cache
def _looked_for() -> frozenset[str]:
    """All stems that begin a phrase which some reading needs or must not have near."""
    cues = (cue for readings_of in forms().values() for form in readings_of for cue in form.cues)
    return frozenset(stem for cue in cues for phrases in (cue.needs, cue.bars) for stem in phrases)


def _telling_stems(key: str) -> tuple[str, ...]:
    """Those of the `stems` of a word that are looked for, () for marks and numbers."""
    looked_for = _looked_for()
    return tuple([stem for stem in stems(key) if stem in looked_for]) if is_word(key) else ()


def _may_trigger(key: str) -> bool:
    """Whether a token is a word with readings as an event word, «لاحقا» and «ولاحقا» being none."""
    if not is_word(key) or key in marked("never") or (key[0] in "وف" and key[1:] in marked("never")):
        return False
    return bool(readings(key))


def triggers_in(frame: Frame, tokens: range) -> list[Trigger]:
    """The event words among `tokens` (one sentence), each with the first of its readings whose needs are met."""
    found = []
    keys, written = frame.keys, frame.forms
    indexes = frame.keys_where(_may_trigger, tokens.start, tokens.stop)
    near = _stems_in(frame, tokens) if indexes else frozenset()
    for index in indexes:
        if _lacks_hamza(frame, index) or _is_ceased(frame, tokens.start, index):
            continue
        options, nouns = _options(keys[index], written[index][-1] == "ة")
        if nouns is not None and noun_place(frame, tokens, index):
            options = nouns
        if index > tokens.start and no_verb(keys[index - 1], keys[index]):
            options = tuple([option for option in options if not option[0].tense])
        trigger = _best(frame, tokens, index, options, near) if options else None
        if trigger is not None:
            found.append(trigger)
    return found


def _is_ceased(frame: Frame, first: int, index: int) -> bool:
    """Whether «إطلاق» stands in «وقف إطلاق النار», which is no shooting."""
    return index > first and frame.keys[index] in marked("ceased") and frame.keys[index - 1] in marked("ceasing")


def _lacks_hamza(frame: Frame, index: int) -> bool:
    """Whether a token is another word than the verb with hamza that it folds to: «هنا» is not «هنأ»."""
    if frame.keys[index].lstrip("وف") not in marked("unhamzated"):
        return False
    token = frame.tokens[index]
    return frame.text.quote(token.start, token.end)[-1] == "ا"


# (form, cue or None for a light verb, characters before, clitics) of each reading
Options = tuple[tuple[Form, Cue | None, int, str], ...]


@lru_cache(maxsize=65536)
def _options(key: str, feminine: bool) -> tuple[Options, Options | None]:
    """What a word can be read as, in order, and what where only a noun can stand («قصف»), None if that is the same."""
    ways = readings(key, True) if feminine else readings(key)
    ways = tuple([way for way in ways if way[0].tense != "past" or not owned(key[way[1] :], way[0].pronoun)])
    nouns = [way for way in ways if not _bare_past(way[0], key)]
    every = _in_order(ways)
    if len(nouns) == len(ways):
        return every, None
    return _without_default_nouns(every), _in_order(nouns) if not ways[0][1] else None


def _without_default_nouns(options: Options) -> Options:
    """What is left where a verb may stand: «ونشر الرئيس تغريدة» is no posting of forces."""
    return tuple([option for option in options if option[0].tense or option[1] is None or option[1].weight != "other"])


def _in_order(ways: Iterable[tuple[Form, int, str]]) -> Options:
    found: list[tuple[Form, Cue | None, int, str]] = []
    for form, length, clitics in ways:
        conjunction = 1 if clitics[:1] in ("و", "ف") else 0
        if form.light:
            found.append((form, None, conjunction, clitics))
        before = conjunction or (length if form.tense == "" else 0)
        found += [(form, cue, before, clitics) for cue in form.cues]
    return tuple(found)


def _best(frame: Frame, tokens: range, index: int, options: Options, near: frozenset[str]) -> Trigger | None:
    """The first reading whose needs are met, else that of a verb which a word farther off tells, behind a long
    subject, else one that needs none or that as a light verb; `near`: the stems of the sentence."""
    start = frame.token_starts[index]
    least: Trigger | None = None
    needy = False
    for form, cue, before, clitics in options:
        if cue is None:
            least = least or Trigger(index, start + before, None, form, clitics)
            continue
        needs, bars = cue.needs, cue.bars
        if needs and needs.keys().isdisjoint(near):
            continue
        if needs and not _met(frame, tokens, index, needs):
            needy = needy or form.tense != ""
            continue
        if bars and not bars.keys().isdisjoint(near) and _met(frame, tokens, index, bars):
            continue
        least = Trigger(index, start + before, cue, form, clitics)
        if needs:
            return least
        break
    if needy:
        far = range(min(index + _AFTER, tokens.stop), _farthest(frame, tokens, index))
        for form, cue, before, clitics in options if far else ():
            if cue is None or not form.tense or not _told(frame, far, index, tokens.stop, cue.needs):
                continue
            if not _met(frame, tokens, index, cue.bars):
                return Trigger(index, start + before, cue, form, clitics)
    return least


def _farthest(frame: Frame, tokens: range, index: int) -> int:
    """Token behind the last that may tell the reading of the verb at `index`: a colon, «أن» or another event word ends
    what it says."""
    last = min(index + _FARTHEST, tokens.stop)
    if last <= index + _AFTER:
        return last
    end = next((at for at in range(index + 1, last) if _opens_speech(frame.keys[at])), last)
    return index if frame.keys_where(_may_trigger, index + 1, min(index + _AFTER, end)) else end


def _opens_speech(key: str) -> bool:
    return key == ":" or key in marked("that") or key in marked("say")


def _bare_past(form: Form, key: str) -> bool:
    """Whether a form of the past is written like the verbal noun: «قصف», «رفض»."""
    if form.tense != "past" or form.light:
        return False
    return key[: len(key) - len(form.pronoun)] in marked("masdar") or accusative(key)


def _stems_in(frame: Frame, tokens: range) -> frozenset[str]:
    """The stems of all words of a sentence that are looked for."""
    telling = filter(None, frame.of_keys(_telling_stems)[tokens.start : tokens.stop])
    return frozenset(chain.from_iterable(telling))


def _met(frame: Frame, tokens: range, index: int, needs: dict[str, frozenset[str]]) -> bool:
    """Whether one of the needed phrases stands near token `index`."""
    places = range(max(tokens.start, index - _BEFORE), min(index + _AFTER, tokens.stop))
    return _told(frame, places, index, tokens.stop, needs)


def _told(frame: Frame, places: range, index: int, stop: int, needs: dict[str, frozenset[str]]) -> bool:
    """Whether one of the needed phrases begins among the tokens `places`, `index` aside."""
    for position, near in enumerate(frame.of_keys(_telling_stems)[places.start : places.stop], places.start):
        if not near or position == index:
            continue
        for stem in near:
            seconds = needs.get(stem)
            if seconds is None:
                continue
            if "" in seconds:
                return True
            if position + 1 < stop and not seconds.isdisjoint(stems(frame.keys[position + 1])):
                return True
    return False
