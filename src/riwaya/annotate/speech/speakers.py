"""Who speaks where no subject stands beside the cue: participles, «وأضاف», «ما وصفه بـ»."""

from __future__ import annotations

from riwaya.annotate.speech.clause_speakers import (
    who_acted_but,
    who_but,
    who_denied,
    who_did,
    who_reacted,
    who_was_accused,
)
from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.issuers import issuer, may_head, whose
from riwaya.annotate.speech.lexicon import bare_of, speech_words
from riwaya.annotate.speech.main_subjects import main_subject
from riwaya.annotate.speech.memory import Memory, agree, are_persons, is_one
from riwaya.annotate.speech.named_before import (
    MANY,
    PERSONS,
    first_actor,
    gender_known,
    is_woman,
    person_in,
    plural_before,
    woman_before,
)
from riwaya.annotate.speech.not_meant import denied_within, not_meant
from riwaya.annotate.speech.nouns import SOME, looks_finite, name_genders, sole_names
from riwaya.annotate.speech.other_senses import WISHES
from riwaya.annotate.speech.phrases import gender_of, noun_phrase
from riwaya.annotate.speech.relative_speakers import does_within, goes_on_in_relative, relative_head, who_acts_near
from riwaya.annotate.speech.sources import speaks
from riwaya.annotate.speech.spoken_of import cited_before, is_judged, set_right, tells_of_text, told_of, who_was_asked
from riwaya.annotate.speech.statements import STANDS_IN
from riwaya.annotate.speech.text import SpeechText, sentence_of

_WHEN = frozenset(("حيث", "عندما", "حين", "حينما", "اذ", "بعدما"))
# «بحجة أن», «بذريعة أن».
PRETEXTS = frozenset(("تحجج", "تذرع"))
_WHEN_ASKED = _WHEN | {"عند", "لدى"}
_REPLIES = frozenset(("اجاب", "رد"))
_NEAR = 12
_FAR = 30
_AFTER = speech_words("after")
_WHAT_SAID = frozenset(("فيما", "مما", "عما", "بما"))


def assign_speakers(text: SpeechText, drafts: list[Draft], memory: Memory, sentence: tuple[int, int]) -> list[Draft]:
    """Give every draft of a sentence its speaker; drafts that get none are dropped."""
    kept: list[Draft] = []
    subject = main_subject(text, *sentence)
    memory.taken_up = [draft for draft in drafts if draft.rule == "looking-back"]
    for draft in drafts:
        if draft.silent:
            if draft.subject is not None and draft.rule == "citation" and text.form(draft.cue[1] - 1) == "لسان":
                memory.note(draft.subject, gender_of(text, draft.subject))
            continue
        if draft.subject is not None and is_judged(text, draft):
            continue
        set_right(text, draft, memory)
        if draft.verb.past in STANDS_IN and draft.subject is not None:
            draft.gender = gender_of(text, draft.subject)  # «جاء في المذكرة … . وأضافت»
        if draft.subject is None and not _counted(text, draft):
            draft.subject = _antecedent(text, draft, kept, memory, None if _cites(draft, subject) else subject)
        if draft.subject is None or not_meant(text, draft, kept):
            continue
        draft.embedded |= tells_of_text(text, draft, subject)
        draft.nested = any(other.begin <= draft.cue[0] < other.end for other in kept[-_NEAR:])
        carried = draft.inherited and "explicit" in draft.verb.need
        wish = draft.verb.past in WISHES or (draft.rule == "motive" and draft.verb.act == "warn")
        if draft.nested and (wish or carried or denied_within(text, draft, kept)):
            continue
        kept.append(draft)
        if draft.kind == "citation" and draft.rule == "citation":
            memory.note(draft.subject, gender_of(text, draft.subject))
        aside = text.form(draft.cue[0] - 1) in _WHAT_SAID and text.form(draft.cue[0]).endswith(("ه", "ها"))
        acts = draft.inherited and draft.subject == subject and "aux" not in text.words[sentence[0]].classes
        beside = draft.embedded and not acts  # but «ونشرت الوكالة صورا قالت إنها»
        if draft.kind in ("verb", "participle") and not beside and not draft.nested and not aside:
            gender = draft.gender if draft.kind == "verb" and draft.number != "p" else ""
            memory.note(draft.subject, gender or gender_of(text, draft.subject))
    memory.acted = subject if subject is not None and speaks(text, subject) is True else None
    if not kept and subject is not None and _is_person(text, subject):
        memory.note(subject, _gender_said(text, subject) or gender_known(text, subject))
    elif not kept:
        memory.renew(text, sentence)
    return kept


