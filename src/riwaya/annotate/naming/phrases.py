"""Noun phrases that name a party: register names, institution + state, role + name, unnamed sources."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from riwaya.annotate.naming.phrase import Hit, Phrase, definite_heads
from riwaya.annotate.naming.roles import read_role
from riwaya.annotate.naming.words import BRACKET, COMMA, HARD, QUOTE, SPACE, Words
from riwaya.lang.ar.name_features import word_levels
from riwaya.lang.name_words import slug
from riwaya.lang.names import name_tagger
from riwaya.lang.register import Institution, Nisba, Node, Register, Registered, Word, name_edges
from riwaya.lang.tables import load_table

# Kinds of entries that name a party by themselves.
_PARTIES = frozenset(("party", "institution", "roles"))


_ORDER = {"register": 2, "institution": 1}


def _rank(found: tuple[Phrase, Hit]) -> tuple[int, int, int, int]:
    phrase, hit = found
    longer = hit.last if phrase.rule == "institution" else 0  # «النائب العام» before «النائب»
    return phrase.last, -len(phrase.clitics), _ORDER.get(phrase.rule, 0), longer


def _nothing(_: int) -> Phrase | None:
    return None


class PhraseReader:
    """Reads party phrases at given words of one article."""

    def __init__(self, words: Words, register: Register) -> None:
        self.words = words
        self.register = register
        self.options = words.said(register.options)
        self.kinds = words.said(register.kinds)
        self.further: Callable[[int], Phrase | None] = _nothing
        self._hits: dict[int, list[Hit]] = {}
        self._read: dict[int, Phrase | None] = {}

    def close(self) -> None:
        """Let go of the reader of headed names, which holds this one: else both, and the frame, wait for the
        collector of cycles."""
        self.further = _nothing

    def hits(self, at: int) -> list[Hit]:
        """All entries at word `at`, for every reading of its clitics."""
        found = self._hits.get(at)
        if found is None:
            some = at < len(self.options) and self.options[at]
            found = self._hits[at] = self._find_hits(at) if some else []
        return found

    def _find_hits(self, at: int) -> list[Hit]:
        found: list[Hit] = []
        new, add = tuple.__new__, found.append  # an article has hundreds of hits
        keys, gap, count, after = self.words.keys, self.words.gap, len(self.words.keys), at + 1
        goes_on = after < count and gap[after] <= QUOTE
        for option in self.options[at]:
            first = option[2]
            for entry in first.entries:
                add(new(Hit, (entry, option, after)))
            if not goes_on:
                continue
            node: Node | None = first.further.get(keys[after])
            last = after
            while node is not None:
                last += 1
                for entry in node.entries:
                    add(new(Hit, (entry, option, last)))
                node = node.further.get(keys[last]) if last < count and gap[last] <= QUOTE else None
        return found

    def first_key(self, hit: Hit, at: int) -> str:
        """The comparison key of word `at` without the clitics of a hit: «للحزب» → "الحزب"."""
        cut, elided = hit.option.length, hit.option.length < len(hit.option.clitics)
        return "ا" + self.words.keys[at][cut + 1 :] if elided else self.words.keys[at][cut:]

    def read(self, at: int, depth: int = 0) -> Phrase | None:
        """The longest party phrase that begins at word `at`, or None."""
        if depth:
            return self._longest(at, depth)
        try:
            return self._read[at]
        except KeyError:
            best = self._read[at] = self._longest(at, depth)
            return best

    def body(self, at: int, depth: int = 0) -> Phrase | None:
        """The body that a role or source belongs to at word `at`, also one that only its head noun tells."""
        phrase, headed = self.read(at, depth), self.further(at)
        if headed is None or (phrase is not None and headed.last <= phrase.last):
            return phrase
        for hit in self.hits(at):
            row = hit.entry.payload
            if hit.entry.kind == "unnamed" and hit.last == headed.last and isinstance(row, Word):
                return headed._replace(party=Registered("x-" + slug(row.second), row.first, row.second))
        return headed

    def _longest(self, at: int, depth: int) -> Phrase | None:
        found: list[tuple[Phrase, Hit]] = []
        for hit in self.hits(at):
            phrase = self._phrase(hit, at, depth) if hit[0][0] in _PARTIES else None
            if phrase is not None:
                found.append((phrase, hit))
        if len(found) > 1:
            return max(found, key=_rank)[0]
        return found[0][0] if found else None

    def _phrase(self, hit: Hit, at: int, depth: int) -> Phrase | None:
        (kind, payload), option, last = hit
        if kind == "party" and isinstance(payload, Registered):
            if last == at + 1 and payload.type == "PER" and self._guards(self.words.keys[at]):
                return None  # «الصدر» counts only where the full name stands, like a guarded alias
            start, clitics = self.words.start[at] + option.length, option.clitics
            return tuple.__new__(Phrase, (at, last, start, payload, "register", clitics, (), (), None, ""))
        if kind == "institution" and isinstance(payload, Institution):
            return self._institution(hit, at, payload, depth)
        if kind == "roles" and isinstance(payload, Word) and depth < 2:
            return read_role(self, hit, at, payload, depth)
        return None

    @staticmethod
    def _guards(key: str) -> bool:
        return key in name_tagger().common or key in name_edges("guarded")

    def made(self, hit: Hit, at: int, last: int, party: Registered, rule: str, **more: object) -> Phrase:
        """The phrase of words `at..last` that begins behind the clitics of a hit."""
        return Phrase(
            at,
            last,
            self.words.start[at] + hit.option.length,
            party,
            rule,
            hit.option.clitics,
            **more,  # type: ignore[arg-type]
        )

    # Institution + state --------------------------------------------------------------------------------------

    def _institution(self, hit: Hit, at: int, institution: Institution, depth: int) -> Phrase | None:
        if institution.head[0] == "إ" and self.words.written(at, hit.option.length)[0] == "أ":
            return None  # «أعلام» are flags
        if institution.head == "دبلوماسي" and at and self.words.keys[at - 1] in name_edges("diplomatic"):
            return None  # «إنجاز دبلوماسي فلسطيني»
        if institution.head in ("رئاسة", "مقاومة") and hit.option.clitics.endswith("ب"):
            return None  # «برئاسة السودان»: in the chair; «معروف بمقاومة إسرائيل»
        if hit.last < len(self.words) and self.words.keys[hit.last] in name_edges("no-" + institution.head):
            return None  # «مقاومة» + «الاحتلال الإسرائيلي»
        found = self._state_after(hit.last, institution)
        if found is None and depth and institution.form == "construct" and _stands_alone(institution):
            found = self.nisba(hit.last, definite=True)  # «المتحدث باسم وزارة الخارجية الأردني»
        if institution.head in name_edges("unlisted"):
            return None
        if found is None:
            if institution.form != "construct" or not _stands_alone(institution):
                return None
            state, last = "", hit.last
        else:
            state, last = found
        party = self.register.compose(institution, state)
        owner = self.read(hit.last, 2) if institution.form == "genitive" else None
        ruled = owner is not None and owner.party.type == "PER"
        if ruled and institution.type == "PER":
            return None
        # «رئيس وزراء إسرائيل» names Israel, too
        stated = owner is not None and owner.rule == "register" and owner.party.type == "GPE" and owner.party != party
        inner = (owner,) if owner is not None and (ruled or stated) else ()
        return self.made(hit, at, last, party, "institution", state=state, inner=inner)

    def _state_after(self, at: int, institution: Institution) -> tuple[str, int] | None:
        """The state said after an institution word at word `at`, and the word after it."""
        gap = self.words.gap
        if at >= len(gap) or gap[at] > QUOTE:
            return None
        if institution.form == "genitive":
            return self._state_name(at, institution)
        definite = institution.form == "construct"
        # «وزير الداخلية الفرنسية»: the adjective may agree with the ministry.
        gender = "s" if institution.type == "PER" and institution.gender != "p" else institution.gender
        found = self.nisba(at, definite=definite, gender=gender)
        if found is None and definite and self.words.keys[at] in name_edges("between"):
            further = at + 1
            if further < len(self.words) and self.words.gap[further] <= QUOTE:
                found = self.nisba(further, definite=definite, gender=institution.gender)
        if found is None and definite and institution.head.startswith(_PORTFOLIOS):
            found = self._behind_portfolio(at, institution.gender)
        return found

    def _behind_portfolio(self, at: int, gender: str) -> tuple[str, int] | None:
        """The state behind a second portfolio: «وزارة الثقافة» + «وتنمية المعرفة الإماراتية»."""
        words, last = self.words, min(len(self.words), at + 5)
        second = [key.removeprefix("و") for key in words.keys[at : at + 2]]
        if words.keys[at][0] != "و" or not any(key.startswith("ال") for key in second):
            return None
        for further in range(at + 1, last):
            if words.gap[further] > QUOTE or (words.keys[further][0] == "و" and words.keys[further][1:3] != "ال"):
                break
            if words.keys[further] == "في" and further + 1 < len(words):
                place = self.read(further + 1, 2)
                if place is not None and place.party.type == "GPE" and not place.clitics:
                    return place.party.key, place.last
                break
            found = self.nisba(further, definite=True, gender=gender)
            if found is None and words.keys[further].endswith("ين"):
                found = self.nisba(further, definite=True)  # «وزير العدل والداخلية التركيين»
            if found is not None:
                return found
        return None

    def nisba(self, at: int, *, definite: bool, gender: str = "") -> tuple[str, int] | None:
        """The state whose adjective stands at word `at` without clitics, and the word after it.

        `gender`: of the noun it describes; nouns of groups (p) take plural or masculine adjectives,
        "s" is either singular, "" any.
        """
        best: tuple[str, int] | None = None
        for hit in self.hits(at) if at < len(self.kinds) and "nisba" in self.kinds[at] else ():
            payload = hit.entry.payload
            if hit.option.clitics or not isinstance(payload, Nisba) or payload.definite != definite:
                continue
            agrees = gender in ("", payload.gender) or (gender == "p" and payload.gender == "m")
            agrees = agrees or (gender == "s" and payload.gender != "p")
            if agrees and (best is None or hit.last > best[1]):
                best = payload.state, hit.last
        return best

    def _state_name(self, at: int, institution: Institution) -> tuple[str, int] | None:
        best: tuple[str, int] | None = None
        for hit in self.hits(at):
            payload = hit.entry.payload
            if not hit.option.clitics and hit.entry.kind == "party" and isinstance(payload, Registered):
                ruled = payload.type != "PER" or institution.head in RULED
                ruled = ruled and not (payload.type == "LOC" and self.first_key(hit, at) in word_levels())
                state = self.state_of(payload) if ruled else ""
                if state and (best is None or hit.last > best[1]):
                    best = (state, hit.last)
        return best

    def state_of(self, party: Registered) -> str:
        """The state that a party named after an institution word stands for: itself, its country, or ""."""
        if party.type == "GPE":
            return party.key
        return party.country if party.type in ("LOC", "PER") else ""


_PORTFOLIOS = ("وزارة ", "وزير ", "وزيرة ", "نائب وزير ", "وكيل وزارة ")
# Institution words that a ruler's name can follow: «حكومة نتنياهو».
RULED = ("حكومة", "إدارة", "نظام", "قوات", "جيش")


def _stands_alone(institution: Institution) -> bool:
    """Whether an institution word names a party without its state: «وزارة الدفاع», «رئاسة الجمهورية»."""
    return institution.head in bare_institutions() or (
        institution.head.startswith(("وزارة ", "وزير ", "وزيرة ", "رئيس الوزراء")) and institution.head[-3:] != " في"
    )


@cache
def bare_institutions() -> frozenset[str]:
    """Institution words that name a party where no state is said: «رئاسة الجمهورية», «البنك المركزي»."""
    return frozenset(row["head"] for row in load_table("bare_institutions").rows)


__all__ = ["BRACKET", "COMMA", "HARD", "QUOTE", "RULED", "SPACE", "Hit", "Phrase", "PhraseReader", "definite_heads"]
