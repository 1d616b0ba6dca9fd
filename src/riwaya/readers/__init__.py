"""One file per source form: text, HTML, JSON Lines; `articles_from` tells them apart."""

from riwaya.readers.inputs import InputProblem, articles_from
from riwaya.readers.making import article_of, published_given
from riwaya.readers.story_toml import StoryNotes, notes_beside

__all__ = ["InputProblem", "StoryNotes", "article_of", "articles_from", "notes_beside", "published_given"]