def _cites(draft: Draft, subject: tuple[int, int] | None) -> bool:
    """Whether the subject of the sentence stands in the words that are cited («فالاتفاق برأيه …»)."""
    begin = draft.back if draft.back >= 0 else draft.begin
    return draft.kind == "citation" and subject is not None and subject[1] > begin


def _gender_said(text: SpeechText, subject: tuple[int, int]) -> str:
    """The gender of a person, which the verb before may tell of an unknown name («تشارك راتشيل ماكينزي»)."""
    gender, before = gender_of(text, subject), bare_of(text.form(subject[0] - 1))
    unknown = gender == "m" and text.words[subject[0]].source is None and text.form(subject[0]) not in name_genders()
    return "f" if unknown and looks_finite(before) and before[0] != "ي" else gender


def _is_person(text: SpeechText, subject: tuple[int, int]) -> bool:
    named, source = text.named.get(subject[0]), text.words[subject[0]].source
    if named is not None:
        return named.type == "PER"
    head = text.form(subject[0])
    if source is None:
        return head in sole_names()
    return source.type in PERSONS and head.startswith("ال") and head not in MANY


def _antecedent(
    text: SpeechText, draft: Draft, earlier: list[Draft], memory: Memory, main: tuple[int, int] | None
) -> tuple[int, int] | None:
    """The speaker meant: of the same sentence's statements, then its subject, then of those before."""
    beside = (
        who_was_asked(text, draft)
        or plural_before(text, draft, earlier)
        or issuer(text, draft)
        or relative_head(text, draft)
        or goes_on_in_relative(text, draft, earlier)
        or who_did(text, draft)
        or who_reacted(text, draft)
        or who_but(text, draft)
        or who_denied(text, draft, memory.taken_up)
        or who_was_accused(text, draft, earlier)
    )
    if beside is not None:
        return beside
    here = [other for other in reversed(earlier[-_NEAR:]) if other.subject is not None and _leads(text, other, draft)]
    if draft.rule == "motive" or (draft.verb.past in PRETEXTS and draft.rule.startswith("led")):
        return _whose_act(draft, earlier) or _clause_subject(text, draft.cue[0]) or main
    if here and does_within(text, here[0], draft):
        return who_acts_near(text, draft, here[0].begin)
    own = _own_clause(text, draft, here[0].cue[1] if here else 0) or cited_before(text, draft, earlier, here)
    own = own or _spoke_here(text, draft, here)
    if own is not None:
        return own
    starts = draft.kind == "verb" and draft.clitics[:1] in ("و", "ف") and main is None
    they = draft.kind == "verb" and draft.number == "p"
    if main is not None and main[1] <= draft.cue[0] and not starts and _goes_with(text, draft, main):
        return main
    beside = _clause_before(text, draft) if main is None else None
    if beside is not None:
        return beside
    if draft.kind != "verb" and here:
        return here[0].subject
    if they and main is not None and main[1] <= draft.cue[0] and _is_apart(text, draft, main):
        return None
    if draft.kind == "participle" or draft.embedded:
        inside = first_actor(text, draft)
        if inside is not None:
            return inside
    near = _named_last(text, draft, main)
    if near is not None:
        return near
    if text.words[draft.cue[0] - 1].comp and text.form(draft.cue[0] - 2) in _AFTER:
        return None  # «… بعد أن رفض العودة»: somebody of the same sentence
    if draft.rule.startswith("led"):
        acts = main is not None and (may_head(text, main[0]) or text.form(main[0]) in SOME)
        return main if main is not None and acts and main[1] <= draft.cue[0] else None
    head = sentence_of(text, draft.cue[0])
    goes_on = draft.kind == "verb" and draft.tense == "present" and draft.cue[0] == head and not draft.clitics
    if goes_on and memory.acted is not None and agree(gender_of(text, memory.acted), draft.gender):
        return memory.acted  # «تنشط الأجهزة … . تدعو أيضا إلى»
    memory.renew(text, (head, draft.cue[0]))
    return _recalled(text, draft, memory, head)


