"""Where a party stands on a question at a time, each with its evidence: what it says of the thing, or does to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from riwaya.lang.ar.stem import words
from riwaya.link.accounts import keywords_of
from riwaya.link.deeds import STANDS, ahead, hedged, tells
from riwaya.link.items import Item
from riwaya.link.polarity import DONE, JUDGED, NEGATED
from riwaya.link.terms import concepts, counterparts, is_verb, link_words, term_of, weak_terms, words_of
from riwaya.link.topics import is_no_topic
from riwaya.model import Position, Question, Ref

# Acts that take no side of their own.
_NO_SIDE = frozenset(("deny", "ask", "expect"))
# Acts by which a party wants what it names.
_WANTS = frozenset(("demand", "promise"))
# What is done in concert with others: it shows where all of them stand.
_TOGETHER = frozenset(("AGREE", "COOPERATE"))
# What a party does of its own will: it shows where its doer stands.
_WILLED = _TOGETHER | {"YIELD", "RETREAT", "REJECT", "SANCTION", "SUPPORT", "AID"}
# Among how many first words «لن» or a duty makes a statement one of will.
_BEGIN = 6
_PARTY = "party:"
# What befalls a good thing behind it: «انتهاك السيادة».
_VIOLATION, _FEAR = "@violation", "@fear"
# What is done to a thing in time says nothing without the thing.
_PHASES = frozenset(("@start", "@end", "@stop", "@continue", "@resume", "@hold"))


class _Keyword(NamedTuple):
    """A keyword of a question: the thing that it asks about, what else must be spoken of, and its words."""

    head: str
    rest: frozenset[str]
    said: str


class _Asked(NamedTuple):
    """A question with its keywords read."""

    topic: str
    keywords: tuple[_Keyword, ...]


def positions_of(items: Sequence[Item], questions: Sequence[Question]) -> tuple[Position, ...]:
    """Where parties stand on some questions, by what they say of them and do about them.

    «يجب الإبقاء على الاتفاق» supports «الاتفاق», «انسحبت منه» opposes it by an act, «لم نتخذ القرار» is ambiguous. Who
    only tells of a thing, expects or denies it takes no side.
    """
    asked = [_Asked(question.id, _keywords(question)) for question in questions]
    found: set[Position] = set()
    for item in items:
        if takes_sides(item):
            for question in asked:
                found.update(_stands(item, question))
    return tuple(sorted(found, key=in_order))


def _stands(item: Item, question: _Asked) -> Iterator[Position]:
    """Where an item shows that parties stand on the things that a question asks about."""
    for head, rest, said in question.keywords:
        stance = stance_on(item, head, rest)
        if stance:
            day = item.begin if item.layer == "events" else item.day
            for party, basis in _parties(item):
                yield Position(party, question.topic, day, stance, basis, item.ref, thing=said)


def takes_sides(item: Item) -> bool:
    """Whether a statement or a deed of somebody may show where its party stands on something."""
    if not item.speaker:
        return False
    if item.layer == "events":
        return item.deed in _WILLED and item.modifier != "speech" and tells(item)
    if item.layer != "claims" or item.kind in _NO_SIDE or item.blames:
        return False
    sided = item.kind in STANDS or any(abs(sign) >= DONE for sign in item.signs.values())
    return sided or ahead(item) or _undecided(item.text) or _wished(item.text) or _duty_in(item.text)


def sides_of(item: Item) -> frozenset[str]:
    """The things on which an item that takes sides may take one: those it speaks of, and what excludes them."""
    return frozenset(item.signs).union(filter(None, map(_opposite, item.signs)))


def heads_of(question: Question) -> frozenset[str]:
    """The things that a question asks about, as terms."""
    return frozenset(keyword.head for keyword in _keywords(question))


@lru_cache(maxsize=1024)
def _keywords(question: Question) -> tuple[_Keyword, ...]:
    """The keywords of a question on which one can take sides, each the first thing it names and the rest.

    «الانسحاب من الاتفاق» is on leaving. Words for one thing or for what excludes it («خروج», «بقاء») count once. A word
    that is no concept counts where it is the first that a person gave: others may be persons or places.
    """
    found: dict[str, _Keyword] = {}
    for at, (said, terms) in enumerate(zip(question.keywords, keywords_of(question), strict=True)):
        things = [term for term in terms if term[:6] != _PARTY and not _is_kind(term)]
        head = things[0] if things else ""
        told = head[:1] == "@" and head not in weak_terms() and not is_no_topic(said)
        told = told or bool(head and head[0] != "@" and question.given and at == 0)
        if told and not (head in _PHASES and len(terms) == 1) and _opposite(head) not in found:
            found.setdefault(head, _Keyword(head, frozenset(terms) - {head}, said))
    return tuple(found.values())


def in_order(position: Position) -> tuple[str, str, str, Ref, str]:
    """How positions are sorted."""
    return position.topic, position.party, position.date, position.evidence, position.thing


def _parties(item: Item) -> tuple[tuple[str, str], ...]:
    """Whose stand an item shows, and by what."""
    if item.layer == "claims":
        return ((item.speaker, "stated"),)
    others = (item.target,) if item.deed in _TOGETHER and item.target not in ("", item.side, item.speaker) else ()
    return tuple((party, "action") for party in (item.speaker, *others))


def stance_on(item: Item, head: str, rest: frozenset[str] = frozenset()) -> str:
    """Which way an item that takes sides speaks of a thing: support, oppose, ambiguous; "" for no side.

    `head`: the term of the thing, `rest`: what must be spoken of besides; of which kind the thing is («النووي») may be
    said around it.
    """
    sign = _sign(item, head)
    if sign is None or not all(_spoken_of(item, term) for term in rest):
        return ""
    if _undecided(item.text):
        return "ambiguous" if _central(item, head) else ""
    way = _deed_way(item, head, sign) if item.layer == "events" else _said_way(item, head, sign)
    return "support" if way > 0 else "oppose" if way < 0 else ""


def _spoken_of(item: Item, term: str) -> bool:
    if term[:6] == _PARTY:
        return term.removeprefix(_PARTY) in item.about or item.theme == term.removeprefix(_PARTY)
    return term in item.terms or (_is_kind(term) and (term in item.around or term in item.lead))


def _sign(item: Item, head: str) -> int | None:
    """How an item speaks of a thing, by what excludes it where it does not name it; None where it names neither."""
    if head in item.signs:
        return item.signs[head]
    opposite = item.signs.get(_opposite(head))
    return None if opposite is None else -opposite


def _said_way(item: Item, head: str, sign: int) -> int:
    """The way of a statement: above 0 for, below 0 against, 0 for no side."""
    if _duty_on(item.text, head):
        return sign
    if (hedged(item) and item.kind != "warn") or not _central(item, head):
        return 0
    size, meant = abs(sign), _meant(item.first, head)
    if item.kind == "refuse":
        return sign if size == NEGATED and meant else 0
    threat = item.kind == "threaten" or (item.kind == "warn" and _threatens(item))
    if item.kind == "warn" and not threat:
        return (sign if size == JUDGED or _judged(item) else -sign) if meant else 0
    if item.kind in _WANTS or _wished(item.text):
        return sign if meant or (size >= JUDGED and head in item.opening) else 0
    if threat:
        return sign if size == DONE and meant else 0
    if size == JUDGED:
        before = takewhile(lambda term: term not in (head, _opposite(head)), item.first)
        return 0 if _FEAR in item.terms or _VIOLATION in before else sign
    if size == NEGATED:
        return sign if _wills(item) else 0
    if not meant or not _of_itself(item):
        return 0
    return sign if ahead(item) or (size == DONE and item.first[0] not in (head, _opposite(head))) else 0


def _deed_way(item: Item, head: str, sign: int) -> int:
    """The way of what a party does."""
    past = "" < item.begin <= (item.day or item.begin)
    if not past or not _central(item, head) or abs(sign) in (JUDGED, NEGATED):
        return 0
    if item.deed == "REJECT" and head not in item.first[:1]:
        return sign if abs(sign) == DONE else 0
    return sign if _meant(item.first[1:] if item.deed in _TOGETHER else item.first, head) else 0


def _central(item: Item, head: str) -> bool:
    """Whether an item begins with a thing or with what excludes it."""
    return head in item.focus or _opposite(head) in item.focus


def _meant(first: Sequence[str], head: str) -> bool:
    """Whether what is said first is a thing, or what is done to it: «إلغاء الاتفاق», not «التحقيق في الهجوم»."""
    meant = (head, _opposite(head))
    if not any(term in meant for term in first):
        return False
    return all(_effect(term) not in ("", "kind") for term in takewhile(lambda term: term not in meant, first))


def _opposite(term: str) -> str:
    """What first of all excludes a thing: "@withdraw" → "@stay"; "" for none."""
    opposite = counterparts().get(term, "")
    return "" if opposite in _PHASES else opposite


def _effect(term: str) -> str:
    return concepts()[term[1:]].effect if term[0] == "@" else ""


def _is_kind(term: str) -> bool:
    return _effect(term) == "kind"


def _judged(item: Item) -> bool:
    """Whether a statement begins with a bad word for what it names: «مغبة الانسحاب», «مخاطر الحرب»."""
    return bool(item.first) and _effect(item.first[0]) == "bad"


def _of_itself(item: Item) -> bool:
    """Whether a statement speaks of what its own side does or will do: «بلاده ملتزمة», «ستنسحب», «انسحاب القوات»."""
    if item.agent:
        return item.agent == item.side
    first = next((form for form in words(item.text) if term_of(form)), "")
    return ahead(item) or first[:1] == "ن" or not is_verb(first)


def _threatens(item: Item) -> bool:
    """Whether a warning is of what its own side will do: «حذرت واشنطن من أنها ستفرض عقوبات»."""
    if item.agent:
        return item.agent == item.side and ahead(item)
    first = next(iter(words(item.text)), "")
    return first[:1] == "س" and is_verb(first[1:])


def _wills(item: Item) -> bool:
    """Whether a statement says what its side will not do or have: «لن نقبل ببقاء القوات»."""
    return _of_itself(item) and not _first(item.text).isdisjoint(link_words("will_not"))


@lru_cache(maxsize=50_000)
def _duty_on(text: str, head: str) -> bool:
    """Whether a text says what is to be done to a thing: «يجب وقف القتال», «على إيران أن تنسحب»."""
    if not _duty_in(text):
        return False
    said = words_of(text)
    for at, word in enumerate(said):
        if _is_duty(word.form, at):
            terms = [w.term for w in said[at + 1 : at + 1 + _BEGIN] if w.term and w.term[:6] != _PARTY]
            if _meant([term for term in terms if term not in weak_terms()], head):
                return True
    return False


@lru_cache(maxsize=50_000)
def _duty_in(text: str) -> bool:
    return any(_is_duty(form, at) for at, form in enumerate(words(text)))


def _is_duty(form: str, at: int) -> bool:
    """Whether a word says that something is to be done: «على» at the beginning alone."""
    return form in link_words("duty") and (at == 0 or form not in link_words("preposition"))


@lru_cache(maxsize=50_000)
def _wished(text: str) -> bool:
    return not _first(text).isdisjoint(link_words("wants"))


def _first(text: str) -> frozenset[str]:
    return frozenset(form.removeprefix("و") for form in words(text)[:_BEGIN])


@lru_cache(maxsize=50_000)
def _undecided(text: str) -> bool:
    """Whether a statement says that its party has not made up its mind: «لم يتخذ القرار بعد»."""
    told = f" {' '.join(words(text))} "
    return any(f" {phrase} " in told for phrase in link_words("undecided"))
