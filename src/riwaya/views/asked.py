"""Questions as a page asks them: a topic that stands for a question is spelt as the articles print it."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from riwaya.lang.ar import fold, key_of
from riwaya.model import Question
from riwaya.views.evidence import StoryIndex

_WORD = re.compile(r"\w{3,40}")
_SIGNS = re.compile("[\u064b-\u0652\u0670\u0640]")


def question_text(index: StoryIndex, question: Question, language: str = "ar") -> str:
    """The words of a question in a language: «العودة» where linking has the comparison key «العوده»."""
    if language == "en" and question.text_en:
        return question.text_en
    return question.text if question.given else _spellings(index).get(question.text, question.text)


@lru_cache(maxsize=2)
def _spellings(index: StoryIndex) -> dict[str, str]:
    """For the key of every topic that stands for a question: its usual spelling in what people say."""
    wanted = {question.text for question in index.story.questions if not question.given}
    counts: dict[str, Counter[str]] = {key: Counter() for key in wanted}
    for reading in index.story.readings if wanted else ():
        for claim in reading.claims:
            for word in _WORD.findall(reading.article.quote(claim.content)):
                key = _key(word)
                if key in wanted:
                    counts[key][_SIGNS.sub("", word)] += 1
    return {key: min(found, key=lambda word: (-found[word], word)) for key, found in counts.items() if found}


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    return key_of(fold(word))
