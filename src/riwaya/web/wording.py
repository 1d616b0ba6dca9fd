"""How values are shown: dates in words, numbers, text made safe for the eye."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from riwaya.lang.tables import parse_table
from riwaya.views.labels import counted, label

_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
# Marks that could turn neighbouring text around are shown as a box; they stay in the data.
_LENGTH = re.compile(r"P(T?)(\d{1,4}|X)([YMWDHS])")
_UNITS = {"Y": "years", "W": "weeks", "D": "days", "H": "hours", "S": "seconds"}
_PART = re.compile(r"(\d{4})-(W|Q|H|SP|SU|FA|WI)(\d{1,2})?")
# A time of a day: its clock, or the part of the day.
_OF_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}|MO|AF|EV|NI)(?::\d{2})?Z?")
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\u2423")
_CLIP = 140
# Letters without a space from which on a word is no word, and how many are shown at both its ends.
_LONG, _KEPT = 300, 60
_ENDLESS = re.compile(rf"\S{{{_LONG},}}")
# Arabic words in an English sentence, with the number before them: they read from right to left as one.
_ARABIC_RUN = re.compile(r"(?:\d[\d.,]*\s*)?[ء-ۿ][ء-ۿ\d\s.%]*")
_MONTHS = parse_table(
    "number\tar\ten\n"
    "1\tكانون الثاني/يناير\tJanuary\n2\tشباط/فبراير\tFebruary\n3\tآذار/مارس\tMarch\n4\tنيسان/أبريل\tApril\n"
    "5\tأيار/مايو\tMay\n6\tحزيران/يونيو\tJune\n7\tتموز/يوليو\tJuly\n8\tآب/أغسطس\tAugust\n9\tأيلول/سبتمبر\tSeptember\n"
    "10\tتشرين الأول/أكتوبر\tOctober\n11\tتشرين الثاني/نوفمبر\tNovember\n12\tكانون الأول/ديسمبر\tDecember\n",
    "months of the page",
).rows


_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def day(value: str, language: str) -> str:
    """An ISO value in words: ``2024-01-27`` → «27 كانون الثاني/يناير 2024»; other values as they are.

    An interval is shown with a dash, an empty value as undated.
    """
    if not value:
        return label("unknown_date", language)
    if "/" in value:
        return " – ".join(day(part.strip("."), language) if part.strip(".") else "…" for part in value.split("/"))
    match = _ISO.fullmatch(value)
    if match is None:
        return _other_time(value, language)
    year, month, number_ = match.groups()
    if month is None or not 1 <= int(month) <= 12:
        return value
    name = _MONTHS[int(month) - 1][language]
    return f"{int(number_)} {name} {year}" if number_ else f"{name} {year}"


def _other_time(value: str, language: str) -> str:
    """Times that are no calendar dates: ``PRESENT_REF``, ``P4Y``, ``2024-W04``, ``2024-SU``, ``2024-01-27TNI``; others
    as they are."""
    hour = _OF_DAY.fullmatch(value)
    if hour:
        part_of_day = hour[2] if ":" in hour[2] else label(f"time_{hour[2]}", language)
        return f"{day(hour[1], language)}{',' if language == 'en' else '،'} {part_of_day}"
    length = _LENGTH.fullmatch(value)
    if length:
        clock, amount_, unit = length.groups()
        key = {"M": "minutes" if clock else "months"}.get(unit) or _UNITS[unit]
        if amount_ == "X":
            return label(f"some_{key}", language)
        return counted(int(amount_), key, amount_, language)
    part = _PART.fullmatch(value)
    if part:
        year, kind, number_ = part.groups()
        word = label(f"time_{kind}", language)
        joint = ", " if language == "en" else " من "
        return f"{word} {number_.lstrip('0')}{joint}{year}" if number_ else f"{word} {year}"
    return label(value, language)


def number(value: float) -> str:
    """A count with thousands separated: 2500 → 2,500."""
    return f"{value:,.10g}" if isinstance(value, float) and value != int(value) else f"{int(value):,}"


def amount(low: float | None, high: float | None, modifier: str, language: str) -> str:
    """A quantity in words: «أكثر من 130», «بين 5 و7», «على الأكثر 45»."""
    if low is None and high is None:
        return "…"
    if low is not None and high is not None and low != high:
        return f"{number(low)}–{number(high)}"
    value = number(low if low is not None else high or 0)
    if modifier in ("", "exact"):
        modifier = "" if low == high else "at_least" if high is None else "at_most"
    return f"{label(modifier, language)} {value}" if modifier else value


def digits(text: str, style: str) -> str:
    """A text of ours in the reader's digits: ``arabic`` turns 27 into ٢٧; words of articles are never touched."""
    return text.translate(_EASTERN) if style == "arabic" else text


def shown(text: str) -> str:
    """Text without marks that turn the reading order, which are shown as ␣, and without the inside of endless words.

    Browsers stall on a word of a million letters; what is left out is counted: «ااا…(999,800)…ااا».
    """
    safe = text.translate(_TURNING)
    return _ENDLESS.sub(_folded, safe) if len(safe) >= _LONG else safe


def _folded(match: re.Match[str]) -> str:
    word = match.group()
    return f"{word[:_KEPT]}…({len(word) - 2 * _KEPT:,})…{word[-_KEPT:]}"


def clipped(text: str) -> str:
    """The beginning of a long text, cut between words where there are any."""
    flat = " ".join(text.split())
    if len(flat) <= _CLIP:
        return flat
    return (flat[:_CLIP].rpartition(" ")[0] or flat[:_CLIP]) + " …"


def explained(text: str, language: str) -> Markup:
    """Why two records stand in a relation; words of articles in an English line keep their own direction:
    "a later figure (340 ألف شخص, then 1.1 مليون شخص)"."""
    safe = shown(text)
    if language != "en":
        return escape(safe)
    parts, end = [], 0
    for match in _ARABIC_RUN.finditer(safe):
        words = match.group().rstrip(" .")
        parts += [escape(safe[end : match.start()]), Markup('<bdi lang="ar" dir="rtl">{}</bdi>').format(words)]
        end = match.start() + len(words)
    return Markup("").join([*parts, escape(safe[end:])])
