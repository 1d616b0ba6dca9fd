"""Where reported words end: through commas and coordinated clauses, not beyond."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from riwaya.annotate.speech.clause_starts import (
    acts_again,
    adds,
    cites_itself,
    concludes,
    goes_on_accusing,
    halts_also,
    led_again,
    main_goes_on,
    meanwhile,
    new_clause,
    one_more,
    owned_outside,
    reports_at,
)
from riwaya.annotate.speech.content_edges import (
    SENTENCE,
    acts_besides,
    bare_noun,
    comma_before,
    does_besides,
    in_brackets,
    only_led,
    times_clause,
    with_and,
)
from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import bare_of, speech_words
from riwaya.annotate.speech.stops import starts_stop, stops_of
from riwaya.annotate.speech.text import SpeechText, outlet_in_brackets

# Statements behind a draft that may end its content, and the longest content in tokens: what is longer is no sentence.
_NEAR = 24
_LONGEST = 600
_FRAGMENT = 2
_DESPITE = speech_words("despite")
# Quoted words that may be a mere name.
_NAME = 2
_KNOWS = speech_words("knows")
_BUT = frozenset(("الا", "بيد", "غير", "لكن"))
_WHEN = frozenset(("عندما", "بعدما", "حينما", "بينما", "فيما", "لما"))
# «، في حين كان …، وإنها»: asides that the speaker may come back from.
_ASIDES = frozenset(("في", "بينما", "فيما", "رغم", "بعدما", "بعد"))
_BACK = 16
_NOUNS = frozenset(("object", "preposition", "blame"))
# After a closing quotation mark and a comma these go on with the reporter's own words.
_OWN_WORDS = frozenset(("لكن", "ولكن", "لكنه", "لكنها", "الا", "غير", "وهو", "وهي", "وهم", "وذلك", "وقد"))


def settle_ends(text: SpeechText, drafts: Sequence[Draft], stop: int) -> None:
    """Give every draft of one sentence, which ends before token `stop`, the end of its content."""
    for place, draft in enumerate(drafts):
        if draft.closed:
            continue
        if draft.begin >= stop and draft.quotation is None:
            first, last = text.sentences[max(0, bisect_right(text.sentences, (draft.begin, len(text.tokens))) - 1)]
            draft.end = last if first <= draft.begin < last else draft.begin
            continue
        near = drafts[max(0, place - 2) : place + _NEAR]
        limit = min(_limit(text, draft, stop), draft.begin + _LONGEST)
        if draft.quotation is not None:
            draft.end = _quoted_end(text, draft, near, limit)
        else:
            draft.end = _free_end(text, draft, near, limit)
        if draft.back >= 0:
            draft.begin = draft.back


def _limit(text: SpeechText, draft: Draft, stop: int) -> int:
    """What is reported inside a quotation ends with it."""
    number = text.quoted[draft.cue[0]]
    if number < 0:
        return stop
    quotation = text.frame.quotations[number]
    return min(stop, text.frame.tokens_in(quotation.start, quotation.end).stop)


def _quoted_end(text: SpeechText, draft: Draft, drafts: Sequence[Draft], stop: int) -> int:
    """The end of content that begins with a quotation."""
    quotation = draft.quotation
    if quotation is None:
        return stop
    inside = text.frame.tokens_in(quotation.start, quotation.end)
    short = len(inside) <= _FRAGMENT or owned_outside(text, inside)
    fragment = short and text.form(draft.begin - 2) != ":" and draft.kind == "verb"
    over = len(inside) > SENTENCE and acts_besides(text, draft, inside.stop + 1)
    if (
        (draft.how == "quote" and not fragment)
        or draft.embedded
        or over
        or not _goes_on(text, inside.stop + 1, stop, drafts)
    ):
        return inside.stop
    return _free_end(text, draft, drafts, stop)


def _goes_on(text: SpeechText, index: int, stop: int, drafts: Sequence[Draft]) -> bool:
    """Whether the sentence continues the content at `index`, just behind a closing quotation mark."""
    if index >= stop or text.tokens[index].kind == "mark" or quoted_again(text, index):
        return False
    if any(starts_stop(text, index, stops_of(where)) for where in ("anywhere", "comma")):
        return False
    if any(use.kind == "participle" and not use.clitics for use in text.words[index].uses):
        return text.words[index].source is not None  # «… "دعم الدول" مشيرة بالاسم إلى»
    return not any(draft.clause <= index < draft.cue[1] for draft in drafts)


def _free_end(text: SpeechText, draft: Draft, drafts: Sequence[Draft], stop: int) -> int:
    """The end of content that is not one quotation."""
    if draft.how == "colon" and draft.verb.act == "ask":
        asked = next((at + 1 for at in range(draft.begin, stop - 1) if text.form(at) == "؟"), stop)
        stop = min(stop, asked)  # «سألته الصحيفة: هل تترشح؟ | فأجاب»
    if draft.how == "colon" and text.form(draft.begin) == "(":
        return next((at + 1 for at in range(draft.begin, stop) if text.form(at) == ")"), stop)
    siblings = _siblings(text, draft, drafts)
    opened = text.opening(draft.begin)
    if draft.how == "clause" and opened is not None:
        inside = text.frame.tokens_in(opened.start, opened.end)
        named = len(inside) <= _NAME + 1 and inside.stop + 1 < stop and text.form(inside.stop + 1) not in ".؟!"
        over = len(inside) > SENTENCE and acts_besides(text, draft, inside.stop + 1)
        if not named and (draft.embedded or over or not _goes_on(text, inside.stop + 1, stop, drafts)):
            return inside.stop
    index = draft.begin
    outside = text.quoted[draft.begin] if draft.quotation is None else -1
    closed, may = -1, text.frame.of_forms(halts_also)
    while index < stop:
        if index > draft.begin:
            ends = may[index] == 1 or draft.embedded or index == closed
            if index in siblings or (ends and _ends_here(text, draft, index, closed)):
                return index
            quotation = text.opening(index) if may[index] else None
            if quotation is not None:
                inside = text.frame.tokens_in(quotation.start, quotation.end)
                if draft.embedded and len(inside) > 2 and not _goes_on(text, inside.stop + 1, stop, drafts):
                    return min(stop, inside.stop)
                index = inside.stop + 1
                closed = index if len(inside) > _NAME else closed
                continue
            if outside >= 0 and text.quoted[index] != outside:
                if not _goes_on(text, index + 1, stop, drafts):
                    return index
                outside = -1
        index += 1
    return stop


def _ends_here(text: SpeechText, draft: Draft, index: int, closed: int) -> bool:
    """Whether the content ends before the token at `index`; `closed`: the token behind the last quotation."""
    noun = draft.how in _NOUNS
    if text.form(index) == ")" and in_brackets(text, draft, index):
        return True
    if text.form(index) in ".؟!" and text.quoted[draft.cue[0]] >= 0 and text.quoted[index] >= 0:
        return True  # a sentence ends inside the quotation that holds the cue
    inside = draft.kind == "verb" and text.quoted[draft.cue[0]] >= 0 and not draft.inherited
    if inside and starts_stop(text, index + text.is_comma(index), stops_of("own voice")):
        return True  # «"أشخاص يقولون إن لديهم الغالبية | لكننا لا نعترف بذلك"»
    cited = text.form(index) == "(" and outlet_in_brackets(text, index, len(text.tokens)) is not None
    if cited or (text.words[index].comp and _resumes(text, draft, index)):
        return True
    if text.is_comma(index):
        return _ends_at_comma(text, draft, index, closed)
    if closed == index and (quoted_again(text, index) or starts_stop(text, index, stops_of("comma"))):
        return True
    if draft.embedded and (
        text.is_dash(index)
        or text.form(index) in "؛("
        or (text.timed[index] and draft.kind == "verb" and not times_clause(text, draft, index))
    ):
        return True
    within = noun and draft.embedded and draft.kind in ("noun", "verb")
    if starts_stop(text, index, stops_of("anywhere")) or (within and main_goes_on(text, draft.begin, index)):
        return True
    main = draft.kind == "noun" and noun and "rel" not in text.words[index - 1].classes
    if main and starts_stop(text, index, stops_of("main")):
        return True
    again = noun and draft.kind == "verb" and not within
    again = again and (acts_again(text, text.form(draft.cue[0]), index) or does_besides(text, draft.begin, index))
    return again or (noun and starts_stop(text, index, stops_of("noun")))


def _ends_at_comma(text: SpeechText, draft: Draft, index: int, closed: int) -> bool:
    """Whether the content ends before the comma at `index`; `closed`: the token behind the last quotation."""
    noun = draft.how in _NOUNS
    if (noun and led_again(text, draft.begin, index + 1)) or (not noun and _comes_back(text, draft, index)):
        return False
    following = text.words[index + 1] if index + 1 < len(text.words) else None
    if draft.embedded and draft.how == "clause" and following is not None and following.comp:
        return following.comp_clitics != "و"
    when = bare_of(text.form(draft.clause)) in _WHEN or (text.words[draft.clause - 1].comp and draft.kind == "verb")
    heads = draft.bounded and not draft.embedded and when
    if (
        heads
        and following is not None
        and not (following.classes - {"neg", "aux"} or following.comp or text.form(index + 1)[:1] == "و")
    ):
        return True  # «عندما أعلن الوفد أن …، خرج الجمهور»
    if draft.embedded and draft.how == "clause" and index - draft.begin <= _FRAGMENT and bare_noun(text, draft.begin):
        return False  # «الذي يرى أن الوزير، حاول التواصل مع»
    opening = text.words[draft.begin].classes
    if (
        draft.embedded
        and draft.how == "clause"
        and opening & {"in", "out", "conj"}
        and not comma_before(text, draft, index)
    ):
        return False
    if draft.embedded or (draft.bounded and noun):
        return not (noun and one_more(text, draft.begin, index + 1))
    if starts_stop(text, index + 1, stops_of("comma")):
        # «رغم الوعود، إلا أنه لا توجد طريقة»: the clause only begins there.
        return text.form(index + 1) != "الا" or bare_of(text.form(draft.begin)) not in _DESPITE
    if text.form(index + 1) == "في" and text.form(index + 2) == "حين" and not text.words[index + 3].comp:
        return True
    if closed == index and (text.form(index + 1) in _OWN_WORDS or quoted_again(text, index + 1)):
        return True
    if any(begins(text, index + 1) for begins in (concludes, adds, cites_itself)):
        return True
    if not draft.embedded and draft.kind == "verb" and goes_on_accusing(text, index + 1):
        return True
    if noun and not draft.embedded and draft.kind == "verb" and meanwhile(text, index + 1):
        return True
    if noun and following is not None and "rel" in following.classes and reports_at(text, index + 2):
        return True
    return noun and new_clause(text, index + 1)


def _comes_back(text: SpeechText, draft: Draft, index: int) -> bool:
    """Whether words behind the comma at `index` are an aside of the speaker's: «إن القوات دخلت، في حين كان السكان
    نياما، | وإنها لم تلق مقاومة»."""
    if draft.how != "clause" or draft.embedded or text.form(index + 1) not in _ASIDES:
        return False
    for at in range(index + 1, min(index + _BACK, len(text.words) - 1)):
        word = text.words[at]
        if text.form(at) in ".؟!:؛" or text.opening(at) is not None or any(use.kind == "verb" for use in word.uses):
            return False
        if word.comp and word.comp_clitics == "و" and text.is_comma(at - 1):
            return True
    return False


def _resumes(text: SpeechText, draft: Draft, index: int) -> bool:
    """«ورغم وعود الحكومة بأنها ستعمل | فإن شيئا لم يتغير», «حلفاؤه الذين يؤيدون الاتفاق | بأنه سينسحب»: at أن the main
    clause goes on behind a verbal noun or a relative clause."""
    word = text.words[index]
    if word.comp_clitics == "ب":
        return draft.embedded and draft.how in _NOUNS
    led = draft.kind == "noun" and text.form(draft.cue[0] - 1) in _DESPITE
    return led and word.comp_clitics == "ف" and text.quoted[index] < 0


def quoted_again(text: SpeechText, index: int) -> bool:
    """Whether «وأن «…»» with a new quotation begins at `index`."""
    if index + 2 >= len(text.tokens):
        return False
    word = text.words[index]
    return word.comp and word.comp_clitics == "و" and text.opening(index + 1) is not None


def _parts(text: SpeechText, draft: Draft, other: Draft) -> bool:
    """Whether the clause of `other` ends the content of `draft`."""
    if other.kind in ("participle", "citation"):
        return not other.amid or (not other.silent and other.back > draft.begin)
    if other.kind != "verb" or other.verb.past in _KNOWS:
        return False
    if draft.how == "clause" and other.subject is not None and draft.begin <= other.subject[0] < other.clause:
        return False  # «يرى أن قادة الجبهة، باتوا يعتبرون …»
    if draft.how == "clause" and only_led(text, draft, other):
        return False  # «إنه عقب اجتماع أمس، أعلن الوزير»
    if draft.bounded and draft.how in _NOUNS and other.tense == "past" and other.subject is not None:
        return other.subject[0] > other.cue[0] and not other.embedded  # «بعد أن أعلن مطالبه | رأى الخبراء أن»
    relative = "rel" in text.words[other.clause].classes and _has_pronoun(text, other)
    return _same_level(text, draft, other) or (draft.how in _NOUNS and relative)


def _siblings(text: SpeechText, draft: Draft, drafts: Sequence[Draft]) -> set[int]:
    """First tokens of clauses that report something else on the same level as `draft`."""
    found = set()
    for other in drafts:
        if other is draft or other.cue[0] <= draft.begin:
            continue
        if _parts(text, draft, other):
            found.add(other.clause)
        elif _objects(text, other):
            found.add(other.clause - 2)  # «…، إلا أن مسؤولين قالوا»
    return found


def _objects(text: SpeechText, other: Draft) -> bool:
    """Whether a clause of saying stands behind «، إلا أن», «، بيد أن», «رغم أنه»."""
    start, that = other.clause, text.words[other.clause - 1]
    if other.kind != "verb" or not that.comp or (other.embedded and not that.comp_pronoun):
        return False
    led = text.form(start - 2)
    return led == "رغم" if that.comp_pronoun else led in _BUT and text.is_comma(start - 3)


def _has_pronoun(text: SpeechText, draft: Draft) -> bool:
    """Whether an object pronoun is attached to the cue («الذي حملته»)."""
    return draft.kind == "verb" and text.tokens[draft.cue[1] - 1].end > draft.cue_at[1]


def _same_level(text: SpeechText, draft: Draft, other: Draft) -> bool:
    if other.embedded:
        return False
    before = other.clause - 1
    joined = other.clitics[:1] in ("و", "ف") and other.clitics != ""
    comma = text.is_comma(before) or (text.form(before) in '»”"' and text.opening(before) is None)
    # «تود أنقرة إغلاق الحدود | والحكومة تريد فتحها».
    joined = joined or (draft.how in _NOUNS and other.subject == (other.clause, other.cue[0]) and with_and(text, other))
    opens = joined or comma or bool(text.words[other.clause].classes & {"co"}) or text.form(other.clause) == "في"
    if not opens:
        return False
    return not (draft.tense == "past" and other.tense == "present" and not comma)
