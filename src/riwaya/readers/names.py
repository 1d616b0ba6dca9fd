"""Articles of one id, URL or file name with different texts: to a story the later is a new version of the earlier."""

from __future__ import annotations

from collections import Counter

from riwaya.errors import InputNotice
from riwaya.model import Article, document_of

_SHOWN = 5


class Names:
    """What the articles of one addition go by, and which of them go by the same."""

    def __init__(self) -> None:
        self._texts: dict[str, set[str]] = {}
        self.taken_twice: Counter[str] = Counter()

    def take(self, article: Article) -> None:
        """Take in an article: «خبر.txt» of two folders is one document, unless both have the same words."""
        texts = self._texts.setdefault(document_of(article), set())
        if texts and article.digest not in texts:
            self.taken_twice[article.url or article.stem] += 1
        texts.add(article.digest)

    def notice(self) -> InputNotice:
        """How many have the name of an earlier one, and which names, the most frequent first."""
        count = self.taken_twice.total()
        names = sorted(self.taken_twice, key=lambda name: (-self.taken_twice[name], name))
        told = ", ".join(f"«{name}»" + _times(self.taken_twice[name] + 1) for name in names[:_SHOWN])
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        have = "1 article has" if count == 1 else f"{count} articles have"
        return InputNotice(
            f"{have} the id, URL or file name of an earlier one and another text: {told}{more}; a story takes the last"
            " for the newest version, so give each article its own id"
        )


def _times(count: int) -> str:
    return f" ({count} texts)" if count > 2 else ""
