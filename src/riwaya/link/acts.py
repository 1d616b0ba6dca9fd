"""What act a deadline is for: «التسليم النهائي», «ستُسلَّم القاعدة» and «تسليم عين الأسد» are one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from riwaya.lang.tables import load_table
from riwaya.link.sides import facilities
from riwaya.link.terms import Word, link_words
from riwaya.model import Reading, Span

Weigh = Callable[[str], float]  # the weight of a term in the story

# Concepts that come to one thing at a deadline: who leaves by a day no longer stays behind it.
_AS_ONE = {"@stay": "@withdraw", "@deploy": "@withdraw", "@continue": "@end", "@extend": "@end"}
_LEADS = ("وال", "بال", "فال", "كال", "لل", "ال")
_OWNERS = ("هما", "ها", "هم", "ات", "وا", "ون", "ين", "ه")
_VOWELS = str.maketrans("", "", "اويىءئؤةآأإ")
_LONGEST = 3
# What a place in common, or another place, adds to and takes from the likeness of two acts.
_SAME_SITE, _OTHER_SITE = 0.08, 0.3
_AROUND = 0.8


@dataclass(frozen=True, slots=True)
class Act:
    """`roots` of the words that name the act, with the term that weighs each; `near`: those of the sentences around;
    `sites`: facilities where it takes place; `said`: it names an act and not only a day («الموعد»)."""

    roots: Mapping[str, str] = field(default_factory=dict)
    near: Mapping[str, str] = field(default_factory=dict)
    sites: frozenset[str] = frozenset()

    @property
    def said(self) -> bool:
        return bool(self.roots)


NO_ACT = Act()


@cache
def _placeholders() -> frozenset[str]:
    """Roots of words that speak of a day and not of what is to be done on it."""
    return frozenset(map(root_of, link_words("deadline")))


@lru_cache(maxsize=50_000)
def root_of(form: str) -> str:
    """The consonants that the forms of one verb share: «التسليم», «سيسلم», «تسلم» → «سلم».

    Rough: made for comparing the few words of acts in one story, not for a dictionary.
    """
    bare = form[1:] if form[:1] in "وف" and len(form) > 4 else form
    lead = next((lead for lead in _LEADS if bare.startswith(lead) and len(bare) - len(lead) > 2), "")
    bare = bare[len(lead) :]
    if not lead and bare[:1] in ("ل", "ب") and len(bare) > 4:
        bare = bare[1:]
    if bare[:1] == "س" and bare[1:2] in ("ي", "ت", "ن", "ا") and len(bare) > 4 and not bare.startswith("است"):
        bare = bare[1:]
    end = next((end for end in _OWNERS if bare.endswith(end) and len(bare) - len(end) > 2), "")
    bare = bare[: len(bare) - len(end)] if end else bare
    ends_in_an = bare.endswith("ان") and len(bare) > 5
    root = bare.translate(_VOWELS)
    if root.startswith("ت") and len(root) > _LONGEST:
        root = root[1:]
    if root.startswith("ست") and len(root) > _LONGEST + 1:
        root = root[2:]
    if root[:1] in ("ن", "م", "ت") and len(root) > _LONGEST:
        root = root[1:]
    if root.endswith("ت") and len(root) > _LONGEST:
        root = root[:-1]
    if root[1:2] == "ت" and len(root) > _LONGEST:
        root = root[0] + root[2:]
    return root[:-1] if ends_in_an and len(root) > _LONGEST else root


def roots_in(words: Iterable[Word]) -> dict[str, str]:
    """The roots of some content words, each with the term that weighs it."""
    found: dict[str, str] = {}
    for word in words:
        if word.term and word.term[:6] != "party:":
            found.setdefault(root_of(word.form), word.term)
    return found


def act_at(reading: Reading, span: Span, words_in: Callable[[Span], list[Word]]) -> Act:
    """The act that a span tells, from its words, those of its sentence and of the one before, and their places."""
    starts = [sentence.start for sentence in reading.sentences]
    at = bisect_left(starts, span.start + 1) - 1
    here = _both(reading.sentences[at], span) if at >= 0 else span
    around = _both(reading.sentences[max(0, at - 1)], here) if at >= 0 else span
    dates = [date.span for date in reading.dates if around.overlaps(date.span)]

    def undated(part: Span) -> list[Word]:
        return [word for word in words_in(part) if not any(d.start <= word.start < d.end for d in dates)]

    sites = facilities(reading.parties)
    named = [(m.span, m.party) for m in reading.actors if m.party in sites and around.contains(m.span)]
    places = ([party for place, party in named if part.contains(place)] for part in (span, here, around))
    roots = roots_of(undated(span))
    near = {root: term for root, term in roots_of(undated(around)).items() if root not in roots}
    return Act(roots, near, frozenset(next(filter(None, places), ())))


def standing_in(reading: Reading) -> str:
    """The deadlines that an article says to stand, joined by "|": «نفت أن يكون الموعد قد تغير»."""
    return "|".join(sorted(c.deadline for c in reading.commitments if c.status == "denied-postponed" and c.deadline))


def _both(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


def roots_of(words: Iterable[Word]) -> dict[str, str]:
    """The roots of the words that name an act, with the term that weighs each; words of dates and parties left out."""
    found: dict[str, str] = {}
    for word in words:
        if not word.term or word.term.startswith("party:") or word.form.isdigit():
            continue
        root = root_of(word.form)
        if word.term.startswith("@"):
            name = _AS_ONE.get(word.term, word.term)
            if name not in _times() and root not in _placeholders():
                found.setdefault(name, word.term)
                if name == word.term and len(root) >= _LONGEST:  # «افتتاح» is a start, «يُفتتح» only its verb
                    found.setdefault(root, word.term)
        elif len(root) > 1 and root not in _placeholders() and word.term not in _times():
            found.setdefault(root, word.term)
    return found


@cache
def _times() -> frozenset[str]:
    """Concepts of days, of putting off and of holding something, whatever it is."""
    return frozenset(("@date", "@postpone", "@amend", "@true", "@excellent", "@hold")) | frozenset(
        row["concept"] for row in load_table("concepts").rows if row["effect"] == "weak"
    )


def alike(one: Act, other: Act, weigh: Weigh) -> float:
    """How alike two acts are, about 0 to 1.2: by their own words, else by those around, and by their places."""
    close = _overlap(one.roots, other.roots, weigh)
    wide = _overlap({**one.near, **one.roots}, {**other.near, **other.roots}, weigh)
    likeness = max(close, _AROUND * wide)
    if one.sites & other.sites and likeness:
        likeness += _SAME_SITE
    elif one.sites and other.sites:
        likeness -= _OTHER_SITE
    return likeness


def named_alike(one: Act, other: Act, weigh: Weigh) -> float:
    """How alike the words are by which two acts are named themselves."""
    return _overlap(one.roots, other.roots, weigh)


def _overlap(one: Mapping[str, str], other: Mapping[str, str], weigh: Weigh) -> float:
    shared = one.keys() & other.keys()
    if not shared:
        return 0.0
    sums = [sum(weigh(term) for term in acts.values()) for acts in (one, other)]
    return sum(weigh(one[root]) for root in sorted(shared)) / float((sums[0] * sums[1]) ** 0.5)
