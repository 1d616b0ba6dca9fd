"""One file per source form; `articles_from` tells them apart."""

from riwaya.readers.inputs import article_of, articles_from

__all__ = ["article_of", "articles_from"]
