"""Statements that speak of one thing the same way: agree, repeat, add to the earlier, tell the event of the other."""

from __future__ import annotations

from functools import lru_cache

from riwaya.lang.ar.stem import words
from riwaya.link.base import Verdict, Weights
from riwaya.link.days import gap_in_days
from riwaya.link.deeds import (
    AHEAD,
    STANDS,
    ahead,
    dated_apart,
    hedged,
    numbers_apart,
    of_other_days,
    of_others,
    of_some,
    other_act,
    put_off,
    same_speaker,
)
from riwaya.link.items import Item
from riwaya.link.meeting import Meeting, negates_head
from riwaya.link.polarity import ATTITUDES, JUDGED
from riwaya.link.same_event import meets_others, other_place
from riwaya.link.terms import link_words, opposites_of

# Among how many first words a remedy is asked for.
_FIRST = 4
# Days in which a statement that gives no day may be about an event.
_RECENT = 7
# Likeness and cover from which shared words are most of what both say: of any two, of one party, of three words.
_LIKE, _COVER = 0.5, 0.42
_LIKE_ONE_SIDE = 0.42
# Acts that urge something and report nothing.
_URGES = STANDS - {"promise"}
_THREE, _LIKE_THREE, _COVER_THREE = 3, 0.4, 0.25
_LIKE_MARKED = 0.3
_LIKE_JUDGED = 0.7
# Likeness from which two forecasts are of one outcome.
_LIKE_AHEAD = 0.42
_LIKE_OTHERS = 0.62
# The share of what the shorter of two statements tells, asides left out, that the other must tell too.
_POINT = 0.2
# Likeness from which two statements that give one number are of one thing, and the numbers that are not met by chance.
_LIKE_COUNTED, _LARGE = 0.36, 12
_MANY, _LIKE_MANY = 4, 0.36
_COVER_SPEAKER = 0.3
_COVER_ONE_SIDE = 0.35
_LIKE_THROUGHOUT = 0.58
_MORE_LIKE = 0.5
# Deeds whose pronoun is who does them («فوزه», «انسحابها»), and not to whom they are done («اعتقاله»).
_DONE_BY_ONE = frozenset(("@success", "@failure", "@withdraw", "@participate", "@resign", "@candidate", "@visit"))
_DISLIKES = frozenset(("@fear", "@condemn", "@doubt", "@refuse"))
# Deeds of which a conflict has many, and days from which two reports are of two.
_MANY_DEEDS, _WEEKS = frozenset(("ASSAULT", "PROTEST")), 14
_BLOODY = frozenset(("@kill", "@wound", "@attack", "@protest", "@kidnap"))
_OF_ONESELF = frozenset(("@resign", "@candidate"))
# What is done to a thing that goes on, and is not the thing.
_CHANGES = frozenset(("@extend", "@amend", "@postpone", "@resume", "@cancel", "@end"))


