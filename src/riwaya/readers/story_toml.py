"""`story.toml` beside articles: name, date and questions of the story, and what the texts do not say of themselves."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from riwaya.errors import InputError
from riwaya.lang.name_words import slug, words_of
from riwaya.model import Article, Question, StoryParty
from riwaya.readers.making import published_given
from riwaya.settings import iso_date

PARTY_TYPES = ("PER", "GPE", "ORG", "ARMED_GROUP", "FORCE", "MEDIA", "LOC")
_TEXTS = ("outlet", "author", "url", "title")
# What may stand in the file, and in each of its tables.
_OF_STORY = ("name", "name_en", "today", "question", "party", "articles")
_OF_QUESTION = ("id", "text", "text_en", "keywords")
_OF_PARTY = ("name_ar", "name_en", "type", "key", "country", "parent", "qid", "aliases")


@dataclass(frozen=True, slots=True)
class StoryNotes:
    """What a story.toml says: `articles` maps a stem to metadata; the rest belongs to the story."""

    name: str = ""
    name_en: str = ""
    today: str = ""
    questions: tuple[Question, ...] = ()
    parties: tuple[StoryParty, ...] = ()
    articles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def applied(self, article: Article) -> Article:
        """The article with what the notes say of it and it does not say itself."""
        said = self.articles.get(article.stem, {})
        changes: dict[str, Any] = {name: said[name] for name in _TEXTS if said.get(name) and not getattr(article, name)}
        if said.get("published") and article.published is None:
            changes["published"] = published_given(said["published"])
        return replace(article, **changes) if changes else article


def notes_beside(folder: Path) -> StoryNotes:
    """The notes of `folder`/story.toml, empty notes when there is none; raises InputError when it is malformed."""
    path = folder / "story.toml"
    if not path.is_file():
        return StoryNotes()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path} is no TOML ({error}); mend it or take it away") from None
    try:
        _check_names(table, _OF_STORY, "the story")
        return StoryNotes(
            _text(table, "name"),
            _text(table, "name_en"),
            _day(table, "today"),
            questions=tuple(_question(row, number) for number, row in enumerate(_rows(table, "question"), 1)),
            parties=tuple(_party(row, number) for number, row in enumerate(_rows(table, "party"), 1)),
            articles={stem: _said(said, stem) for stem, said in _table(table, "articles").items()},
        )
    except InputError as error:
        raise InputError(f"{path}: {error}") from None


def _question(row: Any, number: int) -> Question:
    """A [[question]] of the story: text is needed; id, text_en and keywords are not."""
    if not isinstance(row, dict) or not row.get("text"):
        raise InputError(f"question {number} has no 'text'; give each [[question]] a text")
    _check_names(row, _OF_QUESTION, f"question {number}")
    keywords = _texts(row, "keywords")
    return Question(_text(row, "id") or f"q{number}", _text(row, "text"), _text(row, "text_en"), keywords, given=True)


def _party(row: Any, number: int) -> StoryParty:
    """A [[party]] of the story: name_ar, name_en and type are needed; key, aliases, country, parent, qid are not."""
    said = row if isinstance(row, dict) else {}
    _check_names(said, _OF_PARTY, f"party {number}")
    text = {name: _text(said, name).strip() for name in _OF_PARTY if name != "aliases"}
    if not words_of(text["name_ar"]) or not text["name_en"] or text["type"] not in PARTY_TYPES:
        raise InputError(
            f"party {number} needs name_ar, name_en and a type out of {', '.join(PARTY_TYPES)}; mend its row"
        )
    more = (_texts(said, "aliases"), text["country"], text["parent"], text["qid"])
    return StoryParty(text["key"] or slug(text["name_en"]), text["type"], text["name_en"], text["name_ar"], *more)


def _said(said: Any, stem: str) -> dict[str, str]:
    """What an [articles."stem"] says of an article."""
    if not isinstance(said, dict):
        raise InputError(f'what is said of the article {stem} is no table; write [articles."{stem}"]')
    _check_names(said, (*_TEXTS, "published"), f"the article {stem}")
    _day(said, "published")
    return {name: _text(said, name) for name in said}


def _check_names(table: Mapping[str, Any], names: tuple[str, ...], where: str) -> None:
    """Raises InputError for a name that means nothing here: `outlett` is close to `outlet`."""
    for name in table:
        if name not in names:
            near = get_close_matches(name, names, n=1)
            meant = f"did you mean {near[0]!r}?" if near else f"it is one of {', '.join(names)}"
            raise InputError(f"{where} has no {name!r}; {meant}")


def _rows(table: Mapping[str, Any], name: str) -> list[Any]:
    found = table.get(name, [])
    if not isinstance(found, list):
        raise InputError(f"{name!r} is no list of tables; write [[{name}]] above each")
    return found


def _table(table: Mapping[str, Any], name: str) -> dict[str, Any]:
    found = table.get(name, {})
    if not isinstance(found, dict):
        raise InputError(f'{name!r} is no table; write [{name}."NAME-OF-FILE"] above what is said of each article')
    return found


def _text(table: Mapping[str, Any], name: str) -> str:
    """A text of a table, "" where there is none; a number or a date stands as it is written."""
    found = table.get(name, "")
    if isinstance(found, bool) or not isinstance(found, (str, int, date)):
        raise InputError(f"{name!r} is no text; write it in quotation marks")
    return str(found)


def _texts(table: Mapping[str, Any], name: str) -> tuple[str, ...]:
    found = table.get(name, [])
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise InputError(f'{name!r} is no list of texts; write {name} = ["…", "…"]')
    return tuple(found)


def _day(table: Mapping[str, Any], name: str) -> str:
    """A date of a table as ISO, "" where there is none."""
    said = _text(table, name)
    day = iso_date(said)
    if said and not day:
        raise InputError(f"{name!r} cannot be {said!r}; write it as YYYY-MM-DD, YYYY-MM or YYYY")
    return day
