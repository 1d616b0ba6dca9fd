"""Inflected forms of third-person verbs and of participles, as news writes them, without vowel marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

PRONOUNS = ("ه", "ها", "هم", "هما", "ني", "نا", "هن")
# Feminine plurals that are read as a place: «عدن», «الأردن».
_PLACES = frozenset(("عدن", "أردن"))


class VerbForm(NamedTuple):
    """One inflected form: `tense` "past" or "present"; `gender` "m" or "f"; `number` "s", "d" or "p";
    `pronoun`: the attached object («وصفه» → "ه") or ""."""

    form: str
    tense: str
    gender: str
    number: str
    pronoun: str


def conjugate(past: str, present: str, *, objects: bool = False) -> Iterator[VerbForm]:
    """All third-person forms of a verb given its past and present, with attached objects if `objects`.

    Spellings come out as they go in: give the dictionary's («تنبأ») and fold the result, so that a final hamza
    is not taken for a weak letter.

    >>> sorted(form.form for form in conjugate("نفى", "ينفي") if form.tense == "past")
    ['نفت', 'نفتا', 'نفوا', 'نفى', 'نفيا', 'نفين']
    """
    hollow = past[-2:-1] == "ا"  # «قال»: «قلن», «يقلن»
    for form in (*_past(past), *_present(present, hollow=hollow)):
        yield form
        if objects:
            bare, tense, gender, number, _ = form
            stem = _before_pronoun(bare)
            for pronoun in PRONOUNS:
                yield VerbForm(stem + pronoun, tense, gender, number, pronoun)


def _past(past: str) -> Iterator[VerbForm]:
    if not past:
        return
    weak, stem = past[-1] in "ىا", past[:-1]
    joined = stem + ("ي" if past[-1] == "ى" else "و") if weak else past
    short = stem if weak else past
    plural = stem if past[-1] in "ىاي" else past
    yield VerbForm(past, "past", "m", "s", "")
    yield VerbForm(short + "ت", "past", "f", "s", "")
    yield VerbForm(joined + "ا", "past", "m", "d", "")
    yield VerbForm(short + "تا", "past", "f", "d", "")
    yield VerbForm(plural + "وا", "past", "m", "p", "")
    women = past[:-2] + past[-1] + "ن" if past[-2:-1] == "ا" else joined + "ن"
    if women not in _PLACES:
        yield VerbForm(women, "past", "f", "p", "")


def _present(present: str, *, hollow: bool = False) -> Iterator[VerbForm]:
    if not present:
        return
    for prefix, gender in (("ي", "m"), ("ت", "f")):
        form = prefix + present[1:]
        stem = form[:-1] if form[-1] in "ىيو" else form
        joined = stem + "ي" if form[-1] in "ىي" else form
        yield VerbForm(form, "present", gender, "s", "")
        yield VerbForm(joined + "ان", "present", gender, "d", "")
        if gender == "m":
            yield VerbForm(stem + "ون", "present", "m", "p", "")
            yield VerbForm(stem + "وا", "present", "m", "p", "")
            yield VerbForm((form[:-2] + form[-1] if hollow else form) + "ن", "present", "f", "p", "")


def _before_pronoun(form: str) -> str:
    """The form as written before an attached pronoun: «نفى» → «نفا», «وصفوا» → «وصفو»."""
    if form.endswith("ى"):
        return form[:-1] + "ا"
    if form.endswith("وا"):
        return form[:-1]
    return form


def participle_forms(participle: str) -> Iterator[tuple[str, str, str]]:
    """(form, gender, number) of an indefinite active participle used as a circumstance: «مؤكدا», «مؤكدة», «مؤكدين».

    >>> [form for form, _, _ in participle_forms("داعي")]
    ['داعيا', 'داعية', 'داعيين', 'داعين', 'داعيات']
    """
    if not participle:
        return
    yield participle + "ا", "m", "s"
    yield participle + "ة", "f", "s"
    yield participle + "ين", "m", "p"
    if participle.endswith("ي"):
        yield participle[:-1] + "ين", "m", "p"
    yield participle + "ات", "f", "p"
