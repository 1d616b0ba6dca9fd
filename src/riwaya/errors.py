"""Every error riwaya raises on purpose.

    RiwayaError
    ├── InputError            an input cannot be read as an article
    │   ├── EncodingError     its bytes are in no encoding we can tell
    │   └── InputNotice       something that a person should know of inputs that were read: told, never raised
    ├── ReadingError          a layer failed on an article: a fault of riwaya
    ├── SpanError             a span does not lie in its article, or quotes other words
    ├── StoryFileError        a story file is missing, damaged, locked, or not one
    ├── ReviewError           a correction does not fit the record or the words it is about
    │   └── StaleReviewError  somebody else has changed the same record meanwhile
    ├── AccountError         an account cannot be made, changed or used
    ├── SettingError          a setting has no such name or value
    ├── DataError             a shipped or user table is malformed
    ├── GivenError            a function was given a thing of another kind; a TypeError too
    └── MissingExtraError     an optional package is needed and absent

Each message is one sentence: what, where, and what to do.
"""

from __future__ import annotations


class RiwayaError(Exception):
    """Root of all errors that are meant for the user; its text says what is wrong, where, and what to do.

    >>> from riwaya import RiwayaError, article_of
    >>> try:
    ...     article_of("أكد الوزير أن القوات ستنسحب.", published="غدا")
    ... except RiwayaError as error:
    ...     print(error)
    'غدا' is no publication date; write it as YYYY-MM-DD, YYYY-MM or YYYY
    """


class InputError(RiwayaError):
    """An input cannot be read as an Arabic article."""


class EncodingError(InputError):
    """The bytes of an input are in no encoding that can be told."""


class InputNotice(InputError):  # noqa: N818  (it is told, and never raised)
    """What a person should know of inputs, all of which could be read."""


class ReadingError(RiwayaError):
    """A layer failed on an article, which is a fault of riwaya; the article is left out."""


class SpanError(RiwayaError):
    """A span does not lie in its article, or does not quote what it claims to."""


class StoryFileError(RiwayaError):
    """A story file is missing, damaged, locked, or is not one."""


class ReviewError(RiwayaError):
    """A correction does not fit the record or the words it is about."""


class UnknownPartyError(ReviewError):
    """A correction names a party that neither the story nor the register knows."""


class StaleReviewError(ReviewError):
    """Somebody else has changed the same record since it was shown; nothing was changed."""


class AccountError(RiwayaError):
    """An account cannot be made, changed or used."""


class SettingError(RiwayaError):
    """A setting has no such name, or no such value."""


class DataError(RiwayaError):
    """A table of knowledge, shipped or the user's, is malformed."""


class GivenError(RiwayaError, TypeError):
    """A function was given a thing of another kind than it takes; nothing was done."""


class MissingExtraError(RiwayaError):
    """An optional package is needed for this and is not installed."""
