"""Which words a commitment covers: from the subject before its cue to the end of what is promised."""

from __future__ import annotations

from riwaya.annotate.happenings.clauses import bare, bare_key, word
from riwaya.annotate.happenings.words import marked
from riwaya.annotate.outlook.clauses import is_decimal
from riwaya.annotate.promises.cues import Promise, is_event_word
from riwaya.annotate.promises.subjects import undertaking_at
from riwaya.annotate.promises.terms import terms_start
from riwaya.annotate.promises.words import any_listed
from riwaya.lang.ar.future import future_prefix
from riwaya.model import Frame

_FIXED = 8
_LONGEST, _FARTHEST_SUBJECT, _FARTHEST_NOUN = 26, 14, 6
_NAMED = 4  # tokens from the mark that opens a quoted name to the one that closes it
_FURTHER = 12  # words behind or before the longest clause in which it may pause
_HARD = frozenset(".؟?!؛;…:")
_COMMAS = frozenset("،,")
_QUOTES = frozenset('"«»“”')
_TURNS = frozenset(("حيث", "بينما", "فيما", "لكن", "مشيرا", "مضيفا", "كما", "موضحا", "غير"))
_INTO_DATE = frozenset(("قبل", "بعد", "حتي"))
_GOVERNS = frozenset(("مع", "رغم", "بعد", "علي", "من", "الي", "في", "عن", "قبل", "منذ", "بشان", "حول"))
_NAMES = ("وفق", "وزير", "وزار", "وفد", "واشنطن", "وكاله", "وحد", "وقف", "وسط", "وصول", "وذلك")


_OF_NOUN = frozenset(("scheduled", "deadline", "by"))
_OF_SUBJECT = frozenset(
    (
        "future",
        "never",
        "intent",
        "decide",
        "duty",
        "grace",
        "promise",
        "pledge",
        "aim",
        "target",
        "threat",
        "ready",
        "agreed",
        "signed",
        "meets",
        "moved",
        "missed",
        "kept",
        "unkept",
        "timely",
    )
)


def extent_of(frame: Frame, promise: Promise, tokens: range) -> tuple[int, int] | None:
    """Tokens ``first..last`` of the commitment; None when the cue sets nothing."""
    first = promise.first
    if promise.kind == "terms":
        start = terms_start(frame, promise, tokens)
        return None if start is None else (start, end_after(frame, start, tokens.stop))
    if promise.kind in _OF_NOUN:
        noun = _noun_before(frame, promise, tokens.start)
        if noun is None:
            return None
        first = noun
    elif promise.kind in _OF_SUBJECT and not _is_noun(frame, promise):
        first = subject_before(frame, promise.first, tokens.start)
    elif promise.kind == "proviso":
        first = promise.last
    if promise.kind in ("fixed", "stands"):
        first = _day_before(frame, promise.first, tokens.start)
    if promise.kind == "stands":
        return first, promise.last
    behind = promise.last
    if promise.kind == "announced":  # over «"اسم"، الجمعة،» to what is announced
        behind = max(behind, undertaking_at(frame, behind))
    return first, end_after(frame, behind, tokens.stop)


def _is_noun(frame: Frame, promise: Promise) -> bool:
    """Whether a promise is named rather than told: «رغم تعهد الحكومة بـ…»."""
    if promise.kind == "ready":
        return bare(frame, promise.first) == "التزام"
    return promise.kind in ("promise", "pledge") and word(frame, promise.first - 1).removeprefix("و") in _GOVERNS


def _day_before(frame: Frame, index: int, floor: int) -> int:
    """Token where the clause of a day that is fixed begins: «بعد انقضاء موعد إخلائها», «نهاية سبتمبر تظل الموعد»;
    of an act that came before its day, where the act does: «انتهاء المهام، أي قبل أسبوع من الموعد»."""
    first = index
    while first > floor and index - first < _FIXED:
        token, form = frame.tokens[first - 1], bare(frame, first - 1)
        if token.form in _HARD or token.form in _COMMAS or token.form in _QUOTES or form in marked("that"):
            break
        first -= 1
        if any_listed(frame, (first,), "lapse"):
            break
    early = [k for k in range(max(floor, index - _FARTHEST_SUBJECT), index) if word(frame, k) == "اي"]
    if early and frame.tokens[early[-1] - 1].form in _COMMAS and word(frame, early[-1] + 1) == "قبل":
        comma = early[-1] - 1
        head = range(comma - 1, max(floor, comma - _FARTHEST_SUBJECT) - 1, -1)
        stop = next((k for k in head if frame.tokens[k].kind == "mark"), floor - 1)
        nouns = [k for k in head if k > stop and frame.tokens[k].kind == "word" and is_event_word(frame, k)]
        return nouns[-1] if nouns else first
    return first


