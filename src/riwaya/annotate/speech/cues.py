"""Cues that are verbs or participles, each with its speaker and the start of its content."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riwaya.annotate.speech.complements import Complement, complement_of
from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import Use
from riwaya.annotate.speech.phrases import is_content_noun, noun_phrase
from riwaya.annotate.speech.subjects import Before, subject_before
from riwaya.annotate.speech.text import SpeechText

# With these, «لا يعتقد أن» still says what somebody holds.
_NEGATED = frozenset(("اعتقد", "استبعد", "راى", "توقع", "نفى"))
_RELAY = "نقل"
_ALWAYS_ACCUSES = frozenset(("اتهم", "وصف"))
_ASKS_OF = frozenset(("demand", "ask", "promise", "warn", "refuse"))
_WITHIN = frozenset(("فيه", "فيها", "خلاله", "خلالها", "عبره", "عبرها"))
_STANDS_IN = frozenset(("جاء", "ورد"))
SOME = frozenset(("معظم", "بعض", "اغلب", "جميع", "كل", "غالبية", "عدد", "العديد", "كثير", "احد", "احدى", "بعضهم"))
# A definite plural of persons («المحتجون», «المعارضين»).
_PLURAL = re.compile(r"^ال\w{3,}(?:ون|ين)$")
_ANONYMITY = frozenset(("اسمه", "اسمها", "هويته", "هويتها", "اسمائهم", "هويتهم", "اسميهما"))


def verb_drafts(text: SpeechText, first: int, stop: int) -> Iterator[Draft]:
    """Statements introduced by verbs and participles in the sentence `first..stop`, in order."""
    for index in range(first, stop):
        word = text.words[index]
        if not word.uses or text.timed[index] or (index in text.named and text.named[index].last == index + 1):
            continue
        draft = _boundary(text, index, first)
        if draft is not None:
            yield draft
            continue
        for use in word.uses:
            if use.kind == "verb" and not _is_noun_here(text, index, use):
                draft = _verb(text, index, use, first, stop)
            elif use.kind == "participle" and word.source is None and not word.classes:
                draft = _participle(text, index, use, first, stop)
            if draft is not None:
                yield draft
                break


def _boundary(text: SpeechText, index: int, first: int) -> Draft | None:
    """A mark that other contents end before «ولم يستبعد …», «لكنها لم تكشف …» or «، مشيراً …», which may say nothing."""
    word = text.words[index]
    use = next((use for use in word.uses if use.kind == "verb" and not use.verb.need), None)
    if use is None or index <= first + 1 or text.form(index - 1).lstrip("وف") not in ("لم", "لن"):
        return None
    start = index - 1
    joined = text.form(start)[0] in "وف"
    while start > first and text.words[start - 1].classes & {"co"}:
        start, joined = start - 1, True
    if not joined or use.verb.past in _NEGATED:
        return None
    draft = Draft(use.verb, "citation", (index, index + 1), cue_at(text, index, use), start, None, index, "before")
    draft.silent = draft.closed = True
    return draft


def _is_noun_here(text: SpeechText, index: int, use: Use) -> bool:
    """Whether the word at `index` stands where a reporting verb cannot («في ذكر …», «لم يقل», «بعد رفض»)."""
    only_prepositions = use.verb.takes <= {"عن", "على", "الى", "من"}
    if _first_person(text, index, use):
        return True
    if text.words[index].classes and not only_prepositions and not text.words[min(index + 1, len(text.words) - 1)].comp:
        return True
    previous = text.words[index - 1] if index else None
    if previous is None:
        return False
    form = text.form(index - 1)
    if "neg" in previous.classes and form.lstrip("وف") in ("لم", "لن", "لا") and use.verb.past not in _NEGATED:
        return True
    if previous.comp and not previous.comp_pronoun and any(other.kind == "noun" for other in text.words[index].uses):
        # أنّ wants a noun: «أن رفض المقترح …»; «بعد أن رفض …» is another أن.
        if index < 2 or not text.words[index - 2].classes & {"out", "in"}:
            return True
    if use.clitics or text.timed[index - 1] or "rel" in previous.classes or "adv" in previous.classes:
        return False
    return bool(previous.classes & {"in", "out"}) and "conj" not in previous.classes


def _first_person(text: SpeechText, index: int, use: Use) -> bool:
    """Whether the raw text has «أعتقد» or «آمل», which the fold cannot tell from «اعتقد» and «أمل»."""
    where = text.frame.text.raw_index(text.tokens[index].start + use.length)
    letter = text.frame.text.raw[where]
    return letter == "آ" or (letter == "أ" and use.verb.alif)


def cue_at(text: SpeechText, index: int, use: Use) -> tuple[int, int]:
    """Character positions of the cue without clitics and attached pronoun."""
    token = text.tokens[index]
    return token.start + use.length, token.end - (len(use.pronoun) if use.pronoun != "ال" else 0)


def _verb(text: SpeechText, index: int, use: Use, first: int, stop: int) -> Draft | None:
    joined = use.clitics[:1] in ("و", "ف") and use.clitics != ""
    before = Before(None, index, False) if joined else subject_before(text, index, first, use.gender)
    if not joined and index == first:
        before = Before(None, index, False)
    behind = index + 1
    if text.form(behind) in _WITHIN and before.subject is not None and before.subject[1] == index:
        # «بيانا قال فيه»: what stands before is where it was said.
        before = before._replace(subject=None, embedded=True)
    if use.verb.past in _STANDS_IN:
        if text.form(behind) != "في":
            return None
        behind += 1
        before = Before(None, index, False)
    wants = before.subject is None or before.embedded or before.weak
    found = complement_of(text, use, behind, stop, wants_subject=wants)
    if found is None:
        return _postposed(text, use, index, first, stop)
    subject, inherited = _subject(text, use, found, before, (index, first))
    draft = Draft(
        verb=use.verb,
        kind="verb",
        cue=(index, behind),
        cue_at=(
            cue_at(text, index, use)[0],
            text.tokens[behind - 1].end - (len(use.pronoun) if behind == index + 1 else 0),
        ),
        clause=_clause_start(text, before.clause, first),
        subject=subject,
        begin=found.begin,
        how=found.how,
        tense=use.tense,
        gender=use.gender,
        number=use.number,
        skip=found.skip,
        quotation=found.quotation,
        pronoun=found.pronoun,
        clitics=use.clitics,
        embedded=before.embedded
        and (found.subject is None or subject != found.subject or _after_relative(text, index)),
        bounded=before.embedded or _subordinate(text, before.clause, first),
        inherited=inherited,
        rule=f"verb-{found.how}",
    )
    if use.verb.past == _RELAY:
        return _relayed(text, draft)
    if use.verb.past in _STANDS_IN and subject is None:
        return None
    return draft if _plausible(text, draft, found) else None


def _postposed(text: SpeechText, use: Use, index: int, first: int, stop: int) -> Draft | None:
    """««…»، يقول الكاتب»: the cue and its subject behind the words."""
    if "quote" not in use.verb.takes or use.verb.need or use.number != "s" or index - first < 4:
        return None
    end = noun_phrase(text, index + 1, stop)
    if end == index + 1 or speaks(text, (index + 1, end)) is not True:
        return None
    last = index - 1 if text.is_comma(index - 1) else index
    quoted = text.form(last - 1) in '"»”' and text.quoted[last - 2] >= 0
    ends = end >= stop or text.form(end) in ".؟!" or (use.tense == "present" and text.form(end) == "ويتابع")
    if use.clitics or not (quoted or (ends and text.is_comma(index - 1))):
        return None
    begin = first
    if quoted:
        quotation = text.frame.quotations[text.quoted[last - 2]]
        inside = text.frame.tokens_in(quotation.start, quotation.end)
        begin, last = inside.start, inside.stop
    return Draft(
        verb=use.verb,
        kind="verb",
        cue=(index, index + 1),
        cue_at=cue_at(text, index, use),
        clause=index - 1 if text.is_comma(index - 1) else index,
        subject=(index + 1, end),
        begin=begin,
        end=last,
        how="before",
        tense=use.tense,
        gender=use.gender,
        closed=True,
        sure=0.8 if quoted else 0.65,
        rule="postposed",
    )


def _subject(
    text: SpeechText, use: Use, found: Complement, before: Before, place: tuple[int, int]
) -> tuple[tuple[int, int] | None, bool]:
    """The speaker's tokens and whether it has to be carried over."""
    index, first = place
    if before.weak and found.subject is not None and speaks(text, found.subject):
        return found.subject, False
    accused = not any("+" not in take for take in use.verb.takes)
    if found.subject is not None and before.subject is None and accused and not found.object_seen and not use.pronoun:
        # «وتتهم إسرائيل بـ»: the only noun between is the accused.
        joined = use.clitics[:1] in ("و", "ف") and use.clitics != ""
        if joined and (index > first or not speaks(text, found.subject)):
            return None, True
    if before.subject is not None and (found.subject is None or not before.embedded):
        return before.subject, False
    if found.subject is not None:
        return found.subject, False
    return None, True


