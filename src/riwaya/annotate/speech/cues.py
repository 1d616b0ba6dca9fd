"""Cues that are verbs or participles, each with its speaker and the start of its content."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.annotate.speech.agents import by_agent
from riwaya.annotate.speech.complements import complement_of
from riwaya.annotate.speech.drafts import Draft, cue_at
from riwaya.annotate.speech.held_off import apart_object, as_for
from riwaya.annotate.speech.issuers import carrier
from riwaya.annotate.speech.lexicon import Use, bare_of, speech_words
from riwaya.annotate.speech.main_subjects import had_said
from riwaya.annotate.speech.marks import Complement
from riwaya.annotate.speech.misread import misread
from riwaya.annotate.speech.named_before import PLACES
from riwaya.annotate.speech.no_speaker import is_held
from riwaya.annotate.speech.nouns import is_content_noun
from riwaya.annotate.speech.objects import BLAME, is_nominative
from riwaya.annotate.speech.other_senses import WISHES, only_behind_objects
from riwaya.annotate.speech.participles import participle, therein
from riwaya.annotate.speech.phrasal import IN_VAIN, WEAK, resumes_words
from riwaya.annotate.speech.phrases import gender_of, noun_phrase
from riwaya.annotate.speech.relative_subjects import Before, those_who
from riwaya.annotate.speech.relays import boundary, postposed, relayed
from riwaya.annotate.speech.resumed import RESUMES, cleft, resumed
from riwaya.annotate.speech.sources import speaks
from riwaya.annotate.speech.statements import STANDS_IN, WITHIN, has_pronoun, is_statement
from riwaya.annotate.speech.subject_scan import HOLDS
from riwaya.annotate.speech.subjects import subject_before
from riwaya.annotate.speech.text import SpeechText, reports

_NAME = 8
_SEEN = _DESPITE = 6
_IN_SPITE = frozenset(("رغم", "بالرغم", "على", "مع"))
_RELAY = "نقل"
_AS_IT = frozenset(("لما", "كما", "حسبما", "مثلما", "وفقما", "بحسبما"))
_WHATEVER = frozenset(("ما", "بما", "عما", "مما", "لما"))
_EVERYBODY = speech_words("everybody")
_AS_HE = speech_words("as he")
_WHILE = speech_words("while")
_SETS_OUT = speech_words("sets out")
_THEREIN = frozenset(("فيه", "فيها"))
_HAD = frozenset(("كان", "كانت", "قد"))


def verb_drafts(text: SpeechText, first: int, stop: int) -> Iterator[Draft]:
    """Statements introduced by verbs and participles in the sentence `first..stop`, in order."""
    for index in text.frame.forms_where(reports, first, stop):
        word = text.words[index]
        if text.timed[index] or (index in text.named and text.named[index].last == index + 1):
            continue
        draft = boundary(text, index, first)
        if draft is not None:
            yield draft
            continue
        for use in word.uses:
            if use.kind == "verb" and not misread(text, index, use):
                draft = _verb(text, index, use, first, stop)
            elif use.kind == "participle" and text.form(index) in IN_VAIN and _seen(text, index):
                continue  # «لا ترى مبررا لـ»
            elif use.kind == "participle" and not word.classes and (word.source is None or _calls(text, index, use)):
                draft = participle(text, index, use, first, stop)
            if draft is not None:
                yield draft
                break


def _verb(text: SpeechText, index: int, use: Use, first: int, stop: int) -> Draft | None:
    apart_told = cleft(text, use, index, stop) or by_agent(text, use, index, stop)
    if apart_told is not None:
        return apart_told  # «ما تريده الوزارة هو», «اتهم من قبل اللجنة بأنه»
    before = _really_before(text, index, use, _before(text, index, use, first))
    behind = index + 1
    if text.form(behind) in RESUMES and _after_relative(text, index):
        taken = resumed(text, use, index, first, stop)
        if taken is not None and use.verb.past not in WEAK:
            return taken  # «الشروط التي يطالب بها الرئيس»
    if use.verb.past in STANDS_IN:
        if text.form(behind) in _THEREIN:
            return therein(text, index, use, (first, stop))
        if text.form(behind) != "في" or text.form(index - 1) in _AS_IT:
            return None  # «وفقا لما ورد في»
        behind += 1
    wants = (before.subject is None or before.embedded or before.weak) and not has_pronoun(text, index)
    found = complement_of(text, use, behind, stop, wants_subject=wants)
    weak = use.verb.past in WEAK and not resumes_words(text, index, use)
    taken_up = use.pronoun and _after_relative(text, index) and not any("+" in take for take in use.verb.takes)
    if taken_up and "blame" not in use.verb.takes and use.verb.past not in HOLDS:
        # «القلق الذي شرحه الرئيس»: what was said stands before.
        return None if weak else resumed(text, use, index, first, stop)
    if found is None:
        return None if weak else _elsewhere(text, use, index, first, stop)
    apart = use.pronoun and found.how == "clause" and text.form(index - 1) in _WHATEVER
    apart = apart and text.words[found.begin - 1].comp_clitics != "ب" and text.form(found.begin - 2) != "من"
    if apart and any(text.is_comma(at) or _saying(text, at) for at in range(index + 1, found.begin)):
        return None  # «وحول ما كتبه فلان، أكد آخر أن», «علق على ما قاله فلان قائلا إن»
    if use.pronoun and found.how == "quote" and text.form(index - 1) in _WHATEVER and "ب" not in use.verb.takes:
        return None  # «إن ما أعلنه الرئيس "هو حقيقة"», said of it
    if text.form(index - 1) == "كما" and text.is_comma(index - 2) and found.subject and text.is_comma(found.subject[1]):
        return None  # «…، كما تقول الوزيرة، علينا أن …»
    subject, inherited = _subject(text, use, found, before, (index, first))
    shown = _behind_this(text, found, stop) if inherited else None
    if shown is not None:
        subject, inherited = shown, False
    draft = Draft(
        verb=use.verb,
        kind="verb",
        cue=(index, behind),
        cue_at=(
            cue_at(text, index, use)[0],
            text.tokens[behind - 1].end - (len(use.pronoun) if behind == index + 1 else 0),
        ),
        clause=_clause_start(text, before.clause, first),
        subject=subject,
        embedded=before.embedded and (subject is None or subject != found.subject or _after_relative(text, index)),
        bounded=before.embedded or _subordinate(text, before.clause, first),
        inherited=inherited,
        rule=f"verb-{found.how}",
    )
    draft.spoken(use).told(found)
    if shown is not None:
        draft.end, draft.closed = found.begin + 1, True
    if use.verb.past == _RELAY:
        return relayed(text, draft)
    if use.verb.past in STANDS_IN and subject is None:
        return None
    return draft if is_statement(text, draft, found) else None


def _elsewhere(text: SpeechText, use: Use, index: int, first: int, stop: int) -> Draft | None:
    """What was said stands before the verb at `index`; nothing was of «مناطق تهددها الحركة», «وثيقة تعدها لندن»."""
    done = use.pronoun and ("object+ب" in use.verb.takes or use.verb.act == "promise")
    taken = None if done else resumed(text, use, index, first, stop)
    return taken or postposed(text, use, index, first, stop)


def _seen(text: SpeechText, index: int) -> bool:
    """Whether the word at `index` is what somebody does not see («لا ترى موسكو مبررا لـ»)."""
    before = (use.verb.past for at in range(max(0, index - _SEEN), index) for use in text.words[at].uses)
    return "راى" in before


def _calls(text: SpeechText, index: int, use: Use) -> bool:
    """«بيانا، داعية إلى الهدوء»: a participle that is a noun of persons elsewhere, with its preposition behind it."""
    if use.clitics or text.form(index + 1) not in use.verb.takes:
        return False
    called = text.form(index) == "داعية" and is_content_noun(text.form(index + 2))  # «الأصوات فيها داعية إلى وقف»
    return text.is_comma(index - 1) or called


def _really_before(text: SpeechText, index: int, use: Use, before: Before) -> Before:
    """What stands before the verb at `index`, seen who brings words forward and what its pronoun means."""
    brought = carrier(text, index) if before.embedded and not use.clitics and not use.pronoun else None
    if brought is not None:
        return Before(brought, index, False)
    there = before.subject if use.pronoun else None
    if there and (apart_object(text, index) or (before.embedded and _is_object(text, index, use, there))):
        return before._replace(subject=None)  # «خطاب وصفه بأنه», «الخطاب الذي حملته مسؤولية»
    return before


def _is_object(text: SpeechText, index: int, use: Use, noun: tuple[int, int]) -> bool:
    """Whether the pronoun behind the verb at `index` means the noun before it, which then says nothing."""
    bare = noun[1] == index and not text.form(noun[0]).startswith("ال") and noun[0] not in text.named
    known = gender_of(text, noun)
    if bare:
        return known == {"ه": "m", "ها": "f"}.get(use.pronoun, "-")
    at = index
    while at > 1 and text.form(at - 1) in _HAD:
        at -= 1  # «البعثة التي كانت قد دعتها إلى»
    return _after_relative(text, at) and known in ("", {"ه": "m", "ها": "f"}.get(use.pronoun, "-"))


def _saying(text: SpeechText, index: int) -> bool:
    """Whether a participle that leads to other words stands at `index`."""
    return any(use.kind == "participle" and not use.clitics for use in text.words[index].uses)


def _behind_this(text: SpeechText, found: Complement, stop: int) -> tuple[int, int] | None:
    """«ويؤكد ذلك الأستاذ فلان»: who speaks stands behind ذلك."""
    if found.how != "object" or found.object_seen or text.form(found.begin) not in ("ذلك", "هذا"):
        return None
    first = found.begin + 1
    end = noun_phrase(text, first, stop)
    source = text.words[first].source
    told = end > first and (text.starts_name(first) or (source is not None and source.type != "report"))
    return (first, end) if told and text.form(first).startswith("ال") | text.starts_name(first) else None


def _before(text: SpeechText, index: int, use: Use, first: int) -> Before:
    """What stands before the verb at `index`; nothing counts before «وقال» and «جاء في»."""
    joined = use.clitics[:1] in ("و", "ف") and use.clitics != ""
    told = as_for(text, index, first) if joined and use.clitics[0] == "ف" else None
    if told is not None:
        return Before(told, told[0] - 1, False)
    if joined and use.tense == "present" and index > first + 1 and _twin(text, index, use):
        return subject_before(text, index - 1, first, use.gender)  # «إيران التي ترفض وتشكك في»
    if joined or index == first or use.verb.past in STANDS_IN:
        return Before(None, index, False)
    before = subject_before(text, index, first, use.gender)
    if text.form(index + 1) in WITHIN and before.subject is not None and before.subject[1] == index:
        # «بيانا قال فيه»: what stands before is where it was said.
        return before._replace(subject=None, embedded=True)
    if use.clitics[-1:] == "ل" and before.embedded and before.subject is not None:
        return Before(None, index, False)  # «رسم دائرة ليؤكد بها أن»
    began = _set_out(text, index, use, first) if before.subject is None and not use.clitics else None
    if began is not None:
        return Before(began, began[0] - 1, False)
    had = had_said(text, index, first) if text.form(index - 1) == "قد" and not use.clitics else None
    if had is not None and (before.subject is None or before.weak):
        return Before(had[1], had[0], False)
    if before.subject is not None and text.form(before.subject[0] - 1) in _AS_HE:
        link = before.subject[0] - 1
        named = next((actor for actor in text.actors_in(link - _NAME, link) if actor.last == link), None)
        if named is not None and named.type == "PER":
            return before._replace(subject=(named.first, named.last))  # «فلان وهو نائب الرئيس يقول»
    return before


def _set_out(text: SpeechText, index: int, use: Use, first: int) -> tuple[int, int] | None:
    """«مضى الخطيب يقول», «راحت الصحيفة تتهم», «خرج الوزير أمس يعلن»: the subject of the verb of beginning before."""
    if use.tense != "present" or text.words[index - 1].comp or "rel" in text.words[index - 1].classes:
        return None
    for at in range(index - 2, max(first, index - _NAME) - 1, -1):
        if text.tokens[at].kind == "mark":
            return None
        if bare_of(text.form(at)) in _SETS_OUT:
            end = noun_phrase(text, at + 1, index)
            known = gender_of(text, (at + 1, end)) in ("", use.gender)
            there = end > at + 1 and (end == index or all(text.timed[end:index]))
            return (at + 1, end) if known and there else None
    return None


def _twin(text: SpeechText, index: int, use: Use) -> bool:
    """Whether a verb of the same tense and gender without a clitic stands right before the verb at `index`."""
    alike = (use.tense, use.gender, use.number)
    uses = (other for other in text.words[index - 1].uses if other.kind == "verb" and not other.clitics)
    return any((other.tense, other.gender, other.number) == alike for other in uses)


def _subject(
    text: SpeechText, use: Use, found: Complement, before: Before, place: tuple[int, int]
) -> tuple[tuple[int, int] | None, bool]:
    """The speaker's tokens and whether it has to be carried over."""
    index, first = place
    asks = found.how == "preposition" and any(take.startswith("object+") for take in use.verb.takes)
    if (
        asks
        and found.subject is not None
        and text.form(index + 1) in WITHIN
        and not found.object_seen
        and (text.tokens[found.subject[0]].kind != "number")
    ):
        return None, True  # «رسالة تطالب فيها واشنطن بـ»: the only noun is who is asked
    if before.weak and found.subject is not None and speaks(text, found.subject):
        return found.subject, False
    casts = use.verb.past == "القى"  # «وألقى الحزب اللوم على»
    accused = (text.form(found.begin) in BLAME and not casts) or only_behind_objects(use.verb.takes)
    accused = accused or (found.subject is not None and _is_addressed(text, use, found.subject))
    his = text.words[index - 1].comp_pronoun == ("ها" if use.gender == "f" else "ه") and use.number == "s"
    alone = found.subject is not None and not found.object_seen and not use.pronoun
    if his and alone and (accused or use.verb.act == "demand"):
        return None, True  # «نفى الوزير أنه أمر الشرطة بـ»
    if found.subject is not None and before.subject is None and accused and not found.object_seen and not use.pronoun:
        # «وتتهم إسرائيل بـ»: the only noun between is the accused.
        joined = use.clitics[:1] in ("و", "ف") and use.clitics != "" and not is_nominative(text.form(found.subject[0]))
        alone = (text.form(found.begin) in BLAME and not casts) or _is_addressed(text, use, found.subject)
        if joined and (index > first or alone or not speaks(text, found.subject)):
            return None, True
    only = accused and not found.object_seen and not use.pronoun and _after_relative(text, index)
    if before.embedded and found.pronoun and before.subject is not None and _is_place(text, before.subject):
        return None, True  # «الأراضي التي تقول إنها …»: what is spoken of
    if before.subject is not None and (found.subject is None or not before.embedded or only):
        return before.subject, False  # «الممثلة التي اتهمت المنتج بـ»: the noun behind is the accused
    if found.subject is not None:
        return (None, True) if is_held(text, use, found) else (found.subject, False)
    told = those_who(text, index) if not (use.pronoun or found.pronoun) else None
    return told, told is None


