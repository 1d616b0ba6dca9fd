"""Verbs that lead from a cause to its effect: every inflected form, from the table `cause_verbs`."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from riwaya.lang.ar.conjugation import conjugate, participle_forms
from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.tables import load_table, uncollected


class Verb(NamedTuple):
    """An inflected causal verb: its particles, strength, tense and attached object («دفعها» → «ها»)."""

    particles: tuple[str, ...]
    strength: str
    tense: str
    pronoun: str
    lemma: str
    doubtful: bool = False
    never: frozenset[str] = frozenset()


# Verbs whose object may stand before a preposition that their row does not ask for: «هدده بالفصل».
_WITH_OBJECT = ("after",)


@cache
@uncollected
def causal_verbs() -> dict[str, list[tuple[int, Verb]]]:
    """Every inflected form, conjunctions and future prefix attached, with the length of the conjunction."""
    forms: dict[str, list[tuple[int, Verb]]] = {}
    for row in load_table("cause_verbs").rows:
        past, present = (fold(row[tense]).strip("-") for tense in ("past", "present"))
        nouns, never = (frozenset(key_of(fold(word)) for word in row[name].split()) for name in ("nouns", "never"))
        alone = frozenset(noun[1:] for noun in nouns if noun[0] == "!")
        nouns |= alone
        none = frozenset(noun[1:] for noun in nouns if noun[0] == "~")
        lemma = row["past"] if past else row["present"]
        ascribed = row["strength"] == "ascribe" and "+إلى" in row["particles"]
        objectless = row["strength"] not in _WITH_OBJECT and not set(row["particles"]) & set("-+=")
        base = Verb(tuple(row["particles"].split()), row["strength"], "past", "", lemma, False, never)
        for form in conjugate(past, present, objects=True):
            if form.pronoun == "هن" and form.tense == "past":
                continue
            if form.number == "d" and form.tense == "past" and len(past) < 4 and not form.pronoun:
                continue  # «عمقا», «دفعا»: nouns far more often than duals
            key = key_of(form.form)
            if (form.number == "p" and not ascribed) or key in none:
                continue  # people act
            if form.pronoun and objectless:
                continue  # «تأثرهم», «نتجها», «أثرها»: no object
            bare = key[: -len(form.pronoun)] if form.pronoun else key
            verb = base._replace(tense=form.tense, pronoun=form.pronoun, doubtful=key in nouns or bare in nouns)
            for prefix in ("",) if key in alone else ("", "و", "ف"):
                forms.setdefault(prefix + key, []).append((len(prefix), verb))
                if form.tense == "present":
                    future = (len(prefix), verb._replace(tense="future"))
                    forms.setdefault(prefix + "س" + key, []).append(future)
        if row["participle"] != "-":
            for word, _, _ in participle_forms(fold(row["participle"])):
                forms.setdefault(key_of(word), []).append((0, base._replace(tense="participle")))
    return forms


def is_causal_verb(key: str) -> bool:
    """Whether a word, by its comparison key, is a form of a verb that leads to an effect."""
    return key in causal_verbs()
