"""What a statement tells of beyond its own span: the thing it judges, the happening it begins with, who acts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from riwaya.lang.ar.fold import fold, key_of
from riwaya.link.polarity import ATTITUDES, judges
from riwaya.link.terms import Word, is_verb, link_words, nationality_of, term_of
from riwaya.model import Claim, Event, Reading, Span

# Statuses of events that did not happen, or not yet.
UNREAL = frozenset(("planned", "demanded", "hypothetical"))
# Characters between a cue and what it calls something in which that thing is named.
_SUBJECT = 80
_OPENING = 8
_THEME = 14
# What is done to those whose adjective follows: «مقتل فلسطينيين».
_SUFFERED = frozenset(("@kill", "@wound", "@arrest", "@release", "@expel", "@kidnap", "@execute", "@prisoner", "@toll"))
# Content words of a happening before what it followed.
_ENOUGH = 2
# Words among which a statement names whom it blames.
_BLAMED, _RESPONSIBLE = 8, "@responsible"
# Words after «على» that may name whom an attack is on.
_UPON = 6
# Words before a happening among which one may say that it is only thought of.
_THOUGHT = 5
# What is said before the thing itself is named: «دعوة إلى تمديد», «قرار التمديد».
_BEFORE = ATTITUDES | {"@demand", "@decide", "@plan", "@case_matter", "@party_political", "@government"}
# How verbs of what will be begin: «سيؤدي», «ستكون».
_WILL = ("سي", "ست", "سن")
_EVEN_IF = frozenset((("حتي", "ان"), ("الي", "ان")))
# Pronouns at the end of «فوزه», «فوزها», «فوزهم».
_SHORTEST = 2
_HIS = ("ه", "ها", "هم", "هما", "نا")

# Verbal nouns behind which the doer stands at once: «إلغاء الرئيس القمة».
_DONE_BY = frozenset(
    (
        *("@cancel", "@withdraw", "@stop", "@sign", "@lift", "@impose", "@postpone", "@join", "@visit", "@start"),
        *("@resume", "@end", "@refuse", "@accept", "@decide", "@launch", "@interfere"),
    )
)


def subject_span(claim: Claim, inside: Sequence[Word]) -> Span | None:
    """Where the thing stands that a statement judges: «وصف الاتفاق بأنه كارثي» → «الاتفاق بأنه»; None without one."""
    first = next((word.term for word in inside if word.term), "")
    if claim.cue is None or not judges(first) or not 0 < claim.content.start - claim.cue.end <= _SUBJECT:
        return None
    return Span(claim.cue.end, claim.content.start)


def deed_of(reading: Reading, content: Span, inside: Sequence[Word]) -> Event | None:
    """The happening that a statement begins with («انسحاب بلاده من الاتفاق»); None for none."""
    opening = next((word.end for word in inside if word.term), content.start)
    for event in reading.events:
        if event.span.start <= opening <= event.span.end and event.span.overlaps(content):
            return event if event.status not in UNREAL else None
    return None


def agent_of(inside: Sequence[Word], speaker: str) -> str:
    """The party that a statement names first, the speaker where it says «بلاده»."""
    for at, word in enumerate(inside[:_OPENING]):
        if word.term.startswith("party:") and (at == 0 or not nationality_of(word.form)):
            return word.term.removeprefix("party:")
        if word.form in link_words("own"):
            return speaker
    return ""


def theme_of(inside: Sequence[Word], speaker: str) -> str:
    """The first party other than the speaker that a statement names, its adjective included: «الهجمات الإيرانية»."""
    for word in inside[:_THEME]:
        party = word.term if word.term[:6] == "party:" else nationality_of(word.form)
        if party and party != f"party:{speaker}":
            return party.removeprefix("party:")
    return ""


def doer_in(inside: Sequence[Word]) -> str:
    """The party whose deed a happening is by its first words: «الضربات الإسرائيلية على …» → israel; "" for others."""
    plain = [word for word in inside if word.term or nationality_of(word.form)][:2]
    if len(plain) < _ENOUGH or plain[0].term in _SUFFERED or plain[0].term[:6] == "party:":
        return ""
    beside = inside.index(plain[1]) == inside.index(plain[0]) + 1
    if beside and plain[0].term in _DONE_BY and plain[1].term[:6] == "party:":
        return plain[1].term.removeprefix("party:")
    return nationality_of(plain[1].form).removeprefix("party:")


def only_thought_of(before: Sequence[Word]) -> bool:
    """Whether the words before a happening say that it is only thought of: «وتدرس واشنطن فرض عقوبات»."""
    return any(word.form.lstrip("وف") in link_words("considered") for word in before[-_THOUGHT:])


def victim_in(inside: Sequence[Word]) -> str:
    """The party that a happening is told to be upon: «إطلاق صواريخ على قواعد إسرائيلية» → israel; "" for none."""
    return next(filter(None, (_upon(inside, at) for at, word in enumerate(inside) if _is_upon(word))), "")


def victim_near(before: Sequence[Word], after: Sequence[Word]) -> str:
    """The party upon which a figure's matter is, by the nearest words around it: «رسوم على سلع صينية قيمتها 34 مليارا»
    → china; "" for none."""
    behind = next((at for at in range(len(before) - 1, -1, -1) if _is_upon(before[at])), None)
    if behind is not None:
        return _upon([*before, *after], behind)
    ahead = next((at for at, word in enumerate(after) if _is_upon(word)), None)
    return "" if ahead is None else _upon(after, ahead)


def _is_upon(word: Word) -> bool:
    return word.form in link_words("upon")


def _upon(words: Sequence[Word], at: int) -> str:
    """The first party named behind a word that says upon whom something is done."""
    behind = (w.term if w.term[:6] == "party:" else nationality_of(w.form) for w in words[at + 1 : at + 1 + _UPON])
    return next(filter(None, behind), "").removeprefix("party:")


def main_clause(span: Span, trigger: Span, inside: Sequence[Word]) -> Span:
    """A happening without what it followed or answered, and without what it only dates.

    «ضرب مواقع ردا على إطلاق صواريخ» → «ضرب مواقع»; «المسار الذي تزايد منذ اغتيال القائد» → «اغتيال القائد»;
    «قبل ساعة على استقالته أفرجت السلطات عنهم» → «أفرجت السلطات عنهم».
    """
    before = [word.form for word in inside if word.start < trigger.start]
    if before and not {before[0].removeprefix("و"), before[-1]}.isdisjoint(link_words("dates")):
        span, inside = Span(trigger.start, span.end), [word for word in inside if word.start >= trigger.start]
    told = 0
    for word in inside:
        if told >= _ENOUGH and word.start > trigger.start and word.form in link_words("background"):
            return Span(span.start, max(span.start + 1, word.start - 1))
        told += bool(word.term)
    return span


def aside_in(inside: Sequence[Word]) -> frozenset[str]:
    """What a statement names only to say which thing it means, or why, when and about what somebody acts.

    «طردت الدبلوماسيين على خلفية تسميم الجاسوس» → poison, spy; behind «الاتهامات التي وجهتها تل أبيب» its verb tells on.
    """
    told: set[str] = set()
    beside: set[str] = set()
    opened, clause, predicated = -1, -1, False
    for at, word in enumerate(inside):
        verb = is_verb(word.form) and word.form[0] not in "ول"
        if clause >= 0 and (word.clause != clause or (verb and not predicated and at > opened + 1)):
            clause = -1
        elif (told or _opens(inside, at)) and clause < 0 and word.form.removeprefix("و") in link_words("aside"):
            opened, clause = at, word.clause
        predicated = predicated or (verb and clause < 0)
        if word.term:
            (beside if clause >= 0 else told).add(word.term)
    return frozenset(beside - told)


def _opens(inside: Sequence[Word], at: int) -> bool:
    """Whether a statement begins with a phrase before its own clause: «بموجب الاتفاق، …»."""
    return at <= 1 and inside[at].clause == 0 < inside[-1].clause and not is_verb(inside[0].form)


def passing_in(inside: Sequence[Word]) -> dict[str, frozenset[str]]:
    """What a statement names in passing, by the names of fields of an item."""
    return {"aside": aside_in(inside), "supposed": supposed_in(inside)}


def supposed_in(inside: Sequence[Word]) -> frozenset[str]:
    """What a statement names only as a condition: «إذا استخدمت الأسلحة الكيميائية»; «أي استخدام لها سيقابل برد». Who
    threatens for the case that something is not done wants it: «إذا لم تفرج عنه»."""
    told: set[str] = set()
    supposed: set[str] = set()
    clause = beside = -1
    for at, word in enumerate(inside):
        any_will_be = word.form in link_words("any") and _will_be(inside, at)
        if any_will_be or word.form in link_words("condition") or _until(inside, at):
            wanted = any(after.form in link_words("undone") for after in inside[at + 1 : at + 3])
            clause = -1 if wanted else word.clause
        elif clause >= 0 and (word.clause != clause or word.form.lstrip("وف")[:2] in _WILL):
            clause = -1
        if word.form.removeprefix("و") in link_words("aside"):
            beside = word.clause
        if word.term and clause >= 0:
            supposed.add(word.term)
        elif word.clause != beside:
            told.add(word.term)
    return frozenset(supposed - told)


def _until(inside: Sequence[Word], at: int) -> bool:
    """Whether what is to be first, or would change nothing, follows: «حتى إخلاء الموقع», «إلى أن يخليه», «حتى إن»."""
    pair = (inside[at - 1].form, inside[at].form) if at else ("", "")
    if pair in _EVEN_IF:
        return True
    behind = next(iter(inside[at + 1 : at + 2]), None)
    return inside[at].form == "حتي" and behind is not None and behind.term[:1] == "@"


def _will_be(inside: Sequence[Word], at: int) -> bool:
    """Whether a verb of what will be follows in the clause: «أي هجوم سيؤدي»."""
    rest = (word.form for word in inside[at + 1 :] if word.clause == inside[at].clause)
    return any(form[:2] in _WILL and is_verb(form) for form in rest)


def blamed_in(inside: Sequence[Word]) -> str:
    """The party that a statement begins with holding responsible: «روسيا مسؤولة عن», «تورط موسكو في»; "" for none."""
    for at, word in enumerate(inside[:_BLAMED]):
        if word.term == _RESPONSIBLE:
            beside = [*inside[at + 1 : at + 3], *reversed(inside[max(0, at - 3) : at])]
            return next((w.term.removeprefix("party:") for w in beside if w.term[:6] == "party:"), "")
    return ""


@cache
def _kinds() -> frozenset[str]:
    """Terms of words that stand before the thing itself: «أي صيغة من الوجود», «فكرة التمديد», «دعوة إلى التمديد»."""
    return _BEFORE | frozenset(map(term_of, link_words("kind")))


def head_of(inside: Sequence[Word], text: str) -> dict[str, object]:
    """The first thing that a statement names ("head") and whether it is the speaker's ("own"): «فوزه في الانتخابات».
    `text`: that of the article, in which a pronoun is told from a feminine ending."""
    for at, word in enumerate(inside):
        if word.term and word.term[:6] != "party:" and word.term not in _kinds():
            raw = text[word.start : word.end]
            bare = (raw.removesuffix(his) for his in _HIS if at == 0 and raw.endswith(his))
            own = any(len(form) > _SHORTEST and term_of(key_of(fold(form))) == word.term for form in bare)
            return {"head": word.term, "own": own and not is_verb(word.form)}
    return {}
