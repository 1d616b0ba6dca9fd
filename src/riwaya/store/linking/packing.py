"""Items as bytes and back, and the keys by which they meet as numbers."""

from __future__ import annotations

import dataclasses
import json
import struct
import typing
import zlib
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from hashlib import blake2b
from sys import intern
from typing import Any

from riwaya.link.base import LOOSE, Link, Weights
from riwaya.link.item import Item
from riwaya.link.story import LINKS
from riwaya.model import Ref, Span

Reader = Callable[[Any, list[str]], Any]
_LEVEL = 1
_EMPTY: frozenset[str] = frozenset()
_REQUIRED = ("layer", "article", "root", "day")


def number_from(text: str) -> int:
    """A positive number of 63 bits for a text, the same everywhere."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def packed(item: Item) -> bytes:
    """An item as bytes: its strings, each once, and the fields that do not hold their default, which name them."""
    table: dict[str, int] = {}
    values: dict[int, Any] = {}
    for place, (name, default, _) in enumerate(_fields()):
        value = getattr(item, name)
        if value != default and not (name == "around" and value == item.near | item.terms):
            values[place] = _plain(value, table)
    body = json.dumps([list(table), values], ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(body.encode("utf-8", "surrogatepass"), _LEVEL)


def unpacked(body: bytes) -> Item:
    """The item of some bytes."""
    strings, values = json.loads(zlib.decompress(body).decode("utf-8", "surrogatepass"))
    table = list(map(intern, strings))
    fields = _fields()
    made: dict[str, Any] = {}
    for place, value in values.items():
        name, _, read = fields[int(place)]
        made[name] = read(value, table)
    if "around" not in made:
        made["around"] = _one(made.get("near", _EMPTY) | made.get("terms", _EMPTY))
    made.setdefault("terms", _EMPTY)
    for name in _REQUIRED:
        made.setdefault(name, "")
    return Item(**made)


def packed_keys(item: Item, weights: Weights) -> bytes:
    """The numbers of the keys by which an item meets others, for each question in turn."""
    parts = []
    for link in LINKS:
        keys: list[int] = []
        if item.layer in link.layers:
            keys = [_key_number(link, key) for key in dict.fromkeys(link.keys(item, weights))]
        parts.append(struct.pack(f"<H{len(keys)}q", len(keys), *keys))
    return b"".join(parts)


def _key_number(link: Link, key: str) -> int:
    """The number of a key, odd for one by which an item meets only those very near in time."""
    return number_from(f"{link.name}|{key}") >> 1 << 1 | int(key.startswith(LOOSE))


def reach_of(link: Link, number: int) -> int:
    """How many next items in time an item meets by the key of a number."""
    return link.near if number & 1 else link.reach


def unpacked_keys(body: bytes) -> list[tuple[int, ...]]:
    """The numbers of keys for each question."""
    found, at = [], 0
    for _ in LINKS:
        (count,) = struct.unpack_from("<H", body, at)
        found.append(struct.unpack_from(f"<{count}q", body, at + 2))
        at += 2 + 8 * count
    return found


def _plain(value: Any, table: dict[str, int]) -> Any:
    """A value of an item as JSON has it: strings as their places in the table, sets in order."""
    if isinstance(value, str):
        return table.setdefault(value, len(table))
    if isinstance(value, frozenset):
        return [table.setdefault(text, len(table)) for text in sorted(value)]
    if isinstance(value, tuple):
        return [_plain(item, table) for item in value]
    if isinstance(value, Mapping):
        return [_plain(part, table) for pair in value.items() for part in pair]
    if isinstance(value, Span):
        return [value.start, value.end]
    if dataclasses.is_dataclass(value):
        return [_plain(getattr(value, field.name), table) for field in dataclasses.fields(value)]
    return value


@cache
def _fields() -> tuple[tuple[str, Any, Reader], ...]:
    """The fields of an item, each with its default and how it is read."""
    hints = typing.get_type_hints(Item)
    defaults = {
        field.name: field.default_factory()
        if field.default is dataclasses.MISSING and callable(field.default_factory)
        else field.default
        for field in dataclasses.fields(Item)
    }
    defaults |= {"terms": _EMPTY, **dict.fromkeys(_REQUIRED, "")}
    return tuple((name, defaults[name], _reader(hints[name])) for name in defaults)


def _text(value: int, table: list[str]) -> str:
    return table[value]


def _set(value: list[int], table: list[str]) -> frozenset[str]:
    return _one(frozenset(map(table.__getitem__, value)))


@lru_cache(maxsize=8192)
def _one(found: frozenset[str]) -> frozenset[str]:
    """One set for all that are equal: the items of a sentence, of a text, have many in common."""
    return found


def _same(value: Any, _: list[str]) -> Any:
    return value


def _reader(hint: Any) -> Reader:
    """A function from JSON value and table to a value of a type."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint is str:
        return _text
    if hint is Ref:
        return lambda value, table: Ref(table[value[0]], table[value[1]], Span(*value[2]), table[value[3]])
    if origin is frozenset:
        return _set
    if origin is tuple and arguments[1:] == (...,):
        inner = _reader(arguments[0])
        return lambda value, table: tuple([inner(item, table) for item in value])
    if origin is tuple:
        return _record(lambda *parts: parts, arguments)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        inner = _reader(arguments[1])
        return lambda value, table: {
            table[key]: inner(item, table) for key, item in zip(value[::2], value[1::2], strict=True)
        }
    if dataclasses.is_dataclass(hint) or hasattr(hint, "_fields"):
        return _record(hint, tuple(typing.get_type_hints(hint).values()))
    return _same


def _record(make: Callable[..., Any], hints: tuple[Any, ...]) -> Reader:
    """A reader of something made of parts."""
    readers = [_reader(hint) for hint in hints]
    return lambda value, table: make(*[read(part, table) for read, part in zip(readers, value, strict=True)])
