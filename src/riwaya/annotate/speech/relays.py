"""Cues of other shapes: behind their words, through an agency, or reporting nothing."""

from __future__ import annotations

from riwaya.annotate.speech.drafts import Draft, cue_at
from riwaya.annotate.speech.lexicon import Use, speech_words
from riwaya.annotate.speech.nouns import is_content_noun
from riwaya.annotate.speech.phrases import noun_phrase
from riwaya.annotate.speech.sources import speaks
from riwaya.annotate.speech.text import SpeechText

# With these, «لا يعتقد أن» still says what somebody holds.
_LONGEST_BEFORE = 50
_ADVERBIAL = 6
_NOT = frozenset(("لم", "لن", "ولم", "ولن", "فلم", "فلن"))
_ATTACHED = frozenset("لبك")
NEGATED = speech_words("even negated")
_TELLS = frozenset(("اخبر", "ابلغ"))
_TOLD_LAST = frozenset(("ما", "مما", "بما", "كما", "من", "حيث"))


def boundary(text: SpeechText, index: int, first: int) -> Draft | None:
    """A mark that other contents end before «ولم يستبعد …», «لكنها لم تكشف …» or «، مشيراً …», which may say nothing."""
    if index <= first + 1 or text.form(index - 1) not in _NOT:
        return None
    use = next((use for use in text.words[index].uses if use.kind == "verb" and not use.verb.need), None)
    if use is None:
        return None
    start = index - 1
    joined = text.form(start)[0] in "وف"
    while start > first and text.words[start - 1].classes & {"co"}:
        start, joined = start - 1, True
    if not joined or use.verb.past in NEGATED or (use.pronoun and use.verb.past in _TELLS):
        return None  # «لم يعلم بالطلب ولم يخبره أحد به»
    draft = Draft(use.verb, "citation", (index, index + 1), cue_at(text, index, use), start, None, index, "before")
    draft.silent = draft.closed = True
    return draft


def postposed(text: SpeechText, use: Use, index: int, first: int, stop: int) -> Draft | None:
    """««…»، يقول الكاتب»: the cue and its subject behind the words."""
    if index - first < 2:
        return None
    last = index - 1 if text.is_comma(index - 1) else index
    quoted = text.form(last - 1) in '"»”' and text.quoted[last - 2] >= 0
    if "quote" not in use.verb.takes or use.verb.need or use.number != "s" or index - first < (2 if quoted else 4):
        return None
    end = noun_phrase(text, index + 1, stop)
    known = speaks(text, (index + 1, end))
    if end == index + 1 or known is False or not (known or (quoted and not is_content_noun(text.form(index + 1)))):
        return None
    ends = end >= stop or text.form(end) in ".؟!" or (use.tense == "present" and text.form(end) == "ويتابع")
    apart = text.is_comma(index - 1) or _closes(text, use, index, first)
    if use.clitics or not (quoted or (ends and apart)):
        return None
    begin = first
    if not quoted and text.words[first].classes & {"in", "out"} and index - first < _ADVERBIAL:
        return None  # «وفي اليوم التالي، طالبت الوزارة …»
    if not quoted and index - first > _LONGEST_BEFORE:
        return None
    if quoted:
        quotation = text.frame.quotations[text.quoted[last - 2]]
        inside = text.frame.tokens_in(quotation.start, quotation.end)
        if inside.start >= 2 and _leads_to(text, inside.start - 2):
            return None  # «زعيما لـ"الثورة الخضراء" | أعلن حربا»
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


def _closes(text: SpeechText, use: Use, index: int, first: int) -> bool:
    """«يتعين فتح السوق للجميع | تقول افتتاحية الصحيفة.»: nothing joins the verb to the clause before it."""
    before = text.words[index - 1]
    joined = before.classes or before.comp or before.uses or text.form(index - 1) in _TOLD_LAST
    return use.verb.past == "قال" and use.tense == "present" and index - first > _ADVERBIAL and not joined


def _leads_to(text: SpeechText, index: int) -> bool:
    """Whether a preposition that takes a quoted name for its noun ends at `index`."""
    return text.form(index).rstrip("ـ") in _ATTACHED or bool(text.words[index].classes & {"in"})


def relayed(text: SpeechText, draft: Draft) -> Draft | None:
    """«نقلت وكالة … عن مسؤول قوله إن»: the speaker is who it was taken from, the agency comes between."""
    for index in range(draft.cue[1], min(draft.begin, draft.cue[1] + 20)):
        by_mouth = text.form(index) == "على" and text.form(index + 1) == "لسان"
        if text.form(index) != "عن" and not by_mouth:
            continue
        first = index + 2 if by_mouth else index + 1
        end = noun_phrase(text, first, draft.begin)
        if end == first:
            return None
        agency = draft.subject or (draft.cue[1], index)
        if agency[0] < min(agency[1], index):
            behind = agency[0] > draft.cue[0]
            if not behind or text.starts_name(agency[0]) or text.words[agency[0]].source is not None:
                draft.via.append((agency[0], min(agency[1], index) if behind else agency[1]))
        draft.subject, draft.inherited, draft.gender = (first, end), False, ""
        draft.rule = "relayed"
        for at in range(end, draft.begin):
            for use in text.words[at].uses:
                if use.kind == "noun" and (use.verb.past == "قال" or use.pronoun in ("ه", "ها", "هم")):
                    draft.verb = use.verb  # «نقلت وكالة … عن متحدث تأكيده أن»
                    draft.cue, draft.cue_at = (draft.cue[0], at + 1), cue_at(text, at, use)
                    return draft
        return draft
    if draft.subject is None or speaks(text, draft.subject) is not True:
        return None
    return draft
