"""Which one of many a thing is: «الاتفاق النووي مع إيران» is a deal that is nuclear and Iran's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import takewhile, zip_longest
from typing import NamedTuple

from riwaya.link.terms import Word, concepts, is_verb, link_words, nationality_of, weak_terms

# How many words after a thing may tell which one it is.
_REACH = 5
# How many of an article's commonest qualifiers stand for a thing that it names without any.
_COMMONEST = 3
# What happens again and again in a war: the next one is another one.
ACTS = frozenset(("@attack", "@missile", "@kill", "@war", "@explosion", "@weapon", "@drone", "@plane", "@army"))
LEAVING = frozenset(("@withdraw", "@stay"))
_ARTICLES = ("ال", "وال", "بال", "لل", "فال", "كال")


def is_thing(term: str) -> bool:
    """Whether a term names a thing and not what is done to things, thought of them or goes with everything."""
    if not term or term[:6] == "party:":
        return False
    return term[0] != "@" or not concepts()[term[1:]].effect


def tells_kind(term: str) -> bool:
    """Whether a term tells of which kind another thing is: «نووي»."""
    return term[:1] == "@" and concepts()[term[1:]].effect == "kind"


def qualifiers(words: Sequence[Word], at: int) -> frozenset[str]:
    """The terms that tell which one the thing at a place is: «الهجوم الكيماوي على دوما» → chemical, Douma."""
    head, found = words[at], set()
    for step, word in enumerate(words[at + 1 : at + 1 + _REACH]):
        if word.clause != head.clause or word.form in link_words("relative"):
            break
        if word.term[:6] == "party:" or tells_kind(word.term):
            found.add(word.term)
        elif word.term and not is_thing(word.term):
            break
        elif word.term and (word.term[0] == "@" or (step == 0 and _agrees(head.form, word.form))):
            found.add(word.term)
    return frozenset(found - {head.term})


def _agrees(head: str, form: str) -> bool:
    """Whether a word may be the adjective of the one before it: both have the article, or neither and no verb."""
    if head.startswith("ال"):
        return form.startswith("ال")
    return not form.startswith("ال") and form[:1] not in ("ي", "ت")


def owner_of(word: Word) -> str:
    """The party term of the word behind a thing that says whose it is: «الإسرائيلية», «إسرائيل»; "" for none."""
    return word.term if word.term[:6] == "party:" else nationality_of(word.form)


def _points(word: Word | None) -> bool:
    return word is not None and word.form in link_words("this")


class Thing(NamedTuple):
    """What tells which one of its kind a thing is: its `own` qualifiers, those `usual` for it in its article, and
    `whose` it is, "" for unknown: «الضربات الإسرائيلية» → "party:israel"."""

    own: frozenset[str]
    usual: frozenset[str]
    whose: str = ""


class Things:
    """The things of one article with what tells them apart."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._own = {}
        often: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for at, word in enumerate(words):
            if is_thing(word.term) and word.term not in weak_terms() and not is_verb(word.form):
                self._own[word.start] = found = qualifiers(words, at)
                often[word.term].update(found)
        self._usual = {
            term: frozenset(name for name, _ in sorted(count.items(), key=_commonest)[:_COMMONEST])
            for term, count in often.items()
        }

    def among(self, words: Sequence[Word]) -> dict[str, Thing]:
        """The things that some words name, by term."""
        found: dict[str, frozenset[str]] = {}
        owners: dict[str, str] = {}
        for word, after in zip_longest(words, words[1:]):
            own = self._own.get(word.start)
            if own is not None:
                found[word.term] = found.get(word.term, frozenset()) | own
                if after is not None and not owners.get(word.term):
                    owners[word.term] = owner_of(after)
        known = {
            word.term
            for before, word in zip([None, *words], words, strict=False)
            if word.form.startswith(_ARTICLES) and (word.term not in ACTS or _points(before))
        }
        return {
            term: Thing(own, self._usual[term] if term in known else frozenset(), owners.get(term, ""))
            for term, own in found.items()
        }


def _commonest(row: tuple[str, int]) -> tuple[int, str]:
    return -row[1], row[0]


def other_kind(one: Thing | None, other: Thing | None) -> bool:
    """Whether one mention of a thing tells of which kind it is and the other is known to be of none such: «الهجوم
    الكيميائي», «الضربات الأميركية»."""
    if one is None or other is None:
        return False
    for first, second in ((one, other), (other, one)):
        kinds = frozenset(filter(tells_kind, first.own))
        known = second.own | second.usual
        if kinds and known and kinds.isdisjoint(known):
            return True
    return False


def kinship(one: Thing | None, other: Thing | None, *, act: bool = False) -> int:
    """How sure two mentions of a thing are of one: 1 where they share a qualifier, -1 where each has others, else 0;
    an `act` of war is one only where it is known to be of one party or of one kind."""
    if one is None or other is None:
        return 0
    if one.whose != other.whose and one.whose and other.whose:
        return -1
    shared = (one.own or one.usual) & (other.own or other.usual)
    if act and not (one.whose and other.whose) and not any(map(tells_kind, shared)):
        return -1
    if one.own & other.own:
        return 1
    if one.own and other.own:
        return -1
    return 1 if shared else 0


def are_two(one: Thing | None, other: Thing | None, *, act: bool) -> bool:
    """Whether two mentions are surely of two things; `act`: of a war, where one may be of another kind."""
    return kinship(one, other) < 0 or (act and other_kind(one, other))


def left_apart(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether each of two statements names another thing or place that is left: «الانسحاب من الاتفاق», «من سوريا»."""
    first, second = _left(one), _left(other)
    return bool(first and second) and first.isdisjoint(second)


def _left(words: Sequence[Word]) -> frozenset[str]:
    """The terms of what stands behind «من» of the first word of leaving or staying."""
    at = next((at for at, word in enumerate(words) if word.term in LEAVING), len(words))
    behind = list(takewhile(lambda word: word.clause == words[at].clause, words[at + 1 : at + 1 + _REACH]))
    origin = next((k for k, word in enumerate(behind) if word.form == "من"), len(behind))
    return frozenset(word.term for word in behind[origin + 1 :] if word.term)
