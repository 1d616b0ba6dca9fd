"""Who says a promise and with what verb: a forecast or a demand binds nobody."""

from __future__ import annotations

from riwaya.annotate.happenings.clauses import bare, word
from riwaya.annotate.happenings.layers import Layers, Placed
from riwaya.annotate.happenings.words import marked
from riwaya.annotate.promises.cues import Promise
from riwaya.annotate.promises.words import any_listed, listed
from riwaya.model import Claim, Frame

_UNDER = frozenset(
    (
        "في",
        "من",
        "علي",
        "الي",
        "عن",
        "مع",
        "ضد",
        "بين",
        "لدي",
        "عبر",
        "حول",
        "تجاه",
        "نحو",
        "بشان",
        "قرب",
        "داخل",
        "وسط",
    )
)
_FORETOLD = frozenset(("deadline", "by", "fixed", "appointment", "proviso", "stands"))
_OTHERS = frozenset(("future", "never", "deadline", "by", "fixed", "appointment", "stands", "moved"))
_FARTHEST = 14  # tokens between a verb of foretelling and the day it speaks of
_GUESSED = 5  # tokens between «قد» and the day of what it guesses
_WHETHER = 8  # words between «ما إذا» and the verb of what is asked
_NAME = 40  # characters of a name
_CONTENT = 20  # tokens between a verb of promising and what is promised


def claim_at(layers: Layers, position: int) -> Claim | None:
    """The innermost reported statement around a position."""
    return layers.claim_at(position)


def denies(frame: Frame, claim: Claim | None) -> bool:
    """Whether a statement says that its content is not so: «نفى أن القوات ستنسحب», not «أوضح أنها لن تنسحب»."""
    if claim is None or claim.act != "deny":
        return False
    position = frame.text.position
    return any_listed(frame, frame.tokens_in(position(claim.cue.start), position(claim.cue.end)), "denies")


def is_watched(frame: Frame, layers: Layers, promise: Promise) -> bool:
    """Whether the words are a forecast, a warning or a demand of the speaker, or an outsider's view of others."""
    claim = claim_at(layers, frame.tokens[promise.first].start)
    if claim is None:
        return False
    calls = claim.act == "demand" and promise.kind == "appointment" and not _is_urged(frame, promise)
    if (claim.act in ("demand", "ask") and not calls) or (claim.act in ("expect", "warn") and not promise.own):
        return True
    if promise.own or claim.source is None or promise.kind not in _OTHERS:
        return False
    position = frame.text.position
    source = frame.tokens_in(position(claim.source.start), position(claim.source.end))
    said = frame.tokens_in(position(claim.cue.start), position(claim.cue.end))
    return any_listed(frame, source, "outsider") or any_listed(frame, said, "view")


def _is_urged(frame: Frame, promise: Promise) -> bool:
    """Whether no day is named but haste: «دعت إلى إجراء تحقيق في أقرب وقت ممكن»."""
    behind = range(promise.last, min(promise.last + _CONTENT, len(frame.tokens)))
    close = next((k for k in behind if frame.tokens[k].form in ".؟?!"), behind.stop)
    return any(word(frame, k) in ("اقرب", "اسرع") for k in range(promise.last, close))


def is_foretold(frame: Frame, promise: Promise, floor: int) -> bool:
    """Whether a verb of expecting or demanding stands before a day in its sentence: «توقعت … قبل نهاية الصيف»."""
    if promise.kind in ("future", "never"):
        return any_listed(frame, range(max(floor, promise.first - 4), promise.first), "likely")
    if promise.kind not in _FORETOLD or is_expected(frame, promise):
        return False
    near = range(max(floor, promise.first - _GUESSED), promise.first)
    guessed = any_listed(frame, near, "guess") and all(frame.tokens[k].kind != "mark" for k in near)
    return guessed or any_listed(frame, range(max(floor, promise.first - _FARTHEST), promise.first), "foretells")


def is_expected(frame: Frame, promise: Promise) -> bool:
    """Whether an act is announced as expected, for a day: «من المتوقع وصول السفينة الثلاثاء»."""
    return promise.kind == "appointment" and word(frame, promise.first - 1) in listed("expected")


