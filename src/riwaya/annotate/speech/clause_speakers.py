"""Who speaks in the clause that a cue goes on: «وهو ما تنفيه أنقرة، وتقول إنه», «لكن الحكم ألغاه معتبرا أن»."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import bare_of
from riwaya.annotate.speech.main_subjects import main_subject
from riwaya.annotate.speech.memory import Memory, agree, are_persons
from riwaya.annotate.speech.phrases import gender_of, noun_phrase
from riwaya.annotate.speech.sources import speaks
from riwaya.annotate.speech.text import SpeechText, sentence_of

_NEAR = 12
_REACH = 4
_NAME = 6
_BUT_HE = frozenset(("لكنه", "لكنها", "ولكنه", "ولكنها"))
_YET = frozenset(("انه", "انها"))
_EXCEPT = frozenset(("غير", "الا", "بيد"))
_CHARGES = frozenset(("اتهم", "حمل", "لام"))
_BUT = frozenset(("لكن", "ولكن", "فيما", "بينما"))


def who_denied(text: SpeechText, draft: Draft, drafts: Sequence[Draft]) -> tuple[int, int] | None:
    """«وهو ما تنفيه أنقرة، وتقول إنه»: who took up what was said before goes on behind the comma."""
    if draft.kind != "verb" or draft.clitics != "و" or draft.number != "s":
        return None
    for other in drafts:
        if other.rule != "looking-back" or other.subject is None or other.tense != draft.tense:
            continue
        last = max(other.subject[1], other.cue[1])
        apart = range(last, draft.cue[0])
        near = 0 <= len(apart) <= _REACH and all(text.is_comma(at) or text.timed[at] for at in apart)
        if near and other.gender == draft.gender:
            return other.subject
    return None


def who_did(text: SpeechText, draft: Draft) -> tuple[int, int] | None:
    """«وهو ما نفاه البيت الأبيض مذكرا بأن», «في اتهام نفته عمان مؤكدة أن»: who did so right before the participle."""
    if draft.kind != "participle":
        return None
    for at in range(draft.cue[0] - 2, max(draft.cue[0] - _NEAR, 1), -1):
        if text.is_comma(at):
            return None
        verbal = any(use.kind == "verb" and use.pronoun for use in text.words[at].uses)
        if verbal and (text.form(at - 1) == "ما" or _in_what(text, at - 1)):
            end = noun_phrase(text, at + 1, draft.cue[0])
            told = end > at + 1 and speaks(text, (at + 1, end)) is True and not text.words[at - 2].comp
            return (at + 1, end) if told else None  # «إن ما أعلنه الرئيس "أمر جيد" مضيفا»: another adds
    return None


def who_reacted(text: SpeechText, draft: Draft) -> tuple[int, int] | None:
    """«طرح صحفي سؤالا فزجره الوزير وقال»: who did it, right before the cue."""
    if draft.kind != "verb" or draft.clitics != "و" or draft.number != "s":
        return None
    for at in range(draft.cue[0] - 2, max(draft.cue[0] - _NAME, 0), -1):
        form = text.form(at)
        if text.tokens[at].kind == "mark":
            return None
        if form[:1] == "ف" and form.endswith(("ه", "ها", "هم")) and len(form) > _REACH and at not in text.named:
            end = noun_phrase(text, at + 1, draft.cue[0])
            told = end == draft.cue[0] and speaks(text, (at + 1, end)) is True
            return (at + 1, end) if told and agree(gender_of(text, (at + 1, end)), draft.gender) else None
    return None


def _in_what(text: SpeechText, index: int) -> bool:
    """Whether «في اتهام», which a relative clause without الذي tells of, ends at `index`."""
    return "in" in text.words[index - 1].classes and not text.form(index).startswith("ال") and index not in text.named


def who_but(text: SpeechText, draft: Draft) -> tuple[int, int] | None:
    """«سجل فلان هدفا، لكن الحكم ألغاه معتبرا أن»: who acts in the clause of «لكن» that the participle ends."""
    if draft.kind != "participle":
        return None
    for at in range(draft.cue[0] - 2, max(draft.cue[0] - _NEAR, 1), -1):
        if text.form(at) in _BUT:
            found = main_subject(text, at + 1, draft.cue[0]) or _unknown(text, at + 1, draft.cue[0])
            acts = found is not None and found[1] < draft.cue[0] and speaks(text, found) is not False
            return found if acts and found is not None and agree(gender_of(text, found), draft.gender) else None
        if text.is_comma(at) or text.words[at].comp or text.tokens[at].kind == "mark":
            return None
    return None


def _unknown(text: SpeechText, first: int, cue: int) -> tuple[int, int] | None:
    """«لكن الحكم | ألغاه معتبرا»: a definite noun and right behind it what was done to something."""
    done = first + 2 == cue and text.form(first + 1).endswith(("ه", "ها", "هم")) and first + 1 not in text.named
    known = text.form(first).startswith("ال") and not text.words[first].classes
    return (first, first + 1) if done and known else None


def who_acted_but(text: SpeechText, draft: Draft, memory: Memory, head: int) -> tuple[int, int] | None:
    """«ولم تحدد الإدارة عدد القطع. لكنها قالت إن»: who acted in the sentence before, behind a pronoun at its `head`."""
    acted = memory.acted if memory.acted is None or text.form(memory.acted[0])[:1] != "ل" else None
    if acted is None or draft.kind != "verb" or draft.number != "s" or not head or are_persons(text, acted):
        return None
    at = draft.cue[0] - 1
    led = text.form(at) in _BUT_HE or (text.form(at) in _YET and bare_of(text.form(at - 1)) in _EXCEPT)
    first = at if text.form(at) in _BUT_HE else at - 1
    just = acted[0] >= sentence_of(text, head - 1)
    if not led or first != head or not just:
        return None
    return acted if agree(gender_of(text, acted), draft.gender) else None


def who_was_accused(text: SpeechText, draft: Draft, earlier: Sequence[Draft]) -> tuple[int, int] | None:
    """«وتتهم أنقرة فلانا بـ…، غير أنه ينفي»: who is accused in the same sentence denies it."""
    if draft.kind != "verb" or draft.verb.act not in ("deny", "refuse") or draft.number != "s":
        return None
    before = text.form(draft.cue[0] - 1)
    if (
        before not in _BUT_HE
        and before not in ("وهو", "وهي")
        and not (before in _YET and bare_of(text.form(draft.cue[0] - 2)) in _EXCEPT)
    ):
        return None
    charge = next((other for other in reversed(earlier) if other.verb.past in _CHARGES and other.kind == "verb"), None)
    if charge is None or charge.subject is None or charge.begin <= charge.subject[1]:
        return None
    named = [actor for actor in text.actors_in(charge.subject[1], charge.begin) if actor.first >= charge.subject[1]]
    if not named or any(actor.party == named[0].party for actor in text.actors_in(*charge.subject)):
        return None
    accused = (named[-1].first, named[-1].last)
    return accused if agree(gender_of(text, accused), draft.gender) else None
