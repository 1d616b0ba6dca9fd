"""Which fields of a record a person can correct, and from the form back to a record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from riwaya.errors import ReviewError, UnknownPartyError
from riwaya.lang.ar import fold, key_of
from riwaya.lang.register import register
from riwaya.model import Applied, Article, Claim, Span
from riwaya.settings import iso_date
from riwaya.views.corrected import record_from
from riwaya.views.evidence import StoryIndex
from riwaya.views.namebook import latin_words, registered
from riwaya.web.subjects import Subject, words_at

_DATE = re.compile(r"[0-9A-Z][0-9A-Zx.:/~?%+_-]{0,39}|\.\./[0-9-]{4,10}")
_CALENDAR = re.compile(r"[12][0-9]{3}(?:[-/][0-9]{1,2}){0,2}")
_NUMBER = re.compile(r"\d{1,15}(?:\.\d{1,6})?")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫", "01234567890123456789.")
_LONGEST = 300

ACTS = ("assert", "deny", "confirm", "demand", "promise", "threaten", "warn", "expect", "ask", "refuse")
_PLOVER = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "CONCEDE", "RETREAT", "REQUEST", "DEMAND", "ACCUSE",
    "DISAPPROVE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "REDUCE RELATIONS", "MOBILIZE", "COERCE", "ASSAULT",
    "INVESTIGATE", "CRIME", "ACCIDENT", "DISASTER", "DISEASE", "EXHIBIT",
)  # fmt: skip
_KINDS = (
    "troops", "fighters", "attacks", "killed", "wounded", "bases", "people", "money", "percent", "duration", "other",
)  # fmt: skip
_RELATIONS = ("agree", "repeats", "update", "conflict", "denial", "slip", "same_event", "scope", "undecided")
_MODIFIERS = ("exact", "about", "more_than", "at_least", "less_than", "at_most", "range")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form: `form` is words, optional_words, party, date, number, text or choice."""

    name: str
    form: str
    choices: tuple[str, ...] = ()


FIELDS: dict[str, tuple[Field, ...]] = {
    "claims": (
        Field("content", "words"),
        Field("source", "optional_words"),
        Field("party", "party"),
        Field("cue", "words"),
        Field("act", "choice", ACTS),
        Field("polarity", "choice", ("affirmed", "negated")),
        Field("certainty", "choice", ("", "certain", "probable", "possible", "improbable")),
        Field("said", "date"),
    ),
    "quantities": (
        Field("span", "words"),
        Field("minimum", "number"),
        Field("maximum", "number"),
        Field("modifier", "choice", _MODIFIERS),
        Field("kind", "choice", _KINDS),
        Field("unit", "text"),
        Field("party", "party"),
        Field("place", "party"),
        Field("as_of", "date"),
    ),
    "dates": (
        Field("span", "words"),
        Field("type", "choice", ("DATE", "TIME", "DURATION", "SET")),
        Field("value", "date"),
    ),
    "events": (
        Field("span", "words"),
        Field("plover", "choice", _PLOVER),
        Field("status", "choice", ("happened", "denied", "planned", "demanded", "hypothetical")),
        Field("actor", "party"),
        Field("target", "party"),
        Field("date", "date"),
        Field("place", "party"),
    ),
    "commitments": (
        Field("span", "words"),
        Field("by", "party"),
        Field("deadline", "date"),
        Field("status", "choice", ("planned", "denied-postponed", "done", "early", "broken", "moved", "conditional")),
    ),
    "forecasts": (
        Field("span", "words"),
        Field("likelihood", "choice", ("certain", "likely", "possible", "unlikely", "impossible")),
        Field("condition", "optional_words"),
        Field("horizon", "date"),
    ),
    "causes": (
        Field("cause", "words"),
        Field("cue", "words"),
        Field("effect", "words"),
        Field("modality", "choice", ("actual", "possible")),
    ),
    "relations": (Field("type", "choice", _RELATIONS),),
}  # fmt: skip


def value_of(index: StoryIndex, article: Article, record: Any, field: Field, language: str = "ar") -> str:
    """A field of a record as the form shows it."""
    value = getattr(record, field.name)
    if value is None:
        return ""
    if isinstance(value, Span):
        return article.quote(value)
    if field.form == "party":
        return index.name(value, language) if value else _unnamed(record, field)
    if field.form == "number":
        return f"{value:.15g}"
    return str(value)


def _unnamed(record: Any, field: Field) -> str:
    return record.source_name if isinstance(record, Claim) and field.name == "party" else ""


