"""Cues of causes, and looking up cue phrases by comparison key: one dictionary look-up for an ordinary word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from riwaya.annotate.outlook.verbs import Verb
from riwaya.lang.ar.fold import fold, key_of

T = TypeVar("T")


class Cue(NamedTuple, Generic[T]):
    """A cue found: tokens `first..last` (last exclusive), `skip` characters of conjunction on the first one,
    `attached` the preposition that must be taken off token `last` («نتيجة لـ»), and what was stored."""

    first: int
    last: int
    skip: int
    attached: str
    payload: T


class CausalCue(NamedTuple):
    """A cue at tokens `first..last`, `start..end` its positions.

    `kind`: verb, which («مما يزيد»), because, so, to or back. `complement`: token at which what the cue governs
    begins, `shift` characters of an attached preposition to take off it; `direct`: the complement is an object;
    `near`: nothing stands between the verb and its preposition; `resumed`: the complement is a pronoun
    («تسببت بها») and stands for what comes before; `gap`: words of the preposition before the complement.
    """

    first: int
    last: int
    start: int
    end: int
    kind: str
    joined: bool
    complement: int
    shift: int = 0
    verb: Verb | None = None
    direct: bool = False
    near: bool = True
    resumed: bool = False
    gap: int = 1


class CueTable(Generic[T]):
    """Phrases of one or more words, longest first, with any of `prefixes` attached to the first word.

    Words are compared by key: «أدّى إلى», «ادى الى» and «أدى إلي» are one phrase. A last word ل or ب stands for
    the preposition attached to the next word: «نتيجة ل» finds «نتيجة لتصاعد», up to «نتيجة».
    """

    def __init__(self, entries: Iterable[tuple[str, T]], prefixes: Sequence[str] = ("و", "ف")) -> None:
        self.first_words: dict[str, list[tuple[tuple[str, ...], str, int, T]]] = {}
        for phrase, payload in entries:
            first, *rest = (key_of(fold(word)) for word in phrase.split())
            attached = rest.pop() if rest and rest[-1] in ("ل", "ب") else ""
            for prefix in ("", *prefixes):
                option = (tuple(rest), attached, len(prefix), payload)
                self.first_words.setdefault(prefix + first, []).append(option)
        # By first and second word ("": any), so that of the many phrases with «في» only few are looked at.
        self._options: dict[str, dict[str, list[tuple[tuple[str, ...], str, int, T]]]] = {}
        for first, options in self.first_words.items():
            options.sort(key=lambda option: (-len(option[0]), -len(option[1]), option[2]))
            single = [option for option in options if not option[0]]
            by_second = self._options[first] = {"": single}
            for second in {option[0][0] for option in options if option[0]}:
                by_second[second] = [option for option in options if not option[0] or option[0][0] == second]

    def at(self, keys: Sequence[str], index: int) -> Cue[T] | None:
        """The longest phrase that begins at token `index`, or None."""
        by_second = self._options.get(keys[index])
        if by_second is None:
            return None
        following = index + 1
        options = by_second.get(keys[following]) if following < len(keys) else None
        if options is None:
            options = by_second[""]
            if not options:
                return None
        for rest, attached, skip, payload in options:
            last = following + len(rest) if rest else following
            if last - following > 1 and (last > len(keys) or tuple(keys[following:last]) != rest):
                continue
            if attached and (last >= len(keys) or keys[last][0] != attached or len(keys[last]) < 3):
                continue
            return tuple.__new__(Cue, (index, last, skip, attached, payload))  # a hundred an article
        return None