def subject_before(frame: Frame, index: int, floor: int) -> int:
    """Token where the subject before the verb at `index` begins; `index` itself when none stands there."""
    first = index
    form = frame.tokens[index].form
    if form[0] in "وف" and form[1:2] in ("س", "ي", "ت") and form != "في":
        return index
    while first > floor and index - first < _FARTHEST_SUBJECT:
        token, form = frame.tokens[first - 1], bare(frame, first - 1)
        if token.form in _QUOTES:
            if _opens(frame, first - 1):
                break
            opening = next(
                (k for k in range(first - 2, max(floor, first - 6), -1) if frame.tokens[k].form in _QUOTES), -1
            )
            if opening <= floor or index - opening >= _FARTHEST_SUBJECT or first == index + 1:
                break
            first = opening
            continue
        if token.form in _HARD or token.form in _COMMAS:
            break
        if form in marked("relative"):
            day = word(frame, first - 2) == "الموعد" and word(frame, first - 3) == "من"
            return _day_before(frame, first - 2, floor) if day else max(floor, first - 2)
        if form in marked("that") or form in marked("break"):
            break
        first -= 1
    if index - first >= _FARTHEST_SUBJECT:
        return index
    while first < index and frame.tokens[first].kind == "mark":
        first += 1
    return first


def end_after(frame: Frame, index: int, stop: int) -> int:
    """Token behind the last one of the clause that goes on at `index`."""
    words, closing, named = 0, -1, False
    last, sorts, numbers = index, frame.vocabulary.key_column(_sort), frame.numbers
    while index < stop and words < _LONGEST:
        sort = sorts[numbers[index]]
        if not sort or sort == "turn":
            if sort and (words > 3 or frame.keys[index - 1] in _COMMAS):
                break
            words += 1
            last = index + 1
        elif sort == "hard":
            quoted = index + 1 < stop and sorts[numbers[index + 1]] == "quote"
            if not is_decimal(frame.keys, index) and (frame.keys[index] != ":" or not quoted):
                break
        elif sort == "quote":
            if index == closing and words > 4 and not named:
                return last
            if index == closing:
                closing, index = -1, index + 1
                continue
            closing = _closing(frame, index, stop)
            if closing < 0:
                break
            named = closing - index <= _NAMED  # «ضمن "خطة مارشال" من خلال …»
        elif sort == "comma" and index + 1 < stop and closing < 0 and _opens_clause(frame, index + 1, words):
            break
        index += 1
    return _to_pause(frame, last, stop) if words == _LONGEST else last


def _to_pause(frame: Frame, index: int, stop: int) -> int:
    """Token at which a clause that grew too long pauses: the next mark or turn, if one is near, else the last comma."""
    for at in range(index, min(index + _FURTHER, stop)):
        if frame.tokens[at].form in _HARD | _COMMAS or bare_key(frame.keys[at]) in _TURNS:
            return at
    commas = [at for at in range(index - _FURTHER, index) if frame.tokens[at].form in _COMMAS]
    return commas[-1] if commas else index


def _sort(key: str) -> str:
    """What a token is to the end of a clause: "" for words and numbers, "turn" for words that begin something else,
    for marks "hard", "quote", "comma" or "mark"."""
    if key[0].isalnum():
        return "turn" if bare_key(key) in _TURNS else ""
    return "hard" if key in _HARD else "quote" if key in _QUOTES else "comma" if key in _COMMAS else "mark"


