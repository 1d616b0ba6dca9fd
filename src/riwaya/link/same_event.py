"""The same event in two articles: type, parties, place, time and magnitude, with tolerance for each one's precision."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.link.base import Link, Verdict, Weights
from riwaya.link.days import gap_in_days
from riwaya.link.items import Item
from riwaya.link.terms import opposites_of, weak_terms
from riwaya.settings import Settings

# Types under which two articles may book one happening.
ALIKE = {
    "AGREE": "TALK",
    "CONSULT": "TALK",
    "SUPPORT": "TALK",
    "YIELD": "MOVE",
    "RETREAT": "MOVE",
    "REJECT": "MOVE",
}
# What one party does to another, and not both together.
_VISIT = "@visit"
_ARRIVES = frozenset((_VISIT, "@enter"))  # «زيارة أفورقي», «وصل آبي أحمد»
_ONE_WAY = _ARRIVES | {"@appoint", "@ambassador"}
_KILL = "@kill"
# What befalls one person and not another.
_BEFALLS = frozenset(("@resign", "@appoint", "@arrest", "@trial", "@execute", "@kidnap", "@candidate"))
# The same among one another: who kidnaps does not kill; and what ground is taken by.
_FATES = frozenset((_KILL, "@kidnap", "@arrest", "@release", "@torture", "@trial"))
# Acts in words are those of the person who speaks.
_SAYS = frozenset(("ACCUSE", "REJECT", "REQUEST", "THREATEN"))
_WON, _CANDIDATE = "@success", "@candidate"
_EXECUTE, _CONTROL, _ATTACK = "@execute", "@control", "@attack"
_FAR_MORE = 2
# One gives way, the other refuses to.
_OPPOSED = {"REJECT", "YIELD"}
# Evidence that an event is the same, in points; `_ENOUGH` of them decide, more among attacks.
_ENOUGH = 2.6
_ENOUGH_IN_WAR = 3.0
_WORDS = 3.0
_SAME_DAY = 1.4
_SAME_WEEK = 0.8
_SAME_MONTH = 0.3
_TWO_TALK = 0.5
_SAME_PLACE = 0.7
_PARTY = 0.5
_OTHER_NUMBER = 1.2
_SAME_PEOPLE = 0.6
_DEATH = 4.0
# Happenings of one place, and what is said of all protests of a wave; the weight of what must be said besides.
_SITED = frozenset(("PROTEST", "ASSAULT", "COERCE"))
_GOES_ON = frozenset(("@protest", "@start", "@continue", "@area"))
_THERE, _ANYWHERE = 0.5, 1.5
_PROVINCE = "-governorate"
_TOGETHER = 2
# Parties in common from which words in common may be plain ones.
_MANY = 3
_LEAST_LIKE = 0.18
_OTHER_TYPE = 0.6
# Likeness and days in which a happening that is recalled without a date can be one told before.
_RECALLED, _WEEKS = 0.6, 14
# Weight of shared words from which two happenings of unlike days may be one, told by articles of two days.
_TELLING = 2.0
# The same where they name no party and no town in common: «فتحت تحقيقا» is told of many.
_NO_PARTY = 3.0
_DAY = 10
_MONTH = 7


def _keys(item: Item, weights: Weights) -> Iterable[str]:
    """Type with each of the event's most telling terms, and with its day and place."""
    kind = ALIKE.get(item.kind, item.kind)
    yield from (f"event|{kind}|{term}" for term in weights.telling(item.terms, 6))
    if _KILL in item.terms:
        yield from (f"death|{person}" for person in sorted(item.people))
    if len(item.begin) == _DAY:
        yield f"day|{kind}|{item.begin}|{item.region or item.side}"


