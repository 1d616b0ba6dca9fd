"""Noun phrases of people, forces and parties around an event word, and how each is tied to what stands before it."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from riwaya.annotate.happenings.clauses import Clause, word
from riwaya.annotate.happenings.cues import is_word, readings, stems
from riwaya.annotate.happenings.layers import Layers, Placed
from riwaya.annotate.happenings.words import marked, nations
from riwaya.lang.ar.clitics import strip_article
from riwaya.model import Frame

_LONGEST = 7  # words of a noun phrase
_REACH = 8  # tokens of the sentence behind a clause in which an agent may stand
_DATE = 30  # positions before a clause in which a date that reaches into it may begin
_CHAIN = 5  # nouns of a chain back to the preposition that governs it
_PLACES = frozenset({"GPE", "LOC"})
_FORCES = frozenset({"FORCE", "ARMED_GROUP"})
_THEIRS = ("ها", "هم", "هما", "هن")
_GOVERNING = ("preposition", "in", "to_target")


class Phrase(NamedTuple):
    """A noun phrase that can act or suffer: tokens ``first..last``, `party` its key or "", `lead` how it is tied to
    what stands before: "" (subject or object), "to" (a preposition of target), "agent", "in", "and" (joined to the
    phrase before), "between" or "other"; `type`: that of the party or ""; `start`: position of a name that
    begins it, else -1."""

    first: int
    last: int
    party: str
    lead: str
    type: str = ""
    start: int = -1


def phrases_of(frame: Frame, clause: Clause, layers: Layers) -> list[Phrase]:
    """The noun phrases in the clause, and agents shortly behind it, left to right."""
    sentence = frame.sentence_at(frame.tokens[clause.head.at].start)
    stop = min(clause.last + _REACH, frame.tokens_in(*sentence).stop if sentence else clause.last)
    events = {trigger.at for trigger in clause.triggers}
    nouns = {trigger.at for trigger in clause.triggers if not trigger.form.tense}
    launch = clause.head.cue is not None and clause.head.cue.key in marked("launch")
    begin, end = frame.tokens[clause.first].start, frame.tokens[stop - 1].end
    dates = {frame.token_at(date.start) for date in layers.within("dates", begin, end)}
    times = [*layers.within("dates", begin - _DATE, end), *layers.within("durations", begin - _DATE, end)]
    lengths = {k for time in times for k in range(frame.token_at(time.start), frame.token_at(time.end - 1) + 1)}
    inside = layers.within("actors", begin, end)
    named = {frame.token_at(party.start): party for party in reversed(inside)}
    found: list[Phrase] = []
    behind = clause.first
    closing = events | dates
    for index in sorted({*named, *frame.keys_where(_is_role, behind, stop)} - events - lengths):
        if index < behind or _describes(frame, index, nouns) or (launch and _is_missile(frame, index)):
            continue
        party = named.get(index) or _owner(frame, index, named)
        last = phrase_end(frame, index, stop, closing, party)
        if index in named:  # the name ends where the register or its reading ends it, but for a people's adjectives
            last = _named_end(frame, index, named[index], last)
        if party:
            for other in range(_behind(frame, index, party), last):
                if other in named:
                    last = other
                    break
        lead = _joined(frame, index, found, named.get(index)) or _lead(frame, index, events, party)
        if lead == "to" and index - 1 == clause.head.at and clause.head.cue and clause.head.cue.sort == "happening":
            lead = "agent"  # «هجوم لتنظيم داعش»
        if index < clause.last or lead == "agent":
            tied = marked("tied") | marked("in")  # «مسلحا شمالي العراق»
            party = party or next(
                (named[k] for k in range(index, last) if k in named and frame.keys[k - 1] not in tied), None
            )
            found.append(_phrase(index, last, lead, party, named.get(index)))
        behind = last
    return found


def _is_missile(frame: Frame, index: int) -> bool:
    """Whether a word names what is launched, which neither acts nor suffers then: «أطلق خمسة صواريخ»."""
    counted = index + 1 < len(frame.keys) and frame.keys[index] in marked("count")
    form = frame.keys[index + counted]
    return not marked("missile").isdisjoint(stems(form))


def _describes(frame: Frame, index: int, events: set[int]) -> bool:
    """Whether a word is the adjective of the event word before it: «تفجير انتحاري»."""
    return index - 1 in events and strip_article(frame.keys[index]) in marked("means")


def _phrase(index: int, last: int, lead: str, party: Placed | None, own: Placed | None) -> Phrase:
    """The phrase, which begins behind clitics where a name begins it."""
    start = own.start if own is not None else -1
    return Phrase(index, last, party.value if party else "", lead, party.type if party else "", start)


def _owner(frame: Frame, index: int, named: dict[int, Placed]) -> Placed | None:
    """The party right behind a common noun that it owns: «مواقع حركة حماس», «قوات الجيش»."""
    form = word(frame, index)
    if form.startswith("ال") or form.endswith(("ون", "ين", "ا")) or form in marked("count"):
        return None
    party = named.get(index + 1)
    return party if party is not None and party.start == frame.tokens[index + 1].start else None


def _behind(frame: Frame, index: int, party: Placed | None) -> int:
    """Token behind the name that begins at `index`."""
    return index + 1 if party is None else max(index + 1, frame.token_at(party.end - 1) + 1)


def _named_end(frame: Frame, index: int, name: Placed, last: int) -> int:
    """Token behind a name; a force may take one more word: «قوات الأمن العراقية»."""
    end = _behind(frame, index, name)
    return last if name.type in _FORCES and last - end <= 1 else end


def _is_role(key: str) -> bool:
    """Whether a token is a word that names people, a force, a means, or counts them."""
    if not is_word(key) or key in marked("no_role"):
        return False
    return not marked("role").isdisjoint(stems(key)) or key in marked("count")


def names_role(frame: Frame, index: int) -> bool:
    return frame.vocabulary.key_column(_is_role)[frame.numbers[index]]


def phrase_end(frame: Frame, index: int, stop: int, events: set[int], party: Placed | None) -> int:
    """Token behind the noun phrase that begins at `index`."""
    last = index + 1
    floor = frame.token_at(party.end - 1) + 1 if party is not None else last
    tokens, keys = frame.tokens, frame.keys
    while last < stop and last - index < _LONGEST:
        token = tokens[last]
        form = keys[last]
        if token.kind == "mark" and token.form not in '"«»“”':
            break
        if last in events or form in marked("phrase_end"):
            break
        if form == "من" and word(frame, index) not in marked("count"):
            break
        if last >= floor and token.kind != "mark" and _begins_another(frame, index, last, form):
            break
        if last >= floor and (_begins_object(frame, last, form, party) or _disagrees(frame, index, last)):
            break
        last += 1
    while last > index + 1 and frame.tokens[last - 1].kind == "mark":
        last -= 1
    return max(last, min(floor, stop))


def _begins_object(frame: Frame, index: int, form: str, party: Placed | None) -> bool:
    """Whether a noun stands behind one that is definite or named, which it cannot qualify: «قوات الجيش تبة الصقر»,
    «قوات التحالف هجوما», «مسلحو التنظيم أسرتها»."""
    behind = party is not None or word(frame, index - 1).startswith("ال")
    before = frame.forms[index - 1]
    plain = not form.startswith("ال") or not before.endswith(("ين", "ون", "ة"))  # «المدنيين العزل»
    if behind and plain and before.startswith("ال") and _is_deed(form):
        return True  # «الجيش | بقصف المستشفى», «الرئيس | التوقيع على»
    if not behind or form.startswith("ال") or frame.tokens[index].kind != "word":
        return False
    written = frame.forms[index]
    if len(written) > 4 and (written.endswith(_THEIRS) or (written.endswith("ا") and not _is_name(written))):
        return True
    forced = party is not None and party.type in _FORCES and word(frame, index - 1).startswith("ال")
    return forced and (written.endswith("ة") or form in marked("in"))


def _disagrees(frame: Frame, first: int, index: int) -> bool:
    """Whether a definite feminine noun stands behind a body of men, whose adjectives are masculine: «الجيش الوطني |
    المدينة»."""
    bodied = frame.keys[first].startswith("ال") and frame.keys[first][2:] in marked("masculine")
    alone = all(frame.keys[at].startswith("ال") and not frame.forms[at].endswith("ة") for at in range(first + 1, index))
    return bodied and alone and frame.keys[index].startswith("ال") and frame.forms[index].endswith("ة")


@lru_cache(maxsize=8192)
def _is_deed(key: str) -> bool:
    """Whether a word is the noun of an act and no adjective: «التوقيع», «بقصف», not «المشترك»."""
    nouns = [(form.cues, clitics) for form, _, clitics in readings(key) if not form.tense]
    return any(clitics == "ب" or any(cue.sort == "deed" for cue in cues) for cues, clitics in nouns)


def _is_name(written: str) -> bool:
    return written.endswith(("يا", "كا"))  # «ليبيا», «أمريكا»


def _begins_another(frame: Frame, first: int, index: int, form: str) -> bool:
    """Whether the word at `index` stands outside the noun phrase that began at `first`."""
    if strip_article(form) in marked("more"):
        return False  # «ثلاثون شخصا آخرون»
    if frame.tokens[index].kind == "number" and word(frame, first) not in marked("count"):
        return True  # «مسلحون 15 شخصا»
    if _is_its_nation(frame, index, form):
        return False  # «دبابة إسرائيلية»
    if form[0] == "و" or (form[0] in "بل" and len(form) > 4 and form not in marked("role")):
        return True
    if index == first + 1 and not word(frame, first).startswith("ال"):
        plural = word(frame, first).endswith(("ون", "ين"))
        if plural or form.startswith("ال"):
            # «قوات الجيش» is one phrase, «مسلحون الجنود» and «مسلحون مطرانا» two, «مسلحون مجهولون» one
            return plural and (form.startswith("ال") or not form.endswith(word(frame, first)[-2:]))
    if index == first + 1 and word(frame, first).startswith("ال") and word(frame, first).endswith("ون"):
        return form.startswith("ال") and not form.endswith(("ون", "وا"))  # «المحتجون | اللوم»
    counted = frame.tokens[index - 1].kind == "number" or word(frame, first) in marked("count")
    definite = word(frame, index - 1).startswith("ال") and len(word(frame, index - 1)) > 4
    if counted and index > first + 1 and definite and not form.startswith("ال"):
        return names_role(frame, index)  # «مئات المتظاهرين قوات الشرطة»
    if not counted and index == first + 1 and frame.forms[index].endswith("ا") and names_role(frame, first):
        return not word(frame, first).endswith("ا")  # «انتحاري تجمعا»
    return names_role(frame, index) and not counted


def _is_its_nation(frame: Frame, index: int, form: str) -> bool:
    """Whether the word at `index` is the adjective of a nation that agrees with the word before it."""
    before = frame.keys[index - 1]
    definite = form.startswith("ال")
    if strip_article(form) not in nations() or definite != before.startswith("ال"):
        return False
    return frame.forms[index].endswith("ة") == (frame.forms[index - 1].endswith(("ة", "ات")))


def _joined(frame: Frame, index: int, found: list[Phrase], party: Placed | None) -> str:
    """The lead of a phrase joined by و to the one right before it: that one's, or "and"."""
    if not found or found[-1].last != index or word(frame, index)[0] != "و":
        return ""
    if party is not None and party.start == frame.tokens[index].start:
        return ""  # «طالبت بغداد واشنطن»
    return found[-1].lead or "and"


