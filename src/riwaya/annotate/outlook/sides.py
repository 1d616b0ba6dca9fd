"""The two sides of a causal cue: which clause is the cause, which the effect.

The subject of a causal verb may stand before it, behind it («أدى القصف إلى …»), in the clause before
(«…، ما أدى إلى»), before a relative pronoun («الهجوم الذي أسفر عن»), or be shared with the verb before
(«زاد المخاوف وأغضب الحلفاء»). «ذلك» and «هذا» are tied to what they stand for.
"""

from __future__ import annotations

from collections.abc import Container

from riwaya.annotate.outlook.because import because, because_of_it
from riwaya.annotate.outlook.causal import cues_in
from riwaya.annotate.outlook.chains import chained, joined, shared_by
from riwaya.annotate.outlook.clauses import Words, passage_before, trimmed
from riwaya.annotate.outlook.correlative import whenever
from riwaya.annotate.outlook.cues import CausalCue
from riwaya.annotate.outlook.equations import equated, opens_clause, opens_sentence, partitive, told_before_it
from riwaya.annotate.outlook.eventive import can_cause, holds_event, names_event
from riwaya.annotate.outlook.having import having_in
from riwaya.annotate.outlook.lexicon import word_class
from riwaya.annotate.outlook.natures import nature_end
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
from riwaya.annotate.outlook.reasons import is_reason, reason_behind, reasons_in
from riwaya.annotate.outlook.subjects import (
    UNSAID,
    Subject,
    copula_start,
    group_start,
    is_asked,
    subject_of,
)
from riwaya.annotate.outlook.verb_first import EITHER, PREPOSITIONS, gives, safe, verb_first
from riwaya.annotate.outlook.verbs import Verb, is_causal_verb


def links_in(words: Words, low: int, high: int, before: Side, agents: Container[int] = ()) -> list[Link]:
    """The causal links of the sentence with tokens `low..high`.

    `before`: tokens of the sentence before it; `agents`: tokens at which a person or party is named.
    """
    sentence = sentence_of(words, (low, high), before, tuple(cues_in(words, low, high)), agents)
    found: list[Link] = []
    named = [_trimmed(words, Link(*reason)) for reason in (*reasons_in(words, sentence), *having_in(words, sentence))]
    taken = {at for link in named for at in range(link.cue.first, link.cue.last)}
    for cue in sentence.cues:
        if cue.verb is not None and cue.kind == "verb":
            link = _verb_link(words, sentence, cue, cue.verb, shared_by(found, cue))
        else:
            link = _phrase_link(words, sentence, cue)
        if link is None or cue.first in taken:
            continue
        link = _trimmed(words, chained(words, found, joined(words, found, link)))
        if not _is_empty(words, link.cause, link.effect, cue):
            found.append(link)
            sentence.closings.add(cue.last - 1)
    named = [link for link in named if not _is_empty(words, link.cause, link.effect, link.cue)]
    return sorted(found + named, key=lambda link: link.cue.start)


def _trimmed(words: Words, link: Link) -> Link:
    cause, effect = _shorn(words, *link.cause), _shorn(words, *link.effect)
    return link._replace(cause=cause, effect=effect, antecedent=trimmed(words, *link.antecedent))


def _shorn(words: Words, first: int, last: int) -> Side:
    """A side without marks at its ends and without «كما», «حيث» or «لكنها» of the clause behind it."""
    first, last = trimmed(words, first, last)
    while last - first > 1 and words.keys[last - 1] in _TRAILING:
        first, last = trimmed(words, first, last - 1)
    return first, last


_TRAILING = word_class("trailing")


def _is_empty(words: Words, cause: Side, effect: Side, cue: CausalCue) -> bool:
    """Whether a side is empty or holds prepositions alone, or what is "pushed" is money («دفع ثمن …»)."""
    if cause[0] >= cause[1] or effect[0] >= effect[1]:
        return True
    if all(words.keys[at] in _ADVERBIAL for at in range(*cause)):
        return True
    return cue.verb is not None and cue.verb.lemma == "دفع" and words.keys[effect[0]] in _PAID


