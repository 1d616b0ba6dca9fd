"""What a statement does: the cue's act, or what the words themselves make of it."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from riwaya.annotate.speech.chains import source_type_of
from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import bare_of, speech_words
from riwaya.annotate.speech.marks import AGAIN
from riwaya.annotate.speech.nouns import is_content_noun, looks_finite
from riwaya.annotate.speech.other_senses import WISHES
from riwaya.annotate.speech.text import SpeechText
from riwaya.lang.ar import fold, strip_article
from riwaya.lang.ar.future import future_prefix
from riwaya.lang.tables import load_table

_OWNED = re.compile(r"(?:هما|ها|هم|ه)$")
_NEAR = 8
# Words further on tell of others («… بعد أن قالت واشنطن إنها ستفرض عقوبات»).
_THREATENED = 14
_NEGATIONS = frozenset(("لا", "لم", "لن", "ليس", "ليست", "ليسوا", "عدم"))
_NEGATED = _NEGATIONS | {joined for word in _NEGATIONS for joined in ("و" + word, "ف" + word) if len(joined) > 3}
_PLEDGES = frozenset(("التزامها", "التزامه", "التزامهم", "تعهدها", "تعهده", "استعدادها", "استعداده"))
_OWN = frozenset(("بلاده", "بلادها", "بلادهم", "حكومته", "حكومتها", "نحن", "اننا", "بلدنا", "قواته", "قواتها"))
_LEADERS = frozenset(("official", "military", "party", "named"))
_SELVES = frozenset(("بلاده", "بلادها", "حكومته", "حكومتها", "بلادنا"))
_KEPT = speech_words("kept to")
_INSISTS = frozenset(("اصر", "تمسك", "تشبث"))
_THERE = frozenset(("هناك", "ثمة", "اكبر"))
_NOT = frozenset(("لا", "لم"))
_WHO = frozenset(("الذي", "التي", "الذين"))  # «اللاعب، الذي لم يشارك أمس، سيعود»
_WAS = frozenset(("كان", "كانت"))  # «فعلنا ما كان يجب فعله»
_BODIES = speech_words("own body")
_CONDITIONS = frozenset(("اذا", "لو", "حتى"))
_UNLESS = frozenset(("لم", "دام", "دامت", "داموا"))
_HOLDS = frozenset(("راى", "اعتقد", "اعتبر", "ظن"))
_EXPECTS = speech_words("expects")
_SOON = 6
_OWN_LETTERS = frozenset("ان")
_NOW = speech_words("meanwhile")
_UPON = speech_words("duty")
_DUTY = 12
# «على الرغم من», «على الأقل»: nobody has to do anything.
_NOT_DUTY = speech_words("no duty")
_MAKES = frozenset(("وصف", "سمى", "اسمى", "اتهم", "حمل", "القى", "تحدث", "استنكر", "انتقد", "ندد", "رحب", "اشاد"))


@cache
def _act_words() -> dict[str, dict[str, str]]:
    """where → word → act."""
    found: dict[str, dict[str, str]] = {}
    for row in load_table("act_words").rows:
        found.setdefault(row["where"], {}).setdefault(fold(row["word"]), row["act"])
    return found


def act_of(text: SpeechText, draft: Draft) -> str:
    """The act of a statement: the cue's, unless a neutral cue carries a demand, a denial, a promise …"""
    verb = draft.verb
    if verb.past == "اصر" and text.form(draft.begin) in _KEPT:
        return "confirm"  # «أصر الجندي على براءته»
    if verb.past == "اصر" and draft.how in ("object", "preposition"):
        return "demand"  # «تصر على إسقاط القرار», but «تصر على أن الجسر آمن»
    if verb.past == "احتج" and draft.how != "object" and text.words[draft.begin - 1].comp_clitics == "ب":
        return "assert"  # «يحتج التجار بأن الإيجار تضاعف»
    if verb.past in _INSISTS and draft.how == "clause" and not draft.pronoun and looks_finite(text.form(draft.begin)):
        return "demand"  # «تمسك المفاوض بأن تعود القوات»
    if verb.past == "استبعد" and bare_of(text.form(draft.cue[0] - 1)) in _NEGATIONS:
        return "expect"
    if verb.past in WISHES and bare_of(text.form(draft.cue[0] - 1)) in _NEGATIONS:
        return "refuse"
    turned = _act_words()["negated"].get(verb.past)
    before = text.form(draft.cue[0] - 1)
    if turned and draft.kind == "verb" and before.lstrip("وف") in _NEGATIONS:
        return "deny" if turned == "refuse" and before.endswith("لم") else turned  # «لا ينكر», «لا تعترف بـ»
    forms = text.frame.forms[draft.begin : min(draft.end, draft.begin + 24)]
    words = [form for form in forms if form[0].isalpha()]
    if not words:
        return verb.act
    if verb.past in ("اعرب", "عبر", "ابدى", "شعر"):
        return _feeling(text, draft) or verb.act
    if verb.act == "confirm" and words[0] in _PLEDGES:
        return "promise"
    if verb.past in AGAIN and draft.how == "object":
        return _stance(text, draft.begin) or verb.act  # «كرر معارضته للاتفاق»
    if verb.past == "اعلن":
        announced = _act_words().get("feeling", {}).get(words[0])
        if announced in ("refuse", "promise"):
            return announced
    if verb.act != "assert" or verb.past in _MAKES or draft.kind == "citation":
        return verb.act
    return _spoken(text, draft, words) or verb.act