def record_of(index: StoryIndex, subject: Subject, given: Mapping[str, str], language: str = "ar") -> Any:
    """The record as a form wants it; raises ReviewError for a value that does not fit."""
    record = subject.shown
    article = index.readings[subject.article].article
    changed: dict[str, Any] = {}
    for field in FIELDS[subject.layer]:
        if field.name not in given:
            continue
        text = given[field.name].strip()
        if text == value_of(index, article, record, field, language).strip():
            continue
        changed[field.name] = _value(index, article, record, field, text)
        if field.form == "party" and text and not given.get("new_party"):
            _must_be_known(index, changed[field.name])
        if isinstance(record, Claim) and field.name == "party":
            key = changed["party"] = changed["party"] if known_party(index, changed["party"]) else ""
            changed["source_name"] = index.name(key, "en") if key else text[:_LONGEST]
    _check(changed, record)
    return replace(record, **changed) if changed else record


def _must_be_known(index: StoryIndex, party: str) -> None:
    if not known_party(index, party):
        raise UnknownPartyError(
            f"neither the story nor the register knows a party {party[:80]!r}; choose one of the list, or say that it"
            " is new"
        )


def _check(changed: Mapping[str, Any], record: Any) -> None:
    low = changed.get("minimum", getattr(record, "minimum", None))
    high = changed.get("maximum", getattr(record, "maximum", None))
    if low is not None and high is not None and low > high:
        raise ReviewError("the lower bound is above the upper one; exchange them")


def _value(index: StoryIndex, article: Article, record: Any, field: Field, text: str) -> Any:
    if field.form == "words":
        place = getattr(record, field.name)
        return words_at(article.text, text, place.start)
    if field.form == "optional_words":
        place = getattr(record, field.name) or getattr(record, "cue", None) or getattr(record, "span", None)
        return words_at(article.text, text, place.start if place else 0) if text else None
    if field.form == "choice":
        if text not in field.choices:
            raise ReviewError(f"{text!r} is no value of {field.name}; choose one of the list")
        return text
    if field.form == "number":
        return _number(text)
    if field.form == "date":
        return _date(text.translate(_DIGITS))
    if field.form == "party":
        return party_key(index, text[:_LONGEST])
    return text[:_LONGEST]


def _date(text: str) -> str:
    """A date value as ISO: "2024/1/7" is 2024-01-07; TIMEX3 values and intervals stay as they are written."""
    plain = _CALENDAR.fullmatch(text) is not None
    if text and (not _DATE.fullmatch(text) or (plain and not iso_date(text))):
        raise ReviewError(f"{text!r} is no date value; write it as 2024-01-27, 2024-01 or 2024")
    return iso_date(text) if plain else text


def _number(text: str) -> int | float | None:
    text = text.translate(_DIGITS).replace(",", "").replace("٬", "")
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        raise ReviewError(f"{text!r} is no number; write digits, such as 2500 or 12.5")
    value = float(text)
    return int(value) if value == int(value) else value


def party_key(index: StoryIndex, name: str) -> str:
    """The key of the party that a name stands for in this story or in the register; the name itself when there is
    none."""
    if not name or name in index.names:
        return name
    wanted = key_of(fold(name))
    for key, names in sorted(index.names.items()):
        if any(key_of(fold(one)) == wanted for one in names):
            return key
    known = registered().named(name) or registered().in_english(" ".join(latin_words(name)))
    return known[0].key if len(known) == 1 else name


def known_party(index: StoryIndex, key: str) -> bool:
    """Whether the story or the register has a party of this key."""
    return key in index.names or key in register().parties


def differences(index: StoryIndex, applied: Applied, language: str = "ar") -> list[tuple[str, str, str]]:
    """(field, as found, as corrected) of a corrected record; empty for other verdicts."""
    correction = applied.correction
    if correction.verdict != "corrected":
        return []
    target = correction.target
    return between(index, target.layer, target.article, (correction.machine, correction.record), language)


def between(
    index: StoryIndex, layer: str, article: str, bodies: tuple[str, str], language: str = "ar"
) -> list[tuple[str, str, str]]:
    """(field, before, after) where two records differ, each as it is kept in a correction; empty where one is none."""
    if layer not in FIELDS or article not in index.readings or not all(bodies):
        return []
    known = index.readings[article].article
    one, other = (record_from(layer, body) for body in bodies)
    pairs = [
        (f.name, value_of(index, known, one, f, language), value_of(index, known, other, f, language))
        for f in FIELDS[layer]
    ]
    return [pair for pair in pairs if pair[1] != pair[2]]
