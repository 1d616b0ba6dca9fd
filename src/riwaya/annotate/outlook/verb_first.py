"""The two sides of a causal verb that opens its clause: «أدى القصف إلى …», «أثارت القضية غضب …»."""

from __future__ import annotations

from riwaya.annotate.happenings.cues import readings
from riwaya.annotate.outlook.clauses import Words, passage_before
from riwaya.annotate.outlook.cues import CausalCue
from riwaya.annotate.outlook.eventive import can_cause, names_event
from riwaya.annotate.outlook.lexicon import word_class
from riwaya.annotate.outlook.reach import (
    NOWHERE,
    OWNED,
    STIRRED,
    Link,
    Sentence,
    Side,
    object_after,
    said_before,
    stirred_after,
)
from riwaya.annotate.outlook.subjects import POINTERS, group_start, pointed
from riwaya.annotate.outlook.verbs import Verb
from riwaya.lang.ar.fold import fold, key_of

# Verbs whose attached pronoun is a second object, not the thing that was caused.
GIVING = word_class("giving")
EITHER = word_class("either")
PREPOSITIONS = word_class("preposition")
# «قد يؤدي في النهاية إلى …», «تتسبب لها في …»
_ADDRESSED = PREPOSITIONS | {"له", "لها", "لهم", "لهما", "لنا", "لي"}
_RESUMED = word_class("to whom") | word_class("resuming")
_UNRULED = PREPOSITIONS | {"حتي", "كي", "لكي"}
_MEASURED = word_class("measured")
_BESIDES = (word_class("filler") | word_class("adverb")) - POINTERS
_PERSONS = word_class("person")
_COUNTS = word_class("count")
_COPULAS = word_class("copula")
_ALSO = word_class("and")
# Verbs that with their preposition always tell what came of their subject, a party too.
_IMPERSONAL = word_class("impersonal")
_RESULTING = word_class("resulting")


def safe(words: Words, sentence: Sentence, link: Link) -> Link | None:
    """The link, unless its cause begins with the name of a person or party, who acts rather than causes."""
    first, last = link.cause
    if first >= len(words.keys) or (first < last and words.marks[last - 1] == "speech"):
        return None  # the text breaks off behind the verb
    first += last - first > 1 and words.keys[first] in _COPULAS  # «وكانت الحكومة هددت بالرد»
    verb = link.cue.verb
    if verb is not None and not link.cue.direct and key_of(fold(verb.lemma)) in _RESULTING:
        return link  # «تسببت الميليشيا في …»: nothing but a result follows
    return None if first in sentence.agents or _is_person(words.keys[first]) else link


def _is_person(key: str) -> bool:
    """Whether a noun names people, by the table or by the ending of their plural: «المتظاهرون», «الهلاليون»."""
    return key in _PERSONS or (key.startswith("ال") and key.endswith("يون")) or (key[:3] == "الم" and key[-2:] == "ون")


