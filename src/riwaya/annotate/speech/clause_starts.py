"""Whether words behind a comma begin a clause of the reporter's own."""

from __future__ import annotations

import re

from riwaya.annotate.speech.lexicon import bare_of, speech_words
from riwaya.annotate.speech.nouns import attached_preposition, is_content_noun, looks_finite
from riwaya.annotate.speech.text import SpeechText, halts
from riwaya.lang.ar import strip_article

_AT_HEAD = speech_words("at the head")
_LEADS = frozenset(("الى", "على", "عن", "من"))
_LOOK = 20
_AMONG = frozenset(("ومن", "ومنها", "ومنهم", "وبينها", "وبينهم"))
_ACCORDING = frozenset(("وفق", "حسب", "بحسب"))
_SHORT = 6
_IS = frozenset(("هو", "هي"))
# «مرفقا», «متجاهلا», «مستندا».
_DOING = re.compile(r"^م\w{3,6}ا$")
_ENDINGS = ("ا", "ين", "ة")
# «، وعادة ما», «، ونتيجة لذلك» begin a clause, although no verb ends in ة.
_ADVERBS = speech_words("clause adverb")


def concludes(text: SpeechText, index: int) -> bool:
    """Whether «، ف…» at `index` begins the reporter's own conclusion: «فالأزمة …», «فتحاول …», not «فإن»."""
    form = text.form(index)
    if (
        len(form) < 4
        or text.quoted[index] >= 0
        or form[0] != "ف"
        or text.words[index].classes
        or text.words[index].comp
    ):
        return False
    return form.startswith("فال") or form[1] in "تي"


def adds(text: SpeechText, index: int) -> bool:
    """Whether «كما» with a past verb of saying at `index` adds what else was said: «، كما أكد رفضه للخطة»."""
    if text.form(index) != "كما" or text.quoted[index] >= 0:
        return False
    return any(use.kind == "verb" and use.tense == "past" for use in text.words[index + 1].uses)


def cites_itself(text: SpeechText, index: int) -> bool:
    """Whether «وفق ما كتبت على صفحتها», with nobody named in it, ends the sentence from `index` on."""
    form = text.form(index)
    at = index + 1 + (form in _ACCORDING and text.form(index + 1) == "ما") + (text.form(index + 1) == "لما")
    if (form != "حسبما" and at == index + 1) or not reports_at(text, at):
        return False
    return not any(text.is_comma(k) for k in range(at, min(at + _LOOK, len(text.words))))


def goes_on_accusing(text: SpeechText, index: int) -> bool:
    """Whether a participle of saying at `index` tells of another statement of the speaker's: «، متهمين الشركة …»."""
    form = text.form(index)
    if not form.startswith("م") or not form.endswith(_ENDINGS) or index + 1 >= len(text.words):
        return False
    return text.form(index + 1) != "و" and any(
        use.kind == "participle" and not use.clitics for use in text.words[index].uses
    )


def halts_also(form: str) -> int:
    """What a token may do to reported words before it, and 1 for deeds that may end them: «وقررت», «وقرروا»."""
    return 1 if form[0] == "و" and form.endswith(("ت", "وا")) and len(form) > 4 else halts(form)


def acts_again(text: SpeechText, cue: str, index: int) -> bool:
    """Whether «وقررت» at `index` tells what a woman or a body did besides `cue`: «طلبت مغادرته | وقررت …»."""
    form = text.form(index)
    if not (form.startswith("و") and form.endswith("ت") and cue.endswith("ت")) or len(form) < 5:
        return False
    word = text.words[index]
    plain = word.source is None and index not in text.named and not form.endswith("ات")
    return plain and text.quoted[index] < 0 and looks_finite(form[1:])


def owned_outside(text: SpeechText, inside: range) -> bool:
    """Whether what the last word of a short quotation belongs to stands behind it: «"ثقتها في أمانة" موظفيها»."""
    after = inside.stop + 1
    if not 0 < len(inside) <= _SHORT or after >= len(text.tokens) or text.tokens[after].kind != "word":
        return False
    last, form, word = text.form(inside.stop - 1), text.form(after), text.words[after]
    if not is_content_noun(text.form(inside.start)) or len(inside) < 3 or last.startswith("ال") or last.endswith("ا"):
        return False
    plain = not (word.classes or word.comp or word.uses or text.timed[after]) and not looks_finite(form)
    return plain and attached_preposition(form) == "" and not form.startswith("و")


def reports_at(text: SpeechText, index: int) -> bool:
    """Whether a reporting verb stands at `index`."""
    return index < len(text.words) and any(use.kind == "verb" for use in text.words[index].uses)


