"""Roles and groups of another party: «المتحدث باسم وزارة الدفاع», «حلفاء واشنطن الأوروبيون», «مقاتلو الحركة»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.annotate.naming.phrase import Hit, Phrase, definite_heads
from riwaya.annotate.naming.words import QUOTE, SPACE
from riwaya.lang.name_words import bare_name, slug
from riwaya.lang.register import Registered, Word, name_edges

if TYPE_CHECKING:
    from riwaya.annotate.naming.phrases import PhraseReader

# The name in a row of `roles` whose group is the party itself: «مقاتلو الحركة» is the movement.
_ITSELF = "{party}"
# Links behind which a person may stand: «حلفاء ترامب», «حملة ترامب الانتخابية», «الحملة الانتخابية لترامب».
_PERSONAL = frozenset(("whose", "person", "person-ل"))
# The link of those who stand beside the holder of an office: «مستشار الرئيس الإيراني».
_AIDE = "aide"
_CAMPAIGNS = frozenset(("الانتخابيه", "الرئاسيه"))
_GROUP_ADJECTIVES = ("يين", "يون", "العرب", "الاكراد", "الغرب")


def read_role(reader: PhraseReader, hit: Hit, at: int, row: Word, depth: int) -> Phrase | None:
    """The role or group of another party that begins at word `at` with a hit of the table `roles`."""
    inside = _inside(reader, hit, row.first)
    if inside < 0:
        return None
    owner = reader.body(inside, depth + 1)
    if owner is None and row.first == "باسم" and reader.words.keys[inside] in definite_heads():
        bare = row.second.format(party="")
        return reader.made(hit, at, inside + 1, Registered("x-" + slug(bare), "PER", bare_name(bare)), "role")
    if owner is None or not _may_own(owner, row, direct=inside == hit.last):
        return None
    if owner.party.type == "LOC" and not owner.clitics:
        adjective = reader.nisba(owner.last, definite=True, gender="s")
        if adjective is not None and reader.words.gap[owner.last] == SPACE:
            owner = owner._replace(last=adjective[1])  # «محافظ كركوك» + «العراقية»
    if row.second == _ITSELF:
        return _itself(reader, hit, at, owner)
    state = reader.register.parties.get(owner.party.parent)
    if row.first == "whose" and owner.party.type == "LOC" and state is not None:
        owner = owner._replace(party=state, rule="capital")  # «حلفاء واشنطن»
    party = Registered(
        f"{owner.party.key}/{slug(row.second.format(party=''))}",
        row.third,
        row.second.format(party=owner.party.name or owner.party.name_ar),
        country=owner.party.country,
        parent=owner.party.key,
    )
    phrase = reader.made(hit, at, owner.last, party, "role", inner=(owner,), state=reader.state_of(owner.party))
    if row.first == "person":
        return _with_campaign(reader, phrase)
    return phrase if row.third == "PER" else _with_adjective(reader, phrase)


def _inside(reader: PhraseReader, hit: Hit, link: str) -> int:
    """The word where the owner of a role begins; -1 when the link between them is missing."""
    words, inside = reader.words, hit.last
    if inside >= len(words) or words.gap[inside] > QUOTE:
        return -1
    if link in ("باسم", "في"):
        if words.keys[inside] in name_edges("epithet") and inside + 1 < len(words):
            inside += 1  # «المتحدث السابق باسم البنتاغون»
        if words.keys[inside] == link:
            inside += 1
            return inside if inside < len(words) and words.gap[inside] <= QUOTE else -1
        if link != "في" or not words.keys[inside].startswith("ب"):
            return -1
    return inside


def _may_own(owner: Phrase, row: Word, *, direct: bool) -> bool:
    """Whether a party can have such a role; `direct` when no word of the link stands before it."""
    link, person = row.first, owner.party.type == "PER"
    if link == _AIDE:
        return person and owner.rule == "institution" and not owner.clitics
    if link == "باسم" and owner.rule in ("institution", "role", "title-name"):
        return owner.party.type != "LOC"  # «المتحدث باسم الأمين العام للأمم المتحدة»
    if (link.startswith("person") and not person) or (person and link not in _PERSONAL):
        return False
    if owner.party.type == "LOC" and link == "باسم":
        return False
    wanted = {"ل": ("ل",), "person-ل": ("ل",), "في": ("", "ب")}.get(link, ("",))
    return owner.clitics in wanted and not (link == "في" and direct and owner.clitics != "ب")


def _itself(reader: PhraseReader, hit: Hit, at: int, owner: Phrase) -> Phrase | None:
    """«مقاتلو الحركة»: an armed group by its fighters; for other parties nothing."""
    if owner.party.type != "ARMED_GROUP":
        return None
    surface = (owner.start, reader.words.end[owner.last - 1])
    return reader.made(hit, at, owner.last, owner.party, owner.rule, surfaces=(surface, *owner.surfaces))


def _with_campaign(reader: PhraseReader, phrase: Phrase) -> Phrase | None:
    """«حملة ترامب» with «الانتخابية» behind it; None without, as it may be any campaign."""
    words, last = reader.words, phrase.last
    if last >= len(words) or words.gap[last] > QUOTE or words.keys[last] not in _CAMPAIGNS:
        return None
    return phrase._replace(last=last + 1, surfaces=((phrase.start, words.end[last - 1]),))


def _with_adjective(reader: PhraseReader, phrase: Phrase) -> Phrase:
    """A group with the adjective behind its owner: «حلفاء واشنطن» + «الأوروبيون»."""
    words, last = reader.words, phrase.last
    if last >= len(words) or words.gap[last] != SPACE:
        return phrase
    key = words.keys[last]
    if not (key.startswith("ال") and key.endswith(_GROUP_ADJECTIVES)):
        return phrase
    return phrase._replace(last=last + 1, surfaces=((phrase.start, words.end[last - 1]),))
