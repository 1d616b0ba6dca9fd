"""What only looks like somebody's words: facts that show something, reasons that call for it, signed contracts."""

from __future__ import annotations

from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import speech_words
from riwaya.annotate.speech.marks import Complement
from riwaya.annotate.speech.text import SpeechText
from riwaya.lang.ar import strip_article

_WHICH = frozenset(("ما", "مما", "بما"))
_ANYBODY = (("احد",), ("احدا",))
_CALLS = frozenset(("دعا", "دفع"))
_NAMES = frozenset(("سمى", "اسمى"))
_BY_NAME = speech_words("by name")
_SELF = speech_words("self")
_SOON = 3
_PROVES = speech_words("proves")
_SIGNED = speech_words("signed")
_REASONS = speech_words("reason")


def is_no_speech(text: SpeechText, draft: Draft, found: Complement) -> bool:
    """Whether the verb tells no words: «توقع أي عقد», «عبر الراديو، …», «أسباب دعت الوزير إلى», «هل يعتقد أحد أن»."""
    at, cue = draft.begin, draft.cue[0]
    if draft.verb.past == "توقع" and found.how == "object":
        return text.form(at + (text.form(at) == "اي")) in _SIGNED
    if text.form(at) in _SELF and found.how in ("object", "preposition") and not text.words[at + 1].classes & {"rel"}:
        return True  # «تدافع عن نفسها»
    if draft.verb.past in _NAMES and not _BY_NAME.isdisjoint(text.frame.forms[at : at + _SOON]):
        return True  # «سمى الأشياء بأسمائها»
    if text.words[cue].classes and any(text.is_comma(k) for k in range(draft.cue[1], at)):
        return True
    if draft.subject is not None and text.frame.forms[slice(*draft.subject)] in _ANYBODY:
        return True
    if text.form(cue - 1) in _WHICH and draft.tense == "present" and draft.verb.past in _CALLS:
        return True  # «ما يدعونا إلى مناقشة دوافعهم»
    if _is_passive(text, draft, found):
        return True
    caused = "rel" in text.words[cue - 1].classes and strip_article(text.form(cue - 2)) in _REASONS
    return caused and draft.verb.past in _CALLS


def _is_passive(text: SpeechText, draft: Draft, found: Complement) -> bool:
    """«أرباح وصفت بغير المستحقة»: a common noun before a verb of which nobody is the subject."""
    told = found.how == "clause" and found.subject is None and draft.gender == "f" and draft.number == "s"
    if draft.verb.past == "وصف" and draft.inherited and told and draft.tense == "past":
        return not draft.pronoun and not found.object_seen  # «الأوضاع التي وصفت بأنها حرجة»
    if draft.verb.past != "وصف" or draft.tense != "past" or draft.pronoun or draft.clitics or found.object_seen:
        return False
    before = draft.cue[0] - 1
    common = text.tokens[before].kind == "word" and not text.words[before].classes and not text.words[before].comp
    return common and found.how == "preposition" and draft.subject is None


def is_shown(text: SpeechText, draft: Draft, found: Complement) -> bool:
    """«انهار السد، ما يكشف أن»: a fact shows it; «ما يكشف أنه» is what somebody tells."""
    if text.form(draft.cue[0] - 1) not in _WHICH or draft.tense != "present" or draft.verb.past not in _PROVES:
        return False
    alone = draft.gender == "m" and draft.number == "s" and not draft.pronoun
    return alone and found.how == "clause" and not found.pronoun


def is_indefinite(text: SpeechText, draft: Draft, found: Complement) -> bool:
    """Whether an indefinite noun stands right behind the cue («التي تعتبر مصدرا»)."""
    form = text.form(draft.begin)
    if found.how != "object" or draft.begin != draft.cue[1] or draft.number != "s":
        return False
    common = draft.begin not in text.named or form.endswith("ا")
    common = common and not form.startswith("ال") and not form.endswith(("ه", "ها", "هم"))
    return common and "rel" in text.words[draft.cue[0] - 1].classes
