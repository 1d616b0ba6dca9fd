"""`Article` to `Frame`."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.clean.sentences import sentences_of
from riwaya.clean.structure import structure_of
from riwaya.clean.tokens import quotations_of, tokens_of
from riwaya.lang.ar.fold import fold_text, key_of
from riwaya.model import Article, Block, Frame, Quotation, Token
from riwaya.model.vocabulary import Vocabulary

# Words kept with what is known of them, about a kilobyte each; an article has some 400, a thousand articles 35,000.
_MOST_WORDS = 32768
# Letters whose lower case depends on others: the keys of a text that has one are taken from the whole text.
_UNSTEADY = ("İ", "Σ")
_vocabularies = [Vocabulary(key_of)]


def frame_of(article: Article) -> Frame:
    """Fold the article's text and find its blocks, sentences, quotations and tokens."""
    text = fold_text(article.text)
    chars = text.chars
    blocks: list[Block] = []
    sentences: list[tuple[int, int]] = []
    quotations: list[Quotation] = []
    for piece in structure_of(article, chars):
        block = Block(piece.start, piece.end, piece.kind)
        blocks.append(block)
        inside = quotations_of(chars, block.start, block.end)
        quotations += inside
        if block.kind in ("body", "heading"):
            sentences += sentences_of(chars, block.start, block.end, inside)
    tokens = tokens_of(chars)
    key = key_of(chars)
    vocabulary, numbers = _numbered(chars, key, tokens)
    return Frame(
        text=text,
        key=key,
        blocks=tuple(blocks),
        sentences=tuple(sentences),
        quotations=tuple(quotations),
        tokens=tokens,
        token_starts=tuple([token[0] for token in tokens]),
        vocabulary=vocabulary,
        numbers=numbers,
    )


def _numbered(chars: str, key: str, tokens: Sequence[Token]) -> tuple[Vocabulary, tuple[int, ...]]:
    """The vocabulary that holds the words of a text, and their numbers in it."""
    forms = [token[2] for token in tokens]
    if _UNSTEADY[0] in chars or _UNSTEADY[1] in chars:
        own = Vocabulary(key_of)
        return own, own.listed(forms, [key[start:end] for start, end, _, _ in tokens])
    vocabulary = _vocabularies[0]
    if len(vocabulary) > _MOST_WORDS:
        vocabulary = _vocabularies[0] = Vocabulary(key_of)
    return vocabulary, vocabulary.numbered(forms)
