"""Who is spoken of and who speaks: «يتهم الجيش بالقصف», «نقلت الوكالة عنه قوله», «قالت الصحيفة إن طهران … واتهمت»."""

from __future__ import annotations

from riwaya.annotate.speech.drafts import Draft, cue_at
from riwaya.annotate.speech.lexicon import bare_of
from riwaya.annotate.speech.main_subjects import main_subject
from riwaya.annotate.speech.memory import Memory, agree
from riwaya.annotate.speech.named_before import person_in
from riwaya.annotate.speech.phrases import gender_of, noun_phrase
from riwaya.annotate.speech.sources import speaks
from riwaya.annotate.speech.text import SpeechText, sentence_of

# Behind these stands who is judged; who judges stands before it or nowhere.
_JUDGE = frozenset(("اتهم", "وصف"))
_TAKES_FROM = "نقل"
_FROM_HIM = {"عنه": "m", "عنها": "f"}
_LONGEST = 3
_THEREIN = frozenset(("فيه", "فيها"))
_GOES_ON = frozenset(("قال", "اضاف", "اوضح", "اكد"))
_GIVES = frozenset(("ارجع", "عزا", "اشار", "لفت", "ذكر", "بين", "نوه"))  # «بحسب الصحيفة، مرجعة ذلك إلى»
_ANSWERS = frozenset(("اجاب", "رد", "قال"))
_ASKED = frozenset(("سيل", "سئل", "سيلت", "سئلت"))


def is_judged(text: SpeechText, draft: Draft) -> bool:
    """Whether the phrase behind a verb is whom it judges: «ويتهم الجيش بالقصف», «وصف الخطاب بأنه»."""
    subject = draft.subject
    if draft.kind != "verb" or draft.verb.past not in _JUDGE or subject is None or draft.rule == "verb-passive":
        return False
    before, pronoun = draft.cue[0] - 1, text.tokens[draft.cue[0]].end > draft.cue_at[1]
    held = pronoun or "rel" in text.words[before].classes or text.form(before) in ("من", "ما")
    if held or subject[0] != draft.cue[1] or subject[1] - subject[0] > _LONGEST:
        return False
    last = subject[1]
    while last < draft.begin and text.timed[last]:
        last += 1
    led = last == draft.begin and text.form(last)[:1] == "ب"
    return led or (draft.how == "clause" and last + 1 == draft.begin and text.words[last].comp)


def set_right(text: SpeechText, draft: Draft, memory: Memory) -> None:
    """The speaker of «نقلت الوكالة عنه قوله» and of «قال في وقت لاحق مسؤولون», which stand elsewhere."""
    if draft.subject is not None and _taken_from_him(text, draft):
        draft.subject = _named_ahead(text, draft, memory) or draft.subject
    late = _late_subject(text, draft) if draft.inherited or draft.subject is None else None
    if late is not None:
        draft.subject, draft.inherited = late, False


def _taken_from_him(text: SpeechText, draft: Draft) -> bool:
    """«ونقلت الوكالة عنه قوله إن»: the agency of the subject tells what somebody named before said."""
    subject = draft.subject
    if subject is None or draft.verb.past != _TAKES_FROM or not draft.cue[1] <= subject[0] < subject[1] < draft.begin:
        return False
    return text.form(subject[1]) in _FROM_HIM


def _named_ahead(text: SpeechText, draft: Draft, memory: Memory) -> tuple[int, int] | None:
    """Who «عنه» means, of the sentence before or of those who spoke; the draft is then his through the agency."""
    agency = draft.subject
    head = sentence_of(text, draft.cue[0])
    if agency is None or not head:
        return None
    gender = _FROM_HIM[text.form(agency[1])]
    earlier = sentence_of(text, head - 1)
    known = memory.recall(text, gender, "s")
    if known is None or known[0] < earlier:
        known = person_in(text, earlier, head, gender) or known
    if known is None:
        return None
    draft.via.append(agency)
    draft.inherited, draft.gender, draft.rule = True, gender, "relayed"
    for at in range(agency[1] + 1, draft.begin):
        for use in text.words[at].uses:
            if use.kind == "noun" and use.verb.past == "قال":
                draft.verb, draft.cue, draft.cue_at = use.verb, (draft.cue[0], at + 1), cue_at(text, at, use)
                return known
    return known


