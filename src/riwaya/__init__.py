"""riwaya: every party's account of a contested story, tied to the words that carry it."""

from riwaya.errors import RiwayaError
from riwaya.pipeline import link, read
from riwaya.readers import article_of, articles_from
from riwaya.settings import Settings

__version__ = "0.1.0"

__all__ = ["RiwayaError", "Settings", "__version__", "article_of", "articles_from", "link", "read"]
