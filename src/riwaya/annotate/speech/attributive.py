"""Cues that are participles with the article: «الفصائل الداعية إلى», «الدول الرافضة لـ», «مسؤولها القائل إن»."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from riwaya.annotate.speech.complements import complement_of
from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import Use, bare_of, reporting_verbs, speech_words
from riwaya.annotate.speech.nouns import WITH_L, is_content_noun, looks_finite, states
from riwaya.annotate.speech.phrases import noun_phrase
from riwaya.annotate.speech.sources import speaks
from riwaya.annotate.speech.text import SpeechText
from riwaya.lang.ar import fold
from riwaya.lang.ar.conjugation import participle_forms
from riwaya.lang.tables import load_table

# Verbs whose participle with the article tells what its noun says («الداعية إلى»); of others it is passive («المهدد»).
_TELLING = speech_words("attributive")
# «الوزير مقتنع بأن».
_HOLDING = speech_words("predicate")
_NOT = frozenset(("غير", "ليس", "ليست", "ليسوا"))
_FARTHEST = 9
# «السلطة المعترف بها», «المتهم بها»: a passive, of which the pronoun behind it tells.
_THEREOF = re.compile(r"^(?:ب|في|عن|من|علي|الي|ل)(?:ه|ها|هم|هما|هن)$")
_ENDS = frozenset(("aux", "neg", "conj", "co", "pron", "support", "whether"))


@cache
def _participles() -> dict[str, Use]:
    """«الداعية», «الرافضين» → the use of their verb."""
    found: dict[str, Use] = {}
    verbs = {use[0].past: use[0] for uses in reporting_verbs().values() for use in uses}
    for row in load_table("reporting_verbs").rows:
        verb, bare = verbs.get(fold(row["past"])), fold(row["participle"])
        if verb is not None and bare and verb.past in _HOLDING:
            found |= {form: Use(verb, "participle", "", "", "s", "", "", 0) for form in (bare, bare + "ون")}
        if verb is None or not bare or verb.past not in _TELLING:
            continue
        forms = {(bare, "m", "s"), (bare + "ون", "m", "p"), *participle_forms(bare)}
        if bare.endswith("ي"):
            forms |= {(bare[:-1] + "ون", "m", "p"), (bare[:-1] + "اة", "m", "p")}
        for form, gender, number in forms:
            if not form.endswith("ين") and not (form.endswith("يا") and bare.endswith("ي")):
                found.setdefault("ال" + form, Use(verb, "participle", "", gender, number, "", "", 2))
    return found


@lru_cache(maxsize=16384)
def tells(form: str) -> Use | None:
    """The participle with the article that a token is, if it may lead to what its noun says."""
    return _participles().get(form) or (_participles().get(form[1:]) if form[:1] == "و" else None)


def attributive_drafts(text: SpeechText, first: int, stop: int) -> list[Draft]:
    """Statements told in participles behind the noun of their speaker, in the sentence `first..stop`."""
    found = (_draft(text, index, first, stop) for index in text.frame.forms_where(tells, first, stop - 1))
    return [draft for draft in found if draft is not None]


def _draft(text: SpeechText, index: int, first: int, stop: int) -> Draft | None:
    use = tells(text.form(index))
    held = use is not None and (
        text.form(index - 1) == "جمهورية" or (use.verb.past == "احتج" and text.words[index + 1].comp)
    )
    if use is None or held or index in text.named or index == first or _THEREOF.match(text.form(index + 1)):
        return None
    scanned = use._replace(kind="noun", verb=use.verb._replace(takes=use.verb.takes | {"ل"}))
    scanned = scanned if use.verb.past in WITH_L else use  # «الرافضة للاتفاق»
    found = complement_of(text, scanned, index + 1, stop, wants_subject=False)
    if (
        found is None
        or (not use.length and (found.how != "clause" or text.form(index - 1) in _NOT))
        or found.begin - index > 4
        or not found.near
        or (found.how in ("object", "colon") and use.verb.past != "قال")
    ):
        return None
    subject = _head(text, index, first)
    if subject is None:
        return None
    joined = 1 if text.form(index)[0] == "و" else 0
    token = text.tokens[index]
    draft = Draft(
        verb=use.verb,
        kind="noun",
        cue=(index, index + 1),
        cue_at=(token.start + joined, token.end),
        clause=index,
        subject=subject,
        embedded=use.length > 0,
        sure=0.6,
        rule="attributive",
    ).told(found)
    if found.how == "preposition" and found.quotation is None:
        draft.end, draft.closed = phrase_end(text, found.begin, stop), True
    return draft


def _head(text: SpeechText, index: int, first: int) -> tuple[int, int] | None:
    """The phrase of the speaker that ends before the participle at `index`."""
    best = None
    for at in range(index - 1, max(first, index - _FARTHEST) - 1, -1):
        word, form = text.words[at], text.form(at)
        if text.tokens[at].kind == "mark" and form not in '"«»()':
            break
        if word.comp or word.classes & (_ENDS | {"rel"}) or (looks_finite(form) and _no_name(text, at)):
            break
        if best is not None and word.classes & {"in", "out"}:
            break  # «معارضة من | الأحزاب الرافضة لـ»
        if best is not None and bare_of(text.form(at + 1)) != text.form(at + 1) and best == at + 1:
            break  # «النواب | وبعض الدول الرافضة لـ»
        known = text.starts_name(at) or (word.source is not None and not _describes(text, at))
        if known and noun_phrase(text, at, index, role=True) == index:
            best = at
    if best is None:
        state = text.form(index - 1)
        return (index - 1, index) if state.startswith("ال") and state in states() else None  # «الموقف الإيراني الرافض»
    source = text.words[best].source
    if source is not None and source.type == "report" and best not in text.named:
        owner = next((actor for actor in text.actors_in(best + 1, index)), None)
        if owner is not None:
            return owner.first, owner.last  # «مبادرة الرئيس الداعية إلى»
    return (best, index) if speaks(text, (best, index)) else None


def _describes(text: SpeechText, at: int) -> bool:
    """Whether the word at `at` is an adjective: «نموذج البلاد | الاقتصادي المؤيد لـ»."""
    form = text.form(at)
    return form.startswith("ال") and form.endswith(("ي", "ية")) and text.form(at - 1).startswith("ال")


def _no_name(text: SpeechText, at: int) -> bool:
    """Whether the word at `at` belongs to no name and nobody who speaks («أو | يعطل الاقتصاد المؤيد لـ»)."""
    return text.words[at].source is None and not any(
        at < actor.last for actor in text.actors_in(at - 6, at + 6) if actor.first <= at
    )


def phrase_end(text: SpeechText, begin: int, stop: int) -> int:
    """Where the noun phrase of what is asked, refused or heard ends: at a mark or where the sentence goes on."""
    for at in range(begin + 1, stop):
        word, form = text.words[at], text.form(at)
        if word.comp and not word.comp_clitics:
            return at - (text.form(at - 1) == "غير")  # «قالت العضوة المؤيدة للخروج | إن»
        if text.tokens[at].kind == "mark":
            if form in '"«»“”()' and not text.is_dash(at):
                continue
            return at
        joined = bare_of(form) != form and form[0] == "و"
        goes_on = word.classes & _ENDS and not joined and at not in text.named
        finite = looks_finite(form) and at not in text.named and not is_content_noun(form) and not joined
        if (goes_on or finite) and "rel" not in text.words[at - 1].classes:
            return at
    return stop
