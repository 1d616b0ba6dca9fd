"""Drafts to claims: spans, act, polarity, certainty, kind of source, chain, time and topic."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from riwaya.annotate.speech.acts import act_of
from riwaya.annotate.speech.certainty import certainty_of, polarity_of
from riwaya.annotate.speech.chains import heard_by, hop_of, party_of, source_type_of
from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import source_nouns, speech_words, word_of
from riwaya.annotate.speech.nouns import SOME, SOME_JOINED
from riwaya.annotate.speech.sources import THESE
from riwaya.annotate.speech.text import SpeechText, topic_told
from riwaya.annotate.speech.trimming import trimmed
from riwaya.annotate.speech.unsaid import says_nothing
from riwaya.model import Claim, Hop, Party, Reading, Span, identity
from riwaya.model.revising import replace

_MARKS = 2
_FRACTIONS = speech_words("fraction")
_ROLES = {"report": "report", "media": "outlet"}
_NOT_TOLD = frozenset(("object", "preposition", "blame", "resumed"))
_NEAR = 24


# Characters of the shortest name of a speaker.
_SHORTEST = 2


class _Finishing:
    """Turns the drafts of one article into claims; follow-ups inherit the way and time of what they follow."""

    def __init__(self, reading: Reading, text: SpeechText) -> None:
        self.reading = reading
        self.text = text
        self.parties: Mapping[str, Party] = {party.key: party for party in reading.parties}
        self.ways: dict[tuple[int, int], tuple[Hop, ...]] = {}
        self.times: dict[tuple[int, int], str] = {}
        days = [mention for mention in reading.dates if mention.type == "DATE"]
        self.days, self.day_starts = [day.value for day in days], [day.span.start for day in days]

    def claim(self, draft: Draft) -> Claim | None:
        text, frame = self.text, self.text.frame
        where = trimmed(text, draft.begin, draft.end, draft.skip)
        if where is None or draft.subject is None or says_nothing(text, draft):
            return None
        named_at = trimmed(text, *draft.subject, _joined(text, draft.subject[0]))
        if named_at is None or named_at[1] - named_at[0] < _SHORTEST:
            return None
        content, cue, source = frame.span(*where), frame.span(*draft.cue_at), frame.span(*named_at)
        party, act = party_of(text, draft.subject), act_of(text, draft)
        return Claim(
            id=identity("claim", self.reading.article.id, cue.start, content.start, content.end),
            cue=cue,
            content=content,
            source=source,
            party=party,
            source_name=self._name(draft.subject, party) or self._shown(draft, source),
            act=act,
            direct=self._direct(where),
            source_type=source_type_of(text, draft.subject),
            via=self._via(draft),
            polarity=polarity_of(text, draft),
            certainty=certainty_of(text, draft, act),
            said=self._said(draft),
            place=self._place(draft),
            topic=topic_told(text.frame, draft.begin, draft.end),
            rule=draft.rule,
        )

    def _name(self, subject: tuple[int, int], party: str) -> str:
        """The party's name when the phrase is that party, not somebody in it."""
        known = self.parties.get(party)
        head = self.text.words[subject[0]].source
        if known is None or (head is not None and known.type != "PER" and subject[0] not in self.text.named):
            return ""
        return known.name

    def _shown(self, draft: Draft, source: Span) -> str:
        """The phrase itself, without the preposition of its citation («للبيان» → «البيان»)."""
        shown = self.reading.article.quote(source)
        if draft.kind != "citation" or draft.subject is None or not shown.startswith("ل"):
            return shown
        if shown.startswith("لل"):
            return "ال" + shown[2:]
        role = self.text.words[draft.subject[0]].source is not None and shown[1:2] != "\u0640"
        return shown[1:] if role and draft.cue[1] == draft.subject[0] else shown

    def _direct(self, where: tuple[int, int]) -> bool:
        quotation = self.text.frame.quotation_at(where[0])
        if quotation is None:
            return False
        return quotation.start >= where[0] - _MARKS and -_MARKS <= quotation.end - where[1] <= _MARKS

    def _via(self, draft: Draft) -> tuple[Hop, ...]:
        tokens = [*draft.via, *heard_by(self.text, draft)]
        hops: tuple[Hop, ...] = ()
        if tokens:
            found = (hop_of(self.text, pair, self.parties) for pair in dict.fromkeys(tokens))
            hops = tuple({(hop.name, hop.role): hop for hop in found if hop is not None}.values())
        if draft.subject is None:
            return hops
        if hops:
            self.ways[draft.subject] = hops
        return hops or (self.ways.get(draft.subject, ()) if draft.inherited else ())

    def _said(self, draft: Draft) -> str:
        """Value of the time that stands with the cue."""
        text = self.text
        start = text.tokens[min(draft.clause, draft.cue[0])].start
        stop = text.tokens[draft.begin].start if draft.how != "before" else draft.cue_at[1]
        value = self._time_in(start, stop) if start < stop else ""
        if draft.subject is not None:
            if value:
                self.times[draft.subject] = value
            elif draft.inherited:
                value = self.times.get(draft.subject, "")
        return value

    def _time_in(self, start: int, stop: int) -> str:
        """Value of the first day named in positions `start..stop`, "" where none is."""
        begin, end = self.text.frame.text.raw_index(start), self.text.frame.text.raw_index(stop)
        first = bisect_left(self.day_starts, begin)
        return self.days[first] if first < len(self.days) and self.day_starts[first] < end else ""

    def _place(self, draft: Draft) -> str:
        for actor in self.text.actors_in(draft.cue[1], draft.begin):
            if actor.type in ("GPE", "LOC") and self.text.form(actor.first - 1) == "في":
                subject = draft.subject or (0, 0)
                if not subject[0] <= actor.first < subject[1]:
                    return actor.party
        return ""