def _lead(frame: Frame, index: int, events: set[int], party: Placed | None) -> str:
    """How the phrase at token `index` is tied to what stands before it, through a chain of nouns if need be:
    «الوزير» in «إلى إلغاء زيارة الوزير» stands behind a preposition."""
    if _struck_by(frame, index, party):
        return "agent"
    if party is not None and party.type in _PLACES and _fought_at(frame, index):
        return "in"  # «أسفرت معركة الموصل عن مقتل»
    own = _own_lead(frame, index, party)
    if own == "to" and index and frame.keys[index - 1] in marked("tied"):
        return "other"
    if index > 1 and frame.keys[index - 1] == "من" and not marked("aided").isdisjoint(stems(frame.keys[index - 2])):
        return "other"  # «بإسناد من قوات التحالف»
    if own:
        return own
    name = party is not None and party.type == "PER"
    ties, numbers = frame.vocabulary.key_column(_tie), frame.numbers
    for at in range(index - 1, max(index - 2 - _CHAIN, -1), -1):
        lead, ends, definite, governed = ties[numbers[at]]
        if ends and frame.tokens[at].kind == "mark":
            return ""
        if lead:
            return lead if at == index - 1 or lead != "agent" else ""
        if ends or at in events or (definite and not name):
            return ""
        if governed:
            return "other"
    return ""


