"""Words of names: comparison keys of Arabic ones, slugs and templates of English ones."""

from __future__ import annotations

from functools import lru_cache

from riwaya.lang.ar.fold import fold, key_of


def words_of(name: str) -> list[str]:
    """Comparison keys of the words of a name: «كيم جونغ-أون» → ['كيم', 'جونغ', 'اون']."""
    return list(_words_of(name))


@lru_cache(maxsize=65536)
def _words_of(name: str) -> tuple[str, ...]:
    key = key_of(fold(name))
    if key.replace(" ", "").isalpha():
        return tuple(key.split())
    characters = "".join(char if char.isalnum() else " " for char in key)
    if not characters.isalpha():
        characters = _split_digits(characters)
    return tuple(characters.split())


def _split_digits(characters: str) -> str:
    """A space between letters and digits, as tokens have it: «فرانس24» → «فرانس 24»."""
    parts = []
    for before, char in zip(" " + characters, characters, strict=False):
        if before.isdigit() != char.isdigit() and before != " " and char != " ":
            parts.append(" ")
        parts.append(char)
    return "".join(parts)


def bare_name(template: str) -> str:
    """The name of an institution whose state is not said: «{nisba} government» → "Government"."""
    name = " ".join(template.format(state="", nisba="", people="People").split())
    name = name.removesuffix(" of the").removesuffix(" of").strip()
    return name[:1].upper() + name[1:]


@lru_cache(maxsize=16384)
def slug(name: str) -> str:
    """Lower-case words joined by hyphens: "Ministry of Defense" → "ministry-of-defense"."""
    return "-".join("".join(char if char.isalnum() else " " for char in name.lower()).split())