def content_of(frame: Frame, promise: Promise, stop: int) -> int:
    """Position where what is promised begins: at «أن», «على» or an attached ب behind the verb; the cue without one."""
    moved = promise.kind == "moved"
    for index in range(promise.last, min(promise.last + _CONTENT, stop)):
        form = word(frame, index)
        if moved and form not in ("الي", "حتي"):
            continue
        if moved or bare(frame, index) in marked("that") or form == "علي" or (form[:1] == "ب" and len(form) > 3):
            return frame.tokens[index].start
    return frame.tokens[promise.first].start


def runs_from_now(frame: Frame, placed: Placed) -> bool:
    """Whether a duration runs from the publication day: «خلال ستة أشهر», not «بعد عقد من بدايتها»."""
    words = listed("within")
    before = frame.tokens_in(max(0, placed.start - 25), placed.start + 1)
    if not any(word(frame, k) in words for k in before[-3:]):
        return False
    after = frame.tokens_in(placed.start, placed.start + 40)
    ends = frame.text.position(placed.span.end)
    following = next((k for k in after if frame.tokens[k].start >= ends), None)
    return following is None or word(frame, following) != "من"


def is_under(frame: Frame, party: Placed) -> bool:
    """Whether a name stands under a preposition, attached or a word of its own."""
    tokens = frame.tokens_in(max(0, party.start - 20), party.start + 1)
    if not tokens:
        return False
    own = frame.tokens[tokens[-1]]
    if own.start < party.start and frame.key[party.start - 1] in "بل" and party.start - own.start <= 3:
        return True
    before = tokens[-2] if own.end > party.start and len(tokens) > 1 else tokens[-1]
    return bare(frame, before) in _UNDER


def is_in_name(layers: Layers, position: int) -> bool:
    """Whether a word is part of a name: «روبرت ستاين» promises nothing."""
    names = layers.within("actors", max(0, position - _NAME), position + 1)
    return any(name.start <= position < name.end for name in names)


def is_idle(frame: Frame, layers: Layers, promise: Promise) -> bool:
    """Whether a cue binds nobody where it stands: a question («ما الذي ستفعله»), what would have been («كنت
    سأختار»), any thing of a kind («أي خريطة ستبقى»), a duty to promise, a word that describes («شخص ملتزم
    بالقانون»), a law that has come into force."""
    first = promise.first
    before = [bare(frame, k) if k >= 0 else "" for k in (first - 1, first - 2, first - 3)]
    if promise.kind in ("future", "never"):
        asked = before[0] in marked("relative") and before[1] in ("ما", "من", "ماذا")
        asked = asked or _is_whether(frame, first, _WHETHER)
        return asked or before[0] in ("كنت", "كنا") or (not promise.own and not {"اي", "واي"}.isdisjoint(before[:2]))
    if promise.kind in ("promise", "pledge", "intent"):
        if frame.tokens[first].form == "وعودة":  # «ذهاب وعودة»
            return True
        if before[0] == "ان" and any_listed(frame, (first - 2,), "obliged"):
            return True
        return any_listed(frame, (first,), "describes") and _is_described(frame, layers, first - 1)
    if promise.kind == "moved" and before[0] == "من":
        return True  # «من أجل»
    if promise.kind == "appointment" and first and any_listed(frame, (first - 1,), "passed"):
        return True  # «عقب زيارة الوزير هذا الأسبوع»
    if promise.kind in _FORETOLD and promise.kind != "appointment" and _is_whether(frame, first, _FARTHEST):
        return True
    if promise.kind != "meets":
        return False
    asks = _is_whether(frame, min(first + _WHETHER, len(frame.tokens) - 1), _WHETHER)  # «يبحثان فيما إذا كانت»
    return asks or any_listed(frame, range(max(0, first - 10), first), "entered")


def _is_whether(frame: Frame, first: int, farthest: int) -> bool:
    """Whether a verb of the future, or its day, stands behind «ما إذا كانت»: somebody asks whether it will."""
    for k in range(first, max(first - farthest, 1), -1):
        if frame.tokens[k].kind == "mark":
            return False
        if word(frame, k) == "اذا" and word(frame, k - 1) in ("ما", "عما", "بما", "فيما", "مما"):
            return True
    return False


def _is_described(frame: Frame, layers: Layers, index: int) -> bool:
    """Whether the word at `index` is a noun without article and no name, which an adjective describes."""
    token, form = frame.tokens[index], bare(frame, index)
    if index < 0 or token.kind != "word" or form[:2] == "ال" or form in marked("that") | listed("avows"):
        return False
    return not is_in_name(layers, token.start)
