"""Words that go on: second parts of quotations, and speech after a colon through several sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from riwaya.annotate.speech.contents import quoted_again
from riwaya.annotate.speech.drafts import Draft, cue_at
from riwaya.annotate.speech.lexicon import bare_of, speech_words
from riwaya.annotate.speech.stops import starts_stop, stops_of
from riwaya.annotate.speech.text import SpeechText, sentence_of
from riwaya.model.revising import replace

# Words of a quotation that is more than a name.
_LONG = 3
# Marks behind the last word of a sentence.
_TAIL = 3
_WHEN = speech_words("asked when")


def continuations(text: SpeechText, drafts: Sequence[Draft], stop: int) -> list[Draft]:
    """Further quotations of one cue: «…» وأن «…»; each is a statement of its own."""
    found = [two for two in (_two_cues(text, draft) for draft in drafts) if two is not None]
    found += [before for before in (_quoted_before(text, draft) for draft in drafts) if before is not None]
    for draft in drafts:
        if draft.how == "quote" and draft.kind == "verb":
            found += _quoted_next(text, draft)
        current = draft
        while draft.kind in ("verb", "participle") and not draft.silent:
            at = current.end + 1 if text.form(current.end) in '"»”' else current.end
            at += 1 if at < stop and text.is_comma(at) else 0
            if at >= stop or not quoted_again(text, at):
                break
            opened = text.opening(at + 1)
            if opened is None:
                break
            end = min(stop, text.frame.tokens_in(opened.start, opened.end).stop)
            current = replace(current, begin=at + 2, end=end, quotation=opened, skip=0, clause=at, closed=True, via=[])
            found.append(current)
    return found


def goes_on(text: SpeechText, first: int, stop: int, said: Draft | None) -> list[Draft]:
    """«يرى الباحث أن … . | وأن أوروبا …»: a sentence that goes on with what was said in the one before."""
    word = text.words[first]
    if said is None or not word.comp or word.comp_clitics != "و" or stop - first < _LONG:
        return []
    opened = text.opening(first + 1)
    begin = first + 2 if opened is not None else first + 1
    return [
        replace(
            said,
            begin=begin,
            end=0,
            quotation=opened,
            skip=0,
            clause=first,
            pronoun=word.comp_pronoun,
            closed=False,
            how="quote" if opened is not None else "clause",
            back=-1,
            via=list(said.via),
        )
    ]


def last_said(text: SpeechText, drafts: Sequence[Draft], stop: int) -> Draft | None:
    """The clause that reaches the end of the sentence, which ends before token `stop`, told by a verb of saying."""
    for draft in reversed(drafts):
        plain = draft.kind in ("verb", "participle") and not (draft.embedded or draft.nested or draft.silent)
        if plain and draft.how in ("clause", "quote") and draft.end >= stop - _TAIL and "clause" in draft.verb.takes:
            return draft
    return None


def _quoted_next(text: SpeechText, draft: Draft) -> list[Draft]:
    """«قال فلان: "…". "…"»: quotations that stand behind the first with nothing between."""
    found: list[Draft] = []
    at = draft.end + 1
    while text.form(at - 1) in '"»”':
        at += 1 if text.form(at) == "." else 0
        opened = text.opening(at)
        if opened is None or not opened.closed or at == draft.end + 1:
            break
        inside = text.frame.tokens_in(opened.start, opened.end)
        apart = "\n" in text.frame.text.chars[text.tokens[at - 1].end : opened.start]
        if apart and len(inside) <= _LONG:
            break  # a heading in quotation marks
        found.append(replace(draft, begin=inside.start, end=inside.stop, quotation=opened, skip=0, closed=True, via=[]))
        at = inside.stop + 1
    return found


def _quoted_before(text: SpeechText, draft: Draft) -> Draft | None:
    """««…»، قال فلان، «…»»: the first part of a quotation that its cue breaks."""
    inside = _before_cue(text, draft)
    if inside is None or text.form(draft.begin - 1) == ":" or text.form(draft.begin - 2) == ":":
        return None
    if draft.begin == inside.start:
        return None
    if bare_of(text.form(sentence_of(text, draft.cue[0]))) in _WHEN:
        return None  # «وعندما سئل عما إذا كان "…"، قال "…"»
    quotation = text.frame.quotations[text.quoted[inside.start]]
    return replace(draft, begin=inside.start, end=inside.stop, quotation=quotation, skip=0, closed=True, via=[])


def _two_cues(text: SpeechText, draft: Draft) -> Draft | None:
    """««…»، قال فلان، مضيفا: «…»»: the quotation behind belongs to the second cue, the one before to the first."""
    inside = _before_cue(text, draft)
    if inside is None or draft.quotation is None:
        return None
    for at in range(draft.cue[1] + 1, draft.begin - 1):
        joined = text.is_comma(at - 1) or text.form(at - 1) == "ثم"
        for use in text.words[at].uses:
            if joined and use.kind in ("participle", "verb") and "quote" in use.verb.takes and not use.verb.need:
                span = cue_at(text, at, use)
                second = replace(draft, verb=use.verb, cue=(at, at + 1), cue_at=span, clause=at - 1, via=[])
                draft.begin, draft.end, draft.skip = inside.start, inside.stop, 0
                draft.quotation = text.frame.quotations[text.quoted[inside.start]]
                return second
    return None


def _before_cue(text: SpeechText, draft: Draft) -> range | None:
    """The tokens of the quotation right before a cue that leads to another."""
    if draft.how != "quote" or draft.kind != "verb" or draft.clitics:
        return None
    at = draft.cue[0] - 1
    at -= 1 if text.is_comma(at) else 0
    if at < 2 or text.form(at) not in '"»”' or text.quoted[at - 1] < 0:
        return None
    quotation = text.frame.quotations[text.quoted[at - 1]]
    inside = text.frame.tokens_in(quotation.start, quotation.end)
    return inside if len(inside) >= _LONG else None


def extend_speeches(text: SpeechText, drafts: Sequence[Draft]) -> None:
    """Speech after a colon without quotation marks goes on to the next statement of its paragraph."""
    starts = {draft.clause for draft in drafts} | {draft.cue[0] for draft in drafts if not draft.embedded}
    for draft in drafts:
        if draft.how == "colon" and draft.kind == "verb" and not draft.quotation and draft.verb.act != "ask":
            draft.end = _speech_end(text, draft, starts)


def _speech_end(text: SpeechText, draft: Draft, starts: set[int]) -> int:
    end = draft.end
    block = text.frame.block_at(text.tokens[draft.begin].start)
    after = bisect_right(text.sentences, (draft.begin, len(text.tokens)))
    for place in range(after, len(text.sentences)):
        first, stop = text.sentences[place]
        if first <= draft.begin or block is None or first < end:
            continue
        if text.tokens[first].start >= block.end or stop - first < 2 or first > end + 2:
            break
        if any(at in starts for at in range(first, min(stop, first + 4))) or starts_stop(
            text, first, stops_of("comma")
        ):
            break
        if (
            text.form(first)[0] == "و"
            or text.form(first) == "يذكر"
            or text.form(first + 1)
            in (
                "جانبه",
                "جهته",
                "جهة",
            )
        ):
            break
        end = stop
    return end
