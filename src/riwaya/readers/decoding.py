"""Bytes to characters: UTF-8 first, then the encodings that Arabic pages were saved in."""

from __future__ import annotations

import re

from riwaya.errors import EncodingError, InputError

# A news article has a few thousand characters, a book-length dossier under a million.
LONGEST_TEXT = 2_000_000
LARGEST_FILE = 20 * 1024 * 1024
ARABIC_LETTER = re.compile("[\u0621-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
# Latin letters inside Arabic words: bytes of another encoding, such as that of old Macs.
_MIXED = re.compile("[\u0621-\u064a][\u00c0-\u00ff]|[\u00c0-\u00ff][\u0621-\u064a]")
_CANDIDATES = ("cp1256", "iso8859_6", "utf_16", "utf_16_le", "utf_16_be")


def decoded(data: bytes, where: str) -> str:
    """The characters of `data`; `where` names it in errors.

    Raises InputError for empty, binary or damaged input, EncodingError when no encoding fits.
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise InputError(f"{where} is empty; give a file that holds an article")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _utf16(data, "utf_16", where)
    if b"\x00" in data[:2000] and _looks_utf16(data):  # before UTF-8: the bytes of its Arabic letters are ASCII too
        little = data[1:2000:2].count(b"\x06") > data[:2000:2].count(b"\x06")
        return _utf16(data, "utf_16_le" if little else "utf_16_be", where)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _other_encoding(data, where, error)
    if "\x00" in text:
        raise InputError(f"{where} is a binary file, not text; save the article as text, HTML or JSON Lines")
    return text


def _utf16(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"{where} is damaged UTF-16 ({error.reason}); save it again from its source") from None


def _other_encoding(data: bytes, where: str, error: UnicodeDecodeError) -> str:
    lenient = data.decode("utf-8", errors="replace")
    arabic = len(ARABIC_LETTER.findall(lenient))
    if arabic > 20 and lenient.count("\ufffd") < arabic / 10:
        raise InputError(f"{where} is damaged UTF-8 (first at byte {error.start}); save it again from its source")
    if b"\x00" in data[:4096]:
        raise InputError(f"{where} is a binary file, not text; save the article as text, HTML or JSON Lines")
    from charset_normalizer import from_bytes  # noqa: PLC0415  (10 ms that only odd files pay)

    best = from_bytes(data[:200_000], cp_isolation=list(_CANDIDATES)).best()
    encoding = best.encoding if best is not None else "cp1256"
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return _refuse(where)
    letters = sum(char.isalpha() for char in text)
    arabic = len(ARABIC_LETTER.findall(text))
    if not letters or arabic < letters * 0.3 or len(_MIXED.findall(text)) > arabic / 50 or "\x00" in text:
        return _refuse(where)
    return text


def _looks_utf16(data: bytes) -> bool:
    """Arabic in UTF-16 has 0x06 in every other byte."""
    head = data[:2000]
    return head.count(b"\x06") > len(head) / 4


def _refuse(where: str) -> str:
    raise EncodingError(
        f"{where} is in no encoding that can be told (tried UTF-8, Windows-1256, ISO-8859-6, UTF-16); save it as UTF-8"
    )


def checked(text: str, where: str) -> str:
    """`text` itself when it can be an Arabic article; raises InputError saying why not otherwise."""
    if not text.strip():
        raise InputError(f"{where} is empty; give a file that holds an article")
    if len(text) > LONGEST_TEXT:
        raise InputError(
            f"{where} has {len(text):,} characters, more than an article can have ({LONGEST_TEXT:,}); split it"
        )
    arabic = len(ARABIC_LETTER.findall(text[:200_000]))
    letters = sum(char.isalpha() for char in text[:200_000])
    if arabic < 10 or arabic < letters * 0.2:
        raise InputError(f"{where} holds no Arabic text; riwaya reads Arabic articles")
    return text
