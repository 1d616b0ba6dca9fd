"""Parties to an event whom no register knows, told from where their words stand: «الوحيدي أطلق النار على حافلة»."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.annotate.happenings.clauses import Clause, bare
from riwaya.annotate.happenings.cues import is_word, readings, stems
from riwaya.annotate.happenings.layers import Layers
from riwaya.annotate.happenings.phrases import Phrase, names_role, phrase_end, phrases_of
from riwaya.annotate.happenings.words import marked, nations
from riwaya.lang.ar.clitics import strip_article
from riwaya.model import Frame

_NAME = 60  # positions before a word in which a name that holds it may begin
_DATE = 6  # positions before a word in which the date that it belongs to may begin
_FAR = 10  # tokens behind a clause in which its sentence may say who did it
_ADJECTIVES = 2  # adjectives of an attack, of which one may tell whose it is
_SHORTEST, _NEAR = 3, 3  # letters of a noun; tokens behind a verb in which a known subject or object stands
PEOPLE = frozenset({"killed", "wounded", "people", "troops", "fighters"})  # kinds of quantities that count people
_NO_NOUN = (
    "phrase_end",
    "preposition",
    "in",
    "that",
    "relative",
    "break",
    "before_noun",
    "to_target",
    "given",
    "no_noun",
)
_ENDS = ("ها", "هم", "هما", "كم", "نا")  # attached pronouns, which a subject before its verb seldom ends with


def with_unnamed(frame: Frame, clause: Clause, layers: Layers, free: list[Phrase], *, behind: bool) -> list[Phrase]:
    """The phrases around the verb of an attack, an arrest or a protest, with the words right before it or, if
    `behind`, right behind it where no known phrase stands."""
    head = clause.triggers[0]
    if not head.form.tense or not _is_forceful(clause):
        return free
    if head.form.light:  # «قامت دبابة بقصف المنازل»
        doing = head.cue is not None and head.cue.key == "قام"
        return [*noun_at(frame, clause, head.at + 1, clause.last), *free] if doing else free
    near = any(phrase.first <= head.at + _NEAR and not phrase.lead for phrase in free)
    endures = clause.head.cue is not None and clause.head.cue.key in marked("endurer")
    if endures and not any(phrase.first <= head.at + 1 for phrase in free):  # «تعرضت البلدة لقصف القوات»
        return [*noun_at(frame, clause, head.at + 1, clause.last), *free]
    if near and behind:
        return free
    if not any(phrase.first < head.at for phrase in free):
        start = frame.token_starts[clause.first]
        dated = bool(layers.within("dates", start - _DATE, start + 1))
        if clause.first < head.at and not dated and _opens(frame, clause.first):
            return [*noun_at(frame, clause, clause.first, head.at), *free]
        if head.at and _goes_on(frame, head.at) and names_role(frame, head.at - 1):
            return [Phrase(head.at - 1, head.at, "", ""), *free]
    if behind and not near and not head.clitics and (head.at == 0 or frame.tokens[head.at - 1].form not in "،,"):
        return sorted([*free, *noun_at(frame, clause, head.at + 1, clause.last)], key=lambda phrase: phrase.first)
    return free


def _goes_on(frame: Frame, at: int) -> bool:
    """Whether a verb is a plural that goes on with the people right before it: «مسلحين أطلقوا النار»."""
    return frame.keys[at].endswith("وا") and frame.keys[at][0] not in "وف"


def object_of(frame: Frame, clause: Clause, actor: Phrase) -> Phrase | None:
    """The words right behind a subject that stands behind its verb: «استهدف انتحاري اجتماعا»."""
    if actor.first <= clause.triggers[0].at or actor.last >= clause.last or not _is_forceful(clause):
        return None
    key, before = frame.keys[actor.last], frame.keys[actor.last - 1]
    takes_none = _plover(clause) == "PROTEST" and not _is_hitting(clause)
    if takes_none or (key[:2] == before[:2] == "ال" and key[-2:] in ("ون", "ين", "يه")):
        return None  # «المتظاهرون الغاضبون»
    return next(iter(noun_at(frame, clause, actor.last, clause.last)), None)


def subject_before(frame: Frame, clause: Clause, layers: Layers) -> Phrase | None:
    """Whom a plural goes on with that is joined to an earlier verb: «المسلحون هاجموا الثكنة وخطفوا جنديين»."""
    head = clause.triggers[0]
    if head.clitics[:1] != "و" or not frame.keys[head.at].endswith("وا") or not _is_forceful(clause):
        return None
    before = clause._replace(first=_start(frame, clause), last=clause.first)
    if before.first >= before.last:
        return None
    for phrase in phrases_of(frame, before, layers):
        near = range(phrase.first + 1, min(phrase.last + _NEAR, before.last))
        verbs = [k for k in near if frame.keys[k].endswith("وا")]
        key = frame.keys[phrase.first]
        if not phrase.lead and (verbs or key.endswith(("ون", "ين")) or key in marked("count")):
            return phrase._replace(last=verbs[0]) if verbs else phrase
    return None


def counted_before(frame: Frame, clause: Clause, layers: Layers) -> Phrase | None:
    """The people counted before a plural that tells what became of them: «ثمانية أشخاص، بينهم طفلان، قتلوا»."""
    head = clause.triggers[0]
    if head.clitics or head.form.tense != "past" or not frame.keys[head.at].endswith("وا"):
        return None
    start = frame.tokens[_start(frame, clause)].start
    counts = layers.within("quantities", start, frame.tokens[head.at].start)
    for quantity in reversed([count for count in counts if count.value in PEOPLE]):
        first, last = frame.token_at(quantity.start), frame.token_at(quantity.end - 1) + 1
        if not first or frame.keys[first - 1] not in marked("among"):
            return Phrase(first, last, "", "")
    return None


def deed_object(frame: Frame, clause: Clause) -> Phrase | None:
    """What stands right behind a deed that somebody did: «قام الجيش بقصف القرية»."""
    deed = clause.triggers[-1]
    if len(clause.triggers) < 2 or deed.form.tense or deed.cue is None or deed.form.pronoun:
        return None
    if deed.cue.sort != "deed" and deed.cue.key not in marked("deed"):
        return None
    return next(iter(noun_at(frame, clause, deed.at + 1, clause.last)), None)


def _is_forceful(clause: Clause) -> bool:
    return _plover(clause) in ("ASSAULT", "COERCE", "PROTEST")


def _plover(clause: Clause) -> str:
    return clause.head.cue.plover if clause.head.cue is not None else ""


def _is_hitting(clause: Clause) -> bool:
    """Whether a verb of protesters takes who is hit as its object: «رشق المتظاهرون الشرطة بالحجارة»."""
    return clause.head.cue is not None and clause.head.cue.key in marked("hits")


def _opens(frame: Frame, index: int) -> bool:
    """Whether a statement begins at token `index`, so that a noun there is no piece of a longer phrase."""
    if index == 0 or frame.tokens[index - 1].kind == "mark":
        return True
    before = bare(frame, index - 1)
    return any(before in marked(mark) for mark in ("that", "meanwhile", "was"))


def attacked(frame: Frame, clause: Clause) -> Phrase | None:
    """What stands behind the words that lead to the aim of an attack: «على حافلة», «قرب السوق» of an explosion."""
    cue = clause.head.cue
    lead = marked("aim") | marked("beside") if cue is not None and cue.key in marked("explosion") else marked("aim")
    for index in range(clause.triggers[0].at + 1, clause.last - 1):
        if bare(frame, index) in lead:
            return next(iter(noun_at(frame, clause, index + 1, _stop(frame, clause))), None)
    return None


def attacker(frame: Frame, clause: Clause, layers: Layers) -> Phrase | None:
    """Who did it by words beside an attack: «غارة إسرائيلية», «هجوم انتحاري», «تبناه التنظيم»."""
    stop = _stop(frame, clause)
    bomber, claimed, strike = marked("suicide"), marked("claimed"), marked("strike")
    suicide: Phrase | None = None
    for index in range(_start(frame, clause), stop):
        key = frame.keys[index]
        if not is_word(key):
            continue
        if suicide is None and key in bomber:
            suicide = Phrase(index, index + 1, "", "agent")
        if index < clause.first:
            continue
        if (key[1:] if key[0] in "وف" else key) in claimed:
            return next(iter(noun_at(frame, clause, index + 1, stop)), None)
        if strike.isdisjoint(stems(key)) or (index and bare(frame, index - 1) in marked("aim")):
            continue
        for at in range(index + 1, min(index + 1 + _ADJECTIVES, stop)):
            form = strip_article(frame.keys[at])
            if not is_word(form) or form in marked("phrase_end"):
                break
            if form in nations():
                return Phrase(at, at + 1, _mentioned(layers, nations()[form]), "agent", "GPE")
    return suicide


def nation_judged(frame: Frame, clause: Clause, layers: Layers) -> Phrase | None:
    """Whose decision or stand is welcomed, rejected or blamed, by its adjective: «رحب بالموقف الكويتي»."""
    for index in range(clause.triggers[0].at + 2, clause.last):
        form = strip_article(frame.keys[index])
        if form not in nations() or marked("stand").isdisjoint(stems(frame.keys[index - 1])):
            continue
        start = frame.token_starts[index]
        if not any(actor.end > start for actor in layers.within("actors", start - _NAME, start + 1)):
            return Phrase(index, index + 1, _mentioned(layers, nations()[form]), "", "GPE")
    return None


def owned(frame: Frame, phrase: Phrase, layers: Layers) -> Phrase:
    """A phrase with the party behind it to whom the thing belongs: «آليات عسكرية للحوثيين»."""
    if phrase.party or phrase.last >= len(frame.tokens) or frame.keys[phrase.last][0] != "ل":
        return phrase
    token = frame.tokens[phrase.last]
    owner = next(iter(layers.within("actors", token.start, token.end)), None)
    if owner is None:
        return phrase
    return phrase._replace(last=frame.token_at(owner.end - 1) + 1, party=owner.value, type=owner.type)


def _mentioned(layers: Layers, key: str) -> str:
    """The key of a party if the article names it, else ""."""
    return key if any(actor.value == key for actor in layers.actors) else ""


def _start(frame: Frame, clause: Clause) -> int:
    sentence = frame.sentence_at(frame.tokens[clause.head.at].start)
    return frame.tokens_in(*sentence).start if sentence else clause.first


def _stop(frame: Frame, clause: Clause) -> int:
    sentence = frame.sentence_at(frame.tokens[clause.head.at].start)
    return min(clause.last + _FAR, frame.tokens_in(*sentence).stop if sentence else clause.last)


def noun_at(frame: Frame, clause: Clause, index: int, stop: int) -> Iterable[Phrase]:
    """The noun phrase that begins at token `index`, none where no such phrase can begin."""
    while index < stop and frame.tokens[index].form in '«"“':
        index += 1
    if index >= stop or frame.tokens[index].kind != "word":
        return
    key = frame.keys[index]
    bared = key[1:] if key[0] in "وف" else key
    barred = any(form in marked(mark) for form in (key, bared) for mark in _NO_NOUN) or key.endswith(_ENDS)
    if barred or len(key) < _SHORTEST or (key[0] in "وبلك" and not names_role(frame, index)) or key.endswith("يا"):
        return
    events = {trigger.at for trigger in clause.triggers}
    verbal = any(form.tense for form, _, _ in readings(key)) and not key.startswith("ال")
    if index in events or verbal or not marked("missile").isdisjoint(stems(key)):
        return
    yield Phrase(index, phrase_end(frame, index, stop, events, None), "", "")
