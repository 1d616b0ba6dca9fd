"""Words at which reported words go on or end: phrases of when, another's clause joined by و, brackets, deeds."""

from __future__ import annotations

from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.nouns import looks_finite
from riwaya.annotate.speech.text import SpeechText

_NEAR = 24
# Prepositions that belong to the verb of what is told.
_UNTIL = frozenset(("حتى", "بحلول", "لغاية"))
_YEARS = frozenset(("عام", "سنة"))
_WHAT = frozenset(("ما", "من", "مما", "عما", "بما"))
_SHORTEST = 4
# Quoted words that are a sentence of their own.
SENTENCE = 4


def only_led(text: SpeechText, draft: Draft, other: Draft) -> bool:
    """Whether nothing but a phrase of when, where or in spite of what stands in the content before `other`."""
    if (
        "out" not in text.words[draft.begin].classes
        or text.form(draft.begin) == "من"
        or other.clitics
        or text.form(other.clause)[:1] == "و"
    ):
        return False
    last = other.clause - 1
    if not text.is_comma(last) or last - draft.begin > _NEAR:
        return False
    inside = range(draft.begin + 1, last)
    return not any(text.is_comma(at) or text.words[at].comp or looks_finite(text.form(at)) for at in inside)


def with_and(text: SpeechText, other: Draft) -> bool:
    """Whether و joins the subject of `other` to what is before: «والحكومة تريد فتحها»."""
    return text.form(other.clause).startswith("وال")


def acts_besides(text: SpeechText, draft: Draft, index: int) -> bool:
    """«قالت إن "…" | ونشرت صورا»: behind the quotation she who spoke does something else."""
    form = text.form(index) if index < len(text.tokens) else ""
    she = draft.kind == "verb" and draft.gender == "f" and draft.number != "p"
    past = form[:1] == "و" and form[-1:] == "ت" and form[-2:] != "ات" and len(form) > SENTENCE
    return she and past and text.words[index].source is None and index not in text.named


def in_brackets(text: SpeechText, draft: Draft, index: int) -> bool:
    """Whether the bracket that token `index` closes was opened before the cue: «(وهو ما ترفض الوزارة بحثه) كما …»."""
    for at in range(index - 1, max(-1, draft.cue[0] - _NEAR), -1):
        if text.form(at) == "(":
            return at < draft.cue[0]
    return False


def bare_noun(text: SpeechText, index: int) -> bool:
    """Whether a name or somebody who speaks stands at `index`, of whom nothing is said yet."""
    return index in text.named or text.words[index].source is not None


def comma_before(text: SpeechText, draft: Draft, index: int) -> bool:
    """Whether the content has had a comma before `index`: «أنه وبعد سيطرة قواته، باتت …» goes on behind its first."""
    return any(text.is_comma(at) for at in range(draft.begin, index))


def times_clause(text: SpeechText, draft: Draft, index: int) -> bool:
    """«إن النقل سيتم بحلول | نهاية العام»: a preposition keeps the time at `index` in the clause that is told."""
    at = index
    while at > draft.begin and text.timed[at - 1]:
        at -= 1
    before = text.form(at - 1)
    return draft.how == "clause" and (before in _UNTIL or (before == "قبل" and text.form(at) in _YEARS))


def does_besides(text: SpeechText, begin: int, index: int) -> bool:
    """«طالبوا بالإفراج عن الفتاة | وقارنوا قضيتها بـ»: a verb behind nouns goes on with the main clause."""
    form, word = text.form(index), text.words[index]
    rest = form[1:]
    many, she = rest.endswith("وا"), rest.endswith("ت") and rest[:1] != "ت" and rest[-2:-1] not in "اوي"
    if form[:1] != "و" or len(rest) < _SHORTEST or not (many or she) or not looks_finite(rest):
        return False
    if word.source is not None or index in text.named or text.quoted[index] >= 0:
        return False
    return not any(
        text.words[at].comp
        or "rel" in text.words[at].classes
        or text.form(at) in _WHAT
        or (looks_finite(text.form(at)) and at not in text.named)
        for at in range(max(begin, index - _NEAR), index)
    )
