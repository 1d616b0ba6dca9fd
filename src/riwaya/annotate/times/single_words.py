"""Words and phrases that are time expressions by themselves: «الآن», «سابقا», «ليلا», «عيد الفطر», «منتصف الليل»."""

from __future__ import annotations

from riwaya.annotate.times.calendar import with_year
from riwaya.annotate.times.clock import clock_time, digital, oclock, with_part
from riwaya.annotate.times.cues import leads, looks_ahead
from riwaya.annotate.times.grammar_words import EARLY, INSIDE, PERHAPS, UNTIL, UP_TO, values_of, words_of
from riwaya.annotate.times.later import followed
from riwaya.annotate.times.moment import Moment, Parsed
from riwaya.annotate.times.relative import daytime, each_day, night_like, weekday
from riwaya.annotate.times.words import Sense, Words
from riwaya.model.revising import replace

_NOT_UNTIL_NOW, _NOT_SOON = tuple(words_of("not_until_now")), words_of("not_soon")
_NOT_SINCE, _ANY = words_of("not_since"), words_of("any")
_THEN_WHOSE, _VERB_BEFORE = tuple(words_of("then_whose")), words_of("verb_before")
_LICENCE = words_of("inside", "during", "since")
_MIDDLES, _NOT_ARTICLE = values_of("middle_of"), words_of("not_article")
_PERHAPS, _TOLD_CLOSER = PERHAPS | words_of("wishing"), words_of("told_closer")
_FUTURE_NAMED, _BY_DAY_AND_NIGHT = words_of("future_named"), words_of("day_night")
_SOME_NIGHT = frozenset((words,) for words in words_of("some_time"))
_PERIODICAL = words_of("periodical")
_OF_VERBS = frozenset("يتن")
_DAY_OF_HERS = words_of("her_day")
_REACHED, _SHORT = words_of("stage_reached"), words_of("short_stretch")
_SAME = words_of("itself")
_STRETCHES = (("المرحلة",), ("الفترة",))
_COMPARATIVE = 4  # letters
_LATER = words_of("told_later")
_LATELY_LED, _RELATIVE, _CLAUSE = words_of("lately_led"), words_of("relative"), 9


def reference(w: Words, i: int, sense: Sense) -> Parsed | None:
    form = w.form(i)
    if form.endswith("لان") and sense.size == 1 and not _written_now(w, i, sense):
        return None
    now = w.form(i - 1) in UP_TO and not w.form(i + 1).endswith(_NOT_UNTIL_NOW)
    if form.endswith("اللحظة") and sense.size == 1 and not now:
        return None  # «حتى اللحظة الأخيرة»
    if form == "يومها" and w.form(i - 1) in _DAY_OF_HERS:
        return None  # «تبدأ يومها باكرا»
    if sense.rest in _STRETCHES and (w.form(i - 1) in _REACHED or w.form(i + sense.size) in _SHORT):
        return None  # «بلوغ هذه المرحلة»: a stage of the cup; «هذه الفترة الوجيزة»: of what is told
    if form.endswith("قريبا") and w.form(i + 1) in _NOT_SOON:
        return None  # «أصبح قريبا من الفوز»
    if w.form(i + 1) == "مضى" and w.form(i - 1) in _ANY:
        return None
    if form.endswith("المستقبل") and sense.size == 1 and _not_future(w, i, sense):
        return None
    if form.endswith("الان") and w.form(i + 1) in _SAME and sense.size == 1:
        return None  # «في الآن نفسه»: at the same time
    some_day = form.startswith("يوم") and (sense.rest or looks_ahead(w.form(i + 1)) or looks_ahead(w.form(i - 1)))
    if (some_day or sense.rest in _SOME_NIGHT) and sense.value == "PAST_REF" and _some_day_ahead(w, i):
        return Parsed(Moment(value="FUTURE_REF"), i + sense.size)
    if form.endswith("وقت") and sense.rest == ("ما",):
        return _some_time(w, i)
    if form.endswith(_THEN_WHOSE) and w.form(i + 1).startswith("ال") and w.form(i + 1) not in _NOT_ARTICLE:
        return None  # «في يومها الأخير»
    if form.endswith("حالا") and w.form(i - 1)[:1] == "ا" and len(w.form(i - 1)) == _COMPARATIVE:
        return None  # «أفضل حالا»
    if w.led(i, "then") is not None and (
        looks_ahead(w.form(i + 1 + (w.form(i + 1) == "فقط")))
        or looks_ahead(w.form(i - 1))
        or (w.form(i - 1) in INSIDE and leads(w, i) > 0)
    ):
        return Parsed(Moment(value="FUTURE_REF"), i + sense.size)
    past = form in _LATER and followed(w, i, i + sense.size)
    return Parsed(Moment(value="PAST_REF" if past else sense.value), i + sense.size)