def _counted(text: SpeechText, draft: Draft) -> bool:
    """«وقال 16 من بين من تحدثنا إليهم إن»: who speaks is a number of people."""
    behind = draft.cue[1]
    return draft.kind == "verb" and text.tokens[behind].kind == "number" and text.form(behind + 1) == "من"


def _goes_with(text: SpeechText, draft: Draft, main: tuple[int, int]) -> bool:
    """Whether the subject of the sentence agrees with a cue that has none beside it."""
    if draft.kind == "verb" and draft.number == "p":  # «القوات … لكنهم يخشون»: a group is "they" in either gender
        return not (is_one(text, main) or _is_apart(text, draft, main))
    several = draft.kind == "verb" and draft.number == "s" and are_persons(text, main)
    return agree(_gender_said(text, main), draft.gender) and not several


def _is_apart(text: SpeechText, draft: Draft, subject: tuple[int, int]) -> bool:
    """Whether "they" are others than the subject: an outlet, bodies that «التي يتهمونها» is said beside."""
    named, source = text.named.get(subject[0]), text.words[subject[0]].source
    outlet = source is not None and source.type == "media" and not text.form(subject[0]).endswith("ون")
    held = draft.embedded and text.tokens[draft.cue[0]].end > draft.cue_at[1]
    bodies = held and source is not None and source.type == "party"
    return outlet or bodies or (named is not None and named.type == "MEDIA")


def _recalled(text: SpeechText, draft: Draft, memory: Memory, head: int) -> tuple[int, int] | None:
    """Who spoke, acted or was named before the sentence that begins at token `head`."""
    known = who_acted_but(text, draft, memory, head)
    if known is not None:
        return known
    known = memory.recall(text, draft.gender, draft.number if draft.kind == "verb" else "s")
    if draft.kind != "verb" or draft.number != "s":
        return known
    acted = memory.acted if memory.acted is None or not are_persons(text, memory.acted) else None
    just = acted is not None and acted[0] >= sentence_of(text, max(head - 1, 0))
    if just and acted is not None and draft.embedded and agree(gender_of(text, acted), draft.gender):
        return acted  # «أجرت المنظمة تحقيقا. وقد أصدرت تقريرا أشارت فيه إلى»
    if known is None and acted is not None and gender_known(text, acted) == draft.gender and head > acted[0]:
        return acted  # «أصدرت الوزارة قرارا. وقالت إن»
    if known is None and draft.clitics == "ف" and draft.verb.past in _REPLIES and head:
        return person_in(text, sentence_of(text, head - 1), head, draft.gender)  # «سألت القاضية المتهم. فأجاب بأنه»
    if draft.gender == "f" and (known is None or not is_woman(text, known[0])):
        woman = woman_before(text, head)
        return woman if woman is not None and (known is None or known[0] < sentence_of(text, woman[0])) else known
    return known


def _named_last(text: SpeechText, draft: Draft, main: tuple[int, int] | None) -> tuple[int, int] | None:
    """The person named last, where a conjunction or a pronoun before the verb points there."""
    if draft.kind != "verb" or draft.number != "s":
        return None
    before, head = text.form(draft.cue[0] - 1), text.form(sentence_of(text, draft.cue[0]))
    if not draft.clitics and bare_of(before) in _WHEN:
        return _person_before(text, draft)  # «تصريحات لافروف …، عندما قال»
    if main is None and text.is_comma(draft.cue[0] - 1) and bare_of(head) in _WHEN_ASKED:
        return _person_before(text, draft)  # «وعندما تحدثنا مع فلان الذي …، قال», «وعند سؤال المدير …، رد»
    if main is None and before.lstrip("وف") in ("هو", "هي"):
        return _person_before(text, draft, _FAR)  # «… مصير فلان. فهو يقول»
    return None


def _person_before(text: SpeechText, draft: Draft, reach: int = 0) -> tuple[int, int] | None:
    """The person named last before the cue, in its sentence or in so many tokens, when of the same gender."""
    first = max(0, draft.cue[0] - reach) if reach else sentence_of(text, draft.cue[0])
    heard = whose(text, first, draft.cue[0]) if not reach else None
    if heard is not None:
        return heard
    return person_in(text, first, draft.cue[0], draft.gender)


