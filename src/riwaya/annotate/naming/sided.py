"""Groups told only by whose side they are on: «القوى القريبة من إيران», «المقاتلون الذين تدعمهم أنقرة»."""

from __future__ import annotations

from riwaya.annotate.naming.extents import side_words
from riwaya.annotate.naming.phrases import Hit, Phrase, PhraseReader
from riwaya.annotate.naming.words import QUOTE, SPACE
from riwaya.lang.name_words import slug
from riwaya.lang.register import Registered, Word, name_edges


def read_sided(reader: PhraseReader, hit: Hit, at: int, described: int, row: Word) -> Phrase | None:
    """The group whose noun is the hit at word `at` and whose adjectives end before word `described`; None where
    nothing tells its side."""
    words = reader.words
    while hit.last < described and words.keys[described - 1] in side_words("opposed"):
        described -= 1
    if described + 1 >= len(words) or words.gap[described] > QUOTE:
        return None
    side, inside = _side(reader, described)
    if not side or inside >= len(words) or words.gap[inside] > QUOTE:
        return None
    owner = reader.body(inside)
    relative = words.keys[described] in name_edges("relative")
    if owner is None or owner.party.type == "LOC":
        return None
    if owner.clitics not in (("",) if relative or words.keys[inside - 1] in name_edges("side-link") else ("ل",)):
        return None
    key = f"{owner.party.key}/{side}-{slug(row.second)}"
    named = owner.party.name or owner.party.name_ar
    name = f"{row.second} {'opposed to' if side == 'opposed' else 'allied with'} {named}"
    party = Registered(key, row.first, name, country="", parent="")
    start = words.start[at] + hit.option.length
    return Phrase(at, owner.last, start, party, "unnamed", hit.option.clitics, inner=(owner,))


def _side(reader: PhraseReader, at: int) -> tuple[str, int]:
    """Whether word `at` tells of friends or opponents of the party that begins at the second value; "" for neither."""
    keys = reader.words.keys
    if keys[at] in name_edges("relative"):
        return ("allied" if keys[at + 1] in name_edges("backs") else ""), at + 2
    if reader.words.gap[at] != SPACE:
        return "", at
    for side in ("allied", "opposed"):
        if keys[at] in side_words(side):
            return side, at + 1 + (keys[at + 1] in name_edges("side-link"))
    return "", at


__all__ = ["read_sided"]
