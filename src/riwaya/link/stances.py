"""Stands that two parties take on one thing: the same, or opposite ones."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise

from riwaya.lang.ar.clitics import strip_article
from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.tables import load_table
from riwaya.link.base import Verdict
from riwaya.link.days import gap_in_days
from riwaya.link.deeds import AHEAD, AT_ODDS, STANDS, doer, hedged, of_others, same_speaker, since, tells
from riwaya.link.denials import denies_event, is_denial
from riwaya.link.items import Item
from riwaya.link.meeting import Meeting, central
from riwaya.link.negation import negation_in, tangled, wants_not
from riwaya.link.polarity import ATTITUDES, DONE, JUDGED, NAMED, NEGATED
from riwaya.link.terms import concepts, link_words, opposites_of, weak_terms, words_of
from riwaya.link.things import ACTS, LEAVING, are_two, kinship, left_apart, tells_kind

# How much of two statements must be common where one speaks against the other; less is enough where one is short.
_COVER = 0.34
_COVER_SHORT = 0.2
_SHORT, _TOLD = 3, 0.35
# How alike two statements must be that take one stand, or how alike with what is around them.
_STAND_LIKE, _STAND_NEAR = 0.28, 0.12
# Likeness from which a thing is the same one though nothing tells which it is.
_VERY_LIKE = 0.5
# What is done to a thing or thought of it by those who have a say on it.
_MEASURES = frozenset(
    f"@{name}"
    for name in (
        *("withdraw", "stay", "cancel", "keep", "extend", "end", "stop", "continue", "prevent", "allow", "impose"),
        *("lift", "refuse", "accept", "welcome", "condemn", "support", "comply", "violation", "terrible", "excellent"),
        *("unacceptable", "defeat", "right_legal", "mistake", "defend", "expel", "join", "postpone", "amend", "demand"),
    )
)
# Deeds of which a war has many: one goes against a stand only where it is of a party that this speaks of.
_FOUGHT = frozenset(("ASSAULT", "RETREAT", "YIELD"))
_SUFFERED = frozenset(("@kill", "@wound", "@explosion"))
_HELD = frozenset(("@meeting", "@visit", "@call", "@talks", "@crisis"))
# Who threatens, warns of or denies a thing does not stand for or against it.
_WARY = frozenset(("threaten", "warn", "deny"))
_COMPLY, _VIOLATION = "@comply", "@violation"
# Days between a stand and the deed that goes against it, and those that are one time to two statements.
_TIMELY = 45
_ONE_TIME = 60
_SAME_SPEAKER = 0.4


def same_stand(one: Item, other: Item, met: Meeting) -> bool:
    """Whether two parties take one side on a thing that both begin with: «الحفاظ على الاتفاق», «عدم الانسحاب منه»."""
    if one.layer != "claims" or other.layer != "claims" or {one.kind, other.kind} & AHEAD or met.against > met.along:
        return False
    if hedged(one) or hedged(other) or tangled(one.text) or tangled(other.text):
        return False
    if met.likeness < _STAND_LIKE and not (met.opening and met.nearness >= _STAND_NEAR):
        return False
    unlike = "deny" in (one.kind, other.kind) and is_denial(one) != is_denial(other)  # who denies does not yet refuse
    if unlike or wants_not(one.text) != wants_not(other.text) or (not met.opening and not one_time(one, other)):
        return False
    near = one.article == other.article or same_speaker(one, other) or met.likeness >= _VERY_LIKE
    on = [term for term, sign in met.ways if sign > 0 and _stand_on(one, other, term, 0 if near else 1)]
    if {one.kind, other.kind} == AT_ODDS:  # what one demands is not what the other refuses
        on = [term for term in on if one.signs[term] < 0]
    if any(one.signs[term] == other.signs[term] == -NEGATED for term in on):
        return True
    if not {one.kind, other.kind} & STANDS and (one.terms | other.terms).isdisjoint(_MEASURES):
        on = [term for term in on if max(abs(one.signs[term]), abs(other.signs[term])) >= JUDGED]
    apart = bool(one.about and other.about) and not one.about & other.about
    return bool(on) and (not apart or (met.opening and met.nearness >= _STAND_NEAR))


def stands(one: Item, other: Item, met: Meeting, score: float) -> Verdict | None:
    """What relates two statements, or a statement and a deed, that take sides on one and the same thing, however
    little else they share: «الاتفاق كارثي», «يجب الإبقاء على الاتفاق»."""
    if not (takes_stand(one) and takes_stand(other)) or not one.side or not other.side:
        return None
    near = one.article == other.article or (one_time(one, other) and met.nearness >= _STAND_NEAR)
    sure = 0 if one.article == other.article else 1
    on = [(term, sign) for term, sign in met.ways if sign and _stand_on(one, other, term, sure)]
    if not near or not on or len({sign for _, sign in on}) > 1:
        return None
    if on[0][1] > 0:
        deeds = "events" in (one.layer, other.layer)
        return None if deeds or met.against > met.along else Verdict("agree", "position", "same_stand", score)
    return Verdict("conflict", "position", "opposed", score) if one.side != other.side else None


def takes_stand(item: Item) -> bool:
    """Whether a claim or a deed shows where its party stands, and not only what it expects or tells."""
    if item.kind == "expect" or hedged(item) or item.terms.isdisjoint(_MEASURES) or reproaches(item):
        return False
    return item.layer == "claims" or (item.layer == "events" and tells(item) and item.deed != "ASSAULT")


def reproaches(item: Item, *, anywhere: bool = False) -> bool:
    """Whether a statement says that somebody keeps no rule: «لم تمتثل للمعاهدة», «انتهاكات للمعاهدة» are not said
    against the treaty; `anywhere`: or in its course."""
    broken = item.signs.get(_COMPLY, 0) == -NEGATED or _VIOLATION in (item.terms if anywhere else item.opening)
    return broken and item.kind not in STANDS


def _stand_on(one: Item, other: Item, term: str, least: int) -> bool:
    """Whether both take a side of their own on one thing; `least`: the kinship from which it is one."""
    return (
        is_object(term)
        and term in one.things
        and term in other.things
        and _own(one, term)
        and _own(other, term)
        and kinship(one.things.get(term), other.things.get(term), act=term in ACTS) >= least
    )


def is_object(term: str) -> bool:
    """Whether a term names a thing and not what is done to things or thought of them."""
    return term[0] == "@" and term not in _HELD and not concepts()[term[1:]].effect


def _own(item: Item, term: str) -> bool:
    """Whether a statement takes a side on what it begins with, and not only tells what another party does to it."""
    sign = item.signs.get(term, 0)
    told = item.deed == "ASSAULT" or not item.opening.isdisjoint(_SUFFERED)
    if term not in item.focus or abs(sign) < DONE or (abs(sign) == DONE and told):
        return False
    return sign != -DONE or item.agent in ("", item.side) or not item.opening.isdisjoint(ATTITUDES)


def one_time(one: Item, other: Item) -> bool:
    """Whether two statements were made so near that one can answer the other; unknown days may be near."""
    gap = gap_in_days(one.day, other.day)
    return gap is None or gap <= _ONE_TIME


def opposed(one: Item, other: Item, met: Meeting, score: float) -> Verdict | None:
    """What relates two statements that speak of one thing in opposite ways."""
    if hedged(one) or hedged(other) or (one.side != other.side and (reproaches(one) or reproaches(other))):
        return None
    if "events" not in (one.layer, other.layer) and one.side != other.side and _acts_apart(one, other, met):
        return Verdict("conflict", "fact", "opposed", score) if not {one.kind, other.kind} & (AHEAD | STANDS) else None
    if not _clash(one, other, met):
        return None
    if "events" in (one.layer, other.layer):
        return _deed_opposed(one, other, met, score)
    same = bool(one.side) and one.side == other.side
    if same and one.day < other.day:
        enough = met.cover >= _SAME_SPEAKER or _opposite_wishes(one, other, met)
        turned = enough and same_speaker(one, other) and _both_stand(one, other, met)
        turned = turned and not of_others(one, other) and "ACCUSE" not in (one.deed, other.deed)
        unlike = met.likeness < _VERY_LIKE or negation_in(one.text) != negation_in(other.text)
        turned = turned and (
            unlike or {_effect(one), _effect(other)} == {"+", "-"} or {one.kind, other.kind} == AT_ODDS
        )
        return Verdict("update", "position", "reversal", score) if turned else None
    if same:
        return Verdict("conflict", "fact", "negation", score) if not same_speaker(one, other) else None
    return _two_parties(one, other, met, score)


def _effect(item: Item) -> str:
    """What a statement begins with does to its thing: «الإبقاء على» keeps it ("+"), «إلغاء» takes it away ("-")."""
    first = item.first[0] if item.first else ""
    return concepts()[first[1:]].effect if first[:1] == "@" else ""


def _two_parties(one: Item, other: Item, met: Meeting, score: float) -> Verdict | None:
    acts, sizes = {one.kind, other.kind}, _sizes(one, other, met)
    if "forecasts" in (one.layer, other.layer) or "expect" in acts:
        return None
    if len(acts & STANDS) == 1 and any(item.kind == "promise" and item.opening & _HELD for item in (one, other)):
        return None  # «ستعقد محادثات», «فشلت المحادثات»
    if (NEGATED, NEGATED) in sizes and not acts & STANDS and one.article == other.article:
        return Verdict("conflict", "fact", "opposed", score)
    if (JUDGED, JUDGED) in sizes:
        return Verdict("conflict", "position", "judged", score)
    if acts & STANDS:
        plain = [item for item in (one, other) if item.kind not in STANDS and not tells(item)]
        clear = all(_takes_sides(item, met) or (_bare(item) and item.theme in ("", item.side)) for item in plain)
        clear = clear and all(item.actor == item.side for item in (one, other) if tells(item))
        return Verdict("conflict", "position", "opposed", score) if clear and not acts & _WARY else None
    if -NEGATED in {*one.signs.values(), *other.signs.values()}:
        return None
    facts = sizes & {(NAMED, NAMED), (DONE, NAMED), (DONE, DONE)}
    return Verdict("conflict", "fact", "opposed", score) if facts else None


def _opposite_wishes(one: Item, other: Item, met: Meeting) -> bool:
    """Whether both begin with opposite things that they want or defend: «نريد خروجاً كاملاً», «نؤيد بقاءهم»."""
    return any(
        sign < 0 and _opens(one, term) and _opens(other, term) and (term not in one.signs or term not in other.signs)
        for term, sign in met.ways
    ) and bool({one.kind, other.kind} & STANDS)


def _acts_apart(one: Item, other: Item, met: Meeting) -> bool:
    """Whether two sources begin with opposite acts of one party: «انسحاب القوات الأميركية», «بقاء قوات أميركية»."""
    if not one.theme or one.theme != other.theme or (one.article != other.article and met.nearness < 2 * _STAND_NEAR):
        return False
    return one_time(one, other) and any(
        sign < 0
        and (term not in one.signs or term not in other.signs)
        and _opens(one, term)
        and _opens(other, term)
        and abs(one.signs.get(term, NAMED)) == abs(other.signs.get(term, NAMED)) == NAMED
        for term, sign in met.ways
    )


def _both_stand(one: Item, other: Item, met: Meeting) -> bool:
    """Whether both speak of one thing in opposite ways and neither only names it, or each does the opposite thing."""
    return any(
        sign < 0 and (term not in one.signs or term not in other.signs or not is_object(term) or least >= DONE)
        for term, sign in met.ways
        for least in (min(abs(one.signs.get(term, NEGATED)), abs(other.signs.get(term, NEGATED))),)
    )


def _bare(item: Item) -> bool:
    """Whether a statement is short and judges and negates nothing."""
    return len(item.signs) <= _SHORT and all(abs(sign) < JUDGED for sign in item.signs.values())


def _takes_sides(item: Item, met: Meeting) -> bool:
    """Whether a statement takes a side on something of which the other speaks in the opposite way."""
    return any(sign < 0 and abs(item.signs.get(term, NAMED)) >= DONE for term, sign in met.ways)


def _clash(one: Item, other: Item, met: Meeting) -> bool:
    """Whether two statements go against each other in what they are about, and not in a word in passing."""
    against = (term for term, sign in met.ways if sign < 0 and term not in weak_terms() | ATTITUDES)
    heads = [term for term in against if _both_begin(one, other, term) and not tells_kind(term)]
    if not heads:
        return False
    if all(_which(one, term) != _which(other, term) or _two_things(one, other, term) for term in heads):
        return False
    alone = len(met.ways) == 1 and heads[0] not in one.signs.keys() & other.signs.keys()
    if alone and (one.article != other.article or min(len(one.signs), len(other.signs)) >= _SHORT - 1):
        return False
    if not any(_begins(one, term) and _begins(other, term) for term in heads):
        return False
    if one.about and other.about and not one.about & other.about and met.cover < 2 * _COVER:
        return False
    stands = one.kind in STANDS and other.kind in STANDS and one_time(one, other)
    if stands and any(_opens(one, term) and _opens(other, term) for term in heads):
        return True
    short = min(len(one.signs), len(other.signs)) <= _SHORT
    return met.cover >= _COVER or (short and met.cover >= _COVER_SHORT and met.told >= _TOLD)


def _two_things(one: Item, other: Item, term: str) -> bool:
    if term in LEAVING:
        return left_apart(words_of(one.text), words_of(other.text))
    return is_object(term) and are_two(one.things.get(term), other.things.get(term), act=term in ACTS)


@cache
def _ordinals() -> frozenset[str]:
    """Ordinals without article in comparison form: «ثانيه»."""
    return frozenset(strip_article(key_of(fold(row["form"].split()[0]))) for row in load_table("ordinals").rows)


def _which(item: Item, term: str) -> str:
    """The word that tells which one of many a statement names: «المرحلة الثانية» → "ثانيه"; "" for none."""
    return _numbered(item.text).get(term, "")


@lru_cache(maxsize=16_384)
def _numbered(text: str) -> dict[str, str]:
    """The first ordinal behind each term of a text, or that it is another one: «انتخابات جديدة»."""
    found: dict[str, str] = {}
    for word, after in pairwise(words_of(text)):
        form = strip_article(after.form)
        if form in _ordinals() or form in link_words("another"):
            found.setdefault(word.term, form)
    return found


def _both_begin(one: Item, other: Item, term: str) -> bool:
    return central(one, term) and (central(other, term) or not other.focus.isdisjoint(opposites_of(term)))


def _begins(item: Item, term: str) -> bool:
    """Whether a term or its opposite is among the first that a statement names, the first two where it is a report."""
    first = item.focus if item.kind in STANDS else item.opening
    return term in first or not first.isdisjoint(opposites_of(term))


def _opens(item: Item, term: str) -> bool:
    """Whether a term or its opposite is among the first two that a statement names."""
    return term in item.opening or not item.opening.isdisjoint(opposites_of(term))


def _sizes(one: Item, other: Item, met: Meeting) -> set[tuple[int, int]]:
    """Why they speak in opposite ways: pairs of sizes of their signs, the greater first; of opposites, named."""
    found = set()
    for term, sign in met.ways:
        if sign < 0:
            pair = (abs(one.signs.get(term, 1)), abs(other.signs.get(term, 1)))
            found.add((max(pair), min(pair)))
    return found


def _deed_opposed(one: Item, other: Item, met: Meeting, score: float) -> Verdict | None:
    """A statement and a deed: a stand that the deed goes against, an announcement that came to nothing, a denial."""
    event, said = (one, other) if one.layer == "events" else (other, one)
    if event.towns and said.towns and not event.towns & said.towns:
        return None
    if said.kind in AHEAD | STANDS:
        if said is one and said.kind in AHEAD and doer(said) == event.side:
            return Verdict("update", "position", "turned_out", score) if since(event, said) and met.opening else None
        gap = gap_in_days(event.begin or event.day, said.day)
        timely = tells(event) and gap is not None and gap <= _TIMELY
        timely = timely and any(sign < 0 and _opens(said, term) for term, sign in met.ways)
        meant = event.deed not in _FOUGHT or not event.about.isdisjoint(said.about | {said.side})
        against = timely and meant and said.kind in ("refuse", "demand")
        return Verdict("conflict", "position", "opposed", score) if against else None
    denied = denies_event(event, said, [term for term, sign in met.ways if sign < 0])
    return Verdict("denial", "fact", "event_denied", score) if denied else None
