"""Which way a statement speaks of each thing: «عدم الانسحاب من الاتفاق» is against leaving and for the deal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.tables import load_table
from riwaya.link.terms import Word, concepts

_JUDGING = ("bad", "no")
# How many content words a negation or an effect reaches.
_REACH = 4
# How many content words before a negated or judging predicate are its subject.
_SUBJECT = 5


@cache
def _negations() -> tuple[frozenset[str], dict[str, tuple[tuple[str, ...], ...]]]:
    """Negating words, and by first word the phrases that only look like a negation."""
    words, phrases = set(), dict[str, tuple[tuple[str, ...], ...]]()
    for row in load_table("negations").rows:
        first, *rest = key_of(fold(row["phrase"])).split()
        if row["kind"] == "not":
            words.add(first)
        else:
            phrases[first] = (*phrases.get(first, ()), tuple(rest))
    return frozenset(words), phrases


def negates(words: Sequence[Word], at: int) -> bool:
    """Whether the word at a place negates what follows: «لن» does, «لا» of «لا يزال» does not."""
    negators, phrases = _negations()
    forms = [bare for bare in _bare(words[at].form) if bare in negators]
    if not forms:
        return False
    following = tuple(word.form for word in words[at + 1 : at + 3])
    if at and words[at - 1].form == "ما":
        return False
    return not any(following[: len(rest)] == rest for rest in phrases.get(forms[0], ()))


def _bare(form: str) -> tuple[str, ...]:
    """A word as it is and without و, ف or ب: «ولن», «بعدم»."""
    return (form, form[1:]) if form[:1] in ("و", "ف", "ب") and len(form) > 2 else (form,)


def signs_of(words: Sequence[Word], *, denied: bool = False) -> dict[str, int]:
    """Term → +1 or -1 (0 where it stands both ways) for the words of one statement; `denied`: all of it is denied.

    Party terms carry no sign of their own and are left out.
    """
    found: dict[str, int] = {}
    base = -1 if denied else 1
    for _, clause in groupby(words, key=lambda word: word.clause):
        for term, sign in _clause(list(clause), base):
            found[term] = sign if found.get(term, sign) == sign else 0
    return found


def _clause(words: list[Word], base: int) -> Iterator[tuple[str, int]]:
    """The signs of one clause. A negation or an effect reaches the next words; a negated or judging predicate
    turns its subject too («هذا الهجوم لم يحدث»)."""
    sign, reach, subject = base, 0, -1
    out: list[tuple[str, int]] = []
    for at, word in enumerate(words):
        if negates(words, at):
            sign, reach = (-sign if reach else -base), _REACH
            if 0 < len(out) <= _SUBJECT and subject < 0:
                subject = len(out)
            continue
        if not word.term or word.term.startswith("party:"):
            continue
        own = sign if reach > 0 else base
        effect = _effect(word.term)
        if subject == len(out) or (effect in _JUDGING and subject < 0 and 0 < len(out) <= _SUBJECT):
            verdict = -own if effect in ("-", "bad", "no") else own
            out = [(term, value * verdict * base) for term, value in out]
            subject = 99
        out.append((word.term, own))
        reach -= 1
        if effect in ("-", "bad", "no"):
            sign, reach = -own, _REACH
        elif reach <= 0:
            sign = base
    yield from out


def _effect(term: str) -> str:
    return concepts()[term[1:]].effect if term[0] == "@" else ""


def compared(one: dict[str, int], other: dict[str, int]) -> list[tuple[str, int]]:
    """(term, +1 same way, -1 opposite way) for every thing that both speak of, opposites («بقاء», «انسحاب») as one."""
    found = []
    table = concepts()
    for term in sorted(one):
        sign = one[term]
        if term in other:
            found.append((term, sign * other[term]))
        elif term[0] == "@":
            for name in sorted(table[term[1:]].opposite):
                if f"@{name}" in other and f"@{name}" not in one:
                    found.append((term, -sign * other[f"@{name}"]))
                    break
    return found