def verb_first(words: Words, sentence: Sentence, cue: CausalCue, verb: Verb, effect: Side) -> Link | None:
    """Sides when the verb opens its clause: «أدى القصف إلى مقتل …», «أثارت القضية غضب …»."""
    low, _ = words.bounds(cue.first, sentence.low, sentence.high)
    group = group_start(words, cue.first, low)
    subject = _before_particle(words, cue)
    stirred = _stirred(words, effect, sentence.high) if cue.direct else None
    if cue.direct and verb.strength != "strong" and _has_agent(words, effect):
        return None
    if cue.direct:
        middle, effect = stirred if stirred is not None else (object_after(words, *effect), effect)
        if gives(verb):
            middle = effect[0] + (1 if words.keys[effect[0]].startswith("ال") else 2)
        if middle is None or (
            stirred is None and _is_governed(words, group, low) and not can_cause(words.keys[effect[0]])
        ):
            return None
        counted = words.tokens[effect[0]].kind == "number" or words.keys[effect[0]] in _COUNTS
        stirs = group > low and words.keys[group - 1] in _ALSO and words.keys[effect[0]] in STIRRED
        if stirs or (counted and not (cue.joined and verb.tense == "present")):
            return Link(cue, passage_before(words, group, low), effect, cue.shift)  # «، وقد أوقعت عشرات القتلى»
        subject, effect = (effect[0], middle), (middle, effect[1])
    elif cue.near and verb.strength == "back":
        middle = object_after(words, *effect)  # «نتج عن الغارات | تدمير الجسر»
        return Link(cue, (effect[0], middle), (middle, effect[1]), cue.shift) if middle is not None else None
    elif cue.near or subject[0] >= subject[1]:
        return _unspoken(words, sentence, cue, verb, effect, group)
    elif any(particle.startswith("+") for particle in verb.particles) and not verb.pronoun:
        subject, effect = _before_object(words, subject, effect)
    if _is_torn(words, subject, effect):
        return None
    if not cue.direct and (
        words.keys[subject[0]] in _BESIDES
        or (subject[1] - subject[0] == 1 and words.keys[subject[0]] in _RESUMED)
        or words.keys[subject[0]] in _ADDRESSED
        or words.keys[subject[0]] in _MEASURED
    ):  # «قد يؤدي في النهاية إلى …»
        return _unspoken(words, sentence, cue, verb, effect, group)
    if words.keys[subject[0]] not in POINTERS:
        plain = verb.strength in ("strong", "back") or (
            verb.strength == "fit"
            and not (cue.direct and words.keys[subject[0]].endswith(OWNED))
            and (not (cue.direct or (cue.joined and cue.first > sentence.low)) or names_event(words, *subject))
        )
        plain = plain or (
            (verb.strength in ("event", "near") or _portends(verb))
            and (_is_full(words, cue, subject, effect) or (stirred is not None and names_event(words, *subject)))
        )
        if verb.strength == "back":
            return Link(cue, effect, subject, cue.shift)
        return safe(words, sentence, Link(cue, subject, effect, cue.shift)) if plain else None
    named = subject[1] - subject[0] == 2 and words.keys[subject[0] + 1].startswith("ال")
    if named or subject[1] - subject[0] > 2:
        return Link(cue, subject, effect, cue.shift)
    if group > low and words.keys[group - 1] == "ان":  # «خشية أن يؤدي ذلك إلى …»
        return Link(cue, subject, effect, cue.shift, said_before(words, sentence, group - 1))
    how, passage = pointed(words, (group, group), low)
    if how == "clause" and passage is not None:
        return Link(cue, passage, effect, cue.shift)
    return Link(cue, subject, effect, cue.shift, said_before(words, sentence, group))


def _is_torn(words: Words, subject: Side, effect: Side) -> bool:
    """Whether what was taken for the object only describes the noun before it, which is the object itself: «تعزز |
    موقفه | السياسي», «أثارت | جدلا | كبيرا», «أجبر | الخلاف | حول الميزانية الحكومة على …»."""
    if effect[0] >= effect[1]:
        return True  # the sentence ends here
    opening, noun = words.keys[effect[0]], words.tokens[subject[0]].form
    if opening in PREPOSITIONS:
        return True
    alone = effect[1] - effect[0] == 1
    nisba = opening.startswith("ال") and opening.endswith(("ي", "يه")) and not can_cause(opening)
    indefinite = subject[1] - subject[0] == 1 and noun.endswith("ا") and len(noun) > 3 and not noun.startswith("ال")
    return alone and (nisba or (indefinite and words.tokens[effect[0]].form.endswith("ا")))


def gives(verb: Verb) -> bool:
    """Whether a verb has two objects: «يجنبها الرسوم», «أفقدته الأزمة ثقة ناخبيه»."""
    return key_of(fold(verb.lemma)) in GIVING


def _is_governed(words: Words, group: int, low: int) -> bool:
    """Whether «أن» before the verb leaves its subject unsaid: «تريد لها أن تنهي برنامجها …», «حاول أن يجعل …»."""
    return group > low + 1 and words.keys[group - 1] == "ان" and words.keys[group - 2] not in _IMPERSONAL


def _portends(verb: Verb) -> bool:
    """Whether a verb says what an event threatens to bring: «تنذر الأزمة بحرب»."""
    return verb.strength == "after" and verb.particles == ("ب",)


