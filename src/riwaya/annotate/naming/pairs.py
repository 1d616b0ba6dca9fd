"""Two parties in one phrase: «القوات الأميركية والتركية», «الحكومتين الفرنسية والألمانية», «نظام بشار الأسد»."""

from __future__ import annotations

from riwaya.annotate.naming.name_forms import with_longer_names
from riwaya.annotate.naming.phrases import RULED, Phrase, PhraseReader
from riwaya.annotate.naming.words import SPACE
from riwaya.lang.register import Institution, Nisba, Registered, Word, name_edges

# Behind these words stands another party in a body's name, of these types, with this preposition: «مجلس حقوق
# الإنسان التابع للأمم المتحدة», «الجامعة الأمريكية في بيروت».
_INNER = {
    "التابع": ("ORG FORCE GPE", "ل"),
    "التابعه": ("ORG FORCE GPE", "ل"),
    "في": ("LOC GPE", ""),
}


def with_second(reader: PhraseReader, phrase: Phrase) -> Phrase:
    """The phrase, with the party of the same kind whose adjective follows behind «و» among its inner ones."""
    words, at = reader.words, phrase.last
    if at >= len(words) or words.gap[at] != SPACE or words.keys[at][0] != "و" or "nisba" not in reader.kinds[at]:
        return phrase
    noun = _noun(reader, phrase)
    if noun is None or noun.gender == "p":
        return phrase
    for hit in reader.hits(at):
        nisba = hit.entry.payload
        if hit.option.clitics != "و" or not isinstance(nisba, Nisba):
            continue
        state = reader.register.parties.get(nisba.state)
        if nisba.definite and nisba.gender == noun.gender and state is not None and state.type == "GPE" and state.qid:
            party = reader.register.compose(noun, nisba.state)
            whole = (phrase.start, words.end[hit.last - 1])
            second = reader.made(hit, at, hit.last, party, "institution", surfaces=(whole,), state=nisba.state)
            own = phrase.surfaces or ((phrase.start, words.end[phrase.last - 1]),)
            return phrase._replace(inner=(*phrase.inner, second), surfaces=(*own, whole))
    return phrase


def _noun(reader: PhraseReader, phrase: Phrase) -> Institution | None:
    """The institution word of a phrase that ends with the adjective of its state."""
    for hit in reader.hits(phrase.first):
        institution = hit.entry.payload
        if not isinstance(institution, Institution) or institution.form != "construct" or hit.last >= phrase.last:
            continue
        adjective = reader.nisba(hit.last, definite=True, gender=institution.gender)
        if adjective is not None and adjective[1] == phrase.last:
            return institution
    return None


def with_ruler(reader: PhraseReader, phrase: Phrase) -> Phrase:
    """A registered body with the person or state in its name: «نظام بشار الأسد», «التحالف الذي تقوده السعودية»."""
    keys = reader.words.keys
    for at in range(phrase.first + 1, phrase.last):
        before = keys[at - 1]
        wanted = _INNER.get(before) or (("GPE", "") if before in name_edges("led") else ("PER", ""))
        if wanted == ("PER", "") and at != phrase.first + 1:
            continue
        ruler = reader.read(at)
        if at == phrase.first + 1 and (ruler is None or ruler.rule != "register"):
            ruler = reader.read(_past_title(reader, at))
        inside = ruler is not None and ruler.rule == "register" and ruler.last <= phrase.last
        if ruler is not None and inside and ruler.party.type in wanted[0] and wanted[1] == ruler.clitics:
            return phrase._replace(inner=(ruler,))
    return phrase


def _past_title(reader: PhraseReader, at: int) -> int:
    """The word after a title and its adjective at word `at`: «الرئيس السوري» + «بشار الأسد»."""
    for hit in reader.hits(at):
        if hit.entry.kind == "titles" and hit.last < len(reader.words):
            adjective = reader.nisba(hit.last, definite=True)
            return adjective[1] if adjective is not None else hit.last
    return at


def with_office(reader: PhraseReader, person: Phrase) -> Phrase:
    """A person named in full, with other extents of the name, or the office or government whose head it is."""
    longer = with_longer_names(reader.words, person)
    return (owned_by(reader, longer) if longer.rule == "title-name" else None) or longer


def owned_by(reader: PhraseReader, person: Phrase) -> Phrase | None:
    """The office or government that stands before a person's short name: «مكتب السوداني», «حكومة الكاظمي»; or before
    title and name: «حكومة الرئيس عبد ربه منصور هادي»."""
    words, at = reader.words, person.first - 1
    if at < 0 or person.clitics or person.party.type != "PER" or words.gap[person.first] != SPACE:
        return None
    person = person._replace(rule="register") if person.rule == "short" else person
    for hit in reader.hits(at):
        row = hit.entry.payload
        if hit.last != person.first:
            continue
        if isinstance(row, Institution) and row.form == "genitive" and row.head in RULED and person.party.country:
            known = reader.register.find_named(f"{row.head} {words.keys[person.last - 1]}")
            party = known[0] if len(known) == 1 else reader.register.compose(row, person.party.country)
            return reader.made(hit, at, person.last, party, "institution", inner=(person,), state=person.party.country)
        if hit.entry.kind == "name_heads" and isinstance(row, Word) and "person" in row.third.split():
            start = words.start[at] + hit.option.length
            key = "-".join([reader.first_key(hit, at), *words.keys[person.first : person.last]])
            name = words.frame.text.chars[start : words.end[person.last - 1]]
            return Phrase(
                at,
                person.last,
                start,
                Registered("x-" + key, row.first, "", name),
                "headed",
                hit.option.clitics,
                inner=(person,),
            )
    return None


__all__ = ["owned_by", "with_office", "with_ruler", "with_second"]
