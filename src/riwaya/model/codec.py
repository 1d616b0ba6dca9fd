"""Records to JSON and back, by their dataclass fields; fields that hold their default are left out.

The form is stable: the same record gives the same bytes. `SCHEMA_NUMBER` goes up when an old form cannot be read.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from riwaya.errors import DataError
from riwaya.model.frame import Frame
from riwaya.model.reading import Reading
from riwaya.model.span import Span

SCHEMA_NUMBER = 1
T = TypeVar("T")


def encode(record: Any) -> Any:
    """A record as plain JSON values; a Span becomes ``[start, end]``, frames are dropped."""
    if isinstance(record, Span):
        return [record.start, record.end]
    if isinstance(record, tuple):
        return [encode(item) for item in record]
    if dataclasses.is_dataclass(record) and not isinstance(record, type):
        out: dict[str, Any] = {}
        for name, default, _ in _fields(typing.cast(Any, type(record))):
            value = getattr(record, name)
            if value != default and not isinstance(value, Frame):
                out[name] = encode(value)
        return out
    return record


def decode(kind: type[T], value: Any) -> T:
    """The record of type `kind` that `encode` gave `value` for; raises DataError when it does not fit."""
    try:
        return typing.cast(T, _decoder(typing.cast(Any, kind))(value))
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise DataError(
            f"a stored {kind.__name__} cannot be read ({error}); was it written by another version?"
        ) from None


def to_json(reading: Reading) -> str:
    """One line of JSON for a reading, keys sorted."""
    return json.dumps(encode(reading), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(line: str) -> Reading:
    """The reading of one line that `to_json` wrote; raises DataError when it is none."""
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise DataError(f"a stored reading is no JSON ({error.msg}); was the file cut off?") from None
    return decode(Reading, value)


@cache
def _fields(kind: type) -> tuple[tuple[str, Any, Any], ...]:
    """(name, default, type) of the fields that are stored."""
    hints = typing.get_type_hints(kind)
    return tuple(
        (field.name, field.default, hints[field.name]) for field in dataclasses.fields(kind) if field.name != "frame"
    )


@cache
def _decoder(kind: Any) -> Callable[[Any], Any]:
    """A function from JSON value to an object of type `kind`."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if kind is Span:
        return lambda value: Span(value[0], value[1])
    if origin is tuple:
        inner = _decoder(arguments[0])
        return lambda value: tuple(inner(item) for item in value)
    if origin in (typing.Union, types.UnionType):
        present = [argument for argument in arguments if argument is not type(None)]
        if len(present) == 1:
            decoder = _decoder(present[0])
            return lambda value: None if value is None else decoder(value)
        return lambda value: value
    if dataclasses.is_dataclass(kind):
        maker = typing.cast(Callable[..., Any], kind)
        decoders = {name: _decoder(hint) for name, _, hint in _fields(typing.cast(Any, kind))}
        return lambda value: maker(**{name: decoders[name](item) for name, item in value.items()})
    return lambda value: value
