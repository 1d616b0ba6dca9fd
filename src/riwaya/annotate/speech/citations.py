"""Citations beside what they cite: «وفقاً لـ», «بحسب», «كما قال», «نقلاً عن»."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from riwaya.annotate.speech.cited import LONG_QUOTE, Cited, cited_at, past_place
from riwaya.annotate.speech.cited_words import amid, before_that, broken, clause_begin, conclusion_begin, joint, told_of
from riwaya.annotate.speech.citing_verbs import give_up
from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.leading import leading, opens_clause
from riwaya.annotate.speech.lexicon import Verb, bare_of, speech_words
from riwaya.annotate.speech.nouns import attached_preposition, is_content_noun, looks_finite
from riwaya.annotate.speech.other_senses import may_be_cited
from riwaya.annotate.speech.phrases import noun_phrase
from riwaya.annotate.speech.text import SpeechText, cites
from riwaya.lang.ar import fold, strip_article
from riwaya.lang.tables import load_table

CITED = Verb("", "assert", frozenset(), "")
# Words before a citation that are not all of what is cited.
_STUB = 3
# Quoted words right before a citation that are all of what is cited.
_FRAGMENT = 4
_COMES = frozenset(("جاء", "جاءت", "ورد", "وردت", "صدر", "يأتي", "تردد"))
# «ردا على ما قاله».
_UPON = frozenset(("ردا", "بناء", "تعليقا", "احتجاجا"))
_WHICH = frozenset(("ما", "مما", "الذي"))
_NEAR = 16
_ABOVE = speech_words("above")
_MOREOVER = speech_words("moreover")
_TITLE = 12
_VIEWS = speech_words("view")


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], bool, str], ...]]:
    """First word → (further words, «ل» must be attached to the next word, what follows), longest first."""
    found: dict[str, list[tuple[tuple[str, ...], bool, str]]] = {}
    for row in load_table("citation_phrases").rows:
        words = fold(row["phrase"]).split()
        attached = words[-1] == "ل"
        found.setdefault(words[0], []).append((tuple(words[1:-1] if attached else words[1:]), attached, row["follows"]))
    return {word: tuple(sorted(rows, key=lambda row: (-len(row[0]), not row[1]))) for word, rows in found.items()}


@cache
def _acts() -> dict[tuple[str, ...], str]:
    """Words of a phrase that does more than tell → what it does («بطلب من» → demand)."""
    rows = load_table("citation_phrases").rows
    return {tuple(fold(row["phrase"]).split()): row["act"] for row in rows if row["act"] != "assert"}


def citation_drafts(text: SpeechText, first: int, stop: int, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Statements cited by a phrase in `first..stop`; adds to `via` of `drafts` where a phrase only tells the way."""
    taken = {draft.cue[0]: draft for draft in drafts}
    free = first
    for index in text.frame.forms_where(cites, first, stop):
        match = _phrase_at(text, index, stop) if index >= free and text.quoted[index] < 0 else None
        if match is None or text.form(index - 1).lstrip("و") in _UPON:
            continue
        after, attached, follows = match
        cited = None
        if follows == "self" and not taken.keys().isdisjoint(range(index, after)):
            continue  # «والسبب في رأيه أن …»: told as a noun
        if not (follows == "verb" and after in taken) or give_up(text, index, taken[after], drafts):
            cited = cited_at(text, after, stop, attached, follows)
        tells = any(use.kind == "verb" and may_be_cited(use.verb) for use in text.words[after].uses)
        also = text.form(index).endswith("كما") and not (tells and cited and _ends_clause(text, cited.end, stop))
        if cited is not None and also and follows == "verb":
            cited = None  # «كما انتقد الرجل، حملة …»: something more that he did
        if cited is not None:
            draft = _cite(text, (first, stop), index, cited, drafts)
            if draft is not None:
                act = _acts().get((bare_of(text.form(index)), *text.frame.forms[index + 1 : after]))
                act = act or (_told_act(text, after) if follows == "verb" else "")
                draft.verb = CITED._replace(act=act) if act else CITED
                yield draft
            free = max(after, cited.end)
        else:
            free = after


