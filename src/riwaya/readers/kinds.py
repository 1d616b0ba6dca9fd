"""Files that are no text: what they are, and how their article comes out of them."""

from __future__ import annotations

from riwaya.errors import InputError

_SAVE = "open it and save its text as .txt"
# How a file begins -> what it is, and what to do.
_BEGINNINGS = (
    (b"PK\x03\x04", "a zip archive, as .docx, .odt, .epub and .xlsx are", f"unpack it, or {_SAVE}"),
    (b"%PDF-", "a PDF", "save its text as .txt, for example with pdftotext"),
    (b"{\\rtf", "an RTF document", _SAVE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office document of the old kind (.doc, .xls)", _SAVE),
    (b"\x1f\x8b", "compressed by gzip", "unpack it with gunzip"),
    (b"BZh", "compressed by bzip2", "unpack it with bunzip2"),
    (b"\xfd7zXZ\x00", "compressed by xz", "unpack it with unxz"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it"),
    (b"Rar!", "a RAR archive", "unpack it"),
    (b"SQLite format 3\x00", "a story file or another database", "give articles; stories are not added to each other"),
    (b"\x89PNG", "a picture", "give the text of the article"),
    (b"\xff\xd8\xff", "a picture", "give the text of the article"),
    (b"GIF8", "a picture", "give the text of the article"),
)
_TABLES = (".csv", ".tsv")
_ARCHIVES = (".mht", ".mhtml", ".eml")


def refuse_what_is_no_text(data: bytes, where: str, suffix: str = "") -> None:
    """Raise InputError for a document, an archive, a picture or a table, saying what it is and what to do."""
    for start, what, todo in _BEGINNINGS:
        if data.startswith(start):
            raise InputError(f"{where} is {what}; {todo}")
    if suffix in _TABLES:
        raise InputError(f"{where} is a table; write it as JSON Lines, one object a line with a 'text'")
    if suffix in _ARCHIVES:
        raise InputError(f"{where} is a web archive or a mail; save the page as HTML only, or its text")