def _compare(one: Item, other: Item, weights: Weights, settings: Settings) -> Verdict | None:
    if one.root == other.root or ALIKE.get(one.kind, one.kind) != ALIKE.get(other.kind, other.kind):
        return None
    if {one.kind, other.kind} == _OPPOSED:
        return None
    if _counts(one) or _counts(other):
        return None
    if {one.certainty, other.certainty} & {"denied", "planned", "demanded", "hypothetical"}:
        return None
    if _one_death(one, other):
        return Verdict("same_event", "fact", "one_death", _DEATH)
    gap = gap_in_days(_when(one), _when(other))
    if gap is None or _elsewhere(one, other) or others_deed(one, other):
        return None
    if _other_fate(one, other) or _others_talk(one, other) or _other_way(one, other) or of_other_people(one, other):
        return None
    likeness = weights.similarity(one.terms, other.terms)
    dated = bool(one.begin and other.begin) or likeness < _RECALLED
    if gap > (settings.same_day_slack if dated else _WEEKS):
        return None
    said = {term for term in one.terms & other.terms if term[:6] != "party:"}
    shared = (one.parties | one.about) & (other.parties | other.about)
    same = _same_people(one, other)
    exact = len(one.begin) == len(other.begin) == _DAY
    if likeness < (_LEAST_LIKE if one.kind == other.kind else _OTHER_TYPE):
        return None
    if said <= weak_terms() and not (said and same and exact and gap == 0 and len(shared) > _MANY):
        return None
    common = weights.total(said)
    if not shared and common < _NO_PARTY and not (one.towns & other.towns):
        return None
    if other_place(one, other) or (one.kind == "PROTEST" and other_march(one, other, weights)):
        return None
    if exact and gap > 0 and one.begin[:4] == other.begin[:4] and (likeness < 2 * _LEAST_LIKE or common < _TELLING):
        return None
    within = len(one.begin) > _MONTH and len(other.begin) > _MONTH and gap == 0
    near = _SAME_DAY if exact and gap == 0 else _SAME_WEEK if within else _SAME_MONTH
    score = likeness * _WORDS + near + min(2, len(shared)) * _PARTY
    score += _SAME_PEOPLE if same and len(said) > 1 and one.kind != "ASSAULT" else 0
    score += _TWO_TALK if len(shared) > 1 and ALIKE.get(one.kind) == "TALK" else 0
    score += _SAME_PLACE * _one_place(one, other)
    score -= _OTHER_NUMBER * _numbers_differ(one, other)
    return Verdict("same_event", "fact", "type_time_words", score) if score >= _least(one, other) else None


def _one_death(one: Item, other: Item) -> bool:
    """Whether both tell the death of one person, or of two together: near in time, or without a day of its own."""
    same = one.victim and one.victim == other.victim
    if not same and (_KILL not in one.terms & other.terms or len(one.people & other.people) < _TOGETHER):
        return False
    gap = gap_in_days(one.begin, other.begin) if one.begin and other.begin else 0
    return gap is not None and gap <= _WEEKS and not others_deed(one, other)


def other_march(one: Item, other: Item, weights: Weights) -> bool:
    """Whether two protests of a wave of them may be two, having no more in common than that people protest; the same
    day and town need less."""
    exact = len(one.begin) == len(other.begin) == _DAY and one.begin == other.begin
    here = exact and not _towns(one).isdisjoint(_towns(other))
    said = {term for term in one.terms & other.terms if term[:6] != "party:"} - _GOES_ON
    return weights.total(said) < (_THERE if here else _ANYWHERE)


def other_place(one: Item, other: Item) -> bool:
    """Whether two happenings of one place name towns, crossings or provinces, and none in common: two roads cut."""
    first, second = _towns(one), _towns(other)
    return (one.deed or one.kind) in _SITED and bool(first and second) and first.isdisjoint(second)


def _towns(item: Item) -> frozenset[str]:
    return frozenset(town.removesuffix(_PROVINCE) for town in item.towns)


def _same_people(one: Item, other: Item) -> bool:
    """Whether both name as doer or sufferer one party that is less than a state: a person, a body."""
    return not (one.parties & other.parties) <= {one.side, other.side, one.target, other.target}


def _one_place(one: Item, other: Item) -> int:
    """1 where both name one place, -1 where they name towns and none in common, else 0."""
    first, second = one.towns | {one.place} - {""}, other.towns | {other.place} - {""}
    if first & second:
        return 1
    return -1 if one.towns and other.towns else 0


def _least(one: Item, other: Item) -> float:
    """The points that decide: more where many happenings of the kind follow each other and neither doer nor town says
    which is meant."""
    named = (one.actor and one.actor == other.actor) or one.towns & other.towns
    return _ENOUGH if one.kind != "ASSAULT" or named else _ENOUGH_IN_WAR


def others_deed(one: Item, other: Item) -> bool:
    """Whether two happenings are of other parties: other doers, or who does it here suffers it there."""
    if one.deed == other.deed == "SANCTION" and one.target != other.target and _suffers(one) and _suffers(other):
        return True
    if ALIKE.get(one.deed) == "TALK" or not one.actor:
        return bool(other.actor) and other.actor == one.target and ALIKE.get(one.deed) != "TALK"
    if other.actor:
        return one.actor != other.actor
    return one.actor == other.target


