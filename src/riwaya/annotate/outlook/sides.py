"""The two sides of a causal cue: which clause is the cause, which the effect.

The subject of a causal verb may stand before it, behind it («أدى القصف إلى …»), in the clause before
(«…، ما أدى إلى»), before a relative pronoun («الهجوم الذي أسفر عن»), or be shared with the verb before
(«زاد المخاوف وأغضب الحلفاء»). «ذلك» and «هذا» are tied to what they stand for.
"""

from __future__ import annotations

from riwaya.annotate.outlook.because import because
from riwaya.annotate.outlook.causal import CausalCue, cues_in
from riwaya.annotate.outlook.clauses import Words, passage_before, trimmed
from riwaya.annotate.outlook.eventive import can_cause, names_event
from riwaya.annotate.outlook.lexicon import word_class
from riwaya.annotate.outlook.reach import (
    NOWHERE,
    OWNED,
    Link,
    Sentence,
    Side,
    behind,
    object_after,
    said_before,
    sentence_of,
)
from riwaya.annotate.outlook.reasons import reasons_in
from riwaya.annotate.outlook.subjects import POINTERS, Subject, copula_start, group_start, is_asked, pointed, subject_of
from riwaya.annotate.outlook.verbs import Verb


def links_in(words: Words, low: int, high: int, before: Side, agents: frozenset[int] = frozenset()) -> list[Link]:
    """The causal links of the sentence with tokens `low..high`.

    `before`: tokens of the sentence before it; `agents`: tokens at which a person or party is named.
    """
    sentence = sentence_of(low, high, before, tuple(cues_in(words, low, high)), agents)
    found: list[Link] = []
    named = [_trimmed(words, Link(*reason)) for reason in reasons_in(words, sentence)]
    taken = {at for link in named for at in range(link.cue.first, link.cue.last)}
    for cue in sentence.cues:
        if cue.verb is not None and cue.kind == "verb":
            link = _verb_link(words, sentence, cue, cue.verb, _shared(found, cue))
        else:
            link = _phrase_link(words, sentence, cue)
        if link is None or cue.first in taken:
            continue
        link = _trimmed(words, _chained(words, found, link))
        if not _is_empty(words, link.cause, link.effect, cue):
            found.append(link)
    named = [link for link in named if not _is_empty(words, link.cause, link.effect, link.cue)]
    return sorted(found + named, key=lambda link: link.cue.start)


def _trimmed(words: Words, link: Link) -> Link:
    cause, effect = trimmed(words, *link.cause), trimmed(words, *link.effect)
    return link._replace(cause=cause, effect=effect, antecedent=trimmed(words, *link.antecedent))


def _is_empty(words: Words, cause: Side, effect: Side, cue: CausalCue) -> bool:
    """Whether a side is empty or holds prepositions alone, or what is "pushed" is money («دفع ثمن …»)."""
    if cause[0] >= cause[1] or effect[0] >= effect[1]:
        return True
    if all(words.keys[at] in _ADVERBIAL for at in range(*cause)):
        return True
    return cue.verb is not None and cue.verb.lemma == "دفع" and words.keys[effect[0]] in _PAID


def _chained(words: Words, found: list[Link], link: Link) -> Link:
    """The link with the effect of the verb before it as its cause: «أثارت العملية أزمة أدت إلى طرد السفير»."""
    if not found or link.cue.kind != "verb" or found[-1].cue.kind not in ("verb", "which"):
        return link
    before = found[-1]
    inside = before.cue.first < link.cause[0] < before.effect[0] < link.cause[1] <= link.cue.first
    return link._replace(cause=(before.effect[0], link.cause[1])) if inside else link


def _shared(found: list[Link], cue: CausalCue) -> Side | None:
    """The cause of the verb before `cue`, which a coordinated verb shares."""
    if found and found[-1].cue.kind in ("verb", "which") and found[-1].cause[0] < cue.first:
        return found[-1].cause
    return None


def _phrase_link(words: Words, sentence: Sentence, cue: CausalCue) -> Link | None:
    """The two sides of «بسبب», «ما يعني», «سببا في», «ناجم عن»."""
    after = behind(words, sentence, cue.complement, extend=cue.shift == 0)
    if cue.kind in ("so", "which", "since"):
        before = said_before(words, sentence, cue.first)
        return Link(cue, after, before, cue.shift) if cue.kind == "since" else Link(cue, before, after, cue.shift)
    if cue.kind == "because":
        return because(words, sentence, cue, after)
    if is_asked(words, cue.first, sentence.low):
        return None
    group = group_start(words, copula_start(words, cue.first, sentence.low), sentence.low)
    side = subject_of(words, sentence, cue, group, None).side
    if side is None:
        return None
    return Link(cue, after, side, cue.shift) if cue.kind == "back" else Link(cue, side, after, cue.shift)