def _stance(text: SpeechText, index: int) -> str:
    """The act of a stance that is told again («معارضته», «دعوتها»), "" when it only tells."""
    nouns = (use for use in text.words[index].uses if use.kind == "noun" and use.verb.act not in ("assert", "confirm"))
    return next((use.verb.act for use in nouns), "")


def _feeling(text: SpeechText, draft: Draft) -> str | None:
    """The act of «أعرب عن قلقه»: by the noun, which stands at the head of the content or right before it."""
    feelings = _act_words().get("feeling", {})
    for index in range(draft.cue[1], min(draft.begin + 2, draft.end)):
        form = text.form(index)
        base = _OWNED.sub("", form)
        act = feelings.get(form) or feelings.get(base) or feelings.get(base[:-1] + "ة" if base[-1:] == "ت" else base)
        if act:
            return act
    return None


def _spoken(text: SpeechText, draft: Draft, words: list[str]) -> str | None:
    """The act that the words of a neutral statement perform."""
    table = _act_words()
    near = words[:_NEAR]
    if not table["any"].keys().isdisjoint(near):
        return "threaten"
    own = _own_future(text, draft, words)
    if own or _future(words):
        if any(bare_of(word) in table["own"] for word in words[:_THREATENED]):
            return "threaten"
        if own:
            return "promise"
    if own is False and _may_strike(text, draft, near, table["strikes"]):
        return "threaten"
    if _denies(draft, near, table["denied"]):
        return "deny"
    if _duty(text, draft):
        return "demand"
    if near[0] in _SELVES and "".join(near[1:2]) in _NOT and "".join(near[2:3]) not in table["still"]:
        return "deny"  # «بلاده لا تجري محادثات»
    if draft.verb.past in _EXPECTS and (_future(words) or _may_be(near)):
        return "expect"
    if near[0] == "لن" and _declines(draft, near, table["not_own"]):
        return "refuse"
    first = table["start"].get(words[0]) if words[0] != "كلا" or words[1:2] == ["،"] else None  # «كلا الطرفين»
    first = first or (table["unlikely"].get("".join(near[1:2])) if near[0] == "لا" else None)
    if first:
        return first
    there = (table["there"].get(after) for word, after in pairwise(near[:4]) if word in _THERE)
    if act := next(filter(None, there), None):
        return act  # «هناك خطر حقيقي»
    acts = table["near"]
    if acts.keys().isdisjoint((*near, bare_of(near[0]))):
        return None
    for at, word in enumerate(near):
        act = acts.get(word) or (acts.get(bare_of(word)) if at == 0 else None)
        if act and not (at and (near[at - 1] in _NEGATIONS or near[at - 1] in _WAS)):
            return act
    return None


def _may_be(near: list[str]) -> bool:
    """«لن تمنح», «قد تكون»: what somebody holds of the future, among the first words."""
    ahead = pairwise(near[: _SOON + 1])
    return any(word == "لن" or (word == "قد" and after[0] in "يتن") for word, after in ahead)


def _declines(draft: Draft, near: list[str], not_own: dict[str, str]) -> bool:
    """«لن أقبل», «قال الرئيس إنه لن يتنحى»: what the speaker will not do."""
    verb = "".join(near[1:2])
    if draft.how == "quote":
        return verb[:1] in _OWN_LETTERS and len(verb) > 2
    own = draft.how == "clause" and draft.pronoun in ("ه", "ها", "هم") and not draft.embedded
    return own and verb[:1] in "يت" and "س" + verb not in not_own


