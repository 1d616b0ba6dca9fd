"""Events (PLOVER): who did what to whom, when, where, how many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from riwaya.annotate.base import Annotator, Record
from riwaya.annotate.happenings.again import tells_again
from riwaya.annotate.happenings.alone import listed_alone
from riwaya.annotate.happenings.choice import news_of, points_of
from riwaya.annotate.happenings.clauses import Clause, clauses_in
from riwaya.annotate.happenings.cues import Trigger
from riwaya.annotate.happenings.extent import own_words, shown
from riwaya.annotate.happenings.features import Seen, features_of
from riwaya.annotate.happenings.layers import Layers, layers_of
from riwaya.annotate.happenings.phrases import Phrase
from riwaya.annotate.happenings.roles import roles_of
from riwaya.annotate.happenings.status import announced_threat, status_of
from riwaya.annotate.happenings.times import date_of
from riwaya.annotate.happenings.triggers import triggers_in
from riwaya.annotate.happenings.words import marked
from riwaya.model import Event, Frame, Reading, Span
from riwaya.model.identity import identity
from riwaya.settings import Settings

_BACKGROUND = -6  # points for being news under which an event is background
_LENIENT = -3  # the same where a sentence stands alone: there is nothing else to list
_SPORT = 7  # points by which an event in an article about sport is less likely to be one
_BODIES = frozenset({"ORG", "ARMED_GROUP", "FORCE", "MEDIA"})
_NAME = 60  # positions before a word in which a name that holds it may begin
_NO_MAGNITUDE = frozenset({"duration", "percent", "money"})


def annotate_events(reading: Reading, settings: Settings) -> Iterable[Record]:
    """Find the events that a timeline of the article's story would list.

    «قُتل ثلاثة جنود في هجوم قرب الموصل الأحد» is one event: ASSAULT, happened, with the quantity «ثلاثة جنود».
    """
    frame = reading.framed()
    layers = layers_of(reading)
    met = set()
    for clause, news in _worth_listing(frame, layers):
        event = _event(reading, frame, clause, layers, news=news)
        if event.id not in met:  # two words of one clause may both say it
            met.add(event.id)
            yield event


def candidates_of(frame: Frame, layers: Layers) -> list[tuple[Clause, list[str]]]:
    """Every clause that may be an event, left to right, with the names of what speaks for and against it."""
    seen = Seen()
    candidates: list[tuple[Clause, list[str]]] = []
    for number, (start, end) in enumerate(frame.sentences):
        seen.sentence = number
        tokens = frame.tokens_in(start, end)
        words = [word for word in triggers_in(frame, tokens) if not _in_name(frame, word, layers)]
        found = clauses_in(frame, tokens, words)
        for place, each in enumerate(found):
            if not tells_again(frame, each, found[:place]):
                clause = announced_threat(frame, each, layers)
                candidates.append((clause, features_of(frame, clause, layers, seen)))
    return candidates


def _worth_listing(frame: Frame, layers: Layers) -> Iterator[tuple[Clause, bool]]:
    """The clauses with enough points, left to right; whether each is reported as news."""
    candidates = candidates_of(frame, layers)
    alone = len(frame.sentences) == 1
    dropped = _LENIENT if alone else _SPORT if _is_sport(frame) else 0
    chosen = [points_of(features) >= dropped for _, features in candidates]
    if alone:
        yield from listed_alone(frame, candidates, chosen)
        return
    told = 0  # token behind the last clause that is listed: what lies within it is told as part of it
    for (clause, features), keep in zip(candidates, chosen, strict=True):
        if keep and clause.last > told:
            told = clause.last
            yield clause, news_of(features) >= _BACKGROUND


def _in_name(frame: Frame, word: Trigger, layers: Layers) -> bool:
    """Whether an event word is part of somebody's name: «دان كوتس», also one that is set between commas."""
    start = frame.token_starts[word.at]
    if frame.keys[word.at] in marked("first_name") and word.at + 2 < len(frame.tokens):
        before, behind = frame.tokens[word.at - 1].form, frame.tokens[word.at + 2].form
        if word.at and before == "،" and behind == "،":
            return True
    near = [actor for actor in layers.within("actors", start - _NAME, start + 1) if start < actor.end]
    if any(actor.type == "PER" or actor.start < word.start <= frame.tokens[word.at].end <= actor.end for actor in near):
        return True  # «وارسو» is no «أرسى» behind «و»
    if word.form.tense:
        return False
    return any(actor.start < start and actor.type in _BODIES for actor in near)  # «منظمة العفو الدولية»


def _is_sport(frame: Frame) -> bool:
    """Whether the article is about sport: two of a hundred words are."""
    words = marked("sport")
    return 50 * len(frame.keys_where(words.__contains__)) > len(frame.tokens)


def _event(reading: Reading, frame: Frame, clause: Clause, layers: Layers, *, news: bool) -> Event:
    cue = clause.head.cue
    assert cue is not None  # _worth_listing lets no other pass
    token = frame.tokens[clause.head.at]
    start = max(
        frame.tokens[clause.first].start, clause.triggers[0].start if clause.first == clause.triggers[0].at else 0
    )
    span = frame.span(*shown(frame, clause, layers))
    roles = roles_of(frame, own_words(frame, clause), layers)
    published = reading.article.published.firm if reading.article.published else ""
    date = date_of(frame, clause, layers, published)
    quantities = layers.within("quantities", start, frame.tokens[clause.last - 1].end)
    claim = layers.claim_at(token.start)
    return Event(
        id=identity("event", reading.article.id, span.start, span.end, cue.plover),
        span=span,
        trigger=frame.span(clause.head.start, token.end),
        plover=cue.plover,
        actor=roles.actor.party if roles.actor else roles.subject.party if roles.subject else "",
        target=roles.target.party if roles.target else "",
        date=date,
        place=roles.place,
        quantity=next((q.span for q in quantities if q.value not in _NO_MAGNITUDE), None),
        status=status_of(frame, clause),
        background=not news or bool(published and date and date[:7] < published[:7]),
        by=claim.id if claim is not None else "",
        rule=f"{cue.lemma}/{cue.cameo}",
        actor_span=roles.subject.source if roles.subject else _words(frame, roles.actor),
        target_span=_words(frame, roles.target),
    )


def _words(frame: Frame, phrase: Phrase | None) -> Span | None:
    if phrase is None:
        return None
    start = phrase.start if phrase.start >= 0 else frame.tokens[phrase.first].start
    return frame.span(start, frame.tokens[phrase.last - 1].end)


EVENTS = Annotator(
    "events", annotate_events, needs=frozenset({"dates", "quantities", "actors", "claims"}), gives=frozenset({"events"})
)
