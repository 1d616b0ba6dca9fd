"""One record of one article as linking sees it."""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.link.acts import NO_ACT, Act
from riwaya.link.things import Thing
from riwaya.model import Ref


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One record of one article, ready to be compared.

    Of its text: `terms`: what it says, `focus`: those it begins with, `opening`: the first two of these, `signs`:
    which way it speaks of each, `roots` of its words, each with the term that weighs it, `twos`: each two words that
    stand together, `things`: those it names with what tells which one is meant; `near`: terms of the rest
    of its sentence and the one before, `lead`: of its article's first sentence.
    `day`: publication day or ""; `kind`: act, PLOVER type, figure kind or status; `parties`: who says, does or owns
    it, with those they speak for, `side`: the last of these; `agent`: the first party named in it, `theme`: the
    first that is not the speaker's, adjectives included, `about`: all;
    `place`: a party key, `region` its country, `places`: all that a figure covers, `towns`: places
    finer than a country named in it; `cues`: plain words around a
    figure, `beside`: other numbers of the same in its article, `total`: whether it is called a sum;
    `begin`, `end`: ISO days it is about; `low`, `high`: bounds of its
    number, `modifier` as in Quantity, "speech" for an event that is a statement or told in one; `numbers`: (kind, unit,
    value) of the figures in it; `act`: of a commitment (its `certainty`: `standing_in`).
    `deed`: the type of the happening that it tells of first, "" for none, `actor` and `target`: the parties at the top
    of those who did it and to whom; `accused`: whom it accuses; `root`: the
    article whose text it was copied from; `part`: which of the things that a statement says, counted from 0;
    `turned`: its cue says that the speaker has come to hold it («باتت ترى»). `turn`, `last`: where
    the turn of a speaker begins in its article that the text sets it against, and its last statement, -1 for none.
    `people`: the persons that it names; `victim`: the person whose death it tells; `first`: what it says first, in
    order, without parties and words that tell little, up to where it only dates; `blames`: its cue accuses somebody of
    it; `floors`: those of its numbers that are «على الأقل»; `aside`: what it names only to say which thing it means,
    or why and when; `teller`: whom its speaker speaks for, "" for one that no register knows; `head`: the first thing
    that it names, whatever it tells («نتائج» of «نتائج الانتخابات»), without what is thought of it or asked; `own`:
    that thing is the speaker's («فوزه في الانتخابات»); `supposed`: what it names as a condition only. A new field
    stands last: stored items name theirs by place.
    """

    ref: Ref
    layer: str
    article: str
    root: str
    day: str
    terms: frozenset[str]
    kind: str = ""
    parties: frozenset[str] = frozenset()
    side: str = ""
    agent: str = ""
    theme: str = ""
    about: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    lead: frozenset[str] = frozenset()
    signs: dict[str, int] = field(default_factory=dict)
    things: dict[str, Thing] = field(default_factory=dict)
    focus: frozenset[str] = frozenset()
    opening: frozenset[str] = frozenset()
    roots: dict[str, str] = field(default_factory=dict)
    twos: frozenset[str] = frozenset()
    place: str = ""
    region: str = ""
    places: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()
    cues: frozenset[str] = frozenset()
    total: bool = False
    begin: str = ""
    end: str = ""
    low: float | None = None
    high: float | None = None
    unit: str = ""
    modifier: str = ""
    beside: frozenset[str] = frozenset()
    as_of: str = ""
    certainty: str = ""
    numbers: tuple[tuple[str, str, float], ...] = ()
    dates: tuple[str, ...] = ()
    speaker: str = ""
    deed: str = ""
    actor: str = ""
    target: str = ""
    accused: str = ""
    text: str = ""
    act: Act = NO_ACT
    part: int = 0
    turned: bool = False
    turn: int = -1
    last: int = -1
    people: frozenset[str] = frozenset()
    victim: str = ""
    first: tuple[str, ...] = ()
    blames: bool = False
    floors: tuple[tuple[str, str, float], ...] = ()
    aside: frozenset[str] = frozenset()
    teller: str = ""
    head: str = ""
    own: bool = False
    supposed: frozenset[str] = frozenset()
