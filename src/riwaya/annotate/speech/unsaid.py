"""Contents that cannot be all of a statement: «رفضت | سوريا», «قلل من | أهمية», «نفيا | مماثلا», «على | مر السنين»."""

from __future__ import annotations

from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import speech_words
from riwaya.annotate.speech.nouns import is_content_noun
from riwaya.annotate.speech.text import SpeechText

_OPEN_ENDED = speech_words("open-ended")
_OVER_TIME = speech_words("over time")
_LISTED = speech_words("listed before")
_SAYS = frozenset(("قال", "اضاف", "تابع", "كتب"))
_LED = frozenset(("object", "preposition"))
_TELLS = frozenset(("clause", "colon"))
_PLACES = frozenset(("GPE", "LOC"))


def says_nothing(text: SpeechText, draft: Draft) -> bool:
    """Whether what stands in `draft.begin..draft.end` is no statement: a lone adjective, a lone state, a noun that
    wants another behind it, a span of time."""
    form = text.form(draft.begin)
    if draft.how == "preposition" and text.form(draft.begin - 1) == "على" and form in _OVER_TIME:
        return True  # «مشددة على مر السنوات», «تجمع المئات على بعد أمتار»
    if draft.how == "colon" and text.form(draft.begin - 2) in _LISTED and draft.verb.past not in _SAYS:
        return True  # «نصبت حواجز في أحياء المدينة، منها: …»
    if draft.how not in _LED and draft.how not in _TELLS:
        return False
    words = [at for at in range(draft.begin, draft.end) if text.tokens[at].kind != "mark"]
    if len(words) != 1:
        return False
    if form in _OPEN_ENDED:
        return True  # «قلل من أهمية»
    named = text.named.get(draft.begin)
    if named is not None and named.type in _PLACES and draft.verb.act != "assert":
        return True  # «ترفض سوريا»
    if draft.kind != "noun":
        return named is not None and named.type in _PLACES and draft.how in _TELLS
    adjective = form.endswith("ا") and not is_content_noun(form)
    return named is not None or (draft.how == "object" and adjective)
