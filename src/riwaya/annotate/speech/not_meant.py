"""Who cannot be meant by a statement without a subject: a text, one for many, whom a crowd protests against."""

from __future__ import annotations

from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import bare_of, speech_words
from riwaya.annotate.speech.memory import is_one
from riwaya.annotate.speech.text import SpeechText, sentence_of

_PERSONS = frozenset(("person", "official", "party", "military", "eyewitness"))
_OF_TEXTS = frozenset(("نص", "ورد", "تضمن"))
_TEXTS = frozenset(("report", "evidence", "media"))
_PROTESTS = speech_words("protest")
_BREAKS_OUT = speech_words("breaks out")
_LIVES_THROUGH = speech_words("lives through")
_HEARSAY = speech_words("hearsay noun")
_AT_HEAD = 3
_NEAR = 8
_FARTHEST = 30


def not_meant(text: SpeechText, draft: Draft, earlier: list[Draft]) -> bool:
    """Whether the speaker carried over to a draft cannot be meant: «وفي المقابل، نص على» of a person, «كانوا مقتنعين»
    of one, «استقبل الوزير بصيحات … احتجاجا على» of the minister."""
    if not draft.inherited or draft.subject is None:
        return False
    many = draft.kind == "participle" and draft.number == "p"
    if (many or draft.verb.past in _OF_TEXTS) and is_one(text, draft.subject):
        return True
    source = text.words[draft.subject[0]].source
    if draft.verb.past == "نص" and source is not None and source.type in _PERSONS:
        return True  # «ويقول خصوم الحزب إن …. كما ينص على»
    return _others_protest(text, draft) or _long_gone(text, draft, earlier)


def denied_within(text: SpeechText, draft: Draft, earlier: list[Draft]) -> bool:
    """«نفى صحة الأنباء التي تفيد بأن …»: what nameless reports tell is what is denied, and no account of its own."""
    if draft.subject is None or draft.subject[1] > draft.subject[0] + 2 or draft.subject[0] in text.named:
        return False
    around = (other for other in earlier[-_NEAR:] if other.begin <= draft.cue[0] < other.end)
    return text.form(draft.subject[0]) in _HEARSAY and any(other.verb.act == "deny" for other in around)


def _others_protest(text: SpeechText, draft: Draft) -> bool:
    """«اندلعت مظاهرات … احتجاجا على», «استقبل الرئيس بصفير … احتجاجا على»: a crowd does, and the subject is not in it;
    «شهدت البلاد إضرابات احتجاجا على»: it is where they do."""
    subject = draft.subject
    if subject is None or draft.rule != "led-preposition" or not text.form(draft.cue[0]).endswith("ا"):
        return False
    if bare_of(text.form(subject[0] - 1)) in _LIVES_THROUGH:
        return True
    first = max(subject[1], sentence_of(text, draft.cue[0]), draft.cue[0] - _FARTHEST)
    for at in range(first, draft.cue[0]):
        form = text.form(at)
        if form[:1] == "ب" and form[1:] in _PROTESTS:
            return True
        if form.removeprefix("ال") in _PROTESTS and bare_of(text.form(at - 1)) in _BREAKS_OUT:
            return True
    return False


def _long_gone(text: SpeechText, draft: Draft, earlier: list[Draft]) -> bool:
    """«…، بحسب بيانات المصرف. وتعيش البلاد حقائق تبشر بـ», «قال الوزير إن … . وتشمل الخطة منع البيع وحث الناس على»: no
    text, and with «و» nobody, of a sentence before speaks in the midst of another."""
    subject = draft.subject
    if subject is None or draft.kind != "verb" or draft.number != "s":
        return False
    head, source = sentence_of(text, draft.cue[0]), text.words[subject[0]].source
    if subject[0] >= head or draft.cue[0] < head + _AT_HEAD:
        return False
    if draft.clitics[:1] == "و":
        return not any(other.subject == subject and other.cue[0] >= head for other in earlier[-_NEAR:])
    return source is not None and source.type in _TEXTS and subject[0] not in text.named