def _phrase_link(words: Words, sentence: Sentence, cue: CausalCue) -> Link | None:
    """The two sides of «بسبب», «ما يعني», «سببا في», «ناجم عن»."""
    after = behind(words, sentence, cue.complement, extend=cue.shift == 0)
    if cue.kind in ("so", "which", "since"):
        before = _told_before(words, sentence, said_before(words, sentence, cue.first))
        return Link(cue, after, before, cue.shift) if cue.kind == "since" else Link(cue, before, after, cue.shift)
    if cue.kind == "because":
        return because(words, sentence, cue, after)
    if cue.kind == "whenever":
        return whenever(words, sentence, cue)
    if cue.kind == "resumed":
        return because_of_it(words, sentence, cue)
    if cue.kind == "may":
        middle = nature_end(words, cue.first, sentence.high)
        return Link(cue, (cue.last, middle), behind(words, sentence, middle)) if middle is not None else None
    if is_asked(words, cue.first, sentence.low):
        return None
    group = group_start(words, copula_start(words, cue.first, sentence.low), sentence.low)
    if group > sentence.low and words.keys[group - 1] in _JOINED_COPULAS:
        passage = passage_before(words, group - 1, sentence.low, 12)
        return Link(cue, passage, after, cue.shift) if cue.kind == "to" else None
    side = subject_of(words, sentence, cue, group, None).side
    if side is None:
        return None
    if side[1] - side[0] > 1 and words.keys[side[0]] in _COPULAS:
        side = side[0] + 1, side[1]  # «تلعب القمة دورا في …»
    return Link(cue, after, side, cue.shift) if cue.kind == "back" else Link(cue, side, after, cue.shift)


def _told_before(words: Words, sentence: Sentence, side: Side) -> Side:
    """What was said before, but for a bare adverbial that opens the sentence: «وعلى المدى القصير، | يعني هذا أن …»."""
    bare = side[0] == sentence.low and side[1] - side[0] <= _BARE and sentence.before[0] < sentence.before[1]
    return sentence.before if bare and words.keys[side[0]] in _ADVERBIAL else side


# An adverbial that opens a sentence alone is at most this many words long.
_BARE = 4
_COPULAS = word_class("copula")
_JOINED_COPULAS = frozenset("و" + word for word in _COPULAS)


def _verb_link(words: Words, sentence: Sentence, cue: CausalCue, verb: Verb, shared: Side | None) -> Link | None:
    """The two sides of a causal verb: its subject, before or behind it, and its complement."""
    low, _ = words.bounds(cue.first, sentence.low, sentence.high)
    group = group_start(words, cue.first, low)
    if is_asked(words, group, low):
        return None
    effect = behind(words, sentence, cue.complement)
    told = equated(words, cue, effect) if opens_clause(words, group, low) else partitive(words, sentence, cue, group)
    if told is not None or opens_sentence(words, group, low):
        return told or told_before_it(words, sentence, cue, verb, effect)
    if verb.strength == "ascribe":
        return _ascribed(words, sentence, cue, effect)
    subject = _behind_verb(words, cue, subject_of(words, sentence, cue, group, shared))
    relative = group > low and words.marks[group - 1] == "relative"
    if relative and group - 2 >= low and words.keys[group - 2] in _WHAT:
        return None  # «ما الذي تعنيه المادة؟»
    if group > low and words.keys[group - 1].removeprefix("و").removeprefix("ف") in _HOW:
        return None  # «كيف جعل …»
    if group - 1 > low and words.keys[group - 1] == "ان" and words.keys[group - 2] in _WITHOUT:
        return None  # «من دون أن يثير القرار ضجة», «لا نريد أن يؤثر ذلك على …»
    if cue.resumed or (verb.pronoun and cue.direct and not gives(verb)):
        return _resumed(words, sentence, cue, subject, effect)
    driven = cue.near and any(particle[0] == "+" for particle in verb.particles)
    driven = driven and words.keys[cue.first].endswith(_PERSONAL)  # «الظروف التي تدفعهم إلى …»
    driven = driven and subject.side is not None and names_event(words, *subject.side)
    if relative and ((verb.pronoun and not driven) or _has_own_subject(words, cue)):
        subject = Subject("", None)
    if verb.doubtful and subject.how != "shared" and (subject.how or cue.direct or cue.near):
        return None
    if subject == UNSAID or _is_wondered(words, cue.first, low):
        return None
    if subject.side is None:
        return verb_first(words, sentence, cue, verb, effect)
    if relative and is_reason(words, group - 1, low):
        reason = reason_behind(words, sentence, group - 1, effect)
        return Link(cue, reason, (cue.last, effect[1]), cue.shift) if reason is not None else None
    if not _fits(words, cue, verb, subject, relative):
        return None
    if verb.strength in ("back", "backnear"):
        return Link(cue, effect, subject.side, cue.shift)
    if subject.how == "clause" and words.keys[group - 1] in ("ما", "الذي"):
        cue = cue._replace(start=words.tokens[group - 1].start)
    antecedent = said_before(words, sentence, subject.side[0]) if subject.how == "pointer" else NOWHERE
    if any(particle.startswith("+") for particle in verb.particles) and not (cue.near or cue.direct or verb.pronoun):
        effect = (cue.first + 1, effect[1])  # «أجبرت | السكان على الرحيل»
    link = Link(cue, subject.side, effect, cue.shift, antecedent)
    return safe(words, sentence, link) if verb.strength != "strong" and subject.how in _NOMINAL else link


