"""What was asked, promised or refused stands before its verb: «الرسوم التي ترفضها بكين», «المزيد الذي وعد به»."""

from __future__ import annotations

from riwaya.annotate.speech.drafts import Draft, cue_at
from riwaya.annotate.speech.lexicon import Use, speech_words
from riwaya.annotate.speech.nouns import attached_preposition, looks_finite
from riwaya.annotate.speech.phrases import noun_phrase
from riwaya.annotate.speech.sources import speaks
from riwaya.annotate.speech.text import SpeechText

_ACTS = frozenset(("demand", "promise", "refuse", "deny", "threaten"))
_JUDGES = frozenset(("ادان", "استنكر", "شجب", "ندد", "انتقد", "ايد", "رحب"))
RESUMES = frozenset(("به", "بها", "عليه", "عليها", "اليه", "اليها", "منه", "منها", "عنه", "عنها"))
HELD_OFF = frozenset(("سبق", "وسبق", "وان", "ان", "قد", "كان", "كانت", "سبقت"))
_DAYS = speech_words("day alone")
_LONGEST = 12
# «الأمر الذي نفته الوزارة»: what stands before that.
_MATTER = frozenset(("الامر", "امر"))
_WHICH_IS = frozenset(("وهو", "وهذا"))
# «جل ما يرجونه أن …», «أبرز ما يتوقعه الباحثون، …، أن».
_MOST = speech_words("most of what")
_FARTHEST = 24
_IS = frozenset(("هو", "هي"))
_CLOSED = frozenset(("conj", "co", "aux", "neg", "rel", "whether", "comp"))


def resumed(text: SpeechText, use: Use, index: int, first: int, stop: int) -> Draft | None:
    """The statement whose verb at `index` takes up by a pronoun what stands before it, with its speaker behind."""
    named = "rel" in text.words[index - 1].classes and text.quoted[index - 3] >= 0 and text.form(index - 2) in '"»”'
    if use.verb.act not in _ACTS and use.verb.past not in _JUDGES and not named:
        return None  # but «"كومة الأنقاض" التي تحدثت عنها الوزيرة»
    behind = index + 1
    if not use.pronoun:
        if text.form(behind) not in RESUMES:
            return None
        behind += 1
    relative = index - 1
    while relative > first and text.form(relative) in HELD_OFF:
        relative -= 1
    if "rel" not in text.words[relative].classes or relative <= first:
        return None
    end = noun_phrase(text, behind, stop, frozenset(("object", "ب")))
    if end == behind or speaks(text, (behind, end)) is not True:
        return None
    last = relative - 1 if text.is_comma(relative - 1) else relative
    begin = _begin(text, last, first, text.form(relative))
    if named:
        last -= 1
        begin = next(at for at in range(last, -1, -1) if at == 0 or text.quoted[at - 1] != text.quoted[last - 1])
    form = text.form(begin)
    matter = text.form(last - 1) in _MATTER and (begin == last - 1 or form in _WHICH_IS)
    if begin >= last or matter or (begin == last - 1 and form in _DAYS):
        return None
    return Draft(
        verb=use.verb,
        kind="verb",
        cue=(index, behind),
        cue_at=(cue_at(text, index, use)[0], text.tokens[index].end - len(use.pronoun)),
        clause=relative,
        subject=(behind, end),
        begin=begin,
        end=last,
        how="before",
        skip=int(
            not named and not form.startswith("لل") and (form.startswith("وال") or attached_preposition(form) != "")
        ),
        embedded=True,
        closed=True,
        sure=0.6,
        rule="resumed",
    ).spoken(use)


def cleft(text: SpeechText, use: Use, index: int, stop: int) -> Draft | None:
    """«ما تقترحه فرنسا هو الفصل بين الملفين»: what is said stands behind هو."""
    if text.form(index - 1).lstrip("وف") != "ما" or use.pronoun not in ("ه", "ها"):
        return None
    end = noun_phrase(text, index + 1, stop, frozenset(("object", "ب", "ل", "من")))
    they = use.number == "p" and end == index + 1
    if not they and (end == index + 1 or speaks(text, (index + 1, end)) is not True):
        return None
    most = text.form(index - 2).lstrip("وف") in _MOST
    for at in range(end, min(stop - 2, end + (_FARTHEST if most else _LONGEST))):
        that = text.words[at].comp and not text.words[at].comp_clitics
        if (text.words[at].comp and not (most and that)) or text.form(at) in ".؟!:":
            return None
        if text.form(at) in _IS or that:
            return Draft(
                verb=use.verb,
                kind="verb",
                cue=(index, index + 1),
                cue_at=(cue_at(text, index, use)[0], text.tokens[index].end - len(use.pronoun)),
                clause=index - 1,
                subject=None if they else (index + 1, end),
                begin=at + 2 if text.words[at + 1].comp else at + 1,
                inherited=they,
                how="clause",
                sure=0.7,
                rule="cleft",
            ).spoken(use)
    return None


def _begin(text: SpeechText, last: int, first: int, relative: str) -> int:
    """Where the noun phrase that ends before `last` and agrees with the relative pronoun begins."""
    gender = "f" if relative.endswith("تي") else "m" if relative.endswith("ذي") else ""
    begin = last
    for at in range(last - 1, max(first - 1, last - _LONGEST), -1):
        word, form = text.words[at], text.form(at)
        if word.classes & {"in", "out"} and at not in text.named:
            if begin == last or _fits(text.form(begin), gender):
                break
            continue
        verb = any(use.kind == "verb" for use in word.uses) and not form.startswith("ال") and word.source is None
        if text.tokens[at].kind != "word" or word.comp or word.classes & _CLOSED or verb or text.timed[at]:
            break
        if begin < last and form.startswith("ال") and _heads(text.form(begin), gender):
            break  # «أجلت الوزارة | العرض الذي»
        if looks_finite(form) and at not in text.named:
            break
        begin = at
        if attached_preposition(form) or form.startswith("وال"):
            break
    return begin


def _heads(form: str, gender: str) -> bool:
    """Whether a definite noun, no adjective, agrees with a relative pronoun."""
    return form.startswith("ال") and not form.endswith(("ة", "ي")) and _fits(form, gender)


def _fits(form: str, gender: str) -> bool:
    """Whether a noun agrees with a relative pronoun."""
    feminine = form.endswith(("ة", "ات"))
    return not gender or feminine == (gender == "f")
