"""Cues that are verbal nouns: «إعلان الحكومة أن», «تهديدات واشنطن بـ», «قوله إن», «الاعتراف من قبل … بأن»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from riwaya.annotate.speech.complements import complement_of
from riwaya.annotate.speech.drafts import Draft, cue_at
from riwaya.annotate.speech.lexicon import Use, bare_of, speech_words
from riwaya.annotate.speech.marks import SPELT, Complement
from riwaya.annotate.speech.noun_contents import fits, holds, is_met
from riwaya.annotate.speech.noun_extents import bounded
from riwaya.annotate.speech.noun_owners import past_aside, whose
from riwaya.annotate.speech.noun_subjects import ascribed, carried, driven, nearby
from riwaya.annotate.speech.nouns import WITH_L, is_content_noun
from riwaya.annotate.speech.objects import led_by_b
from riwaya.annotate.speech.owners import accuser, asks_its_owner, is_accused, owner_before
from riwaya.annotate.speech.phrases import MANNERS, noun_phrase
from riwaya.annotate.speech.questions import ANSWERS, QUESTIONS
from riwaya.annotate.speech.speakers import PRETEXTS
from riwaya.annotate.speech.text import SpeechText, reports
from riwaya.annotate.speech.turning import turned_at, who_turned

_CITING = frozenset(("وفقا", "طبقا", "وفق", "بحسب", "حسب"))
_FARTHEST = 6
_FAR = 16
_HAS = frozenset(("قد", "وقد", "فقد", "لقد", "لم", "لن", "سوف"))
_GENDERS = {"ه": "m", "ها": "f", "هم": "p", "هما": "p"}
_CAN = speech_words("can be done")
_CONVICTS = speech_words("convicts")
_NOT_HELD = speech_words("not held")
_TELLS_OF = speech_words("tells of")
_DONE = speech_words("done")
_UNSAID = speech_words("unsaid")
_CALLS_FOR = speech_words("calls for")
_AGAINST = frozenset(("ندد", "استنكر", "انتقد", "ادان", "ايد"))
_AIMS = frozenset(("deny", "refuse", "demand", "confirm", "warn"))
_SEEMS = speech_words("seems")
_ASKS = frozenset(("حث", "حض", "نصح"))
_FEARS = frozenset(("خاف", "خشي", "قلق", "تخوف"))
_LEADING = frozenset(("مع", "خلال", "عبر", "الى", "على"))
_NEAR = 3
_BUT = speech_words("but")
# «أعرب عن إدانة بلاده لـ» is one statement.
_VOICES = speech_words("voices")
_ROOT = 3
_BARELY = frozenset(("تعهد", "وعد", "طالب"))
_NEWS = speech_words("hearsay")
_TENDS = speech_words("tends")
_VIEWS = speech_words("view")
_IF = frozenset(("اذا", "لو"))
_IS_NOT = frozenset(("ليس", "وليس", "ليست", "يكن", "تكن"))
_ANYBODY = speech_words("anybody")


def noun_drafts(text: SpeechText, first: int, stop: int, taken: Mapping[int, Draft]) -> Iterator[Draft]:
    """Statements introduced by verbal nouns in the sentence `first..stop`; `taken`: first tokens of
    contents that have a cue, and their drafts."""
    for index in text.frame.forms_where(reports, first, stop - 2):
        word = text.words[index]
        spoken = word.source is not None and word.source.type not in ("report", "evidence")
        whose_is_it = text.starts_name(index + 1) or text.words[index + 1].source is not None
        spoken = spoken and not (bare_of(text.form(index)) == "معارضة" and whose_is_it)
        spoken = spoken or (text.form(index - 1).lstrip("و") == "في" and bare_of(text.form(index)) in _VIEWS)
        if word.classes or spoken or index in text.named or text.timed[index] or text.form(index - 1) in _CITING:
            continue
        if text.form(index) == "كامل" or _within_name(text, index):
            continue  # «فريق كامل من», «صندوق النقد الدولي»
        for use in word.uses:
            if text.form(index - 1) in _HAS:
                break  # «قد رفضها»
            if use.kind == "noun" and not _is_verb_too(word.uses) and not _is_passive(text, index, use):
                draft = _noun(text, index, use, stop)
                if draft is not None and _is_new(draft, use, taken):
                    yield draft
                    break


def _within_name(text: SpeechText, index: int) -> bool:
    """Whether the word at `index` stands inside a name: «صندوق | النقد | الدولي»."""
    return any(one.first < index < one.last for one in text.actors_in(index - _FARTHEST, index + _FARTHEST))


def _is_new(draft: Draft, use: Use, taken: Mapping[int, Draft]) -> bool:
    """Whether no verb tells the same already; one of which nobody is the subject is the noun itself («توقع الوزارة
    أن»)."""
    told, voice = taken.get(draft.begin), taken.get(draft.cue[0])
    if told is not None:
        return told.cue[0] == draft.cue[0] and told.subject is None and draft.subject is not None
    voiced = draft.inherited or use.pronoun in _GENDERS or (voice is not None and voice.verb.past in _VOICES)
    return not (voice is not None and voiced and draft.how != "clause")


def _is_passive(text: SpeechText, index: int, use: Use) -> bool:
    """Whether the raw text writes the damma of «طُلب من», a passive."""
    at = text.frame.text.raw_index(text.tokens[index].start + use.length)
    return text.frame.text.raw[at + 1 : at + 2] == "\u064f" and len(text.form(index)) - use.length == _ROOT


def _is_verb_too(uses: tuple[Use, ...]) -> bool:
    return any(use.kind != "noun" and use.clitics[:1] == "و" for use in uses)


def _noun(text: SpeechText, index: int, use: Use, stop: int) -> Draft | None:
    owner = whose(text, index, use, stop)
    if _not_said(text, index) or (use.verb.past in _ASKS and use.pronoun in _GENDERS):
        return None  # «بحاجة إلى اعتراف …», «دون موافقة …»
    gives = carried(text, index) if owner is None and use.verb.past != "قال" else None
    if owner is None and gives is None and "explicit" in use.verb.need and use.pronoun not in _GENDERS:
        return _heard(text, index, use, stop)  # but «إيمانهم بأن»
    if bare_of(text.form(index - 1)) in _DONE and (owner is None or owner.how != "by"):
        return None  # «جرى اتهامه بأنه»
    if owner is not None and owner.how == "genitive" and (use.verb.past in _TELLS_OF or turned_at(text, index) >= 0):
        owner = None
    subject, after = (owner.tokens, owner.after) if owner is not None else (None, index + 1)
    asked = owner is not None and asks_its_owner(text, index, use, owner) and not _asks_others(text, after)
    said = use.verb.past == "قال"
    subject = (ascribed(text, index) if said else None) or (None if asked else subject)  # «بمناشدة الشركات»
    if subject is None and use.pronoun in ("", "ال"):
        subject = driven(text, index, use) or gives
    accused = is_accused(text, index)
    subject = accuser(text, index, use, stop) if accused else subject
    led = subject is None and text.quoted[index] < 0 and (asked or _led(text, index, use))
    if (subject is None and (accused or not (use.pronoun or led))) or (said and _by_anybody(text, index, use)):
        return None
    after = past_aside(text, after, stop)
    found = complement_of(text, _framed(text, index, use, after), after, stop)
    far = after + (_FAR if owner is None and subject is not None else _FARTHEST)
    if found is None or found.begin > far or text.form(found.begin) == "الا" or not holds(text, use, found, after):
        return None
    if not fits(text, index, use, found, owner) or is_met(text, index, found):
        return None
    if subject is None and said and use.pronoun == "ال":
        subject = next((pair for pair in nearby(text, index)), None)
    held = _is_held(use, found)
    believed = "explicit" in use.verb.need and found.how == "clause" and use.pronoun in _GENDERS
    if subject is None and (held or believed):
        subject = owner_before(text, index, "" if found.how in SPELT else _GENDERS[use.pronoun])
    by_saying = said and use.clitics[-1:] == "ب" and use.pronoun != "ال" and found.how in ("quote", "colon")
    led = led and ((asked and found.how == "preposition") or _near(text, index, use, found))
    if led:
        subject = who_turned(text, index) or subject
    if led and use.clitics == "ل":
        subject = owner_before(text, index, _GENDERS.get(use.pronoun, ""))
    clause = found.how == "clause" and (use.pronoun != "ال" or said)
    doubts = owner is None and "explicit" in use.verb.need and found.how != "clause" and use.pronoun != ""
    if doubts or (subject is None and not (by_saying or held or led or clause)):
        return None  # «شكوكه في»
    draft = Draft(
        verb=use.verb,
        kind="noun",
        cue=(index, index + 1),
        cue_at=cue_at(text, index, use),
        clause=index,
        subject=subject,
        gender=_GENDERS.get(use.pronoun, "").replace("p", ""),
        embedded=True,
        inherited=subject is None,
        sure=0.6,
        rule=f"{'led' if led else 'noun'}-{found.how}",
    )
    _renew(text, draft, use)
    return bounded(text, draft.told(found), stop)


def _renew(text: SpeechText, draft: Draft, use: Use) -> None:
    """«أعرب عن أسفه، مجددا دعوته إلى»: who spoke before asks again."""
    index = draft.cue[0]
    if use.pronoun in _GENDERS and text.form(index - 1) == "مجددا":
        draft.kind, draft.clause, draft.subject, draft.inherited = "participle", index - 1, None, True


def _asks_others(text: SpeechText, index: int) -> bool:
    """«مناشدة الوزارة | السكان إخلاء الحي»: who is asked stands behind whom the noun belongs to."""
    word = text.words[index]
    return word.source is not None and text.form(index).startswith(("ال", "لل")) and not word.classes


def _is_held(use: Use, found: Complement) -> bool:
    """Whether the pronoun of a noun names who holds what follows: «رفضهم للخطة», «رسالة مفادها "…"»."""
    spelt = use.verb.past == "افاد" and found.how in SPELT
    told = spelt or found.how in ("object", "preposition")
    return told and use.pronoun in _GENDERS and use.verb.past not in _NOT_HELD


def _heard(text: SpeechText, index: int, use: Use, stop: int) -> Draft | None:
    """«هناك أنباء بأن الشركة ستتوقف»: news that speak for themselves."""
    source = text.words[index].source
    if use.pronoun not in ("", "ال") or source is None or source.type != "report" or text.form(index - 1) == "لا":
        return None
    end = noun_phrase(text, index, stop)
    found = complement_of(text, _as_noun(use), max(end, index + 1), stop)
    if found is None or found.how != "clause" or not found.near or found.begin - end > _NEAR:
        return None
    if text.form(found.begin - 2) in _BUT:
        return None  # «شائعات عن استقالته، إلا أن مكتبه …»
    return Draft(
        verb=use.verb,
        kind="noun",
        cue=(index, index + 1),
        cue_at=cue_at(text, index, use),
        clause=index,
        subject=(index, max(end, index + 1)),
        sure=0.6,
        rule="heard",
    ).told(found)


def _not_said(text: SpeechText, index: int) -> bool:
    """Whether the noun at `index` tells what is wanted, missing or only possible."""
    if text.form(index - 1) in _CAN or text.tokens[index - 1].kind == "number":
        return True  # «لا يمكن تبريرها بـ», «505 طلبات من»
    if text.form(index - 2) == "غير" and text.form(index)[:1] == "ل":
        return True  # «غير مستعدة للاعتراف بـ»
    there = text.frame.forms[max(0, index - _FARTHEST) : index]
    if "هناك" in there and not _IS_NOT.isdisjoint(there):
        return True  # «ليس هناك نفي رسمي لـ»
    if text.form(index) in _CONVICTS and led_by_b(text, index + 1):
        return True  # «بعد إدانته بالفساد»
    if text.form(index - 1) in _IF or (text.form(index) == "حذر" and text.form(index - 1) in MANNERS):
        return True  # «إذا طلب الناخبون منه هذا», «بشكل حذر»
    if text.form(index) == "تعليق" and "على" not in text.frame.forms[index + 1 : index + _FARTHEST]:
        return True  # «إعلان تعليق الرحلات يمكن أن»
    asked = text.form(index - 1) == "على" and text.form(index) in QUESTIONS
    if asked and bare_of(text.form(index - 2)) in ANSWERS:
        return True  # «قال المتحدث ردا على سؤال عن»: who asked is not told
    at = index - 2 if text.form(index - 1) in ("الى", "او") else index - 1
    return text.form(at).lstrip("وبل") in _UNSAID or text.form(at) in _UNSAID


def _by_anybody(text: SpeechText, index: int, use: Use) -> bool:
    """«ويمكن القول إن»: nobody in particular says it."""
    if use.pronoun == "ال" and text.words[index - 1].comp and not use.clitics:
        return True  # «يرى أن القول بأن … مبالغ فيه»
    led = text.form(index - 1) in ("في", "على", "الى")
    return use.pronoun == "ال" and text.form(index - 2 if led else index - 1).lstrip("و") in _ANYBODY


def _near(text: SpeechText, index: int, use: Use, found: Complement) -> bool:
    """Whether the content of a noun that its sentence's subject owns stands right behind it."""
    if use.verb.past in PRETEXTS:
        return found.how == "clause"
    if turned_at(text, index) >= 0:
        return found.begin - index <= _FARTHEST
    if found.how == "object" and use.clitics == "":
        return False  # «ترفض رفضا قاطعا»
    aims = found.how == "clause" or use.clitics in ("ل", "ب") or text.form(index).endswith("ا")
    return aims and found.begin - index <= _NEAR