def _whose_act(draft: Draft, earlier: list[Draft]) -> tuple[int, int] | None:
    """«رفض النواب المباشرة في الحوار بذريعة …»: whose statement the cue stands in."""
    around = (other for other in reversed(earlier) if other.begin <= draft.cue[0] < other.end)
    return next((other.subject for other in around if other.kind == "noun" or other.how != "clause"), None)


def _clause_subject(text: SpeechText, cue: int) -> tuple[int, int] | None:
    """Who acts in the clause that ends before token `cue` («…، لكن الجيش منع وصولهم بحجة أن»)."""
    for at in range(cue - 1, max(cue - _FAR, 0), -1):
        when = text.is_comma(at - 1) and text.form(at) in _WHEN
        if text.form(at) in ".؟!:" or "co" in text.words[at].classes or when:
            return main_subject(text, at + 1, cue)
    return None


def _own_clause(text: SpeechText, draft: Draft, after: int) -> tuple[int, int] | None:
    """«إن بلاده لا تجري محادثات مع الحكومة …، ولا تعتقد أن»: who acts in the clause behind أن that the cue goes on."""
    before = text.words[draft.cue[0] - 1]
    if draft.kind == "noun":
        found = _clause_subject(text, draft.cue[0])
        if found is None or not after < found[0] < found[1] <= draft.cue[0] or speaks(text, found) is not True:
            return None
        return found if agree(gender_of(text, found), draft.gender) else None
    if draft.kind != "verb" or not ((before.comp and before.comp_pronoun) or "neg" in before.classes):
        return None
    for at in range(draft.cue[0] - 2, max(draft.cue[0] - _FAR, after, 1), -1):
        if text.form(at) in ".؟!:" or text.quoted[at] != text.quoted[draft.cue[0]]:
            return None
        word = text.words[at]
        if not word.comp or at in text.named:
            continue
        if word.comp_pronoun or not may_head(text, at + 1):
            return None
        end = noun_phrase(text, at + 1, draft.cue[0])
        known = end > at + 1 and end < draft.cue[0] and speaks(text, (at + 1, end)) is True
        return (at + 1, end) if known and agree(gender_of(text, (at + 1, end)), draft.gender) else None
    return None


def _clause_before(text: SpeechText, draft: Draft) -> tuple[int, int] | None:
    """Who acts in the clause before the verb: «هذا موعده مايو، وقد حاول الرئيس إقناع نظيره، وأضاف أنه»."""
    if draft.kind != "verb" or draft.clitics[:1] != "و" or draft.number != "s":
        return None
    for at in range(draft.cue[0] - 2, sentence_of(text, draft.cue[0]), -1):
        if text.is_comma(at) and text.quoted[at] < 0:
            found = main_subject(text, at + 1, draft.cue[0])
            if found is not None and agree(gender_of(text, found), draft.gender):
                return found if found[1] < draft.cue[0] and found[0] in text.named else None
    return None


def _leads(text: SpeechText, other: Draft, draft: Draft) -> bool:
    """Whether the speaker of `other` may go on speaking in `draft`."""
    inside = other.begin <= draft.cue[0] < other.end
    if text.form(other.cue[0] - 1) == "ما" and text.words[other.cue[0] - 2].comp:
        return False  # «قالت الوزيرة إن ما ذكره النائب هو رأيه، مضيفة أن»
    return other.kind in ("verb", "participle") and not other.embedded and (inside or not other.nested)


def _spoke_here(text: SpeechText, draft: Draft, here: list[Draft]) -> tuple[int, int] | None:
    """Who spoke last in the same sentence and agrees."""
    for other in here:
        gender = other.gender if other.kind == "verb" else ""
        if draft.kind == "verb" and draft.number == "p" and other.subject and is_one(text, other.subject):
            continue  # «قال المدير إن الموظفين … أو قد يدعون»
        within = told_of(text, other, draft)
        if other.subject is not None and agree(gender or gender_of(text, other.subject), draft.gender):
            return within or other.subject
    return None