def says_the_same(one: Item, other: Item, met: Meeting) -> bool:
    """Whether what both speak of is most of what they say; a topic in common is not agreement."""
    if (one.kind == "deny") != (other.kind == "deny") or negates_head(one) != negates_head(other):
        return False
    first, second = one.about - {one.side}, other.about - {other.side}
    if first and second and not first & second:
        return False
    if of_other_days(one, other) or put_off(one, other):
        return False
    if met.likeness < _LIKE_JUDGED and (_other_counts(one, other) or hedged(one) != hedged(other)):
        return False
    one_side = one.side == other.side != ""
    unlike = (one.kind in _URGES) != (other.kind in _URGES)
    if unlike and met.likeness < _LIKE and not (one_side and len(met.ways) >= _THREE):
        return False
    if met.opening and met.likeness >= _LIKE_COUNTED and len(met.ways) > 1 and _one_count(one, other):
        return True
    enough = _LIKE if same_speaker(one, other) else _LIKE_OTHERS
    if met.likeness < enough and (of_others(one, other) or _other_words(one, other)):
        return False
    if one.focus.isdisjoint(other.terms) or other.focus.isdisjoint(one.terms):
        return False
    if one.kind == other.kind == "expect" and met.likeness >= _LIKE_AHEAD and len(met.ways) > 1:
        return True
    many = len(met.ways) >= _MANY and met.likeness >= _LIKE_MANY
    more = met.opening or met.cover >= _COVER_ONE_SIDE
    many = many or (one_side and more and len(met.ways) >= _THREE and met.likeness >= _LIKE_THREE)
    alone = one_side and met.likeness >= _LIKE and len(met.ways) > 1
    if not met.opening and met.likeness < _LIKE_THROUGHOUT and not many and not alone:
        return False
    if _judges(one, met) != _judges(other, met) and met.likeness < _LIKE_JUDGED:
        return False
    if many or (met.likeness >= _LIKE and len(met.ways) > 1):
        return True
    if (
        same_speaker(one, other)
        and met.opening
        and len(met.ways) > 1
        and met.cover >= _COVER_SPEAKER
        and not met.against
    ):
        return True
    if met.likeness >= _LIKE and met.cover >= _COVER and met.marked:
        return True
    if met.marked >= 0.9 and met.likeness >= _LIKE_MARKED and met.opening:
        return True
    if one_side and met.likeness >= _LIKE_ONE_SIDE and met.opening and len(met.ways) > 1:
        return True
    return len(met.ways) >= _THREE and met.cover >= _COVER_THREE and met.likeness >= _LIKE_THREE


def in_passing(one: Item, other: Item, met: Meeting, weights: Weights) -> bool:
    """Whether what two statements both name is beside the point of one, or a condition there and told here: «طرد
    دبلوماسيين على خلفية تسميم الجاسوس», «سنرد إذا استخدمت الغاز»."""
    beside = _beside(one) | _beside(other) | (one.supposed ^ other.supposed)
    shared = weights.total(term for term, _ in met.ways if term not in beside)
    least = _POINT * min(weights.total(item.signs.keys() - item.aside) for item in (one, other))
    return shared < least and {*one.numbers}.isdisjoint(other.numbers)


def _beside(item: Item) -> frozenset[str]:
    """What a statement names only in passing, and the opposites of it of which it does not speak."""
    opposite = frozenset(term for named in item.aside for term in opposites_of(named))
    return item.aside | (opposite - item.signs.keys())


def tell_apart(one: Item, other: Item, met: Meeting) -> bool:
    """Whether two statements that share words tell different things: weeks apart, one urges what the other tells, each
    begins with a thing of which the other does not speak, or each does to the other what it tells."""
    if _weeks_apart(one, other, met) or _threat_of_another(one, other):
        return True
    if one.side == other.side or "events" in (one.layer, other.layer):
        return False
    first, second = one.first[:1], other.first[:1]
    if first == second == ("@expel",) and "" != one.agent != other.agent != "":
        return True
    heads = bool(first and second) and one.focus.isdisjoint(second) and other.focus.isdisjoint(first)
    unlike = (one.kind in _URGES) != (other.kind in _URGES)
    return (heads or unlike or _dislikes(one) != _dislikes(other)) and met.likeness < _LIKE_JUDGED


def tells_of_others(one: Item, other: Item) -> bool:
    """Whether two statements tell of two places, of other people met, or each of its own deed."""
    return other_place(one, other) or meets_others(one, other) or _each_its_own(one, other)


def _each_its_own(one: Item, other: Item) -> bool:
    """Whether a party tells a deed of its own and the other one speaks of somebody else's: «فوزه», «فوزها»."""
    return any(
        item.own
        and item.head == beside.head
        and item.head in _DONE_BY_ONE
        and item.side not in {beside.side, beside.agent, beside.actor} | beside.about
        for item, beside in ((one, other), (other, one))
    )