def _led(text: SpeechText, index: int, use: Use) -> bool:
    """Whether the noun tells what the subject of its sentence does: «خرجوا للتنديد بـ», «اكتفى بالتأكيد أن», «من خلال
    نفي أن», «انسحب احتجاجا على»."""
    form, act = text.form(index), use.verb.act
    if text.form(index - 1) in _SEEMS:
        return False  # «يبدو بالتأكيد أن»
    if use.verb.past in PRETEXTS:
        return use.clitics == "ب" and use.pronoun == ""
    if turned_at(text, index) >= 0:
        return use.clitics == ""
    if use.verb.past in _NOT_HELD:
        return False
    if use.clitics == "" and use.pronoun == "" and form.endswith("ا"):
        return act in ("refuse", "demand", "ask", "warn") or use.verb.past in _AGAINST
    if use.clitics == "ل":
        return act in ("deny", "refuse") if use.pronoun == "" else act in _AIMS or use.verb.past in _AGAINST
    if act == "warn" and use.verb.past in _FEARS:
        return False  # «أرجعوا الهبوط إلى المخاوف من»
    if bare_of(text.form(index - 2)) in _CALLS_FOR:
        return False  # «أسباب تدعو إلى الاعتقاد بأن»
    return use.pronoun == "ال" and (use.clitics == "ب" or text.form(index - 1) in _LEADING)


