"""Whether a verb of the future, an agreement or a decision binds somebody to an act."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.annotate.happenings.clauses import bare, word
from riwaya.annotate.happenings.layers import Layers
from riwaya.annotate.happenings.words import marked
from riwaya.annotate.outlook.eventive import can_cause
from riwaya.annotate.promises.context import claim_at, is_in_name, is_under
from riwaya.annotate.promises.cues import Promise, is_effect, is_event_word
from riwaya.annotate.promises.subjects import has_party, is_held, is_said, is_set
from riwaya.annotate.promises.terms import stays
from riwaya.annotate.promises.words import any_listed, listed
from riwaya.model import Claim, Frame


class View(NamedTuple):
    """A promise with its tokens, those of its sentence, and its positions in the article."""

    promise: Promise
    extent: tuple[int, int]
    tokens: range
    first: int
    last: int


_NEAR = 2  # characters between the beginning of what is said and its verb
_CLOSE = 1  # tokens behind a verb of agreeing in which «أن» stands
_PERFECT = 8  # tokens before «قد» and a verb in which «كان» stands
_PROVIDED = 12  # tokens behind a decision in which what it provides stands
_QUOTES = frozenset('"«»“”')


def _word_before(frame: Frame, index: int) -> str:
    """The word before token `index`, over a quotation mark: «إنه "سيواصل …"»."""
    while index and frame.tokens[index - 1].form in _QUOTES:
        index -= 1
    return bare(frame, index - 1) if index else ""


def binds(frame: Frame, layers: Layers, view: View, ahead: bool) -> bool:
    """Whether a verb of the future says what a party or a plan will do."""
    promise, first = view.promise, view.first
    before = _word_before(frame, promise.first)
    if before in marked("ask") or (promise.kind == "never" and _is_declined(frame, promise)):
        return False
    cue = frame.tokens[promise.first].start
    if is_in_name(layers, cue):
        return False
    relative = before in marked("relative")
    if promise.own and not relative:
        return True
    reported = claim_at(layers, cue) is not None or is_said(frame, promise.first)
    effect = is_effect(frame, promise)
    if relative:
        event = any(is_event_word(frame, k) for k in range(max(promise.first - 4, 0), promise.first - 1))
        return ahead or (event and not effect)
    party = has_party(frame, layers, promise, (first, cue))
    if (ahead or _was_to_be(frame, layers, view)) and reported:
        return True
    if ahead and not effect and is_set(frame, promise, (first, cue)):
        return True
    if effect:
        return (
            reported
            and not _is_event_told(frame, view)
            and (
                party
                or stays(frame, promise, frame.tokens_in(first, cue))
                or (before in marked("that") and before[-2:] != "ان" and _is_said_of_speaker(frame, layers, cue))
            )
        )
    bound = party or before in marked("that") or is_held(frame, promise, (first, cue))
    if party and promise.kind == "future" and _is_news(frame, layers):
        return True
    return bound and (reported or (ahead and promise.kind == "future"))


def _is_event_told(frame: Frame, view: View) -> bool:
    """Whether an event or a deal, not who acts, is the subject: «قرار الحكومة سيزعزع الثقة»."""
    first = view.extent[0]
    if first >= view.promise.first:
        return False
    key = frame.keys[first].removeprefix("و") if frame.keys[first].startswith("وال") else frame.keys[first]
    return can_cause(key) and key not in listed("measure")


def _is_news(frame: Frame, layers: Layers) -> bool:
    """Whether the article reports rather than argues: a statement of others to two sentences at least."""
    return 2 * len(layers.claims) >= len(frame.sentences)


def _is_said_of_speaker(frame: Frame, layers: Layers, cue: int) -> bool:
    """Whether what a party says begins at the verb: «قالت الشركة إنها ستخفض أعمالها»."""
    claim = claim_at(layers, cue)
    return (
        claim is not None
        and claim.source is not None
        and not _is_told_of(frame, claim)
        and any(0 <= cue - first <= _NEAR for first, _, told in layers.claims if told is claim)
    )


def _is_told_of(frame: Frame, claim: Claim) -> bool:
    """Whether a relative pronoun stands before the verb of saying: «المؤتمر الذي يقولون إنه سيساعد …»."""
    at = frame.token_at(frame.text.position(claim.cue.start))
    return at > 0 and word(frame, at - 1) in marked("relative")


def _was_to_be(frame: Frame, layers: Layers, view: View) -> bool:
    """Whether somebody said before that an act would come by a day: «كان قد أعلن أن التسليم سيتم في 15 أيلول»."""
    promise = view.promise
    if not layers.within("dates", frame.tokens[promise.first].start, view.last):
        return False
    return any(word(frame, k) in marked("was") for k in range(view.tokens.start, promise.first))


def _is_declined(frame: Frame, promise: Promise) -> bool:
    """Whether «لن» declines to talk rather than promises («لن نعلق»), or refuses what is offered («لن نقبل بذلك»)."""
    verb, following = word(frame, promise.last - 1), frame.keys[promise.last : promise.last + 1]
    refuses = verb in listed("accepts") and any(key[0] == "ب" for key in following)
    return refuses or verb in listed("declined")


def _tells_of(frame: Frame, index: int) -> bool:
    """Whether a relative pronoun makes an agreement a thing told of; people bind themselves: «الذين وافقوا على …»."""
    return word(frame, index) in marked("relative") and word(frame, index) != "الذين"


def settles(frame: Frame, layers: Layers, view: View, ahead: bool) -> bool:
    """Whether a party agrees on or decides an act: «اتفق الطرفان على وقف القتال»."""
    promise = view.promise
    after = range(promise.last, min(promise.last + 9, view.tokens.stop))
    before = range(max(view.tokens.start, promise.first - 3), promise.first)
    if any(word(frame, k) in marked("was") or _tells_of(frame, k) for k in before):
        return False
    far = range(max(view.tokens.start, promise.first - _PERFECT), promise.first)
    if word(frame, promise.first - 1) == "قد" and any(word(frame, k) in marked("was") for k in far):
        return False  # «كانت المحكمة العليا قد وافقت على …»
    if promise.kind == "agreed" and word(frame, promise.first - 1) == "ان":
        return False  # «قبل أن توافق الحكومة على …»
    if promise.kind != "agreed":
        act = any(is_event_word(frame, k) for k in after) or any_listed(frame, after, "act")
        parties = layers.within("actors", view.first, view.last)
        lasting = layers.within("durations", frame.tokens[promise.first].start, view.last)
        provided = range(promise.last, min(promise.last + _PROVIDED, view.tokens.stop))
        gives = any_listed(frame, provided, "provides") or any_listed(frame, provided, "allots")
        over = word(frame, promise.first - 1) == "بعدما"
        decided = promise.kind == "decide" and not over and (bool(lasting) or gives)
        act = act or gives
        return act and (ahead or decided) and any(not is_under(frame, p) for p in parties)
    on = next((k for k in after if bare(frame, k) in ("علي", "ان", "الا", "بان")), -1)
    if bare(frame, on) == "ان" and on > promise.last + _CLOSE:
        return False  # «توصلت إلى توافق وبات بإمكانها أن …»
    if 0 <= on < view.tokens.stop - 2 and frame.tokens[on + 1].form in _QUOTES and bare(frame, on) == "علي":
        on += word(frame, on + 2) in ("انه", "انها", "انهم")
        if frame.tokens[on].form in _QUOTES:
            return False  # «اتفقوا على "أنه لا يوجد …"»
    if on < 0 or on + 1 >= view.tokens.stop or word(frame, on + 1) in listed("void"):
        return False
    view_of = bare(frame, on) == "علي" and bare(frame, on + 1) in ("ان", "انه", "انها", "انهم")
    if view_of:  # «اتفقوا على أن تبدأ …» binds, «اتفقوا على أن الهجوم كان …» does not
        return bare(frame, on + 1) == "ان" and word(frame, on + 2)[:1] in ("ي", "ت", "ن")
    if bare(frame, on) != "علي":
        return word(frame, on + 1)[:1] in ("ي", "ت", "ن")
    sentence = frame.tokens[view.tokens.start].start
    people = word(frame, promise.first - 1) == "الذين"
    return people or bool(layers.within("actors", sentence, view.last))
