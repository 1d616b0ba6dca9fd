"""Cues: reporting verbs, participles and verbal nouns, each with its speaker and the start of its content."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.annotate.speech.complements import Complement, complement_of
from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import Use
from riwaya.annotate.speech.phrases import noun_phrase
from riwaya.annotate.speech.subjects import Before, subject_before
from riwaya.annotate.speech.text import SpeechText

_NEGATED_ALLOWED = frozenset(("اعتقد", "استبعد", "راى", "توقع", "قبل", "نفى"))
_RELAY = "نقل"


def verb_drafts(text: SpeechText, first: int, stop: int) -> Iterator[Draft]:
    """Statements introduced by verbs and participles in the sentence `first..stop`, in order."""
    for index in range(first, stop):
        word = text.words[index]
        if not word.uses or text.timed[index] or (index in text.named and text.named[index].last == index + 1):
            continue
        draft = None
        for use in word.uses:
            if use.kind == "verb" and not _is_noun_here(text, index, use):
                draft = _verb(text, index, use, first, stop)
            elif use.kind == "participle" and word.source is None:
                draft = _participle(text, index, use, first, stop)
            if draft is not None:
                yield draft
                break


def _is_noun_here(text: SpeechText, index: int, use: Use) -> bool:
    """Whether the word at `index` stands where a verb cannot («في ذكر …», «لم يقل»)."""
    previous = text.words[index - 1] if index else None
    if previous is None:
        return False
    form = text.form(index - 1)
    if "neg" in previous.classes and form.lstrip("وف") in ("لم", "لن", "لا") and use.verb.past not in _NEGATED_ALLOWED:
        return True
    return not use.clitics and "in" in previous.classes and form.lstrip("وف") in ("في", "على", "عن", "بين", "لدى")


def _cue_at(text: SpeechText, index: int, use: Use) -> tuple[int, int]:
    """Character positions of the cue without clitics and attached pronoun."""
    token = text.tokens[index]
    return token.start + use.length, token.end - len(use.pronoun)


def _verb(text: SpeechText, index: int, use: Use, first: int, stop: int) -> Draft | None:
    found = complement_of(text, use, index + 1, stop)
    if found is None:
        return None
    before = (
        Before(None, index, False) if use.clitics[:1] in ("و", "ف") else subject_before(text, index, first, use.gender)
    )
    if use.clitics[:1] in ("و", "ف") and index > first:
        before = before._replace(clause=index)
    subject, inherited = _subject(found, before)
    draft = Draft(
        verb=use.verb,
        kind="verb",
        cue=(index, index + 1),
        cue_at=_cue_at(text, index, use),
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
        embedded=before.embedded,
        inherited=inherited,
        rule=f"verb-{found.how}",
    )
    if use.verb.past == _RELAY:
        return _relayed(text, draft)
    return draft if _plausible(text, draft, found) else None


def _subject(found: Complement, before: Before) -> tuple[tuple[int, int] | None, bool]:
    """The speaker's tokens and whether it has to be carried over."""
    if before.subject is not None and (found.subject is None or not before.embedded):
        return before.subject, False
    if found.subject is not None:
        return found.subject, False
    return None, True


def _clause_start(text: SpeechText, clause: int, first: int) -> int:
    """The clause with the connectives before it («لكن», «في حين», «وكان»)."""
    while clause > first and text.tokens[clause - 1].kind == "word":
        word = text.words[clause - 1]
        if not word.classes & {"conj", "aux"} or word.comp or "rel" in word.classes or (clause - 1) in text.named:
            break
        clause -= 1
    return clause


def speaks(text: SpeechText, subject: tuple[int, int]) -> bool | None:
    """True when a phrase names somebody who can speak, False when it names evidence, None when one cannot tell."""
    first, last = subject
    head = text.words[first]
    if first in text.named:
        return True
    if head.source is not None:
        return head.source.type != "evidence"
    if text.actors_in(first, last):
        return True
    if any(
        text.words[index].source is not None and text.words[index].source.type != "evidence"
        for index in range(first, min(last, first + 3))
    ):
        return True
    return None


