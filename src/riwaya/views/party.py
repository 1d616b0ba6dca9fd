"""One party: under which words it is named, where, and who else of the story it could be."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from riwaya.lang.ar import fold, key_of
from riwaya.views.evidence import Evidence, StoryIndex
from riwaya.views.headings import plain

# How alike two names must be to be put side by side, and how many names are shown.
_ALIKE, _SHOWN = 72, 6
_PLACES = 3


@dataclass(frozen=True, slots=True)
class Form:
    """A way in which articles write a party: the words, how often, in how many articles, the first place in some."""

    words: str
    count: int
    articles: int
    places: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class PartyNames:
    """The names of one party: `keys` are all that are shown under its heading, `alike` other parties by key."""

    key: str
    keys: tuple[str, ...]
    type: str
    forms: tuple[Form, ...]
    alike: tuple[str, ...]


def party_names(index: StoryIndex, key: str) -> PartyNames | None:
    """How a party is named in a story; None when the story has no such party."""
    if key not in index.names:
        return None
    head = index.joined.get(key, key)
    keys = (head, *sorted(other for other, shown in index.joined.items() if shown == head))
    found: defaultdict[str, list[Evidence]] = defaultdict(list)
    kind = ""
    for reading in index.story.readings:
        party = next((party for party in reading.parties if party.key in keys), None)
        if party is None:
            continue
        kind = kind or party.type
        for mention in reading.actors:
            if mention.party in keys:
                evidence = index.evidence(reading.article.id, mention.span, layer="actors")
                found[plain(evidence.words)].append(evidence)
    forms = [
        Form(words, len(places), len({place.article for place in places}), _first_places(places))
        for words, places in found.items()
    ]
    forms.sort(key=lambda form: (-form.count, form.words))
    return PartyNames(head, keys, kind, tuple(forms), _alike(index, keys))


def _first_places(places: list[Evidence]) -> tuple[Evidence, ...]:
    """The first place in each of the first articles."""
    firsts: dict[str, Evidence] = {}
    for place in places:
        firsts.setdefault(place.article, place)
    return tuple(firsts.values())[:_PLACES]


def _alike(index: StoryIndex, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Other parties whose names share words with one."""
    own = [key_of(fold(index.names[key][0])) for key in keys if key in index.names]
    others = {key: key_of(fold(names[0])) for key, names in index.names.items() if key not in keys}
    best: dict[str, float] = {}
    for name in own:
        near = process.extract(name, others, scorer=fuzz.token_set_ratio, score_cutoff=_ALIKE, limit=_SHOWN * 2)
        for _, score, key in near:
            best[index.joined.get(key, key)] = max(score, best.get(key, 0.0))
    return tuple(sorted(best, key=lambda key: (-best[key], key))[:_SHOWN])