def _told_act(text: SpeechText, index: int) -> str:
    """What the verb of a citation does besides telling: «كما يحذر الأستاذ»."""
    acts = (use.verb.act for use in text.words[index].uses if use.kind == "verb")
    act = next(acts, "")
    return act if act in ("warn", "confirm", "deny", "expect", "threaten") else ""


def _is_said_of(text: SpeechText, draft: Draft, end: int, stop: int) -> bool:
    """«وهو في نظر الوزير | مؤامرة», «الاتفاق برأي الرئيس | كارثة»: what somebody thinks of it stands behind."""
    index = draft.cue[0]
    viewed = not _VIEWS.isdisjoint(text.frame.forms[index : draft.cue[1] + 1]) and not text.is_comma(index - 1)
    if not viewed or end >= stop or text.tokens[end].kind != "word" or draft.subject is None:
        return False
    before, word, form = text.words[index - 1], text.words[end], text.form(end)
    if "pron" in before.classes or (before.comp and before.comp_pronoun):
        return True
    bare = not (word.classes or word.comp or text.timed[end] or looks_finite(form)) and form[:2] != "ال"
    return bare and form[0] not in "وف" and not attached_preposition(form) and text.form(index - 1).startswith("ال")


def _ends_clause(text: SpeechText, index: int, stop: int) -> bool:
    """Whether nothing that the citing verb could govern stands at `index`."""
    if index >= stop:
        return True
    if text.is_comma(index):
        return index + 1 >= stop or not is_content_noun(strip_article(text.form(index + 1)))
    word = text.words[index]
    return text.tokens[index].kind == "mark" or bool(word.classes - {"adv"} or word.comp or text.timed[index])


def _is_passive(text: SpeechText, index: int) -> bool:
    """Whether the raw text writes «حُسب», a verb."""
    at = text.frame.text.raw_index(text.tokens[index].start)
    return "\u064f" in text.frame.text.raw[at : at + 3]


def _phrase_at(text: SpeechText, index: int, stop: int) -> tuple[int, bool, str] | None:
    form = text.form(index)
    table, forms, bare = _phrases(), text.frame.forms, bare_of(form)
    for head in (form, bare) if bare != form else (form,):
        for rest, attached, follows in table.get(head, ()):
            after = index + 1 + len(rest)
            if after >= stop + (follows == "self") or (rest and forms[index + 1 : after] != rest):
                continue
            if text.form(after) in _ABOVE or text.form(index - 1) in _MOREOVER:
                continue  # «علاوة على ما ذكر أعلاه»
            if attached and not text.form(after).startswith("ل"):
                continue
            return None if _is_passive(text, index) else (after, attached, follows)
    return None


