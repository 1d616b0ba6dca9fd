from __future__ import annotations

from dataclasses import replace

from riwaya import article_of, link, read
from riwaya.model import Question
from riwaya.views.accounts import accounts
from riwaya.views.evidence import StoryIndex
from riwaya.views.filters import choices

TOLD = "قال مصدر أمني إن القوات الأجنبية ستغادر القاعدة نهاية الشهر."


def test_two_sources_of_one_name_can_be_told_apart() -> None:
    about = Question("q-end", "متى تغادر القوات الأجنبية؟", "When do foreign troops leave?", ("القوات",))
    reading = read(article_of(TOLD, published="2024-01-12", outlet="النهر"))
    story = link([reading], questions=[about])
    (question,) = accounts(story, StoryIndex(story))
    (account,) = question.accounts
    assert choices((question,)).parties == ((account.party, "مصدر أمني", "Security Source (unnamed)", 1),)
    twice = replace(question, accounts=(account, replace(account, party="x-another")))
    assert {name for _, name, _, _ in choices((twice,)).parties} == {"مصدر أمني · النهر 2024-01-12"}
