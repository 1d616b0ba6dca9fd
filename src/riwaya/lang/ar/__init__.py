"""Arabic: folding, clitics and tables. Knowledge is in `lexicon/`, its proof in `cases/`."""

from riwaya.lang.ar.clitics import PROCLITICS, Variant, strip_article, variants
from riwaya.lang.ar.fold import fold, fold_text, key_of

__all__ = ["PROCLITICS", "Variant", "fold", "fold_text", "key_of", "strip_article", "variants"]