def _fought_at(frame: Frame, index: int) -> bool:
    """Whether the word before names a battle or a disaster, whose place follows: «معركة الموصل»."""
    return index > 0 and not marked("battle").isdisjoint(stems(frame.keys[index - 1]))


def _struck_by(frame: Frame, index: int, party: Placed | None) -> bool:
    """Whether a phrase stands behind a blow that is told as the means: «بغارات التحالف», «في قصف قوات النظام», unlike
    «بقصف السيارة»."""
    if index < 2 or marked("strike").isdisjoint(stems(frame.keys[index - 1])):
        return False
    blow = frame.keys[index - 1]
    if "قصف" in stems(blow) and (party is None or party.type not in _FORCES):
        return False
    return blow[0] == "ب" or frame.keys[index - 2] in marked("blown")


def _tie(key: str) -> tuple[str, bool, bool, bool]:
    """What a word is to a noun behind it: (the lead that a preposition gives, whether a chain of nouns ends at it,
    whether it is definite, whether it stands under an attached preposition)."""
    if not key[0].isalnum() and key not in '"«»“”#_-':
        return "", True, False, False
    ends = key in marked("phrase_end") or key in marked("before_noun")
    ways = readings(key)
    purpose = key[0] == "ل" and key[1:] in marked("purpose")  # «تشكل لمحاربة التنظيم»
    attached = key.startswith(("بال", "لل")) or any(set(clitics) & set("بل") for _, _, clitics in ways)
    return _preposition(key), ends, key.startswith("ال"), purpose or attached


def _own_lead(frame: Frame, index: int, party: Placed | None) -> str:
    """What a preposition written on the phrase makes of it."""
    form = word(frame, index)
    token = frame.tokens[index]
    clitics = frame.key[token.start : party.start] if party is not None and party.start < token.end else ""
    if form.startswith("لل") or (form[0] == "ل" and form[1:] in marked("role")) or "ل" in clitics:
        return "to"
    if (form[0] == "ب" and form[1:3] == "ال") or "ب" in clitics:
        return "in" if party is None or party.type in _PLACES else "to"
    return ""


@cache
def _leading() -> frozenset[str]:
    """All prepositions that give a lead."""
    return frozenset(("بين",)).union(*map(marked, ("agent", "in", "to_target", "preposition")))


def _preposition(form: str) -> str:
    """The lead that a preposition gives, "" for other words."""
    if form[:1] in "وف" and any(form[1:] in marked(mark) for mark in _GOVERNING):
        form = form[1:]
    if form not in _leading():
        return ""
    if form == "بين":
        return "between"
    for mark, lead in (("agent", "agent"), ("in", "in"), ("to_target", "to"), ("preposition", "other")):
        if form in marked(mark):
            return lead
    return ""
