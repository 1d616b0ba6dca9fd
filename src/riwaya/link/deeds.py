"""Statements that tell what happened: of one happening, or of what was said to come."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise, product

from riwaya.lang.ar.stem import words
from riwaya.link.days import gap_in_days
from riwaya.link.items import Item
from riwaya.link.meeting import Meeting, negates_head
from riwaya.link.polarity import NEGATED
from riwaya.link.same_event import ALIKE, other_march, others_deed
from riwaya.link.sides import anonymous
from riwaya.link.telling import UNREAL
from riwaya.link.terms import concepts, is_verb, link_words, opposites_of, weak_terms

# Acts that take a stand rather than report a fact, and those about what may or will come.
STANDS = frozenset(("demand", "refuse", "promise", "threaten", "warn"))
# Who demands a thing does not agree with who refuses it.
AT_ODDS = frozenset(("demand", "refuse"))
AHEAD = frozenset(("expect", "promise", "threaten"))
_TELLS_NOTHING = STANDS | AHEAD | {"deny"}
_LATER, _CANCELLED = "@postpone", "@cancel"
_NOT_SO = UNREAL | {"denied", "improbable"}
_NOT, _DOUBTS = frozenset(("لا", "لم", "ليس", "غير")), 3  # «لا يظن أن …», «من غير المرجح أن …»
# Days between two reports of one happening that give no day, and the share of the longer one that is common.
_REPORTED = 14
_DAY_OFF = 1
_COVER = 0.25
_COVER_ATTACK = 0.38
_FEWEST = 2
# Days in which what was said to come is still awaited.
_AWAITED = 400
_FULL_DAY = 10
# As written: folded, «إلا» is «ألا».
_ALONE = frozenset(("إلا", "سوى", "فقط"))
# Among how many first words a hedge stands.
_OPENS, _HEDGE = 4, 12


def alike(deed: str) -> str:
    """A type of happenings, those that are one to different articles as one."""
    return ALIKE.get(deed, deed)


def same_speaker(one: Item, other: Item) -> bool:
    """Whether one and the same speaks twice; two articles that quote an unnamed official may quote two."""
    if one.speaker != other.speaker:
        return False
    return one.article == other.article or not one.speaker or not anonymous(one.speaker)


def ahead(item: Item) -> bool:
    """Whether a statement speaks of what may or will come."""
    if item.layer == "claims" and _will_be(item.text):
        return True
    return item.layer == "forecasts" or item.kind in AHEAD or item.certainty in UNREAL


def put_off(one: Item, other: Item) -> bool:
    """Whether only one of two statements tells that something is put off or begins with its being called off: the
    other may tell the day that was set."""
    if _called_off(one, other) or _called_off(other, one):
        return True
    return (_LATER in one.terms) != (_LATER in other.terms)


def _called_off(one: Item, other: Item) -> bool:
    """Whether one begins with the calling off of what the other speaks of as standing."""
    if _CANCELLED not in one.opening or -NEGATED in other.signs.values():
        return False
    return not any(term[0] == "@" and concepts()[term[1:]].effect == "-" for term in other.terms)


@lru_cache(maxsize=50_000)
def _will_be(text: str) -> bool:
    """Whether a statement begins with what will be: «الرئيس سيصل غدا»."""
    return any(
        form in link_words("will") or (form[0] == "س" and len(form) > _FEWEST * 2 and is_verb(form[1:]))
        for form in words(text)[:_OPENS]
    )


@lru_cache(maxsize=50_000)
def _is_there(text: str) -> bool:
    """Whether a statement begins with what is there already, or had been, whoever expects so: «يكون هذا اللقاء
    رسالة», «المسلحون كانوا قد نقلوا»."""
    if not link_words("this").isdisjoint(words(text)[:_OPENS]):
        return True
    return any(one[:3] == "كان" and after == "قد" for one, after in pairwise(words(text)[:_HEDGE]))


@lru_cache(maxsize=50_000)
def _hedged(text: str) -> bool:
    first = words(text)[:_HEDGE]
    return not link_words("maybe").isdisjoint(first[:_OPENS]) or any(
        one in ("قد", "وقد") and (after[:1] in ("ي", "ت", "ن") or after == "لا") for one, after in pairwise(first)
    )


def of_some(item: Item) -> bool:
    """Whether a statement holds of some alone: «لن يبقى إلا المدربون»."""
    return not _ALONE.isdisjoint(item.text.split())


def hedged(item: Item) -> bool:
    """Whether a statement says that something may be, or that one does not think so: «قد تلغي القمة», «إمكانية
    الإلغاء», «لا يظن أن الاتفاق سيبقى»."""
    doubts = item.certainty == "improbable" and not _NOT.isdisjoint(words(item.text)[:_DOUBTS])
    return item.layer == "claims" and (item.certainty == "possible" or doubts or _hedged(item.text))


def tells(item: Item) -> bool:
    """Whether a statement or an event says that something happened."""
    if not item.deed or item.kind in _TELLS_NOTHING or hedged(item):
        return False
    return item.certainty not in _NOT_SO and not negates_head(item)


def one_deed(one: Item, other: Item, met: Meeting) -> bool:
    """Whether both tell of one happening: of one type, beginning with one thing, near in time, no numbers apart."""
    if not (tells(one) and tells(other)) or alike(one.deed) != alike(other.deed):
        return False
    if not met.opening or min(len(one.terms), len(other.terms)) < _FEWEST or met.against > met.along:
        return False
    # Attacks and losses are many in a war: what is told of them must be nearly the same.
    if one.deed == "ASSAULT" and met.cover < _COVER_ATTACK and not set(one.numbers) & set(other.numbers):
        return False
    if one.deed == "PROTEST" and other_march(one, other, met.weights):
        return False
    if met.cover < _COVER or numbers_apart(one, other) or others_deed(one, other):
        return False
    if one.about and other.about and not one.about & other.about:
        return False
    if one.agent and other.agent and one.agent != other.agent and one.side != other.side:
        return False
    gap = gap_in_days(one.begin or one.day, other.begin or other.day)
    return not dated_apart(one, other) and gap is not None and gap <= _REPORTED and not of_other_days(one, other)


def of_others(one: Item, other: Item) -> bool:
    """Whether two statements are about other parties: other doers, or others named first beside the speakers."""
    others = bool(one.theme and other.theme and one.theme != other.theme) and one.side != other.side
    return others or others_deed(one, other)


def of_other_days(one: Item, other: Item) -> bool:
    """Whether two statements tell of happenings of two days, or one of what came after the other was printed."""
    if not one.deed and not other.deed:
        return False
    if len(one.begin) == len(other.begin) == _FULL_DAY:
        gap = gap_in_days(one.begin, other.begin)
        return gap is not None and gap > _DAY_OFF
    return any(
        len(later.begin) == len(printed.day) == _FULL_DAY and later.begin > printed.day and not ahead(printed)
        for later, printed in ((one, other), (other, one))
    )


def numbers_apart(one: Item, other: Item) -> bool:
    """Whether both count things of one kind and no number is the other's."""
    first, second = ({(kind, value) for kind, _, value in item.numbers} for item in (one, other))
    kinds = {kind for kind, _ in first} & {kind for kind, _ in second}
    return any(not {row for row in first & second if row[0] == kind} for kind in kinds)


