"""`story.toml` beside articles: name, date and questions of the story, and what the texts do not say of themselves."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from riwaya.errors import InputError
from riwaya.lang.name_words import slug, words_of
from riwaya.model import Article, Question, StoryParty
from riwaya.readers.making import published_given

PARTY_TYPES = ("PER", "GPE", "ORG", "ARMED_GROUP", "FORCE", "MEDIA", "LOC")
_TEXTS = ("outlet", "author", "url", "title")


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
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path} is no TOML ({error}); mend it or take it away") from None
    questions = []
    for number, row in enumerate(table.get("question", []), 1):
        if not isinstance(row, dict) or not row.get("text"):
            raise InputError(f"{path}: question {number} has no 'text'; give each [[question]] a text")
        keywords = tuple(str(word) for word in row.get("keywords", ()))
        identifier = str(row.get("id") or f"q{number}")
        questions.append(Question(identifier, str(row["text"]), str(row.get("text_en", "")), keywords, given=True))
    articles = {
        stem: {name: str(value) for name, value in said.items()} for stem, said in table.get("articles", {}).items()
    }
    text = {name: str(table.get(name, "")) for name in ("name", "name_en", "today")}
    parties = tuple(_party(row, number, path) for number, row in enumerate(table.get("party", []), 1))
    return StoryNotes(**text, questions=tuple(questions), parties=parties, articles=articles)


def _party(row: Any, number: int, path: Path) -> StoryParty:
    """A [[party]] of the story: name_ar, name_en and type are needed; key, aliases, country, parent, qid are not."""
    said = row if isinstance(row, dict) else {}
    text = {name: str(said.get(name, "")).strip() for name in ("name_ar", "name_en", "type", "key", "country")}
    if not words_of(text["name_ar"]) or not text["name_en"] or text["type"] not in PARTY_TYPES:
        raise InputError(
            f"{path}: party {number} needs name_ar, name_en and a type out of {', '.join(PARTY_TYPES)}; mend its row"
        )
    aliases = tuple(str(alias) for alias in said.get("aliases", ()))
    more = (text["country"], str(said.get("parent", "")), str(said.get("qid", "")))
    key = text["key"] or slug(text["name_en"])
    return StoryParty(key, text["type"], text["name_en"], text["name_ar"], aliases, *more)