def _plausible(text: SpeechText, draft: Draft, found: Complement) -> bool:
    verb, need = draft.verb, draft.verb.need
    if draft.subject is None:
        if "named" in need and draft.tense == "present" and not draft.embedded:
            return False
        if "speaker" in need and found.how in ("object", "preposition"):
            draft.sure = 0.6
            return draft.clitics[:1] in ("و", "ف") or draft.embedded
        return True
    verdict = speaks(text, draft.subject)
    if verdict is False:
        return False
    if verdict is None:
        draft.sure = 0.7
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
        agency = draft.subject
        if agency is None and index > draft.cue[1]:
            agency = (draft.cue[1], index)
        elif agency is not None:
            agency = (agency[0], min(agency[1], index)) if agency[0] < index else agency
        if agency is not None:
            draft.via.append(agency)
        draft.subject, draft.inherited, draft.gender = (index + 1, end), False, ""
        draft.rule = "relayed"
        for at in range(end, draft.begin):
            for use in text.words[at].uses:
                if use.kind == "noun" and use.verb.past == "قال":
                    draft.cue, draft.cue_at = (at, at + 1), _cue_at(text, at, use)
                    return draft
        return draft
    if draft.subject is None or speaks(text, draft.subject) is not True:
        return None
    return draft


def _participle(text: SpeechText, index: int, use: Use, first: int, stop: int) -> Draft | None:
    if (
        use.clitics == ""
        and index > first
        and text.words[index - 1].source is not None
        and not text.form(index).endswith("ا")
    ):
        return None
    found = complement_of(text, use, index + 1, stop)
    if found is None or (found.how == "object" and not found.near):
        return None
    clause = index - 1 if index > first and text.is_comma(index - 1) else index
    return Draft(
        verb=use.verb,
        kind="participle",
        cue=(index, index + 1),
        cue_at=_cue_at(text, index, use),
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


def noun_drafts(text: SpeechText, first: int, stop: int) -> Iterator[Draft]:
    """Statements introduced by verbal nouns («إعلان الحكومة أن», «تهديدات واشنطن بـ», «قوله إن»)."""
    for index in range(first, stop - 2):
        word = text.words[index]
        if word.classes or (word.source is not None and not word.uses):
            continue
        for use in word.uses:
            if use.kind == "noun" and not any(other.kind != "noun" and "و" in other.clitics for other in word.uses):
                draft = _noun(text, index, use, stop)
                if draft is not None:
                    yield draft
                    break


def _noun(text: SpeechText, index: int, use: Use, stop: int) -> Draft | None:
    after = index + 1
    subject: tuple[int, int] | None = None
    if not use.pronoun or use.pronoun == "ال":
        known = after in text.named or (text.words[after].source is not None and not text.words[after].classes)
        if not known or (use.pronoun == "ال" and after not in text.named):
            return None
        plain = frozenset(take.removeprefix("object+") for take in use.verb.takes) | {"object"}
        end = noun_phrase(text, after, stop, plain)
        subject = (after, end)
        if end == after or speaks(text, subject) is not True:
            return None
        after = end
    found = complement_of(text, use._replace(number="p"), after, stop)
    if found is None or not found.near:
        return None
    if (subject is None and found.how != "clause") or (found.how in ("quote", "colon") and use.verb.past != "قال"):
        return None
    if found.begin - after > 6:
        return None
    return Draft(
        verb=use.verb,
        kind="noun",
        cue=(index, index + 1),
        cue_at=(
            text.tokens[index].start + use.length,
            text.tokens[index].end - (len(use.pronoun) if use.pronoun != "ال" else 0),
        ),
        clause=index,
        subject=subject,
        begin=found.begin,
        how=found.how,
        skip=found.skip,
        quotation=found.quotation,
        pronoun=found.pronoun,
        embedded=True,
        inherited=subject is None,
        sure=0.6,
        rule=f"noun-{found.how}",
    )