# Verbs whose attached pronoun is a second object, not the thing that was caused.
_GIVING = frozenset(("جعل", "منح", "أعطى", "أكسب"))


def _verb_link(words: Words, sentence: Sentence, cue: CausalCue, verb: Verb, shared: Side | None) -> Link | None:
    """The two sides of a causal verb: its subject, before or behind it, and its complement."""
    low, _ = words.bounds(cue.first, sentence.low, sentence.high)
    group = group_start(words, cue.first, low)
    if is_asked(words, group, low):
        return None
    effect = behind(words, sentence, cue.complement)
    if verb.strength == "ascribe":
        return _ascribed(words, sentence, cue, effect)
    subject = subject_of(words, sentence, cue, group, shared)
    relative = group > low and words.marks[group - 1] == "relative"
    if cue.resumed or (verb.pronoun and cue.direct and verb.lemma not in _GIVING):
        if verb.strength == "back" and cue.resumed and subject.side is not None:
            return Link(cue, subject.side, effect, cue.shift)  # «… نتج عنه …»
        if verb.strength == "event" and not names_event(words, *effect):
            return None  # «الألبوم الذي ينتجه المغني»
        refused = subject.side is None or subject.how == "clause" or verb.strength in ("linked", "pointer")
        return (
            None
            if refused or subject.side is None
            else _safe(words, sentence, Link(cue, effect, subject.side, cue.shift))
        )
    if relative and (verb.pronoun or _has_own_subject(words, cue)):
        subject = Subject("", None)
    if verb.doubtful and subject.how != "shared" and (subject.how or cue.direct or cue.near):
        return None
    if subject.side is None:
        return _verb_first(words, sentence, cue, verb, effect)
    if not _fits(words, cue, verb, subject, relative):
        return None
    if verb.strength in ("back", "backnear"):
        return Link(cue, effect, subject.side, cue.shift)
    if subject.how == "clause" and words.keys[group - 1] in ("ما", "الذي"):
        cue = cue._replace(start=words.tokens[group - 1].start)
    antecedent = said_before(words, sentence, subject.side[0]) if subject.how == "pointer" else NOWHERE
    link = Link(cue, subject.side, effect, cue.shift, antecedent)
    return _safe(words, sentence, link) if verb.strength != "strong" and subject.how in _NOMINAL else link


def _has_own_subject(words: Words, cue: CausalCue) -> bool:
    """Whether a noun of what a relative clause describes stands behind the verb: «إيران التي تسببت أنشطتها في …»."""
    return not cue.near and not cue.direct and words.keys[cue.first + 1].endswith(OWNED)


PREPOSITIONS = word_class("preposition")
_ADVERBIAL = word_class("adverbial")
_PAID = word_class("paid")
_EITHER = word_class("either")
_NOMINAL = ("noun", "relative", "pronoun")


def _fits(words: Words, cue: CausalCue, verb: Verb, subject: Subject, relative: bool) -> bool:
    """Whether a verb of this strength may have this subject."""
    if verb.strength == "pointer":
        return False
    if verb.strength == "backnear":
        return cue.near and not relative
    if verb.lemma in _EITHER and subject.how in _NOMINAL and cue.direct and not can_cause(words.keys[cue.complement]):
        return False
    if verb.strength == "event" and subject.how in (*_NOMINAL, "named") and subject.side is not None:
        return names_event(words, *subject.side)
    if subject.how in _NOMINAL:
        return verb.strength != "linked" and (verb.strength != "near" or cue.near)
    return True


def _ascribed(words: Words, sentence: Sentence, cue: CausalCue, cause: Side) -> Link | None:
    """Sides of «عزت الوكالة التراجع إلى ضعف الطلب», «أرجع ذلك إلى …»."""
    first, last = cue.first + 1, cue.complement - cue.gap
    if last <= first:
        return None
    if last - first == 1 and words.keys[first] in ("ذلك", "هذا"):
        return Link(cue, cause, (first, last), cue.shift)
    if words.keys[last - 1] in ("ذلك", "هذا", "السبب"):
        return Link(cue, cause, said_before(words, sentence, cue.first), cue.shift)
    middle = object_after(words, first, last) if last - first > 1 else first
    return Link(cue, cause, (middle or first, last), cue.shift)