def _framed(text: SpeechText, index: int, use: Use, after: int) -> Use:
    """The use of the noun at `index` as a noun, with the ways its content follows here: «تعهد المانحين تقديم مليار»,
    «ذهبت توقعات المحللين إلى أن»."""
    use = _as_noun(use)
    more = frozenset(("object",)) if use.verb.past in _BARELY and is_content_noun(text.form(after)) else frozenset()
    if use.verb.past in ("نادى", "ناشد") and is_content_noun(text.form(after + 1)):
        more |= {"الى"}  # «نداء الوزارة إلى إخلاء الحي»
    if bare_of(text.form(index - 1)) in _TENDS and "clause" in use.verb.takes:
        more |= {"الى"}
    if after > index + 1 and text.form(index) in _NEWS and is_content_noun(text.form(after + 1)):
        more |= {"عن"}  # «شائعات يطلقها مجهولون عن»
    return use._replace(verb=use.verb._replace(takes=use.verb.takes | more)) if more else use


def _as_noun(use: Use) -> Use:
    """The use as a noun takes its content: «انتقادات النواب لأساليب …» for «انتقد النواب أساليب …»."""
    verb = use.verb
    if verb.past == "دعا":
        verb = verb._replace(takes=verb.takes | {"ب"})  # «دعوات من المنظمات بوقف»
    if verb.past in WITH_L:
        verb = verb._replace(takes=verb.takes | {"ل"})
    return use._replace(number="p", verb=verb, pronoun=use.pronoun.removeprefix("ال"))