def _behind_verb(words: Words, cue: CausalCue, subject: Subject) -> Subject:
    """The event behind the verb that opens the clause before: «دعمت | عوائد قوية الدولار | وأضعفت …»."""
    if subject.side is None or subject.how != "noun" or not cue.joined:
        return subject
    first, last = subject.side
    told = last - first > 1 and is_causal_verb(words.keys[first]) and names_event(words, first + 1, last)
    return Subject("shared", (first + 1, last)) if told else subject


def _is_wondered(words: Words, index: int, low: int) -> bool:
    """Whether somebody asks what will come of it: «ماذا يمكن أن يعني ذلك»."""
    return any(words.keys[at].removeprefix("و").removeprefix("ف") == "ماذا" for at in range(max(low, index - 3), index))


def _resumed(words: Words, sentence: Sentence, cue: CausalCue, subject: Subject, cause: Side) -> Link | None:
    """Sides when a pronoun behind the verb stands for what comes before: «الأزمة التي تسببت بها الحرب»."""
    strength = cue.verb.strength if cue.verb is not None else ""
    if strength in ("back", "backnear") and cue.resumed and subject.side is not None:
        return Link(cue, subject.side, cause, cue.shift)  # «… نتج عنه …»
    if strength in ("event", "fit") and not names_event(words, *cause):
        return None  # «الألبوم الذي ينتجه المغني»
    if subject.side is None or subject.how == "clause" or strength == "pointer":
        return None
    told = subject.side
    if words.keys[told[0]].removeprefix("و").removeprefix("ف") in PREPOSITIONS:
        told = told[0] + 1, told[1]  # «بعد | الانتقادات التي أثارها»
    loose = subject.how == "relative" or cue.joined or (cue.verb is not None and cue.verb.doubtful)
    if strength == "linked" and (loose or not names_event(words, *cause)):
        return None  # but «هذا التوازن أتاحه الدور …»
    return safe(words, sentence, Link(cue, cause, told, cue.shift))


_WHAT = frozenset(("ما", "وما", "فما"))
_WITHOUT = frozenset(("دون", "بدون")) | word_class("wishing")
_PERSONAL = ("هم", "كم", "نا", "ني")  # pronouns of those who are driven to something
_HOW = frozenset(("كيف", "لماذا", "متي"))


def _has_own_subject(words: Words, cue: CausalCue) -> bool:
    """Whether a noun of what a relative clause describes stands behind the verb: «إيران التي تسببت أنشطتها في …»."""
    return not cue.near and not cue.direct and words.keys[cue.first + 1].endswith(OWNED)


