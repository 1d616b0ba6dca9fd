"""Which way a statement speaks of each thing: «عدم الانسحاب من الاتفاق» is against leaving and for the deal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from riwaya.lang.ar.clitics import strip_article
from riwaya.link.negation import bare_forms, negates, open_from, phrases_of
from riwaya.link.terms import Word, concepts, is_verb, link_words, term_of, weak_terms
from riwaya.link.things import tells_kind

_AGAINST = ("-", "bad", "no")
# Sizes of a sign: why a statement speaks of a thing this way.
NAMED, DONE, JUDGED, NEGATED = 1, 2, 3, 4
_SIZES = {"bad": JUDGED, "good": JUDGED, "no": NEGATED}
_DECIDED = 999
# What is felt about a thing, not the thing.
ATTITUDES = frozenset(("@fear", "@welcome", "@condemn", "@doubt", "@refuse", "@accept", "@support"))
# How many content words a negation or an effect reaches.
_REACH = 3
# How many content words before a negated or judging predicate are its subject.
_SUBJECT = 5
_JUDGED = 3
# Comparatives without article are predicates: «التأجيل شهرين أفضل».
_BEARS = frozenset(("@contain", "@related_to"))
_MORE = re.compile("ا[^ال]..")
# Among how many first words the negation of a whole statement stands.
_HEAD = 6


@cache
def _about() -> frozenset[str]:
    """Terms of words that are wanted without what they are about: «التحقيق في الهجوم»."""
    return frozenset(map(term_of, link_words("about"))) - {""}


def signs_of(words: Sequence[Word], *, denied: bool = False, attitude: int = 0) -> dict[str, int]:
    """Term → how the words of one statement speak of it; `denied`: all of it is denied; `attitude`: how its cue judges
    what it begins with («ندّد بالهجوم»), as `attitude_of`.

    The sign says which way, the size why: 1 by default, 2 by what another word does to it («إلغاء الاتفاق»: -2),
    3 by a judgement («كارثي»), 4 by a negation or a denial («نفى» before words that are negated themselves adds
    nothing). 0: both ways, or under a condition. Parties have no sign and are left out.
    """
    found: dict[str, int] = {}
    denied = denied and not any(negates(words, at) for at in range(min(_HEAD, len(words))))
    for number, (_, clause) in enumerate(groupby(words, key=lambda word: word.clause)):
        begin = -NEGATED if denied else attitude or NAMED
        for term, sign in _clause(list(clause), begin if number == 0 else NAMED):
            before = found.get(term)
            if before is None or (before * sign > 0 and abs(sign) > abs(before)):
                found[term] = sign
            elif before * sign <= 0:
                found[term] = 0
    return found


def _clause(words: list[Word], sign: int) -> Iterator[tuple[str, int]]:
    """The signs of one clause that begins under `sign`. A negation or an effect reaches the next words; a negated or
    judging predicate turns its subject too («هذا الهجوم لم يحدث»); behind a condition or «not only» nothing is said."""
    reach, subject, last = _REACH if sign != NAMED else 0, -1, ""
    out: list[tuple[str, int]] = []
    for at, word in enumerate(words):
        end = open_from(words, at, negated=sign < 0 < reach)
        if end is not None:
            rest = ((other.term, sign if k < end else 0) for k, other in enumerate(words) if k >= at)
            yield from [*out, *((term, way) for term, way in rest if term and term[:6] != "party:")]
            return
        if word.form in link_words("means"):
            out = [(term, 0) for term, _ in out]
            continue
        if _ends_reach(word.form, sign, reach):
            sign, reach = NAMED, 0
        denial = not link_words("denial").isdisjoint(bare_forms(word.form))  # «قال إن بلاده نفت تسليم الأسلحة»
        if denial or negates(words, at):
            if not denial and _describes(words, at):
                continue
            before = sign if reach == _REACH else NAMED
            sign, reach = (-NEGATED if before > 0 else NEGATED), _REACH
            if not denial and 0 < len(out) <= _SUBJECT and subject < 0 and _of_subject(words, at):
                subject = len(out)
            continue
        if not word.term or word.term.startswith("party:"):
            continue
        effect = "" if _exists(words, at) else _effect(word.term)
        if _judged_before(words, at, out):
            out = _with_attribute(out, word.term)
            sign, reach = out[-2][1], _REACH
            continue
        own = sign if reach > 0 and not (effect and effect == last and effect in _SIZES) else NAMED
        own = out[-1][1] if out and _of_kind(words, at, out[-1][0]) else own
        judges = effect in _SIZES and subject < 0 and 0 < len(out) <= _JUDGED and not _governed(words, at)
        if judges or subject == len(out):
            size = NEGATED if abs(own) == NEGATED else _SIZES.get(effect, NEGATED)
            own = NAMED if judges and abs(own) == DONE else own  # «إلغاء الاتفاق كارثي» judges what is done to it
            reaches = len(out) if effect in _SIZES else 1
            out = [*_turned(out[:reaches], -own if effect in _AGAINST else own, size), *out[reaches:]]
            subject = _DECIDED
        out.append((word.term, own))
        last, reach = effect, reach - (word.term not in weak_terms())
        false = judges and effect == "no" and not _joined(words, at)
        if false or (effect in _SIZES and _attributive(words, at)) or (word.term in _about() and sign > 0):
            sign, reach = NAMED, 0  # «التقارير ملفقة لتبرير …», «التحقيق في الهجوم»: what is behind is none of it
        elif effect:
            way = -own if effect in _AGAINST else own
            size = NEGATED if abs(own) == NEGATED else _SIZES.get(effect, DONE)
            sign, reach = (size if way > 0 else -size), _REACH
        elif reach <= 0:
            sign = NAMED
    yield from _turned(out, sign, NEGATED) if subject == len(out) else out


def _ends_reach(form: str, sign: int, reach: int) -> bool:
    """Whether no negation or effect reaches beyond a word: «لكن», «في» some words behind it, «من أجل»."""
    if form in link_words("inside"):
        return reach <= _REACH - 2
    return form in phrases_of("break") or (sign < 0 and form in link_words("purpose"))


def _of_kind(words: Sequence[Word], at: int, term: str) -> bool:
    """Whether a word tells of which kind the thing right before it is: «الأسلحة الكيماوية» are named as one."""
    return at > 0 and words[at - 1].term == term and tells_kind(words[at].term) and not _effect(term)


def _judged_before(words: Sequence[Word], at: int, out: Sequence[tuple[str, int]]) -> bool:
    """Whether an adjective judges the thing right before it, whoever condemns that: «الهجمات المروعة», «هجوم مروع»."""
    if at == 0 or not out or words[at - 1].term != out[-1][0] or _effect(words[at].term) not in ("bad", "good"):
        return False
    if _effect(out[-1][0]) or _governed(words, at) or is_verb(words[at - 1].form) or _MORE.fullmatch(words[at].form):
        return False
    definite = {strip_article(word.form) != word.form for word in words[at - 1 : at + 1]}
    owned = at > 1 and bool(words[at - 2].term) and strip_article(words[at - 2].form) == words[at - 2].form
    of_owner = owned and words[at].form[-1] == "ه" and words[at - 1].form[-1] not in "هت"  # «عيوب الاتفاق الفظيعة»
    return len(definite) == 1 and not of_owner


def _attributive(words: Sequence[Word], at: int) -> bool:
    """Whether a judging adjective belongs to words about something, which it does not judge: «تعليقاته المهينة بشأن
    الاتفاق»."""
    form, behind = words[at].form, next(iter(words[at + 1 : at + 2]), None)
    return at > 0 and strip_article(form) != form and behind is not None and behind.form in link_words("concerning")


def _with_attribute(out: Sequence[tuple[str, int]], term: str) -> list[tuple[str, int]]:
    """The signs with that of a judging adjective, which is that of its thing too."""
    size = -JUDGED if _effect(term) in _AGAINST else JUDGED
    return [*out[:-1], (out[-1][0], size), (term, NAMED)]


def _exists(words: Sequence[Word], at: int) -> bool:
    """Whether a word only says that there is something: «وجود أدلة», unlike «وجود القوات»."""
    if words[at].form.lstrip("بلو") != "جود" or at + 1 == len(words):
        return False
    behind = words[at + 1]
    return behind.term[:6] != "party:" and strip_article(behind.form) == behind.form


def _describes(words: Sequence[Word], at: int) -> bool:
    """Whether a negation only tells which one a thing is («النتائج غير الرسمية» are results), or what is not known of
    it («مصيرهم غير معلوم»)."""
    behind = next(iter(words[at + 1 : at + 2]), None)
    if behind is None or words[at].form not in link_words("un"):
        return False
    if behind.form in link_words("unknown"):
        return True
    if behind.form[:2] != "ال":
        return False
    return not (behind.term and _effect(behind.term))


def _of_subject(words: Sequence[Word], at: int) -> bool:
    """Whether a negation turns the subject before it: not «دون», nor what a thing has not («لم يكن له أثر») or does not
    bear upon («المحادثات لا تشمل المدينة»)."""
    has = any(after.form in link_words("has") or after.term in _BEARS for after in words[at + 1 : at + 3])
    if at and words[at].form == "لا" and words[at - 1].form[-1] == "ا" and not _verb_next(words, at):
        return False  # «خروجا كاملا لا إعادة انتشار»
    if words[at].form[:1] == "و" and at + 1 < len(words) and words[at + 1].form in link_words("preposition"):
        return False  # «الهدنة مع الحركة وليس مع التنظيم»
    return not has and words[at].form not in phrases_of("without")


def _verb_next(words: Sequence[Word], at: int) -> bool:
    """Whether the word after one looks like a verb of the present."""
    return at + 1 < len(words) and words[at + 1].form[0] in "يتن"


def _joined(words: Sequence[Word], at: int) -> bool:
    """Whether the word after one is joined to it by «و»."""
    return at + 1 < len(words) and words[at + 1].form[0] == "و"


def _governed(words: Sequence[Word], at: int) -> bool:
    """Whether a preposition stands before a word or is written with it: then it is no predicate."""
    return words[at].form[:1] in ("ب", "ل") or (at > 0 and words[at - 1].form in link_words("preposition"))


def _turned(out: list[tuple[str, int]], verdict: int, size: int) -> list[tuple[str, int]]:
    """The signs of a subject whose predicate has been read."""
    return [(term, size if value * verdict > 0 else -size) for term, value in out]


def _effect(term: str) -> str:
    effect = concepts()[term[1:]].effect if term[0] == "@" else ""
    return effect if effect not in ("weak", "kind") else ""


def attitude_of(cue: Sequence[Word]) -> int:
    """How a cue judges what its content begins with: «أدان» → -3, «رحّب» → 3, «قال» → 0."""
    for at, word in enumerate(cue):
        if word.term in ATTITUDES and word.term not in ("@refuse", "@fear", "@doubt"):
            if at and negates(cue, at - 1):
                return 0
            return JUDGED if _effect(word.term) == "+" else -JUDGED
    return 0


def judges(term: str) -> bool:
    """Whether a term judges what it is said of: «كارثي», «استفزاز»."""
    return bool(term) and _effect(term) in _SIZES