def asks_alike(one: Item, other: Item) -> bool:
    """Whether both ask for, or refuse, the same thing, whatever reasons they give: «إقالة الوزير لفشله في …»."""
    if one.kind != other.kind or one.kind not in STANDS or not one.head or one.head != other.head:
        return False
    return one.signs.get(one.head, 0) * other.signs.get(one.head, 0) > 0


def _refuses_else(one: Item, other: Item) -> bool:
    """Whether one refuses something of which the other does not speak: «رفض تمديد الهدنة», «احترام الهدنة»."""
    return any(
        refusal.kind == "refuse" and refusal.head and not _names(said, refusal.head)
        for refusal, said in ((one, other), (other, one))
    )


def of_two_things(one: Item, other: Item) -> bool:
    """Whether two statements that seem to be opposed are of two things, or of two towns, or both complain."""
    apart = bool(one.towns and other.towns) and one.towns.isdisjoint(other.towns)
    return apart or _refuses_else(one, other) or _both_remedy(one, other) or _acts_of_two(one, other)


def _acts_of_two(one: Item, other: Item) -> bool:
    """Whether each tells, of another party, what it does: «انسحاب واشنطن», «ستبقى طهران»; or who does it of himself:
    «عزمه الاستقالة», «لن يستقيل»."""
    if one.agent and other.agent and one.agent != other.agent and not {one.kind, other.kind} & _URGES:
        return other.head in opposites_of(one.head) if one.head else False
    if not one.opening & other.opening & _OF_ONESELF or "demand" in (one.kind, other.kind):
        return False
    named = (one.about | one.people | {one.speaker}) & (other.about | other.people | {other.speaker})
    return bool(one.speaker and other.speaker) and not named - {""}


def _both_remedy(one: Item, other: Item) -> bool:
    """Whether one wants a thing mended and the other complains of it: «تحسين الخدمات», «الخدمات السيئة»."""
    return any(
        not link_words("remedy").isdisjoint(words(asked.text)[:_FIRST])
        and asked.kind in ("demand", "promise")
        and (other_one.kind == "refuse" or min(other_one.signs.values(), default=0) == -JUDGED)
        for asked, other_one in ((one, other), (other, one))
    )


def changes_else(one: Item, other: Item) -> bool:
    """Whether one wants a change of a thing of which the other does not speak: «تمديد الهدنة», «احترام الهدنة»."""
    return any(
        asked.kind in STANDS and asked.head in _CHANGES and not _names(said, asked.head)
        for asked, said in ((one, other), (other, one))
    )


def _names(item: Item, term: str) -> bool:
    """Whether a statement names a thing or what excludes it."""
    return term in item.signs or not opposites_of(term).isdisjoint(item.signs)


@lru_cache(maxsize=50_000)
def _bounds(text: str) -> frozenset[str]:
    """Whether a text says «more than» or «less than»."""
    return frozenset(words(text)) & (link_words("more") | link_words("less"))


def bounds_apart(one: Item, other: Item) -> bool:
    """Whether two statements give one number, one as a floor and the other as a ceiling."""
    if {row[::2] for row in one.numbers}.isdisjoint(row[::2] for row in other.numbers):
        return False
    first, second = (_bounds(item.text) for item in (one, other))
    return bool(first and second) and (first <= link_words("more")) != (second <= link_words("more"))


def _other_counts(one: Item, other: Item) -> bool:
    """Whether two statements count things of one name and no number is the other's."""
    units = {unit for _, unit, _ in one.numbers} & {unit for _, unit, _ in other.numbers} - {""}
    both = [{row[1:] for row in item.numbers if row[1] in units} for item in (one, other)]
    return any(not {row for row in both[0] & both[1] if row[0] == unit} for unit in units)


def _one_count(one: Item, other: Item) -> bool:
    """Whether two statements give one number, not a small one, of one thing: «أطلقت 20 صاروخا»."""
    one_party = one.theme == other.theme or one.theme in other.about or other.theme in one.about
    return one_party and any(value >= _LARGE for _, unit, value in {*one.numbers} & {*other.numbers} if unit)