def lately(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«أخيرا» as "lately", behind the verb of a relative clause («الذي جرى أخيرا») or at its end; else "at last"."""
    if sense.clitics:
        return None
    behind_verb = w.form(i - 2) in _LATELY_LED and w.kind(i - 1) == "word"
    if behind_verb or (w.kind(i + 1) in ("mark", "") and _in_relative_clause(w, i)):
        return Parsed(Moment(value=sense.value), i + 1)
    return None


def _in_relative_clause(w: Words, i: int) -> bool:
    """Whether a relative pronoun stands before token `i` in its clause, a few words back."""
    for k in range(i - 2, max(w.low, i - _CLAUSE) - 1, -1):
        if w.kind(k) == "mark":
            return False
        if w.form(k) in _RELATIVE:
            return True
    return False


def _not_future(w: Words, i: int, sense: Sense) -> bool:
    """Whether «المستقبل» is part of a name, or has a future of its own: «تيار المستقبل», «المستقبل السياسي للحزب»."""
    if w.form(i - 1) in INSIDE or sense.clitics.endswith(("ل", "ب")) or (sense.clitics == "و" and w.previous == i):
        return False  # «في الوقت الحالي والمستقبل»
    before = w.form(i - 1).removeprefix("و").removeprefix("س")
    governed = before[:1] in _OF_VERBS and before not in _FUTURE_NAMED  # «يكون المستقبل», «تشكيل المستقبل»
    return not governed or w.form(i + 1).startswith("ال")


def _some_day_ahead(w: Words, i: int) -> bool:
    """Whether «يوما ما» is one to come: «سيعودون يوما ما», «قد تتوقف يوم ما»."""
    perhaps = any(w.form(k).removeprefix("و") in _PERHAPS for k in range(max(w.low, i - 7), i))
    return leads(w, i) > 0 or perhaps


def _some_time(w: Words, i: int) -> Parsed | None:
    """«قدر المنزل في وقت ما بمليون», «سيعود في وقت ما»; not «في وقت ما من الخريف»."""
    last = i + 2
    if w.form(i - 1) != "في" or w.form(last) in _TOLD_CLOSER or w.form(last)[:1] in ("ي", "ت"):
        return None
    lead = leads(w, i) or int(_some_day_ahead(w, i))
    return Parsed(Moment(value="FUTURE_REF" if lead > 0 else "PAST_REF"), last) if lead else None


def fixed(w: Words, i: int, sense: Sense) -> Parsed | None:
    """Words whose value is written in the table: «يوميا», «وقت طويل», «منذ فترة»."""
    type_ = {"set": "SET", "vague": "DURATION"}.get(sense.kind, "DATE")
    after = w.form(i + sense.size)
    if sense.kind == "since" and (after in _NOT_SINCE or (sense.rest == ("زمن",) and after.startswith("ال"))):
        return None  # «قبل زمن الفضائيات»
    if type_ == "SET" and w.form(i - 1) in _PERIODICAL:
        return None  # «تقريرا أسبوعيا»
    if type_ == "DURATION" and sense.size == 1 and (not w.before(i, "span") or w.form(i + 1).startswith("ال")):
        return None  # «أجمل لحظات المباراة»
    return Parsed(Moment(type=type_, value=sense.value), i + sense.size)


def past_noun(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«في الماضي» as a noun."""
    if w.form(i) == "السابق" and w.form(i - 1) in INSIDE and w.form(i + 1) != "من":
        return Parsed(Moment(value="PAST_REF"), i + 1)
    if w.form(i) == "الماضي" and w.form(i - 1) in INSIDE and w.kind(i + 1) != "number":
        return Parsed(Moment(value="PAST_REF"), i + 1)
    del sense
    return None


def _written_now(w: Words, i: int, sense: Sense) -> bool:
    """Whether «الآن» is written with its plain alif first: «آلان» and «ألان» are names, and so is «كالان»."""
    token, text = w.tokens[i], w.frame.text
    if sense.clitics == "ك" and text.raw[text.raw_index(token.end - 2)] != "آ":
        return False
    return text.raw[text.raw_index(token.end - 4)] == "ا" or token.form.endswith("للان")


# At all hours.
_ALWAYS = frozenset(tuple(words.split()) for words in words_of("always"))


def part_of_day(w: Words, i: int, sense: Sense) -> Parsed | None:
    """A part of the day alone: «ليلا», «صباحا»; the day is that of the text."""
    k = i + sense.size
    if w.form(i) == "ضحى" and (w.form(i - 1) in _VERB_BEFORE or w.form(k)[:1] == "ب"):
        return None  # «ضحى بحياته»: he sacrificed
    timed = _timed(w, k)
    if timed is not None:
        return Parsed(replace(timed.moment, clock=with_part(timed.moment.clock, sense.value)), timed.last)
    if sense.size > 1 and (w.kind(i - 1) == "number" or w.sense(i - 1, "ordinal") or w.sense(k, "weekday")):
        return None
    if w.form(i) in _BY_DAY_AND_NIGHT and _and_the_other(w, i):
        return None  # «تعمل بالشمس نهارا وبالبطارية ليلا»
    if (w.form(i), w.form(i + 1)) in _ALWAYS or (w.form(i - 1), w.form(i)) in _ALWAYS:
        return None
    follow = w.sense(k, "weekday")
    if follow is not None and not follow.weak:
        found = weekday(w, k, follow)
        return Parsed(replace(found.moment, type="TIME", daypart=sense.value), found.last)
    return Parsed(Moment(type="TIME", unit="D", shift=0, base="near", daypart=sense.value), k)


def _and_the_other(w: Words, i: int) -> bool:
    """Whether day and night stand side by side, and so stand for every one."""
    near = {w.form(k).removeprefix("و") for k in (*range(max(w.low, i - 6), i), *range(i + 1, i + 7))}
    return bool(near & (_BY_DAY_AND_NIGHT - {w.form(i)}))


def _timed(w: Words, i: int) -> Parsed | None:
    """«الساعة 7» or ``7:00`` at `i`."""
    hour = w.sense(i, "unit")
    if hour is not None and hour.value == "H 1":
        return oclock(w, i, hour)
    return clock_time(w, i) if digital(w, i) is not None and w.form(i + 1) == ":" else None


def time_of_day(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«الليلة الماضية»; alone only after في or خلال («خلال النهار»)."""
    found = daytime(w, i, sense)
    tonight = w.form(i) == "الليلة" and not w.form(i + 1).endswith("ة") and w.form(i + 1) not in ("التي", "و")
    if found is None and tonight:
        about = w.sense(i + 1, "modifier")
        clock = _timed(w, i + 1 + (about.size if about else 0))  # «الليلة حوالي الساعة 7»
        time, last = (with_part(clock.moment.clock, "EV"), clock.last) if clock else ("", i + 1)
        return Parsed(Moment(type="TIME", unit="D", shift=0, daypart="" if time else "NI", clock=time), last)
    if found is not None or not (w.form(i - 1) in _LICENCE or (w.form(i - 1) in UNTIL and w.form(i - 3) != "من")):
        return found
    if w.form(i).endswith("العصر") and _qualified(w, i + 1):
        return None  # «العصر الحجري»: an age
    if each_day(w, i):
        return None
    early = w.form(i + 1) in EARLY
    return Parsed(Moment(type="TIME", unit="D", shift=0, base="near", daypart=sense.value), i + 1 + early)


def _qualified(w: Words, i: int) -> bool:
    """Whether a definite word that names no day stands at `i`."""
    return w.form(i).startswith("ال") and w.form(i) not in _NOT_ARTICLE and w.sense(i, "weekday") is None


def holiday(w: Words, i: int, sense: Sense) -> Parsed | None:
    month, day_, *nth = (int(x) for x in sense.value.split("-"))
    if nth:  # «عيد الشكر»: the fourth Thursday of November
        return with_year(w, i + sense.size, Moment(month=month, weekday=day_, nth=nth[0]))
    hijri = sense.kind == "feast"
    return with_year(w, i + sense.size, Moment(month=month, day=day_, hijri=hijri))


def midnight(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«منتصف الليل», «منتصف ليل الجمعة», «منتصف النهار»."""
    form = w.form(i + 1)
    if sense.value != "MID" or form not in _MIDDLES:
        return None
    moment, last = Moment(type="TIME", unit="D", shift=0, base="near"), i + 2
    inner = night_like(w, last)
    if inner is not None:
        moment, last = inner
    elif not form.startswith("ال"):
        return None
    return Parsed(replace(moment, type="TIME", clock=_MIDDLES[form]), last)
