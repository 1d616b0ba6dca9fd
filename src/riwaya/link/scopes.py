"""What a figure covers: whose it is and where, from the words around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from riwaya.link.terms import Word, link_words, terms_in
from riwaya.model import Quantity

_PLACES = frozenset(("GPE", "LOC", "FAC"))
_OWNERS = frozenset(("GPE", "FORCE", "ARMED_GROUP"))
# Things that a party has, so that the party before the figure is theirs.
_HELD = frozenset(("troops", "fighters", "bases"))
# A place this many words from a figure is still its place.
_FAR = 9
_CLOSE = 3
_TOTAL_AT = 6


@dataclass(frozen=True, slots=True)
class Scope:
    """`owner`: a party or ""; `places`: party keys, all together; `terms` of the sentence, `cues`: its plain words;
    `total`: it is called a sum («مجموع القوات»)."""

    owner: str
    places: frozenset[str]
    terms: frozenset[str]
    cues: frozenset[str]
    total: bool


def scope_of(q: Quantity, around: tuple[list[Word], list[Word]], kinds: Mapping[str, str]) -> Scope:
    """The scope of a figure; `around`: the words of its sentence before and after it, `kinds`: types of parties."""
    before, after = around
    return Scope(
        _owner(q.kind, before, after, kinds),
        _places(before, after, kinds) or frozenset(filter(None, (q.place,))),
        terms_in([*before, *after]),
        frozenset(word.form for word in (*before[-_FAR:], *after[:_FAR])),
        any(word.form.lstrip("وب") in link_words("total") for word in (*before[-_TOTAL_AT:], *after[:_CLOSE])),
    )


def _party(word: Word, kinds: Mapping[str, str], wanted: frozenset[str]) -> str:
    """The party of a word when it is of a wanted type."""
    key = word.term.removeprefix("party:")
    return key if word.term.startswith("party:") and kinds.get(key) in wanted else ""


def _owner(kind: str, before: Sequence[Word], after: Sequence[Word], kinds: Mapping[str, str]) -> str:
    """«2500 جندي أميركي»: the party right behind the figure, else the nearest before it that is no place."""
    for place, word in enumerate(after[:_CLOSE]):
        key = _party(word, kinds, _OWNERS)
        if key and not _is_place(after, place, kinds) and word.form[:1] not in "بل":
            return key
    if kind not in _HELD:
        return ""
    for place in range(len(before) - 1, -1, -1):
        key = _party(before[place], kinds, _OWNERS)
        if key and not _is_place(before, place, kinds):
            return key
    return ""


def _is_place(words: Sequence[Word], at: int, kinds: Mapping[str, str]) -> bool:
    """Whether a party is named as a place: after «في», or joined to one that is («في العراق وسوريا»)."""
    while at > 0 and words[at].form.startswith("و") and _party(words[at - 1], kinds, _PLACES):
        at -= 1
    return at > 0 and words[at - 1].form in link_words("where")


def _places(before: Sequence[Word], after: Sequence[Word], kinds: Mapping[str, str]) -> frozenset[str]:
    """Places named with «في» nearest the figure, with those joined to them: «في العراق وسوريا» → both."""
    for words in (after[:_FAR], list(before[-_FAR:])):
        for at in range(1, len(words)):
            if words[at - 1].form in link_words("where") and _party(words[at], kinds, _PLACES):
                found = {_party(words[at], kinds, _PLACES)}
                for word in words[at + 1 :]:
                    key = _party(word, kinds, _PLACES)
                    if not key or not word.form.startswith("و"):
                        break
                    found.add(key)
                return frozenset(found)
    return frozenset()