def dated_apart(one: Item, other: Item) -> bool:
    """Whether both give days and none of these is the other's: they set one act for two times, or speak of two."""
    pairs = [pair for pair in product(one.dates, other.dates) if len(pair[0]) == len(pair[1]) == _FULL_DAY]
    return bool(pairs) and 0 not in [gap_in_days(*pair) for pair in pairs]


def doer(said: Item) -> str:
    """Who is to do what a statement speaks of: the party it names first, else the speaker."""
    return said.side if said.kind in ("threaten", "promise") else said.agent or said.side


def since(event: Item, said: Item) -> bool:
    """Whether an event took place on or after the day of a statement."""
    return (event.end or event.begin or event.day) >= said.day


def other_act(said: Item, done: Item) -> bool:
    """Whether what was done is another thing than what was threatened or promised: «إعدام الرهائن», «خطف الرهائن»."""
    head = said.head
    if said.layer != "claims" or not head or head in weak_terms() or head[0] != "@":
        return False
    return head not in done.terms and opposites_of(head).isdisjoint(done.terms)


def carried_out(one: Item, other: Item, met: Meeting) -> bool:
    """Whether the later tells as done, by the same party, what the earlier says to come."""
    if not ahead(one) or not tells(other) or one.day >= other.day or met.against >= met.along:
        return False
    heads = {term for term in other.focus & one.terms if term not in weak_terms()}
    if one.focus.isdisjoint(other.opening) or -NEGATED in other.signs.values() or negates_head(one):
        return False
    gap = gap_in_days(one.day, other.day)
    if len(heads) < 2 or heads.isdisjoint(other.opening) or not since(other, one) or "@continue" in one.terms:
        return False
    if gap is None or gap > _AWAITED or other_act(one, other) or _is_there(one.text):
        return False
    objects = other.about - {other.side, other.agent}
    who = other.actor or (other.side if other.layer == "claims" else "")
    known = who == doer(one) if who else bool(one.about & other.about)
    return known and (not objects or bool(objects & one.about))
