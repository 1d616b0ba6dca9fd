"""Cues that are verbal nouns: «إعلان الحكومة أن», «تهديدات واشنطن بـ», «قوله إن», «الاعتراف من قبل … بأن»."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from riwaya.annotate.speech.complements import complement_of
from riwaya.annotate.speech.drafts import Draft, cue_at
from riwaya.annotate.speech.lexicon import Use, speech_words
from riwaya.annotate.speech.nouns import SOME, WITH_L
from riwaya.annotate.speech.phrases import noun_phrase
from riwaya.annotate.speech.sources import speaks
from riwaya.annotate.speech.text import SpeechText, reports

_FARTHEST = 6
_ANYBODY = speech_words("anybody")


def noun_drafts(text: SpeechText, first: int, stop: int, taken: Collection[int]) -> Iterator[Draft]:
    """Statements introduced by verbal nouns in the sentence `first..stop`; `taken` are contents that have a cue."""
    for index in text.frame.forms_where(reports, first, stop - 2):
        word = text.words[index]
        spoken = word.source is not None and word.source.type != "report"
        if word.classes or spoken or index in text.named or text.timed[index]:
            continue
        for use in word.uses:
            if use.kind == "noun" and not _is_verb_too(word.uses):
                draft = _noun(text, index, use, stop)
                again = draft is not None and index in taken and draft.inherited and draft.how != "clause"
                if draft is not None and draft.begin not in taken and not again:
                    yield draft
                    break


def _is_verb_too(uses: tuple[Use, ...]) -> bool:
    return any(use.kind != "noun" and use.clitics[:1] == "و" for use in uses)


def _noun(text: SpeechText, index: int, use: Use, stop: int) -> Draft | None:
    subject, after = _owner(text, index + 1, use, stop)
    carried = _carried(text, index) if subject is None and use.pronoun in ("", "ال") else None
    if subject is None and carried is not None and use.verb.past != "قال":
        subject, after = carried, index + 1
    elif subject is None and not use.pronoun:
        return None
    found = complement_of(text, _as_noun(use), after, stop)
    if found is None or not found.near or found.begin - after > _FARTHEST:
        return None
    if found.how == "object" and not all(_passable(text, at) for at in range(after, found.begin)):
        return None
    said = use.verb.past == "قال"
    if said and use.pronoun == "ال" and text.form(index - 1).lstrip("و") in _ANYBODY:
        return None  # «ويمكن القول إن»
    if subject is None and said and use.pronoun == "ال":
        subject = next((pair for pair in _nearby(text, index)), None)
    held = (
        found.how in ("object", "preposition")
        and use.pronoun not in ("", "ال")
        and use.verb.act in ("confirm", "deny", "refuse")
    )
    by_saying = said and use.clitics[-1:] == "ب" and use.pronoun != "ال" and found.how in ("quote", "colon")
    if subject is None and not (by_saying or held) and (found.how != "clause" or (use.pronoun == "ال" and not said)):
        return None
    if found.how in ("quote", "colon") and not said:
        return None
    draft = Draft(
        verb=use.verb,
        kind="noun",
        cue=(index, index + 1),
        cue_at=cue_at(text, index, use),
        clause=index,
        subject=subject,
        gender={"ه": "m", "ها": "f"}.get(use.pronoun, ""),
        embedded=True,
        inherited=subject is None,
        sure=0.6,
        rule=f"noun-{found.how}",
    )
    return draft.told(found)


def _passable(text: SpeechText, index: int) -> bool:
    """Whether the word only tells when («إعلان الرئيس في مايو الانسحاب»)."""
    return bool(text.timed[index] or text.is_comma(index) or text.words[index].classes & {"in", "adv"})


def _as_noun(use: Use) -> Use:
    """The use as a noun takes its content: «انتقادات النواب لأساليب …» for «انتقد النواب أساليب …»."""
    verb = use.verb
    if verb.past in WITH_L:
        verb = verb._replace(takes=verb.takes | {"ل"})
    return use._replace(number="p", verb=verb)


def _carried(text: SpeechText, index: int) -> tuple[int, int] | None:
    """«وجهت سوريا اتهامات إلى … بـ»: the subject of the verb that carries the noun at `index`."""
    for at in range(index - 1, max(index - 9, -1), -1):
        word = text.words[at]
        if text.tokens[at].kind == "mark" and not text.is_comma(at):
            return None
        if "support" in word.classes:
            end = noun_phrase(text, at + 1, index, frozenset(("object",)))
            pair = (at + 1, end)
            return pair if end > at + 1 and speaks(text, pair) else None
    return None


def _nearby(text: SpeechText, index: int) -> Iterator[tuple[int, int]]:
    """The actor that ends right before «بالقول إن» or «على القول إن»."""
    for actor in text.actors_in(max(0, index - 8), index):
        if actor.last >= index - 2:
            yield actor.first, actor.last


def _owner(text: SpeechText, after: int, use: Use, stop: int) -> tuple[tuple[int, int] | None, int]:
    """The speaker behind a verbal noun and the token after it; None when it is a pronoun or not there."""
    if use.pronoun and use.pronoun != "ال":
        return None, after
    by = text.form(after) == "من" and text.form(after + 1) in ("قبل", "جانب")
    if by:
        after += 2
    source = text.words[after].source if after < stop else None
    known = after < stop and (text.starts_name(after) or (source is not None and not text.words[after].classes))
    known = known or (by and text.form(after) in SOME)
    if not known or (use.pronoun == "ال" and not by and after not in text.named):
        return None, after
    plain = frozenset(take.removeprefix("object+") for take in use.verb.takes) | {"object"}
    end = noun_phrase(text, after, stop, plain)
    if end == after or speaks(text, (after, end)) is not True:
        return None, after
    return (after, end), end