def _other_words(one: Item, other: Item) -> bool:
    """Whether two statements begin with what two parties do, or one of them with what is felt about a thing."""
    if one.agent and other.agent and one.agent != other.agent:
        return True
    return bool(one.opening & ATTITUDES) != bool(other.opening & ATTITUDES)


def _dislikes(item: Item) -> bool:
    """Whether a statement begins with what its side has against a thing: «أسفها لقطع العلاقات»."""
    return not item.opening.isdisjoint(_DISLIKES)


def _threat_of_another(one: Item, other: Item) -> bool:
    """Whether the earlier threatens or promises another thing than the later tells: «إعدام الرهائن», «خطف الرهائن»."""
    done = bool(other.deed) or not other.opening.isdisjoint(_BLOODY)
    return done and one.kind in STANDS & AHEAD and other.kind not in AHEAD and other_act(one, other)


def _weeks_apart(one: Item, other: Item, met: Meeting) -> bool:
    """Whether two speakers tell, weeks apart and without a day, of clashes or protests, of which there are many."""
    if one.side == other.side or not (_of_many(one) and _of_many(other)) or met.likeness >= _LIKE_JUDGED:
        return False
    gap = gap_in_days(one.day, other.day)
    return (
        gap is not None and gap > _WEEKS and not {*one.dates} & {*other.dates} and not {*one.numbers} & {*other.numbers}
    )


def _of_many(item: Item) -> bool:
    """Whether a statement begins with bloodshed or a protest."""
    return item.deed in _MANY_DEEDS or not item.opening.isdisjoint(_BLOODY)


def _judges(item: Item, met: Meeting) -> bool:
    """Whether a statement judges something of which both speak, and does not only tell it."""
    return any(abs(item.signs.get(term, 0)) == JUDGED for term, sign in met.ways if sign > 0)


def alike_verdict(one: Item, other: Item, met: Meeting, score: float) -> Verdict | None:
    """What relates two statements that say the same, the earlier first."""
    if "events" in (one.layer, other.layer):
        return _event_alike(one, other, met, score)
    same = bool(one.side) and one.side == other.side
    acts = {one.kind, other.kind}
    dimension = "position" if acts & STANDS else "fact"
    if _threat_of_another(one, other):
        return None
    if one.kind in AHEAD and other.kind not in AHEAD | STANDS and one.day < other.day and same and not ahead(other):
        return Verdict("update", "position", "stronger", score) if met.opening and met.likeness >= _MORE_LIKE else None
    if ahead(one) != ahead(other) and not same:
        return None
    more = set(other.numbers) - set(one.numbers) or set(other.dates) - set(one.dates)
    if same and one.day < other.day and more and met.opening and met.likeness >= _MORE_LIKE:
        return Verdict("update", dimension, "more_said", score)
    if same and met.likeness >= 0.7 and not numbers_apart(one, other):
        return Verdict("repeats", dimension, "same_words", score)
    if dated_apart(one, other) or ("threaten" in acts and len(acts) > 1) or of_some(one) != of_some(other):
        return None
    return Verdict("agree", "position" if same else dimension, "shared_words", score)


def _event_alike(one: Item, other: Item, met: Meeting, score: float) -> Verdict | None:
    """A statement and an event that tell the same; what was said to come and then came."""
    event, said = (one, other) if one.layer == "events" else (other, one)
    if said.kind in AHEAD or hedged(said):
        return None
    told = len(met.ways) >= 2 and met.opening and met.likeness >= 0.4 and met.cover >= 0.3 and said.kind not in STANDS
    return Verdict("same_event", "fact", "event_told", score) if told and _of_its_time(event, said) else None


def _of_its_time(event: Item, said: Item) -> bool:
    """Whether a statement that gives no day can speak of an event: it was made soon after, and tells no tally."""
    gap = gap_in_days(event.begin or event.day, next((day for day in said.dates), said.day))
    tally = any(kind == "attacks" for kind, _, _ in (*event.numbers, *said.numbers))
    return gap is not None and gap <= _RECENT and not tally