_PERSONS = word_class("person")


def _safe(words: Words, sentence: Sentence, link: Link) -> Link | None:
    """The link, unless its cause begins with the name of a person or party, who acts rather than causes."""
    first = link.cause[0]
    return None if first in sentence.agents or words.keys[first] in _PERSONS else link


def _verb_first(words: Words, sentence: Sentence, cue: CausalCue, verb: Verb, effect: Side) -> Link | None:
    """Sides when the verb opens its clause: «أدى القصف إلى مقتل …», «أثارت القضية غضب …»."""
    low, _ = words.bounds(cue.first, sentence.low, sentence.high)
    group = group_start(words, cue.first, low)
    subject = _before_particle(words, cue)
    if cue.direct:
        middle = object_after(words, *effect)
        if verb.lemma in _GIVING:
            middle = effect[0] + (1 if words.keys[effect[0]].startswith("ال") else 2)
        if middle is None:
            return None
        subject, effect = (effect[0], middle), (middle, effect[1])
    elif cue.near or subject[0] >= subject[1]:
        return _unspoken(words, sentence, cue, verb, effect, group)
    elif subject[1] - subject[0] > 2 and any(particle.startswith("+") for particle in verb.particles):
        subject = (subject[0], object_after(words, *subject) or subject[1])
    if not cue.direct and words.keys[subject[0]] in PREPOSITIONS:  # «قد يؤدي في النهاية إلى …»
        return _unspoken(words, sentence, cue, verb, effect, group)
    if words.keys[subject[0]] not in POINTERS:
        plain = verb.strength in ("strong", "fit", "back")
        plain = plain or (verb.strength in ("event", "near") and _is_full(words, cue, subject, effect))
        if verb.strength == "back":
            return Link(cue, effect, subject, cue.shift)
        return _safe(words, sentence, Link(cue, subject, effect, cue.shift)) if plain else None
    named = subject[1] - subject[0] == 2 and words.keys[subject[0] + 1].startswith("ال")
    if named or subject[1] - subject[0] > 2:
        return Link(cue, subject, effect, cue.shift)
    if group > low and words.keys[group - 1] == "ان":  # «خشية أن يؤدي ذلك إلى …»
        return Link(cue, subject, effect, cue.shift, said_before(words, sentence, group - 1))
    how, passage = pointed(words, (group, group), low)
    if how == "clause" and passage is not None:
        return Link(cue, passage, effect, cue.shift)
    return Link(cue, subject, effect, cue.shift, said_before(words, sentence, group))


def _before_particle(words: Words, cue: CausalCue) -> Side:
    """What stands between a verb and its preposition, a citation left out: «أدى ذلك، بحسب الوكالة، إلى …»."""
    first, last = cue.first + 1, cue.complement - cue.gap
    cited = last - first > 1 and words.keys[first] in POINTERS and words.marks[first + 1] == "comma"
    return (first, first + 1) if cited else (first, last)


def _is_full(words: Words, cue: CausalCue, subject: Side, effect: Side) -> bool:
    """Whether an event follows the verb as its subject and something else as its object: not «تنهي دعمها لـ»."""
    keys, first = words.keys, subject[0]
    if not names_event(words, *subject) or keys[first].endswith(OWNED):
        return False
    if cue.verb is not None and cue.verb.lemma in _EITHER:
        return False
    if not any(keys[at].startswith("ال") for at in range(first, min(subject[1], first + 3))):
        return False
    opening = keys[effect[0]]
    return not cue.direct or (opening not in PREPOSITIONS and not opening.startswith(("لل", "بال")))


def _unspoken(words: Words, sentence: Sentence, cue: CausalCue, verb: Verb, effect: Side, group: int) -> Link | None:
    """Sides of «…، وستؤدي إلى …» and «وأسفر عن …», whose subject was said before."""
    if verb.strength not in ("strong", "near") or (verb.pronoun and group > 0 and words.marks[group - 1] == "relative"):
        return None
    passage = passage_before(words, group, sentence.low, 12)
    if passage[0] >= passage[1]:
        passage = sentence.before if group == sentence.low else NOWHERE
    return Link(cue, passage, effect, cue.shift)