def _duty(text: SpeechText, draft: Draft) -> bool:
    """What somebody has to do: «على الدول الثلاث الالتزام بـ», «علينا أن», «عليهم وقف»."""
    at = draft.begin + (1 if text.form(draft.begin) in _NOW else 0)
    form = text.form(at)
    if form in _UPON:
        return text.words[at + 1].comp or is_content_noun(strip_article(text.form(at + 1)))
    if form != "على" or text.form(at + 1) in _NOT_DUTY:
        return False
    for index in range(at + 2, min(at + _DUTY, draft.end)):
        if text.words[index].comp or (
            (index == at + 2 or text.form(index).startswith("ال") or (index == at + 3 and text.words[at + 1].source))
            and is_content_noun(strip_article(text.form(index)))
            and index not in text.named
        ):
            return at + 1 in text.named or text.words[at + 1].source is not None or text.form(at + 1).startswith("ال")
        if text.tokens[index].kind == "mark" and text.form(index) not in "()":
            return False
    return False


def _may_strike(text: SpeechText, draft: Draft, near: list[str], strikes: dict[str, str]) -> bool:
    """«تركيا قد تضرب»: what the speaker's own side may do to others."""
    may = any(word == "قد" and bare_of(after) in strikes for word, after in pairwise(near))
    ours = draft.how == "quote" and any(word == "قد" and after[0] == "ن" for word, after in pairwise(near))
    return may and (ours or near[0] in _OWN or _is_speaker(text, draft))


def _future(words: list[str]) -> bool:
    return any(word == "سوف" or future_prefix(word) == 0 for word in words[:5] if word[0] == "س")


def _own_future(text: SpeechText, draft: Draft, words: list[str]) -> bool:
    """A future act in the speaker's own name: «سنرد», «إنه سيعمل», «بلاده ستواصل»."""
    for at, word in enumerate(words[:4]):
        if word[0] != "س":
            continue
        following = words[at + 1] if at + 1 < len(words) else ""
        future = future_prefix(word) == 0 or (word == "سوف" and following[:1] in ("ا", "ن", "ي", "ت"))
        if not future:
            continue
        if word[:2] in ("سا", "سن") and at <= 2 and len(word) > 4 and draft.how == "quote":
            return True
        if word == "سوف" and following[:1] in ("ا", "ن") and at <= 1:
            return True
        if word in _act_words()["not_own"] or draft.verb.past in _HOLDS:
            return False
        if at == 0 and not draft.pronoun and following:
            return following in _OWN or _is_speaker(text, draft, draft.begin + 1)  # «ستشن تركيا …»
        if at == 0:
            told = not draft.embedded or draft.kind == "noun"  # «إعلانه أنه سينسحب»
            return draft.how == "clause" and draft.pronoun in ("ه", "ها", "هم") and told
        return words[0] in _OWN or _is_speaker(text, draft) or (words[0] in _BODIES and _leads(text, draft))
    return False


def _leads(text: SpeechText, draft: Draft) -> bool:
    """Whether an official or a commander speaks, for whose body «الحكومة ستفحص …» is a pledge."""
    return draft.subject is not None and source_type_of(text, draft.subject) in _LEADERS


def _is_speaker(text: SpeechText, draft: Draft, at: int = -1) -> bool:
    """Whether the content begins, or goes on at token `at`, with the speaker's own party."""
    here = text.named.get(draft.begin if at < 0 else at)
    if here is None or draft.subject is None:
        return False
    return any(text.speaks_for(actor.party, here.party) for actor in text.actors_in(*draft.subject))


def _denies(draft: Draft, near: list[str], denied: dict[str, str]) -> bool:
    unreal = _act_words()["unreal"]
    for at, word in enumerate(near[:-1]):
        if word == "غير" and near[at + 1] in unreal:
            return True  # «هذا الكلام غير صحيح»
        if word in _WHO or word in _CONDITIONS or (word == "ما" and near[at + 1] in _UNLESS):
            return False
        if word in _NEGATED and at < 6:
            following = near[at + 1]
            if following in denied or (following[:1] == "ب" and following[1:] in denied):
                return True
            if at == 0 and draft.pronoun and draft.how == "clause" and following in denied:
                return True
            if at == 0 and following in ("توجد", "يوجد", "وجود") and "اي" in near[at + 2 : at + 4]:
                return True  # «لا توجد أي خطط»
    return False
