"""What a denial is directed at: «نفى أن يكون الموعد قد تغيّر» denies the change and upholds the date."""

from __future__ import annotations

from collections.abc import Iterable, Set
from functools import cache, lru_cache

from riwaya.lang.ar.stem import words
from riwaya.link.base import Weights
from riwaya.link.days import gap_in_days
from riwaya.link.deeds import hedged
from riwaya.link.denied_deeds import BLAME, HARM, denies_else, long_before
from riwaya.link.items import Item
from riwaya.link.meeting import Meeting, denied_share, negates_head
from riwaya.link.polarity import JUDGED, NEGATED
from riwaya.link.terms import link_words, opposites_of, term_of, weak_terms
from riwaya.link.things import ACTS, is_thing, kinship

# Characters within which a denial answers what was said before it.
ANSWER = 350
# The same for one that names nothing but what was said: «نفت صحة ذلك».
_RIGHT_BEFORE = 160
# Days between an event and a denial of it.
_SOON = 30
# What a denial of these leaves standing is the thing itself, as it was.
_CHANGES = frozenset(("@amend", "@postpone", "@extend"))
# Acts that report nothing a denial could answer.
NO_REPORT = frozenset(("refuse", "demand", "promise", "threaten", "warn"))


# Words that call a report untrue: two statements that share them share a judgement only.
_ATTITUDES = frozenset(("@false", "@true", "@doubt"))
_WILL_NOT, _FIRST = frozenset(("لن", "ولن", "فلن")), 8
_RELATED = "@related_to"
# How much of what is negated the other must say, and of the longer statement both must share.
_NEGATED_SHARE = 0.55
_NEGATED_COVER, _NEGATED_LIKE = 0.34, 0.4
_DENIED_COVER = 0.12
# How much of what is denied another text must say.
_SHARE = 0.4
_THERE_IS = frozenset(("", "@stay"))  # «وجود أي هجوم»
_ANSWER_COVER = 0.2
_DENIED_LIKE = 0.28
_WHOLE = 0.9
# A denial all of which the other says, in texts that are near each other.
_MOST, _CONTAINED, _AROUND = 0.66, 0.25, 0.08
# Weight of what is negated, and days, where a party denies a deed that is told of it.
_DEED, _WEEKS = 0.6, 14
# Likeness of the surroundings of one thing in two texts, and how much of what is negated the other must say.
_NEAR, _HALF, _BRIEF = 0.12, 0.4, 4


@lru_cache(maxsize=16_384)
def is_denial(item: Item) -> bool:
    """Whether a statement says that something is not so."""
    if item.layer != "claims":
        return False
    if item.kind == "deny" or item.kind in NO_REPORT:
        return item.kind == "deny"
    return negates_head(item) and not hedged(item) and not _will_not(item.text) and not _must(item.text)


@lru_cache(maxsize=50_000)
def _will_not(text: str) -> bool:
    """Whether a statement begins with what will not be: «لن نستقبل المزيد» denies nothing that was told."""
    return not _WILL_NOT.isdisjoint(words(text)[:_FIRST])


@lru_cache(maxsize=50_000)
def _must(text: str) -> bool:
    """Whether a statement begins with what somebody must or must not do: «على الأسد ألا يهاجم»."""
    return not link_words("duty").isdisjoint(words(text)[:1])


def denies(one: Item, other: Item, met: Meeting, weights: Weights) -> bool:
    """Whether exactly one of two parties denies what the other reports."""
    if is_denial(one) == is_denial(other) or (one.side and one.side == other.side) or misses(one, other):
        return False
    denial, said = (one, other) if is_denial(one) else (other, one)
    if (one.agent and other.agent and one.agent != other.agent) or both_negate(one, other, met):
        return False
    if denies_else(denial, said) or _only_unrelated(denial, said):
        return False
    # Who fears or warns of a thing speaks against it, and still says that it may be so.
    against = said.kind == "warn" or met.against >= max(met.along, 0.01)
    if said.kind in NO_REPORT - {"warn"} or not against:
        return False
    heads = {term for term in (denial.opening & said.focus) - denial.aside if term not in weak_terms() | _ATTITUDES}
    heads = {term for term in heads if kinship(denial.things.get(term), said.things.get(term)) >= 0}
    share = denied_share(denial, said, weights)
    if denial.kind != "deny":
        near = met.opening or bool(heads) or one.article == other.article
        if negates_head(said) or any(abs(sign) == JUDGED for sign in said.signs.values()):
            return False
        if share >= _WHOLE and met.likeness >= _NEGATED_LIKE and near:
            return True
        alike = one.article == other.article or met.likeness >= _NEGATED_LIKE
        answers_it = one.article == other.article and len(met.ways) > 1 and met.cover >= _ANSWER_COVER
        return near and alike and share >= _NEGATED_SHARE and (answers_it or met.cover >= _NEGATED_COVER)
    if not denial.terms.isdisjoint(BLAME):
        return denial.side in said.about and (said.deed == "ACCUSE" or not said.terms.isdisjoint(BLAME))
    names = _speaks_of(said, {denial.head} - _THERE_IS)
    if not names and (one.article != other.article or said.layer == "events"):
        return False
    if one.article != other.article and share < _SHARE:
        return False
    if share >= _MOST and met.likeness >= _CONTAINED and met.nearness >= _AROUND and not said.deed:
        return True
    clear = met.cover >= _DENIED_COVER or met.likeness >= _DENIED_LIKE
    return bool(heads) and clear and (not said.deed or met.opening)