def new_clause(text: SpeechText, index: int) -> bool:
    """Whether «، و…» at `index` begins a clause of its own rather than one more noun."""
    form = text.form(index)
    if not form.startswith("و") or len(form) < 3 or index in text.named:
        return text.form(index) in ("حيث", "اذ", "كما", "لكن", "الا")
    word = text.words[index]
    rest = form[1:]
    if rest in ("هذا", "هذه") and not text.form(index + 1).startswith("ال"):
        return True  # «أعلن وقف البيع، | وهذا مفهوم»
    if form in ("وفي", "وعلى") and text.form(index + 1) in _AT_HEAD:
        return False  # «جميع المؤسسات، وفي مقدمتها الجيش»
    if form in _AMONG and (form != "ومن" or text.form(index + 1) in ("ذلك", "بين", "بينها", "بينهم", "ضمنها")):
        return False
    if is_content_noun(rest) or rest.startswith("ال") or word.comp or word.source is not None:
        return False
    if form.endswith(("ة", "ات")) and len(rest) > 4 and rest not in _ADVERBS and not word.classes and not word.uses:
        return False  # «عن الحرمان، | وعمليات نقل المرضى»
    return index + 1 < len(text.tokens) and text.tokens[index + 1].kind != "number"


def one_more(text: SpeechText, begin: int, index: int) -> bool:
    """Whether «، و…» at `index` joins a verbal noun to the one at `begin`: «دعا إلى طرد السفير، وإغلاق السفارة»."""
    form, word = text.form(index), text.words[index]
    if form == "او":
        return is_content_noun(text.form(index + 1)) and not looks_finite(text.form(index + 1))
    if word.comp and text.quoted[index] < 0:
        return word.comp_clitics == "و" and not word.comp_pronoun  # «من بينها سحب القوات، وأن تنهي دعمها لـ»
    if form[:1] != "و" or len(form) < 5 or word.classes or word.comp or word.source is not None or index in text.named:
        return False
    first = text.form(begin)
    alike = any(is_content_noun(stem) for stem in (first, first[1:])) or first.startswith(("ال", "بال"))
    return alike and is_content_noun(form[1:]) and not looks_finite(form[1:])


def led_again(text: SpeechText, begin: int, index: int) -> bool:
    """Whether «، و…» at `index` repeats the preposition before the content: «إلى نقص …، | وإلى تهالك …», «بإقالة
    الوزير، | وبإجراء انتخابات»."""
    form, before = text.form(index), text.form(begin - 1)
    if before in _LEADS and form == "و" + before:
        return index + 1 < len(text.tokens) and text.form(index + 1) not in _AT_HEAD and not text.timed[index + 1]
    attached = attached_preposition(text.form(begin))
    return (
        attached != ""
        and form[:2] == "و" + attached
        and attached_preposition(form[1:]) == attached
        and (is_content_noun(strip_article(form[2:])) or form[2:4] == "ال")
    )


def meanwhile(text: SpeechText, index: int) -> bool:
    """Whether a participle at `index` tells what the speaker did besides: «أبدى استعداده للتفاوض، | مرفقا دعوته بـ»."""
    form, word = text.form(index), text.words[index]
    if not _DOING.match(form) or index in text.named or index + 1 >= len(text.tokens) or text.timed[index]:
        return False
    if word.classes or word.uses or word.source is not None or is_content_noun(form) or text.quoted[index] >= 0:
        return False
    behind = text.form(index + 1)
    return text.tokens[index + 1].kind == "word" and not behind.endswith("ا") and text.form(index - 2) != form


def main_goes_on(text: SpeechText, begin: int, index: int) -> bool:
    """Whether the sentence goes on at `index` behind its subject: «دعوة الوزير إلى الحوار | لم تنجح»."""
    form, before = text.form(index), text.words[index - 1]
    if form in _IS and index - begin > 1 and text.form(index - 1).startswith("ال"):
        return True  # «الملفات التي تتهم الوزير بتهريب السلاح | هي ملفات قديمة»
    apart = bool(text.words[index].classes & {"neg", "aux"}) and bare_of(form) == form
    definite = text.form(index - 1).startswith("ال") or any(
        actor.last == index for actor in text.actors_in(index - 6, index)
    )
    if apart and definite and not before.classes:
        return True
    known = text.words[index].source is not None or index in text.named or form.endswith("ا")
    if known or not text.form(index - 1).startswith("ال") or not looks_finite(form):
        return False
    return not any("rel" in text.words[at].classes for at in range(max(begin, index - _LOOK), index))
