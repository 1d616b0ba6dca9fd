"""Under which words a party stands: its fullest usual name, plain and complete; one heading for one party."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from riwaya.lang.ar.fold import fold, key_of
from riwaya.link.sides import anonymous
from riwaya.model import Party, Reading
from riwaya.views.gloss import body_name, described, english_name
from riwaya.views.glossary import upright

_TANWIN = re.compile(r"ا\u064b(?=\s|$)|\u064b(?=\s|$)|\u064bا(?=\s|$)")
_VOWELS = re.compile("[\u064b-\u0652\u0670]")
_PAIRS = (("«", "»"), ("“", "”"), ("(", ")"))
_QUOTES = re.compile(r"[«»“”\"()]")
# A name of more words is a description.
_LONGEST = 6
# Types of parties whose longer name begins with the shorter («وكالة الجبل للأنباء»), and words for many of them.
_EXTENDED = frozenset(("MEDIA",))
_MANY = frozenset(("وسايل", "مواقع", "صحف", "وكالات", "قنوات"))


def plain(surface: str) -> str:
    """A surface as a heading: without the ending of the object, with its quotation marks closed.

    >>> plain("مصدراً عسكرياً"), plain("كتلة «البيرق")
    ('مصدر عسكري', 'كتلة «البيرق»')
    """
    text = _VOWELS.sub("", _TANWIN.sub("", " ".join(surface.replace("_", " ").split())))
    for first, last in _PAIRS:
        if text.count(first) > text.count(last):
            text += last
        elif text.count(last) > text.count(first):
            text = text.replace(last, "").strip()
    return text.replace('"', "") if text.count('"') % 2 else text


def headings(readings: Sequence[Reading]) -> dict[str, tuple[str, str]]:
    """(Arabic heading, English name) of every party key of some readings."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, Party] = {}
    for reading in readings:
        for party in reading.parties:
            first.setdefault(party.key, party)
            counts[party.key].update(plain(surface) for surface in party.surfaces)
        for mention in reading.actors:
            counts[mention.party][plain(reading.article.quote(mention.span))] += 1
    found = {}
    for key, party in first.items():
        heading = _heading(party, counts[key])
        found[key] = (heading, _english(party, heading))
    return found


def _english(party: Party, heading: str) -> str:
    """The English name; who goes unnamed is called as the text does: «مصدر عسكري» → "Military Source (unnamed)", and
    in Arabic where no table says what that is in English."""
    if not anonymous(party.key):
        if party.registered or party.type == "PER" or party.name.isascii():
            return english_name(plain(party.name))
        return body_name(heading if same_name(heading, party.name) else plain(party.name))
    gloss = described(heading)
    if gloss:
        return f"{gloss} (unnamed)"
    return party.name if party.name.isascii() else heading


def _heading(party: Party, counts: Counter[str]) -> str:
    """The heading of a party: its registered name, else the fullest of its usual surfaces."""
    if party.registered and party.name_ar:
        return party.name_ar
    surfaces = [surface for surface in counts if 0 < len(surface.split()) <= _LONGEST] or list(counts)
    if not surfaces:
        return party.name_ar or party.name
    if anonymous(party.key):
        return upright(min(surfaces, key=lambda s: (s.startswith("ال"), -counts[s], -len(s), s)))
    if party.type == "PER":
        return _untitled(party.name, surfaces, counts)
    return upright(min(surfaces, key=lambda s: (-len(s.split()), -counts[s], s)))


def _untitled(name: str, surfaces: Sequence[str], counts: Counter[str]) -> str:
    """A person without title and office, as the articles write the name: «وزير النفط سالم الحمد» → «سالم الحمد»."""
    bare = _words(name)
    for surface in sorted(surfaces, key=lambda s: (-counts[s], s)):
        tail = surface.split()[-len(bare) :] if bare else []
        if _words(" ".join(tail)) == bare:
            return " ".join(tail)
    full = [surface for surface in surfaces if len(surface.split()) > 1] or list(surfaces)
    return min(full, key=lambda s: (len(s.split()), -counts[s], s))


def same_name(one: str, other: str, *, extended: bool = False) -> bool:
    """Whether two headings name one party; `extended`: also where one begins or ends with all words of the other."""
    a, b = sorted((_words(one), _words(other)), key=len)
    if a == b:
        return bool(a)
    return extended and len(a) > 1 and a in (b[: len(a)], b[-len(a) :])


@lru_cache(maxsize=8192)
def _words(name: str) -> tuple[str, ...]:
    return tuple(key_of(fold(_QUOTES.sub(" ", name))).split())


def joined(
    names: Mapping[str, tuple[str, str]], types: Mapping[str, str], parents: Mapping[str, str]
) -> dict[str, str]:
    """For party keys that name one party in different words: the key they are shown under, where only one fits."""
    said = {key: _words(names[key][0]) for key in names if not anonymous(key)}
    known: defaultdict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    found: dict[str, str] = {}
    for key in sorted(said, key=lambda key: (-len(said[key]), key)):
        fits = [other for other in known[types.get(key, ""), said[key]] if _of_one(key, other, parents)]
        if len(fits) == 1:
            found[key] = fits[0]
            continue
        one = types.get(key, "") in _EXTENDED and _MANY.isdisjoint(said[key][:1])
        for form in _forms(said[key], extended=one):
            known[types.get(key, ""), form].append(key)
    return found


def _forms(said: tuple[str, ...], *, extended: bool) -> set[tuple[str, ...]]:
    """A name and, where its type allows it, the shorter names that it begins with."""
    return {said} | {said[:length] for length in range(2, len(said)) if extended}


def _of_one(key: str, other: str, parents: Mapping[str, str]) -> bool:
    """Whether two keys do not speak for two parties."""
    return not parents.get(key) or parents.get(key) == parents.get(other)
