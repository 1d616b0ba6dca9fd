"""Who is set against whom in one text: «… وقال الوزير إن …، لكن مسؤولا أميركيا قال إن …»."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from riwaya.link.negation import negation_in
from riwaya.link.terms import Word, link_words, opposites_of, terms_in, weak_terms
from riwaya.model import Claim, Reading

# Words between a statement and the word that sets the next one against it, from that word to the next speaker, and
# from there to what the next one says.
_BEFORE, _TO_SOURCE, _BEHIND = 8, 5, 18
# Characters between two statements of one turn.
_TURN = 300
# What ends the sentence in which a contrast leads a statement in.
_STOPS = frozenset(".!?؟؛\n")
_THAT = "ان"


class Against(NamedTuple):
    """Where the turn of the other speaker begins, and its last statement, -1 for what the second speaker adds."""

    turn: int = -1
    last: int = -1


def set_against(reading: Reading, words: Sequence[Word]) -> dict[str, Against]:
    """What the text sets statements against, by their ids; `words` are those of the article."""
    claims = sorted(reading.claims, key=lambda claim: (claim.content.start, claim.content.end))
    starts = [word.start for word in words]
    found: dict[str, Against] = {}
    for place in range(1, len(claims)):
        claim, last = claims[place], claims[place - 1]
        if _speaker(claim) == _speaker(last):
            added = found.get(last.id)
            if added and claim.content.start - last.content.end <= _TURN:
                found[claim.id] = Against(added.turn)
        elif last.content.end <= claim.content.start and claim.act != "ask" != last.act:
            first, end = bisect_left(starts, last.content.end), bisect_left(starts, claim.content.start)
            led = end - first <= _BEFORE + _BEHIND and _leads_in(reading.article.text, claim, words[first:end])
            if led:
                found.update(_set_against(reading.article.text, claims, place, words, starts))
    return found


def _set_against(
    text: str, claims: Sequence[Claim], place: int, words: Sequence[Word], starts: Sequence[int]
) -> dict[str, Against]:
    """What the claim at a place is set against: nothing, unless it or its turn speaks of what the other's does."""
    claim, last = claims[place], claims[place - 1]
    begin = _begin_of_turn(claims[:place])

    def between(start: int, end: int) -> Sequence[Word]:
        return words[bisect_left(starts, start) : bisect_left(starts, end)]

    said = between(claim.content.start, claim.content.end)
    if _in_one_breath(text, last, claim) or _share(between(last.content.start, last.content.end), said):
        return {claim.id: Against(begin, last.content.start)}
    turn = between(claim.content.start, _end_of_turn(claims[place:]))
    return {claim.id: Against(begin)} if _share(between(begin, last.content.end), turn) else {}


def _in_one_breath(text: str, one: Claim, other: Claim) -> bool:
    """Whether two statements stand in one sentence, or the second denies."""
    return other.act == "deny" or _STOPS.isdisjoint(text[one.content.end : other.content.start])


def _share(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether two turns name one thing, or things that exclude each other."""
    first, second = ({term for term in terms_in(words) if term[:6] != "party:"} for words in (one, other))
    shared = first & (second | {opposite for term in second for opposite in opposites_of(term)})
    return bool(shared - weak_terms())


def _speaker(claim: Claim) -> str:
    return claim.party or claim.source_name


def _begin_of_turn(claims: Sequence[Claim]) -> int:
    """Where the last speaker's turn begins."""
    begin = claims[-1].content.start
    for claim in reversed(claims[:-1]):
        if _speaker(claim) != _speaker(claims[-1]) or begin - claim.content.end > _TURN:
            break
        begin = min(begin, claim.content.start)
    return begin


def _end_of_turn(claims: Sequence[Claim]) -> int:
    """Where the turn ends that begins with the first of some claims."""
    end = claims[0].content.end
    for claim in claims[1:]:
        if _speaker(claim) != _speaker(claims[0]) or claim.content.start - end > _TURN:
            break
        end = max(end, claim.content.end)
    return end


def _leads_in(text: str, claim: Claim, between: Sequence[Word]) -> bool:
    """Whether the words between two statements lead the second in as one against the first."""
    at = next((at for at in range(len(between) - 1, -1, -1) if _sets_against(between, at)), None)
    if at is None or claim.source is None or at > _BEFORE or len(between) - at > _BEHIND:
        return False
    marker = between[at]
    if not _STOPS.isdisjoint(text[marker.start : claim.content.start]):
        return False
    if marker.form in link_words("answer"):
        cued = claim.cue.start < marker.end and marker.start < claim.cue.end
        return cued and negation_in(text[claim.content.start : claim.content.end])
    if marker.form in link_words("against"):
        return True
    return 0 <= sum(1 for word in between if word.start <= claim.source.start) - 1 - at <= _TO_SOURCE


def _sets_against(between: Sequence[Word], at: int) -> bool:
    form = between[at].form
    if form in link_words("but_that"):
        return at + 1 < len(between) and between[at + 1].form.startswith(_THAT)
    return any(form in link_words(role) for role in ("but", "against", "answer"))
