"""Questions as a page asks them: what people give stays; a topic that stands for a question gets a title, which tells
what is done to what where the statements say so («محاولة الانقلاب»), in English too where the words are known."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from riwaya.lang.ar import fold, key_of
from riwaya.lang.ar.stem import stem
from riwaya.model import Claim, Question, Reading
from riwaya.views.evidence import StoryIndex
from riwaya.views.gloss import described
from riwaya.views.glossary import is_counted, is_listed, look, upright
from riwaya.views.labels import label

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u064b-\u0652\u0670])*")
_SIGNS = re.compile("[\u064b-\u0652\u0670\u0640]")
_DEFINITE = re.compile(r"(?:[وف]?[بك]?ال|[وف]?لل)(?=\w{2})")
_PREPOSITIONS = frozenset(("من", "علي", "عن", "الي", "في", "مع", "بين", "بشان", "حول", "ضد"))
_PRONOUNS = ("ها", "هم", "هما", "نا", "كم")
_PLACES = frozenset(("GPE", "LOC"))
_TELLING = ("quality", "nation")
# So many statements must use a phrase, and what share of those that name the topic: what is done to it must be what
# most speak of, for parties that differ do so about just that.
_FEWEST, _OFTEN, _MOSTLY = 2, 0.15, 0.4


@dataclass(slots=True)
class _Told:
    """How statements name a topic: its spellings, what stands before and behind it, the places they name."""

    times: int = 0
    plain: Counter[str] = field(default_factory=Counter)
    before: Counter[str] = field(default_factory=Counter)
    behind: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)


def question_text(index: StoryIndex, question: Question, language: str = "ar") -> str:
    """The words of a question in a language: as given, else a title made of what the statements say."""
    if language == "en" and question.text_en:
        return question.text_en
    if question.given:
        return question.text
    arabic, english = _titles(index).get(question.text, (question.text, ""))
    return english if language == "en" and english else arabic


@lru_cache(maxsize=2)
def _titles(index: StoryIndex) -> dict[str, tuple[str, str]]:
    """For the words of every topic that stands for a question: its title in Arabic and in English ("" where its words
    are not known)."""
    topics = {q.text: tuple(map(_stem, q.text.split())) for q in index.story.questions if not q.given}
    told: defaultdict[str, _Told] = defaultdict(_Told)
    for reading in index.story.readings if topics else ():
        for claim in reading.claims:
            _count(reading, claim, topics, told)
    return {text: _title(index, text, told[text]) for text in topics}


def _count(reading: Reading, claim: Claim, topics: dict[str, tuple[str, ...]], told: dict[str, _Told]) -> None:
    """How a statement names the topics."""
    words = [_SIGNS.sub("", word) for word in _WORD.findall(reading.article.quote(claim.content))]
    stems = [_stem(word) for word in words]
    for text, topic in topics.items():
        places = [at for at in range(len(words)) if tuple(stems[at : at + len(topic)]) == topic]
        if places:
            at, one = places[0], told[text]
            one.times += 1
            one.plain[" ".join((_definite(words[at]), *words[at + 1 : at + len(topic)]))] += 1
            before = _before(words, at)
            if before:
                one.before[before] += 1
            one.behind.update(_behind(words, at + len(topic)))
            one.places.update(dict.fromkeys(_places(reading, claim), 1))


def _before(words: Sequence[str], at: int) -> str:
    """What is done to a topic, as a noun before it, with its preposition: «محاولة», «الانسحاب من»; the noun that an
    adjective goes with: «الضغوط» before «الاقتصادية»."""
    if at and _kind(words[at]) in _TELLING and _DEFINITE.match(words[at - 1]):
        return _definite(words[at - 1]) if words[at].startswith("ال") and _kind(words[at - 1]) == "noun" else ""
    if at > 1 and key_of(fold(words[at - 1])) in _PREPOSITIONS:
        noun, rest = words[at - 2], f" {words[at - 1]}"
        return f"{_definite(noun)}{rest}" if _DEFINITE.match(noun) and _kind(noun) == "noun" else ""
    if not at or _DEFINITE.match(words[at - 1]):
        return ""
    noun = words[at - 1]
    bare = noun[1:] if noun[0] in "ولب" and _kind(noun[1:]) == "noun" else noun
    return bare if _kind(bare) == "noun" and not bare.endswith(_PRONOUNS) else ""


def _behind(words: Sequence[str], at: int) -> Iterator[str]:
    """What tells which topic is meant: «النووي», «عن القس», «على تركيا»."""
    if at < len(words) and words[at].startswith("ال") and _kind(words[at]) in _TELLING:
        if _DEFINITE.match(words[at - 1]):
            yield words[at]
    elif at + 1 < len(words) and key_of(fold(words[at])) in _PREPOSITIONS and _tells_which(words[at + 1]):
        yield f"{words[at]} {words[at + 1]}"


def _tells_which(word: str) -> bool:
    """Whether a known word behind a preposition names something: «في مدينة» leaves open in which."""
    return bool(described(f"هيئة في {word}")) and (word.startswith("ال") or not _kind(word))


def _kind(word: str) -> str:
    """What the table of glosses says a word is."""
    row = look(word)
    return row.kind if row is not None else ""


def _places(reading: Reading, claim: Claim) -> Iterator[str]:
    """The places that a statement names."""
    types = {party.key: party.type for party in reading.parties}
    for mention in reading.actors:
        if claim.content.start <= mention.span.start < claim.content.end and types.get(mention.party) in _PLACES:
            yield mention.party


def _title(index: StoryIndex, text: str, told: _Told) -> tuple[str, str]:
    """(Arabic, English) title of a topic; where no phrase says more, with the places that its statements name."""
    definite = Counter({said: count for said, count in told.plain.items() if said.startswith("ال")})
    plain = upright(_unowned(_most(definite, 1) or _most(told.plain, 1) or text))
    before = _most(told.before, max(_FEWEST, told.times * _MOSTLY))
    behind = _most(told.behind, max(_FEWEST, told.times * _OFTEN))
    phrases = ((before, plain, behind), (before, plain), (plain, behind), (plain,))
    arabic, *shorter = (" ".join(filter(None, parts)) for parts in phrases)
    english = next(filter(None, (described(said, articles=True) for said in (arabic, *shorter))), "")
    if " " in arabic:
        return arabic, english
    often = sorted(told.places, key=lambda key: (-told.places[key], key))
    places = [key for key in often[:2] if told.places[key] >= _FEWEST]
    if not places:
        the = "the " if arabic.startswith("ال") and english and is_counted(english) else ""
        return f"{label('said_of')} {arabic}", f"{label('said_of', 'en')} {the}{english}" if english else ""
    named = [label("list_comma", to).ljust(2).join(index.name(key, to) for key in places) for to in ("ar", "en")]
    return f"{arabic}: {named[0]}", f"{english}: {named[1]}" if english else ""


def _unowned(said: str) -> str:
    """A known noun without what says whose it is, with its article: «التزامها», «التزام» → «الالتزام»."""
    for ending in ("", *_PRONOUNS, "ه"):
        noun = said.removesuffix(ending)
        if said.endswith(ending) and " " not in said and is_listed(noun):
            return f"ال{noun}"
    return said


def _most(counts: Counter[str], least: float) -> str:
    """What was counted most, at least so often; "" when nothing was."""
    best = min(counts, key=lambda said: (-counts[said], said), default="")
    return best if counts[best] >= least else ""


def _definite(word: str) -> str:
    """A word with its article alone: «للاتفاق» → «الاتفاق»; others as they are."""
    match = _DEFINITE.match(word)
    return f"ال{word[match.end() :]}" if match else word


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    return stem(key_of(fold(word)))