def told_of(text: SpeechText, other: Draft, draft: Draft) -> tuple[int, int] | None:
    """«قالت الوكالة إن طهران استدعت السفراء، واتهمت دولهم بـ»: media tell what somebody they name did and demanded."""
    subject = other.subject
    if subject is None or draft.kind != "verb" or draft.clitics[:1] != "و" or draft.number != "s":
        return None
    if "quote" in draft.verb.takes or other.how != "clause" or not other.begin < draft.cue[0]:
        return None
    named, source = text.named.get(subject[0]), text.words[subject[0]].source
    media = named.type == "MEDIA" if named is not None else source is not None and source.type in ("media", "report")
    inside = main_subject(text, other.begin, draft.cue[0]) if media else None
    if inside is None or speaks(text, inside) is not True or inside[1] >= draft.cue[0]:
        return None
    return inside if agree(gender_of(text, inside), draft.gender) else None


def _late_subject(text: SpeechText, draft: Draft) -> tuple[int, int] | None:
    """«وقال في وقت لاحق مسؤولون إن»: who speaks stands behind the time at which he does."""
    at = draft.cue[1]
    if draft.kind != "verb" or draft.number != "s" or draft.begin < at + 5 or text.form(at + 1) != "وقت":
        return None
    first, last = at + 3, draft.begin - 1
    if text.form(at) != "في" or (text.words[first].source is None and first not in text.named):
        return None
    end = noun_phrase(text, first, last)
    return (first, end) if first < end <= last and speaks(text, (first, end)) is True else None


def tells_of_text(text: SpeechText, draft: Draft, main: tuple[int, int] | None) -> bool:
    """«رد الوزير على تصريح لنظيره، قال فيه إن …، مشددا على»: what another's text says is told aside of who acts."""
    subject = draft.subject
    if main is None or subject is None or draft.kind != "verb" or text.form(draft.cue[1]) not in _THEREIN:
        return False
    return subject != main and subject[1] <= draft.cue[0] and text.form(subject[0])[:1] == "ل"


def cited_before(text: SpeechText, draft: Draft, earlier: list[Draft], spoke: list[Draft]) -> tuple[int, int] | None:
    """«لا يتعجل الحزب، بحسب الخبير فلان، قائلا إن»: who is cited in a sentence where nobody else spoke goes on."""
    if draft.kind != "participle" or draft.verb.past not in _GOES_ON | _GIVES or spoke:
        return None
    cited = [other for other in earlier if other.kind == "citation" and other.rule == "citation"]
    known = cited[-1].subject if cited and cited[-1].cue[1] < draft.cue[0] else None
    if (
        known is not None
        and draft.verb.past in _GIVES
        and not (known[1] + 1 == draft.cue[0] and text.is_comma(known[1]))
    ):
        return None
    return known if known is not None and agree(gender_of(text, known), draft.gender) else None


def who_was_asked(text: SpeechText, draft: Draft) -> tuple[int, int] | None:
    """«وسئل المتحدث إن كان الوزير يعلم فأجاب»: who was asked answers."""
    if draft.kind != "verb" or draft.clitics != "ف" or draft.verb.past not in _ANSWERS:
        return None
    for at in range(draft.cue[0] - 2, sentence_of(text, draft.cue[0]) - 1, -1):
        if bare_of(text.form(at)) in _ASKED:
            end = noun_phrase(text, at + 1, draft.cue[0])
            return (at + 1, end) if end > at + 1 and speaks(text, (at + 1, end)) is True else None
    return None
