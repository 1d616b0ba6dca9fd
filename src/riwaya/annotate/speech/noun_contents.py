"""Whether what stands behind a verbal noun can be its content: «تعهدات الوزارة بإصلاح الطريق»."""

from __future__ import annotations

from riwaya.annotate.speech.lexicon import Use, bare_of, speech_words
from riwaya.annotate.speech.marks import SPELT, Complement
from riwaya.annotate.speech.nouns import is_content_noun
from riwaya.annotate.speech.owners import Owner
from riwaya.annotate.speech.text import SpeechText

_BUT = speech_words("but")
_OF_SUCH = speech_words("of such")
_COMES_FROM = speech_words("comes from")
_MET = speech_words("met with")


def holds(text: SpeechText, use: Use, found: Complement, after: int) -> bool:
    """Whether the content stands near enough behind token `after` and in a way that a noun can have."""
    answers = "explicit" in use.verb.need and "quote" in use.verb.takes  # «الجواب الأوروبي سريعا: …»
    answers = answers or (found.quotation is not None and "ب" in use.verb.takes and _by_b(text, found.begin))
    if not found.near or (found.how in SPELT and use.verb.past not in ("قال", "افاد") and not answers):
        return False
    if found.how == "clause" and any(_tells(text, at) for at in range(after, found.begin - 1)):
        return False  # «أتى تصريح الوزير بعد إعلان الوزارة أنها»
    if found.how == "clause" and text.form(found.begin - 2) in _BUT:
        return False  # «رغم وعود الوزارة، إلا أن …»
    if not use.verb.past and found.how == "preposition" and found.begin - after > 2:
        return False  # «غضب الشعب، ويعطيه مزيدا من»
    if text.form(found.begin - 1) in _OF_SUCH:
        return False  # «مطالب الوزير الخاصة بالاتفاق»
    return found.how != "object" or all(_passable(text, at) for at in range(after, found.begin))


def fits(text: SpeechText, index: int, use: Use, found: Complement, owner: Owner | None) -> bool:
    """Whether the object behind «الاقتراح الأميركي» is what was proposed («ضم …»)."""
    if owner is not None and owner.how == "genitive" and use.verb.past == "اتهم" and not found.object_seen:
        # «اتهام الجهات بـ»: they are accused; «اتهامات الوزير بـ», «اتهام الوزير للصحفي بـ»: he accuses
        return text.form(index).endswith("ات") or text.form(owner.tokens[1])[:1] == "ل"
    if use.verb.past == "احتج" and found.how == "preposition" and text.form(found.begin)[:1] == "ب":
        return is_content_noun(text.form(found.begin)[1:])  # «الاحتجاجات عن قتلى برصاص الأمن»
    if found.how == "object" and text.form(found.begin) in _COMES_FROM:
        return False  # «رفض الرئيس نابع من»
    if not use.verb.past and owner is not None and found.how == "preposition":
        # «غضب القوى القريبة من إيران وعزز الضغوط على»
        return all("in" not in text.words[at].classes for at in range(*owner.tokens))
    loose = owner.how == "adjective" if owner is not None else use.verb.past == "طلب" and not use.pronoun
    invites = use.verb.past == "دعا" and not use.pronoun and text.form(found.begin - 1) == "الى"
    if invites and found.how == "preposition":
        who = text.starts_name(found.begin) or text.words[found.begin].source is not None
        return not who or is_content_noun(text.form(found.begin))  # «أرسل دعوات إلى الحكومة»
    return found.how != "object" or not loose or is_content_noun(text.form(found.begin))


def _tells(text: SpeechText, index: int) -> bool:
    """Whether another verbal noun of saying, whose clause it would be, stands at `index`."""
    uses = text.words[index].uses if index not in text.named else ()
    source = text.words[index].source
    return (source is None or source.type == "report") and any(
        use.kind == "noun" and "clause" in use.verb.takes and use.pronoun != "ال" for use in uses
    )


def _by_b(text: SpeechText, index: int) -> bool:
    """Whether quoted words begin with ب: «تعهد الرئيسين "برد قوي"»."""
    form = text.form(index)
    return form.startswith("ب") and (form.startswith("بال") or is_content_noun(form[1:]))


def is_met(text: SpeechText, index: int, found: Complement) -> bool:
    """«قوبلت دعوتها بانتقادات»: ب tells how it was met, not what was said."""
    led = found.how == "preposition" and text.form(found.begin).startswith("ب")
    return led and bare_of(text.form(index - 1)) in _MET


def _passable(text: SpeechText, index: int) -> bool:
    """Whether the word only tells when («إعلان الرئيس في مايو الانسحاب»)."""
    return bool(text.timed[index] or text.is_comma(index) or text.words[index].classes & {"in", "adv"})