@cache
def _light_terms() -> frozenset[str]:
    """Terms of words that say little without what they are of: «سقوط طائرة», «شن غارة», «استخدام القوة»."""
    return frozenset(map(term_of, link_words("light"))) - {""}


def little_of(denial: Item, met: Meeting) -> bool:
    """Whether one word is all that is told of what is denied: «نفت سقوط أي من طائراتها», «سقوط قذيفة»."""
    negated = {term for term, sign in denial.signs.items() if sign == -NEGATED} - denial.aside
    shared = {term for term, _ in met.ways} & negated
    return denial.kind == "deny" and len(shared) == 1 and shared <= _light_terms() and len(negated) > 1


def _only_unrelated(denial: Item, said: Item) -> bool:
    """Whether a statement only says that one thing has nothing to do with another: «الأمر لا يتعلق بحقوق الإنسان»."""
    return denial.signs.get(_RELATED, 0) == -NEGATED and _RELATED not in said.terms


def both_negate(one: Item, other: Item, met: Meeting) -> bool:
    """Whether two statements negate one thing: «نفت أي تدخل», «لن نتسامح مع التدخل»."""
    return any(sign > 0 and one.signs.get(term) == other.signs.get(term) == -NEGATED for term, sign in met.ways)


@cache
def _report_terms() -> frozenset[str]:
    """Terms of words that stand for what was said: «صحة ذلك», «هذه الأنباء»."""
    return frozenset(map(term_of, link_words("report")))


def denies_blame(item: Item) -> bool:
    """Whether a statement denies having had a hand in something, which does not say that it did not happen."""
    if item.kind != "deny" or not item.terms.isdisjoint(BLAME):
        return item.kind == "deny"
    first = words(item.text)[:2]  # «أي علاقة بالحادث»
    return len(first) > 1 and first[0] in link_words("any") and first[1] in link_words("report")


def _blames(said: Item, denial: Item) -> bool:
    """Whether a statement puts the blame for something on the side that denies it, and does not only tell of it; what
    is denied right behind it was laid at that side's door."""
    beside = denial.ref.span.start - said.ref.span.end
    if said.article == denial.article and 0 <= beside <= _RIGHT_BEFORE:
        return denial.side in said.about or said.blames or said.deed in HARM
    return said.accused == denial.side or said.deed == "ACCUSE" or not said.terms.isdisjoint(BLAME)


def misses(one: Item, other: Item) -> bool:
    """Whether a denial among two statements is not directed at the other: both deny or refuse, or what is denied is
    a change of which the other does not speak."""
    if "deny" in (one.kind, other.kind) and {one.kind, other.kind} <= {"deny", "refuse"}:
        return True
    if denies_blame(one) != denies_blame(other) and not _blames(*((other, one) if denies_blame(one) else (one, other))):
        return True
    return any(
        denial.kind == "deny" and not _speaks_of(said, denial.terms & _CHANGES)
        for denial, said in ((one, other), (other, one))
    )


def _speaks_of(said: Item, changes: Set[str]) -> bool:
    """Whether a statement names one of some things or what excludes it, where there are any."""
    return not changes or any(term in said.terms or not opposites_of(term).isdisjoint(said.terms) for term in changes)


def answers(one: Item, other: Item, shared: Iterable[str]) -> bool:
    """Whether one party denies, close by in the same text, what another is reported to say; `shared`: terms of
    which both speak."""
    if one.article != other.article or not one.side or not other.side or one.side == other.side:
        return False
    if (one.kind == "deny") == (other.kind == "deny") or {one.kind, other.kind} & (NO_REPORT - {"warn"}):
        return False
    said, denial = (one, other) if other.kind == "deny" else (other, one)
    if not 0 <= denial.ref.span.start - said.ref.span.end <= ANSWER or misses(one, other):
        return False
    nothing = weak_terms() | _ATTITUDES | denial.aside | (_THERE_IS if denial.head in _THERE_IS else set())
    told = {*shared} - nothing
    if told and (len(told) > 1 or denial.head not in _THERE_IS):
        return True
    if said.kind == "warn":
        return False
    near = denial.ref.span.start - said.ref.span.end <= _RIGHT_BEFORE
    return near and denial.signs.keys() <= _report_terms() and (said.layer == "claims" or denial.side in said.about)


