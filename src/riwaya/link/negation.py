"""What negates in Arabic sentences, what only looks so, how far it reaches: «لن», «لا يزال», «ليست الهدف الوحيد»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.ar.stem import words as forms_in
from riwaya.lang.tables import load_table
from riwaya.link.terms import Word, link_words, term_of, weak_terms

# «ألا» and «إلا» are one word by their comparison key.
_THAT_NOT = "الا"
_SO_THAT = frozenset(("ما", "حتي", "كي", "لكي"))
# Words behind a negation among which one limits it, and among which «الوحيد» stands.
_LIMITS, _NEAR = 9, 4
# Words before «ألا» among which a negation stands that it is an exception to.
_BEFORE = 6
# Where a clause ends for counting its negations.
_CLAUSES = re.compile("[.،,؛;:!?؟\n]")


@cache
def _negations() -> tuple[frozenset[str], dict[str, tuple[tuple[str, ...], ...]]]:
    """Negating words, and by first word the phrases that only look like a negation."""
    words, phrases = set(), dict[str, tuple[tuple[str, ...], ...]]()
    for row in load_table("negations").rows:
        first, *rest = key_of(fold(row["phrase"])).split()
        if row["kind"] in ("not", "without"):
            words.add(first)
        elif row["kind"] == "none":
            phrases[first] = (*phrases.get(first, ()), tuple(rest))
    return frozenset(words), phrases


def negates(words: Sequence[Word], at: int) -> bool:
    """Whether the word at a place negates what follows: «لن» does, «لا» of «لا يزال» does not."""
    negators, phrases = _negations()
    if words[at].term[:1] == "@" and words[at].term not in weak_terms():  # «غير مقبول» is a word of its own
        return False
    forms = [bare for bare in bare_forms(words[at].form) if bare in negators]
    if not forms:
        return _that_not(words, at)
    following = tuple(word.form for word in words[at + 1 : at + 3])
    if at and words[at - 1].form in _SO_THAT:  # «وقعت عليه حتى لا تكشف», «ما لا يقل عن»
        return False
    if any(following[: len(rest)] == rest for rest in phrases.get(forms[0], ())):
        return False
    return not _limits(words, at)


def _limits(words: Sequence[Word], at: int) -> bool:
    """Whether a negation limits and denies nothing: «لا تعكس الوضع إلا جزئيا»; «لن ننسحب إلا إذا» does."""
    for k in range(at + 1, min(at + 1 + _LIMITS, len(words))):
        if words[k].clause != words[at].clause or _that_not(words, k):
            return False
        if words[k].form in link_words("but_for"):
            behind = next(iter(words[k + 1 : k + 2]), None)
            return behind is not None and not _unless(behind.form)
    return False


def _not_only(words: Sequence[Word], at: int) -> bool:
    """Whether a word negates that a thing is the only one: «ليست الهدف الوحيد»."""
    only = any(word.form in link_words("only") for word in words[at + 1 : at + 1 + _NEAR])
    return only and negates(words, at)


def _unless(form: str) -> bool:
    """Whether a word behind «إلا» gives a condition: «إلا إذا», «إلا بموافقة», not «إلا بشكل جزئي»."""
    return form in link_words("unless") or (form[:1] == "ب" and form not in link_words("manner"))


def _that_not(words: Sequence[Word], at: int) -> bool:
    """Whether «ألا» negates what is behind it: «توقع ألا يعلن», «ألا بديل», unlike «لم يبق إلا يومان»."""
    if at == 0 and words[at].form == _THAT_NOT:
        return True
    if _THAT_NOT not in bare_forms(words[at].form) or at + 1 == len(words) or words[at + 1].form[0] not in "يت":
        return False
    before = words[max(0, at - _BEFORE) : at]
    return not any(bare in _negations()[0] for word in before for bare in bare_forms(word.form))


@cache
def _bounds() -> frozenset[str]:
    """Terms of words that are denied without what they are set for: «لا مهلة لنزع السلاح»."""
    return frozenset(map(term_of, link_words("bound"))) - {""}


def open_from(words: Sequence[Word], at: int, *, negated: bool) -> int | None:
    """From which word on nothing is said, where a condition, «not only» or a negated bound stands: «لا مهلة محددة»
    denies the bound and not what it would be set for."""
    if words[at].form in phrases_of("if") or _not_only(words, at):
        return at
    if not negated or words[at].term not in _bounds():
        return None
    return at + 1 + any(after.form[0] != "ل" for after in words[at + 1 : at + 2])


@lru_cache(maxsize=50_000)
def one_of_several(text: str) -> bool:
    """Whether a text negates that something is the only one: «ليست الهدف الوحيد»."""
    forms = forms_in(text)
    limits = (at for at, form in enumerate(forms) if form in link_words("only"))
    return any(not _negations()[0].isdisjoint(forms[max(0, at - _NEAR) : at]) for at in limits)


@lru_cache(maxsize=50_000)
def wants_not(text: str) -> bool:
    """Whether a text wants that something is not done, and does not say that it was not: «ضمان عدم استخدامها»."""
    return not link_words("ensure").isdisjoint(forms_in(text))


@lru_cache(maxsize=50_000)
def tangled(text: str) -> bool:
    """Whether one negation stands under another: «لا سبب لعدم تصديق نفيه التدخل»."""
    told = _negations()[0] | link_words("denial")
    return any(sum(form in told for form in forms_in(clause)) > 1 for clause in _CLAUSES.split(text))


def negation_in(text: str) -> bool:
    """Whether a text has a word that negates: «لن نقبل»."""
    return any(bare in _negations()[0] for form in forms_in(text) for bare in bare_forms(form))


@cache
def phrases_of(kind: str) -> frozenset[str]:
    """The words of one kind of the table of negations."""
    return frozenset(key_of(fold(row["phrase"])) for row in load_table("negations").rows if row["kind"] == kind)


def bare_forms(form: str) -> tuple[str, ...]:
    """A word as it is and without و, ف or ب: «ولن», «بعدم»."""
    return (form, form[1:]) if form[:1] in ("و", "ف", "ب") and len(form) > 2 else (form,)