def _subordinate(text: SpeechText, clause: int, first: int) -> bool:
    """Whether the clause stands at the head of its sentence and depends on what follows («بعدما أعلن …، بدأ …»)."""
    return (
        first < clause <= first + 2
        and bool(text.words[clause - 1].classes & {"conj", "out"})
        and not (text.words[clause - 1].classes & {"co"})
    )


def _after_relative(text: SpeechText, index: int) -> bool:
    return index > 0 and "rel" in text.words[index - 1].classes


def _clause_start(text: SpeechText, clause: int, first: int) -> int:
    """The clause with the connectives before it («لكن», «في حين», «وكان»)."""
    while clause > first and text.tokens[clause - 1].kind == "word":
        word = text.words[clause - 1]
        in_time = text.form(clause - 1) == "حين" and text.form(clause - 2) in ("في", "وفي")
        if not word.classes & {"conj", "co", "aux"} or word.comp or "rel" in word.classes or (clause - 1) in text.named:
            break
        clause -= 2 if in_time else 1
    return clause


def speaks(text: SpeechText, subject: tuple[int, int]) -> bool | None:
    """True when a phrase names somebody who can speak, False when it names evidence, None when one cannot tell."""
    first, last = subject
    if text.form(first) in SOME and last > first + 1:
        first += 1
    head = text.words[first]
    if first in text.named:
        return True
    if _PLURAL.match(text.form(first)) and head.source is None:
        return True
    if head.source is not None:
        return head.source.type != "evidence"
    if is_content_noun(text.form(first)) or head.classes & {"neg", "rel", "whether"}:
        return None
    if any(actor.first <= first + 2 for actor in text.actors_in(first, last)):
        return True
    sources = (text.words[index].source for index in range(first, min(last, first + 3)))
    return True if any(source is not None and source.type != "evidence" for source in sources) else None