def _joined(text: SpeechText, first: int) -> int:
    """How many characters of a speaker's first word are و or ف («فطهران»)."""
    form, named = text.form(first), text.named.get(first)
    if form[1:] in THESE or (form in SOME_JOINED and form not in SOME and form != "واحد"):
        return 1  # «فكل طرف», «وهؤلاء»
    if form[:1] == "ل" and named is not None and named.clitics:
        return 1  # «مقال لفلان يرى فيه»
    if form[:1] not in ("و", "ف") or len(form) < 4:
        return 0
    if named is not None:
        if form[1:].startswith("ال") and word_of(form[1:]).source is not None and form not in source_nouns():
            return 1  # «والشرطة تنفي»
        # An unknown name may begin with و («واسيستو»).
        return min(1, named.clitics) if form[0] == "ف" or not named.party.startswith("x-") else 0
    if form[1:].startswith("ال"):
        whole = word_of(form).source if form.endswith(("ه", "ها", "هم", "ي", "ان", "ين", "ون")) else None
        return (
            0 if form in source_nouns() or (whole is not None and word_of(form[1:]).source is None) else 1
        )  # «والدها»
    known = word_of(form[1:]).source is not None or form[1:] in _FRACTIONS
    return 1 if known and (form[0] == "ف" or form not in source_nouns()) else 0  # «وصيادون», «وأحدهم»


def claims_of(reading: Reading, text: SpeechText, drafts: Sequence[Draft]) -> list[Claim]:
    """Finished claims, in order, each knowing the claim it is reported in."""
    finishing = _Finishing(reading, text)
    claims: dict[tuple[object, ...], Claim] = {}
    for draft in sorted(drafts, key=lambda draft: (draft.cue_at, draft.begin)):
        claim = finishing.claim(draft)
        if claim is not None:
            claims.setdefault((claim.cue, claim.content), claim)
    finished = list(claims.values())
    opened = sorted(finished, key=lambda claim: claim.content.start)
    starts = [claim.content.start for claim in opened]
    return [_nested(claim, opened[: bisect_right(starts, claim.cue.start)][-_NEAR:]) for claim in finished]


def _nested(claim: Claim, opened: Sequence[Claim]) -> Claim:
    """The claim with the one it is reported in, whose speaker its way leads through, of those `opened` before it."""
    end = claim.cue.end
    outer = [other for other in opened if end <= other.content.end and other is not claim]
    if not outer:
        return claim
    near = min(outer, key=lambda other: (other.content.end - other.content.start, other.cue.start))
    itself = near.source_name == claim.source_name or (near.party and near.party == claim.party)
    hop = Hop(near.source_name, _ROLES.get(near.source_type, "person"), near.source)
    through = near.via if itself else (*near.via, hop)
    # Of «ترفض الأحزاب القانون الذي يصر الوزير على …» the parties did not tell what the minister wants.
    told = near.rule.rpartition("-")[2] not in _NOT_TOLD
    return replace(claim, within=near.id, via=claim.via or (through if told else ()))