def _cite(
    text: SpeechText, sentence: tuple[int, int], index: int, cited: Cited, drafts: Sequence[Draft]
) -> Draft | None:
    first, stop = sentence
    draft = Draft(
        verb=CITED,
        kind="citation",
        cue=(index, cited.cue_last),
        cue_at=(text.tokens[index].start, text.tokens[cited.cue_last - 1].end),
        clause=index - 1 if index > first and (text.is_comma(index - 1) or text.is_dash(index - 1)) else index,
        subject=cited.source,
        begin=index,
        how="before",
        sure=0.85,
        rule="citation",
        gender=cited.gender,
        inherited=cited.source is None,
        via=cited.via,
    )
    if text.form(index)[0] in "وف" and text.form(index) not in ("وفق", "وفقا", "وفقما", "في"):
        draft.cue_at = (draft.cue_at[0] + 1, draft.cue_at[1])
    place = bisect_right(drafts, index, key=lambda other: other.cue[0])
    drafts = drafts[max(0, place - _NEAR) : place + 1]
    between = next((other for other in drafts if other.cue[1] <= index < other.begin), None)
    if between is not None:
        _pass_on(text, between, draft)
        return draft
    if index == first + 1 and text.form(first) in ("وذلك", "ذلك"):
        return _previous(text, draft)
    if text.form(index - 1) in _COMES and "rel" in text.words[index - 2].classes:
        draft.silent = True
        return draft  # «الرد الذي جاء على لسان الوزير»
    if text.form(index) == "نقلا" and index - first <= 1:
        return None  # «* نقلا عن "الاتحاد" الإماراتية»
    opens = index == first or (text.is_comma(index - 1) and index - first <= 2) or opens_clause(text, first, index)
    if opens or (index == first + 1 and text.words[first].classes) or _comes_from(text, index, cited.end, stop):
        if text.is_comma(index - 1) and index == first + 2 and text.form(first).startswith(("ال", "وال", "فال")):
            draft.back, draft.skip = first, joint(text, first)  # «فالحرب، في تقديره، ستطول»
        return leading(text, draft, cited.end, stop)
    if _is_said_of(text, draft, cited.end, stop):
        return leading(text, draft, cited.end, stop)
    relayed = any(other.rule == "relayed" and other.subject == cited.source for other in drafts)
    if relayed or text.form(index - 1) in ("ذلك", "هذا"):
        draft.silent = True
        return draft
    begin = clause_begin(text, first, draft.clause)
    carrier = _carrier(draft, drafts)
    media = cited.source is not None and _is_media(text, cited.source)
    near = carrier is not None and (carrier.clause >= begin - 1 or media)
    if carrier is not None and near and _carried(text, draft, carrier, cited):
        return draft
    own = conclusion_begin(text, carrier.begin, index) if carrier is not None and cited.source is None else 0
    begin = own or begin
    return _trailing(text, draft, begin, cited.end, stop)


def _carried(text: SpeechText, draft: Draft, carrier: Draft, cited: Cited) -> bool:
    """Whether a citation behind a statement belongs to it: as its way, or as who it was taken from («نقلاً عن»)."""
    if text.form(draft.cue[0]) == "نقلا":
        draft.begin, draft.skip, draft.end, draft.closed = carrier.begin, carrier.skip, draft.clause, True
        draft.via = [carrier.subject] if carrier.subject else []
        return True
    media = cited.source is not None and _is_media(text, cited.source)
    if cited.source is not None and not _VIEWS.isdisjoint(text.frame.forms[draft.cue[0] : draft.cue[1]]):
        draft.amid = draft.silent = True  # «قال إن الموقع وسيط جيد | من وجهة نظر المعلنين | بفضل دقته»
        return True
    aside = text.is_comma(draft.clause) and text.is_comma(cited.end)
    aside = aside and not (cited.source is not None and _titled(text, cited.end + 1))
    draft.amid = aside or amid(text, draft.cue[0], cited.end, len(text.tokens))
    if cited.source is None and carrier.how not in ("clause", "quote", "colon"):
        draft.silent = not conclusion_begin(text, carrier.begin, draft.cue[0])
        return draft.silent
    if carrier.how in ("clause", "quote", "colon") or media:
        carrier.via += [cited.source] if cited.source is not None else []
        carrier.via += cited.via
        draft.silent = True
        return True
    return False


def _titled(text: SpeechText, index: int) -> bool:
    """Whether only the title of who is cited follows: «…، بحسب ما قاله سالم الهادي، | المدير العام للمنظمة.»"""
    stop = next((at for at in range(index, min(len(text.tokens), index + _TITLE)) if text.form(at) in ".؟!"), index)
    head = text.words[index].source if stop > index else None
    return head is not None and head.type not in ("evidence", "report") and noun_phrase(text, index, stop) >= stop


def _pass_on(text: SpeechText, statement: Draft, draft: Draft) -> None:
    """«أفادت وكالة … نقلاً عن الوزارة بأن»: who is cited inside a statement speaks in it, or is its way."""
    draft.silent = draft.closed = True
    if text.form(draft.cue[0]) == "نقلا" and draft.subject is not None:
        if statement.subject is not None:
            statement.via.append(statement.subject)
        statement.subject, statement.gender, statement.inherited = draft.subject, "", False
        statement.rule = "relayed"
    elif draft.subject is not None:
        statement.via.append(draft.subject)