def _is_addressed(text: SpeechText, use: Use, phrase: tuple[int, int]) -> bool:
    """«ودعا المجتمع الدولي إلى», «وطالب جميع الأطراف بـ»: everybody is asked and asks nobody."""
    return use.verb.act == "demand" and use.verb.past not in WISHES and text.form(phrase[0]) in _EVERYBODY


def _subordinate(text: SpeechText, clause: int, first: int) -> bool:
    """Whether the clause stands at the head of its sentence and depends on what follows («بعدما أعلن …، بدأ …»)."""
    that = text.words[clause - 1]
    if clause - first < _DESPITE and that.comp and bare_of(text.form(first)) in _IN_SPITE:
        return True  # «وبالرغم من أن الوزير يرى أن …، عاد»
    if clause == first + 1 and bare_of(text.form(first)) in _WHILE:
        return True  # «وفيما يرى الخبراء أن …، تظهر الأرقام»
    return (
        first < clause <= first + 2
        and bool(text.words[clause - 1].classes & {"conj", "out"})
        and not (text.words[clause - 1].classes & {"co"})
    )


def _is_place(text: SpeechText, phrase: tuple[int, int]) -> bool:
    """Whether a phrase names a place, which says nothing."""
    named = text.named.get(phrase[0])
    return text.form(phrase[0]) in PLACES or (named is not None and named.type == "LOC")


def _after_relative(text: SpeechText, index: int) -> bool:
    return index > 0 and "rel" in text.words[index - 1].classes


def _clause_start(text: SpeechText, clause: int, first: int) -> int:
    """The clause with the connectives before it («لكن», «في حين», «وكان»)."""
    while clause > first and text.tokens[clause - 1].kind == "word":
        word = text.words[clause - 1]
        in_time = text.form(clause - 1) == "حين" and text.form(clause - 2) in ("في", "وفي")
        if not word.classes & {"conj", "co", "aux"} or word.comp or "rel" in word.classes or (clause - 1) in text.named:
            break
        clause -= 2 if in_time else 1
    return clause