def _plausible(text: SpeechText, draft: Draft, found: Complement) -> bool:
    """Whether the draft is a statement; sets how sure one can be."""
    need = draft.verb.need
    at = draft.begin
    if draft.verb.act in ("refuse", "assert") and any(text.form(at + k) in _ANONYMITY for k in range(0, 3)):
        return False
    accused = not any("+" not in take for take in draft.verb.takes)
    if accused and draft.verb.past in _ALWAYS_ACCUSES and not found.object_seen and not draft.inherited:
        if found.subject is None:
            return False
    if draft.subject is None:
        if text.quoted[draft.cue[0]] >= 0 or "explicit" in need:
            return False
        if "named" in need and draft.tense == "present" and not draft.embedded:
            return False
        if "speaker" in need and found.how in ("object", "preposition"):
            draft.sure = 0.6
            return draft.clitics[:1] in ("و", "ف") and draft.clitics != ""
        draft.sure = 0.8
        return True
    verdict = speaks(text, draft.subject)
    if verdict is False and draft.verb.past not in _STANDS_IN:
        return False
    if verdict is None:
        draft.sure = 0.7
        if draft.verb.act in _ASKS_OF and text.form(draft.subject[0]).startswith("ال"):
            draft.sure = 0.65
            return True
        if found.how == "object" and not need and is_content_noun(text.form(at)):
            draft.sure = 0.65
            return True
        return not ("speaker" in need or found.how in ("object", "preposition", "blame"))
    return True


def _relayed(text: SpeechText, draft: Draft) -> Draft | None:
    """«نقلت وكالة … عن مسؤول قوله إن»: the speaker is who it was taken from, the agency comes between."""
    for index in range(draft.cue[1], min(draft.begin, draft.cue[1] + 20)):
        if text.form(index) != "عن":
            continue
        end = noun_phrase(text, index + 1, draft.begin)
        if end == index + 1:
            return None
        agency = draft.subject or (draft.cue[1], index)
        if agency[0] < min(agency[1], index):
            behind = agency[0] > draft.cue[0]
            if not behind or text.starts_name(agency[0]) or text.words[agency[0]].source is not None:
                draft.via.append((agency[0], min(agency[1], index) if behind else agency[1]))
        draft.subject, draft.inherited, draft.gender = (index + 1, end), False, ""
        draft.rule = "relayed"
        for at in range(end, draft.begin):
            for use in text.words[at].uses:
                if use.kind == "noun" and use.verb.past == "قال":
                    draft.cue, draft.cue_at = (draft.cue[0], at + 1), cue_at(text, at, use)
                    return draft
        return draft
    if draft.subject is None or speaks(text, draft.subject) is not True:
        return None
    return draft


def _participle(text: SpeechText, index: int, use: Use, first: int, stop: int) -> Draft | None:
    if use.clitics == "" and index > first and text.words[index - 1].source is not None:
        if not text.form(index).endswith("ا") and not text.is_comma(index - 1):
            return None
    found = complement_of(text, use, index + 1, stop)
    if found is None or (found.how == "object" and not found.near):
        return None
    at = found.begin
    if any(text.form(at + k) in _ANONYMITY for k in range(0, 3)):
        return None
    clause = index - 1 if index > first and text.is_comma(index - 1) else index
    return Draft(
        verb=use.verb,
        kind="participle",
        cue=(index, index + 1),
        cue_at=cue_at(text, index, use),
        clause=clause,
        subject=None,
        begin=found.begin,
        how=found.how,
        gender=use.gender,
        number=use.number,
        skip=found.skip,
        quotation=found.quotation,
        pronoun=found.pronoun,
        clitics=use.clitics,
        inherited=True,
        sure=0.85,
        rule=f"participle-{found.how}",
    )