def denied_in_place(one: Item, other: Item) -> bool:
    """Whether one party denies what another is reported to say in these very words: «نفى المتهم تنظيم انقلاب», with
    which he is charged, «نفت أنقرة اتهامات أثينا بانتهاك مجالها الجوي»."""
    if one.article != other.article or one.ref.span.end != other.ref.span.end or one.side == other.side:
        return False
    denial, said = sorted((one, other), key=lambda item: (item.ref.span.start, item.kind != "deny"))
    if not denial.side or not said.side or said.kind in NO_REPORT | {"deny"}:
        return False
    if denial.ref.span == said.ref.span:
        return denial.kind == "deny"
    return denial.kind in ("deny", "refuse") and not link_words("report").isdisjoint(words(denial.text)[:1])


def _disowns(item: Item) -> bool:
    """Whether a statement denies, or says that something has nothing to do with somebody: «لا علاقة لنا بالحادث»."""
    return item.kind == "deny" or (is_denial(item) and not link_words("report").isdisjoint(words(item.text)[:_FIRST]))


def denies_accusation(one: Item, other: Item, met: Meeting) -> bool:
    """Whether one party denies, in the same text or in these days, what another accuses it of."""
    if _disowns(one) == _disowns(other) or one.side == other.side:
        return False
    said, denial = (one, other) if _disowns(other) else (other, one)
    if not denial.side or said.accused != denial.side:
        return False
    if said.deed != "ACCUSE" and denial.kind == "deny" and not denies_blame(denial):
        return False
    gap = gap_in_days(one.day, other.day)
    near = met.nearness >= 2 * _AROUND and met.likeness >= _AROUND
    if one.article == other.article:
        return bool(met.ways) or len(denial.signs) < _BRIEF
    return near and gap is not None and gap <= _SOON


def denies_own_deed(one: Item, other: Item, met: Meeting, weights: Weights) -> bool:
    """Whether a party denies, within weeks, what the other text says that this very party did."""
    if is_denial(one) == is_denial(other):
        return False
    denial, said = (one, other) if is_denial(one) else (other, one)
    if not denial.side or denial.side == said.side or denial.side not in (said.actor, said.accused):
        return False
    if said.agent not in ("", denial.side, said.side) and said.accused != denial.side:
        return False
    if said.kind in NO_REPORT - {"warn"} or denial.kind == "refuse" or misses(one, other) or long_before(said, denial):
        return False
    gap = gap_in_days(said.begin or said.day, denial.begin or denial.day)
    against = [term for term, sign in met.ways if sign < 0 and term not in weak_terms()]
    first = denial.opening | said.opening if denial.kind == "deny" else denial.opening
    negated = [term for term in against if denial.signs.get(term, 0) == -NEGATED and term in first - denial.aside]
    return bool(negated) and weights.total(negated) >= _DEED and gap is not None and gap <= _WEEKS


def denies_thing(one: Item, other: Item, met: Meeting, weights: Weights) -> bool:
    """Whether one party says that there was no such thing as the other begins with: «هذا الهجوم لم يحدث»."""
    if is_denial(one) == is_denial(other) or one.side == other.side or not one.side or not other.side:
        return False
    denial, said = (one, other) if is_denial(one) else (other, one)
    if said.kind in NO_REPORT - {"warn"} or denial.kind == "refuse" or misses(one, other) or denies_else(denial, said):
        return False
    gap = gap_in_days(said.day, denial.day)
    if gap is None or gap > _SOON or (one.article != other.article and met.nearness < _NEAR):
        return False
    if denied_share(denial, said, weights) < _HALF or not denial.terms.isdisjoint(BLAME):
        return False
    first = said.opening if one.article != other.article or len(said.signs) > _BRIEF else said.focus
    if one.article != other.article and not _speaks_of(said, {denial.head} - _THERE_IS):
        return False
    return any(
        sign < 0
        and denial.signs.get(term, 0) == -NEGATED
        and term in denial.opening & first
        and term[0] == "@"
        and is_thing(term)
        and term not in weak_terms()
        and kinship(denial.things.get(term), said.things.get(term), act=term in ACTS) > 0
        for term, sign in met.ways
    )


def both_deny_change(one: Item, other: Item, met: Meeting) -> bool:
    """Whether one side denies twice that a thing changes."""
    if not (one.kind == other.kind == "deny" and one.side == other.side != "" and met.common > 0):
        return False
    changes = not one.terms.isdisjoint(_CHANGES) and not other.terms.isdisjoint(_CHANGES)
    gap = gap_in_days(one.day, other.day)
    return changes and gap is not None and gap <= _SOON


def denies_event(event: Item, said: Item, against: Iterable[str]) -> bool:
    """Whether a statement near an event in time denies it; `against`: terms of which they speak in opposite ways."""
    if "denied" in (event.certainty, said.certainty) or misses(event, said) or said.kind != "deny":
        return False
    gap = gap_in_days(event.begin or event.day, said.day)
    shared = [term for term in event.terms & said.terms if term[:6] != "party:"]
    negated = any(said.signs.get(term, 0) == -NEGATED for term in against)
    return negated and gap is not None and gap <= _SOON and len(shared) > 1
