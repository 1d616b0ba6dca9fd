"""Small words around events, by what they do there (lexicon `event_words`)."""

from __future__ import annotations

from functools import cache

from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.tables import load_table


@cache
def marked(mark: str) -> frozenset[str]:
    """The comparison keys of the words with this mark: relative, that, break, link, given, noun_place, to_target,
    agent, in or suffered."""
    return frozenset(key_of(fold(row["word"])) for row in load_table("event_words").rows if row["mark"] == mark)


@cache
def nations() -> dict[str, str]:
    """Adjectives of nations by comparison key, with the key of the state."""
    return {
        key_of(fold(form)): row["state_key"]
        for row in load_table("nisba").rows
        for column in ("masculine", "feminine")
        for form in row[column].split("|")
        if form
    }


@cache
def clause_words() -> frozenset[str]:
    """All words with the mark break, relative or that."""
    return marked("break") | marked("relative") | marked("that")


@cache
def telling_words() -> frozenset[str]:
    """All words that say something of the clause they stand at: one look-up tells that most say nothing."""
    marks = ("that", "break", "relative", "given", "phrase_end")
    return trailing().union(("كان", "كانت", "وكان", "وكانت"), *map(marked, marks))


@cache
def severing() -> frozenset[str]:
    """Words that part two event words of one sentence: break, but for those that are links too."""
    return marked("break") - marked("link")


@cache
def clause_starts() -> frozenset[str]:
    """Words that begin another clause behind a comma."""
    that = frozenset(word for word in marked("that") if word[0] != "ب")  # «وصفه، بأنه» goes on
    return that.union(*map(marked, ("clause_start", "break", "addition", "say")))


@cache
def trailing() -> frozenset[str]:
    """Words that no clause ends with."""
    return marked("that") | marked("link")