_ADVERBIAL = word_class("adverbial")
_PAID = word_class("paid")
_TERMS = word_class("term")
_AGES = word_class("age")
_MEASURED = word_class("measured")
_CITING = word_class("source phrase")
_NOMINAL = ("noun", "relative", "pronoun")


def _fits(words: Words, cue: CausalCue, verb: Verb, subject: Subject, relative: bool) -> bool:
    """Whether a verb of this strength may have this subject."""
    if verb.strength == "pointer" or (verb.lemma == "يعني" and _is_term(words, subject.side)):
        return False
    if verb.strength == "backnear":
        returned = verb.lemma != "يعود" or _is_returned(words, cue, subject)
        return cue.near and not relative and returned and words.keys[cue.complement] not in _AGES
    if verb.lemma in EITHER and subject.how in _NOMINAL and cue.direct and not can_cause(words.keys[cue.complement]):
        return False
    if subject.how in _NOMINAL and subject.side is not None and verb.strength != "strong":
        opening = subject.side[0]
        if words.marks[opening] == "speech" or (cue.joined and is_causal_verb(words.keys[opening])):
            return False  # «أضافت الباحثة التي ساهمت في …», «عززت شرعيتها وعززت تأثيرها»
    if cue.joined and verb.strength == "after" and verb.tense == "past" and subject.side is not None:
        return names_event(words, *subject.side)  # «ألغى الوفد زيارته وهدد بالرد»
    if verb.strength == "event" and subject.how in (*_NOMINAL, "named") and subject.side is not None:
        return names_event(words, *subject.side) and (not relative or holds_event(words, *subject.side))
    if subject.how == "pronoun" and subject.side is not None:
        if words.marks[subject.side[0]] == "speech":
            return False  # «أضافت الشركة أنها أحدثت …»
        if verb.strength == "fit":
            return names_event(words, *subject.side)
    if subject.how in _NOMINAL:
        return verb.strength != "linked" and (verb.strength != "near" or cue.near)
    return True


def _is_term(words: Words, side: Side | None) -> bool:
    """Whether a word is explained: «كلمة "دير" تعني …»."""
    return side is not None and any(
        words.keys[at].removeprefix("و") in _TERMS for at in range(side[0], min(side[1], side[0] + 2))
    )


def _is_returned(words: Words, cue: CausalCue, subject: Subject) -> bool:
    """Whether an event goes back to an event: «انخفاض الإقبال يعود إلى الإجراءات», not «الوزير يعود إلى بلاده»."""
    event = subject.side is not None and names_event(words, *subject.side)
    cause = words.keys[cue.complement]
    return event and can_cause(cause) and not cause.endswith(OWNED)  # «الأوضاع تعود إلى طبيعتها»


def _ascribed(words: Words, sentence: Sentence, cue: CausalCue, cause: Side) -> Link | None:
    """Sides of «عزت الوكالة التراجع إلى ضعف الطلب», «أرجع ذلك إلى …»."""
    first, last = cue.first + 1, cue.complement - cue.gap
    if last <= first or words.keys[cue.complement] in _AGES:
        return None
    if cue.shift and any(other.first == cause[1] and other.kind == "because" for other in sentence.cues):
        return None  # «بررت قرارها بهدم السوق | بحجة …»
    if words.keys[first] in ("ذلك", "هذا") and (last - first == 1 or words.keys[first + 1] in _CITING):
        return Link(cue, cause, (first, first + 1), cue.shift)
    if words.keys[last - 1] in ("ذلك", "هذا", "السبب"):
        return Link(cue, cause, said_before(words, sentence, cue.first), cue.shift)
    told = cue.first > sentence.low and words.marks[cue.first - 1] == "relative"  # «الذين يعزون فشله إلى …»
    middle = object_after(words, first, last) if last - first > 1 and not told else first
    if middle is not None and words.keys[middle] in _MEASURED:
        middle = first  # «يرجع رواج الرواية بشكل كبير للفيلم»: nobody ascribes it
    return Link(cue, cause, (middle or first, last), cue.shift)