def _opens(frame: Frame, index: int) -> bool:
    """Whether the quotation mark at `index` opens a quotation."""
    mark = frame.tokens[index].form
    if mark in "«“»”":
        return mark in "«“"
    sentence = frame.sentence_at(frame.tokens[index].start)
    floor = frame.tokens_in(*sentence).start if sentence else index
    return sum(frame.tokens[k].form == mark for k in range(floor, index)) % 2 == 0


def _opens_clause(frame: Frame, index: int, words: int) -> bool:
    """Whether another clause begins at token `index`, behind a comma."""
    following, form = bare(frame, index), frame.tokens[index].form
    if form[:1] in "وف" and (form[1:] in ("لن", "سوف", "أنه", "أنها", "إنه", "إنها") or future_prefix(form) == 1):
        return True
    if form[:1] == "و" and following[1:] in marked("say"):
        return True
    beyond = bare(frame, index + 1) if index + 1 < len(frame.tokens) else ""
    turns = following == "اذ" or following.startswith("لكن")
    if words and (turns or (following, beyond) in (("في", "حين"), ("قبل", "ان"))):
        return True
    if words <= 3:
        return False
    if form in _QUOTES:
        return _opens(frame, index)
    if form[:1] == "و" and following in marked("that"):
        return True
    if (following, beyond) in (("وفي", "حال"), ("وفي", "حاله")) or following in ("واذا", "وان"):
        return True
    if following in _INTO_DATE or following == "علي":
        return words > 6 and index + 1 < len(frame.tokens) and word(frame, index + 1) in ("ان", "الا")
    if following == "ذلك" and form[:1] == "و":
        return bare(frame, index + 1) not in ("قبل", "بحلول", "في", "خلال", "حتي")
    if following in marked("break") and following not in ("وفق", "وفقا"):
        return True
    if following[:1] == "و":
        return not following.startswith(_NAMES)
    return following.startswith(("فان", "فقد", "فلن", "لان"))


def _closing(frame: Frame, index: int, stop: int) -> int:
    """Token of the quotation mark that closes the one at `index`; -1 when it closes one itself."""
    mark = frame.tokens[index].form
    if not _opens(frame, index):
        return -1
    closers = {"«": "»", "“": "”"}.get(mark, mark)
    return next((k for k in range(index + 1, min(index + _LONGEST, stop)) if frame.tokens[k].form == closers), -1)


def _noun_before(frame: Frame, promise: Promise, floor: int) -> int | None:
    """The nearest event noun before the cue in its clause."""
    was = word(frame, promise.first - 1) in marked("was")
    dated = promise.kind in ("deadline", "by")
    farthest = _FARTHEST_NOUN * (2 if dated or was else 1)
    told = _told_ahead(frame, range(max(floor, promise.first - farthest), promise.first)) if dated else None
    if told is not None:
        return told
    for first in range(promise.first - 1, max(floor, promise.first - farthest) - 1, -1):
        token = frame.tokens[first]
        if token.form in _HARD:
            return None
        if dated and bare(frame, first) in marked("that"):
            return None
        if token.kind == "word" and is_event_word(frame, first):
            return _owned(frame, first, floor)
    return None


def _told_ahead(frame: Frame, tokens: range) -> int | None:
    """Token behind «إن» where a verb of the future follows it: «إن بلاده لن تكون في حالة حرب بحلول …»."""
    said = next((k for k in reversed(tokens) if bare(frame, k) in marked("that")), None)
    if said is None:
        return None
    after = range(said + 1, tokens.stop)
    if any(frame.tokens[k].form in _HARD or frame.tokens[k].form in _COMMAS for k in after):
        return None
    future = (bare(frame, k) in ("لن", "سوف") or future_prefix(frame.tokens[k].form) >= 0 for k in after)
    return said + 1 if any(future) else None


def _owned(frame: Frame, first: int, floor: int) -> int:
    """Where a chain of nouns that ends at `first` begins: «إعلان موعد انتهاء المهمة»."""
    while first > floor and frame.tokens[first - 1].kind == "word":
        form = word(frame, first - 1)
        if form[:2] == "ال" or not (form in ("موعد", "تاريخ", "اعلان", "تحديد") or is_event_word(frame, first - 1)):
            break
        first -= 1
    return first
