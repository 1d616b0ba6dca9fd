"""Asking an article's mentions: which party does a span name?"""

from __future__ import annotations

from riwaya.model import ActorMention, Party, Reading, Span


def mention_at(reading: Reading, span: Span) -> ActorMention | None:
    """The mention that heads a span: among those that overlap it the one that begins first, then the longest.

    Mentions that merely reach into the span from outside come after those that lie in it. For «المتحدث باسم
    الجيش» it is the spokesman, not the army.
    """
    best: ActorMention | None = None
    best_rank: tuple[bool, int, int] = (True, 0, 0)
    for mention in reading.actors:
        if mention.span.start >= span.end:
            break
        if mention.span.end <= span.start:
            continue
        rank = (not span.contains(mention.span), max(mention.span.start, span.start), -len(mention.span))
        if best is None or rank < best_rank:
            best, best_rank = mention, rank
    return best


def party_at(reading: Reading, span: Span) -> Party | None:
    """The party of the mention that heads a span, or None: «قالت وزارة الخارجية» → the ministry."""
    mention = mention_at(reading, span)
    return None if mention is None else reading.party(mention.party)


def mentions_of(reading: Reading, key: str) -> tuple[ActorMention, ...]:
    """All places where a party is named, in text order."""
    return tuple(mention for mention in reading.actors if mention.party == key)
