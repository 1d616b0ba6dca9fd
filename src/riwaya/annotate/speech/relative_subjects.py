"""Subjects that a relative clause tells of: «المصادر التي قالت», «المتشددين الذين يرفضون»."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.annotate.speech.held_off import CLOSERS, FARTHEST, THOSE, object_of
from riwaya.annotate.speech.lexicon import speech_words
from riwaya.annotate.speech.nouns import ANONYMITY, is_content_noun, is_venue_noun, looks_finite
from riwaya.annotate.speech.phrases import gender_of, noun_phrase
from riwaya.annotate.speech.text import SpeechText

# «رفض ذكر اسمه», «طلب عدم الكشف عن هويته».
_WITHHOLDS = speech_words("withholds")
_WITHHELD = 7
_UNNAMED = frozenset(("تسمه", "تسمها", "تسمهم", "تسمهما", "يسمه", "يسمها", "يسمهم", "تحدده", "تحددها", "يحددها"))
_MEN = ("ون", "وه", "وها", "وهم")
_TWIN = 8
_HEIR = frozenset(("العهد", "عهد", "الامر", "امر"))  # behind «ولي», which is no «and for me»
# «اطلعت عليها», «تحدثت عنه».
_RESUMED = frozenset(
    ("عليه", "عليها", "عليهم", "عنه", "عنها", "فيه", "فيها", "به", "بها", "اليه", "اليها", "منه", "منها")
)
_BOUNDARY_CLASSES = frozenset(("conj", "co", "aux", "adv", "whether"))


class Before(NamedTuple):
    """What stands before a verb: `subject` tokens or None, `clause` the first token of the verb's clause,
    `embedded`: the verb stands in a relative clause («مواقع قالت إنها …», «ما وصفه بـ»); `weak`: a subject behind
    the verb is to be preferred."""

    subject: tuple[int, int] | None
    clause: int
    embedded: bool
    weak: bool = False


def boundary_before(text: SpeechText, index: int, sentence: int) -> int:
    """The first token after the nearest clause boundary at or before `index`."""
    at = index
    while at >= sentence and index - at < FARTHEST:
        word = text.words[at]
        if at not in text.named and (word.classes & (_BOUNDARY_CLASSES | {"rel"}) or word.comp):
            if text.form(at) == "ولي" and text.form(at + 1) in _HEIR:
                at -= 1
                continue
            break
        token = text.tokens[at]
        if token.kind == "mark" and (text.is_comma(at) or text.is_dash(at) or text.form(at) in CLOSERS):
            closes = text.form(at) in '"»”' and text.quoted[at - 1] >= 0 and index - at < 8
            if not closes:
                break
            at = text.index_at(text.frame.quotations[text.quoted[at - 1]].start) - 1
        if text.timed[at]:
            break
        at -= 1
    return at + 1


def relative_subject(text: SpeechText, index: int, sentence: int) -> Before:
    """The noun before الذي / التي."""
    end = index - 1 if text.is_comma(index - 1) else index
    if text.is_comma(index - 1) and text.form(index) in text.frame.forms[max(sentence, index - _TWIN) : index]:
        # «المعارضة التي يدعمها الغرب، التي طالما شككت»
        end = next(at for at in range(index - 1, sentence - 1, -1) if text.form(at) == text.form(index))
    elif text.form(index).startswith("و"):
        # «القرار الذي تبناه المجلس، والذي يطالب»: both say something of the same noun.
        twin = text.form(index)[1:]
        end = next((at for at in range(index - 1, max(sentence, index - FARTHEST), -1) if text.form(at) == twin), end)
    if end <= sentence:
        return Before(None, index, True)
    start = boundary_before(text, end - 1, sentence)
    start = object_of(text, start, end)
    heads = [at for at in range(start, end) if _heads(text, at, end)]
    if len(heads) == 1 and end > start + 1 and _is_where(text, heads[0], text.form(index)):
        return Before(None, index, True)  # «مهرب من غينيا الذي وعد بـ»
    if heads:
        first = _meant(text, heads, text.form(index))
        return Before((first, end) if first >= 0 else None, index, True)
    # «منال التي قالت إنها»: an unknown name right before.
    last = text.form(end - 1)
    name = text.tokens[end - 1].kind == "word" and not text.words[end - 1].classes and not text.words[end - 1].uses
    if name and not last.startswith(("ال", "لل", "بال")) and not is_content_noun(last) and not is_venue_noun(last):
        return Before((end - 1, end), index, True)
    return Before(None, index, True)


def _heads(text: SpeechText, at: int, end: int) -> bool:
    """Whether a known noun or name at `at` heads a phrase that reaches `end`."""
    if text.tokens[at].kind != "word" or text.words[at].classes:
        return False
    before = text.form(at - 1)
    if (
        at not in text.named
        and before.startswith("ال")
        and text.words[at - 1].source is None
        and at - 1 not in text.named
    ):
        return False  # «الانتخابات البلدية التي»: an adjective
    return (at in text.named or text.words[at].source is not None) and noun_phrase(text, at, end) == end


def _meant(text: SpeechText, heads: list[int], relative: str) -> int:
    """Which of several heads الذي or التي means: the first, unless it disagrees and a person named behind it agrees."""
    gender = "f" if relative.endswith("تي") else "m" if relative.endswith("ذي") else ""
    first = heads[0]
    if relative in THOSE and not _many(text, first):
        first = next((at for at in heads[1:] if _many(text, at)), first)  # «ملفات اللاجئين الذين طلبوا»
    if not gender or gender_of(text, (first, first + 1)) in ("", gender):
        return first
    for at in heads[1:]:
        if gender_of(text, (at, at + 1)) == gender or (at in text.named and text.named[at].type == "PER"):
            return at
    named, form, source = text.named.get(first), text.form(first), text.words[first].source
    if gender == "f" and named is None and source is not None and form.endswith(_MEN):
        return -1  # «مرشحوه في الانتخابات التي»
    led = form.startswith("لل") or (named is not None and named.clitics > 0 and form[0] in "لب")
    return -1 if led else first  # «الأمن القومي للولايات المتحدة الذي»


def _is_where(text: SpeechText, at: int, relative: str) -> bool:
    """Whether a feminine country behind a preposition stands before «الذي», which means the noun before it."""
    named = text.named.get(at)
    place = (
        named is not None
        and named.type in ("GPE", "LOC")
        and "in" in text.words[at - 1].classes | ({"in"} if text.form(at - 1) == "من" else set())
    )
    return place and relative.endswith("ذي") and gender_of(text, (at, at + 1)) == "f"


def _many(text: SpeechText, at: int) -> bool:
    """Whether several persons stand at `at`, as «الذين» wants them."""
    source, form = text.words[at].source, text.form(at)
    return (
        source is not None
        and source.gender == "m"
        and source.type not in ("report", "evidence")
        and (form.endswith(("ون", "ين", "اء", "و", "ي")) or "ا" in form[3:-1])
    )


def past_anonymity(text: SpeechText, verb: int, sentence: int) -> int:
    """Where «رفض ذكر اسمه» begins that ends before token `verb`, a comma between or not, else `verb`."""
    last = verb - 1 - text.is_comma(verb - 1)
    if text.form(last) in _UNNAMED and text.form(last - 1) == "لم" and last - 1 > sentence:
        return last - 1  # «إن مصادر لم تسمها ذكرت»
    if last <= sentence or text.form(last) not in ANONYMITY:
        return verb
    for at in range(last - 1, max(sentence, last - _WITHHELD), -1):
        if text.form(at) in _WITHHOLDS or text.form(at) == "لم":
            return at - text.is_comma(at - 1)
        if text.tokens[at].kind == "mark":
            break
    return verb


def those_who(text: SpeechText, verb: int) -> tuple[int, int] | None:
    """«المتشددين الذين يرفضون», «إن الذين يقولون»: the persons of no known trade before a relative clause."""
    if text.form(verb - 1) not in THOSE:
        return None
    at = verb - 2
    if text.words[at].comp or text.form(at) in ".؟!:،":
        return verb - 1, verb
    form = text.form(at)
    return (at, at + 1) if form.startswith("ال") and form.endswith(("ون", "ين")) and len(form) > 6 else None


def acts_in_relative(text: SpeechText, first: int) -> bool:
    """Whether the phrase at token `first` acts in a relative clause and not in the verb behind it: «الوثائق التي اطلعت
    عليها رويترز | تكشف عن», «وفي بيان نشرته الوكالة | انتقدت»."""
    at = first - 2 if text.form(first - 1) in _RESUMED else first - 1
    if at < 1:
        return False
    before = text.words[at - 1]
    if at < first - 1:
        joined = text.form(at).startswith("و")  # «الذي نشره الجيش واطلعت عليه رويترز | تظهر»
        near = range(max(0, at - _TWIN), at - 1) if joined else range(0)
        return "rel" in before.classes or any("rel" in text.words[k].classes for k in near)
    verb = text.form(at)
    bare = verb.endswith(("ته", "تها")) and looks_finite(verb[: -1 if verb.endswith("ه") else -2])
    return bare and (before.source is not None or is_venue_noun(text.form(at - 1)))