def _has_agent(words: Words, effect: Side) -> bool:
    """Whether «من قبل» makes the verb before a passive one: «فرضت العقوبات من قبل المجلس»."""
    return any(words.keys[at : at + 2] == ("من", "قبل") for at in range(effect[0] + 1, effect[1] - 1))


def _before_object(words: Words, subject: Side, effect: Side) -> tuple[Side, Side]:
    """Subject and effect of a verb whose object stands before its preposition: «دفع ذلك | الحكومة إلى الاستقالة»."""
    first, last = subject
    pointed_at = last - first == 2 and words.keys[first] in POINTERS and not _points_out(words, first)
    led = last - first == 2 and can_cause(words.keys[first]) and _is_led(words.keys[first + 1])
    middle = first + 1 if pointed_at or led else object_after(words, first, last) if last - first > 2 else None
    return ((first, middle), (middle, effect[1])) if middle is not None else (subject, effect)


def _stirred(words: Words, effect: Side, high: int) -> tuple[int, Side] | None:
    """What a verb stirs up, behind its subject and what describes it."""
    stirred = stirred_after(words, effect, high)
    if stirred is None and _is_described(words, effect):
        stirred = stirred_after(words, effect, high, described=True)
    return stirred


def _is_described(words: Words, subject: Side) -> bool:
    """Whether a clause without a relative pronoun describes the subject: «أثار مرسوم أصدره الرئيس، …، جدلا»."""
    first, last = subject
    if last - first < 2 or words.keys[first].startswith("ال"):
        return False
    key = words.keys[first + 1]
    return key.endswith(("ه", "ها")) and any(form.tense == "past" for form, _, _ in readings(key))


def _is_led(key: str) -> bool:
    """Whether a noun names those who are driven to something: «أجبرت المعارك | المزارعين على الفرار»."""
    return key.startswith("ال") and (key in _PERSONS or (key.endswith("ين") and len(key) > 5))


def _points_out(words: Words, first: int) -> bool:
    """Whether a pointer belongs to the noun behind it: «دفع هذا المقال إلى …», but not «دفع ذلك الحكومة إلى …»."""
    noun = words.keys[first + 1]
    agrees = {"هذا": not noun.endswith("ه"), "هذه": True, "تلك": True}.get(words.keys[first], False)
    return agrees and noun.startswith("ال")


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
    if cue.verb is not None and cue.verb.lemma in EITHER:
        return False
    if not any(keys[at].startswith("ال") for at in range(first, min(subject[1], first + 3))):
        return False
    opening = keys[effect[0]] if effect[0] < len(keys) else " "
    if opening.startswith("ال") and opening.endswith(("ي", "يه")):
        return False  # «توفر الأدوية الكيميائية»
    aimed = opening[0] == "ل" and can_cause(opening[1:]) and not can_cause(opening)  # «المفاوضات لتعديل الاتفاق»
    return not cue.direct or not (aimed or opening in _UNRULED or opening.startswith(("لل", "بال")))


def _tells_event(words: Words, side: Side) -> bool:
    """Whether a clause opens with an event, before or behind its verb: «خطة البيع تدر أرباحا، وتسهم في …»."""
    first, last = side
    keys = words.keys
    return any(
        names_event(words, at, last) and any(keys[near].startswith("ال") for near in range(at, min(last, at + 2)))
        for at in range(first, min(last, first + 2))
    )


def _unspoken(words: Words, sentence: Sentence, cue: CausalCue, verb: Verb, effect: Side, group: int) -> Link | None:
    """Sides of «…، وستؤدي إلى …» and «وأسفر عن …», whose subject was said before."""
    passage = passage_before(words, group, sentence.low, 12)
    coordinated = verb.strength == "fit" and cue.joined and _tells_event(words, passage)
    if not (coordinated or verb.strength in ("strong", "near")):
        return None
    if verb.pronoun and group > 0 and words.marks[group - 1] == "relative":
        return None
    if passage[0] >= passage[1]:
        passage = sentence.before if group == sentence.low else NOWHERE
    return Link(cue, passage, effect, cue.shift)