def of_other_people(one: Item, other: Item) -> bool:
    """Whether two texts tell what befell people, and each names others: two who resign on one day."""
    first, second = (item.people - {item.agent} or item.people for item in (one, other))
    if not first or not second or first & second:
        return False
    if one.layer == other.layer == "events" and one.kind in _SAYS:
        return True
    return any(term in other.terms or not opposites_of(term).isdisjoint(other.terms) for term in one.terms & _BEFALLS)


def _other_fate(one: Item, other: Item) -> bool:
    """Whether two happenings begin with unlike things that befall people: «خطف رهائن», «إعدام رهينة»; or tell of far
    more of them: «خطفت 276 تلميذة», «خطفت أكثر من ألف طفل»."""
    first, second = _fates(one), _fates(other)
    if first and second and first.isdisjoint(second):
        return True
    if one.kind == "ASSAULT" and _takes_ground(one) != _takes_ground(other):
        return _CONTROL not in one.terms & other.terms  # «استعادة البلدة», «قصف البلدة»
    if _WON in one.terms & other.terms and (_CANDIDATE in one.terms) != (_CANDIDATE in other.terms):
        return True  # «فاز بترشيح حزبه», «فاز في الانتخابات»
    counts = [[value for kind, _, value in item.numbers if kind == "people"] for item in (one, other)]
    return all(counts) and any(max(few) * _FAR_MORE <= min(many) for few, many in (counts, counts[::-1]))


def _takes_ground(item: Item) -> bool:
    return _CONTROL in item.opening and _ATTACK not in item.terms


def _fates(item: Item) -> frozenset[str]:
    """What befell people by the first words of a happening; who is executed is killed."""
    return frozenset(_KILL if term == _EXECUTE else term for term in item.opening & (_FATES | {_EXECUTE}))


def _suffers(item: Item) -> bool:
    """Whether a happening names who suffers it, and not its doer as that."""
    return item.target not in ("", item.actor)


def _other_way(one: Item, other: Item) -> bool:
    """Whether one party does to the other here what the other does to it there: two visits, two ambassadors."""
    shared = one.terms & other.terms
    if ALIKE.get(one.kind) == "TALK" and not one.terms.isdisjoint(_ARRIVES) and not other.terms.isdisjoint(_ARRIVES):
        shared |= {_VISIT}
    if _VISIT in shared:
        first, second = one.actor or one.agent, other.actor or other.agent
    else:
        first, second = one.actor, other.actor
    return bool(first and second) and first != second and not shared.isdisjoint(_ONE_WAY)


def meets_others(one: Item, other: Item) -> bool:
    """Whether who is met is another one in each of two meetings."""
    if not (one.deed == other.deed == "CONSULT" and one.target and other.target) or _VISIT in one.terms | other.terms:
        return False
    return one.target not in other.parties | other.about and other.target not in one.parties | one.about


def _others_talk(one: Item, other: Item) -> bool:
    """Whether two meetings are of other people: who meets whom here is not named there."""
    first, second = one.parties | one.about, other.parties | other.about
    if meets_others(one, other):
        return True
    return bool(one.actor and other.actor) and one.actor not in second and other.actor not in first


def _counts(item: Item) -> bool:
    """Whether an event is a tally of many («تعرضت لأكثر من 160 هجوما»): that is a figure, not one happening."""
    return any(kind == "attacks" for kind, _, _ in item.numbers)


def _elsewhere(one: Item, other: Item) -> bool:
    """Whether both name a place and these cannot be one: two towns, or two countries."""
    if not one.place or not other.place or one.place == other.place:
        return False
    return one.region != other.region or (one.place != one.region and other.place != other.region)


def _when(item: Item) -> str:
    """The day an event is about, that of its article when it says none."""
    return item.begin or item.day


def _numbers_differ(one: Item, other: Item) -> bool:
    """True when both give a number of the same kind, and none of these agree."""
    first, second = ({(kind, value) for kind, _, value in item.numbers} for item in (one, other))
    kinds = {kind for kind, _ in first} & {kind for kind, _ in second}
    return any(not {row for row in first & second if row[0] == kind} for kind in kinds)


SAME_EVENT = Link("same_event", frozenset(("events",)), _keys, _compare)
