"""Folding of Arabic writing, with the way back.

Two strengths:

* light (`fold_text`): alif forms to ا, Arabic-Indic and Persian digits to 0-9, Persian ya and kaf, no-break
  spaces to a space; vowel marks, tatweel, bidi and zero-width marks dropped; presentation forms spelt out.
* key (`key_of`): on top of that ى→ي, ة→ه, ؤ→و, ئ→ي and lower case; same length as its input.

«أكّدَ الرئيسُ» → «اكد الرئيس» → «اكد الرييس».
"""

from __future__ import annotations

import re
import unicodedata

from riwaya.model import Text

_DROPPED = (
    "\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u061c"
)
_PRESENTATION = "\ufb50-\ufdff\ufe70-\ufefc"
_SPECIAL = re.compile(f"[{_DROPPED}]+|[{_PRESENTATION}]")
_LIGHT = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        "ی": "ي",
        "ک": "ك",
        "ہ": "ه",
        **dict.fromkeys(
            "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "
        ),
        "\r": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        **{chr(0x0660 + i): str(i) for i in range(10)},
        **{chr(0x06F0 + i): str(i) for i in range(10)},
    }
)
_LIGHT_PAIRS = tuple((chr(char), folded) for char, folded in _LIGHT.items())
# A long text is folded a character at a time by `translate`; to replace each letter in all of it is far faster.
_LONG = 100


def fold_text(raw: str) -> Text:
    """The light fold of `raw`, each character with the raw index it came from."""
    if not _SPECIAL.search(raw):
        return Text(raw, _light(raw))
    parts: list[str] = []
    anchor_at, anchor_raw = [0], [0]
    length = last = 0

    def anchor(position: int, index: int) -> None:
        if anchor_at[-1] == position:
            anchor_raw[-1] = index
        else:
            anchor_at.append(position)
            anchor_raw.append(index)

    for match in _SPECIAL.finditer(raw):
        start, end = match.span()
        parts.append(raw[last:start])
        length += start - last
        if raw[start] >= "\ufb50" and raw[start] != "\ufeff":
            for char in _spelt_out(raw[start]):
                parts.append(char)
                anchor(length, start)
                length += 1
        anchor(length, end)
        last = end
    parts.append(raw[last:])
    return Text(raw, _light("".join(parts)), tuple(anchor_at), tuple(anchor_raw))


def _light(chars: str) -> str:
    if len(chars) < _LONG:
        return chars.translate(_LIGHT)
    for char, folded in _LIGHT_PAIRS:
        chars = chars.replace(char, folded)
    return chars


def _spelt_out(char: str) -> str:
    """A presentation form as ordinary letters, without its vowel marks or spaces."""
    return "".join(c for c in unicodedata.normalize("NFKC", char) if not _SPECIAL.match(c) and not c.isspace())


def key_of(folded: str) -> str:
    """The comparison key of lightly folded characters; the length stays the same."""
    key = folded.replace("ى", "ي").replace("ة", "ه").replace("ؤ", "و").replace("ئ", "ي")
    lower = key.lower()
    return lower if len(lower) == len(key) else key


def fold(raw: str) -> str:
    """The light fold alone, for table entries: «أُصيبَ» → «اصيب»."""
    return fold_text(raw).chars if _SPECIAL.search(raw) else _light(raw)
