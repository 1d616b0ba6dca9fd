"""Which cues make a commitment of somebody, and which only tell what may come."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.annotate.happenings.clauses import bare, word
from riwaya.annotate.happenings.layers import Layers
from riwaya.annotate.happenings.words import marked
from riwaya.annotate.outlook.eventive import can_cause
from riwaya.annotate.promises.binding import View, binds, settles
from riwaya.annotate.promises.context import (
    content_of,
    is_expected,
    is_foretold,
    is_idle,
    is_watched,
    runs_from_now,
)
from riwaya.annotate.promises.cues import Promise, is_effect, opens_cue, promises_in
from riwaya.annotate.promises.deadlines import is_ahead
from riwaya.annotate.promises.extent import extent_of
from riwaya.annotate.promises.keeping import was_done
from riwaya.annotate.promises.lists import Candidate, is_item, listed_act, opens_list
from riwaya.annotate.promises.subjects import (
    takes_act,
    takes_object,
    undertaking_at,
)
from riwaya.annotate.promises.words import any_listed, listed
from riwaya.model import Frame

_DAY = 10  # characters of a day
_NEAR = 50  # positions from a noun like «قمة» in which its day begins
_WORDS = 8  # tokens on either side of «موعد» in which its day stands
_TOLD = frozenset({"agreed", "decide", "meets", "appointment", "intent", "by"})  # cues that tell a fact
_DATED = frozenset({"scheduled", "duty", "deadline", "target", "proviso", "threat", "stands"})  # cues that set a day
_BY_DAY = frozenset({"meets", "appointment", "fixed", *_DATED})
_SAID_FIRST = frozenset({"moved", "promise", "pledge", "threat", "agreed", "agreement", "signed"})
_KEPT = frozenset({"kept", "unkept"})
_OVER = _KEPT | {"timely", "missed", "moved", "fixed", "scheduled", "grace"}  # cues of days that may have passed
_NOW = frozenset({"announced", "signed", "agreed", "decide", "intent", "aim", "agreement"})  # of days to come only
# A duration behind these runs from now.
_RUNNING = frozenset(("future", "never", "schedule", "promise", "pledge", "duty", "grace", "target", "threat"))
_RUNNING |= frozenset(("proviso", "deadline", "meets"))


def candidates_in(frame: Frame, layers: Layers, published: str) -> Iterator[Candidate]:
    """The commitments of an article, left to right."""
    listing = False
    for start, end in frame.sentences:
        tokens = frame.tokens_in(start, end)
        item = listing and is_item(frame, tokens)
        if item:
            yield listed_act(frame, tokens, end)
        listing = item or opens_list(frame, tokens)
        joined = -1
        for promise in promises_in(frame, tokens, frame.keys):
            if promise.kind == "by" and not _dates_behind(frame, layers, promise):
                continue
            if _is_supposed(frame, promise) or is_idle(frame, layers, promise):
                continue
            if is_watched(frame, layers, promise) or is_foretold(frame, promise, tokens.start):
                continue
            extent = extent_of(frame, promise, tokens)
            if extent is None or extent[1] <= extent[0] or _is_any(frame, promise, extent[0]):
                continue
            first, last = frame.tokens[extent[0]].start, frame.tokens[extent[1] - 1].end
            view = View(promise, extent, tokens, first, last)
            ahead = _is_ahead(frame, layers, view, published)
            if promise.kind in ("agreed", "decide", "terms") and not ahead and _is_old(frame, layers, view, published):
                continue
            verb = promise.kind in ("future", "never")
            beside = verb and joined >= promise.first - 2 and frame.tokens[promise.first].form[0] == "و"
            if _commits(frame, layers, view, ahead) or (beside and not is_effect(frame, promise)):
                joined = extent[1] if verb else -1
                yield _candidate(frame, view, end)


def _dates_behind(frame: Frame, layers: Layers, promise: Promise) -> bool:
    """Whether a date stands right behind a cue like «قبل»."""
    close = frame.tokens[promise.last - 1].end
    return bool(layers.within("dates", close, close + 4))


def _is_any(frame: Frame, promise: Promise, first: int) -> bool:
    """Whether a verb of the future is said of any thing of a kind: «أي خريطة لا تمر بالإقليم ستبقى على الورق»."""
    return promise.kind in ("future", "never") and not promise.own and bare(frame, first) == "اي"


def _candidate(frame: Frame, view: View, stop: int) -> Candidate:
    promise = view.promise
    cue = frame.tokens[promise.first].start
    content = content_of(frame, promise, view.tokens.stop) if promise.kind in _SAID_FIRST else cue
    if promise.kind == "announced":  # a day before what is announced is when it was said
        content = frame.tokens[max(promise.first, undertaking_at(frame, promise.last))].start
    before = range(view.tokens.start, promise.first)
    was = any(word(frame, k) in marked("was") for k in before)
    past = promise.kind in _OVER or (was and promise.kind not in _NOW)
    start = _behind_conjunction(frame, view.extent[0])
    return Candidate(start, view.last, cue, promise.kind, promise.own, content, stop, past)


def _behind_conjunction(frame: Frame, index: int) -> int:
    """Where the words begin, without a conjunction before a verb of the future."""
    token = frame.tokens[index]
    joined = token.form[0] in "وف" and (token.form[1:2] == "س" or opens_cue(frame.keys[index][1:]))
    return token.start + joined


def _is_ahead(frame: Frame, layers: Layers, view: View, published: str) -> bool:
    """Whether a day to come stands in the words of a promise, or near its cue where that sets it."""
    promise, last = view.promise, view.last
    reach = last if promise.kind != "appointment" else min(last, frame.tokens[promise.first].start + _NEAR)
    days = layers.within("dates", view.first, reach)
    if promise.kind in ("fixed", "stands"):
        days = layers.within("dates", *_around(frame, promise, view.tokens))
    if is_expected(frame, promise):
        days = tuple(d for d in layers.within("dates", view.first, last) if len(d.value) >= _DAY)
    elif promise.kind == "appointment":
        # of the year that runs nothing tells what is past: «تظاهرات … بداية هذا العام»
        days = tuple(d for d in days if len(d.value) > 4 or d.value != published[: len(d.value)])
    if promise.kind in ("meets", "future") and bare(frame, promise.first - 1) in marked("relative"):
        # a year that runs tells of a habit there: «التي تشارك للمرة الثالثة في مونديال 2018»
        days = tuple(d for d in days if len(d.value) > 4 or d.value != published[: len(d.value)])
    views = [is_ahead(d.value, published) for d in days]
    if True in views:
        return True
    cue = frame.tokens[promise.first].start
    durations = layers.within("durations", cue, last) if promise.kind in _RUNNING else ()
    if any(runs_from_now(frame, duration) for duration in durations):
        return True
    if promise.kind == "meets" and any(d.value[:10] == published for d in layers.within("dates", view.first, last)):
        return True
    if None not in views:
        return False
    coming = marked("coming")
    return promise.kind in _DATED or (
        promise.kind != "appointment" and any(key in coming for key in frame.keys[promise.last : view.extent[1]])
    )


def _commits(frame: Frame, layers: Layers, view: View, ahead: bool) -> bool:
    """Whether somebody binds himself, or a day is set."""
    promise, kind = view.promise, view.promise.kind
    before = bare(frame, promise.first - 1) if promise.first else ""
    days = layers.within("dates", view.first, view.last)
    if kind in ("promise", "intent"):
        return before not in ("بما", "ما", "مما", "لا", "لم")
    if kind == "schedule":
        was = before in marked("was") or bare(frame, promise.first) in marked("was")
        return before not in ("بما", "ما", "مما") and (not was or bool(days))
    if kind == "pledge":
        return before not in ("بما", "ما", "مما", "ضروره") and takes_object(frame, promise.last, "ب")
    if kind in ("missed", "moved", "scheduled", "fixed") and _is_past_day(frame, layers, view):
        return True
    if kind in _KEPT:
        return True
    if kind == "timely":
        return was_done(frame, promise.first, view.tokens.start)
    if kind == "moved":  # «نفت وجود نية لتأجيل الانتخابات المقررة في …»
        return ahead and any_listed(frame, range(view.tokens.start, promise.first), "denies")
    if before in marked("was"):
        return False
    if before in marked("negation") or (kind == "meets" and before == "قد"):
        return kind == "future"
    if kind in ("future", "never"):
        return binds(frame, layers, view, ahead)
    return _sets(frame, layers, view, ahead)


def _is_old(frame: Frame, layers: Layers, view: View, published: str) -> bool:
    """Whether a year long past is named with what was agreed or decided: «وافق عام 2003»."""
    start = frame.tokens[max(view.tokens.start, view.extent[0] - 6)].start
    years = [day.value[:4] for day in layers.within("dates", start, view.last)]
    return any(year.isdigit() and int(year) < int(published[:4] or 0) - 1 for year in years)


def _is_past_day(frame: Frame, layers: Layers, view: View) -> bool:
    """Whether a day is told that was set and passed, or to which an act was moved."""
    promise = view.promise
    cue = frame.tokens[promise.first].start
    off = range(max(view.tokens.start, promise.first - 5), promise.first)
    if promise.kind in ("missed", "scheduled") and any_listed(frame, off, "cancels"):
        return promise.kind == "missed" or any(word(frame, k) in marked("was") for k in off)
    if promise.kind == "missed":
        days = layers.within("dates", cue, view.last)
        return any(word(frame, frame.tokens_in(cue, d.start)[-1]) != "منذ" for d in days if d.start > cue)
    if promise.kind == "moved":
        days = layers.within("dates", cue, view.last)
        to = (frame.tokens_in(cue, d.start) for d in days)
        return any(before and word(frame, before[-1]) in ("الي", "حتي") for before in to)
    around = range(max(view.tokens.start, promise.first - 3), promise.first)
    if promise.kind == "scheduled":
        was = any(word(frame, k) in marked("was") for k in around)
        return was and bool(layers.within("dates", cue, view.last))
    return any_listed(frame, around, "lapse") and bool(layers.within("dates", cue, view.last))


def _sets(frame: Frame, layers: Layers, view: View, ahead: bool) -> bool:
    """Whether a cue that is no verb of the future sets a day or an act."""
    promise, kind = view.promise, view.promise.kind
    if kind == "announced":
        at = undertaking_at(frame, promise.last)
        return at >= 0 and (ahead or not any_listed(frame, (at,), "begun"))
    if kind == "aim":
        behind = frame.keys[promise.last : min(promise.last + 3, view.tokens.stop)]
        return takes_object(frame, promise.last, "ل") and not any(k[0] == "ل" and k in listed("void") for k in behind)
    if kind == "ready":
        words = range(max(promise.first - 5, 0), promise.first)
        if bare(frame, promise.first) == "التزام":  # «أكد التحالف التزامه الثابت بإجراء تحقيق»
            return any_listed(frame, words, "avowing") and takes_act(frame, promise.last)
        if bare(frame, promise.first - 1) == "عن":  # «أعلن رجل الأعمال فلان عن استعداده لـ»
            return True
        return any(word(frame, k) in marked("avow") for k in words)
    close = frame.tokens[promise.last - 1].end
    if kind == "by":
        return ahead and _dates_behind(frame, layers, promise)
    if kind == "grace":
        return _gives_time(frame, layers, view, ahead)
    if kind == "terms":
        return True
    if kind == "proviso":
        verb = word(frame, promise.last)[:1] in ("ي", "ت")
        return ahead and verb and word(frame, promise.first - 1) in ("،", ",")
    if kind == "stands":
        return ahead and bool(layers.within("dates", close - 35, close - 3))
    if kind in ("fixed", "meets"):
        near = range(max(view.tokens.start, promise.first - 4), min(promise.last + 4, view.tokens.stop))
        if kind == "meets" and (any_listed(frame, near[:4], "guess") or any_listed(frame, near[:4], "period")):
            return False  # «يمكن أن تصل لاحقا …», «السنة المالية التي تنتهي في …»
        return ahead and not any_listed(frame, near, "vote")
    if kind == "deadline" and word(frame, promise.first).endswith("في") and _is_told(frame, promise):
        return False
    if kind in _BY_DAY:
        return ahead
    if kind in ("agreed", "decide", "agreement"):
        return settles(frame, layers, view, ahead)
    after = range(promise.last, min(promise.last + 9, view.tokens.stop))
    purpose = any(frame.keys[k][0] == "ل" and can_cause(frame.keys[k][1:]) for k in after)
    lasting = purpose or ahead or bool(layers.within("durations", close, view.last))
    told = bare(frame, promise.first - 1) in marked("relative")  # «روسيا التي أبرمت اتفاقات»
    return kind == "signed" and lasting and not told and any_listed(frame, after, "signed")


def _gives_time(frame: Frame, layers: Layers, view: View, ahead: bool) -> bool:
    """Whether a time is given, or ran out in vain: «أمامها مهلة حتى …», «انقضت المهلة … من دون اتفاق»."""
    promise = view.promise
    close = frame.tokens[promise.last - 1].end
    bound = word(frame, promise.first).startswith("امام")
    until = any(word(frame, k) == "حتي" for k in range(promise.last, min(promise.last + 8, view.tokens.stop)))
    dated = ahead or (until and bool(layers.within("dates", close, view.last)))
    if any_listed(frame, range(max(view.tokens.start, promise.first - 2), promise.first), "lapse"):
        dated = dated or any(word(frame, k) in ("دون", "بدون", "ولم", "بلا") for k in view.tokens)
    return (dated and not bound) or bool(layers.within("durations", close, close + 30))


def _is_told(frame: Frame, promise: Promise) -> bool:
    """Whether a past verb stands right before «في غضون»: «وصلت في غضون أيام إلى …»."""
    form = frame.tokens[promise.first - 1].form if promise.first else ""
    plain = len(form) > 3 and form.endswith("ت") and not form.endswith(("ات", "وت", "يت")) and form[:2] != "ال"
    return plain and frame.tokens[promise.first - 1].kind == "word"


def _around(frame: Frame, promise: Promise, tokens: range) -> tuple[int, int]:
    """Positions of some words on either side of a cue."""
    first, last = max(tokens.start, promise.first - _WORDS), min(tokens.stop, promise.last + _WORDS)
    return frame.tokens[first].start, frame.tokens[last - 1].end


def _is_supposed(frame: Frame, promise: Promise) -> bool:
    """Whether a word of condition stands shortly before a cue that tells a fact."""
    far = {"fixed": 8, "stands": 8, "promise": 4, "pledge": 4}.get(promise.kind, 3 if promise.kind in _TOLD else 0)
    return far > 0 and bool(frame.keys_where(_supposes, max(promise.first - far, 0), promise.first))


def _supposes(key: str) -> bool:
    """Whether a token is a word of condition, also with a conjunction."""
    return key in marked("if") or key[1:] in marked("if")