def _comes_from(text: SpeechText, index: int, end: int, stop: int) -> bool:
    """«وجاء على لسان الوزير | أن الأبواب مفتوحة»: what came stands behind."""
    comes = text.form(index) == "على" and bare_of(text.form(index - 1)) in _COMES
    return comes and end < stop and (bool(text.words[end].comp) or text.form(end) == ":")


def _is_media(text: SpeechText, source: tuple[int, int]) -> bool:
    named, word = text.named.get(source[0]), text.words[source[0]]
    return (named is not None and named.type == "MEDIA") or (word.source is not None and word.source.type == "media")


def _carrier(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The statement whose content the citation stands behind."""
    for other in reversed(drafts):
        if other.begin < draft.cue[0] and other.kind in ("verb", "participle") and not other.embedded:
            return other
    return None


def _trailing(text: SpeechText, draft: Draft, begin: int, end: int, stop: int) -> Draft | None:
    """«…، بحسب المتحدث»: what stands before is cited, or a quotation right before or behind."""
    last, end = draft.clause, past_place(text, end, stop)
    behind = end if text.form(end) not in ("على", "الى", "ان", ":") else end + 1
    opened = text.opening(behind) if behind < stop else None
    if opened is not None and not text.is_comma(draft.cue[0] - 1):
        draft.begin, draft.how, draft.quotation = behind + 1, "quote", opened
        return draft
    if text.quoted[last - 2] >= 0 and text.form(last - 1) in '"»”':
        quotation = text.frame.quotations[text.quoted[last - 2]]
        inside = text.frame.tokens_in(quotation.start, quotation.end)
        led = text.words[inside.start].classes & {"in", "out"} or attached_preposition(text.form(inside.start))
        worded = text.form(draft.cue[0]) == "على" and text.form(draft.cue[0] + 1) == "حد"  # «"…"، على حد تعبير محاميه»
        worded = worded and len(inside) >= _FRAGMENT and not led
        long = worded or (len(inside) >= LONG_QUOTE and text.form(draft.cue[0]) == "كما")
        if long or (len(inside) >= _FRAGMENT and last == draft.cue[0] and not led):
            draft.begin, draft.end, draft.closed = inside.start, inside.stop, True
            return draft
    if text.is_dash(last) and end < stop and text.is_dash(end):
        last = stop
    if last == draft.cue[0]:
        begin = told_of(text, begin, last, end, stop)
    last = before_that(text, begin, last)
    if last <= begin:
        return _previous(text, draft)
    draft.begin, draft.end, draft.closed = begin, last, True
    part = next((at + 1 for at in range(last - 1, max(begin, last - 5), -1) if text.is_comma(at)), begin)
    after = end + 1 if text.is_comma(end) else end
    goes_on = amid(text, draft.cue[0], end, stop, loose=draft.subject is None)
    stub = text.words[after].classes & {"in", "out"} or text.form(begin - 1) in _WHICH
    stub = 0 < last - part <= _STUB and after + 2 < stop and stub  # «، ما يشكل | بحسب محللين | تحديا»
    draft.skip = joint(text, begin)
    if goes_on or stub or broken(text, draft, (begin, last), after, stop):
        # «وأدى ذلك، بحسب الوكالة، إلى تأخير …»: what is cited stands around.
        draft.back, draft.clause, draft.amid = begin, begin, True
        draft.begin, draft.end, draft.closed, draft.how = after, 0, False, "clause"
        opened = text.opening(after)
        if opened is not None:
            draft.begin, draft.how, draft.quotation, draft.back, draft.skip = after + 1, "quote", opened, -1, 0
        return draft
    return draft if last > begin else None


def _previous(text: SpeechText, draft: Draft) -> Draft | None:
    """«…. وذلك بحسب البيان.»: the sentence before is cited."""
    place = bisect_right(text.sentences, (draft.cue[0], len(text.tokens))) - 1
    if place < 1:
        return None
    draft.begin, draft.end = text.sentences[place - 1]
    draft.closed = True
    return draft
